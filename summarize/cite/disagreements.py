"""Where an event's sources give different numbers, dates or names for the same thing.

Precision comes first: two mentions are compared only when the sentences around them say mostly the
same, and whatever could make both true (bounds, roundings, another place or day, a source that gives
both) clears them.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from summarize.cite.claims import about, earliest, is_update, value
from summarize.cite.mentions import Mention, agree, conflict, mentions, shared_near
from summarize.cite.reading import Reading, read_passages
from summarize.records import Article, Citation, Claim, Disagreement, Passage
from summarize.text.entities.dates import DateMention, same_date
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


def find_disagreements(
    passages: Sequence[Passage], articles: Mapping[str, Article], numbers: Mapping[str, int]
) -> tuple[Disagreement, ...]:
    """The disagreements between independent sources, in the order of their first passage.

    Args:
        passages: all sentences of the event's articles; copies are no articles of their own.
        articles: the event's articles by id.
        numbers: the number of each article in the list of sources.

    Each claim cites whole sentences. Claims stand in the order of time, then of value.
    """
    known = tuple(dict.fromkeys(p for p in passages if p.article_id in articles))
    order = {passage: index for index, passage in enumerate(known)}
    readings = read_passages(known, articles)
    found = [mention for passage in known for mention in mentions(passage, readings[passage])]
    comparison = _Comparison(readings, articles, found)
    by_slot: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, mention in enumerate(found):
        for slot in sorted(mention.slots):
            by_slot[mention.kind, slot].append(index)
    edges: set[tuple[int, int]] = set()
    for members in by_slot.values():
        for i, j in itertools.combinations(members, 2):
            if (i, j) not in edges and comparison.disagree(found[i], found[j]):
                edges.add((i, j))
    disagreements = []
    for component in _components(edges):
        group = [found[index] for index in component]
        claims = _claims(group, comparison.echoes(group, found), articles)
        if len(claims) < 2:
            continue
        disagreement = _disagreement(claims, readings, articles, numbers)
        if disagreement is not None:
            disagreements.append((min(order[m.passage] for m in group), disagreement))
    return tuple(d for _, d in sorted(disagreements, key=lambda pair: (pair[0], pair[1].kind, pair[1].about)))


class _Comparison:
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
        self.bulletins: dict[str, set[DateMention]] = defaultdict(set)
        for passage, reading in readings.items():
            self.article_keys[passage.article_id] |= reading.keys
            self.bulletins[passage.article_id] |= {
                day for day in reading.dates if _dates_a_bulletin(passage.text, day.start)
            }

    def disagree(self, a: Mention, b: Mention) -> bool:
        """Whether two mentions give different values for the same thing."""
        if a.passage.article_id == b.passage.article_id or not conflict(a, b):
            return False
        if self._gives(a.passage.article_id, b) or self._gives(b.passage.article_id, a):
            return False
        if self.readings[a.passage].negated != self.readings[b.passage].negated or self._elsewhere(a, b):
            return False
        if self._of_other_days(a, b):
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
        alike, shared = self.compared(a, b)
        return alike >= ALIKE_EQUAL and shared >= SHARED_WITH_TOLL

    def _gives(self, article_id: str, mention: Mention) -> bool:
        """Whether an article gives a mention's value for such a thing, anywhere in it."""
        if mention.kind == "name":
            # A person whom both know of is no other spelling of the office-holder.
            words = {key for token in mention.tokens for key in token.keys}
            return not words.isdisjoint(self.article_keys[article_id])
        return any(agree(other, mention) for other in self.given[article_id, mention.kind])

    def _elsewhere(self, a: Mention, b: Mention) -> bool:
        """Whether the sentences name different places or people, or different times: two things."""
        first, second = self.readings[a.passage], self.readings[b.passage]
        toll = a.is_toll and b.is_toll  # of the same event, whomever the rest of the sentence names
        if a.kind != "name" and not toll and self._foreign(a, b) and self._foreign(b, a):
            return True
        if a.kind == "number" and self._named_near(a, b) and self._named_near(b, a):
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


def _dates_a_bulletin(text: str, start: int) -> bool:
    """Whether the day at `start` is that of a bulletin: "selon le bilan communiqué mercredi"."""
    return _AS_OF.search(fold(text[max(0, start - AS_OF_REACH) : start])) is not None


def _components(edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected groups of mentions, each and all in order."""
    parent: dict[int, int] = {}

    def root(index: int) -> int:
        while parent.setdefault(index, index) != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, j in sorted(edges):
        parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[int]] = defaultdict(list)
    for index in sorted(parent):
        groups[root(index)].append(index)
    return [groups[key] for key in sorted(groups)]


def _claims(
    group: Sequence[Mention], echoes: Sequence[Mention], articles: Mapping[str, Article]
) -> list[list[Mention]]:
    """The mentions of each value, in the order of time, then of value.

    An article that gives several of the values takes no side. A value that only echoes hold is no
    claim: they were not compared closely enough to contradict anyone.
    """
    classes: list[list[Mention]] = []
    for mention in (*group, *echoes):
        for members in classes:
            if agree(mention, members[0]):
                members.append(mention)
                break
        else:
            classes.append([mention])
    sides = Counter(
        article_id for members in classes for article_id in {m.passage.article_id for m in members}
    )
    kept = [[m for m in members if sides[m.passage.article_id] == 1] for members in classes]
    claims = [members for members in kept if any(m in group for m in members)]
    return sorted(claims, key=lambda claim: _claim_order(claim, articles))


def _disagreement(
    claims: Sequence[Sequence[Mention]],
    readings: Mapping[Passage, Reading],
    articles: Mapping[str, Article],
    numbers: Mapping[str, int],
) -> Disagreement | None:
    """The disagreement of two claims or more; None when one voice makes them all at one time."""
    update = is_update(claims, articles)
    voices = {articles[m.passage.article_id].voice for claim in claims for m in claim}
    if len(voices) < 2 and not update:
        return None
    return Disagreement(
        claims[0][0].kind,
        about([m for claim in claims for m in claim], list(readings.values())),
        update,
        tuple(Claim(value(claim), _citations(claim, numbers)) for claim in claims),
    )


def _claim_order(claim: Sequence[Mention], articles: Mapping[str, Article]) -> tuple[bool, str, float, str]:
    """By time (undated last), then by number, then by text."""
    moment = earliest(claim, articles)
    first = claim[0]
    figure = float(first.count.number.value) if first.count is not None else 0.0
    return moment is None, moment.isoformat() if moment else "", figure, value(claim)


def _citations(claim: Sequence[Mention], numbers: Mapping[str, int]) -> tuple[Citation, ...]:
    """The sentences that give a value; the value stands in them, so that the score is 1."""
    passages = sorted({m.passage for m in claim}, key=lambda p: (numbers[p.article_id], p.start))
    return tuple(Citation(numbers[p.article_id], p.article_id, p.start, p.end, 1.0) for p in passages)
