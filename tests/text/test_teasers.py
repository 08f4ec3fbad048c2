"""Titles that only promise are told from those that tell."""

import pytest

from summarize.text.teasers import tells_nothing


@pytest.mark.parametrize(
    ("title", "nothing"),
    [
        ("Suivez en direct la crue de la Serre", True),
        ("Crue de la Serre : ce que l’on sait", True),
        ("Le point sur la crue", True),
        ("A savoir sur la digue", True),
        ("La préfecture suit la crue en direct", False),
        ("La digue de Brévans a cédé", False),
    ],
)
def test_a_promise_is_no_news(title: str, nothing: bool):
    assert tells_nothing(title) is nothing
