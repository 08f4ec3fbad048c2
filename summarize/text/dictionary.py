"""The French forms that a dictionary knows, and what its adjectives, participles and nouns agree with.

Both tables are made by summarize/train/forms.py from the dictionary of grammalecte.net (DICTIONARY-NOTICE.md).
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

FORMS = "dictionary.bin"  # xz of lines, in the order of their bytes
AGREEMENT = "agreement.bin"  # xz of lines: class, gender and number in three letters, a blank, the form

Class = Literal["adjective", "noun", "either"]
_CLASSES: Mapping[str, Class] = {"a": "adjective", "n": "noun", "e": "either"}


@dataclass(frozen=True, slots=True)
class Inflection:
    """What a form agrees with; "" for a gender or number that it does not tell.

    A participle counts as an adjective. `class_` "either" is for forms that may be both, such as "étudiant".
    """

    class_: Class
    gender: Literal["m", "f", ""]
    number: Literal["s", "p", ""]


@lru_cache(maxsize=1 << 15)
def in_dictionary(word: str) -> bool:
    """Whether the dictionary has a form, in lower case, or with its capital where it is a name."""
    return _holds(_forms(), word.replace("’", "'").encode("utf-8", "surrogatepass"))


def longest_beginning(word: str) -> int:
    """How many letters of a word, from its first, some form of the dictionary begins with."""
    lines, plain = _forms(), word.replace("’", "'")
    low, high = 0, len(plain)
    while low < high:  # what a form begins with, a shorter beginning is of too
        middle = (low + high + 1) // 2
        if _begins(lines, plain[:middle].encode("utf-8", "surrogatepass")):
            low = middle
        else:
            high = middle - 1
    return low


def _begins(lines: bytes, wanted: bytes) -> bool:
    """Whether one of sorted lines begins so: by halving."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.index(b"\n", start)
        line = lines[start:end]
        if line.startswith(wanted):
            return True
        if line < wanted:
            low = end + 1
        else:
            high = start
    return False


def _holds(lines: bytes, wanted: bytes) -> bool:
    """Whether sorted lines, each with its line end, hold one: by halving."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.index(b"\n", start)
        line = lines[start:end]
        if line == wanted:
            return True
        if line < wanted:
            low = end + 1
        else:
            high = start
    return False


@cache
def _forms() -> bytes:
    return lzma.decompress(files("summarize.text").joinpath(FORMS).read_bytes())


@cache
def inflections() -> Mapping[str, Inflection]:
    """The forms of French news whose every reading in the dictionary is a noun or an adjective."""
    packed = files("summarize.text").joinpath(AGREEMENT).read_bytes()
    return {
        line[4:]: Inflection(
            _CLASSES[line[0]],
            "" if line[1] == "-" else line[1],  # type: ignore[arg-type]  # one of the Literal's letters
            "" if line[2] == "-" else line[2],  # type: ignore[arg-type]
        )
        for line in lzma.decompress(packed).decode("utf-8").splitlines()
    }
