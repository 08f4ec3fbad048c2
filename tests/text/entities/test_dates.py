from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities.dates import dates, same_date

FRIDAY = datetime(2025, 5, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "le 3 juin 2025", date(2025, 6, 3)),
        ("fr", "le 1er juin", date(2025, 6, 1)),
        ("fr", "jeudi 22 mai", date(2025, 5, 22)),
        ("fr", "jeudi", date(2025, 5, 22)),
        ("fr", "vendredi dernier", date(2025, 5, 16)),
        ("fr", "mardi prochain", date(2025, 5, 27)),
        ("fr", "hier", date(2025, 5, 22)),
        ("fr", "aujourd’hui", date(2025, 5, 23)),
        ("fr", "avant-hier", date(2025, 5, 21)),
        ("fr", "le 30 décembre", date(2024, 12, 30)),
        ("fr", "22/05/2025", date(2025, 5, 22)),
        ("en", "yesterday", date(2025, 5, 22)),
        ("en", "on May 22, 2025", date(2025, 5, 22)),
        ("en", "on 22 May", date(2025, 5, 22)),
        ("de", "am Donnerstag", date(2025, 5, 22)),
        ("de", "am Donnerstagabend", date(2025, 5, 22)),
        ("de", "am 22. Mai 2025", date(2025, 5, 22)),
        ("de", "22.05.2025", date(2025, 5, 22)),
        ("es", "el 22 de mayo de 2025", date(2025, 5, 22)),
        ("it", "il 22 maggio", date(2025, 5, 22)),
        ("pt", "segunda-feira", date(2025, 5, 19)),
        ("nl", "op 22 mei", date(2025, 5, 22)),
        ("fr", "2025-05-22", date(2025, 5, 22)),
    ],
)
def test_resolved_by_publication(language, text, day):
    (mention,) = dates(text, language, FRIDAY)
    assert mention.resolved == day
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "la planète Mars est rouge"),
        ("en", "They may march."),
        ("en", "an august body"),
        ("en", "3.5 per cent"),
        ("pt", "a segunda vez"),
    ],
)
def test_no_date(language, text):
    assert dates(text, language, FRIDAY) == []


def test_both_days_of_a_range():
    assert [m.day for m in dates("les 22 et 23 mai", "fr", FRIDAY)] == [22, 23]


def test_an_unpublished_article_resolves_nothing_it_has_to_guess():
    (mention,) = dates("jeudi", "fr", None)
    assert (mention.weekday, mention.resolved) == (3, None)
    assert dates("hier", "fr", None)[0].resolved is None


def test_no_such_day():
    assert dates("le 29 février 2023", "fr", FRIDAY)[0].resolved is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("jeudi", "le 22 mai", True),
        ("hier", "jeudi", True),
        ("mercredi", "le 22 mai", False),
        ("en mai", "en juin", False),
        ("le 22 mai", "le 22 mai 2025", True),
        ("le 22 mai", "le 23 mai", False),
        ("mardi", "mercredi", False),
    ],
)
def test_same_date(a, b, same):
    (first,), (second,) = dates(a, "fr", FRIDAY), dates(b, "fr", FRIDAY)
    assert same_date(first, second) is same
    assert same_date(second, first) is same


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_a_written_day_is_read_back(day):
    from babel.dates import format_date

    for language, shape in (
        ("fr", "d MMMM y"),
        ("de", "d. MMMM y"),
        ("it", "d MMMM y"),
        ("nl", "d MMMM y"),
        ("en", "MMMM d, y"),
    ):
        (mention,) = dates(format_date(day, shape, locale=language), language, FRIDAY)
        assert mention.resolved == day


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "de", None, "xx"]))
def test_any_text_is_survived(text, language):
    assert all(text[m.start : m.end] == m.text for m in dates(text, language, FRIDAY))
