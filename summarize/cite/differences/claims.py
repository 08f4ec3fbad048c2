"""How a disagreement is worded in French: the values, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from summarize.cite.differences.compare import ANYONE, Count
from summarize.cite.differences.mentions import Mention
from summarize.cite.differences.scopes import aged, place_of, places_in
from summarize.cite.reading import FRENCH, Reading, Token
from summarize.records import Article
from summarize.text.entities.dates import DateMention
from summarize.text.normalize import fold

WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
UNITS: Final = {
    "EUR": "euros", "USD": "dollars", "CHF": "francs suisses", "GBP": "livres sterling", "%": "%",
    "year": "ans", "month": "mois", "week": "semaines", "day": "jours", "hour": "heures", "min": "minutes",
}  # fmt: skip
# What stands for the thing when no French source of the event names it.
UNNAMED: Final = {"number": "chiffre", "date": "date", "name": "nom"}
_ARTICLE = re.compile(r"(?:^|\W)(?P<article>l[ea]s?|une?|des|du|aux?|[ld]['’])\s*[\"«“]?\s*$", re.IGNORECASE)
# "La voisine lui aurait menti": a clause is not told without its article.
_CLAUSE = re.compile(r"^\W*[^\W\d_]+\W+(?:lui|leur|se|s['’]|nous|vous)\s?[^\W\d_]")
_PASSIVE = re.compile(
    r"(?<!qui)\s(?:(?:ont|a|avaient|avait) été|sont|est|étaient|était|furent|fut)\s"
    r"(?:toujours |encore |désormais |actuellement |déjà )?(?=\w+(?:é|i|u)e?s?\b|morte?s?\b|en cours\b)"
)
# "478 morts par million d'habitants": without that it is another count.
_RATE = re.compile(
    r"\s(?:par|pour)\s(?:(?:un|cent|mille|100|1[ .\u202f\u00a0]?000|100[ .\u202f\u00a0]?000)\s)?"
    r"(?:millions?|habitants?|jour|semaine|mois|an|heure|personnes?|tête)\b(?:\sd['’]habitants)?"
)
_LONGEST = 60  # characters of the noun phrase: what one line of a report takes


def value(group: Sequence[Mention]) -> str:
    """The value that mentions agree on, in French: a figure in digits, else as a French source has it."""
    first = min(
        group,
        key=lambda m: (
            m.count is not None and m.count.loose,
            m.passage.language != FRENCH,
            m.passage.article_id,
            m.start,
        ),
    )
    if first.count is not None:
        return _looseness(first.count) + _figure(first)
    if first.date is not None:
        told = (first.date.weekday, first.date.day, first.date.month, first.date.year)
        relative = first.date.resolved is not None and all(part is None for part in told)
        if relative or first.passage.language != FRENCH:  # "hier" means another day to each source
            return french_day(first.date)
    return first.passage.text[first.start : first.end]


def _looseness(count: Count) -> str:
    """What a loose figure has before it, in French: "environ", "au moins", "au plus"."""
    if not count.loose or count.number.kind == "approximate":
        return ""
    if count.high.is_infinite():
        return "au moins "
    return "au plus " if count.low.is_infinite() else "environ "


def _figure(mention: Mention) -> str:
    """The figure of a mention in French, with its unit."""
    assert mention.count is not None
    number = mention.count.number
    if mention.passage.language == FRENCH and (number.kind == "approximate" or number.unit is not None):
        return mention.passage.text[number.start : number.end]
    figure = french_number(number.value)
    if number.unit is None:
        return figure
    unit = UNITS.get(number.unit, number.unit)
    if figure.endswith(("million", "millions", "milliard", "milliards")):
        unit = f"d'{unit}" if unit[0] in "aeiou" else f"de {unit}"
    return f"{figure} {unit}"


def french_number(figure: Decimal) -> str:
    """A number in French digits: 12500 → "12 500", 5.5 → "5,5", millions and milliards in words."""
    for scale, word in ((10**9, "milliard"), (10**6, "million")):
        if figure >= scale and figure % (scale // 1000) == 0:
            scaled = figure / scale
            return f"{french_number(scaled)} {word}{'s' if scaled >= 2 else ''}"
    whole, _, decimals = f"{figure.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u202f")
    return f"{grouped},{decimals}" if decimals else grouped


def french_day(mention: DateMention) -> str:
    """A date in French words, only as much of it as the text gave."""
    parts = []
    if mention.weekday is not None:
        parts.append(WEEKDAYS[mention.weekday])
    if mention.day is not None:
        parts.append("1er" if mention.day == 1 else str(mention.day))
    if mention.month is not None:
        parts.append(MONTHS[mention.month - 1])
    if mention.year is not None:
        parts.append(str(mention.year))
    if not parts and mention.resolved is not None:
        return _full_day(mention.resolved)
    return " ".join(parts) or mention.text


def about(group: Sequence[Mention], readings: Sequence[Reading]) -> str:
    """What the values are about, as a short phrase of a French source.

    For a number the thing counted, for a date the words that lead to it, for a name the office. When
    only foreign sources say it, the French word that the event's other sentences have for it.
    """
    phrases = [_phrase(m) for m in group if m.passage.language == FRENCH]
    phrases = [phrase for phrase in phrases if phrase]
    if phrases:
        phrase = max(sorted(phrases), key=lambda p: (len(p) <= _LONGEST, phrases.count(p), len(p)))
        return phrase + _where(group, phrase)
    keys = frozenset(key for m in group for key in (m.slots if m.count else _first_keys(m)))
    for reading in readings:
        if reading.language == FRENCH:
            for token in reading.tokens:
                if not token.keys.isdisjoint(keys):
                    return token.text
    return UNNAMED[group[0].kind]


def _where(group: Sequence[Mention], phrase: str) -> str:
    """The country beside every count, in brackets: of many countries each has its dead; nothing where it is not one."""
    counts = [m for m in group if m.passage.language == FRENCH and m.count is not None]
    places = [place for m in counts if (place := place_of(m)) is not None]
    keys = {place.key for place in places}
    if len(keys) != 1 or phrase.endswith("…") or not all(keys <= places_in(m.reading) for m in counts):
        return ""
    return "" if fold(places[0].text) in fold(phrase) else f" ({places[0].text})"


def earliest(claim: Sequence[Mention], articles: Mapping[str, Article]) -> datetime | None:
    """When a value was first published; None when no source of it is dated."""
    moments = [articles[m.passage.article_id].published_at for m in claim]
    return min((moment for moment in moments if moment is not None), default=None)


def _phrase(mention: Mention) -> str:
    """The words of a French sentence that a value is about."""
    text = mention.passage.text
    if mention.count is not None:
        if mention.count.number.unit is not None:
            whose = aged(mention)
            if whose:
                return "âge " + ("d'" if fold(whose[0]) in "aeiouyh" else "de ") + whose
            return _led(mention)
        after = [t for t in mention.reading.tokens if mention.end <= t.start and t.end <= mention.count.end]
        if after:
            rate = _RATE.match(text, mention.count.end)
            return _tidy(text[after[0].start : rate.end() if rate else mention.count.end])
        return _led(mention)
    if mention.date is not None:
        return _led(mention)
    return _tidy(text[mention.near[0].start : mention.near[-1].end])


def _led(mention: Mention) -> str:
    """The words that lead to a value, open at its place: "interpellés entre lundi et …".

    From the first noun with its article on, among the four content words before, in their own clause:
    a comma may part them from whoever says it.
    """
    text = mention.passage.text
    clause = max(text.rfind(sign, 0, mention.start) for sign in ",;:(")
    left = [t for t in mention.near if t.end <= mention.start]
    left = [t for t in left if t.start > clause] or left
    if not left:
        right = [t for t in mention.near if t.start >= mention.end][:3]
        return _tidy("… " + text[mention.end : right[-1].end]) if right else ""
    start = next(
        (t.start for t in left if _ARTICLE.search(text[max(0, t.start - 6) : t.start])), left[0].start
    )
    phrase = _tidy(text[start : mention.start])
    article = _ARTICLE.search(text[max(0, start - 6) : start])
    if article and _CLAUSE.match(phrase):
        apart = "" if article["article"].endswith(("'", "’")) else " "
        phrase = article["article"].lower() + apart + phrase
    return phrase + " …"


def _tidy(phrase: str) -> str:
    """One line without marks at its ends, its passive a participle: "personnes ont été blessées" loses two words."""
    line = " ".join(phrase.split()).strip(' ,;:.()[]«»"“”')
    return _PASSIVE.sub(" ", line)


def _first_keys(mention: Mention) -> frozenset[str]:
    tokens: tuple[Token, ...] = mention.near[:1]
    return frozenset(key for token in tokens for key in token.keys) - ANYONE


def _full_day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day if day.day > 1 else '1er'} {MONTHS[day.month - 1]} {day.year}"
