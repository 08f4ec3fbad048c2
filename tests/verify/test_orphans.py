"""French that cannot stand alone is told from French that can."""

import pytest

from summarize.records import Passage
from summarize.verify.french import unprintable
from summarize.verify.order import out_of_order


@pytest.mark.parametrize(
    "sentence",
    [
        "Les causes de son décès ne sont pas encore connues.",
        "La date de leur départ a été fixée au 3 juin par le ministère.",
        "Voté à l'unanimité en avril 2031, ce texte instaure un droit nouveau.",
    ],
)
def test_a_possessor_or_a_thing_named_elsewhere_is_an_orphan(sentence: str):
    assert "orphan" in {problem.kind for problem in unprintable(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Arrivée lundi, cette semaine encore, la délégation repart jeudi pour Oslo.",
        "Le préfet et son adjoint ont visité la digue de Port-Elvain.",
        "À Brévans, la mairie a ouvert ses portes aux habitants.",
    ],
)
def test_what_a_sentence_names_itself_is_no_orphan(sentence: str):
    assert "orphan" not in {problem.kind for problem in unprintable(sentence)}


def test_a_relative_day_may_leave_and_what_stands_beside_it_may_not():
    text = "Le pianiste est arrivé hier soir en Norvège pour douze concerts."
    passages = [Passage("a", 0, len(text), text, "fr", 0)]
    assert not out_of_order("Le pianiste est arrivé en Norvège pour douze concerts.", passages, "order")
    assert out_of_order("Le pianiste arrivé en Norvège pour douze concerts.", passages, "order")
