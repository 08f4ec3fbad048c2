"""Groups the sentences of an event's articles by what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarize.records import Article, Passage, Span
from summarize.text.lexicon import to_french
from summarize.text.sentences import sentence_spans
from summarize.text.vectors import LANGUAGES, Encoder
from summarize.text.words import content_stems, count_words

UNKNOWN = "und"  # ISO 639-2 for a language that could not be told: it is like no other
SHORTEST_PASSAGE = 5  # words: shorter ones are headings and interjections, and say nothing alone
# Cosines from which two sentences say the same thing. Word by word, a translation finds about two
# thirds of the words that the same sentence would share, so the bar across languages is lower.
SAME_FACT = 0.5
SAME_FACT_IN_FRENCH_AND_FOREIGN = 0.3
SAME_FACT_IN_TWO_FOREIGN = 0.45  # both sides offer several French stems a word, and meet by chance

# The same with sentence vectors: their share in the likeness across languages, and its bars. On every
# second of the press stories of benchmarks/vectors.py these give the best F1 (0.886) among those that
# are as precise as words alone (0.948); on the others P 0.946 R 0.860, where words alone have 0.961 and 0.389.
MEANT = 0.4
SAME_MEANT_IN_FRENCH_AND_FOREIGN = 0.33
SAME_MEANT_IN_TWO_FOREIGN = 0.29

# "A moins d'un report.": what the sentence before tells flatly hangs on it.
CONDITION = re.compile(
    r"(?:[AÀ] moins (?:que|qu'|d[e'u])|[AÀ] condition|Sous réserve|Sauf (?:si|report|accord|changement|surprise|imprévu))",
    re.IGNORECASE,
)
# How a French sentence opens that opposes the one before.
OPPOSITION = re.compile(
    r"[«“\"\s]*(?:mais|pourtant|toutefois|cependant|or|néanmoins|en revanche|au contraire|sauf que|reste que)\b",
    re.IGNORECASE,
)


def article_passages(article: Article, most: int | None = None) -> list[Passage]:
    """The sentences of an article that could carry a fact, in its order, among its first `most`; among all by default."""
    found = []
    for position, (start, end) in enumerate(sentence_spans(article.text, article.language)[:most]):
        text = article.text[start:end]
        if count_words(text) >= SHORTEST_PASSAGE:
            found.append(Passage(article.article_id, start, end, text, article.language, position))
    return found


def openings(passages: Sequence[Passage]) -> set[Span]:
    """The spans of the first passage of each article; headings of a few words are none."""
    first: dict[str, Passage] = {}
    for passage in passages:
        if passage.article_id not in first or passage.position < first[passage.article_id].position:
            first[passage.article_id] = passage
    return {p.span for p in first.values()}


def taken_back(passages: Sequence[Passage]) -> frozenset[tuple[str, int, int]]:
    """The spans of French passages that the next sentence of their article opposes, an article's opening excepted.

    An opening is the news, whatever is said against it after: barred, the event would open on an older article's.
    "La banque assure n'avoir besoin de rien. Pourtant, …": told without what follows, the first
    would say what its source does not. Foreign passages never carry the wording.
    """
    first = openings(passages)
    return frozenset(
        before.span
        for before, after in pairwise(passages)
        if before.article_id == after.article_id
        and before.span not in first
        and after.position == before.position + 1
        and after.language == "fr"
        and (OPPOSITION.match(after.text) or CONDITION.match(after.text))
    )


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
    if passage.language == "fr":
        return FrenchBag(tuple((stem,) for stem in stems))
    return FrenchBag(tuple(_translations(stem, passage.language or UNKNOWN) for stem in stems))


@cache
def _translations(stem: str, language: str) -> tuple[str, ...]:
    return to_french(stem, language) or (stem,)


def group_passages(passages: Sequence[Passage], encode: Encoder | None = None) -> list[tuple[Passage, ...]]:
    """Passages that say the same thing, together; at most one of each article in a group.

    Greedy average linkage over the cosines of stems' tf-idf, and across languages of the sentence
    vectors that `encode` gives: pairs are joined from the most alike down, as long as the groups stay
    alike on average. Two sentences of one article say two things.
    """
    if not passages:
        return []
    likeness = _likeness(passages, encode)  # 1 is the bar, whatever the languages
    group_of = list(range(len(passages)))
    members: dict[int, list[int]] = {index: [index] for index in range(len(passages))}
    rows, columns = np.nonzero(np.triu(likeness, k=1) >= 1)
    order = np.lexsort((columns, rows, -likeness[rows, columns].round(6)))
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        a, b = group_of[i], group_of[j]
        if a == b:
            continue
        articles = Counter(passages[k].article_id for k in members[a] + members[b])
        if max(articles.values()) > 1 or likeness[np.ix_(members[a], members[b])].mean() < 1:
            continue
        for k in members[b]:
            group_of[k] = a
        members[a] += members.pop(b)
    return [tuple(passages[k] for k in sorted(found)) for _, found in sorted(members.items())]


def _likeness(passages: Sequence[Passage], encode: Encoder | None) -> NDArray[np.float64]:
    """(n, n) cosines over the bar of their pair of languages."""
    own = _cosines([FrenchBag(_own_stems(passage)) for passage in passages])
    if len({passage.language for passage in passages}) == 1:
        return own / SAME_FACT
    put_into_french = _cosines([french_bag(passage) for passage in passages])
    languages = np.array([passage.language or UNKNOWN for passage in passages])
    french = languages == "fr"
    with_french = french[:, None] | french[None, :]
    across = put_into_french / np.where(
        with_french, SAME_FACT_IN_FRENCH_AND_FOREIGN, SAME_FACT_IN_TWO_FOREIGN
    )
    if encode is not None:
        known = np.isin(languages, sorted(LANGUAGES))
        vectors = encode([passage.text for passage in passages])
        meant = MEANT * (vectors @ vectors.T).astype(np.float64) + (1 - MEANT) * put_into_french
        bar = np.where(with_french, SAME_MEANT_IN_FRENCH_AND_FOREIGN, SAME_MEANT_IN_TWO_FOREIGN)
        across = np.where(known[:, None] & known[None, :], meant / bar, across)
    likeness: NDArray[np.float64] = np.where(
        languages[:, None] == languages[None, :], own / SAME_FACT, across
    )
    return likeness


def _own_stems(passage: Passage) -> tuple[tuple[str, ...], ...]:
    return tuple((stem,) for stem in content_stems(passage.text, passage.language))


def _cosines(bags: Sequence[FrenchBag]) -> NDArray[np.float64]:
    """(n, n) cosines of tf-idf, where a word that may stand for several stems meets any of them; not those on the diagonal.

    Such a word counts once in its sentence's length, by its rarest stem, however many it offers.
    """
    vocabulary: dict[str, int] = {}
    for bag in bags:
        for stem in sorted(bag.stems):
            vocabulary.setdefault(stem, len(vocabulary))
    holds = np.zeros((len(bags), max(1, len(vocabulary))))
    for row, bag in enumerate(bags):
        holds[row, [vocabulary[stem] for stem in bag.stems]] = 1
    # Smoothed as Robertson-Sparck Jones do, so that the event's own name still counts a little.
    holders = holds.sum(axis=0)
    squared = (np.log((1 + len(bags)) / (1 + holders)) + 0.1) ** 2
    weight = dict(zip(vocabulary, squared.tolist(), strict=False))
    lengths = np.array(
        [sum(max(weight[stem] for stem in word) for word in dict.fromkeys(bag.alternatives)) for bag in bags]
    )
    norms = np.sqrt(np.where(lengths == 0, 1, lengths))
    # Two stems in three stand in one sentence alone, and make no two alike.
    shared = holders > 1
    holds = holds[:, shared]
    cosines: NDArray[np.float64] = (holds * squared[shared]) @ holds.T / norms[:, None] / norms[None, :]
    return np.minimum(cosines, 1.0)
