"""Doubts that another article of the day, or a later one, has no more: "aurait été blessé" beside "a été blessé".

Only of what befell somebody or something: "aurait frappé" is an accusation, which stays one whatever another newsroom
writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from summarize.plan.unfit.older import is_older
from summarize.plan.unfit.verb_forms import ADVERB, verb_key
from summarize.records import Passage, Span
from summarize.text.entities.hedges import markers
from summarize.text.entities.quotations import QUOTED
from summarize.text.entities.tables import word_list
from summarize.text.signed import signed
from summarize.text.words import content_stems

# Of 22,000 sentences of 239 events this takes one, rightly; with the active verbs it would take seven, four of them claims.
# Content stems, the verb left out, that the doubt and what confirms it share: one is chance.
SHARED: Final = 2

_PARTICIPLE = r"([^\W\d_]{3,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|is|ise|ises|ert|erte|erts|ertes|mort|morte|morts|mortes))\b"
_DOUBTED = signed(
    "aurai|serai",
    rf"\b(?:aurait|auraient) {ADVERB}été {ADVERB}{_PARTICIPLE}|\b(?:serait|seraient) {ADVERB}(mort|morte|morts|mortes|décédée?s?)\b",
)
_PLAIN = re.compile(
    rf"\b(?:a|ont|avait|avaient) {ADVERB}été {ADVERB}{_PARTICIPLE}|\b(?:est|sont|était|étaient) {ADVERB}(mort|morte|morts|mortes|décédée?s?)\b"
)
# What one is charged with or suspected of stays a claim: "aurait été payé par l'élu".
_CHARGES: Final = frozenset(
    verb_key(word)
    for word in word_list("payer verser commettre détourner organiser utiliser informer prévenir corrompre")
)


def confirmed(passages: Sequence[Passage], published: Mapping[str, datetime | None]) -> frozenset[Span]:
    """The spans (article id, start, end) of French sentences that doubt what another article tells plainly.

    Not where that article is known to be the older, or doubts anything itself.
    """
    doubting = [(p, verbs) for p in passages if p.language == "fr" and (verbs := _verbs(p, doubted=True))]
    if not doubting:
        return frozenset()
    plain = [(p, verbs) for p in passages if p.language == "fr" and (verbs := _verbs(p, doubted=False))]
    return frozenset(
        passage.span
        for passage, verbs in doubting
        if any(
            other.article_id != passage.article_id
            and not is_older(published.get(other.article_id), published.get(passage.article_id))
            and (common := verbs & told)
            and len(_stems(passage) & _stems(other)) - len(common) >= SHARED
            for other, told in plain
        )
    )


@lru_cache(maxsize=4096)
def _verbs(passage: Passage, *, doubted: bool) -> frozenset[str]:
    """The keys of the passive verbs that a sentence doubts; or tells plainly, where it doubts nothing."""
    if not doubted and any(marker.kind == "hedge" for marker in markers(passage.text, "fr")):
        return frozenset()
    plain = QUOTED.sub(" ", passage.text).replace("’", "'").casefold()
    found = (_DOUBTED if doubted else _PLAIN).finditer(plain)
    return frozenset(verb_key(match[1] or match[2]) for match in found) - _CHARGES


def _stems(passage: Passage) -> frozenset[str]:
    return frozenset(content_stems(passage.text, "fr"))
