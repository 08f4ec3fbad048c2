"""Figures of one thing that deny each other in two told sentences."""

import pytest

from summarize.cite.differences.contradicting import contradicting

LOST = "La banque Odon a perdu 600 millions d'un coup."


@pytest.mark.parametrize(
    ("other", "denies"),
    [
        ("La perte de 751 millions d'euros de la banque Odon inquiète Vernoise.", True),
        ("La perte de 600 millions d'euros de la banque Odon inquiète Vernoise.", False),
        ("La perte d'environ 650 millions d'euros de la banque Odon inquiète Vernoise.", False),  # a rounding
        ("La perte de la banque Odon, 600 millions, atteint 751 millions d'euros avec l'écluse.", False),
        ("L'État prête 751 millions d'euros à la banque Odon.", False),  # of something else
        ("La compagnie des écluses a perdu 751 millions d'euros.", False),  # nothing shared
        ("La banque Odon a une perte nette de 751 millions d'euros.", False),  # of its accounts
        ("La banque Odon a fermé 751 guichets.", False),
    ],
)
def test_a_loss_has_one_value(other: str, denies: bool):
    assert contradicting([LOST, "Vernoise s'étonne.", other]) == ([(0, 2)] if denies else [])


def test_figures_that_name_their_source_or_day_may_differ():
    assert (
        contradicting(
            [
                "Selon le maire, la banque Odon a perdu 600 millions d'euros.",
                "Selon la cour, la banque Odon a perdu 751 millions d'euros.",
            ]
        )
        == []
    )
    assert (
        contradicting(
            [
                "La banque Odon a perdu 600 millions d'euros en 2029.",
                "La banque Odon a perdu 751 millions d'euros en 2030.",
            ]
        )
        == []
    )


def test_anything_may_stand_in_a_sentence():
    assert contradicting(["", "\x00\ud800 600 millions", "600 millions " * 5000]) == []
