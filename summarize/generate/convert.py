"""A Transformers folder into its CTranslate2 form, such that scores stay the same."""

from __future__ import annotations

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
        if tokenizer:
            from transformers import AutoTokenizer

            loaded = AutoTokenizer.from_pretrained(str(model_folder), trust_remote_code=False)
            loaded.save_pretrained(str(output / TOKENIZER_FOLDER))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{model_folder}: cannot be converted to CTranslate2: {error}") from None
    profile = msgspec.structs.replace(load_profile(str(model_folder)), model="", backend="ctranslate2")
    (output / "profile.toml").write_text(profile_to_toml(profile), encoding="utf-8")
    return load_profile(str(output))


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
    """CTranslate2's converter, told rightly whether T5 scales its outputs.

    Transformers 5 sets `tie_word_embeddings` on every T5 and mT5 it reads and keeps what the
    file said in `scale_decoder_outputs`; the converter goes by the former and would scale the
    logits of models that do not. Tokens mostly survive that, scores and beams do not.
    """
    from ctranslate2.converters import TransformersConverter

    class ParityConverter(TransformersConverter):  # type: ignore[misc]  # ctranslate2 ships no types
        def load_model(self, model_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:
            model = super().load_model(model_class, model_name_or_path, use_safetensors=True, **kwargs)
            scaled = getattr(model.config, "scale_decoder_outputs", None)
            if scaled is not None:
                model.config.tie_word_embeddings = scaled
            return model

    return ParityConverter(str(model_folder))
