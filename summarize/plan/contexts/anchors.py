"""Sentences whose time is counted from another sentence's: "Dix jours plus tard", "Au même moment", "La veille".

Told without that sentence they count from whatever stands before them in the summary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from summarize.plan.contexts.connectives import NAMES_JOINED
from summarize.text.deixis import MONTHS, WEEKDAYS
from summarize.text.entities.quotations import masked
from summarize.text.signed import signed

_NUMBER = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    r"cinquante|soixante|quelques|plusieurs|\d{1,3}|(?:une |quelques )?(?:dizaine|vingtaine|trentaine|centaine)s? d['e])"
)
_SPAN = (
    r"(?:secondes?|minutes?|(?:quarts? d['’]|demi-)?heures?|jours?|nuits?|semaines?|mois|ans?|années?|trimestres?|semestres?|décennies?|(?:demi-)?siècles?|"
    r"instants?)"
)
# What is counted from must follow ("dix jours après la prise") or stand before; a mark or a verb is neither.
_NO_ANCHOR = r"(?=\s*[,;:.!?]|\s*$|\s(?:il|elle|ils|elles|on|c['’]|ce|cela)\b)"
_COUNTED = rf"{_NUMBER} ?{_SPAN}(?: et demie?)? (?:plus tard|plus tôt|auparavant|(?:après|avant){_NO_ANCHOR})"
_SAME = (
    r"au même moment|à ce moment(?:-là)?|au même instant|dans le même temps|(?:le|ce) (?:même jour|jour-là|soir-là|jour même)|"
    r"cette (?:nuit|année|semaine)-là|(?:le |dès le )?(?:sur)?lendemain(?: matin| soir)?(?! d[eu']| d’)|"
    r"l['’]avant-veille(?! d[eu']| d’)|la veille(?: au soir)?(?! d[eu']| d’)|"
    rf"peu (?:après|avant){_NO_ANCHOR}|(?:(?:un )?peu |bien |beaucoup )?plus (?:tard|tôt)(?! qu)(?! (?:{'|'.join(WEEKDAYS)}))|juste (?:après|avant){_NO_ANCHOR}|entre-temps|d['’]ici là|jusque-là|"
    rf"(?:aussitôt|sitôt|longtemps|bien) (?:après|avant){_NO_ANCHOR}|auparavant|quelque temps (?:plus tard|auparavant)|depuis(?=,)|depuis lors|"
    rf"(?:pendant|dans|durant|au cours d) ?(?:l[ea]s |es )(?:quelques |premiers |premières )?{_SPAN} (?:suivante?s?|qui (?:ont suivi|suivirent))|"
    r"(?:au cours de |dans |durant |pendant |lors de )?la même (?:matinée|soirée|nuit|journée|semaine|année)(?! qu)|(?:le|ce) (?:soir|jour)[ -]même|"
    r"(?:les?|l[a’']) ?(?:jour|nuit|semaine|mois|année|heure|minute|matin|soir|week-end|saison)s? (?:suivante?s?|précédente?s?|d['’]après|d['’]avant)|"
    rf"dans la (?:foulée|soirée|matinée|nuit|journée){_NO_ANCHOR}|en (?:fin|début) de (?:soirée|matinée|journée|après-midi){_NO_ANCHOR}"
)
_OPENING = re.compile(
    rf"^[\s«\"“]*(?:(?:et|mais|puis|à peine|moins d['’e]|plus d['’e]|près d['’e]|dès|environ|quelque) ?)?(?:{_COUNTED}|{_SAME})",
    re.IGNORECASE,
)
# Inside a sentence only what says nothing without the other day, and nothing in the sentence gives that.
_INSIDE = re.compile(
    r"(?<![\w-])(?:la veille|l['’]avant-veille|le (?:sur)?lendemain)(?! d[eu]\b| d['’])(?= (?:par|à|au|en|dans|sur|de la|pour|devant|lors)\b|[,.;:]|$)",
    re.IGNORECASE,
)
# "A décidé dans la foulée", "avait promis un peu plus tôt", "est introuvable depuis": of what, told before in this sentence or in another?
_COUNTED_FROM = signed(
    "plus tôt|plus tard|par la suite|dans la foulée|à l'époque|à cette époque|au même moment|au même instant|à ce moment-là|jour-là|soir-là|nuit-là|"
    "année-là|soir-même|soir même|jour-même|jour même|dans l'intervalle|depuis| après|auparavant|"
    "peu avant|précédemment|suivant",
    rf"(?<![\w-])(?:(?:(?:un )?peu|beaucoup|{_NUMBER} ?{_SPAN}) plus (?:tôt|tard)(?! qu)|{_NUMBER} ?{_SPAN} (?:après|auparavant)(?=\s*[.,;]|\s*$)|"
    r"(?:a|ont|avait|avaient) [a-zà-ÿ]+(?:é|it|u|is) (?:plus tôt(?! qu)|auparavant|précédemment|"
    r"peu (?:après|avant)(?= (?:l[ea] (?:ministre|maire|préf|président|chef|porte|parquet|gouvernement)|sur |auprès )))|"
    r"(?:par la suite|dans la foulée|à cette époque|le (?:soir|jour)[ -]même)(?! d(?:e |es |u |')| où)|"
    r"à l'époque(?! d(?:e |es |u |')|,? ministre|,? président| où| soviét| colonial| modern| victor| roma)|"
    r"au même (?:moment|instant)(?! qu| où)|à ce moment-là|(?:ce (?:jour|soir)|cette (?:nuit|année))-là|dans l'intervalle|"
    r"(?<=[eéstuia] )depuis(?=[.,;]| (?:à|aux?|dans|sur|par|avec|pour|chez|vers) )|"
    r"(?:les|des|aux|l'|la|le|du) ?(?:jours?|semaines?|mois|années?) suivante?s?(?=[.,;]|$))(?![\w-])",
)
# "Le maire a fermé le port et promis dans la foulée une digue": its own first half tells from when.
_ITS_OWN = re.compile(r"(?<![\w-])(?:et|puis|mais)(?![\w-])")
_BESIDE = 14  # letters: "un peu plus tôt vendredi", "deux ans plus tôt, en 2031"
_EVENT = re.compile(
    r"(?<![\w-])(?:lorsqu|quand|après|lors|pendant|alors qu|dès qu|depuis|avant|\d{1,2} ?h(?:eures)?(?!\w))|\d{1,2}[Hh]\d\d",
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
    if inside is not None and _TIME.search(plain) is None:
        return True
    counted = _COUNTED_FROM.search(plain)
    if counted is None:
        return False
    time = _TIME.search(plain)
    if time is not None and time.start() < counted.end() + _BESIDE:
        return False
    before = plain[: counted.start()]
    return _EVENT.search(before) is None and _ITS_OWN.search(NAMES_JOINED.sub(", ", before)) is None
