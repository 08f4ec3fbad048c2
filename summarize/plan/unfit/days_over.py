"""Sentences that speak from their article's own day, and whether that day is over for the event's newest article.

"Le conseil se réunit mardi", "278 cas en 24 heures", "à quelques heures de l'ouverture": true on the day, and
told a week later false. Where no article of several is dated, a day that a reader cannot place is over too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from summarize.records import Passage
from summarize.text.deixis import WEEKDAYS, deictics
from summarize.text.entities.dates import DateMention, dates
from summarize.text.signed import signed
from summarize.text.tense import direction

# Days by which a day told as past may follow an announced one where no article is dated and no year told: the
# events of RPM2's sets are a month apart, and last year's days are not of this event.
REACHED = 31
# Days for which the present beside "une semaine après" holds.
AFTER = 2
MARKS: Final = str.maketrans(dict.fromkeys('«»“”"', " ") | {"’": "'"})

# "débute lundi": with a day a present of beginning or ending lies ahead.
_BEGINS = signed(
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain",
    r"\b(?:débute(?:nt)?|commence(?:nt)?|démarre(?:nt)?|s'ouvre(?:nt)?|rouvre(?:nt)?|reprend|reprennent|entre en vigueur|entrent en vigueur|"
    r"a lieu|ont lieu|se tient|se tiennent|s'achève(?:nt)?|prend fin|prennent fin|se réunit|se réunissent) "
    rf"(?:dès |ce |à partir de )?(?:{'|'.join(WEEKDAYS)}|demain|après-demain)\b",
)
_WEEKDAY = re.compile("|".join(WEEKDAYS), re.IGNORECASE)
# "Les pluies attendues sur la journée de vendredi": what is expected for a day, of which no verb tells.
_EXPECTED = signed(
    "attendu|prévisible", rf"\b(?:attendue?s?|prévisibles?) (?:[^,;:.]{{0,40}} )?(?:{'|'.join(WEEKDAYS)})\b"
)
# What tells that the day after it is that of something to come: "prévue ce lundi", "se réunit jeudi".
_FOR = re.compile(
    r"\b(?:prévue?s?|attendue?s?|prévisibles?|débute(?:nt)?|commence(?:nt)?|démarre(?:nt)?|s['’]ouvre(?:nt)?|rouvre(?:nt)?|reprend|reprennent|"
    r"vigueur|a lieu|ont lieu|se tient|se tiennent|s['’]achève(?:nt)?|prend fin|prennent fin|se réuni(?:t|ssent)) [^,;:.]{0,40}$"
)
# "va toucher les Alpes de vendredi à dimanche": it has begun on the first of these days.
_FROM_TO = re.compile(
    rf"\b(?:de |du |entre |à partir d[eu] )(?P<first>{'|'.join(WEEKDAYS)}) (?:[^\W\d_]+ )?(?:à|au|et|jusqu'à) (?:{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
# "Les prochaines heures", "dans les jours à venir": the time they tell, and after how many days it is over.
_SOON = signed(
    "prochain|à venir|qui viennent",
    r"\b(?:prochaine?s (heures|nuits|jours|semaines)|(heures|nuits|jours|semaines) (?:prochaine?s|à venir|qui viennent))\b",
)
# What is told from a day that the sentence does not tell, and after how many days it is over: "278 cas en 24
# heures", "à ce stade", "il y a une semaine".
_LATELY = tuple(
    (signed(signs, words), days)
    for signs, words, days in (
        (
            "24|vingt-quatre|48|dernières |la veille|hier",
            (
                r"\b(?:en|ces|des) (?:24|vingt-quatre|48) heures\b|\bdernières (?:24 |vingt-quatre |48 )?heures\b|"
                r"\b(?:par rapport à|depuis) (?:la veille|hier)\b"
            ),
            1,
        ),
        (
            "pour l'|à ce stade|jusqu'à présent|à cette heure|en ce moment|actuellement",
            r"\b(?:pour l'instant|pour l'heure|à ce stade|jusqu'à présent|à cette heure|en ce moment|actuellement)\b",
            2,
        ),
        (
            "il y a |ces derniers jours|ces jours-ci",
            r"\bil y a (?:quelques|une (?:di|quin)zaine de|sept|huit|dix|quinze) jours\b|\bces (?:derniers jours|jours-ci)\b",
            3,
        ),
        (
            "il y a |ces dernières semaines",
            r"\bil y a (?:une|deux|trois) semaines?\b|\bces dernières semaines\b",
            8,
        ),
    )
)
# "Une semaine après l'ouverture, on continue…": the present beside it is the writer's own.
_SINCE = signed(
    " après ",
    r"^(?:à peine |moins d'|plus d')?(?:une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|quelques) (?:heures?|jours?|semaines?|mois) après "
    r"[^,]{3,80}, (?:on|il|elle|ils|elles|[lc]'|les?|la|ces?|cette|plusieurs|aucune?) (?:[^\W\d_'-]+ ){0,3}?"
    r"(?P<verb>[^\W\d_]+)\b",
)
_PRESENT = re.compile(
    r"(?:est|sont|reste(?:nt)?|continue(?:nt)?|demeure(?:nt)?|cherche(?:nt)?|attend(?:ent)?|se poursui(?:t|vent)|peine(?:nt)?|ne)$"
)
# "Avait exigé le 11 septembre une solution « dans les prochains jours »": whoever tells it so looks back on it.
_TOLD_BACK = signed(
    "avai|s'étai| jan| fév| mar| avr| mai| jui| aoû| sep| oct| nov| déc",
    r"\b(?:avait|avaient|s'était|s'étaient)\b|\b\d{1,2} (?:jan|fév|mar|avr|mai|jui|aoû|sep|oct|nov|déc)",
)
# The same of what is to come only: "sera versé en fin de semaine".
_AT_END = signed(
    " fin d|dans la ",
    r"\b(?:en|d'ici la|d'ici à la|à la) fin d(?:e la |e |u )(semaine|journée|matinée|soirée|mois)\b|\bdans la (journée|soirée|nuit|matinée)\b",
)
# "À quelques heures de l'ouverture des Jeux", and not "de route".
_JUST_BEFORE = signed(
    "minutes d|heures d|jours d|semaines d",
    r"(?:^|, |\b(?:est|sont|était|étaient) )[àa] (?:quelques|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|\d+) (minutes|heures|jours|semaines) "
    r"(?:du |des |d'|de )(?!(?:la |l')?(?:route|marche|vol|train|avion|voiture|bateau|distance|mer|pied|trajet|intervalle))",
)
_OVER = {"minutes": 1, "heures": 1, "nuits": 2, "jours": 3, "semaines": 21}
_OVER |= {"matinée": 1, "journée": 1, "soirée": 1, "nuit": 1, "semaine": 6, "mois": 31}


@dataclass(frozen=True, slots=True)
class OwnDay:
    """How a sentence speaks from its article's own day.

    `to_come`: it announces something; `planned`: it tells so of a day without a future tense; `lately`:
    after so many days what it tells is over, 0 where it is not counted from that day; `soon`: the "jours" of
    "les prochains jours", "" without such words.
    """

    to_come: bool
    planned: bool
    lately: int
    soon: str

    def __bool__(self) -> bool:
        return self.to_come or self.lately > 0 or self.soon != ""


def own_day(plain: str, whole: str, *, to_come: bool, planned: bool) -> OwnDay:
    """How a sentence speaks from its article's own day.

    Args:
        plain: it in small letters, without its quotations, with straight apostrophes.
        whole: the same with the words of its quotations: "dans les prochains jours" ends, whoever says it.
        to_come: whether its verbs announce something.
        planned: whether it tells something "prévu".
    """
    begins = _BEGINS.search(plain) is not None or _EXPECTED.search(plain) is not None
    soon = (
        _SOON.search(plain if _TOLD_BACK.search(plain) else whole)
        or _JUST_BEFORE.search(plain)
        or (_AT_END.search(plain) if to_come else None)
    )
    return OwnDay(
        to_come or begins,
        planned or begins,
        next((days for words, days in _LATELY if words.search(plain)), AFTER if _tells_after(plain) else 0),
        next((time for time in soon.groups() if time), "") if soon else "",
    )


def _tells_after(plain: str) -> bool:
    """Whether it is "Une semaine après l'ouverture, on continue…"."""
    told = _SINCE.match(plain.strip())
    return told is not None and _PRESENT.search(told["verb"]) is not None


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold()


def is_over(
    passage: Passage,
    told: OwnDay,
    published: Mapping[str, datetime | None],
    reached: Mapping[str, Sequence[DateMention]],
) -> bool:
    """Whether what a passage tells from its own day is over when the event's newest article appears.

    Args:
        passage: a French passage.
        told: how it speaks from that day.
        published: when each article of the event appeared.
        reached: the days that each article tells as past or present, for an event without any date.
    """
    own = published.get(passage.article_id)
    newest = max((moment for moment in published.values() if moment is not None), default=None)
    undated = newest is None and len(published) > 1
    return (
        (told.to_come and _is_past(passage, own, newest, planned=told.planned))
        or (told.soon != "" and _has_passed(told.soon, own, newest, undated=undated))
        or (
            told.lately > 0
            and _is_stale(
                passage, told.lately, own, newest, undated=undated and _tells_after(_plain(passage.text))
            )
        )
        or (told.to_come and undated and (_is_near(passage) or _is_behind(passage, reached)))
    )


def _is_past(passage: Passage, published: datetime | None, newest: datetime | None, *, planned: bool) -> bool:
    """Whether the day for which a passage announces something is over, or come, when the newest article appears."""
    if published is None or newest is None:
        return False
    own, last = published.date(), newest.date()
    text = passage.text.translate(MARKS)  # a newsroom quotes the very day too: doit répondre "jeudi matin"
    named = [
        (mention.start, mention.end, mention.resolved)
        for mention in dates(text, "fr", published)
        if mention.resolved is not None and mention.day is not None
    ]
    for one in deictics(text, own):
        if one.kind in ("day", "weekday") and one.day is not None:
            named.append((one.start, one.end, one.day))
        elif one.kind == "weekday" and planned and (weekday := _WEEKDAY.search(text, one.start, one.end)):
            # "La réunion est prévue mercredi": the tense does not tell, the word does.
            after = (WEEKDAYS.index(weekday[0].casefold()) - own.weekday()) % 7
            named.append((one.start, one.end, own + timedelta(days=after or 7)))
    ahead = [
        day
        for start, end, day in named
        if day > own
        or (day == own and (direction(text, start, end) == "future" or _FOR.search(text, 0, start)))
    ]
    for match in _FROM_TO.finditer(text):
        first = own + timedelta(days=(WEEKDAYS.index(match["first"].casefold()) - own.weekday()) % 7)
        if (
            own < last
            and first <= last
            and direction(text, match.start("first"), match.end("first")) != "past"
        ):
            return True
    return bool(ahead) and (max(ahead) < last or own < max(ahead) == last)


def _has_passed(time: str, published: datetime | None, newest: datetime | None, *, undated: bool) -> bool:
    """Whether the "prochains jours" of an article are over when the newest one appears."""
    if published is None or newest is None:
        return undated
    return (newest.date() - published.date()).days >= _OVER[time]


def _is_stale(
    passage: Passage, lately: int, published: datetime | None, newest: datetime | None, *, undated: bool
) -> bool:
    """Whether a passage tells from its own day, does not tell that day, and the newest article is or may be later."""
    if published is None or newest is None:
        if not undated:
            return False
    elif (newest.date() - published.date()).days < lately:
        return False
    told = dates(passage.text, "fr", published)
    return not any(mention.weekday is not None or mention.day is not None for mention in told)


def _is_near(passage: Passage) -> bool:
    """Whether a passage announces something for "mardi" or "demain", which only its article's own day would place."""
    return any(
        one.kind in ("day", "weekday", "week") and direction(passage.text, one.start, one.end) == "future"
        for one in deictics(passage.text, None)
    )


def begins_on_a_day(sentence: str) -> bool:
    """Whether a French sentence tells in the present what begins or ends on a day of the week: "la halle rouvre dimanche"."""
    return _BEGINS.search(_plain(sentence)) is not None


def days_reached(passages: Sequence[Passage]) -> dict[str, list[DateMention]]:
    """The days that each article tells as past or present, of those told with day and month."""
    found: dict[str, list[DateMention]] = {}
    for passage in passages:
        for mention in dates(passage.text, "fr", None):
            if _in_full(mention) and direction(passage.text, mention.start, mention.end) in (
                "past",
                "present",
            ):
                found.setdefault(passage.article_id, []).append(mention)
    return found


def _is_behind(passage: Passage, reached: Mapping[str, Sequence[DateMention]]) -> bool:
    """Whether a passage announces something for a day that another article tells as past, or a later one."""
    ahead = [
        mention
        for mention in dates(passage.text, "fr", None)
        if _in_full(mention) and direction(passage.text, mention.start, mention.end) == "future"
    ]
    return bool(ahead) and all(
        any(
            0 <= (_ordinal(day) - _ordinal(mention)) % 365 <= REACHED
            and (day.year is None or mention.year is None or day.year == mention.year)
            for article_id, days in reached.items()
            if article_id != passage.article_id
            for day in days
        )
        for mention in ahead
    )


def _in_full(mention: DateMention) -> bool:
    return mention.day is not None and mention.month is not None


def _ordinal(mention: DateMention) -> int:
    """The number of a day in a year of 365; the last day of a month may count as the next month's first."""
    assert mention.day is not None
    assert mention.month is not None
    return (date(2001, mention.month, 1) - date(2001, 1, 1)).days + mention.day
