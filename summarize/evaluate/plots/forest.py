"""Forest plots: systems' means with their intervals, and paired differences with theirs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.evaluate.plots.drawing import COLOURS, INK, check_any, figure, shown
from summarize.evaluate.results import ComparisonRow, ScoreRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]

ROW = 0.3  # inches a row


def plot_intervals(
    rows: Sequence[ScoreRow], path: Path, title: str, signature: str, axis: str = "score"
) -> None:
    """A forest plot: each system's mean and interval, the highest mean first.

    Args:
        rows: one a system; one without a value is listed as such.
        path: of the SVG file.
        title: says what is seen.
        signature: for the small print.
        axis: what the values are, with their unit.

    Raises:
        SummarizeError: there is nothing to draw.
    """
    check_any(rows, path)
    ordered = sorted(rows, key=lambda row: (row.mean is None, -(row.mean or 0), row.system))
    places = [(shown(row.system), *_values(row.mean, row.low, row.high)) for row in ordered]
    with figure(path, 0.8 + ROW * len(rows), title, signature) as drawn:
        axes = drawn.subplots()
        texts = _numbers([place[1:] for place in places], signed=False)
        _forest(axes, places, texts, [True] * len(places))
        axes.set_xlabel(axis)


def plot_differences(
    comparisons: Sequence[ComparisonRow],
    path: Path,
    title: str,
    signature: str,
    axis: str = "difference in score",
) -> None:
    """Paired differences, first − second, with their intervals and a line at zero, the largest first.

    A full mark says that the interval leaves zero out; p is as the comparison gives it.

    Args:
        comparisons: one a row.
        path: of the SVG file.
        title: says what is seen.
        signature: for the small print.
        axis: what the difference is of, with its unit.

    Raises:
        SummarizeError: there is nothing to draw.
    """
    check_any(comparisons, path)
    ordered = sorted(comparisons, key=lambda c: (c.difference is None, -(c.difference or 0), c.a, c.b))
    places = [
        (f"{shown(c.a, 26)} − {shown(c.b, 26)}", *_values(c.difference, c.low, c.high)) for c in ordered
    ]
    full = [low > 0 or high < 0 for *_, low, high in places]
    texts = [
        text + ("" if c.p_value is None else f"  p {c.p_value:.2g}")
        for text, c in zip(_numbers([place[1:] for place in places], signed=True), ordered, strict=True)
    ]
    with figure(path, 0.8 + ROW * len(places), title, signature) as drawn:
        axes = drawn.subplots()
        axes.axvline(0, color=INK, linewidth=1, linestyle="--")
        _forest(axes, places, texts, full)
        axes.set_xlabel(f"{axis}\nfirst − second; full mark: the interval leaves 0 out")


def _values(mean: float | None, low: float | None, high: float | None) -> tuple[float, float, float]:
    """What the rows leave undefined is NaN to the drawing."""
    first, second, third = (np.nan if value is None else value for value in (mean, low, high))
    return first, second, third


def _forest(
    axes: Axes, places: Sequence[tuple[str, float, float, float]], texts: Sequence[str], full: Sequence[bool]
) -> None:
    """Rows from the top: a name, a point on its interval, and the same in figures."""
    for row, ((_, mean, low, high), text, is_full) in enumerate(zip(places, texts, full, strict=True)):
        if np.isfinite(low) and np.isfinite(high):
            axes.plot([low, high], [row, row], color=COLOURS[0], linewidth=1.6, solid_capstyle="butt")
            axes.plot([low, high], [row, row], color=COLOURS[0], linestyle="none", marker="|", markersize=7)
        if np.isfinite(mean):
            face = COLOURS[0] if is_full else "white"
            axes.plot(mean, row, marker="o", markersize=6, color=COLOURS[0], markerfacecolor=face)
        axes.text(1.02, row, text, transform=axes.get_yaxis_transform(), va="center", ha="left", fontsize=7.5)
    axes.set_yticks(range(len(places)), [name for name, *_ in places])
    axes.set_ylim(len(places) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(visible=True, axis="x")
    axes.margins(x=0.06)


def _numbers(rows: Sequence[Sequence[float]], *, signed: bool) -> list[str]:
    """Mean and interval in figures; two decimals for percentages, three for what stays within −1..1."""
    found = [abs(value) for row in rows for value in row if np.isfinite(value)]
    form = f"{'+' if signed else ''}.{3 if max(found, default=0) <= 1 else 2}f"
    texts = []
    for mean, low, high in rows:
        if not np.isfinite(mean):
            texts.append("no value")
        elif np.isfinite(low) and np.isfinite(high):
            texts.append(f"{mean:{form}} [{low:{form}}, {high:{form}}]".replace("-", "−"))
        else:
            texts.append(f"{mean:{form}} [no interval]".replace("-", "−"))
    return texts
