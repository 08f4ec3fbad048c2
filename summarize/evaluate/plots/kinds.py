"""The pictures of an evaluation, an SVG file each: they read in grey, and say what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.plots.drawing import COLOURS, INK, PALE, figure, looks, panels, shown
from summarize.evaluate.significance.compare import Interval
from summarize.evaluate.significance.conclusion import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]

ROW = 0.3  # inches a row of a forest plot
BINS, IN_BIN = 10, 10  # at most so many bins of lengths, each of about so many summaries or more
ISO_F1 = (0.2, 0.4, 0.6, 0.8)
TENTHS = 10


def plot_intervals(
    rows: Sequence[tuple[str, Interval]], title: str, signature: str, path: Path, axis: str = "score"
) -> None:
    """A forest plot: each system's mean and interval, the highest mean first.

    Args:
        rows: the systems and their intervals; one without a value is listed as such.
        title: says what is seen.
        signature: for the small print.
        path: of the SVG file.
        axis: what the values are, with their unit.

    Raises:
        SummarizeError: there is nothing to draw.
    """
    _check(rows, path)
    ordered = sorted(rows, key=lambda row: (not np.isfinite(row[1].mean), -row[1].mean, row[0]))
    places = [(shown(name), found.mean, found.low, found.high) for name, found in ordered]
    with figure(path, 0.8 + ROW * len(rows), title, signature) as drawn:
        axes = drawn.subplots()
        texts = _numbers([place[1:] for place in places], signed=False)
        _forest(axes, places, texts, [True] * len(places))
        axes.set_xlabel(axis)


def plot_differences(
    comparisons: Sequence[Comparison],
    title: str,
    signature: str,
    path: Path,
    axis: str = "difference in score",
) -> None:
    """Paired differences, first − second, with their intervals and a line at zero, the largest first.

    A full mark says that the interval leaves zero out; p is as the comparison gives it.

    Args:
        comparisons: one a row.
        title: says what is seen.
        signature: for the small print.
        path: of the SVG file.
        axis: what the difference is of, with its unit.

    Raises:
        SummarizeError: there is nothing to draw.
    """
    _check(comparisons, path)
    ordered = sorted(comparisons, key=lambda c: (not np.isfinite(c.difference), -c.difference, c.names))
    places = [
        (f"{shown(c.names[0], 26)} − {shown(c.names[1], 26)}", c.difference, c.low, c.high) for c in ordered
    ]
    full = [c.low > 0 or c.high < 0 for c in ordered]
    texts = [
        text + (f"  p {c.p_value:.2g}" if np.isfinite(c.p_value) else "")
        for text, c in zip(_numbers([place[1:] for place in places], signed=True), ordered, strict=True)
    ]
    with figure(path, 0.8 + ROW * len(places), title, signature) as drawn:
        axes = drawn.subplots()
        axes.axvline(0, color=INK, linewidth=1, linestyle="--")
        _forest(axes, places, texts, full)
        axes.set_xlabel(f"{axis}\nfirst − second; full mark: the interval leaves 0 out")


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
    _check(points, path)
    systems = {name: _points(name, *pair) for name, pair in points.items()}
    means = {name: _binned(*pair) for name, pair in systems.items()}
    lengths = np.concatenate([pair[0] for pair in systems.values()])
    limit = _limit(lengths)
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
            axes.set_xlim(0, limit)
            if not len(x):
                _no_value(axes)
                continue
            axes.scatter(x, y, s=5, color=COLOURS[5], alpha=0.45, linewidths=0, rasterized=True)
            for other in systems:
                if other != name:
                    axes.plot(*means[other], color=PALE, linewidth=0.9)
            axes.plot(*means[name], color=INK, linewidth=1.8, marker="o", markersize=3.5)


def plot_citation_curve(
    curves: Mapping[str, tuple[ArrayLike, ArrayLike, ArrayLike, ArrayLike]],
    path: Path,
    title: str = "Precision and recall of citations over the threshold",
    signature: str = "",
    chosen: Mapping[str, float] | None = None,
) -> None:
    """Precision against recall while the threshold moves, over lines of equal F1, the chosen threshold marked.

    Args:
        curves: per system, thresholds, precision, recall and F1, shape (n,) each, the last three in 0..1;
            a point with NaN is left out.
        path: of the SVG file.
        title: says what is seen.
        signature: for the small print.
        chosen: the threshold to mark for a system (the nearest of its curve); where it names none, that
            of the best F1 on the curve is marked.

    Raises:
        SummarizeError: there is nothing to draw, or a curve's arrays are not of one length.
    """
    _check(curves, path)
    with figure(path, 4.4, title, signature) as drawn:
        axes = drawn.subplots()
        for level in ISO_F1:
            recalls = np.linspace(level / (2 - level), 1, 200)
            axes.plot(recalls, level * recalls / (2 * recalls - level), color=PALE, linewidth=0.8)
            axes.text(1.01, level / (2 - level), f"F1 {level:g}", fontsize=7, color="#5f5f5f", va="center")
        for (name, curve), (colour, line, marker) in zip(curves.items(), looks(len(curves)), strict=True):
            thresholds, precision, recall, f1 = _curve(name, curve)
            if not len(thresholds):
                axes.plot(
                    [], [], color=colour, linestyle=line, marker=marker, label=f"{shown(name, 30)}\nno value"
                )
                continue
            given = (chosen or {}).get(name)
            at = int(np.argmax(f1)) if given is None else int(np.argmin(np.abs(thresholds - given)))
            how = "best F1" if given is None else "F1"
            label = f"{shown(name, 30)}\n{how} {f1[at]:.3f} at {thresholds[at]:.3g}"
            axes.plot(recall, precision, color=colour, linestyle=line, linewidth=1.4)
            axes.plot(
                recall[at], precision[at], color=colour, marker=marker, markersize=8, markeredgecolor="white",
                linestyle="none", zorder=5, clip_on=False,
            )  # fmt: skip
            axes.plot([], [], color=colour, linestyle=line, marker=marker, label=label)
        axes.set(
            xlim=(0, 1), ylim=(0, 1), xlabel="recall (0 to 1)", ylabel="precision (0 to 1)", box_aspect=1
        )
        axes.legend(
            loc="upper left", bbox_to_anchor=(1.12, 1.02), borderaxespad=0, title="threshold marked on each curve",
            title_fontsize=8, alignment="left",
        )  # fmt: skip


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
    _check(positions, path)
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


def _curve(name: str, curve: Sequence[ArrayLike]) -> Floats:
    """The curve's four rows, without the points that have no value."""
    arrays = [np.asarray(row, dtype=np.float64) for row in curve]
    if len({row.shape for row in arrays}) != 1 or arrays[0].ndim != 1:
        sizes = ", ".join(str(row.size) for row in arrays)
        raise SummarizeError(
            f"'{name}': thresholds, precision, recall and F1 have {sizes} values; give as many of each"
        )
    rows = np.stack(arrays)
    kept: Floats = rows[:, np.isfinite(rows).all(axis=0)]
    return kept


def _finite(values: ArrayLike) -> Floats:
    array = np.asarray(values, dtype=np.float64).ravel()
    return array[np.isfinite(array)]


def _no_value(axes: Axes) -> None:
    axes.text(0.5, 0.5, "no value", transform=axes.transAxes, ha="center", va="center", color="#5f5f5f")


def _check(what: Sequence[object] | Mapping[str, object], path: Path) -> None:
    if not what:
        raise SummarizeError(f"{path}: nothing to draw; give one system or more")
