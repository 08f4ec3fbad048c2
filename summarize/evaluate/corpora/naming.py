"""How messages name rows and values: the first few, and how many more."""

from __future__ import annotations

from collections.abc import Sequence

SHOWN = 5  # rows named in a message: enough to find the fault, few enough to stay on one line


def rows_named(rows: Sequence[str]) -> str:
    """Rows for a message: "a, b, c, d, e and 7 more (12 in all)"."""
    shown = ", ".join(row[:80] for row in rows[:SHOWN])
    return shown if len(rows) <= SHOWN else f"{shown} and {len(rows) - SHOWN} more ({len(rows)} in all)"


def kind_of(value: object) -> str:
    """What a value is, for a user who does not know Python: "a number (12)", "a list"."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"{str(value).lower()}, a truth value"
    if isinstance(value, int | float):
        return f"a number ({value:.12g})" if isinstance(value, float) else f"a number ({str(value)[:20]})"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else type(value).__name__
