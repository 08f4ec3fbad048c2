"""What of an event is new to those who read an earlier run: what not to tell again, what to tell first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.cite.differences.updates import find_updates
from summarize.cite.render import number_sources
from summarize.plan.concepts import Concept, concepts
from summarize.plan.known import spans_told
from summarize.plan.passages import UNKNOWN
from summarize.records import Article, GroundedSentence, Passage, Update
from summarize.since import Readers
from summarize.text.entities.numbers import numbers, same_number

# A figure that changed is why readers come back: the words around it count so many times as much.
CHANGED = 3.0


@dataclass(frozen=True, slots=True)
class News:
    """`old` are spans (article id, start, end) that tell readers nothing; `worth` factors of concepts' weights."""

    old: frozenset[tuple[str, int, int]] = frozenset()
    worth: Mapping[Concept, float] | None = None
    updates: tuple[Update, ...] = ()


NOTHING_KNOWN = News()


def find_news(passages: Sequence[Passage], articles: Mapping[str, Article], readers: Readers) -> News:
    """What readers know of an event's passages, and the figures that changed since they read.

    Args:
        passages: all sentences of the event's articles.
        articles: these articles by id.
        readers: what is known.
    """
    if not readers.event_ids:
        return NOTHING_KNOWN
    old = spans_told(passages, readers.known)
    own = list(articles.values())
    updates = find_updates(passages, articles, readers.passages, readers.articles, number_sources(own))
    worth = dict(readers.known.kept(passages))
    changed = {citation.span for update in updates for citation in update.citations}
    for passage in passages:
        if passage.span in changed - old:
            for concept in concepts(passage.text, passage.language or UNKNOWN):
                worth.setdefault(concept, CHANGED)
    return News(old, worth, updates)


def news_first(sentences: Sequence[GroundedSentence], news: News) -> list[GroundedSentence]:
    """The sentences that give a figure that changed, then the others, each in their order."""
    changed = [number for update in news.updates for number in numbers(update.after, "fr")]
    spans = {citation.span for update in news.updates for citation in update.citations}

    def is_update(sentence: GroundedSentence) -> bool:
        return any(p.span in spans for p in sentence.fact.passages) and any(
            same_number(number, after) for number in numbers(sentence.text, "fr") for after in changed
        )

    return sorted(sentences, key=lambda sentence: not is_update(sentence))
