"""Numbers as the grounding metric reads them: every reading of a digit string, and spelled-out values.

Written apart from `summarize.text.entities`, which the pipeline's own gate relies on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from summarize.evaluate.grounding.tables import (
    below_thousand,
    joiners,
    number_language,
    number_words,
    plain_numeral,
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


_BLANK = "[ \u00a0\u202f\u2009]"
_TOKEN = re.compile(
    rf"(?P<time>(?<![\d:.,])(?:[01]?\d|2[0-4])(?:{_BLANK}?[hH]{_BLANK}?[0-5]\d(?!\d)|:[0-5]\d(?![\d:])|[.:][0-5]\d(?={_BLANK}(?:Uhr|uur)\b|{_BLANK}?[ap]\.?m\b)))"
    rf"|(?P<digits>\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d)(?:[.,]\d{{1,9}})?|\d{{1,30}}(?:[.,'’]\d{{1,9}}){{0,6}})"
    r"|(?P<word>[^\W\d_]+)"
)
_HOUR = re.compile(rf"{_BLANK}?(?:h|Uhr|uur)(?![\w/])")
_CLOCK_12 = re.compile(rf"{_BLANK}?([ap])\.?m\b\.?", re.IGNORECASE)
_ROMAN = re.compile(r"([IVX]{1,6})(?:er|e|è?me)?")
_JOINED = re.compile(rf"(?:{_BLANK}|[-‑‐])")
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
        if half := _CLOCK_12.match(text, end):
            hours, end = hours % 12 + 12 * (half[1].lower() == "p"), half.end()
        return _number(text, start, end, (Decimal(hours * 60 + minutes),), "time"), _after(tokens, index, end)
    if token["word"]:
        return _spelled(text, tokens, index, language)
    if start and (
        text[start - 1].isalpha() or (text[start - 1] in "-‑" and text[start - 2 : start - 1].isalpha())
    ):
        return None, index + 1  # Covid-19, A380, G7: part of a name
    values = readings(token[0], language)
    whole = values[0] == values[0].to_integral_value()
    if (half := _CLOCK_12.match(text, end)) and whole and values[0] <= 12:
        minutes = 60 * (int(values[0]) % 12 + 12 * (half[1].lower() == "p"))
        return _number(text, start, half.end(), (Decimal(minutes),), "time"), _after(
            tokens, index, half.end()
        )
    if (hour := _HOUR.match(text, end)) and whole and values[0] <= 24:
        return _number(text, start, hour.end(), (values[0] * 60,), "time"), _after(tokens, index, hour.end())
    kind: NumberKind = "cardinal"
    following = index + 1
    sign = tokens[following] if following < len(tokens) and tokens[following].start() == end else None
    if sign is not None and fold(sign[0]) in number_words(language, "ordinal_signs"):
        return _number(text, start, sign.end(), values, "ordinal"), following + 1
    after_part = re.compile(r"\.?[ºª°](?!C)").match(text, end)
    if after_part and language in ("es", "it", "pt"):
        return _number(text, start, after_part.end(), values, "ordinal"), index + 1
    scale, following, end = _scales(text, tokens, following, end, language)
    return _with_unit(text, start, end, tuple(value * scale for value in values), kind), _after(
        tokens, following - 1, end
    )


def _spelled(
    text: str, tokens: list[re.Match[str]], index: int, language: str | None
) -> tuple[Number | None, int]:
    token = tokens[index]
    start = token.start()
    word = fold(token[0])
    following = index + 1
    roman = _ROMAN.fullmatch(token[0])
    if roman and re.compile(rf"{_BLANK}si[eè]cles?\b").match(text, token.end()):
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
    total, following = _cardinal(text, tokens, index, language)
    if total is None:
        rank, following = _ordinal(text, tokens, index, language)
        if rank is not None:
            return _number(text, start, tokens[following - 1].end(), (Decimal(rank),), "ordinal"), following
        return None, index + 1
    if following < len(tokens) and fold(tokens[following][0]) in valued(language, "parts") and total < 10:
        return None, following  # "deux tiers": the part is read with its count
    end = tokens[following - 1].end()
    if following == index + 1 and not _is_count(text, tokens, index, language):
        return None, following
    rank, beyond = (
        _ordinal(text, tokens, following, language) if _follows(text, tokens, following) else (None, 0)
    )
    if rank is not None and rank < 100 and re.fullmatch("[-‑‐]", text[end : end + 1]):  # vingt-deuxième
        return _number(text, start, tokens[beyond - 1].end(), (total + rank,), "ordinal"), beyond
    bare_scale = following == index + 1 and word in valued(language, "scales") and total > 1000
    return _with_unit(text, start, end, (total,), "rounded" if bare_scale else "cardinal"), following


def _cardinal(
    text: str, tokens: list[re.Match[str]], index: int, language: str
) -> tuple[Decimal | None, int]:
    """Value of the spelled number that starts at a token: groups below 1,000, each with its scale."""
    total, cursor, last = Decimal(0), index, 10**15
    while cursor < len(tokens) and (cursor == index or _follows(text, tokens, cursor)):
        value, following = _group(text, tokens, cursor, language)
        if value is None and cursor > index and fold(tokens[cursor][0]) in joiners(language):
            if not _follows(text, tokens, cursor + 1):
                break
            value, following = _group(text, tokens, cursor + 1, language)
            if value is None or (last <= 1000 and language != "en") or value >= 100:
                break
        scale, beyond, _ = _scales(text, tokens, following, tokens[following - 1].end(), language)
        if value is None:
            if scale == 1 or following != cursor:
                break
            value = 1
        if value * scale >= last or (scale >= last):
            break
        total, cursor, last = total + value * scale, beyond, min(last, scale)
        if scale == 1:
            break
    if cursor == index:
        return None, index + 1
    half = re.compile(rf"{_BLANK}et{_BLANK}demie?\b").match(text, tokens[cursor - 1].end())
    if half and last >= 10**6:
        return total + Decimal(last) / 2, cursor + 2
    return total, cursor


def _scales(
    text: str, tokens: list[re.Match[str]], index: int, end: int, language: str | None
) -> tuple[int, int, int]:
    """The product of the scale words from a token on, the index and the offset after them."""
    scale = 1
    table = valued(language, "scales") if number_language(language) else {}
    while (
        index < len(tokens)
        and tokens[index]["word"]
        and re.fullmatch(rf"(?:{_BLANK}|[-‑])?", text[end : tokens[index].start()])
    ):
        word = tokens[index][0]
        exponent = table.get(fold(word))
        if (
            exponent is None
            and word in ("M", "k", "Md", "Mds", "Mrd")
            and text[end : tokens[index].end() + 1][-1:] in "€$ "
        ):
            exponent = {"M": 6, "k": 3}.get(word, 9)
        if (
            exponent is None
            or (word == "m" and language != "en")
            or (word == "m" and text[end - 1 : end] != "$" and tokens[index].start() != end)
        ):
            break
        scale *= 10**exponent
        end, index = tokens[index].end(), index + 1
        if text[end : end + 1] == "." and word.lower() in ("mio", "mrd", "mln", "mld"):
            end += 1
    if scale >= 10**6 and (half := re.compile(rf"{_BLANK}et{_BLANK}demie?\b").match(text, end)):
        return scale * 3 // 2, index + 2, half.end()
    return scale, index, end


def _group(text: str, tokens: list[re.Match[str]], index: int, language: str) -> tuple[int | None, int]:
    """Value of the longest run of words below 1,000 from a token on."""
    table = below_thousand(language)
    best: tuple[int | None, int] = (None, index)
    phrase = ""
    for cursor in range(index, min(index + 8, len(tokens))):
        if not tokens[cursor]["word"] or (cursor > index and not _follows(text, tokens, cursor)):
            break
        phrase = f"{phrase} {plain_numeral(fold(tokens[cursor][0]), language)}".strip()
        if phrase in table:
            best = (table[phrase], cursor + 1)
    if best[0] == 1 and best[1] == index + 1:
        return (
            (1, index + 1)
            if _scales(text, tokens, index + 1, tokens[index].end(), language)[0] > 1
            else (None, index)
        )
    return best


def _ordinal(text: str, tokens: list[re.Match[str]], index: int, language: str) -> tuple[int | None, int]:
    del text
    word = fold(tokens[index][0]) if index < len(tokens) else ""
    for rank, forms in enumerate(tables()[language]["numbers"]["ordinals"].split(), start=1):
        if word in forms.split("/"):
            following = fold(tokens[index + 1][0]) if index + 1 < len(tokens) else ""
            is_time = (
                language == "fr" and word in ("seconde", "secondes") and following in ("", "de", "et", "d")
            )
            return (None, index + 1) if following.startswith("ministre") or is_time else (rank, index + 1)
    if language == "fr" and (stem := re.fullmatch(r"(\w{2,12}?)iemes?", word)):
        table = below_thousand("fr")
        for form in (stem[1], stem[1] + "e", stem[1].removesuffix("u"), stem[1].removesuffix("v") + "f"):
            if form in table:
                return table[form], index + 1
    return None, index + 1


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
    if denominator == 4 and not re.compile(rf"{_BLANK}(?:d|of\b|der\b|des\b)").match(text, end):
        return None
    if count >= denominator:
        return None
    return _number(text, start, end, (Decimal(count) / denominator,), "part")


def _articles(
    text: str, tokens: list[re.Match[str]], found: list[Number], language: str | None
) -> Iterator[Number]:
    """Articles coordinated with a number: "un mort et deux blessés"."""
    if not number_language(language):
        return
    articles = number_words(language, "articles")
    conjunction = {"fr": "et", "en": "and", "de": "und", "es": "y", "it": "e", "pt": "e", "nl": "en"}[
        language or ""
    ]
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
    plain = re.sub(rf"{_BLANK}|['’]", "", digits)
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


def _is_count(text: str, tokens: list[re.Match[str]], index: int, language: str) -> bool:
    """Whether one word counts: "neuf" is also "new", and a bare "cent" stands in "pour cent"."""
    word = fold(tokens[index][0])
    before = fold(tokens[index - 1][0]) if index else ""
    if before in ("pour", "por", "per", "pro"):
        return False  # per cent
    if (language, word) not in (("fr", "neuf"), ("it", "sei"), ("de", "acht")):
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    near = after is not None and _JOINED.fullmatch(text[tokens[index].end() : after.start()])
    return bool(near) and after is not None and after[0][0].isalpha() and fold(after[0]) not in (
        "et", "de", "du", "a", "au", "en", "dans", "sur", "pour", "qui", "est", "un", "il", "una", "mais", "ou", "stato", "gegeben"
    ) and before not in ("tout", "flambant", "tu", "non", "in")  # fmt: skip


def _counts_something(text: str, end: int, language: str) -> bool:
    return language in ("en", "de", "nl") or bool(re.compile(r"\s(?:de\s|d['’]|di\s)").match(text, end))


def _with_unit(text: str, start: int, end: int, values: tuple[Decimal, ...], kind: NumberKind) -> Number:
    number = _number(text, start, end, values, kind)
    after = re.compile(rf"(?:{_BLANK}|-)?(?:d['’]|de |di |of )?([^\W\d_]+(?:[ -][^\W\d_]+)?|[%€$£])").match(
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


def _follows(text: str, tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a word stands one blank or hyphen after the token before it."""
    return (
        0 < index < len(tokens)
        and bool(tokens[index]["word"])
        and _JOINED.fullmatch(text[tokens[index - 1].end() : tokens[index].start()]) is not None
    )


def _after(tokens: list[re.Match[str]], index: int, end: int) -> int:
    while index < len(tokens) and tokens[index].start() < end:
        index += 1
    return index


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
