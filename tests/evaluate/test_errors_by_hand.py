"""Errors written by hand: the table is what it says, and both checkers catch as many of them as they did."""

import importlib
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))  # programs, and no package
by_hand = importlib.import_module("errors_by_hand")

# Caught of each kind, as measured: metric, gate at trust "order", gate at trust "free". A change may only
# raise them; what is missed, and why it will stay so, is said in the program's docstring and its --list.
# "free" lets one attribution and one hedge more pass since it stops 11 true sentences fewer.
# "order" takes nothing but a passage's own words in their order, so it stops every sentence here, true or not.
FLOORS = {
    "number": (17, 18, 17),  # of 18
    "unit": (19, 20, 16),  # of 20
    "number misplaced": (12, 25, 16),  # of 25
    "date": (14, 18, 15),  # of 18
    "name": (11, 11, 11),  # of 11
    "place": (12, 13, 9),  # of 13
    "office": (13, 13, 7),  # of 13
    "roles": (8, 20, 11),  # of 20
    "splice": (5, 16, 7),  # of 16
    "quotation": (13, 13, 13),  # of 13
    "attribution": (11, 19, 9),  # of 19
    "negation": (14, 17, 13),  # of 17
    "lexical negation": (28, 31, 14),  # of 31
    "comparison": (16, 23, 11),  # of 23
    "hedge": (13, 18, 15),  # of 18
    "presumption": (13, 15, 10),  # of 15
    "tense": (13, 21, 7),  # of 21
    "generalisation": (15, 17, 16),  # of 17
    "superlative": (10, 14, 9),  # of 14
    # "free" caught a sixth for a verb it did not see: "un ménage sur trois a réduit"
    "causality": (9, 13, 5),  # of 13
}
# False alarms on true sentences may only fall. The rules were mended with the odd cases in view: what a
# reader may expect of the metric is the even half.
CEILINGS = {"odd": {"metric": 6, "gate:free": 30}, "even": {"metric": 22, "gate:free": 29}}
# All kinds together, so that no kind is caught at the cost of the half that nobody tunes on.
METRIC_ERRORS = {"odd": 135, "even": 131}


@pytest.fixture(scope="module")
def table():
    return by_hand.written()


def test_the_table_has_what_it_promises(table):
    counts = Counter(sentence.kind for sentence in table)
    assert set(counts) == {*by_hand.KINDS, by_hand.TRUE}
    assert counts[by_hand.TRUE] >= 120
    assert sum(counts.values()) - counts[by_hand.TRUE] >= 350
    assert min(counts.values()) >= 11
    assert len({sentence.text for sentence in table}) == len(table)
    languages = Counter(w.language for s in table if s.kind == by_hand.TRUE for w in s.passages)
    assert set(languages) == {"fr", "en", "de", "es", "it"}


def test_every_sentence_is_printable_and_none_is_its_passage(table):
    for sentence in table:
        assert re.fullmatch(r"[A-ZÀÉÎ«].*[.»?!]", sentence.text), sentence.text
        assert all(sentence.text != passage.text for passage in sentence.passages)
        assert (sentence.kind == by_hand.TRUE) == (sentence.why == "")


def test_halves_part_the_cases(table):
    odd, even = by_hand.written("odd"), by_hand.written("even")
    assert {s.case % 2 for s in odd} == {1}
    assert {s.case % 2 for s in even} == {0}
    assert len(odd) + len(even) == len(table)


@pytest.mark.parametrize(("place", "checker"), list(enumerate(by_hand.CHECKERS)))
def test_as_many_errors_are_caught_as_before(table, place, checker):
    found = {rate.kind: rate for rate in by_hand.rates(by_hand.CHECKERS[checker], table)}
    fewer = {
        kind: (found[kind].flagged, floors[place])
        for kind, floors in FLOORS.items()
        if found[kind].flagged < floors[place]
    }
    assert not fewer
    assert set(FLOORS) == set(by_hand.KINDS)


@pytest.mark.parametrize("half", ["odd", "even"])
@pytest.mark.parametrize("checker", ["metric", "gate:free"])
def test_no_more_true_sentences_are_flagged_than_before(half, checker):
    rates = {rate.kind: rate for rate in by_hand.rates(by_hand.CHECKERS[checker], by_hand.written(half))}
    assert rates[by_hand.TRUE].flagged <= CEILINGS[half][checker]
    if checker == "metric":
        assert rates["all errors"].flagged >= METRIC_ERRORS[half]


def test_a_rate_carries_its_wilson_interval():
    errors = [s for s in by_hand.written() if s.kind == "unit"][:10]
    (rate, both) = by_hand.rates(lambda s: s.text == errors[0].text and [s], errors)
    # Wilson (1927) for 1 of 10.
    assert (rate.tried, rate.flagged, rate.rate) == (10, 1, 10)
    assert (round(rate.low, 1), round(rate.high, 1)) == (1.8, 40.4)
    assert both[1:] == rate[1:]


def test_the_program_prints_the_table_and_what_is_missed(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["errors_by_hand.py", "--half", "odd", "--list", "metric"])
    by_hand.main()
    printed = capsys.readouterr().out
    assert [line[:20].strip() for line in printed.splitlines()[1:21]] == list(by_hand.KINDS)
    assert re.search(r"^\[\d+ true\]", printed, re.MULTILINE)
