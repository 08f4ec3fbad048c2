"""The order that reads as a story: what matters first, then as the sources tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from summarize.plan.contexts.held import FREE, Context, is_next, stands
from summarize.records import Fact, Passage
from summarize.text import grammar
from summarize.text.entities.dates import dates

# Share of the best opening's worth, from which a sentence that its article tells before it opens instead.
PRESENTS = 0.5
# Sentences on which an article opens, and those that tell on what day its news was.
OPENING, DATING = 2, 5
# A weekday alone: "jeudi 18 septembre" says which, "le jeudi" any.
_WEEKDAY = re.compile(
    r"(?<!\ble )(?<!\bchaque )(?<![\w-])(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?! \d| 1er)(?![\w-])"
)
_PARTICIPLE = re.compile(r"(?:é|i|u|is|it|ert)e?s?$")
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
    lead: Told | None = None,
) -> list[Told]:
    """The sentences as a reader wants them: what matters most opens, the rest follows as sources tell it.

    Args:
        told: what to order.
        last_positions: the number of sentences of each article.
        published: when each article appeared, as far as it is known.
        lead: that of `told` to open on, where it is known.

    The opening is worth most among what sources tell early otherwise; of two that are worth the same the newer
    one. After it those that name no day themselves follow the days of their articles, so that time never runs
    backwards without saying so. A sentence that its article tells right after another comes right after it here too, and none
    before what it leans on.
    """
    if not told:
        return []
    places = {one: _place(one.fact, last_positions) for one in told}
    opening = lead if lead in told else None
    opening = opening or opens(told, last_positions, published)
    waiting = _forwards(
        sorted((one for one in told if one is not opening), key=lambda one: (places[one], one.index)),
        published,
    )
    ordered = [opening]
    while waiting:
        before = [(one.text, one.context) for one in ordered]
        last = ordered[-1]
        standing = [one for one in waiting if stands(one.context, before)] or waiting
        standing = [one for one in standing if not _told_later(one, standing)]
        after = next(
            (one for one in standing if is_next(one.context, last.context)),
            next((one for one in standing if _follows(one.fact, last.fact)), standing[0]),
        )
        # One that stands now and would not after it comes first.
        told_first = [*before, (after.text, after.context)]
        if not is_next(after.context, last.context):
            after = next(
                (
                    one
                    for one in standing
                    if one is not after
                    and stands(one.context, before)
                    and not stands(one.context, told_first)
                    and not is_next(one.context, after.context)
                ),
                after,
            )
        waiting.remove(after)
        ordered.append(after)
    return ordered


def looks_back(sentence: str) -> bool:
    """Whether a French sentence's main verb is a pluperfect, or of what is so "déjà": "Le maire s'était engagé à fermer le pont."."""
    run = grammar.tokens(sentence)
    verb = grammar.main_verb(run)
    if verb is not None and any(token.text == "déjà" for token in run[verb + 1 : verb + 2]):
        return True
    if verb is None or run[verb].text not in {"avait", "avaient", "était", "étaient"}:
        return False
    after = next(
        (t.text for t in run[verb + 1 :] if t.text not in grammar.TEMPORALS and not t.text.endswith("ment")),
        "",
    )
    return _PARTICIPLE.search(after) is not None and (
        run[verb].text.startswith("avai") or (verb > 0 and run[verb - 1].text == "s'")
    )


def opens(
    told: Sequence[Told],
    last_positions: Mapping[str, int],
    published: Mapping[str, datetime | None],
) -> Told:
    """Which of at least one sentence opens best: worth most among what sources tell early, the newer of equals."""

    def worth(one: Told) -> tuple[float, float, int]:
        newest = max((_time(published.get(p.article_id)) for p in one.fact.passages), default=0.0)
        return -round(one.worth * (1 - _place(one.fact, last_positions)), 6), -newest, one.index

    opening = min(told, key=lambda one: (bool(one.context.leans), worth(one)))
    # What its own article tells first presents it, unless it matters much less.
    return min(
        (
            one
            for one in told
            if _told_later(opening, [one])
            and not one.context.leans
            and worth(one)[0] <= PRESENTS * worth(opening)[0]
        ),
        key=worth,
        default=opening,
    )


def astray(ordered: Sequence[Told]) -> Told | None:
    """The first that does not stand where it is told; None when all do."""
    said: list[tuple[str, Context]] = []
    for one in ordered:
        if not stands(one.context, said):
            return one
        said.append((one.text, one.context))
    return None


def misdated(
    ordered: Sequence[Told],
    published: Mapping[str, datetime | None],
    news_days: Mapping[str, int] = MappingProxyType({}),
) -> Told | None:
    """The first that another article's calendar day, told before it, would date; None without any.

    "A-t-on appris jeudi" after "a reçu jeudi 18 septembre" is that Thursday, where no article has a date; and what an
    article opens on without a day, "Le maire a rappelé à l'ordre le port", is of the day told too, though it says "lundi" next.

    Args:
        ordered: in the order to tell.
        published: when each article appeared.
        news_days: the weekday of an article's news (0 is Monday), where its first sentences name one alone (`news_days`).
    """
    dated: set[str] = set()
    weekdays: dict[str, set[int]] = {}
    for one in ordered:
        own = one.fact.passages[0].article_id
        found = dates(one.text, "fr", None)
        if published.get(own) is None:
            if dated - {own} and _WEEKDAY.search(one.text):
                return one
            others = {day for article_id, days in weekdays.items() if article_id != own for day in days}
            if (
                others - {news_days.get(own)}
                and own in news_days
                and one.fact.passages[0].position < OPENING
                and not found
            ):
                return one
        if found:
            dated.add(own)
        weekdays.setdefault(own, set()).update(
            day.weekday for day in found if day.weekday is not None and day.day is not None
        )
    return None


def news_days(passages: Sequence[Passage]) -> dict[str, int]:
    """For each article the one weekday that its first sentences name (0 is Monday), where they name one and no other."""
    named: dict[str, set[int]] = {}
    for passage in passages:
        if passage.position < DATING and passage.language == "fr":
            named.setdefault(passage.article_id, set()).update(
                day.weekday for day in dates(passage.text, "fr", None) if day.weekday is not None
            )
    return {article_id: days.pop() for article_id, days in named.items() if len(days) == 1}


def _told_later(one: Told, others: Sequence[Told]) -> bool:
    """Whether the article that words a sentence tells another of them before it."""
    own = one.fact.passages[0]
    return any(
        other.fact.passages[0].article_id == own.article_id and other.fact.passages[0].position < own.position
        for other in others
    )


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
