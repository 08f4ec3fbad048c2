"""Publication dates as people write them, to aware UTC; anything doubtful is absent.

A time without a zone is taken as UTC. `03/04/2025` is the 3rd of April, as French and all languages
but American English write it; `04/25/2025` can only be April. Words that depend on today's date
("hier", "il y a 2 heures") are absent: the clock is no argument of a run.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside: a default value or a typing error, not a publication date

# The languages of the sources, in the order in which an ambiguous month name is tried.
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")

MAX_LENGTH = 120  # characters; a longer "date" is a sentence

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Seconds, milliseconds, microseconds and nanoseconds since 1970 differ by their size: in each unit the
# years 1973 to 2100 lie between 1e8 and 4.2e9 times the unit, and these ranges do not meet.
EPOCH_UNITS = (1, 10**3, 10**6, 10**9)
EPOCH_RANGE = (10**8, 4_133_894_400)

PUBLISHED = re.compile(
    r"""\b(?:publi[ée]e?|mise?\ [àa]\ jour|modifi[ée]e?|actualis[ée]e?|post[ée]e?|paru|cr[éeè]{1,2}e?
    |(?:first\ |last\ )?(?:published|updated|posted|modified|created)
    |ver[öo]ffentlicht|aktualisiert|erstellt|stand
    |publicado|actualizado|pubblicato|aggiornato|publicada|atualizado|gepubliceerd|bijgewerkt|geplaatst)\b
    \s*(?::|\ble\b|\bon\b|\bam\b|\bel\b|\bil\b|\ben\b|\bem\b|\bop\b|\bà\b)?\s*:?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
ISO = re.compile(
    r"""(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})
    (?:(?:\s*[T,]\s*|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?
    \s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}(?::\d{2})?|[+-]\d{2})?)?(?:\[[\w/+-]*\])?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?")
RFC2822 = re.compile(
    r"(?:[A-Za-z]{3},?\s*)?\d{1,2}\s[A-Za-z]{3}\s\d{4}\s\d{1,2}:\d{2}(?::\d{2})?(?:\s\S{1,6})?(?:\s\(\w+\))?"
)
DAY_FIRST = re.compile(
    r"""(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})
    (?:[\s,;|–-]*(?:à|at|um|a\ las|alle(?:\ ore)?|às|om|[àa])?\s*(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?|(?=\s*[ap]\.?m))(?::(\d{2}))?
    \s*([ap])?\.?(?:m\.?)?\s*(?:Uhr|uur|h)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{0,30})?(?:[eE][+-]?\d{1,2})?")
FRENCH_HOUR = re.compile(r"\b(\d{1,2})\s?[hH]\s?(\d{2})?(?!\w)")


def parse_date(value: object) -> datetime | None:
    """The moment that a record's date field tells, in UTC, or None.

    Takes ISO 8601, RFC 2822, epoch seconds to nanoseconds, `YYYYMMDD`, numeric European dates, long
    forms in seven languages, `datetime` and `date`, and MongoDB's `{"$date": …}`. None for a missing
    day ("mai 2025"), for relative words, and for years outside 1900 to 2100.
    """
    if isinstance(value, datetime):
        return _in_range(value if value.tzinfo else value.replace(tzinfo=UTC))
    if isinstance(value, date):
        return _in_range(datetime(value.year, value.month, value.day, tzinfo=UTC))
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    if isinstance(value, Mapping):
        inner = value.get("$date", value.get("$numberLong", value.get("value")))
        return None if isinstance(inner, Mapping) and "$date" in inner else parse_date(inner)
    if isinstance(value, str) and len(value) <= MAX_LENGTH:
        return _from_text(" ".join(value.split()))
    return None


def _in_range(moment: datetime) -> datetime | None:
    try:
        utc = moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return utc if FIRST_YEAR <= utc.year <= LAST_YEAR else None


def _from_number(value: float) -> datetime | None:
    """Epoch time in whatever unit fits, or the eight digits of a calendar day."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, int) and 19_000_101 <= value <= 21_001_231:
        # As epoch seconds these are days of August 1970: no record of a news archive means that.
        return _moment((value // 10_000, value // 100 % 100, value % 100))
    for unit in EPOCH_UNITS:
        if EPOCH_RANGE[0] * unit <= value <= EPOCH_RANGE[1] * unit:
            # Whole microseconds: a float of seconds would move by a fraction between machines.
            micros = value * 10**6 // unit if isinstance(value, int) else round(value * (10**6 / unit))
            return _in_range(EPOCH + timedelta(microseconds=int(micros)))
    return None


@lru_cache(maxsize=16_384)
def _from_text(text: str) -> datetime | None:
    if not text or not any(character.isdigit() for character in text):
        return None
    if NUMBER.fullmatch(text):
        compact = _from_compact(text)
        return compact or _from_number(float(text) if re.search(r"[.eE]", text) else int(text))
    parts = [part.strip(" ,;:|–—-·•()") for part in PUBLISHED.split(text)]
    text = next((part for part in parts if any(character.isdigit() for character in part)), text)
    for read in (_from_iso, _from_compact, _from_rfc2822, _from_day_first):
        moment = read(text)
        if moment is not None:
            return moment
    return _from_long_form(text)


def _moment(
    day: tuple[int, int, int], clock: Sequence[str | None] = (), zone: str | None = None
) -> datetime | None:
    """A calendar day (year, month, day) at a time of day (hour, minute, second, in digits or None)."""
    hour, minute, second = (int(part or 0) for part in (*clock, None, None, None)[:3])
    try:
        moment = datetime(*day, tzinfo=UTC)
        if hour == 24 and minute == second == 0:  # ISO 8601 writes midnight at a day's end so
            moment, hour = moment + timedelta(days=1), 0
        moment = moment.replace(
            hour=hour, minute=minute, second=min(second, 59)
        )  # a leap second is no matter
        return _in_range(moment - _offset(zone or ""))
    except (ValueError, OverflowError):
        return None


def _offset(zone: str) -> timedelta:
    if not zone or zone.upper() in {"Z", "UTC", "GMT"}:
        return timedelta(0)
    digits = zone[1:].replace(":", "").ljust(6, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:6]))
    return -offset if zone[0] == "-" else offset


def _from_iso(text: str) -> datetime | None:
    found = ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    moment = _moment((int(year), int(month), int(day)), (hour, minute, second), zone)
    if moment is None or fraction is None:
        return moment
    return moment.replace(microsecond=int(fraction.ljust(6, "0")[:6]))


def _from_compact(text: str) -> datetime | None:
    found = COMPACT.fullmatch(text)
    if found is None:
        return None
    year, month, day, *clock, zone = found.groups()
    return _moment((int(year), int(month), int(day)), clock, zone)


def _from_rfc2822(text: str) -> datetime | None:
    if RFC2822.fullmatch(text) is None:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _in_range(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _from_day_first(text: str) -> datetime | None:
    weekday = re.match(r"[^\W\d]{2,12}\.?,?\s+(?=\d)", text)  # "jeudi 22/05/2025"
    found = DAY_FIRST.fullmatch(text, weekday.end() if weekday else 0)
    if found is None:
        return None
    first, second, year, hour, minute, seconds, half, zone = found.groups()
    day, month = int(first), int(second)
    if month > 12 >= day:
        day, month = month, day
    hours = int(hour or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in "pP" else 0)
    century = 2000 if len(year) == 2 else 0
    return _moment((century + int(year), month, day), (str(hours), minute, seconds), zone)


def _from_long_form(text: str) -> datetime | None:
    """Dates with the month in letters: "22 mai 2025 à 14h30", "May 22, 2025, 2:30 PM", "22. Mai 2025, 14:30 Uhr" and their like."""
    if len(re.findall(r"\d+", text)) < 2 or not re.search(r"[^\W\d]{3}", text):
        return None  # a month in letters, a day and a year, or it is no long form
    import dateparser

    text = FRENCH_HOUR.sub(lambda m: f"{m[1]}:{m[2] or '00'}", text)
    text = re.sub(r"\bàs\b", "", text)
    moment = dateparser.parse(text, languages=list(LANGUAGES), settings=dict(LONG_FORM_SETTINGS))
    return None if moment is None else _in_range(moment)


LONG_FORM_SETTINGS: dict[str, object] = {
    "DATE_ORDER": "DMY",
    "PARSERS": ["absolute-time"],  # leaves out "hier", "il y a 3 heures", and bare numbers
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 -- asked for without a zone; stands in for the clock
    "TIMEZONE": "UTC",
    "TO_TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": True,
}
