"""Nouns and adjectives that differ where nothing before can have the adjective, and nouns of one behind a figure of many."""

import pytest

from summarize.text.proofreading.noun_phrases import unlike_adjectives


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les chemins publiques de Brévans ferment.", ["Les chemins publiques"]),
        ("Les pouvoirs publiques ont parlé.", ["Les pouvoirs publiques"]),
        ("Il comparaît devant le tribunal maritimes.", []),
        ("Il comparaît devant le tribunal correctionnelle de Corvalle.", ["le tribunal correctionnelle"]),
        ("Selon les images diffusés par Val TV, la digue tient.", ["les images diffusés"]),
        ("L'office municipale a rouvert.", ["L'office municipale"]),
        ("Elle a compté un nombre importants de bacs.", ["un nombre importants"]),
        ("Le port attend 40.000 personne en mai.", ["40.000 personne"]),
        ("La baie a reçu 300 téléconsultation hier.", ["300 téléconsultation"]),
        ("La digue mesure 400 mètre de long.", ["400 mètre"]),
    ],
)
def test_what_differs_is_found(text: str, found: list[str]):
    assert unlike_adjectives(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a par la suite publié son plan et a en réalité cédé.",
        "Elle a quitté la ville accompagnée de ses fils.",
        "Un juge d'instruction vernois et un poste de conduite traditionnel restent.",
        "Les cahiers de doléances municipaux et la série de bacs rouillée sont là.",
        "Le taux légal, le cours normal et le sens profond du discours demeurent.",
        "Les gouvernements vernois et corvallais, une vidéo amateur, des lignes grande vitesse.",
        "Il coûte 1,4044 euro, il pèse 0,8 tonne et date de mai 2015, année de crue.",
        "Il est 14h58 heure locale, l'article 49 alinéa 3 et les 20 maximum valent.",
        "Le numéro 2 mondial, la ligue 1 française et les 15 août restent.",
        "Elle vote à 20 heures, avec 300 élus, dans 12 communes.",
    ],
)
def test_what_agrees_or_belongs_to_another_word_is_left(text: str):
    assert unlike_adjectives(text) == []
