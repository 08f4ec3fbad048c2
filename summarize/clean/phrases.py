"""The words of page furniture, by language (phrases.toml), compiled for matching folded text.

A page carries furniture in other languages than its article's, so all tables apply to all articles.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from summarize.text.normalize import fold

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
# What "…" may stand for in a phrase: a few words of the same sentence.
WORD = re.compile(r"[^\W_](?:[\w'-]*[^\W_])?")
_GAP = r"[^.!?]{0,60}?"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Compiled tables; patterns match folded text, but for `agency`, `bracketed_pointer`, `byline` and `date_field`."""

    related: re.Pattern[str]
    bracketed_pointer: re.Pattern[str]
    comments: re.Pattern[str]
    slogan: re.Pattern[str]
    question: re.Pattern[str]
    slogan_words: frozenset[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    stamp: re.Pattern[str]
    credit: re.Pattern[str]
    tags: re.Pattern[str]
    desk: re.Pattern[str]
    byline: re.Pattern[str]
    date_field: re.Pattern[str]
    agency: str
    share: frozenset[str]
    menu: re.Pattern[str]
    publication_languages: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1)
def tables() -> dict[str, dict[str, list[str]]]:
    """phrases.toml by language and kind; of a slogan the pattern alone."""
    raw = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {
        language: {
            kind: [entry if isinstance(entry, str) else entry[0] for entry in entries]
            for kind, entries in kinds.items()
        }
        for language, kinds in raw.items()
    }


def slogan_examples(kind: str = "slogans") -> list[tuple[str, str, str]]:
    """Language, pattern and example of every slogan, or of every entry of "questions"."""
    raw = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return [(language, *entry) for language in LANGUAGES for entry in raw[language][kind]]


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The tables, compiled."""
    names = {form for name in tables()["any"]["agencies"] for form in (name, name.upper())}
    agency = "(?:" + "|".join(map(re.escape, _longest_first(names))) + ")"
    joined = _alternation("with")
    folded_agency = (
        "(?:" + "|".join(re.escape(fold(a)) for a in _longest_first(tables()["any"]["agencies"])) + ")"
    )
    agencies = rf"{folded_agency}(?:[ ,/&+]+(?:{joined} )?(?:et |and |und |e |y |en )?{folded_agency})*"
    return Phrases(
        related=re.compile(rf"{_alternation('related')}(?!\w)"),
        bracketed_pointer=re.compile(
            rf"\s?[\[(]\s?(?i:{_alternation('related', folded=False)}) ?[:>»–—-][^\[\]()\n]{{1,200}}[\])]"
        ),
        comments=re.compile(rf"(?:\d+ )?{_alternation('comments')}(?: ?\(?\d+\)?)?[ :.!?]*"),
        slogan=re.compile(rf"(?<!\w){_alternation('slogans')}s?(?!\w)"),
        question=re.compile(rf"(?<!\w){_alternation('questions')}(?!\w)"),
        slogan_words=frozenset(
            _rarest_word(fold(entry)) + plural
            for kind in ("slogans", "questions")
            for table in _of_kind(kind)
            for entry in table
            for plural in ("", "s")
        ),
        published=re.compile(rf"(?<!\w){_alternation('published')}(?!\w)"),
        updated=re.compile(rf"(?<!\w){_alternation('updated')}(?!\w)"),
        stamp=re.compile(rf"(?:\W*{_alternation('stamps')}[\W\d]*)+"),
        credit=re.compile(rf"{_alternation('credits')}(?!\w)"),
        tags=re.compile(rf"{_alternation('tags')} ?[:•|#]"),
        desk=re.compile(
            rf"(?:[\w.'-]{{1,15}} ){{0,4}}{joined} {agencies}\W*"
            rf"|{_alternation('desk')}(?: ?(?:{joined}|[,/]) ?{agencies})?\W*"
            rf"|\(?{agencies}\)?\W*"
        ),
        byline=re.compile(
            rf"(?i:{_alternation('bylines', folded=False)}) ?:?(?: (?:[dvl][aeiou][nrl]? )?[^\W\d_a-zß-ÿ][\w.'’-]*){{1,5}}"
            r"(?: ?[,|(/–—-] ?.{0,60}| (?:et|and|und|y|e|en) [^\W\d_a-zß-ÿ].{0,60})?"
        ),
        date_field=re.compile(
            rf"[\W_]{{0,10}}(?i:{_alternation('date_fields', folded=False)}) ?[:=]? ?"
            r"(\d{4}[-/]\d{2}(?:[-/]\d{2})?(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?)(?=\s|$|[«“\"])[ \u00a0]*(?:[-–—:|] )?"
        ),
        agency=agency,
        share=frozenset(fold(word) for table in _of_kind("share") for word in table),
        menu=re.compile(rf"(?:{_alternation('menu')}(?:[\W_]+|$))+"),
        publication_languages=tuple(
            (re.compile(rf"(?<!\w){_alternation('published', language)}(?!\w)"), language)
            for language in LANGUAGES
        ),
    )


def _of_kind(kind: str, language: str | None = None) -> list[list[str]]:
    return [tables()[name][kind] for name in ([language] if language else LANGUAGES)]


def _alternation(kind: str, language: str | None = None, *, folded: bool = True) -> str:
    entries: set[str] = {
        fold(entry) if folded else entry for table in _of_kind(kind, language) for entry in table
    }
    return "(?:" + "|".join(_expression(entry) for entry in _longest_first(entries)) + ")"


def _expression(entry: str) -> str:
    """The regular expression of a phrase: "…" is a gap within the sentence, "#" a number."""
    return (
        re.escape(entry)
        .replace(re.escape(" … "), f"(?!\\w){_GAP}(?<!\\w)")
        .replace(re.escape(" ... "), f"(?!\\w){_GAP}(?<!\\w)")  # what folding makes of "…"
        .replace(re.escape("#"), r"\d{1,5}(?: ?%)?")
        .replace(r"\ ", " ")
    )


def _rarest_word(phrase: str) -> str:
    """The word of a phrase to look for before the phrase: its longest, which is rare enough."""
    longest: str = max(WORD.findall(phrase), key=len)
    return longest


def _longest_first(entries: set[str] | list[str]) -> list[str]:
    return sorted(entries, key=lambda entry: (-len(entry), entry))
