"""The plots of an evaluation: which are drawn, and under which names."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.evaluate.plots.by_system import plot_rouge_against_length, plot_source_positions
from summarize.evaluate.plots.citation_curve import plot_citation_curve
from summarize.evaluate.plots.forest import plot_differences, plot_intervals
from summarize.evaluate.results import EVERYTHING, Results
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.settings import EvaluateSettings
from summarize.evaluate.texts import used_positions
from summarize.text.words import count_words

MOST_PAIRS = 24  # of one drawing; beyond, those of the best system alone


def draw_scores(results: Results, settings: EvaluateSettings, folder: Path) -> None:
    """Intervals of each compared metric, and paired differences."""
    for corpus in results.corpora:
        for metric in settings.compared:
            rows = [
                row
                for row in results.scores
                if (row.corpus, row.group, row.metric) == (corpus, EVERYTHING, metric)
            ]
            if not rows:
                continue
            plot_intervals(
                rows,
                folder / f"{_file(corpus)}-intervals-{metric}.svg",
                f"{corpus}: {metric}",
                rows[0].signature,
                metric,
            )
            pairs = [
                row
                for row in results.comparisons
                if (row.corpus, row.group, row.metric) == (corpus, EVERYTHING, metric)
            ]
            if len(pairs) > MOST_PAIRS:
                best = max(rows, key=lambda row: -math.inf if row.mean is None else row.mean).system
                pairs = [row for row in pairs if best in {row.a, row.b}]
            if pairs:
                plot_differences(
                    pairs,
                    folder / f"{_file(corpus)}-differences-{metric}.svg",
                    f"{corpus}: paired differences in {metric}",
                    pairs[0].signature,
                    f"difference in {metric}",
                )


def draw_lengths(
    corpus: str,
    predictions: Mapping[str, Sequence[Prediction] | None],
    scores: Mapping[str, SegmentScores],
    folder: Path,
) -> None:
    """One metric's score of each summary against its length in words."""
    points: dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
    for system, wrote in predictions.items():
        if wrote is not None and system in scores:
            lengths = np.array([count_words(prediction.text) for prediction in wrote], np.float64)
            points[system] = (lengths, scores[system].values)
    if points:
        metric = next(iter(scores.values()))
        plot_rouge_against_length(
            points,
            folder / f"{_file(corpus)}-length-{metric.name}.svg",
            f"{corpus}: {metric.name} of each summary against its length",
            metric.signature,
            ("length of the summary (words)", metric.name),
        )


def draw_positions(
    corpus: str,
    predictions: Mapping[str, Sequence[Prediction] | None],
    examples: Sequence[Example],
    folder: Path,
) -> None:
    """Where in their articles the sentences stand that each system's summaries come from."""
    if not any(example.sources for example in examples):
        return
    found = {s: used_positions(wrote, examples) for s, wrote in predictions.items() if wrote is not None}
    found = {system: positions for system, positions in found.items() if np.isfinite(positions).any()}
    if found:
        plot_source_positions(
            found,
            folder / f"{_file(corpus)}-positions.svg",
            f"{corpus}: where the sentences that the summaries use stand in their sources",
        )


def draw_curves(results: Results, folder: Path) -> None:
    """Precision against recall of each gold's scorers."""
    for gold in dict.fromkeys(curve.gold for curve in results.curves):
        curves = {
            curve.scorer: (
                [point.threshold for point in curve.points],
                [point.precision for point in curve.points],
                [point.recall for point in curve.points],
                [point.f1 for point in curve.points],
            )
            for curve in results.curves
            if curve.gold == gold
        }
        plot_citation_curve(
            curves,
            folder / f"{_file(gold)}-citation-curve.svg",
            f"{gold}: precision and recall of alignment over the threshold",
            next(c.signature for c in results.curves if c.gold == gold).partition("|")[2],
        )


def _file(name: str) -> str:
    """A corpus's name as part of a file's."""
    return re.sub(r"[^\w.+-]+", "-", name).strip("-.")
