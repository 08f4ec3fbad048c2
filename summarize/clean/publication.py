"""The publication date that a page prints near its article, when it says it in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from summarize.clean.lines import Line
from summarize.clean.phrases import phrases
from summarize.ingest.dates import parse_date
from summarize.text.normalize import fold

_NUMERIC = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}"
_WORDED = r"\d{1,2}(?:er|st|nd|rd|th|º|\.)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?\d{4}|[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
_TIME = r"(?:[T,]?\s*(?:à|a|at|às|alle|ore|um|om|kl|a las|-|–|\||·)?\s*(\d{1,2})\s?[:h.]\s?(\d{2})(?!\d|\s?%)(?::\d{2}(?:\.\d+)?)?(\s?[ap]\.?m\b)?(?:\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?!\w))?)?"
_DATE = re.compile(rf"(?<![\d.])({_NUMERIC}|{_WORDED})(?!\d){_TIME}", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})[/.-]\s?(\d{1,2})[/.-]\s?\d{4}")


def publication_date(lines: Sequence[Line], kinds: Sequence[str]) -> datetime | None:
    """The moment that the first publication line states, in UTC, or None.

    A time without a zone is taken as UTC, as *ingest* does. A line that tells only when the page
    changed says nothing about publication; a month alone is no date; neither is 05/06/2025 on an
    English page, where it may be May or June.
    """
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "publication":
            moment = _stated_in(line.text)
            if moment is not None:
                return moment
    return None


def field_date(text: str) -> datetime | None:
    """The date of a scraper's field in front of a text ("date 2025-05-22"), when it names a day."""
    found = phrases().date_field.match(text)
    return parse_date(found[1]) if found and re.match(r"\d{4}[-/]\d{2}[-/]\d{2}", found[1]) else None


def _stated_in(text: str) -> datetime | None:
    field = field_date(text)
    if field is not None:
        return field
    # The date stands behind its label; labels are matched folded, dates where they stand.
    folded = fold(text)
    updated = phrases().updated.search(folded)
    for pattern, language in phrases().publication_languages:
        label = pattern.search(folded)
        if label is None or (updated and updated.start() < label.start()):
            continue
        found = _DATE.search(text)
        if found is None:
            return None
        numbers = _SLASHED.fullmatch(found[1])
        if (
            numbers
            and language == "en"
            and "." not in found[1]
            and max(int(numbers[1]), int(numbers[2])) <= 12
            and numbers[1] != numbers[2]
        ):
            return None
        clock = f" {int(found[2]):02d}:{found[3]}{found[4] or ''}{found[5] or ''}" if found[2] else ""
        return parse_date(found[1].replace(" ", " " if re.search(r"[^\W\d]", found[1]) else "") + clock)
    return None
