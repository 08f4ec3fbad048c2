"""Words of a sentence that exclude its passages' words: "hausse" for "baisse", a senator for a deputy.

The families and their words are the table families.toml; what a negation may turn round is left to `stances`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarize.evaluate.grounding.tables import family_tables
from summarize.text.normalize import fold
from summarize.text.words import words

FamilyKind = Literal["negation", "hedge", "relation", "number"]


class Opposed(NamedTuple):
    """A word, `text` = `sentence[start:end]`, and the passage's word that it excludes."""

    kind: FamilyKind
    start: int
    end: int
    text: str
    reason: str


class _Family(NamedTuple):
    kind: FamilyKind
    single: bool
    values: tuple[re.Pattern[str], ...]


class _Hit(NamedTuple):
    value: int
    start: int
    end: int


# A negation so many words before a word turns it round; "ne … que" and "sans" too.
_DENIED = re.compile(
    r"(?<!\S)(?:ne|n|pas|sans|jamais|aucune?|ni|non|no|not|nicht|kein\S*|nunca)(?: \S+){0,4} $"
)


def opposed(sentence: str, passages: Sequence[str]) -> Iterator[Opposed]:
    """The words of a French sentence that a family opposes to those of its passages, in any language."""
    theirs = [(passage, *_plain(passage)) for passage in passages]
    plain, places = _plain(sentence)
    for family in _families():
        mine = _hits(family, plain)
        if not mine:
            continue
        held = [(hit, text, at) for text, folded, at in theirs for hit in _hits(family, folded)]
        if not held:
            continue
        if family.kind == "negation" and (
            any(_denied(plain, hit) for hit in mine)
            or any(_denied(folded, hit) for _, folded, _ in theirs for hit in _hits(family, folded))
        ):
            continue
        own, known = {hit.value for hit in mine}, {hit.value for hit, _, _ in held}
        if not own - known or not known - own or (family.single and own & known):
            continue
        hit = next(hit for hit in mine if hit.value not in known)
        other, text, at = next(entry for entry in held if entry[0].value not in own)
        start, end = _span(hit, places)
        first, last = _span(other, at)
        yield Opposed(family.kind, start, end, sentence[start:end], f"the passage says “{text[first:last]}”")


def _denied(plain: str, hit: _Hit) -> bool:
    return _DENIED.search(plain, max(0, hit.start - 40), hit.start) is not None


def _span(hit: _Hit, places: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    inside = [(start, end) for at, start, end in places if hit.start <= at < hit.end]
    return inside[0][0], inside[-1][1]


def _hits(family: _Family, plain: str) -> list[_Hit]:
    """Where the values' words stand; a longer entry hides a shorter one inside it."""
    found = [
        _Hit(value, *match.span())
        for value, pattern in enumerate(family.values)
        for match in pattern.finditer(plain)
    ]
    return [
        hit
        for hit in found
        if not any(
            other.start <= hit.start and hit.end <= other.end and other[1:] != hit[1:] for other in found
        )
    ]


@lru_cache(maxsize=4096)
def _plain(text: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """The folded words, a blank between two, and (place there, start, end here) of each."""
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    at = 0
    for word in words(text):
        folded = fold(word.text).replace("’", "'").rstrip("'")
        places.append((at, word.start, word.end))
        parts.append(folded)
        at += len(folded) + 1
    return " ".join(parts), tuple(places)


@cache
def _families() -> tuple[_Family, ...]:
    return tuple(
        _Family(family["kind"], family["single"], tuple(map(_pattern, family["values"])))
        for family in family_tables().values()
    )


def _pattern(entries: str) -> re.Pattern[str]:
    longest_first = sorted(entries.split(), key=len, reverse=True)
    body = "|".join(re.escape(e).replace("_", " ").replace(r"\*", r"[^\W_]*") for e in longest_first)
    return re.compile(rf"(?<!\S)(?:{body})(?!\S)")
