"""Where an event's sources give different numbers, dates or names for the same thing."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from summarize.cite.differences.claims import about, earliest, value
from summarize.cite.differences.comparison import Comparison
from summarize.cite.differences.mentions import Mention, agree, mentions
from summarize.cite.differences.stages import is_update
from summarize.cite.reading import Reading, read_passages
from summarize.records import Article, Citation, Claim, Disagreement, Passage


def find_disagreements(
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    numbers: Mapping[str, int],
    earlier: Collection[str] = (),
) -> tuple[Disagreement, ...]:
    """The disagreements between independent sources, in the order of their first passage.

    Args:
        passages: all sentences of the event's articles; copies are no articles of their own.
        articles: the event's articles by id.
        numbers: the number of each article in the list of sources.
        earlier: ids of the articles that others of their day were written after.

    Each claim cites whole sentences. Claims stand in the order of time, then of value.
    """
    known = tuple(dict.fromkeys(p for p in passages if p.article_id in articles))
    order = {passage: index for index, passage in enumerate(known)}
    readings = read_passages(known, articles)
    found = [mention for passage in known for mention in mentions(passage, readings[passage])]
    comparison = Comparison(readings, articles, found)
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
        disagreement = _disagreement(claims, readings, articles, numbers, earlier)
        if disagreement is not None:
            disagreements.append((min(order[m.passage] for m in group), disagreement))
    return tuple(d for _, d in sorted(disagreements, key=lambda pair: (pair[0], pair[1].kind, pair[1].about)))


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
    earlier: Collection[str],
) -> Disagreement | None:
    """The disagreement of two claims or more; None when one voice makes them all at one time."""
    update = is_update(claims, articles, earlier)
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
