"""Models of the Hugging Face Hub or of a folder: found, loaded, or refused in one line.

Whether the Hub answers at all is asked before its clients try for a minute and tell all of it.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from summarize.errors import ModelError

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")  # owner/name
REACH_SECONDS = 4.0  # for the Hub's first answer: its clients try five times, and each library on its own
_TALKERS = ("huggingface_hub", "transformers")


def hub_answers() -> bool:
    """Whether the Hub may be asked and can be reached; any answer counts. Takes `REACH_SECONDS` at most."""
    from huggingface_hub import constants, get_session

    if constants.HF_HUB_OFFLINE:
        return False
    answered = threading.Event()

    def ask() -> None:
        try:
            get_session().head(constants.ENDPOINT, timeout=REACH_SECONDS)
        except Exception:  # noqa: BLE001 - the client's errors change their names from release to release
            return
        answered.set()

    # In a thread: a client's limit does not hold for a name server that is silent.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(REACH_SECONDS)
    return answered.is_set()


def only_from_cache(repository: str, called: str, instead: str) -> bool:
    """Whether a model of the Hub must be had from the cache, since the Hub does not answer.

    Args:
        repository: its id, owner/name.
        called: what the message calls it, "model 'owner/name'".
        instead: what may be used without a network, for the message.

    Raises:
        ModelError: it is not in the cache either.
    """
    from huggingface_hub import try_to_load_from_cache

    if hub_answers():
        return False
    if not isinstance(try_to_load_from_cache(repository, "config.json"), str):
        raise ModelError(
            f"{called}: the Hub cannot be reached (no network, or HF_HUB_OFFLINE=1), and {repository} is neither a folder "
            f"here nor in the Hub's cache; check the name and the network, download it first, or use {instead}"
        )
    return True


@contextmanager
def quietly() -> Iterator[None]:
    """Keeps the Hub's clients from logging what is told once, as an error of ours."""
    import huggingface_hub  # noqa: F401 - sets its logger's level when it is first imported

    before = {name: logging.getLogger(name).level for name in _TALKERS}
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def load_pretrained(
    place: str,
    kind: Literal["AutoModel", "AutoModelForSeq2SeqLM", "AutoModelForSequenceClassification"],
    called: str,
    instead: str,
    *,
    dtype: Any,
    slow_tokenizer: bool = False,
) -> tuple[Any, Any, frozenset[str]]:
    """Tokenizer, model, and the names of weights that the model's files lack (drawn at random, then).

    Only safetensors weights are read, and no code from the model's folder is run.

    Args:
        place: a folder, or the id of a model on the Hub.
        kind: the class of Transformers that reads it.
        called: what messages call it, "model 'owner/name'".
        instead: what may be used without a network, for the message.
        dtype: torch's, of the weights.
        slow_tokenizer: take the tokenizer that is written in Python.

    Raises:
        ModelError: it cannot be had, or not be read; the message says what to do.
    """
    # Asked before torch and transformers are imported, which alone takes seconds.
    cached = (
        not Path(place).is_dir()
        and HUB_ID.fullmatch(place) is not None
        and only_from_cache(place, called, instead)
    )
    import transformers
    from transformers.utils.logging import disable_progress_bar

    # Its bars for shards and weights would run through the pipeline's own.
    disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it untyped
    try:
        with quietly():
            tokenizer = transformers.AutoTokenizer.from_pretrained(
                place, use_fast=not slow_tokenizer, trust_remote_code=False, local_files_only=cached
            )
            model, loaded = getattr(transformers, kind).from_pretrained(
                place,
                use_safetensors=True,
                trust_remote_code=False,
                dtype=dtype,
                output_loading_info=True,
                local_files_only=cached,
            )
    except (OSError, ValueError, KeyError, ImportError) as error:
        detail = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        remedy = "check the folder or the network"
        if "safetensors" in str(error) or ".bin" in str(error):
            remedy = (
                "only safetensors weights are read, since a .bin can run code: "
                "save the model again with save_pretrained and give that folder"
            )
        raise ModelError(f"{called}: cannot be loaded from {place}: {detail}; {remedy}") from None
    return tokenizer, model, frozenset(loaded["missing_keys"])
