"""What an error is planted with: a change of a French sentence, and what the sentences around it lend.

The patterns are the plants' own, so that no checker's extractor decides what it is tested on.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from summarize.text.words import words


class Edit(NamedTuple):
    """Replace `sentence[start:end]` by `new`."""

    start: int
    end: int
    new: str


class Pool(NamedTuple):
    """What neighbouring sentences lend: names, each with the word before it, and plain words."""

    names: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


# What a kind of error may do to a sentence: every place where it can be planted.
Plants = Callable[[str, Pool, random.Random], Iterable[Edit]]

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet"]
MONTHS += ["août", "septembre", "octobre", "novembre", "décembre"]
MONTH = "|".join(MONTHS)
CAPITAL = r"[A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]*[a-zà-ÿ]\b"
# A run of capitals inside a sentence; "l'Élysée" keeps its article outside.
_NAME = re.compile(
    rf"(?<=[a-zà-ÿ,] )(?P<full>{CAPITAL}(?: (?:de |du |d['’])?{CAPITAL}){{0,2}})(?![\w’'-]| [A-ZÀ-Þ])"
)


def pool_of(texts: Sequence[str]) -> Pool:
    """The names and plain words of some sentences."""
    names = [(word_before(text, name), name["full"]) for text in texts for name in names_of(text)]
    plain = [
        word.text for text in texts for word in words(text) if len(word.text) > 4 and word.text.islower()
    ]
    return Pool(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(plain)))


def names_of(sentence: str) -> list[re.Match[str]]:
    """Runs of capitalised words (group "full") after a small word."""
    return [m for m in _NAME.finditer(sentence) if not word_before(sentence, m)[:1].isupper()]


def word_before(sentence: str, match: re.Match[str]) -> str:
    """The word before a match's group "full", with its comma; "" for none, and after a mark."""
    before = re.search(r"([\w’'.]+,?) $", sentence[max(0, match.start("full") - 24) : match.start("full")])
    return before[1] if before else ""
