"""Who and what is told by a place, an order or a first mention of its article leans on the sentence that told it."""

import pytest

from summarize.plan.contexts.held import NOTHING
from summarize.plan.contexts.leaning import leans_on

STORY = (
    "La digue a cédé à Brévans. L'eau monte, prévient Odile Brun, hydrologue à l'institut de Vernoise. "
    "Le ministre Paul Aubin, 54 ans, viendra lundi. Marc Norlin a tout perdu. Selon Anne Taurel, la halle rouvrira. "
)


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        ("« La crue durera », a estimé Odile Brun.", "brun"),
        ("« La crue durera », a estimé lundi Odile Brun.", "brun"),
        ("La crue durera, selon Odile Brun.", "brun"),
        ("Selon Odile Brun, la crue durera.", "brun"),
        ("Odile Brun craint une seconde crue.", "brun"),
        ("Lundi, Odile Brun a refusé d'évacuer la halle.", "brun"),
        ("Les craintes de Odile Brun sont partagées à Vernoise.", "brun"),
    ],
)
def test_whom_an_article_presented_after_the_name_must_be_told_before(sentence: str, lean: str):
    assert lean in leans_on(sentence, STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "L'hydrologue Odile Brun craint une seconde crue.",
        "Odile Brun, hydrologue, craint une seconde crue.",
        "Odile Brun (institut de Vernoise) craint une seconde crue.",
        "« La crue durera », a estimé Odile Brun, hydrologue à Vernoise.",
        "« Odile Brun a raison », a dit un élu de Vernoise.",
        "Paul Aubin viendra à Vernoise.",  # who has such an office is known
        "Marc Norlin habite Vernoise.",  # nothing presented him
        "Fille d'un meunier et formée au port, Odile Brun craint une seconde crue.",
        "Anne Taurel habite Vernoise.",  # a clause went on after her name
    ],
)
def test_who_is_presented_or_never_was_stands(sentence: str):
    assert leans_on(sentence, STORY) == frozenset()


@pytest.mark.parametrize(
    "sentence",
    [
        "La troisième victime est Paul Aubin.",
        "Le deuxième arrêté vise les chiens de Brévans.",
        "Les auteurs du second rapport, plus court, accusent la mairie de Brévans.",
        "Dans la deuxième lettre, Odile Brun promet une digue.",
        "Dans le premier cas, la mairie de Brévans paiera.",
        "Le premier modèle coûte dix euros à Brévans, le second en coûte vingt.",
        "La Québécoise a gagné trois fois à Brévans.",
        "L'Australien de 29 ans a été jugé à Brévans.",
        "Après une nuit blanche, le Nantais s'est rendu à la police.",
    ],
)
def test_the_second_of_two_and_who_is_told_by_a_land_are_lost_alone(sentence: str):
    assert NOTHING in leans_on(sentence, "La digue a cédé à Brévans.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Le second tour est prévu à Brévans.",
        "La deuxième vague a touché Brévans.",
        "La deuxième ville d'Aurance a voté.",
        "Le premier cas est apparu à Brévans.",
        "La Québécoise Odile Brun a gagné trois fois.",
        "Odile Brun a perdu, et l'Australienne de Brévans a gagné.",
        "Odile Brun a perdu : battue à Brévans, l'Australienne s'est blessée.",
        "La Vienne est sortie de son lit à Brévans.",
        "Le Parisien a publié une lettre d'Odile Brun.",
    ],
)
def test_what_has_an_order_or_a_name_of_its_own_stands(sentence: str):
    assert NOTHING not in leans_on(sentence, "La digue a cédé à Brévans.")
