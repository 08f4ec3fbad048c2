"""The key of a blind page, which tells what the page does not: who wrote what; and how its files are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

import msgspec

from summarize.errors import SummarizeError
from summarize.report.wording import printable

KEY_FORMAT = "summarize blind key"
Read = TypeVar("Read")


class KeyPair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote what in one pair: `left` and `right` index the key's systems; sentences on each side."""

    example_id: str
    left: int
    right: int
    sentences: tuple[int, int]


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What key.json holds. `identical` are the events for which both systems wrote the same."""

    format: str
    page: str
    systems: tuple[str, str]
    seed: int
    pairs: dict[str, KeyPair]
    identical: tuple[str, ...]
    only: tuple[tuple[str, ...], tuple[str, ...]]


def read_key(path: Path) -> Key:
    """The key that `write_blind` left.

    Raises:
        SummarizeError: it cannot be read or is no such key.
    """
    remedy = "give the key.json written with the page"
    key = read_json(path, Key, "the key of a blind page", remedy)
    if key.format != KEY_FORMAT or any({p.left, p.right} != {0, 1} for p in key.pairs.values()):
        raise SummarizeError(f"{path}: is not the key of a blind page; {remedy}")
    return key


def read_json(path: Path, kind: type[Read], what: str, remedy: str) -> Read:
    """A file's JSON value as a record of one kind; any JSON text will do, lone surrogates too.

    Raises:
        SummarizeError: the file cannot be read, or is not `what`; the message ends with the remedy.
    """
    try:
        return msgspec.convert(json.loads(path.read_bytes()), kind)
    except OSError as error:
        raise SummarizeError(f"{path}: cannot be read: {error.strerror}; {remedy}") from None
    except (ValueError, RecursionError) as error:  # msgspec's and the decoders' errors are ValueErrors
        raise SummarizeError(f"{path}: is not {what}: {printable(str(error))}; {remedy}") from None
