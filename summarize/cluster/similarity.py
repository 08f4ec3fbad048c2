"""How alike any two articles are, as far as it matters: a sparse table of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarize.cluster.days import Day, days, factor
from summarize.cluster.vectors import Terms, terms, vectors_of
from summarize.each import Each, here
from summarize.records import Article
from summarize.text.vectors import LANGUAGES, Encoder

Similarities = dict[tuple[int, int], float]  # (smaller number, larger number) → 0..1

FLOOR = 0.05  # half of the pairs about nothing in common are below; less says nothing
# Translations of one article are less alike than two reports in one language, since the lexicon does not
# know every word: medians 0.32 and 0.42 of the stems' cosine (ntrex, ECB+), 0.17 and 0.34 (SemEval).
CROSS_LANGUAGE = 1.6

# Between two languages: the share of the sentence vectors, and what their cosine is to be multiplied with to
# be comparable. B3 F1 of NTREX without Arabic by words alone 0.940; with 0.4 of them 0.949, 0.5 0.967, 0.6
# 0.975; with 0.5 at scales of 0.4, 0.6 and 0.7 0.975, 0.949 and 0.940, and SemEval's pairs best at 0.5.
MEANT, MEANT_SCALE = 0.6, 0.5
HEAD = 800  # characters: title, lead and what follows

_PAIRS = 65_536  # whose vectors are multiplied at a time: 130 MB
_ROWS = 512  # of the product at a time: a batch of 100,000 articles needs megabytes, not gigabytes


def similarities(
    articles: Sequence[Article],
    window_days: float,
    encode: Encoder | None = None,
    *,
    each: Each = here,
) -> Similarities:
    """The pairs of articles that are at least `FLOOR` alike in what they say.

    Their terms count most (`article_vectors`); the days that they name, against a window of
    `window_days`, are weak evidence on top (`days`). Between two languages most of it is what the
    vectors that `encode` gives make of their heads. `each` has the single articles read.
    """
    import numpy as np

    if len(articles) < 2:
        return {}
    named: list[frozenset[Day]] = []
    matrix = vectors_of(_terms(each(_read, articles), named))
    codes = {language: code for code, language in enumerate(sorted({a.language or "" for a in articles}))}
    languages = np.asarray([codes[article.language or ""] for article in articles])
    unknown = codes.get("", -1)
    found: Similarities = {}
    transposed = matrix.T.tocsc()
    for start in range(0, matrix.shape[0], _ROWS):
        product = (matrix[start : start + _ROWS] @ transposed).tocoo()
        rows, columns, values = product.row + start, product.col, product.data
        left, right = languages[rows], languages[columns]
        foreign = (left != right) & (left != unknown) & (right != unknown)
        values = np.where(foreign, CROSS_LANGUAGE * values, values)
        kept = np.flatnonzero((values >= FLOOR) & (rows < columns))
        for row, column, value in zip(
            rows[kept].tolist(), columns[kept].tolist(), values[kept].tolist(), strict=True
        ):
            found[row, column] = min(value * factor(named[row], named[column], window_days), 1.0)
    return found if encode is None else _with_meaning(found, articles, encode)


def _terms(read: Iterable[tuple[Terms, frozenset[Day]]], named: list[frozenset[Day]]) -> Iterator[Terms]:
    """The terms of each article as it is read, its days added to those `named`."""
    for found, days_named in read:
        named.append(days_named)
        yield found


def _read(article: Article) -> tuple[Terms, frozenset[Day]]:
    return terms(article), days(article)


def _with_meaning(found: Similarities, articles: Sequence[Article], encode: Encoder) -> Similarities:
    """The similarities, those between two of the vectors' languages mixed with the cosine of the heads."""
    import numpy as np

    known = [article.language if article.language in LANGUAGES else None for article in articles]
    mixed = [
        (left, right)
        for left, right in found
        if known[left] is not None and known[right] is not None and known[left] != known[right]
    ]
    if not mixed:
        return found
    vectors = encode([_head(article) for article in articles])
    result = dict(found)
    for start in range(0, len(mixed), _PAIRS):
        pairs = mixed[start : start + _PAIRS]
        left, right = np.array(pairs).T
        cosines = np.einsum("ij,ij->i", vectors[left], vectors[right]).astype(float).clip(min=0)
        for pair, cosine in zip(pairs, cosines.round(6).tolist(), strict=True):
            result[pair] = (1 - MEANT) * found[pair] + MEANT * MEANT_SCALE * cosine
    return result


def _head(article: Article) -> str:
    return (f"{article.title}\n{article.text}" if article.title else article.text)[:HEAD]
