"""Pairs of quotation marks and brackets on a line, and which of them a sentence must not be cut inside."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

# About fifty words: longer quotations are told as sentences of their own.
LONGEST_HELD = 300

_MARK = re.compile(r"[\"“”„«»()\[\]‘’]")
_TURNED = "»«"
_SPEECH = frozenset('«»“”„"')
_OPENING = re.compile(r"[«“„]")
_ANGLES = re.compile(r"[«»]")
_LINES = re.compile(r"[^\n]+")
_LONGEST_SPEECH = 3000  # characters: some five paragraphs
_PARAGRAPHS = 8  # at most, of one speech
_ENDS = ".!?…"
_BETWEEN = ' \u00a0\u202f\u2009"“”„«»()[]–—-•'
_GOES_ON = re.compile(r"\s{0,2}(?:[,;:]|[–—-]?\s{0,2}[^\W\d_A-Z])")
_LOOK_BACK = 40  # over blanks and marks; a longer run of them means nothing


class Pair(NamedTuple):
    """The offsets of an opening mark and of its closing mark (of `speeches`: past it)."""

    start: int
    end: int


class Marks(NamedTuple):
    """The marks of a line: its pairs, by their opening, and where a straight mark opens."""

    pairs: list[Pair]
    openings: frozenset[int]


def held_together(text: str, pairs: list[Pair], start: int, end: int) -> list[Pair]:
    """The pairs of a line inside which no sentence ends, in order, overlapping ones joined.

    These are the short ones (300 characters) that the sentence leads into or goes on after: the words
    of a quotation must not be parted from who said them.
    """
    joined: list[Pair] = []
    for pair in pairs:
        if pair.end - pair.start > LONGEST_HELD:
            continue
        if not (_begins_inside_sentence(text, start, pair.start) or _sentence_goes_on(text, pair.end, end)):
            continue
        if joined and pair.start < joined[-1].end:
            joined[-1] = Pair(joined[-1].start, max(pair.end, joined[-1].end))
        else:
            joined.append(pair)
    return joined


def speeches(text: str) -> list[Pair]:
    """What is quoted in a text, in order and apart, `end` past its closing mark; and what may be.

    Marks are matched line by line. One that nothing closes quotes what follows it, up to the next opening
    mark of its line: nobody can tell where its words end. A « may be closed some paragraphs later, where
    somebody speaks at length.
    """
    found: list[Pair] = []
    for line in _LINES.finditer(text):
        start, end = line.span()
        read = marks(text, start, end)
        closed = [Pair(pair.start, pair.end + 1) for pair in read.pairs if text[pair.start] in _SPEECH]
        found += closed
        opened = sorted(read.openings | {match.start() for match in _OPENING.finditer(text, start, end)})
        within = 0
        for place, at in enumerate(opened):
            while within < len(closed) and closed[within].end <= at:
                within += 1
            if within < len(closed) and closed[within].start <= at:
                continue
            stop = opened[place + 1] if place + 1 < len(opened) else end
            found.append(Pair(at, _closed_later(text, end) if text[at] == "«" and stop == end else stop))
    apart: list[Pair] = []
    for pair in sorted(found):
        if apart and pair.start < apart[-1].end:
            apart[-1] = Pair(apart[-1].start, max(apart[-1].end, pair.end))
        else:
            apart.append(pair)
    return apart


def _closed_later(text: str, end: int) -> int:
    """Where a « that its line, up to `end`, leaves open is closed: past the », else the line's end."""
    for match in islice(_ANGLES.finditer(text, end, end + _LONGEST_SPEECH), _PARAGRAPHS):
        if match[0] == "»":
            return match.end()
        if text[match.start() - 1] != "\n":  # each paragraph of a long speech may repeat the «
            break
    return end


def marks(text: str, start: int, end: int) -> Marks:
    """The quotation marks and brackets of a line, each kind matched on its own."""
    found: list[Pair] = []
    openings: list[int] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        kind = _kind(match[0], opened)
        if _opens(match[0], kind, before, after, text[opened[kind]] if kind in opened else ""):
            opened[_TURNED if kind == "«»" and match[0] == "»" else kind] = at
            if kind == '"':
                openings.append(at)
        elif kind in opened and not (kind == "‘’" and after.isalnum()):  # an apostrophe closes nothing
            found.append(Pair(opened.pop(kind), at))
    return Marks(sorted(found), frozenset(openings))


def _kind(mark: str, opened: dict[str, int]) -> str:
    """The kind of pair that a mark belongs to, named by its two marks."""
    if mark in "«»" and _TURNED in opened:
        return _TURNED
    return next((kind for kind in ("()", "[]", "«»", "‘’", '"') if mark in kind), "“”")


def _opens(mark: str, kind: str, before: str, after: str, open_mark: str) -> bool:
    """Whether a mark opens its pair rather than closes it; `open_mark` is what is open of its kind, or ""."""
    outside = before.isspace() or before in "([{-–—'’«“„"
    if mark in "([":
        return True
    if mark == '"':
        # Where neither side tells, it closes what is open.
        return outside if outside != after.isspace() else not open_mark
    if kind == _TURNED:
        return False
    if kind == "«»":
        # German books turn them round: »So ist es.«
        return mark == "«" or (not open_mark and outside and after.isalnum())
    if kind == "‘’":
        return mark == "‘" and outside
    # “ opens in French and English, and closes „ in German.
    return mark == "„" or (mark == "“" and open_mark != "„")


def _begins_inside_sentence(text: str, start: int, opening: int) -> bool:
    """Whether a sentence is already under way where the pair opens."""
    before = text[max(start, opening - _LOOK_BACK) : opening].rstrip(_BETWEEN)
    return bool(before) and before[-1] not in _ENDS


def _sentence_goes_on(text: str, closing: int, end: int) -> bool:
    match = _GOES_ON.match(text, closing + 1, end)
    if match is None:
        return False
    last = match[0][-1]
    return last in ",;:" or last.islower()
