"""How the word tables of this folder are written down."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The blank-separated words of a table, as a set."""
    return frozenset(text.split())


def word_list(text: str) -> list[str]:
    """The blank-separated words of a table, in order."""
    return text.split()
