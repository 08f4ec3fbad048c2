# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French verbs in a form that what stands before them cannot take: "il découvrent", "a réussit", "pour aidé", "ont du fermer".

In 19,373 sentences of OrangeSum's articles that no rule was made with it finds 25; all were read, and 24 are faults.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarize.text import grammar
from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.french_verbs import finite_forms
from summarize.text.small_words import gender

_OF_ONE = frozenset({"il", "elle", "on"})
_OF_MANY = frozenset({"ils", "elles"})
_CLITICS = frozenset("ne n' se s' y en l' le la les lui leur me m' nous vous".split())
# Behind these a pronoun is no subject: "pour elle", "parmi elles se trouvait", "d'eux", "lui et elle".
_NO_SUBJECT = frozenset(
    "d' de entre pour avec chez à sur et ou par comme sans selon contre vers parmi sous envers en hors devant derrière malgré que".split()
)
# What no pronoun of a subject can have right behind it: "il été", "elle très", "on pas".
_NO_VERB = frozenset("été eu pu dû fallu voulu très pas".split())
_HAVE = frozenset("ai a ont avait avaient aurait auraient aura auront ayant avoir avez avons".split())
_BE = frozenset("été est sont étaient était être fut furent sera seront".split())
_ARTICLES = frozenset("le la les l' un une des ce cet cette ces son sa ses leur leurs".split())
_MODAL = frozenset(
    "pouvant devant pouvoir devoir pouvait pouvaient devait devaient voulait veut veulent voulaient voulant souhaite souhaitent souhaitait "
    "souhaitant souhaité allait allaient vont faut fallait faudra faudrait doit doivent peut peuvent devra pourra pourrait devrait pourraient "
    "devraient pourront devront pu dû voulu osé failli".split()
)
_ADVERBS = frozenset("aussi ainsi également déjà toujours bien pas plus encore jamais donc alors".split())
# Verbs of one, beside those in "-e" and "-ait": "ceux qui a".
_SINGULAR = frozenset("a est peut doit fait va veut sera aura sait dit".split())
_INFINITIVES = frozenset(
    "être avoir faire dire prendre mettre venir devenir perdre attendre rendre renoncer répondre".split()
)
# What ends as an infinitive or a form of many and is none here, or a participle's form that is a noun.
_ER = frozenset(
    "hier fier cher premier dernier entier leader léger amer étranger particulier régulier".split()
)
_ONE_IN_ENT = frozenset({"convient", "vient", "sent", "ment"})
_NOUNS = frozenset(
    "malgré retraité retraités retraitée retraitées accusé blessé employé député gravité".split()
)
_THERE_IS_NO = frozenset("un une des du de d' le la les pas plus deux trois quatre cinq dix".split())


def wrong_forms(text: str) -> list[str]:
    """The stretches of a French text with a verb in a form that cannot stand there, in order.

    >>> wrong_forms("Il a subit un choc, puis les secours ont du fermé le pont.")
    ['a subit']
    """
    run = grammar.tokens(text)
    found = []
    for at, token in enumerate(run[:-1]):
        rule = _RULES.get(token.text)
        end = rule(run, at) if rule is not None else None
        if end is not None:
            found.append(text[token.start : run[end].end])
    return found


def _behind(run: Sequence[grammar.Token], at: int, skipped: frozenset[str]) -> int:
    """The index of the first token behind `at` that is none of those skipped; the run's length where there is none."""
    at += 1
    while at < len(run) and run[at].text in skipped:
        at += 1
    return at


def _after_pronoun(run: Sequence[grammar.Token], at: int) -> int | None:
    pronoun = run[at].text
    before = run[at - 1] if at else None
    if before is not None and before.text in _NO_SUBJECT:
        return None
    verb = _behind(run, at, _CLITICS)
    if verb >= len(run) or run[verb].proper:
        return None
    word = run[verb].text
    if pronoun == "il" and run[verb - 1].text == "y" and (word in _THERE_IS_NO or word[0].isdigit()):
        return verb
    if word in _NO_VERB or is_participle(word) or is_infinitive(word):
        return verb
    if run[verb - 1].text == "en" and before is not None and before.text in _BE:
        return None  # "elles sont, elles, en baisse" without its commas
    if pronoun in _OF_MANY:
        return verb if is_of_one(word) else None
    return verb if word.endswith("aient") or is_of_many(word) else None


def _after_who(run: Sequence[grammar.Token], at: int) -> int | None:
    verb = _behind(run, at, _CLITICS)
    if verb >= len(run) or run[verb].proper:
        return None
    word = run[verb].text
    if word in {"été", "pu"}:
        return verb
    if is_participle(word) and word.endswith("é"):
        behind = run[verb + 1].text if verb + 1 < len(run) else ""
        return None if behind in _ASIDE else verb
    if word not in _SINGULAR and not is_of_one(word):
        return None
    those = (
        at > 0 and run[at - 1].text in {"ceux", "celles"} and (at < 2 or run[at - 2].text != "de")
    )  # "l'un de ceux qui a"
    return verb if those or (at > 0 and _are_many(run, at)) else None


_ASIDE = frozenset("à au aux par de du d' en avec".split())  # "qui associé à un autre donne mieux"


def _are_many(run: Sequence[grammar.Token], at: int) -> bool:
    """Whether "qui" can only tell of a noun of many: "les deux kilomètres qui sépare", but "le groupe des élus qui"."""
    noun, det = run[at - 1].text, at - 2
    if det < 0 or run[det].text not in _MANY or noun[-1] not in "sx":
        return False
    form = inflections().get(noun)
    if not (form.number == "p" if form is not None else gender(noun) != "" and in_dictionary(noun[:-1])):
        return False
    if any(token.text in {"c'", "ce"} for token in run[:det]):
        return False  # "c'est de justifier ces violences qui est dangereux"
    while det and run[det - 1].text in _MANY | {"tous", "toutes"}:
        det -= 1
    return not det or run[det - 1].text not in _LINKS


_MANY = frozenset(
    "les ces ses leurs nos deux trois quatre cinq plusieurs quelques certains certaines".split()
)
_LINKS = frozenset(
    "de d' des du à au aux dans par pour sur avec entre parmi contre sans comme et ou , que qu' l'un l'une".split()
)


def _after_auxiliary(run: Sequence[grammar.Token], at: int) -> int | None:
    verb = at + 1
    word = run[verb].text
    have = run[at].text in _HAVE
    if have and word == "du":
        return _after_du(run, verb)
    if word in {"en", "y"} and verb + 1 < len(run) and run[verb + 1].text in _SAID_TWICE:
        return verb + 1
    if (word in _ADVERBS or (word.endswith("ment") and len(word) > 6)) and verb + 1 < len(run):
        verb += 1
        word = run[verb].text
    if run[verb].proper:
        return None
    if word in _UNACCENTED or is_past(word):
        return verb
    return verb if have and (word in _INFINITIVES or is_infinitive(word)) else None


_SAID_TWICE = frozenset("a ont avait avaient est sont".split())  # "a en a"
_UNACCENTED = frozenset("crée crées agrée supplée".split())  # "a été crée"


def _after_du(run: Sequence[grammar.Token], at: int) -> int | None:
    """The infinitive behind "ont du": that is "dû"."""
    verb = _behind(run, at, frozenset({"se", "s'"}))
    if verb >= len(run):
        return None
    word = run[verb].text
    return verb if verb > at + 1 or word in _INFINITIVES or is_infinitive(word) else None


def _after_modal(run: Sequence[grammar.Token], at: int) -> int | None:
    word = run[at + 1].text
    if not is_participle(word) or run[at + 1].proper or word in _NOUNS:
        return None
    if run[at].text in {"pour", "sans"} and (at + 2 >= len(run) or run[at + 2].text not in _ARTICLES):
        return None  # "pour expatriés", "sans défilé"
    named = (
        run[at].text in {"pouvoir", "devoir"} and at and run[at - 1].text in grammar.DETERMINERS
    )  # "le pouvoir donné au maire"
    return None if named else at + 1


def _after_of(run: Sequence[grammar.Token], at: int) -> int | None:
    """What stands behind "afin de" and "avant de"."""
    return _after_modal(run, at) if at and run[at - 1].text in {"afin", "avant"} else None


def _after_ny(run: Sequence[grammar.Token], at: int) -> int | None:
    behind = run[at + 2].text if run[at + 1].text == "y" and at + 2 < len(run) else ""
    return at + 2 if behind in {"pas", "plus", "aucun", "aucune", "rien"} else None


_CLITICS_OF_ALL = _CLITICS - {"nous", "vous"}


def _after_one(run: Sequence[grammar.Token], at: int) -> int | None:
    """A verb of many behind "l'un", "l'une", "chacun": "l'une se trouvaient"."""
    if run[at].text in {"un", "une"} and not (at and run[at - 1].text == "l'"):
        return None
    verb = _behind(run, at, _CLITICS_OF_ALL)
    if verb >= len(run) or run[verb].proper:
        return None
    word = run[verb].text
    return verb if word in {"ont", "sont", "vont"} or word.endswith("aient") or is_of_many(word) else None


_RULES = {
    **dict.fromkeys(_OF_ONE | _OF_MANY, _after_pronoun),
    "qui": _after_who,
    **dict.fromkeys(_HAVE | _BE, _after_auxiliary),
    **dict.fromkeys(_MODAL | {"pour", "sans"}, _after_modal),
    "de": _after_of,
    **dict.fromkeys(("un", "une", "chacun", "chacune"), _after_one),
    "n'": _after_ny,
}


@lru_cache(maxsize=1 << 13)
def is_infinitive(word: str) -> bool:
    """Whether a word is the infinitive of a verb in "-er", by its imperfect and its participle."""
    return (
        word.endswith("er")
        and len(word) > len("aer")
        and word not in _ER
        and in_dictionary(word)
        and in_dictionary(word[:-2] + "ait")
        and in_dictionary(word[:-2] + "é")
    )


@lru_cache(maxsize=1 << 13)
def is_participle(word: str) -> bool:
    """Whether a word is a participle in "-é", by its infinitive."""
    for ending in ("ées", "és", "ée", "é"):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            return len(root) > 2 and word not in _NOUNS and in_dictionary(root + "er") and in_dictionary(word)
    return False


_PRESENT = frozenset({"soit", "bénit"})  # "soit détruit, soit attaqué", "pain bénit"


@lru_cache(maxsize=1 << 13)
def is_past(word: str) -> bool:
    """Whether a word in "-it" is no participle, and one without its "t": "réussit", "subit"."""
    root = word[:-1]
    return (
        word.endswith("it")
        and word not in _PRESENT
        and all(in_dictionary(root + end) for end in ("", "e", "es", "r"))
    )


@lru_cache(maxsize=1 << 13)
def is_of_many(word: str) -> bool:
    """Whether a verb in "-ent" is of many, by its form of one: "découvrent"."""
    return (
        word.endswith("ent")
        and word not in _ONE_IN_ENT
        and word in finite_forms()
        and in_dictionary(word[:-2])
        and in_dictionary(word[:-3] + "ait")
    )


@lru_cache(maxsize=1 << 13)
def is_of_one(word: str) -> bool:
    """Whether a verb is of one by its ending: "voulait", "découvre"."""
    return word in finite_forms() and (
        word.endswith("ait") or (word.endswith("e") and in_dictionary(word + "nt"))
    )
