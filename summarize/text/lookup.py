"""Finds the few words of a text that a rule looks for: to look a word up is quicker than to make a match of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


def starts_of(pattern: re.Pattern[str], text: str, wanted: Callable[[str], bool]) -> Iterator[int]:
    """Where those of a pattern's finds start that are wanted, in order.

    `pattern` has no groups, and would find what it finds wherever that stands, so that between two finds neither
    stands: a run of letters does.
    """
    found = pattern.findall(text)
    if not any(map(wanted, found)):  # of most texts: no need to look where each stands
        return
    end = 0
    for one in found:
        start = text.index(one, end)
        end = start + len(one)
        if wanted(one):
            yield start
