"""Passages in which an article's author or guest speaks: told without who says them, they would be facts.

An answer in an interview and a line of an opinion piece stand without quotation marks in their article,
whose title or first lines name the speaker. They may vouch for a fact; another passage words it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.records import Article, Passage
from summarize.text.entities.quotations import QUOTED

QUESTIONS = 2  # an article that asks less often asks its readers
# Of the sentences outside quotations, in the first person: below, an article quotes badly or addresses its readers.
OWN_VOICE = 3

_FIRST_PERSON = re.compile(
    r"(?<![\w-])(?:(?:je|nous|notre|nos|mon|ma|mes)(?![\w-])|j['’](?=\w))", re.IGNORECASE
)
_QUESTION = re.compile(r"\?[\s»”\"]*$")
# "Vous" outside quotations speaks to readers: how-to pieces, teasers, adverts.
_TO_READERS = re.compile(r"(?<![\w-])(?:vous|votre|vos)(?![\w-])", re.IGNORECASE)

_ADDRESSED = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)


def voiced(passages: Sequence[Passage], articles: Mapping[str, Article]) -> frozenset[tuple[str, int, int]]:
    """The spans (article id, start, end) of French passages that somebody says whom they do not name.

    `articles` holds each passage's article by its id.

    All that follows the first question of an interview, all of an article that often says "nous" or
    "je" outside quotations, every sentence that does or that speaks to its readers.
    """
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.language == "fr":
            by_article.setdefault(passage.article_id, []).append(passage)
    found: list[Passage] = []
    for article_id, told in by_article.items():
        # A quotation may run over several sentences.
        text = QUOTED.sub(lambda quoted: " " * len(quoted[0]), articles[article_id].text)
        plain = [text[passage.start : passage.end] for passage in told]
        own = [bool(_FIRST_PERSON.search(text)) for text in plain]
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
            if index >= asked or own[index] or _TO_READERS.search(plain[index])
        ]
    return frozenset((passage.article_id, passage.start, passage.end) for passage in found)
