"""Two told sentences that give one thing two values: "a perdu 600 millions" beside "la perte de 751 millions".

`disagreements` shows what sources surely contradict each other in; a text that tells both flatly contradicts itself
where less is sure, so that one of the two is left.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from summarize.cite.differences.compare import Count, conflicting, counted
from summarize.cite.reading import Reading, Token, read
from summarize.text.normalize import fold

# Content words before a figure, and after it, that say what it is the figure of.
BEFORE, AFTER = 3, 2
# What the sentences share beside that: who lost, where it was.
SHARED = 1

MILLION = 1_000_000  # from here on a bare figure beside "perdu" is money: "a perdu 600 millions d'un coup"

# French stems of what is measured in money or in percent, each family under one name; a figure of something else
# has another sense in every sentence ("10 millions pour", "10 millions contre").
_MEASURED = {
    "pert": "perte", "perdu": "perte", "perd": "perte", "perdr": "perte", "defic": "perte", "deficit": "perte",
    "amend": "amende", "ranc": "rançon", "rancon": "rançon", "pric": "prix", "butin": "butin", "prejudic": "préjudice",
    "degat": "dégâts", "fraud": "fraude", "benefic": "bénéfice", "benefici": "bénéfice", "budget": "budget",
    "indemnit": "indemnité", "indemn": "indemnité", "dett": "dette", "audienc": "audience",
}  # fmt: skip
# "Dont 12", "parmi lesquels 12": a part of what the other sentence counts.
_PART = re.compile(
    r"\b(?:dont|parmi (?:eux|elles|lesquels|lesquelles)|ainsi que|plus de la moitié|chacune?|par)\s(?:\w+\s){0,2}$"
)
# After a bare figure what is no noun that it counts: "600 millions d'un coup".
_ALONE = re.compile(r"\s*(?:d['’]une? |en |à |au |dans |sur |lors )")
_ATTRIBUTED = re.compile(
    r"\b(?:selon|d'après|estim|évalu|affirm|assur|avanc|revendiqu)|\bd'ici|\bpourrai|\bdevrai", re.IGNORECASE
)

# A result of the accounts is of its own period, and no second value of another loss.
_ACCOUNTS = re.compile(
    r"\bnettes?\b|\b(?:trimestre|semestre|exercice|annuel|premiers mois|sur l'année|de l'année|par an)",
    re.IGNORECASE,
)


def contradicting(sentences: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of French sentences that tell a figure of the same thing flatly and differently, in order.

    >>> contradicting(["La banque Odon a perdu 600 millions d'euros.", "La perte de la banque Odon est de 751 millions d'euros."])
    [(0, 1)]
    """
    return [
        (i, j)
        for (i, one), (j, other) in itertools.combinations(enumerate(sentences), 2)
        if _contradict(one, other)
    ]


def _contradict(one: str, other: str) -> bool:
    if _ATTRIBUTED.search(one.replace("’", "'")) and _ATTRIBUTED.search(other.replace("’", "'")):
        return False  # each says whose figure it is
    if _ACCOUNTS.search(one.replace("’", "'")) or _ACCOUNTS.search(other.replace("’", "'")):
        return False
    a, b = read(one, "fr", None), read(other, "fr", None)
    if not a.numbers or not b.numbers or _other_day(a, b):
        return False
    figures_of_b = _figures(b)
    return any(
        things & others
        and _conflicting(count, figure)
        and not any(_same_value(figure, own) for own, _ in _figures(a))
        and not any(_same_value(count, own) for own, _ in figures_of_b)
        and len((a.keys & b.keys) - _MEASURED.keys() - count.counted - figure.counted) >= SHARED
        for count, things in _figures(a)
        for figure, others in figures_of_b
    )


@lru_cache(maxsize=2048)
def _figures(reading: Reading) -> tuple[tuple[Count, frozenset[str]], ...]:
    """The figures of a sentence that stand for a whole, each with what it is the figure of."""
    found = []
    for number in reading.numbers:
        before = fold(reading.text[max(0, number.start - 30) : number.start])
        if _PART.search(before):
            continue
        count = counted(reading, number)
        if count.others:
            continue
        if number.kind != "money" and (
            number.unit
            or number.value < MILLION
            or (count.counted and not _ALONE.match(reading.text, number.end))
        ):
            continue  # what is counted by the head rises, and has parts: four indicted of six held
        near = [token for token in reading.tokens if token.end <= number.start][-BEFORE:]
        near += [token for token in reading.tokens if token.start >= number.end][:AFTER]
        found.append((count, _measured(near)))
    return tuple((count, things) for count, things in found if things)


def _measured(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(_MEASURED[fold(key)] for token in tokens for key in token.keys if fold(key) in _MEASURED)


def _conflicting(one: Count, other: Count) -> bool:
    """As `conflicting`, and a bare figure is of the other's currency."""
    unit = one.number.unit or other.number.unit
    return conflicting(*(c._replace(number=c.number._replace(unit=unit)) for c in (one, other)))


def _same_value(one: Count, other: Count) -> bool:
    return (
        one.number.unit == other.number.unit
        and not conflicting(one, other)
        and one.number.value == other.number.value
    )


def _other_day(one: Reading, other: Reading) -> bool:
    """Whether both tell when, and not the same: figures of two days or years."""
    days, others = ({(d.weekday, d.day, d.month, d.year) for d in r.dates} for r in (one, other))
    return bool(days) and bool(others) and days.isdisjoint(others)
