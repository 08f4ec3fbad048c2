"""What a model needs to be called right, as data: a TOML file per model, or inferred from its config.json."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from summarize.config import Count, Section, parse_toml
from summarize.errors import ConfigError, ModelError
from summarize.hub import HUB_ID, only_from_cache, quietly

PACKAGE_MODELS = Path(__file__).resolve().parents[1] / "models"
SHIPPED = PACKAGE_MODELS / "profiles"
EMBEDDED = "package:"  # scheme of `Profile.model` for a model inside this package
_MEBIBYTE = 1 << 20

Unit = Literal["fact", "event"]
Trust = Literal["order", "fusion", "free"]
Decoding = Literal["beam", "chunks"]
Backend = Literal["transformers", "ctranslate2", "none"]


class Profile(Section, frozen=True):
    """How to call one encoder-decoder; the options of the search are named as in Transformers.

    `model` is a folder, a hub id, "package:<name>" for one shipped here, or "" for none at all.
    `source_language_tokens` maps ISO 639-1 codes to the model's own codes ("en" → "en_XX").
    `decoder_start` is a token, or "langid_map:<language>" to read it from the config's
    `task_specific_params.langid_map` (CrossSum). `trust` tells the gate how far to believe the
    model: words in the passages' "order", words of several passages in any order ("fusion"), or
    other words too ("free"). `decoding = "chunks"` holds French output to whole-chunk cuts of
    the passage, of which `max_candidates` are weighed, with `chunks_length_penalty` where it differs;
    a passage in another language is written freely, if `tasks` has "translate". Lengths are in tokens.
    `max_sentences` of each article are read, from its top; all where it is not given.
    """

    name: str
    model: str = ""
    backend: Backend = "transformers"
    unit: Unit = "fact"
    trust: Trust = "order"
    decoding: Decoding = "beam"
    prefix: str = ""
    tasks: Mapping[str, str] = msgspec.field(default_factory=dict)
    tokenizer: Literal["auto", "slow"] = "auto"
    source_languages: tuple[str, ...] = ("fr",)
    source_language_tokens: Mapping[str, str] = msgspec.field(default_factory=dict)
    target_language_token: str | None = None
    forced_bos_token: str | None = None
    decoder_start: str | None = None
    max_input_tokens: Count = 512
    num_beams: Count = 4
    length_penalty: float = 1.0
    chunks_length_penalty: float | None = None
    no_repeat_ngram_size: int = 0
    min_new_tokens: int = 0
    max_new_tokens: Count = 96
    max_candidates: Count = 24
    max_sentences: Count | None = None
    licence: str = "unknown"

    @property
    def held_penalty(self) -> float:
        """The length penalty of candidates out of a closed set."""
        return self.length_penalty if self.chunks_length_penalty is None else self.chunks_length_penalty


def shipped_profiles() -> tuple[str, ...]:
    """The names of the profiles that come with the package, sorted."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


def load_profile(name: str) -> Profile:
    """The profile of a shipped name, a folder, a TOML file or a hub id.

    A folder's own `profile.toml` counts first; then one inferred from its `config.json`.

    Raises:
        ModelError: nothing of that name; the message says what was looked for and the remedy.
    """
    if name in shipped_profiles():
        return _read(SHIPPED / f"{name}.toml", None)
    path = Path(name or "\0").expanduser()  # "" is a slip, not the working folder
    if _exists(path) and path.suffix == ".toml" and path.is_file():
        return _read(path, path.parent)
    if _exists(path) and path.is_dir():
        return _profile_of_folder(path)
    if HUB_ID.fullmatch(name):
        known = [p for p in map(_shipped, shipped_profiles()) if p.model == name]
        return known[0] if known else infer_profile(_hub_config(name), name=name, model=name)
    near = difflib.get_close_matches(name, shipped_profiles(), n=1)
    hint = f"did you mean '{near[0]}'?" if near else "give one of these, a folder, or a hub id owner/name"
    raise ModelError(
        f"model {name[:80]!r}: no profile, folder or hub id of that name; profiles: {', '.join(shipped_profiles())}; {hint}"
    )


def model_folder(profile: Profile) -> str:
    """Where a profile's weights are: a folder, or the hub id unchanged.

    Raises:
        ModelError: the folder is not there.
    """
    if profile.model.startswith(EMBEDDED):
        folder = PACKAGE_MODELS / profile.model.removeprefix(EMBEDDED)
        if not (folder / "model.bin").is_file():
            raise ModelError(
                f"model {profile.name!r}: the embedded weights are missing at {folder}; "
                "reinstall the package, or run with --model verbatim"
            )
        return str(folder)
    path = Path(profile.model).expanduser()
    if path.is_dir():
        return str(path)
    if HUB_ID.fullmatch(profile.model):
        return profile.model
    raise ModelError(f"model {profile.name!r}: no folder {profile.model}; correct `model` in its profile")


def model_identity(profile: Profile, commit: str | None = None) -> str:
    """A digest that changes with the profile or the weights, for a resumed run to compare.

    Of each file the name, the size and the first and last mebibyte count: reading gigabytes
    at every start would cost more than the runs it saves. A hub model is told by its commit.
    """
    digest = hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(profile, model=""), order="sorted"))
    place = Path(model_folder(profile)) if profile.backend != "none" else None
    if place is not None and place.is_dir():
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            size = path.stat().st_size
            digest.update(
                f"{path.relative_to(place).as_posix()}\0{size}\0".encode("utf-8", "surrogateescape")
            )
            with path.open("rb") as file:
                digest.update(file.read(_MEBIBYTE))
                file.seek(max(size - _MEBIBYTE, 0))
                digest.update(file.read(_MEBIBYTE))
    else:
        digest.update((commit or "").encode())
    return digest.hexdigest()[:16]


def infer_profile(config: dict[str, Any], *, name: str, model: str) -> Profile:
    """A cautious profile from a Transformers config.json: search settings as the model's own.

    A model nobody described is believed no further than the passages' own words in their
    order. Translators (M2M100, Marian) take one fact at a time, all others the packed event.

    Raises:
        ModelError: the config describes no encoder-decoder.
    """
    kind = str(config.get("model_type", ""))
    if not (config.get("is_encoder_decoder") or kind in {"t5", "mt5", "umt5"}):
        raise ModelError(
            f"model {name!r}: model_type {kind or 'absent'!r} is no encoder-decoder; "
            "give one that AutoModelForSeq2SeqLM loads (T5, BART, mBART, M2M100, Marian, …)"
        )
    # T5 has relative positions: its training length, 512, unless the config says otherwise.
    positions = config.get("max_position_embeddings") or config.get("n_positions") or 512
    length = config.get("max_length") or 96
    defaults = {
        "num_beams": config.get("num_beams") or 4,
        "length_penalty": config.get("length_penalty") or 1.0,
        "no_repeat_ngram_size": config.get("no_repeat_ngram_size") or 0,
        "max_new_tokens": max(int(length), 32),
        "max_input_tokens": min(int(positions), 1024),
    }
    unit: Unit = "fact" if kind in {"m2m_100", "marian"} else "event"
    try:
        return msgspec.convert({"name": name, "model": model, "unit": unit, **defaults}, Profile)
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        raise ModelError(f"model {name!r}: config.json holds a value out of range: {error}") from None


def _profile_of_folder(folder: Path) -> Profile:
    if (folder / "profile.toml").is_file():
        return _read(folder / "profile.toml", folder)
    if not (folder / "config.json").is_file():
        raise ModelError(
            f"{folder}: holds neither profile.toml nor config.json; give the folder that save_pretrained wrote"
        )
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / 'config.json'}: cannot be read: {error}") from None
    if not isinstance(config, dict):
        raise ModelError(
            f"{folder / 'config.json'}: is no JSON object; give the folder that save_pretrained wrote"
        )
    if (folder / "model.bin").is_file() and "model_type" not in config:
        # A CTranslate2 folder: its config.json names tokens only.
        return Profile(name=folder.name, model=str(folder), backend="ctranslate2")
    generation = folder / "generation_config.json"
    if generation.is_file():
        try:
            config |= json.loads(generation.read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError) as error:
            raise ModelError(f"{generation}: cannot be read: {error}") from None
    return infer_profile(config, name=folder.name, model=str(folder))


def _read(path: Path, folder: Path | None) -> Profile:
    """A profile file; a relative `model` in it is relative to `folder` (None: leave it)."""
    try:
        profile = parse_toml(path.read_text(encoding="utf-8"), Profile, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: cannot be read: {error}; give a TOML file in UTF-8") from None
    except ConfigError as error:
        raise ModelError(str(error)) from None
    if folder is None or profile.backend == "none" or profile.model.startswith(EMBEDDED):
        return profile
    if profile.model == "" or (folder / profile.model).is_dir():
        return msgspec.structs.replace(profile, model=str(folder / profile.model))
    return profile


def _shipped(name: str) -> Profile:
    return _read(SHIPPED / f"{name}.toml", None)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long or with a null byte is no path
        return False


def _hub_config(name: str) -> dict[str, Any]:
    """config.json of a hub model, from the cache or the network (HF_HUB_OFFLINE is respected)."""
    from huggingface_hub import hf_hub_download

    cached = only_from_cache(name, f"model {name!r}", f"a profile: {', '.join(shipped_profiles())}")
    try:
        with quietly():
            path = hf_hub_download(name, "config.json", local_files_only=cached)
        config = json.loads(Path(path).read_text(encoding="utf-8"))
    except Exception as error:  # noqa: BLE001 - the hub client raises a dozen unrelated types
        detail = str(error).strip().splitlines()[0][:160] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"model {name!r}: no such folder, and config.json cannot be had from the hub ({detail}); "
            f"check the name and the network, download it first, or use a profile: {', '.join(shipped_profiles())}"
        ) from None
    if not isinstance(config, dict):
        raise ModelError(f"model {name!r}: its config.json is no JSON object; choose another model")
    return config
