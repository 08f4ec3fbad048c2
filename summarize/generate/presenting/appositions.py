"""The apposition that a French sentence has behind a name, and what becomes of the comma behind it when it leaves."""

from __future__ import annotations

import re
from typing import Literal

from summarize.generate.cutting.pieces import Layout
from summarize.generate.presenting.description import BEFORE_NOUN, LONGEST, Description, Edit, description
from summarize.generate.presenting.named import TITLED, Named
from summarize.text import grammar
from summarize.text.persons import person_noun

# What newsrooms tell of a firm or a place behind its name.
_OF_BODIES = frozenset(
    "filiale maison-mère propriétaire fabricant constructeur éditeur exploitant opérateur gestionnaire concessionnaire capitale "  # noqa: SIM905
    "chef-lieu sous-préfecture préfecture".split()
)
_AGE = re.compile(r"(?:âgée? de )?\d{1,3} ans")


def apposition(sentence: str, layout: Layout, name: Named) -> Description | None:
    """The apposition after a name: "Paul Aubin, ministre de la Mer, …", "Paul Aubin, 41 ans, …"."""
    place = next((i for i, piece in enumerate(layout.pieces) if piece.end == name.end), None)
    if place is None or place + 1 >= len(layout.pieces):
        return None
    own, piece = layout.pieces[place], layout.pieces[place + 1]
    text = sentence[piece.start : piece.end]
    run = grammar.tokens(sentence, piece.start, piece.end)
    aged = _AGE.fullmatch(text) is not None
    if not run or len(run) > LONGEST or (not aged and any(not token.text[0].isalpha() for token in run)):
        return None
    behind = comma_behind(
        sentence, layout, place + 2, (own.start, name.opens), piece.end, what="age" if aged else "noun"
    )
    edits = (Edit(name.end, piece.end, ""), *behind) if behind is not None else ()
    if aged:
        years = re.sub(r"\D", "", text)
        span = piece.start, piece.end
        return Description(name.key, "apposition", "ans", piece.start, (years,), frozenset(), edits, span)
    if grammar.has_finite(run) or any(token.text in grammar.CLAUSE_OPENERS for token in run):
        return None
    noun = 1 if run[0].text in {"le", "la", "l'", "un", "une"} else 0
    while noun < len(run) - 1 and run[noun].text in BEFORE_NOUN:
        noun += 1
    if noun >= len(run) or run[noun].proper or grammar.opening(run).kind not in {"noun", "other"}:
        return None
    if not (
        person_noun(run[noun].text)
        if name.whole or name.key.startswith(TITLED)
        else run[noun].text in _OF_BODIES
    ):
        return None
    return description(name.key, "apposition", run, noun, edits)


def comma_behind(
    sentence: str,
    layout: Layout,
    after: int,
    before: tuple[int, int],
    end: int,
    *,
    what: Literal["noun", "age", "name"],
) -> tuple[Edit, ...] | None:
    """What becomes of the comma behind an apposition that leaves: (), kept; an edit, gone with it; None, not sure.

    Args:
        sentence: the sentence.
        layout: its layout.
        after: the piece behind the comma.
        before: the stretch of the name's own piece that stands before the name or its office.
        end: where what leaves, or the name that stays, ends: the comma stands there.
        what: stands before that comma: a noun, or an age, which leaves, or the name, which stays.
    """
    if after >= len(layout.pieces):
        return ()
    comma = sentence.find(",", end)
    if comma < 0 or sentence[end:comma].strip():
        return None
    gone = (Edit(comma, comma + 1, ""),)
    run = grammar.tokens(sentence, *layout.pieces[after])
    held = grammar.tokens(sentence, *before)
    leads = bool(held) and (held[0].text in grammar.PREPOSITIONS or grammar.is_participle(held[0]))
    if not run:
        return None
    if grammar.starts_with_verb(run):
        # "…, | Paul Aubin, | a dit …", not "… du port de Trévigny, | a indiqué …"
        return gone if not held or held[-1].text in {"que", "qu'", "et", "mais"} else None
    if run[0].text in {"et", "ou"}:
        return gone
    if run[0].proper:
        return None  # of a list the next would become an apposition
    if run[0].text in grammar.DETERMINERS_OF_APPOSITION | {"des", "du", "il", "elle", "ils", "elles", "on"}:
        return () if leads else None
    if leads and what == "name":
        return None  # "Selon l'avocat du port, Paul Aubin, 41 ans, …": who is it?
    if what == "noun" and grammar.opening(run).kind not in {
        "preposition",
        "temporal",
        "attribution",
        "connector",
    }:
        return None  # "…, président du port de Trévigny, qui s'étend …"
    if grammar.is_reporting(held) and run[0].text in grammar.PREPOSITIONS:
        return gone  # "a dit Paul Aubin | lors d'une visite"
    return ()
