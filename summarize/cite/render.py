"""The cited summary of an event: its sources numbered, its sentences with spans, its disagreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from summarize.cite.align import cite_sentences
from summarize.config import CiteConfig
from summarize.plan.planner import EventPlan
from summarize.records import (
    Article,
    Citation,
    CitedSummary,
    Disagreement,
    Event,
    GroundedSentence,
    Sentence,
    SummarySource,
)

_UNDATED = datetime.max.replace(tzinfo=UTC)  # sorts after every date


def cite(  # noqa: PLR0917 (the stage takes what each stage before it made)
    event: Event,
    articles: Sequence[Article],
    sentences: Sequence[GroundedSentence],
    plan: EventPlan,
    headline: str,
    disagreements: Sequence[Disagreement],
    config: CiteConfig,
) -> CitedSummary:
    """The summary of an event, every sentence with the spans that say it.

    Args:
        event: its articles are the sources; copies are listed under the article they copy.
        articles: at least the event's own.
        sentences: verified sentences in the order to read.
        plan: its passages are all the sentences that could be cited.
        headline: in French, shown as it is.
        disagreements: as `find_disagreements` gives them for the numbers of `number_sources`.
        config: the support from which a passage is cited.

    Sources are numbered in the order of publication, undated ones last, then by id: the order in
    which the news came, whatever the summary cites first. Articles of one outlet are one
    independent source.
    """
    members = frozenset(event.article_ids)
    own = sorted((article for article in articles if article.article_id in members), key=_order)
    by_id = {article.article_id: article for article in own}
    numbers = number_sources(own)
    passages = sorted(plan.passages, key=lambda passage: (numbers[passage.article_id], passage.start))
    cited = cite_sentences(sentences, passages, by_id, config)
    return CitedSummary(
        event_id=event.event_id,
        headline=headline,
        sentences=tuple(
            Sentence(
                sentence.text,
                sentence.origin,
                tuple(sorted((Citation(numbers[s.article_id], *s) for s in spans), key=_place)),
            )
            for sentence, spans in zip(sentences, cited, strict=True)
        ),
        sources=tuple(_source(numbers[article.article_id], article) for article in own),
        independent_sources=len({article.voice for article in own}),
        disagreements=tuple(disagreements),
        related=event.related,
    )


def number_sources(articles: Sequence[Article]) -> dict[str, int]:
    """The number of each article in its event's list of sources, by id."""
    return {article.article_id: number for number, article in enumerate(sorted(articles, key=_order), 1)}


def _order(article: Article) -> tuple[datetime, str]:
    return article.published_at or _UNDATED, article.article_id


def _place(citation: Citation) -> tuple[int, int, int]:
    return citation.source, citation.start, citation.end


def _source(number: int, article: Article) -> SummarySource:
    return SummarySource(
        number,
        article.article_id,
        article.title,
        article.source,
        article.url,
        article.published_at,
        article.language,
        article.copies,
    )
