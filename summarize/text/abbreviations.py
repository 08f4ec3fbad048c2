"""Which words a full stop abbreviates, by language: the table in sentences.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

TABLED = ("fr", "en", "de", "es", "it", "pt", "nl")  # the languages that have a table

_ELIDED_ARTICLE = re.compile(r"^[^\W\d_]{1,7}['’](?=\w)")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations without their last point, by what may follow them (see sentences.toml).

    `ordinal`: a short number before a point is an ordinal, "am 3. Mai".
    """

    never: frozenset[str]
    number: frozenset[str]
    starter: frozenset[str]
    ends: frozenset[str]
    ordinal: bool


@lru_cache(maxsize=64)
def abbreviations(language: str | None) -> Abbreviations:
    """The abbreviations of a language; those of all languages together when it has no table."""
    file = tomllib.loads(files("summarize.text").joinpath("sentences.toml").read_text(encoding="utf-8"))
    rows = [file["any"], *(file[one] for one in ([language] if language in TABLED else TABLED))]
    never, number, starter, ends = (
        frozenset(word for row in rows for word in row.get(kind, "").split())
        for kind in ("never", "number", "starter", "ends")
    )
    ordinal = language is None or language in file["ordinals"]["languages"].split()
    return Abbreviations(never - ends, number, starter, ends, ordinal)


def without_article(token: str) -> str:
    """A token without the elided article or dash that it was written with: "l'art" → "art"."""
    return _ELIDED_ARTICLE.sub("", token.lstrip("-–—'’"))


def is_listed(token: str, table: frozenset[str]) -> bool:
    """Whether the token before a full stop is in one of the sets, as it stands or but for its capital."""
    return token in table or (token[:1].lower() + token[1:]) in table
