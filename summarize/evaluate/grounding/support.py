"""Numbers, dates, names and quotations of a sentence that its passages do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from summarize.evaluate.grounding.dates import Date, dates
from summarize.evaluate.grounding.names import folded_words, holds_name, names
from summarize.evaluate.grounding.numbers import Number, numbers
from summarize.evaluate.grounding.quotations import blank, quotations, quoted_parts
from summarize.evaluate.grounding.tables import number_language, tables
from summarize.text.normalize import fold
from summarize.text.words import words

Kind = Literal["number", "date", "name", "quotation", "negation", "hedge", "relation"]
KINDS: tuple[Kind, ...] = ("number", "date", "name", "quotation", "negation", "hedge", "relation")
# Fewer quoted words told without marks are a term, not a statement.
_QUOTED_RUN = 5
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


class Witness(NamedTuple):
    """A passage that a sentence may rest on, with what its article tells: language and day."""

    text: str
    language: str | None
    published_at: datetime | None


class Problem(NamedTuple):
    """What a sentence says without support: `text` is `sentence[start:end]`.

    What was lost has no place in the sentence: start = end = 0, and `text` is the passage's.
    """

    kind: Kind
    start: int
    end: int
    text: str
    reason: str


def held_kinds(sentence: str) -> Iterator[tuple[Kind, bool]]:
    """The kinds of fact, and whether a sentence holds any."""
    yield "number", bool(numbers(sentence, "fr"))
    yield "date", bool(dates(sentence, "fr"))
    yield "name", bool(names(sentence, "fr"))
    yield "quotation", bool(quotations(sentence))


def fact_problems(sentence: str, witnesses: Sequence[Witness]) -> list[Problem]:
    """Numbers, dates, names and quotations of a French sentence that no witness holds."""
    if not witnesses:
        return [
            Problem(kind, 0, len(sentence), sentence, "nothing is cited")
            for kind, found in held_kinds(sentence)
            if found
        ]
    dated: list[tuple[int, int]] = []
    return [
        *_dates(sentence, witnesses, dated),
        *_numbers(sentence, witnesses, dated),
        *_names(sentence, witnesses, dated),
        *_quotations(sentence, witnesses),
    ]


def _dates(sentence: str, witnesses: Sequence[Witness], dated: list[tuple[int, int]]) -> list[Problem]:
    """Dates that no passage gives; the spans of all are added to `dated`."""
    missing: dict[tuple[int, int], str] = {}
    held: set[tuple[int, int]] = set()
    for witness in witnesses:
        said = dates(witness.text, witness.language, witness.published_at)
        for mention in dates(sentence, "fr", witness.published_at):
            place = (mention.start, mention.end)
            years = {n.values[0] for n in numbers(witness.text, witness.language)}
            only_year = (
                mention.year is not None
                and mention.day is None
                and mention.month is None
                and mention.resolved is None
            )
            if any(_same_date(mention, other) for other in said) or (
                only_year and Decimal(mention.year or 0) in years
            ):
                held.add(place)
            missing[place] = mention.text
    dated.extend(sorted(missing))
    return [
        Problem("date", *place, text, "no passage gives this date")
        for place, text in sorted(missing.items())
        if place not in held
    ]


def _same_date(mention: Date, said: Date) -> bool:
    """Whether a passage's date holds all that the sentence's date says."""
    there = said.resolved
    given = (mention.weekday, mention.day, mention.month, mention.year)
    theirs = (
        (said.weekday, said.day, said.month, said.year)
        if there is None
        else (there.weekday(), there.day, there.month, there.year)
    )
    bare = mention.weekday is not None and mention.day is None
    if None not in (mention.weekday, said.weekday) and mention.weekday != said.weekday:
        return False
    if there is not None and mention.resolved is not None and not bare:
        return there == mention.resolved
    if all(value is None for value in given):
        if mention.resolved is not None:
            return mention.resolved == there
        return fold(mention.text) == fold(said.text)
    if bare and there is not None and mention.resolved is not None:
        # A weekday may look ahead: "mardi" told on Friday may be next Tuesday.
        return abs((there - mention.resolved).days) in (0, 7)
    if said.weekday is not None and said.day is None and mention.day is None:
        return mention.weekday == said.weekday and mention.month is None
    return all(a is None or a == b for a, b in zip(given, theirs, strict=True))


def _numbers(sentence: str, witnesses: Sequence[Witness], dated: Sequence[tuple[int, int]]) -> list[Problem]:
    said = {
        (n.values, n.kind, n.unit, w.language): (n, w.language)
        for w in witnesses
        for n in numbers(w.text, w.language)
    }
    days = {
        Decimal(value)
        for w in witnesses
        for d in dates(w.text, w.language)
        for value in (d.day, d.year)
        if value
    }
    problems = []
    for number in numbers(sentence, "fr"):
        if any(start <= number.start and number.end <= end for start, end in dated):
            continue
        if any(_same_number(number, other, language) for other, language in said.values()):
            continue
        if number.values[0] in days and number.unit is None and number.kind != "rounded":
            continue
        if number.values[0] == 1 and number.kind == "cardinal" and any(map(_has_article, witnesses)):
            continue
        if not all(map(number_language, {w.language for w in witnesses})) and not number.text[0].isdigit():
            continue  # the passage may spell it in a language without a table
        if _is_reckoned(sentence, number, [w.text for w in witnesses]):
            continue
        problems.append(
            Problem("number", number.start, number.end, number.text, "no passage gives this number")
        )
    return problems


def _same_number(number: Number, said: Number, language: str | None) -> bool:
    """Equal values of one kind, in the same unit; a passage in another language may name no unit."""
    if number.values[0] not in said.values[: 1 if language == "fr" else 2]:
        hour = _minutes(number), _minutes(said)
        return hour[0] is not None and hour[0] == hour[1]
    if (number.kind == "ordinal") != (said.kind == "ordinal"):
        return False
    return number.unit == said.unit or number.unit is None or (said.unit is None and language != "fr")


_DIFFERENCE = re.compile(r"[^.;:,]{0,25}? (?:de (?:plus|moins)|d['’]écart|supplémentaires?)(?!\w)")
_SUM = re.compile(r"\b(?:sur les|au total|en tout|parmi les)\s?$", re.IGNORECASE)
_ONE_IN = re.compile(r"\bun(?:e)? [^\W\d_]+ sur\s$", re.IGNORECASE)


def _is_reckoned(sentence: str, number: Number, texts: Sequence[str]) -> bool:
    """Whether a passage's numbers give it: "un sur trois" a third, two of them a difference or a sum."""
    value = number.values[0]
    said = [(text, n) for text in texts for n in numbers(text, "fr")]
    if number.kind == "part":
        return any(_ONE_IN.search(t[: n.start]) and abs(1 / n.values[0] - value) < _THIRDS for t, n in said)
    before, after = sentence[: number.start], sentence[number.end :]
    if _ONE_IN.search(before):
        return any(n.kind == "part" and abs(n.values[0] * value - 1) < _THIRDS for _, n in said)
    values = {n.values[0] for _, n in said if n.kind == "cardinal"}
    if _DIFFERENCE.match(after):
        return any(value + one in values for one in values)
    return _SUM.search(before) is not None and any(value - one in values - {one} for one in values)


# A third as a decimal is not exact.
_THIRDS = Decimal("0.0001")
# A minister's field is translated with the passage.
_PORTFOLIO = re.compile(
    r"(?:ministre|ministère|secrétaire d['’][ÉE]tat) (?:de la |de l['’]|des |du |à la |à l['’]|aux? )$"
)


def _minutes(number: Number) -> Decimal | None:
    return number.values[0] if number.kind == "time" else None


def _has_article(witness: Witness) -> bool:
    table = tables().get(witness.language or "", {}).get("numbers", {}).get("articles", "").split()
    return any(fold(word.text) in table for word in words(witness.text))


def _names(sentence: str, witnesses: Sequence[Witness], dated: Sequence[tuple[int, int]]) -> list[Problem]:
    readable = [
        w for w in witnesses if len(_LATIN.findall(w.text)) * 2 > len(re.findall(r"[^\W\d_]", w.text))
    ]
    if not readable:
        return []  # names cannot be compared across scripts
    problems = []
    for name in names(sentence, "fr"):
        if any(start < name.end and name.start < end for start, end in dated):
            continue
        if any(holds_name(w.text, name.text, w.language) for w in readable):
            continue
        foreign = all(w.language != "fr" for w in readable)
        if foreign and _PORTFOLIO.search(sentence[: name.start]):
            continue
        opens = not sentence[: name.start].strip(' «“"—–\u00a0')
        if any(_held_in_two(name.text, cut, readable, opens) for cut in range(name.text.count(" "))):
            continue
        if _is_people(sentence, name.start, name.text) and any(w.language != "fr" for w in readable):
            continue
        problems.append(Problem("name", name.start, name.end, name.text, "no passage holds this name"))
    return problems


def _held_in_two(name: str, cut: int, witnesses: Sequence[Witness], opens: bool) -> bool:
    """Whether two names stand side by side here: "le ministre de la Santé Paul Vasselin".

    Two lone words make no such pair, or "Paul Rossi" could be made of two people; but the first word
    of a sentence may be none of the name ("Interrogé Paul").
    """
    parts = name.split(" ")
    both = (" ".join(parts[: cut + 1]), " ".join(parts[cut + 1 :]))
    if not (" " in both[0] or " " in both[1] or opens):
        return False
    return all(any(holds_name(w.text, part, w.language) for w in witnesses) for part in both)


def _is_people(sentence: str, start: int, name: str) -> bool:
    """Whether it names a people ("les Autrichiens"), which no table holds in other languages."""
    before = re.search(
        r"\b(?:les|des|aux|un|une|le|la|deux|trois|d')\s?$",
        sentence[max(0, start - 6) : start],
        re.IGNORECASE,
    )
    return (
        before is not None
        and re.search(r"(?:ais|aise|ois|oise|ien|ienne|ain|aine|ands?|ol|ole|ques?)s?$", name) is not None
    )


def _quotations(sentence: str, witnesses: Sequence[Witness]) -> list[Problem]:
    """Quoted words that no French passage quotes, and quoted words told without their marks."""
    french = [w.text for w in witnesses if w.language == "fr"]
    own = quotations(sentence)
    translated = any(quotations(w.text) for w in witnesses if w.language != "fr")  # for a reader to compare
    parts = [part for text in french for part in quoted_parts(text)]
    problems = [
        Problem("quotation", q.start, q.end, q.text, "no passage quotes these words")
        for q in own
        if not translated and not any(folded_words(q.text) in part for part in parts)
    ]
    rest = blank(sentence, own)
    if any(mark in rest for mark in '«»“”„"'):
        return problems  # a quotation opens before the sentence or closes after it
    outside = _runs(folded_words(rest))
    told = [_told_runs(text) for text in french]
    for part in parts:
        stolen = next((r for r in _runs(part) if r in outside and not any(r in runs for runs in told)), None)
        if stolen is not None:
            reason = "the passage quotes these words, the sentence tells them"
            problems.append(Problem("quotation", 0, 0, " ".join(stolen), reason))
    return problems


@lru_cache(maxsize=4096)
def _runs(folded: str) -> dict[tuple[str, ...], None]:
    """The runs of five of the folded words, in order."""
    run = folded.split()
    return dict.fromkeys(tuple(run[i : i + _QUOTED_RUN]) for i in range(len(run) - _QUOTED_RUN + 1))


def _told_runs(text: str) -> dict[tuple[str, ...], None]:
    return _runs(folded_words(blank(text, quotations(text))))
