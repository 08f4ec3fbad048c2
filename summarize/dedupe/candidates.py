"""Which articles may be copies of which, without comparing all with all.

Two indexes, since neither finds everything: MinHash with banding finds texts that are alike as
wholes; a sample of the shingles themselves (Broder 1997, mod-m sketches) finds a short cut of a
long text, whose Jaccard similarity may be as small as 0.1.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from summarize.dedupe.shingles import Hashes

PERMUTATIONS = 120  # divides by 2, 3, 4, 5 and 6 rows without rest
SEED = 1  # any; fixed, so that two runs find the same candidates
CATCH = 0.999  # a pair at the threshold is found with at least this probability

SAMPLING = 8  # one shingle in eight: a cut of 60 words that keeps 0.8 leaves 6 samples in common on average
MAX_POSTINGS = 64  # a shingle that so many articles carry is a slogan or a wire: banding finds the wire
MIN_SAMPLED_SHARE = 0.4  # of the samples; 0.8 is asked for in full, and a sample of ten may say half of it
# A thousand bulletins from one template are candidates of each other: the nearest are enough.
MAX_SAMPLED = 8  # the best by shared samples
MAX_BANDED = 24  # the first by number

_CHUNK = 1 << 14  # shingles hashed at a time: a text of a megabyte needs 8 MB, not 40


def catch_probability(similarity: float, bands: int, rows: int) -> float:
    """The probability that banding makes a candidate of a pair (Leskovec et al., MMDS, §3.4.2)."""
    return 1.0 - (1.0 - similarity**rows) ** bands


def bands_and_rows(threshold: float) -> tuple[int, int]:
    """The most selective banding of `PERMUTATIONS` that still catches a pair at the threshold.

    0.6 → (40, 3), found with p = 0.99994.
    """
    fitting = [
        (PERMUTATIONS // rows, rows)
        for rows in range(1, 13)
        if catch_probability(threshold, PERMUTATIONS // rows, rows) >= CATCH
    ]
    return fitting[-1] if fitting else (PERMUTATIONS, 1)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the two indexes need to know of a text: (PERMUTATIONS,) smallest hashes, and its samples."""

    minhash: NDArray[np.uint32]
    samples: tuple[int, ...]


class CandidateIndex:
    """Texts seen so far, by number; tells which of them a new text may be a copy of."""

    def __init__(self, threshold: float) -> None:
        self._count, self._rows = bands_and_rows(threshold)
        self._bands: dict[tuple[int, bytes], list[int]] = {}
        self._postings: dict[int, list[int]] = {}

    def add(self, number: int, sketch: Sketch) -> None:
        """Makes a text a candidate for those that come later."""
        for band in self._bands_of(sketch):
            self._bands.setdefault(band, []).append(number)
        for sample in sketch.samples:
            postings = self._postings.setdefault(sample, [])
            if len(postings) < MAX_POSTINGS:
                postings.append(number)

    def candidates(self, sketch: Sketch) -> list[int]:
        """The numbers, in order, of the texts that this one may be a copy of."""
        hits = Counter(other for sample in sketch.samples for other in self._postings.get(sample, ()))
        least = max(1.0, MIN_SAMPLED_SHARE * len(sketch.samples))
        ranked = sorted((-count, other) for other, count in hits.items() if count >= least)
        found = {other for _, other in ranked[:MAX_SAMPLED]}
        banded = {other for band in self._bands_of(sketch) for other in self._bands.get(band, ())}
        found.update(sorted(banded)[:MAX_BANDED])
        return sorted(found)

    def _bands_of(self, sketch: Sketch) -> list[tuple[int, bytes]]:
        rows = self._rows
        return [
            (band, sketch.minhash[band * rows : (band + 1) * rows].tobytes()) for band in range(self._count)
        ]


def sketch_of(shingles: Hashes) -> Sketch:
    """The sketch of a text by its sorted shingle hashes."""
    # Those above 32 bits are for the samples, so that the two indexes do not fail together.
    minhash = smallest_hashes((shingles & np.uint64(0xFFFFFFFF)).astype(np.uint32))
    sampled = shingles[(shingles >> np.uint64(40)) % np.uint64(SAMPLING) == 0]
    return Sketch(minhash, tuple(sampled.tolist()))


def smallest_hashes(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The MinHash of a set of 32-bit hashes, (PERMUTATIONS,); of none, the largest hash (Broder 1997).

    Each permutation is h → a h + b modulo 2³² with odd a, after MurmurHash3's finalizer has spread
    the hashes: datasketch's scheme "affine32", whose package takes a third of a second to import.
    """
    multipliers, offsets = _permutations()
    smallest = np.full(PERMUTATIONS, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(hashes), _CHUNK):
        spread = hashes[None, start : start + _CHUNK].copy()
        for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
            spread = (spread ^ (spread >> np.uint32(shift))) * np.uint32(factor)
        smallest = np.minimum(smallest, (spread * multipliers + offsets).min(axis=1))
    return smallest


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """(PERMUTATIONS, 1) factors and offsets; NumPy keeps this generator's numbers for ever (NEP 19)."""
    generator = np.random.RandomState(SEED)
    halves = generator.randint(0, 1 << 31, (PERMUTATIONS, 1), dtype=np.uint32)
    offsets = generator.randint(0, 1 << 32, (PERMUTATIONS, 1), dtype=np.uint32)
    return halves * np.uint32(2) + np.uint32(1), offsets
