"""A sentence's outer punctuation: what is quoted or bracketed, and where commas, dashes and colons part it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_CLOSING = {"«": "»", "“": "”", "„": "“", "(": ")", "[": "]"}
_BRACKETS = {"(", "["}
_DASH = re.compile(r"(?<=\s)(?:[–—-]|--)(?=\s)")
_END = re.compile(r"[.!?…]+\s*$")


class Slice(NamedTuple):
    """Half-open code-point offsets into the sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a sentence by its punctuation.

    `pieces` are parted by commas; `tail` is what follows a top-level semicolon, colon or lone
    dash; `inserts` are brackets and pairs of dashes, with the blank before them; `quotes` the
    quotations; `end` where the closing punctuation begins.
    """

    pieces: tuple[Slice, ...]
    inserts: tuple[Slice, ...]
    quotes: tuple[Slice, ...]
    tail: Slice | None
    tail_mark: str
    end: int


def lay_out(sentence: str) -> Layout | None:
    """The layout of a sentence; None when quotes or brackets do not close (it is then never cut)."""
    spans = _protected(sentence)
    if spans is None:
        return None
    quotes, brackets = spans
    masked = list(sentence)
    for span in (*quotes, *brackets):
        masked[span.start : span.end] = "\0" * (span.end - span.start)
    flat = "".join(masked)
    closing = _END.search(flat)
    end = closing.start() if closing else len(sentence.rstrip())
    tail, mark, region_end = _tail(flat, end)
    inserts = [
        _with_blank(sentence, span)
        for span in brackets
        if span.end <= region_end and _stands_alone(sentence, span)
    ]
    dashes = [m for m in _DASH.finditer(flat, 0, region_end) if m.start() > 0]
    for left, right in zip(dashes[::2], dashes[1::2], strict=False):
        inserts.append(_with_blank(sentence, Slice(left.start(), right.end())))
    if len(dashes) % 2:
        last = dashes[-1]
        tail, mark, region_end = Slice(last.end(), end), last[0], last.start()
    for span in inserts:
        flat = flat[: span.start] + "\0" * (span.end - span.start) + flat[span.end :]
    pieces = []
    at = 0
    for comma in re.finditer(r",(?=\s)", flat[:region_end]):
        pieces.append(_trim(sentence, at, comma.start()))
        at = comma.end()
    pieces.append(_trim(sentence, at, region_end))
    kept_inserts = tuple(sorted(span for span in inserts if span.end <= region_end))
    return Layout(tuple(pieces), kept_inserts, tuple(quotes), tail and _trim(sentence, *tail), mark, end)


def _tail(flat: str, end: int) -> tuple[Slice | None, str, int]:
    """What follows the first top-level ";" or ":", the sign, and where the rest ends."""
    found = re.search(r"[;:](?=\s)", flat[:end])
    if found is None:
        return None, "", end
    return Slice(found.end(), end), found[0], found.start()


def _protected(sentence: str) -> tuple[list[Slice], list[Slice]] | None:
    """Outermost quotations and brackets; None if one does not close."""
    quotes: list[Slice] = []
    brackets: list[Slice] = []
    stack: list[tuple[str, int]] = []  # the sign that closes, and where the group began
    for at, sign in enumerate(sentence):
        if stack and sign == stack[-1][0]:
            closing, start = stack.pop()
            if not stack:
                (brackets if closing in ")]" else quotes).append(Slice(start, at + 1))
        elif sign in _CLOSING:
            stack.append((_CLOSING[sign], at))
        elif sign == '"':
            stack.append(('"', at))
        elif sign in "»”)]":
            return None
    return None if stack else (quotes, brackets)


def _stands_alone(sentence: str, span: Slice) -> bool:
    """A bracket between words, and not part of one: "maire(s)", "f(x)"."""
    after = sentence[span.end : span.end + 1]
    return span.start > 0 and sentence[span.start - 1].isspace() and not after.isalnum()


def _with_blank(sentence: str, span: Slice) -> Slice:
    """The span with the blanks before it, so that what stands around it closes up."""
    start = span.start
    while start > 0 and sentence[start - 1].isspace():
        start -= 1
    return Slice(start, span.end)


def _trim(sentence: str, start: int, end: int) -> Slice:
    while start < end and sentence[start].isspace():
        start += 1
    while end > start and sentence[end - 1].isspace():
        end -= 1
    return Slice(start, end)
