"""Chooses what to say under a word budget: weighted coverage of what independent sources share.

Concepts are stemmed bigrams, weighted by the independent sources that hold them (Gillick & Favre
2009, "A scalable global model for summarization"), covered greedily with a cost in words (Lin &
Bilmes 2010, "Multi-document summarization via budgeted maximization of submodular functions", §4).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarize.plan.passages import UNKNOWN, french_bag
from summarize.records import Article, Passage
from summarize.text.words import content_stems, count_words, is_function_word, stem, words

# The three are tuned on RPM2's development half (configs/evaluate-rpm2.toml); neighbours differ by 0.3.
LENGTH_EXPONENT = 0.8  # Lin & Bilmes's r, between gain (0) and density (1)
LEAD_BONUS = 1.5  # an article's first sentence gains 1.5 times as much again, the second half of that, …
LONE_VOICE = 0.2  # what a concept that one source alone holds is worth, against 1.2 for two
REDUNDANT = 0.4  # share of the shorter sentence's content stems that a sentence already chosen has

# Two stems that stand side by side in a language; those of two languages never meet.
Concept = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say a fact.

    `fact` is the fact's index; `lead` in 0..1 tells how early a source says it; `prior` is the
    weight of concepts that no source words so, for a text put into French from another language.
    """

    fact: int
    text: str
    language: str
    lead: float
    prior: float = 0.0


@lru_cache(maxsize=16_384)  # the sentences of some fifty events: weights and cover both ask
def concepts(text: str, language: str) -> frozenset[Concept]:
    """The stemmed bigrams of a text, but for those of two function words."""
    found = [word.text for word in words(text) if word.text[0].isalnum()]
    stems = [(stem(word, language), is_function_word(word, language)) for word in found]
    return frozenset(
        (language, a, b)
        for (a, a_is_function), (b, b_is_function) in pairwise(stems)
        if not (a_is_function and b_is_function)
    )


def concept_weights(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[Concept, float]:
    """For each bigram, how many independent sources hold it, less 0.8, as a share of all sources.

    Less 0.8, so that what only one source says counts little beside what two say. A foreign source also holds a French bigram when one of its sentences, word by word put into
    French, has both stems.
    """
    voice = {article.article_id: article.voice for article in articles}
    holders: dict[Concept, set[str]] = defaultdict(set)
    foreign: list[tuple[str, frozenset[str]]] = []
    for passage in passages:
        for concept in concepts(passage.text, passage.language or UNKNOWN):
            holders[concept].add(voice[passage.article_id])
        if passage.language != "fr":
            foreign.append((voice[passage.article_id], french_bag(passage).stems))
    for (language, a, b), found in holders.items():
        if language == "fr":
            found |= {name for name, stems in foreign if a in stems and b in stems}
    total = len(set(voice.values()))
    return {concept: (len(found) - 1 + LONE_VOICE) / total for concept, found in holders.items()}


def cover(
    candidates: Sequence[Candidate], weights: Mapping[Concept, float], max_words: int
) -> list[Candidate]:
    """Candidates chosen within `max_words`, in the order of choice, at most one of each fact.

    Each step takes the candidate with the highest new weight per word^0.8 among those that fit
    and repeat nothing chosen; of equals, the first. A fact whose candidates are all too long for
    what is left is passed over.
    """
    sizes = [count_words(candidate.text) for candidate in candidates]
    holds = [concepts(candidate.text, candidate.language) for candidate in candidates]
    speaks = [frozenset(content_stems(candidate.text, candidate.language)) for candidate in candidates]
    chosen: list[Candidate] = []
    covered: set[Concept] = set()
    left = max_words
    pool = list(range(len(candidates)))
    while pool:
        best, best_gain = -1, 0.0
        for index in pool:
            if not 0 < sizes[index] <= left:
                continue
            candidate = candidates[index]
            # Sorted, because a sum of floats depends on its order and a set has none.
            new = sum(sorted(weights.get(c, candidate.prior) for c in holds[index] - covered))
            gain = new * (1 + LEAD_BONUS * candidate.lead) / sizes[index] ** LENGTH_EXPONENT
            if gain > best_gain:
                best, best_gain = index, gain
        if best < 0:
            break
        chosen.append(candidates[best])
        covered |= holds[best]
        left -= sizes[best]
        pool = [
            index
            for index in pool
            if candidates[index].fact != candidates[best].fact and not _repeats(speaks[index], speaks[best])
        ]
    return chosen


def _repeats(stems: frozenset[str], said: frozenset[str]) -> bool:
    return len(stems & said) >= REDUNDANT * max(1, min(len(stems), len(said)))


def lead(passages: Sequence[Passage]) -> float:
    """1 for what opens an article, 1/2 for its second sentence, …; the best of the passages."""
    return 1 / (1 + min(passage.position for passage in passages))
