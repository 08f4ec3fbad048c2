"""What a newer article of an event takes back: "en corrigeant une première version qui évoquait une explosion".

The older article still tells the explosion, word for word; told now, the summary would say what its sources withdrew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from summarize.records import Article, Passage, Span
from summarize.text.entities.quotations import QUOTED
from summarize.text.normalize import fold
from summarize.text.words import content_stems

# Letters by which a noun and its verb are told as one: "production", "produits".
ROOT = 5
# What of the words taken back an older sentence must hold; where that is one word, it must share another of the correction.
HELD = 0.5

DENIED = 3  # content stems, at least, that a title shares with the denial of what it supposes
_SUPPOSES = re.compile(r"(?<![\w-])(?:aurai(?:t|ent)|serai(?:t|ent)|pourrai(?:t|ent))(?![\w-])")
_DENIES = re.compile(r"(?<![\w-])(?:(?:a|ont) (?:[^\W\d_]+ment )?démenti|dément|démentent)(?![\w-])")

# A statement that is corrected, and where the words stand that are no longer held.
_AFTER = re.compile(
    r"(?:\b(?:en )?corrigeant|\b(?:a|ont|avait|avaient|est|sont) (?:[^\W\d_]+ment |ensuite |depuis |donc )?(?:corrigé|rectifié|reven(?:u|ue|us|ues) sur)|"
    r"\brectifiant|\brevenant sur) (?:une? |la |le |l'|son |sa |ses |leurs? |les )?(?:premi[eè]re?s? |propre )?"
    r"(?:description|version|annonce|information|communiqué|déclaration|indication|compte rendu)s?(?P<said>[^.;]{8,160})"
)
_BEFORE = re.compile(
    r"(?P<but>\bet non (?:pas )?|\bcontrairement (?:à|au|aux) |\bau lieu d(?:e |u |es |'))(?P<said>[^.;]{3,120}?)"
    r",? (?:comme )?(?:(?:annoncée?s?|indiquée?s?|présentée?s?|évoquée?s?|avancée?s?|rapportée?s?|dite?s?) "
    r"(?:initialement|d'abord|auparavant|dans un premier temps|plus tôt)|(?:initialement|d'abord|précédemment) "
    r"(?:annoncée?s?|indiquée?s?|présentée?s?|évoquée?s?|avancée?s?|rapportée?s?))"
)
_HAD_BEEN_SAID = re.compile(
    r"\bcontrairement à ce qu(?:i|e |')[^,;]{0,50}?avai(?:t|ent) (?:été |d'abord |initialement |précédemment ){0,2}"
    r"(?:annoncé|indiqué|affirmé|dit|rapporté|écrit|déclaré)\b(?P<said>[^,;]{0,160})",
    re.IGNORECASE,
)


# Most sentences have none of these and need no closer look.
_WORDS = ("corrig", "rectifi", "reven", "ontrairement", "et non", "au lieu d")


def withdrawn(passages: Sequence[Passage], published: Mapping[str, datetime | None]) -> frozenset[Span]:
    """The spans (article id, start, end) of French passages that say what a newer article takes back.

    A correction names what it withdraws; quoted words of it alone count where there are any. Sentences of
    an older day that hold most of these words are withdrawn.
    """
    corrections = [
        (passage, lost)
        for passage in passages
        if passage.language == "fr" and (lost := _taken_back(passage.text))
    ]
    found: set[Span] = set()
    for correction, lost in corrections:
        around = {fold(stem)[:ROOT] for stem in content_stems(correction.text, "fr")} - lost
        for passage in passages:
            if passage.language != "fr" or not _is_newer(correction, passage, published):
                continue
            roots = {fold(stem)[:ROOT] for stem in content_stems(passage.text, "fr")}
            held = len(lost & roots)
            if held >= HELD * len(lost) and (held > 1 or around & roots):
                found.add(passage.span)
    return frozenset(found)


def denied_titles(articles: Sequence[Article], passages: Sequence[Passage]) -> frozenset[str]:
    """The ids of the articles whose French title supposes what a passage of the event tells as denied.

    "Odon aurait perdu 30 millions" over "Odon a démenti avoir perdu 30 millions": of 907 titles it takes one, that one.
    """
    denials = [
        frozenset(content_stems(p.text, "fr"))
        for p in passages
        if p.language == "fr" and _DENIES.search(p.text)
    ]
    found: set[str] = set()
    for article in articles:
        if article.language != "fr" or not article.title or not _SUPPOSES.search(article.title):
            continue
        told = frozenset(content_stems(article.title, "fr"))
        if any(len(told & denial) >= max(DENIED, HELD * len(told)) for denial in denials):
            found.add(article.article_id)
    return frozenset(found)


def _taken_back(text: str) -> frozenset[str]:
    """The first letters of the content words that a sentence tells as no longer held; none where it corrects nothing."""
    if not any(word in text for word in _WORDS):
        return frozenset()
    plain = text.replace("’", "'")
    lost: set[str] = set()
    for pattern in (_AFTER, _BEFORE, _HAD_BEEN_SAID):
        for match in pattern.finditer(plain):
            said = match["said"]
            quoted = " ".join(quotation[0] for quotation in QUOTED.finditer(said))
            lost |= {fold(stem)[:ROOT] for stem in content_stems(quoted or said, "fr")}
    return frozenset(lost)


def _is_newer(one: Passage, other: Passage, published: Mapping[str, datetime | None]) -> bool:
    """Whether a passage is of a later day than another."""
    now, then = published.get(one.article_id), published.get(other.article_id)
    return now is not None and then is not None and now.date() > then.date()
