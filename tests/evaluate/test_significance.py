"""Intervals and comparisons: hand cases, simulation under a known truth, and scipy as the peer."""

import gzip
import json
import math
import re
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.segments import SegmentScores
from summarize.evaluate.significance import resampling
from summarize.evaluate.significance.compare import FLIPS, compare, compare_all, intervals
from summarize.evaluate.significance.conclusion import ROUGH_BELOW
from summarize.evaluate.significance.resampling import flips_all, holm, resampled_means, sign_flip_p_values

NAN = float("nan")
NAMES = ("alpha", "beta")


def _scores(values, name: str = "rouge1.f1", better: str = "higher") -> SegmentScores:
    return SegmentScores(name, np.asarray(values, dtype=np.float64), f"{name}|tok:fr", better)


def _drawn(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape)


# Intervals


def test_the_interval_of_a_constant_is_that_constant():
    (found,) = intervals([_scores([40.0] * 12)])
    assert (found.mean, found.low, found.high, found.n) == (40, 40, 40, 12)
    assert found.signature == "rouge1.f1|tok:fr|agg:mean|bs:1000|ci:95|seed:12345"


def test_missing_segments_are_left_out_and_counted():
    whole, holed = intervals([_scores([1, 2, 3, 4, 5]), _scores([1, NAN, 3, NAN, 5])])
    (alone,) = intervals([_scores([1, 3, 5])])
    assert (whole.n, holed.n) == (5, 3)
    assert holed == alone
    nothing, one = intervals([_scores([NAN] * 3), _scores([NAN, 7, NAN])])
    assert (nothing.n, one.n, one.mean) == (0, 1, 7)
    assert all(math.isnan(value) for value in (nothing.mean, nothing.low, nothing.high, one.low, one.high))
    assert intervals([]) == []


def test_systems_get_the_same_resamples():
    values = _drawn(1, 300)
    low, high = intervals([_scores(values), _scores(values + 5)])
    assert (high.low - low.low, high.high - low.high) == pytest.approx((5, 5))
    assert intervals([_scores(values + 5)]) == [high]  # whatever its company


def test_the_seed_and_nothing_else_chooses_the_resamples():
    scores = [_scores(_drawn(2, 200))]
    assert intervals(scores) == intervals(scores)
    assert intervals(scores, seed=1)[0].low != intervals(scores, seed=2)[0].low
    whole = resampled_means(_drawn(2, 2, 50), 200, 7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resampling, "_AT_ONCE", 333)  # drawn piece by piece
        assert np.array_equal(resampled_means(_drawn(2, 2, 50), 200, 7), whole)


def test_the_interval_is_scipys():
    values = np.random.default_rng(3).gamma(2, 15, size=120)
    (found,) = intervals([_scores(values)], resamples=20_000)
    peer = scipy.stats.bootstrap(
        (values,), np.mean, n_resamples=20_000, method="percentile", rng=np.random.default_rng(4)
    ).confidence_interval
    spread = values.std() / math.sqrt(len(values))
    assert (found.low, found.high) == pytest.approx((peer.low, peer.high), abs=0.1 * spread)


def _coverage(n: int) -> float:
    """The share of 4,000 95 % intervals, of n normal values with mean 0, that hold 0; within 0.004."""
    held = 0
    for seed in range(400):
        means = resampled_means(np.random.default_rng([n, seed]).normal(size=(10, n)), 1000, seed)
        low, high = np.percentile(means, [2.5, 97.5], axis=1)
        held += int(((low <= 0) & (high >= 0)).sum())
    return held / 4000


def test_intervals_hold_the_mean_as_often_as_they_say():
    assert _coverage(200) == pytest.approx(0.95, abs=0.012)


def test_below_how_many_segments_an_interval_is_too_narrow():
    assert ROUGH_BELOW == 30
    assert _coverage(10) == pytest.approx(0.90, abs=0.012)
    assert _coverage(20) == pytest.approx(0.92, abs=0.012)
    assert _coverage(30) == pytest.approx(0.93, abs=0.012)


# The sign-flip test


def test_the_hand_case_of_sign_flips():
    # Five differences on one side: 2 of the 2^5 ways are as far out. 1, 2, 3, -4: |sum| >= 2 unless
    # those on one side make 5, as 1 + 4 and 2 + 3 do.
    assert sign_flip_p_values(np.array([[1.0, 2, 3, 4, 5]]), FLIPS, 0)[0] == 2 / 32
    assert sign_flip_p_values(np.array([[1.0, 2, 3, -4]]), FLIPS, 0)[0] == 14 / 16
    assert sign_flip_p_values(np.zeros((1, 40)), FLIPS, 0)[0] == 1
    assert sign_flip_p_values(np.ones((1, 40)), FLIPS, 0)[0] == 1 / (FLIPS + 1)  # never 0


def _mean_difference(a: np.ndarray, b: np.ndarray, axis: int) -> np.ndarray:
    return np.mean(a - b, axis=axis)


@pytest.mark.parametrize("n", [6, 11])
def test_exact_p_values_are_scipys(n: int):
    a, b = _drawn(n, n), _drawn(n + 1, n) + 0.5
    peer = scipy.stats.permutation_test(
        (a, b), _mean_difference, permutation_type="samples", n_resamples=np.inf, vectorized=True
    )
    assert sign_flip_p_values(np.array([a - b]), FLIPS, 0)[0] == pytest.approx(peer.pvalue)


def test_drawn_p_values_are_near_scipys():
    a, b = _drawn(5, 60), _drawn(6, 60) + 0.3
    peer = scipy.stats.permutation_test(
        (a, b),
        _mean_difference,
        permutation_type="samples",
        n_resamples=10_000,
        vectorized=True,
        rng=np.random.default_rng(1),
    )
    assert compare(_scores(a), _scores(b), NAMES).p_value == pytest.approx(peer.pvalue, abs=0.02)


@pytest.mark.parametrize("n", [12, 40])
def test_p_values_are_uniform_where_there_is_no_difference(n: int):
    p_values = sign_flip_p_values(_drawn(8, 400, n), FLIPS, 9)
    assert scipy.stats.kstest(p_values, "uniform").pvalue > 0.01
    assert (p_values < 0.05).mean() == pytest.approx(0.05, abs=0.03)


@pytest.mark.parametrize(("n", "exact"), [(1, True), (13, True), (14, False), (5000, False)])
def test_all_flips_are_tried_where_they_are_few(n: int, exact: bool):
    assert flips_all(n, FLIPS) is exact


# Holm


def test_the_hand_case_of_holm():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []
    corrected = holm([0.01, NAN, 0.02])
    assert (corrected[0], corrected[2]) == (0.02, 0.02)
    assert math.isnan(corrected[1])


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_lies_between_no_correction_and_bonferroni(p_values: list[float]):
    corrected = holm(p_values)
    for p, after in zip(p_values, corrected, strict=True):
        assert p <= after <= 1
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    assert [corrected[place] for place in order] == sorted(corrected)
    assert corrected[order[0]] == min(1.0, len(p_values) * p_values[order[0]])


# Comparisons


def test_a_comparison_counts_and_measures():
    found = compare(_scores([3, 5, 2, 4, NAN, 9]), _scores([1, 5, 3, 2, 8, NAN]), NAMES)
    assert (found.wins, found.ties, found.losses, found.n) == (2, 1, 1, 4)
    assert found.difference == pytest.approx(3 / 4)
    # 2, 0, -1, 2: |sum| >= 3 for the signs ++-, ---... : 4 of the 8 ways of the three that differ.
    assert found.p_value == found.p_alone == 4 / 8
    assert found.signature == "rouge1.f1|tok:fr|diff:mean|bs:1000|ci:95|flips:all|seed:12345"


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=40))
def test_seen_from_the_other_side_a_comparison_is_reversed(pairs: list[tuple[int, int]]):
    a, b = (_scores(values) for values in zip(*pairs, strict=True))
    there, back = compare(a, b, NAMES), compare(b, a, NAMES[::-1])
    assert there.difference == pytest.approx(-back.difference)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    assert there.p_value == back.p_value
    assert (there.wins, there.ties, there.losses) == (back.losses, back.ties, back.wins)
    assert there.wins + there.ties + there.losses == there.n == len(pairs)
    lower = compare(replace(a, better="lower"), replace(b, better="lower"), NAMES)
    assert (lower.wins, lower.share, lower.difference) == (back.wins, back.share, there.difference)


def test_rounding_is_no_difference():
    found = compare(_scores([0.1 + 0.2, 1, 2]), _scores([0.3, 1, 2]), NAMES)
    assert (found.ties, found.difference, found.share) == (3, 0, 0)


def test_the_paired_interval_is_narrower_than_what_two_intervals_show():
    # Two systems that fail on the same segments: their intervals overlap, their difference is sure.
    hard = 10 * _drawn(10, 1500)
    a, b = _scores(32.2 + hard + _drawn(11, 1500)), _scores(31.7 + hard)
    one, other = intervals([a, b])
    assert one.low < other.high
    found = compare(a, b, NAMES)
    assert 0.4 < found.low < found.difference < found.high < 0.6
    assert found.share == 1


def test_every_pair_is_compared_and_corrected():
    systems = {name: _scores(_drawn(12, 50) + shift) for name, shift in (("a", 0), ("b", 0.4), ("c", 0.8))}
    systems["d"] = _scores([NAN] * 50)
    found = compare_all(systems)
    assert [one.names for one in found] == [*zip("aaabbc", "bcdcdd", strict=True)]
    known = [one for one in found if one.n]
    assert [one.p_value for one in known] == holm([one.p_alone for one in known])
    assert {one.signature.split("|")[-2] for one in found} == {
        "holm:3"
    }  # pairs without a segment are no tests
    alone = compare(systems["a"], systems["b"], ("a", "b"))
    assert (alone.low, alone.high, alone.p_alone) == (found[0].low, found[0].high, found[0].p_alone)
    assert compare_all({"a": systems["a"]}) == []


def test_pairs_of_different_segments_do_not_disturb_one_another():
    holed = _drawn(13, 80)
    holed[::7] = NAN
    systems = {"a": _scores(_drawn(14, 80)), "b": _scores(holed), "c": _scores(_drawn(15, 80))}
    for one in compare_all(systems):
        alone = compare(systems[one.names[0]], systems[one.names[1]], one.names)
        assert replace(alone, p_value=0, conclusion="", signature="") == replace(
            one, p_value=0, conclusion="", signature=""
        )


# Conclusions


def _conclude(a, b, better: str = "higher", **options) -> str:
    return compare(_scores(a, better=better), _scores(b, better=better), NAMES, **options).conclusion


CLEAR = 5 + _drawn(16, 200)


def test_a_difference_that_both_show_is_claimed_for_the_better_one():
    expected = (
        r"is better than {} on rouge1.f1 by 4\.\d\d to 5\.\d\d \(95 % interval, p < 0\.001, 200 segments\)\."
    )
    zeros = np.zeros(200)
    assert _matches("alpha " + expected.format("beta"), _conclude(CLEAR, zeros))
    assert _matches("beta " + expected.format("alpha"), _conclude(zeros, CLEAR))
    assert _matches("beta " + expected.format("alpha"), _conclude(CLEAR, zeros, "lower"))
    assert _matches("alpha is higher than beta", _conclude(CLEAR, zeros, "neither"))
    assert " by 0.049 to 0.051 " in _conclude(CLEAR / 100, zeros)


def _matches(pattern: str, text: str) -> bool:
    return re.match(pattern, text) is not None


def test_an_interval_that_holds_0_is_no_difference_and_no_equality():
    text = _conclude(_drawn(17, 200), _drawn(18, 200))
    assert text.startswith(
        "No difference between alpha and beta on rouge1.f1 may be claimed: the 95 % interval [−"
    )
    assert "] contains 0 (p = " in text
    assert text.endswith("nor are they shown to be equal.")


def test_when_interval_and_test_disagree_nothing_is_claimed():
    # Eight of nine on one side: the percentile interval of so few is too narrow, the exact test is not.
    text = _conclude([2, 1, 1, 1, 1, 1, 1, -2.2, 1], np.zeros(9), confidence=0.9, seed=3)
    assert "may be claimed: the 90 % interval [" in text
    assert "leaves out 0, but p = " in text
    assert "is not under 0.1 (9 segments)" in text
    assert "under 30 segments the interval is somewhat too narrow" in text


def test_too_few_segments_allow_no_conclusion():
    assert _conclude([9, 8, 7, 9, 8], [1, 1, 1, 1, 1]) == (
        "Nothing can be concluded on rouge1.f1 between alpha and beta: they differ on 5 of 5 segments, "
        "too few for any outcome to reach p < 0.05."
    )
    assert "is better than" in _conclude([9, 8, 7, 9, 8, 9], [1] * 6)
    tied = _conclude([9, 8, 7, *[1] * 500], [1] * 503)
    assert "they differ on 3 of 503 segments, too few" in tied
    three = compare_all({name: _scores(_drawn(seed, 7)) for seed, name in enumerate("abc")})
    assert "too few" not in three[0].conclusion  # 3 · 2/2^7 = 0.047
    four = compare_all({name: _scores(_drawn(seed, 7)) for seed, name in enumerate("abcd")})
    assert four[0].conclusion.endswith("too few for any outcome to reach p < 0.05 among 6 comparisons.")


def test_equal_scores_and_absent_ones_are_named():
    assert _conclude([1, 2, 3], [1, 2, 3]).startswith(
        "alpha and beta have the same rouge1.f1 on every segment (3"
    )
    assert _conclude([NAN, 2], [1, NAN]) == (
        "Nothing can be said of alpha and beta on rouge1.f1: no segment has a value from both."
    )
    holed = CLEAR.copy()
    holed[:50] = NAN
    assert "(95 % interval, p < 0.001, 150 segments, 50 left out for want of a value)" in _conclude(
        holed, CLEAR - 5
    )


def test_correction_is_said():
    found = compare_all({"a": _scores(CLEAR), "b": _scores(_drawn(1, 200)), "c": _scores(_drawn(2, 200))})
    assert "p < 0.001 after Holm's correction for 3 comparisons" in found[0].conclusion


# Errors, bytes, speed


def test_scores_that_do_not_match_are_refused():
    short, long = _scores([1, 2]), _scores([1, 2, 3])
    with pytest.raises(SummarizeError, match="'alpha' has 2 segments and 'beta' 3; score the same examples"):
        compare(short, long, NAMES)
    with pytest.raises(SummarizeError, match="has 2 segments and"):
        intervals([short, long])
    with pytest.raises(SummarizeError, match="'x' has 2 segments and 'y' 3"):
        compare_all({"x": short, "y": long})
    other = replace(short, signature="rouge1.f1|tok:google")
    with pytest.raises(
        SummarizeError, match=r"'alpha' was scored with rouge1.f1\|tok:fr and 'beta' with .*google"
    ):
        compare(short, other, NAMES)
    with pytest.raises(SummarizeError, match=r"rouge1\.f1 of 'beta' is infinite at segment 2; use NaN"):
        compare(short, _scores([1, np.inf]), NAMES)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"confidence": 95}, "confidence 95 is not between 0 and 1; write 0.95 for 95 %"),
        ({"resamples": 39}, "39 resamples cannot show a 95 % interval; ask for 40 or more"),
        ({"resamples": 100, "confidence": 0.99}, "ask for 200 or more"),
        ({"seed": -1}, "seed -1 is negative"),
    ],
)
def test_settings_out_of_range_are_refused(options: dict, message: str):
    with pytest.raises(SummarizeError, match=message):
        intervals([_scores([1, 2])], **options)
    with pytest.raises(SummarizeError, match=message):
        compare(_scores([1, 2]), _scores([2, 1]), NAMES, **options)


def test_a_thousand_resamples_of_six_systems_take_less_than_a_second():
    systems = {f"system {place}": _scores(30 + 13 * _drawn(place, 1500)) for place in range(6)}
    started = time.process_time()
    found = intervals(list(systems.values()))
    compared = compare_all(systems)
    assert time.process_time() - started < 1
    assert (len(found), len(compared)) == (6, 15)
    assert compared == compare_all(systems)


@pytest.mark.data
def test_the_published_systems_that_can_be_told_apart(shared_data: Path):
    # OrangeSum titles: three BART models are a few tenths apart, CamemBERT2CamemBERT far behind.
    with gzip.open(
        shared_data / "orangesum" / "title_system_outputs.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        records = [json.loads(line) for line in lines]
    golds = [[record["reference"]] for record in records]
    systems = {
        name: rouge_scores([record[name] for record in records], golds, "google", ["rouge2"])[2]
        for name in ("mbarthez", "barthez", "mbart", "camembert2camembert")
    }
    for found in compare_all(systems):
        if "camembert2camembert" in found.names:
            assert f"{found.names[0]} is better than camembert2camembert on rouge2.f1 by " in found.conclusion
        else:
            assert found.conclusion.startswith(f"No difference between {found.names[0]} and {found.names[1]}")


def test_a_p_value_is_told_on_its_own_side_of_the_threshold():
    from summarize.evaluate.significance.conclusion import _p_text

    assert _p_text(0.0498, 0.05) == "p = 0.0498"
    assert _p_text(0.0502, 0.05) == "p = 0.050"
    assert _p_text(0.0341, 0.05) == "p = 0.034"
    assert _p_text(0.0004, 0.05) == "p < 0.001"
