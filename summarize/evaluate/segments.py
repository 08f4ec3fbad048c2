"""What is scored, and what a score is: examples, predictions, and one value a segment.

Every metric is a function from these to `SegmentScores`; means, intervals and comparisons are made
from the values of segments and from nothing else, so that any metric can be compared in pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from summarize.errors import SummarizeError
from summarize.records import Article, CitedSummary

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to summarise: its sources, the references written for it, and the group it is told in.

    `sources` may be empty (outputs scored without their articles), `references` may not be.
    `group` names a part of a corpus that is also reported on its own ("C1"); None when there is none.
    """

    example_id: str
    references: tuple[str, ...]
    sources: tuple[Article, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a system wrote for the example of the same id, without citation markers.

    `summary` and `articles` (by id: the texts that its spans point into) are there when the
    prediction comes from a run's folder.
    """

    example_id: str
    text: str
    summary: CitedSummary | None = None
    articles: Mapping[str, Article] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """One metric's value for every segment: shape (n,), float64, NaN where the metric does not apply.

    `name` is the metric and its part ("rouge2.f1", "unsupported.number"); `signature` tells all that
    the values depend on, in parts joined by "|" ("rouge2|f1|tok:fr|stem:none|refs:mean").
    """

    name: str
    values: NDArray[np.float64]
    signature: str
    better: Better = "higher"

    @property
    def mean(self) -> float:
        """Over the segments where the metric applies; NaN when there is none."""
        found = self.values[~np.isnan(self.values)]
        return float(found.mean()) if len(found) else float("nan")


def check_one_each(given: Sized, wanted: Sized, what: str, of: str) -> None:
    """Raises SummarizeError where there are not as many `what` given as there are `of` ("2 predictions for 3 examples")."""
    if len(given) != len(wanted):
        raise SummarizeError(
            f"{len(given)} {what} for {len(wanted)} {of}; give one for each, in the same order"
        )
