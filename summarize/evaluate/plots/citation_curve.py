"""Precision of citations against their recall while the threshold moves, one line a system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.plots.drawing import PALE, check_any, figure, looks, shown

Floats = NDArray[np.float64]

ISO_F1 = (0.2, 0.4, 0.6, 0.8)


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
    check_any(curves, path)
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
