"""Finds slips of the keyboard in French text: "commele", "guerilla", "contrôlleurs", "l’ Orne".

A word is a slip when no newsroom writes it and one turn makes it a word they write often; a word that is
merely rare is not. The forms come from data (see summarize/train/forms.py); the table holds no sentence.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from summarize.text.entities.tables import word_list
from summarize.text.normalize import fold
from summarize.text.words import stem

RESOURCE = "forms.bin"  # xz of lines: the common forms, an empty line, the other known forms

# Lower-case words, elision and enclitic apart; a name is nobody's to correct.
WORD = re.compile(
    r"(?<![\w'’.@/-])(?:[cdjlmnst]['’]|(?:jus|lors|puis)?qu['’])?([a-zà-ÿœæ]+(?:-[a-zà-ÿœæ]+)*)(?![\w@/]|\.\w)",
    re.IGNORECASE,
)
_TYPOGRAPHY = re.compile(
    r"(?<!\.)\.\.(?!\.)|(?<![^\W\d_])(?:[cdjlmnstCDJLMNST]|[qQ]u)['’][ \u00a0](?=\w)|['’]['’]|,,|;;|\s[,.](?=\s)|"
    r"(?<=[a-zà-ÿ])[.,](?=[A-ZÀ-Ý][a-zà-ÿ]+ )",
)
# What a lost blank joins to its neighbour.
_GLUED = tuple(
    word_list("le la les de des du un une et en au aux dans pour par sur qui que est sont ce ces son ne")
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœ"
_SHORTEST = 4  # letters: among shorter ones every word is one turn from another
_SHORTEST_NEAR = 6

NAME = re.compile(r"(?<![\w-])[A-ZÀ-Ý][a-zà-ÿ]{5,24}(?![\w-])")
# Times that an event writes a name before its one other spelling is a slip: "Norddahl" beside four "Nordahl".
_OFTEN = 3
_ENDING = 3  # letters: endings are inflection, and "titrés" is no slip for "titres"


def slips(text: str) -> list[str]:
    """The slips of a French text, in order; empty when there is none."""
    words = (match[1] for match in WORD.finditer(text))
    found = [word for word in words if word.islower() and is_slip(word)]
    return found + [match[0] for match in _TYPOGRAPHY.finditer(text)]


def misspelt_names(texts: Sequence[str]) -> frozenset[str]:
    """The names that some texts about one thing write once, and else often with a turn less or more inside.

    A letter doubled, lost or exchanged with its neighbour, never the first or the last: these tell
    "Laurent" from "Laurence" and make plurals.
    """
    counts = Counter(name for text in texts for name in NAME.findall(text))
    often = {name for name, count in counts.items() if count >= _OFTEN}
    return frozenset(
        name
        for name, count in counts.items()
        if count == 1
        and any(
            form in often and form[-1] == name[-1] and _same_letters(form, name) for form in _turned(name)
        )
    )


def _same_letters(one: str, other: str) -> bool:
    return set(one.lower()) == set(other.lower())


def _turned(name: str) -> Iterator[str]:
    """A name less one letter, with one said twice, or with two neighbours exchanged; the first stays."""
    for i in range(1, len(name)):
        yield name[:i] + name[i + 1 :]
        yield name[:i] + name[i] + name[i:]
        if i + 1 < len(name):
            yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


@lru_cache(maxsize=1 << 16)
def is_slip(word: str) -> bool:
    """Whether a lower-case word is written so by nobody, and one turn from what many write."""
    common, known, stems, folded = _tables()
    if len(word) < _SHORTEST or word in common or word in known:
        return False
    # Only accents, and not those of its ending, part it from a known form.
    if any(form[-_ENDING:] == word[-_ENDING:] for form in folded.get(fold(word), ())):
        return True
    if stem(word, "fr") in stems:
        return False  # a rare form of a known word
    for small in _GLUED:
        for rest in (word.removeprefix(small), word.removesuffix(small)):
            if len(rest) >= _SHORTEST and rest != word and rest in common:
                return True
    return len(word) >= _SHORTEST_NEAR and any(form in common for form in _one_turn_away(word))


def _one_turn_away(word: str) -> Iterator[str]:
    """The words with a letter less, a letter more, or two neighbours exchanged; the first letter stays."""
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, len(word) + 1):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str], dict[str, tuple[str, ...]]]:
    """Common forms, other known forms, the stems of all, and all by what is left without accents."""
    packed = files("summarize.text").joinpath(RESOURCE).read_bytes()
    first, second = lzma.decompress(packed).decode("utf-8").split("\n\n")
    common, known = first.split("\n"), second.split("\n")
    folded: dict[str, list[str]] = {}
    for form in (*common, *known):
        plain = fold(form)
        if plain != form:
            folded.setdefault(plain, []).append(form)
    stems = frozenset(stem(form, "fr") for form in (*common, *known))
    return frozenset(common), frozenset(known), stems, {key: tuple(found) for key, found in folded.items()}
