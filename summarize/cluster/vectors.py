"""Articles of any language as vectors in one space: French stems, names, and figures.

A foreign stem stands as the French stems it may translate to (`summarize.text.lexicon`); one that
has no translation stands for itself, which is right for names and cognates.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.records import Article
from summarize.text.entities.names import place_key
from summarize.text.entities.numbers import Number, numbers
from summarize.text.lexicon import PIVOT, lookup
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, stem, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

# What an event is stands at the top of its articles (the inverted pyramid).
LEAD_WORDS = 80
LEAD_WEIGHT = 3.0

# An article is told by its beginning: a report of 5,000 words is not about more events.
MAX_WORDS = 1_000
FIGURE_WORDS = 300  # the figures of an event are given early, and reading figures takes the most time

# Share of each block in the similarity; measured by benchmarks/clustering.py.
BLOCKS = {"stem": 1.0, "name": 0.6, "figure": 0.25}

_BACKGROUND_ARTICLES = 30_000  # behind the shares of the lexicon: a batch of ten does not outweigh them
_RAREST = 1.0 / _BACKGROUND_ARTICLES
_YEARS = range(1900, 2100)

Terms = dict[tuple[str, str], float]  # (block, term) → weight


def terms(article: Article) -> Terms:
    """The terms of an article by block, with their weighted counts."""
    text = f"{article.title}\n{article.text}" if article.title else article.text
    found: Terms = defaultdict(float)
    tokens = words(text)[:MAX_WORDS]
    lead_end = tokens[min(LEAD_WORDS, len(tokens)) - 1].end if tokens else 0
    # Each different word is looked up once: an article says its words twice on average.
    texts = [word for _, _, word in tokens]
    weights = {word: float(count) for word, count in Counter(texts).items()}
    for word, count in Counter(texts[:LEAD_WORDS]).items():
        weights[word] += (LEAD_WEIGHT - 1.0) * count
    senses = [(_sense(word, article.language), weight) for word, weight in weights.items()]
    for sense, weight in senses:
        for key, share in sense.stems:
            found[key] += weight * share
    small = {sense.small for sense, _ in senses}
    for sense, weight in senses:  # a capital may merely be that of the first word of a sentence
        if sense.name is not None and sense.capital not in small:
            found[sense.name] += weight
    figures_end = tokens[min(FIGURE_WORDS, len(tokens)) - 1].end if tokens else 0
    for number in numbers(text[:figures_end], article.language):
        weight = LEAD_WEIGHT if number.end <= lead_end else 1.0
        found["figure", _figure_key(number)] += weight
    return found


class _Sense(NamedTuple):
    """What a word gives: French stems with shares, its name if it is one, and its folded form by its first letter's case."""

    stems: tuple[tuple[tuple[str, str], float], ...]
    name: tuple[str, str] | None
    small: str | None
    capital: str | None


@lru_cache(maxsize=1 << 15)
def _sense(word: str, language: str | None) -> _Sense:
    stems = tuple((("stem", part), share) for part, share in _pivot_stems(word, language))
    if word[:1].islower():
        return _Sense(stems, None, fold(word), None)
    if len(word) < 3 or not word[:1].isupper() or is_function_word(word, language):
        return _Sense(stems, None, None, None)
    capital = fold(word)
    # Places are called by their French name.
    return _Sense(stems, ("name", place_key(word, language) or capital), None, capital)


def _pivot_stems(word: str, language: str | None) -> tuple[tuple[str, float], ...]:
    """The French stems that a word stands for, with shares that sum to one."""
    if is_function_word(word, language) or not any(map(str.isalpha, word)):
        return ()
    own = stem(word, language)
    if len(own) < 2:
        return ()
    if language is None or language == PIVOT:
        return ((own, 1.0),)
    entry = lookup(own, language)
    if entry is None or not entry.french:
        return ((own, 1.0),)
    total = sum(probability for _, probability in entry.french)
    return tuple((french, probability / total) for french, probability in entry.french)


def _figure_key(number: Number) -> str:
    """The value with its unit: the same in "5,5 millions d'euros" and "€5.5m"."""
    return f"{number.value.normalize():f} {number.unit or ''}"


def rarity(block: str, term: str, in_batch: int, batch: int, share: float | None) -> float:
    """Inverse document frequency (nats), the batch counted on top of the background."""
    if block == "figure":
        return _figure_rarity(term)
    background = _BACKGROUND_ARTICLES * (share if share is not None else _RAREST)
    return math.log((_BACKGROUND_ARTICLES + batch + 1) / (background + in_batch + 1))


def _figure_rarity(term: str) -> float:
    """Small and round bare figures are everywhere; long ones and those with a unit tell an event."""
    value, unit = term.split(" ", 1)
    digits = len(value.strip("0.-"))
    if not unit and value.isdecimal() and int(value) in _YEARS:
        return 2.0
    return min(2.0 * digits + (2.0 if unit else 0.0), 8.0)


def article_vectors(articles: Sequence[Article], blocks: Mapping[str, float] | None = None) -> csr_matrix:
    """One unit row per article; the dot product of two rows is their similarity, 0..1.

    Each block is a unit vector times the square root of its share, so that the similarity is the
    weighted mean of the blocks' cosines. A row without any term is zero.
    """
    return vectors_of([terms(article) for article in articles], blocks)


def vectors_of(counted: Iterable[Terms], blocks: Mapping[str, float] | None = None) -> csr_matrix:
    """As `article_vectors`, of articles whose terms are known.

    They may come one by one: terms are numbered and looked up while the next ones are read.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    blocks = BLOCKS if blocks is None else blocks
    number: dict[tuple[str, str], int] = {}  # by first sight
    shares: list[float | None] = []
    rows: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
    for found in counted:
        numbered = [number.setdefault(key, len(number)) for key in found]
        rows.append(
            (np.asarray(numbered, dtype=np.int64), np.asarray(list(found.values()), dtype=np.float64))
        )
        shares += [_share(*key) for key, at in zip(found, numbered, strict=True) if at >= len(shares)]
    in_batch = np.bincount(np.concatenate([np.zeros(0, np.int64), *(at for at, _ in rows)])).tolist()
    keys = sorted(number)
    by_column = [number[key] for key in keys]
    columns = np.empty(len(keys), dtype=np.int64)
    columns[by_column] = np.arange(len(keys))
    weight = np.asarray(
        [rarity(*key, in_batch[at], len(rows), shares[at]) for key, at in zip(keys, by_column, strict=True)]
    )
    # The columns of a block stand together, as its keys do.
    places = {block: (bisect_left(keys, (block,)), bisect_left(keys, (block + "\0",))) for block in blocks}
    data: list[NDArray[np.float64]] = []
    indices: list[NDArray[np.int64]] = []
    for sighted, weights in rows:
        at = columns[sighted]
        order = np.argsort(at)
        at = at[order]
        values = np.sqrt(weights[order]) * weight[at]
        kept = np.zeros(len(at), dtype=bool)
        for block, factor in blocks.items():
            own = slice(*np.searchsorted(at, places[block]))
            norm = _length(values[own])
            if norm:
                values[own] = math.sqrt(factor) * values[own] / norm
                kept[own] = True
        data.append(values[kept] / (_length(values[kept]) or 1.0))
        indices.append(at[kept])
    starts = np.cumsum([0, *(len(row) for row in indices)])
    return csr_matrix(
        (
            np.concatenate([*data, np.zeros(0)]).astype(np.float32),
            np.concatenate([*indices, np.zeros(0, dtype=np.int64)]).astype(np.int32),
            starts,
        ),
        shape=(len(rows), max(len(keys), 1)),
    )


def _length(values: NDArray[np.float64]) -> float:
    """The Euclidean length, the same in whatever order the values are summed."""
    return math.sqrt(math.fsum((values * values).tolist()))


def _share(block: str, term: str) -> float | None:
    """The share of articles that hold a term; None for what the lexicon does not count.

    A name is counted as the French word that it may also be: "police" at the head of a sentence is
    as common as it is anywhere.
    """
    entry = lookup(stem(term, PIVOT) if block == "name" else term, PIVOT)
    return entry.share if entry else None
