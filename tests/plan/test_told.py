"""How much of a title a text says."""

import pytest

from summarize.plan.told import least_told, share_told

TEXT = "Neuf voyageurs ont été blessés dans le train qui reliait Corvalle à Brévans, en pays autrichien."


@pytest.mark.parametrize(
    ("title", "least", "share"),
    [
        (
            "Le train Corvalle-Brévans déraille en Autriche : neuf blessés",
            0.5,
            0.6,
        ),  # in its parts, and as a root
        ("Neuf blessés dans un train", 1.0, 1.0),
        ("Neuf blessés dans un train à Port-Elvain", 0.0, 0.3),  # who or what is not in the text
        ("La digue a cédé", 0.0, 0.0),
    ],
)
def test_what_a_text_says_of_a_title(title: str, least: float, share: float):
    assert least_told(title, TEXT) >= least
    assert share_told(title, TEXT) >= share


def test_what_is_said_least_counts():
    assert least_told("Neuf blessés dans un train à Port-Elvain", TEXT) == 0.0
    assert least_told("La digue a cédé", TEXT) == 0.0
