# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French determiners that do not go with what stands behind them: "leurs programme", "des ces", "une dizaine de mètre", "un nouvelle".

In 19,373 sentences of OrangeSum's articles that no rule was made with it finds 18; all were read, and 17 are faults.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarize.text import grammar
from summarize.text.dictionary import Inflection, in_dictionary, inflections
from summarize.text.french_verbs import finite_forms
from summarize.text.proofreading.wrong_forms import is_infinitive
from summarize.text.small_words import differs, gender
from summarize.text.words import is_function_word

# Determiners of many that are never a pronoun, and adjectives that stand before their noun.
_MANY = frozenset("leurs ces ses nos vos aux des plusieurs quelques".split())
_BEFORE_NOUN = frozenset(
    "nouveaux nouvelles grands grandes petits petites bons bonnes grosses longs longues différents différentes nombreux nombreuses "
    "premiers premières derniers dernières principaux principales anciens anciennes jeunes mêmes virulents".split()
)
# What may stand between such a determiner and its noun, or has no form of many.
_NO_NOUN = frozenset(
    "très plus moins bien mal trop si presque quasi soi-disant ex mi anti pro non bon fin contre entre après avant hors sans demi quelque "
    "autre être avoir dire faire tout toute tous qui que quoi dont pas ou et au en de tant là demain hier super mini micro ultra extra "
    "cent mille quatre cinq sept huit neuf onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "droite gauche centre chose taliban minima maxima crash macaroni spaghetti ravioli confetti paparazzi carabinieri tifosi".split()
)
_CROWDS = frozenset(
    "dizaine dizaines centaine centaines milliers vingtaine trentaine quarantaine cinquantaine soixantaine douzaine".split()
)
_FIRST = frozenset("des aux au ces ses leurs nos cette cet son sa".split())
_SECOND = frozenset("l' le la les ces cette ses leur nos une mon".split())
_MASCULINE = frozenset("un du au cet ce".split())
_FEMININE = frozenset({"une", "cette"})
_OF = frozenset({"de", "d'"})
_LINKS = frozenset({"et", "ou", "(", "/", "-", "ni"})


def misdetermined(text: str) -> list[str]:
    """The determiners of a French text with the word that they do not go with, in order.

    >>> misdetermined("La ville rend leurs chambre aux élèves des ces écoles.")
    ['leurs chambre', 'des ces']
    """
    run = grammar.tokens(text)
    found = []
    for at, token in enumerate(run[:-2]):
        rule = _RULES.get(token.text)
        end = rule(run, at) if rule is not None else None
        if end is not None and not text[run[end].start : run[end].end].isupper():
            found.append(text[token.start : run[end].end])
    return found


def _of_many(run: Sequence[grammar.Token], at: int) -> int | None:
    """A noun of one behind a determiner of many: "tous les établissement"."""
    if run[at].text == "les" and not (at and run[at - 1].text in {"tous", "toutes"}):
        return at + 2 if run[at + 1].text in _OF_ONE_BEFORE and _stands_before(run[at + 2]) else None
    if run[at].text == "de" and run[at + 1].text not in _BEFORE_NOUN:
        return None
    if (end := _two(run, at)) is not None:
        return end
    noun = at + 1
    if run[noun].text in _OF_ONE_BEFORE and _stands_before(run[noun + 1]):
        return noun + 1
    if run[at].text in _POSSESSIVES and _is_plain_infinitive(run[noun]):
        return noun
    if run[noun].text in _BEFORE_NOUN and noun + 1 < len(run):
        noun += 1
    behind = run[noun + 1].text if noun + 1 < len(run) else ""
    if run[noun].proper or behind in _LINKS or behind.startswith("("):
        return None
    return noun if lacks_plural(run[noun].text) else None


def _of_one(run: Sequence[grammar.Token], at: int) -> int | None:
    """An adjective of the other gender behind an article: "un nouvelle", "cette annoncé"."""
    if (end := _two(run, at)) is not None:
        return end
    if (end := _one_and_many(run, at)) is not None:
        return end
    word, article = run[at + 1], run[at].text
    if article in _FEMININE and word.text in _MEN and not word.proper:
        return at + 1
    if article in _POSSESSIVES and _is_plain_infinitive(word):
        return at + 1
    if article not in _MASCULINE | _FEMININE:
        return None
    form = inflections().get(word.text)
    if word.proper or form is None or form.class_ == "noun" or form.number != "s" or not form.gender:
        return None
    if article in _MASCULINE:
        return at + 1 if form.gender == "f" else None
    return at + 1 if form.gender == "m" and form.class_ == "adjective" else None


# Adjectives that stand before a noun, of one: "les haut salaires".
_OF_ONE_BEFORE = frozenset(
    "haut petit grand bon beau nouveau premier dernier prochain ancien jeune même autre principal".split()
)


def _stands_before(noun: grammar.Token) -> bool:
    """Whether a word is a noun with an adjective before it: "les premier et second" are two, "les premier ministre" a title."""
    return (
        not noun.proper
        and noun.text[0].isalpha()
        and noun.text != "ministre"
        and not is_function_word(noun.text, "fr")
        and gender(noun.text) != ""
    )


# Of these a woman has her own word: "la président", "une conseiller".
_MEN = frozenset(
    "président vice-président directeur sénateur chancelier conseiller infirmier étudiant dirigeant chanteur acteur danseur joueur vendeur policier adjoint avocat "
    "député élu délégué employé candidat romancier créateur fondateur animateur réalisateur champion patron citoyen voisin habitant enseignant "
    "commerçant assistant représentant militant coordinateur éditeur rédacteur lauréat opposant gardien pharmacien musicien comédien".split()
)


# "à sa consacrer aux autres", "ces assurer": a verb has none of these.
_POSSESSIVES = frozenset("sa ses ces cette leurs nos".split())


def _is_plain_infinitive(word: grammar.Token) -> bool:
    """Whether a word is an infinitive and no noun beside: "leurs dîners" is one."""
    return not word.proper and is_infinitive(word.text) and not in_dictionary(word.text + "s")


def _one_and_many(run: Sequence[grammar.Token], at: int) -> int | None:
    """An adjective of many behind a noun of one, where nothing before could have it: "de la convention citoyennes"."""
    if at + 3 >= len(run) or run[at + 2].proper or run[at + 3].text in _LINKS | {","}:
        return None
    noun, adjective = inflections().get(run[at + 1].text), inflections().get(run[at + 2].text)
    if noun is None or adjective is None or noun.class_ != "noun" or noun.number != "s":
        return None
    if adjective.class_ == "noun" or adjective.number != "p" or run[at + 1].text == "air":
        return None
    if adjective.class_ == "either" and not (adjective.gender == noun.gender == "f"):
        return None
    return None if any(_may_have(token.text, adjective) for token in run[:at]) else at + 2


def _may_have(word: str, adjective: Inflection) -> bool:
    """Whether a word before may be what an adjective of many is told of: of many itself, or one of several."""
    if word in _SEVERAL or word[0].isdigit():
        return True
    if word[-1] not in "sx" or word in _DETERMINERS or is_function_word(word, "fr"):
        return False
    form = inflections().get(word)
    return form is None or not (form.gender and adjective.gender) or form.gender == adjective.gender


_SEVERAL = frozenset({"et", "ou", "ni", "deux", "trois", "quatre", "cinq", "six"})
_DETERMINERS = frozenset("les des aux ces ses leurs nos".split())


def _the(run: Sequence[grammar.Token], at: int) -> int | None:
    """A noun of the other gender behind "le" and "la", where these are no pronouns: "La retour"."""
    if (end := _two(run, at) or _one_and_many(run, at)) is not None:
        return end
    word = run[at + 1].text
    if run[at].text == "la" and word in _MEN and not run[at + 1].proper:
        return at + 1
    if run[at + 1].proper and run[at].text == "la" and word.endswith("te"):
        return at + 1 if _lacks_its_accent(word) else None
    if run[at + 1].proper or (at and run[at - 1].text in {"de", "à", "et"}) or not _may_be_noun(word):
        return None
    return at + 1 if differs("de la" if run[at].text == "la" else "au", word) else None


def _two(run: Sequence[grammar.Token], at: int) -> int | None:
    """Two determiners where one is too many: "des ces", "des l'"."""
    first, second = run[at].text, run[at + 1]
    if second.proper:
        return None
    if first in _FIRST:
        front = second.text == "une" and first in {"cette", "sa"}  # "à sa une"
        return at + 1 if second.text in _SECOND and not front else None
    if first in _ARTICLES:
        return at + 1 if second.text in _ARTICLES and second.text != first else None
    return at + 1 if first == second.text == "une" else None


_ARTICLES = frozenset({"le", "la"})  # "le la collection"


def _their(run: Sequence[grammar.Token], at: int) -> int | None:
    """A noun of many behind "leur": "perdre leur titres"."""
    word = run[at + 1]
    return at + 1 if not word.proper and _is_of_many(word.text) else None


def _crowd(run: Sequence[grammar.Token], at: int) -> int | None:
    """A noun of one behind a number of them: "une dizaine de mètre"."""
    if run[at + 1].text not in _OF:
        return None
    word = run[at + 2]
    form = inflections().get(word.text)
    if word.proper or (form is not None and form.number != "s"):
        return None
    return at + 2 if lacks_plural(word.text) else None


_RULES = {
    **dict.fromkeys(_MANY | {"les", "de"}, _of_many),
    **dict.fromkeys(_MASCULINE | _FEMININE | _FIRST - _MANY, _of_one),
    "le": _the,
    "la": _the,
    "l'": _one_and_many,
    "leur": _their,
    **dict.fromkeys(_CROWDS, _crowd),
}


@lru_cache(maxsize=1 << 13)
def lacks_plural(word: str) -> bool:
    """Whether a word has a form of many in the dictionary and is not written so."""
    return (
        len(word) > len("aie")
        and word.isalpha()
        and word[-1] not in "sxz"
        and not word.endswith("ant")  # "ces derniers opposant un refus"
        and word not in _NO_NOUN
        and in_dictionary(word)
        and (
            in_dictionary(word + "s")
            or in_dictionary(word + "x")
            or (word.endswith("al") and in_dictionary(word[:-1] + "ux"))
        )
    )


@lru_cache(maxsize=1 << 13)
def _is_of_many(word: str) -> bool:
    """Whether a word in "-s" is a noun that the dictionary does not tell from a verb, and has its form without the "s"."""
    return (
        word[-1] == "s"
        and word not in _ALWAYS_S
        and word not in inflections()
        and gender(word) != ""
        and in_dictionary(word[:-1])
    )


_ALWAYS_S = frozenset(
    "fils fonds cours vers sens cas bras dos pays bois mois gros gras bas plus moins dans sans sous jamais toujours très puis".split()
)


@lru_cache(maxsize=1 << 13)
def _lacks_its_accent(word: str) -> bool:
    """Whether a noun in "-té" lost its accent behind a capital: "la Sante"."""
    return not in_dictionary(word) and not in_dictionary(word.capitalize()) and in_dictionary(word[:-1] + "é")


@lru_cache(maxsize=1 << 13)
def _may_be_noun(word: str) -> bool:
    return (
        word not in finite_forms()
        and not word.endswith(("ant", "ir", "re", "ique", "aire", "iste"))
        and not is_infinitive(word)
        and word not in {"numéro", "prix"}  # "la prix Nobel"
        and not is_infinitive(word + "r")  # "le spirituel le dispute au matériel"
    )
