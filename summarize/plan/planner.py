"""Plans an event: which facts to try to say, and the order to tell them in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from summarize.config import PlanConfig
from summarize.plan.passages import UNKNOWN, article_passages, group_passages
from summarize.plan.selection import Candidate, Concept, concept_weights, concepts, cover, lead
from summarize.records import Article, Fact, Passage
from summarize.text.words import count_words


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What an event's summary can draw on.

    `passages` are all sentences of its articles; `facts` those worth trying, most salient first,
    more than the budget holds because some will not pass verification; `weights` those of the
    concepts; `last_positions` the number of sentences of each article.
    """

    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    weights: Mapping[Concept, float]
    last_positions: Mapping[str, int]


def event_passages(articles: Sequence[Article]) -> tuple[Passage, ...]:
    """All sentences of an event's articles that could carry a fact, article by article."""
    return tuple(passage for article in articles for passage in article_passages(article))


def plan_event(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    config: PlanConfig,
    unfit: Collection[tuple[str, int, int]] = (),
) -> EventPlan:
    """The plan of an event, given its articles (copies left out) and their passages.

    `unfit` are spans (article id, start, end) of passages that may vouch for a fact but not carry
    its wording. Facts that a French passage
    carries and facts that only foreign ones carry are ranked apart: what the second can become
    depends on the model.
    """
    weights = concept_weights(articles, passages)
    voice = {article.article_id: article.voice for article in articles}
    facts = [_fact(group, voice, weights) for group in group_passages(passages)]
    candidates = [
        Candidate(i, p.text, p.language or UNKNOWN, lead(fact.passages))
        for i, fact in enumerate(facts)
        for p in fact.passages
        if (p.article_id, p.start, p.end) not in unfit
    ]
    french = [c for c in candidates if c.language == "fr"]
    foreign = [c for c in candidates if not _in_french(facts[c.fact])]
    chosen = cover(french, weights, round(config.overshoot * config.max_words))
    chosen += cover(foreign, weights, config.max_words)
    return EventPlan(
        tuple(passages),
        tuple(_worded_by(facts[c.fact], c.text) for c in chosen),
        weights,
        {passage.article_id: passage.position + 1 for passage in passages},
    )


def _fact(group: tuple[Passage, ...], voice: Mapping[str, str], weights: Mapping[Concept, float]) -> Fact:
    salience = max(
        sum(sorted(weights[c] for c in concepts(p.text, p.language or UNKNOWN))) / count_words(p.text)
        for p in group
    )
    return Fact(group, len({voice[passage.article_id] for passage in group}), round(salience, 6))


def _worded_by(fact: Fact, text: str) -> Fact:
    """The fact with the passage of that text first: it carries the wording."""
    wording = next(passage for passage in fact.passages if passage.text == text)
    others = sorted(
        (p for p in fact.passages if p is not wording),
        key=lambda p: (p.language != "fr", p.article_id, p.start),
    )
    return Fact((wording, *others), fact.voices, fact.salience)


def choose(
    plan: EventPlan,
    facts: Sequence[Fact],
    sayings: Sequence[tuple[int, str]],
    max_words: int,
    sources: int,
) -> list[tuple[int, str]]:
    """Which of the verified sayings the summary keeps, in the order to tell them.

    Args:
        plan: the event's plan.
        facts: what the sayings say: the plan's, and joins of them.
        sayings: (index of the fact, French text) of every verified way to say a fact.
        max_words: the word budget, at least 1.
        sources: the event's independent sources.
    """
    candidates = [
        Candidate(
            index,
            text,
            "fr",
            lead(facts[index].passages),
            0.0 if _in_french(facts[index]) else facts[index].voices / sources,
        )
        for index, text in sayings
    ]
    chosen = cover(candidates, plan.weights, max_words)
    if not chosen:
        return []
    # The most salient fact opens; the others follow as the sources tell them.
    opening, *rest = chosen
    rest.sort(key=lambda c: (_place(plan, facts[c.fact]), c.fact))
    return [(candidate.fact, candidate.text) for candidate in (opening, *rest)]


def _in_french(fact: Fact) -> bool:
    return any(passage.language == "fr" for passage in fact.passages)


def _place(plan: EventPlan, fact: Fact) -> float:
    """Where the sources tell it, 0 at the top of an article, 1 at its end; their mean."""
    places = [p.position / plan.last_positions[p.article_id] for p in fact.passages]
    return round(sum(places) / len(places), 6)
