"""A fault of French leaves the wording to another passage, and never empties a summary of its news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from summarize.plan.planner import event_passages
from summarize.plan.unfit.misprints import misspelt
from summarize.records import Article

DAY = datetime(2031, 3, 3, 9, tzinfo=UTC)
SLIP = "Le maire de Brévans a ferméz le pont de la Serre mardi."
CLEAN = "Le pont de la Serre a été fermé mardi à Brévans."
LATER = "Des navettes circuleront tous les jours dans la ville."


def _barred(*articles: Article) -> set[str]:
    passages = event_passages(articles)
    spans = misspelt(passages, {article.article_id: article.published_at for article in articles})
    return {p.text for p in passages if (p.article_id, p.start, p.end) in spans}


def test_another_article_s_opening_words_the_news():
    a = Article("a", f"{SLIP}\n{LATER}", language="fr")
    b = Article("b", f"{CLEAN}\n{LATER}", language="fr")
    assert _barred(a, b) == {SLIP}


def test_the_only_opening_is_told_with_its_fault():
    a = Article("a", f"{SLIP}\n{LATER}", language="fr", published_at=DAY)
    older = Article("b", f"{CLEAN}\n{LATER}", language="fr", published_at=DAY - timedelta(days=1))
    assert _barred(a) == set()
    assert _barred(a, older) == set()  # the only one of its day
    assert _barred(a, replace(older, published_at=DAY)) == {SLIP}


def test_what_stands_further_down_is_not_spared():
    assert _barred(Article("a", f"{CLEAN}\n{SLIP}", language="fr")) == {SLIP}
