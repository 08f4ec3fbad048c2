"""ROUGE-N, -L and -Lsum by the reference implementation, with tokens that are right for French.

rouge-score scores the n-grams of our words (`tokens`); its tables of common subsequences are replaced
by ones that give the same numbers sooner (`lcs`). Every value says how it was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Literal, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.rouge.lcs import lcs_length, union_lcs_hits
from summarize.evaluate.rouge.tokens import Mode, sentence_signature, sentences, token_signature, tokenizer
from summarize.evaluate.segments import SegmentScores, check_one_each

METRICS = ("rouge1", "rouge2", "rougeL", "rougeLsum")
PARTS = ("p", "r", "f1")  # precision, recall and their harmonic mean
References = Literal["mean", "best", "jackknife"]

Item = TypeVar("Item")

_KNOWN = re.compile(r"rouge(?:[1-9]|L|Lsum)")


@dataclass(frozen=True, slots=True)
class RougeScore:
    """Mean F1 in 0..100 over segments (and over references within one), and what it was made with."""

    rouge1: float
    rouge2: float
    rougeL: float  # noqa: N815 - the field's name for it
    rougeLsum: float  # noqa: N815
    segments: int
    signature: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A text read once: its tokens, and those of each sentence."""

    tokens: list[str]
    sentences: list[list[str]]


class _AlreadyRead:
    """rouge-score hands its texts to its tokenizer and to nothing else: here they are `_Text`s."""

    @staticmethod
    def tokenize(text: _Text) -> list[str]:
        return text.tokens


def score_rouge(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    mode: Mode = "fr",
    refs: References = "mean",
) -> RougeScore:
    """Mean ROUGE-1, -2, -L and -Lsum F1 of one hypothesis a segment: the short way of `rouge_scores`."""
    scores = {score.name: score for score in rouge_scores(hypotheses, references, mode, METRICS, refs)}
    return RougeScore(
        rouge1=scores["rouge1.f1"].mean,
        rouge2=scores["rouge2.f1"].mean,
        rougeL=scores["rougeL.f1"].mean,
        rougeLsum=scores["rougeLsum.f1"].mean,
        segments=len(hypotheses),
        signature=f"rouge|f1|{_signature('rougeLsum', mode, refs)}|agg:mean|n:{len(hypotheses)}",
    )


def rouge_scores(
    predictions: Sequence[str],
    references: Sequence[Sequence[str]],
    mode: Mode = "fr",
    metrics: Sequence[str] = METRICS,
    refs: References = "mean",
) -> list[SegmentScores]:
    """ROUGE (Lin 2004) of each prediction against its references: values 0..100, one a segment.

    For each metric in turn its precision, recall and F1: "rouge1.p", "rouge1.r", "rouge1.f1", …
    A text without a word in it scores 0, as in rouge-score.

    Args:
        predictions: one text a segment.
        references: one or more texts a segment.
        mode: what words and sentences are, see `tokens.tokenizer`.
        metrics: "rouge1" to "rouge9", "rougeL", "rougeLsum".
        refs: "mean" over the references; the "best" by F1; "jackknife", the mean over the sets that
            leave one reference out of the best in each (Lin 2004, §2.1), the one to compare with
            humans when several references are there. With a single reference all are the same.

    Raises:
        SummarizeError: nothing to score, lengths that differ, a segment without a reference, a value
            that is not a text, an unknown mode, metric or way with references.
    """
    _check(predictions, references, metrics, refs)
    read = _reader(mode, metrics)
    values = np.empty((len(predictions), len(metrics), len(PARTS)))
    for row, (prediction, golds) in enumerate(zip(predictions, references, strict=True)):
        text, gold_texts = read(prediction), [read(gold) for gold in golds]
        for column, metric in enumerate(metrics):
            values[row, column] = _merge([_score(metric, gold, text) for gold in gold_texts], refs)
    return _segment_scores(values, mode, metrics, refs)


def human_scores(
    references: Sequence[Sequence[str]],
    mode: Mode = "fr",
    metrics: Sequence[str] = METRICS,
    refs: References = "mean",
) -> list[SegmentScores]:
    """What humans score against one another: each reference against the others, then their mean.

    The same values and signature as `rouge_scores` gives a system. NaN for a segment with a single
    reference. With "best" a system has one reference more to be near to than a human has; with
    "jackknife" both have the same number, which is what it is for.

    Raises:
        SummarizeError: as `rouge_scores`.
    """
    _check([""] * len(references), references, metrics, refs)
    read = _reader(mode, metrics)
    ways: References = "mean" if refs == "mean" else "best"
    values = np.full((len(references), len(metrics), len(PARTS)), np.nan)
    for row, golds in enumerate(references):
        texts = [read(gold) for gold in golds]
        if len(texts) < 2:
            continue
        for column, metric in enumerate(metrics):
            values[row, column] = np.mean(
                [
                    _merge([_score(metric, other, text) for other in _without(texts, place)], ways)
                    for place, text in enumerate(texts)
                ],
                axis=0,
            )
    return _segment_scores(values, mode, metrics, refs)


def _score(metric: str, gold: _Text, text: _Text) -> tuple[float, float, float]:
    """Precision, recall and F1 in 0..1 of one text against one reference."""
    from rouge_score.rouge_scorer import RougeScorer
    from rouge_score.scoring import fmeasure

    if metric == "rougeL":
        hits, wanted, given = lcs_length(gold.tokens, text.tokens), len(gold.tokens), len(text.tokens)
    elif metric == "rougeLsum":
        hits = union_lcs_hits(gold.sentences, text.sentences)
        wanted, given = sum(map(len, gold.sentences)), sum(map(len, text.sentences))
    else:
        found = RougeScorer([metric], tokenizer=_AlreadyRead()).score(gold, text)[metric]
        return found.precision, found.recall, found.fmeasure
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    return precision, recall, fmeasure(precision, recall)


def _merge(scores: Sequence[tuple[float, float, float]], refs: References) -> NDArray[np.float64]:
    """One triple of the triples against each reference."""
    table: NDArray[np.float64] = np.array(scores)
    if refs == "best" or len(scores) == 1:
        best: NDArray[np.float64] = table[table[:, 2].argmax()]
        return best
    if refs == "jackknife":
        table = np.array([_merge(_without(scores, place), "best") for place in range(len(scores))])
    mean: NDArray[np.float64] = table.mean(axis=0)
    return mean


def _reader(mode: Mode, metrics: Sequence[str]) -> Callable[[str], _Text]:
    """A function that reads each text once, however often it is asked for."""
    tokenize = tokenizer(mode)

    @cache  # lives as long as the call that made it
    def read(text: str) -> _Text:
        parts = [tokenize(part) for part in sentences(text, mode)] if "rougeLsum" in metrics else []
        return _Text(tokenize(text), parts)

    return read


def _segment_scores(
    values: NDArray[np.float64], mode: Mode, metrics: Sequence[str], refs: References
) -> list[SegmentScores]:
    return [
        SegmentScores(
            name=f"{metric}.{part}",
            values=100 * values[:, column, number],
            signature=f"{metric}|{part}|{_signature(metric, mode, refs)}",
        )
        for column, metric in enumerate(metrics)
        for number, part in enumerate(PARTS)
    ]


def _signature(metric: str, mode: Mode, refs: References) -> str:
    parts = [token_signature(mode)]
    if metric == "rougeLsum":
        parts.append(sentence_signature(mode))
    return "|".join([*parts, f"refs:{refs}", f"rouge-score:{version('rouge-score')}"])


def _without(items: Sequence[Item], place: int) -> list[Item]:
    return [*items[:place], *items[place + 1 :]]


def _check(
    predictions: Sequence[str], references: Sequence[Sequence[str]], metrics: Sequence[str], refs: References
) -> None:
    if isinstance(predictions, str) or isinstance(references, str):
        raise SummarizeError(
            "predictions and references are lists, one item a segment; a single text was given"
        )
    check_one_each(predictions, references, "predictions", "lists of references")
    if not predictions:
        raise SummarizeError("nothing to score: there are no segments; give one or more")
    for number, (prediction, golds) in enumerate(zip(predictions, references, strict=True), start=1):
        if not isinstance(prediction, str):
            raise SummarizeError(
                f"segment {number}: its prediction is of type {type(prediction).__name__}; give a text"
            )
        if isinstance(golds, str):
            raise SummarizeError(
                f"segment {number}: its references are a text; give a list of texts, of one if there is one"
            )
        if not golds:
            raise SummarizeError(
                f"segment {number}: it has no reference, and ROUGE needs one; add it or leave the segment out"
            )
        for gold in golds:
            if not isinstance(gold, str):
                raise SummarizeError(
                    f"segment {number}: a reference is of type {type(gold).__name__}; give a text"
                )
    for metric in metrics:
        if not _KNOWN.fullmatch(metric):
            raise SummarizeError(
                f"metric '{metric}' is unknown; choose among {', '.join(METRICS)} (rouge1 to rouge9 count n-grams)"
            )
    if refs not in get_args(References):
        raise SummarizeError(f"refs '{refs}' is unknown; choose one of {', '.join(get_args(References))}")
