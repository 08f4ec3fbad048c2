"""Which foreign word each word of a translation stands for: the strongest bonds choose first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.records import Passage
from summarize.verify.bilingual import Word, bond, is_cognate, same_place
from summarize.verify.tables import languages

# A bond below it explains nothing. Fitted with the two of `translated` on 1,777 cases of the tuning part of
# benchmarks/planted_translations.py: from 0.30, 0.80, 0.25 to these, plain sentences stopped fall from 75 to
# 46 % (German) and from 47 to 27 % (English), and exchanged words caught from 100 to 95 %, verbs to 84 %;
# at 0.22, 0.50, 0.35 verbs fall to 70 % and opposites to 69 %.
LEAST = 0.22
NAME = 0.45  # a name's own bond: "Poutine" is no other than "Putin"
_NAMES_DIFFER = 0.3  # of their letters: "Poutine", "Putin"
_CLOSENESS = 0.3  # how much standing at the same part of the sentence counts beside the bond
_SHARED_WITHIN = 3  # words: "le Premier ministre" is one foreign word


def can_be_aligned(passages: Sequence[Passage]) -> bool:
    """Whether none of the passages is French and one is in a language that there is a table of."""
    return all(p.language != "fr" for p in passages) and any(p.language in languages() for p in passages)


def counterparts(ours: Sequence[Word], theirs: Sequence[Word], language: str) -> Mapping[int, int]:
    """For each French word its foreign counterpart, by index; those without one are absent.

    The strongest bonds choose first, and of equal ones those at the same part of the sentence. Two
    French words share a foreign one only where they stand together, or where it is a compound.
    """
    offers = []
    for i, word in enumerate(ours):
        for j, other in enumerate(theirs):
            bonded = strength(word, other, language)
            if bonded >= LEAST:
                apart = abs((i + 0.5) / len(ours) - (j + 0.5) / len(theirs))
                offers.append((round(_CLOSENESS * apart - bonded, 9), i, j))
    offers.sort()
    pairs: dict[int, int] = {}
    taken: dict[int, list[int]] = {}
    for _, i, j in offers:
        if i in pairs:
            continue
        holders = taken.get(j, [])
        # A name may be said twice where a pronoun stood; of other words a second one is a loop.
        again = any(ours[i].keys[0] == ours[h].keys[0] for h in holders) and not ours[i].capital
        if again or (holders and not ours[i].capital and not _together(ours[i], [ours[h] for h in holders])):
            continue
        pairs[i] = j
        taken.setdefault(j, []).append(i)
    return pairs


def _together(word: Word, holders: Sequence[Word]) -> bool:
    return any(abs(word.place - holder.place) <= _SHARED_WITHIN for holder in holders)


def strength(word: Word, other: Word, language: str) -> float:
    """How well a word of a foreign `language`, `other`, explains a French one, in 0..1; names also by sound."""
    if word.capital and other.capital:
        if same_place(word.text, other.text, language):
            return 1.0
        if is_cognate(word.folded, other.folded, _NAMES_DIFFER):
            return NAME
    return bond(word.folded, word.keys[0], other.folded, other.keys, language)
