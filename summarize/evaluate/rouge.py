"""ROUGE by the reference implementation, with tokenizers that are right for French.

rouge-score keeps only `[a-z0-9]`, so that "L'été" becomes `l t`; it takes another tokenizer, and
every score carries a signature that says which.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.errors import SummarizeError
from summarize.text.words import stem

Mode = Literal["google", "fr", "fr+stem"]
METRICS = ("rouge1", "rouge2", "rougeL")
UNICODE_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class RougeScore:
    """Mean F1 in 0..100 over segments (and over references within one), and what it was made with."""

    rouge1: float
    rouge2: float
    rougeL: float  # noqa: N815 - the field's name for it
    segments: int
    signature: str


class _Tokenizer:
    """The words of a text, as rouge-score asks a tokenizer for them."""

    def __init__(self, mode: Mode) -> None:
        self.stem = mode == "fr+stem"

    def tokenize(self, text: str) -> list[str]:
        tokens = UNICODE_WORD.findall(unicodedata.normalize("NFKC", text).lower())
        return [stem(token, "fr") for token in tokens] if self.stem else tokens


def score_rouge(
    hypotheses: Sequence[str], references: Sequence[Sequence[str]], mode: Mode = "fr"
) -> RougeScore:
    """ROUGE-1, -2 and -L (Lin 2004) of one hypothesis a segment against one or more references.

    `mode`: "google" is the published convention (rouge-score's own tokenizer, no stemming); "fr"
    is Unicode words; "fr+stem" adds the French Snowball stemmer.

    Raises:
        SummarizeError: there are not as many hypotheses as segments, or a segment has no reference.
    """
    if len(hypotheses) != len(references):
        raise SummarizeError(f"{len(hypotheses)} hypotheses for {len(references)} segments; give one each")
    if not hypotheses or not all(references):
        raise SummarizeError("nothing to score: each segment needs a hypothesis and a reference")
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(list(METRICS), tokenizer=None if mode == "google" else _Tokenizer(mode))
    totals = dict.fromkeys(METRICS, 0.0)
    for hypothesis, golds in zip(hypotheses, references, strict=True):
        for gold in golds:
            scores = scorer.score(gold, hypothesis)
            for metric in METRICS:
                totals[metric] += 100 * scores[metric].fmeasure / len(golds)
    means = {metric: total / len(hypotheses) for metric, total in totals.items()}
    stemming = "snowball" if mode == "fr+stem" else "none"
    tokenizer = "google" if mode == "google" else "unicode"
    signature = f"rouge-score|f1|tok:{tokenizer}|stem:{stemming}|refs:mean|agg:mean|n:{len(hypotheses)}"
    return RougeScore(means["rouge1"], means["rouge2"], means["rougeL"], len(hypotheses), signature)
