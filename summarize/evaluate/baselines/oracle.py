"""The greedy extractive oracle: how high sentences of the sources could score, had one read the references."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.evaluate.baselines.extracts import Budget
from summarize.evaluate.rouge.tokens import Mode, tokenizer


def choose(
    sentences: Sequence[str], references: Sequence[str], budget: Budget, mode: Mode = "fr"
) -> list[str]:
    """Sentences in the order in which each adds most to the summary's ROUGE-1 + ROUGE-2 F1 (Nallapati et al. 2017, §3).

    The F1s are means over the references, on the tokens of `mode`. A sentence counts as far as the budget
    lets it stand, and with the bigram across the join. The choice ends when the budget is full or no sentence
    adds anything; of equal gains the earlier sentence wins. Greedy: a bound that a better search can still pass.
    """
    tokenize = tokenizer(mode)
    golds = [tokenize(reference) for reference in references]
    columns: dict[tuple[str, ...], int] = {}
    for gold in golds:
        for gram in [*_grams(gold, 1), *_grams(gold, 2)]:
            columns.setdefault(gram, len(columns))
    orders = np.array([len(gram) for gram in columns], dtype=np.int64)
    wanted = np.array([_counts(gold, columns) for gold in golds], dtype=np.int32).reshape(
        len(golds), len(columns)
    )
    sizes = [np.array([max(len(gold) - n, 0) for gold in golds]) for n in (0, 1)]
    of = [orders == n for n in (1, 2)]

    texts = list(sentences)
    tokens = [tokenize(text) for text in texts]
    lengths = np.array([len(found) for found in tokens], dtype=np.int64)
    counts = np.array([_counts(found, columns) for found in tokens], dtype=np.int32).reshape(
        len(texts), len(columns)
    )
    left = lengths > 0
    words = [len(text.split()) for text in texts]

    chosen: list[int] = []
    told: NDArray[np.int32] = np.zeros(len(columns), dtype=np.int32)
    size, used, score, last = 0, 0, 0.0, ""
    while columns and left.any() and budget.holds(used, len(chosen)):
        room = max(words) if budget.words is None else budget.words - used
        for number in np.flatnonzero(left).tolist():
            if words[number] > room:  # cut for good: the room only shrinks
                texts[number] = " ".join(texts[number].split()[:room])
                words[number] = room
                tokens[number] = tokenize(texts[number])
                lengths[number] = len(tokens[number])
                counts[number] = _counts(tokens[number], columns)
                left[number] = bool(tokens[number])
        candidates = np.flatnonzero(left)
        if not len(candidates):  # of what the room leaves, nothing holds a word
            break
        joined = told + counts[candidates]
        if last:
            for row, number in enumerate(candidates.tolist()):
                column = columns.get((last, tokens[number][0]))
                if column is not None:
                    joined[row, column] += 1
        lengths_then = size + lengths[candidates]
        scores = sum(
            _mean_f1(joined[:, part], wanted[:, part], np.maximum(lengths_then - n, 0), sizes[n])
            for n, part in enumerate(of)
        )
        assert isinstance(scores, np.ndarray)
        best = int(np.argmax(scores))
        if scores[best] <= score + 1e-12:  # a gain that rounding makes is none
            break
        taken = int(candidates[best])
        chosen.append(taken)
        left[taken] = False
        told, score = joined[best], float(scores[best])
        size, used, last = int(lengths_then[best]), used + words[taken], tokens[taken][-1]
    return [texts[number] for number in chosen]


def _mean_f1(
    told: NDArray[np.int32], wanted: NDArray[np.int32], size: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Mean F1 over the references of each candidate summary; shapes (c, v), (r, v), (c,), (r,) → (c,)."""
    total = np.zeros(len(told))
    for gold, gold_size in zip(wanted, sizes, strict=True):
        total += 2 * np.minimum(told, gold).sum(axis=1) / np.maximum(size + gold_size, 1)
    return total / len(wanted)


def _grams(tokens: Sequence[str], n: int) -> list[tuple[str, ...]]:
    return list(zip(*(tokens[start:] for start in range(n)), strict=False))


def _counts(tokens: Sequence[str], columns: dict[tuple[str, ...], int]) -> NDArray[np.int32]:
    """How often each n-gram of the references stands in a text."""
    found = np.zeros(len(columns), dtype=np.int32)
    for gram in [*_grams(tokens, 1), *_grams(tokens, 2)]:
        column = columns.get(gram)
        if column is not None:
            found[column] += 1
    return found
