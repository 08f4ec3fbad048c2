"""A sentence without "hier", "ce matin" or a bare weekday: read another day, the word would say something false."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.generate import grammar
from summarize.generate.inline import omissions, without
from summarize.text.entities.quotations import QUOTED
from summarize.text.tense import direction

_DAY = r"(?:avant-hier|hier|aujourd['’]hui|après-demain|demain|ce (?:matin|midi|soir))(?: (?:matin|midi|soir|après-midi))?"
# Most sentences have none of these and need no closer look.
_WORDS = ("hier", "demain", "aujourd", "ce matin", "ce midi", "ce soir")
_OPENING = re.compile(rf"^(?:Encore )?{_DAY}(?: encore)?,? (?=\w)", re.IGNORECASE)
# Not after "depuis", "d'"…: there the word is no adverb of the clause but part of a phrase.
_INSIDE = re.compile(
    rf"(?<!depuis)(?<!jusqu'à)(?<!dès)(?<! à)(?<!avant)(?<!après)(?<!pour)(?<!que)(?<!et)(?<!ou),? {_DAY}(?=[ ,.])(?! d(?:e |['’]))",
    re.IGNORECASE,
)


def without_relative_day(sentence: str) -> str:
    """The French sentence without its relative days outside quotations, itself when it has none.

    >>> without_relative_day("Le maire a ouvert hier soir la digue.")
    'Le maire a ouvert la digue.'
    """
    lowered = sentence.lower()
    if not any(word in lowered for word in _WORDS):
        return sentence
    opening = _OPENING.match(sentence)
    if opening:
        sentence = sentence[opening.end() :]
        sentence = sentence[:1].upper() + sentence[1:]
    quoted = [match.span() for match in QUOTED.finditer(sentence)]
    text = sentence
    for match in reversed(list(_INSIDE.finditer(sentence))):
        if not any(start <= match.start() < end for start, end in quoted):
            # Between two commas it takes both with it; a comma alone belongs to what follows.
            both = match[0][0] == "," and sentence[match.end()] == ","
            alone = match[0][0] == "," and sentence[match.end()] == " "
            text = text[: match.start() + alone] + text[match.end() + both :]
    return text


_OPENING_WEEKDAY = re.compile(
    r"^(?:Ce )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|midi|soir|après-midi))?, (?=\w)",
    re.IGNORECASE,
)


def _denied(sentence: str, at: int) -> bool:
    """Whether the verb before is denied: what was not done on Monday may have been done."""
    run = grammar.tokens(sentence, max(0, at - 60), at)
    return any(token.text in {"n'", "ne"} for token in run[-6:])


def without_weekday(sentence: str) -> str:
    """The French sentence without the bare weekdays of what is past, itself where it needs them.

    >>> without_weekday("Le maire a ouvert lundi la digue.")
    'Le maire a ouvert la digue.'
    """
    spans = [
        span
        for span in omissions(sentence)
        if span.kind == "day"
        and not any(char.isdigit() for char in sentence[span.start : span.end])
        and not _denied(sentence, span.start)
    ]
    text = without(sentence, spans)
    opening = _OPENING_WEEKDAY.match(text)
    if opening and direction(text, 0, opening.end() - 2) == "past":
        text = text[opening.end() :]
        text = text[:1].upper() + text[1:]
    return text


def keeping_days(candidates: Sequence[str]) -> tuple[str, ...]:
    """The cuts of a sentence less those that lost nothing of another but its day, in their order.

    In an event of several weeks what happened on no day would seem to follow what stands before it.
    """
    bare = {
        without(text, [span])
        for text in candidates
        for span in omissions(text)
        if span.kind == "day" and any(char.isdigit() for char in text[span.start : span.end])
    }
    return tuple(text for text in candidates if text not in bare)
