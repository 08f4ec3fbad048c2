"""What a cut tears: a subject or a clause's verb gone, an article left over, a small word before a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.records import Passage
from summarize.text import grammar
from summarize.text.entities.quotations import QUOTED
from summarize.verify.problems import Problem

_ARTICLES = r"(?:le|la|les|au|aux|du|un|une|ce|cette)"
# Two articles side by side: the noun between them went. "la une" of a paper, "l'un des" are none.
_TWO_ARTICLES = re.compile(
    rf"(?<![\w'’-])(?:le|la|les|au|aux|du|ce|cette|un|une) (?:le|la|les|au|aux|ce|cette)(?![\w'’-])(?! (?:{_ARTICLES}\b))",
    re.IGNORECASE,
)
# What cannot stand before a mark; before a comma some may, for an aside ("et, selon la mairie, …").
_BEFORE_MARK = re.compile(
    r"(?<![\w'’-])(?:(?:le|les|un|une|du|des|au|aux|de|ce|cette|ces|son|sa|ses|leurs|dans|chez|vers)\s?[,;:.)»]|"
    r"(?:et|ou|mais|ni|que|dont|à|par|sur|sous|entre|parmi|selon)\s?[;:.)]|(?:d|l|qu|n|s|c|j)['’]\s?[,;:.)»])",
    re.IGNORECASE,
)


def torn(sentence: str, passages: Sequence[Passage]) -> tuple[Problem, ...]:
    """What is torn in a sentence and whole in every French passage: a source's own slip is its own.

    Problems of kind "form" (articles), "marks" (small words before a mark) and "verb" (a clause without
    verb, a verb without subject).
    """
    found = _tears(sentence)
    if not found:
        return ()
    texts = list(dict.fromkeys(p.text for p in passages if p.language == "fr"))
    known = {(p.kind, p.text) for text in texts for p in _tears(text)}
    whole_kinds = {p.kind for text in texts for p in _tears(text) if p.start == p.end}
    return tuple(
        p for p in found if (p.kind, p.text) not in known and not (p.start == p.end and p.kind in whole_kinds)
    )


def _tears(sentence: str) -> list[Problem]:
    bare = QUOTED.sub(
        lambda quoted: "«" + " " * (len(quoted[0]) - 2) + "»" if len(quoted[0]) > 1 else " ", sentence
    )
    problems = [Problem("form", m[0], *m.span()) for m in _TWO_ARTICLES.finditer(bare)]
    problems += [Problem("marks", m[0], *m.span()) for m in _BEFORE_MARK.finditer(bare)]
    run = grammar.tokens(bare[:1].lower() + bare[1:])
    if not run:
        return problems
    if grammar.hangs(run):
        problems.append(Problem("verb", "", 0, 0))
    elif (grammar.starts_with_verb(run) and not _apart(run)) or _participle_for_subject(run):
        problems.append(Problem("verb", run[0].text, 0, len(run[0].text)))
    return problems


def _apart(run: Sequence[grammar.Token]) -> bool:
    """Whether the opening word stands alone before a comma: "Inquiète, la maire…" has no verb there."""
    return len(run) > 1 and run[1].text == ","


def _participle_for_subject(run: Sequence[grammar.Token]) -> bool:
    """Whether an opening participle comes to the main verb without a comma: "Arrivé hier a déclaré"."""
    if not grammar.is_participle(run[0]):
        return False
    for at, token in enumerate(run[1:], start=1):
        if token.text in ",;:" or token.text in grammar.CLAUSE_OPENERS or token.proper:
            return False
        if grammar.is_finite(run, at):
            return True
    return False
