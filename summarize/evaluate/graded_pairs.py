"""How well a similarity tells two articles of one story from two of others, on pairs that people graded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from summarize.errors import SummarizeError
from summarize.evaluate.segments import check_one_each

MIDDLE = 2.5  # of SemEval's grades, from 1 (very similar) to 4 (very dissimilar)


@dataclass(frozen=True, slots=True)
class PairScores:
    """How well a similarity tells pairs of one story from others.

    `auc` in 0..1 (0.5: chance), NaN when one of the two kinds is absent; `correlation` is Pearson's,
    over all pairs and with the grade turned round so that 1 is perfect (SemEval 2022 task 8's own
    measure). `same` and `other` count the two kinds, `between` the pairs that are neither.
    """

    auc: float
    correlation: float
    same: int
    other: int
    between: int
    signature: str


def pair_auc(
    grades: Sequence[float],
    similarities: Sequence[float],
    same_below: float = MIDDLE,
    other_from: float = MIDDLE,
) -> PairScores:
    """The area under the ROC curve of a similarity over graded pairs of articles.

    Args:
        grades: of each pair, from 1 (the same story) to 4 (another), as in SemEval 2022 task 8.
        similarities: what the system gives the pair, higher for more alike.
        same_below: a pair graded lower tells one story; those in between the two bounds do not count.
        other_from: a pair graded at least this tells two.

    Raises:
        SummarizeError: not one similarity for each grade, one of them not finite, or no pair at all.
    """
    from sklearn.metrics import roc_auc_score

    check_one_each(similarities, grades, "similarities", "graded pairs")
    if same_below > other_from:
        raise SummarizeError(
            f"same_below {same_below} is above other_from {other_from}; a pair would be both"
        )
    graded, alike = np.asarray(grades, dtype=np.float64), np.asarray(similarities, dtype=np.float64)
    odd = np.flatnonzero(~(np.isfinite(graded) & np.isfinite(alike)))
    if not len(graded) or len(odd):
        what = f"pair {odd[0]} has no finite grade and similarity" if len(odd) else "no graded pair"
        raise SummarizeError(f"{what}; give a number each")
    same, other = graded < same_below, graded >= other_from
    judged = same | other
    constant = bool(np.ptp(graded) == 0 or np.ptp(alike) == 0)
    return PairScores(
        auc=float(roc_auc_score(same[judged], alike[judged])) if same.any() and other.any() else nan,
        correlation=nan if constant else float(np.corrcoef(-graded, alike)[0, 1]),
        same=int(same.sum()),
        other=int(other.sum()),
        between=int((~judged).sum()),
        signature=f"pairs|auc:same<{same_below:g},other>={other_from:g}|r:pearson|pairs:{len(graded)}",
    )
