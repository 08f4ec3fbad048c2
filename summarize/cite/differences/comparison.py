"""Tells whether two sentences of an event give different values for the same thing.

Precision comes first: two mentions are compared only when the sentences around them say mostly the
same, and whatever could make both true (bounds, roundings, another place or day, a source that gives
both) clears them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from summarize.cite.differences.compare import bears_out, of_one_thing
from summarize.cite.differences.mentions import Mention, agree, conflict, shared_near
from summarize.cite.differences.scopes import ages_of_one, of_before, of_other_scopes
from summarize.cite.differences.superseded import OF_A_DAY, one_report
from summarize.cite.reading import Reading
from summarize.records import Article, Passage
from summarize.text.entities.dates import DateMention, same_date
from summarize.text.entities.numbers import same_number
from summarize.text.entities.quotations import QUOTED
from summarize.text.normalize import fold

# How much of the shorter sentence, by weight, the other must hold, for each kind of mention; and how
# many content words they share at least. Chosen on the development sets by reading what came out.
ALIKE = {"number": 0.5, "date": 0.6, "name": 0.6}
SHARED_WORDS = 3
# An event has one toll: of the dead or the injured, so much in common is enough.
ALIKE_TOLL = 0.3
SHARED_WITH_TOLL = 2
NEAR_TOLL = 0.5  # or so much of the words right around the figures
ALIKE_BRIEF = 0.9  # "Le butin est estimé à 2 millions." shares all it has, though that is two words
LONG_AGO = timedelta(days=10)  # a day so long before publication belongs to another, earlier event
# A mention joins a claim with an equal value at less: equal values seldom mean different things.
ALIKE_EQUAL = 0.35
# What a newsroom says before the day of a bulletin, folded, and how far before it.
_AS_OF = re.compile(
    r"\b(?:bilan|chiffres|donnees|comptage|decompte|statistiques|bulletin|releve|point de situation|journee)\b"
)
AS_OF_REACH = 40
# A figure that large has one meaning in an event: an article that holds it, of whatever, knows it.
TELLING = 100
A_DAYS_REACH = 60  # characters after a figure within which "en 24 heures" speaks of it


class Comparison:
    """Tells whether sentences of two articles are about the same thing."""

    def __init__(
        self, readings: Mapping[Passage, Reading], articles: Mapping[str, Article], found: Sequence[Mention]
    ) -> None:
        self.readings = readings
        self.articles = articles
        self.frequency = Counter(key for reading in readings.values() for key in reading.keys)
        self.article_keys: dict[str, set[str]] = defaultdict(set)
        self.given: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in found:
            self.given[mention.passage.article_id, mention.kind].append(mention)
        self.values: dict[str, set[Decimal]] = defaultdict(set)
        self.bulletins: dict[str, set[DateMention]] = defaultdict(set)
        for passage, reading in readings.items():
            self.article_keys[passage.article_id] |= reading.keys
            self.values[passage.article_id] |= {number.value for number in reading.numbers}
            self.bulletins[passage.article_id] |= {
                day for day in reading.dates if _dates_a_bulletin(passage.text, day.start)
            }

    def disagree(self, a: Mention, b: Mention) -> bool:
        """Whether two mentions give different values for the same thing."""
        if a.passage.article_id == b.passage.article_id or of_before(a) or of_before(b):
            return False
        if ages_of_one(a, b):
            return True
        if not conflict(a, b) and not _revised(a, b):
            return False
        if self._gives(a.passage.article_id, b) or self._gives(b.passage.article_id, a):
            return False
        if self.readings[a.passage].negated != self.readings[b.passage].negated or self._elsewhere(a, b):
            return False
        if self._of_other_days(a, b) or _said_of_a_day(a) or _said_of_a_day(b) or self._daily(a, b):
            return False
        alike, shared = self.compared(a, b)
        if a.is_toll and b.is_toll:
            near = shared_near(a, b)
            fewer = min(len(a.near), len(b.near))
            return (alike >= ALIKE_TOLL and shared >= SHARED_WITH_TOLL) or (
                near >= SHARED_WITH_TOLL and near >= NEAR_TOLL * fewer
            )
        return alike >= ALIKE[a.kind] and (
            shared >= SHARED_WORDS or (alike >= ALIKE_BRIEF and shared >= SHARED_WITH_TOLL)
        )

    def _of_other_days(self, a: Mention, b: Mention) -> bool:
        """Whether the articles print the bulletins of two days: "selon les chiffres de mercredi", "de jeudi".

        An event's toll grows from day to day, and the later one is told as an update.
        """
        if a.date and b.date and all(_dates_a_bulletin(m.passage.text, m.start) for m in (a, b)):
            return True
        first, second = self.bulletins[a.passage.article_id], self.bulletins[b.passage.article_id]
        if not first or not second or (a.is_toll and b.is_toll):
            return False
        return not any(same_date(x, y) for x in first for y in second)

    def _daily(self, a: Mention, b: Mention) -> bool:
        """Whether one is a figure of 24 hours and the other is none, or is that of another day."""
        if a.kind != "number":
            return False
        if _of_a_day(a) != _of_a_day(b):
            return True
        moments = [self.articles[m.passage.article_id].published_at for m in (a, b)]
        days = {moment.date() for moment in moments if moment is not None}
        return len(days) == 2 and all(OF_A_DAY.search(m.passage.text) for m in (a, b))

    def compared(self, a: Mention, b: Mention) -> tuple[float, int]:
        """How much of one sentence the other says (0..1, the larger way), and how many words they share.

        What the mentions themselves are does not count.
        """
        first, second = self.readings[a.passage], self.readings[b.passage]
        ours = [t for t in first.tokens if not a.start <= t.start < a.end]
        theirs = [t for t in second.tokens if not b.start <= t.start < b.end]
        shared = [t for t in ours if second.says(t, first.language)]
        back = [t for t in theirs if first.says(t, second.language)]
        if not shared or not back:
            return 0.0, 0
        left = self._weight(t.keys for t in shared) / self._weight(t.keys for t in ours)
        right = self._weight(t.keys for t in back) / self._weight(t.keys for t in theirs)
        return max(left, right), min(len(shared), len(back))

    def echoes(self, group: Sequence[Mention], every: Sequence[Mention]) -> list[Mention]:
        """Mentions of other articles that give one of the group's values for the same thing."""
        taken = {mention.passage.article_id for mention in group}
        found = []
        for mention in every:
            if mention.passage.article_id in taken or mention.kind != group[0].kind:
                continue
            if any(agree(mention, other) and self._echoes(mention, other) for other in group):
                found.append(mention)
        return found

    def _echoes(self, a: Mention, b: Mention) -> bool:
        if a.passage.language != b.passage.language and _same_sum(a, b) and not self._background(a):
            return True  # words of two languages are seldom all paired, and a sum of money has one meaning in an event
        alike, shared = self.compared(a, b)
        return alike >= ALIKE_EQUAL and shared >= SHARED_WITH_TOLL

    def _gives(self, article_id: str, mention: Mention) -> bool:
        """Whether an article gives a mention's value for such a thing, anywhere in it."""
        if mention.kind == "name":
            # A person whom both know of is no other spelling of the office-holder.
            words = {key for token in mention.tokens for key in token.keys}
            return not words.isdisjoint(self.article_keys[article_id])
        if mention.count is not None and mention.count.number.value >= TELLING:
            return mention.count.number.value in self.values[article_id]
        return any(agree(other, mention) for other in self.given[article_id, mention.kind])

    def _elsewhere(self, a: Mention, b: Mention) -> bool:
        """Whether the sentences name different places or people, or different times: two things."""
        first, second = self.readings[a.passage], self.readings[b.passage]
        toll = a.is_toll and b.is_toll  # of the same event, whomever the rest of the sentence names
        if a.kind != "name" and not toll and self._foreign(a, b) and self._foreign(b, a):
            return True
        if a.kind == "number" and (
            of_other_scopes(a, b) or (self._named_near(a, b) and self._named_near(b, a))
        ):
            return True
        if a.kind == "date":
            return False
        if self._background(a) or self._background(b):
            return True
        return bool(first.dates and second.dates) and not any(
            same_date(x, y) for x in first.dates for y in second.dates
        )

    def _background(self, mention: Mention) -> bool:
        """Whether a sentence tells of another year, or of a day long before its publication."""
        published = self.articles[mention.passage.article_id].published_at
        for date in self.readings[mention.passage].dates:
            if date.resolved is not None and published is not None:
                if abs(published.date() - date.resolved) > LONG_AGO:
                    return True
            elif date.year is not None and date.month is None:
                return True
        return False

    def _named_near(self, a: Mention, b: Mention) -> bool:
        """Whether right beside the mention of `a` stands a name that the sentence of `b` lacks."""
        other, language = self.readings[b.passage], self.readings[a.passage].language
        return any(token.named and not other.says(token, language) for token in a.near)

    def _foreign(self, a: Mention, b: Mention) -> bool:
        """Whether the sentence of `a` names something that the article of `b` never mentions."""
        known = self.article_keys[b.passage.article_id]
        return any(token.named and token.keys.isdisjoint(known) for token in self.readings[a.passage].tokens)

    def _weight(self, items: Iterable[frozenset[str]]) -> float:
        """The weight of some words: each counts 1 to 2 by how few of the sentences hold it."""
        widest = math.log(1 + len(self.readings))
        return sum(
            1 + math.log((1 + len(self.readings)) / (1 + max(self.frequency[key] for key in keys))) / widest
            for keys in items
        )


def _of_a_day(mention: Mention) -> bool:
    """Whether a figure is told of 24 hours right after it: "1.179 morts en 24 heures"."""
    found = OF_A_DAY.search(mention.passage.text, mention.end, mention.end + A_DAYS_REACH)
    return found is not None and not any(
        mention.end <= number.start < found.start() for number in mention.reading.numbers
    )


def _said_of_a_day(mention: Mention) -> bool:
    """Whether a day is told inside a quotation without its date: each newsroom's own day tells nothing of it."""
    return (
        mention.date is not None
        and mention.date.day is None
        and any(
            found.start() < mention.start < found.end() for found in QUOTED.finditer(mention.passage.text)
        )
    )


def _revised(a: Mention, b: Mention) -> bool:
    """Whether two lower bounds of a toll stand in what is otherwise one sentence: a newsroom's first text and its next.

    Apart from that "au moins 72" may be true of a hundred.
    """
    if a.count is None or b.count is None or not (a.is_toll and b.is_toll):
        return False
    bounds = all(m.loose and m.high.is_infinite() and not m.low.is_infinite() for m in (a.count, b.count))
    rival = of_one_thing(a.count, b.count) and not (
        bears_out(a.count, b.count) or bears_out(b.count, a.count)
    )
    return bounds and rival and one_report(a.reading, b.reading)


def _dates_a_bulletin(text: str, start: int) -> bool:
    """Whether the day at `start` is that of a bulletin: "selon le bilan communiqué mercredi"."""
    return _AS_OF.search(fold(text[max(0, start - AS_OF_REACH) : start])) is not None


def _same_sum(a: Mention, b: Mention) -> bool:
    """Whether two mentions give the same sum of money, to the unit."""
    if a.count is None or b.count is None:
        return False
    return a.count.number.kind == b.count.number.kind == "money" and same_number(
        a.count.number, b.count.number
    )
