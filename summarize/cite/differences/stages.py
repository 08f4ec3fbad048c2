"""Whether rival values are stages of one count, the last of which is told, or differ at one time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import time, timedelta
from itertools import pairwise
from typing import Final

from summarize.cite.differences.mentions import Mention
from summarize.cite.differences.superseded import one_report
from summarize.cite.reading import Reading
from summarize.records import Article
from summarize.text.normalize import fold
from summarize.text.tense import direction

# A later and higher toll is news when so much time has passed; within an hour sources overlap.
TOLL_GAP: Final = timedelta(hours=1)
# Folded words by which a text says that its figure replaces an earlier one, per language.
CUES: Final[dict[str, str]] = {
    "fr": r"s'alourdi\w*|alourdi\w*|desormais|nouveau bilan|dernier bilan|bilan (?:actualise|revu|porte|provisoire de|mis a jour)|"
    r"mis a jour|revu\w* a la (?:hausse|baisse)|passe\w* (?:de \S+ )?a|porte\w* a|grimpe|dernier decompte|a ce stade|monte\w* a",
    "en": r"death toll ris\w+|toll (?:rises|rose|climb\w+|has risen)|risen to|rose to|climbed to|now|updated|revised|latest (?:toll|figure|count)",
    "de": r"gestiegen|stieg auf|steigt auf|erhoht sich|inzwischen|mittlerweile|nunmehr|neue bilanz|korrigiert",
    "es": r"asciende\w* a|sube a|subio a|se eleva a|aumenta a|ahora|ya son|nuevo balance|actualizad\w+",
    "it": r"sale a|salito a|sono saliti|nuovo bilancio|ora|aggiornat\w+",
    "pt": r"sobe para|subiu para|agora|novo balanco|atualizad\w+",
    "nl": r"opgelopen|gestegen tot|loopt op|inmiddels|nu|bijgewerkt",
}
CUE_REACH: Final = 60  # characters from the figure within which a cue speaks of it
# Of the content words of a sentence of so many, the share that its next version keeps at least.
WRITTEN_OVER: Final = 0.8
LONG: Final = 8
_CUES = {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for language, words in CUES.items()}

# Right before a French figure that is what is left or is so by now: it lapses, as it came.
_STILL: Final = re.compile(
    r"\b(?:encore|toujours|désormais|plus que|reste(?:nt)?)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
STILL_REACH: Final = 30  # characters


def is_update(
    claims: Sequence[Sequence[Mention]], articles: Mapping[str, Article], earlier: Collection[str] = ()
) -> bool:
    """Whether the values are stages of one count, not rival ones.

    Claims are in order of time. They are stages when the later figure says so of itself ("le bilan
    s'alourdit"), when the same outlet gives both at different times, when a toll only rises with the
    hour of publication, or where dates have no hour from one text to its next version or from the `earlier` articles of
    a day to the others, or when each tells what is on a day of its own ("388 malades sont en réanimation", "laissant encore
    13 départements").
    """
    if claims[0][0].count is None:
        return False
    figures = [claim[0].count.number.value for claim in claims if claim[0].count is not None]
    rising = all(a < b for a, b in pairwise(figures))
    if rising and any(_has_cue(m) for m in claims[-1]) and not any(_has_cue(m) for m in claims[0]):
        return True
    times = [[articles[m.passage.article_id].published_at for m in claim] for claim in claims]
    if any(moment is None for moments in times for moment in moments):
        return False
    known = [[moment for moment in moments if moment is not None] for moments in times]
    in_turn = [max(a) + TOLL_GAP <= min(b) for a, b in pairwise(known)]
    if rising and claims[0][0].is_toll:
        # Of two newsrooms at one hour nobody knows who is behind.
        days_alone = all(moment.time() == time() for moments in known for moment in moments)
        return all(
            later
            or _are_earlier(claims[i], claims[i + 1], earlier)
            or (days_alone and max(known[i]) <= min(known[i + 1]) and _written_over(*claims[i : i + 2]))
            for i, later in enumerate(in_turn)
        )
    if not all(in_turn):
        return False
    voices = [{articles[m.passage.article_id].voice for m in claim} for claim in claims]
    if all(a & b for a, b in pairwise(voices)):
        return True
    days = [{moment.date() for moment in moments} for moments in known]
    return all(max(a) < min(b) for a, b in pairwise(days)) and _tell_what_is(claims)


def _tell_what_is(claims: Sequence[Sequence[Mention]]) -> bool:
    """Whether French sentences give figures of a state, and none of what happened."""
    mentions = [mention for claim in claims for mention in claim]
    return all(
        m.passage.language == "fr"
        and (
            direction(m.passage.text, m.start, m.end) not in ("past", "future")
            or _STILL.search(m.passage.text[max(0, m.start - STILL_REACH) : m.start]) is not None
        )
        for m in mentions
    )


def _are_earlier(one: Sequence[Mention], later: Sequence[Mention], earlier: Collection[str]) -> bool:
    """Whether all that give a claim were written before all that give the next."""
    return all(m.passage.article_id in earlier for m in one) and not any(
        m.passage.article_id in earlier for m in later
    )


def _written_over(earlier: Sequence[Mention], later: Sequence[Mention]) -> bool:
    """Whether a sentence of each is one text: all but the same, or nearly all of the shorter."""
    return any(_one_text(a.reading, b.reading) for a in earlier for b in later)


def _one_text(one: Reading, other: Reading) -> bool:
    shared, shorter = len(one.keys & other.keys), min(len(one.keys), len(other.keys))
    return one_report(one, other) or (shorter >= LONG and shared >= WRITTEN_OVER * shorter)


def _has_cue(mention: Mention) -> bool:
    pattern = _CUES.get(mention.passage.language or "")
    around = mention.passage.text[max(0, mention.start - CUE_REACH) : mention.end + CUE_REACH]
    return pattern is not None and pattern.search(fold(around)) is not None
