# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds small words of French that do not go with the word behind them: "certaines pays", "de admissions", "aux élus et leurs amis"."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.french_verbs import finite_forms
from summarize.text.signed import signed
from summarize.text.words import is_function_word

# xz of lines: "m" or "f", a blank, a word. Made by summarize/train/forms.py from the determiners in the articles of
# OrangeSum (CC BY-SA 4.0): words and genders, and no sentence.
GENDERS = "genders.bin"

_WORD = r"(?P<word>[a-zà-ÿœæ]{3,}(?:-[a-zà-ÿœæ]+)*)(?![\w'’-])"
# Determiners that no verb follows, each before its noun. Each pattern opens on a letter and looks back from there.
_DETERMINED = re.compile(
    r"[UuCcDdAaSsMm](?<![\w'’-].)(?:(?<=[Uu])ne?|(?<=[Cc])et(?:te)?|(?<=[Dd])u|(?<=[Aa])u(?:cune?)?|(?<=[SsMm])(?:on|a)) "
    + _WORD
)
# "la fin d'un bataille"
_OF_A = signed("'un |’un ", r"(?<!\w)(?:[dD]|[qQ]u)['’]un " + _WORD)
# What may be a pronoun, or stand behind its noun ("la semaine dernière"), and is none here.
_LOOSE = re.compile(
    r"(?<![\w'’-])(?:(?:[Dd]e|à|dans|sur|sous|selon|avec|par|pour|entre|vers|contre) l[ae]|[Cc]ertaine?s|[Nn]ombreu(?:x|ses)|[Dd]i(?:verses|fférente?s)|[Qq]uel(?:le)?s|"
    r"[Tt]ou(?:s|tes) les|(?:[Ll](?:es?|a)|[Uu]ne?|[Dd](?:es|u)|[Cc](?:es?|ette)|[Aa]ux?|[Ss](?:a|on|es)|deux|dix|trois|quatre|cinq|six) "
    r"(?:premi(?:er|ère)s?|derni(?:er|ère)s?|principa(?:ux|les)|grands|grandes?|petite?s?|nouveaux?|nouvelles?|bons|bonnes?|meilleure?s?|prochaine?s?)) "
    + _WORD
)
_MASCULINE = frozenset(
    "un cet ce du au son mon aucun le certains nombreux différents quel quels tous premier premiers dernier derniers principaux grands petit petits "
    "nouveau nouveaux bons meilleur meilleurs prochain prochains".split()
)
# They stand before a feminine word that begins with a vowel.
_BEFORE_VOWEL = frozenset({"son", "mon"})
# Words of two genders that the news mostly has with one, and what is no noun in "au fin fond", "un nouveau moins".
_EITHER = frozenset(
    "politique aide garde pique chose fin moins plus peu complice graphiste chef confrère pilote membre médecin témoin otage leader mannequin soldat "
    "capitaine architecte cadre proche mineur député élève interview après-midi première finale seconde primaire secondaire mémoire amour merci tout tête grâce faute".split()
)
# Adjectives that the news has before nouns of one gender only: "une complexe affaire", "un confortable tapis"; infinitives.
_NO_NOUN = re.compile(r"(?:able|ible|exe|ième|er)s?$")
# Words that may tell of a woman too: "une secrétaire", "la journaliste", "sa porte-parole".
_AGENT = re.compile(
    r"(?:iste|aire|logue|crate|ate|ulte|ote|ète|eur|ien|ier|ant|(?<!m)ent|able|ible|ique|eux|al|if|é|u|i|parole|chef|maître|génie|or)s?$"
)
# Of the nouns in "-e" that the news has as masculine, those that name a thing: a woman may be a peintre, a guide, a malade.
_THING = re.compile(
    r"(?:[^e]|age|isme|[mtl]ème|ège|ode|ype|oupe|omme|exte|icle|oute|ôle|erme|ombre|iècle)s?$"
)
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôûœh]")

# "de admissions", "le autres", "si il", "un nouveau épisode"
_UNELIDED = re.compile(
    r"[DdLlQqNnSsJjPp](?<![\w'’«»\"“”-].)(?:(?:(?<=[DdLlNnSsJj])e|(?<=[Ll])a|(?<=[Qq])ue) (?P<word>[aeiouàâéèêëîïôûœ][a-zà-ÿœæ]+)|(?<=[Ss])i ils?|"
    r"(?:(?<=[Pp])uisqu|(?<=[Ll])orsqu)e (?:ils?|elles?|on|une?))(?![\w'’-])"
)
# Before these nothing is elided, or the small word is another: "le onze", "le ou les", "le off", "que un et un".
_WHOLE = re.compile(r"(?:onz.*|oui.*|ouat.*|ulul.*|uhlan.*|un|une|ou|énièmes?|off|ex|iode|impossible)")

# "aux vapoteurs et leurs fumées.": behind "et" the preposition is said again.
_LOST = signed(
    " et le| et la| et l'| et l’| et ses| et son| et sa",
    r"(?<![\w'’-])(?:(?:aux?|à la) |à l['’])[a-zà-ÿ]+(?: [a-zà-ÿ]+)? et (?:(?:les?|la|leurs?|ses|son|sa) |l['’])(?P<word>[a-zà-ÿ]+)"
    r"(?: (?P<behind>[a-zà-ÿ]+))?(?=[.,;])",
)


def misjoined(text: str) -> list[str]:
    """The small words of a French text with the word that they do not go with, in order of the rules.

    >>> misjoined("La courbe de admissions baisse dans certaines pays.")
    ['certaines pays', 'de admissions']
    """
    found = [m[0] for m in _DETERMINED.finditer(text) if _is_of_another(m)]
    found += [m[0] for m in _OF_A.finditer(text) if differs("un", m["word"])]
    found += [m[0] for m in _LOOSE.finditer(text) if m["word"] not in finite_forms() and _is_of_another(m)]
    found += [m[0] for m in _UNELIDED.finditer(text) if m["word"] is None or elides(m["word"])]
    return found + [m[0] for m in _LOST.finditer(text) if _is_noun_phrase(m)]


@lru_cache(maxsize=1 << 14)
def gender(word: str) -> Literal["m", "f", ""]:
    """The gender of a French noun in lower case, also of a plural; "" where the news has both or does not tell."""
    known = _genders()
    for form in _singulars(word):
        form_ = inflections().get(form)
        if form_ is not None and form_.class_ != "noun":
            return ""  # an adjective before its noun: "une complexe affaire"
        if form in known:
            return known[form]
        if form_ is not None and form_.gender:
            return form_.gender
    return ""


def _singulars(word: str) -> Iterator[str]:
    yield word
    if word[-1] in "sx":
        yield word[:-1]
    if word.endswith("aux"):
        yield word[:-3] + "al"


@cache
def _genders() -> Mapping[str, Literal["m", "f"]]:
    packed = files("summarize.text").joinpath(GENDERS).read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return {line[2:]: "m" if line[0] == "m" else "f" for line in lines}


def _is_of_another(match: re.Match[str]) -> bool:
    """Whether a determiner or an adjective before its noun has another gender than the noun."""
    word = match["word"]
    return differs(match[0][: -len(word) - 1].lower(), word)


@lru_cache(maxsize=1 << 14)
def differs(small: str, word: str) -> bool:
    """Whether a determiner or an adjective before its noun ("de la", "un", "certaines") has another gender than the noun."""
    parts = small.split()
    first, last = parts[0], parts[-1]
    if (
        word in _EITHER
        or word.removesuffix("s") in _EITHER
        or is_function_word(word, "fr")
        or _NO_NOUN.search(word)
    ):
        return False
    if last in _MASCULINE or first == "tous":
        return gender(word) == "f" and not (last in _BEFORE_VOWEL and _VOWEL.match(word))
    return gender(word) == "m" and _THING.search(word) is not None and not _AGENT.search(word)


def elides(word: str) -> bool:
    """Whether a French word that begins with a vowel takes "d'" and "qu'" before it: not "onze", nor what no dictionary has."""
    return in_dictionary(word) and _WHOLE.fullmatch(word) is None


def _is_noun_phrase(match: re.Match[str]) -> bool:
    """Whether a noun follows "et" and no verb comes behind it: "à la charge et la crue monte" is another clause."""
    behind = match["behind"]
    return bool(gender(match["word"])) and (
        behind is None or behind not in finite_forms() or behind in inflections()
    )
