"""What the readers of an earlier run know already: which sentences tell them nothing, and which words weigh less."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.plan.concepts import Concept, concepts
from summarize.plan.passages import UNKNOWN, FrenchBag, french_bag
from summarize.records import Passage
from summarize.text.entities.hedges import markers
from summarize.text.entities.numbers import Number, numbers, same_number
from summarize.text.words import is_operator, stem, words

# What a bigram is worth when an earlier voice holds it, of what it is worth new; two voices, the square of it.
# Of seven values the one that nine of RPM2's ten topics choose for the tenth (benchmarks/since.py); ten sets do
# not tell it from 1 with certainty. Single words keep their weight: they name the event, which has to be named.
KEPT = 0.8
# Share of a sentence's content, by weight, that one known sentence holds: from here it tells nothing new.
TOLD = 0.7
# Content words that such a sentence shares at least: fewer stand by chance in a long sentence about something else.
EVIDENCE = 4
READER = "\n"  # the voice of the summaries that were read; no outlet has such a name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that readers know, of an article or a summary, and who says it."""

    text: str
    language: str | None
    voice: str


@dataclass(frozen=True, slots=True)
class Known:
    """What an event's readers know; an event that nothing earlier is about has none (`known` is empty).

    `holders` are the places in `sentences` that speak of a French stem; `rarity` its weight in nats.
    """

    sentences: tuple[Sentence, ...]
    holders: Mapping[str, tuple[int, ...]]
    rarity: Mapping[str, float]

    def says(self, text: str, language: str | None) -> bool:
        """Whether one known sentence says what a text says: its words, its figures, denied and hedged alike.

        Words count by how rare they are among the known sentences, so that two sentences about one
        event are not the same for its names. A foreign word is held by any of its French stems.
        """
        bag = _bag(text, language)
        unheld = math.log(1 + len(self.sentences))  # a word that no known sentence has
        total = 0.0
        held: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for word in dict.fromkeys(bag.alternatives):
            weight = min(self.rarity.get(french, unheld) for french in word)
            total += weight
            for place in sorted({place for french in word for place in self.holders.get(french, ())}):
                held[place] += weight
                shared[place] += 1
        near = [
            place
            for place, weight in held.items()
            if shared[place] >= EVIDENCE and round(weight, 9) >= round(TOLD * total, 9)
        ]
        return any(self._agrees(text, language, self.sentences[place]) for place in near)

    def _agrees(self, text: str, language: str | None, known: Sentence) -> bool:
        """Whether a sentence with the same words leaves out no figure, and none of the words that turn it round."""
        theirs: Sequence[Number] = numbers(known.text, known.language)
        if not all(any(same_number(n, m) for m in theirs) for n in numbers(text, language)):
            return False
        if language != known.language:
            return True  # operators do not compare across languages; the figures do
        return _operators(text, language) <= _operators(known.text, language) and _stance(
            text, language
        ) == _stance(known.text, language)

    def kept(self, passages: Iterable[Passage]) -> Mapping[Concept, float]:
        """Of the bigrams of an event's passages, those known, with the share of their weight that they keep."""
        voices: dict[Concept, set[str]] = defaultdict(set)
        foreign: dict[str, set[int]] = defaultdict(set)
        for place, sentence in enumerate(self.sentences):
            for concept in concepts(sentence.text, sentence.language or UNKNOWN):
                voices[concept].add(sentence.voice)
            if sentence.language != "fr":
                foreign[sentence.voice].add(place)
        asked = {
            concept: None
            for p in passages
            for concept in concepts(p.text, p.language or UNKNOWN)
            if concept[2]  # bigrams
        }
        found: dict[Concept, float] = {}
        for concept in asked:
            holders = set(voices.get(concept, ()))
            language, first, second = concept
            if language == "fr" and foreign:
                both = {*self.holders.get(first, ())} & {*self.holders.get(second, ())}
                holders |= {voice for voice, places in foreign.items() if not places.isdisjoint(both)}
            if holders:
                found[concept] = KEPT ** len(holders)
        return found


def known(sentences: Sequence[Sentence]) -> Known:
    """What readers of these sentences know."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(sentences):
        for found in sorted(_bag(sentence.text, sentence.language).stems):
            holders[found].append(place)
    rarity = {
        found: math.log((1 + len(sentences)) / (1 + len(places))) + 0.1 for found, places in holders.items()
    }
    return Known(tuple(sentences), {found: tuple(places) for found, places in holders.items()}, rarity)


def spans_told(passages: Iterable[Passage], readers: Known) -> frozenset[tuple[str, int, int]]:
    """The spans (article id, start, end) of the passages that tell readers nothing new."""
    return frozenset(p.span for p in passages if readers.says(p.text, p.language))


def _bag(text: str, language: str | None) -> FrenchBag:
    return french_bag(Passage("", 0, len(text), text, language, 0))


def _operators(text: str, language: str | None) -> frozenset[str]:
    """The stems of a text's words that deny, oppose or hedge."""
    return frozenset(stem(word.text, language) for word in words(text) if is_operator(word.text, language))


def _stance(text: str, language: str | None) -> frozenset[str]:
    """Whether a sentence denies, and whether it hedges."""
    return frozenset(marker.kind for marker in markers(text, language)) - {"attribution"}
