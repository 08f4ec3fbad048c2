"""How likely each concept of an event is to stand in a summary that a person writes: learned, not guessed.

Fitted by `summarize/train/salience.py` to abstracts of OrangeSum (CC BY-SA 4.0); the resource holds weights and no
text. Bigrams weighted so in an exact cover are
Li, Qian & Liu 2013, "Using supervised bigram-based ILP for extractive summarization"; words, Hong &
Nenkova 2014, "Improving the estimation of word importance for news multi-document summarization".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summarize.plan.concepts import Concept
from summarize.plan.features import FEATURES, concept_features
from summarize.records import Article, Passage

RESOURCE = "salience.json"
# What a word is worth beside a bigram of the same likelihood: words tell what, bigrams also how.
WORD = 0.3


@dataclass(frozen=True, slots=True)
class Estimator:
    """A perceptron with one hidden layer (rectified): features in, a likelihood in 0..1 out.

    `hidden` is (h, len(FEATURES)), `hidden_bias` and `output` are (h,).
    """

    hidden: NDArray[np.float64]
    hidden_bias: NDArray[np.float64]
    output: NDArray[np.float64]
    output_bias: float

    def likelihood(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n,) likelihoods of (n, len(FEATURES)) features, to six places: the last digits differ by machine."""
        activation = np.maximum(features @ self.hidden.T + self.hidden_bias, 0)
        found: NDArray[np.float64] = 1 / (1 + np.exp(-(activation @ self.output + self.output_bias)))
        return found.round(6)


def concept_weights(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[Concept, float]:
    """The weight, at least 0, of every concept of an event's passages.

    Args:
        articles: the event's, copies left out.
        passages: all their sentences that could carry a fact.
    """
    concepts, features = concept_features(articles, passages)
    weights = np.zeros(len(concepts))
    single = np.array([not second for _, _, second in concepts], dtype=bool)
    for name, which, worth in (("bigrams", ~single, 1.0), ("words", single, WORD)):
        weights[which] = worth * estimators()[name].likelihood(features[which])
    return dict(zip(concepts, weights.tolist(), strict=True))


@cache
def estimators() -> Mapping[str, Estimator]:
    """The shipped estimators, of "bigrams" and of "words"."""
    record = json.loads(files(__package__).joinpath(RESOURCE).read_text(encoding="utf-8"))
    assert tuple(record["features"]) == FEATURES, f"{RESOURCE} was fitted to other features: fit it again"
    return {
        name: Estimator(
            np.array(record[name]["hidden"]),
            np.array(record[name]["hidden_bias"]),
            np.array(record[name]["output"]),
            record[name]["output_bias"],
        )
        for name in ("bigrams", "words")
    }
