"""Decoding held to a closed set of outputs: a trie of their tokens masks all else (Transformers)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

Trie = dict[int, "Trie"]


def build_trie(sequences: Sequence[Sequence[int]]) -> Trie:
    """Token sequences as nested dicts; `[[1, 2], [1, 3]]` → `{1: {2: {}, 3: {}}}`."""
    root: Trie = {}
    for sequence in sequences:
        node = root
        for token in sequence:
            node = node.setdefault(token, {})
    return root


def allowed_next(trie: Trie, prefix: Sequence[int]) -> list[int]:
    """The tokens that may follow a prefix, sorted; none off the trie or at a leaf."""
    node: Trie | None = trie
    for token in prefix:
        node = node.get(token) if node is not None else None
    return sorted(node) if node else []


class HeldDecoding:
    """A logits processor under which only the sequences of a request's trie can be generated.

    Args:
        tries: one trie per request of the batch; sequences hold everything after the decoder's
            start token, the end token included.
        num_beams: rows of the scores per request, which Transformers lays out side by side.
        end_token: what a finished row is padded with.
        prompt_length: tokens at the head of each row that the tries do not hold.
    """

    supports_continuous_batching = False

    def __init__(self, tries: Sequence[Trie], num_beams: int, end_token: int, prompt_length: int = 1) -> None:
        self.tries = tries
        self.num_beams = num_beams
        self.end_token = end_token
        self.prompt_length = prompt_length

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Scores (rows × vocabulary) with -inf on all that leaves the trie."""
        import torch

        held = torch.full_like(scores, float("-inf"))
        for row, tokens in enumerate(input_ids[:, self.prompt_length :].tolist()):
            allowed = allowed_next(self.tries[row // self.num_beams], tokens)
            if allowed:
                held[row, allowed] = scores[row, allowed]
            else:
                # A row past its end, or one that beam search filled up for want of candidates:
                # a finite score keeps its arithmetic sound, too low to overtake any candidate.
                held[row, self.end_token] = -1e9
        return held  # type: ignore[return-value]  # full_like is typed as a plain Tensor
