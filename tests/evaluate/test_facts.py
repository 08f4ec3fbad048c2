"""The metric's own extractor: hand cases beyond the golden table, properties, and the other extractor as peer."""

import gc
import time
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.evaluate.grounding import dates as fact_dates
from summarize.evaluate.grounding import numbers as fact_numbers
from summarize.evaluate.grounding import stances
from summarize.evaluate.grounding.names import holds_name, names
from summarize.evaluate.grounding.numbers import readings
from summarize.evaluate.grounding.quotations import quotations
from summarize.evaluate.grounding.spelled import below_thousand
from summarize.text.entities import hedges as peer_hedges
from summarize.text.entities import numbers as peer_numbers

LANGUAGES = ["fr", "en", "de", "es", "it", "pt", "nl"]
TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("«»“”\"'’.,-  0123456789ne pas aurait selon lundi mai"))
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_below_a_thousand_can_be_spelled(language):
    assert set(below_thousand(language).values()) >= set(range(1, 1000))


# Spellings that only the metric reads, which no sentence in the line needs: "hundertundzwo", "centouna".
RARE = ("zwo", "centoun", "toun", "centun")


@pytest.mark.parametrize("language", LANGUAGES)
def test_spelled_numbers_agree_with_the_other_extractor(language):
    """Two parsers written apart give one value to each spelling of 2 to 999."""
    apart = []
    for phrase, value in below_thousand(language).items():
        if not 1 < value < 1000:
            continue
        text = f"x {phrase} y"
        mine = [int(n.values[0]) for n in fact_numbers.numbers(text, language) if n.kind == "cardinal"]
        theirs = [int(n.value) for n in peer_numbers.numbers(text, language) if n.kind == "cardinal"]
        if not mine == theirs == [value] and not any(part in phrase for part in RARE):
            apart.append((phrase, mine, theirs))
    assert apart == []


@pytest.mark.parametrize(
    ("digits", "language", "values"),
    [
        ("12.500", "fr", ["12500", "12.5"]),
        ("12.500", "en", ["12.5", "12500"]),
        ("12,500", "en", ["12500", "12.5"]),
        ("12,5", "fr", ["12.5"]),
        ("1.250.000", "fr", ["1250000"]),
        ("1,250.75", "en", ["1250.75"]),
        ("1'250", "de", ["1250"]),
        ("0,125", "fr", ["0.125"]),
    ],
)
def test_readings_of_a_digit_string(digits, language, values):
    assert readings(digits, language) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    "text", ["deux millions et demi", "2 millions et demi", "2,5 millions", "2 500 000", "2.500.000"]
)
def test_a_half_is_half_of_the_scale_and_not_of_the_number(text):
    (found,) = fact_numbers.numbers(f"{text} d'habitants", "fr")
    assert (found.text, found.values[0]) == (text, 2_500_000)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("last Monday", "en", 5),
        ("next Monday", "en", 12),
        ("on Monday", "en", 5),
        ("next Wednesday", "en", 14),
        ("last Wednesday", "en", 31),
        ("lundi dernier", "fr", 5),
        ("mercredi prochain", "fr", 14),
    ],
)
def test_what_stands_beside_a_weekday_puts_it_before_or_after_publication(text, language, day):
    published = datetime(2024, 8, 7, tzinfo=UTC)  # a Wednesday
    (found,) = fact_dates.dates(text, language, published)
    assert found.resolved is not None
    assert found.resolved.day == day


@given(st.integers(1, 10**12))
def test_french_grouping_is_read_back(value):
    written = f"{value:,}".replace(",", "\u202f")
    assert [int(n.values[0]) for n in fact_numbers.numbers(f"x {written} y", "fr")] == [value]


def test_conditionals_agree_with_the_other_extractor():
    """Every form in -rait of common verbs gets one verdict from both."""
    # Both once missed some: the verbs in -tir, -vir, -ndrer and -airer are here for that.
    yes = "durerait plairait partirait servirait garantirait aurait serait pourrait devrait dirigerait sortirait recevrait verrait prendrait permettrait enverrait conclurait ferait irait saurait viendrait vivrait romprait"
    no = "effondrait encombrait éclairait aspirait montrait assurait entrait tirait livrait errait opérait ouvrait courait durait admirait préparait ignorait célébrait espérait inspirait"
    assert [w for w in yes.split() if not stances.is_conditional(w)] == []
    assert [w for w in no.split() if stances.is_conditional(w)] == []
    for word in (yes + " " + no).split():
        assert peer_hedges.is_conditional(word) == stances.is_conditional(word), word


@pytest.mark.parametrize(
    ("passage", "name", "language"),
    [
        ("In Genf und in Österreich wartet Kesslers Frau.", "Genève", "de"),
        ("In Genf und in Österreich wartet Kesslers Frau.", "Autriche", "de"),
        ("In Genf und in Österreich wartet Kesslers Frau.", "Kessler", "de"),
        ("He left London for the United Kingdom's north.", "Royaume-Uni", "en"),
        ("He left London.", "Londres", "en"),
        ("La NATO tace.", "Otan", "it"),
        ("Los Estados Unidos callan.", "États-Unis", "es"),
        ("Le rapport de l'O.N.U. est tardif.", "ONU", "fr"),
    ],
)
def test_names_are_held_across_languages(passage, name, language):
    assert holds_name(passage, name, language)


def test_a_name_is_not_held_by_its_parts_in_french():
    assert not holds_name("Paul Vasselin et Anna Rossi.", "Paul Rossi", "fr")


@settings(deadline=None)
@given(TEXTS, st.sampled_from([*LANGUAGES, None, "ar"]))
def test_spans_are_in_order_and_give_their_text(text, language):
    for found in (
        fact_numbers.numbers(text, language),
        fact_dates.dates(text, language, None),
        names(text, language),
        stances.stances(text),
    ):
        assert [text[f.start : f.end] for f in found] == [f.text for f in found]
        assert all(a.end <= b.start for a, b in pairwise(found))
    for quotation in quotations(text):
        assert quotation.text in text[quotation.start : quotation.end]


@pytest.mark.parametrize(
    "unit", ["lundi 3 mai ", "ne pas ", "« a ", "12 500 ", "Anna de ", "cent ", "aurait, ", "L'"]
)
def test_a_long_line_is_read_in_linear_time(unit):
    """Eight times as long may take sixteen times as long; a square would take 64."""

    def seconds(size):
        text = unit * (size // len(unit))
        gc.disable()  # it goes through all that other tests left, and more often here
        started = time.process_time()
        try:
            fact_numbers.numbers(text, "fr")
            fact_dates.dates(text, "fr")
            names(text, "fr")
            quotations(text)
            stances.stances(text)
            return time.process_time() - started
        finally:
            gc.enable()

    seconds(1000)
    assert seconds(240_000) < 16 * max(seconds(30_000), 0.01)
