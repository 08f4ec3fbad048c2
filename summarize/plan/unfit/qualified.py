"""Of two sentences alike but for some words, the one that has them: "des patients graves" beside "des patients"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from summarize.records import Passage, Span
from summarize.text.words import content_stems, is_function_word

# Words that the fuller sentence has within the other's, at most: more of them tell another thing.
MOST = 3
# Fewer words than this are alike by chance.
SHORTEST = 8
_WORD = re.compile(r"[\w'’-]+")
# A quality or a limit: no name, no number, no day, which add to a sentence and take nothing from it.
_QUALIFIES = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’-]*")


def less_qualified(
    passages: Sequence[Passage], published: Mapping[str, datetime | None], unfit: Collection[Span] = ()
) -> frozenset[Span]:
    """The spans of French passages that lack a word or three which another article's like sentence has inside.

    Args:
        passages: an event's.
        published: when each article appeared: a later article may have dropped the words for good.
        unfit: spans that cannot be told: what they have more is no reason to leave another out.
    """
    french = [(p, frozenset(content_stems(p.text, "fr"))) for p in passages if p.language == "fr"]
    by_stem: dict[str, list[tuple[Passage, frozenset[str]]]] = {}
    for one in french:
        for stem in one[1]:
            by_stem.setdefault(stem, []).append(one)
    found: set[Span] = set()
    for passage, own in french:
        if not own:
            continue
        rarest = min(own, key=lambda stem: (len(by_stem[stem]), stem))
        for other, stems in by_stem[rarest]:
            if (
                own < stems
                and other.article_id != passage.article_id
                and other.span not in unfit
                and not _is_older(other, passage, published)
                and _only_qualifies(_WORD.findall(passage.text), _WORD.findall(other.text))
            ):
                found.add(passage.span)
    return frozenset(found)


def _is_older(one: Passage, other: Passage, published: Mapping[str, datetime | None]) -> bool:
    first, second = published.get(one.article_id), published.get(other.article_id)
    return first is not None and second is not None and first.date() < second.date()


def _only_qualifies(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Whether the second is the first with some words inside, one of them a quality or a limit, and maybe more behind."""
    if len(fewer) < SHORTEST:
        return False
    added: list[str] = []
    for tag, _, _, start, end in SequenceMatcher(None, fewer, more, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "insert" and end == len(more)):
            continue
        if tag != "insert" or start == 0:
            return False
        added += more[start:end]
    return len(added) <= MOST and any(
        _QUALIFIES.fullmatch(word) and not is_function_word(word, "fr") for word in added
    )
