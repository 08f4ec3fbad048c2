"""Of two like sentences the one with the limit words the fact."""

from datetime import UTC, datetime, timedelta

import pytest

from summarize.plan.planner import event_passages
from summarize.plan.unfit.qualified import less_qualified
from summarize.records import Article

DAY = datetime(2031, 3, 3, 9, tzinfo=UTC)
WIDE = "L'agence de Brévans recommande depuis mardi le nouveau sirop aux patients atteints de la fièvre des marais."


def _barred(other: str, *, older: bool = False, unfit: bool = False) -> bool:
    articles = [
        Article("a", WIDE, language="fr", published_at=DAY),
        Article("b", other, language="fr", published_at=DAY - timedelta(days=2 * older)),
    ]
    passages = event_passages(articles)
    bad = [(p.article_id, p.start, p.end) for p in passages if unfit and p.article_id == "b"]
    published = {article.article_id: article.published_at for article in articles}
    spans = less_qualified(passages, published, bad)
    assert all(article_id == "a" for article_id, _, _ in spans)
    return bool(spans)


@pytest.mark.parametrize(
    ("fuller", "barred"),
    [
        (WIDE.replace("patients", "patients graves"), True),
        (WIDE.replace("patients", "seuls patients adultes").replace(".", ", en mars."), True),
        (WIDE.replace(".", ", qui sévit en mars."), False),  # more is told, nothing is limited
        (WIDE.replace("Brévans", "Brévans et Corlay"), False),  # a name
        (WIDE.replace("patients atteints", "enfants graves atteints"), False),  # another thing
        (WIDE, False),
    ],
)
def test_the_sentence_with_the_limit_is_told(fuller: str, barred: bool):
    assert _barred(fuller) is barred


def test_one_that_cannot_be_told_and_an_older_one_limit_nothing():
    fuller = WIDE.replace("patients", "patients graves")
    assert not _barred(fuller, unfit=True)
    assert not _barred(fuller, older=True)
