"""A comparison with a whole as a cell of a table."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.evaluate.significance.compare import Comparison

WIDTH = 24


def difference(found: Sequence[Comparison], other: str) -> str:
    """What `other` has less (or more) than the system that all are compared with; "" for that one itself.

    Its paired interval stands beside it, and a star where both the interval and the test show a difference.
    """
    one = next((comparison for comparison in found if comparison.names[1] == other), None)
    if one is None:
        return ""
    star = "*" if (one.low > 0 or one.high < 0) and one.p_value < 0.05 else " "
    # Taken from 0, so that no difference is not a negative one.
    mean, low, high = (round(0.0 - value, 2) + 0.0 for value in (one.difference, one.high, one.low))
    return f"{mean:+.2f} [{low:+.2f}, {high:+.2f}]{star}"
