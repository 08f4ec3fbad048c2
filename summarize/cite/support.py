"""How much of what a sentence says a passage says: the score behind every citation."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Final, NamedTuple

from summarize.cite.differences.compare import Count, bears_out, comparable_dates, counted, of_one_thing
from summarize.cite.differences.namings import namings
from summarize.cite.reading import Reading
from summarize.text.entities.dates import same_date
from summarize.text.entities.numbers import same_number
from summarize.text.normalize import fold
from summarize.text.words import words

# Letters of the strings that two sentences of one language are compared by. F1 on SPARK's pairs, as
# benchmarks/citations.py takes it: 3 letters 0.532, 4 0.545, 5 0.538; whole stems 0.529.
GRAM: Final = 4
# The shared weight at which two thirds of the evidence is there: three or four content words. On the
# same pairs 3 gives 0.541, 9 0.539, 12 0.540; without it (likeness alone) short sentences meet by chance.
EVIDENCE: Final = 6.0
# Of a negated sentence, or of a hedged passage, the share that the other must hold for the two to
# contradict each other; below, the negation stands in what only one of them says.
SAME_CLAIM: Final = 0.8
# A passage that contradicts a date is cited only when it says nearly all the rest, and when the date is a small part of
# the sentence: days of speech differ where all else is the same. One that contradicts a figure is not cited.
CONTRADICTED_REST: Final = 0.8
CONTRADICTED_SHARE: Final = 0.2
# What a passage holds of a sentence beside its persons, places and offices: at least this part of the sentence's
# weight, or as much of the whole as `NAMED_AND_MORE`. Of 175 citations of 53 summaries, the 12 that hold nothing beside
# names were wrong, and 9 of the next 15 below this share.
PREDICATE: Final = 0.09
NAMED_AND_MORE: Final = 0.6
NEARLY_ALL: Final = 0.9  # of the sentence: then whatever it says is said, though it be a list of names


class Support(NamedTuple):
    """How well a passage supports a sentence.

    `score` in 0..1 says how far the two say the same; `share`, in 0..1, how much of the sentence the
    passage holds, whatever else it says; `said` are the indices of the items that it holds. All are
    zero or empty when the passage contradicts the sentence.
    """

    score: float
    said: frozenset[int]
    share: float


NOTHING: Final = Support(0.0, frozenset(), 0.0)


@dataclass(frozen=True, slots=True)
class Background:
    """How many passages of an event there are, and how many of them hold a key or a string of letters."""

    passages: int
    keys: Counter[str]
    grams: Mapping[str, int]
    _of_words: tuple[float, ...]  # the weight of a word that so many passages hold, from none on
    _of_count: tuple[float, ...]  # and of a string

    def key_weight(self, keys: Iterable[str]) -> float:
        """Of a content word: 1 when every passage holds one of its keys, more the rarer it is."""
        return self._of_words[max(map(self.keys.__getitem__, keys), default=0)]

    @property
    def rare(self) -> float:
        """The weight of a word that one passage alone holds; so weigh a number and a date."""
        return self._of_words[min(1, self.passages)]

    def gram_weights(self, grams: Mapping[str, int]) -> dict[str, float]:
        """Of strings of letters with their counts: the rarer the heavier, near 0 what every passage holds."""
        known, of_count = self.grams, self._of_count
        return {gram: count * of_count[known.get(gram, 0)] for gram, count in grams.items()}


@dataclass(frozen=True, slots=True)
class Items:
    """A sentence's words, numbers and dates in that order, with the weight of each and their `total`.

    `grams` gives its strings of `GRAM` letters, a vector of length 1, made when first asked for: of most passages
    nobody asks.
    """

    reading: Reading
    weights: tuple[float, ...]
    grams: Callable[[], Mapping[str, float]]
    total: float


def background(readings: Iterable[Reading]) -> Background:
    """What the passages of one event have in common."""
    known = tuple(readings)
    return Background(
        len(known),
        Counter(chain.from_iterable(reading.keys for reading in known)),
        Counter(chain.from_iterable(_grams(reading.text) for reading in known)),
        tuple(1.0 + math.log((1 + len(known)) / (1 + count)) for count in range(len(known) + 1)),
        tuple(math.log((1 + len(known)) / (0.5 + count)) for count in range(len(known) + 1)),
    )


def items_of(reading: Reading, event: Background) -> Items:
    """A sentence or passage, weighed against the passages of its event."""
    weights = (
        *(event.key_weight(token.keys) for token in reading.tokens),
        *(event.rare for _ in chain(reading.numbers, reading.dates)),
    )
    return Items(reading, weights, cache(partial(_gram_vector, reading.text, event)), sum(weights))


def _gram_vector(text: str, event: Background) -> Mapping[str, float]:
    grams = event.gram_weights(_grams(text))
    length = math.sqrt(sum(weight * weight for weight in grams.values())) or 1.0
    return {gram: weight / length for gram, weight in grams.items()}


def support(sentence: Items, passage: Items, *, names_alone: bool = True) -> Support:
    """How much of a sentence a passage says.

    Args:
        sentence: what is told.
        passage: what may say it.
        names_alone: whether a passage counts that shares hardly more than names.

    Within a language the score is the geometric mean of likeness, the TF-IDF cosine of their strings of
    four letters over the event's passages, and evidence, 1 − exp(−w / `EVIDENCE`) for a shared weight
    w: a few words in common make two short sentences alike, and are no proof. Between two languages, where letters do
    not compare, it is the geometric mean of the share of the sentence's items (words, numbers, dates)
    that the passage holds and the share of the passage's that the sentence holds. Words match by
    their stem or, across languages, by a French translation or a common root.

    The score is 0 where one denies what both say, or only the passage hedges it, where the passage has another
    value for a figure, a higher or lower bound too, or another date and not nearly all the rest.
    """
    ours, theirs = sentence.reading, passage.reading
    if (
        ours.language == theirs.language
        and ours.keys.isdisjoint(theirs.keys)
        and not _share_figures(ours, theirs)
    ):
        return NOTHING  # most pairs of an event's sentences: no need to look at every word
    holds = held(ours, theirs)
    said = frozenset(index for index, is_held in enumerate(holds) if is_held)
    if not said:
        return NOTHING
    weight = sum(sentence.weights[index] for index in sorted(said))
    if _other_figures(ours, theirs):
        return NOTHING
    against = sum(sentence.weights[index] for index in _other_days(ours, theirs, said))
    if against:
        rest = sentence.total - against
        if against / sentence.total > CONTRADICTED_SHARE or weight / rest < CONTRADICTED_REST:
            return NOTHING
    share = weight / sentence.total
    back = sum(w for w, is_held in zip(passage.weights, held(theirs, ours), strict=True) if is_held)
    back /= passage.total
    denied = (ours.negated and not theirs.negated and share >= SAME_CLAIM) or (
        theirs.negated and not ours.negated and back >= SAME_CLAIM
    )
    if denied or (theirs.hedged and not ours.hedged and back >= SAME_CLAIM):
        return NOTHING
    if not names_alone and share < NEARLY_ALL:
        predicate = _predicate(sentence, said)
        if predicate == 0 or (share < NAMED_AND_MORE and predicate < PREDICATE):
            return NOTHING
    both = math.sqrt(share * back)
    if ours.language != theirs.language:
        return Support(min(1.0, both), said, share)
    evidence = 1.0 - math.exp(-weight / EVIDENCE)
    return Support(min(1.0, math.sqrt(_cosine(sentence.grams(), passage.grams()) * evidence)), said, share)


def worded(sentence: Items, passage: Items) -> float:
    """The score, in 0..1, of the passage that gave a sentence its French wording.

    As `support`, but a hedge or a denial in what was cut off contradicts nothing: the gate saw to those.
    """
    holds = held(sentence.reading, passage.reading)
    weight = sum(sentence.weights[index] for index, is_held in enumerate(holds) if is_held)
    evidence = 1.0 - math.exp(-weight / EVIDENCE)
    return min(1.0, math.sqrt(_cosine(sentence.grams(), passage.grams()) * evidence))


def held(reading: Reading, other: Reading) -> list[bool]:
    """Of each item of a sentence, whether the other sentence holds it."""
    return [
        *(other.says(token, reading.language) for token in reading.tokens),
        *(any(same_number(number, theirs) for theirs in other.numbers) for number in reading.numbers),
        *(any(same_date(date, theirs) for theirs in other.dates) for date in reading.dates),
    ]


def _share_figures(ours: Reading, theirs: Reading) -> bool:
    """Whether both sentences hold numbers, or both hold dates."""
    return bool((ours.numbers and theirs.numbers) or (ours.dates and theirs.dates))


def _other_figures(reading: Reading, passage: Reading) -> bool:
    """Whether the passage has another value for what a number of the sentence counts, and none that bears it out."""
    for number in reading.numbers:
        told = counted(reading, number)
        others = [counted(passage, other) for other in passage.numbers if other.unit == number.unit]
        equal = [given for given in others if same_number(number, given.number)]
        # An equal figure of another thing is another figure: "100 blessés, 72 morts" does not say "100 morts".
        if any(number.unit is not None or not given.counted or _alike(told, given) for given in equal):
            continue
        if number.unit is not None:  # of a sum that the sentence gives too nothing tells what it is of
            others = [g for g in others if not any(same_number(g.number, ours) for ours in reading.numbers)]
        rivals = [given for given in others if of_one_thing(told, given)]
        if rivals and not any(bears_out(told, given) for given in rivals):
            return True
    return False


def _alike(told: Count, given: Count) -> bool:
    return not told.counted or not told.counted.isdisjoint(given.counted)


def _other_days(reading: Reading, passage: Reading, said: frozenset[int]) -> list[int]:
    """The indices of the sentence's dates for which the passage has another."""
    free = [d for d in passage.dates if not any(same_date(d, other) for other in reading.dates)]
    return [
        index
        for index, date in enumerate(reading.dates, len(reading.tokens) + len(reading.numbers))
        if index not in said and any(comparable_dates(date, other) for other in free)
    ]


def _predicate(sentence: Items, said: frozenset[int]) -> float:
    """The share of a sentence that `said` holds beside the persons, places and offices it names, in 0..1."""
    names = namings(sentence.reading)
    return sum(sentence.weights[index] for index in sorted(said - names)) / sentence.total


@lru_cache(maxsize=4096)  # as `read`: an event's passages are counted, then weighed
def _grams(text: str) -> Counter[str]:
    """The strings of `GRAM` letters of a text's folded words, a blank between two words."""
    letters = f" {' '.join([fold(word) for _, _, word in words(text)])} "
    return Counter([letters[index : index + GRAM] for index in range(len(letters) - GRAM + 1)])


def _cosine(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    return sum(weight * theirs[gram] for gram, weight in ours.items() if gram in theirs)
