"""French typography of one sentence, where a scraper or a cut left it untidy; no word changes."""

from __future__ import annotations

import re

from summarize.text import grammar

_ELIDED = re.compile(r"\b([LlDdJjNnMmTtSsCc]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)(['’])[ \u00a0]+(?=\w)")
_BEFORE_COMMA = re.compile(r"[ \u00a0]+(?=[,)\]]|\.(?!\.))")
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])")
_AFTER_BRACKET = re.compile(r"(?<=[(\[])[ \u00a0]+")
# Two sentences that a scraper ran into one: "a pris la fuiteÂgé de 51 ans".
GLUED = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Ý][a-zà-ÿ]|[a-zà-ÿ\")][.!?\"][A-ZÀ-Ý]")
# A newsroom's three dots leave a sentence open for the next one, which a summary does not tell.
_LEFT_OPEN = re.compile(r"(?<=[^\W_])[ \u00a0]?(?:…|\.{3,})$")
_CLOSED = re.compile(r"[.!?…:;,][»”\")\] \u00a0]*$")


def tidy(sentence: str) -> str:
    """The French sentence on one line with its blanks as print has them, and a full stop if it is one.

    A text without a main verb is a heading and gets no full stop.

    >>> tidy("Le maire , élu en mars, l’ a dit")
    'Le maire, élu en mars, l’a dit.'
    """
    text = re.sub(r"[ \n\t\r\f\v]+", " ", sentence).strip()
    text = _ELIDED.sub(r"\1\2", text)
    text = _BEFORE_COMMA.sub("", text)
    text = _AFTER_COMMA.sub(", ", text)
    text = _AFTER_BRACKET.sub("", text)
    text = _LEFT_OPEN.sub(".", text)
    if len(text.split()) > HEADING and not _CLOSED.search(text):
        run = grammar.tokens(text)
        if grammar.main_verb(run) is not None and run[-1].text not in grammar.TRUNCATING:
            text += "."
    return text


HEADING = 7  # words; shorter lines without a full stop are section headings, verb or not
