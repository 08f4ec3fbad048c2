"""Sentence vectors across languages from a static table of token vectors: numpy and `tokenizers` alone.

A sentence is the mean of its tokens' vectors, made a unit; translations lie close to each other.
summarize/train/vectors.py trains the table that the package ships (summarize/models/vectors).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# (n texts) -> (n, d) float32: unit rows, or zero rows for texts that say nothing to the encoder.
Encoder = Callable[[Sequence[str]], NDArray[np.float32]]

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})  # that the shipped vectors were trained on
LONGEST = 2_000  # characters of a text that are read: a sentence has 150, and what follows cannot matter much
MOST_WORDS = 200_000  # kept with their tokens, so that a long run does not grow without end
_CHUNK = 2_048  # texts at a time: their tokens' vectors take some 70 MB


def sentence_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """The shipped vectors of texts in any of the seven languages, (n, d) float32.

    Rows have length 1, so that a product of two is their cosine; a text without any known token has
    a row of zeros. The same text has the same vector whatever stands beside it.
    """
    return _package()(texts)


@lru_cache(maxsize=1)
def _package() -> Encoder:
    with as_file(files("summarize.models") / "vectors") as folder:
        return load_static(folder)


def is_static(folder: Path) -> bool:
    """Whether a folder holds static vectors in model2vec's form."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(config, dict) and config.get("model_type") == "model2vec"


def load_static(folder: Path) -> Encoder:
    """The encoder in a folder of model2vec's form: model.safetensors and tokenizer.json.

    Raises:
        ModelError: a file is missing or unreadable, or they do not belong together.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    try:
        table = load_file(folder / "model.safetensors")["embeddings"]
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except (OSError, SafetensorError, KeyError) as error:
        raise ModelError(
            f"{folder}: no static vectors ({error}); they are model.safetensors with 'embeddings'"
        ) from None
    except Exception as error:  # noqa: BLE001 - tokenizers raises no class of its own
        raise ModelError(
            f"{folder}/tokenizer.json: cannot be read: {error}; save the tokenizer again"
        ) from None
    if table.ndim != 2 or len(table) != tokenizer.get_vocab_size():
        raise ModelError(
            f"{folder}: vectors of shape {table.shape} for {tokenizer.get_vocab_size()} tokens; "
            "each token has one row: train or export both again together"
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return _Static(tokenizer, table.astype(np.float32))


class WordPieces:
    """The token ids of texts, tokenised word by word: words come back, and a lookup is all they then cost.

    Only for tokenizers that split at blanks (Metaspace) and normalise no blank away: there the pieces
    of a text are those of what stands between its blanks, one after the other. When more than `most_words` would be
    kept, all are forgotten.
    """

    __slots__ = ("_known", "_most", "_tokenizer")

    def __init__(self, tokenizer: Tokenizer, most_words: int = MOST_WORDS) -> None:
        self._tokenizer, self._most = tokenizer, most_words
        self._known: dict[str, list[int]] = {}

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """The token ids of each text."""
        known = self._known
        split = [text.split() for text in texts]
        new = list(dict.fromkeys(word for words in split for word in words if word not in known))
        if len(known) + len(new) > self._most:
            known.clear()
            new = list(dict.fromkeys(word for words in split for word in words))
        for word, encoding in zip(
            new, self._tokenizer.encode_batch_fast(new, add_special_tokens=False), strict=True
        ):
            known[word] = encoding.ids
        return [[token for word in words for token in known[word]] for words in split]


def _pieces(tokenizer: Tokenizer) -> Callable[[Sequence[str]], list[list[int]]]:
    """What turns texts into token ids: word by word where the tokenizer allows it."""
    from tokenizers.pre_tokenizers import Metaspace

    split = tokenizer.pre_tokenizer
    if isinstance(split, Metaspace) and split.prepend_scheme == "always":
        return WordPieces(tokenizer)
    return lambda texts: [e.ids for e in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]


class _Static:
    """A table with its tokenizer, as an `Encoder`."""

    __slots__ = ("_pieces", "_table")

    def __init__(self, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
        self._pieces, self._table = _pieces(tokenizer), table

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        found = np.zeros((len(texts), self._table.shape[1]), np.float32)
        for start in range(0, len(texts), _CHUNK):
            # The library refuses lone surrogates.
            chunk = [
                text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
                for text in texts[start : start + _CHUNK]
            ]
            ids = self._pieces(chunk)
            lengths = np.array([len(tokens) for tokens in ids])
            some = np.flatnonzero(lengths)
            if len(some):
                flat = np.array([token for tokens in ids for token in tokens])
                begins = np.concatenate(([0], np.cumsum(lengths[some])[:-1]))
                found[start + some] = np.add.reduceat(self._table[flat], begins, axis=0)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        norms[norms == 0] = 1
        found /= norms
        return found
