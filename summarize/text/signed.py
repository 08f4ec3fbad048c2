"""Patterns that are tried only where they can find something: to look for some letters takes a tenth of their time.

Most rules look for what few sentences have, and a pattern that opens on many words ("est", "sont") is tried at
every letter of a text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_IGNORECASE = int(
    re.IGNORECASE
)  # plain numbers: to compare and to hash those of `re` takes as long as a short search


@dataclass(frozen=True, slots=True)
class Signed:
    """A pattern with its signs: strings of which one at least stands in whatever it finds.

    Where case is ignored, the signs are in lower case. The pattern is compiled when first it is tried.
    """

    signs: tuple[str, ...]
    source: str
    flags: int = 0

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return _compiled(self.source, self.flags).search(text, start, end) if self._may_find(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return _compiled(self.source, self.flags).match(text, start, end) if self._may_find(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return (
            _compiled(self.source, self.flags).finditer(text, start, end)
            if self._may_find(text)
            else iter(())
        )

    def findall(self, text: str) -> list[str]:
        """As `re.Pattern.findall`, of a pattern with one group at most."""
        return _compiled(self.source, self.flags).findall(text) if self._may_find(text) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.Pattern.sub`."""
        return _compiled(self.source, self.flags).sub(new, text) if self._may_find(text) else text

    def _may_find(self, text: str) -> bool:
        if self.flags & _IGNORECASE:
            text = _in_small(text)
        for sign in self.signs:  # noqa: SIM110 - `any` takes half as long again
            if sign in text:
                return True
        return False


def signed(signs: str, source: str, flags: int = 0) -> Signed:
    r"""A pattern that is tried on texts with one of its signs only; these are parted by "|".

    >>> signed("chef-lieu|préfecture", r"\b(?:le|au) chef-lieu\b|préfectures?").search("Au nord du port") is None
    True
    """
    return Signed(tuple(signs.split("|")), source, int(flags))


@lru_cache(maxsize=16)  # one text is tried with many patterns, one after the other
def _in_small(text: str) -> str:
    return text.casefold()


@lru_cache(maxsize=1024)  # more than there are
def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags)
