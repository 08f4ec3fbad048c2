"""Word pairs into French, and how common words are, mined from data (see summarize/train/lexicon.py).

The translations come from sentence pairs of news (WMT 2008-2012), Tatoeba (CC BY 2.0 FR) and TICO-19, and
for Dutch from Belgian parliamentary questions (CC0) too; the counts of French stems from the articles
of OrangeSum (CC BY-SA 4.0). The table holds stems, shares and probabilities, and no sentence.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarize.text.normalize import fold
from summarize.text.words import stem

PIVOT = "fr"  # the language that translations are in
RESOURCE = "lexicon.bin"  # xz of lines: language, stem, share in per mille, "translation probability"...

# A sentence's share becomes a document's: so many sentences has an article of 400 words.
_SENTENCES_PER_ARTICLE = 20


class Entry(NamedTuple):
    """A stem: the share of articles that hold it (0..1), and its French stems, the likeliest first.

    The probabilities are those of mutual choice, in 0..1; they do not sum to one.
    """

    share: float
    french: tuple[tuple[str, float], ...]


def languages() -> frozenset[str]:
    """The languages that the lexicon has translations or counts for."""
    return frozenset(_lines())


def to_french(stem_or_word: str, language: str) -> tuple[str, ...]:
    """The folded French stems that a word or stem may translate to, the likeliest first.

    Empty when the word or the language is unknown. `("haus", "de")` → `("maison",)`. A French word
    gives its own stem.
    """
    if language == PIVOT:
        return (stem(stem_or_word, PIVOT),)
    found = lookup(stem_or_word, language)
    return tuple(french for french, _ in found.french) if found else ()


@lru_cache(maxsize=1 << 16)
def lookup(stem_or_word: str, language: str) -> Entry | None:
    """What the lexicon knows of a stem, or of the stem of a word; None when it is unknown."""
    table = _table(language)
    if table is None:
        return None
    # A word may be spelled like the stem of another, rarer one; and a stem's stem may differ from it.
    found = [table.get(key) for key in (fold(stem_or_word), stem(stem_or_word, language))]
    return max((entry for entry in found if entry), key=lambda entry: entry.share, default=None)


@cache
def _table(language: str) -> dict[str, Entry] | None:
    """A language's entries by stem; parsed on first use, since a run has few of the languages."""
    lines = _lines().get(language)
    if lines is None:
        return None
    table: dict[str, Entry] = {}
    for line in lines:
        _, key, per_mille, *translations = line.split("\t")
        share = float(per_mille) / 1000
        if language != PIVOT:
            share = 1.0 - (1.0 - share) ** _SENTENCES_PER_ARTICLE
        pairs = (translation.rsplit(" ", 1) for translation in translations)
        table[key] = Entry(share, tuple((word, float(probability)) for word, probability in pairs))
    return table


@cache
def _lines() -> dict[str, list[str]]:
    """The lines of the resource by language; read on first use."""
    packed = files("summarize.text").joinpath(RESOURCE).read_bytes()
    lines: dict[str, list[str]] = {}
    for line in lzma.decompress(packed).decode("utf-8").split("\n"):
        lines.setdefault(line[: line.index("\t")], []).append(line)
    return lines
