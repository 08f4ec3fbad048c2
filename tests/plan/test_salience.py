"""What is told of a concept, and what it weighs: hand cases, and what always holds."""

from datetime import UTC, datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.plan.features import FEATURES, concept_features
from summarize.plan.ordering import Told, in_order
from summarize.plan.planner import event_passages
from summarize.plan.salience import WORD, Estimator, concept_weights, estimators
from summarize.records import Article, Fact, Passage

FIRE = "Un incendie a détruit mardi la halle aux grains de Valbrune."
FIRE_AGAIN = "La halle aux grains de Valbrune a brûlé dans la nuit de mardi."
FIRE_IN_GERMAN = "Ein Brand zerstörte am Dienstag die Halle von Valbrune."
TRAFFIC = "La circulation reste coupée dans le centre de la commune jusqu'à jeudi soir."
LONE = "Le boulanger voisin a offert du pain chaud aux pompiers pendant toute la nuit."


def _features(*articles: Article) -> dict[tuple[str, str, str], dict[str, float]]:
    found, rows = concept_features(articles, event_passages(articles))
    return {c: dict(zip(FEATURES, row.tolist(), strict=True)) for c, row in zip(found, rows, strict=True)}


def _article(name: str, *sentences: str, language: str = "fr", title: str | None = None) -> Article:
    return Article(name, "\n".join(sentences), title=title, language=language)


def test_a_concept_is_told_by_its_voices_and_its_place():
    told = _features(
        _article("a", FIRE, LONE, title="La halle de Valbrune détruite"), _article("b", LONE, FIRE_AGAIN)
    )
    hall = told["fr", "grain", "de"]
    assert (hall["share"], hall["alone"], hall["lead"], hall["leads"]) == (1.0, 0.0, 1.0, 0.75)
    assert (hall["depth"], hall["first_three"], hall["function"]) == (0.0, 1.0, 1.0)
    assert round(hall["sentences"], 6) == round(np.log(2), 6)
    assert told["fr", "valbrun", ""]["titled"] == 1.0
    assert told["fr", "valbrun", ""]["name"] == 1.0
    assert told["fr", "boulang", ""]["titled"] == 0.0
    assert told["fr", "brul", ""]["alone"] == 1.0


def test_a_foreign_voice_holds_the_french_concept_it_speaks_of():
    told = _features(_article("a", FIRE), _article("b", FIRE_IN_GERMAN, language="de"))
    assert told["fr", "valbrun", ""]["share"] == 1.0
    assert told["fr", "incend", ""]["share"] == 1.0
    assert told["fr", "grain", ""]["share"] == 0.5


def test_an_estimator_is_a_rectified_layer_and_a_logistic():
    weights = np.array([[1.0, 0.0], [0.0, -1.0]])
    estimator = Estimator(weights, np.array([0.0, 1.0]), np.array([2.0, 1.0]), -1.0)
    # max(0, 1) * 2 + max(0, 1 - 3) * 1 - 1 = 1
    assert estimator.likelihood(np.array([[1.0, 3.0]])).tolist() == [round(1 / (1 + np.exp(-1)), 6)]


def test_the_shipped_estimators_are_of_these_features():
    assert {e.hidden.shape[1] for e in estimators().values()} == {len(FEATURES)}


def test_what_several_sources_open_on_weighs_more_than_what_one_adds():
    articles = [
        _article("a", FIRE, TRAFFIC, LONE, title="La halle de Valbrune détruite"),
        _article("b", FIRE_AGAIN, TRAFFIC, title="Incendie à Valbrune"),
    ]
    weights = concept_weights(articles, event_passages(articles))
    assert weights["fr", "valbrun", ""] > 2 * weights["fr", "boulang", ""]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(max_size=80) | st.sampled_from([FIRE, LONE, FIRE_AGAIN]), st.none() | st.text(max_size=30)
        ),
        max_size=4,
    ),
    st.sampled_from(["fr", "de", "xx", None]),
)
def test_any_text_has_finite_features_and_weights_between_0_and_1(texts, language):
    articles = [
        Article(f"a{n}", text, title=title, language=language) for n, (text, title) in enumerate(texts)
    ]
    passages = event_passages(articles)
    assert np.isfinite(concept_features(articles, passages)[1]).all()
    weights = concept_weights(articles, passages)
    assert all(0 <= weight <= (1 if second else WORD) for (_, _, second), weight in weights.items())


def _told(index: int, article: str, position: int, worth: float, text: str = LONE) -> Told:
    passage = Passage(article, position * 100, position * 100 + len(text), text, "fr", position)
    return Told(Fact((passage,), 1, 0.0), index, text, worth)


def test_what_matters_most_opens_and_the_rest_follows_the_sources():
    told = [_told(0, "a", 9, 5.0), _told(1, "a", 0, 4.0), _told(2, "b", 5, 1.0)]
    assert [one.index for one in in_order(told, {"a": 10, "b": 10}, {})] == [1, 2, 0]


def test_of_two_that_matter_alike_the_newer_opens():
    told = [_told(0, "a", 0, 4.0), _told(1, "b", 0, 4.0)]
    days = {"a": datetime(2031, 3, 1, tzinfo=UTC), "b": datetime(2031, 3, 2, tzinfo=UTC)}
    assert [one.index for one in in_order(told, {"a": 10, "b": 10}, days)] == [1, 0]


def test_a_sentence_follows_the_one_it_stands_after_in_its_article():
    told = [_told(0, "a", 0, 9.0), _told(1, "b", 1, 1.0), _told(2, "a", 4, 1.0), _told(3, "b", 2, 1.0)]
    # 1 stands at a tenth of b, and 3, which b tells next, comes before 2.
    assert [one.index for one in in_order(told, {"a": 10, "b": 10}, {})] == [0, 1, 3, 2]
    told = [_told(0, "a", 0, 9.0), _told(1, "b", 2, 1.0), _told(2, "a", 3, 1.0), _told(3, "b", 3, 1.0)]
    assert [one.index for one in in_order(told, {"a": 10, "b": 4}, {})] == [0, 2, 1, 3]
