from decimal import Decimal

import pytest

from summarize.cite.differences.claims import french_day, french_number
from summarize.cite.differences.compare import BOUNDS, bears_out, compatible, conflicting, counted
from summarize.cite.differences.mentions import similar_names
from summarize.cite.reading import cognate, read
from summarize.text.entities.dates import DateMention
from summarize.text.entities.names import Name


def count(text, language="fr"):
    reading = read(text, language, None)
    assert len(reading.numbers) == 1, reading.numbers
    return counted(reading, reading.numbers[0])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("12 blessés", "douze blessés"),
        ("14 blessés", "une quinzaine de blessés"),
        ("512 grévistes", "environ 500 grévistes"),
        ("512 grévistes", "500 grévistes"),
        ("55 maisons", "plus de 50 maisons"),
        ("au moins 12 maisons", "19 maisons"),
        ("jusqu'à 80 maisons", "62 maisons"),
        ("35 maisons", "des dizaines de maisons"),
        ("5,5 millions d'euros", "5,48 millions d'euros"),
        ("12 500 tonnes", "12.500 tonnes"),
    ],
)
def test_values_that_can_both_be_true(a, b):
    assert compatible(count(a), count(b))
    assert compatible(count(b), count(a))
    assert not conflicting(count(a), count(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("12 blessés", "14 blessés"),
        ("12 blessés", "environ 20 blessés"),
        ("plus de 50 maisons", "40 maisons"),
        ("moins de 50 maisons", "60 maisons"),
        ("5,5 millions d'euros", "5,6 millions d'euros"),
        ("12 000 tonnes", "12 800 tonnes"),
        ("17 %", "19 %"),
        ("12 blessés", "14 personnes ont été blessées"),
        ("3 morts", "5 personnes tuées"),
        ("400 riverains évacués", "650 habitants ont été évacués"),
    ],
)
def test_values_that_cannot(a, b):
    assert conflicting(count(a), count(b))
    assert conflicting(count(b), count(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("12 blessés", "14 maisons"),
        ("12 euros", "14 dollars"),
        ("14 autres otages", "15 otages"),
        ("12 personnes ont été blessées", "14 personnes ont été évacuées"),
    ],
)
def test_other_things_do_not_conflict(a, b):
    assert not conflicting(count(a), count(b))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "zwölf Verletzte"),
        ("de", "Zwölf Menschen wurden bei dem Brand verletzt"),
        ("en", "12 people were injured"),
        ("es", "doce heridos"),
        ("it", "12 feriti"),
    ],
)
def test_foreign_counts_are_of_the_same_thing(language, text):
    assert conflicting(count(text, language), count("14 blessés"))
    assert not conflicting(count(text, language), count("12 blessés"))


NOUN = {
    "fr": "maisons",
    "en": "houses",
    "de": "Häuser",
    "es": "casas",
    "it": "case",
    "pt": "casas",
    "nl": "huizen",
}


@pytest.mark.parametrize(
    ("language", "kind", "phrase"),
    [
        (lang, kind, phrase)
        for lang, kinds in BOUNDS.items()
        for kind, all_ in kinds.items()
        for phrase in all_.split("|")
    ],
)
def test_every_bound_of_the_tables_loosens_a_number(language, kind, phrase):
    joined = phrase if phrase.endswith("'") else phrase + " "
    found = count(f"x {joined}57 {NOUN[language]}", language)
    assert found.loose
    assert (found.low < 57) == (kind != "least")
    assert (found.high > 57) == (kind != "most")


def test_ranges_hold_what_lies_between():
    reading = read("entre 10 et 15 maisons", "fr", None)
    for number in reading.numbers:
        found = counted(reading, number)
        assert (found.low, found.high) == (10, 15)
    listed = read("12 morts et 15 blessés", "fr", None)
    assert [counted(listed, n).loose for n in listed.numbers] == [False, False]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Lina Bévanet", "lina bevanet", True),
        ("Lina Bevanet", "Bevanet", True),
        ("Lina Bevanet", "Lina Bevannet", True),
        ("Claire Ozanne", "Sophie Lutard", False),
        ("Jean Morand", "Paul Morand", False),
        ("Brel", "Brux", False),
    ],
)
def test_spellings_of_a_name_are_one_name(a, b, same):
    def name(text):
        return Name(0, len(text), text, text.casefold().replace("é", "e"))

    assert similar_names(name(a), name(b)) is same


def test_cognates_share_a_skeleton():
    assert cognate("Kommissar") == cognate("commissaire") == "comis"
    assert cognate("Philosoph") == cognate("filosofo")
    assert cognate("mort") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("12", "12"), ("12500", "12\u202f500"), ("5.5", "5,5"), ("5500000", "5,5 millions"), ("1000000", "1 million"),
     ("2000000000", "2 milliards"), ("1234567", "1\u202f234\u202f567")],
)  # fmt: skip
def test_french_numbers(value, text):
    assert french_number(Decimal(value)) == text


def test_french_days():
    assert french_day(DateMention(0, 1, "x", 1, None, None, None, None)) == "mardi"
    assert french_day(DateMention(0, 1, "x", None, 1, 8, None, None)) == "1er août"


@pytest.mark.parametrize(
    ("told", "given", "borne_out"),
    [
        ("plus de 50 maisons", "55 maisons", True),
        ("plus de 8.000 maisons", "au moins 8.271 maisons", True),
        ("plus de 190 maisons", "plus de 189 maisons", False),
        ("plus de 8.000 maisons", "plus de 9.200 maisons", False),
        ("environ 500 maisons", "512 maisons", True),
        ("environ 10.000 maisons", "des milliers de maisons", False),
        ("25 maisons", "au moins 24 maisons", False),
        ("au moins 24 maisons", "25 maisons", True),
        ("des dizaines de maisons", "plus de 40 maisons", True),
        ("4,91 millions d'euros", "4,9 millions d'euros", True),
        ("4,9 milliards d'euros", "près de 5 milliards d'euros", True),
    ],
)
def test_a_bound_bears_out_no_other_figure(told, given, borne_out):
    assert bears_out(count(told), count(given)) == borne_out
