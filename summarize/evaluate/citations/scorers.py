"""How strongly each source sentence is held to say each summary sentence: the aligner and its rivals.

Every scorer gives one event a matrix of shape (sentences, passages), float64, in 0..1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from summarize.cite.reading import read
from summarize.cite.support import background, items_of, support
from summarize.evaluate.citations.gold import AlignedEvent
from summarize.text.words import stem, words

Matrix = NDArray[np.float64]
Scorer = Callable[[AlignedEvent], Matrix]


def aligner_scores(event: AlignedEvent) -> Matrix:
    """`summarize.cite.support`, as *cite* asks it, for every pair."""
    readings = [read(p.text, p.language, event.articles[p.article_id].published_at) for p in event.passages]
    known = background(readings)
    passages = [items_of(reading, known) for reading in readings]
    sentences = [items_of(read(text, event.language, None), known) for text in event.sentences]
    return _matrix(event, [[support(sentence, p).score for p in passages] for sentence in sentences])


def rouge_scores(event: AlignedEvent, metric: Literal["rouge1", "rougeL"]) -> Matrix:
    """F1 of rouge-score's engine over Snowball stems of Unicode words."""
    from rouge_score.rouge_scorer import RougeScorer

    tokens = {text: _stems(text, event.language) for text in (*event.sentences, *_texts(event))}

    class Known:
        """Each text is read once, not once a pair."""

        def tokenize(self, text: str) -> list[str]:
            return tokens[text]

    scorer = RougeScorer([metric], tokenizer=Known())
    return _matrix(
        event,
        [
            [scorer.score(sentence, text)[metric].fmeasure for text in _texts(event)]
            for sentence in event.sentences
        ],
    )


def tfidf_scores(event: AlignedEvent) -> Matrix:
    """Cosine of TF-IDF vectors of Snowball stems, over the event's passages (scikit-learn's defaults)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not event.passages:
        return _matrix(event, [])
    vectors = TfidfVectorizer(analyzer=partial(_stems, language=event.language))
    passages = vectors.fit_transform(_texts(event))
    return _matrix(event, (vectors.transform(event.sentences) @ passages.T).toarray())


# In the order of the tables; the project's own first.
SCORERS: Final[Mapping[str, Scorer]] = {
    "aligner": aligner_scores,
    "ROUGE-1": partial(rouge_scores, metric="rouge1"),
    "ROUGE-L": partial(rouge_scores, metric="rougeL"),
    "TF-IDF": tfidf_scores,
}


def _stems(text: str, language: str) -> list[str]:
    return [stem(word.text, language) for word in words(text)]


def _texts(event: AlignedEvent) -> list[str]:
    return [passage.text for passage in event.passages]


def _matrix(event: AlignedEvent, rows: object) -> Matrix:
    return np.asarray(rows, dtype=np.float64).reshape(len(event.sentences), len(event.passages))
