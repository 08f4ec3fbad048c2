"""Baselines and a bound to hold a system against: a closed list of names, each a function of the sources.

All but `oracle` see the sources alone; all keep to the same budget, so that ROUGE, which grows with
length, compares like with like.
"""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from summarize.errors import SummarizeError
from summarize.evaluate.baselines.coverage import most_covering
from summarize.evaluate.baselines.extracts import Budget, SourceSentence, source_sentences
from summarize.evaluate.baselines.graph_ranking import most_central
from summarize.evaluate.baselines.oracle import choose
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article

__all__ = ["BASELINES", "Budget", "baseline", "foreign_sources"]

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
        return most_covering(sentences, budget)
    return most_central(sentences, name, budget)
