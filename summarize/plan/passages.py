"""Groups the sentences of an event's articles by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from summarize.records import Article, Passage
from summarize.text.lexicon import to_french
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems, count_words

SHORTEST_PASSAGE = 5  # words: shorter ones are headings and interjections, and say nothing alone
SAME_FACT = 0.5  # cosine: found on RPM2's development half, see benchmarks/plan.py


def article_passages(article: Article) -> list[Passage]:
    """The sentences of an article that could carry a fact, in its order."""
    found = []
    for position, (start, end) in enumerate(sentence_spans(article.text, article.language)):
        text = article.text[start:end]
        if count_words(text) >= SHORTEST_PASSAGE:
            found.append(Passage(article.article_id, start, end, text, article.language, position))
    return found


@dataclass(frozen=True, slots=True)
class FrenchBag:
    """The French stems that a passage speaks of: its own, or what its words may be put into.

    `alternatives` has one entry a content word: the stems it may stand for, one for a French word.
    """

    alternatives: tuple[tuple[str, ...], ...]

    @property
    def stems(self) -> frozenset[str]:
        """All stems, without their order."""
        return frozenset(stem for word in self.alternatives for stem in word)


def french_bag(passage: Passage) -> FrenchBag:
    """What a passage speaks of, in French stems; a foreign word the lexicon lacks (a name) stays."""
    stems = content_stems(passage.text, passage.language)
    if passage.language in ("fr", None):
        return FrenchBag(tuple((stem,) for stem in stems))
    return FrenchBag(tuple(_translations(stem, passage.language) for stem in stems))


@cache
def _translations(stem: str, language: str) -> tuple[str, ...]:
    return to_french(stem, language) or (stem,)


def group_passages(passages: Sequence[Passage]) -> list[tuple[Passage, ...]]:
    """Passages that say the same thing, together; at most one of each article in a group.

    Greedy average linkage over the cosine of the tf-idf of their French stems: pairs are joined
    from the most alike down, as long as the groups' mean similarity stays at `SAME_FACT`.
    Two sentences of one article say two things, so they never share a group.
    """
    if not passages:
        return []
    similarity = _similarities([french_bag(passage) for passage in passages])
    group_of = list(range(len(passages)))
    members: dict[int, list[int]] = {index: [index] for index in range(len(passages))}
    rows, columns = np.nonzero(np.triu(similarity, k=1) >= SAME_FACT)
    order = np.lexsort((columns, rows, -similarity[rows, columns].round(6)))
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        a, b = group_of[i], group_of[j]
        if a == b:
            continue
        articles = Counter(passages[k].article_id for k in members[a] + members[b])
        if max(articles.values()) > 1:
            continue
        if similarity[np.ix_(members[a], members[b])].mean() < SAME_FACT:
            continue
        for k in members[b]:
            group_of[k] = a
        members[a] += members.pop(b)
    return [tuple(passages[k] for k in sorted(found)) for _, found in sorted(members.items())]


def _similarities(bags: Sequence[FrenchBag]) -> NDArray[np.float64]:
    """(n, n) cosines. A foreign word's weight is shared by its translations."""
    vocabulary: dict[str, int] = {}
    for bag in bags:
        for stem in sorted(bag.stems):
            vocabulary.setdefault(stem, len(vocabulary))
    counts = np.zeros((len(bags), max(1, len(vocabulary))))
    for row, bag in enumerate(bags):
        for word in bag.alternatives:
            for stem in word:
                counts[row, vocabulary[stem]] += 1 / len(word)
    document_frequency = (counts > 0).sum(axis=0)
    # Smoothed as Robertson-Sparck Jones do, so that the event's own name still counts a little.
    idf = np.log((1 + len(bags)) / (1 + document_frequency)) + 0.1
    weighted = np.log1p(counts) * idf
    norms = np.linalg.norm(weighted, axis=1, keepdims=True)
    unit = weighted / np.where(norms == 0, 1, norms)
    cosines: NDArray[np.float64] = unit @ unit.T
    return cosines
