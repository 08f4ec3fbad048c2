"""Which words of a foreign passage the words of a French sentence stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from summarize.text.entities.names import place_key
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, stem, words
from summarize.verify.tables import paraphrases, table

# Letters of a word that a loan or a cognate keeps: "Inflation", "inflación", "inflation".
_COGNATE_LENGTH = 5
_COGNATE = 0.7
_PART = 4  # letters of a compound's part, and of a stem
_LINKERS = ("", "s", "n", "en", "es", "er", "e")
_JOINING = frozenset({"de", "nl"})  # languages that write compounds in one word


class Word(NamedTuple):
    """A content word: `keys` are the stems it is looked up by, a compound's parts after its own."""

    start: int
    end: int
    text: str
    folded: str
    keys: tuple[str, ...]
    place: int  # among the words of its text, from 0

    @property
    def capital(self) -> bool:
        """Whether it begins with one."""
        return self.text[:1].isupper()


@lru_cache(maxsize=2048)
def content_words(text: str, language: str) -> tuple[Word, ...]:
    """The words that carry content, in order; figures are left to the checks of numbers."""
    found = []
    for place, word in enumerate(words(text)):
        if word.text[:1].isdigit() or is_function_word(word.text, language):
            continue
        own = stem(word.text, language)
        keys = (own, *_parts(fold(word.text), language)) if language in _JOINING else (own,)
        found.append(Word(word.start, word.end, word.text, fold(word.text), keys, place))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _parts(word: str, language: str) -> tuple[str, ...]:
    """The stems of the two known words that a German or Dutch compound joins; () for none."""
    links = table(language).links
    best: tuple[int, tuple[str, ...]] = (0, ())
    for cut in range(_PART, len(word) - _PART + 1):
        right = stem(word[cut:], language)
        if right not in links:
            continue
        for linker in _LINKERS:
            left = word[:cut].removesuffix(linker) if word[:cut].endswith(linker) else ""
            if len(left) >= _PART and (key := stem(left, language)) in links:
                # The most even cut: "Haus|haltsplan" is as known as "Haushalts|plan", and less likely.
                best = max(best, (min(len(left), len(word) - cut), (key, right)))
                break
    return best[1]


@lru_cache(maxsize=1 << 16)
def bond(french: str, own: str, foreign: str, keys: tuple[str, ...], language: str) -> float:
    """How well a foreign word explains a French one, in 0..1.

    Args:
        french: the French word, folded.
        own: its stem.
        foreign: the foreign word, folded.
        keys: its stems, a compound's parts after its own.
        language: the foreign one's.
    """
    if french == foreign:
        return 1.0
    links = table(language).links
    best = max((links[key].get(own, 0.0) for key in keys if key in links), default=0.0)
    if best < 1.0 and is_cognate(french, foreign):
        best = max(best, _COGNATE)
    if best < _COGNATE:
        near = paraphrases().get(own)
        if near:
            for key in keys:
                row = links.get(key, {})
                best = max([best, *(row[o] * chance for o, chance in near.items() if o in row)])
    return best


def is_cognate(one: str, other: str, differ: float = 0.25) -> bool:
    """Whether two folded words may be one: they share most of their letters from the first on.

    `differ` is the share of letters that may not; at three in ten "contrat" is "contact".
    """
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _COGNATE_LENGTH or longer > shorter + 4:
        return False
    if one[0] != other[0]:
        return False
    return _distance(_plain(one), _plain(other)) <= differ * longer


def _plain(word: str) -> str:
    """Spellings that languages write one sound with."""
    for one, other in (("ph", "f"), ("k", "c"), ("y", "i"), ("th", "t"), ("z", "c"), ("qu", "c")):
        word = word.replace(one, other)
    return word


@lru_cache(maxsize=1 << 16)
def _distance(one: str, other: str) -> int:
    """Levenshtein's."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def same_place(french: str, foreign: str, language: str) -> bool:
    """Whether two words are one country or city: "Londres", "London"."""
    key = place_key(french, "fr")
    return key is not None and key == place_key(foreign, language)
