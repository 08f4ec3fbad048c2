"""Whether a passage says what a sentence claims, not only what it says beside: whom it names, since when, after what."""

from __future__ import annotations

import re
from functools import lru_cache
from statistics import fmean
from typing import Final

from summarize.cite.differences.namings import namings
from summarize.cite.reading import FRENCH, Reading
from summarize.cite.support import Items, held
from summarize.plan.unfit.verb_forms import verb_key
from summarize.text import grammar
from summarize.verify.clauses import SAYING, Clause, clauses

COMPLEMENTS: Final = 2  # content words after the main verb that tell what it is of
# "Paul Arden, président de l'Office des ports de la Manche (OPM),": what stands beside a name up to the next mark.
_BESIDE = re.compile(r",\s+(?P<words>[^,:;()«»\"“”]{3,160}?)(?:\s\([^()]{1,40}\))?(?=\s*(?:[,:;.»\"”]|$))")
_BRACKET = re.compile(r"\s?\([^()]{1,120}\)")  # "the CRP (Commission régionale des ports)", "Arden (Manche)"
_LAST_BRACKET = re.compile(_BRACKET.pattern + "$")
# What parts a clause from what is said beside it.
_EDGE = re.compile(r"[,;:()–—]\s|\s(?=(?:qui|que|dont|où|lorsque|alors)\s)", re.IGNORECASE)
_NO_APPOSITION: Final = frozenset(("et", "ou", "mais", "qui", "dont", "où", "a", "ont"))


def claimed(sentence: Items, passage: Items, score: float) -> float:
    """How far a French passage says what a sentence claims, in 0..1: the mean of four shares, of those that there are.

    Beside the support's `score`: of what the sentence says and does not only name, the weight that the passage
    holds; of what the passage says so, the weight that the sentence holds; of the sentence's main verb, the next
    `COMPLEMENTS` content words and the figures of its clause, how many the passage has.
    """
    ours, theirs = sentence.reading, passage.reading
    there, back = held(ours, theirs), held(theirs, ours)
    shares = [score]
    for items, holds in ((sentence, there), (passage, back)):
        names = namings(items.reading) | appositions(items.reading)
        told = [index for index in range(len(items.weights)) if index not in names]
        weight = sum(items.weights[index] for index in told)
        if weight:
            shares.append(sum(items.weights[index] for index in told if holds[index]) / weight)
    verb, complements = _head(ours)
    found = [there[index] for index in complements]
    if verb is not None:
        forms = {verb_key(token.text) for token in theirs.tokens}
        found.append(there[verb] or verb_key(ours.tokens[verb].text) in forms)
    if found:
        shares.append(fmean(found))
    return fmean(shares)


@lru_cache(maxsize=4096)
def appositions(reading: Reading) -> frozenset[int]:
    """The indices of the content words right after a name, up to the next mark, with no verb: who somebody is."""
    if reading.language != FRENCH:
        return frozenset()
    ends = {name.end for name in reading.names}
    spans = [bracket.span() for bracket in _BRACKET.finditer(reading.text) if bracket.start() in ends]
    for beside in _BESIDE.finditer(reading.text):
        before = reading.text[: beside.start()]
        if len(_LAST_BRACKET.sub("", before)) not in ends:
            continue
        run = grammar.tokens(beside["words"])
        # "président" and "porte" are verbs too, and no verb opens an apposition.
        if not run or run[0].text in _NO_APPOSITION or grammar.is_reporting(run) or grammar.is_inverted(run):
            continue
        if not any(grammar.is_finite(run, index) for index in range(1, len(run))):
            spans.append(beside.span())
    return frozenset(
        index
        for index, token in enumerate(reading.tokens)
        if any(start < token.start < end for start, end in spans)
    )


@lru_cache(maxsize=4096)
def _head(reading: Reading) -> tuple[int | None, tuple[int, ...]]:
    """The index of a French sentence's main verb, and those of what it is of: the next words beside names, its figures."""
    clause = _main_clause(reading.text) if reading.language == FRENCH else None
    if clause is None:
        return None, ()
    inside = [i for i, token in enumerate(reading.tokens) if clause.start <= token.start < clause.end]
    names = namings(reading) | appositions(reading)
    after = [i for i, token in enumerate(reading.tokens) if token.start >= clause.end and i not in names]
    left = max((mark.end() for mark in _EDGE.finditer(reading.text, 0, clause.start)), default=0)
    edge = _EDGE.search(reading.text, clause.end)
    right = edge.start() if edge else len(reading.text)
    figures = [
        i
        for i, number in enumerate(reading.numbers, len(reading.tokens))
        if left <= number.start < right and number.kind != "ordinal"
    ]
    return (inside[-1] if inside else None), (*after[:COMPLEMENTS], *figures)


def _main_clause(text: str) -> Clause | None:
    """The clause that a sentence is told for: of a sentence that reports, what is reported."""
    found = clauses(text)
    run = grammar.tokens(text)
    verb = grammar.main_verb(run, embedded=True)
    start = run[verb].start if verb is not None else None
    main = next((clause for clause in found if clause.start == start), None)
    if main is not None and main.verb not in SAYING:
        return main
    if main is not None:  # "a dit que la halle fermera", "la halle fermera, a-t-il dit"
        reported = [clause for clause in found if clause.start > main.start] or [
            clause for clause in found if clause.start < main.start
        ]
        return reported[0] if reported else main
    told = [clause for clause in found if clause.verb not in SAYING] or list(found)
    return told[0] if told else None
