"""Slips of the keyboard are told from rare words, and nothing crashes on any text."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.proofreading.misconstrued import misconstructions
from summarize.text.proofreading.misspelt_names import misspelt_names
from summarize.text.proofreading.spelling import is_slip, slips


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le chef de la guerilla a parlé commele maire.", ["guerilla", "commele"]),
        ("Les contrôlleurs sont restés à l’ aube.", ["contrôlleurs", "l’ "]),
        ("La préfète est partie..", [".."]),
        ("Elle a oublié l''essentiel.", ["''"]),
        ("Le feu est éteint.Les pompiers restent.", ["."]),
        ("La maire salue Ferdniand et Ferdinand Lanoix.", ["Ferdniand"]),
        ("Une occurence de la crue, suffisament rare.", ["occurence", "suffisament"]),
    ],
)
def test_slips_are_found(text: str, found: list[str]):
    assert slips(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Les voltigeurs remporteront peut-être l'épreuve de Morlanges...",
        "L'homme n'a pas voulu répondre ; « c'est trop tôt », a-t-il dit.",
        "Le site vernoise.fr compte 1.500 abonnés, selon M. de La Tour.",
        "Des coureurs titrés longeaient la falaise ocreuse.",
        "Cristian Lanoix et Eliane Varlin, un snowboarder, une chercheure.",
    ],
)
def test_rare_forms_and_names_are_no_slips(text: str):
    assert slips(text) == []


def test_a_capital_makes_a_name_of_a_word():
    assert is_slip("guerilla")
    assert slips("Guerilla Opéra joue lundi.") == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    assert all(found in text for found in slips(text) + misconstructions(text))
    assert misspelt_names([text, text]) == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le maire a explique que la digue tiendra.", "a explique"),
        ("Ce matin, ils n'était que trente.", "ils n'était"),
        ("Le pont rouvrira s'il les ont payés.", "s'il les ont"),
        ("Un record de plus 2.000 bateaux est tombé.", "de plus 2"),
        ("La fermeture à été votée.", "à été"),
        ("La propagation su feu inquiète.", "su "),
        ("Le rideaux est tombé à Corvalle.", "Le rideaux"),
        ("Arrivé le premier, les gardes l'ont vu.", "Arrivé le premier, les gardes l'ont"),
        ("Après qu'un bateau, le second, ait coulé, on part.", "Après qu'un bateau, le second, ait"),
        ("Après qu'un bateau ait coulé, le port a fermé.", "Après qu'un bateau ait"),
    ],
)
def test_faults_of_construction_are_found(text: str, found: str):
    assert misconstructions(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "L'une d'elles a voté, chacun d'entre eux le dira.",
        "Il y a demande et demande : la mairie a une carte qu'on a lue.",
        "De plus, 20 bateaux ont coulé, et de plus grands suivront.",
        "Elle a su convaincre après que le port a fermé.",
        "Il faut que le port soit sûr, afin qu'elle le rouvre.",
    ],
)
def test_sound_constructions_pass(text: str):
    assert misconstructions(text) == []


def test_a_name_that_the_event_else_spells_otherwise_is_misspelt():
    texts = ["Tharvald part.", "Tharvald revient.", "Tharvald et Laurence dorment.", "Tharrvald dort."]
    assert misspelt_names(texts) == {"Tharrvald"}
    assert misspelt_names([*texts, "Tharrvald rit."]) == frozenset()  # written twice: perhaps another's name
    assert misspelt_names(["Lauren", "Laurent", "Laurent", "Laurent"]) == frozenset()


@pytest.mark.data
def test_published_prose_has_few_slips(shared_data):
    """A newsroom's sentences: one in fifty would be too many to leave aside."""
    with gzip.open(shared_data / "orangesum" / "valid.jsonl.gz", "rt", encoding="utf-8") as lines:
        abstracts = [json.loads(line)["abstract"] for line in lines]
    assert sum(bool(slips(abstract)) for abstract in abstracts) < len(abstracts) / 25
