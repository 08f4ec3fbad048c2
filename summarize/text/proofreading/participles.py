# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French participles that do not agree with what they are told of: "elles se sont réuni", "les gestes qu'il a effectué"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from summarize.text import grammar
from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.persons import person_noun
from summarize.text.signed import signed

Gender = Literal["m", "f", ""]
Number = Literal["s", "p", ""]


class Marks(NamedTuple):
    """What a word agrees with; "" where its form or its determiner does not tell."""

    gender: Gender
    number: Number


# Participles that the dictionary also has as another form, by their masculine singular.
_IRREGULAR = frozenset(
    "fait défait dit interdit connu reconnu vu revu prévu rendu vendu perdu pendu tenu détenu retenu maintenu obtenu soutenu venu devenu "
    "revenu intervenu parvenu attendu entendu défendu répandu étendu reçu élu réélu lu relu ouvert offert couvert découvert mort détruit "
    "conduit construit produit réduit introduit inscrit écrit décrit joint rejoint atteint contraint éteint craint plaint saisi réuni fini "
    "choisi puni sorti servi suivi poursuivi averti investi garanti établi rétabli accueilli enfoui touché battu abattu vaincu convaincu "
    "secouru conclu descendu suspendu".split()
)
_ENDINGS: tuple[tuple[str, Marks], ...] = (
    ("es", Marks("f", "p")),
    ("s", Marks("m", "p")),
    ("e", Marks("f", "s")),
    ("", Marks("m", "s")),
)

# Reflexive verbs whose participle agrees with the subject, whatever follows but an object: nobody writes "se joindre un ami".
_REFLEXIVE = (
    "joint|rendu|réuni|retrouvé|rassemblé|engagé|opposé|déclaré|montré|prononcé|mobilisé|réfugié|affronté|retiré|désisté|inscrit|effondré|"
    "multiplié|dégradé|produit|déroulé|présenté|installé|dispersé|félicité|tenu|intensifié|déclenché|écrasé|arrêté|allié|précipité|emparé|"
    "élevé|établi|étendu|propagé|accéléré|détérioré|aggravé|heurté|échappé|suicidé|évadé|enfui|éteint|exprimé|adressé|excusé|massé|"
    "terminé|achevé|conclu|soldé|traduit|ouvert|attaqué|battu|réjoui|indigné|ému|inquiété|abstenu|constitué|qualifié|incliné|penché|"
    "exposé|enfermé|confiné|séparé|marié|rapproché|éloigné|trompé|plaint|souvenu|servi|amélioré|stabilisé|calmé|creusé|concrétisé|entretenu|refusé(?= à )"
)
_OBJECT = (
    r"(?! (?:compte|la|le|les|des|une?|du|fin|l['’]|de nouve|eux|mutuellement|que|qu['’]|avoir|être|vouloir))"
)
_ADVERB = r"(?:(?:tous|toutes|ainsi|également|aussi|déjà|enfin|finalement|notamment|récemment|rapidement|vite|largement) )?"
# What is written with a capital and is feminine, initials by the noun that they begin with, with no other reading.
FEMININE_NAMES = frozenset(
    "armée assemblée banque commission cour église fédération ligue organisation union agence académie "
    "oms onu ue sncf ratp cgt cfdt cftc cfe-cgc bce nasa fifa uefa cia cnil lfp fff afp ars ansm aphp opep otan fdj lpo sacem ccas cpam fsu "
    "france chine russie turquie suède belgique suisse allemagne angleterre italie espagne europe grèce pologne hongrie ukraine australie "
    "inde afrique asie amérique norvège finlande autriche irlande écosse tunisie algérie libye syrie jordanie argentine colombie bolivie "
    "corée thaïlande indonésie malaisie birmanie biélorussie".split()
)
_THEY = re.compile(
    rf"(?<![\w'’-])(?:se (?:sont|seront|seraient)|s['’]étaient) {_ADVERB}(?:{_REFLEXIVE})(?![\w-]){_OBJECT}"
)
_SHE = re.compile(
    rf"(?<![\w'’-])(?:[Ee]lle|(?<!de )(?:[Ll]a|[Cc]ette) (?P<noun>[a-zà-ÿ]+)) s['’](?:est|était) {_ADVERB}(?:{_REFLEXIVE})(?![\w-]){_OBJECT}"
)  # fmt: skip
# "L'OMS s'est félicité"
_SHE_BY_NAME = re.compile(
    rf"(?<![\w'’-])(?<!de )(?:[Ll]a |[Ll]['’])(?P<name>[A-ZÀ-Ý][\w-]+) (?:[a-zà-ÿ]+ )?s['’](?:est|était) {_ADVERB}(?:{_REFLEXIVE})(?![\w-]){_OBJECT}"
)

# "les gestes qu'il a effectué lundi": the object before "avoir", and nothing behind that could be another one.
_BEFORE_HAVE = re.compile(
    r"(?<![\w'’-])(?P<det>les|des|ces|ses|leurs|aux|nos|plusieurs|la|une|cette|sa) "
    r"(?:(?:vives?|nombreu(?:x|ses)|grande?s?|gros|grosses?|nouve(?:aux|lles?)|lourde?s?|forte?s?|premi(?:er|ère)s?|derni(?:er|ère)s?|rares?|longue?s?|petite?s?|"
    r"belles?|beaux|bonnes?|bons|multiples|différente?s|diverse?s|deux|trois|quatre|cinq) )*(?P<noun>[A-ZÀ-Ýa-zà-ÿ][a-zà-ÿ]*),? qu(?:e |['’])"
    r"(?:(?:il|elle|on|ils|elles|j['’]|nous|vous|l['’][a-zà-ÿ]+|l[ea]s? [a-zà-ÿ]+|M\. [A-ZÀ-Ý][\w-]+|[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)?) ?)?"
    r"(?:n['’])?(?:a|ai|avait|ont|avaient|aurait|auraient|avons)(?: (?:déjà|toujours|bien|aussi|également|récemment|jamais|encore|ainsi|même))? "
    r"(?P<participle>[a-zà-ÿ]{3,}(?:é|i|u|is|it|(?:é|i|u)(?:s|es|e)|(?:is|it)(?:es|e)|its))(?=[,.;:!?)]|(?<=qualifié) de |(?<=accusé) de |(?<=traité) de | (?:à|au|aux|en|dans|par|lors|pour|sur|avec|depuis|hier|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|avant|après|pendant|contre|chez|durant|auprès|entre|sous|sans|la semaine|ce|cette|il y a)(?!\w))"
)
# After these an infinitive or a clause is understood: "les efforts qu'il a pu (faire)", "la somme qu'il avait dit".
_MODAL = frozenset(
    "pu dû voulu fait laissé cru su dit estimé souhaité jugé affirmé pensé décidé demandé promis permis espéré préféré appris entendu vu "
    "senti eu été annoncé expliqué déclaré trouvé assuré indiqué regretté duré coûté valu vécu couru".split()
)
# Beside them "que" tells when or how: "les trois jours qu'il a passé", "c'est par ces mots que le maire a conclu".
_ADVERBIAL = re.compile(r"(?:c['’]est|ce sont|n['’]est|[Cc]e n['’]est)(?: pas| plus| aussi)? (?:par|à|dans|en|avec|pour|sur|de|depuis|lors)?[^,.;]{0,40}$|(?:fois|jours?|mois|ans?|années?|semaines?|heures?|point|mesure|sorte|manière|façon)$")  # fmt: skip

# "Prisées du public, la fréquentation …": what an opening participle is told of is the subject behind the comma.
_OPENING = re.compile(
    r"^(?:[A-ZÀ-Ý][a-zà-ÿ]+ment |Très |Déjà |Fortement |Peu )?(?:très |plus |peu |fortement |largement )?(?P<participle>[A-ZÀ-Ýa-zà-ÿ]+(?:ée?s?|ue?s?|ie?s?|i[st]es?|its)) "
    r"(?!(?:le|la|les|l['’]|ce|cette|ces|cet|une?|son|sa|ses|que|qu['’]|si|quand|et|ou)(?![\w-]))(?P<rest>[^,«»\"“”]{2,150}), "
    r"(?P<det>les|des|plusieurs|deux|trois|la|le|une?|cette|ces|ils|elles|il|elle) (?P<subject>[a-zà-ÿ]+)(?P<after>[^,]{0,80})"
)
# "Originaire d'Orvanne, les voisins": an adjective opens as a participle does.
_ADJECTIVE_OPENS = re.compile(
    r"^(?:Originaire|Nati(?:f|ve)|Conscient|Consciente|Fi(?:er|ère)|Inqui(?:et|ète)|Candidate?|Absente?|Présente?|Proche|Adepte|Seule?)(?P<several>s?) "
    r"(?:d|à |aux? |en |pour |lors )[^,«»\"“”]{2,120}, (?P<det>les|des|plusieurs|ils|elles|il|elle|la|le|une?) (?P<subject>[a-zà-ÿ]+)"
)
# "Partie tenter sa chance, son visa a expiré", "Lancé en mai, la « Lune »": the subject is a thing of who opens, or a name.
_OPENING_OF_ANOTHER = re.compile(
    r"^(?:[A-ZÀ-Ý][a-zà-ÿ]+ment )?(?P<participle>[A-ZÀ-Ýa-zà-ÿ][a-zà-ÿ]+(?:ée?s?|ue?s?|ie?s?|i[st]es?|its)) "
    r"(?!(?:le|la|les|l['’]|ce|cette|ces|cet|une?|son|sa|ses|que|qu['’]|si|quand|et|ou)(?![\w-]))(?P<rest>[^,«»\"“”]{2,150}), "
    r"(?P<det>l['’]|son |sa |leur |la |une |le |un )(?P<former>ex-|ancien |ancienne )?(?P<quote>[«\"] ?)?(?P<subject>[A-ZÀ-Ýa-zà-ÿ][\w-]*)"
)
_NUMBER = {"la": "s", "le": "s", "un": "s", "une": "s", "cette": "s", "il": "s", "elle": "s"}
_GENDER = {
    "la": "f",
    "une": "f",
    "cette": "f",
    "elle": "f",
    "elles": "f",
    "le": "m",
    "un": "m",
    "il": "m",
    "ils": "m",
}
# What stands with an article of one and speaks of many: "Interrogés hier, la plupart se taisent".
_MANY = frozenset(
    "plupart majorité moitié tiers quart reste ensemble groupe couple duo trio foule centaine dizaine vingtaine trentaine quarantaine "
    "cinquantaine soixantaine quinzaine douzaine millier million partie équipe famille".split()
)

# "se sont vues infliger": who does what the infinitive tells is another, and "vu" does not agree with its object. With
# what one does or undergoes by oneself it does: "elles se sont vues mourir".
_SEEN = re.compile(
    rf"(?<![\w'’-])(?:s['’](?:est|était|étaient|être)|se (?:sont|seraient|serait|seront|sera)) (?:pas |plus |jamais )?{_ADVERB}"
    r"(?:vue?s?(?<!vu) (?:infliger|prescrire|notifier|signifier|attribuer|refuser|remettre|confier|décerner|délivrer|offrir|proposer|interdire|"
    r"retirer|retrancher|imposer|reprocher|accorder|octroyer|prêter|rendre|opposer|adresser|réclamer|demander|dire|qualifier|contraindre|"
    r"amputer|priver|promettre|accuser|condamner|désigner|ravir|supprimer)|"
    # "faire" and an infinitive are one verb: "elle s'est fait agresser"
    r"faite?s?(?<!fait) (?!(?:rare|maire|maître|libre|mère|père|sœur|chair)(?!\w))[a-zà-ÿ]{2,}(?:er|ir|re))(?![\w-])"
)
# "se sont donnés rendez-vous", "se sont succédées": one gives to oneself, and what is given stands behind.
_TO_ONESELF = re.compile(
    r"(?<![\w'’-])(?:se (?:sont|seraient|seront)|s['’](?:étaient|est|était)) (?:(?:donc|ainsi|également|aussi|tous|toutes|même|déjà) )?"
    r"(?:donn(?:és|ées|ée) (?:rendez-vous|pour (?:but|mission|objectif|tâche)|la (?:mort|main|réplique|peine)|du mal|le mot|un an|une semaine)|"
    r"rendu(?:s|es|e) compte|succédé(?:s|es|e)|parlé(?:s|es|e)|permise|téléphoné(?:s|es)|ressemblé(?:s|es)|menti(?:s|es|e)|"
    r"fixé(?:s|es|e) (?:pour|comme) (?:but|objectif))(?![\w-])"
)
# "elle s'est procurée les plans": what one gets for oneself stands behind, and the participle does not agree. What stands
# before "que" does: "les règles qu'elle s'est fixées".
_FOR_ONESELF = re.compile(
    r"s(?<![\w'’-].)(?<!qu['’].)(?<!que .)(?<!qu['’]il .)(?<!qu['’]elle .)(?<!qu['’]ils .)(?<!qu['’]elles .)"
    r"(?:e (?:sont|seraient|seront|serait|sera)|['’](?:étaient|était|est|être)) (?:(?:donc|ainsi|également|aussi|tous|toutes|même|déjà|rapidement) )?"
    r"(?:procuré|approprié|remémoré|offert|octroyé|attiré|partagé|disputé|acheté|imaginé|accordé|adjugé|attribué|payé|cassé|fracturé|arrogé|réservé|assuré|donné|"
    r"rappelé|foulé|tordu)(?:s|es|e) (?:l[ea]s?|une?|des|du|son|sa|ses|leurs?|deux|trois|plusieurs) "
)
# "le plan que se sont procurés les voisins": what they got is one.
_GOT = re.compile(
    r"(?<![\w'’-])(?:(?P<one>[Ll]e|[Uu]n|[Cc]e|[Cc]et) |(?P<several>[Ll]es|[Dd]es|[Cc]es) )[a-zà-ÿ]+ que (?:s['’](?:est|était|étaient)|se (?:sont|seraient)) "
    r"(?:procur|appropri|octroy|partag|disput|achet|accord|adjug|attribu|réserv)é(?P<ending>e?s?)(?!\w)"
)
# "elle s'en est pris au maire"
_BLAMED = re.compile(
    r"(?:(?<![\w'’-])[Ee]lle|(?<![\w'’-])(?:[Ll]a|[Uu]ne|[Cc]ette) (?P<noun>[a-zà-ÿ]+)(?: d(?:e |u |es |e la |e l['’]|['’])[\w’'-]+)?) s['’]en (?:est|était) "
    r"(?:(?:également|ainsi|aussi|violemment|vivement|ensuite) )?pris (?=à |aux? )"
)
_ADVERB_BEFORE = (
    r"(?:(?:tous|toutes|ainsi|également|aussi|déjà|toujours|bien|pas|plus|jamais|encore|enfin|finalement|ensuite|même|rapidement|longuement|immédiatement|"
    r"fortement|directement) )?"
)
# "les a conduit à Brévans": "les" is an object, and stands before; behind an infinitive's "fait", "laissé" nothing agrees.
_THEM = re.compile(
    rf"[Ll](?<![\w'’-].)es (?:a|ont|avait|avaient|aura|auront|aurait|auraient) {_ADVERB_BEFORE}(?P<participle>[a-zà-ÿ]{{3,}})(?![\w'’-])"
    r"(?! (?:[a-zà-ÿ]+(?:er|ir|re)|se|y|l['’])(?!\w))"
)
# "nous a rejoint": of the verbs that have a person as their object.
_US = re.compile(
    rf"[Nn](?<![\w'’-].)ous (?:a|ont|avait|avaient|aura|auront|aurait|auraient) {_ADVERB_BEFORE}(?:conduit|rejoint|informé|accueilli|aidé|choqué|sauvé|invité|obligé|"
    r"poussé|amené|contraint|forcé|trompé|convaincu|inspiré|touché|marqué|réuni|rassemblé|trahi|abandonné|encouragé|accompagné|soutenu|suivi|frappé|"
    r"bouleversé|prévenu|averti|rassuré|déçu|ému|interpellé|attaqué|arrêté|empêché|incité|entraîné|guidé|quitté|reçu|remercié|appelé|contacté|sollicité|"
    r"félicité|motivé|privé|épargné|menacé|insulté|agressé|plongé|ramené|élu|battu|vaincu|éliminé)(?![\w'’-])"
)
# "ayant déjà guéris", "ont défilés", "a soutenue la ville": with "avoir" a participle agrees with an object before it alone.
_HAVING = re.compile(
    rf"a(?<!(?:les|ous) .)(?<![\w'’-].)yant {_ADVERB_BEFORE}(?P<participle>[a-zà-ÿ]{{2,}}(?:és|[bdfglmnprtv]us|[lrtvn]is|its|ue|ise|ite|ie|ées?)s?)(?![\w'’-])"
)
_HAVE_DONE = re.compile(
    rf" (?:a|ont|avait|avaient|aura|auront|aurait|auraient|eurent|eut) {_ADVERB_BEFORE}"
    r"(?P<participle>[a-zà-ÿ]{2,}(?:és|[bdfglmnprtv]us|[lrtvn]is|its|ées?|ues?|ises?|ites?|ies?))(?![\w'’-])(?P<object> (?:l[ea]s?|une?|des|son|sa|ses|leurs?|toute?s?|cette|ces|\d+) )?"
)
# "la peur qu'a connu le maire"
_CAUSED = signed(
    "qu'a|qu'o|qu’a|qu’o",
    r"(?<![\w'’-])(?P<det>les|des|ces|ses|leurs|aux|nos|plusieurs|la|une|cette|sa) (?P<noun>[a-zà-ÿ]+),? qu['’](?:a|ont|avait|avaient|aurait|auraient) "
    r"(?P<participle>[a-zà-ÿ]{3,}) (?=(?:l[ea]s?|une?|des|son|sa|ses|leurs?|ce|cette|ces|M\.|Mme) |l['’]|[A-ZÀ-Ý])",
)
_OBJECT_BEFORE = re.compile(
    r"(?<![\w-])(?:que|qu['’]|l['’]|les|la|nous|vous|m['’]|t['’]|s['’]|dont|combien|quelles?|quels?|laquelle|lesquelles)[^,]*$"
)
# "des personnes, quasiment tous sans papiers"
_ALL = re.compile(
    r"(?P<noun>[a-zà-ÿ]{3,}s), (?:(?:presque|quasiment|pratiquement|quasi) )?tous (?:avec|sans|en|à|de|d['’]|dans|issus|âgés|situés|originaires|venus|membres)(?!\w)"
)
_CLAUSE = 120  # code points before a verb in which its object is looked for


def marks(word: str) -> Marks | None:
    """Gender and number of a participle by its form; None for what may be another word.

    >>> marks("prévues")
    Marks(gender='f', number='p')
    """
    for ending, found in _ENDINGS:
        if word.endswith(ending) and word[: len(word) - len(ending)] in _IRREGULAR:
            return found
    form = inflections().get(word)
    if form is None or form.class_ == "noun" or not form.gender or not form.number:
        return None
    if form.class_ == "either" and not word.endswith(("é", "ée", "és", "ées")):
        return None
    return Marks(form.gender, form.number)


def misagreed(text: str) -> list[str]:
    """The stretches of a French text with a participle that does not agree, in order of the rules.

    >>> misagreed("Les élus se sont réuni lundi pour les travaux que la ville a décalé.")
    ['se sont réuni', 'les travaux que la ville a décalé']
    """
    found: list[str] = []
    # To look for a sign takes a fiftieth of the time of a pattern.
    itself = any(sign in text for sign in ("s'e", "s’e", "s'é", "s’é", "s'ê", "s’ê"))
    they = "se s" in text
    if they or itself:
        found += [match[0] for match in _THEY.finditer(text)]
        found += [match[0] for match in _SEEN.finditer(text)]
        found += [match[0] for match in _TO_ONESELF.finditer(text)]
    if "'en " in text or "’en " in text:
        found += [m[0] for m in _BLAMED.finditer(text) if not m["noun"] or _is_surely_feminine(m["noun"])]
    if itself:
        found += [m[0] for m in _SHE.finditer(text) if not m["noun"] or _is_feminine(m["noun"])]
        found += [m[0] for m in _SHE_BY_NAME.finditer(text) if m["name"].lower() in FEMININE_NAMES]
    if " qu" in text:
        found += [
            match[0]
            for pattern in (_BEFORE_HAVE, _CAUSED)
            for match in pattern.finditer(text)
            if _is_unlike(text, match)
        ]
    if "tous " in text:
        found += [match[0] for match in _ALL.finditer(text) if _are_women(text, match)]
    found += _with_have(text)
    opening = _OPENING.match(text)
    if opening and _hangs_on_another(opening):
        found.append(opening[0][: opening.end("subject")])
    elif (other := _OPENING_OF_ANOTHER.match(text)) and _is_of_another(other):
        found.append(other[0])
    adjective = _ADJECTIVE_OPENS.match(text)
    if (
        adjective
        and adjective["subject"] not in _MANY
        and bool(adjective["several"]) != (_NUMBER.get(adjective["det"], "p") == "p")
    ):
        found.append(adjective[0])
    return found


def _with_have(text: str) -> list[str]:
    """What stands with "avoir" and agrees where it should not, or does not where it should; one's own gain beside."""
    found: list[str] = []
    if "es a" in text or "es o" in text:
        found += [m[0] for m in _THEM.finditer(text) if _is_of_one(m["participle"])]
    if "ous a" in text or "ous o" in text:
        found += [match[0] for match in _US.finditer(text)]
    if "yant " in text:
        found += [match[0] for match in _HAVING.finditer(text) if _agrees_in_vain(match["participle"])]
    found += [
        text[match.start() + 1 : match.end("participle")]
        for match in _HAVE_DONE.finditer(text)
        if _agrees_in_vain(match["participle"])
        and (match["object"] or "é" in match["participle"][-3:])
        and (
            _is_counted(match)
            or not _OBJECT_BEFORE.search(text, max(0, match.start() - _CLAUSE), match.start())
        )
    ]
    found += [match[0] for match in _FOR_ONESELF.finditer(text)]
    if " que s" in text:
        found += [m[0] for m in _GOT.finditer(text) if bool(m["several"]) != m["ending"].endswith("s")]
    return found


def _is_of_one(participle: str) -> bool:
    own = marks(participle)
    return (
        own is not None and own.number == "s" and participle not in _MODAL and not participle.endswith("is")
    )


def _agrees_in_vain(participle: str) -> bool:
    """Whether a word is a participle of a verb, in the feminine or of many, and no noun beside "avoir"."""
    if participle.endswith(("ée", "ées")):
        return True
    own = marks(participle)
    return (
        own is not None
        and (own.gender == "f" or own.number == "p")
        and in_dictionary(participle.rstrip("s").removesuffix("e"))
    )


def _is_counted(match: re.Match[str]) -> bool:
    """Whether a figure follows: "eurent annoncés 111 décès"."""
    return match["object"] is not None and match["object"].strip().isdigit()


def _is_surely_feminine(noun: str) -> bool:
    form = inflections().get(noun)
    return form is not None and form.gender == "f"


def _is_feminine(noun: str) -> bool:
    form = inflections().get(noun)
    return form is None or form.gender != "m"


def _are_women(text: str, match: re.Match[str]) -> bool:
    """Whether a noun of many is feminine and stands alone: "deux femmes et trois victimes, tous" may count men."""
    form = inflections().get(match["noun"])
    before = text[max(0, match.start() - 40) : match.start()]
    return (
        form is not None
        and form.class_ == "noun"
        and form.gender == "f"
        and form.number == "p"
        and not re.search(r"(?:(?<!\w)(?:et|ou|ni|dont)|,) (?:[^\s,]+ )*$", before)
    )


def _is_unlike(text: str, match: re.Match[str]) -> bool:
    """Whether the participle behind "avoir" has not the marks of the noun before "que"."""
    own, noun = marks(match["participle"]), inflections().get(match["noun"].lower())
    if own is None or noun is None or noun.class_ == "adjective" or match["participle"] in _MODAL:
        return False
    if noun.class_ == "either" and noun.number != "p":
        return False
    if _ADVERBIAL.search(text, max(0, match.start() - 60), match.end("noun")):
        return False
    return bool(
        own.number
        and noun.number
        and own.number != noun.number
        and not _is_both(match["participle"], noun.number)
    ) or bool(own.gender and noun.gender and own.gender != noun.gender)


def _is_of_another(match: re.Match[str]) -> bool:
    """Whether an opening participle has another gender or number than the thing or the name behind its comma."""
    own, det, subject = marks(match["participle"].lower()), match["det"].strip(), match["subject"]
    rest = grammar.tokens(match["rest"])
    if own is None or not own.gender or subject.removesuffix("s") in _MANY or person_noun(subject):
        return False
    if grammar.main_verb(rest, embedded=True) is not None or grammar.hangs(rest):
        return False
    if det in _GENDER:
        if subject[0].islower():
            return False  # what `_OPENING` looks at
        return own.number == "p" or own.gender != _GENDER[det]
    form = inflections().get(subject)
    gender = form.gender if form is not None and form.class_ != "adjective" else ""
    if not gender or (det in {"l'", "l’"} and (own.gender, gender) != ("f", "m")):
        return False
    return own.number == "p" or own.gender != gender


def _is_both(participle: str, number: Number) -> bool:
    """Whether a participle in "-s" is of one and of many: "mis", "pris"."""
    return participle.endswith("is") and number == "p"


def _hangs_on_another(match: re.Match[str]) -> bool:
    """Whether an opening participle has other marks than the subject after its comma."""
    own = marks(match["participle"].lower())
    rest = grammar.tokens(match["rest"])
    if own is None or grammar.main_verb(rest, embedded=True) is not None or grammar.hangs(rest):
        return False
    det, noun = match["det"], match["subject"]
    if noun.removesuffix("s") in _MANY:
        return False
    run = grammar.tokens(match["after"])
    verb = grammar.main_verb(run)
    if det not in ("il", "elle", "ils", "elles") and any(t.text in ("et", "ou", "ni") for t in run[:verb]):
        return False
    if verb is None and match.string[match.end() : match.end() + 1] == ",":
        return False  # set between commas: "Visé par le conseil (CVT), la structure du port, il est parti"
    form = inflections().get(noun)
    gender = _GENDER.get(det) or (form.gender if form is not None and form.class_ == "noun" else "")
    return own.number != _NUMBER.get(det, "p") or bool(gender and own.gender != gender)
