"""The last day of an event: its newest articles tell how things stand, and an older one what was to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from summarize.records import Article

LAST = timedelta(days=1)  # to the newest article


def of_the_last_day(articles: Sequence[Article]) -> list[Article]:
    """The articles that appeared less than a day before the newest, and those whose day is not known."""
    newest = max((a.published_at for a in articles if a.published_at is not None), default=None)
    return [a for a in articles if newest is None or a.published_at is None or newest - a.published_at < LAST]
