"""The office that a French sentence gives right before a name, or before its comma, and what becomes of what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.generate.cutting.pieces import Layout
from summarize.generate.presenting.appositions import comma_behind
from summarize.generate.presenting.description import (
    BEFORE_NOUN,
    LONGEST,
    SMALL,
    Description,
    Edit,
    description,
)
from summarize.generate.presenting.named import Named
from summarize.text import grammar
from summarize.text.french_verbs import finite_forms
from summarize.text.persons import body_noun, office_noun, person_noun
from summarize.text.words import is_function_word

_DETERMINERS = frozenset({"le", "la", "l'", "du", "au"})
_TOLD_WITH = frozenset({"un", "une", "son", "sa", "leur", "ce", "cet", "cette"})  # they tell, and stay
_WITHIN = SMALL | frozenset("par pour sur dans chez près auprès contre son sa ses leur leurs".split())  # noqa: SIM905
_BLANK = frozenset({"", " ", "\u00a0", "\u202f"})
_VOWEL = re.compile(r"[aeiouâàéèêëîïôöûùü]", re.IGNORECASE)
_UNSURE = re.compile(r"[hyœæ]", re.IGNORECASE)  # "d'Henri", "de Hugo"
# Behind them a phrase is no complement of the noun before: "l'avocat reçu par le maire".
_PARTS = frozenset("et ou mais ni que qu' par avec selon chez entre devant".split())  # noqa: SIM905
# "le maire Paul Aubin, le préfet Rémi Carel et …": of a list the next would become an apposition of the name.
_NEXT = re.compile(r"(?: \([^()]{1,60}\))?\s?, (?:(?:le|la|un|une|son|sa|leur) |l['’]|(?:M\.|Mme) |[A-ZÀ-Ý])")
_ELIDED = frozenset({"que", "lorsque", "puisque"})


def before_name(sentence: str, run: Sequence[grammar.Token], at: int, name: Named) -> Description | None:
    """The office right before a name: "le ministre de la Mer | Paul Aubin"."""
    opens = _noun_phrase(sentence, run, at)
    if opens is None:
        return None
    edit = None if _NEXT.match(sentence, name.end) else _edit_of(sentence, run, opens, name.start)
    return description(
        name.key, "office", run[opens.first : at], opens.noun - opens.first, (edit,) if edit else ()
    )


def before_comma(
    sentence: str, layout: Layout, run: Sequence[grammar.Token], at: int, name: Named
) -> Description | None:
    """The office before a name between commas: "Le ministre de la Mer, Paul Aubin, …"."""
    place = next((i for i, piece in enumerate(layout.pieces) if tuple(piece) == (name.start, name.end)), None)
    if not place or at < 2 or run[at - 1].text != ",":
        return None
    opens = _noun_phrase(sentence, run, at - 1)
    if opens is None:
        return None
    edit = _edit_of(sentence, run, opens, name.start)
    held = layout.pieces[place - 1]
    behind = comma_behind(
        sentence, layout, place + 1, (held.start, run[opens.first].start), name.end, what="name"
    )
    edits = (edit, *behind) if edit is not None and behind is not None else ()
    return description(name.key, "office", run[opens.first : at - 1], opens.noun - opens.first, edits)


class _Phrase(NamedTuple):
    """Indices of the tokens on which a noun phrase opens and of its noun; `definite` with "le", "du", "au"."""

    first: int
    noun: int
    definite: bool


def _noun_phrase(sentence: str, run: Sequence[grammar.Token], end: int) -> _Phrase | None:
    """The phrase of a person's noun that ends before token `end`; None where there is none.

    It is the noun that stands nearest and has a determiner of its own.
    """
    last = run[end - 1].text if end else ""
    if (
        not last
        or last in _WITHIN
        or is_function_word(last, "fr")
        or (body_noun(last.removesuffix("s")) and not run[end - 1].proper)
    ):
        return None
    for i in range(end - 1, max(-1, end - 1 - LONGEST), -1):
        token = run[i]
        behind = run[i + 1].start if i + 1 < len(run) else len(sentence)
        joined = i == end - 1 or sentence[token.end : behind] in _BLANK
        if not (joined and token.text[0].isalpha()) or token.text in grammar.CLAUSE_OPENERS:
            return None
        if not token.proper and person_noun(token.text):
            first = i
            while first > 0 and run[first - 1].text in BEFORE_NOUN and _next_to(sentence, run, first - 1):
                first -= 1
            before = run[first - 1].text if first > 0 and _next_to(sentence, run, first - 1) else ""
            if before in _DETERMINERS and not _of_rights(run, i):
                return None if _of_another(sentence, run, first - 1) else _Phrase(first - 1, i, definite=True)
            if before in _TOLD_WITH or first == 0:
                return _Phrase(first, i, definite=False)
        before = run[i - 1].text if i else ""
        if (
            not token.proper
            and token.text in finite_forms()
            and not person_noun(token.text)
            and before not in _WITHIN
        ):
            return None
    return None


def _of_rights(run: Sequence[grammar.Token], noun: int) -> bool:
    """Whether a noun is no person but mankind: "la secrétaire d'Etat aux droits de l'homme"."""
    return run[noun].text in {"homme", "femme"} and noun > 1 and run[noun - 2].text == "de"


def _next_to(sentence: str, run: Sequence[grammar.Token], i: int) -> bool:
    return sentence[run[i].end : run[i + 1].start] in _BLANK


def _of_another(sentence: str, run: Sequence[grammar.Token], first: int) -> bool:
    """Whether a phrase hangs on another person: whose name follows "le conseiller du ministre", "l'adjoint à la maire"?"""
    names_before = 0
    for i in range(first if run[first].text in {"du", "au"} else first - 1, max(-1, first - 9), -1):
        token = run[i]
        if i < first and not (_next_to(sentence, run, i) and token.text[0].isalpha()):
            return False
        names_before = names_before + 1 if token.proper else 0
        if names_before > 1 or token.text in _PARTS or grammar.is_finite(run, i):
            return False
        if i < first and person_noun(token.text):
            return True
    return False


def _edit_of(sentence: str, run: Sequence[grammar.Token], phrase: _Phrase, name: int) -> Edit | None:
    if not (phrase.definite and office_noun(run[phrase.noun].text)):
        return None
    return _without_office(sentence, run, phrase.first, name)


def _without_office(sentence: str, run: Sequence[grammar.Token], first: int, name: int) -> Edit | None:
    """The edit that leaves the name alone after what stands before its office; None where elision is not sure."""
    determiner = run[first]
    elided = "’" if "’" in sentence else "'"
    initial = sentence[name]
    if determiner.text in {"du", "au"}:
        if determiner.proper or (determiner.text == "du" and _UNSURE.match(initial)):
            return None
        instead = "à " if determiner.text == "au" else f"d{elided}" if _VOWEL.match(initial) else "de "
        return Edit(determiner.start, name, instead)
    before = run[first - 1] if first and _next_to(sentence, run, first - 1) else None
    if before is None or before.text not in _ELIDED | {"de"}:
        return Edit(determiner.start, name, "")
    if _UNSURE.match(initial):
        return None
    if _VOWEL.match(initial):
        return Edit(before.end - 1, name, elided)
    return Edit(determiner.start, name, "")
