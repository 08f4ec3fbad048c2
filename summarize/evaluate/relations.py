"""Whether names, numbers and phrases stand in the relations in which the passages put them.

A bag of facts cannot tell "A a battu B" from "B a battu A". Two signs of it can be read off the
words: a name or number that has changed places with another one, and a sentence that passes from
one passage into another inside a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.evaluate.fact_numbers import numbers, word_set
from summarize.evaluate.facts import names
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


def misjoined(sentence: str, passages: Sequence[str]) -> list[Found]:
    """(start, end, text, reason) of what the sentence joins otherwise than its French passages."""
    return [*_exchanged(sentence, passages), *_spliced(sentence, passages)]


def _exchanged(sentence: str, passages: Sequence[str]) -> list[Found]:
    """Names or numbers that stand where a passage has another one of the sentence's own."""
    mine = [item for item in _items(sentence) if item.kind != "word"]
    theirs = [item for passage in passages for item in _items(passage) if item.kind != "word"]
    found: list[Found] = []
    for item in mine:
        own = [other for other in theirs if other.key == item.key]
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
        return item.right == rival.right != ""
    return (item.left == rival.left != "") or (item.right == rival.right != "")


@lru_cache(maxsize=4096)
def _items(text: str) -> tuple[_Item, ...]:
    """Names, numbers and content words in order; "" is the edge of the text or a mark."""
    spans = [
        (n.start, n.end, " ".join(fold(w.text) for w in words(n.text)), "name") for n in names(text, "fr")
    ]
    spans += [
        (n.start, n.end, str(n.values[0].normalize()), "number")
        for n in numbers(text, "fr")
        if not any(start < n.end and n.start < end for start, end, _, _ in spans)
    ]
    run = [*spans]
    run += [
        (w.start, w.end, stem(w.text, "fr"), "word")
        for w in words(text)
        if not is_function_word(w.text, "fr")
        and not any(start < w.end and w.start < end for start, end, _, _ in spans)
    ]
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
        )
        for place, (start, end, key, kind) in enumerate(run)
    )


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
    keys = [frozenset(item.key for item in _items(text)) for text in texts]
    for i, first in enumerate(keys):
        for j, second in enumerate(keys):
            if i == j:
                continue
            for cut in range(2, len(run) - 1):
                head, tail = run[:cut], run[cut:]
                if not all(item.key in first for item in head) or not all(
                    item.key in second for item in tail
                ):
                    continue
                if (
                    sum(item.key not in second for item in head) < 2
                    or sum(item.key not in first for item in tail) < 2
                ):
                    continue
                gap = sentence[head[-1].end : tail[0].start]
                small = {fold(word.text) for word in words(gap)}
                if any(sign in gap for sign in ",;:()—–") or small & _JOINTS:
                    return []
                at = tail[0]
                return [
                    (at.start, at.end, sentence[at.start : at.end], "two passages are joined inside a clause")
                ]
    return []
