"""How alike any two articles are, as far as it matters: a sparse table of pairs."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.cluster.vectors import article_vectors
from summarize.records import Article

Similarities = dict[tuple[int, int], float]  # (smaller number, larger number) → 0..1

FLOOR = 0.05  # half of the pairs about nothing in common are below; less says nothing
_ROWS = 512  # of the product at a time: a batch of 100,000 articles needs megabytes, not gigabytes


def similarities(articles: Sequence[Article]) -> Similarities:
    """The pairs of articles that are at least `FLOOR` alike."""
    import numpy as np

    if len(articles) < 2:
        return {}
    matrix = article_vectors(articles)
    found: Similarities = {}
    transposed = matrix.T.tocsc()
    for start in range(0, matrix.shape[0], _ROWS):
        product = (matrix[start : start + _ROWS] @ transposed).tocoo()
        rows, columns, values = product.row + start, product.col, product.data
        kept = np.flatnonzero((values >= FLOOR) & (rows < columns))
        for row, column, value in zip(
            rows[kept].tolist(), columns[kept].tolist(), values[kept].tolist(), strict=True
        ):
            found[row, column] = min(value, 1.0)
    return found
