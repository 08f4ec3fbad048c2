"""A CTranslate2 model behind the `Generator` interface; the embedded one needs no torch at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from summarize.config import GenerateConfig
from summarize.errors import ModelError
from summarize.generate.profiles import Profile, model_folder, model_identity
from summarize.generate.requests import Request, by_length, model_input, ranked
from summarize.records import Hypothesis

TOKENIZER_FOLDER = "tokenizer"  # beside the weights, whose own config.json AutoTokenizer cannot read

# Tokens of the inputs in a batch of candidates, for larger ones leave the cache: on one core 256 take 2.0 CPU seconds for
# 318 pairs, eight pairs 2.5, sixteen 3.3, one by one 2.4. The scores are the same.
SCORED_AT_ONCE = 256


class Tokens(Protocol):
    """A tokenizer in terms of token strings, which is what CTranslate2 takes."""

    def source(self, text: str, language_token: str | None, limit: int) -> list[str]:
        """Input tokens with the special ones, at most `limit`."""

    def target(self, text: str) -> list[str]:
        """Output tokens without special ones."""

    def text(self, tokens: list[str]) -> str:
        """The text of output tokens; special ones are left out."""


class CTranslate2Generator:
    """A converted model with its tokenizer: sentencepiece alone, or a Transformers one.

    Raises:
        ModelError: the folder holds no CTranslate2 model or no tokenizer.
    """

    def __init__(self, profile: Profile, config: GenerateConfig) -> None:
        import ctranslate2

        self.profile = profile
        self.batch_size = config.batch_size
        self.num_hypotheses = config.num_hypotheses
        folder = Path(model_folder(profile))
        if not (folder / "model.bin").is_file():
            raise ModelError(
                f"model {profile.name!r}: {folder} holds no CTranslate2 model.bin; "
                'convert it first (summarize.generate.convert) or set backend = "transformers"'
            )
        self.tokens = _open_tokens(folder, profile)
        device = config.device
        if device == "auto":
            device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
        try:
            self.translator = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type="default",
                inter_threads=1,
                intra_threads=config.threads,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"model {profile.name!r}: CTranslate2 cannot open {folder}: {error}") from None

    @cached_property
    def identity(self) -> str:
        """Digest of the profile and the weights."""
        return model_identity(self.profile)

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens a text takes, without special tokens."""
        return len(self.tokens.target(text))

    def generate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """For each request the hypotheses, best first; none for a language the profile lacks."""
        results: list[tuple[Hypothesis, ...]] = [()] * len(requests)
        languages = self.profile.source_language_tokens
        able = [i for i, r in enumerate(requests) if not languages or (r.language or "") in languages]
        sources = {
            i: self.tokens.source(
                model_input(requests[i], self.profile),
                languages.get(requests[i].language or ""),
                self.profile.max_input_tokens,
            )
            for i in able
        }
        held = [i for i in able if requests[i].candidates]
        free = [i for i in able if not requests[i].candidates]
        for batch in by_length([len(sources[i]) for i in free], self.batch_size):
            chosen = [free[k] for k in batch]
            for i, found in zip(chosen, self._free([sources[i] for i in chosen]), strict=True):
                results[i] = found
        for i, found in zip(held, self._held([(sources[i], requests[i]) for i in held]), strict=True):
            results[i] = found
        return results

    def _free(self, sources: list[list[str]]) -> list[tuple[Hypothesis, ...]]:
        beams = max(self.profile.num_beams, self.num_hypotheses)
        head = [self.profile.forced_bos_token] if self.profile.forced_bos_token else []
        outputs = self.translator.translate_batch(
            sources,
            target_prefix=[head] * len(sources) if head else None,
            beam_size=beams,
            num_hypotheses=self.num_hypotheses,
            length_penalty=self.profile.length_penalty,
            no_repeat_ngram_size=self.profile.no_repeat_ngram_size,
            min_decoding_length=max(self.profile.min_new_tokens, 1),
            max_decoding_length=self.profile.max_new_tokens,
            max_input_length=0,
            return_scores=True,
        )
        return [
            ranked(
                (
                    (self.tokens.text(tokens[len(head) :] if head else tokens), score)
                    for tokens, score in zip(output.hypotheses, output.scores, strict=True)
                ),
                self.num_hypotheses,
            )
            for output in outputs
        ]

    def _held(self, asked: list[tuple[list[str], Request]]) -> list[tuple[Hypothesis, ...]]:
        """Every candidate scored exactly: CTranslate2 has no logits processors, and needs none.

        The score is the log-probability of the whole candidate, its end included, over its
        length in tokens to the power of the length penalty: Transformers' beam score.
        """
        head = [self.profile.forced_bos_token] if self.profile.forced_bos_token else []
        pairs = [
            (source, head + self.tokens.target(text))
            for source, request in asked
            for text in request.candidates
        ]
        outputs = self.translator.score_batch(
            [source for source, _ in pairs],
            [target for _, target in pairs],
            max_batch_size=min(self.batch_size * self.profile.max_input_tokens, SCORED_AT_ONCE),
            batch_type="tokens",
            max_input_length=0,
            offset=len(head),
        )
        scores = iter(
            sum(output.log_probs) / max(len(target) + 1, 1) ** self.profile.held_penalty
            for output, (_, target) in zip(outputs, pairs, strict=True)
        )
        return [
            ranked(((text, next(scores)) for text in request.candidates), self.num_hypotheses)
            for _, request in asked
        ]


class _SentencePieceTokens:
    """The embedded models' own tokenizer: pieces, then `</s>`."""

    def __init__(self, path: Path, tasks: frozenset[str]) -> None:
        import sentencepiece

        self.tasks = tasks
        self.pieces: Any = sentencepiece.SentencePieceProcessor(model_file=str(path))
        self.end = self.pieces.id_to_piece(self.pieces.eos_id())

    def source(self, text: str, language_token: str | None, limit: int) -> list[str]:
        head = [language_token] if language_token else []
        pieces = self.target(text)
        # Sentencepiece puts a blank before a task token that opens a text; training never saw one.
        if len(pieces) > 1 and pieces[0] == "▁" and pieces[1] in self.tasks:
            del pieces[0]
        return [*head, *pieces[: limit - 1 - len(head)], self.end]

    def target(self, text: str) -> list[str]:
        return list(self.pieces.encode(text, out_type=str))

    def text(self, tokens: list[str]) -> str:
        ids = [self.pieces.piece_to_id(token) for token in tokens]
        return str(self.pieces.decode([i for i in ids if not self.pieces.is_control(i)])).strip()


class _TransformersTokens:
    """A hub model's tokenizer, kept beside the converted weights."""

    def __init__(self, folder: Path, profile: Profile) -> None:
        from transformers import AutoTokenizer

        self.tokenizer: Any = AutoTokenizer.from_pretrained(
            str(folder), use_fast=profile.tokenizer != "slow", trust_remote_code=False
        )

    def source(self, text: str, language_token: str | None, limit: int) -> list[str]:
        if language_token is not None:
            self.tokenizer.src_lang = language_token
        ids = self.tokenizer(text, truncation=True, max_length=limit, verbose=False)["input_ids"]
        return list(self.tokenizer.convert_ids_to_tokens(ids))

    def target(self, text: str) -> list[str]:
        ids = self.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        return list(self.tokenizer.convert_ids_to_tokens(ids))

    def text(self, tokens: list[str]) -> str:
        ids = self.tokenizer.convert_tokens_to_ids(tokens)
        return str(self.tokenizer.decode(ids, skip_special_tokens=True)).strip()


def _open_tokens(folder: Path, profile: Profile) -> Tokens:
    if (folder / "spiece.model").is_file():
        return _SentencePieceTokens(folder / "spiece.model", frozenset(profile.tasks.values()))
    if (folder / TOKENIZER_FOLDER).is_dir():
        return _TransformersTokens(folder / TOKENIZER_FOLDER, profile)
    raise ModelError(
        f"model {profile.name!r}: {folder} holds neither spiece.model nor {TOKENIZER_FOLDER}/; "
        "convert it with summarize.generate.convert, which keeps the tokenizer"
    )
