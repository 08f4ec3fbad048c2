"""Among articles without a date, the ones that others clearly follow."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.evaluate.corpora.load import load_corpus
from summarize.plan.passages import article_passages
from summarize.plan.unfit.latest import stale_titles, without_titles
from summarize.plan.unfit.sequence import earlier_articles, of_earlier_articles
from summarize.records import Article, Passage

EVE = (
    "Le courtier Odon a été placé en garde à vue mardi à Vernoise.",
    "La juge Brun entendra le courtier Odon dans les locaux de la banque.",
    "Son avocat pourrait demander une expertise.",
)
NEXT = (
    "Le courtier Odon est ressorti libre du palais de Vernoise.",
    "La juge Brun a entendu le courtier Odon dans les locaux de la banque.",
)
ASIDE = ("La banque de Vernoise emploie quarante personnes.", "Elle pourrait en embaucher d'autres.")


def _event(*articles: Sequence[str]) -> list[Passage]:
    passages = []
    for number, sentences in enumerate(articles):
        start = 0
        for position, text in enumerate(sentences):
            passages.append(Passage(f"a{number}", start, start + len(text), text, "fr", position))
            start += len(text) + 1
    return passages


UNDATED: dict[str, datetime | None] = dict.fromkeys(("a0", "a1", "a2"))


def test_an_article_that_tells_how_it_went_on_is_the_later_one():
    assert earlier_articles(_event(EVE, NEXT, ASIDE), UNDATED) == {"a0"}
    assert earlier_articles(_event(ASIDE, NEXT, EVE), UNDATED) == {"a2"}


def test_one_vote_is_not_clear():
    assert earlier_articles(_event(EVE[:1], NEXT, ASIDE), UNDATED) == frozenset()


def test_two_that_follow_by_one_vote_each_are_clear_where_none_precedes():
    other = ("Le courtier Odon a été remis en liberté par la juge de Vernoise, dit-on au port.",)
    assert earlier_articles(_event(EVE[:1], NEXT, other), UNDATED) == {"a0"}


def test_a_state_told_in_passing_does_not_date_its_article():
    seen = (
        "Le courtier Odon, en détention provisoire depuis le 3 mars, a vu la juge de Vernoise.",
        "La juge Brun entendra le courtier Odon dans les locaux de la banque.",
    )
    freed = ("Le courtier Odon a été remis en liberté par la juge de Vernoise.", *NEXT[1:])
    assert earlier_articles(_event(seen, freed, ASIDE), UNDATED) == frozenset()
    assert earlier_articles(_event(EVE, freed, ASIDE), UNDATED) == {"a0"}


def test_dates_tell_more_than_votes():
    dated = UNDATED | {"a1": datetime(2031, 3, 3, tzinfo=UTC)}
    assert earlier_articles(_event(EVE, NEXT, ASIDE), dated) == frozenset()


def test_what_the_earlier_one_says_is_left_out_and_what_it_expects_where_the_others_are_too_few():
    passages = _event(EVE, NEXT, ASIDE)

    def left_out(max_words: int) -> list[str]:
        spans = of_earlier_articles(passages, UNDATED, max_words)
        return [p.text for p in passages if p.span in spans]

    assert left_out(20) == list(EVE)
    assert left_out(100) == list(EVE[1:])


def test_the_title_of_the_earlier_one_is_not_the_headline():
    articles = [
        Article(f"a{n}", " ".join(sentences), title=title, language="fr")
        for n, (sentences, title) in enumerate(
            (
                (EVE, "Un courtier chez la juge"),
                (NEXT, "Le courtier Odon libre"),
                (ASIDE, "Une banque à Vernoise"),
            )
        )
    ]
    stale = stale_titles(articles, _event(EVE, NEXT, ASIDE))
    titles = [article.title for article in without_titles(articles, stale)]
    assert titles == [None, "Le courtier Odon libre", "Une banque à Vernoise"]


@pytest.mark.parametrize("language", ["de", None])
def test_other_languages_vote_for_nothing(language: str | None):
    passages = [Passage("a0", 0, 5, "Hallo", language, 0), Passage("a1", 0, 5, "Hallo", language, 0)]
    assert earlier_articles(passages, {"a0": None, "a1": None}) == frozenset()


@given(st.lists(st.text(max_size=120), min_size=2, max_size=3))
def test_any_texts(texts: list[str]):
    passages = _event(*[(text,) for text in texts])
    assert earlier_articles(passages, UNDATED) <= {p.article_id for p in passages}


@pytest.mark.data
def test_the_order_of_the_two_parts_of_a_topic(shared_data: Path):
    """The figures of `earlier_articles`: RPM2's C1 sets are older than the C2 sets of their topics, which nobody tells the program."""
    parts: defaultdict[str, dict[str, list[list[Passage]]]] = defaultdict(dict)
    for example in load_corpus("rpm2", shared_data).examples:
        topic, part = example.example_id.split("_")
        parts[topic][part] = [article_passages(article) for article in example.sources]
    counts = Counter[str]()
    for sets in parts.values():
        for older, newer in product(sets["C1"], sets["C2"]):
            found = earlier_articles([*older, *newer], {older[0].article_id: None, newer[0].article_id: None})
            counts["right" if older[0].article_id in found else "wrong" if found else "untold"] += 1
    assert sum(counts.values()) > 950
    assert counts["right"] >= 16
    assert counts["wrong"] <= 1
