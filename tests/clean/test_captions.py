"""Glued video titles leave, and prose with "par" stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.clean.captions import without_captions


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (
            "Le maire est parti lundi. Qui est Jean Brun ?par ValtvDepuis mai, la ville cherche.",
            "Le maire est parti lundi.\nDepuis mai, la ville cherche.",
        ),
        (
            "Il a dit : « Non. » Brévans: la digue a cédépar Radio Orne 1Les pompiers sont venus.",
            "Il a dit : « Non. »\nLes pompiers sont venus.",
        ),
        ("IMAGES Des barques remontent la Serre.", "Des barques remontent la Serre."),
        ("INSOLITE - Une vache remonte la Serre.", "Une vache remonte la Serre."),
        ("FAIT DIVERS – L'eau a cédé.", "L'eau a cédé."),
        ("La digue (vidéo)par Non Stop VuOn y voit l'eau.", "On y voit l'eau."),
    ],
)
def test_a_glued_title_leaves(text: str, clean: str):
    assert without_captions(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Le film est réalisé par Odile Brun. Il sort lundi.",
        "Un repas (préparé par Jean) attend. L'eau est coupée par Orne Eau.",
        "IMAGES et sons de la Serre.",
        "SERRE - Les barques remontent.",
        "ORVANNE-AURANCE - 3 à 2 pour le port.",
        "Le départ d'Anne est signé par LeVal, dit-on.",
    ],
)
def test_prose_stays(text: str):
    assert without_captions(text) == text


@given(st.text(max_size=300))
def test_any_line_is_read(text: str):
    assert len(without_captions(text)) <= len(text)
