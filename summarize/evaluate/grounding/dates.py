"""Dates as the grounding metric reads them: one pattern a language over CLDR's names of months and days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from summarize.evaluate.grounding.tables import tables
from summarize.text.normalize import fold


class Date(NamedTuple):
    """A date of a text: `text` is `source[start:end]`; what it does not say is None.

    `weekday` counts from Monday = 0. `resolved` is the day meant, where text and publication tell it.
    """

    start: int
    end: int
    text: str
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    resolved: date | None = None


_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<a>\d{1,2})(?P<sign>[/.])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{4}|\d{2}))(?![\d/-])"
)
_SUFFIX = r"(?:er|st|nd|rd|th|º|°|\.)?"
_OF = r"(?:de|of|del|do)\s+"


@lru_cache(maxsize=4096)
def dates(text: str, language: str | None, published_at: datetime | None = None) -> tuple[Date, ...]:
    """The dates of a text, in order, not overlapping; only numeric ones in a language without a table."""
    published = published_at.date() if published_at is not None else None
    taken = bytearray(len(text))
    found: list[Date] = []
    groups = [_numeric(text, language)]
    if language in tables() and "dates" in tables()[language]:
        groups += [_named(text, language), _relative(text, language, published), _years(text, language)]
    for group in groups:
        for one in group:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return tuple(_resolved(one, text, published) for one in sorted(found, key=lambda one: one.start))


def _numeric(text: str, language: str | None) -> list[Date]:
    found = []
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            day, month, year = int(match["a"]), int(match["b"]), int(match["c"])
            year += (2000 if year < 70 else 1900) if year < 100 else 0
            if month > 12:
                day, month = month, day
            elif language == "en" and match["sign"] == "/":
                found.append(Date(*match.span(), match[0], year=year))  # 3/4/2025: which is the month?
                continue
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Date(*match.span(), match[0], None, day, month, year))
    return found


def _named(text: str, language: str) -> list[Date]:
    """Dates with the name of a month or of a weekday."""
    found = []
    for match in _pattern(language).finditer(text):
        weekday_name, month_name = match["weekday"] or match["alone"], match["month"]
        weekday = _weekdays(language).get(fold(weekday_name)) if weekday_name else None
        if weekday_name and weekday is None:
            weekday = _weekdays(language).get(_stripped(fold(weekday_name), language))
        if match["alone"] and weekday_name[0].isupper() and _is_inside(text, match.start(), language):
            continue
        month = _months(language).get(fold(month_name)) if month_name else None
        day = int(match["day"] or match["late"] or 0) if month_name else 0
        year = int(match["year"]) if month_name and match["year"] else None
        if month_name and not day and not year and not weekday_name and not _is_month(text, match, language):
            continue
        if day > 31:
            continue
        start = match.start()
        if month_name and match["first"]:
            first = match["first_weekday"]
            at = match.start("first_weekday") if first else match.start("first")
            early = _weekdays(language)[fold(first)] if first else None
            end = match.end("first")
            found.append(Date(at, end, text[at:end], early, int(match["first"]), month, year))
            start = match.start("weekday") if match["weekday"] else match.start("day")
        end = (
            match.end()
            if not month_name
            else max(match.end("month"), *(match.end(g) for g in ("late", "year")))
        )
        found.append(Date(start, end, text[start:end], weekday, day or None, month, year))
    return found


def _is_inside(text: str, start: int, language: str) -> bool:
    """Whether a capital stands inside a sentence of a language with small weekdays: "Le Journal du Dimanche"."""
    return (
        language not in ("en", "de", "nl")
        and re.search(r"[a-zà-ÿ]\s$", text[max(0, start - 2) : start]) is not None
    )


def _is_month(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a month's name without a day or year is a month: no planet, no verb, no abbreviation."""
    name, folded = match["month"], fold(match["month"])
    if len(name) < 3 or (len(name) < 4 and folded not in ("mai", "may", "mei")):
        return False
    if language in ("fr", "es", "it", "pt", "nl"):
        return name[0].islower()
    before = text[max(0, match.start() - 14) : match.start()]
    if folded in _words(language, "homographs"):
        return name[0].isupper() and bool(
            re.search(
                r"\b(?:in|since|by|until|of|early|late|mid|last|next|this|from|to|and|end)[\s-]$", before
            )
        )
    return name[0].isupper()


def _relative(text: str, language: str, published: date | None) -> list[Date]:
    """Phrases that only the day of publication turns into dates: "hier", "l'an dernier"."""
    folded = _folded_in_place(text)
    found: list[Date] = []
    for field in ("days", "years", "months"):
        pattern, shifts = _phrases(language, field)
        for match in pattern.finditer(folded):
            shift = shifts[" ".join(match[0].split())]
            said = Date(*match.span(), text[match.start() : match.end()])
            if published is not None and field == "days":
                said = said._replace(resolved=published + timedelta(days=shift))
            elif published is not None and field == "years":
                said = said._replace(year=published.year + shift)
            elif published is not None:
                months = published.year * 12 + published.month - 1 + shift
                said = said._replace(year=months // 12, month=months % 12 + 1)
            found.append(said)
    return found


def _years(text: str, language: str) -> list[Date]:
    """Years by themselves, after a word that leads to a date ("en 2019"); others are numbers."""
    found = _year_pattern(language).finditer(_folded_in_place(text))
    return [Date(*match.span(1), match[1], year=int(match[1])) for match in found]


@cache
def _year_pattern(language: str) -> re.Pattern[str]:
    """A year after such a word, unless what follows makes it an amount: "en 2000 exemplaires"."""
    words = "|".join(map(re.escape, sorted(_words(language, "before_year"))))
    return re.compile(
        rf"(?<!\w)(?:{words})\s([12]\d{{3}})(?![.,]?\d|\s\d{{3}}\b|\s?[%€$]|\s[^\W\d_]*(?:s|en)\b)",
        re.IGNORECASE,
    )


def _resolved(mention: Date, text: str, published: date | None) -> Date:
    if mention.resolved is not None:
        return mention
    if mention.day is not None and mention.month is not None:
        years = [mention.year] if mention.year else []
        if not years and published is not None:
            years = [published.year, published.year - 1, published.year + 1]
        days = [day for year in years if (day := _day(year, mention.month, mention.day)) is not None]
        if not days:
            return mention
        near = published or days[0]
        return mention._replace(resolved=min(days, key=lambda day: abs((day - near).days)))
    habit = fold(mention.text).endswith("s") and fold(mention.text)[:-1] in _habits()
    if mention.weekday is not None and mention.month is None and published is not None and not habit:
        back = (published.weekday() - mention.weekday) % 7
        beside = fold(text[max(0, mention.start - 10) : mention.end + 10])
        if _beside("past").search(beside):
            back = back or 7
        elif _beside("coming").search(beside):
            back -= 7
        return mention._replace(resolved=published - timedelta(days=back))
    return mention


@cache
def _beside(field: str) -> re.Pattern[str]:
    """The words of every language that put a weekday before ("past") or after ("coming") publication."""
    found = {word for own in tables().values() for word in own.get("dates", {}).get(field, "").split()}
    return re.compile(rf"\b(?:{'|'.join(sorted(found))})\b")


@cache
def _habits() -> frozenset[str]:
    """Weekdays that make a plural in -s: "les lundis", "on Mondays" are no day."""
    return frozenset(name for language in ("fr", "en") for name in _weekdays(language))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # 29 February of a common year


def _stripped(name: str, language: str) -> str:
    """The weekday of "Montagabend", "lundis", "Mondays": without its part of day or its plural."""
    if language == "de":
        return re.sub(r"(?:vor|nach)?(?:abend|morgen|mittag|nacht)$|s$", "", name)
    return name.removesuffix("s")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Weekday, day, month, year in the order of the language; each part may be missing."""
    weekdays = "|".join(sorted(map(re.escape, _cldr(language, "days", ("wide",))), key=len, reverse=True))
    months = "|".join(
        sorted(map(re.escape, _cldr(language, "months", ("wide", "abbreviated"))), key=len, reverse=True)
    )
    if language == "fr":
        months += "|fevrier|aout|decembre"
    if language == "en":
        months += "|sept"
    tail = r"(?:(?:vor|nach)?(?:abend|morgen|mittag|nacht)|s)?" if language == "de" else "s?"
    late = (
        r"(?:\s(?P<late>\d{1,2})(?:st|nd|rd|th)?(?![\d:h%]|\.\d|\s?(?:%|a\.?m|p\.?m)))?"
        if language == "en"
        else "(?P<late>(?!))?"
    )
    leads = r"(?:le\s|les\s|den\s|dem\s|the\s|el\s|il\s)?"
    return re.compile(
        rf"(?<![\w])(?:"
        rf"(?:(?:(?P<first_weekday>{weekdays}),?\s{leads})?(?<![\d.,])(?P<first>\d{{1,2}}){_SUFFIX}"
        rf"\s?(?:et|au|ou|-|–|und|bis|and|to|y|al|e|en|tot|a)\s?{leads}(?=(?:[^\W\d_]+,?\s)?\d))?"
        rf"(?:(?P<weekday>{weekdays}){tail},?\s{leads})?"
        rf"(?:(?<![\d,])(?P<day>\d{{1,2}}){_SUFFIX}[\s-](?:{_OF})?)?"
        rf"(?P<month>{months})(?!\w)\.?{late}(?:,?\s(?:{_OF})?(?P<year>[12]\d{{3}})(?!\d))?"
        rf"|(?P<alone>{weekdays}){tail}(?!\w))",
        re.IGNORECASE,
    )


@cache
def _cldr(language: str, field: str, widths: tuple[str, ...]) -> dict[str, int]:
    """CLDR's names of months (1-12) or days (0-6 from Monday), lower case, without points."""
    from babel import Locale

    table = getattr(Locale.parse(language), field)
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in widths:
            found |= {name.lower().rstrip("."): key for key, name in table[context].get(width, {}).items()}
    return found | ({"sonnabend": 5} if (language, field) == ("de", "days") else {})


@cache
def _months(language: str) -> dict[str, int]:
    return {
        fold(name): month for name, month in _cldr(language, "months", ("wide", "abbreviated")).items()
    } | {"sept": 9}


@cache
def _weekdays(language: str) -> dict[str, int]:
    return {fold(name): day for name, day in _cldr(language, "days", ("wide",)).items()}


@cache
def _words(language: str, field: str) -> frozenset[str]:
    return frozenset(tables()[language]["dates"].get(field, "").split())


@cache
def _phrases(language: str, field: str) -> tuple[re.Pattern[str], dict[str, int]]:
    entries = [entry.partition("=") for entry in tables()[language]["dates"][field].split()]
    shifts = {phrase.replace("_", " "): int(value) for phrase, _, value in entries}
    body = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s") for phrase in sorted(shifts, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)"), shifts


def _folded_in_place(text: str) -> str:
    """The text folded character by character, so that offsets stay; what folds to more keeps its first."""
    return "".join(char if char.isascii() and not char.isupper() else (fold(char) or " ")[0] for char in text)
