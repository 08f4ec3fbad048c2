"""Citation markers, "[1][3]" or "¹", which are no words of a summary, and what only looks like them."""

from __future__ import annotations

import re

from summarize.text import quotation_marks

_NUMBER = r"\^?\d{1,3}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# [1], [^1], [1, 3], [1-3]; 【4】 and 【4:0†source】, as some models write them; ¹, ¹², ¹,².
_MARKER = (
    rf"(?:\[{_NUMBER}(?:\s?[,;–-]\s?{_NUMBER}){{0,19}}\]"
    r"|【\d{1,3}(?::\d{1,3})?(?:†[^【】\n]{0,40})?】"
    rf"|[{_RAISED}]{{1,6}}(?:[,˒][{_RAISED}]{{1,3}}){{0,5}})"
)
# At most a few blanks before: a bound, so that a megabyte of blanks costs no more than a megabyte of text.
MARKERS = re.compile(rf"[^\S\r\n]{{0,3}}{_MARKER}(?:[^\S\r\n]?{_MARKER})*")
_ENDS = ".!?…»”\"')"  # what a sentence ends with before its markers
_GOES_ON = ".!?…,;:"  # what stands after markers that come before the full stop
_QUOTES = '«»"“”„'
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
# What is raised to a power rather than noted: units, and formulas that are often written so. Words of one
# letter ("m²", "s²", "x²", "R²") are no notes either.
_POWERS = frozenset(
    ["km", "hm", "dam", "dm", "cm", "mm", "nm", "µm", "μm", "pm", "ft", "yd", "mi", "mc", "co", "khi", "chi"]
)


def without_markers(text: str) -> str:
    """The text without its citation markers and the blanks before them.

    A number in brackets stands at the end of a sentence or clause ("fin. [1][3]", "fin [1, 2].", or at
    the end of a line); a note's own sign ("mot¹", "mot [^1]", "mot【1】") after any word. What stands inside
    quotation marks, opens a text, is followed by the same sentence ("la case [1] du tableau") or raises
    a unit or a number to a power ("12 m²", "10²") is the text's own and stays.
    """
    quoted: list[tuple[int, int]] | None = None
    parts: list[str] = []
    done = at = 0
    for match in MARKERS.finditer(text):
        if quoted is None:
            quoted = _quoted(text)
        start, end = match.span()
        sign = end - len(match[0].lstrip())
        while at < len(quoted) and quoted[at][1] < sign:
            at += 1
        if at < len(quoted) and quoted[at][0] < sign:
            continue
        if _is_note(text, start, end) if text[sign] in _RAISED else _is_citation(text, start, sign, end):
            parts.append(text[done:start])
            done = end
    return "".join([*parts, text[done:]]) if done else text


def _is_citation(text: str, start: int, sign: int, end: int) -> bool:
    """Whether what stands in brackets at `sign`, after blanks from `start`, cites."""
    before = text[start - 1] if start else ""
    after = text[end : end + 3].lstrip(" \u00a0\u202f")[:1]
    if (
        not before or before in "\r\n"
    ):  # a line of markers alone cites; a line that one opens is a list of notes
        return bool(before) and after in "\r\n"
    own = text[sign] == "【" or text.startswith("[^", sign)
    return own or before in _ENDS or after in _GOES_ON or after in "\n\r"


def _is_note(text: str, start: int, end: int) -> bool:
    """Whether the raised number is a note's: after a word that is no unit, or after punctuation; no word goes on."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or after.isalnum() or after in ("⁄", "/", "⁻", "⁺", "°"):
        return False
    if before in _ENDS or before in _GOES_ON:
        return True
    word = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return word is not None and len(word[0]) > 1 and word[0].lower() not in _POWERS


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
