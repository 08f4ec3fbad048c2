"""Baselines and a bound to hold a system against: a closed list of names, each a function of the sources.

All but `oracle` see the sources alone; all keep to the same budget, so that ROUGE, which grows with
length, compares like with like.
"""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarize.errors import SummarizeError
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article
from summarize.text.sentences import sentence_spans

BASELINES: Mapping[str, str] = MappingProxyType(
    {
        "lead": "the first sentences, or words, of the first source",
        "first-sentences": "the first sentence of each source, in the sources' order; then the second ones",
        "random": "sentences of all sources in a random order (seeded)",
        "lexrank": "LexRank over the sentences of all sources (Erkan and Radev 2004; sumy)",
        "textrank": "TextRank over the sentences of all sources (Mihalcea and Tarau 2004; sumy)",
        "coverage": "greedy coverage of stemmed bigrams, each worth the number of sources that hold it",
        "oracle": "a bound: sentences chosen greedily for their ROUGE-1 + ROUGE-2 against the references",
        "copy": "the sources' text as it stands, in whatever language",
    }
)


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


def baseline(
    name: str,
    examples: Sequence[Example],
    budget: Budget,
    *,
    seed: int = 12345,
    language: str | None = "fr",
    mode: Mode = "fr",
) -> list[Prediction]:
    """The summaries that a baseline of `BASELINES` makes, one an example, in their order; deterministic.

    A summary in `language` can only be put together from sources in it: those in another one are left
    out (`foreign_sources` names them), and an example with no other has an empty summary. A source
    whose language is not known counts as being in it; None takes all. `copy` takes all anyway.

    Args:
        name: one of `BASELINES`.
        examples: what to summarise; the oracle reads their references, nothing else does.
        budget: of each summary.
        seed: of `random`; an example's draw depends on it and on the example's id, not on its neighbours.
        language: ISO 639-1 code of the summaries.
        mode: how `oracle` reads the references; best the mode that it will be scored in.

    Raises:
        SummarizeError: no such baseline.
    """
    if name not in BASELINES:
        near = difflib.get_close_matches(name, BASELINES, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"baselines: {', '.join(BASELINES)}"
        raise SummarizeError(f"baseline {name[:60]!r}: there is none of that name; {hint}")
    predictions = []
    for example in examples:
        sources = [a for a in example.sources if name == "copy" or not _is_foreign(a, language)]
        sentences = source_sentences(sources)
        if name == "oracle":
            from summarize.evaluate.baselines.oracle import choose

            text = budget.cut(choose([s.text for s in sentences], example.references, budget, mode))
        else:
            chosen = _chosen(name, sentences, budget, f"{seed}:{example.example_id}")
            text = budget.cut(sentence.text for sentence in chosen)
        predictions.append(Prediction(example.example_id, text))
    return predictions


def foreign_sources(examples: Iterable[Example], language: str = "fr") -> tuple[str, ...]:
    """The ids of the articles that baselines in `language` leave out, in order."""
    return tuple(
        article.article_id
        for example in examples
        for article in example.sources
        if _is_foreign(article, language)
    )


def humans(examples: Sequence[Example]) -> dict[str, tuple[list[Example], list[Prediction]]]:
    """Each reference as a system, "human1" and so on, with the examples that the others are left to judge.

    Number n holds the examples with at least n references, and two at least: nobody else judges a
    reference that is alone.
    """
    most = max((len(example.references) for example in examples), default=0)
    systems: dict[str, tuple[list[Example], list[Prediction]]] = {}
    for number in range(most if most > 1 else 0):
        chosen = [e for e in examples if len(e.references) > max(1, number)]
        judged = [
            Example(e.example_id, e.references[:number] + e.references[number + 1 :], e.sources, e.group)
            for e in chosen
        ]
        written = [Prediction(e.example_id, e.references[number]) for e in chosen]
        systems[f"human{number + 1}"] = (judged, written)
    return systems


def source_sentences(articles: Iterable[Article]) -> list[SourceSentence]:
    """Every sentence of every source, in order."""
    return [
        SourceSentence(article.text[start:end], number, position, article.language)
        for number, article in enumerate(articles)
        for position, (start, end) in enumerate(sentence_spans(article.text, article.language))
    ]


def _is_foreign(article: Article, language: str | None) -> bool:
    return language is not None and article.language not in (None, language)


def _chosen(name: str, sentences: list[SourceSentence], budget: Budget, seed: str) -> list[SourceSentence]:
    """The sentences that a baseline takes, in the order in which it tells them."""
    if name == "copy":
        return sentences
    if name == "lead":
        return [s for s in sentences if s.source == sentences[0].source]
    if name == "first-sentences":
        return sorted(sentences, key=lambda s: (s.position, s.source))
    if name == "random":
        return random.Random(seed).sample(sentences, len(sentences))  # noqa: S311 - no secret
    if name == "coverage":
        from summarize.evaluate.baselines.coverage import most_covering

        return most_covering(sentences, budget)
    from summarize.evaluate.baselines.graph_ranking import most_central

    return most_central(sentences, name, budget)
