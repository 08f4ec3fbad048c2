"""A relative day is told by the calendar where the event's other articles would make it another one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.config import VerifyConfig
from summarize.generate.dated import dated, day_of, event_days
from summarize.records import Fact, Hypothesis, Passage
from summarize.text.deixis import WEEKDAYS, day_words
from summarize.verify.gate import verify_facts

SUNDAY = datetime(2031, 3, 2, tzinfo=UTC)
NEXT_WEEK = datetime(2031, 3, 10, tzinfo=UTC)
NEXT_YEAR = datetime(2032, 1, 4, tzinfo=UTC)


def passage(text: str) -> Passage:
    return Passage("a", 0, len(text), text, "fr", 0)


def tell(text: str, *others: datetime | None, own: datetime | None = SUNDAY) -> str:
    published = {"a": own} | {f"b{i}": other for i, other in enumerate(others)}
    return dated(passage(text), event_days(published))


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("Le maire a ouvert samedi la digue.", [SUNDAY], "Le maire a ouvert samedi la digue."),
        ("Le maire a ouvert samedi la digue.", [NEXT_WEEK], "Le maire a ouvert samedi 1er mars la digue."),
        (
            "Le maire a ouvert samedi la digue.",
            [NEXT_YEAR],
            "Le maire a ouvert samedi 1er mars 2031 la digue.",
        ),
        ("Le maire a ouvert hier la digue.", [SUNDAY], "Le maire a ouvert le 1er mars la digue."),
        ("La digue est aujourd'hui ouverte.", [SUNDAY], "La digue est ouverte."),
        ("Le maire a parlé l'an dernier.", [NEXT_WEEK], "Le maire a parlé l'an dernier."),
        ("Le maire a parlé l'an dernier.", [NEXT_YEAR], "Le maire a parlé en 2030."),
        ("Le maire a parlé la semaine dernière.", [NEXT_WEEK], "Le maire a parlé la semaine du 17 février."),
    ],
)
def test_where_it_would_mislead(text: str, others: list[datetime], expected: str):
    assert tell(text, *others) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire a ouvert samedi la digue.", "Le maire a ouvert la digue."),
        ("Samedi matin, le maire a ouvert la digue.", "Le maire a ouvert la digue."),
        ("Le maire n'a pas parlé samedi de la digue.", "Le maire n'a pas parlé samedi de la digue."),
        ("Le maire ouvrira samedi la digue.", "Le maire ouvrira samedi la digue."),
        ("Le maire a ouvert samedi 1er mars la digue.", "Le maire a ouvert samedi 1er mars la digue."),
    ],
)
def test_a_weekday_that_no_article_dates_is_left_out_where_it_may_be(text: str, expected: str):
    assert tell(text, None, own=None) == expected
    assert tell(text, own=None) == text  # one article, one week


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Après la Serre dimanche dernier, et avant le Palt ce dimanche, l'Orvanne votait.",
            "Après la Serre dimanche 23 février, et avant le Palt dimanche 2 mars, l'Orvanne votait.",
        ),
        (
            "Le maire a ouvert hier la digue, que la préfète avait fermée jeudi.",
            "Le maire a ouvert le 1er mars la digue, que la préfète avait fermée jeudi 27 février.",
        ),
    ],
)
def test_the_days_of_a_sentence_are_told_alike(text: str, expected: str):
    assert tell(text, SUNDAY) == expected


def test_the_day_that_two_newsrooms_may_call_differently_is_not_known():
    assert day_of(datetime(2031, 3, 2, 23, 30, tzinfo=UTC)) is None
    assert day_of(datetime(2031, 3, 2, 2, 0, tzinfo=UTC)) is None
    assert day_of(datetime(2031, 3, 2, 12, 0, tzinfo=UTC)) == day_of(SUNDAY)


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("Le maire Paul Aubin a ouvert samedi 1er mars la digue de Brévans.", True),
        ("Le maire Paul Aubin a ouvert samedi 8 mars la digue de Brévans.", False),
        ("Le maire Paul Aubin a ouvert samedi 1er avril la digue de Brévans.", False),
        ("Le maire Paul Aubin a ouvert samedi 1er mars 2030 la digue de Brévans.", False),
        ("Le maire Paul Aubin a ouvert dimanche 2 mars la digue de Brévans.", False),
        ("Le maire Paul Aubin a ouvert le 8 mars la digue de Brévans.", False),
    ],
)
def test_the_gate_takes_that_day_and_no_other(sentence: str, passes: bool):
    fact = Fact((passage("Le maire Paul Aubin a ouvert samedi la digue de Brévans."),), 1, 1.0)
    published = {"a": SUNDAY, "b": NEXT_WEEK}
    [found] = verify_facts([(fact, [Hypothesis(sentence, 0.0)])], published, "order", VerifyConfig())
    told = [way.text for way in found.candidates]
    assert (sentence in told) == passes
    assert "Le maire Paul Aubin a ouvert samedi la digue de Brévans." not in told
    assert "Le maire Paul Aubin a ouvert samedi 1er mars la digue de Brévans." in told


@given(st.integers(-400, 400), st.sampled_from([("a ouvert", -1), ("ouvrira", 1)]))
def test_no_other_day_passes(shift: int, tense: tuple[str, int]):
    verb, side = tense
    fact = Fact((passage(f"Le maire Paul Aubin {verb} jeudi la digue de Brévans."),), 1, 1.0)
    thursday = SUNDAY.date() + timedelta(days=-3 if side < 0 else 4)
    told = thursday + timedelta(days=shift)
    sentence = (
        f"Le maire Paul Aubin {verb} {WEEKDAYS[told.weekday()]} {day_words(told, year=told.year != 2031)} "
        "la digue de Brévans."
    )
    [found] = verify_facts(
        [(fact, [Hypothesis(sentence, 0.0)])], {"a": SUNDAY, "b": NEXT_WEEK}, "order", VerifyConfig()
    )
    assert (sentence in [way.text for way in found.candidates]) == (shift == 0)
