"""Constructions half of which is gone, by hand, and that whole ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.verify.form.halves import halves


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Le président du port a, lui.", "verb"),
        ("Les dockers de Corvalle avaient, eux.", "verb"),
        ("La maire s'est autour du port.", "verb"),
        ("La maire de Brévans, a signé un accord.", "marks"),
        ("La flotte est rentrée, et à la veille de la foire.", "form"),
    ],
)
def test_what_is_half_there_is_seen(sentence: str, kind: str):
    assert {problem.kind for problem in halves(sentence)} == {kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "Le président du port a, lui, demandé des travaux.",
        "Le président du port a des dettes, lui.",
        "La maire s'est rendue à la digue.",
        "La maire de Brévans, élue en mars, a signé un accord.",
    ],
)
def test_whole_sentences_are_left_alone(sentence: str):
    assert halves(sentence) == []


@given(st.text(max_size=200))
def test_any_text_is_read(sentence: str):
    assert all(0 <= problem.start <= problem.end for problem in halves(sentence))
