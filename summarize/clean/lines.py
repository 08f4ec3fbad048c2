"""A text as lines, each with the shape that tells a paragraph from a headline or a menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from summarize.clean.phrases import phrases
from summarize.text.normalize import fold
from summarize.text.words import count_words

Ending = Literal["stop", "mark", "colon", "none"]

# French typography's U+00A0 and U+202F stay where they stand alone; every other blank and every run
# of blanks becomes one plain blank.
_BLANKS = re.compile(r"[^\S\n](?:[^\S\n]+|(?<![ \u00a0\u202f]))")
_CLOSERS = " \u00a0\u202f\"'»”’“)]*"
_STOPS = ".。।;"
_MARKS = "?!؟？！…"  # what headlines may end in, too
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣►▶→■●○✓✔➤]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \u00a0\u202f]+(?=\S)")
# A stop after three small letters, a digit or a closing quote, then a capital: initials ("J. Roy")
# and "St. Gall" are no sentence ends, "jeudi.Le" is one.
_BOUNDARY = re.compile(
    r"[.!?…](?:(?<=[^\W\d_A-ZÀ-Þ]{3}.)|(?<=[\d\"»”’)].))[\"»”’)\]]*[ \u00a0\u202f]*[«“„\"(¿¡]?[ \u00a0\u202f]*[^\W\d_a-zß-ÿ]"
)
_LEADING = re.compile(r"[\W_]+")
# A key serves to compare and to look words up at a line's start. No furniture and no title is longer
# than this many words; a line of few words may still be a megabyte, hence the characters.
LONGEST_KEYED = 60
_KEY_CHARACTERS = 600
# Paragraphs run longer than any terminal or e-mail is wide.
_WIDEST_WRAP = 130


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that is not blank.

    `gap` counts the blank lines before it; `words` the tokens with a letter or digit; `several` says
    that a sentence ends inside it; `key` is the folded text without leading signs, for comparison,
    cut at 600 characters, and empty for a line of more than 60 words.
    """

    text: str
    gap: int
    words: int
    ending: Ending
    bullet: bool
    several: bool
    key: str

    @property
    def bare_key(self) -> str:
        """The key without what follows its last letter or digit: a title's full stop, or its emoji."""
        return without_trailing_signs(self.key)

    @property
    def single(self) -> bool:
        """Whether the line is at most one sentence."""
        return not self.several


def make_line(text: str, gap: int = 0) -> Line:
    """The line that a text without line ends makes: its blanks collapsed, its shape measured."""
    text = _BLANKS.sub(" ", text).strip()
    words = count_words(text)
    return Line(
        text=text,
        gap=gap,
        words=words,
        ending=_ending(text),
        bullet=_BULLET.match(text) is not None,
        several=_BOUNDARY.search(text) is not None,
        key=comparison_key(text) if words <= LONGEST_KEYED else "",
    )


def comparison_key(text: str) -> str:
    """Text for comparing lines: folded, without leading signs, at most 600 characters."""
    folded = fold(text[:_KEY_CHARACTERS])
    return folded[_leading_signs(folded) :].strip()


def without_trailing_signs(key: str) -> str:
    """A comparison key up to its last letter or digit."""
    end = len(key)
    while end and not key[end - 1].isalnum():
        end -= 1
    return key[:end]


def split_lines(text: str) -> list[Line]:
    """The lines of a normalised text in order, wrapped paragraphs joined again."""
    lines: list[Line] = []
    gap = 0
    for raw in text.split("\n"):
        if not raw or raw.isspace():
            gap += 1
            continue
        lines.append(make_line(raw, gap))
        gap = 0
    return _unwrap(lines)


def _ending(text: str) -> Ending:
    bare = text.rstrip(_CLOSERS)
    # "(AFP)" and '"infiltrées"' end in a closing sign without a stop; 'dit-il."' and "(…)." do not.
    last = bare[-1:] or " "
    if last in _MARKS or bare.endswith(".."):
        return "mark"
    if last in _STOPS:
        return "stop"
    return "colon" if last == ":" else "none"


def _leading_signs(text: str) -> int:
    found = _LEADING.match(text)
    return found.end() if found else 0


def _unwrap(lines: Sequence[Line]) -> list[Line]:
    r"""Lines that were broken by width, or within a sentence, joined again.

    A block was broken by width when each line but its last is so full that the next word would
    not have fitted. Apart from that, a line that starts in lower case goes on with the line before
    when that one stops nowhere ("Le maire\nde Brévans\na démissionné.").
    """
    result: list[Line] = []
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and lines[end].gap == 0:
            end += 1
        block = lines[start:end]
        joins = _wrapped(block) or [_goes_on(a, b) for a, b in pairwise(block)]
        result.extend(_join(block, joins))
        start = end
    return result


def _wrapped(block: Sequence[Line]) -> list[bool]:
    """For each line but the last, whether it was broken by width; empty when the block was not."""
    width = max(len(line.text) for line in block)
    if len(block) < 3 or not 40 <= width <= _WIDEST_WRAP or any(line.text in "-–—•*|·" for line in block):
        return []
    full = [len(a.text) + 1 + len(b.text.split(" ", 1)[0]) > width for a, b in pairwise(block)]
    open_ended = sum(line.ending == "none" for line, is_full in zip(block, full, strict=False) if is_full)
    starts_small = sum(line.text[:1].islower() for line in block[1:])
    # Headlines of a list have unlike lengths: few of them are full. Prose has lower-case line starts.
    if sum(full) >= 0.75 * len(full) and open_ended >= 0.4 * len(full) and starts_small >= 0.25 * len(full):
        return [is_full and not b.bullet for is_full, b in zip(full, block[1:], strict=True)]
    return []


def _goes_on(before: Line, after: Line) -> bool:
    return (
        after.text[:1].islower()
        and before.ending == "none"
        and not after.bullet
        and "@" not in after.text
        and (before.text[-1].isalnum() or before.text[-1] in ",»”\"'’")
        and before.words > 0
        and "/" not in after.text[:12]  # "afp/rba" signs, it does not go on
        and not after.text.startswith(("http", "www."))
        and not phrases().date_field.match(after.text)  # begins a line, whatever stands above it
    )


def _join(block: Sequence[Line], joins: Sequence[bool]) -> list[Line]:
    groups = [[block[0]]]
    for line, joined in zip(block[1:], joins, strict=True):
        if joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        group[0] if len(group) == 1 else make_line(" ".join(line.text for line in group), group[0].gap)
        for group in groups
    ]


def with_text(line: Line, text: str) -> Line:
    """The line with another text, at the same place."""
    return replace(make_line(text), gap=line.gap)
