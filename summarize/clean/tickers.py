"""Tickers: runs of other articles' headlines, told apart by lone signs or by times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.clean.lines import Line, make_line

# A time in front of a headline, with or without a bullet: "- 14:43Festival", "14h30 - Météo".
_TIMED = re.compile(r"(?:[-–—•*·>]\s*)?[\[(]?([01]?\d|2[0-3])\s?[:hH]\s?([0-5]\d)[\])]?\s*[-–—:|•]?\s*(?=\S)")
_TIME_ALONE = re.compile(r"[\[(]?(?:[01]?\d|2[0-3])\s?[:hH]\s?[0-5]\d[\])]?")
_GLUED = re.compile(r"(?:[-–—•*·>]\s*)?(?:[01]?\d|2[0-3])[:hH][0-5]\d[^\W\d_]")
_INLINE = re.compile(r"[-–—•](?<!\S.) ?(?:[01]?\d|2[0-3])[:hH][0-5]\d(?=[^\W\d_])")
_LONGEST_ITEM = 30  # words; headlines of agencies stay under it
_FEWEST_PAIRS = 2  # a lone sign and its headline may be a slip once
_FEWEST_TIMED = 3


def split_inline_ticker(line: Line) -> list[Line]:
    """The items of a ticker that stands on one line with glued times, each a line of its own.

    Where the article follows on the same line, nothing tells its first words from the last item's:
    they stay together, without the time.
    """
    starts = [found.start() for found in _INLINE.finditer(line.text)] if line.words > 6 else []
    if len(starts) < _FEWEST_TIMED:
        return [line]
    cuts = sorted({0, *starts, len(line.text)})
    pieces = [make_line(line.text[a:b], line.gap if a == 0 else 0) for a, b in pairwise(cuts) if b - a > 1]
    if len(pieces) > 1 and not _is_item(pieces[-1]):
        pieces[-1] = make_line(_TIMED.sub("", pieces[-1].text, count=1), pieces[-1].gap)
    return pieces


def is_timed(line: Line) -> bool:
    """Whether a time of day opens the line."""
    return line.text[:1] in "0123456789[(-–—•*·>" and _TIMED.match(line.text) is not None


def is_separator(line: Line) -> bool:
    """Whether the line is a lone sign, or a lone time, as tickers have between their items."""
    if line.words == 0:
        return len(line.text) <= 3
    return line.words <= 2 and len(line.text) <= 9 and _TIME_ALONE.fullmatch(line.text) is not None


def ticker_lines(lines: Sequence[Line]) -> set[int]:
    """The indices of the lines that belong to tickers."""
    return _separated(lines) | _timed(lines)


def _is_item(line: Line) -> bool:
    """Whether the line may be a headline: short, and no run of sentences."""
    return (
        line.words <= _LONGEST_ITEM and (line.ending != "stop" or line.words <= 12) and len(line.text) <= 260
    )


def _separated(lines: Sequence[Line]) -> set[int]:
    """Items that each follow a lone sign, and the signs. A run breaks where a paragraph comes."""
    found: set[int] = set()
    run: list[tuple[int, range]] = []  # a sign, and the lines it owns
    signs = [i for i, line in enumerate(lines) if is_separator(line)]
    for place, sign in enumerate(signs):
        after = signs[place + 1] if place + 1 < len(signs) else len(lines)
        owned = range(sign + 1, after)
        closed = 0 < len(owned) <= 3 and all(_is_item(lines[i]) for i in owned) and after < len(lines)
        if closed or not owned:
            run.append((sign, owned))
            continue
        # The last sign of the run: it owns the next line alone, unless a wider gap parts them.
        run.append((sign, range(0)))
        if owned and _is_item(lines[sign + 1]) and lines[sign + 1].gap <= _usual_gap(lines, run):
            run[-1] = (sign, range(sign + 1, sign + 2))
        found |= _run_lines(lines, run)
        run = []
    return found | _run_lines(lines, run)


def _usual_gap(lines: Sequence[Line], run: Sequence[tuple[int, range]]) -> int:
    return max((lines[owned[0]].gap for _, owned in run if owned), default=0)


def _run_lines(lines: Sequence[Line], run: Sequence[tuple[int, range]]) -> set[int]:
    if sum(bool(owned) for _, owned in run) < _FEWEST_PAIRS:
        return set()
    taken = {sign for sign, _ in run} | {i for _, owned in run for i in owned}
    # Signs may stand between items instead of before them: then the first item precedes the first sign.
    first = run[0][0]
    if first > 0 and lines[first].gap <= _usual_gap(lines, run) and _is_item(lines[first - 1]):
        before_item = lines[first - 1]
        if before_item.ending == "none" and (first == 1 or before_item.gap > 0):
            taken.add(first - 1)
    return taken


def _timed(lines: Sequence[Line]) -> set[int]:
    """Runs of lines that a time opens, when they are a ticker and not the article's own timeline."""
    found: set[int] = set()
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and is_timed(lines[end]) and _is_item(lines[end]):
            end += 1
        if end - start >= _FEWEST_TIMED and _is_ticker(lines[start:end]):
            found.update(range(start, end))
        start = max(end, start + 1)
    return found


def _is_ticker(run: Sequence[Line]) -> bool:
    """A ticker has its times glued to headlines, or runs backwards; an article's timeline runs forwards."""
    unstopped = sum(line.ending != "stop" for line in run)
    if unstopped < 0.8 * len(run):
        return False
    if sum(_GLUED.match(line.text) is not None for line in run) >= 0.5 * len(run):
        return True
    times = [int(match[1]) * 60 + int(match[2]) for line in run if (match := _TIMED.match(line.text))]
    backwards = sum(b <= a for a, b in pairwise(times))
    return backwards >= 0.8 * (len(times) - 1) and times[0] != times[-1]
