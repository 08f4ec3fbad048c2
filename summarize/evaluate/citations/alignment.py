"""Precision, recall and F1 of citations on gold alignments, the curve over the threshold, and the choice of one.

A pair of a summary sentence and a source sentence is called aligned when its score reaches the
threshold; a score of 0 never does. The threshold of a topic is the best one of the other topics.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.citations.gold import AlignedEvent
from summarize.evaluate.segments import SegmentScores

Floats = NDArray[np.float64]
# "pairs": every pair is decided. "best": of each article only the best passage may be cited, and
# recall counts the articles that say the sentence: how *cite* works.
Task = Literal["pairs", "best"]


class Decisions(NamedTuple):
    """What is to be decided: `scores` and whether a yes is `right`, both (n,); `aligned` is recall's base."""

    scores: Floats
    right: NDArray[np.bool_]
    aligned: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Precision, recall and F1, 0..1, at every threshold that changes them: arrays of shape (n,).

    `thresholds` rise strictly. Empty when no score is above 0.
    """

    thresholds: Floats
    precision: Floats
    recall: Floats
    f1: Floats

    def at(self, threshold: float) -> tuple[float, float, float]:
        """(precision, recall, F1) when `threshold` is asked for; NaN, 0 and 0 when no score reaches it."""
        index = int(np.searchsorted(self.thresholds, threshold))
        if index == len(self.thresholds):
            return float("nan"), 0.0, 0.0
        return float(self.precision[index]), float(self.recall[index]), float(self.f1[index])


@dataclass(frozen=True, slots=True)
class Held:
    """Each topic decided at the threshold that the other half of the topics chose.

    `counts` has shape (topics, 3): right decisions, decisions, aligned pairs. `thresholds` are those
    for the first, third, … topic and for the second, fourth, … one.
    """

    task: Task
    topics: tuple[str, ...]
    thresholds: tuple[float, float]
    counts: NDArray[np.int64]

    @property
    def precision(self) -> float:
        """Of all topics' decisions put together, 0..1; NaN when there is none."""
        right, called, _ = self.counts.sum(axis=0)
        return float(right / called) if called else float("nan")

    @property
    def recall(self) -> float:
        """Of all topics' aligned pairs put together, 0..1; NaN when there is none."""
        right, _, aligned = self.counts.sum(axis=0)
        return float(right / aligned) if aligned else float("nan")

    @property
    def f1(self) -> float:
        """Of all topics put together, 0..1: 2 · right / (decisions + aligned)."""
        return float(_f1(self.counts.sum(axis=0, keepdims=True))[0])

    @property
    def segments(self) -> SegmentScores:
        """F1 by topic, in percent: for intervals and paired comparisons. NaN where nothing is aligned or called.

        The signature is the same for every scorer, so that they can be compared.
        """
        return SegmentScores(
            "alignment.f1",
            100 * _f1(self.counts),
            f"alignment.f1|{self.task}|sentences|threshold:best of the other half of the topics|percent",
        )


def decisions(event: AlignedEvent, scores: Floats, task: Task = "pairs") -> Decisions:
    """What a scorer's matrix, of the shape of `event.gold`, leaves to decide in a task.

    Raises:
        SummarizeError: the matrix is of another shape, or holds a NaN.
    """
    if scores.shape != event.gold.shape or np.isnan(scores).any():
        raise SummarizeError(
            f"event '{event.name}': scores of shape {scores.shape} with {int(np.isnan(scores).sum())} NaN; "
            f"a scorer gives one number for each sentence and passage, shape {event.gold.shape}"
        )
    if task == "pairs":
        return Decisions(scores.ravel(), event.gold.ravel(), int(event.gold.sum()))
    columns: dict[str, list[int]] = {}
    for column, passage in enumerate(event.passages):
        columns.setdefault(passage.article_id, []).append(column)
    best, right, aligned = [], [], 0
    for row, gold in zip(scores, event.gold, strict=True):
        for own in columns.values():
            chosen = max(own, key=lambda column: (row[column], -column))
            best.append(row[chosen])
            right.append(gold[chosen])
            aligned += bool(gold[own].any())
    return Decisions(np.array(best, dtype=np.float64), np.array(right, dtype=np.bool_), aligned)


def alignment_curve(decided: Sequence[Decisions]) -> Curve:
    """The curve of all decisions put together: for `len(events)` of them, every threshold is one for all."""
    scores = np.concatenate([d.scores for d in decided]) if decided else np.zeros(0)
    right = np.concatenate([d.right for d in decided]) if decided else np.zeros(0, dtype=np.bool_)
    aligned = sum(d.aligned for d in decided)
    order = np.argsort(-scores, kind="stable")
    order = order[scores[order] > 0]
    thresholds = scores[order]
    hits = np.cumsum(right[order])
    called = np.arange(1, len(order) + 1)
    # Equal scores are called together: only the last of them is a point.
    last = np.flatnonzero(np.append(thresholds[1:] != thresholds[:-1], True)[: len(order)])[::-1]
    return Curve(
        thresholds[last],
        hits[last] / called[last],
        hits[last] / max(1, aligned),
        2 * hits[last] / (called[last] + aligned),
    )


def best_threshold(curve: Curve) -> float:
    """The threshold of the highest F1, the highest of equals; 1 for an empty curve."""
    if not len(curve.thresholds):
        return 1.0
    return float(curve.thresholds[np.flatnonzero(curve.f1 == curve.f1.max())[-1]])


def cross_validated(events: Sequence[AlignedEvent], scores: Sequence[Floats], task: Task = "pairs") -> Held:
    """Two-fold over the topics, in order of name: each half is decided at the other's best threshold.

    Args:
        events: of two topics or more; the events of one topic stay in one half.
        scores: a scorer's matrix for each event.
        task: what counts as a decision.

    Raises:
        SummarizeError: fewer than two topics, or a matrix that does not fit its event.
    """
    topics = sorted({event.topic for event in events})
    if len(topics) < 2:
        raise SummarizeError(
            f"{len(topics)} topic: a threshold is chosen on one half of the topics and used on the other; give two or more"
        )
    decided: dict[str, list[Decisions]] = {topic: [] for topic in topics}
    for event, matrix in zip(events, scores, strict=True):
        decided[event.topic].append(decisions(event, matrix, task))
    thresholds = tuple(
        best_threshold(alignment_curve([d for topic in topics[1 - half :: 2] for d in decided[topic]]))
        for half in (0, 1)
    )
    counts = [_counts(decided[topic], thresholds[n % 2]) for n, topic in enumerate(topics)]
    return Held(task, tuple(topics), (thresholds[0], thresholds[1]), np.array(counts, dtype=np.int64))


def _counts(decided: Sequence[Decisions], threshold: float) -> tuple[int, int, int]:
    """Right decisions, decisions and aligned pairs at one threshold."""
    called = [(d.scores >= threshold) & (d.scores > 0) for d in decided]
    right = sum(int((c & d.right).sum()) for c, d in zip(called, decided, strict=True))
    return right, sum(int(c.sum()) for c in called), sum(d.aligned for d in decided)


def _f1(counts: NDArray[np.int64]) -> Floats:
    """Of each row of (right, decisions, aligned); NaN where the last two are 0."""
    base = counts[:, 1] + counts[:, 2]
    return np.where(base > 0, 2 * counts[:, 0] / np.maximum(base, 1), np.nan)
