"""What can be wrong with a sentence that a model proposes."""

from __future__ import annotations

from typing import Literal, NamedTuple

ProblemKind = Literal[
    "number",  # a number that no passage holds
    "date",
    "name",
    "quotation",  # quoted words that no passage quotes, or a quotation that lost its marks
    "negation",  # lost or gained
    "hedge",  # a suspicion told as a fact, or a fact as a suspicion
    "attribution",  # who says so was lost or gained
    "word",  # a content word that the passage does not hold
    "order",  # words out of the passage's order, or joined across what was cut out
    "role",  # who does it and whom it befalls have changed places, or the head of a phrase was lost
    "splice",  # one clause made of what two clauses say
    "verb",  # no finite verb
    "grammar",  # agreement, elision, a loop, a word that is no French
    "marks",  # quotation marks or brackets that do not close, or a bad end
    "form",  # too short, a heading, a doubled word, no capital
    "orphan",  # opens with a word whose antecedent is not in the sentence
]


class Problem(NamedTuple):
    """A reason to stop a sentence: `text` is `sentence[start:end]`, or the passage's words when lost.

    What was lost has no place in the sentence: then start = end = 0.
    """

    kind: ProblemKind
    text: str
    start: int
    end: int
