"""Which sentences of an event may vouch for a fact and not word it: older articles', outvoted, overtaken, faulty ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from summarize.cite.differences.outvoted import outvoted
from summarize.cite.differences.superseded import of_an_older_day, superseded
from summarize.generate.dated import Days, dated, event_days
from summarize.plan.contexts.leaning import leans_on
from summarize.plan.ordering import OPENING
from summarize.plan.passages import taken_back
from summarize.plan.unfit.confirmed import confirmed
from summarize.plan.unfit.forecasts import forecast
from summarize.plan.unfit.latest import tell_enough
from summarize.plan.unfit.misprints import misspelt
from summarize.plan.unfit.overtaken import overtaken
from summarize.plan.unfit.previews import previewed
from summarize.plan.unfit.retold import retold
from summarize.plan.unfit.sequence import of_earlier_articles
from summarize.plan.unfit.speakers import voiced
from summarize.plan.unfit.withdrawn import withdrawn
from summarize.records import Article, Disagreement, Passage, Span
from summarize.verify.french import speaks_of_itself, unprintable


class Barred(NamedTuple):
    """Spans of sentences that word no fact: of older articles, overruled where sources differ, and unfit (the overruled too)."""

    older: frozenset[Span]
    overruled: frozenset[Span]
    unfit: frozenset[Span]


def barred(
    sets: Sequence[frozenset[Span]],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    disagreements: Sequence[Disagreement],
    max_words: int,
) -> Barred:
    """The sentences that may vouch for a fact and not word it, where the strictest choice of newest articles tells the event.

    Args:
        sets: spans of the older articles for each such choice, the strictest first (`of_older_articles`); the last is taken
            whatever it leaves.
        passages: all sentences of the event's articles.
        articles: these articles by id.
        disagreements: what the sources differ on.
        max_words: of the summary.

    Most rules need not read what the older articles say.
    """
    published = {article_id: article.published_at for article_id, article in articles.items()}
    days = event_days(published)
    for older in sets:
        last = older == sets[-1]
        if not (last or tell_enough(older, passages, articles, max_words)):
            continue
        asked = [p for p in passages if p.span not in older]
        overruled = outvoted(disagreements, passages, older)
        top = [p for p in asked if p.language == "fr" and p.position < OPENING]
        unable = {p.span for p in top if cannot_stand(p, days) or _follows_first(p, articles[p.article_id])}
        unfit = overruled | _unfit(passages, articles, published, asked, max_words)
        unfit |= misspelt(passages, published, {p.span for p in asked}, unfit | unable | older)
        if last or tell_enough(older, passages, articles, max_words, unable | unfit):
            break
    return Barred(older, overruled, unfit)


def cannot_stand(passage: Passage, days: Days) -> bool:
    """Whether a French sentence cannot be printed alone, nor as the first of its article."""
    text = dated(passage, days)
    return bool(unprintable(text)) and not (passage.position == 0 and speaks_of_itself(text))


def _follows_first(passage: Passage, article: Article) -> bool:
    """Whether a French sentence that is not its article's first speaks of what those before it told."""
    if passage.position == 0:
        return False
    told = f"{article.title or ''}. {article.text}"
    before = len(told) - len(article.text) + passage.start
    return bool(leans_on(passage.text, told[:before], told))


def _unfit(
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    published: Mapping[str, datetime | None],
    asked: Sequence[Passage],
    max_words: int,
) -> frozenset[Span]:
    """The spans of those of the passages `asked` that may vouch for a fact but not word it, of others some.

    Faults of French are read after them (`misspelt`): where no other lede is left the news is told with its fault.
    """
    spans = {passage.span for passage in asked}
    return (
        taken_back(passages)
        | overtaken(passages, published, spans)
        | voiced(asked, articles)
        | superseded(passages, articles)
        | of_an_older_day(passages, articles)
        | withdrawn(passages, published)
        | retold(passages, published, spans)
        | of_earlier_articles(passages, published, max_words)
        | confirmed(passages, published)
        | previewed(passages, published)
        | forecast(passages, articles, spans)
    )
