# ruff: noqa: SIM905 - tables of words are read and edited as words
"""A sentence without "hier", "ce matin" or a bare weekday: read another day, the word would say something false."""

from __future__ import annotations

import re

from summarize.generate.cutting.inline import omissions, without
from summarize.generate.cutting.scope import measured
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


# After them "aujourd'hui" only means "nowadays": a state lasts, and a deed of the day is not told without it.
_STATES = frozenset(
    "est sont reste restent demeure demeurent a ont compte comptent semble semblent peut peuvent doit doivent vit vivent "
    "existe existent représente représentent paraît veut veulent sait savent faut fait font continue continuent".split()
)
_NOWADAYS = re.compile(r"aujourd['’]hui", re.IGNORECASE)
_YESTERDAY = re.compile(r"hier", re.IGNORECASE)
# "est arrivé hier à 16 heures": the hour is of that day.
_CLOCK = re.compile(r"\b(?:à|vers|dès) (?:environ )?\d{1,2} ?(?:h|heures?\b|:\d\d)", re.IGNORECASE)
_CONDITIONAL = re.compile(r"(?:[ei]r|[dvr]r|aur|ser|fer)ai(?:t|ent)$")


def without_relative_day(sentence: str, *, lone: bool = False) -> str:
    """The French sentence without the relative days outside quotations that it does not need.

    "Aujourd'hui" of a present state leaves. So does, in a title or a `lone` article, the day of a past deed;
    beside other articles nobody could tell whether it was before or after what they tell. All other days
    stay, and verify/form/orphans.py then keeps the sentence from being told.

    >>> without_relative_day("La digue est aujourd'hui ouverte.")
    'La digue est ouverte.'
    """
    lowered = sentence.lower()
    if not any(word in lowered for word in _WORDS) or len(sentence) > LONGEST:
        return sentence
    quoted = [match.span() for match in QUOTED.finditer(sentence)]
    text = sentence
    for match in reversed(list(_INSIDE.finditer(sentence))):
        if any(start <= match.start() < end for start, end in quoted):
            continue
        if not _may_leave(sentence, match.start(), match.end(), lone=lone):
            continue
        # Between two commas it takes both with it; a comma alone belongs to what follows.
        both = match[0][0] == "," and sentence[match.end()] == ","
        alone = match[0][0] == "," and sentence[match.end()] == " "
        text = text[: match.start() + alone] + text[match.end() + both :]
    opening = _OPENING.match(text)
    if opening and _may_leave(text, 0, len(opening[0].rstrip(" ,")), lone=lone):
        text = text[opening.end() :]
        text = text[:1].upper() + text[1:]
    return text


def _may_leave(sentence: str, start: int, end: int, *, lone: bool) -> bool:
    """Whether a sentence says the same without the relative day at a place, or only says it of no day."""
    when = direction(sentence, start, end)
    if (
        _NOWADAYS.search(sentence, start, end)
        and when in ("present", None)
        and _tells_a_state(sentence, start, end)
    ):
        return True
    # "A été placé hier": behind such a participle a day may lie ahead, and this one does not.
    over = when == "past" or (
        when is None
        and (_YESTERDAY.search(sentence, start, end) or not grammar.has_finite(grammar.tokens(sentence)))
    )
    return lone and bool(over) and not needs_day(sentence) and not _is_news(sentence, start, end)


def _tells_a_state(sentence: str, start: int, end: int) -> bool:
    """Whether the verb beside a day is one of being: the last before it, else the first after it."""
    run = grammar.tokens(sentence)
    verbs = [i for i in range(len(run)) if grammar.is_finite(run, i)]
    before = [i for i in verbs if run[i].start < start]
    near = before[-1:] or [i for i in verbs if run[i].start >= end][:1]
    return any(run[i].text in _STATES for i in near)


def needs_day(sentence: str) -> bool:
    """Whether a sentence tells an hour, or what was going on then, so that its day cannot leave it.

    "A cédé mardi et se trouvait bloqué", "Mercredi, il avait promis …": these tenses tell from that day.
    """
    plain = QUOTED.sub(" ", sentence)
    if _CLOCK.search(plain):
        return True
    run = grammar.tokens(plain)
    main = grammar.main_verb(run, embedded=True)
    return any(
        run[i].text.endswith(("ait", "aient"))
        and not run[i].text.endswith(("fait", "trait"))
        and not _CONDITIONAL.search(run[i].text)
        and (i == main or any(token.text == "et" for token in run[max(0, i - 3) : i]))
        and grammar.is_finite(run, i)
        for i in range(len(run))
    )


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


# "34 cas ont été enregistrés dimanche": the figure is that day's.
_COUNTED = re.compile(
    r"(?:enregistr|recens|détect|dénombr|comptabilis|signal|répertori|confirm|relev|compt|hospitalis|diagnostiqu)ée?s? ?$",
    re.IGNORECASE,
)


# "qui s'est tenu dimanche," says no more than its day; neither does any relative that ends in its verb.
_OCCURRED = re.compile(
    r"(?:tenue?s?|lieu|déroulée?s?|produite?s?|survenue?s?|passée?s?|morte?s?|arrivée?s?) ?$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"\s*(?:[,;:.!?)…]|$)")


def _is_news(sentence: str, start: int, end: int) -> bool:
    """Whether the clause around a past day says little without it: a denial, a day's count, what took place then."""
    if _denied(sentence, start):
        return True
    if _COUNTED.search(sentence, max(0, start - 20), start) and measured(grammar.tokens(sentence, 0, start)):
        return True
    if not _CLAUSE_END.match(sentence, end):
        return False
    clause = grammar.tokens(sentence, max(sentence.rfind(mark, 0, start) for mark in ",;:(") + 1, start)
    relative = bool(clause) and clause[0].text in grammar.RELATIVES
    return relative or _OCCURRED.search(sentence, max(0, start - 20), start) is not None


def without_weekday(sentence: str) -> str:
    """The French sentence without the bare weekdays of what is past, itself where it needs them.

    >>> without_weekday("Le maire a ouvert lundi la digue.")
    'Le maire a ouvert la digue.'
    """
    if needs_day(sentence):
        return sentence
    spans = [
        span
        for span in omissions(sentence)
        if span.kind == "day"
        and not any(char.isdigit() for char in sentence[span.start : span.end])
        and not _is_news(sentence, span.start, span.end)
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
            and not _is_news(sentence, start, end)
            and direction(sentence, start, end) != "future"
            and not _AHEAD.search(sentence, 0, start)
            and not any(first <= start < last for first, last in quoted)
        ):
            sentence = sentence[:start] + sentence[end + 1 :]
    return sentence
