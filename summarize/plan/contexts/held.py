"""What holds a leaning sentence up: which told sentence gives what it wants, and whether another took its place since.

"La banque" told after another bank's sentence would be that bank: what is given must be the thing that the
article meant, and no other of its kind may stand between.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from summarize.text.words import content_stems, stem

# What nothing told before can give: "quinze autres", "beaucoup l'avaient dit". No stem, and no place: an empty
# one would be given by every cut, whose `place` is empty.
NOTHING = "?"
# What any sentence told before gives: a bare "Le feu a repris." may follow, and not open.
ANYTHING = "*"

_INTRODUCES = (
    r"(?<![\w-])(?:une?|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|quelques|\d[\d.,]*)"
    r" (?:[^\W\d_]+ )?(?P<noun>[^\W\d_][\w-]{2,})"
)
_INTRODUCED = re.compile(_INTRODUCES, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lean:
    """One thing that must be told before a sentence.

    `stems` are what the giver must speak of; without any it is a telling of one of the `places` ("article#sentence"), or
    their article's title. With both it is a telling of one of these, or a sentence that has one of `names` too, or, where
    the article has `single` such thing, one that brings it in as new; a name alone does where such a thing is what is
    `named`, as a bank or a man is. `noun` is the stem of the kind of thing: another of that kind told since takes its
    place. With `near` the giver is the sentence right before, whatever its words. With `least` so many of `stems` do.
    """

    stems: frozenset[str]
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    noun: str = ""
    single: bool = False
    named: bool = False
    near: bool = False
    least: int = 0


LOST = Lean(frozenset({NOTHING}))


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence needs told before it, and where it stands in its article.

    Either all of `leans` are told somewhere before, or the sentence at `after` right before, and then all of `far`,
    which that one does not tell. `place` is where the sentence stands itself, "" when it is not its
    article's own words; `tells` are the places whose sentences it tells. `ties` is what a sentence from within its
    article that no independent voice tells shares with the article's top, in names (two each) and stems: at least 0.
    `lately` are the places of the few sentences before it there. `apart` is how likely it leans on sentences left out where the
    one right before it is not told, in 0..1. `titles` is true of an article's title, which may open a
    summary that does not tell its news and stands nowhere else.
    """

    leans: frozenset[Lean] = frozenset()
    after: str = ""
    place: str = ""
    far: frozenset[Lean] = frozenset()
    tells: frozenset[str] = frozenset()
    ties: float = math.inf
    lately: frozenset[str] = frozenset()
    apart: float = 0.0
    titles: bool = False


FREE = Context()  # it needs nothing


def place(article_id: str, position: int) -> str:
    """Where a sentence stands, as contexts tell it: "article#sentence"."""
    return f"{article_id}#{position}"


Said = TypeVar("Said")


def tied(contexts: Mapping[Said, Context], least: float, most: float) -> dict[Said, Context]:
    """The contexts where what may be of anything else, or lean on anything left out, is bound to its neighbours.

    Args:
        contexts: those of all sayings.
        least: what shares less than that with the top of its article is told only after what stands shortly before it there.
        most: what is likelier than that to lean on its neighbour is told only after it.
    """
    return {
        said: replace(
            one,
            leans=one.leans
            | ({Lean(frozenset(), one.lately)} if one.ties < least else frozenset())
            | ({LOST} if one.apart > most else frozenset()),
        )
        if one.ties < least or one.apart > most
        else one
        for said, one in contexts.items()
    }


@lru_cache(maxsize=4096)
def told_stems(sentence: str) -> frozenset[str]:
    """What a sentence gives to those that follow it: its content stems."""
    return frozenset({*content_stems(sentence, "fr"), ANYTHING})


@lru_cache(maxsize=4096)
def brought_in(sentence: str) -> frozenset[str]:
    """The stems of the nouns that a sentence brings in as new: "un pont", "trois vieux ponts"."""
    return frozenset(stem(match["noun"], "fr") for match in _INTRODUCED.finditer(sentence))


def gives(lean: Lean, text: str, context: Context) -> bool:
    """Whether a told sentence gives what another leans on."""
    if NOTHING in lean.stems:
        return False
    told_here = not lean.places.isdisjoint(context.tells)
    if not lean.stems:
        return told_here or context.titles  # a title presents all of its article
    stems = told_stems(text)
    if lean.least:
        return len(lean.stems & stems) >= lean.least
    if lean.noun in stems and lean.noun not in lean.stems and not _named_so(lean, text):
        return False  # "La banque de gros de l'Odon" is not the bank Odon
    if lean.named and not lean.names.isdisjoint(stems):
        return True
    if not lean.stems <= stems:
        return lean.near and told_here
    if not lean.places or told_here:
        return True
    return not lean.names.isdisjoint(stems) or (lean.single and not lean.stems.isdisjoint(brought_in(text)))


def _named_so(lean: Lean, text: str) -> bool:
    """Whether a sentence puts a noun beside the name that it stands for: "la banque privée Odon"."""
    found = content_stems(text, "fr")
    return any(
        word == lean.noun and not lean.stems.isdisjoint(found[at + 1 : at + 3])
        for at, word in enumerate(found)
    )


def stands(context: Context, before: Sequence[tuple[str, Context]]) -> bool:
    """Whether a sentence may be told after others, in order: each its text and context."""
    wanted = context.leans
    if before and is_next(context, before[-1][1]):
        wanted = context.far
    return all(_held(lean, before) for lean in wanted)


def is_next(context: Context, before: Context) -> bool:
    """Whether a sentence stands right after another in one article, both in the article's own words."""
    return before.place != "" and context.after == before.place


def _held(lean: Lean, before: Sequence[tuple[str, Context]]) -> bool:
    for text, context in reversed(before):
        if gives(lean, text, context):
            return True
        if lean.near or (lean.noun and lean.noun in told_stems(text)):
            return False
    return False
