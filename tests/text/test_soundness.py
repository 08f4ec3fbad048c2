"""Slips that readers found in summaries, each with right French that looks like it: adjectives, commas, dashes, glued sentences."""

import pytest

from summarize.text.printing.french_print import printed
from summarize.text.proofreading.agreeing import disagreements
from summarize.text.proofreading.proofread import marked
from summarize.text.proofreading.set_phrases import slips_of_phrase
from summarize.text.proofreading.spelling import slips
from summarize.text.typeset import typeset
from summarize.verify.form.commas import commas
from summarize.verify.form.furniture import furniture


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Plusieurs élus démocrate ont quitté le port.", "Plusieurs élus démocrate"),
        ("Les services vétérinaire de Corvalle ont agi.", "Les services vétérinaire"),
        ("Elle a vu trois touristes britannique au port.", "trois touristes britannique"),
    ],
)
def test_adjectives_of_one_form_for_both_genders(text: str, found: str):
    assert found in disagreements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Les équipes britannique et belge ont gagné.",
        "Un seul des deux critères favorable suffit au port.",
        "Ces éditions anniversaire et les gestes barrière plaisent.",
        "Les conventions démocrate puis républicaine sont closes.",
        "Les groupes britannique Vox et vernois Lux fusionnent.",
        "Les sites internet et les feuilletons radio du port.",
        "La durée est de deux semaines renouvelable une fois.",
    ],
)
def test_adjectives_that_stand_rightly_for_one(text: str):
    assert disagreements(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La chanteuse va effectuer à 37 ans, un retour sur la scène de Brévans.",
        "Elle avait reçu en mai 2031, une prime de la ville.",
        "Odile Lanoix, dont on sait qu'elle va effectuer à 37 ans, un retour au port, avec l'espoir de gagner, est là.",
        "Le port promet de construire dans la baie, une digue de pierre.",
    ],
)
def test_one_comma_before_the_object(text: str):
    assert [problem.kind for problem in commas(text)] == ["marks"]


@pytest.mark.parametrize(
    "text",
    [
        "La chanteuse va effectuer, à 37 ans, un retour sur la scène.",
        "La maire a annoncé à Brévans la fin du plan, un an après la crue.",
        "Elle va fêter au port, un an après la crue, le retour des marins.",
        "Il a dénoncé avec Luc Ternet, son adversaire du port.",
        "Elle va lancer en mai, le conseil ayant voté le plan.",
        "Pour présenter dans la ville le plan du port, une salle est louée.",
        "Pour gagner en mai, la maire a promis une digue.",
    ],
)
def test_commas_that_set_off_something_else(text: str):
    assert commas(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La ville paie les cartes Imagine R.Le montant est de trente euros.",
        "Elle a vu Odile B.Après la crue, la digue tenait.",
        "En France, la loi Lanoix Votée en 2005 a changé le port.",
        "Les marins n'en finissent pas de rire Enregistré à son insu, le maire a ri.",
    ],
)
def test_sentences_glued_behind_a_letter_or_before_a_participle(text: str):
    assert furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le livre d'E.Lanoix et de M.Varlin a paru mardi à Brévans.",
        "Le marin Jean Placé au port et la ville de Visé sur la Serre dorment.",
        "Les Nations Unies et le Canard Enchaîné en parlent à Brévans.",
        "La société S.A.Le Port a fermé ses portes.",
    ],
)
def test_letters_and_names_that_end_nothing(text: str):
    assert furniture(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Qunad la crue est venue, la ville dormait.", "Qunad"),
        ("Depuid mai, la ville dort. Aprs la crue, elle veille.", "Aprs"),
        ('Elle a rencontré Varlin -un "poison" selon elle.', "-"),
        ("« La digue tient », a- t-elle dit.", "-"),
    ],
)
def test_slips_at_the_head_and_dashes(text: str, found: str):
    assert found in slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pourra le suivre qui veut, et Marin est là.",
        "Damas brûle, Mai vient, Dant est un nom et Sante un port.",
        "Les soins pré- et post-opératoires coûtent de 5 à -10 euros.",
        "La digue – dix mètres – tient, dit-elle, et l'avant-port aussi.",
    ],
)
def test_names_at_the_head_and_sound_dashes(text: str):
    assert slips(text) == []


@pytest.mark.parametrize(
    "phrase",
    ["prises de paroles", "gardes à vues", "chiffre d'affaire", "forces de l'ordres", "quelque mois", "sensé être"],
)  # fmt: skip
def test_set_phrases_with_a_noun_of_many(phrase: str):
    assert slips_of_phrase(f"Le maire parle ici, {phrase} et plus, au port.")


@pytest.mark.parametrize(
    "phrase",
    ["prises de position", "prises de positions en bourse", "gardes à vue", "chiffres d'affaires", "quelque dix mille", "quelques mois", "homme sensé et bon", "prise de paroles en l'air"],
)  # fmt: skip
def test_set_phrases_that_are_right(phrase: str):
    found = slips_of_phrase(f"Le maire parle ici, {phrase} et plus, au port.")
    assert found == [] or phrase == "prise de paroles en l'air"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"On aime +Les eaux+", dit-il.', "«\u00a0On aime “Les eaux”\u00a0», dit-il."),
        ("Le +vent+ souffle.", "Le «\u00a0vent\u00a0» souffle."),
        ("Canal+ et LGBT+ ont +10 % et +12 %.", "Canal+ et LGBT+ ont +10 % et +12 %."),
        ('Il dit +"oui"+.', "Il dit +«\u00a0oui\u00a0»+."),
    ],
)
def test_an_agency_s_inner_quotation_marks(text: str, shown: str):
    assert typeset(text) == shown


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("La courbe de admissions, dit-elle, que il suit.", "La courbe d'admissions, dit-elle, qu'il suit."),
        ("Puisque elle dort, le port ferme lorsque une crue vient.", "Puisqu'elle dort, le port ferme lorsqu'une crue vient."),
        ("La maire sait si ils viendront.", "La maire sait s'ils viendront."),
        ("« La courbe de admissions », dit-elle.", "« La courbe de admissions », dit-elle."),
        ("Le port de Onze et de Évian, de onze à midi, de oui en non.", "Le port de Onze et de Évian, de onze à midi, de oui en non."),
        ("Elle rit de un et de une, que un marin.", "Elle rit de un et de une, que un marin."),
    ],
)  # fmt: skip
def test_elisions_are_made_outside_of_quotations(text: str, mended: str):
    assert printed(text) == mended
    assert printed(mended) == mended


def test_an_agency_s_first_dash():
    assert printed("Le mur --en pierre – tient.") == "Le mur – en pierre – tient."
    assert (
        printed("Deux ports -Brévans et Corvalle- ont fermé.")
        == "Deux ports – Brévans et Corvalle – ont fermé."
    )
    assert printed("Le bal -5.000 voix, dit le port- plaît.") == "Le bal – 5.000 voix, dit le port – plaît."
    assert (
        printed("L'hôpital de la Pitié -Lanoix ouvre, dit-on.")
        == "L'hôpital de la Pitié -Lanoix ouvre, dit-on."
    )
    assert printed('Le mur --"vert"-- "beau" tient -- dit-on.') == 'Le mur – "vert"-- "beau" tient – dit-on.'


@pytest.mark.parametrize(
    "text",
    [
        "La plupart des élus ont quitté la salle, et nombre d'entre eux sont fâchés.",
        "Quelque deux cents marins, hommes et femmes mêlés, se sont tus.",
        "Elles se sont dit que la fête valait bien une messe.",
        "« Y'a d'la joie », chante-t-elle sur le port de Brévans.",
        "Le Wall Street Vernois cite un insider et une source proche du dossier.",
    ],
)
def test_hard_french_is_left(text: str):
    assert not marked(text)
