"""What extracts are made of, and how long they may be: the sentences of the sources, and a budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarize.errors import SummarizeError
from summarize.records import Article
from summarize.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be: `words`, or `sentences`, or neither (no limit); never both.

    The word budget is the DUC convention's: words are what blanks part, and the text is cut after the
    last word allowed, in the middle of a sentence if need be, so that every system has as many. (The
    line itself never cuts a sentence: it stays under its budget.)

    Raises:
        SummarizeError: both are given, or one is less than 1.
    """

    words: int | None = None
    sentences: int | None = None

    def __post_init__(self) -> None:
        if self.words is not None and self.sentences is not None:
            raise SummarizeError(
                f"budget: {self.words} words and {self.sentences} sentences; give one of the two"
            )
        for unit, limit in (("words", self.words), ("sentences", self.sentences)):
            if limit is not None and limit < 1:
                raise SummarizeError(f"budget: {limit} {unit}; give 1 or more")

    def cut(self, sentences: Iterable[str]) -> str:
        """The sentences in their order, joined by blanks, up to the budget and not a word more."""
        taken: list[str] = []
        left = self.words
        for number, sentence in enumerate(sentences):
            if left == 0 or number == self.sentences:
                break
            tokens = sentence.split()
            if left is not None:
                tokens = tokens[:left]
                left -= len(tokens)
            taken.extend(tokens)
        return " ".join(taken)

    def holds(self, words: int, sentences: int) -> bool:
        """Whether a summary of that length leaves room for more."""
        return (self.words is None or words < self.words) and (
            self.sentences is None or sentences < self.sentences
        )


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a source: the source's number in the example and its own in the source, both from 0."""

    text: str
    source: int
    position: int
    language: str | None


def source_sentences(articles: Iterable[Article]) -> list[SourceSentence]:
    """Every sentence of every source, in order."""
    return [
        SourceSentence(article.text[start:end], number, position, article.language)
        for number, article in enumerate(articles)
        for position, (start, end) in enumerate(sentence_spans(article.text, article.language))
    ]
