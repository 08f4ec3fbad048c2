"""A Transformers folder into its CTranslate2 form, such that scores stay the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from summarize.errors import ModelError
from summarize.generate.ctranslate2_backend import TOKENIZER_FOLDER
from summarize.generate.profiles import Profile, load_profile


def convert_to_ctranslate2(
    model_folder: Path, output: Path, *, quantization: str | None = "int8", tokenizer: bool = True
) -> Profile:
    """Convert a model, keep its tokenizer and write a profile.toml beside the weights.

    `quantization` is CTranslate2's ("int8", "float32", …); None keeps the weights' own type.
    `tokenizer = False` leaves the tokenizer to the caller (the embedded models' sentencepiece).

    Raises:
        ModelError: CTranslate2 has no converter for this model, or it cannot be read.
    """
    converter = _converter(model_folder)
    try:
        converter.convert(str(output), quantization=quantization, force=True)
        facts = _decoder_facts(model_folder)
        if tokenizer:
            facts.tokenizer.save_pretrained(str(output / TOKENIZER_FOLDER))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ModelError(f"{model_folder}: cannot be converted to CTranslate2: {error}") from None
    path = output / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    if facts.start is not None:
        # The converter leaves it out for some families, and scores then start from nothing.
        config["decoder_start_token"] = facts.start
    if config.get("bos_token") is None:
        config["bos_token"] = config["eos_token"]  # mBART has none, and CTranslate2 reads no null
    path.write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    profile = load_profile(str(model_folder))
    profile = msgspec.structs.replace(
        profile,
        model="",
        backend="ctranslate2",
        forced_bos_token=profile.forced_bos_token or facts.forced_bos,
    )
    (output / "profile.toml").write_text(profile_to_toml(profile), encoding="utf-8")
    return load_profile(str(output))


@dataclass(frozen=True, slots=True)
class _DecoderFacts:
    """The model's tokenizer, and how its decoder begins, in tokens."""

    tokenizer: Any
    start: str | None
    forced_bos: str | None


def _decoder_facts(model_folder: Path) -> _DecoderFacts:
    from transformers import AutoConfig, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(model_folder), trust_remote_code=False)
    own = AutoConfig.from_pretrained(str(model_folder), trust_remote_code=False).to_dict()
    generation = model_folder / "generation_config.json"
    if generation.is_file():
        own |= json.loads(generation.read_text(encoding="utf-8"))
    start, forced = own.get("decoder_start_token_id"), own.get("forced_bos_token_id")
    return _DecoderFacts(
        tokenizer,
        None if start is None else str(tokenizer.convert_ids_to_tokens(int(start))),
        None if forced is None else str(tokenizer.convert_ids_to_tokens(int(forced))),
    )


def profile_to_toml(profile: Profile) -> str:
    """A profile as TOML, tables last; what holds its default is left out."""
    values: dict[str, Any] = msgspec.to_builtins(profile)
    default = msgspec.to_builtins(Profile(name=""))
    changed = {key: value for key, value in values.items() if value is not None and value != default[key]}
    lines = [f"{key} = {_toml(value)}" for key, value in changed.items() if not isinstance(value, dict)]
    for key, table in changed.items():
        if isinstance(table, dict):
            lines += ["", f"[{key}]", *(f"{_toml(name)} = {_toml(value)}" for name, value in table.items())]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # JSON's strings, numbers, booleans and arrays are TOML's too, but for DEL and surrogates,
    # which no profile can hold since it was itself read from TOML or JSON.
    return msgspec.json.encode(value).decode()


def _converter(model_folder: Path) -> Any:
    """CTranslate2's converter, told what Transformers 5 no longer tells it.

    - T5: `tie_word_embeddings` is now True for every model read, and `scale_decoder_outputs`
      keeps whether logits are scaled; mT5 never scales. The converter goes by the former: tokens
      mostly survive that, scores and beams do not.
    - BART and mBART: the configuration lost `normalize_before`, which their kind decides.
    - M2M100: `get_vocab` leaves out the language tokens, which stand after the pieces.
    """
    from ctranslate2.converters import TransformersConverter

    class ParityConverter(TransformersConverter):  # type: ignore[misc]  # ctranslate2 ships no types
        def load_model(self, model_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:
            model = super().load_model(model_class, model_name_or_path, use_safetensors=True, **kwargs)
            kind = model.config.model_type
            if kind == "t5":
                model.config.tie_word_embeddings = model.config.scale_decoder_outputs
            elif kind == "mt5":
                model.config.tie_word_embeddings = False
            elif kind in {"bart", "mbart"}:
                model.config.normalize_before = kind == "mbart"
            return model

        def load_tokenizer(self, tokenizer_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:
            tokenizer = super().load_tokenizer(tokenizer_class, model_name_or_path, **kwargs)
            languages = getattr(tokenizer, "lang_token_to_id", None)
            if languages:
                vocabulary = dict(tokenizer.get_vocab()) | dict(languages)
                tokenizer.get_vocab = lambda: vocabulary
            return tokenizer

    return ParityConverter(str(model_folder))
