"""Articles of any languages → events: the same happening is one event, the same affair is related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from summarize.cluster.crowding import stand_out
from summarize.cluster.linkage import average_linkage
from summarize.cluster.similarity import Similarities, similarities
from summarize.config import ClusterConfig
from summarize.each import Each, here
from summarize.records import Article, Event
from summarize.text.encoders import open_encoder

# Mean similarity, the crowd's included, that makes reports of one affair; its B3 F1 on ECB+ was best.
AFFAIR = 0.25

_NEVER = datetime.max.replace(tzinfo=UTC)  # undated articles come after dated ones


def cluster_articles(
    articles: Sequence[Article],
    config: ClusterConfig = ClusterConfig(),  # noqa: B008 -- frozen
    *,
    each: Each = here,
) -> tuple[Event, ...]:
    """The events that articles report; each article is in exactly one, alone if need be.

    Articles join by average linkage over cross-lingual similarities, less what the days between them and
    the crowd around them take off (`stand_out`), from `config.threshold` on, and never when they appeared
    more than `config.window_days` apart; a missing date neither joins nor separates. Events are of one affair, and name each other in `related`, when their articles would join
    but for the days and the crowd, or are at least `config.related_threshold` alike. Articles whose records carry an `event_id` are taken as already clustered: their
    event keeps that id and no other article joins it.

    The other ids are made from the earliest article of the event (undated ones last; the smallest id
    among equals), so that an id stays when later articles join. The result does not depend on the
    order of `articles`; events are sorted by id, and articles within an event by date and id. `each` has the
    single articles read.
    """
    ordered = sorted(articles, key=_age)
    alike = similarities(ordered, config.window_days, open_encoder(config.vectors), each=each)
    standing_out = stand_out(alike, ordered, config.window_days)
    groups = _groups(ordered, standing_out, config, config.threshold)
    ids = _event_ids(ordered, groups)
    affairs = _groups(ordered, alike, config, AFFAIR)
    related = _of_one_affair(groups, affairs, _related(affairs, alike, config.related_threshold))
    events = [
        Event(
            event_id=ids[number],
            article_ids=tuple(ordered[member].article_id for member in group),
            related=tuple(sorted(ids[other] for other in related[number])),
        )
        for number, group in enumerate(groups)
    ]
    return tuple(sorted(events, key=lambda event: event.event_id))


def _age(article: Article) -> tuple[datetime, str]:
    return article.published_at or _NEVER, article.article_id


def _groups(
    articles: Sequence[Article], alike: Similarities, config: ClusterConfig, threshold: float
) -> list[list[int]]:
    """The members of each event by number, each sorted: first those given, then those found."""
    given: dict[str, list[int]] = defaultdict(list)
    free: list[int] = []
    for number, article in enumerate(articles):
        if article.event_id is None:
            free.append(number)
        else:
            given[article.event_id].append(number)
    window = timedelta(days=config.window_days)
    dates = [article.published_at for article in articles]

    def apart(left: int, right: int) -> bool:
        first, second = dates[free[left]], dates[free[right]]
        return first is not None and second is not None and abs(first - second) > window

    place = {number: position for position, number in enumerate(free)}
    among_free = {
        (place[left], place[right]): value
        for (left, right), value in alike.items()
        if left in place and right in place
    }
    found = average_linkage(len(free), among_free, threshold, apart)
    return [given[key] for key in sorted(given)] + [[free[member] for member in group] for group in found]


def _related(groups: Sequence[Sequence[int]], alike: Similarities, threshold: float) -> list[list[int]]:
    """For each group, the other groups whose articles are on average as alike as the threshold asks."""
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    totals: dict[tuple[int, int], float] = defaultdict(float)
    for (left, right), value in alike.items():
        first, second = sorted((group_of[left], group_of[right]))
        if first != second:
            totals[first, second] += value
    related: list[list[int]] = [[] for _ in groups]
    for (first, second), total in totals.items():
        if total / (len(groups[first]) * len(groups[second])) >= threshold:
            related[first].append(second)
            related[second].append(first)
    return related


def _of_one_affair(
    groups: Sequence[Sequence[int]], affairs: Sequence[Sequence[int]], related: Sequence[Sequence[int]]
) -> list[list[int]]:
    """For each group, the other groups that share an affair with it, or whose affairs are related."""
    affair_of = {member: number for number, affair in enumerate(affairs) for member in affair}
    touched = [{affair_of[member] for member in group} for group in groups]
    groups_of: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(touched):
        for affair in sorted(own):
            groups_of[affair].append(number)
    return [
        sorted({g for a in own for b in (a, *related[a]) for g in groups_of[b]} - {number})
        for number, own in enumerate(touched)
    ]


def _event_ids(articles: Sequence[Article], groups: Sequence[Sequence[int]]) -> list[str]:
    """The id of each group: its record's own, or a digest of its first article's id."""
    own = {articles[group[0]].event_id for group in groups}
    taken = {event_id for event_id in own if event_id is not None}
    ids: list[str] = []
    for group in groups:
        first = articles[group[0]]
        if first.event_id is not None:
            ids.append(first.event_id)
            continue
        seed = first.article_id
        while _digest(seed) in taken:  # a record may carry what an earlier run gave
            seed += "'"
        taken.add(_digest(seed))
        ids.append(_digest(seed))
    return ids


def _digest(seed: str) -> str:
    """Twelve hexadecimal digits: two of a million events meet with p = 0.002, and then are told apart."""
    return blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
