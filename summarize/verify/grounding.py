"""Whether what a sentence states stands in its passages: numbers, dates, names and quotations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from summarize.records import Passage
from summarize.text.entities.dates import DateMention, dates, same_date
from summarize.text.entities.names import names, place_key
from summarize.text.entities.numbers import Number, numbers, same_number
from summarize.text.entities.numerals import NUMERALS
from summarize.text.entities.quotations import Quotation, quotations
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, stem, words
from summarize.verify.claims import changed_claims
from summarize.verify.counterparts import NAME, can_be_aligned
from summarize.verify.problems import Problem
from summarize.verify.translated_claims import translated_claims, translated_quotations, vouched

# Quoted words that lose their marks become the summary's own; fewer than this is a term, not a statement.
_QUOTED_RUN = 4

_numbers = lru_cache(maxsize=8192)(numbers)
_dates = lru_cache(maxsize=8192)(dates)


def ungrounded(
    sentence: str,
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
    *,
    reworded: bool = False,
) -> tuple[Problem, ...]:
    """What a French sentence states that its passages do not, or no longer doubts as they do.

    `published` gives each article's day, by which "hier" and "mardi" are read. Every number (value
    and unit), date and name must stand in a passage; quoted words must be quoted there, verbatim;
    negations, hedges and attributions must be kept around the words that are kept, and none added;
    where a model that is free in its words has `reworded` them, one may take the place of another.
    """
    day_spans: list[tuple[int, int]] = []
    if can_be_aligned(passages):
        stated = (
            *_date_problems(sentence, passages, published, day_spans),
            *vouched(sentence, passages, _number_problems(sentence, passages, day_spans), NAME),
            *vouched(sentence, passages, _name_problems(sentence, passages), NAME),
        )
        return (
            *stated,
            *translated_quotations(sentence, passages),
            *translated_claims(sentence, passages),
        )
    problems = [
        *_date_problems(sentence, passages, published, day_spans),
        *_number_problems(sentence, passages, day_spans),
        *_name_problems(sentence, passages),
        *_quotation_problems(sentence, passages),
        *changed_claims(sentence, passages, reworded=reworded),
    ]
    return tuple(problems)


def _date_problems(
    sentence: str,
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
    spans: list[tuple[int, int]],
) -> list[Problem]:
    """Dates that no passage gives; the spans of the grounded ones are added to `spans`."""
    missing: dict[tuple[int, int], DateMention] = {}
    grounded: set[tuple[int, int]] = set()
    for passage in passages:
        day = published.get(passage.article_id)
        said = _dates(passage.text, passage.language, day)
        for mention in _dates(sentence, "fr", day):
            place = (mention.start, mention.end)
            if any(same_date(mention, other) and _as_full(mention, other) for other in said):
                grounded.add(place)
            else:
                missing[place] = mention
    spans.extend(sorted(grounded))
    # A year alone may be a number there ("la loi 2021-45"): the numbers decide.
    return [
        Problem("date", mention.text, *place)
        for place, mention in sorted(missing.items())
        if place not in grounded
        and not (mention.year is not None and mention.month is None and mention.day is None)
    ]


def _as_full(mention: DateMention, said: DateMention) -> bool:
    """Whether a date says no more than the passage's: a day is not grounded by its month."""
    if said.resolved is not None:
        return True
    given = (mention.weekday, mention.day, mention.month, mention.year)
    there = (said.weekday, said.day, said.month, said.year)
    return all(a is None or b is not None for a, b in zip(given, there, strict=True))


def _number_problems(
    sentence: str, passages: Sequence[Passage], spans: Sequence[tuple[int, int]]
) -> list[Problem]:
    said = [
        (number, passage.language)
        for passage in passages
        for number in _numbers(passage.text, passage.language)
    ]
    problems = []
    for number in _numbers(sentence, "fr"):
        if any(start <= number.start and number.end <= end for start, end in spans):
            continue
        if any(_grounds(other, number, language) for other, language in said):
            continue
        if number.value == 1 and number.kind == "cardinal" and any(map(_has_article, passages)):
            continue
        problems.append(Problem("number", number.text, number.start, number.end))
    return problems


def _grounds(said: Number, number: Number, language: str | None) -> bool:
    """Whether a passage's number holds the sentence's: same value, and in French the same unit.

    A translation may name a unit that the tables lack, so there a bare number will do.
    """
    if not same_number(said, number):
        return False
    if (said.kind == "ordinal") != (number.kind == "ordinal") and "day" not in (said.kind, number.kind):
        return False
    return number.unit is None or said.unit is not None or language != "fr"


def _has_article(passage: Passage) -> bool:
    articles = NUMERALS[passage.language].articles if passage.language in NUMERALS else frozenset()
    return any(fold(word.text) in articles for word in words(passage.text))


def _name_problems(sentence: str, passages: Sequence[Passage]) -> list[Problem]:
    """Names, and capitalised words inside the sentence, that no passage holds as they stand."""
    problems: list[Problem] = []
    texts = [_folded_words(passage.text) for passage in passages]
    keys = {name.key for passage in passages for name in names(passage.text, passage.language)}
    covered: list[tuple[int, int]] = []
    for name in names(sentence, "fr"):
        covered.append((name.start, name.end))
        run = _folded_words(name.text)
        if name.key in keys or any(_holds(text, run) for text in texts):
            continue
        problems.append(Problem("name", name.text, name.start, name.end))
    for index, word in enumerate(words(sentence)):
        if any(start <= word.start < end for start, end in covered) or not word.text[:1].isupper():
            continue
        if index == 0 or sentence[: word.start].rstrip()[-1:] in ("«", "“", '"', ":", "."):
            problems.extend(_opening_name(sentence, word.start, word.end, passages))
            continue
        folded = fold(word.text)
        if is_function_word(word.text, "fr") or any(f" {folded} " in text for text in texts):
            continue
        key = place_key(word.text, "fr")
        if key is None or key not in keys:
            problems.append(Problem("name", word.text, word.start, word.end))
    return problems


_THEN_VERB = re.compile(r"\s(?:a|est|ont|sont|avait|était|sera|aura|va|n['’]|ne|se|s['’]|doit|peut)\b")


def _opening_name(sentence: str, start: int, end: int, passages: Sequence[Passage]) -> list[Problem]:
    """A first word right before a verb has no article: it is a name, and must stand in a passage."""
    word = sentence[start:end]
    if is_function_word(word, "fr") or not _THEN_VERB.match(sentence, end):
        return []
    wanted = stem(word, "fr")
    if any(stem(other.text, "fr") == wanted for passage in passages for other in words(passage.text)):
        return []
    return [Problem("name", word, start, end)]


@lru_cache(maxsize=8192)
def _folded_words(text: str) -> str:
    return " " + " ".join(fold(word.text) for word in words(text)) + " "


def _holds(text: str, run: str) -> bool:
    return run in text


def _quotation_problems(sentence: str, passages: Sequence[Passage]) -> list[Problem]:
    """Quoted words that no passage quotes, and quoted words that lost their marks."""
    french = [passage.text for passage in passages if passage.language == "fr"]
    folded = [_folded_words(text) for text in french]
    quoted = [_folded_words(part) for text in french for part in _quoted_parts(text)]
    problems = []
    own = quotations(sentence)
    for quotation in own:
        run = _folded_words(quotation.text)
        if not any(run in part for part in quoted):
            problems.append(Problem("quotation", quotation.text, quotation.start, quotation.end))
    outside = _outside(sentence, own)
    for part in quoted:
        said = part.split()
        for index in range(len(said) - _QUOTED_RUN + 1):
            piece = " " + " ".join(said[index : index + _QUOTED_RUN]) + " "
            # Another passage may say the same words in its own voice.
            if piece in outside and not any(
                piece in text and not _only_quoted(piece, text, quoted) for text in folded
            ):
                problems.append(Problem("quotation", piece.strip(), 0, 0))
                break
    return problems


def _only_quoted(piece: str, text: str, quoted: Sequence[str]) -> bool:
    """Whether every occurrence of the words in the passage stands inside a quotation."""
    inside = sum(part.count(piece) for part in quoted if part.strip() and part.strip() in text)
    return text.count(piece) <= inside


def _quoted_parts(text: str) -> list[str]:
    """What a passage quotes; a quotation that runs on from or into the next sentence counts to the edge."""
    closed = quotations(text)
    parts = [quotation.text for quotation in closed]
    rest = _blank(text, closed)
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        if closing in rest and (opening not in rest or rest.index(closing) < rest.index(opening)):
            parts.append(text[: rest.index(closing)])
        if opening in rest and (closing not in rest or rest.rindex(opening) > rest.rindex(closing)):
            parts.append(text[rest.rindex(opening) + 1 :])
    if rest.count('"') == 1:  # which side is quoted cannot be told
        parts.extend(text.split('"') if text.count('"') == 1 else [text])
    return parts


def _outside(sentence: str, own: Sequence[Quotation]) -> str:
    return _folded_words(_blank(sentence, own))


def _blank(text: str, spans: Sequence[Quotation]) -> str:
    """The text with its quotations overwritten, one mark that no word joins across per character."""
    characters = list(text)
    for quotation in spans:
        characters[quotation.start : quotation.end] = "\u2404" * (quotation.end - quotation.start)
    return "".join(characters)
