"""How far people who judge the same things agree."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from math import nan

import numpy as np


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float:
    """Agreement between readers on nominal values (Krippendorff 2011, "Computing alpha", §C).

    Args:
        units: the values that each unit was given; units with fewer than two do not count.

    Returns:
        1 for perfect agreement, 0 for chance's; NaN when no unit has two values or all values are
        the same, since nothing then tells agreement from habit.
    """
    paired = [unit for unit in units if len(unit) > 1]
    values = {value: n for n, value in enumerate(dict.fromkeys(v for unit in paired for v in unit))}
    if len(values) < 2:
        return nan
    counts = np.zeros((len(paired), len(values)))
    for row, unit in zip(counts, paired, strict=True):
        for value in unit:
            row[values[value]] += 1
    each, every = counts.sum(axis=1), counts.sum(axis=0)
    total = every.sum()
    observed = ((each**2 - (counts**2).sum(axis=1)) / (each - 1)).sum() / total
    expected = (total**2 - (every**2).sum()) / (total * (total - 1))
    return float(1 - observed / expected)
