"""How what a French sentence says is put together otherwise: names and numbers exchanged, heads dropped, two spliced.

And the one change that stays true: a bracket or a clause left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from summarize.evaluate.grounding.edits import CAPITAL, MONTH, Edit, Pool, names_of, word_before

_OPENING = re.compile(rf"(?P<full>{CAPITAL} {CAPITAL})(?= (?:a|est|ont|avait|était|sera|va) )")
_HEAD = re.compile(
    r"\b(?P<article>[Ll]e |[Ll]a |[Ll]['’])"
    r"(?!(?:reste|plupart|ensemble|moitié|nombre|milieu|cours|long|fait|totalité|majorité|suite|ville|mois|région|département|"
    r"commune|île|pays|cas|type|archipel|domaine|secteur|niveau) )(?P<head>[a-zéèêçô]{4,} )(?P<link>de la |du |de l['’])(?=[a-zéèê])"
)
# Names that change nothing by changing places.
_SYMMETRIC = re.compile(
    r"^,? ?(?:et|ou|ni|/|-|–|,)[ ,]|^[ ,]*$|\b(?:contre|avec|face|rencontr\w+|affront\w+|entre|et|ainsi que|comme|ou|oppos\w+|mari\w+|épous\w+|voisin\w*)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r" (?:a|ont|est|sont|avait|était|sera|va|doit|peut|veut|fait|succède|remplace|accuse|critique|dirige|bat) "
)
_COUNTED = re.compile(
    rf"(?<![\w.,:/’'-])(?P<full>\d{{1,3}})(?= (?P<noun>[a-zà-ÿ]{{4,}}))(?! (?:heures?|{MONTH}))"
)
_JOINT = re.compile(r"(?<=[a-zà-ÿ]) (?P<word>à|dans|pour|par|sur|depuis|après) (?=[a-zà-ÿ\d])")
_MARKS = re.compile(r"[«»“”\"()]")

_BRACKETS = re.compile(r" \((?![^()]*(?:\bpas\b|\bselon\b|\?))[^()]{2,80}\)")
# A relative clause between commas that neither denies, doubts nor attributes.
_RELATIVE = re.compile(
    r", (?:qui|dont|où) (?![^,]*\b(?:ne|n['’]|selon|aurait|serait|pourrait|dit|dits?ait|déclaré|affirm\w+|assur\w+)\b)"
    r"(?:[\w’'%-]+ ){2,14}[\w’'%-]+,(?= )"
)


def headless(sentence: str, _pool: Pool, _rng: random.Random) -> Iterator[Edit]:
    """The head of a phrase taken out: "le chef du réseau" → "le réseau"."""
    for match in _HEAD.finditer(sentence):
        article = {"du ": "le ", "de la ": "la "}.get(match["link"], "l'")
        yield Edit(*match.span(), article.capitalize() if match["article"][0] == "L" else article)


def swapped_names(sentence: str, pool: Pool) -> Edit | None:
    """Two names with a verb between them exchanged: two people's, or both after the same word."""
    people = {name.rpartition(" ")[2] for _, name in pool.names if " " in name}
    found = names_of(sentence)
    if opening := _OPENING.match(sentence):
        found.insert(0, opening)
    for place, first in enumerate(found):
        for second in found[place + 1 :]:
            between = sentence[first.end("full") : second.start("full")]
            alike = all(" " in name["full"] or name["full"] in people for name in (first, second))
            alike |= word_before(sentence, first) == word_before(sentence, second)
            if not alike or first["full"] == second["full"] or re.search(r"[;:«»“”\"]", between):
                continue
            if _VERB.search(between) and not _SYMMETRIC.search(between):
                return _exchange(sentence, first, second)
    return None


def swapped_numbers(sentence: str, _pool: Pool) -> Edit | None:
    """Two numbers exchanged that count different things: "12 morts et 30 blessés"."""
    found = [match for match in _COUNTED.finditer(sentence) if int(match["full"]) > 1]
    for first, second in pairwise(found):
        if first["full"] != second["full"] and first["noun"] != second["noun"]:
            return _exchange(sentence, first, second)
    return None


def _exchange(sentence: str, first: re.Match[str], second: re.Match[str]) -> Edit:
    between = sentence[first.end("full") : second.start("full")]
    return Edit(first.start("full"), second.end("full"), second["full"] + between + first["full"])


def splice(sentence: str, other: str) -> Edit | None:
    """The end of another sentence put on this one, at a preposition that both have."""
    for left in _JOINT.finditer(sentence):
        if left.start() < 30 or _MARKS.search(sentence):
            continue
        for right in _JOINT.finditer(other):
            tail = other[right.start() :]
            if right["word"] != left["word"] or len(tail) < 30 or _MARKS.search(tail):
                continue
            if (
                tail.partition(",")[0] not in sentence
                and sentence[left.start() :].partition(",")[0] not in other
            ):
                return Edit(left.start(), len(sentence), tail)
    return None


def cut(sentence: str, _pool: Pool) -> Edit | None:
    """A bracket or a relative clause between commas left out: the sentence says less, and as truly."""
    if re.search(r"[«»\"“”]", sentence):
        return None
    for pattern in (_BRACKETS, _RELATIVE):
        if match := pattern.search(sentence):
            return Edit(*match.span(), "")
    return None
