"""Who does it to whom: two names that stand on the other sides of the same verb than in the passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.evaluate.grounding.names import names
from summarize.text.normalize import fold
from summarize.text.words import stem


class _Deed(NamedTuple):
    """A verb with the names on its two sides, folded; `start`, `end` are those of the verb."""

    verb: str
    agent: str
    patient: str
    start: int
    end: int


_ACTIVE = re.compile(
    r"\b(?:a|ont|avait|avaient|aurait|auraient)(?: [^\W\d_]+ment)? (?!été\b|eu\b)(?P<active>[^\W\d_]{2,20}(?:é|i|u|is|it|ert)e?s?)(?![^\W_])"
    r"|\b(?P<present>accus|remplac|rachèt|poursui|attaqu|rencontr|reçoi|bat|élimin|succèd|défi|soutien|dénonc|critiqu|quitt)(?:e|ent|t|tent)?(?![^\W_])",
)
_PASSIVE = re.compile(
    r"(?P<verb>[^\W\d_]{2,20}(?:é|i|u|is|it|ert)e?s?) par(?: l[ea]s?| l['’]| son| sa)?(?: [^\W\d_A-Z]+){0,4} ?$"
)
# Verbs of winning, of which a paraphrase takes any.
_WINS = frozenset(stem(verb, "fr") for verb in ("battu", "dominé", "renversé", "éliminé", "écrasé", "surclassé", "défait", "devancé", "vaincu"))  # fmt: skip
# Names further than this from the verb may not be its own.
_REACH = 60


def exchanged_roles(sentence: str, passages: Sequence[str]) -> list[tuple[int, int, str, str]]:
    """(start, end, text, reason) of a verb whose agent the passages have as its patient, and the other way round."""
    theirs = [deed for passage in passages for deed in _deeds(passage)]
    found = []
    for mine in _deeds(sentence):
        same = [deed for deed in theirs if deed.verb == mine.verb]
        turned = any(_of(d.agent, mine.patient) and _of(d.patient, mine.agent) for d in same)
        if turned and not any(_of(d.agent, mine.agent) and _of(d.patient, mine.patient) for d in same):
            reason = "the passage has it the other way round"
            found.append((mine.start, mine.end, sentence[mine.start : mine.end], reason))
    return found[:1]


def _of(one: str, other: str) -> bool:
    """Whether two names may be of one bearer: one ends in the other."""
    return one == other or one.endswith(" " + other) or other.endswith(" " + one)


@lru_cache(maxsize=4096)
def _deeds(text: str) -> tuple[_Deed, ...]:
    named = [(n.start, n.end, fold(n.text)) for n in names(text, "fr")]
    found = []
    for match in _ACTIVE.finditer(text):
        before = [n for n in named if n[1] <= match.start() and match.start() - n[1] <= _REACH]
        after = [n for n in named if n[0] >= match.end() and n[0] - match.end() <= _REACH]
        if not before or not after or re.search(r"[.;:!?»]", text[before[-1][1] : after[0][0]]):
            continue
        found.append(
            _Deed(_verb(match["active"] or match["present"]), before[-1][2], after[0][2], *match.span())
        )
    for start, _, key in named:
        passive = _PASSIVE.search(text, max(0, start - 80), start)
        if passive is None:
            continue
        before = [n for n in named if n[1] <= passive.start() and passive.start() - n[1] <= _REACH]
        if before:
            found.append(_Deed(_verb(passive["verb"]), key, before[-1][2], *passive.span("verb")))
    return tuple(found)


def _verb(word: str) -> str:
    key = stem(word, "fr")
    return "wins" if key in _WINS else key
