"""Means of resampled segments, sign-flip tests and Holm's correction: arrays to arrays, seeded, vectorised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1 << 19  # numbers held at a time, 4 MiB whatever the number of segments: fastest of those tried

Floats = NDArray[np.float64]


def resampled_means(rows: Floats, resamples: int, seed: int) -> Floats:
    """Means of bootstrap resamples of each row: (k, n) → (k, resamples).

    The resamples are the same for every row and depend on n and `seed` alone, so that rows are
    paired and a row's means do not change with its company. n is at least 1.
    """
    generator = np.random.default_rng(seed)
    n = rows.shape[1]
    means = np.empty((len(rows), resamples))
    step = max(1, _AT_ONCE // n)
    for start in range(0, resamples, step):
        drawn = generator.integers(0, n, size=(min(step, resamples - start), n))
        for row, into in zip(rows, means, strict=True):
            into[start : start + step] = row[drawn].mean(axis=1)
    return means


def sign_flip_p_values(differences: Floats, flips: int, seed: int) -> Floats:
    """Two-sided p-value of the mean of each row under random signs: (k, n) → (k,).

    Exact where the 2^n ways are not more than `flips`; else that many are drawn, the same for each
    row, and the observed one is counted among them (Phipson & Smyth 2010), so that no p-value is 0.
    """
    n = differences.shape[1]
    exact = flips_all(n, flips)
    sums = differences.sum(axis=1)
    # The same terms summed in another order: equal up to rounding.
    least = np.abs(sums) - 1e-12 * np.abs(differences).sum(axis=1)
    twice = 2 * differences.T
    count = np.zeros(len(differences))
    for flipped in _every_choice(n) if exact else _drawn_choices(n, flips, seed):
        count += (np.abs(sums - flipped @ twice) >= least).sum(axis=0)
    p_values: Floats = count / 2**n if exact else (count + 1) / (flips + 1)
    return p_values


def flips_all(n: int, flips: int) -> bool:
    """Whether n signs can be flipped in every way with so many flips."""
    return n < flips.bit_length() and 2**n <= flips


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values corrected for being many (Holm 1979): 0.01, 0.04, 0.03 → 0.03, 0.06, 0.06.

    NaN is no test: it stays, and does not count.
    """
    order = sorted((p, place) for place, p in enumerate(p_values) if not np.isnan(p))
    corrected = list(p_values)
    largest = 0.0
    for rank, (p, place) in enumerate(order):
        largest = max(largest, min(1.0, (len(order) - rank) * p))
        corrected[place] = largest
    return corrected


def _every_choice(n: int) -> Iterator[Floats]:
    """The 2^n choices among n, one a row: 1 where it is chosen, else 0."""
    ways = np.arange(2**n)[:, np.newaxis]
    yield (ways >> np.arange(n) & 1).astype(np.float64)


def _drawn_choices(n: int, choices: int, seed: int) -> Iterator[Floats]:
    generator = np.random.default_rng(seed)
    octets = -(-n // 8)
    step = max(1, _AT_ONCE // n)
    for start in range(0, choices, step):
        drawn = generator.integers(0, 256, size=(min(step, choices - start), octets), dtype=np.uint8)
        yield np.unpackbits(drawn, axis=1, count=n).astype(np.float64)
