"""Capitals are set as French has them, and right ones stay."""

import pytest

from summarize.text.printing.capitals import capitalised


@pytest.mark.parametrize(
    ("given_", "right"),
    [
        ("L'Union Européenne et les Nations Unies.", "L'Union européenne et les Nations unies."),
        ("Le Front National siège à l'Assemblée Nationale.", "Le Front national siège à l'Assemblée nationale."),
        ("Le Parti Socialiste et le code Pénal.", "Le Parti socialiste et le code pénal."),
        ("Un chef d'état de passage et le chef de l'état.", "Un chef d'État de passage et le chef de l'État."),
        ("Il fera beau dans l'hexagone.", "Il fera beau dans l'Hexagone."),
        ("Le vice-Président et l'ex-Ministre.", "Le vice-président et l'ex-ministre."),
        ("Le premier Ministre et le Premier Ministre.", "Le Premier ministre et le Premier ministre."),
        ("Des gilets Jaunes saluent sa majesté la reine.", "Des gilets jaunes saluent Sa Majesté la reine."),
        ("Une digue au Sud de Vernoise.", "Une digue au sud de Vernoise."),
        ("Il pleut dans l'Ouest du pays et sur l’Est d'Ormes.", "Il pleut dans l'ouest du pays et sur l’est d'Ormes."),
        ("Son altesse royale et sa Sainteté.", "Son altesse royale et Sa Sainteté."),
        ('"Ca va", dit-il. Ca n\'est rien.', '"Ça va", dit-il. Ça n\'est rien.'),
    ],
)  # fmt: skip
def test_capitals(given_: str, right: str):
    assert capitalised(given_) == right
    assert capitalised(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "Le chef d'état-major et l'état d'urgence.",
        "Un coup d'état d'âme, l'état de la digue.",
        "L'ex-Premier ministre et l'ex-Yougoslavie.",
        "La Garde Nationale Vernoise et l'Union Sportive.",
        "La majesté du fleuve, le Ca et le Mg de l'eau.",
        "Les Gilets jaunes et le premier ministre.",
        "L'Afrique du Sud et la Corée du Nord; dans le Nord, au Sud et à l'Ouest.",
        "Le Nord de Vernoise, le Sud demande de l'eau au Nord de mauvaise grâce.",
    ],
)
def test_right_capitals_stay(text: str):
    assert capitalised(text) == text
