"""A sentence without "hier", "ce matin" or a bare weekday: read another day, the word would say something false."""

from __future__ import annotations

import re

from summarize.generate.inline import omissions, without
from summarize.text import grammar
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


# "Un décret paru mardi au Journal officiel", "ont eu lieu vendredi soir à Brévans": what follows completes the participle too.
_BETWEEN = re.compile(
    r"(?P<done>(?<![\w'’-])(?:[^\W\d_]{2,}(?:é|i|u|is|it|ert)e?s?|eu lieu|en direct|en examen|en garde à vue|en liberté)) "
    r"(?P<day>(?:ce )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|midi|soir|après-midi))?) "
    r"(?=(?:aux?|à|sur|pour|dans|en|par|lors|devant|chez|contre|après(?!-)|sous|suite)\b"
    r"(?! (?:\d|une? heure|midi|minuit|(?:l[ae] |l['’])?(?:nuit|soirée|matinée|journée|matin|soir|fin|début|milieu|après-midi|prochain)))(?!\S* \d))"
)
LONGEST = 4000  # characters: a list without a full stop is no sentence, and would take quadratic time
_AHEAD = re.compile(
    r"\b(?:sera|seront|devait|devaient|devra|devront|devrait|devraient) (?:être )?[^\W\d_]+ $"
)
# Of these the day is the news, and nouns that end as a participle does.
_NEEDS_DAY = re.compile(
    r"(?:prévu|attendu|fixé|reporté|programmé|daté|convoqué|né|repoussé|avancé|ajourné|annulé|depuis|midi|nuit|soirée|journée|matinée|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi)e?s?$",
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
    text = _without_weekday_between(text)
    opening = _OPENING_WEEKDAY.match(text)
    if opening and direction(text, 0, opening.end() - 2) == "past":
        text = text[opening.end() :]
        text = text[:1].upper() + text[1:]
    return text


def _without_weekday_between(sentence: str) -> str:
    """The sentence without the weekdays that stand between a participle and what completes it."""
    if len(sentence) > LONGEST:
        return sentence
    quoted = [match.span() for match in QUOTED.finditer(sentence)]
    for match in reversed(list(_BETWEEN.finditer(sentence))):
        start, end = match.span("day")
        if (
            not _NEEDS_DAY.search(match["done"])
            and not _denied(sentence, start)
            and direction(sentence, start, end) != "future"
            and not _AHEAD.search(sentence, 0, start)
            and not any(first <= start < last for first, last in quoted)
        ):
            sentence = sentence[:start] + sentence[end + 1 :]
    return sentence
