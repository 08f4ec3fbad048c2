"""Which words of a sentence only name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.cite.differences.namings import namings
from summarize.cite.reading import read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "La ministre de l'Industrie, Christine Castaing, a rouvert la scierie.",
            ["ministre", "Industrie", "Christine", "Castaing"],
        ),
        ("Selon Paul Arden, le directeur, la digue tient.", ["Paul", "Arden", "directeur"]),
        (
            "Le Comité international olympique (CIO) proteste.",
            ["Comité", "international", "olympique", "CIO"],
        ),
        ("La scierie a été confiée à Paul Arden.", ["Paul", "Arden"]),
        ("Une enquête ouverte hier vise des élus.", []),
    ],
)
def test_names_and_the_nouns_tied_to_them(text, named):
    reading = read(text, "fr", None)
    assert [reading.tokens[index].text for index in sorted(namings(reading))] == named


def test_in_other_languages_names_alone():
    reading = read("The minister of Industry, Christine Castaing, reopened the mill.", "en", None)
    assert "minister" not in [reading.tokens[index].text for index in namings(reading)]


@given(st.text(max_size=200))
def test_any_text(text):
    reading = read(text, "fr", None)
    assert namings(reading) <= set(range(len(reading.tokens)))
