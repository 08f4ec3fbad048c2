"""How alike any two articles are, as far as it matters: a sparse table of pairs."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.cluster.days import days, factor
from summarize.cluster.vectors import article_vectors
from summarize.records import Article

Similarities = dict[tuple[int, int], float]  # (smaller number, larger number) → 0..1

FLOOR = 0.05  # half of the pairs about nothing in common are below; less says nothing
# Translations of one article are less alike than two reports in one language, since the lexicon does not
# know every word: medians 0.32 and 0.42 of the stems' cosine (ntrex, ECB+), 0.17 and 0.34 (SemEval).
CROSS_LANGUAGE = 1.6

_ROWS = 512  # of the product at a time: a batch of 100,000 articles needs megabytes, not gigabytes


def similarities(articles: Sequence[Article], window_days: float) -> Similarities:
    """The pairs of articles that are at least `FLOOR` alike in what they say.

    Their terms count most (`article_vectors`); the days that they name, against a window of
    `window_days`, are weak evidence on top (`days`).
    """
    import numpy as np

    if len(articles) < 2:
        return {}
    matrix = article_vectors(articles)
    codes = {language: code for code, language in enumerate(sorted({a.language or "" for a in articles}))}
    languages = np.asarray([codes[article.language or ""] for article in articles])
    unknown = codes.get("", -1)
    named = [days(article) for article in articles]
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
    return found
