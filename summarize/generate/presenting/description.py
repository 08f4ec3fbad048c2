"""What a sentence says of one it names, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarize.generate.presenting.same_office import told_alike
from summarize.text import grammar
from summarize.text.persons import person_noun
from summarize.text.words import stem

LONGEST = 16  # tokens of a description: what is longer tells a story
SMALL = frozenset("le la les l' un une de du des d' à au aux en et".split())  # noqa: SIM905
# Before its noun: "le Premier ministre", "la jeune avocate", "l'ancien maire".
BEFORE_NOUN = frozenset(
    "premier première haut haute grand grande jeune nouveau nouvel nouvelle ancien ancienne futur future actuel actuelle "  # noqa: SIM905
    "principal principale célèbre seul seule petit petite richissime".split()
)
# They tell since when or until when somebody is what he is: what is said with one is not said without it.
_WHEN = frozenset(
    "ancien ancienne ex futur future actuel actuelle alors nouveau nouvel nouvelle feu défunt défunte intérim sortant sortante "  # noqa: SIM905
    "élu élue désigné désignée démissionnaire premier première éphémère présumé présumée potentiel potentielle prochain "
    "prochaine".split()
)

Kind = Literal["office", "apposition", "bracket"]


class Edit(NamedTuple):
    """Half-open code-point offsets into the sentence, and what stands there instead."""

    start: int
    end: int
    instead: str


class Description(NamedTuple):
    """What a sentence says of one it names.

    `name` is folded; `head` its noun, in lower case, which begins at `at`; of a bracket "" and -1; `said` the stems of its
    words, in order; `when` its words of time ("ancien"). `edits` take it out of the sentence: () where that is not sure.
    `span` is where its words stand there, the determiner first.
    """

    name: str
    kind: Kind
    head: str
    at: int
    said: tuple[str, ...]
    when: frozenset[str]
    edits: tuple[Edit, ...]
    span: tuple[int, int]


def description(
    name: str, kind: Kind, run: Sequence[grammar.Token], noun: int, edits: tuple[Edit, ...]
) -> Description:
    """The description that the tokens `run` give, whose noun is the one at index `noun`."""
    words = [part for token in run for part in token.text.split("-") if part and part not in SMALL]
    alike = told_alike(words)
    said = tuple(stem(word, "fr") for word in alike)
    head = run[noun].text
    if head in words and head not in alike:  # "garde des Sceaux" is told as "ministre de la Justice"
        head = next((word for word in alike if person_noun(word)), head)
    span = run[0].start, run[-1].end
    return Description(name, kind, head, run[noun].start, said, frozenset(alike) & _WHEN, edits, span)
