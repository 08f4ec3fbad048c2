"""Where sentences begin and end: one pass over the marks that may end one, each judged by its neighbours.

Linear in the length of the text: every judgement looks at a bounded stretch around its mark.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarize.text.quotation_marks import held_together
from summarize.text.words import is_function_word, is_name_particle, is_operator

_BLANK = r"[^\S\n]"
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A mark, and the closing quotation marks and brackets that belong to the same sentence. A guillemet may
# stand off by a blank; whether it closes (blank or punctuation follows) or opens is seen by what follows.
_CANDIDATE = re.compile(
    r"(?P<mark>[.!?…‽؟۔।]+|[。！？｡])"
    r"(?P<close>(?:["
    r"\"”’')\]»›“‹«」』）](?=[\s.,;:!?…\"”’')\]»›」』）]|$|(?<=[\"”»)\]])[^\W\d_])|"
    + _BLANK
    + r"{1,2}[»›](?=[\s.,;:!?…)\]]|$|[^\W\d_])|[」』）])*)"
    r"(?P<gap>\s*)",
    re.MULTILINE,
)
_BULLET = re.compile(r"(?<=\s)[•▪●◦‣■]\s+(?=\w)")
_OPENERS = "\"'“”„«»‹›‘‚([{¿¡—–-•▪●◦‣*_ \u00a0\u202f\u2009"
_LOOK = 60  # longest token that is looked at on either side of a mark; abbreviations are far shorter
_ROMAN = re.compile(r"[IVXLC]{1,6}$")
_POINTED = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,3})+$")
_WORD_AHEAD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_LAST_TOKEN = re.compile(r"[^\s\"“”„«»‹›()\[\]{}]*$")
_URL = re.compile(r"://|www\.|@|/", re.IGNORECASE)


class Span(NamedTuple):
    """A half-open range of code-point offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """The table of one language, `[any]` joined in."""

    never: frozenset[str]
    number: frozenset[str]
    starter: frozenset[str]
    ends: frozenset[str]
    ordinal: bool


def sentence_spans(text: str, language: str | None) -> list[Span]:
    """The sentences of a text, in order, without surrounding blanks; only blanks lie between them.

    A line end always ends a sentence. `language` (ISO 639-1) chooses the abbreviations; without a
    table for it, those of all languages hold. A quotation of up to 300 characters that a sentence
    leads into or goes on after is not cut: ``« Je pars. C'est fini », a-t-il dit.`` is one.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for cut in _cuts(text, line.start(), line.end(), language):
            _append_stripped(spans, text, start, cut)
            start = cut
        _append_stripped(spans, text, start, line.end())
    return spans


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        spans.append(Span(start, end))


def _cuts(text: str, start: int, end: int, language: str | None) -> Iterator[int]:
    """Places inside one line where a new sentence starts, in order."""
    held = held_together(text, start, end)
    bullets = [match.start() for match in _BULLET.finditer(text, start, end)]
    at = bullet = 0
    for match in _CANDIDATE.finditer(text, start, end):
        while bullet < len(bullets) and bullets[bullet] < match.start():
            yield bullets[bullet]
            bullet += 1
        while at < len(held) and held[at].end < match.start():
            at += 1
        # A quotation may close with its sentence ("Il dit : « Oui. » Elle rit."), an aside may not.
        inside = at < len(held) and held[at].start < match.start() <= held[at].end and (
            match.end("close") <= held[at].end or text[held[at].end] in ")]"
        )
        if match.end("close") < end and not inside and _ends_sentence(text, match, start, end, language):
            yield match.end("close")
    yield from bullets[bullet:]


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int, language: str | None) -> bool:
    """Whether the mark that was found ends its sentence; something follows it on the line."""
    mark, glued = match["mark"], not match["gap"]
    if mark in "。！？｡।":
        return True
    follows = _skip_openers(text, match.end(), end)
    if follows == end:
        return False  # nothing but brackets and dashes is left
    head = text[follows : follows + 2]
    opens_low = head[0].islower() and not head[1:].isupper()  # iPhone, eBay
    cut_mark = text.startswith(("...", "…"), follows) and text[follows - 1] in "(["  # (...) and [...]
    if opens_low or (head[0] in ".!?…,;:%)]}/" and not cut_mark):
        return False
    if mark in ("...", "…") and text[match.start() - 1 : match.start()] in ("(", "["):
        return False  # that cut mark itself
    ahead = _WORD_AHEAD.match(text, follows, min(end, follows + _LOOK))
    next_word = ahead[0] if ahead else ""
    before = text[max(start, match.start() - _LOOK) : match.start()]
    if glued and not _glued_sentences(before, text, match, follows, next_word, language):
        return False
    if mark != ".":
        return not (mark in ("...", "…") and head[0].isdigit())
    if match["close"] and match["close"][0] not in "'’":
        return True
    return _full_stop_ends(before, text, match.start() - len(before) == start, follows, next_word, language)


def _skip_openers(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _OPENERS:
        at += 1
    return at


def _glued_sentences(
    before: str, text: str, match: re.Match[str], follows: int, next_word: str, language: str | None
) -> bool:
    """Whether a mark without a blank after it ends a sentence ("jeudi.Le maire"), as scraping leaves them."""
    next_word = next_word.replace("’", "'")
    tail = next_word[1:]
    # "Le", "À la", "L'été": a capital, then small letters, an apostrophe, or a blank.
    after = text[follows + len(next_word) : follows + len(next_word) + 1]
    if not next_word[:1].isupper() or not (tail.rstrip("'").islower() or tail == "'" or (not tail and after == " ")):
        return False
    if match["close"]:
        return True
    last = before[-1:]
    token = _token(before)
    if not last or _URL.search(token):
        return False
    if not last.isalpha():
        return last.isdigit() or last in "\"”»’')]%€$…"
    word = re.split(r"[-'’.]", token)[-1]
    if len(word) < 2:
        return False  # U.S.Army, S.Martin
    if word[:1].islower() and word.islower():
        return after != "."  # system.Text.json
    # "Le.Monde", "Europe.Info" are names; "Paris.Le maire" is not.
    return _is_closed_class(next_word, language) and after != "."


def _full_stop_ends(
    before: str, text: str, from_line_start: bool, follows: int, next_word: str, language: str | None
) -> bool:
    """Whether a single full stop ends its sentence; `before` is what stands before it on the line."""
    token = _token(before)
    opens_line = from_line_start and not before[: len(before) - len(token)].strip(_OPENERS)
    table = _abbreviations(language)
    starter = _is_closed_class(next_word, language)
    digit_follows = text[follows].isdigit()
    if _is_listed(token, table.ends):
        return True
    if _is_listed(token, table.never) and not (token == "M" and before[:-1].rstrip()[-1:].isdigit()):
        return False
    if _is_listed(token, table.number) and (digit_follows or _ROMAN.match(next_word)):
        return False
    if _is_listed(token, table.starter) or _POINTED.match(token):
        return starter
    if len(token) == 1 and token.isupper():
        return not opens_line and _initial_ends(before, text, follows, next_word, language)
    if token.isdigit() and len(token) <= 2 and (opens_line or (table.ordinal and not starter)):
        return False  # "1. Premier point", "am 3. Mai"
    if _ROMAN.match(token) and (opens_line or (table.ordinal and not starter)):
        return False
    return True


def _initial_ends(before: str, text: str, follows: int, next_word: str, language: str | None) -> bool:
    """Whether the capital before a full stop is no initial: "la vitamine C. Le médecin", not "J. Le Goff"."""
    if not _is_closed_class(next_word, language):
        return False
    if not is_name_particle(next_word, language):
        return True
    beyond = _skip_openers(text, follows + len(next_word), len(text[: follows + _LOOK]))
    return text[beyond : beyond + 1].islower()


def _token(before: str) -> str:
    """The unbroken run of characters that ends here, without quotation marks and brackets."""
    match = _LAST_TOKEN.search(before)
    return match[0] if match else ""


def _is_listed(token: str, table: frozenset[str]) -> bool:
    token = token.lstrip("-–—'’")
    # "l'art. 3", "d'env. 300": the elided article is no part of the abbreviation.
    bare = re.sub(r"^[^\W\d_]{1,2}['’]", "", token)
    return bare in table or (bare[:1].lower() + bare[1:]) in table


def _is_closed_class(word: str, language: str | None) -> bool:
    languages = (language,) if language in _tables() else tuple(_tables())
    return any(is_function_word(word, one) or is_operator(word, one) for one in languages)


@lru_cache(maxsize=64)
def _abbreviations(language: str | None) -> _Abbreviations:
    chosen = [language] if language in _tables() else list(_tables())
    rows = [_tables()["any"], *(_tables()[one] for one in chosen if one)]
    never, number, starter, ends = (
        frozenset(word for row in rows for word in str(row.get(kind, "")).split())
        for kind in ("never", "number", "starter", "ends")
    )
    return _Abbreviations(never - ends, number, starter, ends, ordinal=any(row.get("ordinal") for row in rows[1:]))


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str | bool]]:
    return tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))
