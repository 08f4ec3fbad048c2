"""Citation markers, "[1][3]", which are no words of a summary, and brackets that only look like them."""

from __future__ import annotations

import re

from summarize.text import quotation_marks

# At most a few blanks before: a bound, so that a megabyte of blanks costs no more than a megabyte of text.
MARKERS = re.compile(r"\s{0,3}\[\d{1,3}\](?:\s?\[\d{1,3}\])*")
_ENDS = ".!?…»”\"')"  # what a sentence ends with before its markers
_GOES_ON = ".!?…,;:"  # what stands after markers that come before the full stop
_QUOTES = '«»"“”„'


def without_markers(text: str) -> str:
    """The text without its citation markers and the blanks before them.

    A marker stands at the end of a sentence or clause ("fin. [1][3]", "fin [1].", or at the end of a
    line). What stands inside quotation marks, opens a text, or is followed by the same sentence
    ("la case [1] du tableau") is the text's own and stays.
    """
    if "[" not in text:
        return text
    quoted = _quoted(text)
    parts: list[str] = []
    done = at = 0
    for match in MARKERS.finditer(text):
        start, end = match.span()
        bracket = text.index("[", start)
        while at < len(quoted) and quoted[at][1] < bracket:
            at += 1
        if at < len(quoted) and quoted[at][0] < bracket:
            continue
        before = text[start - 1] if start else ""
        after = text[end : end + 3].lstrip(" \u00a0\u202f")[:1]
        if before and (before in _ENDS or after in _GOES_ON or after in "\n\r"):
            parts.append(text[done:start])
            done = end
    return "".join([*parts, text[done:]]) if done else text


def _quoted(text: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks, in order, none inside another."""
    stretches: list[tuple[int, int]] = []
    for start, end in quotation_marks.marks(text, 0, len(text)).pairs:
        if text[start] not in _QUOTES:
            continue
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches
