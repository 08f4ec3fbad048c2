"""Whom and what a French sentence names: persons by first and last name, and the names that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.text.entities.names import names
from summarize.text.grammar import REPORTING
from summarize.text.normalize import fold
from summarize.text.persons import person_noun
from summarize.text.words import is_function_word

# A name stands free behind a sign or one of these: "de", "à" and "en" may be those of "la maire de Trévigny Odile Brun".
_BEFORE = (
    "M\\.|Mme|par|avec|sans|pour|contre|selon|chez|entre|devant|derrière|après|avant|malgré|que|si|quand|lorsque|puisque|car|mais|"
    "comme|et|ou|ni|dont|où|qui"
)
_FREE = re.compile(rf"(?:^|[^\w\s'’-] ?|(?<![\w'’-])(?:(?:{_BEFORE}) |qu['’]))$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w-])(?:(?:la|le|les|du|des|au|aux) |l['’])$", re.IGNORECASE)
_TITLED = re.compile(r"(?<!\w)(?:M\.|Mme|Mlle) (?P<name>[A-ZÀ-Ý][\w'’-]+)(?! [A-ZÀ-Ý])")
_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<word>[a-zà-ÿ][a-zà-ÿ-]*) $")
TITLED = "@"  # before the key of a last name behind a title: "M. Norlin"


class Named(NamedTuple):
    """A name: half-open offsets, its folded form, whether it is a first name and a last, and where its title opens."""

    start: int
    end: int
    key: str
    whole: bool
    opens: int


def named(plain: str, attested: Sequence[str]) -> Iterator[Named]:
    """The names of a French sentence, as they stand alone: of "la maire de Trévigny Odile Brun" "Odile Brun".

    Args:
        plain: the sentence, its quotations blanked.
        attested: texts in which names of it may stand alone; one that does so nowhere is left out.
    """
    titled = {found.start("name"): found for found in _TITLED.finditer(plain)}
    for found in titled.values():
        yield Named(*found.span("name"), TITLED + _key(found["name"]), whole=False, opens=found.start())
    for name in names(plain, "fr"):
        words = name.text.split()
        if any(sign.isdigit() for sign in name.text):
            continue
        if len(words) == 1:
            if name.start not in titled:
                yield Named(name.start, name.end, _key(name.text), whole=False, opens=name.start)
            continue
        after_article = _ARTICLE.search(plain[max(0, name.start - 8) : name.start]) is not None
        if len(words) == 2 and not after_article and _opens_name(words[0]):
            yield Named(name.start, name.end, _key(name.text), whole=True, opens=name.start)
            continue
        for first in range(len(words) - 1):
            own = " ".join(words[first:])
            if _opens_name(words[first]) and any(_stands_free(own, text) for text in (plain, *attested)):
                start = name.end - len(own)
                yield Named(start, name.end, _key(own), whole=True, opens=start)
                break


def _opens_name(word: str) -> bool:
    """Whether a word may be a first name: no article, no acronym ("Les Verts", "PMR Paul Aubin")."""
    return not (is_function_word(word, "fr") or (word.isupper() and len(word) > 1))


def _stands_free(name: str, text: str) -> bool:
    """Whether a text has a name with nothing before it that may belong to a longer one: a name, an article, "de".

    An office or a verb of saying may stand there before a first name and a last: of "la députée Port Bleu Odile Brun" more is no name.
    """
    two = name.count(" ") == 1
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - 24) : at]
        beside = _WORD_BEFORE.search(before) if two else None
        if (_FREE.search(before) or (beside and _says_who(beside["word"]))) and not text[
            at + len(name) : at + len(name) + 1
        ].isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def _says_who(word: str) -> bool:
    return person_noun(word) or word in REPORTING


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(name)).split())
