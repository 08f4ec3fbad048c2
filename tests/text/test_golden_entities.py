"""The golden table of entities, held by the pipeline's extractors and by the metric's own alike."""

import re
import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from summarize.evaluate.grounding import dates as fact_dates
from summarize.evaluate.grounding import names as fact_names
from summarize.evaluate.grounding import numbers as fact_numbers
from summarize.evaluate.grounding import quotations as fact_quotations
from summarize.evaluate.grounding import stances
from summarize.text.entities import dates, hedges, names, numbers, quotations

TABLE = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "golden" / "entities.toml").read_text(encoding="utf-8")
)
FRIDAY = datetime(2025, 5, 23, 9, tzinfo=UTC)
UNITS = ("%", "EUR", "USD", "CHF", "GBP")
# At least so many French cases a kind, and so many in all for each other language.
FRENCH = {"numbers": 40, "dates": 35, "names": 30, "quotations": 20, "stances": 20}
OTHERS = 15


def cases():
    for language, kinds in TABLE.items():
        for kind, rows in kinds.items():
            for row in rows:
                for extractor in ("entities", "facts"):
                    marks = []
                    if extractor in row:
                        marks = [pytest.mark.xfail(strict=True, reason=row[extractor])]
                    yield pytest.param(
                        language,
                        kind,
                        row,
                        extractor,
                        id=f"{language}-{extractor}-{row['text']}",
                        marks=marks,
                    )


@pytest.mark.parametrize(("language", "kind", "row", "extractor"), list(cases()))
def test_golden(language, kind, row, extractor):
    found, wanted = READERS[kind](row["text"], language, extractor), row[WANTED.get(kind, kind)]
    assert found == [(parse_date(entry) if kind == "dates" else entry) for entry in wanted]


def test_the_table_is_as_long_as_it_should_be():
    assert {kind: len(rows) >= FRENCH[kind] for kind, rows in TABLE["fr"].items()} == dict.fromkeys(
        FRENCH, True
    )
    for language in ("en", "de", "es", "it"):
        assert sum(map(len, TABLE[language].values())) >= OTHERS


def written(value, kind, unit):
    if kind == "time":
        return f"{int(value) // 60:02}:{int(value) % 60:02}"
    if kind in ("part", "fraction"):
        share = Fraction(value) if kind == "part" else Fraction(value) / 100
        share = share.limit_denominator(20)
        return f"{share.numerator}/{share.denominator}"
    plain = f"{Decimal(value).normalize():f}"
    sign = {"ordinal": "#", "approximate": "~", "rounded": "~"}.get(kind, "")
    return f"{sign}{plain}" + (f" {unit}" if unit in UNITS else "")


def read_numbers(text, language, extractor):
    if extractor == "entities":
        return [written(n.value, n.kind, n.unit) for n in numbers.numbers(text, language) if n.kind != "code"]
    return [written(n.values[0], n.kind, n.unit) for n in fact_numbers.numbers(text, language)]


def parse_date(entry):
    """(weekday, day, month, year) or the day that publication gives, as the table writes it."""
    match = re.fullmatch(r"(?:W(\d))?\s?(=?)(?:([\d?]{4})(?:-(\d\d))?(?:-(\d\d))?)?", entry)
    assert match, entry
    weekday = int(match[1]) - 1 if match[1] else None
    year, month, day = (int(part) if part and "?" not in part else None for part in match.group(3, 4, 5))
    if match[2]:
        return (weekday, date(year, month, day))
    return (weekday, day, month, year)


def read_dates(text, language, extractor):
    module = dates if extractor == "entities" else fact_dates
    found = []
    for mention in module.dates(text, language, FRIDAY):
        said = (mention.weekday, mention.day, mention.month, mention.year)
        # A day that only publication gives: the text itself names none.
        found.append(
            (mention.weekday, mention.resolved) if mention.resolved and mention.day is None else said
        )
    return found


def read_names(text, language, extractor):
    module = names if extractor == "entities" else fact_names
    return [name.text for name in module.names(text, language)]


def read_quotations(text, _language, extractor):
    module = quotations if extractor == "entities" else fact_quotations
    return [quotation.text for quotation in module.quotations(text)]


def read_stances(text, language, extractor):
    found = hedges.markers(text, language) if extractor == "entities" else stances.stances(text)
    return sorted({marker.kind for marker in found})


READERS = {
    "numbers": read_numbers,
    "dates": read_dates,
    "names": read_names,
    "quotations": read_quotations,
    "stances": read_stances,
}
WANTED = {"numbers": "values"}
