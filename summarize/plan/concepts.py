"""What a text speaks of, as things to cover: stemmed bigrams and content stems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarize.text.words import stem_and_kind, words

# A language and two stems that stand side by side, or a content stem and "". Those of two languages never meet.
Concept = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read once, each thing in the order of first sight.

    `bigrams` leave out pairs of function words; `stems` are those of content words, `function` of the
    others; `names` those of words written with a capital that do not open the text.
    """

    bigrams: tuple[tuple[str, str], ...]
    stems: tuple[str, ...]
    function: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=16_384)  # the sentences of some fifty events: features, plan and choice all ask
def read(text: str, language: str) -> Reading:
    """The stems and bigrams of a text in a language (ISO 639-1)."""
    bare = [word.text for word in words(text) if word.text[0].isalnum()]
    stems = [stem_and_kind(word, language) for word in bare]
    return Reading(
        tuple(dict.fromkeys((a, b) for (a, a_is), (b, b_is) in pairwise(stems) if not (a_is and b_is))),
        tuple(dict.fromkeys(s for s, is_function in stems if not is_function)),
        tuple(dict.fromkeys(s for s, is_function in stems if is_function)),
        tuple(
            dict.fromkeys(s for (s, _), word in zip(stems[1:], bare[1:], strict=True) if word[0].isupper())
        ),
    )


@lru_cache(maxsize=16_384)
def concepts(text: str, language: str) -> tuple[Concept, ...]:
    """The concepts of a text, once each: bigrams in order, then content stems in order."""
    found = read(text, language)
    return (*((language, a, b) for a, b in found.bigrams), *((language, s, "") for s in found.stems))
