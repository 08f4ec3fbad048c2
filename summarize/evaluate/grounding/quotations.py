"""Quotations as the grounding metric reads them: what stands between marks, of any language, also nested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.evaluate.grounding.names import folded_words


class Quotation(NamedTuple):
    """Quoted words: the span includes the marks, `text` is what stands between them, stripped."""

    start: int
    end: int
    text: str


_PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"', "‘": "’", "‚": "‘’", "»": "«"}


@lru_cache(maxsize=4096)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Every closed quotation, by start, nested ones too; none crosses a line."""
    found: list[Quotation] = []
    offset = 0
    for line in text.split("\n"):
        _scan(line, offset, found)
        offset += len(line) + 1
    return tuple(sorted(found))


def _scan(line: str, offset: int, found: list[Quotation]) -> None:
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[«»“”„‹›\"‘’‚]", line):
        at, mark = match.start(), match[0]
        before, after = line[at - 1 : at] or " ", line[at + 1 : at + 2] or " "
        if mark in "‘’" and before.isalnum() and (after.isalnum() or not any(m in "‘‚" for m, _ in opened)):
            continue
        closes = next(
            (i for i in range(len(opened) - 1, max(-1, len(opened) - 5), -1) if mark in _PAIRS[opened[i][0]]),
            None,
        )
        if closes is not None:
            start = opened[closes][1]
            del opened[closes:]
            inner = line[start + 1 : at].strip(" \u00a0\u202f\u2009")
            if inner:
                found.append(Quotation(offset + start, offset + at + 1, inner))
        elif mark in _PAIRS and (mark != "»" or (after.isalnum() and not before.isalnum())):
            opened.append((mark, at))
        elif mark == "”" and not before.isalnum():
            opened.append(("“", at))


@lru_cache(maxsize=4096)
def quoted_parts(text: str) -> tuple[str, ...]:
    """What a passage quotes, as folded words; a quotation that comes from or goes into the next sentence counts to the edge."""
    closed = quotations(text)
    parts = [quotation.text for quotation in closed]
    rest = blank(text, closed)
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        first = rest.find(closing)
        if first >= 0 and not 0 <= rest.find(opening) < first:
            parts.append(text[:first])
        last = rest.rfind(opening)
        if last >= 0 and rest.rfind(closing) < last:
            parts.append(text[last + 1 :])
    if rest.count('"') == 1:  # it may quote either side
        parts.extend(rest.split('"'))
    return tuple(folded_words(part) for part in parts)


def blank(text: str, spans: Sequence[Quotation]) -> str:
    """The text with its quotations overwritten by a sign that is no word, at equal length."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = "\u2404" * (span.end - span.start)
    return "".join(characters)
