"""How far a mean can be trusted, and whether one system is better than another on the same segments.

Segments are resampled with one seed, and so in the same way for every system; what may be concluded
and what may not is said in a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from summarize.errors import SummarizeError
from summarize.evaluate.segments import SegmentScores
from summarize.evaluate.significance.conclusion import Comparison, conclusion
from summarize.evaluate.significance.resampling import (
    Floats,
    flips_all,
    holm,
    resampled_means,
    sign_flip_p_values,
)

__all__ = ["Comparison", "Interval", "compare", "compare_all", "intervals"]

FLIPS = 10_000  # the least p-value is 0.0001: Holm can still tell pairs apart among 30 systems

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Interval:
    """The mean over `n` segments and its bootstrap interval, in the metric's unit.

    NaN where nothing can be said: the mean of no segment, the bounds of fewer than two.
    """

    mean: float
    low: float
    high: float
    n: int
    signature: str


def intervals(
    scores: Sequence[SegmentScores], resamples: int = 1000, confidence: float = 0.95, seed: int = 12345
) -> list[Interval]:
    """The mean of each with its percentile bootstrap interval (Efron & Tibshirani 1993, §13.3).

    Segments that are NaN are left out. Scores of the same segments get the same resamples.

    Raises:
        SummarizeError: scores of different numbers of segments, an infinite value, a confidence that
            is not between 0 and 1, or too few resamples for it.
    """
    _check_settings(resamples, confidence, seed)
    _check_scores([(score.name, score) for score in scores])
    bounds = [(NAN, NAN)] * len(scores)
    for places, rows in _by_segments([score.values for score in scores]):
        for place, means in zip(places, resampled_means(rows, resamples, seed), strict=True):
            bounds[place] = _bounds(means, rows.shape[1], confidence)
    return [
        Interval(
            mean=score.mean,
            low=low,
            high=high,
            n=int(np.count_nonzero(~np.isnan(score.values))),
            signature=f"{score.signature}|agg:mean|bs:{resamples}|ci:{100 * confidence:g}|seed:{seed}",
        )
        for score, (low, high) in zip(scores, bounds, strict=True)
    ]


def compare(  # noqa: PLR0917 - in the order of the others
    a: SegmentScores,
    b: SegmentScores,
    names: tuple[str, str],
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 12345,
) -> Comparison:
    """One system against another by paired bootstrap and paired permutation test.

    The bootstrap draws segments (Koehn 2004); the test flips the signs of the segments' differences
    (Noreen 1989, §2), in every way or 10,000 times. A difference is claimed when both show it.

    Args:
        a: the first system's values.
        b: the second's: the same metric, made in the same way, of the same segments in the same order.
        names: what the systems are called.
        resamples: of the bootstrap.
        confidence: of the interval, in 0..1; the test's threshold is what it leaves to 1.
        seed: of both.

    Raises:
        SummarizeError: as `intervals`, and scores that were not made in the same way.
    """
    return _compared([(names, a, b)], resamples, confidence, seed)[0]


def compare_all(
    systems: Mapping[str, SegmentScores],
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 12345,
    *,
    focus: str | None = None,
) -> list[Comparison]:
    """Each pair of systems, in the mapping's order, as `compare` does it; p-values after Holm (1979).

    With a `focus`, that system against each other one alone: the fewer questions are asked, the less
    each answer is corrected for.

    Raises:
        SummarizeError: as `compare`.
    """
    names = (
        combinations(systems, 2) if focus is None else ((focus, name) for name in systems if name != focus)
    )
    return _compared(
        [((one, other), systems[one], systems[other]) for one, other in names], resamples, confidence, seed
    )


def _compared(
    pairs: Sequence[tuple[tuple[str, str], SegmentScores, SegmentScores]],
    resamples: int,
    confidence: float,
    seed: int,
) -> list[Comparison]:
    _check_settings(resamples, confidence, seed)
    for names, a, b in pairs:
        _check_scores([(names[0], a), (names[1], b)])
        _check_same_making(names, a, b)
    found: list[Comparison] = [
        Comparison(names, NAN, NAN, NAN, NAN, NAN, NAN, 0, 0, 0, 0, "", "") for names, _, _ in pairs
    ]
    for places, rows in _by_segments([_differences(a, b) for _, a, b in pairs]):
        p_values = sign_flip_p_values(rows, FLIPS, seed)
        for place, row, means, p_value in zip(
            places, rows, resampled_means(rows, resamples, seed), p_values, strict=True
        ):
            side = -1 if pairs[place][1].better == "lower" else 1
            low, high = _bounds(means, len(row), confidence)
            found[place] = replace(
                found[place],
                difference=float(row.mean()),
                low=low,
                high=high,
                share=float((side * means > 0).mean()),
                p_alone=float(p_value),
                wins=int((side * row > 0).sum()),
                ties=int((row == 0).sum()),
                losses=int((side * row < 0).sum()),
                n=len(row),
            )
    corrected = holm([one.p_alone for one in found])
    tests = sum(one.n > 0 for one in found)
    done = []
    for (_, a, _), one, p_value in zip(pairs, found, corrected, strict=True):
        every = flips_all(one.n, FLIPS)
        final = replace(
            one,
            p_value=p_value,
            signature=f"{a.signature}|diff:mean|bs:{resamples}|ci:{100 * confidence:g}"
            f"|flips:{'all' if every else FLIPS}{f'|holm:{tests}' if tests > 1 else ''}|seed:{seed}",
        )
        floor = 0.0 if every else 1 / (FLIPS + 1)
        done.append(replace(final, conclusion=conclusion(final, a, confidence, tests, floor)))
    return done


def _by_segments(values: Sequence[Floats]) -> Iterator[tuple[list[int], Floats]]:
    """Rows that have the same segments, one at least, together: their places, and shape (k, n) without NaN."""
    groups: dict[bytes, list[int]] = defaultdict(list)
    for place, row in enumerate(values):
        if not np.isnan(row).all():
            groups[np.isnan(row).tobytes()].append(place)
    for places in groups.values():
        present = ~np.isnan(values[places[0]])
        yield places, np.array([values[place][present] for place in places])


def _differences(a: SegmentScores, b: SegmentScores) -> Floats:
    """First − second by segment, 0 where they differ by rounding only."""
    same = np.isclose(a.values, b.values, rtol=1e-9, atol=1e-12)
    difference: Floats = np.where(same, 0.0, a.values - b.values)
    return difference


def _bounds(means: Floats, n: int, confidence: float) -> tuple[float, float]:
    if n < 2:
        return NAN, NAN
    tail = 50 * (1 - confidence)
    low, high = np.percentile(means, [tail, 100 - tail])
    return float(low), float(high)


def _check_settings(resamples: int, confidence: float, seed: int) -> None:
    if not 0 < confidence < 1:
        raise SummarizeError(f"confidence {confidence} is not between 0 and 1; write 0.95 for 95 %")
    least = int(np.ceil(2 / (1 - confidence) - 1e-9))
    if resamples < least:
        raise SummarizeError(
            f"{resamples} resamples cannot show a {100 * confidence:g} % interval; ask for {least} or more, 1000 is usual"
        )
    if seed < 0:
        raise SummarizeError(f"seed {seed} is negative; give 0 or more")


def _check_scores(scores: Sequence[tuple[str, SegmentScores]]) -> None:
    for name, score in scores:
        if score.values.shape != scores[0][1].values.shape:
            raise SummarizeError(
                f"'{scores[0][0]}' has {len(scores[0][1].values):,} segments and '{name}' {len(score.values):,}; "
                "score the same examples in the same order for both"
            )
        if np.isinf(score.values).any():
            place = int(np.isinf(score.values).argmax()) + 1
            raise SummarizeError(
                f"{score.name} of '{name}' is infinite at segment {place}; use NaN where it does not apply"
            )


def _check_same_making(names: tuple[str, str], a: SegmentScores, b: SegmentScores) -> None:
    if (a.name, a.signature, a.better) != (b.name, b.signature, b.better):
        raise SummarizeError(
            f"'{names[0]}' was scored with {a.signature} and '{names[1]}' with {b.signature}; "
            "only scores made in the same way can be compared: score both again with the same settings"
        )
