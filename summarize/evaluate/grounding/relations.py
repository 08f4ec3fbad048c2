"""Whether names, numbers and phrases stand in the relations in which the passages put them.

A bag of facts cannot tell "A a battu B" from "B a battu A". Three signs of it can be read off the
words: a name or number that has changed places with another one, a sentence that passes from one
passage into another inside a clause, a phrase that lost its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarize.evaluate.grounding.names import names
from summarize.evaluate.grounding.numbers import numbers
from summarize.evaluate.grounding.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, stem, words

Found = tuple[int, int, str, str]


class _Item(NamedTuple):
    """A name, number or content word: `left` and `right` are the keys of the words beside it."""

    start: int
    end: int
    text: str
    key: str
    kind: str
    left: str
    right: str
    left_gap: str
    right_gap: str


def misjoined(sentence: str, passages: Sequence[str]) -> list[Found]:
    """(start, end, text, reason) of what the sentence joins otherwise than its French passages."""
    return [*_exchanged(sentence, passages), *_spliced(sentence, passages), *_beheaded(sentence, passages)]


def _exchanged(sentence: str, passages: Sequence[str]) -> list[Found]:
    """Names or numbers that stand where a passage has another one of the sentence's own."""
    mine = [item for item in _items(sentence) if item.kind != "word"]
    theirs = [item for passage in passages for item in _items(passage) if item.kind != "word"]
    found: list[Found] = []
    for item in mine:
        own = [other for other in theirs if other.key == item.key]
        if any(other.right_gap.startswith("d'entre") for other in own):
            continue  # "trois d'entre eux": the passage names what it counts elsewhere
        if not own or any(_alike(item, other) for other in own):
            continue
        rivals = [
            other
            for other in theirs
            if other.kind == item.kind
            and other.key != item.key
            and _fits(item, other)
            and any(m.key == other.key for m in mine)
        ]
        if rivals:
            reason = f"the passage has “{rivals[0].text}” in this place"
            found.append((item.start, item.end, sentence[item.start : item.end], reason))
    return found


def _alike(item: _Item, other: _Item) -> bool:
    """Whether one side at least is the same, so that the passage has it in such a place."""
    if item.kind == "number":
        return item.right == other.right or (item.left == other.left and item.left != "")
    return item.left == other.left or item.right == other.right


def _fits(item: _Item, rival: _Item) -> bool:
    """Whether the passage's other item stands where this one does."""
    if item.kind == "number":
        return item.right == rival.right and _is_word(item.right)
    return (item.left == rival.left and _is_word(item.left) and item.left_gap == rival.left_gap) or (
        item.right == rival.right and _is_word(item.right) and item.right_gap == rival.right_gap
    )


# Stems of what each is to the other: either name may stand there.
_MUTUAL = word_set("coequipi homologu rival adversair collegu frer soeur associ compagnon")


def _is_word(key: str) -> bool:
    """Whether a neighbour says what place it is: a word does, another name in a list does not."""
    return key != "" and not key.startswith("<") and key not in _MUTUAL


@lru_cache(maxsize=4096)
def _items(text: str) -> tuple[_Item, ...]:
    """Names, numbers and content words in order; "" is the edge of the text or a mark."""
    taken = bytearray(len(text))
    run: list[tuple[int, int, str, str]] = []

    def add(start: int, end: int, key: str, kind: str) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            run.append((start, end, key, kind))

    for name in names(text, "fr"):
        add(name.start, name.end, " ".join(fold(word.text) for word in words(name.text)), "name")
    for number in numbers(text, "fr"):
        add(number.start, number.end, str(number.values[0].normalize()), "number")
    for word in words(text):
        if not is_function_word(word.text, "fr"):
            add(word.start, word.end, stem(word.text, "fr"), "word")
    run.sort()
    return tuple(
        _Item(
            start,
            end,
            text[start:end],
            key,
            kind,
            _beside(text, run, place, -1),
            _beside(text, run, place, 1),
            _gap(text, run, place - 1),
            _gap(text, run, place),
        )
        for place, (start, end, key, kind) in enumerate(run)
    )


def _gap(text: str, run: Sequence[tuple[int, int, str, str]], place: int) -> str:
    """What stands between an item and the next one: "maire de Lens" is no "maire, Paul Lens"."""
    if not 0 <= place < len(run) - 1:
        return ""
    return fold(text[run[place][1] : run[place + 1][0]]).replace("’", "'").strip()


def _beside(text: str, run: Sequence[tuple[int, int, str, str]], place: int, step: int) -> str:
    """The word before or after an item; a name or number stands for any other of its kind."""
    if not 0 <= place + step < len(run):
        return ""
    left, right = sorted((run[place], run[place + step]))
    if any(sign in text[left[1] : right[0]] for sign in ".;:!?"):
        return ""
    _, _, key, kind = run[place + step]
    return key if kind == "word" else f"<{kind}>"


# What may join two passages in one sentence.
_JOINTS = word_set(
    "et mais tandis alors qui dont ou apres avant lors selon puis car pendant depuis ainsi avec"
)


def _spliced(sentence: str, passages: Sequence[str]) -> list[Found]:
    """A sentence whose first words only one passage has, and whose last words only another one.

    It may pass from one to the other at a mark or a conjunction, not in the middle of a clause.
    """
    texts = list(dict.fromkeys(passages))
    if len(texts) < 2:
        return []
    run = _items(sentence)
    held = [frozenset(item.key for item in _items(text)) for text in texts]
    if any(all(item.key in keys for item in run) for keys in held):
        return []  # one passage says it all
    found: list[Found] = []
    for first in held:
        for second in held:
            if first is second:
                continue
            # `first` has the words up to `stop`, `second` those from `start` on.
            stop = next((i for i, item in enumerate(run) if item.key not in first), len(run))
            backwards = enumerate(reversed(run))
            start = len(run) - next((i for i, item in backwards if item.key not in second), len(run))
            if not 2 <= start <= stop <= len(run) - 2:
                continue
            alone = sum(item.key not in second for item in run[:start])
            if alone < 2 or sum(item.key not in first for item in run[stop:]) < 2:
                continue
            gap = sentence[run[start - 1].end : run[stop].start]
            if any(sign in gap for sign in ",;:()—–") or {fold(word.text) for word in words(gap)} & _JOINTS:
                return []
            at = run[stop]
            found.append((at.start, at.end, at.text, "two passages are joined inside a clause"))
    return found[:1]


# Heads that may go: what is said of the part holds of the whole, or they only name its kind.
_LIGHT = word_set(
    "ensemble ville total totalite reste majorite plupart partie groupe nombre mois annee jour pays region departement "
    "commune ile voix cause raison temps situation suite titre cas fait type niveau domaine secteur cadre milieu cours debut fin part moitie societe entreprise"
)
_OF = re.compile(r"\s(?:de|du|des|de la)\s|\s(?:d|de l)['’]")


def _beheaded(sentence: str, passages: Sequence[str]) -> list[Found]:
    """Words that stand for the head of their phrase: "le réseau" for the passage's "le chef du réseau"."""
    mine = _items(sentence)
    kept = {item.key for item in mine}
    held = [_items(text) for text in passages]
    found = []
    for item in mine:
        if item.kind != "word" or _after_of(sentence, item.start):
            continue
        same = [other for run in held for other in run if other.key == item.key]
        if any(other.left == item.left for other in same):
            continue
        for text, run in zip(passages, held, strict=True):
            for head, other in pairwise(run):
                governed = other.key == item.key and _OF.fullmatch(text[head.end : other.start])
                lost = head.kind == "word" and head.key not in kept and fold(head.text) not in _LIGHT
                beside = item.left or item.right
                if (
                    governed
                    and lost
                    and beside
                    and head.left == item.left
                    and (item.left or other.right == beside)
                ):
                    reason = f"the passage says it of “{text[head.start : other.end]}”"
                    found.append((item.start, item.end, item.text, reason))
    return found[:1]


def _after_of(text: str, start: int) -> bool:
    return (
        re.search(r"\b(?:de|du|des|de la)\s$|\b(?:d|de l)['’]$", text[max(0, start - 8) : start]) is not None
    )
