"""Whether a French sentence says what its foreign passage says: every word has its counterpart, both ways."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.records import Passage
from summarize.text.words import is_operator
from summarize.verify.agreement import faults
from summarize.verify.bilingual import Word, content_words
from summarize.verify.counterparts import LEAST, counterparts, strength
from summarize.verify.problems import Problem
from summarize.verify.tables import Table, languages, table
from summarize.verify.translated_roles import turned_roles

# Words that mean little come and go between languages ("faire", "cas"): the share of a French stem's places
# without a counterpart in the mined pairs, as a root, from which one may stand without.
_LIGHT = 0.6
# Share of the foreign words that may have no counterpart: a translator's liberty. With 0.3, and four words in a row, the
# embedded model's "La société vit à la mort" passed for "La sociedad vive negando la muerte"; of 45 translations of 600
# sentences that passed 29 still do, and most of what left was wrong.
_MAY_DROP = 0.1
# Set phrases of French whose words another language may leave unsaid: they say no more than a preposition.
_PHRASES = re.compile(
    r"\b(?:au cours d|en cours d|dans le cadre d|à la suite d|suite à|en raison d|à cause d|à l['’]égard d|à l['’]encontre d|au sein d|"
    r"à partir d|à propos d|en tant qu|y compris|au lieu d|à côté d|le long d|en ce qui concerne|en matière d|au niveau d|"
    r"de la part d|en faveur d|en vue d|en train d|par rapport à|face à|grâce à|lors d|ainsi qu|la ville d|le pays|"
    r"l['’]année|les personnes|des personnes|le fait qu|a lieu|ont lieu|avait lieu|aura lieu|eu lieu|mis en place|mise en place|"
    r"il s['’]agit d|c['’]est-à-dire|(?:notamment|également|par ailleurs|ans|fois)\b|près d)"
)
_RUN = 2  # foreign words in a row without a counterpart: a clause was left out


def mistranslated(sentence: str, passages: Sequence[Passage]) -> tuple[Problem, ...]:
    """What a French sentence says that its foreign passages do not, or leaves out; of the nearest of them.

    Args:
        sentence: one French sentence.
        passages: of any language; only those of `tables.languages()` are looked at.

    Returns:
        Problems of kind "word"; a foreign word that was left out has no place in the sentence. When no
        passage can be read, the whole sentence.
    """
    known = [p for p in passages if p.language in languages()]
    if not known:
        return (Problem("word", sentence, 0, len(sentence)),)
    wrong = faults(sentence, known)
    return wrong or min((_against(sentence, p.text, p.language or "") for p in known), key=len)


def _against(sentence: str, passage: str, language: str) -> tuple[Problem, ...]:
    ours, theirs = content_words(sentence, "fr"), content_words(passage, language)
    if not ours or not theirs:
        return (Problem("word", sentence, 0, len(sentence)),)
    pairs = counterparts(ours, theirs, language)
    known = table(language)
    phrases = [match.span() for match in _PHRASES.finditer(sentence)]
    problems = [
        Problem("word", word.text, word.start, word.end)
        for index, word in enumerate(ours)
        if index not in pairs
        and not _may_stand_alone(word, known)
        and not any(start <= word.start < end for start, end in phrases)
    ]
    return (
        *problems,
        *_left_out(theirs, set(pairs.values()), ours, language),
        *turned_roles(sentence, passage, language, ours, theirs, pairs),
    )


def _may_stand_alone(word: Word, known: Table) -> bool:
    """Whether a French word adds nothing that a passage would have to say."""
    return (
        not word.capital and not is_operator(word.text, "fr") and known.added.get(word.keys[0], 0.0) >= _LIGHT
    )


def _left_out(theirs: Sequence[Word], told: set[int], ours: Sequence[Word], language: str) -> list[Problem]:
    """The foreign words without a counterpart, where they are too many or stand together."""
    known = table(language)
    missing, heavy, run = [], 0.0, 0
    longest = 0
    for j, other in enumerate(theirs):
        if j in told or any(strength(word, other, language) >= LEAST for word in ours):
            run = 0
            continue
        weight = 1.0 - known.dropped.get(other.keys[0], 0.5) ** 2
        heavy += weight
        run += 1
        longest = max(longest, run)
        missing.append(other)
    if heavy > _MAY_DROP * len(theirs) or longest >= _RUN:
        return [Problem("word", other.text, 0, 0) for other in missing]
    return []
