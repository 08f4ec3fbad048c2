"""Citations against gold alignments, for the suite: each scorer's F1 by topic, and its curve."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from summarize.errors import ConfigError
from summarize.evaluate.citations.alignment import alignment_curve, cross_validated, decisions
from summarize.evaluate.citations.gold import AlignedEvent, load_spark, load_support
from summarize.evaluate.citations.scorers import SCORERS
from summarize.evaluate.results import Curve, CurvePoint
from summarize.evaluate.segments import SegmentScores
from summarize.evaluate.settings import AlignmentSettings

POINTS = 200  # of a curve as it is kept: enough for a drawing, where every pair's score is a threshold


def load_gold(settings: AlignmentSettings, root: Path) -> list[AlignedEvent]:
    """The events of a gold, its paths under the data folder (`gold` from where the call is made).

    Raises:
        SummarizeError: a file is missing or is not what it should be.
    """
    if settings.kind == "spark":
        return load_spark(root / settings.folder)
    if not (settings.gold and settings.corpus):
        raise ConfigError(
            'alignments: kind "support" needs gold, the annotations, and corpus, their raw input'
        )
    return load_support(Path(settings.gold), root / settings.corpus)


def align_all(name: str, events: list[AlignedEvent]) -> tuple[list[Curve], Mapping[str, SegmentScores]]:
    """Every scorer of `scorers` on a gold: its curve, and its F1 by topic at a threshold held out.

    The curve's best threshold flatters a scorer, the F1 does not: each half of the topics is decided at
    the threshold that is best on the other.
    """
    curves, scores = [], {}
    for scorer, function in SCORERS.items():
        matrices = [function(event) for event in events]
        held = cross_validated(events, matrices)
        scores[scorer] = held.segments
        found = alignment_curve([decisions(event, m) for event, m in zip(events, matrices, strict=True)])
        count = len(found.thresholds)
        best = int(found.f1.argmax()) if count else 0
        kept = np.union1d(np.linspace(0, count - 1, min(count, POINTS)).astype(int), [best] if count else [])
        curves.append(
            Curve(
                name,
                scorer,
                f"{scorer}|alignment.f1|pairs|sentences|threshold:best of all topics",
                tuple(
                    CurvePoint(
                        *(
                            round(float(values[index]), 6)
                            for values in (found.thresholds, found.precision, found.recall, found.f1)
                        )
                    )
                    for index in kept.astype(int)
                ),
            )
        )
    return curves, scores
