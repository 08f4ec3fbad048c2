"""The subwords of the sentence vectors, and the pairs of texts as their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.text.vectors import WordPieces

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_CHUNK = 8_192  # texts at a time
UNKNOWN = "<unk>"
LONGEST_LINE = 400  # characters of a text that are read: a paragraph says early what it is about
# Case, accents and punctuation go, so that "L'État", "l'état" and "Etat" are one, and a number meets itself
# in every language's writing of it; percent and currency signs are words.
SEPARATORS = r"[^\p{L}\p{N}%€$£]+"


def train_tokenizer(texts: Sequence[str], vocab_size: int, folder: Path) -> Tokenizer:
    """A unigram tokenizer without case, accents and punctuation, in the `tokenizers` library's form.

    Args:
        texts: what it is trained on.
        vocab_size: pieces at most; token 0 is the unknown one.
        folder: where sentencepiece leaves its model on the way.
    """
    import sentencepiece
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(SEPARATORS), " "),
            normalizers.Strip(),
        ]
    )
    stem = folder / "pieces"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(normalizer.normalize_str(text[:LONGEST_LINE]) for text in texts),
        model_prefix=str(stem),
        vocab_size=vocab_size,
        hard_vocab_limit=False,
        model_type="unigram",
        character_coverage=0.9999,
        normalization_rule_name="identity",
        unk_id=0,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        max_sentence_length=4 * LONGEST_LINE,
        num_threads=2,
        minloglevel=1,
    )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(stem.with_suffix(".model")))
    size = processor.get_piece_size()
    pieces = [(processor.id_to_piece(index), processor.get_score(index)) for index in range(size)]
    pieces[0] = (UNKNOWN, 0.0)
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    for suffix in (".model", ".vocab"):
        stem.with_suffix(suffix).unlink()
    return tokenizer


@dataclass(frozen=True, slots=True)
class Corpus:
    """Tokenised texts, and which of them say the same.

    `tokens` (int32) holds text i from `starts[i]` to `starts[i + 1]`; `pairs` has, for each corpus, an
    (n, 2) array of texts.
    """

    tokens: NDArray[np.int32]
    starts: NDArray[np.int64]
    pairs: Mapping[str, NDArray[np.int64]]

    def bags(self, texts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(tokens, offsets) of some texts, one after the other, as an embedding bag takes them."""
        begins, lengths = self.starts[texts], self.starts[texts + 1] - self.starts[texts]
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        places = np.arange(int(lengths.sum())) + np.repeat(begins - offsets, lengths)
        return self.tokens[places].astype(np.int64), offsets


def tokenised(found: Mapping[str, Sequence[tuple[str, str]]], tokenizer: Tokenizer, longest: int) -> Corpus:
    """The pairs by corpus as token ids; texts without any known token are left out with their pairs."""
    rows: dict[str, int] = {}
    pairs = {
        name: np.array(
            [(rows.setdefault(a, len(rows)), rows.setdefault(b, len(rows))) for a, b in both], np.int64
        )
        for name, both in sorted(found.items())
    }
    texts = list(rows)
    pieces = WordPieces(tokenizer, most_words=5_000_000)  # of all the corpora: they have not so many
    ids = [
        np.array([token for token in tokens if token][:longest], np.int32)
        for start in range(0, len(texts), _CHUNK)
        for tokens in pieces([text[:LONGEST_LINE] for text in texts[start : start + _CHUNK]])
    ]
    lengths = np.array([len(text) for text in ids])
    starts = np.concatenate(([0], np.cumsum(lengths)))
    kept = {name: both[(lengths[both] > 0).all(axis=1)] for name, both in pairs.items()}
    return Corpus(np.concatenate(ids), starts, {name: both for name, both in kept.items() if len(both)})
