"""Figures of an older article that a newer one has raised: told now, "73 morts" would deny the hundred that followed.

`disagreements` compares sentences that say mostly the same; a toll goes on rising in sentences that do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from summarize.cite.differences.compare import TOLLS, Count, compatible, counted
from summarize.cite.differences.newer import is_later
from summarize.cite.differences.provisional import provisional
from summarize.cite.reading import Reading, read, read_passages
from summarize.records import Article, Passage, Span
from summarize.text.signed import signed
from summarize.text.words import content_stems, stem

# A figure of a day, of which the next day brings another: "2.846 cas en 24 heures, un record".
OF_A_DAY = signed(
    "24 |vingt-quatre |journée",
    r"\b(?:en|ces|des|sur|dans les) (?:dernières )?(?:24|vingt-quatre) (?:dernières )?heures\b|\b(?:24|vingt-quatre) (?:dernières )?heures\b|"
    r"\b(?:en une|sur une seule|en une seule) journée\b",
    re.IGNORECASE,
)
# What is counted from day to day besides an event's tolls, French stems.
RUNNING = TOLLS | {"cas", "dec", "deces", "contamin", "malad", "reanim", "patient"}
# What is counted each day, French stems.
SERIES = frozenset(
    stem(word, "fr")
    for word in ("cas", "contaminations", "infections", "morts", "décès", "hospitalisations", "admissions")
)
HOURS = 48  # a figure up to here may be that of "24 heures" itself
# One series by several names, and how a sentence names it before its total: "portant le total de malades à 116.635".
_ONE_SERIES = {"malad": "cas", "contamin": "cas", "infect": "cas", "deces": "mort", "dec": "mort"}
_TOTAL_OF = re.compile(
    r"\b(?:total|bilan|nombre)(?: officiel| total| cumulé)? (?:de |d['’]|des |du )(?:nouveaux )?(?P<noun>[^\W\d_]{3,})[^,.;:\d]{0,40}? à (?:près de |plus de )?$"
)
# A figure beyond twice the older one, or below it, counts something else: the region's dead and the country's.
MOST_GROWTH = 2
# Content words that the two sentences share at least beside what they count: with one as with two, of 7,655 French
# sentences of 161 found events 3 are superseded, all rightly; 5 more that give their day are left.
SHARED = 1
_SINCE = ("depuis ", "depuis le ")
_NEW, _NEW_ONES = frozenset((stem("nouveaux", "fr"),)), "nouveaux "
# Two sentences of one day that share so much of their content words (of those of both) are two states of one report:
# the higher count is the later one. Of the sentences of 239 events two are outgrown so, both rightly.
ONE_REPORT = 0.6
# Totals told to the last unit are of one series where they are so near each other and of one place: "28.289" and "28.367".
ONE_TOTAL = Decimal("1.02")
_EXACT, _ROUND = 1_000, 100


def superseded(passages: Sequence[Passage], articles: Mapping[str, Article]) -> frozenset[Span]:
    """The spans (article id, start, end) of French sentences that tell an older figure without its day.

    A toll, given without any day, for which an article that appeared later has a higher value, up to twice,
    in a sentence about the same; or one of the same day (or where neither is dated) in all but the same sentence.
    A sentence that dates its figure stays true. Provisional figures are told no more where there are final ones.
    """
    french = tuple(p for p in passages if p.language == "fr")
    readings = read_passages(french, articles)
    known = [p for p in french if _when(p, articles) is not None]
    found = [(p, count) for p in known for count in _tolls(readings[p])]
    totals = [(p, count) for p in known for count in _totals(readings[p])]
    spans: set[Span] = set()
    for passage, count in found:
        if readings[passage].dates:
            continue
        if any(
            _raises(later, count) and _about_the_same(readings[passage], readings[other], count)
            for other, later in (*found, *totals)
            if is_later(articles[other.article_id], articles[passage.article_id])
        ):
            spans.add(passage.span)
    return frozenset(spans) | _outgrown(readings, articles) | provisional(french, articles)


def _outgrown(readings: Mapping[Passage, Reading], articles: Mapping[str, Article]) -> frozenset[Span]:
    """The spans of sentences without a day of which an article of the same day has all but the same with a higher toll.

    Not where more articles give the lower one. Of totals to the last unit the rest may differ (`_same_total`).
    """
    counts = [
        (passage, count)
        for passage, reading in readings.items()
        if not OF_A_DAY.search(reading.text)
        for count in _tolls(reading, approximate=True)
    ]
    found = [(passage, count) for passage, count in counts if not readings[passage].dates]
    told: defaultdict[tuple[Decimal, str], set[str]] = defaultdict(set)
    for passage, count in found:
        for series in _series_of(count):
            told[count.number.value, series].add(passage.article_id)

    def articles_with(count: Count) -> int:
        return max(len(told[count.number.value, series]) for series in _series_of(count))

    return frozenset(
        passage.span
        for passage, count in found
        if any(
            _grew(higher, count)
            and articles_with(higher) >= articles_with(count)
            and _of_one_day(articles[other.article_id], articles[passage.article_id])
            and one_report(readings[passage], readings[other])
            and not _gives(readings[passage], higher)
            and not _gives(readings[other], count)
            for other, higher in found
        )
    ) | frozenset(
        passage.span
        for passage, count in counts
        if _of_no_day(readings[passage])
        and any(
            _same_total(higher, count)
            and _of_one_day(articles[other.article_id], articles[passage.article_id])
            and not _places(readings[passage]).isdisjoint(_places(readings[other]))
            and not _gives(readings[passage], higher)
            and not _gives(readings[other], count)
            for other, higher in counts
        )
    )


def of_an_older_day(passages: Sequence[Passage], articles: Mapping[str, Article]) -> frozenset[Span]:
    """The spans of French sentences with a day's figure of which a newer article gives the next.

    "2.846 cas en 24 heures, un record" beside "3.310 nouveaux cas en 24 heures": the same is counted, for
    the same place as far as both name one, and the newer sentence or its title has another figure.
    """
    known = [p for p in passages if p.language == "fr" and _when(p, articles) is not None]
    daily = [(p, _series(p.text)) for p in known if OF_A_DAY.search(p.text)]
    if not daily:
        return frozenset()
    readings = read_passages(tuple(p for p, _ in daily), articles)
    titles = [
        (article, read(article.title, "fr", article.published_at))
        for article in articles.values()
        if article.language == "fr" and article.title and OF_A_DAY.search(article.title)
    ]
    told = [(articles[p.article_id], readings[p]) for p, _ in daily] + titles
    spans: set[Span] = set()
    for passage, series in daily:
        own = readings[passage]
        if any(
            is_later(article, articles[passage.article_id])
            and series & _series(reading.text)
            and not _elsewhere(own, reading)
            and _figures(own).isdisjoint(_figures(reading))
            for article, reading in told
        ):
            spans.add(passage.span)
    return frozenset(spans)


def _series(text: str) -> frozenset[str]:
    return frozenset(content_stems(text, "fr")) & SERIES


def _figures(reading: Reading) -> frozenset[Decimal]:
    return frozenset(
        number.value
        for number in reading.numbers
        if number.kind == "cardinal" and number.unit is None and number.value > HOURS
    )


def _elsewhere(one: Reading, other: Reading) -> bool:
    """Whether both name somebody or some place and none in common."""
    own, others = {name.key for name in one.names}, {name.key for name in other.names}
    return bool(own) and bool(others) and own.isdisjoint(others)


def _tolls(reading: Reading, *, approximate: bool = False) -> list[Count]:
    """The counts of what may grow; with `approximate` also "une vingtaine"."""
    kinds = ("cardinal", "approximate") if approximate else ("cardinal",)
    counts = [_named_anew(counted(reading, number)) for number in reading.numbers]
    return [
        count
        for count in counts
        if count.number.kind in kinds
        and count.number.unit is None
        and not count.others
        and not {key.removeprefix(_NEW_ONES) for key in count.counted}.isdisjoint(RUNNING)
    ]


def _named_anew(count: Count) -> Count:
    """A count of "nouveaux cas" as one of these, which is none of "cas"."""
    if count.counted != _NEW or not count.modifiers:
        return count
    return count._replace(counted=frozenset(_NEW_ONES + key for key in count.modifiers[0].keys))


def _totals(reading: Reading) -> list[Count]:
    """The figures whose series stands before them, each with it as what they count."""
    found = []
    for number in reading.numbers:
        named = _TOTAL_OF.search(reading.text, max(0, number.start - 100), number.start)
        if named and number.kind == "cardinal" and number.unit is None:
            keys = frozenset((stem(named["noun"], "fr"),))
            if not keys.isdisjoint(RUNNING):
                found.append(counted(reading, number)._replace(counted=keys))
    return found


def _series_of(count: Count) -> frozenset[str]:
    new = any(key.startswith(_NEW_ONES) for key in count.counted)
    series = (_ONE_SERIES.get(key, key) for key in (key.removeprefix(_NEW_ONES) for key in count.counted))
    return frozenset(_NEW_ONES + key if new else key for key in series)


def _raises(later: Count, earlier: Count) -> bool:
    return (
        not _series_of(later).isdisjoint(_series_of(earlier))
        and not later.loose
        and (_at_least(earlier) or not compatible(later, earlier))
        and earlier.number.value < later.number.value <= MOST_GROWTH * earlier.number.value
    )


def _grew(later: Count, earlier: Count) -> bool:
    """Whether a count is that of the other, grown: by how much it may is not asked where all else is the same."""
    return (
        not _series_of(later).isdisjoint(_series_of(earlier))
        and not compatible(later, earlier)
        and earlier.number.value < later.number.value
    )


def _same_total(later: Count, earlier: Count) -> bool:
    """Whether two figures to the last unit are one total, a little later."""
    return (
        not _series_of(later).isdisjoint(_series_of(earlier))
        and all(
            one.number.kind == "cardinal"
            and not one.loose
            and one.number.value >= _EXACT
            and one.number.value % _ROUND != 0
            for one in (later, earlier)
        )
        and earlier.number.value < later.number.value <= ONE_TOTAL * earlier.number.value
    )


def _of_no_day(reading: Reading) -> bool:
    """Whether a sentence gives no day but that on which a count began: "depuis le 1er mars"."""
    return all(reading.text[: date.start].casefold().endswith(_SINCE) for date in reading.dates)


def _places(reading: Reading) -> frozenset[str]:
    """What a sentence names that is not what its figures are about: a figure in it is none ("Covid-19")."""
    return frozenset(name.key for name in reading.names if not any(sign.isdigit() for sign in name.key))


def one_report(one: Reading, other: Reading) -> bool:
    """Whether two sentences are all but the same, their figures apart."""
    return len(one.keys & other.keys) >= ONE_REPORT * len(one.keys | other.keys)


def _gives(reading: Reading, count: Count) -> bool:
    """Whether a sentence holds a figure, of whatever: a part of one count may be another of it."""
    return any(number.value == count.number.value for number in reading.numbers)


def _at_least(count: Count) -> bool:
    """Whether it is "plus de 73": true of a hundred too, and no longer news."""
    return count.loose and count.high.is_infinite() and not count.low.is_infinite()


def _about_the_same(earlier: Reading, later: Reading, count: Count) -> bool:
    return len((earlier.keys & later.keys) - count.counted) >= SHARED


def _of_one_day(one: Article, other: Article) -> bool:
    """Whether neither of two articles is known to be the later."""
    return one.article_id != other.article_id and not is_later(one, other) and not is_later(other, one)


def _when(passage: Passage, articles: Mapping[str, Article]) -> datetime | None:
    return articles[passage.article_id].published_at
