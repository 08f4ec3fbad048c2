"""Who says whether passages support a sentence: the project's aligner, or a model of entailment.

Of citations that the aligner chose the aligner is no independent judge: its verdict on them is circular.
What it is worth is told by alignments that people made (summarize/evaluate/citations/alignment.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from summarize.cite.reading import read
from summarize.cite.support import Items, background, items_of, support
from summarize.plan.passages import article_passages
from summarize.records import Article, Passage

# Of the sentence's weight, from which it counts as said. On the French gold it then says yes to 78 % of
# what all supporting passages say together, and to 26 % of what the three nearest others do; at 0.5 to
# 85 and 49 %, at 0.7 to 66 and 12 % (benchmarks/citations.py).
SHARE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `passages`, taken together, say what `sentence` says; `language` is the sentence's."""

    sentence: str
    language: str | None
    passages: tuple[Passage, ...]


class Judge(Protocol):
    """Answers in 0..1; from `threshold` on the passages support the sentence. `signature` tells both."""

    @property
    def threshold(self) -> float:
        """The least support that counts as full."""
        ...

    @property
    def signature(self) -> str:
        """What the verdicts depend on: the judge, its model, its threshold."""
        ...

    def support(self, questions: Sequence[Question], articles: Mapping[str, Article]) -> NDArray[np.float64]:
        """The answer to each question, shape (n,), in 0..1; `articles` are those of the event, by id."""
        ...


@dataclass(frozen=True, slots=True)
class AlignerJudge:
    """The project's own aligner: the share of a sentence's words, figures and dates that passages hold.

    Items weigh as in `summarize.cite.support`; a passage that contradicts the sentence holds nothing.
    Of several passages the items are put together, so that no long passage hides what it says.
    """

    threshold: float = SHARE

    @property
    def signature(self) -> str:
        """The circle is said where the figure is."""
        return f"judge:aligner(circular on its own citations)|threshold:{self.threshold:g}"

    def support(self, questions: Sequence[Question], articles: Mapping[str, Article]) -> NDArray[np.float64]:
        """The share of each sentence that its passages hold between them, shape (n,)."""
        readings = [
            read(passage.text, passage.language, article.published_at)
            for article in articles.values()
            for passage in article_passages(article)
        ]
        event = background(readings)
        weighed: dict[Passage, Items] = {}
        answers = np.zeros(len(questions))
        for index, question in enumerate(questions):
            passages = question.passages
            # The first cited source's day is that of the sentence's "hier" and "lundi".
            first = articles.get(passages[0].article_id) if passages else None
            sentence = items_of(
                read(question.sentence, question.language, first.published_at if first else None), event
            )
            for passage in passages:
                if passage not in weighed:
                    own = articles.get(passage.article_id)
                    weighed[passage] = items_of(
                        read(passage.text, passage.language, own.published_at if own else None), event
                    )
            said = frozenset[int]().union(*(support(sentence, weighed[p]).said for p in passages))
            held = sum(sentence.weights[item] for item in sorted(said))
            answers[index] = min(1.0, held / sentence.total) if said else 0.0
        return answers
