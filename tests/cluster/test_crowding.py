"""What an article shares with the day's news is no sign of one event; what stands out of it is."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.cluster.crowding import A_DAY, FRENCH, LAST, MOST, NEAREST, stand_out
from summarize.records import Article

DAY = datetime(2026, 3, 2, tzinfo=UTC)


def articles(dates: Sequence[datetime | None], language: str = "de") -> list[Article]:
    return [Article(str(n), "", published_at=date, language=language) for n, date in enumerate(dates)]


def test_few_articles_have_no_crowd() -> None:
    alike = {(0, 1): 0.4, (0, 2): 0.1}
    assert stand_out(alike, articles([None] * 3), 4) == alike


def test_each_day_between_two_takes_something_off() -> None:
    alike = {(0, 1): 0.4, (0, 2): 0.4, (1, 2): 0.1}
    found = stand_out(alike, articles([DAY, DAY + timedelta(days=2), None]), 4)
    assert found == pytest.approx({(0, 1): 0.4 - 2 * A_DAY, (0, 2): 0.4, (1, 2): 0.1})


def test_what_is_common_to_all_the_news_is_taken_off() -> None:
    everyone = range(LAST + 1)  # each has LAST neighbours
    alike = dict.fromkeys(combinations(everyone, 2), 0.1)
    alike[0, 1] = 0.8
    found = stand_out(alike, articles([DAY] * len(everyone)), 4)
    # Every crowd is the neighbours from the eleventh on, all of them 0.1 alike.
    assert found == pytest.approx({(0, 1): 0.7})


def test_an_event_as_large_as_the_nearest_is_no_crowd() -> None:
    event = range(NEAREST + 1)
    alike = dict.fromkeys(combinations(event, 2), 0.5)
    assert stand_out(alike, articles([DAY] * len(event)), 4) == alike


def test_a_hundred_reports_of_one_event_stay_together() -> None:
    alike = dict.fromkeys(combinations(range(100), 2), 0.5)
    assert stand_out(alike, articles([DAY] * 100), 4) == pytest.approx(dict.fromkeys(alike, 0.5 - MOST))


def test_articles_of_other_weeks_are_no_crowd() -> None:
    week, month = range(3), range(3, LAST + 3)
    alike = dict.fromkeys(combinations([*week, *month], 2), 0.3)
    dates = [DAY] * len(week) + [DAY - timedelta(days=30)] * len(month)
    found = stand_out(alike, articles(dates), 4)
    assert {pair: value for pair, value in found.items() if set(pair) <= set(week)} == {
        pair: pytest.approx(0.3) for pair in combinations(week, 2)
    }


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 20), st.integers(21, 40)), st.floats(0.05, 1), min_size=1, max_size=200
    ),
    st.lists(st.none() | st.integers(0, 9), min_size=41, max_size=41),
)
def test_nothing_gains_and_the_order_of_pairs_is_nothing(
    alike: dict[tuple[int, int], float], days: list[int | None]
) -> None:
    dates = [None if day is None else DAY + timedelta(days=day) for day in days]
    found = stand_out(alike, articles(dates), 4)
    assert all(0 < value <= alike[pair] + 1e-9 for pair, value in found.items())
    assert stand_out(dict(sorted(alike.items(), reverse=True)), articles(dates), 4) == found


def test_dated_reports_in_french_need_more_in_common() -> None:
    assert stand_out({(0, 1): 0.5}, articles([DAY, DAY], "fr"), 4) == pytest.approx({(0, 1): 0.5 * FRENCH})
    assert stand_out({(0, 1): 0.5}, articles([DAY, None], "fr"), 4) == {(0, 1): 0.5}
