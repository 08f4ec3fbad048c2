"""Words and punctuation of French text with the keys under which a sentence and its passage agree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.text.normalize import fold
from summarize.text.words import is_function_word, stem, words


class Token(NamedTuple):
    """A word or a punctuation mark: `key` is equal for variants of agreement and of elision.

    `content` is false for function words and punctuation; `mark` is true for punctuation.
    """

    start: int
    end: int
    text: str
    folded: str
    key: str
    content: bool
    mark: bool


# Forms of one word that agreement and elision exchange freely.
_CLASSES = {
    "article": "le la les l'",
    "indefinite": "un une",
    "de": "de du des d'",
    "à": "à au aux",
    "ce": "ce cet cette ces",
    "son": "son sa ses",
    "leur": "leur leurs",
    "que": "que qu'",
    "ne": "ne n'",
    "se": "se s'",
    "être": "est sont",
    "avoir": "a ont",
}
_CLASS_OF = {fold(form): f"<{name}>" for name, forms in _CLASSES.items() for form in forms.split()}
_MARKS = frozenset(',;:()[]—–«»"“”.!?…-')


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a French text, in order."""
    found: list[Token] = []
    cursor = 0
    for word in (*words(text), None):
        upto = word.start if word is not None else len(text)
        found.extend(
            Token(at, at + 1, text[at], text[at], text[at], content=False, mark=True)
            for at in range(cursor, upto)
            if text[at] in _MARKS
        )
        if word is None:
            break
        found.append(_word(word.start, word.end, word.text))
        cursor = word.end
    return tuple(found)


def _word(start: int, end: int, text: str) -> Token:
    folded = fold(text)
    key = _CLASS_OF.get(folded)
    # A capitalised "Est" or "A" is the east, a letter: no auxiliary.
    content = not is_function_word(text, "fr") and folded not in _CLASS_OF
    if key is None:
        key = stem(text, "fr") if content and not text[:1].isdigit() else folded
    return Token(start, end, text, folded, key, content=content, mark=False)


def align(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence (Wagner & Fischer 1974); ties keep runs together."""
    rows, columns = len(left), len(right)
    if rows == columns and list(left) == list(right):
        return [(i, i) for i in range(rows)]  # a sentence told whole: no other pairs are as many
    # best[i][j]: (length, adjacent pairs) for left[i:], right[j:].
    best = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(columns - 1, -1, -1):
            score = max(row[j + 1], below[j])
            if left[i] == right[j]:
                length, runs = below[j + 1]
                joined = i + 1 < rows and j + 1 < columns and left[i + 1] == right[j + 1]
                score = max(score, (length + 1, runs + joined))
            row[j] = score
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if left[i] == right[j]:
            length, runs = best[i + 1][j + 1]
            joined = i + 1 < rows and j + 1 < columns and left[i + 1] == right[j + 1]
            if (length + 1, runs + joined) == best[i][j]:
                pairs.append((i, j))
                i, j = i + 1, j + 1
                continue
        if best[i][j + 1] == best[i][j]:
            j += 1
        else:
            i += 1
    return pairs
