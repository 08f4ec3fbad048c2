"""Presents each person and body of a summary once: what an earlier sentence said of one, a later one says no more.

Newsrooms present those they name, each in its own article; a summary of several tells "le ministre de la Mer Paul Aubin"
in one sentence after another. Only whole descriptions leave: the office before a name, the apposition or the bracket
after it, where an earlier sentence said all that they say of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.generate.presenting.described import descriptions
from summarize.generate.presenting.description import Description, Edit
from summarize.generate.presenting.named import TITLED
from summarize.text.entities.quotations import masked

# "le ministre", "cet ancien ministre"
_DEFINITE = r"(?<![\w'’-])(?:(?:le|la|du|au|ce|cet|cette) |l['’])(?:[\w-]+ )?"


def presented_once(sentences: Sequence[str], attested: Sequence[str] = ()) -> list[tuple[Edit, ...]]:
    """For each sentence of a summary the edits that take out what sentences before it said of those it names.

    Args:
        sentences: in the order to read, in French.
        attested: other sentences of the event, in which a name may stand alone that follows another here.

    >>> first, second = "Le maire Paul Aubin ferme le pont.", "Le maire Paul Aubin promet une digue."
    >>> edited(second, presented_once([first, second])[1])
    'Paul Aubin promet une digue.'
    """
    found = [descriptions(sentence, (*sentences, *attested)) for sentence in sentences]
    known: list[Description] = []
    edits: list[tuple[Edit, ...]] = []
    for index, own in enumerate(found):
        gone = [
            one
            for one in own
            if one.edits
            and any(_told(one, earlier, known) for earlier in known)
            and not _tells_apart(one, index, sentences, found)
        ]
        edits.append(_apart(gone))
        known += own
    return edits


def edited(sentence: str, edits: Sequence[Edit]) -> str:
    """A sentence after some edits that do not overlap."""
    for edit in sorted(edits, reverse=True):
        sentence = sentence[: edit.start] + edit.instead + sentence[edit.end :]
    return sentence


def _told(one: Description, earlier: Description, known: Sequence[Description]) -> bool:
    """Whether an earlier description says of the same name all that one says."""
    if one.name.startswith(TITLED):  # "M. Aubin": the only one of that last name
        bearers = {
            other.name for other in known if f" {other.name}".endswith(f" {one.name.removeprefix(TITLED)}")
        }
        if bearers != {earlier.name}:
            return False
    elif one.name != earlier.name:
        return False
    if "bracket" in {one.kind, earlier.kind}:
        return (one.kind, one.said) == (earlier.kind, earlier.said)
    return one.head == earlier.head and one.when == earlier.when and set(one.said) <= set(earlier.said)


def _tells_apart(
    one: Description, index: int, sentences: Sequence[str], found: Sequence[Sequence[Description]]
) -> bool:
    """Whether another of the same office is described too, and "le ministre" alone, told later, may then be either."""
    if one.kind == "bracket" or not any(
        other.head == one.head and other.name != one.name for own in found for other in own
    ):
        return False
    head = re.compile(_DEFINITE + rf"(?P<head>{re.escape(one.head)})(?![\w-])", re.IGNORECASE)
    return any(
        match.start("head") not in {other.at for other in own}
        for sentence, own in zip(sentences[index:], found[index:], strict=True)
        for match in head.finditer(masked(sentence))
    )


def _apart(gone: Sequence[Description]) -> tuple[Edit, ...]:
    """The edits of descriptions, of two that overlap those of the first."""
    kept: list[Edit] = []
    for one in gone:
        if all(edit.end <= other.start or other.end <= edit.start for edit in one.edits for other in kept):
            kept += one.edits
    return tuple(sorted(kept))
