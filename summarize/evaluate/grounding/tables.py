"""The metric's own tables of words: facts.toml and families.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """The words of numbers, dates, names and units, by language: facts.toml."""
    return _table("facts.toml")


def family_tables() -> dict[str, Any]:
    """The families of words that exclude one another, by name: families.toml."""
    return _table("families.toml")


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("summarize.evaluate.grounding").joinpath(name).read_text(encoding="utf-8"))


def word_set(text: str) -> frozenset[str]:
    """The blank-separated words of a table."""
    return frozenset(text.split())


def number_language(language: str | None) -> bool:
    """Whether the spelled-out numbers of a language are known; digits are read in any."""
    return language is not None and "numbers" in tables().get(language, {})


@cache
def number_words(language: str | None, field: str) -> frozenset[str]:
    """The words of a field of a language's numbers."""
    return frozenset(tables().get(language or "", {}).get("numbers", {}).get(field, "").split())


@cache
def valued(language: str | None, field: str, default: int = 0) -> dict[str, int]:
    """The table's "word=value" pairs; a word without a value has the default."""
    fields = tables().get(language or "", {}).get("numbers", {}).get(field, "").split()
    split = [entry.partition("=") for entry in fields]
    return {word: int(value) if value else default for word, _, value in split}


@cache
def units_by_form() -> dict[str, str]:
    """Folded form of a unit → "%" or a currency's code; blanks are underscores."""
    return {form: unit for unit, forms in tables()["units"].items() for form in forms.split()}
