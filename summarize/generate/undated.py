"""A sentence without "hier" or "ce matin": read another day, the word would say something false."""

from __future__ import annotations

import re

from summarize.text.entities.quotations import QUOTED

_DAY = r"(?:avant-hier|hier|aujourd['’]hui|après-demain|demain|ce (?:matin|midi|soir))(?: (?:matin|midi|soir|après-midi))?"
_OPENING = re.compile(rf"^{_DAY},? (?=\w)", re.IGNORECASE)
# Not after "depuis", "d'"…: there the word is no adverb of the clause but part of a phrase.
_INSIDE = re.compile(
    rf"(?<!depuis)(?<!jusqu'à)(?<!dès)(?<! à)(?<!avant)(?<!après)(?<!pour)(?<!que)(?<!et)(?<!ou),? {_DAY}(?=[ ,.])",
    re.IGNORECASE,
)


def without_relative_day(sentence: str) -> str:
    """The French sentence without its relative days outside quotations, itself when it has none.

    >>> without_relative_day("Le maire a ouvert hier soir la digue.")
    'Le maire a ouvert la digue.'
    """
    quoted = [match.span() for match in QUOTED.finditer(sentence)]
    text = sentence
    for match in reversed(list(_INSIDE.finditer(sentence))):
        if not any(start <= match.start() < end for start, end in quoted):
            # Between two commas it takes both with it; a comma alone belongs to what follows.
            both = match[0][0] == "," and sentence[match.end()] == ","
            alone = match[0][0] == "," and sentence[match.end()] == " "
            text = text[: match.start() + alone] + text[match.end() + both :]
    opening = _OPENING.match(text)
    if opening:
        text = text[opening.end() :]
        text = text[:1].upper() + text[1:]
    return text
