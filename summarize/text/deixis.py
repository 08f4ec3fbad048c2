"""Days that French tells from where its writer stands ("samedi", "hier soir", "il y a deux jours"), as calendar days.

"Samedi" of an article that appeared on a Monday is no longer that Saturday ten days later; the
article's day and the tense of the clause say which one it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from summarize.text.entities.quotations import QUOTED
from summarize.text.tense import Direction, direction

# "day": no reader of another day can tell which ("hier"); "weekday", "week", "month" and "year" are read
# from the day of reading, and hold a few days, weeks or months.
Kind = Literal["day", "weekday", "week", "month", "year"]

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_PARTS = {
    "matin": " au matin",
    "midi": " à midi",
    "soir": " au soir",
    "après-midi": " dans l'après-midi",
}
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}

_DAY = "|".join(WEEKDAYS)
_PART = r"(?: (?P<part>matin|midi|soir|après-midi))?"
# What stands before the day and changes with it: "jusqu'à samedi" → "jusqu'au samedi 5 juillet".
_BEFORE = r"(?:(?P<before>d['’]ici à|d['’]ici|jusqu['’]à|dès|depuis|avant|après|pour|ce|de|d['’]|le|du|au|à|chaque|les|un) ?)?"
# Half of what a weekday may be is settled by tense: of 4,384 that OrangeSum's articles date within six days of
# publication, read without their date, 99.4 in 100 were resolved to that date; 783 more were left alone.
_WEEKDAY = re.compile(
    rf"(?<![\w'’-]){_BEFORE}(?<![\w-])(?P<day>{_DAY}){_PART}(?: (?P<which>dernier|passé|prochain))?(?![\w-])",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?<![\w-])(?:{_DAY})(?![\w-])", re.IGNORECASE)
_NIGHT = re.compile(
    rf"(?<![\w'’-])(?P<noun>nuit|soirée) (?:de |du )(?P<first>{_DAY}) (?:à|au) (?P<day>{_DAY})(?![\w-])",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?<![\w'’-])(?P<before>(?:jusqu['’]à|dès|depuis|avant|après|pour|(?:journée|soirée|matinée|nuit|après-midi) d['’]) ?)?"
    r"(?P<word>avant-hier|hier|aujourd['’]hui|après-demain|demain|ce (?=matin|midi|soir)|cet (?=après-midi))(?:(?<= )|(?<=[\w'’]) ?)"
    r"(?P<part>(?<= )(?:matin|midi|soir|après-midi))?(?<! )(?![\w-])",
    re.IGNORECASE,
)
_TONIGHT = re.compile(r"(?<![\w'’-])cette nuit(?![\w-])", re.IGNORECASE)
_AGO = re.compile(rf"(?<![\w'’-])il y a (?P<number>{'|'.join(_NUMBERS)}) jours(?![\w-])", re.IGNORECASE)
_WEEK = re.compile(
    r"(?<![\w'’-])(?P<span>la semaine|le week-end) (?P<which>dernière|dernier|passée|passé|prochaine|prochain)(?![\w-])|"
    r"(?<![\w'’-])(?P<this>cette semaine|ce week-end)(?![\w-])",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?<![\w'’-])(?P<depuis>depuis )?(?P<span>le mois|l['’]an|l['’]année) (?P<which>dernière|dernier|passée|passé|prochaine|prochain)(?![\w-])",
    re.IGNORECASE,
)
# Most sentences have none of these and need no closer look.
_WORDS = (
    *WEEKDAYS, "hier", "demain", "aujourd", "semaine", "week-end", "le mois", "l'an", "l’an", "il y a", "ce matin", "ce midi",
    "ce soir", "cet après", "cette nuit",
)  # fmt: skip
# A date that is told already, a feast, a habit or another day's neighbour: "samedi 5", "vendredi saint".
_TOLD = re.compile(
    r",? (?:le )?(?:\d|1er)|[ -](?:saint|noir|gras|suivant|précédent|en (?:huit|quinze)|de (?:pâques|la pentecôte|l['’]ascension)|d['’]avant|d['’]après)\b",
    re.IGNORECASE,
)
_LIST = re.compile(rf"(?:,| et| ou) (?:{_DAY})(?: (?:matin|midi|soir|après-midi))? ", re.IGNORECASE)
_EITHER = re.compile(rf" ou (?:{_DAY})", re.IGNORECASE)
_OR = re.compile(rf"(?:{_DAY}) ou $", re.IGNORECASE)
_DONE = re.compile(r"[^\W\d_](?:é|i|u|is|ert|(?<!a)it)(?:e|s|es)? $")
_AT_DAY_OF = re.compile(r"(?:journée|soirée|matinée|nuit|après-midi) $", re.IGNORECASE)
_OF = re.compile(r" d(?:e |['’])")
# What stands before a day and tells its side by itself.
_SIDE: dict[str, Direction] = {"d'ici": "future", "d'ici à": "future", "depuis": "past"}
_HABIT = frozenset({"le", "du", "au", "à", "chaque", "les", "un"})
_CONTRACTED = {"jusqu'à": "jusqu'au ", "d'ici": "d'ici au ", "d'ici à": "d'ici au ", "d'": "du ", "de": "du "}


class Told(Protocol):
    """The words that tell a day by the calendar, with its year or without it."""

    def __call__(self, *, year: bool) -> str:
        """The words, with the year or without."""


class Deictic(NamedTuple):
    """An expression that tells a day from where its writer stands: `text[start:end]`.

    `day` is the day meant (of a week its Monday or Saturday, of a month its first), None where the
    clause does not say which; `told` gives the words to say instead, with the year or without it.
    """

    start: int
    end: int
    kind: Kind
    day: date | None
    told: Told | None


def day_words(day: date, *, year: bool) -> str:
    """A day as French tells it: `date(2031, 3, 1)` → "1er mars", with the year "1er mars 2031"."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


@lru_cache(maxsize=4096)
def deictics(text: str, published: date | None) -> tuple[Deictic, ...]:
    """The deictic expressions of a French text outside its quotations, in order, none overlapping.

    Args:
        text: one sentence; its tenses tell on which side a weekday lies.
        published: the day of its article, None when not known: then nothing is resolved.

    A weekday is the nearest in the direction of its clause's tense; that of publication is that day
    itself, whatever the tense. "Aujourd'hui" of a present state is none: it means "nowadays".
    """
    lowered = text.lower()
    if not any(map(lowered.__contains__, _WORDS)):
        return ()
    quoted = [match.span() for match in QUOTED.finditer(text)]
    found: list[Deictic] = []
    for read in (_nights, _weekdays, _near, _tonight, _ago, _weeks, _periods):
        for one in read(text, published):
            free = all(one.end <= other.start or other.end <= one.start for other in found)
            if free and not any(start < one.end and one.start < end for start, end in quoted):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _nights(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _NIGHT.finditer(text):
        first, second = (WEEKDAYS.index(match[name].casefold()) for name in ("first", "day"))
        day = _weekday(second, published, direction(text, *match.span()), None)
        if (first + 1) % 7 != second:
            day = None
        yield Deictic(*match.span(), "weekday", day, _night(match["noun"], day) if day else None)


def _night(noun: str, day: date) -> Told:
    """As in "nuit du samedi 5 au dimanche 6 juillet", with the first month where it is another."""
    eve = day - timedelta(days=1)
    month = "" if eve.month == day.month else f" {MONTHS[eve.month - 1]}"
    number = "1er" if eve.day == 1 else str(eve.day)
    return lambda *, year: (
        f"{noun} du {WEEKDAYS[eve.weekday()]} {number}{month} au {WEEKDAYS[day.weekday()]} {day_words(day, year=year)}"
    )


def weekdays_named(text: str) -> frozenset[str]:
    """The weekdays that a French text names, in small letters."""
    return frozenset(name.casefold() for name in _NAMED.findall(text))


def _weekdays(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _WEEKDAY.finditer(text):
        before = (match["before"] or "").casefold().replace("’", "'")
        name = match["day"]
        inside = name[0].isupper() and not _opens(text, match.start("day"))
        if before in _HABIT or inside or _TOLD.match(text, match.end()) or _listed(text, match):
            continue
        start = match.start() if before else match.start("day")
        tense = _SIDE.get(before) or direction(text, match.start("day"), match.end())
        if before == "jusqu'à" and tense == "past":
            tense = None  # "ont prolongé la grève jusqu'à lundi"
        which = (match["which"] or "").casefold()
        day = _weekday(WEEKDAYS.index(name.casefold()), published, tense, which)
        if _EITHER.match(text, match.end()) or _OR.search(text, max(0, start - 30), start):
            day = None  # "vendredi ou samedi"
        if before in ("de", "d'") and not _AT_DAY_OF.search(text, 0, start):
            day = None  # "l'attaque de lundi", "le match de lundi"
        if before == "ce" and day and published and abs((day - published).days) > 6:
            day = None
        part = _PARTS[match["part"].casefold()] if match["part"] else ""
        yield Deictic(
            start, match.end(), "weekday", day, _weekday_words(match, before, day, part) if day else None
        )


def _weekday_words(match: re.Match[str], before: str, day: date, part: str) -> Told:
    lead = _CONTRACTED.get(before) or ("" if before in ("", "ce") else match["before"] + " ")
    if before and match["before"][0].isupper():
        lead = lead[:1].upper() + lead[1:]
    name = match["day"] if before != "ce" or not match["before"][0].isupper() else match["day"].capitalize()
    return lambda *, year: f"{lead}{name} {day_words(day, year=year)}{part}"


def _listed(text: str, match: re.Match[str]) -> bool:
    """Whether the day shares the date that follows another: "lundi et mardi 8 juillet"."""
    after = _LIST.match(text, match.end())
    return after is not None and text[after.end() : after.end() + 1].isdigit()


def _opens(text: str, at: int) -> bool:
    return not text[:at].strip(" \n\t") or text[:at].rstrip()[-1:] in '.!?…:»”"'


def _weekday(weekday: int, published: date | None, tense: Direction | None, which: str | None) -> date | None:
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    if which in ("dernier", "passé"):
        return published - timedelta(days=back or 7)
    if which == "prochain":
        return published + timedelta(days=7 - back)
    if back == 0:  # agencies call the day of writing by its name; the same day of another week they date
        return published
    if tense == "past":
        return published - timedelta(days=back)
    if tense == "future":
        return published + timedelta(days=7 - back)
    return None


_SHIFTS = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2, "ce": 0, "cet": 0}
# What these words mean only beside a verb of that time: "est aujourd'hui le premier" is a state.
_WANTED: dict[str, tuple[Direction, ...]] = {
    "avant-hier": ("past",),
    "hier": ("past",),
    "aujourd'hui": ("past",),
    "demain": ("future", "present"),
    "après-demain": ("future", "present"),
    "ce": ("past", "present", "future"),
    "cet": ("past", "present", "future"),
}


def _near(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _NEAR.finditer(text):
        word = match["word"].casefold().replace("’", "'").strip()
        before = (match["before"] or "").casefold().replace("’", "'").strip()
        of_day = before.endswith(" d'")
        if not before and text[: match.start("word")].rstrip().endswith(("'", "’", " de")):
            continue  # "le monde d'hier", "l'école de demain"
        if word in ("ce", "cet") and _OF.match(text, match.end()):
            continue  # "ce soir de juin", of another year
        tense = direction(text, match.start("word"), match.end())
        if word == "aujourd'hui" and not _DONE.search(
            text, max(0, match.start("word") - 30), match.start("word")
        ):
            tense = None  # "payait aujourd'hui", "aujourd'hui âgé": nowadays
        day = None
        if published is not None and (tense in _WANTED[word] or of_day):
            day = published + timedelta(days=_SHIFTS[word])
        part = _PARTS[match["part"].casefold()] if match["part"] else ""
        start = match.start() if before else match.start("word")
        lead = {"jusqu'à": "jusqu'au "}.get(before, "le ")
        if of_day:
            lead = f"{before[:-3]} du "
        elif before and before != "jusqu'à":
            lead = f"{match['before'].strip()} le "
        if text[start].isupper():
            lead = lead[:1].upper() + lead[1:]
        end = match.end() if not text[: match.end()].endswith(" ") else match.end() - 1
        told = _near_words(lead, day, part) if day else None
        yield Deictic(start, end, "day", day, told)


def _near_words(lead: str, day: date, part: str) -> Told:
    return lambda *, year: f"{lead}{day_words(day, year=year)}{part}"


def _tonight(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _TONIGHT.finditer(text):
        tense = direction(text, *match.span())
        day = None
        if published is not None and tense in ("past", "future"):
            day = published if tense == "past" else published + timedelta(days=1)
        upper = match[0][0].isupper()
        yield Deictic(*match.span(), "day", day, _tonight_words(day, upper=upper) if day else None)


def _tonight_words(day: date, *, upper: bool) -> Told:
    eve = day - timedelta(days=1)
    first = day_words(eve, year=False) if eve.month != day.month else "1er" if eve.day == 1 else str(eve.day)
    return lambda *, year: f"{'D' if upper else 'd'}ans la nuit du {first} au {day_words(day, year=year)}"


def _ago(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _AGO.finditer(text):
        day = published - timedelta(days=_NUMBERS[match["number"].casefold()]) if published else None
        lead = "Le " if match[0][0].isupper() else "le "
        yield Deictic(*match.span(), "day", day, _near_words(lead, day, "") if day else None)


def _weeks(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _WEEK.finditer(text):
        weekend = "week-end" in match[0].casefold()
        which = (match["which"] or "").casefold()
        day = None
        if published is not None:
            monday = published - timedelta(days=published.weekday())
            if weekend:
                tense = direction(text, *match.span())
                last = published - timedelta(days=(published.weekday() - 5) % 7)
                if which.startswith(("derni", "passé")):
                    day = last if published.weekday() < 5 else last - timedelta(days=7)
                elif which:
                    day = last + timedelta(days=7)
                elif tense == "past" or published.weekday() >= 5:
                    day = last
                elif tense == "future":
                    day = last + timedelta(days=7)
            else:
                weeks = -1 if which.startswith(("derni", "passé")) else 1 if which else 0
                day = monday + timedelta(days=7 * weeks)
        span = "le week-end" if weekend else "la semaine"
        span = span.capitalize() if match[0][0].isupper() else span
        yield Deictic(*match.span(), "week", day, _near_words(f"{span} du ", day, "") if day else None)


def _periods(text: str, published: date | None) -> Iterator[Deictic]:
    for match in _PERIOD.finditer(text):
        ahead = match["which"].casefold().startswith("prochain")
        month = "mois" in match["span"].casefold()
        day = None
        if published is not None:
            total = published.year * 12 + published.month - 1 + (1 if ahead else -1)
            year = published.year + (1 if ahead else -1)
            day = date(total // 12, total % 12 + 1, 1) if month else date(year, 1, 1)
        lead = match["depuis"] or ("En " if match[0][0].isupper() else "en ")
        told = _period_words(lead, day, month=month) if day else None
        yield Deictic(*match.span(), "month" if month else "year", day, told)


def _period_words(lead: str, day: date, *, month: bool) -> Told:
    def words(*, year: bool) -> str:
        if not month:
            return f"{lead}{day.year}"
        return f"{lead}{MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")

    return words
