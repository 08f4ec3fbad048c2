"""A panel a system: scores against lengths, and where in their articles the used sentences stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.plots.drawing import COLOURS, INK, PALE, check_any, figure, panels, shown

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]

BINS, IN_BIN = 10, 10  # at most so many bins of lengths, each of about so many summaries or more
TENTHS = 10


def plot_rouge_against_length(
    points: Mapping[str, tuple[ArrayLike, ArrayLike]],
    path: Path,
    title: str = "Score of each summary against its length",
    signature: str = "",
    axes_names: tuple[str, str] = ("length of the summary (words)", "ROUGE F1"),
) -> None:
    """A panel a system: its summaries, and its mean in bins of length; the other systems' means are pale.

    Bins hold about as many summaries each and never part equal lengths. Summaries more than twice as
    long as the 99th hundredth of all are left out of sight, and counted in the panel's title.

    Args:
        points: per system, lengths and scores of its summaries, shape (n,) each; NaN is left out.
        path: of the SVG file.
        title: says what is seen.
        signature: for the small print.
        axes_names: of the lengths and the scores, with their units.

    Raises:
        SummarizeError: there is nothing to draw, or lengths and scores are not of one number.
    """
    check_any(points, path)
    systems = {name: _points(name, *pair) for name, pair in points.items()}
    means = {name: _binned(*pair) for name, pair in systems.items()}
    lengths = np.concatenate([pair[0] for pair in systems.values()])
    limit = _limit(lengths)
    # Where all have about the same length, the axis starts near them and not at 0.
    shortest = float(lengths.min()) if len(lengths) else 0.0
    first = 0.95 * shortest if shortest > limit / 2 else 0.0
    columns = min(3, len(systems))
    rows = -(-len(systems) // columns)
    dark = f"{axes_names[0]} — dark line: mean by length" + (
        "; pale: the other systems'" if rows > 1 or columns > 1 else ""
    )
    labels = (dark, axes_names[1])
    with figure(path, 0.6 + 2.1 * rows, title, signature, labels) as drawn:
        for axes, (name, (x, y)) in zip(panels(drawn, len(systems), columns), systems.items(), strict=True):
            beyond = int((x > limit).sum())
            note = f", {beyond} longer out of sight" if beyond else ""
            axes.set_title(f"{shown(name, 29)}\nn = {len(x):,}{note}", loc="left", fontsize=8)
            axes.grid(visible=True)
            axes.set_xlim(first, limit)
            if not len(x):
                _no_value(axes)
                continue
            axes.scatter(x, y, s=5, color=COLOURS[5], alpha=0.45, linewidths=0, rasterized=True)
            for other in systems:
                if other != name:
                    axes.plot(*means[other], color=PALE, linewidth=0.9)
            axes.plot(*means[name], color=INK, linewidth=1.8, marker="o", markersize=3.5)


def plot_source_positions(
    positions: Mapping[str, ArrayLike],
    path: Path,
    title: str = "Where the sentences that the summaries use stand in their sources",
    signature: str = "",
) -> None:
    """A panel a system: the share of its used sentences in each tenth of the articles; even use is dashed.

    Args:
        positions: per system, 0 (an article's start) to 1 (its end) for each used sentence; NaN is left out.
        path: of the SVG file.
        title: says what is seen.
        signature: for the small print.

    Raises:
        SummarizeError: there is nothing to draw, or a position is not in 0..1.
    """
    check_any(positions, path)
    systems = {name: _finite(values) for name, values in positions.items()}
    for name, values in systems.items():
        if len(values) and not (values.min() >= 0 and values.max() <= 1):
            raise SummarizeError(
                f"'{name}': position {values.min() if values.min() < 0 else values.max():g} is not in 0..1; "
                "divide each position by its article's length"
            )
    columns = min(3, len(systems))
    rows = -(-len(systems) // columns)
    edges = np.linspace(0, 1, TENTHS + 1)
    labels = ("place in the article, in tenths — dashed: were all tenths used alike", "used sentences (%)")
    with figure(path, 0.6 + 1.8 * rows, title, signature, labels) as drawn:
        for axes, (name, values) in zip(panels(drawn, len(systems), columns), systems.items(), strict=True):
            axes.set_title(f"{shown(name, 29)}\nn = {len(values):,}", loc="left", fontsize=8)
            axes.grid(visible=True, axis="y")
            if len(values):
                shares = 100 * np.histogram(values, edges)[0] / len(values)
                axes.bar(
                    edges[:-1], shares, width=1 / TENTHS, align="edge", color=COLOURS[0], edgecolor="white"
                )
            else:
                _no_value(axes)
            axes.axhline(100 / TENTHS, color=INK, linewidth=1, linestyle="--")
            axes.set(xlim=(0, 1), xticks=[0, 0.5, 1], xticklabels=["start", "middle", "end"])


def _binned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Median length and mean score of bins of about equal numbers; equal lengths are never parted."""
    count = max(1, min(BINS, len(x) // IN_BIN))
    if not len(x):
        return x, y
    edges = np.unique(np.quantile(x, np.linspace(0, 1, count + 1)[1:-1]))
    bins = np.searchsorted(edges, x, side="left")
    kept = np.unique(bins)
    return np.array([np.median(x[bins == b]) for b in kept]), np.array([y[bins == b].mean() for b in kept])


def _limit(lengths: Floats) -> float:
    if not len(lengths):
        return 1.0
    longest, usual = float(lengths.max()), float(np.quantile(lengths, 0.99))
    return 1.05 * (usual if longest > 2 * usual else longest) or 1.0


def _points(name: str, lengths: ArrayLike, scores: ArrayLike) -> tuple[Floats, Floats]:
    x, y = np.asarray(lengths, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    if x.shape != y.shape or x.ndim != 1:
        raise SummarizeError(f"'{name}': {x.size} lengths for {y.size} scores; give one of each a summary")
    kept = np.isfinite(x) & np.isfinite(y)
    return x[kept], y[kept]


def _finite(values: ArrayLike) -> Floats:
    array = np.asarray(values, dtype=np.float64).ravel()
    return array[np.isfinite(array)]


def _no_value(axes: Axes) -> None:
    axes.text(0.5, 0.5, "no value", transform=axes.transAxes, ha="center", va="center", color="#5f5f5f")
