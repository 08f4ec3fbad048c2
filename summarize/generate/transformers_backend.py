"""Any Transformers encoder-decoder behind the `Generator` interface."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from summarize.config import GenerateConfig
from summarize.errors import ModelError
from summarize.generate.held_decoding import HeldDecoding, build_trie
from summarize.generate.profiles import Profile, model_folder, model_identity
from summarize.generate.requests import Request, by_length, model_input, ranked
from summarize.hub import load_pretrained
from summarize.records import Hypothesis

FAR = (
    -1e5
)  # below this, also when shared among a thousand tokens, a beam left the closed set (see HeldDecoding)


class TransformersGenerator:
    """A model of `AutoModelForSeq2SeqLM` with its tokenizer.

    float32 on the CPU, where scores must not hang on the batch; bfloat16 on a GPU, never
    float16, under which T5 gives NaN.

    Raises:
        ModelError: the model is missing, is no encoder-decoder, or has no safetensors weights.
    """

    def __init__(self, profile: Profile, config: GenerateConfig) -> None:
        import torch

        self.profile = profile
        self.batch_size = config.batch_size
        self.num_hypotheses = config.num_hypotheses
        if config.threads:
            torch.set_num_threads(config.threads)
        self.device = _device(config.device)
        dtype = torch.bfloat16 if self.device.startswith("cuda") else torch.float32
        self.tokenizer, self.model, _ = load_pretrained(
            model_folder(profile),
            "AutoModelForSeq2SeqLM",
            f"model {profile.name!r}",
            "the profile compact or verbatim, which need none",
            dtype=dtype,
            slow_tokenizer=profile.tokenizer == "slow",
        )
        self.model.to(self.device).eval()
        self.forced_bos = _token_id(self.tokenizer, profile.forced_bos_token, profile)
        if self.forced_bos is None:
            # BART's own: its targets begin with <s>, whatever the profile says.
            self.forced_bos = _own_setting(self.model, "forced_bos_token_id")
        self.decoder_start = self._decoder_start()
        # Learned positions end; T5 has none. One place is the decoder's start token.
        positions = getattr(self.model.config, "max_position_embeddings", None) or sys.maxsize
        self.positions = int(positions) - 1
        self.max_input = min(profile.max_input_tokens, int(positions))
        self.max_output = min(profile.max_new_tokens, self.positions)

    @cached_property
    def identity(self) -> str:
        """Digest of the profile and the weights, or of a hub model's commit."""
        return model_identity(self.profile, getattr(self.model.config, "_commit_hash", None))

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens a text takes, without special tokens."""
        return len(self.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])

    def generate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """For each request the hypotheses, best first; none for a language the profile lacks."""
        results: list[tuple[Hypothesis, ...]] = [()] * len(requests)
        tokens = self.profile.source_language_tokens
        able = [i for i, r in enumerate(requests) if not tokens or (r.language or "") in tokens]
        for held in (False, True):
            chosen = [i for i in able if bool(requests[i].candidates) is held]
            inputs = [self._encode(requests[i]) for i in chosen]
            for batch in by_length([len(ids) for ids in inputs], self.batch_size):
                ids = [inputs[k] for k in batch]
                asked = [requests[chosen[k]] for k in batch]
                found = self._held(ids, asked) if held else self._free(ids)
                for k, hypotheses in zip(batch, found, strict=True):
                    results[chosen[k]] = hypotheses
        return results

    def _encode(self, request: Request) -> list[int]:
        code = self.profile.source_language_tokens.get(request.language or "")
        if code is not None:
            self.tokenizer.src_lang = code
        text = model_input(request, self.profile)
        encoded = self.tokenizer(text, truncation=True, max_length=self.max_input, verbose=False)
        return list(encoded["input_ids"])

    def _free(self, inputs: list[list[int]]) -> list[tuple[Hypothesis, ...]]:
        """Plain beam search."""
        beams = max(self.profile.num_beams, self.num_hypotheses)
        found = self._search(
            inputs,
            num_beams=beams,
            max_new_tokens=self.max_output,
            min_new_tokens=min(self.profile.min_new_tokens, self.max_output) or None,
            no_repeat_ngram_size=self.profile.no_repeat_ngram_size,
        )
        return [
            ranked(((self._decode(ids), score) for ids, score in group), self.num_hypotheses)
            for group in found
        ]

    def _decode(self, ids: list[int]) -> str:
        # Not every tokenizer counts its language tokens as special (M2M100's does not).
        content = ids[1:] if self.forced_bos is not None and ids[:1] == [self.forced_bos] else ids
        return str(self.tokenizer.decode(content, skip_special_tokens=True)).strip()

    def _held(self, inputs: list[list[int]], requests: list[Request]) -> list[tuple[Hypothesis, ...]]:
        """Beam search on the trie of each request's candidates, with as many beams as candidates.

        With that many, no candidate is ever pruned: the ranking is the exact one.
        """
        end = int(self.model.config.eos_token_id)
        head = [self.forced_bos] if self.forced_bos is not None else []
        tables: list[dict[tuple[int, ...], str]] = []
        for request in requests:
            table: dict[tuple[int, ...], str] = {}
            for text in request.candidates:
                ids = self.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
                if len(ids) + len(head) < self.positions:
                    table.setdefault((*head, *ids, end), text)
            tables.append(table)
        beams = max(2, *(len(table) for table in tables))
        found = self._search(
            inputs,
            num_beams=beams,
            max_new_tokens=max(len(ids) for table in tables for ids in table),
            no_repeat_ngram_size=0,  # a candidate may say a thing twice, as its source does
            processor=HeldDecoding([build_trie(list(table)) for table in tables], beams, end),
        )
        results = []
        for table, request, group in zip(tables, requests, found, strict=True):
            scores = {table[tuple(ids)]: score for ids, score in group if tuple(ids) in table and score > FAR}
            kept = [(text, scores[text]) for text in request.candidates if text in scores]
            results.append(ranked(kept, self.num_hypotheses))
        return results

    def _search(
        self, inputs: list[list[int]], *, processor: HeldDecoding | None = None, **settings: Any
    ) -> list[list[tuple[list[int], float]]]:
        """Beam search: for each input its sequences (no start token, cut after the end) and scores."""
        import torch
        from transformers import GenerationConfig, LogitsProcessorList

        model_config = self.model.config
        batch = self.tokenizer.pad({"input_ids": inputs}, return_tensors="pt", verbose=False).to(self.device)
        beams = settings["num_beams"]
        penalty = self.profile.held_penalty if processor else self.profile.length_penalty
        options = GenerationConfig(  # type: ignore[no-untyped-call]  # transformers leaves it untyped
            decoder_start_token_id=self.decoder_start,
            forced_bos_token_id=self.forced_bos,
            bos_token_id=getattr(model_config, "bos_token_id", None),
            eos_token_id=model_config.eos_token_id,
            pad_token_id=model_config.pad_token_id,
            length_penalty=penalty if beams > 1 else None,
            num_return_sequences=beams if processor else min(beams, self.num_hypotheses),
            # Held search ends by itself: heuristics must not stop it with candidates unread.
            early_stopping="never" if processor else False,
            do_sample=False,
            return_dict_in_generate=True,
            output_scores=True,
            **settings,
        )
        # A second source of settings would be merged in where ours say nothing.
        self.model.generation_config = options
        with torch.inference_mode():
            output = self.model.generate(
                input_ids=batch["input_ids"],
                attention_mask=batch["attention_mask"],
                generation_config=options,
                logits_processor=LogitsProcessorList([processor] if processor else []),
            )
        rows = [_until(ids, int(model_config.eos_token_id)) for ids in output.sequences[:, 1:].tolist()]
        if beams == 1:
            steps = self.model.compute_transition_scores(
                output.sequences, output.scores, normalize_logits=True
            )
            scores = [
                float(step[: len(ids)].sum()) / max(len(ids), 1) ** self.profile.length_penalty
                for step, ids in zip(steps, rows, strict=True)
            ]
        else:
            scores = output.sequences_scores.tolist()
        each = len(rows) // len(inputs)
        pairs = list(zip(rows, scores, strict=True))
        return [pairs[i : i + each] for i in range(0, len(pairs), each)]

    def _decoder_start(self) -> int:
        """The decoder's first token: the profile's, CrossSum's by its map, or the model's own."""
        asked = self.profile.decoder_start
        if asked is not None and asked.startswith("langid_map:"):
            language = asked.removeprefix("langid_map:")
            entries = (getattr(self.model.config, "task_specific_params", None) or {}).get("langid_map", {})
            if language not in entries:
                raise ModelError(
                    f"model {self.profile.name!r}: its config has no langid_map entry {language!r}; "
                    f"entries: {', '.join(sorted(entries)) or 'none'}"
                )
            asked = str(entries[language][1])
        token = _token_id(self.tokenizer, asked, self.profile)
        if token is None:
            token = _own_setting(self.model, "decoder_start_token_id")
        if token is None:
            raise ModelError(
                f"model {self.profile.name!r}: no decoder_start_token_id; set decoder_start in its profile"
            )
        return token


def _device(asked: str) -> str:
    """`auto`: cuda, else mps, else cpu."""
    import torch

    if asked != "auto":
        return asked
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _token_id(tokenizer: Any, token: str | None, profile: Profile) -> int | None:
    """A token's id; None for no token; a token the vocabulary lacks is an error."""
    if token is None:
        return None
    found = tokenizer.convert_tokens_to_ids(token)
    if found is None or found == tokenizer.unk_token_id:
        raise ModelError(
            f"model {profile.name!r}: its vocabulary has no token {token!r}; correct it in the profile"
        )
    return int(found)


def _own_setting(model: Any, name: str) -> int | None:
    value = getattr(model.generation_config, name, None)
    if value is None:
        value = getattr(model.config, name, None)
    return None if value is None else int(value)


def _until(tokens: list[int], end: int) -> list[int]:
    """Tokens up to the first end token, which is kept."""
    return tokens[: tokens.index(end) + 1] if end in tokens else tokens
