"""The newest articles of an event tell how things stand, and an older one what was to come."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from summarize.config import PlanConfig
from summarize.plan.ordering import OPENING
from summarize.plan.told import share_told
from summarize.plan.unfit.overtaken import overtaken_titles
from summarize.plan.unfit.sequence import earlier_articles
from summarize.plan.unfit.withdrawn import denied_titles, withdrawn
from summarize.records import Article, Passage
from summarize.text.words import count_words

LAST = timedelta(days=1)  # to the newest article
# Times the words of the summary that the last day's articles must have in French for it to be told by them alone: a short
# summary of how things stand rather than a full one of how they stood. With 3 two events of 33 still mixed an announcement
# into the news of its end, with 1.5 one told a condition that had improved (read sentence by sentence).
ENOUGH = 0.8
# Of an article's title, or of the sentences that it opens on, what another of its day must tell to carry its news on. Of 69
# pairs of articles of one day, the one found to follow the other, that share less than half of the openings 20 tell less of
# both: 18 are two stories of one event, as "Delfraissy favorable à des règles moins strictes" and the day's figures.
TITLE_RETOLD = 0.5
LEDE_RETOLD = 0.4
LEDE = 2


def of_the_last_day(articles: Sequence[Article]) -> list[Article]:
    """The articles that appeared less than a day before the newest, and those whose day is not known."""
    newest = max((a.published_at for a in articles if a.published_at is not None), default=None)
    return [a for a in articles if newest is None or a.published_at is None or newest - a.published_at < LAST]


def with_news_retold(
    earlier: Collection[str], articles: Sequence[Article], passages: Sequence[Passage]
) -> frozenset[str]:
    """Those of the articles that others of their day follow whose news another of that day tells too.

    The others tell another story of the event, which nothing carries on: it is still news. What is not French is not compared.

    Args:
        earlier: ids of the articles that others of their day follow.
        articles: of the event's last day.
        passages: all sentences of the event's articles.
    """
    told = {a.article_id: [p.text for p in passages if p.article_id == a.article_id] for a in articles}

    def is_retold(one: Article) -> bool:
        lede = " ".join(told[one.article_id][:LEDE])
        return one.language != "fr" or any(
            (one.title and share_told(one.title, text) >= TITLE_RETOLD)
            or share_told(lede, text) >= LEDE_RETOLD
            for other in articles
            if other is not one and other.language == "fr"
            for text in [" ".join([other.title or "", *told[other.article_id]])]
        )

    return frozenset(a.article_id for a in articles if a.article_id in earlier and is_retold(a))


def stale_titles(articles: Sequence[Article], passages: Sequence[Passage]) -> frozenset[str]:
    """The ids of the articles whose titles the event's articles overtake, take back, deny or, on a later day, follow."""
    published = {article.article_id: article.published_at for article in articles}
    titles = [Passage(a.article_id, -1, -1, a.title, a.language, 0) for a in articles if a.title]
    taken_back = {
        article_id for article_id, start, _ in withdrawn([*passages, *titles], published) if start < 0
    }
    return frozenset(
        overtaken_titles(articles, passages, published)
        | taken_back
        | earlier_articles(passages, published)
        | denied_titles(articles, passages)
    )


def without_titles(articles: Sequence[Article], stale: Collection[str]) -> list[Article]:
    """The articles in their order, those with a `stale` title without it.

    All as they are where that would leave none with a French title: a headline of another kind says less.
    """
    if not any(a.title and a.language == "fr" and a.article_id not in stale for a in articles):
        return list(articles)
    return [replace(a, title=None) if a.article_id in stale else a for a in articles]


def of_older_articles(
    passages: Sequence[Passage], articles: Mapping[str, Article], earlier: Collection[str] = ()
) -> Iterator[frozenset[tuple[str, int, int]]]:
    """Spans of what articles say that newer ones may leave untold: before the last hours, before the last day, then none.

    An older article vouches for what a newer one repeats; what it alone says may have changed since. Whether the newer
    ones are enough to tell the event `tell_enough` says.

    Args:
        passages: all sentences of the event's articles.
        articles: these articles by id.
        earlier: ids of the articles that others of their day follow.
    """
    newest = {article.article_id for article in of_the_last_day(list(articles.values()))}
    for told in dict.fromkeys((frozenset(newest.difference(earlier)), frozenset(newest))):
        if len(told) < len(articles):
            yield frozenset(p.span for p in passages if p.article_id not in told)
    yield frozenset()


def tell_enough(
    older: Collection[tuple[str, int, int]],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    max_words: int = PlanConfig().max_words,
    unable: Collection[tuple[str, int, int]] = (),
) -> bool:
    """Whether the articles that are not older have what tells the event: the words, and a sentence to open on.

    Args:
        older: spans of the sentences of the older articles.
        passages: all sentences of the event's articles.
        articles: these articles by id.
        max_words: of the summary.
        unable: spans of sentences that cannot open a summary.
    """
    # An article without a date may be as old as any: it may be told, and is not enough.
    dated = [
        p
        for p in passages
        if p.span not in older and p.language == "fr" and articles[p.article_id].published_at is not None
    ]
    opens = any(p.position < OPENING and p.span not in unable for p in dated)
    return opens and sum(count_words(p.text) for p in dated) >= ENOUGH * max_words
