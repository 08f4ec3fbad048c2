"""The Hugging Face Hub: whether it answers at all, asked before its clients try for a minute and tell all of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from summarize.errors import ModelError

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
