"""The name that "le pays", "la ville" or "la banque" takes up."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts import referents
from summarize.plan.contexts.referents import person_before, referent


def test_the_examples_hold():
    assert doctest.testmod(referents).failed == 0


@pytest.mark.parametrize(
    ("noun", "before", "name"),
    [
        ("pays", "En Italie, tout est calme. La flotte part pour le Portugal.", "Portugal"),
        ("pays", "Odile Brun est partie de Brévans.", None),
        ("commune", "Odile Brun, la maire de Saint-Rémy-sur-Serre, attend.", "Saint-Rémy-sur-Serre"),
        ("ville", "Le pont est ouvert grâce à Odile Brun.", None),
        ("groupe", "Le groupe Orvanne Eau a perdu. La société Palt a gagné.", "Orvanne Eau"),
        ("groupe", "Un groupe de riverains attend.", None),
        ("chien", "Le chien Rex est parti.", None),
    ],
)
def test_the_nearest_name_of_the_kind(noun: str, before: str, name: str | None):
    assert referent(noun, before) == name


def test_the_person_named_last():
    assert person_before("Odile Brun part. Paul Aubin reste à Brévans.") == "Aubin"
    assert person_before("La digue a cédé à Brévans.") is None


@given(st.sampled_from(["pays", "ville", "banque"]), st.text(max_size=200))
def test_any_text_is_read(noun: str, before: str):
    name = referent(noun, before)
    assert name is None or name in before
