"""What a French sentence leans on: things its own article named before it, and that a summary must have named too.

"Le trader a nié." is French and true, and says nothing where nobody was told of a trader. A definite
noun leans when its article brought it in earlier as something new ("un trader de Vernoise"), or when it is
of the kind that always wants bringing in ("la jeune femme"); "le gouvernement" does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from summarize.plan.anchors import leans_in_time
from summarize.plan.introduced import names_one, taken_as_known
from summarize.plan.links import links_back
from summarize.plan.referents import referent
from summarize.records import Article, GroundedSentence
from summarize.text.entities.tables import word_set
from summarize.text.words import content_stems, is_function_word, stem

# What nothing told before can give: "quinze autres", "beaucoup l'avaient dit". No stem, and no place: an empty
# one would be given by every cut, whose `place` is empty.
NOTHING = "?"
# What any sentence told before gives: a bare "Le feu a repris." may follow, and not open.
ANYTHING = "*"

_MODIFIERS = r"(?:(?:petite?|jeune|grande?|nouveau|nouvel|nouvelle|ancien|ancienne|premier|première|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dernier|dernière|autre|même)s? )*"
_NOUN = r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])){2,}"
_DEFINITE = re.compile(
    rf"(?<![\w'’-])(?:(?P<det>le|la|les|du|au|aux) |l['’])(?P<modifiers>{_MODIFIERS})(?P<noun>{_NOUN})(?![\w'’-])"
)
_DEMONSTRATIVE = re.compile(rf"(?<![\w'’-])(?:ce|cet|cette|ces) {_MODIFIERS}(?P<noun>{_NOUN})")
# "ce jeudi", "cette année", "ces derniers jours", "à ce stade", "cette fois" point at the calendar or at nothing.
_CALENDAR = word_set(
    "lundi mardi mercredi jeudi vendredi samedi dimanche matin matinée soir soirée midi jour jours mois année années semaine semaines "
    "week-end nuit après-midi été hiver printemps automne heure heures temps stade fois sont fut sera serait qui que dont moment siècle "
    "saison date point titre"
)
# Kinds of things and people that no reader knows without having been told of them.
_BROUGHT_IN = word_set(
    "homme hommes femme femmes fillette garçon garçonnet adolescent adolescente adolescents couple suspect suspects suspecte victime "
    "victimes blessé blessés conducteur conductrice chauffeur automobiliste véhicule appareil engin texte long-métrage ouvrage formation "
    "trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire intéressé intéressée prévenu accusé "
    "agresseur auteur auteurs tireur assaillant assaillants trader pilote champion joueur attaquant défenseur gardien entraîneur "
    "réalisateur réalisatrice acteur actrice comédien chanteur chanteuse constructeur société entreprise marque association organisation "
    "établissement quotidien hebdomadaire communiqué rapport locataire pensionnaire locaux bâtiment immeuble lettre courrier document documents vidéo images film match rencontre "
    "rendez-vous compétition course épreuve opération intervention manifestation rassemblement marche bilan chiffre montant somme "
    "chien animal mère père fils fille frère sœur mari épouse compagnon parents famille nourrice nounou élu élue élus magistrat "
    "militant militants passager passagers équipage avion bateau navire train bus camion drame accident incendie explosion sinistre "
    "ministère candidature candidatures invalidation mesure mesures décision enquête procès peine verdict plainte recours accord contrat "
    "proposition réponse demande offre initiative menace déclaration accusation information réaction révélation refus facture groupe "
    "ministre candidat candidate directeur directrice dirigeant dirigeante patron patronne leader responsable professeur professeure "
    "médecin infirmier infirmière journaliste chercheur chercheuse étudiant étudiante écrivain écrivaine expert experte adjoint adjointe "
    "otage ex-otage député députée sénateur sénatrice élève malade patient patiente avocat avocate policier policière courtier "
    "salarié salariée employé employée auteur autrice"
)
# What follows a noun and leaves it bare; "de Vernoise", "qui a fui" and "d'astronomie" tell which.
_BARE_AFTER = re.compile(
    r"\s+(?:de|d['’]|des|à) ?(?=\d)(?!\d{4}\b)|\s*(?:[,.;:!?»)”\"]|$)|\s+(?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|aura|auront|va|vont|doit|doivent|peut|peuvent|"
    r"devait|devra|devrait|pourrait|serait|vient|reste|semble|permet|montre|prévoit|concerne|tombe|risque|pâtit|dit|veut|prend|refuse|n['’]|ne|s['’]|se|en|y|et|ou|mais|dans|pour|par|sur|avec|sans|lors|selon|depuis|après|avant|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aussi|également|ensuite|lui|leur|"
    # any verb by its ending, and the present of those that news is written with
    r"[a-zà-ÿ]+(?:[^l]ait|aient|era|eront|ira|iront|rait|raient|èrent|irent)|"
    r"(?:préconis|estim|affirm|assur|expliqu|ajout|annonc|demand|propos|dénonc|soulign|rappell|précis|indiqu|regrett|jug|souhait|espèr|"
    r"refus|accus|salu|critiqu|réclam|exig|envisag|compt|pass|port|rest|gard|trouv|pens|cherch|parl|lanc|ouvr|offr|accept|"
    r"continu|commenc|arriv|évoqu|déclar|not|confirm|révèl|publi|appell|condamn|représent|évit|risqu|touch|frapp|menac)(?:e|ent)|"
    r"(?:défend|attend|répond|promet|met|part|fait|tient|obtient|revient|devient|maintient|soutient|voit|croit|reçoit|perd|rend|"
    r"sait|vit|suit|craint|rejoint|conclut|appelle|dément|sort|court|agit|réunit|finit|fournit|subit|choisit|compte)(?:s|ent)?"
    r")\b|\s+en question\b"
)
_INTRODUCED = re.compile(
    r"(?:^|[\s('’«\"])(?:un|une|des|deux|trois|quatre|cinq|plusieurs|quelques)\s(?:[^\W\d_]+\s)?$"
)
# "selon l'infectiologue", "ajoute le quotidien": which one?
_SPEAKER = re.compile(
    r"(?:\bselon|\bd['’]après|(?:ajout|poursui|précis|soulign|not|indiqu|conclu|expliqu|affirm|assur|rapport|estim)(?:e|t|ait)) $"
)
_KNOWN_SPEAKERS = word_set(
    "police gendarmerie préfecture parquet gouvernement justice presse mairie opposition direction loi constitution armée "
    "procureur préfet préfète maire président présidence défense accusation droite gauche majorité tradition usage règlement"
)
_COUNTED = re.compile(r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|autres?)\b")
_UNCOUNTED = _CALENDAR | word_set("tiers quarts cinquièmes cents mille millions pays camps sexes côtés")
_NAMED_OR_COUNTED = re.compile(r"(?<=[\s'’«(-])[A-ZÀ-Ý][\w'’-]+|\d")
# "droits de l'homme", "retour à la compétition": a kind, not one of them.
_SET_PHRASE = re.compile(r"(?:droits de|retour à|reprise de|dans le cas d'|parmi) $")


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence needs told before it, and where it stands in its article.

    Either all of `leans` are told somewhere before, or the sentence at `after` right before. `place`
    is where the sentence stands itself, "" when it is not its article's own words.
    """

    leans: frozenset[str] = frozenset()
    after: str = ""
    place: str = ""


FREE = Context()  # it needs nothing


def context(sentence: GroundedSentence, articles: Mapping[str, Article], *, stands: bool = True) -> Context:
    """The context of a verified sentence in the article that gave its wording; none of a translation.

    A sentence that does not stand by itself may only follow the one before it in its article.
    """
    french = [passage for passage in sentence.fact.passages if passage.language == "fr"]
    if not french:
        return FREE
    plain = " ".join(sentence.text.split())
    worded = next((p for p in french if " ".join(p.text.split()) == plain), None)
    own = worded or french[0]
    article = articles[own.article_id]
    leans = (
        leans_on(sentence.text, f"{article.title or ''}. {article.text[: own.start]}")
        if stands
        else {NOTHING}
    )
    return Context(
        frozenset(leans),
        f"{own.article_id}#{own.position - 1}",
        f"{own.article_id}#{own.position}" if worded else "",
    )


def leans_on(sentence: str, before: str) -> frozenset[str]:
    """The stems that must be told before a sentence; `NOTHING` among them when nothing can help.

    Args:
        sentence: a French sentence of an article, or a cut of one.
        before: what stands before it in its article, the title first.
    """
    found: set[str] = set()
    plain = sentence.replace("’", "'")
    if leans_in_time(plain) or links_back(plain):
        found.add(NOTHING)
    own = _own_words(plain)
    for match in _DEMONSTRATIVE.finditer(plain.casefold()):
        noun = match["noun"]
        if (
            noun not in _CALENDAR
            and not is_function_word(noun, "fr")
            and not _named_in(own, noun, match.start())
        ):
            found.add(stem(noun, "fr"))
    earlier = _stems_before(before)
    for match in _DEFINITE.finditer(_lower_opening(plain)):
        noun = match["noun"]
        if not noun.islower() or is_function_word(noun, "fr") or _SET_PHRASE.search(plain[: match.start()]):
            continue
        key = stem(noun, "fr")
        if _named_in(own, noun, match.start()):
            continue
        # "les deux responsables" leans whatever follows.
        counted = (
            match["det"] == "les"
            and noun not in _UNCOUNTED
            and _COUNTED.search(match["modifiers"]) is not None
        )
        if not counted and not _BARE_AFTER.match(plain, match.end()):
            continue
        if match["det"] in {"le", "la", None, "du", "au"} and (name := referent(noun, before)):
            # "La ville" said of another town than its article's would be another sentence.
            if not names_one(sentence, match.start()):
                found.update(content_stems(name, "fr"))
            continue
        spoken = _SPEAKER.search(plain[: match.start()]) and noun not in _KNOWN_SPEAKERS
        if noun in _BROUGHT_IN or spoken or counted or earlier.get(key) == "new":
            found.add(key)
        elif match.start() == 0 and not _NAMED_OR_COUNTED.search(sentence):
            found.add(ANYTHING)
    return frozenset(found) | taken_as_known(sentence, before)


def told_stems(sentence: str) -> frozenset[str]:
    """What a sentence gives to those that follow it: its content stems."""
    return frozenset({*content_stems(sentence, "fr"), ANYTHING})


def _lower_opening(sentence: str) -> str:
    """The sentence with its first letter small: a capital there tells nothing."""
    return sentence[:1].lower() + sentence[1:]


def _own_words(sentence: str) -> list[tuple[int, str]]:
    return [(m.start(), stem(m[0], "fr")) for m in re.finditer(r"[^\W\d_]{3,}", sentence)]


def _named_in(own: list[tuple[int, str]], noun: str, at: int) -> bool:
    """Whether the sentence itself has the noun before."""
    key = stem(noun, "fr")
    return any(start < at and found == key for start, found in own)


@lru_cache(maxsize=512)  # the sentences of one article ask one after the other
def _stems_before(before: str) -> dict[str, str]:
    """For each noun-like stem before: "new" when it came in as something new, else "known"."""
    found: dict[str, str] = {}
    for match in re.finditer(r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])){2,}", before):
        key = stem(match[0], "fr")
        if key not in found:
            new = match[0].islower() and _INTRODUCED.search(
                before[max(0, match.start() - 30) : match.start()]
            )
            found[key] = "new" if new else "known"
    return found
