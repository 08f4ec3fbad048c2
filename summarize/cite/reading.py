"""What a sentence says, as items that can be compared across languages: words, numbers, dates, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Final, NamedTuple

from summarize.records import Article, Passage
from summarize.text.entities.dates import DateMention, dates
from summarize.text.entities.hedges import markers
from summarize.text.entities.names import Name, names
from summarize.text.entities.numbers import Number, numbers
from summarize.text.lexicon import to_french
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, is_operator, stem, words

FRENCH = "fr"  # the language that everything is compared in: the summaries'

LONGEST = 4000  # characters; lists and tables without a full stop would take quadratic time

COGNATE_LETTERS = 5  # of its skeleton: at 4, "part"/"parl" kinds of pairs begin to match; see cognate()


_NOUN_CAPITALS = frozenset({"de"})

# French stems that say the same in the news, under the first of them.
SAME: Final = {
    "tu": "mort", "deced": "mort", "dec": "mort", "deces": "mort", "arret": "interpel", "arrest": "interpel", "interpell": "interpel",
    "evalu": "estim", "riverain": "habit", "resident": "habit", "villageois": "habit",
}  # fmt: skip


class Token(NamedTuple):
    """A content word: `keys` are the French stems and names it may stand for."""

    start: int
    end: int
    text: str
    keys: frozenset[str]
    cognate: str | None
    named: bool


_TOKEN_FROM = partial(tuple.__new__, Token)  # half the time of Token(…), which checks what it is given
_HYPHEN = re.compile("[-‐‑]")


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: `read` keeps one of each sentence
class Reading:
    """A sentence's items, in its order. Words inside numbers and dates are not among `tokens`."""

    text: str
    language: str | None
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    names: tuple[Name, ...]
    keys: frozenset[str]
    cognates: frozenset[str]
    negated: bool
    hedged: bool

    def says(self, token: Token, language: str | None) -> bool:
        """Whether a word of a sentence in `language` stands here, in whatever language this is."""
        if not token.keys.isdisjoint(self.keys):
            return True
        return language != self.language and token.cognate is not None and token.cognate in self.cognates


@lru_cache(maxsize=4096)  # an event's sentences are read for its disagreements and for its citations
def read(text: str, language: str | None, published_at: datetime | None) -> Reading:
    """The items of a sentence; `published_at` resolves its relative dates.

    Of a text that is no sentence any more, only the first `LONGEST` characters are read.
    """
    text = text[:LONGEST]
    found_dates = tuple(dates(text, language, published_at))
    # The day of a date is no figure of its own; a bare number inside a date would count twice.
    found_numbers = tuple(
        number
        for number in numbers(text, language)
        if not any(date.start < number.end and number.start < date.end for date in found_dates)
    )
    found_names = tuple(names(text, language))
    # Numbers and dates in the order of the text; none overlaps another.
    taken = sorted([(n.start, n.end) for n in found_numbers] + [(d.start, d.end) for d in found_dates])
    first = 0
    name_keys = {position: name.key for name in found_names for position in range(name.start, name.end)}
    tokens: list[Token] = []
    for start, end, word in words(text):
        while first < len(taken) and taken[first][1] <= start:
            first += 1
        if first < len(taken) and taken[first][0] < end:
            continue
        meaning = _meaning(word, language)
        if meaning is None:
            continue
        keys, root, noun = meaning
        key = name_keys.get(start)
        if key is not None:
            # "Munich-Venise" is both towns.
            plain = fold(word)
            keys |= {key, plain, *_HYPHEN.split(plain)}
        # Where every noun has a capital, a noun that the lexicon can put into French is no name.
        tokens.append(_TOKEN_FROM((start, end, word, keys, root, key is not None and not noun)))
    kinds = {marker.kind for marker in markers(text, language)}
    return Reading(
        text,
        language,
        tuple(tokens),
        found_numbers,
        found_dates,
        found_names,
        frozenset().union(*[token.keys for token in tokens]),
        frozenset(token.cognate for token in tokens if token.cognate is not None),
        negated="negation" in kinds,
        hedged="hedge" in kinds,
    )


def read_passages(passages: tuple[Passage, ...], articles: Mapping[str, Article]) -> dict[Passage, Reading]:
    """The reading of every passage, its relative dates resolved by its article's publication."""
    return {
        passage: read(
            passage.text,
            passage.language,
            articles[passage.article_id].published_at if passage.article_id in articles else None,
        )
        for passage in passages
    }


@lru_cache(maxsize=65536)
def _meaning(word: str, language: str | None) -> tuple[frozenset[str], str | None, bool] | None:
    """A word's French stems, its cognate, and whether it is a noun that the lexicon knows where nouns have capitals.

    None for function words and for operators ("pas", "plus", "selon"), which are compared as negation,
    hedges and bounds.
    """
    if is_function_word(word, language) or is_operator(word, language):
        return None
    noun = language in _NOUN_CAPITALS and bool(to_french(word, language or ""))
    return _french_keys(word, language), cognate(word), noun


def _french_keys(word: str, language: str | None) -> frozenset[str]:
    """The French stems a word may stand for; its own stem when the lexicon does not know it."""
    own = stem(word, language)
    if language in (FRENCH, None):
        return frozenset((SAME.get(own, own),))
    assert language is not None
    # The folded word stays a key: names that were not recognised keep their letters.
    return frozenset((*(SAME.get(key, key) for key in to_french(own, language)), fold(word)))


def cognate(word: str) -> str | None:
    """The first letters of a word's skeleton, equal in related words: "Kommissar", "commissaire".

    k, q, z and ç are c, ph is f, y and j are i, w is v, and double letters are single. None for
    words too short to be told apart that way.
    """
    letters = fold(word).translate(_SKELETON).replace("ph", "f").replace("th", "t")
    skeleton: list[str] = []
    for letter in letters:
        if letter.isalpha() and (not skeleton or skeleton[-1] != letter):
            skeleton.append(letter)
            if len(skeleton) == COGNATE_LETTERS:
                return "".join(skeleton)
    return None


_SKELETON = str.maketrans({"k": "c", "q": "c", "z": "c", "y": "i", "j": "i", "w": "v"})
