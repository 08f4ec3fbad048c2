"""Hyphens are set where the dictionary has them, and right ones stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.printing.hyphens import hyphenated


@pytest.mark.parametrize(
    ("given_", "right"),
    [
        ("Le co-fondateur du port a pré-réservé un quai.", "Le cofondateur du port a pré-réservé un quai."),
        ("Co-fondée en mai, l'auto-évaluation plaît.", "Cofondée en mai, l'auto-évaluation plaît."),
        ("Les trajets inter-urbains et pré-payés.", "Les trajets interurbains et prépayés."),
        ("Des marins non-déclarés, selon les non-voyants.", "Des marins non déclarés, selon les non-voyants."),
        (
            "La non impression des listes, pour non présentation.",
            "La non-impression des listes, pour non-présentation.",
        ),
        ("La crue reste en-dessous de la digue.", "La crue reste en dessous de la digue."),
        ("Elle est licenciée ès-lettres, ex-æquo.", "Elle est licenciée ès lettres, ex æquo."),
        ("Parmi-eux, l'extrême-gauche de New-York.", "Parmi eux, l'extrême gauche de New York."),
        ("Une garde-à-vue à bâtons-rompus.", "Une garde à vue à bâtons rompus."),
        ("Le soir-même, le maire lui-même est venu.", "Le soir même, le maire lui-même est venu."),
        ("Elles-mêmes et ceux-mêmes qui votent.", "Elles-mêmes et ceux-mêmes qui votent."),
        ("Cette nuit là, ces gens là dormaient.", "Cette nuit-là, ces gens-là dormaient."),
        ("Un brigadier chef et deux adjudants chefs.", "Un brigadier-chef et deux adjudants-chefs."),
        ("Un passe droit pour les sans papiers.", "Un passe-droit pour les sans-papiers."),
        ("La ligue toute puissante des pêcheurs.", "La ligue toute-puissante des pêcheurs."),
        ("Qu'est ce qui coule ? Comment est ce qu'il va ?", "Qu'est-ce qui coule ? Comment est-ce qu'il va ?"),
        ("Il court sur les Champs Elysées en Ile-de France.", "Il court sur les Champs-Elysées en Ile-de-France."),
        ("Une demie journée et un demi million de voix.", "Une demi-journée et un demi-million de voix."),
        ("La quasi absence de l'ex député, de l'ex PDG.", "La quasi-absence de l'ex-député, de l'ex-PDG."),
        ("L'ex Haute-Aurance et l'ex Premier ministre.", "L'ex-Haute-Aurance et l'ex-Premier ministre."),
        ("Le Vernois-Saint Aubin et Port-Sainte Odile.", "Le Vernois-Saint-Aubin et Port-Sainte-Odile."),
        ("À Vitry-Le-Vernois et Pont-L'Abbé.", "À Vitry-le-Vernois et Pont-l'Abbé."),
    ],
)  # fmt: skip
def test_hyphens(given_: str, right: str):
    assert hyphenated(given_) == right
    assert hyphenated(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "Un porte-parole pro-russe parle des outre-mer et du sous- ou sur-emploi.",
        "Le non-lieu, les non-inscrits et les non-dits restent.",
        "La digue est quasi pleine, à une heure et demie du port.",
        "Cette année là où la crue vient, cela est ce que dit le maire.",
        "Elle marche sans papiers et passe droit devant la mairie.",
        "L'ex avait ri, son ex Odile aussi, et l'ex de Luc.",
        "Le vice-amiral a dit oui, est-elle venue ?",
        "Son pays, toute puissante qu'est la ligue, tient.",
    ],
)
def test_right_hyphens_stay(text: str):
    assert hyphenated(text) == text


@given(st.text(alphabet="ab-é nolàsuxcdemi'’ E", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_letter_changes_and_twice_is_once(text: str):
    once = hyphenated(text)
    assert hyphenated(once) == once
    assert once.lower().replace("-", "").replace(" ", "").replace("demie", "demi") == text.lower().replace(
        "-", ""
    ).replace(" ", "").replace("demie", "demi")
