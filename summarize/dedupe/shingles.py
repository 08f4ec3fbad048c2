"""Word shingles as 64-bit numbers, and how much two sets of them share."""

from __future__ import annotations

import re
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from summarize.text.normalize import fold

Hashes = npt.NDArray[np.uint64]

SHINGLE_WORDS = 5  # four words in a row recur between independent reports of one event, five rarely do
_TOKEN = re.compile(r"\w+")  # punctuation and quotation marks differ between carriers of one text
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, so that a shingle's hash depends on the order of its words


class Hasher:
    """Hashes words with a memory, since a corpus says the same words over and over.

    The memory grows with the vocabulary, and so slower than the corpus.
    """

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, text: str) -> Hashes:
        """The hash of each word of `text`, in order; fixed across runs and machines."""
        known = self._known
        tokens = _TOKEN.findall(fold(text))
        for token in set(tokens).difference(known):
            digest = blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            known[token] = int.from_bytes(digest, "little")
        return np.fromiter(map(known.__getitem__, tokens), dtype=np.uint64, count=len(tokens))


def shingle_hashes(words: Hashes) -> Hashes:
    """The sorted distinct hashes of all runs of `SHINGLE_WORDS` words.

    A text shorter than one shingle counts as one shingle; a text without words has none.
    """
    if len(words) == 0:
        return words
    length = min(SHINGLE_WORDS, len(words))
    count = len(words) - length + 1
    rolled = np.zeros(count, dtype=np.uint64)
    for offset in range(length):
        rolled = rolled * _MULTIPLIER + words[offset : offset + count]
        rolled ^= rolled >> np.uint64(29)  # spreads what the product gathered in the high bits
    return np.unique(rolled)


def shared(left: Hashes, right: Hashes) -> int:
    """How many hashes two sorted sets of them have in common."""
    return len(np.intersect1d(left, right, assume_unique=True))


def jaccard(left: Hashes, right: Hashes) -> float:
    """|A ∩ B| / |A ∪ B| (Broder 1997, "resemblance"), 0.0 when either is empty."""
    both = shared(left, right)
    return both / (len(left) + len(right) - both) if both else 0.0


def containment(part: Hashes, whole: Hashes) -> float:
    """|A ∩ B| / |A| (Broder 1997, "containment"): the share of `part` that stands in `whole`."""
    return shared(part, whole) / len(part) if len(part) else 0.0
