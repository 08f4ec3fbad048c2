"""What a word may become in French: the translation tables mined by summarize/train/dictionary.py.

They hold stems and shares, and no sentence; read when a translation is first checked, one language each.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LEVELS = 9  # one digit a share, on a scale of square roots


class Table(NamedTuple):
    """One language's links: by stem, then by French stem, how strongly the two choose each other.

    The strength is the square root of the larger share of either's links, in 0..1; `dropped` and `added`
    tell how often a foreign and a French stem stand without a counterpart, on the same scale.
    """

    links: Mapping[str, Mapping[str, float]]
    dropped: Mapping[str, float]
    added: Mapping[str, float]


def languages() -> frozenset[str]:
    """The languages whose translations can be checked."""
    folder = files("summarize.verify").joinpath("tables")
    return frozenset(
        entry.name[:2]
        for entry in folder.iterdir()
        if len(entry.name) == len("en.bin") and entry.name.endswith(".bin")
    )


@cache
def table(language: str) -> Table:
    """The links of a language of `languages()`."""
    links: dict[str, dict[str, float]] = {}
    dropped: dict[str, float] = {}
    added: dict[str, float] = {}
    for line in _lines(language):
        key, second, *rest = line.split("\t")
        if key == "+":
            added[second] = int(rest[0]) / LEVELS
            continue
        dropped[key] = int(second) / LEVELS
        options = (option.rsplit(" ", 1) for option in rest)
        links[key] = {french: max(map(int, levels)) / LEVELS for french, levels in options}
    return Table(links, dropped, added)


@cache
def paraphrases() -> Mapping[str, Mapping[str, float]]:
    """French stems that stand for one another over foreign words, with the root of that chance, in 0..1."""
    found: dict[str, dict[str, float]] = {}
    for line in _lines("paraphrases"):
        key, *options = line.split("\t")
        found[key] = {o: int(digit) / LEVELS for o, digit in (option.rsplit(" ", 1) for option in options)}
    return found


@cache
def nouns() -> Mapping[str, str]:
    """What articles agree with before a French word: "m", "f", or "p" for a plural."""
    return dict(line.split("\t") for line in _lines("nouns"))


def _lines(name: str) -> list[str]:
    packed = files("summarize.verify").joinpath("tables", f"{name}.bin").read_bytes()
    return lzma.decompress(packed).decode("utf-8").split("\n")
