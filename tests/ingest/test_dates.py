"""Dates as newsrooms write them; what is doubtful stays absent."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.ingest.dates import parse_date

MAY = datetime(2025, 5, 22, 14, 30, tzinfo=UTC)
DAY = datetime(2025, 5, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # ISO 8601
        ("2025-05-22T14:30:00Z", MAY),
        ("2025-05-22T16:30:00+02:00", MAY),
        ("2025-05-22T16:30+0200", MAY),
        ("2025-05-22T16:30:00+02", MAY),
        ("2025-05-22T14:30:00", MAY),  # no zone: UTC
        ("2025-05-22 14:30", MAY),
        ("2025-05-22 14:30:00 UTC", MAY),
        ("2025-05-22 09:30:00 -0500", MAY),
        ("2025-05-22T14:30:00.250Z", MAY + timedelta(milliseconds=250)),
        ("2025-05-21T24:00:00Z", DAY),
        ("2025-05-22T14:30:00+00:00[Europe/London]", MAY),
        ("20250522T143000Z", MAY),
        ("20250522143000", MAY),
        ("20250522", DAY),
        (20250522, DAY),
        ("2025/05/22", DAY),
        ("2025-05-22", DAY),
        # RFC 2822
        ("Thu, 22 May 2025 14:30:00 GMT", MAY),
        ("Thu, 22 May 2025 16:30:00 +0200", MAY),
        ("22 May 2025 14:30:00 -0000", MAY),
        # epoch in four units
        (1747924200, MAY),
        (1747924200.0, MAY),
        ("1747924200", MAY),
        (1747924200000, MAY),
        ("1747924200000", MAY),
        (1747924200000000, MAY),
        (1747924200000000000, MAY),
        ("1.7479242E9", MAY),
        # day first
        ("22/05/2025", DAY),
        ("22.05.2025", DAY),
        ("22-05-2025", DAY),
        ("22/05/25", DAY),
        ("22/05/2025 à 14:30", MAY),
        ("22/05/2025 14h30", MAY),
        ("22/05/2025 - 14:30", MAY),
        ("22.05.2025, 14:30 Uhr", MAY),
        ("22/05/2025 16:30 +02:00", MAY),
        ("jeudi 22/05/2025", DAY),
        ("03/04/2025", datetime(2025, 4, 3, tzinfo=UTC)),  # French order
        ("05/22/2025", DAY),  # can only be American
        ("05/22/2025 2:30 PM", MAY),
        ("05/22/2025 12:15 am", datetime(2025, 5, 22, 0, 15, tzinfo=UTC)),
        # long forms
        ("22 mai 2025", DAY),
        ("22 mai 2025 à 14h30", MAY),
        ("jeudi 22 mai 2025 à 14 h 30", MAY),
        ("le 1er juin 2024 à 8h", datetime(2024, 6, 1, 8, tzinfo=UTC)),
        ("22 févr. 2025", datetime(2025, 2, 22, tzinfo=UTC)),
        ("May 22, 2025, 2:30 PM", MAY),
        ("May 22nd, 2025", DAY),
        ("22. Mai 2025, 14:30 Uhr", MAY),
        ("Montag, 3. März 2025", datetime(2025, 3, 3, tzinfo=UTC)),
        ("22 de mayo de 2025", DAY),
        ("22 maggio 2025 alle 14:30", MAY),
        ("22 de maio de 2025 às 14h30", MAY),
        ("22 mei 2025 om 14:30", MAY),
        # with the words that pages put in front
        ("Publié le 22/05/2025 à 14:30", MAY),
        ("Publié le 22 mai 2025 à 14h30 - Mis à jour le 23 mai 2025 à 9h", MAY),
        ("Posted on May 22, 2025", DAY),
        ("Veröffentlicht am 22. Mai 2025", DAY),
        ("Stand: 22.05.2025 14:30", MAY),
        ("Pubblicato il 22 maggio 2025", DAY),
        # typed values and MongoDB's
        (datetime(2025, 5, 22, 16, 30, tzinfo=timezone(timedelta(hours=2))), MAY),
        (datetime(2025, 5, 22, 14, 30), MAY),  # noqa: DTZ001
        (date(2025, 5, 22), DAY),
        ({"$date": "2025-05-22T14:30:00Z"}, MAY),
        ({"$date": {"$numberLong": "1747924200000"}}, MAY),
    ],
)
def test_dates_that_people_write(value, expected):
    assert parse_date(value) == expected
    assert parse_date(value).tzinfo is UTC


@pytest.mark.parametrize(
    "value",
    [
        None, "", "   ", "nan", "NaN", float("nan"), float("inf"), True, False, [], {}, 0, -1, 7, 12345, "2025", "12",
        "hier", "yesterday", "il y a 3 heures", "lundi", "14:30", "mai 2025", "22 mai", "2025-05", "2025-13-45",
        "31/02/2025", "99/99/9999", "00/00/0000", "0000-00-00", "0001-01-01", "1899-12-31T23:59:59Z", "2101-01-01",
        "9999-12-31T23:59:59-12:00", 10**30, "9" * 400, "not a date", "publié", "x" * 10**6, "\ud800", "2025-05-22T25:00",
        {"$date": {"$date": {"$date": 1}}},
    ],
)  # fmt: skip
def test_what_is_no_date_is_absent(value):
    assert parse_date(value) is None


def test_the_clock_of_the_machine_changes_nothing(monkeypatch):
    import time

    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert parse_date("Sonntag, 22. Juni 2025") == datetime(2025, 6, 22, tzinfo=UTC)


RANGE = (datetime(1973, 3, 4), datetime(2100, 1, 1))  # noqa: DTZ001 -- hypothesis wants bounds without a zone


@settings(max_examples=200, deadline=None)
@given(
    st.datetimes(*RANGE),
    st.sampled_from(["iso", "rfc", "epoch", "millis"]),
)
def test_every_moment_comes_back(moment, form):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    written = {
        "iso": moment.isoformat(),
        "rfc": moment.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        "epoch": int(moment.timestamp()),
        "millis": int(moment.timestamp()) * 1000,
    }[form]
    if form == "epoch" and 19_000_101 <= written <= 21_001_231:
        return
    assert parse_date(written) == moment


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.none()))
def test_nothing_makes_it_fail(value):
    moment = parse_date(value)
    assert moment is None or (moment.tzinfo is UTC and 1900 <= moment.year <= 2100)
