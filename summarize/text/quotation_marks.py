"""Pairs of quotation marks and brackets on a line, and which of them a sentence must not be cut inside."""

from __future__ import annotations

import re
from typing import NamedTuple

# About fifty words: longer quotations are told as sentences of their own.
LONGEST_HELD = 300

_MARK = re.compile(r"[\"“”„«»()\[\]‘’]")
_ENDS = ".!?…"
_GOES_ON = re.compile(r"\s*(?:[,;:]|[–—-]?\s*[^\W\d_A-Z])")


class Pair(NamedTuple):
    """The offsets of an opening mark and of its closing mark."""

    start: int
    end: int


def held_together(text: str, start: int, end: int) -> list[Pair]:
    """The pairs of a line inside which no sentence ends, in order, overlapping ones joined.

    These are the short ones (300 characters) that the sentence leads into or goes on after: the words
    of a quotation must not be parted from who said them.
    """
    joined: list[Pair] = []
    for pair in pairs(text, start, end):
        if pair.end - pair.start > LONGEST_HELD:
            continue
        if not (_begins_inside_sentence(text, start, pair.start) or _sentence_goes_on(text, pair.end, end)):
            continue
        if joined and pair.start < joined[-1].end:
            joined[-1] = Pair(joined[-1].start, max(pair.end, joined[-1].end))
        else:
            joined.append(pair)
    return joined


def pairs(text: str, start: int, end: int) -> list[Pair]:
    """Every pair of marks on a line, by their opening; each kind is matched on its own."""
    found: list[Pair] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        kind, opens = _role(text, at, mark, start, end, opened)
        if kind == "":
            continue
        if opens:
            opened[kind] = at
        elif kind in opened:
            found.append(Pair(opened.pop(kind), at))
    return sorted(found)


def _role(text: str, at: int, mark: str, start: int, end: int, opened: dict[str, int]) -> tuple[str, bool]:
    """The kind of pair a mark belongs to ("" for none), and whether it opens it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    outside = before.isspace() or before in "([{-–—'’«“„"  # a blank or an opening mark stands before
    if mark in "()":
        return "()", mark == "("
    if mark in "[]":
        return "[]", mark == "["
    if mark == '"':
        if outside == after.isspace():  # neither side tells: it closes what is open
            return '"', '"' not in opened
        return '"', outside
    if mark in "«»":
        # German books turn them round: »So ist es.«
        if "»«" in opened:
            return "»«", False
        if mark == "»" and "«»" not in opened and outside and after.isalnum():
            return "»«", True
        return "«»", mark == "«"
    if mark in "‘’":
        if mark == "‘":
            return "‘’", outside
        return ("‘’", False) if not after.isalnum() and "‘’" in opened else ("", False)
    # “ opens in French and English, closes „ in German.
    return "“”", mark == "„" or (mark == "“" and not ("“”" in opened and text[opened["“”"]] == "„"))


def _begins_inside_sentence(text: str, start: int, opening: int) -> bool:
    """Whether a sentence is already under way where the pair opens."""
    at = opening - 1
    while at >= start and (text[at].isspace() or text[at] in "\"“”„«»()[]–—-•"):
        at -= 1
    return at >= start and text[at] not in _ENDS


def _sentence_goes_on(text: str, closing: int, end: int) -> bool:
    match = _GOES_ON.match(text, closing + 1, end)
    if match is None:
        return False
    last = match[0][-1]
    return last in ",;:" or last.islower()
