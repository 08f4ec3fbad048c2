"""Passages in which an article's author or guest speaks: told without who says them, they would be facts.

An answer in an interview and a line of an opinion piece stand without quotation marks in their article,
whose title or first lines name the speaker. They may vouch for a fact; another passage words it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from summarize.records import Article, Passage
from summarize.text.quotation_marks import Pair, speeches
from summarize.text.signed import signed

QUESTIONS = 2  # an article that asks less often asks its readers
# Of the sentences outside quotations, in the first person: below, an article quotes badly or addresses its readers.
OWN_VOICE = 3

_FIRST_PERSON = re.compile(
    r"(?<![\w-])(?:(?:je|nous|notre|nos|mon|ma|mes)(?![\w-])|j['’](?=\w))", re.IGNORECASE
)
_QUESTION = re.compile(r"\?[\s»”\"]*$")
# "Vous" outside quotations speaks to readers: how-to pieces, teasers, adverts.
_TO_READERS = signed("vous|votre|vos", r"(?<![\w-])(?:vous|votre|vos)(?![\w-])", re.IGNORECASE)

# How one speaks and no newsroom writes: "Moi, …", "Ça ira", "c'est pas grave".
_SPOKEN = signed(
    "moi|ça|hein|eh bien|est pas|était pas|faut pas|y a pas",
    r"(?<![\w-])(?:moi(?!\w|-même)|ça(?!\w| et là)|hein(?!\w)|eh bien|(?:c['’]est|c['’]était|(?<!ne )faut|(?<!n['’])y a) pas(?!\w))",
    re.IGNORECASE,
)
# "Q : …", "R: …", "La Gazette : …?" at its head: an interview, written down.
_LABELLED = re.compile(r"[QR](?<!\w.)\s?[:.]\s?(?=[\"«“A-ZÀ-Ý])")
_ADDRESSED = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)


def voiced(passages: Sequence[Passage], articles: Mapping[str, Article]) -> frozenset[tuple[str, int, int]]:
    """The spans (article id, start, end) of French passages that somebody says whom they do not name.

    `articles` holds each passage's article by its id.

    All that follows the first question of an interview, all of an article that often says "nous" or
    "je" outside quotations, every sentence that does or that speaks to its readers, and every one from the
    middle of a quotation of several sentences: its marks and its speaker stand in others.
    """
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.language == "fr":
            by_article.setdefault(passage.article_id, []).append(passage)
    found: list[Passage] = []
    for article_id, told in by_article.items():
        text = articles[article_id].text
        speech = speeches(text)
        plain = [_outside(passage, text, speech) for passage in told]
        own = [bool(_FIRST_PERSON.search(text)) for text in plain]
        labelled = len(_LABELLED.findall(text)) >= 2 * QUESTIONS
        questions = [index for index, text in enumerate(plain) if _QUESTION.search(text)]
        if sum(own) >= OWN_VOICE:
            found += told
            continue
        asked = len(told)
        if len(questions) >= QUESTIONS and (
            any(own[questions[0] :]) or any(_ADDRESSED.search(plain[index]) for index in questions)
        ):  # without one who says "I" or is called "you", an explainer that asks its own questions
            asked = questions[0]
        found += [
            passage
            for index, passage in enumerate(told)
            if index >= asked
            or own[index]
            or labelled
            or _TO_READERS.search(plain[index])
            or _SPOKEN.search(plain[index])
            or _ends_speech(passage, text, speech)
            or any(pair.start < passage.start and passage.end <= pair.end for pair in _over(passage, speech))
        ]
    return frozenset(passage.span for passage in found)


def _outside(passage: Passage, text: str, speech: Sequence[Pair]) -> str:
    """The passage's text with blanks for what is quoted, of quotations that run over several sentences too."""
    kept = list(text[passage.start : passage.end])
    for pair in _over(passage, speech):
        start, end = max(pair.start, passage.start), min(pair.end, passage.end)
        kept[start - passage.start : end - passage.start] = " " * (end - start)
    return "".join(kept)


def _over(passage: Passage, speech: Sequence[Pair]) -> Sequence[Pair]:
    """Of what is quoted, in order and apart, the pairs that overlap a passage."""
    return speech[
        bisect_right(speech, passage.start, key=lambda pair: pair.end) : bisect_left(
            speech, passage.end, key=lambda pair: pair.start
        )
    ]


def _ends_speech(passage: Passage, text: str, speech: Sequence[Pair]) -> bool:
    """Whether a mark closes right after a passage what no mark opened: "Brun. On a donné." and then a lone mark."""
    if text[passage.end : passage.end + 1] not in {'"', "»", "”"}:
        return False
    opened = bisect_left(speech, passage.end, key=lambda pair: pair.start)
    if opened == len(speech) or speech[opened].start != passage.end:
        return not any(pair.start < passage.end < pair.end for pair in _over(passage, speech))
    return text[speech[opened].end - 1] not in {'"', "»", "”"} or speech[opened].end == passage.end + 1
