"""A chunk of a sentence: what may be left out as a whole, or may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["core", "lead", "aside", "reporting", "clause", "insert", "tail"]
LIGHT = frozenset({"temporal", "connector", "attribution", "reporting"})  # they qualify the clause itself
CLAUSES = frozenset({"subordinate", "relative", "participle"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a sentence, without the comma around it.

    `removable` chunks may be left out, but only together with those that name them in
    `depends_on` (an index into the same list). "core" chunks carry the main clause.
    """

    start: int
    end: int
    kind: Kind
    removable: bool = False
    depends_on: int | None = None
    opening: str = "other"
