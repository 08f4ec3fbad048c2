"""How likely a sentence leans on what was left out: its features by hand, and what the shipped estimator makes of them."""

import math

import numpy as np
import pytest

from summarize.plan.contexts.apart import (
    FEATURES,
    TOP,
    Estimator,
    apart_features,
    estimator,
    leaning_likelihood,
)
from summarize.plan.contexts.context import context
from summarize.plan.contexts.held import LOST, Context, tied
from summarize.plan.passages import article_passages
from summarize.records import Article, Fact, GroundedSentence

TITLE = "Valbrune : la digue a cédé"
EARLIER = [
    "La digue de Valbrune a cédé mardi sous la pression de la Lorne.",
    "Quelque 300 habitants du quartier des Tanneurs ont été évacués.",
    "Odile Ferrand tenait une boulangerie au pied de l'ouvrage.",
    "Un poissonnier lui a prêté sa camionnette.",
]
LEANING = "Elle a aussi retrouvé son four."
TELLING = "La digue de Valbrune avait été renforcée en 2019 par les 300 habitants du quartier des Tanneurs, selon la préfecture."


def features(sentence: str, earlier: list[str] = EARLIER) -> dict[str, float]:
    return dict(zip(FEATURES, apart_features(sentence, TITLE, earlier), strict=True))


def test_the_features_of_a_sentence_by_hand():
    found = features("Mercredi, Odile Ferrand et sa boulangerie ont quitté Valbrune.")
    assert found["words"] == math.log1p(9)
    assert found["left_out"] == math.log1p(2)
    # mercredi, Odile, Ferrand, boulangerie, quitté, Valbrune
    assert found["told"] == pytest.approx(1 / 6)
    assert found["neighbour"] == 0
    assert (found["opening_told"], found["opening_new"]) == (0, 1)  # "Mercredi"
    assert found["names"] == math.log1p(3)
    assert found["names_left_out"] == 2
    assert (found["weekday"], found["his"], found["he"], found["figures"]) == (1, 1, 0, 0)
    assert features("« Il reviendra », dit l'autre poissonnier de 40 ans.") | {
        "he": 1.0,
        "more": 1.0,
        "quoted": 1.0,
        "figures": math.log1p(1),
    } == features("« Il reviendra », dit l'autre poissonnier de 40 ans.")


def test_what_leans_is_likelier_to_than_what_tells():
    assert leaning_likelihood(LEANING, TITLE, EARLIER) > 0.5
    assert leaning_likelihood(TELLING, TITLE, EARLIER) < 0.1


def test_nothing_at_the_top_of_an_article_leans_on_what_was_left_out():
    assert leaning_likelihood(LEANING, TITLE, EARLIER[:TOP]) == 0
    assert leaning_likelihood(LEANING, None, []) == 0


def test_an_estimator_is_a_logistic_regression():
    assert Estimator(np.array([2.0, -1.0]), 0.5).likelihood([1.0, 0.5]) == round(1 / (1 + math.exp(-2)), 6)


def test_the_shipped_estimator_is_of_these_features():
    assert estimator().weights.shape == (len(FEATURES),)


def _context(sentence: str) -> Context:
    article = Article("a", " ".join([*EARLIER, sentence]), title=TITLE, language="fr")
    passage = article_passages(article)[-1]
    return context(GroundedSentence(passage.text, "verbatim", Fact((passage,), 1, 1.0)), {"a": article})


def test_what_is_likely_to_lean_is_bound_to_its_neighbour():
    likely = _context("Le four a coûté 40.000 euros, et le pétrin autant.")
    assert 0.13 < likely.apart < 0.3
    assert LOST in tied({"it": likely}, 0, 0.13)["it"].leans
    assert LOST not in likely.far  # right after its neighbour it may stand
    told = _context(TELLING)
    assert tied({"it": told}, 0, 0.13)["it"] == told
