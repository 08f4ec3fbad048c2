"""Dates of a text: full, partial and relative ones, resolved by the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from summarize.text.entities.calendar_words import month_of, weekdays
from summarize.text.entities.tables import word_set
from summarize.text.lookup import starts_of
from summarize.text.normalize import fold
from summarize.text.signed import Signed, signed


class DateMention(NamedTuple):
    """A date as a text gives it: `text` is `source[start:end]`; what it does not say is None.

    `weekday` counts from Monday = 0. `resolved` is the day meant, when the text and the day of
    publication determine it; a bare weekday means the last such day, that of publication included.
    """

    start: int
    end: int
    text: str
    weekday: int | None
    day: int | None
    month: int | None
    year: int | None
    resolved: date | None


# Relative days per language: folded phrase → days from publication.
_RELATIVE = {
    "fr": {
        "avant-hier": -2,
        "hier": -1,
        "aujourd'hui": 0,
        "ce matin": 0,
        "ce soir": 0,
        "cet après-midi": 0,
        "cette nuit": 0,
        "après-demain": 2,
        "demain": 1,
    },
    "en": {
        "yesterday": -1,
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "tomorrow": 1,
    },
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0, "esta mañana": 0, "pasado mañana": 2},
    "it": {
        "l'altro ieri": -2,
        "ieri": -1,
        "oggi": 0,
        "stamattina": 0,
        "stasera": 0,
        "dopodomani": 2,
        "domani": 1,
    },
    "pt": {"anteontem": -2, "ontem": -1, "hoje": 0, "esta manhã": 0, "depois de amanhã": 2, "amanhã": 1},
    "nl": {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "vanochtend": 0, "vanavond": 0, "overmorgen": 2},
}
# Phrase → (years, months) from publication: "l'an dernier" says a year, "le mois dernier" a month.
_PERIODS = {
    "fr": {
        "l'an dernier": (-1, 0),
        "l'année dernière": (-1, 0),
        "l'an passé": (-1, 0),
        "cette année": (0, None),
        "l'an prochain": (1, 0),
        "l'année prochaine": (1, 0),
        "le mois dernier": (0, -1),
        "ce mois-ci": (0, 0),
        "le mois prochain": (0, 1),
    },
    "en": {
        "last year": (-1, 0),
        "this year": (0, None),
        "next year": (1, 0),
        "last month": (0, -1),
        "this month": (0, 0),
        "next month": (0, 1),
    },
    "de": {
        "letztes jahr": (-1, 0),
        "vergangenes jahr": (-1, 0),
        "dieses jahr": (0, None),
        "nächstes jahr": (1, 0),
        "im letzten jahr": (-1, 0),
        "letzten monat": (0, -1),
        "nächsten monat": (0, 1),
    },
    "es": {
        "el año pasado": (-1, 0),
        "este año": (0, None),
        "el próximo año": (1, 0),
        "el mes pasado": (0, -1),
        "el próximo mes": (0, 1),
    },
    "it": {
        "l'anno scorso": (-1, 0),
        "quest'anno": (0, None),
        "l'anno prossimo": (1, 0),
        "il mese scorso": (0, -1),
    },
    "pt": {
        "o ano passado": (-1, 0),
        "no ano passado": (-1, 0),
        "este ano": (0, None),
        "no mês passado": (0, -1),
    },
    "nl": {"vorig jaar": (-1, 0), "dit jaar": (0, None), "volgend jaar": (1, 0), "vorige maand": (0, -1)},
}
_LAST = word_set(
    "dernier derniere passe passee last letzten vergangenen pasado scorso scorsa passado passada vorige afgelopen jongstleden"
)
_NEXT = word_set(
    "prochain prochaine next nachsten kommenden proximo prossimo prossima proxima volgende komende"
)
# A month's name that is another word too counts alone only after one of these ("en mars", "in May").
_AMBIGUOUS = {"fr": {3}, "en": {3, 5, 8}, "it": set(), "es": set(), "pt": set(), "de": {5, 8}, "nl": {8}}
_BEFORE_MONTH = word_set(
    "en de d' depuis fin debut mi des courant mois in since by until of early late mid last next this im ende anfang mitte seit bis "
    "del dal a finales desde hasta em ate sinds eind begin dernier pour avant apres entre et to from"
)
_BEFORE_YEAR = word_set(
    "en depuis annee annees ete hiver printemps automne in since year im jahr jahre jahren seit desde ano anos anno anni nel dal em sinds jaar fin debut de"
)

_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
_WORD_AFTER = re.compile(r"\s([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s$")
_LONGEST_SENTENCE = 1000  # characters; what is longer is read once and not remembered
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(
    r"(?<![\d.,/\-])(?:(?P<iso>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sign>[/.])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2}))(?![\d/\-])"
)
_PARTED = re.compile(r"[-/.](?<=\d.)(?=\d)")  # what stands in all of these
_DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:er|st|nd|rd|th|º|°)?\.?[\s-](?:(?:de|of)\s)?$")
_RANGE_BEFORE = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:er|\.)?\s?(?:et|au|à|ou|bis|und|and|to|al|y|e|en|tot|a|ao|-|–)\s?(?:le\s|the\s|el\s|il\s)?(?P<weekday>[^\W\d_]{4,12}\s)?$"
)
_DAY_AFTER = re.compile(r"\.?\s(\d{1,2})(?:st|nd|rd|th)?\b(?!\s?[:.h]\d)")
_YEAR_AFTER = re.compile(r"\.?,?\s(?:(?:de|del|do|of)\s)?([12]\d{3})(?![\d.,]\d|\d)")
_YEAR = re.compile(r"([12](?<![\d.,].)\d{3})(?![.,]?\d)")


def dates(text: str, language: str | None, published_at: datetime | None) -> list[DateMention]:
    """All dates of `text`, in order, not overlapping.

    A mention is resolved only when nothing has to be guessed but the year nearest to publication.
    """
    found = (_dates if len(text) <= _LONGEST_SENTENCE else _dates.__wrapped__)(text, language, published_at)
    return list(found)


@lru_cache(maxsize=4096)  # several rules ask for those of an event's sentences
def _dates(text: str, language: str | None, published_at: datetime | None) -> tuple[DateMention, ...]:
    published = published_at.date() if published_at is not None else None
    taken: list[DateMention] = []
    named = _named(text, language)
    has_digit = _DIGIT.search(text) is not None
    found = [*(_numeric(text, language) if has_digit else ()), *_with_month(text, named, language)]
    for candidates in (
        found,
        _relative(text, language, published),
        _weekdays(text, named, language, published),
        _years(text) if has_digit else (),
    ):
        for mention in candidates:
            _add(taken, mention)
    merged = _merge_weekdays(sorted(taken), text)
    return tuple(_resolve(mention, published) for mention in merged)


def same_date(a: DateMention, b: DateMention) -> bool:
    """Whether two mentions can mean the same: they share something and contradict each other nowhere."""
    fields = ((a.weekday, b.weekday), (a.day, b.day), (a.month, b.month), (a.year, b.year))
    if any(x is not None and y is not None and x != y for x, y in fields):
        return False
    if a.resolved is not None and b.resolved is not None:
        apart = abs((a.resolved - b.resolved).days)
        # A bare weekday may look ahead: "mardi" published on Friday may be next Tuesday.
        return apart == 0 or (apart == 7 and (_bare_weekday(a) or _bare_weekday(b)))
    for one, other in ((a, b), (b, a)):
        if one.resolved is not None and other.resolved is None:
            wanted = (other.weekday, other.day, other.month, other.year)
            got = (one.resolved.weekday(), one.resolved.day, one.resolved.month, one.resolved.year)
            if any(w is not None for w in wanted):
                return all(w is None or w == g for w, g in zip(wanted, got, strict=True))
    if any(x is not None and y is not None for x, y in fields):
        return True
    return fold(a.text) == fold(b.text)


def _bare_weekday(mention: DateMention) -> bool:
    return mention.weekday is not None and mention.day is None and mention.month is None


def _add(taken: list[DateMention], mention: DateMention) -> None:
    if all(mention.end <= other.start or other.end <= mention.start for other in taken[-8:]) and all(
        mention.end <= other.start or other.end <= mention.start for other in taken
    ):
        taken.append(mention)


def _mention(
    text: str,
    start: int,
    end: int,
    *,
    weekday: int | None = None,
    day: int | None = None,
    month: int | None = None,
    year: int | None = None,
    resolved: date | None = None,
) -> DateMention:
    return DateMention(start, end, text[start:end], weekday, day, month, year, resolved)


def _numeric(text: str, language: str | None) -> Iterator[DateMention]:
    if not _PARTED.search(text):
        return
    for match in _NUMERIC.finditer(text):
        if match["iso"]:
            year, month, day = int(match["iso"]), int(match["iso_month"]), int(match["iso_day"])
        else:
            day, month, year = int(match["a"]), int(match["b"]), int(match["year"])
            year += 2000 if year < 70 else 1900 if year < 100 else 0
            if month > 12 >= day:
                day, month = month, day
            elif language == "en" and match["sign"] == "/" and day <= 12:
                yield _mention(
                    text, *match.span(), year=year
                )  # 3/4/2025: the order of day and month is unknown
                continue
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield _mention(text, *match.span(), day=day, month=month, year=year)


def _named(text: str, language: str | None) -> list[re.Match[str]]:
    """The words that may name a month or a weekday; most texts have none."""
    found = (_WORD.match(text, start) for start in starts_of(_WORD, text, _date_names(language)))
    return [word for word in found if word is not None]


@cache
def _date_names(language: str | None) -> Callable[[str], bool]:
    """Whether a word of a language may be the name of a month or of a weekday."""

    @lru_cache(
        maxsize=1 << 15
    )  # nearly all words name none, and come again; of one argument: half the time of two
    def names_date(word: str) -> bool:
        return month_of(word, language) is not None or _weekday(word, language)[0] is not None

    return names_date


def _with_month(text: str, words: list[re.Match[str]], language: str | None) -> Iterator[DateMention]:
    for word in words:
        month = month_of(word[0], language)
        if month is None:
            continue
        start, end = word.span()
        day: int | None = None
        year: int | None = None
        before = text[max(0, start - 16) : start]
        if (first := _DAY_BEFORE.search(before)) and 1 <= int(first[1]) <= 31:
            day = int(first[1])
            start -= len(before) - first.start()
        elif language == "en" and (after := _DAY_AFTER.match(text, end)) and 1 <= int(after[1]) <= 31:
            day, end = int(after[1]), after.end()
        if after := _YEAR_AFTER.match(text, end):
            year, end = int(after[1]), after.end()
        abbreviated = (
            len(word[0]) < 5
            and text[word.end() : word.end() + 1] == "."
            and word[0].lower() not in ("mai", "juin", "août", "mars")
        )
        if (
            day is None
            and year is None
            and not _month_alone(text, word, month, language, abbreviated=abbreviated)
        ):
            continue
        if day is None and text[max(0, start - 3) : start].lower() == "mi-":
            start -= 3
        if day is not None:
            window = text[max(0, start - 28) : start]
            other = _RANGE_BEFORE.search(window)
            if other and other["weekday"] and fold(other["weekday"]).strip() not in weekdays(language):
                other = None
            if other and 1 <= int(other[1]) <= 31:
                first_start = start - len(window) + other.start()
                yield _mention(
                    text, first_start, first_start + len(other[1]), day=int(other[1]), month=month, year=year
                )
        yield _mention(text, start, end, day=day, month=month, year=year)


def _month_alone(
    text: str, word: re.Match[str], month: int, language: str | None, *, abbreviated: bool
) -> bool:
    """Whether a month's name without day or year is a month: "en mars", not the planet."""
    if abbreviated or len(word[0]) < 3:
        return False
    full = len(word[0]) > 4 or fold(word[0]) in (
        "mars",
        "mai",
        "juin",
        "aout",
        "may",
        "june",
        "july",
        "juni",
        "juli",
        "mei",
        "mayo",
    )
    if not full:
        return False
    before = re.search(r"([^\W\d_]+['’]?)[\s\-]$", text[max(0, word.start() - 20) : word.start()])
    introduced = before is not None and fold(before[1]) in _BEFORE_MONTH
    elided = text[max(0, word.start() - 2) : word.start()].lower() in ("d'", "d’")
    if language in ("en", "de"):
        return introduced
    lower = word[0][0].islower()
    return lower and (introduced or elided or month not in _AMBIGUOUS.get(language or "", set()))


@cache
def _phrases(language: str | None) -> Signed | None:
    phrases = [*_RELATIVE.get(language or "", ()), *_PERIODS.get(language or "", ())]
    if not phrases:
        return None
    phrases.sort(key=len, reverse=True)
    body = "|".join(re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s") for phrase in phrases)
    signs = dict.fromkeys(max(re.split("[' ]", phrase), key=len).casefold() for phrase in phrases)
    return signed("|".join(signs), rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


@cache
def _shifts(language: str) -> tuple[dict[str, int], dict[str, tuple[int, int | None]]]:
    """The tables of relative days and periods of a language, by folded phrase."""
    days = {fold(phrase): shift for phrase, shift in _RELATIVE[language].items()}
    return days, {fold(phrase): shift for phrase, shift in _PERIODS[language].items()}


def _relative(text: str, language: str | None, published: date | None) -> Iterator[DateMention]:
    pattern = _phrases(language)
    if pattern is None or language is None:
        return
    days, periods = _shifts(language)
    for match in pattern.finditer(text):
        phrase = " ".join(fold(match[0]).split())
        if phrase in days:
            resolved = published + timedelta(days=days[phrase]) if published else None
            yield _mention(text, *match.span(), resolved=resolved)
        elif phrase in periods:
            years, shift = periods[phrase]
            year = month = None
            if published is not None:
                total = published.year * 12 + published.month - 1 + years * 12 + (shift or 0)
                year = total // 12
                month = total % 12 + 1 if years == 0 and shift is not None else None
            yield _mention(text, *match.span(), month=month, year=year)


def _weekday(word: str, language: str | None) -> tuple[int | None, bool]:
    """The weekday (0-6 from Monday) that a word names, and whether it names every such day ("lundis")."""
    table, name = weekdays(language), fold(word)
    weekday = table.get(name)
    if weekday is None and language == "de":
        weekday = table.get(re.sub(r"(abend|morgen|mittag|nachmittag|nacht)$", "", name))
    if weekday is None and language in ("en", "nl", "fr", "es", "it") and name.endswith("s"):
        return table.get(name[:-1]), True
    return weekday, False


def _weekdays(
    text: str, words: list[re.Match[str]], language: str | None, published: date | None
) -> Iterator[DateMention]:
    for word in words:
        weekday, habit = _weekday(word[0], language)
        if weekday is None:
            continue
        start, end = word.span()
        after = _WORD_AFTER.match(text, end)
        before = _WORD_BEFORE.search(text[max(0, start - 14) : start])
        near = {fold(m[1]) for m in (after, before) if m}
        resolved = None
        if published is not None and not habit:  # "les lundis" are no day
            back = (published.weekday() - weekday) % 7
            if near & _LAST:
                back = back or 7
                resolved = published - timedelta(days=back)
            elif near & _NEXT:
                resolved = published + timedelta(days=7 - back)
            else:
                resolved = published - timedelta(days=back)
        if after and fold(after[1]) in _LAST | _NEXT:
            end = after.end()
        yield _mention(text, start, end, weekday=weekday, resolved=resolved)


def _years(text: str) -> Iterator[DateMention]:
    for match in _YEAR.finditer(text):
        before = re.search(r"([^\W\d_]+)[\s]$", text[max(0, match.start() - 16) : match.start()])
        after = re.match(r"\s[^\W\d_]", text[match.end() : match.end() + 2])
        if before and fold(before[1]) in _BEFORE_YEAR and (fold(before[1]) not in ("de", "a") or not after):
            yield _mention(text, *match.span(), year=int(match[1]))


def _merge_weekdays(mentions: list[DateMention], text: str) -> list[DateMention]:
    """Join "jeudi" and "22 mai" that stand together into one mention."""
    merged: list[DateMention] = []
    for mention in mentions:
        if merged and mention.day is not None and mention.weekday is None:
            last = merged[-1]
            between = text[last.end : mention.start]
            if _bare_weekday(last) and re.fullmatch(
                r",?\s?(?:le|den|dem|der|the|de|el|il)?\s?", between, re.IGNORECASE
            ):
                merged[-1] = _mention(
                    text,
                    last.start,
                    mention.end,
                    weekday=last.weekday,
                    day=mention.day,
                    month=mention.month,
                    year=mention.year,
                )
                continue
        merged.append(mention)
    return merged


def _resolve(mention: DateMention, published: date | None) -> DateMention:
    """The mention with its day, where day and month are given and the year given or nearest."""
    if mention.resolved is not None or mention.day is None or mention.month is None:
        return mention
    years = [mention.year] if mention.year is not None else []
    if not years and published is not None:
        years = [published.year, published.year - 1, published.year + 1]
    candidates = []
    for year in years:
        try:
            candidates.append(date(year, mention.month, mention.day))
        except ValueError:
            continue  # 29 February of a common year, or no such day
    if not candidates:
        return mention
    nearest = min(candidates, key=lambda day: abs((day - published).days)) if published else candidates[0]
    return mention._replace(resolved=nearest)
