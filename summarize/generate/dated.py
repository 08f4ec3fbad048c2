"""A sentence with its relative days told by the calendar where a reader of the summary would mistake them.

"Samedi" holds as long as all articles of the event are of one week; "hier" never does. Where the day
cannot be told it is left out, if the sentence may lose it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

from summarize.generate.undated import without_relative_day, without_weekday
from summarize.records import Passage
from summarize.text.deixis import Deictic, deictics

# A weekday means one day within a week, its own included.
WEEK = 6
# Hours of UTC at which it is the same day in Paris and in Montreal; a midnight sharp is a day without a time.
SAME_DAY = (time(5), time(22))
# The words of another date beside it: a second one would say the day twice.
_DATED_BESIDE = re.compile(r"\d|1er")


@dataclass(frozen=True, slots=True)
class Days:
    """When the articles of an event appeared, by their id; None where it is not known.

    `oldest` and `newest` are those of the known days, None when there is none.
    """

    published: Mapping[str, date | None]
    oldest: date | None
    newest: date | None

    @property
    def one_week(self) -> bool:
        """Whether the articles that are dated appeared so near each other that a weekday is one day.

        Several articles of which none is dated may be of any weeks.
        """
        if self.oldest is None or self.newest is None:
            return len(self.published) < 2
        return (self.newest - self.oldest).days <= WEEK


def event_days(published: Mapping[str, datetime | None]) -> Days:
    """The days of an event's articles, by which their relative days are told."""
    found = {article_id: day_of(moment) for article_id, moment in published.items()}
    known = [day for day in found.values() if day is not None]
    return Days(found, min(known, default=None), max(known, default=None))


def day_of(moment: datetime | None) -> date | None:
    """The day on which an article appeared, None when it is not the same for all newsrooms that write French."""
    if moment is None:
        return None
    clock = moment.time().replace(tzinfo=None)
    return moment.date() if clock == time(0) or SAME_DAY[0] <= clock < SAME_DAY[1] else None


def dated(passage: Passage, days: Days) -> str:
    """The text of a French passage as the summary of its event may tell it, itself where nothing misleads.

    >>> from datetime import UTC
    >>> days = event_days({"a": datetime(2031, 3, 6, tzinfo=UTC), "b": datetime(2031, 3, 20, tzinfo=UTC)})
    >>> dated(Passage("a", 0, 0, "Le maire a ouvert lundi la digue.", "fr", 0), days)
    'Le maire a ouvert lundi 3 mars la digue.'
    """
    if passage.language != "fr" or not days.published:
        return passage.text
    return _dated(
        passage.text,
        days.published.get(passage.article_id),
        days.newest,
        one_week=days.one_week,
        lone=len(days.published) == 1,
    )


def with_days(passages: Sequence[Passage], days: Days) -> tuple[Passage, ...]:
    """The passages, each with its text as `dated` tells it; their spans stay those of their articles."""
    return tuple(replace(passage, text=dated(passage, days)) for passage in passages)


@lru_cache(maxsize=8192)
def _dated(text: str, published: date | None, newest: date | None, *, one_week: bool, lone: bool) -> str:
    told = text
    loose = False
    found = deictics(text, published)
    # One day of a sentence told by the calendar and another not would be of two writers.
    any_told = any(
        one.told is not None and _misleads(one, published, newest, one_week=one_week) for one in found
    )
    for one in reversed(found):
        if not _misleads(one, published, newest, one_week=one_week) and not (
            any_told and one.kind == "weekday"
        ):
            continue
        if (
            one.day is None
            or one.told is None
            or newest is None
            or _DATED_BESIDE.match(text[one.end :].lstrip())
        ):
            loose = loose or one.kind == "weekday"
            continue
        told = told[: one.start] + one.told(year=one.day.year != newest.year) + told[one.end :]
    told = without_relative_day(told, lone=lone)
    return without_weekday(told) if loose else told


def _misleads(one: Deictic, published: date | None, newest: date | None, *, one_week: bool) -> bool:
    """Whether a reader on the day of the event's newest article would take another day for it."""
    if one.kind == "day":
        return True
    if published is None or newest is None:
        return not one_week
    if one.kind == "weekday":
        return not one_week or (one.day is not None and abs((one.day - newest).days) > WEEK)
    if one.kind == "week":
        return published.isocalendar()[:2] != newest.isocalendar()[:2]
    if one.kind == "month":
        return (published.year, published.month) != (newest.year, newest.month)
    return published.year != newest.year
