"""Trains the sentencepiece vocabulary and wraps it for Transformers, id for id.

Transformers 5 cannot read a sentencepiece model faithfully by itself (T5Tokenizer keeps four
tokens of it), so the pieces, scores and normaliser are read from the model's protobuf.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import ConfigError
from summarize.train import corpora
from summarize.train.settings import TASK_TOKENS, TrainSettings

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

THREE_LETTERS = {"en": "eng", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "nl": "nld"}
LONGEST_LINE = 2_000  # characters; sentencepiece drops longer lines, which would bias the counts


def train_tokenizer(settings: TrainSettings, model_path: Path) -> None:
    """Writes a unigram model with byte fallback: pad 0, eos 1, unk 2, then the task tokens.

    Raises:
        ConfigError: the text does not allow for a vocabulary of that size, or a language is not known.
    """
    import sentencepiece

    stem = model_path.with_suffix("")
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=_lines(settings),
            model_prefix=str(stem),
            vocab_size=settings.tokenizer.vocab_size,
            model_type="unigram",
            byte_fallback=True,
            character_coverage=0.9998,
            normalization_rule_name="nmt_nfkc",
            user_defined_symbols=list(settings.tokenizer.tokens),
            pad_id=0,
            eos_id=1,
            unk_id=2,
            bos_id=-1,
            max_sentence_length=4 * LONGEST_LINE,
            num_threads=2,
            minloglevel=1,
        )
    except RuntimeError as error:
        detail = (str(error).strip().splitlines() or ["no reason given"])[-1][:200]
        raise ConfigError(
            f"tokenizer: no vocabulary of {settings.tokenizer.vocab_size} units can be made: {detail}; change vocab_size, "
            "or give it more text (sentences, corpora, limit)"
        ) from None
    stem.with_suffix(".vocab").unlink()


def _lines(settings: TrainSettings) -> Iterator[str]:
    """Paragraphs and sentences in the proportions that the settings give, shuffled."""
    data = Path(settings.data)
    rng = random.Random(settings.seed)  # noqa: S311 - a sample, not a secret
    lines: list[str] = []
    for language, wanted in settings.tokenizer.sentences.items():
        if language == "fr":
            documents = corpora.french_documents(
                data, settings.limit, settings.corpora, settings.held_out_stories
            )
            pool = [line for d in documents for line in (d.title, d.summary, *d.text.split("\n"))]
        elif language not in THREE_LETTERS:
            raise ConfigError(
                f"tokenizer.sentences: no corpus in {language!r}; choose from fr, {', '.join(THREE_LETTERS)}"
            )
        else:
            found = corpora.parallel(data, THREE_LETTERS[language], settings.corpora, settings.limit)
            pool = [source for source, _, _ in found]
        pool = [line[:LONGEST_LINE] for line in pool if line]
        lines += rng.sample(pool, min(wanted, len(pool)))
    rng.shuffle(lines)
    yield from lines


def transformers_tokenizer(model_path: Path) -> PreTrainedTokenizerFast:
    """The same vocabulary as a Transformers tokenizer, giving the very ids of sentencepiece."""
    from sentencepiece import sentencepiece_model_pb2 as spiece_proto
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    proto: Any = spiece_proto.ModelProto()  # type: ignore[attr-defined]  # made at run time by protobuf
    proto.ParseFromString(model_path.read_bytes())
    pieces = [(piece.piece, piece.score) for piece in proto.pieces]
    known = {piece for piece, _ in pieces}
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=2, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap),
            normalizers.Strip(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Sequence(
        [
            decoders.Replace("▁", " "),
            decoders.ByteFallback(),
            decoders.Fuse(),
            decoders.Strip(" ", 1, 0),
        ]
    )
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    fast: Any = PreTrainedTokenizerFast  # its constructor has no annotations
    wrapped: PreTrainedTokenizerFast = fast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",  # noqa: S106 - a piece of the vocabulary
        eos_token="</s>",  # noqa: S106 - a piece of the vocabulary
        unk_token="<unk>",  # noqa: S106 - a piece of the vocabulary
        additional_special_tokens=[token for token in TASK_TOKENS if token in known],
    )
    return wrapped
