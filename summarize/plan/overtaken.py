"""French passages that later news overtook: told now, they would present as to come what has happened.

"Le ministre rencontrera le pape vendredi" beside "Le ministre a rencontré le pape", "Un homme a été placé
en garde à vue" beside "L'homme a été remis en liberté": the event's last state is told, not an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from summarize.records import Passage
from summarize.text.entities.dates import dates
from summarize.text.entities.quotations import QUOTED
from summarize.text.entities.tables import word_set
from summarize.text.words import content_stems, stem

Span = tuple[str, int, int]

# Content stems, the verb left out, that an announcement and its outcome share: one is chance.
SHARED = 2
# An outcome that is dated may be printed a little before the announcement of a slower newsroom.
SLOWER = timedelta(hours=6)

_ADVERB = r"(?:[^\W\d_]+ment |bien |donc |ainsi |également |aussi |encore |déjà |finalement |enfin )?"
_FUTURE = re.compile(
    r"\b([^\W\d_]+(?:era|eront|ira|iront|dra|dront|rra|rront|vra|vront|tra|tront|aura|auront|fera|feront))\b"
)
_TO_COME = re.compile(
    rf"\b(?:doit|doivent|devrait|devraient|devait|devaient|va|vont|allait|allaient|prévoit de|prévoient de|"
    rf"s'apprête à|s'apprêtent à|se prépare à|se préparent à|compte|comptent|entend|entendent) {_ADVERB}"
    rf"(?:se |s'|en |y |l'|le |la |les |lui |leur )?(être )?([^\W\d_]{{2,}}(?:er|ir|re|oir|é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite))\b"
)
_DONE = re.compile(
    rf"\b(?:a|ont|est|sont|s'est|se sont|a été|ont été|avait|avaient|était|étaient|vient d['e] ?|viennent d['e] ?) {_ADVERB}"
    rf"(?:été )?([^\W\d_]{{3,}}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|ites|is|ise|ises|ert|erte|erts|ertes|er|ir))\b"
)
_SAID = word_set(
    "indiqu annonc déclar précis affirm ajout expliqu soulign estim assur confirm rappel prévu attendu dit fait faire fair "
    "êtr avoir été dev pouv"
)
# One key for forms of a verb that the stemmer keeps apart.
_SAME_VERB = {
    form: key
    for key, forms in {
        "ten": "tiendr tenu tenir",
        "ven": "viendr venu venir",
        "ouvr": "ouvrir ouvert ouvrir",
        "recev": "recevr reçu recevoir",
        "par": "partir parti",
        "sort": "sortir sorti",
        "comparaîtr": "compar comparaitr comparu comparaîtr",
        "rendr": "rendu",
        "entendr": "entendu",
        "élir": "élu élir",
        "prendr": "pris prendr",
        "mettr": "mis mettr",
        "repris": "reprendr",
        "conduir": "conduit",
        "réun": "réun réunir",
        "atterr": "atterrir",
        "fin": "finir",
    }.items()
    for form in forms.split()
}

# A state, and what ends it: a passage that tells only the first is overtaken by one that tells the second.
_STATES = tuple(
    (re.compile(state, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for state, end in (
        (
            r"(?:placée?s?|maintenue?s?|est|sont|toujours|étai(?:t|ent)) en garde à vue|gardée?s? à vue|interpellée?s?\b",
            (
                r"remise?s? en liberté|libérée?s?\b|relâchée?s?\b|mise?s? hors de cause|gardes? à vue (?:\w+ )?(?:a|ont) été levées?|"
                r"ressortie?s? libres?|mise?s? en examen|écrouée?s?\b|déférée?s?\b"
            ),
        ),
        (r"\best recherchée?\b|\bsont recherchée?s\b|activement recherché|en fuite|toujours introuvables?|portée?s? disparue?s?",
         r"\b(?:a|ont) été (?:interpellée?s?|arrêtée?s?|retrouvée?s?)|s(?:'est|e sont) rendue?s?\b"),
        (r"reçu la consigne|appelée?s? à rester|invitée?s? à rester|ont été évacuée?s?|a été évacuée?|confinée?s? chez",
         (r"(?:ont pu |peuvent |a pu |peut )(?:\w+ )?(?:regagner|rentrer|retourner|réintégrer)|rentr(?:ent|és?|ées?) chez (?:eux|elles)|"
          r"consignes? (?:\w+ ){0,3}(?:a|ont) été levées?|confinement (?:a été )?levé")),
        (r"entre la vie et la mort|pronostic vital|dans un état (?:grave|critique)|grièvement blessée?s?",
         r"(?:est|a|sont|ont) (?:\w+ )?(?:décédée?s?|morte?s?|succombé)"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    passage: Passage
    announced: frozenset[str]
    done: frozenset[str]
    stems: frozenset[str]


def overtaken(passages: Sequence[Passage], published: Mapping[str, datetime | None]) -> frozenset[Span]:
    """The spans (article id, start, end) of French passages that others of the event overtake.

    A passage that announces what another tells as done, on the same matter; one that announces
    something for a day before the newest article's; one that tells a state which another ends.
    A passage is never overtaken by its own article or by one that is known to be older.
    """
    french = [_read(passage) for passage in passages if passage.language == "fr"]
    newest = max((date for date in published.values() if date is not None), default=None)
    found: set[Span] = set()
    for reading in french:
        passage = reading.passage
        later = [
            other
            for other in french
            if other.passage.article_id != passage.article_id
            and not _is_older(published.get(other.passage.article_id), published.get(passage.article_id))
        ]
        if (
            any(_is_outcome(other, reading) for other in later)
            or _ended(reading, later)
            or (reading.announced and _is_past(passage, published.get(passage.article_id), newest))
        ):
            found.add((passage.article_id, passage.start, passage.end))
    return frozenset(found)


def _read(passage: Passage) -> _Reading:
    plain = QUOTED.sub(" ", passage.text).replace("’", "'").casefold()
    to_come = {match[1] for match in _FUTURE.finditer(plain)} | {
        match[2] for match in _TO_COME.finditer(plain)
    }
    announced = {_verb(word) for word in to_come} - _SAID
    done = {_verb(match[1]) for match in _DONE.finditer(plain)} - _SAID - announced
    return _Reading(
        passage, frozenset(announced), frozenset(done), frozenset(content_stems(passage.text, "fr"))
    )


def _verb(word: str) -> str:
    found = stem(word, "fr")
    return _SAME_VERB.get(found, found)


def _is_older(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one + SLOWER < other


def _is_outcome(other: _Reading, reading: _Reading) -> bool:
    verbs = reading.announced & other.done
    return bool(verbs) and len((reading.stems & other.stems) - verbs) >= SHARED


def _ended(reading: _Reading, later: Sequence[_Reading]) -> bool:
    text = reading.passage.text
    return any(
        state.search(text)
        and not end.search(text)
        and any(end.search(other.passage.text) and reading.stems & other.stems for other in later)
        for state, end in _STATES
    )


def _is_past(passage: Passage, published: datetime | None, newest: datetime | None) -> bool:
    """Whether what a passage announces was for a day before that of the newest article."""
    if published is None or newest is None:
        return False
    days = [mention.resolved for mention in dates(passage.text, "fr", published) if mention.resolved]
    # A bare weekday is resolved backwards; what is announced lies ahead.
    ahead = [day if day >= published.date() else day + timedelta(days=7) for day in days]
    return bool(ahead) and max(ahead) < newest.date()
