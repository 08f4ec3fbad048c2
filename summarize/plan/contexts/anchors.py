"""Sentences whose time is counted from another sentence's: "Dix jours plus tard", "Au même moment", "La veille".

Told without that sentence they count from whatever stands before them in the summary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from summarize.text.deixis import MONTHS, WEEKDAYS
from summarize.text.entities.quotations import masked

_NUMBER = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    r"cinquante|soixante|quelques|plusieurs|\d{1,3}|(?:une |quelques )?(?:dizaine|vingtaine|trentaine|centaine)s? d['e])"
)
_SPAN = (
    r"(?:secondes?|minutes?|heures?|jours?|nuits?|semaines?|mois|ans?|années?|décennies?|siècles?|instants?)"
)
# What is counted from must follow ("dix jours après la prise") or stand before; a mark or a verb is neither.
_NO_ANCHOR = r"(?=\s*[,;:.!?]|\s*$|\s(?:il|elle|ils|elles|on|c['’]|ce|cela)\b)"
_COUNTED = rf"{_NUMBER} ?{_SPAN}(?: et demie?)? (?:plus tard|plus tôt|auparavant|(?:après|avant){_NO_ANCHOR})"
_SAME = (
    r"au même moment|à ce moment(?:-là)?|au même instant|dans le même temps|(?:le|ce) (?:même jour|jour-là|soir-là|jour même)|"
    r"cette (?:nuit|année|semaine)-là|(?:le |dès le )?(?:sur)?lendemain(?: matin| soir)?(?! d[eu']| d’)|"
    r"l['’]avant-veille(?! d[eu']| d’)|la veille(?: au soir)?(?! d[eu']| d’)|"
    rf"peu (?:après|avant){_NO_ANCHOR}|plus tard|plus tôt|juste (?:après|avant){_NO_ANCHOR}|entre-temps|d['’]ici là|jusque-là|"
    rf"(?:aussitôt|sitôt|longtemps|bien) (?:après|avant){_NO_ANCHOR}|auparavant|quelque temps (?:plus tard|auparavant)|depuis(?=,)|depuis lors|"
    rf"(?:pendant|dans|durant|au cours d) ?(?:l[ea]s |es )(?:quelques |premiers |premières )?{_SPAN} (?:suivante?s?|qui (?:ont suivi|suivirent))|"
    rf"dans la (?:foulée|soirée|matinée|nuit|journée){_NO_ANCHOR}|en (?:fin|début) de (?:soirée|matinée|journée|après-midi){_NO_ANCHOR}"
)
_OPENING = re.compile(
    rf"^[\s«\"“]*(?:(?:et|mais|puis|à peine|moins d['’]|plus d['’]|dès) ?)?(?:{_COUNTED}|{_SAME})",
    re.IGNORECASE,
)
# Inside a sentence only what says nothing without the other day, and nothing in the sentence gives that.
_INSIDE = re.compile(
    r"(?<![\w-])(?:la veille|l['’]avant-veille|le (?:sur)?lendemain)(?! d[eu]\b| d['’])(?= (?:par|à|au|en|dans|sur|de la|pour|devant|lors)\b|[,.;:]|$)",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?<![\w-])(?:{'|'.join(WEEKDAYS)}|{'|'.join(MONTHS)}|hier|aujourd['’]hui|demain|matin|soir|nuit|(?:1[89]|20)\d\d)(?![\w-])",
    re.IGNORECASE,
)


# "Le 29 mai", without its year.
_DAY_OF_MONTH = re.compile(
    rf"(?<![\w-])(?:1er|[12]?\d|3[01]) (?:{'|'.join(MONTHS)})(?! (?:1[89]|20)\d\d)(?![\w-])", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\w-])(?:1[89]|20)\d\d(?![\w-])")
BEFORE = 4  # sentences back from which a chronology's year still holds


def in_year_told_before(sentence: str, earlier: Sequence[str], published: datetime | None) -> bool:
    """Whether a sentence tells a day whose year, another than that of its article, stands before it: a chronology's.

    >>> in_year_told_before("Le 29 mai, il a été élu.", ["Tout a commencé en 2018."], datetime(2020, 9, 1))
    True
    >>> in_year_told_before("Le 29 mai 2018, il a été élu.", ["Tout a commencé en 2018."], datetime(2020, 9, 1))
    False
    """
    if published is None or _DAY_OF_MONTH.search(sentence) is None or _YEAR.search(sentence):
        return False
    years = [year for text in earlier[-BEFORE:] for year in _YEAR.findall(text)]
    return bool(years) and int(years[-1]) != published.year


def leans_in_time(sentence: str) -> bool:
    """Whether a French sentence tells its time from something that it does not name itself.

    >>> leans_in_time("Dix jours plus tard, il a quitté Brévans.")
    True
    >>> leans_in_time("Dix jours après la crue, il a quitté Brévans.")
    False
    """
    plain = masked(sentence)
    if _OPENING.match(plain):
        return True
    inside = _INSIDE.search(plain)
    return inside is not None and _TIME.search(plain) is None
