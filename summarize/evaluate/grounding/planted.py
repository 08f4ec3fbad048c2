"""Errors planted in true French sentences, and how many of them a checker detects.

Every planted sentence says something else than its passages, and records what was changed; the
controls are the same sentences untouched, or cut where a cut stays true.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from summarize.evaluate.grounding.edits import Edit, Pool, pool_of
from summarize.evaluate.grounding.plants import PLANTS
from summarize.evaluate.grounding.rearrangements import cut, splice, swapped_names, swapped_numbers
from summarize.records import Passage

PlantedKind = Literal[
    "number",
    "date",
    "name",
    "quotation altered",
    "quotation unmarked",
    "negation lost",
    "negation gained",
    "hedge lost",
    "attribution lost",
    "roles swapped",
    "numbers swapped",
    "splice",
    "head dropped",
    "true: untouched",
    "true: cut",
]
KINDS: tuple[PlantedKind, ...] = get_args(PlantedKind)
# About three articles' sentences: near enough for a name that could have stood there.
_NEIGHBOURHOOD = 40


@dataclass(frozen=True, slots=True)
class TrueSentence:
    """A French sentence as an article says it, and the day of that article, when known."""

    text: str
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlantedError:
    """A sentence with one error: `text[start:end]` is `after` where its first passage has `before`.

    A kind that opens with "true" plants nothing and must raise no alarm. A splice has two passages.
    """

    kind: PlantedKind
    text: str
    passages: tuple[str, ...]
    start: int
    end: int
    before: str
    after: str
    published_at: datetime | None = None

    @property
    def is_true(self) -> bool:
        """Whether it is a control, which no checker may flag."""
        return self.kind.startswith("true")


@dataclass(frozen=True, slots=True)
class Detection:
    """How many of a kind a checker flagged; `rate` and its 95 % interval (Wilson 1927) in 0..100.

    For the "true" kinds the rate is that of false alarms.
    """

    kind: PlantedKind
    tried: int
    flagged: int
    rate: float
    low: float
    high: float


def plant(sentences: Sequence[TrueSentence], seed: int) -> list[PlantedError]:
    """At most one error of each kind for every sentence, and the sentence itself, in order.

    Names and words that are put in come from the sentences around, which should be of one time and
    place; a splice is made with the sentence that follows. The same seed gives the same errors.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    texts = [sentence.text for sentence in sentences]
    found: list[PlantedError] = []
    for start in range(0, len(sentences), _NEIGHBOURHOOD):
        pool = pool_of(texts[max(0, start - _NEIGHBOURHOOD) : start + 2 * _NEIGHBOURHOOD])
        for place in range(start, min(start + _NEIGHBOURHOOD, len(sentences))):
            sentence = sentences[place]
            for kind in KINDS:
                if kind == "splice":
                    following = texts[place + 1] if place + 1 < len(texts) else ""
                    edit = splice(sentence.text, following)
                    found.extend(_planted(kind, sentence, edit, following))
                elif kind in PLANTS:
                    edits = list(PLANTS[kind](sentence.text, pool, rng))
                    found.extend(_planted(kind, sentence, rng.choice(edits) if edits else None))
                else:
                    found.extend(_planted(kind, sentence, _SINGLE[kind](sentence.text, pool)))
    return found


_SINGLE: dict[PlantedKind, Callable[[str, Pool], Edit | None]] = {
    "roles swapped": swapped_names,
    "numbers swapped": swapped_numbers,
    "true: untouched": lambda _, __: Edit(0, 0, ""),
    "true: cut": cut,
}


def _planted(
    kind: PlantedKind, sentence: TrueSentence, edit: Edit | None, *others: str
) -> Iterator[PlantedError]:
    if edit is None:
        return
    before, text = sentence.text[edit.start : edit.end], sentence.text
    changed = text[: edit.start] + edit.new + text[edit.end :]
    if changed == text and kind != "true: untouched":
        return
    if edit.start == 0 < edit.end and changed[:1].islower():  # what opened the sentence was taken out
        changed = changed[0].upper() + changed[1:]
    end = edit.start + len(edit.new)
    after = changed[edit.start : end]
    yield PlantedError(kind, changed, (text, *others), edit.start, end, before, after, sentence.published_at)


def by_metric(error: PlantedError) -> bool:
    """Whether the grounding metric flags it."""
    from summarize.evaluate.grounding.check import check_sentence

    return bool(check_sentence(error.text, error.passages, "fr", error.published_at))


def by_gate(error: PlantedError, trust: str) -> bool:
    """Whether the pipeline's gate stops it, at the given trust ("order", "fusion" or "free")."""
    from summarize.verify.gate import problems_of

    passages = [Passage(str(i), 0, len(text), text, "fr", i) for i, text in enumerate(error.passages)]
    published = {passage.article_id: error.published_at for passage in passages}
    return bool(problems_of(error.text, passages, published, trust))


def detection(checker: Callable[[PlantedError], bool], planted: Sequence[PlantedError]) -> list[Detection]:
    """What a checker flags of each kind, in the order of `KINDS`; kinds that were not tried are left out."""
    tried = Counter(error.kind for error in planted)
    flagged = Counter(error.kind for error in planted if checker(error))
    return [_detection(kind, tried[kind], flagged[kind]) for kind in KINDS if tried[kind]]


def _detection(kind: PlantedKind, tried: int, flagged: int) -> Detection:
    from scipy.stats import binomtest

    interval = binomtest(flagged, tried).proportion_ci(method="wilson")
    return Detection(kind, tried, flagged, 100 * flagged / tried, 100 * interval.low, 100 * interval.high)
