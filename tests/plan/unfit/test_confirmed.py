"""A doubt that another article has no more is not told."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.unfit.confirmed import confirmed
from summarize.records import Passage

DOUBT = "Six passants ont été soignés, dont un garde du port de Brévans, qui aurait été poignardé."


def _left_out(*texts: str, days: tuple[int, ...] | None = None) -> list[str]:
    passages = [Passage(f"a{n}", 0, len(text), text, "fr", 0) for n, text in enumerate(texts)]
    published = {
        p.article_id: datetime(2031, 3, days[n], 12, tzinfo=UTC) if days else None
        for n, p in enumerate(passages)
    }
    spans = confirmed(passages, published)
    return [p.text for p in passages if (p.article_id, p.start, p.end) in spans]


@pytest.mark.parametrize("days", [None, (3, 3), (3, 4)])
def test_what_another_tells_plainly(days: tuple[int, ...] | None):
    assert _left_out(DOUBT, "Selon le préfet, le garde du port a été poignardé.", days=days) == [DOUBT]


@pytest.mark.parametrize(
    ("doubt", "plain", "days"),
    [
        (DOUBT, "Selon le préfet, le garde du port a été poignardé.", (4, 3)),  # the doubt is newer
        (DOUBT, "Le garde du port aurait été poignardé, dit-on au café.", None),
        (DOUBT, "Un berger a été poignardé en Ostrelle.", None),  # somebody else
        (
            "Le garde du port de Brévans aurait poignardé un marin.",
            "Le garde du port de Brévans a poignardé un marin.",
            None,
        ),  # an accusation
        ("Le garde du port de Brévans aurait été payé.", "Le garde du port de Brévans a été payé.", None),
    ],
)
def test_what_stays_in_doubt(doubt: str, plain: str, days: tuple[int, ...] | None):
    assert _left_out(doubt, plain, days=days) == []


def test_the_dead():
    doubt = "Le gardien du phare de Brévans serait mort, selon un voisin."
    assert _left_out(doubt, "Le gardien du phare est mort dans la nuit.") == [doubt]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts(one: str, other: str):
    assert set(_left_out(one, other)) <= {one, other}
