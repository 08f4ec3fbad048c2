"""Longest common subsequences in bit vectors: the numbers of rouge-score's tables, three to twenty times sooner.

rouge-score fills a table cell by cell in Python; here a whole row is one integer, so that a step is
one addition (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import isqrt

_KEPT_BITS = 1 << 27  # 16 MiB of rows are kept; above that, only each √m-th row, and the others again


def lcs_length(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of a longest common subsequence (Lin 2004, §3): `a b c d`, `a c e d` → 3."""
    if len(first) < len(second):
        first, second = second, first
    row = (1 << len(first)) - 1
    for row_after in _rows(first, second, row):
        row = row_after
    return len(first) - row.bit_count()


def lcs_positions(reference: Sequence[str], candidate: Sequence[str]) -> set[int]:
    """Positions in `reference` of the one longest common subsequence that rouge-score reads out.

    Among equals it is the one found from the end: where the tokens match they are taken, else a
    token of `reference` is left unless only leaving one of `candidate` keeps the length.
    """
    if not reference or not candidate:
        return set()
    rows, columns = len(reference), len(candidate)
    step = rows if rows * columns <= _KEPT_BITS else isqrt(rows) + 1
    row = (1 << columns) - 1
    starts = []
    for number, row_after in enumerate(_rows(candidate, reference, row)):
        if number % step == 0:
            starts.append(row)
        row = row_after
    length = columns - row.bit_count()
    taken: set[int] = set()
    i, j = rows, columns
    for block in range(len(starts) - 1, -1, -1):
        base = block * step
        kept = [starts[block], *_rows(candidate, reference[base : base + step], starts[block])]
        while i > base and length:
            if reference[i - 1] == candidate[j - 1]:
                taken.add(i - 1)
                i, j, length = i - 1, j - 1, length - 1
            # A zero bit is a place where the row's length grows.
            elif (
                j - (kept[i - 1 - base] & ((1 << j) - 1)).bit_count() < length
                and kept[i - base] >> (j - 1) & 1
            ):
                j -= 1
            else:
                i -= 1
    return taken


def union_lcs_hits(references: Sequence[Sequence[str]], candidates: Sequence[Sequence[str]]) -> int:
    """Tokens of the union of the common subsequences of each reference sentence with all candidates.

    Summary-level LCS (Lin 2004, §3.2). As in ROUGE 1.5.5, an occurrence of a token counts once on
    either side: `a b c d e` against `a b f`, `a c e` → 4, "a", "b", "c" and "e".
    """
    if len(references) == len(candidates) == 1:
        return lcs_length(references[0], candidates[0])
    left = Counter(token for sentence in references for token in sentence)
    left &= Counter(token for sentence in candidates for token in sentence)
    hits = 0
    for reference in references:
        union: set[int] = set()
        for candidate in candidates:
            union |= lcs_positions(reference, candidate)
        for position in sorted(union):
            if left[reference[position]] > 0:
                left[reference[position]] -= 1
                hits += 1
    return hits


def _rows(columns: Sequence[str], rows: Sequence[str], row: int) -> Iterator[int]:
    """The table's rows after `row`, one for each token of `rows`; bit j is 0 where column j adds one."""
    places: dict[str, int] = {}
    for number, token in enumerate(columns):
        places[token] = places.get(token, 0) | 1 << number
    full = (1 << len(columns)) - 1
    for token in rows:
        matches = row & places.get(token, 0)
        row = ((row + matches) | (row - matches)) & full
        yield row
