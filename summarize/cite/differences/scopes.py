"""What a figure is told of, beside the thing it counts: the whole world, a target, the state of before, somebody's age.

Two figures of one thing contradict each other only within one scope.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from summarize.cite.differences.mentions import Mention
from summarize.cite.reading import Reading
from summarize.text.entities.names import place_key
from summarize.text.normalize import fold

# Folded words by which a figure is the whole world's, per language.
_WORLD: Final = {
    "fr": r"(?:dans|a travers|partout dans) le monde|mondial\w*|sur la planete|a l'echelle de la planete",
    "en": r"worldwide|globally|around the world|across the world|global",
    "de": r"weltweit\w*",
    "es": r"en (?:todo )?el mundo|mundial",
    "it": r"nel mondo|mondiale",
    "pt": r"no mundo|mundial",
    "nl": r"wereldwijd\w*",
}
_WORLDWIDE: Final = {language: re.compile(rf"\b(?:{words})\b") for language, words in _WORLD.items()}
WORLD_REACH: Final = 60  # characters from the figure
# Before a French figure that is aimed at, or a line: "ramener le taux sous les 4.000 livres", "le seuil des 50 cas".
_AIMED: Final = re.compile(
    r"\b(?:(?:ramen|limit|redui|abaiss|port|plafonn|vis)(?:er|ent|ant|e|ait|aient|re)\b[^,;.]{0,50}|"
    r"(?:sous|au-dessous de|en dessous de|au-dessus de|au-dela de)|"
    r"(?:barre|seuil|cap|plafond|objectif|plancher) (?:symbolique |fixe |maximal )?(?:de|des|a)) (?:les? |la )?$"
)
# Around a French figure that is said to have been given before: "qui faisait précédemment état de 72 morts".
_BEFORE: Final = re.compile(
    r"\b(?:precedemment|auparavant|jusqu'alors|jusque-la|dans un premier temps|initialement|(?:un|le) premier bilan|"
    r"(?:un|le|du) (?:precedent bilan|bilan precedent))\b[^;.]{0,60}$"
)
# "Odile Brun, 29 ans,": whose age a figure is.
_AGED: Final = re.compile(r"([A-ZÀ-Ý][\w'’-]*(?: [A-ZÀ-Ý][\w'’-]*)*), $")
LEFT: Final = 80  # characters before a figure that are looked at


def of_other_scopes(a: Mention, b: Mention) -> bool:
    """Whether two figures cannot be compared: one is the world's, or aimed at, or they are told of other people or places."""
    if worldwide(a) != worldwide(b) or _is_aimed(a) != _is_aimed(b):
        return True
    return _of_other_people(a, b) or _of_other_places(a, b)


def worldwide(mention: Mention) -> bool:
    """Whether a figure is told of the whole world: "838.000 morts dans le monde"."""
    pattern = _WORLDWIDE.get(mention.passage.language or "")
    text = mention.passage.text
    around = text[max(0, mention.start - WORLD_REACH) : mention.end + WORLD_REACH]
    return pattern is not None and pattern.search(fold(around)) is not None


def of_before(mention: Mention) -> bool:
    """Whether a source gives a figure as that of before, so that it stands for another."""
    return mention.passage.language == "fr" and _BEFORE.search(_left(mention)) is not None


class Place(NamedTuple):
    """A known place: its folded French name, and as the text has it."""

    key: str
    text: str


def place_of(mention: Mention) -> Place | None:
    """The known place that stands nearest to a figure among the words around it."""
    places = [
        (max(token.start - mention.end, mention.start - token.end), Place(key, token.text))
        for token in mention.near
        if token.named and (key := place_key(token.text, mention.reading.language)) is not None
    ]
    return min(places)[1] if places else None


def ages_of_one(a: Mention, b: Mention) -> bool:
    """Whether two figures are the ages of one person, and not the same: "Lise Aubin, 42 ans", "Mme Aubin, 43 ans"."""
    if a.count is None or b.count is None or a.count.number.value == b.count.number.value:
        return False
    one, other = (fold(aged(m)).split() for m in (a, b))
    return (
        bool(one) and bool(other) and one[-1] == other[-1] and set(one) & set(other) in (set(one), set(other))
    )


def aged(mention: Mention) -> str:
    """The name of whom a figure is the age of, as it stands right before it; empty where it is none."""
    if mention.count is None or mention.count.number.unit != "year":
        return ""
    found = _AGED.search(
        mention.passage.text[max(0, mention.start - 60) : mention.start].replace("\u00a0", " ")
    )
    return found[1] if found else ""


def _is_aimed(mention: Mention) -> bool:
    return mention.passage.language == "fr" and _AIMED.search(_left(mention)) is not None


def _left(mention: Mention) -> str:
    return fold(mention.passage.text[max(0, mention.start - LEFT) : mention.start])


def _of_other_people(a: Mention, b: Mention) -> bool:
    """Whether two figures are the ages of two people: "Ange, 23 ans", "Paul Aubin, 29 ans"."""
    one, other = (fold(aged(m)).split() for m in (a, b))
    return bool(one) and bool(other) and set(one).isdisjoint(other)


def _of_other_places(a: Mention, b: Mention) -> bool:
    """Whether the places nearest to two figures differ: "50.000 morts en Inde", "le Brésil avec 107.852 morts".

    Or one sentence lists places, and the figure beside another of them than that which the other sentence names.
    """
    first, second = place_of(a), place_of(b)
    if first is not None and second is not None:
        return first.key != second.key
    ours, theirs = places_in(a.reading), places_in(b.reading)
    return not ours.isdisjoint(theirs) and (
        (first is not None and first.key not in theirs) or (second is not None and second.key not in ours)
    )


def places_in(reading: Reading) -> frozenset[str]:
    """The folded French names of the known places that a sentence names."""
    keys = (place_key(token.text, reading.language) for token in reading.tokens if token.named)
    return frozenset(key for key in keys if key is not None)
