"""The space that articles of all languages share, and the days they name."""

from datetime import UTC, datetime

import numpy as np
import pytest

from summarize.cluster.days import FAR, SHARED, days, factor
from summarize.cluster.similarity import CROSS_LANGUAGE, FLOOR, similarities
from summarize.cluster.vectors import article_vectors, rarity, terms
from summarize.records import Article

FRENCH = Article(
    "f", "Le gouvernement a fermé l'aéroport de Genève après la chute de 12 arbres.", language="fr"
)
GERMAN = Article(
    "g", "Die Regierung schloss den Flughafen Genf, nachdem 12 Bäume umgestürzt waren.", language="de"
)
OTHER = Article(
    "o", "La chorale de Brizambourg chante samedi des cantiques du dix-huitième siècle.", language="fr"
)


def test_rows_are_unit_vectors_and_an_empty_text_is_zero():
    matrix = article_vectors([FRENCH, GERMAN, Article("e", "")])
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    assert norms == pytest.approx([1.0, 1.0, 0.0], abs=1e-6)


def test_a_foreign_stem_stands_as_its_french_ones():
    french, german = terms(FRENCH), terms(GERMAN)
    assert {("name", "geneve"), ("figure", "12 ")} <= set(french) & set(german)
    assert {("stem", "gouvern"), ("stem", "aeroport"), ("stem", "arbre")} <= set(french) & set(german)


def test_a_translation_is_nearer_than_another_story():
    found = similarities([FRENCH, GERMAN, OTHER], 4.0)
    assert found[0, 1] > 0.3
    assert found.get((0, 2), 0.0) < FLOOR
    assert found.get((1, 2), 0.0) < FLOOR


def test_two_languages_weigh_more_and_an_unknown_one_does_not():
    def value(left, right):
        pair = [
            Article("a", "Ofmin Telegram Bevan", language=left),
            Article("b", "Ofmin Bevan Quentin", language=right),
        ]
        return similarities(pair, 4.0)[0, 1]

    assert value("xx", None) == value("xx", "xx") == value(None, None)
    assert value("xx", "yy") == pytest.approx(min(1.0, CROSS_LANGUAGE * value("xx", "xx")), rel=1e-5)


def test_the_matrix_product_is_the_similarity_of_scikit_learn():
    from sklearn.metrics.pairwise import cosine_similarity

    articles = [FRENCH, OTHER, Article("p", "Le gouvernement chante à Genève samedi.", language="fr")]
    peer = cosine_similarity(article_vectors(articles))
    found = similarities(articles, 4.0)
    for left, right in [(0, 1), (0, 2), (1, 2)]:
        expected = peer[left, right] if peer[left, right] >= FLOOR else 0.0
        assert found.get((left, right), 0.0) == pytest.approx(expected, abs=1e-6)


def test_rare_terms_weigh_more():
    assert rarity("stem", "x", 1, 10, 0.0001) > rarity("stem", "x", 1, 10, 0.1) > 0
    assert rarity("stem", "x", 1, 10, None) >= rarity("stem", "x", 1, 10, 0.0001)
    assert rarity("figure", "12500 ", 1, 10, None) > rarity("figure", "3 ", 1, 10, None)
    assert rarity("figure", "2025 ", 1, 10, None) < rarity("figure", "2347 ", 1, 10, None)


def test_days_of_text_and_publication():
    undated = Article("a", "Le 22 mai 2031, puis le 3 juin.", language="fr")
    dated = Article("b", "Rien.", language="fr", published_at=datetime(2031, 5, 24, tzinfo=UTC))
    assert factor(days(undated), days(undated), 4.0) == SHARED
    assert factor(days(undated), days(dated), 4.0) == 1.0
    assert factor(days(dated), days(Article("c", "Am 1. Februar 2031.", language="de")), 4.0) == FAR
    assert factor(days(dated), days(Article("d", "Rien.", language="fr")), 4.0) == 1.0


def test_a_day_without_a_year_is_taken_in_the_nearest():
    new_year, old_year = frozenset({(None, 2)}), frozenset({(2030, 364)})
    assert factor(new_year, old_year, 4.0) == 1.0
    assert factor(frozenset({(2031, 2)}), old_year, 4.0) == 1.0
    assert factor(frozenset({(2030, 2)}), old_year, 4.0) == FAR
