"""The metric's own tables of words (facts.toml), and every way to spell a number below a thousand."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """The metric's own tables of words, by language: facts.toml."""
    return tomllib.loads(
        files("summarize.evaluate.grounding").joinpath("facts.toml").read_text(encoding="utf-8")
    )


def word_set(text: str) -> frozenset[str]:
    """The blank-separated words of a table."""
    return frozenset(text.split())


def number_language(language: str | None) -> bool:
    """Whether the spelled-out numbers of a language are known; digits are read in any."""
    return language in ("fr", "en", "de", "es", "it", "pt", "nl")


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
def joiners(language: str) -> frozenset[str]:
    """What may stand between two groups of a spelled number: "mille et un"."""
    return frozenset({"en": {"and"}, "pt": {"e"}, "es": {"y"}, "fr": {"et"}}.get(language, ()))


@cache
def units_by_form() -> dict[str, str]:
    """Folded form of a unit → "%" or a currency's code; blanks are underscores."""
    return {form: unit for unit, forms in tables()["units"].items() for form in forms.split()}


@cache
def below_thousand(language: str) -> dict[str, int]:
    """Every way to spell 1 to 999, folded, its words parted by one blank; German and Italian in one word."""
    own = tables()[language]["numbers"]
    units: dict[str, int] = dict.fromkeys(own["one"].split(), 1)
    for value, forms in enumerate(own["units"].split(), start=2):
        units |= dict.fromkeys(forms.split("/"), value)
    tens = valued(language, "tens")
    below = dict(units)
    glued, joiner = "thousand" in own, own.get("joiner", "")
    for ten, value in tens.items():
        below[ten] = value
        for unit, small in units.items():
            if language == "fr" and small < (20 if value == 60 else 10):
                below[f"{ten} {unit}"] = value + small
                if small == 1 or (value, small) == (60, 11):
                    below[f"{ten} et {unit}"] = value + small
            elif small > 9 or language == "fr":
                continue
            elif language in ("de", "nl"):
                below[unit + joiner + ten] = value + small
            elif language == "it":
                below[(ten[:-1] if small in (1, 8) else ten) + unit] = value + small
            else:
                below[f"{ten} {joiner} {unit}".replace("  ", " ")] = value + small
    if language == "fr":
        below |= {f"dix {unit}": 10 + small for unit, small in units.items() if 7 <= small <= 9}
        below |= {f"soixante {teen}": 60 + value for teen, value in below.items() if teen.startswith("dix ")}
        teens = {word: value for word, value in below.items() if value < 20}
        below |= {"quatre vingt": 80} | {f"quatre vingt {word}": 80 + value for word, value in teens.items()}
    table = dict(below)
    gap = "" if glued else " "
    for word, fixed in valued(language, "hundred", default=100).items():
        heads = {word: fixed}
        least = 1 if language in ("en", "de", "nl") else 2  # "one hundred", but "cent"
        if fixed == 100 and language in ("fr", "en", "de", "it", "nl"):
            heads |= {
                f"{unit}{gap}{word}": small * 100 for unit, small in units.items() if least <= small < 10
            }
        for head, high in heads.items():
            table[head] = high
            for rest, low in below.items():
                table[f"{head}{gap}{rest}"] = high + low
                if language in ("en", "pt", "de"):
                    link = {"en": " and ", "pt": " e ", "de": "und"}[language]
                    table[f"{head}{link}{rest}"] = high + low
    for thousand in own.get("thousand", "").split():
        highs = {"": 1} | below
        table |= {f"{head}{thousand}": high * 1000 for head, high in highs.items()}
    return table


def plain_numeral(word: str, language: str) -> str:
    """A number's word without the mark of plural or gender."""
    if language == "fr":
        return {"cents": "cent", "vingts": "vingt", "une": "un"}.get(word, word)
    return word
