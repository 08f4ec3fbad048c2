"""What a later article tells again as past: "il avait déclaré que la séance serait reportée", after the séance.

The pluperfect looks back from a later moment. The earlier wording still says "a déclaré", or "demande", of something
that was open; where it is open no more, the later wording is the one to tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from summarize.plan.unfit.older import is_older
from summarize.plan.unfit.verb_forms import FUTURE, TO_COME, verb_key
from summarize.records import Passage, Span
from summarize.text.entities.dates import dates
from summarize.text.entities.hedges import markers
from summarize.text.entities.quotations import QUOTED
from summarize.text.entities.tables import word_list
from summarize.text.french_verbs import finite_forms
from summarize.text.words import content_stems

# Content stems that the two wordings share beside the verb: so many, and so much of the shorter one. Of 49 sentences of
# 239 events found with half, read one by one, 46 are the same statement.
SHARED: Final = 4
SAME: Final = 0.5
# Of an article's opening sentences, which tell its news: what another retells of them so, it looks back on. With less in
# common, of pairs of articles of two days, see `looks_back`.
OPENING: Final = 3
LOOKED_BACK: Final = 3
LOOKED_BACK_SHARE: Final = 0.3

_ADVERB = r"(?:(?:[^\W\d_]+ment|bien|donc|ainsi|aussi|encore|déjà|enfin|alors|d'abord|ensuite|pas|par ailleurs|toutefois) )?"
_PARTICIPLE = (
    rf"{_ADVERB}(?:été {_ADVERB})?(?!été\b)"
    r"([^\W\d_]{2,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|ites|ise|ises|ert|erte|erts|ertes))\b"
)
_MOVED = rf"{_ADVERB}((?:venu|arrivé|parti|allé|devenu|entré|sorti|monté|rentré|retourné|tombé|revenu|intervenu)e?s?)\b"
_PLUPERFECT = re.compile(rf"\b(?:avait|avaient|s'était|s'étaient) {_PARTICIPLE}|\b(?:était|étaient) {_MOVED}")
_PERFECT = re.compile(rf"\b(?:a|ont|s'est|se sont) {_PARTICIPLE}|\b(?:est|sont) {_MOVED}")
_WORD = re.compile(r"\b(?P<reflexive>se |s')?(?P<word>[^\W\d_]+)")
_NO_PRESENT = re.compile(r"(?:ai[st]|aient|[éèi]rent|r[ao]|ront|rait|raient)$")
_CONDITIONAL = re.compile(r"\b(?:[^\W\d_]+rai(?:t|ent))\b")
# What every sentence does, and a reflexive present that says no more: "s'annonce".
_EMPTY = frozenset(verb_key(word) for word in word_list("être avoir faire pouvoir devoir falloir aller"))
# Verbs that tell one act, under the first of them.
_CLASSES: Final = (
    "demander exiger réclamer vouloir souhaiter presser sommer",
    "proposer offrir",
    "annoncer déclarer indiquer dire affirmer assurer préciser expliquer",
)
_ONE_ACT = {
    verb_key(word): verb_key(members.split()[0]) for members in _CLASSES for word in members.split()
} | {"exig": verb_key("demander"), "voul": verb_key("demander")}

_SAYING = frozenset((verb_key("annoncer"), verb_key("souligner"), verb_key("ajouter"), verb_key("estimer")))


@dataclass(frozen=True, slots=True)
class Telling:
    """A French sentence: the keys of its verbs in the pluperfect, in the perfect and in the present, and its content stems."""

    passage: Passage
    before: frozenset[str]
    done: frozenset[str]
    present: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=4096)
def telling(passage: Passage) -> Telling:
    """How a French sentence tells what it tells."""
    plain, finite = _plain(passage), finite_forms()
    present = {
        verb_key(word)
        for reflexive, word in _WORD.findall(plain)
        if word in finite and not reflexive and not _NO_PRESENT.search(word)
    }
    before, done = _keys(_PLUPERFECT, plain), _keys(_PERFECT, plain)
    return Telling(
        passage,
        before,
        done,
        # "A dit": a participle may look like a present.
        frozenset(_ONE_ACT.get(key, key) for key in present) - _EMPTY - done - before,
        frozenset(content_stems(passage.text, "fr")),
    )


def retold(
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
    asked: Collection[Span] | None = None,
) -> frozenset[Span]:
    """The spans (article id, start, end) of open French sentences that another article tells again in the pluperfect.

    Open is what announces, doubts or asks for something, or tells in the present what is past to the other. Not where
    that article is known to be the older.

    Args:
        passages: all sentences of the event's articles.
        published: when each article appeared.
        asked: the spans of the passages to judge; None: all.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    tellings = [telling(passage) for passage in french if asked is None or passage.span in asked]
    judged = {one.passage.article_id for one in tellings}
    too_old = {
        passage.article_id
        for passage in french
        if all(is_older(published.get(passage.article_id), published.get(other)) for other in judged)
    }
    later = [one for p in french if p.article_id not in too_old and (one := telling(p)).before]
    return frozenset(
        one.passage.span
        for one in tellings
        if any(
            other.passage.article_id != one.passage.article_id
            and not is_older(published.get(other.passage.article_id), published.get(one.passage.article_id))
            and _retells(other, one, SHARED, SAME)
            and (not one.present.isdisjoint(other.before) or announces(one.passage) or _doubts(one.passage))
            for other in later
        )
    )


def looks_back(later: Sequence[Telling], earlier: Sequence[Telling]) -> int:
    """How many of an article's opening sentences another retells as past: votes that it is the earlier one.

    What somebody said is too often said by another to count.
    """
    return sum(
        any(
            _retells(other, one, LOOKED_BACK, LOOKED_BACK_SHARE, but=_SAYING)
            for other in later
            if other.before
        )
        for one in earlier
        if one.passage.position < OPENING
    )


def announces(passage: Passage) -> bool:
    """Whether a French sentence tells, in a writer's words, of what is to come or would be."""
    plain = _plain(passage)
    return any(pattern.search(plain) for pattern in (FUTURE, TO_COME, _CONDITIONAL))


def _doubts(passage: Passage) -> bool:
    return any(marker.kind == "hedge" for marker in markers(passage.text, "fr"))


def _retells(
    later: Telling, earlier: Telling, least: int, share: float, but: frozenset[str] = frozenset()
) -> bool:
    verbs = (earlier.done | earlier.present) - earlier.before - but
    common = verbs & later.before
    if not common:
        return False
    shared = (earlier.stems & later.stems) - common
    if len(shared) < max(least, share * min(len(earlier.stems), len(later.stems))):
        return False
    one, other = _days(earlier.passage.text), _days(later.passage.text)
    return not one or not other or not one.isdisjoint(other)  # else of two days


def _days(text: str) -> frozenset[tuple[int | None, int | None, int | None]]:
    return frozenset((day.weekday, day.day, day.month) for day in dates(text, "fr", None))


def _plain(passage: Passage) -> str:
    """Its text in small letters, without its quotations, with straight apostrophes."""
    return QUOTED.sub(" ", passage.text).replace("’", "'").casefold()


def _keys(verbs: re.Pattern[str], plain: str) -> frozenset[str]:
    found = {verb_key(match[1] or match[2]) for match in verbs.finditer(plain)}
    return frozenset(_ONE_ACT.get(key, key) for key in found) - _EMPTY
