"""What a pair must keep to: a target that says what its source does not teaches invention.

Each filter can be switched off in the recipe, so that what it brings can be measured.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from summarize.text.entities.numbers import numbers, same_number
from summarize.text.normalize import fold
from summarize.text.words import content_stems, is_function_word, words
from summarize.train.settings import FilterSettings

DIGITS = re.compile(r"\d+")


def fault(source: str, target: str, filters: FilterSettings, language: str = "fr") -> str | None:
    """Why a pair of one language teaches what its source does not say; None for a grounded one.

    "number": a number of the target stands nowhere in the source, in digits or in words; "name": nor
    does a capitalised word, or a content word that opens it; "stems": fewer than `filters.stems` of
    its content stems do.
    """
    if filters.numbers:
        held_numbers = numbers(source, language)
        if not all(any(same_number(n, held) for held in held_numbers) for n in numbers(target, language)):
            return "number"
    if filters.names:
        held = {fold(word.text) for word in words(source)}
        if not all(fold(name) in held for name in (*names(target), *_opening(target, language))):
            return "name"
    if share_of_stems(source, target, language) < filters.stems:
        return "stems"
    return None


def _opening(text: str, language: str) -> list[str]:
    """The first word of a text where it may be a name, for all that its capital tells."""
    first = words(text)[:1]
    return [word.text for word in first if not is_function_word(word.text, language)]


def share_of_stems(source: str, target: str, language: str = "fr") -> float:
    """The share of the target's content stems, in 0..1, that the source has; 1 for a target without any."""
    wanted = set(content_stems(target, language))
    return len(wanted & set(content_stems(source, language))) / len(wanted) if wanted else 1.0


def names(text: str) -> list[str]:
    """The capitalised words of a text, but for its first and those that open a sentence."""
    found = []
    end: int | None = None
    for word in words(text):
        opens = end is None or any(mark in text[end : word.start] for mark in ".!?")
        if word.text[0].isupper() and not opens:
            found.append(word.text)
        end = word.end
    return found


def same_figures(source: str, target: str) -> bool:
    """Whether two texts of two languages hold the very same figures."""
    return sorted(DIGITS.findall(source)) == sorted(DIGITS.findall(target))


def without(text: str, removed: Collection[tuple[int, int]]) -> str:
    """The text without some spans, blanks before commas and points mended."""
    for start, end in sorted(removed, reverse=True):
        text = text[:start] + text[end:]
    return re.sub(r"\s+([,.])", r"\1", text)
