"""Reads a hunspell dictionary (.aff, .dic) into its forms, and into what French adjectives and participles agree with.

Only what the French dictionary of grammalecte.net uses: two-letter flags, suffixes, and prefixes that elide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# What marks an entry as no word of its own or as bound to another: "--" only says that nothing elides before it.
_NO_WORD = frozenset({"()", "{}", "[]"})


@dataclass(frozen=True, slots=True)
class Suffix:
    """What a flag does at the end of a word: `strip` goes and `add` comes where `condition` matches."""

    strip: str
    add: str
    condition: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the dictionary and the flags that it takes."""

    word: str
    flags: tuple[str, ...]


def read_suffixes(aff: Path) -> Mapping[str, tuple[Suffix, ...]]:
    """The suffixes of each flag; prefixes, which only elide in French, are left out."""
    found: defaultdict[str, list[Suffix]] = defaultdict(list)
    for line in aff.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] != "SFX":
            continue
        _, flag, strip, add, condition = fields[:5]
        added = add.split("/")[0]
        found[flag].append(
            Suffix(
                "" if strip == "0" else strip,
                "" if added == "0" else added,
                re.compile(("" if condition == "." else condition) + "$"),
            )
        )
    return {flag: tuple(suffixes) for flag, suffixes in found.items()}


def read_entries(dic: Path) -> Iterator[Entry]:
    """The dictionary's entries, in its order."""
    for line in dic.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split()[0].partition("/") if line.split() else ("", "", "")
        if word and not any(flag in flags for flag in _NO_WORD):
            yield Entry(word, tuple(flags[at : at + 2] for at in range(0, len(flags), 2)))


def forms(entry: Entry, suffixes: Mapping[str, tuple[Suffix, ...]]) -> Iterator[tuple[str, str]]:
    """The forms of an entry, each with the flag that makes it; the word itself has none."""
    yield entry.word, ""
    for flag in entry.flags:
        for suffix in suffixes.get(flag, ()):
            if entry.word.endswith(suffix.strip) and suffix.condition.search(entry.word):
                yield entry.word[: len(entry.word) - len(suffix.strip)] + suffix.add, flag
