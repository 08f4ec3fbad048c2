"""Plans an event: what its sentences say, what that weighs, and which facts to try to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from summarize.config import PlanConfig
from summarize.plan.concepts import Concept, concepts
from summarize.plan.contexts.answers import accuses, answers
from summarize.plan.features import idf
from summarize.plan.ordering import news_days
from summarize.plan.passages import UNKNOWN, article_passages, group_passages
from summarize.plan.salience import concept_weights
from summarize.plan.selection import Candidate, worth_trying
from summarize.plan.unfit.latest import of_the_last_day
from summarize.records import Article, Fact, Passage
from summarize.text.encoders import open_encoder
from summarize.text.words import content_stems, count_words

LEAST_TRIED = 200  # words of facts to try, at least: a short summary needs a choice of lengths to be full
# Of that, what leans on other sentences: a cut or a join may still make a sentence of it. On RPM2's development half,
# with 300 words to try, leaving them among the others cost 0.9 of ROUGE-1 and 0.8 of ROUGE-2.
LEANING_TRIED = 0.25


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What an event's summary can draw on.

    `passages` are all sentences of its articles; `facts` those worth trying, most salient first,
    more than the budget holds because some will not pass verification; `weights` those of the
    concepts; `last_positions` the number of sentences of each article; `published` when it appeared;
    `news` the share of each French stem in what the titles of the event's last day say, summing to 1; `news_days` the
    weekdays of the articles' news as far as each names one alone.
    """

    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    weights: Mapping[Concept, float]
    last_positions: Mapping[str, int]
    published: Mapping[str, datetime | None] = field(default_factory=dict)
    news: Mapping[str, float] = field(default_factory=dict)
    news_days: Mapping[str, int] = field(default_factory=dict)


def event_passages(articles: Sequence[Article], most: int | None = None) -> tuple[Passage, ...]:
    """The sentences of an event's articles that could carry a fact, article by article.

    Of each article those among its first `most` sentences; all of them by default.
    """
    return tuple(passage for article in articles for passage in article_passages(article, most))


@lru_cache(maxsize=1)  # an event is planned again where its newest articles tell too little
def _weights(articles: tuple[Article, ...], passages: tuple[Passage, ...]) -> Mapping[Concept, float]:
    return concept_weights(articles, passages)


@lru_cache(maxsize=1)  # as above
def _groups(passages: tuple[Passage, ...], vectors: str) -> Sequence[tuple[Passage, ...]]:
    # One language is compared by its words: the vectors need not be read.
    encode = open_encoder(vectors) if len({p.language for p in passages}) > 1 else None
    return group_passages(passages, encode)


def plan_event(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    config: PlanConfig,
    unfit: Collection[tuple[str, int, int]] = (),
    worth: Mapping[Concept, float] | None = None,
    *,
    leaning: Collection[tuple[str, int, int]] = (),
) -> EventPlan:
    """The plan of an event, given its articles (copies left out) and their passages.

    `unfit` are spans (article id, start, end) of passages that may vouch for a fact but not carry
    its wording. Facts that a French passage carries and facts that only foreign ones carry are
    ranked apart: what the second can become depends on the model. `worth` are factors of some
    concepts' weights: less than 1 for what readers know, more for what they wait for. `leaning` are spans
    of French passages that cannot be printed alone: few of them are tried, for what can be made of them.
    """
    weights: Mapping[Concept, float] = _weights(tuple(articles), tuple(passages))
    if worth:
        weights = {concept: weight * worth.get(concept, 1.0) for concept, weight in weights.items()}
    voice = {article.article_id: article.voice for article in articles}
    facts = [_fact(group, voice, weights) for group in _groups(tuple(passages), config.vectors)]
    worded = [(i, p) for i, fact in enumerate(facts) for p in fact.passages if p.span not in unfit]
    candidates = [Candidate(i, p.text, p.language or UNKNOWN) for i, p in worded]
    spans = [p.span for _, p in worded]
    french = [c for c in candidates if c.language == "fr"]
    foreign = [c for c in candidates if not in_french(facts[c.fact])]
    tried = max(LEAST_TRIED, round(config.overshoot * config.max_words))
    lean = {c.text for c, span in zip(candidates, spans, strict=True) if span in leaning}
    chosen = worth_trying([c for c in french if c.text not in lean], weights, config.max_words, tried)
    few = max(round(LEANING_TRIED * tried), tried - sum(count_words(c.text) for c in chosen))
    chosen += worth_trying([c for c in french if c.text in lean], weights, config.max_words, few)
    chosen += worth_trying(foreign, weights, config.max_words, max(LEAST_TRIED, config.max_words))
    wanted = {(p.article_id, p.position) for p in _answering(passages)}
    chosen += [
        c
        for c, (_, p) in zip(candidates, worded, strict=True)
        if (p.article_id, p.position) in wanted and c not in chosen
    ]
    return EventPlan(
        tuple(passages),
        tuple(_worded_by(facts[c.fact], c.text, unfit) for c in chosen),
        weights,
        {passage.article_id: passage.position + 1 for passage in passages},
        {article.article_id: article.published_at for article in articles},
        _news(articles),
        news_days(passages),
    )


def _answering(passages: Sequence[Passage]) -> list[Passage]:
    """The French passages where the accused answer, and those right before them; none of an event without accusation."""
    french = [p for p in passages if p.language == "fr"]
    if not any(accuses(p.text) for p in french):
        return []
    places = {(p.article_id, p.position) for p in french if answers(p.text)}
    return [p for p in french if {(p.article_id, p.position), (p.article_id, p.position + 1)} & places]


def _news(articles: Sequence[Article]) -> dict[str, float]:
    """The share of each content stem in what the French titles of the event's last day say, by rarity."""
    told = Counter(
        stem
        for article in of_the_last_day(articles)
        if article.language == "fr" and article.title
        for stem in sorted(set(content_stems(article.title, "fr")))
    )
    weighed = {stem: count * idf(stem, "fr") for stem, count in told.items()}
    total = sum(weighed.values())
    return {stem: weight / total for stem, weight in weighed.items()} if total else {}


def _fact(group: tuple[Passage, ...], voice: Mapping[str, str], weights: Mapping[Concept, float]) -> Fact:
    salience = max(
        sum(weights[c] for c in concepts(p.text, p.language or UNKNOWN)) / count_words(p.text) for p in group
    )
    return Fact(group, len({voice[passage.article_id] for passage in group}), round(salience, 6))


def _worded_by(fact: Fact, text: str, unfit: Collection[tuple[str, int, int]]) -> Fact:
    """The fact with the passage of that text first that is not unfit: it carries the wording."""
    wording = next(p for p in fact.passages if p.text == text and p.span not in unfit)
    others = sorted(
        (p for p in fact.passages if p is not wording),
        key=lambda p: (p.language != "fr", p.article_id, p.start),
    )
    return Fact((wording, *others), fact.voices, fact.salience)


def in_french(fact: Fact) -> bool:
    """Whether a French sentence carries a fact."""
    return any(passage.language == "fr" for passage in fact.passages)
