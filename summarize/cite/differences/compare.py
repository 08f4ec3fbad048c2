"""Whether two mentions of a number or date can both be true: bounds, roundings, what is counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NamedTuple

from summarize.cite.reading import Reading, Token
from summarize.text.entities.dates import DateMention, same_date
from summarize.text.entities.numbers import Number, same_number
from summarize.text.normalize import fold

# Folded words before a number that loosen it, per language and kind of looseness.
BOUNDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "about": "environ|pres de|quelque|quelques|presque|autour de|aux alentours de|a peu pres|approximativement|vers",
        "least": "plus de|plus d'|au moins|au minimum|minimum|davantage que|depassant|depasse",
        "most": "moins de|moins d'|jusqu'a|au plus|au maximum|maximum",
    },
    "en": {
        "about": "about|around|some|nearly|almost|roughly|approximately|close to|circa|an estimated",
        "least": "more than|over|at least|no fewer than|upwards of|above|exceeding",
        "most": "less than|fewer than|under|up to|at most|as many as|below",
    },
    "de": {
        "about": "etwa|rund|ca.|circa|ungefahr|knapp|fast|beinahe|gegen",
        "least": "mehr als|uber|mindestens|wenigstens",
        "most": "weniger als|unter|bis zu|hochstens|maximal",
    },
    "es": {
        "about": "unos|unas|cerca de|casi|alrededor de|aproximadamente|en torno a",
        "least": "mas de|al menos|por lo menos|como minimo",
        "most": "menos de|hasta|como maximo|a lo sumo",
    },
    "it": {
        "about": "circa|quasi|intorno a|all'incirca|approssimativamente",
        "least": "piu di|oltre|almeno|non meno di",
        "most": "meno di|fino a|al massimo",
    },
    "pt": {
        "about": "cerca de|quase|aproximadamente|uns|umas|perto de",
        "least": "mais de|pelo menos|ao menos",
        "most": "menos de|ate|no maximo",
    },
    "nl": {
        "about": "ongeveer|rond|zo'n|circa|bijna|krap",
        "least": "meer dan|ruim|minstens|zeker|ten minste",
        "most": "minder dan|tot|hoogstens|maximaal",
    },
}
# "une dizaine" is about ten; without the article, "des dizaines" are tens.
_ONE = re.compile(r"(?<!\w)(?:une?|an?|one|half an?|eine[mnrs]?|ein|una?|uma?|um|een)$")
# Between two numbers that are the ends of one range: "entre 10 et 15", "10 à 15", "10 bis 15".
_RANGE = re.compile(r"\s*(?:et|a|ou|-|–|and|to|or|bis|und|oder|y|o|e|ate|tot|en|of)\s*")
LONGEST_GAP: Final = 6  # characters

APPROXIMATE: Final = Decimal("0.2")  # "une quinzaine" may be 12 to 18; so may "environ 15"
# "Plus d'une vingtaine" holds of fifty too, and says twenty: two lower bounds farther apart tell two figures.
BOUNDS_APART: Final = Decimal("1.5")
ROUNDED: Final = Decimal("0.05")  # a round figure stands for at most 5 % more or less: 500 for 512
# Kinds of number that count or measure something; the others are dates, labels and results.
COUNTING: Final = frozenset({"cardinal", "approximate", "measure", "money", "percent"})
# French stems of words for people in general: what is counted is what happened to them.
ANYONE: Final = frozenset(
    ("person", "gen", "individu", "homm", "femm", "habit", "riverain", "resident", "villageois", "victim")
)
# Folded words that make a count one of the rest: "14 autres otages" are 15 with the one named before.
OTHERS: Final = frozenset(
    (
        "autre", "autres", "other", "others", "another", "more", "further", "additional", "andere", "anderen",
        "anderer", "weitere", "weiteren", "weiterer", "otro", "otra", "otros", "otras", "altro", "altra", "altri",
        "altre", "outro", "outra", "outros", "outras", "overige", "supplementaires",
    )
)  # fmt: skip


# French stems of what a toll counts: an event has one of each, and it rises as news comes in.
TOLLS: Final = frozenset(
    (
        "mort", "bless", "disparus", "dispar", "victim", "hospitalis", "evacu", "intoxiqu", "contamin", "sinistr",
        "interpel",
    )
)  # fmt: skip


class Count(NamedTuple):
    """A number with what it may stand for and what it counts.

    `low` and `high` bound the values it is compatible with (inclusive when `loose`, else exclusive);
    `counted` are French stems of the thing counted, `modifiers` the adjectives right after it,
    `end` is where the words for the thing end in the text; `others` tells "14 autres" from "14".
    """

    number: Number
    low: Decimal
    high: Decimal
    loose: bool
    counted: frozenset[str]
    modifiers: tuple[Token, ...]
    end: int
    others: bool


@lru_cache(maxsize=8192)  # an event's figures are compared with each other, then with every sentence told
def counted(reading: Reading, number: Number) -> Count:
    """A number of a sentence, with its bounds and the thing it counts."""
    low, high, loose = _interval(reading, number)
    keys, modifiers, end = _thing(reading, number)
    around = fold(reading.text[max(0, number.start - 12) : max(end, number.end + 12)])
    others = not OTHERS.isdisjoint(re.findall(r"\w+", around))
    return Count(number, low, high, loose, keys, modifiers, end, others)


def conflicting(a: Count, b: Count) -> bool:
    """Whether two counts of the same kind of thing cannot both be true."""
    return of_one_thing(a, b) and not compatible(a, b)


def of_one_thing(a: Count, b: Count) -> bool:
    """Whether two counts are of the same kind of thing: the same noun, or the same unit."""
    if a.number.kind not in COUNTING or b.number.kind not in COUNTING:
        return False
    if a.number.unit != b.number.unit or a.others != b.others:
        return False
    return a.number.unit is not None or not a.counted.isdisjoint(b.counted)


def bears_out(told: Count, given: Count) -> bool:
    """Whether a source that gives one count says what another tells: "134" bears out "plus de 130" and "environ 135".

    A bound bears out no other figure, be it a bound too: "plus de 189" is the news of an hour before "plus de 190", and
    "plusieurs milliers" says less than "10.000"; but "au moins 838.271" is what "plus de 838.000" rounds.
    """
    if told.number.value == given.number.value or same_number(told.number, given.number):
        return True
    if told.low.is_infinite() and told.high.is_infinite():
        return True
    if given.low.is_infinite() or given.high.is_infinite():
        place = _last_place(told.number.value)
        return told.high.is_infinite() and given.high.is_infinite() and 0 <= given.low - told.low < place
    return compatible(told, given)


def compatible(a: Count, b: Count) -> bool:
    """Whether two values can both be true: equal, or one a rounding, estimate or bound of the other."""
    if same_number(a.number, b.number) or a.number.value == b.number.value:
        return True
    if a.loose and b.loose:
        lower, higher = sorted((a, b), key=lambda count: count.number.value)
        if lower.high.is_infinite() and higher.high.is_infinite() and not lower.low.is_infinite():
            return higher.low <= BOUNDS_APART * lower.low
        return a.low <= b.high and b.low <= a.high
    return _within(a.number.value, b) or _within(b.number.value, a)


def comparable_dates(a: DateMention, b: DateMention) -> bool:
    """Whether two dates are told to the same grain and differ."""
    if same_date(a, b) or _grain(a) != _grain(b):
        return False
    if a.resolved is not None and b.resolved is not None:
        return True
    return any(
        x is not None and y is not None and x != y
        for x, y in ((a.weekday, b.weekday), (a.day, b.day), (a.month, b.month), (a.year, b.year))
    )


def _grain(date: DateMention) -> str:
    if date.resolved is not None or date.weekday is not None or date.day is not None:
        return "day"
    return "month" if date.month is not None else "year" if date.year is not None else "relative"


def _within(value: Decimal, count: Count) -> bool:
    if count.loose:
        return count.low <= value <= count.high
    return count.low < value < count.high


def _interval(reading: Reading, number: Number) -> tuple[Decimal, Decimal, bool]:
    """What a number may stand for by the words around it, and by its own roundness."""
    value = number.value
    other = _range_partner(reading, number)
    if other is not None:
        return min(value, other), max(value, other), True
    before = fold(reading.text[max(0, number.start - 24) : number.start]).rstrip()
    bounds = _bound_patterns(reading.language)
    if "least" in bounds and bounds["least"].search(before):
        return value, Decimal("Infinity"), True
    if "most" in bounds and bounds["most"].search(before):
        return Decimal("-Infinity"), value, True
    if number.kind == "approximate" and not _ONE.search(before):
        return Decimal("-Infinity"), Decimal("Infinity"), True  # "des dizaines" says too little to deny
    about = "about" in bounds and bounds["about"].search(before)
    after = fold(reading.text[number.end : number.end + 12]).lstrip()
    if number.kind == "approximate" or about or after.startswith(("environ", "circa", "oder mehr")):
        return value * (1 - APPROXIMATE), value * (1 + APPROXIMATE), True
    slack = min(_half_last_digit(value), abs(value) * ROUNDED)
    return value - slack, value + slack, False


def _half_last_digit(value: Decimal) -> Decimal:
    """Half of the last significant digit's place, when the value ends in two zeros or more."""
    place = _last_place(value)
    return place / 2 if place >= 100 else Decimal(0)


def _last_place(value: Decimal) -> Decimal:
    """The place of a whole number's last digit that is no zero: 12500 → 100; 1 for 0 and for what is not whole."""
    place = Decimal(1)
    while value != 0 and value % (place * 10) == 0:
        place *= 10
    return place


def _range_partner(reading: Reading, number: Number) -> Decimal | None:
    """The other end of the range that a number is an end of."""
    for other in reading.numbers:
        if other is number:
            continue
        first, second = (other, number) if other.start < number.start else (number, other)
        gap = reading.text[first.end : second.start]
        if len(gap) > LONGEST_GAP or not _RANGE.fullmatch(gap := fold(gap)):
            continue
        # "12 et 14" lists two things; "entre 12 et 14" and "12 à 14" are ranges.
        joins = gap.strip() in {"et", "and", "und", "y", "e", "en"}
        lead = fold(reading.text[max(0, first.start - 12) : first.start]).split()[-1:]
        if not joins or lead in (["entre"], ["between"], ["zwischen"], ["tra"], ["fra"], ["tussen"]):
            return other.value
    return None


def _thing(reading: Reading, number: Number) -> tuple[frozenset[str], tuple[Token, ...], int]:
    """The French stems of what a number counts, its adjectives, and where they end.

    The first content word after the number, in the same clause; for people in general what happened
    to them: the first word of a toll after them ("12 personnes ont été blessées") or right before the number ("a blessé
    12 personnes dans la ville"), else the next content word, else the last one before the number.
    """
    after = _clause(reading, number.end, 3)
    if not after:
        return frozenset(), (), number.end
    noun, end = after[0], after[0].end
    modifiers: list[Token] = []
    for token in after[1:]:
        if reading.text[end : token.start].strip():
            break
        modifiers.append(token)
        end = token.end
    if noun.keys.isdisjoint(ANYONE):
        return noun.keys, tuple(modifiers), end
    happened = [token for token in _clause(reading, number.end, 8) if not token.keys.isdisjoint(TOLLS)]
    if happened:  # verbs stand last in German and Dutch
        near = happened[0].start - noun.end < 20
        return happened[0].keys, (), happened[0].end if near else noun.end
    before = [t for t in reading.tokens if t.end <= number.start and number.start - t.end < 20][-1:]
    if len(after) > 1 and all(token.keys.isdisjoint(TOLLS) for token in before):
        return after[1].keys, (), after[1].end
    return before[0].keys if before else noun.keys, (), noun.end


def _clause(reading: Reading, start: int, most: int) -> list[Token]:
    """Up to `most` content words from `start` on, before any punctuation or other number."""
    found: list[Token] = []
    position = start
    for token in reading.tokens:
        if token.start < start:
            continue
        gap = reading.text[position : token.start]
        if len(found) == most or re.search(r"[^\w\s'’\-]|\d", gap) or len(gap) > 24:
            break
        found.append(token)
        position = token.end
    return found


@cache
def _bound_patterns(language: str | None) -> dict[str, re.Pattern[str]]:
    """A pattern per kind of looseness, that matches at the end of what stands before a number."""
    table = BOUNDS.get(language or "", {})
    return {
        kind: re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in words.split("|")) + r")$")
        for kind, words in table.items()
    }
