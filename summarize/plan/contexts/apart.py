"""How likely a sentence from within its article misleads a reader who was told its top and nothing else before it: learned.

The rules beside this module find what leans by its words ("le lendemain", "la banque"); one sentence in six that passes them
leans all the same, on a scene, a speaker or a thing that only the sentences left out give. Editors said which; the resource
holds what `summarize/train/apart.py` learned from them, weights and no text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summarize.plan.concepts import read
from summarize.text.deixis import WEEKDAYS
from summarize.text.entities.tables import word_set

RESOURCE = "apart.json"
# Sentences at its top that a reader is taken to have been told, with the title.
TOP = 2
# Of those left out the last few: what stands further up is not what a sentence leans on.
RECENT = 6

FEATURES = (
    "words",  # log(1 + number): the longer, the more it tells by itself
    "left_out",  # log(1 + number) of the sentences between the top and it
    "told",  # of its content stems, the share that the top has
    "neighbour",  # the share that only the sentence before it has
    "opening_told",  # of the stems before its first comma, the share that the top has
    "opening_new",  # the share that nothing before it has
    "names",  # log(1 + number) of its names
    "names_left_out",  # of these the number that only the sentences left out have
    "figures",  # log(1 + number)
    "weekday",  # 1 where it tells one
    "he",  # 1 where it has a pronoun for a subject of the third person
    "him",  # 1 where it has another that stands for a noun
    "his",  # the number of its possessives
    "more",  # the number of words that look back: "aussi", "autre"
    "quoted",  # 1 where it opens on a quotation
)

_OPENING = re.compile(r"[^,.;:]{3,60}")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d+")
_HE = word_set("il elle ils elles")
_HIM = word_set("lui leur eux celui celle ceux celles y en cela ça")
_HIS = word_set("son sa ses leur leurs")
_MORE = word_set(
    "autre autres aussi également encore même mêmes ainsi notamment alors ensuite enfin toujours déjà désormais"
)


@dataclass(frozen=True, slots=True)
class Estimator:
    """A logistic regression: `weights` is (len(FEATURES),)."""

    weights: NDArray[np.float64]
    bias: float

    def likelihood(self, features: Sequence[float]) -> float:
        """In 0..1, to six places: the last digits differ by machine."""
        return round(1 / (1 + math.exp(-float(self.weights @ np.array(features)) - self.bias)), 6)


def leaning_likelihood(sentence: str, title: str | None, earlier: Sequence[str]) -> float:
    """How likely a French sentence leans on sentences of its article that were not told, in 0..1.

    Args:
        sentence: the sentence.
        title: of its article; None without.
        earlier: all sentences before it in the article; nothing leans on what was told, so it is 0 where these are no more
            than the article's top.
    """
    if len(earlier) <= TOP:
        return 0.0
    return estimator().likelihood(apart_features(sentence, title, earlier))


def apart_features(sentence: str, title: str | None, earlier: Sequence[str]) -> tuple[float, ...]:
    """What the likelihood of a sentence is estimated from, in the order of FEATURES; the arguments are `leaning_likelihood`'s."""
    found = read(sentence, "fr")
    stems = set(found.stems)
    told = _stems([title or "", *earlier[:TOP]])
    left_out = _stems(earlier[TOP:][-RECENT:])
    opening = _OPENING.match(sentence)
    opens = set(read(opening[0], "fr").stems) if opening else set()
    words = [word.casefold() for word in _WORD.findall(sentence)]
    return (
        math.log1p(len(sentence.split())),
        math.log1p(max(0, len(earlier) - TOP)),
        len(stems & told) / max(1, len(stems)),
        len(stems & _stems(earlier[-1:]) - told) / max(1, len(stems)),
        len(opens & told) / max(1, len(opens)),
        len(opens - told - left_out) / max(1, len(opens)),
        math.log1p(len(found.names)),
        float(len(left_out.intersection(found.names) - told)),
        math.log1p(len(_FIGURE.findall(sentence))),
        float(not set(WEEKDAYS).isdisjoint(words)),
        float(not _HE.isdisjoint(words)),
        float(not _HIM.isdisjoint(words)),
        float(sum(word in _HIS for word in words)),
        float(sum(word in _MORE for word in words)),
        float(sentence[:1] in {"«", '"', "“"}),
    )


def _stems(texts: Sequence[str]) -> set[str]:
    return {stem for text in texts for stem in read(text, "fr").stems}


@cache
def estimator() -> Estimator:
    """The shipped estimator."""
    record = json.loads(files(__package__).joinpath(RESOURCE).read_text(encoding="utf-8"))
    assert tuple(record["features"]) == FEATURES, f"{RESOURCE} was fitted to other features: fit it again"
    return Estimator(np.array(record["weights"]), record["bias"])
