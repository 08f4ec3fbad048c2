"""Whether two texts that are nearly the same give other figures: then the later one is news."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from summarize.text.entities.numbers import numbers
from summarize.text.normalize import fold

# Enough for a comparison: a cut after "Dr." is made in both texts.
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…»”])\s+")
_WORD = re.compile(r"[^\W\d_]+")

# Clock times, dates and ranks belong to the furniture of a page as often as to the news.
_FIGURE_KINDS = frozenset({"cardinal", "percent", "money", "measure"})

MIN_WORDS = 5  # "3 min de lecture" has fewer; a sentence that reports a toll has more
SAME_SENTENCE = 0.6  # of the words other than figures; "au moins" may come in with the new toll
MAX_SENTENCES = 200  # that only one of the texts has; two near copies have a handful


def figures_differ(left: str, right: str, language: str | None) -> bool:
    """Whether a sentence stands in both texts with a figure replaced by another.

    A sentence cut, added, or moved replaces nothing, and neither does "deux" for "2".
    """
    left_only, right_only = _own_sentences(left, right)
    for sentence in left_only:
        words = _words(sentence)
        if len(words) < MIN_WORDS:
            continue
        twin, similarity = "", 0.0
        for other in right_only:
            other_words = _words(other)
            smaller, larger = sorted((len(words), len(other_words)))
            if smaller <= similarity * larger:  # cannot be nearer than the nearest so far
                continue
            overlap = len(words & other_words) / len(words | other_words)
            if overlap > similarity:
                twin, similarity = other, overlap
        if similarity >= SAME_SENTENCE:
            here, there = _figures(sentence, language), _figures(twin, language)
            if here - there and there - here:
                return True
    return False


def _own_sentences(left: str, right: str) -> tuple[list[str], list[str]]:
    """The sentences of each text that the other does not have word for word."""
    first, second = _sentences(left), _sentences(right)
    return (
        [part for key, part in first.items() if key not in second][:MAX_SENTENCES],
        [part for key, part in second.items() if key not in first][:MAX_SENTENCES],
    )


@lru_cache(maxsize=256)  # a text is compared with several candidates in a row
def _sentences(text: str) -> dict[str, str]:
    """The sentences of a text by their folded form; not to be changed by those who get it."""
    return {fold(part): part for part in _SENTENCE_END.split(text)}


@lru_cache(maxsize=4096)
def _words(sentence: str) -> frozenset[str]:
    """The folded words of a sentence without its figures."""
    return frozenset(_WORD.findall(fold(sentence)))


@lru_cache(maxsize=4096)
def _figures(sentence: str, language: str | None) -> frozenset[tuple[Decimal, str | None]]:
    """The values with their units that a sentence gives."""
    return frozenset(
        (number.value, number.unit) for number in numbers(sentence, language) if number.kind in _FIGURE_KINDS
    )
