"""LexRank and TextRank by sumy, over our own sentences, stems and function words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from summarize.errors import SummarizeError
from summarize.text.words import content_stems

if TYPE_CHECKING:
    from summarize.evaluate.baselines import Budget, SourceSentence


def most_central(sentences: Sequence[SourceSentence], name: str, budget: Budget) -> list[SourceSentence]:
    """The best ranked sentences that fill the budget, in the order of the sources.

    `name` is "lexrank" (Erkan and Radev 2004, with sumy's threshold of 0.1 and inverse document
    frequencies over the sentences) or "textrank" (Mihalcea and Tarau 2004). Of equal ranks the earlier
    sentence wins; a sentence that another repeats word for word is told once.

    Raises:
        SummarizeError: sumy is not installed.
    """
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError:
        raise SummarizeError(
            f"baseline '{name}': needs sumy, which is not installed; pip install 'summarize[evaluate]'"
        ) from None
    firsts = list({sentence.text: sentence for sentence in reversed(sentences)}.values())[::-1]
    if not firsts:
        return []
    document = ObjectDocumentModel([Paragraph([Sentence(s.text, _Words(s.language)) for s in firsts])])
    summarizer = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[name]()
    numbers: list[int] = []

    def best(ranked: Sequence[Any]) -> Sequence[Any]:
        words = 0
        for entry in ranked:
            if not budget.holds(words, len(numbers)):
                break
            numbers.append(entry.order)
            words += len(firsts[entry.order].text.split())
        return ()

    _call(summarizer, document, best)
    return [firsts[number] for number in sorted(numbers)]


def _call(summarizer: Any, document: Any, best: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
    """Ranks; `best` is handed sumy's (sentence, order, rating), best first."""
    summarizer(document, best)


class _Words:
    """What sumy asks a tokenizer for: a sentence's words, here the stems of those that carry content."""

    def __init__(self, language: str | None) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(content_stems(text, self._language))
