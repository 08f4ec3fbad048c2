"""What a clause counts, ranks or suspects holds only of what is told with it; days and ages count nothing."""

import pytest

from summarize.generate.cutting.kept import reassures
from summarize.generate.cutting.scope import measured
from summarize.text import grammar


@pytest.mark.parametrize(
    ("clause", "counts"),
    [
        ("La crue a touché 300 maisons", True),
        ("C'est la crue la plus haute", True),
        ("Le coureur est soupçonné de dopage", True),
        ("Le maire est arrivé mardi 12 mars", False),
        ("Le maire, 52 ans, est parti en 2031", False),
        ("Le premier ministre est parti", False),
    ],
)
def test_figures_ranks_and_suspicions(clause: str, counts: bool):
    assert measured(grammar.tokens(clause)) is counts


@pytest.mark.parametrize(
    ("words", "reassuring"),
    [
        ("et sont sains et saufs", True),
        ("sans faire de blessés", True),
        ("ce qu'il nie", True),
        ("niant tout lien", True),
        ("dans les communes voisines", False),
        ("et sont partis", False),
    ],
)
def test_what_takes_the_worst_back(words: str, reassuring: bool):
    assert reassures(words) is reassuring
