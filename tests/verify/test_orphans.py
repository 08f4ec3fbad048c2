"""French that cannot stand alone is told from French that can."""

import pytest

from summarize.verify.french import unprintable


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
