"""Month and weekday names per language, from CLDR, folded."""

from __future__ import annotations

from functools import cache

from summarize.text.normalize import fold


@cache
def months(language: str | None) -> dict[str, int]:
    """Folded month names and abbreviations (without their point) → 1-12; empty for an unknown language."""
    return _names(language, "months", 0)


@cache
def weekdays(language: str | None) -> dict[str, int]:
    """Folded weekday names → 0-6 from Monday; whole names only, abbreviations are other words too."""
    names = _names(language, "days", 0, widths=("wide",))
    if language == "pt":  # segunda-feira is also said segunda, which is an ordinal: only compounds count
        return names
    if language == "de":
        names["sonnabend"] = 5
    return names


def month_of(word: str, language: str | None) -> int | None:
    """1-12 for a month's name or abbreviation in that language."""
    return months(language).get(fold(word))


def _names(
    language: str | None, field: str, shift: int, widths: tuple[str, ...] = ("wide", "abbreviated")
) -> dict[str, int]:
    if language is None:
        return {}
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    table = getattr(locale, field)
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in widths:
            for key, name in table[context].get(width, {}).items():
                found[fold(name).rstrip(".")] = key + shift
    if field == "months" and language == "en":
        found["sept"] = 9
    return found
