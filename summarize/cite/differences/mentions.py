"""The numbers, dates and names of a sentence with what each is said of, and when two of them conflict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from summarize.cite.differences.compare import COUNTING, TOLLS, Count, comparable_dates, conflicting, counted
from summarize.cite.reading import Reading, Token
from summarize.records import DisagreementKind, Passage
from summarize.text.entities.dates import DateMention, same_date
from summarize.text.entities.names import Name, same_name
from summarize.text.entities.numbers import same_number
from summarize.text.normalize import fold

NEAR: Final = 4  # content words on each side of a date or measure that tell what it is said of
SHARED_NEAR: Final = 2  # of them, how many two mentions must share,
SHARE_NEAR: Final = 0.35  # and at least which share of the fewer
NEARLY_ALL: Final = 0.6
# A night is told by its two days: "la nuit de lundi à mardi", "der Nacht von Montag auf Dienstag".
_NIGHT = re.compile(r"\b(?:nuit|night|nacht|noche|notte|noite)\b\W*\w*\W*$")
_TO = frozenset(("a", "au", "to", "and", "auf", "zum", "al", "e", "y", "para", "op", "et"))
# Rival figures of one thing are of one size; beyond, one is a part, a total or another thing. A toll
# can rise further than that between two reports.
FARTHEST: Final = 2
FARTHEST_TOLL: Final = 5
# Numbers of a sentence that the other lacks: with more, as in sports, figures pair off by chance.
UNMATCHED: Final = 2
# Days between two dates of one thing: what weekdays, slips and time zones can make of one day.
FARTHEST_DAYS: Final = 10
# French stems of verbs of speech: each speaker speaks on a day of his own, so that the date of
# speech of two sentences may differ though they tell the same thing.
SPEECH: Final = frozenset((
    "affirm", "ajout", "annonc", "appris", "assur", "confirm", "declar", "decrit", "devoil", "dit", "estim", "evoqu", "expliqu", "identifi", "indiqu", "inform", "not", "precis", "public", "publi", "rappel", "rapport", "relev", "revel", "signal", "soulign", "temoign",
))  # fmt: skip
# Folded words for each writer's own day, and for these times: "treize millions sont aujourd'hui guéris".
NOW: Final = frozenset(("aujourd'hui", "today", "heute", "hoy", "oggi", "hoje", "vandaag"))
# An office or a named thing comes with its article: "le maire", "dans la rue"; a verb does not.
_DEFINITE = re.compile(
    r"(?:\b(?:le|la|au|du|the|der|die|dem|den|el|al|del|il|lo|o|a|do|da|de|het)\s|\b[ld]['’])\s*$",
    re.IGNORECASE,
)
_BETWEEN_ROLE_AND_NAME = re.compile(r"\s+|,\s+")
_BETWEEN_ROLE_WORDS = re.compile(
    r"\s+(?:de\s+la\s+|de\s+l['’]|de\s+|du\s+|des\s+|d['’]|of\s+(?:the\s+)?|von\s+|del?\s+|di\s+)?"
)
_SHORTEST_ROLE = 4  # letters: shorter ones are titles ("M.", "Dr", "Mme")


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in a sentence: offsets into the passage's text; `slots` are what it is said of.

    Exactly one of `count`, `date` and `name` is given, by `kind`. `near` are the content words
    around; for a name, `near` is the office or thing that bears it. `until` is the second day of a
    night ("dans la nuit de lundi à mardi"): either day is right for it.
    """

    kind: DisagreementKind
    passage: Passage
    reading: Reading
    start: int
    end: int
    slots: frozenset[str]
    near: tuple[Token, ...]
    count: Count | None = None
    date: DateMention | None = None
    until: DateMention | None = None
    name: Name | None = None

    @property
    def is_toll(self) -> bool:
        """Whether it counts victims of the event."""
        return self.count is not None and not self.slots.isdisjoint(TOLLS)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The content words inside the mention: those of a name."""
        return tuple(t for t in self.reading.tokens if self.start <= t.start < self.end)


def mentions(passage: Passage, reading: Reading) -> list[Mention]:
    """The values of a sentence that another source could contradict, in order of their kind and place."""
    found: list[Mention] = []
    for number in reading.numbers:
        if number.kind not in COUNTING:
            continue
        count = counted(reading, number)
        slots = frozenset((f"unit {number.unit}",)) if number.unit is not None else count.counted
        found.append(
            Mention(
                "number", passage, reading, number.start, number.end, slots,
                _near(reading, number.start, number.end), count=count,
            )
        )  # fmt: skip
    for first, last in nights(reading):
        near = _near(reading, first.start, last.end)
        closest = _near(reading, first.start, last.end, 2)
        if any(not token.keys.isdisjoint(SPEECH) for token in closest) or fold(first.text) in NOW:
            continue
        slots = frozenset(key for token in near for key in token.keys)
        until = last if last is not first else None
        found.append(
            Mention("date", passage, reading, first.start, last.end, slots, near, date=first, until=until)
        )
    for name in reading.names:
        role = _role(reading, name)
        if role:
            found.append(
                Mention("name", passage, reading, name.start, name.end, role[0].keys, role, name=name)
            )
    return found


def conflict(a: Mention, b: Mention) -> bool:
    """Whether two mentions of one kind are said of the same thing and cannot both be true."""
    if a.count is not None and b.count is not None:
        return conflicting(a.count, b.count) and _likely(a, b) and _same_thing(a, b)
    if a.date is not None and b.date is not None:
        apart = all(_days_apart(x, y) for x in _days(a) for y in _days(b))
        return apart and _only_difference(a, b) and _share_near(a, b)
    if a.name is not None and b.name is not None:
        return not similar_names(a.name, b.name) and _same_role(a, b)
    return False


def agree(a: Mention, b: Mention) -> bool:
    """Whether two mentions give one value for such a thing."""
    if a.slots.isdisjoint(b.slots):
        return False
    if a.count is not None and b.count is not None:
        return same_number(a.count.number, b.count.number)
    if a.date is not None and b.date is not None:
        return any(same_date(x, y) for x in _days(a) for y in _days(b))
    return a.name is not None and b.name is not None and similar_names(a.name, b.name)


def similar_names(a: Name, b: Name) -> bool:
    """Whether two names are one, spelling mistakes allowed: "Bevan", "Bévan", "Bevans"."""
    if same_name(a, b):
        return True
    first, second = a.key.split(), b.key.split()
    if len(first) != len(second):
        # "Anne Morel" and "Anne-Sophie Morel": the surname decides, when one has more given names.
        return bool(first) and bool(second) and _one_edit(first[-1], second[-1])
    return all(_one_edit(x, y) for x, y in zip(first, second, strict=True))


def _one_edit(a: str, b: str) -> bool:
    """Whether two words differ by at most one letter added, dropped or changed, when long enough."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    return a[start + 1 :] == b[start + 1 :] or a[start:] == b[start + 1 :] or a[start + 1 :] == b[start:]


def _same_thing(a: Mention, b: Mention) -> bool:
    """Whether two counts count the same thing, not two parts of it ("blessés graves", "légers")."""
    assert a.count is not None
    assert b.count is not None
    if a.count.number.unit is not None:
        return _share_near(a, b)
    return all(b.reading.says(token, a.reading.language) for token in a.count.modifiers) and all(
        a.reading.says(token, b.reading.language) for token in b.count.modifiers
    )


def shared_near(a: Mention, b: Mention) -> int:
    """How many of the words around a mention stand around another one too."""
    theirs = frozenset(key for token in b.near for key in token.keys)
    cognates = frozenset(token.cognate for token in b.near)
    foreign = a.reading.language != b.reading.language
    return sum(
        not token.keys.isdisjoint(theirs)
        or (foreign and token.cognate is not None and token.cognate in cognates)
        for token in a.near
    )


def _share_near(a: Mention, b: Mention) -> bool:
    """Whether enough of the words around two mentions are the same."""
    foreign = a.reading.language != b.reading.language
    shared = shared_near(a, b)
    if shared < max(SHARED_NEAR, SHARE_NEAR * min(len(a.near), len(b.near))):
        return False
    # In one language what leads to the value is the same too, or else nearly all around it is; other
    # languages order words otherwise.
    fewer = min(len(a.near), len(b.near))
    if foreign or (fewer > NEAR and shared >= NEARLY_ALL * fewer):
        return True
    return any(not x.keys.isdisjoint(y.keys) for x in _leading(a) for y in _leading(b))


def _leading(mention: Mention) -> tuple[Token, ...]:
    """The two content words before a mention."""
    return tuple(token for token in mention.near if token.end <= mention.start)[-2:]


def _likely(a: Mention, b: Mention) -> bool:
    """Whether two counts are near enough to be rival figures of one thing, and stand in like lists."""
    assert a.count is not None
    assert b.count is not None
    toll = a.is_toll and b.is_toll
    low, high = sorted((abs(a.count.number.value), abs(b.count.number.value)))
    if high > low * (FARTHEST_TOLL if toll else FARTHEST):
        return False
    if toll:
        return True
    ours = sum(not any(same_number(n, o) for o in b.reading.numbers) for n in a.reading.numbers)
    theirs = sum(not any(same_number(n, o) for o in a.reading.numbers) for n in b.reading.numbers)
    return max(ours, theirs) <= UNMATCHED


def _days_apart(a: DateMention, b: DateMention) -> bool:
    """Whether two dates differ, by so few days that they can be of one thing."""
    if not comparable_dates(a, b):
        return False
    if a.resolved is not None and b.resolved is not None:
        return abs((a.resolved - b.resolved).days) <= FARTHEST_DAYS
    if a.day is not None and a.month is not None and b.day is not None and b.month is not None:
        return abs(31 * (a.month - b.month) + a.day - b.day) <= FARTHEST_DAYS
    return a.year is None or b.year is None or abs(a.year - b.year) <= 1


def nights(reading: Reading) -> list[tuple[DateMention, DateMention]]:
    """The dates of a sentence as (first, last) days: two for a night between them, else one twice."""
    found: list[tuple[DateMention, DateMention]] = []
    for date in reading.dates:
        if found:
            before = found[-1][1]
            gap = fold(reading.text[before.end : date.start]).strip()
            if gap in _TO and _NIGHT.search(fold(reading.text[max(0, before.start - 30) : before.start])):
                found[-1] = (before, date)
                continue
        found.append((date, date))
    return found


def _days(mention: Mention) -> tuple[DateMention, ...]:
    return tuple(date for date in (mention.date, mention.until) if date is not None)


def _only_difference(a: Mention, b: Mention) -> bool:
    """Whether all other dates of the two sentences agree: then these two stand in the same place."""
    return _unmatched(a, b) == [a.date] and _unmatched(b, a) == [b.date]


def _unmatched(a: Mention, b: Mention) -> list[DateMention]:
    """The first days of the dates in the sentence of `a` with which no date in that of `b` agrees."""
    return [
        first
        for first, last in nights(a.reading)
        if not any(same_date(first, other) or same_date(last, other) for other in b.reading.dates)
    ]


def _same_role(a: Mention, b: Mention) -> bool:
    """Whether two names are borne by the same office: "maire de Valmont", not "maire de Brel"."""
    first, second = a.near, b.near
    if first[0].keys.isdisjoint(second[0].keys):
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    return any(not x.keys.isdisjoint(y.keys) for x in first[1:] for y in second[1:])


def _near(reading: Reading, start: int, end: int, width: int = NEAR) -> tuple[Token, ...]:
    """The content words nearest to a span, up to `width` on each side."""
    left = [token for token in reading.tokens if token.end <= start][-width:]
    right = [token for token in reading.tokens if token.start >= end][:width]
    return (*left, *right)


def _role(reading: Reading, name: Name) -> tuple[Token, ...]:
    """The office or thing that bears a name, its complement after it: "maire", "Valmont"; often none."""
    before = [token for token in reading.tokens if token.end <= name.start][-3:]
    chain: list[Token] = []
    edge, between = name.start, _BETWEEN_ROLE_AND_NAME
    for token in reversed(before):
        gap = reading.text[token.end : edge]
        if not between.fullmatch(gap) or ("," in gap and token.text[:1].islower()):
            break
        chain.insert(0, token)
        edge, between = token.start, _BETWEEN_ROLE_WORDS
    if not _DEFINITE.search(
        reading.text[max(0, (chain[0].start if chain else 0) - 8) : chain[0].start if chain else 0]
    ):
        return ()
    while chain and not (chain[0].text[:1].islower() and len(chain[0].text) >= _SHORTEST_ROLE):
        chain.pop(0)
    # "le commissaire divisionnaire": the head is the first noun; an adjective alone is no office.
    return tuple(chain)
