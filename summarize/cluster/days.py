"""What the days that two articles name say about their being of one event: weak evidence."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from summarize.records import Article
from summarize.text.entities.dates import dates

HEAD = 1_500  # characters: the day of the event is told early, later days are its history

SHARED = 1.1  # a day named by both; the figures block counts its number already
FAR = 0.8  # no two of the days are within the window: an article may name none but those of its background
_YEAR = 365

Day = tuple[int | None, int]  # the year if told, and the day within a year of 365


@lru_cache(maxsize=4096)
def days(article: Article) -> frozenset[Day]:
    """The days that the head of an article names in full, and that of its publication."""
    found: set[Day] = set()
    if article.published_at is not None:
        found.add(_day(article.published_at.date()))
    for mention in dates(article.text[:HEAD], article.language, article.published_at):
        if mention.resolved is not None:
            found.add(_day(mention.resolved))
        elif mention.day is not None and mention.month is not None:
            found.add((mention.year, _ordinal(mention.month, mention.day)))
    return frozenset(found)


def factor(left: frozenset[Day], right: frozenset[Day], window_days: float) -> float:
    """What the similarity of two articles is to be multiplied with; 1.0 when either names no day."""
    if not left or not right:
        return 1.0
    nearest = min(_distance(one, other) for one in left for other in right)
    if nearest == 0:
        return SHARED
    return FAR if nearest > window_days else 1.0


def _distance(one: Day, other: Day) -> int:
    """Days between two days; a day without a year is taken in the year that brings them nearest."""
    apart = abs(one[1] - other[1])
    if one[0] is None or other[0] is None:
        return min(apart, _YEAR - apart)
    return abs((one[0] - other[0]) * _YEAR + one[1] - other[1])


def _day(day: date) -> Day:
    return day.year, _ordinal(day.month, day.day)


def _ordinal(month: int, day: int) -> int:
    """The number of a day in a common year; 29 February counts as 1 March, a day too many is kept."""
    return (date(2001, month, 1) - date(2001, 1, 1)).days + day
