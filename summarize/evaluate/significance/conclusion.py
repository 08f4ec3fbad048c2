"""A comparison of two systems, and the sentence that says what may be concluded from it, and what not."""

from __future__ import annotations

import math
from dataclasses import dataclass

from summarize.evaluate.segments import SegmentScores

ROUGH_BELOW = 30  # 95 % intervals of normal values hold the mean in 90 % of cases at n = 10, 93 % at 30


@dataclass(frozen=True, slots=True)
class Comparison:
    """The first system against the second, over the `n` segments where both have a value.

    `difference` is the mean of first − second, `low` and `high` its bootstrap interval, in the
    metric's unit. `share` (0..1) of the resamples have the first ahead; `wins`, `ties` and `losses`
    count segments from the first's side. Ahead is lower where lower is better. `p_value` is that of
    the two-sided sign-flip test, after Holm's correction where pairs were compared together, and
    `p_alone` before it. What cannot be said is NaN.
    """

    names: tuple[str, str]
    difference: float
    low: float
    high: float
    share: float
    p_value: float
    p_alone: float
    wins: int
    ties: int
    losses: int
    n: int
    conclusion: str
    signature: str


def conclusion(
    found: Comparison, scores: SegmentScores, confidence: float, tests: int, least_p: float
) -> str:
    """One sentence: a difference is claimed only when the interval and the test both show it.

    Args:
        found: the comparison, all but its conclusion.
        scores: of either system: the metric's name, its better side, and how many segments there are.
        confidence: of the interval, in 0..1; the test's threshold is what it leaves to 1.
        tests: how many pairs were compared together.
        least_p: the smallest p-value that the test's number of flips can give.
    """
    first, second = found.names
    metric, threshold = scores.name, round(1 - confidence, 9)
    left_out = len(scores.values) - found.n
    count = f"{found.n:,} segments" + (f", {left_out:,} left out for want of a value" if left_out else "")
    together = f" among {tests} comparisons" if tests > 1 else ""
    if found.n == 0:
        return f"Nothing can be said of {first} and {second} on {metric}: no segment has a value from both."
    differing = found.n - found.ties
    if differing == 0:
        return (
            f"{first} and {second} have the same {metric} on every segment ({count}): no difference is seen "
            "here, which does not prove that there is none elsewhere."
        )
    # Were all differences on one side, two of the 2^differing ways of flipping signs would be as far out.
    if tests * max(2.0 ** (1 - differing), least_p) >= threshold:
        return (
            f"Nothing can be concluded on {metric} between {first} and {second}: they differ on {differing} of "
            f"{count}, too few for any outcome to reach p < {threshold:g}{together}."
        )
    p_value = _p_text(found.p_value, threshold) + (
        f" after Holm's correction for {tests} comparisons" if tests > 1 else ""
    )
    outside, passed = found.low > 0 or found.high < 0, found.p_value < threshold
    level = f"{100 * confidence:g} % interval"
    low, high = _figures(found.low, found.high)
    rough = f"; under {ROUGH_BELOW} segments the interval is somewhat too narrow" * (found.n < ROUGH_BELOW)
    if outside and passed:
        ahead = (found.difference > 0) != (scores.better == "lower")
        winner, other = (first, second) if ahead else (second, first)
        word = "higher" if scores.better == "neither" else "better"
        by = f"{low} to {high}" if found.low > 0 else f"{high} to {low}"
        by = by.replace("+", "").replace("−", "")
        return f"{winner} is {word} than {other} on {metric} by {by} ({level}, {p_value}, {count}){rough}."
    if outside:
        why = f"the {level} [{low}, {high}] leaves out 0, but {p_value} is not under {threshold:g} ({count})"
    elif passed:
        why = f"{p_value}, but the {level} [{low}, {high}] contains 0 ({count})"
    else:
        why = f"the {level} [{low}, {high}] contains 0 ({p_value}, {count})"
    return (
        f"No difference between {first} and {second} on {metric} may be claimed: {why}; "
        f"nor are they shown to be equal{rough}."
    )


def _p_text(p_value: float, threshold: float) -> str:
    """Three decimals, or as many as keep it on its side of the threshold."""
    if p_value < 0.001:
        return "p < 0.001"
    decimals = 3
    while decimals < 9 and (round(p_value, decimals) < threshold) != (p_value < threshold):
        decimals += 1
    return f"p = {p_value:.{decimals}f}"


def _figures(low: float, high: float) -> tuple[str, str]:
    """Both with a sign and two decimals, or as many as show two figures of the larger."""
    largest = max(abs(low), abs(high))
    decimals = max(2, 1 - math.floor(math.log10(largest))) if largest > 0 else 2
    shown = (f"{value:+.{decimals}f}".replace("-", "−") for value in (low, high))
    return next(shown), next(shown)
