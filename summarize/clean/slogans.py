"""Sentences that ask the reader for something on the site: to follow, join, comment, pay, accept."""

from __future__ import annotations

from summarize.clean.phrases import WORD, phrases
from summarize.text.normalize import fold
from summarize.text.sentences import Span, sentence_spans

# Furniture keeps to short sentences and to a paragraph's ends.
_LONGEST_SLOGAN = 35  # words
_REACH = 400  # characters at either end of a paragraph in which slogans are looked for
_QUOTES = "«“\"„‘'"


def is_slogan(sentence: str, *, at_end: bool = False) -> bool:
    """Whether a sentence is a request of the site's, not one that the article quotes.

    Questions ("Qu'en pensez-vous ?") are only `at_end`, after the last paragraph: inside an article
    they are an interviewer's.
    """
    if len(sentence) > _REACH or sentence.lstrip("-–—•* ").startswith(tuple(_QUOTES)):
        return False
    folded = fold(sentence).strip()
    start = next((i for i, character in enumerate(folded) if character.isalnum()), len(folded))
    folded = folded[start:]
    found = phrases().slogan.search(folded, 0, 140)
    if found is None and at_end:
        found = phrases().question.search(folded, 0, 140)
    if found is None or folded.count(" ") >= _LONGEST_SLOGAN:
        return False
    # At the start, or after a word or two ("¿Y tú qué opinas?"); more before a phrase of some length.
    return found.start() <= 8 or (found.start() <= 30 and found.end() - found.start() >= 12)


def slogan_spans(text: str, language: str | None, *, at_end: bool) -> tuple[int, int]:
    """What is left of a paragraph without the slogans at its ends, as offsets; empty when nothing is."""
    if not _may_hold_slogan(text):
        return 0, len(text)
    spans = sentence_spans(text, language)
    first, last = 0, len(spans)
    while last > first and _drops(text, spans[last - 1], at_end=at_end):
        last -= 1
    while first < last and _drops(text, spans[first], at_end=at_end):
        first += 1
    return (spans[first].start, spans[last - 1].end) if first < last else (0, 0)


def _may_hold_slogan(text: str) -> bool:
    """A cheap look at both ends, so that long paragraphs are not split into sentences for nothing."""
    ends = text if len(text) <= 2 * _REACH else text[:_REACH] + " " + text[-_REACH:]
    return not phrases().slogan_words.isdisjoint(WORD.findall(fold(ends)))


def _drops(text: str, span: Span, *, at_end: bool) -> bool:
    return is_slogan(text[span.start : span.end], at_end=at_end)
