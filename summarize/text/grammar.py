"""What the chunker must know of a language, as tables; a language without one is never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from summarize.text.french_verbs import NOUN_TOO, PARTICIPLE_TOO, VERB_RATHER, finite_forms

# A word with its elision ("l'", "qu'"), a number, or one sign. Hyphens hold a word together.
TOKEN = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+['’]?|\d[\d.,]*|[^\w\s]")


class Token(NamedTuple):
    """A token of a sentence, lower-cased with a straight apostrophe; `proper` when capitalised."""

    start: int
    end: int
    text: str
    proper: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`; a capital "A" is read as "À"."""
    stop = len(text) if end is None else end
    return list((_tokens if len(text) <= _LONGEST else _found_tokens)(text, start, stop))


_LONGEST = 2000  # characters; what is longer is no sentence, and is not remembered
_TOKEN_FROM = partial(tuple.__new__, Token)  # half the time of Token(…), which checks what it is given


@lru_cache(maxsize=4096)  # chunks, gate and plan read the same sentences, and the same pieces of them
def _tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    return _found_tokens(text, start, stop)


def _found_tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    found = []
    for m in TOKEN.finditer(text, start, stop):
        word = m[0]
        proper = word[0].isupper()
        found.append(_TOKEN_FROM((*m.span(), "à" if word == "A" else word.lower().replace("’", "'"), proper)))
    return tuple(found)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT_PRONOUNS = _words("il elle on ils elles ce c' ça cela ceci qui ne n' se s' nous vous")
# Before these a finite form is a noun or a complement: "la demande", "en place", "à court".
DETERMINERS = _words(
    "le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre nos mon ma mes votre vos à en "
    "par pour sans sur sous avec dans chaque quelque quelques toute tout tous toutes aucun aucune plusieurs deux trois "
    "quatre cinq six dix cent mille premier première second seconde nouvel nouvelle nouveau dernier dernière grand grande "
    "très plus moins bien mal trop si aussi été avoir être ayant étant"
)
_COUNTED = _words("deux trois quatre cinq six dix")  # "les deux ont signé"
AUXILIARIES = _words(
    "a ont avait avaient aura auront aurait auraient est sont était étaient sera seront serait seraient fut furent eut "
    "eurent va vont doit doivent devra devrait peut peuvent pourra pourrait"
)
RELATIVES = _words(
    "qui que qu' dont où lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles"
)
# Two-word openings of a clause that qualifies the main one.
SUBORDINATORS = _words(
    "alors tandis après bien quoique puisque puisqu' parce car lorsque lorsqu' quand comme afin pendant depuis dès avant "
    "même pourtant"
)
PREPOSITIONS = _words(
    "à au aux en dans sur sous pour par avec contre chez vers depuis pendant durant lors après avant dès entre parmi "
    "malgré selon d'après grâce afin suite face outre via voire notamment soit ainsi jusqu'à jusqu'au jusqu'en près plus "
    "moins environ devant derrière hors concernant compte suivant lors dû due dus dues proche proches "
    "autour loin côté au-delà au-dessus jusque jusqu' surtout principalement particulièrement essentiellement"
)
CONNECTORS = _words(
    "toutefois cependant néanmoins pourtant ainsi enfin ensuite puis alors d'ailleurs ailleurs également aussi effet outre "
    "revanche contraire parallèlement désormais finalement notamment quant mais et or donc"
)
TEMPORALS = _words(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain avant-hier après-demain matin après-midi "
    "soir nuit veille lendemain midi semaine mois année an ans janvier février mars avril mai juin juillet août septembre "
    "octobre novembre décembre week-end heure heures"
)
SPANS = _words("jour jours semaines années minutes minute secondes siècle siècles décennie décennies temps")
TEMPORAL_FILLERS = _words(
    "le la les l' ce cet cette dans en au du de d' dernier dernière prochain prochaine dès à vers il y a"
)
ATTRIBUTIONS = _words("selon d'après suivant")  # with "d'" + "après" seen as one by `opening`
# A sentence without these says more than its source: they restrict what is asserted.
RESTRICTIONS = _words(
    "si s'il s'ils s'elle s' sauf hormis sans excepté moins faute condition sinon à-moins uniquement seulement"
)
COORDINATORS = _words("et ou mais puis or ni donc voire")
REPORTING = _words(
    "affirmé ajouté annoncé appris assuré averti avoué clamé conclu confié confirmé constaté déclaré demandé dénoncé "
    "détaillé dit écrit estimé expliqué fait indiqué insisté jugé lancé martelé noté poursuivi précisé prévenu promis "
    "raconté rapporté rappelé reconnu réagi relevé répondu résumé révélé signalé souligné soutenu tweeté "
    "affirme affirment ajoute ajoutent annonce annoncent assure assurent avertit confie confirme confirment constate déclare "
    "déclarent demande dénonce dénoncent détaille détaillent dit disent écrit écrivent estime estiment explique expliquent "
    "indique indiquent insiste juge jugent lance note notent poursuit précise précisent prévient raconte rappelle rappellent "
    "rapporte rapportent reconnaît reconnaissent regrette relève relèvent répond répondent résume révèle révèlent signale "
    "signalent souligne soulignent soutient soutiennent témoigne"
)
DETERMINERS_OF_APPOSITION = _words(
    "un une le la l' les ce cette ces son sa ses leur leurs deux trois quatre cinq six sept huit dix"
)
# Words in -ant that are no participles.
NOT_PARTICIPLES = _words(
    "avant pendant durant devant maintenant cependant autant tant enfant important pourtant suivant restaurant président "
    "commandant représentant habitant étudiant fabricant manifestant montant instant courant dirigeant moyennant"
)
# Before a colon, they promise what follows it.
COLON_PROMISES = _words("suivant suivante suivants suivantes voici voilà comme dont que est sont à de par et")
TRUNCATING = _words(
    "de d' du des à au aux en dans par pour sur avec que qu' et ou ni le la les l' un une ne n' se s' plus"
)

_PARTICIPLE = re.compile(
    r"[^\W\d_]{2,}(?:é|ée|és|ées|ie|is|ies|u|ue|us|ues|it|ite|its|ites|te|tes|i|mort|morte|ert|erte)"
)
_IRREGULAR_PARTICIPLES = _words(
    "né née nés nées mort morte morts mortes mis mise mises pris prise prises fait faite faits faites dit dite élu élue "
    "élus élues ému émue émus émues vu vue vus vues issu issue issus issues ouvert ouverte ouverts ouvertes âgé âgée âgés âgées"
)
_NOT_PARTICIPLES_IU = _words(
    "lui ici ainsi aussi depuis puis plus sous vous nous tous jus ceci celui mais suite toute toutes cette"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first words of a piece tell: the kind of phrase, and whether it must stay."""

    kind: str
    kept: bool = False


# What a subject may begin with; an adjective or a participle begins something else.
SUBJECT_HEADS = _words(
    "le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos mon ma mes deux trois quatre cinq six sept huit "
    "neuf dix douze quinze vingt trente cent mille plusieurs quelques certains certaines chaque tout toute tous toutes aucun "
    "aucune il elle on ils elles ceux celles celui celle quelque plus m mme me"
)
# Forms that are nouns and participles too, and what follows them where they are the verb.
PREDICATES = {
    "fait": _words(
        "partie l' le la les un une état face suite son sa ses polémique débat appel peur savoir valoir l'objet craindre"
    ),
    "sort": _words("du de en avec renforcé renforcée grandi grandie indemne vainqueur"),
    "part": _words("en pour à avec"),
    "vit": _words("à en dans avec au aux depuis seul seule"),
    "suit": _words("le la les un une l'"),
    "dit": _words("que qu' vouloir avoir être"),
    "met": _words("en fin"),
    "écrit": _words("que qu' le la l'"),
    "produit": _words("le la les des un une"),
    "conduit": _words("le la les des un une à"),
    "réduit": _words("le la les son sa ses"),
    "combat": _words("le la les un une"),
    "enquête": _words("sur désormais toujours depuis actuellement"),
}
# After them a noun-like form before it is the verb: "le groupe annonce un plan".
BEFORE_OBJECT = _words(
    "un une le la l' les son sa ses leur leurs que qu' ce cet cette ces plusieurs deux trois"
)


def is_finite(run: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a finite verb of French, by its form and the word before it."""
    word = run[i].text
    base = word.split("-")[0] if "-" in word else word  # "a-t-il"
    before = run[i - 1].text if i else ""
    if run[i].proper:  # a name, or the first word: French sentences do not open with their verb
        return False
    if before in SUBJECT_PRONOUNS and before != "ce":
        # After a clitic any word may be the verb, but for another clitic, an infinitive or "pas".
        return base in finite_forms() or (
            before in {"ne", "n'"} and base.endswith(("ait", "aient", "ent", "era"))
        )
    if base not in finite_forms():
        return False
    if base in AUXILIARIES and before == "en":
        return True  # "en sont repartis"
    if base in AUXILIARIES and before in {"l'", "la", "le", "les"}:
        return base != "est"  # "l'est" is where the sun rises
    if before in DETERMINERS and not (base in AUXILIARIES and before in _COUNTED):
        return False
    if base in VERB_RATHER:
        return i > 0
    after = run[i + 1].text if i + 1 < len(run) else ""
    if base in PREDICATES and after in PREDICATES[base]:
        return i > 0 and before not in AUXILIARIES | {"en", "de", "d'"}
    if base in NOUN_TOO and after in BEFORE_OBJECT and i > 0 and before not in PREPOSITIONS | COORDINATORS:
        return not (before in AUXILIARIES or before in RELATIVES)
    if base in NOUN_TOO or base in PARTICIPLE_TOO:
        return i > 0 and run[i - 1].proper and base not in PARTICIPLE_TOO - {"dit"}
    return True


CLAUSE_OPENERS = RELATIVES | _words("lorsque lorsqu' quand puisque puisqu' si s'il s'ils")


# "Plusieurs élus, dont Odile Brun et Paul Aubin, ont …": no clause, whose verb would be looked for.
AMONG_THEM = re.compile(r",? dont (?:l['’]|l[ea] |une? )?(?:[^,;:]*? )?[A-ZÀ-Ý][^,;:]*, ")


def main_verb(run: Sequence[Token], *, embedded: bool = False) -> int | None:
    """Index of the first finite verb that no relative or subordinator governs; None without.

    With `embedded`, each such opener takes the next finite verb and the search goes on: "la
    cabine qui descendait | a | heurté". Without, it ends at the first opener.
    """
    pending = 0
    for i, token in enumerate(run):
        if token.text in CLAUSE_OPENERS:
            if not embedded:
                return None
            pending += 1
        elif is_finite(run, i):
            if pending == 0:
                return i
            pending -= 1
    return None


def hangs(run: Sequence[Token]) -> bool:
    """Whether a clause was opened and has no verb yet: "… tandis qu'au Japon"."""
    pending = 0
    for i, token in enumerate(run):
        if token.text in CLAUSE_OPENERS:
            pending += 1
        elif pending and is_finite(run, i):
            pending -= 1
    return pending > 0


def has_finite(run: Sequence[Token]) -> bool:
    """Whether a finite verb stands anywhere in the tokens."""
    return any(is_finite(run, i) for i in range(len(run)))


def has_verb(phrase: str) -> bool:
    """Whether a phrase has a finite verb, or a word that opens a clause."""
    run = tokens(phrase)
    return has_finite(run) or any(token.text in CLAUSE_OPENERS for token in run)


# No verbs, for all their ending.
_NOUNS_IN_AIT = _words(
    "lait fait trait retrait extrait portrait souhait forfait bienfait méfait parfait imparfait attrait satisfait refait"
)
_PRONOUNS = _words("il elle on ils elles se s' ne n'")
_CONJUGATED = re.compile(r"[^\W\d_]{2,}(?:e|ent|t|a|ont|d)")
_BARE_OBJECTS = _words("problème question débat polémique suite")  # "pose problème"
_STILL = _words("toujours encore aussi déjà ainsi donc notamment également depuis d'ailleurs")


def may_have_finite(run: Sequence[Token]) -> bool:
    """Whether a form that may be a noun, or is unknown, stands as a verb does: behind a pronoun, or with an object or a day after it."""
    for i, token in enumerate(run[1:-1], 1):
        word, before, after = token.text, run[i - 1].text, run[i + 1].text
        if token.proper:
            continue
        if word.endswith("aient") and len(word) > 6:
            return True
        if before == "l'" and word in {"emporte", "emportent"}:
            return True
        if before in _PRONOUNS and _CONJUGATED.fullmatch(word) and word not in _PRONOUNS:
            return True
        if before in DETERMINERS | PREPOSITIONS | COORDINATORS | AUXILIARIES | RELATIVES:
            continue
        if word.endswith("ait") and len(word) > 4 and word not in _NOUNS_IN_AIT:
            return True
        if (word in NOUN_TOO or word in PARTICIPLE_TOO or word in PREDICATES) and (
            after in TEMPORALS | BEFORE_OBJECT | _BARE_OBJECTS | _STILL
            or (after.endswith("ment") and len(after) > 6)
        ):
            return True
    return False


def starts_with_verb(run: Sequence[Token]) -> bool:
    """Whether the piece goes on with a verb: "a démissionné", "ne viendra pas", "s'est rendu"."""
    if [token.text for token in run[:2]] in (["entre", "en"], ["entre", "dans"]):
        return True
    i = 0
    while i < len(run) and run[i].text in {
        "n'",
        "ne",
        "se",
        "s'",
        "y",
        "en",
        "lui",
        "leur",
        "l'",
        "le",
        "la",
        "les",
    }:
        i += 1
    if i >= len(run) or i > 3:
        return False
    if i and run[i - 1].text in {"le", "la", "les", "l'", "leur", "en"}:
        return run[i].text in AUXILIARIES and run[i].text != "est"
    return (
        is_finite(run, i)
        or (i == 0 and run[0].text in NOUN_TOO and not run[0].proper)
        or (i > 0 and run[i].text.split("-")[0] in finite_forms())
    )


def is_reporting(run: Sequence[Token]) -> bool:
    """Whether a piece reports: "a indiqué la police", "précise-t-elle", "a-t-on appris"."""
    if not run:
        return False
    if re.search(r"-(?:t-)?(?:il|elle|on|ils|elles)$", run[0].text):
        return True
    if run[0].text in {"a", "ont", "avait", "avaient", "aurait", "auraient", "s'"}:
        return any(token.text in REPORTING for token in run[1:5])
    return run[0].text in REPORTING and not run[0].text.endswith("é") and not run[0].proper


def names_speaker(run: Sequence[Token]) -> bool:
    """Whether a subject follows the verb of saying: "a indiqué la mairie", not "a indiqué que"."""
    for i, token in enumerate(run[:6]):
        if token.text in REPORTING and i + 1 < len(run):
            return run[i + 1].proper or run[i + 1].text in {"le", "la", "l'", "les", "un", "une", "son", "sa"}
    return False


def is_inverted(run: Sequence[Token]) -> bool:
    """Whether a piece is a verb with its subject behind: "déplore le délégué", "raille M. Aubin"."""
    if (
        len(run) < 2
        or run[0].proper
        or run[0].text in AUXILIARIES
        or not run[0].text.endswith(("e", "ent", "t", "d"))
    ):
        return False
    if run[0].text not in finite_forms() | REPORTING:
        return False
    return run[1].proper or run[1].text in {
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "son",
        "sa",
        "ce",
        "cette",
        "plusieurs",
    }


def opening(run: Sequence[Token]) -> Opening:
    """The kind of phrase that a piece opens.

    One of relative, temporal, attribution, preposition, subordinate, participle, connector,
    coordination, reporting, verb, noun, other.
    """
    if not run:
        return Opening("other")
    first = run[0].text
    second = run[1].text if len(run) > 1 else ""
    words = {token.text for token in run[:2]}
    if (first in RESTRICTIONS and not (first == "s'" and second not in {"il", "ils"})) or {
        "moins",
        "que",
    } <= words:
        return Opening("subordinate", kept=True)
    if (first == "à" and second in {"moins", "condition", "défaut"}) or (first == "en" and second == "cas"):
        return Opening("preposition", kept=True)
    if first == "d'" and second in {"autres", "aucuns"}:
        return Opening("noun")
    if first == "d'" and second == "ici":
        return Opening("preposition")
    if first in {"quand", "lorsque", "lorsqu'"}:
        return Opening("subordinate", kept=True)  # as much a condition as a time
    if is_temporal(run):
        return Opening("temporal")
    if (
        first == "selon"
        or [token.text for token in run[:3]] == ["à", "en", "croire"]
        or (first == "d'" and second == "après")
    ):
        return Opening("attribution")
    if first in RELATIVES or (
        second in RELATIVES and (first in PREPOSITIONS or first in {"ce", "celui", "celle"})
    ):
        return Opening("relative")
    if is_reporting(run):
        return Opening("reporting")
    if first in COORDINATORS:
        return Opening("coordination")
    if first == "comme" and not has_finite(run):
        return Opening("subordinate", kept=True)  # "parle de lui, comme ministre": in what capacity
    if first == "même" and second in {"si", "s'"}:
        return Opening("subordinate", kept=True)  # what the sentence concedes
    if (first in SUBORDINATORS and second in {"que", "qu'"}) or first in {
        "car",
        "lorsque",
        "lorsqu'",
        "puisque",
        "quand",
        "comme",
        "parce",
    }:
        return Opening("subordinate")
    if _is_connector(run):
        return Opening("connector", kept=" ".join(token.text for token in run) in LIMITING)
    if first in {"tout", "toute"} and second == "en":
        return Opening("participle")
    if first in PREPOSITIONS or (first.endswith("ment") and not run[0].proper and len(first) > 6):
        return Opening("preposition")
    if starts_with_verb(run):
        return Opening("verb")
    if is_participle(run[0]):
        return Opening("participle")
    if first in {"né", "née"} or (first == "non" and second):
        return Opening("participle")
    if first in DETERMINERS_OF_APPOSITION or first[0].isdigit():
        return Opening("noun")
    return Opening("other")


def is_temporal(run: Sequence[Token]) -> bool:
    """A bare time: "jeudi", "lundi 3 mars au soir", "il y a deux ans", "en 2021"."""
    words = [token.text for token in run]
    if len(words) > 3 and words[:3] == ["il", "y", "a"] and any(w in TEMPORALS | SPANS for w in words[3:7]):
        return not has_finite(run[3:])
    if len(run) > 8:
        return False
    rest = [w for w in words if w not in TEMPORALS and w not in TEMPORAL_FILLERS and not w[0].isdigit()]
    years = [w for w in words if len(w) == 4 and w.isdigit()]
    named = any(w in TEMPORALS for w in words)
    return not [w for w in rest if w not in {"1er", "er", "h", "deux", "trois", "quatre", "suivant"}] and (
        named or (bool(years) and words[0] in {"en", "depuis", "dès"})
    )


def is_participle(token: Token) -> bool:
    """A participle by its ending: "élu", "visant", "âgée"; lower case but at a sentence's head."""
    word = token.text
    if word in _IRREGULAR_PARTICIPLES:
        return True
    if word in _NOT_PARTICIPLES_IU or word in NOT_PARTICIPLES or len(word) < 4:
        return False
    if word.endswith(("ant", "ayant")):
        return True
    if word.endswith(("é", "ée", "és", "ées")):
        return True
    return (
        not token.proper
        and not word.endswith(("que", "gue", "ques", "gues", "ou", "eau", "ieu"))
        and bool(re.fullmatch(r"[^\W\d_]{2,}(?:u|ue|us|ues|is|ise|it|ite|ert|erte)", word))
    )


def _is_connector(run: Sequence[Token]) -> bool:
    """A linking word that stands alone between commas: "toutefois", "en revanche", "de son côté"."""
    words = [token.text for token in run]
    if len(words) > 4:
        return False
    phrase = " ".join(words)
    return phrase in CONNECTOR_PHRASES or (len(words) == 1 and words[0] in CONNECTORS)


# They say that there is more, or how long it holds: "s'explique, entre autres, par la grève".
LIMITING = frozenset(
    {
        "notamment", "entre autres", "à ce stade", "pour l' instant", "pour l' heure", "pour le moment", "à ce jour",
        "désormais", "la veille", "le lendemain", "peu après", "plus tard",
    }
)  # fmt: skip
CONNECTOR_PHRASES = frozenset(
    """par ailleurs|en effet|en outre|de plus|d' ailleurs|en revanche|au contraire|pour sa part|pour leur part|de son côté
|de leur côté|à son tour|dans le même temps|en parallèle|à cette occasion|au total|en conséquence|par conséquent|du coup
|à ce stade|pour l' instant|pour l' heure|pour le moment|entre autres|quant à lui|quant à elle|quant à eux|lui aussi
|elle aussi|eux aussi|à ce jour|au final|de fait|en fait|sur place|la veille|le lendemain|peu après|plus tard""".replace(
        "\n", ""
    ).split("|")
)


GRAMMARS = frozenset({"fr"})  # languages whose sentences can be cut
