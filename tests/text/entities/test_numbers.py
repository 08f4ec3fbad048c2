from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities.numbers import numbers, same_number

CASES = [
    ("fr", "12 500 habitants", 12500, None),
    ("fr", "12\u202f500 habitants", 12500, None),
    ("fr", "12.500 habitants", 12500, None),
    ("fr", "12,5 kilos", "12.5", "kg"),
    ("en", "12,500 people", 12500, None),
    ("en", "12.5 miles", "12.5", "mile"),
    ("de", "12.500 Euro", 12500, "EUR"),
    ("fr", "5,5 millions d'euros", 5500000, "EUR"),
    ("fr", "5,5 millions d’euros", 5500000, "EUR"),
    ("fr", "3 M€", 3000000, "EUR"),
    ("de", "1,2 Mrd. Franken", 1200000000, "CHF"),
    ("de", "CHF 3 Mio. sind weg", 3000000, "CHF"),
    ("en", "$5bn", 5000000000, "USD"),
    ("fr", "quarante-deux pompiers", 42, None),
    ("fr", "soixante-dix-huit pompiers", 78, None),
    ("fr", "quatre-vingt-onze mètres", 91, "m"),
    ("fr", "quatre-vingts ans", 80, "year"),
    ("fr", "soixante et onze ans", 71, "year"),
    ("fr", "nonante-trois ans", 93, "year"),
    ("fr", "deux cent mille francs", 200000, "CHF"),
    ("fr", "une dizaine de blessés", 10, None),
    ("fr", "une centaine de kilomètres", 100, "km"),
    ("fr", "neuf personnes", 9, None),
    ("fr", "45 pour cent", 45, "%"),
    ("fr", "45 %", 45, "%"),
    ("en", "45 per cent", 45, "%"),
    ("de", "45 Prozent", 45, "%"),
    ("es", "45 por ciento", 45, "%"),
    ("it", "45 per cento", 45, "%"),
    ("pt", "45 por cento", 45, "%"),
    ("nl", "45 procent", 45, "%"),
    ("de", "zweiundzwanzig Personen", 22, None),
    ("de", "zwölf Kühe", 12, None),
    ("de", "dreihundertfünf Kühe", 305, None),
    ("nl", "tweeëntwintig koeien", 22, None),
    ("it", "ventuno mucche", 21, None),
    ("it", "duemila euro", 2000, "EUR"),
    ("it", "150mila euro", 150000, "EUR"),
    ("es", "doscientos treinta y dos euros", 232, "EUR"),
    ("pt", "duzentos e trinta e dois euros", 232, "EUR"),
    ("en", "one hundred and two cows", 102, None),
    ("de", "der 69-jährige Mann", 69, "year"),
    ("en", "a 39-year-old man", 39, "year"),
]


@pytest.mark.parametrize(("language", "text", "value", "unit"), CASES)
def test_value_and_unit(language, text, value, unit):
    (number,) = numbers(text, language)
    assert (number.value, number.unit) == (Decimal(value), unit)
    assert text[number.start : number.end] == number.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "un vélo neuf"),
        ("fr", "une vache"),
        ("fr", "par exemple"),
        ("fr", "la seconde fois que"),
        ("it", "tu sei bravo"),
        ("de", "eine Kuh"),
        ("en", "a cow"),
    ],
)
def test_words_that_are_no_cardinal(language, text):
    assert [n for n in numbers(text, language) if n.kind != "ordinal"] == []


def test_an_article_counts_beside_a_number():
    assert [n.value for n in numbers("Le choc a fait un mort et deux blessés.", "fr")] == [1, 2]


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("à 14h30", "fr", "time", 870),
        ("at 2.30 pm", "en", "time", 870),
        ("at 2 pm", "en", "time", 840),
        ("le 1er juin", "fr", "ordinal", 1),
        ("le 22 mai", "fr", "day", 22),
        ("gagné 3-2", "fr", "score", 3),
        ("au XXe siècle", "fr", "ordinal", 20),
        ("en 2019", "fr", "year", 2019),
        ("le Covid-19", "fr", "code", 19),
        ("appelez le 06 12 34 56 78", "fr", "code", 612345678),
    ],
)
def test_kinds(text, language, kind, value):
    found = numbers(text, language)
    assert (found[0].kind, found[0].value) == (kind, value)


def test_a_range_shares_its_unit():
    assert [(n.value, n.unit) for n in numbers("les 10-12 ans", "fr")] == [(10, "year"), (12, "year")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("fr", "5,5 millions d'euros"), ("en", "€5.5 million"), True),
        (("fr", "deux personnes"), ("de", "2 Personen"), True),
        (("fr", "14h"), ("en", "2 pm"), True),
        (("fr", "14 heures"), ("fr", "14h"), True),
        (("fr", "12 ans"), ("fr", "12 km"), False),
        (("fr", "12 ans"), ("fr", "13 ans"), False),
    ],
)
def test_same_number(a, b, same):
    (first,), (second,) = numbers(a[1], a[0]), numbers(b[1], b[0])
    assert same_number(first, second) is same


@given(st.integers(min_value=2, max_value=999))
def test_german_words_agree_with_digits(number):
    ones = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    teens = [
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ]
    tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    hundreds, rest = divmod(number, 100)
    word = (ones[hundreds] if hundreds > 1 else "") + ("hundert" if hundreds else "")
    if 10 <= rest < 20:
        word += teens[rest - 10]
    elif rest:
        ten, one = divmod(rest, 10)
        word += (ones[one] + "und" if ten and one else ones[one]) + tens[ten]
    if number % 100 == 1:
        word += "s"
        return  # "hunderteins" is spelled with an s that no compound has
    assert [n.value for n in numbers(word + " Kühe", "de")] == [number]


def french_word(number):
    small = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
    tens = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
    if number < 20:
        return small[number]
    ten, one = divmod(number, 10)
    if ten in (7, 9):
        ten, one = ten - 1, one + 10
    if ten == 8:
        return "quatre-vingts" if not one else f"quatre-vingt-{small[one]}"
    if not one:
        return tens[ten]
    return f"{tens[ten]} et {small[one]}" if one in (1, 11) else f"{tens[ten]}-{small[one]}"


@given(st.integers(min_value=2, max_value=99), st.integers(min_value=0, max_value=9))
def test_french_words_agree_with_digits(rest, hundreds):
    head = "" if not hundreds else "cent " if hundreds == 1 else f"{french_word(hundreds)} cent "
    assert [n.value for n in numbers(head + french_word(rest) + " vaches", "fr")] == [hundreds * 100 + rest]


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "de", "es", "it", "pt", "nl", None, "xx"]))
def test_any_text_is_survived_and_spans_are_true(text, language):
    found = numbers(text, language)
    assert all(text[n.start : n.end] == n.text for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_long_line_is_read_in_linear_time():
    assert len(numbers("12 345 et vingt et " * 20000, "fr")) == 40000


def test_a_sign_between_two_numbers_belongs_to_the_first():
    assert [(n.text, n.unit) for n in numbers("5 €3 ici", "fr")] == [("5 €", "EUR"), ("3", None)]
