"""How much of what a title says a text says too, rare words counting more."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from summarize.plan.concepts import read
from summarize.plan.features import idf
from summarize.text.words import content_stems
from summarize.text.words import stem as french_stem

ROOT = 5  # letters of a stem that other words of its root begin with


def share_told(title: str, text: str) -> float:
    """The share, 0 to 1, of what a French title says that a text says too: of all its content stems."""
    return _share(content_stems(title, "fr"), set(content_stems(text, "fr")))


def least_told(title: str, text: str) -> float:
    """The same share, of the part that is told least.

    That of all its content words, of the names or of the others, whichever is least: every sentence names the event, and
    who is not in the text has no part in its news.
    """
    said = set(content_stems(text, "fr"))
    names = set(read(title, "fr").names)
    stems = content_stems(title, "fr")
    others = [stem for stem in stems if stem not in names]
    return min(_share(found, said) for found in (stems, others, [stem for stem in stems if stem in names]))


def _share(stems: Sequence[str], said: AbstractSet[str]) -> float:
    """The share of some stems among others, by rarity; 1 of none."""
    weighed = {stem: idf(stem, "fr") for stem in stems}
    total = sum(weighed.values())
    return sum(weight for stem, weight in weighed.items() if is_among(stem, said)) / total if total else 1.0


def is_among(stem: str, said: AbstractSet[str]) -> bool:
    """Whether a stem is among others, in parts ("Munich-Venise": "de Munich à Venise") or as the root of one ("Autriche": "autrichien")."""
    if stem in said:
        return True
    parts = [part for part in stem.split("-") if part]
    if len(parts) > 1:  # the last one is a stem already
        return all(is_among(part, said) or french_stem(part, "fr") in said for part in parts)
    return len(stem) >= ROOT and any(one.startswith(stem) for one in said)
