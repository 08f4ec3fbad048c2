"""Whole ugly articles, before and after (goldens.toml)."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from summarize.clean import clean_articles
from summarize.records import Article

CASES = tomllib.loads((Path(__file__).parent / "goldens.toml").read_text(encoding="utf-8"))["case"]


def moment(case, key):
    return datetime.fromisoformat(case[key]) if key in case else None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_ugly_article_becomes_the_article(case):
    article = Article(
        "a",
        case["raw"],
        title=case.get("given_title"),
        source=case.get("source"),
        published_at=moment(case, "published"),
        language=case["language"],
    )
    cleaned = clean_articles([article])
    assert cleaned.rejections == ()
    (result,) = cleaned.articles
    assert result.text.split("\n") == case["paragraphs"]
    assert result.title == case.get("title")
    assert result.published_at == moment(case, "published_at")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cleaning_again_changes_nothing(case):
    article = Article("a", case["raw"], title=case.get("given_title"), language=case["language"])
    (once,) = clean_articles([article]).articles
    (twice,) = clean_articles([once]).articles
    assert twice == once
