"""The order that reads as a story: what matters first, then as the sources tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from summarize.plan.leaning import FREE, Context, told_stems
from summarize.records import Fact
from summarize.text.entities.dates import dates

_BACK = re.compile(r"(?<!\w)(?:avait|avaient|était|étaient)(?!\w)")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact to be told as `text`; `index` is the fact's, `worth` the weight of what the text speaks of.

    `context` is what must be told before it.
    """

    fact: Fact
    index: int
    text: str
    worth: float
    context: Context = FREE


def in_order(
    told: Sequence[Told],
    last_positions: Mapping[str, int],
    published: Mapping[str, datetime | None],
) -> list[Told]:
    """The sentences as a reader wants them: what matters most opens, the rest follows as sources tell it.

    Args:
        told: what to order.
        last_positions: the number of sentences of each article.
        published: when each article appeared, as far as it is known.

    The opening is worth most among what sources tell early; of two that are worth the same the newer
    one. After it those that name no day themselves follow the days of their articles, so that time never runs
    backwards without saying so. A sentence that its article tells right after another comes right after it here too, and none
    before what it leans on.
    """
    if not told:
        return []
    places = {one: _place(one.fact, last_positions) for one in told}

    def opens(one: Told) -> tuple[float, float, int]:
        newest = max((_time(published.get(p.article_id)) for p in one.fact.passages), default=0.0)
        return -round(one.worth * (1 - places[one]), 6), -newest, one.index

    opening = min(told, key=lambda one: (bool(one.context.leans), opens(one)))
    waiting = _forwards(
        sorted((one for one in told if one is not opening), key=lambda one: (places[one], one.index)),
        published,
    )
    ordered = [opening]
    said = set(told_stems(opening.text))
    while waiting:
        last = ordered[-1]
        standing = [
            one for one in waiting if one.context.leans <= said or _is_next(one.context, last.context)
        ] or waiting
        after = next(
            (one for one in standing if _is_next(one.context, last.context)),
            next((one for one in standing if _follows(one.fact, last.fact)), standing[0]),
        )
        said |= told_stems(after.text)
        waiting.remove(after)
        ordered.append(after)
    return ordered


def _forwards(told: Sequence[Told], published: Mapping[str, datetime | None]) -> list[Told]:
    """The same order, but that those without a day of their own, in their places, go from older to newer articles."""
    loose = [
        (at, moment)
        for at, one in enumerate(told)
        if (moment := published.get(one.fact.passages[0].article_id)) is not None
        and not _tells_when(one.text)
    ]
    by_day = sorted(loose, key=lambda place: place[1].date())
    ordered = list(told)
    for (at, _), (source, _) in zip(loose, by_day, strict=True):
        ordered[at] = told[source]
    return ordered


def _tells_when(text: str) -> bool:
    """Whether a sentence tells a day, a month or a year, or that it goes back: "le feu s'était déclaré"."""
    return bool(dates(text, "fr", None)) or _BACK.search(text) is not None


def _is_next(context: Context, before: Context) -> bool:
    """Whether a sentence stands right after another in one article, both in the article's own words."""
    return before.place != "" and context.after == before.place


def _follows(fact: Fact, before: Fact) -> bool:
    """Whether the wording of a fact stands right after the other's in one article."""
    wording, last = fact.passages[0], before.passages[0]
    return wording.article_id == last.article_id and wording.position == last.position + 1


def _time(when: datetime | None) -> float:
    return when.timestamp() if when is not None else 0.0


def _place(fact: Fact, last_positions: Mapping[str, int]) -> float:
    """Where the sources tell it, 0 at the top of an article, 1 at its end; their mean."""
    places = [p.position / last_positions[p.article_id] for p in fact.passages]
    return round(sum(places) / len(places), 6)
