"""Quotations between any pair of quotation marks, nested ones included."""

from __future__ import annotations

import re
from typing import NamedTuple

# A stretch between two marks of a kind, marks included, for code that masks or skips what is quoted.
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


# Quotations alone up to a colon ("…" for each), and two names after it.
_NAMES_AFTER = re.compile(r"(?:…(?:,| et)? ?)+\s?: .*?[A-ZÀ-Ý][\w'’-]+ [A-ZÀ-Ý]")


class Quotation(NamedTuple):
    """Quoted words: `text` is what stands between the marks, stripped; the span includes the marks."""

    start: int
    end: int
    text: str


# Opening mark → the marks that close it. German and Dutch quotations close with what opens English ones.
_CLOSING = {"«": "»", "“": "”", "„": "“”", "‹": "›", "»": "«", "‘": "’", "‚": "‘’", "”": "”", '"': '"'}
_CLOSERS = frozenset("".join(_CLOSING.values()))


def masked(text: str) -> str:
    """The text with blanks for what stands between two marks of a kind (`QUOTED`), so that offsets stay."""
    return QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


def filled(sentence: str) -> str:
    """A sentence of the same length whose quotations hold nothing to read: "«xxx»"."""
    return QUOTED.sub(lambda quoted: "«" + "x" * (len(quoted[0]) - 2) + "»", sentence)


def names_its_speaker(sentence: str) -> bool:
    """Whether a French sentence opens on quotations and a colon, and names somebody in the clause after it.

    >>> names_its_speaker("« J'ai réfléchi », « je reste » : dix semaines après, Odile Brun garde la mairie.")
    True
    """
    return _NAMES_AFTER.match(QUOTED.sub("…", sentence)) is not None


def without_quotations(text: str) -> str:
    """The same for all `quotations`, nested ones and other marks included."""
    signs = list(text)
    for quotation in quotations(text):
        signs[quotation.start : quotation.end] = " " * (quotation.end - quotation.start)
    return "".join(signs)


def quotations(text: str) -> list[Quotation]:
    """All closed quotations, ordered by start; an unclosed mark quotes nothing, and none crosses a line."""
    found: list[Quotation] = []
    offset = 0
    for line in text.split("\n"):
        _scan(line, offset, found)
        offset += len(line) + 1
    return sorted(found)


def _scan(line: str, offset: int, found: list[Quotation]) -> None:
    open_marks: list[tuple[str, int]] = []
    for index, char in enumerate(line):
        if char not in _CLOSING and char not in _CLOSERS:
            continue
        if char in "‘’" and _is_apostrophe(line, index):
            continue
        # Innermost first; more than four open marks are not quotations but noise.
        for depth in range(len(open_marks) - 1, max(-1, len(open_marks) - 5), -1):
            mark, start = open_marks[depth]
            if char in _CLOSING[mark]:
                inner = line[start + 1 : index].strip(" \u00a0\u202f\u2009")
                if inner:
                    found.append(Quotation(offset + start, offset + index + 1, inner))
                del open_marks[depth:]
                break
        else:
            if char in _CLOSING and not (char == "»" and not _opens_german(line, index)):
                open_marks.append((char, index))


def _is_apostrophe(line: str, index: int) -> bool:
    """’ between letters, or ‘/’ after a letter with no opening mark before: l’été, the boys’."""
    before = line[index - 1] if index else " "
    after = line[index + 1] if index + 1 < len(line) else " "
    return before.isalnum() and after.isalnum()


def _opens_german(line: str, index: int) -> bool:
    """» opens in German print: a letter follows and a blank precedes."""
    after = line[index + 1] if index + 1 < len(line) else " "
    before = line[index - 1] if index else " "
    return after.isalnum() and not before.isalnum()
