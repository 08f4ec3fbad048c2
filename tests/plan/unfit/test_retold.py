"""What a later article tells in the pluperfect is told in its words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.unfit.retold import looks_back, retold, telling
from summarize.records import Passage

OPEN = "Interrogé sur la santé du préfet Arden, le maire a déclaré que la séance prévue mercredi pourrait être reportée."
BACK = "Interrogé sur la santé du préfet Arden, le maire avait déclaré que la séance prévue mercredi pourrait être reportée."


def _passages(*texts: str) -> list[Passage]:
    return [Passage(f"a{n}", 0, len(text), text, "fr", 0) for n, text in enumerate(texts)]


def _left_out(*texts: str, days: tuple[int, ...] | None = None) -> list[str]:
    passages = _passages(*texts)
    published = {
        p.article_id: datetime(2031, 3, days[n], 12, tzinfo=UTC) if days else None
        for n, p in enumerate(passages)
    }
    spans = retold(passages, published)
    return [p.text for p in passages if (p.article_id, p.start, p.end) in spans]


@pytest.mark.parametrize("days", [None, (8, 8), (8, 9)])
def test_an_open_statement_that_another_tells_as_past(days: tuple[int, ...] | None):
    assert _left_out(OPEN, BACK, days=days) == [OPEN]


def test_not_where_the_other_is_older():
    assert _left_out(OPEN, BACK, days=(9, 8)) == []


@pytest.mark.parametrize(
    ("told", "again", "left_out"),
    [
        # a present that is past to the other
        (
            "Le conseil sanitaire recommande de ne pas vendre le sirop d'Orval hors des pharmacies de la vallée.",
            "Le conseil sanitaire avait recommandé de ne pas vendre le sirop d'Orval hors des pharmacies.",
            True,
        ),
        # another verb of the same act
        (
            "Le président demande à la ministre une solution rapide pour le registre des bergers de Vernoise.",
            "Le président avait exigé de la ministre une solution rapide pour le registre des bergers.",
            True,
        ),
        # a plain past stays true
        (
            "Plusieurs centaines de bergers se sont rassemblés à Vernoise avant de marcher vers la préfecture.",
            "Plusieurs centaines de bergers s'étaient rassemblés à Vernoise avant de marcher vers la préfecture.",
            False,
        ),
        # of another day
        (
            "Le maire a déclaré lundi 3 mars que la séance du conseil de Vernoise pourrait être reportée.",
            "Le maire avait déclaré samedi 8 mars que la séance du conseil de Vernoise pourrait être reportée.",
            False,
        ),
        # little in common
        (OPEN, "Le maire avait déclaré son amour à la gardienne du phare.", False),
    ],
)
def test_what_is_retold(told: str, again: str, left_out: bool):
    assert bool(_left_out(told, again)) == left_out


def test_an_article_that_retells_the_news_of_another_looks_back_on_it():
    first, second, said, again = map(
        telling,
        _passages(
            "Le courtier Odon a reçu mardi les éleveurs de la vallée d'Orval dans son bureau de Vernoise.",
            "Le courtier avait reçu mardi les éleveurs de la vallée d'Orval dans son bureau.",
            OPEN,
            BACK,
        ),
    )
    assert looks_back([second], [first]) == 1
    assert looks_back([first], [second]) == 0
    assert looks_back([again], [said]) == 0  # everybody says something


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts(one: str, other: str):
    passages = _passages(one, other)
    assert retold(passages, {"a0": None, "a1": None}) <= {(p.article_id, p.start, p.end) for p in passages}
