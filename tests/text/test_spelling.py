"""Slips of the keyboard are told from rare words, and nothing crashes on any text."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.spelling import is_slip, slips


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le chef de la guerilla a parlé commele maire.", ["guerilla", "commele"]),
        ("Les contrôlleurs sont restés à l’ aube.", ["contrôlleurs", "l’ "]),
        ("La préfète est partie..", [".."]),
        ("Elle a oublié l''essentiel.", ["''"]),
        ("Le feu est éteint.Les pompiers restent.", ["."]),
    ],
)
def test_slips_are_found(text: str, found: list[str]):
    assert slips(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Les voltigeurs remporteront peut-être l'épreuve de Morlanges...",
        "L'homme n'a pas voulu répondre ; « c'est trop tôt », a-t-il dit.",
        "Le site vernoise.fr compte 1.500 abonnés, selon M. de La Tour.",
        "Des coureurs titrés longeaient la falaise ocreuse.",
    ],
)
def test_rare_forms_and_names_are_no_slips(text: str):
    assert slips(text) == []


def test_a_capital_makes_a_name_of_a_word():
    assert is_slip("guerilla")
    assert slips("Guerilla Opéra joue lundi.") == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    assert all(found in text for found in slips(text))


@pytest.mark.data
def test_published_prose_has_few_slips(shared_data):
    """A newsroom's sentences: one in fifty would be too many to leave aside."""
    with gzip.open(shared_data / "orangesum" / "valid.jsonl.gz", "rt", encoding="utf-8") as lines:
        abstracts = [json.loads(line)["abstract"] for line in lines]
    assert sum(bool(slips(abstract)) for abstract in abstracts) < len(abstracts) / 25
