"""Provisional figures beside the final ones: "les résultats provisoires donnent 90 %", once the count has ended at 92 %.

Both newsrooms are right, each at its hour; told now, the first is no longer what the event's sources know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from summarize.cite.differences.compare import COUNTING
from summarize.cite.differences.newer import is_later
from summarize.cite.reading import Reading, read_passages
from summarize.records import Article, Passage, Span
from summarize.text.entities.numbers import Number, same_number
from summarize.text.signed import signed
from summarize.text.words import stem

_RESULTS = (
    r"(?:résultats?|bilans?|scores?|chiffres?|décomptes?|comptages?|dépouillements?|estimations?|tendances?)"
)
_EARLY = signed(
    "provisoire|partiel|préliminaire|premiers résultats|premières estimations|des urnes",
    rf"\b{_RESULTS} (?:[^\W\d_]+ ){{0,2}}?(?:provisoires?|partiel(?:le)?s?|préliminaires?)\b|\b(?:premiers résultats|premières estimations)\b|"
    r"\bsorties? des urnes\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    rf"\b{_RESULTS} (?:[^\W\d_]+ ){{0,2}}?(?:définiti(?:fs?|ves?)|final(?:e|es|s)?|finaux|complets?)\b",
    re.IGNORECASE,
)
# After them: they are still to come.
_TO_COME = re.compile(
    r"\s(?:ne\b|n['’]|ser(?:a|ont)\b|d(?:oi(?:t|vent)|evr(?:a|ont|aient|ait))\b|(?:est|sont) (?:attendu|prévu))",
    re.IGNORECASE,
)
# Content words that the two share at least: who stood, where it was.
SHARED: Final = 2
# What a share of the votes is told of, French stems: such a figure is of the count whose state its article tells.
VOTES: Final = frozenset(stem(word, "fr") for word in ("voix", "suffrages", "bulletins"))
NEAR: Final = 3  # content words after a share that say what it is a share of


def provisional(passages: Sequence[Passage], articles: Mapping[str, Article]) -> frozenset[Span]:
    """The spans (article id, start, end) of French sentences with provisional figures of which others have the final ones.

    The final ones are in another article, none that is known to be older, and of the same kind (shares, counts). Of an
    article that tells a count as provisional, other shares of the votes are so too.
    """
    french = tuple(p for p in passages if p.language == "fr")
    early = [p for p in french if _EARLY.search(p.text) and not _FINAL.search(p.text)]
    final = [p for p in french if _tells_final(p.text)] if early else []
    if not final:
        return frozenset()
    readings = read_passages(french, articles)
    found: set[Span] = set()
    for passage in early:
        ended = [
            other
            for other in final
            if other.article_id != passage.article_id
            and not is_later(articles[passage.article_id], articles[other.article_id])
            and _of_one_count(readings[passage], readings[other])
        ]
        if not ended:
            continue
        known = [number for other in ended for number in readings[other].numbers]
        found.add(passage.span)
        found |= {
            p.span
            for p in french
            if p.article_id == passage.article_id
            and any(
                not any(same_number(share, number) for number in known)
                for share in _shares_of_votes(readings[p])
            )
        }
    return frozenset(found)


def _tells_final(text: str) -> bool:
    """Whether it gives final figures, and does not announce them."""
    told = _FINAL.search(text)
    return told is not None and not _TO_COME.match(text, told.end()) and not _EARLY.search(text)


def _of_one_count(early: Reading, final: Reading) -> bool:
    kinds, others = ({(n.kind, n.unit) for n in r.numbers if n.kind in COUNTING} for r in (early, final))
    return not kinds.isdisjoint(others) and len(early.keys & final.keys) >= SHARED


def _shares_of_votes(reading: Reading) -> list[Number]:
    """The percentages of a sentence that are told of votes."""
    found = []
    for number in reading.numbers:
        after = [token for token in reading.tokens if token.start >= number.end][:NEAR]
        if number.kind == "percent" and any(not VOTES.isdisjoint(token.keys) for token in after):
            found.append(number)
    return found
