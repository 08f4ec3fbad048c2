"""What an article announces for its own day, where another of that day or later tells of it: the morning's preview.

"L'Assemblée doit adopter mardi la loi", written on Tuesday, beside "L'Assemblée a adopté mardi la loi": no hour tells
which came first, but what was announced for the day has come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from summarize.plan.unfit.days_over import begins_on_a_day
from summarize.plan.unfit.older import is_older
from summarize.records import Passage, Span
from summarize.text.entities.dates import dates
from summarize.text.tense import direction
from summarize.text.words import content_stems

# Sentences at the top of an article that tell what it is about.
TOP: Final = 2
# Content stems that the tops of two articles share where they tell one thing. In 198 found events it takes six previews,
# of which one is of another speech than the one told.
SHARED: Final = 5


def previewed(passages: Sequence[Passage], published: Mapping[str, datetime | None]) -> frozenset[Span]:
    """The spans of French sentences that announce something for the day on which their article appeared, and that came.

    All such sentences of an article whose top announces what the top of another tells, announcing nothing itself for
    that day; none that is known to be the older one.

    Args:
        passages: all sentences of the event's articles.
        published: when each article appeared.
    """
    days = {article_id: day for article_id, day in published.items() if day is not None}
    dated = [p for p in passages if p.language == "fr" and p.article_id in days]
    tops = [p for p in dated if p.position < TOP]
    ahead = [p for p in tops if announces_own_day(p, days[p.article_id])]
    behind = [p for p in tops if p not in ahead]
    early = {
        top.article_id
        for top in ahead
        if any(
            other.article_id != top.article_id
            and not _is_earlier(days[other.article_id], days[top.article_id])
            and len(_stems(top) & _stems(other)) >= SHARED
            for other in behind
        )
    }
    return frozenset(
        p.span for p in dated if p.article_id in early and announces_own_day(p, days[p.article_id])
    )


def announces_own_day(passage: Passage, published: datetime) -> bool:
    """Whether a French sentence tells as to come what the day brings on which its article appeared."""
    begins = begins_on_a_day(passage.text)
    return any(
        day.resolved == published.date()
        and (begins or direction(passage.text, day.start, day.end) == "future")
        for day in dates(passage.text, "fr", published)
    )


def _is_earlier(one: datetime, other: datetime) -> bool:
    """Whether an article is known to be the older one, or to be of an earlier day."""
    return is_older(one, other) or one.date() < other.date()


def _stems(passage: Passage) -> frozenset[str]:
    return frozenset(content_stems(passage.text, "fr"))
