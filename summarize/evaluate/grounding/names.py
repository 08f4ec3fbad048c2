"""Names as the grounding metric reads them, and when a passage holds one.

Names are runs of capitalised words; a passage holds one when the same words stand there in a row,
or when CLDR or the metric's own table knows the place by another name in the passage's language.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from summarize.evaluate.grounding.numbers import numbers
from summarize.evaluate.grounding.tables import number_language, tables, word_set
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, is_operator, words


class Name(NamedTuple):
    """A proper name, without title: `text` is `source[start:end]`."""

    start: int
    end: int
    text: str


_TOKEN = re.compile(
    r"[^\W\d_]+(?:[-‑&][^\W_]+|['’](?=[A-ZÀ-Þ])[^\W\d_]+|['’][a-z]{1,2}(?!\w))*(?:\d+)?|\d[\w.,]*|\S"
)
_ELIDED = re.compile(
    r"(?:[ldjnmtsc]|qu|jusqu|lorsqu|puisqu|quelqu|dell|nell|all|dall|sull|un)['’]", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[.!?…:;\n–—•|\"“«„(\[]|--)[\s\u00a0\u202f]*$")
_POINTS = re.compile(r"(?<=[^\W\d_])\.")  # O.N.U. is ONU
_CALENDAR_LANGUAGES = ("en", "de")  # the others write months and weekdays small


@lru_cache(maxsize=4096)
def names(text: str, language: str | None) -> tuple[Name, ...]:
    """The names of a text, in order; none in German, where every noun has a capital.

    A first word is a name when another capital follows it, when a verb does ("Vasselin a"), or when
    it stands with a capital inside a sentence too.
    """
    if language == "de":
        return ()
    tokens = _tokens(text)
    titles, excluded = (word_set(tables()["names"][field]) for field in ("titles", "not_names"))
    seen = {fold(word) for _, _, word, opens in tokens if not opens and word[:1].isupper()}
    lower = {word for _, _, word, _ in tokens if word[:1].islower()}
    calendar = _calendar(language)
    found: list[Name] = []
    stop = 0
    for index, (start, _, word, opens) in enumerate(tokens):
        folded = fold(word)
        # "Le Journal du Dimanche": where weekdays are small, a capital one inside a sentence is a name.
        dated = folded in calendar and (opens or language in _CALENDAR_LANGUAGES)
        if index < stop or not _is_capital(word) or folded in titles | excluded or dated:
            continue
        ordinary = (is_function_word(word, language) or is_operator(word, language)) and not word.isupper()
        after = _extent(text, tokens, index, calendar if language in _CALENDAR_LANGUAGES else frozenset())
        single = after == index + 1
        if opens:
            # A first word has its capital from the sentence unless something says otherwise.
            known = folded in seen or (word.isupper() and len(word) > 1) or _verb_follows(tokens, index)
            spelled = bool(numbers(word, language)) and word.isalpha()
            common = word.lower() in lower and not (single and folded in seen)
            if ordinary or spelled or common or (single and not known):
                continue
        elif ordinary and single:
            continue
        stop = after
        found.append(Name(start, tokens[stop - 1][1], text[start : tokens[stop - 1][1]]))
    return tuple(found)


def _extent(text: str, tokens: list[tuple[int, int, str, bool]], index: int, calendar: frozenset[str]) -> int:
    """The index after the last word of the run of capitals that starts at a token; particles may part them."""
    inside, titles = (word_set(tables()["names"][field]) for field in ("inside", "titles"))
    stop = index + 1
    for cursor in range(index + 1, min(len(tokens), index + 40)):  # no name has forty words
        gap = text[tokens[cursor - 1][1] : tokens[cursor][0]]
        following = fold(tokens[cursor][2])
        if gap not in ("", " ", "\u00a0", "\u202f"):
            break
        if _is_capital(tokens[cursor][2]) and following not in titles | calendar:
            stop = cursor + 1
        elif following not in inside or cursor - stop >= 2:
            break
    return stop


def _verb_follows(tokens: list[tuple[int, int, str, bool]], index: int) -> bool:
    verbs = word_set(tables()["names"]["verbs_after"])
    return index + 1 < len(tokens) and fold(tokens[index + 1][2]) in verbs


def _tokens(text: str) -> list[tuple[int, int, str, bool]]:
    """(start, end, word, whether it opens a sentence), elided articles cut off."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        opens = bool(_OPENS.search(text[max(0, start - 6) : start]))
        while (elided := _ELIDED.match(text, start, end)) and elided.end() < end:
            found.append((start, elided.end(), text[start : elided.end()], opens))
            start = elided.end()
            opens = False
        if elided and elided.end() == end:
            opens = False
        previous = found[-1] if found else None
        if previous and previous[1] == start and text[start - 1] in "'’":
            opens = False
        found.append((start, end, text[start:end], opens))
    return found


def _is_capital(word: str) -> bool:
    """Whether a word may be part of a name; the single letters that French elides or uses as words may not."""
    return word[:1].isupper() and word[-1] not in "'’" and (len(word) > 1 or word not in "AÀYCJLMNSTD")


@cache
def _calendar(language: str | None) -> frozenset[str]:
    """Folded names of months and weekdays where these have a capital."""
    if language not in _CALENDAR_LANGUAGES:
        language = "fr"
    from babel import Locale

    locale = Locale.parse(language)
    tables_ = (locale.months, locale.days)
    return frozenset(fold(name) for table in tables_ for name in table["format"]["wide"].values())


def holds_name(passage: str, name: str, language: str | None) -> bool:
    """Whether a passage names the same: the words in a row, or a place under its name in `language`."""
    run = folded_words(name).replace("-", " ")
    there = folded_words(passage).replace("-", " ")
    if run in there:
        return True
    plain = _POINTS.sub("", there)
    if language == "en":
        plain = plain.replace("'s ", " ")
    if _POINTS.sub("", run) in plain:
        return True
    there = plain
    if any(f" {form} " in there for form in _other_names(fold(name), language)):
        return True
    if language == "fr":
        return False
    # Other languages decline names: "Kesslers", "Wiens".
    parts = run.split()
    found = there.split()
    return all(
        any(
            word == part or (len(part) > 3 and word.startswith(part) and len(word) <= len(part) + 2)
            for word in found
        )
        or any(f" {form} " in there for form in _other_names(part, language))
        for part in parts
        if part not in tables()["names"]["inside"].split()
    )


@lru_cache(maxsize=4096)
def _other_names(folded: str, language: str | None) -> frozenset[str]:
    """What a place or organisation is called otherwise, as folded words."""
    found = set(_by_table().get(folded, ()))
    french = _territories("fr")
    if number_language(language) and language is not None:
        for code, name in _territories(language).items():
            if french.get(code) == folded or name == folded:
                found |= {name, french.get(code, name)}
    return frozenset(form.replace("-", " ") for form in found)


@cache
def _by_table() -> dict[str, frozenset[str]]:
    groups = [
        frozenset(form.replace("_", " ") for form in group.split())
        for group in tables()["names"]["places"].replace("\n", " ").split("|")
    ]
    table: dict[str, frozenset[str]] = {}
    for group in groups:
        for form in group:
            table[form] = table.get(form, frozenset()) | group
    return table


@cache
def _territories(language: str) -> dict[str, str]:
    """Code → folded name of every country and time-zone city, in CLDR."""
    from babel import Locale

    locale = Locale.parse(language)
    table = {code: fold(name) for code, name in locale.territories.items()}
    for zone in locale.time_zones.keys() | Locale.parse("fr").time_zones.keys():
        city = locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        table[zone] = fold(city)
    return table


@lru_cache(maxsize=8192)
def folded_words(text: str) -> str:
    """The words of a text, folded, each between two blanks."""
    return " " + " ".join(fold(word.text) for word in words(text)) + " "
