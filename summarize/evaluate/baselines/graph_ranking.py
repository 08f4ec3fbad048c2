"""LexRank and TextRank by sumy, over our own sentences, stems and function words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from summarize.evaluate.baselines.extracts import Budget, SourceSentence
from summarize.text.words import content_stems


def most_central(sentences: Sequence[SourceSentence], name: str, budget: Budget) -> list[SourceSentence]:
    """The best ranked sentences that fill the budget, in the order of the sources.

    `name` is "lexrank" (Erkan and Radev 2004, with sumy's threshold of 0.1 and inverse document
    frequencies over the sentences) or "textrank" (Mihalcea and Tarau 2004). Of equal ranks the earlier
    sentence wins; a sentence that another repeats word for word is told once.
    """
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    told: dict[str, SourceSentence] = {}
    for sentence in sentences:
        told.setdefault(sentence.text, sentence)
    firsts = list(told.values())
    if not firsts:
        return []
    document = ObjectDocumentModel([Paragraph([Sentence(s.text, _Words(s.language)) for s in firsts])])
    summarizer = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[name]()
    numbers: list[int] = []

    def best(ranked: Sequence[Any]) -> Sequence[Any]:
        """What sumy hands its (sentence, order, rating) to, to be told which it shall give back."""
        words = 0
        # sumy sorts by the rating alone, which is NaN for all where no sentence is like another.
        for entry in sorted(ranked, key=lambda e: (-e.rating if math.isfinite(e.rating) else 0.0, e.order)):
            if not budget.holds(words, len(numbers)):
                break
            numbers.append(entry.order)
            words += len(firsts[entry.order].text.split())
        return ()

    with np.errstate(divide="ignore", invalid="ignore"):
        summarizer(document, best)
    return [firsts[number] for number in sorted(numbers)]


class _Words:
    """What sumy asks a tokenizer for: a sentence's words, here the stems of those that carry content."""

    def __init__(self, language: str | None) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(content_stems(text, self._language))
