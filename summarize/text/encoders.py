"""Which sentence encoder a configuration names: the package's vectors, none, or any of the Hub or a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import ModelError
from summarize.hub import HUB_ID, load_pretrained, only_from_cache, quietly
from summarize.text.vectors import Encoder, is_static, load_static, sentence_vectors

PACKAGE = "package:vectors"
NONE = "none"  # words alone are compared
INSTEAD = f"{PACKAGE!r}, which needs no network, or {NONE!r}"
# What an encoder of the Hub is made of; its repository may hold the same weights in five formats.
FILES = ["*.json", "model*.safetensors", "*.txt", "*.model", "1_Pooling/*"]
BATCH = 32  # texts at a time
MOST_TOKENS = 512  # where the tokenizer names no end: positions of BERT and its kin


@lru_cache(maxsize=4)
def open_encoder(name: str) -> Encoder | None:
    """The encoder of that name; None for "none".

    "package:vectors" are the shipped ones; else a folder or an id of the Hub, of static vectors in
    model2vec's form or of a model that Transformers' AutoModel reads, pooled as its 1_Pooling
    folder says (sentence-transformers' form), by the mean where it says nothing.

    Raises:
        ModelError: it is not found, cannot be read, or pools in another way.
    """
    if name == NONE:
        return None
    if name == PACKAGE:
        return sentence_vectors
    folder = _folder(name)
    return load_static(folder) if is_static(folder) else _load_model(name, folder)


def _folder(name: str) -> Path:
    """The folder itself, or that of the Hub's model, fetched if need be."""
    if Path(name).is_dir():
        return Path(name)
    if HUB_ID.fullmatch(name) is None:
        raise ModelError(
            f"vectors {name!r}: neither a folder nor the id of a model (owner/name); use {INSTEAD}"
        )
    cached = only_from_cache(name, f"vectors {name!r}", INSTEAD)
    from huggingface_hub import snapshot_download

    try:
        with quietly():
            return Path(snapshot_download(name, allow_patterns=FILES, local_files_only=cached))
    except (OSError, ValueError) as error:
        detail = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelError(
            f"vectors {name!r}: cannot be fetched: {detail}; check the name, or use {INSTEAD}"
        ) from None


def _load_model(name: str, folder: Path) -> Encoder:
    import torch

    pooling = _pooling(name, folder)
    tokenizer, model, missing = load_pretrained(
        str(folder), "AutoModel", f"vectors {name!r}", INSTEAD, dtype=torch.float32
    )
    # A pooler of Transformers' own is not asked; anything else that was drawn at random would be noise.
    lacking = sorted(weight for weight in missing if not weight.startswith("pooler."))
    if lacking:
        raise ModelError(
            f"vectors {name!r}: its files lack {lacking[0]}; save the whole model, or use {INSTEAD}"
        )
    model.eval()
    longest = min(MOST_TOKENS, tokenizer.model_max_length)

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        found = np.zeros((len(texts), int(model.config.hidden_size)), np.float32)
        # By length, so that little is padding.
        order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), index))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            batch: Any = tokenizer(
                [texts[row].encode("utf-8", "replace").decode("utf-8") for row in rows],
                padding=True, truncation=True, max_length=longest, return_tensors="pt",
            )  # fmt: skip
            with torch.inference_mode():
                states = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"])[0]
            if pooling == "cls":
                pooled = states[:, 0]
            else:
                mask = batch["attention_mask"][:, :, None].to(states.dtype)
                pooled = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
            found[rows] = torch.nn.functional.normalize(pooled).numpy()
        return found

    return encode


def _pooling(name: str, folder: Path) -> str:
    """Either "mean" or "cls", as sentence-transformers' 1_Pooling/config.json tells."""
    try:
        told = json.loads((folder / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "mean"
    except (OSError, ValueError) as error:
        raise ModelError(f"vectors {name!r}: 1_Pooling/config.json: {error}; save the model again") from None
    asked = sorted(key for key, value in told.items() if key.startswith("pooling_mode_") and value is True)
    for pooling, key in (("mean", "pooling_mode_mean_tokens"), ("cls", "pooling_mode_cls_token")):
        if asked == [key]:
            return pooling
    raise ModelError(
        f"vectors {name!r}: pools by {', '.join(asked) or 'nothing'}; only mean_tokens or cls_token is read: use {INSTEAD}"
    )
