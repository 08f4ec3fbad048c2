"""What a newer article takes back is told from what it only tells otherwise."""

from datetime import UTC, datetime

import pytest

from summarize.plan.unfit.withdrawn import denied_titles, withdrawn
from summarize.records import Article, Passage

OLD = "Douze tonnes de farine moulue à Solvanne par la coopérative Odon ont été saisies au port de Brévans."


def _left_out(older: str, newer: str, *, days: tuple[int, int] = (3, 4)) -> bool:
    passages = [Passage(name, 0, len(text), text, "fr", 0) for name, text in (("old", older), ("new", newer))]
    published = {
        name: datetime(2031, 3, day, tzinfo=UTC) for name, day in zip(("old", "new"), days, strict=True)
    }
    return ("old", 0, len(older)) in withdrawn(passages, published)


@pytest.mark.parametrize(
    "newer",
    [
        'La farine venait de loin, a dit le préfet, en corrigeant une première version qui la disait "moulue" à Solvanne.',
        "La farine a été moulue à Vernoise, et non à Solvanne comme annoncé initialement par le port.",
        "La farine a été moulue à Vernoise, contrairement à ce que le port avait indiqué en parlant de Solvanne.",
        "Le préfet a rectifié ses déclarations sur la farine de Solvanne.",
    ],
)
def test_a_correction_takes_back_what_an_older_article_says(newer: str):
    assert _left_out(OLD, newer)
    assert not _left_out(OLD, newer, days=(4, 3))
    assert not _left_out(OLD, newer, days=(3, 3))


@pytest.mark.parametrize(
    "newer",
    [
        "La farine saisie à Brévans a été moulue à Solvanne et non par hasard, selon le préfet.",
        "Contrairement à ce qu'il avait annoncé pour les digues, le préfet renonce à l'écluse de Vernoise.",
        "Le préfet est revenu sur la saisie de la farine.",
        'En corrigeant une première version de la carte, le préfet a ajouté "Port-Elvain".',
    ],
)
def test_what_corrects_something_else_takes_nothing_back(newer: str):
    assert not _left_out(OLD, newer)


@pytest.mark.parametrize(
    ("title", "denied"),
    [
        ("Odon aurait perdu 30 millions à la bourse de Vernoise", True),
        ("Odon a perdu 30 millions à la bourse de Vernoise", False),  # a fact, which the text may weigh
        ("Odon pourrait vendre ses bateaux de pêche", False),  # of another matter
    ],
)
def test_a_title_that_supposes_what_is_denied_is_none(title: str, denied: bool):
    text = "Odon a formellement démenti avoir perdu 30 millions à la bourse."
    article = Article("a", text, title=title, language="fr")
    passages = [Passage("a", 0, len(text), text, "fr", 0)]
    assert denied_titles([article], passages) == ({"a"} if denied else set())
    assert denied_titles([article], [Passage("a", 0, 5, "Rien.", "fr", 0)]) == frozenset()
