"""Numbers as the grounding metric reads them: every reading of a digit string, and spelled-out ones, with units.

Written apart from `summarize.text.entities`, which the pipeline's own gate relies on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from summarize.evaluate.grounding.spelled import (
    BLANK,
    below_thousand,
    cardinal,
    follows,
    half,
    is_count,
    ordinal,
    scales,
)
from summarize.evaluate.grounding.tables import (
    number_language,
    number_words,
    tables,
    units_by_form,
    valued,
)
from summarize.text.normalize import fold

NumberKind = Literal["cardinal", "ordinal", "rounded", "part", "time"]


class Number(NamedTuple):
    """A number of a text: `text` is `source[start:end]`.

    `values` are its readings, the language's own first ("12.500" in English: 12.5, then 12,500). A
    `time` counts minutes since midnight, a `part` is a share of 1. `unit`: "%", a currency's code, or None.
    """

    start: int
    end: int
    text: str
    values: tuple[Decimal, ...]
    kind: NumberKind
    unit: str | None


_TOKEN = re.compile(
    rf"(?P<time>(?<![\d:.,])(?:[01]?\d|2[0-4])(?:{BLANK}?[hH]{BLANK}?[0-5]\d(?!\d)|:[0-5]\d(?![\d:])|[.:][0-5]\d(?={BLANK}(?:Uhr|uur)\b|{BLANK}?[ap]\.?m\b)))"
    rf"|(?P<digits>\d{{1,3}}(?:{BLANK}\d{{3}})+(?!\d)(?:[.,]\d{{1,9}})?|\d{{1,30}}(?:[.,'’]\d{{1,9}}){{0,6}})"
    r"|(?P<word>[^\W\d_]+)"
)
_HOUR = re.compile(rf"{BLANK}?(?:h|Uhr|uur)(?![\w/])")
_CLOCK_12 = re.compile(rf"{BLANK}?([ap])\.?m\b\.?", re.IGNORECASE)
_ROMAN = re.compile(r"([IVX]{1,6})(?:er|e|è?me)?")
# "un mort et deux blessés": an article counts when a number follows within this many words.
_NEAR = 4


@lru_cache(maxsize=4096)
def numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text, in order, not overlapping; digits only in a language without a table."""
    tokens = list(_TOKEN.finditer(text))
    found: list[Number] = []
    index = 0
    while index < len(tokens):
        number, following = _read(text, tokens, index, language)
        if number is not None:
            found.append(number)
        index = following
    return tuple(sorted([*found, *_articles(text, tokens, found, language)]))


def _read(
    text: str, tokens: list[re.Match[str]], index: int, language: str | None
) -> tuple[Number | None, int]:
    """The number that starts with a token, and the index of the first token after it."""
    token = tokens[index]
    start, end = token.span()
    if token["time"]:
        hours, minutes = (int(part) for part in re.findall(r"\d+", token[0]))
        if clock := _CLOCK_12.match(text, end):
            hours, end = hours % 12 + 12 * (clock[1].lower() == "p"), clock.end()
        return _number(text, start, end, (Decimal(hours * 60 + minutes),), "time"), _after(tokens, index, end)
    if token["word"]:
        return _spelled(text, tokens, index, language)
    if start and (
        text[start - 1].isalpha() or (text[start - 1] in "-‑" and text[start - 2 : start - 1].isalpha())
    ):
        return None, index + 1  # Covid-19, A380, G7: part of a name
    values = readings(token[0], language)
    whole = values[0] == values[0].to_integral_value()
    if (clock := _CLOCK_12.match(text, end)) and whole and values[0] <= 12:
        minutes = 60 * (int(values[0]) % 12 + 12 * (clock[1].lower() == "p"))
        return _number(text, start, clock.end(), (Decimal(minutes),), "time"), _after(
            tokens, index, clock.end()
        )
    if (hour := _HOUR.match(text, end)) and whole and values[0] <= 24:
        return _number(text, start, hour.end(), (values[0] * 60,), "time"), _after(tokens, index, hour.end())
    following = index + 1
    sign = tokens[following] if following < len(tokens) and tokens[following].start() == end else None
    if sign is not None and fold(sign[0]) in number_words(language, "ordinal_signs"):
        return _number(text, start, sign.end(), values, "ordinal"), following + 1
    after_part = re.compile(r"\.?[ºª°](?!C)").match(text, end)
    if after_part and language in ("es", "it", "pt"):
        return _number(text, start, after_part.end(), values, "ordinal"), index + 1
    scale, following, end = scales(text, tokens, following, end, language)
    more = half(text, end, scale)
    end = more.end() if more else end
    scaled = tuple(value * scale + (scale // 2 if more else 0) for value in values)
    return _with_unit(text, start, end, scaled, "cardinal"), _after(tokens, following - 1, end)


def _spelled(
    text: str, tokens: list[re.Match[str]], index: int, language: str | None
) -> tuple[Number | None, int]:
    token = tokens[index]
    start = token.start()
    word = fold(token[0])
    following = index + 1
    roman = _ROMAN.fullmatch(token[0])
    if roman and re.compile(rf"{BLANK}si[eè]cles?\b").match(text, token.end()):
        return _number(text, start, token.end(), (Decimal(_roman(roman[1])),), "ordinal"), following
    if not number_language(language):
        return None, following
    assert language is not None
    if word in (table := valued(language, "rounded")) and _counts_something(text, token.end(), language):
        return _with_unit(text, start, token.end(), (Decimal(table[word]),), "rounded"), following
    if word in (table := valued(language, "parts")):
        share = _part(text, tokens, index, table[word], language)
        if share is not None:
            return share, following
    total, following = cardinal(text, tokens, index, language)
    if total is None:
        rank, following = ordinal(tokens, index, language)
        if rank is not None:
            return _number(text, start, tokens[following - 1].end(), (Decimal(rank),), "ordinal"), following
        return None, index + 1
    if following < len(tokens) and fold(tokens[following][0]) in valued(language, "parts") and total < 10:
        return None, following  # "deux tiers": the part is read with its count
    end = tokens[following - 1].end()
    if following == index + 1 and not is_count(text, tokens, index, language):
        return None, following
    rank, beyond = ordinal(tokens, following, language) if follows(text, tokens, following) else (None, 0)
    if rank is not None and rank < 100 and re.fullmatch("[-‑‐]", text[end : end + 1]):  # vingt-deuxième
        return _number(text, start, tokens[beyond - 1].end(), (total + rank,), "ordinal"), beyond
    bare_scale = following == index + 1 and word in valued(language, "scales") and total > 1000
    return _with_unit(text, start, end, (total,), "rounded" if bare_scale else "cardinal"), following


def _part(
    text: str, tokens: list[re.Match[str]], index: int, denominator: int, language: str
) -> Number | None:
    """A share of 1: "deux tiers", "la moitié", "un quart des"; "quart" alone is also a watch and a bus stop."""
    start, end = tokens[index].span()
    count = 1
    before = fold(tokens[index - 1][0]) if index else ""
    if before.isdigit():
        count = int(before)
    elif before in below_thousand(language):
        count = below_thousand(language)[before]
    elif denominator > 2 and not (denominator == 3 and before in ("le", "du", "ein")):
        return None
    if denominator == 4 and not re.compile(rf"{BLANK}(?:d|of\b|der\b|des\b)").match(text, end):
        return None
    if count >= denominator:
        return None
    return _number(text, start, end, (Decimal(count) / denominator,), "part")


def _articles(
    text: str, tokens: list[re.Match[str]], found: list[Number], language: str | None
) -> Iterator[Number]:
    """Articles coordinated with a number: "un mort et deux blessés"."""
    if language is None or not number_language(language):
        return
    articles = number_words(language, "articles")
    conjunction = tables()[language]["numbers"]["and"]
    inside = {at for number in found for at in range(number.start, number.end)}
    starts = {number.start for number in found if number.kind in ("cardinal", "rounded")}
    for index, token in enumerate(tokens):
        if token.start() in inside or fold(token[0]) not in articles:
            continue
        for cursor in range(index + 2, min(index + 2 + _NEAR, len(tokens))):
            if fold(tokens[cursor - 1][0]) == conjunction and tokens[cursor].start() in starts:
                if not re.search(r"[.;:!?]", text[token.end() : tokens[cursor].start()]):
                    yield _number(text, *token.span(), (Decimal(1),), "cardinal")
                break


def readings(digits: str, language: str | None) -> tuple[Decimal, ...]:
    """Every value that a digit string can have, the language's own reading first."""
    plain = re.sub(rf"{BLANK}|['’]", "", digits)
    signs = [c for c in plain if c in ".,"]
    if not signs:
        return (Decimal(plain),)
    whole = Decimal(re.sub("[.,]", "", plain))
    head, _, tail = plain.rpartition(signs[-1])
    fraction = Decimal(re.sub("[.,]", "", head) + "." + tail)
    if len(signs) > 1 and len(set(signs)) == 1:
        return (whole,)
    if len(tail) != 3 or len(set(signs)) > 1 or head == "0":
        return (fraction,)
    decimal = tables().get(language or "", {}).get("numbers", {}).get("decimal", "")
    return (fraction, whole) if signs[-1] == decimal else (whole, fraction)


def _counts_something(text: str, end: int, language: str) -> bool:
    return language in ("en", "de", "nl") or bool(re.compile(r"\s(?:de\s|d['’]|di\s)").match(text, end))


def _with_unit(text: str, start: int, end: int, values: tuple[Decimal, ...], kind: NumberKind) -> Number:
    number = _number(text, start, end, values, kind)
    after = re.compile(rf"(?:{BLANK}|-)?(?:d['’]|de |di |of )?([^\W\d_]+(?:[ -][^\W\d_]+)?|[%€$£])").match(
        text, end
    )
    if after:
        phrase = fold(after[1]).replace(" ", "_")
        for form in (phrase, phrase.partition("_")[0]):
            if form in units_by_form():
                return number._replace(unit=units_by_form()[form])
    before = re.search(r"([€$£]|CHF|EUR|USD|GBP)\s?$", text[max(0, start - 5) : start])
    return number._replace(unit=units_by_form()[fold(before[1])]) if before else number


def _number(text: str, start: int, end: int, values: tuple[Decimal, ...], kind: NumberKind) -> Number:
    return Number(start, end, text[start:end], values, kind, None)


def _after(tokens: list[re.Match[str]], index: int, end: int) -> int:
    while index < len(tokens) and tokens[index].start() < end:
        index += 1
    return index


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
