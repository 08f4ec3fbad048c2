"""Chooses what to say under a word budget: the ways to say facts that together cover the most weight.

Maximal coverage of weighted concepts (Gillick & Favre 2009, "A scalable global model for
summarization"), where whole sentences and their cuts compete (Berg-Kirkpatrick et al. 2011). Solved
by greedy starts and a search that takes one or two out and fills the room again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.plan.concepts import Concept, concepts
from summarize.plan.contexts.held import FREE, Context, Lean, gives
from summarize.text.entities.quotations import QUOTED
from summarize.text.words import content_stems, count_words

# Gain over words to this power: density, and two that prefer longer sentences, which leave less room unused.
# Which of them wins depends on the event; the search starts from the best and fills with each.
POWERS = (1.0, 0.6, 0.0)
REDUNDANT = 0.4  # share of the shorter text's content stems that makes two texts say the same
# Content stems of a quotation from which two texts that quote it say the same, and the share that makes it one quotation:
# with fewer it is a name or a charge that may come twice.
LONG_QUOTE, SAME_QUOTE = 3, 0.8
# What a sentence is worth more when the one that stands before it in its article is told too: readers found 7 of 221 of
# those to mislead, of those told away from it 14 of 162. Nothing is lost on RPM2's development half up to 2.5.
THREAD = 1.0
# Of the summaries' length: with 16 facts to try on RPM2's development half 1.0 gave ROUGE-2 14.7, 1.5 gave 15.3,
# all facts 15.3 (configs/evaluate-rpm2.toml).
ROUND = 1.5
MAX_ROUNDS = 12  # each betters the choice; seen on RPM2 and OrangeSum: at most 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say a fact.

    `fact` is the fact's index; `prior` is the weight of a concept that no source words so, for a
    text put into French from another language; `context` is what must be told before it.
    """

    fact: int
    text: str
    language: str
    prior: float = 0.0
    context: Context = FREE


@dataclass(frozen=True, slots=True)
class Problem:
    """A choice to make, as numbers.

    `holds` (m candidates, n concepts) is 1 where a candidate holds a concept, `weights` (n,) are at
    least 0, `totals` (m,) the weight of all that a candidate holds, `sizes` (m,) are words, and `excludes` (m, m) is true where two cannot both be told.
    `needs` (m, k) is true where a candidate wants one of k things told before it, `gives` (m, k) where
    it tells it; `after` (m,) is the one of them that makes up for all others but those in `far` (m, k), -1 for none.
    `given` are candidates that must be told, that need nothing and exclude none of each other.
    """

    holds: NDArray[np.float64]
    weights: NDArray[np.float64]
    totals: NDArray[np.float64]
    sizes: NDArray[np.int64]
    excludes: NDArray[np.bool_]
    needs: NDArray[np.bool_]
    gives: NDArray[np.bool_]
    after: NDArray[np.int64]
    far: NDArray[np.bool_]
    given: tuple[int, ...] = ()

    def value(self, chosen: Sequence[int]) -> float:
        """The weight that candidates cover together, and `THREAD` of what follows its neighbour; to nine places."""
        rows = list(chosen)
        covered = float(self.weights[self.holds[rows].any(axis=0)].sum())
        follows = self.following(np.asarray(self.gives[rows].any(axis=0)))[rows]
        return round(covered + THREAD * float(self.totals[rows][follows].sum()), 9)

    def following(self, told: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(m,), true where the neighbour that a candidate goes on from is among what is `told` (k,)."""
        found: NDArray[np.bool_] = np.append(told, False)[self.after]  # -1 is the last: never told
        return found

    def standing(self, chosen: Sequence[int]) -> list[int]:
        """The chosen, in order, less those that lean on one that is no longer among them."""
        told = np.zeros(self.needs.shape[1], dtype=bool)
        found = []
        for index in chosen:
            if self.can_stand(told)[index]:
                found.append(index)
                told |= self.gives[index]
        return found

    def can_stand(self, told: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(m,), true where a candidate has what it needs among what is `told` (k,)."""
        if not self.needs.shape[1]:
            return np.ones(len(self.sizes), dtype=bool)
        stands: NDArray[np.bool_] = ~np.asarray((self.needs & ~told).any(axis=1))
        follows: NDArray[np.bool_] = ~np.asarray((self.far & ~told).any(axis=1))
        return stands | (self.following(told) & follows)


def coverage_problem(candidates: Sequence[Candidate], weights: Mapping[Concept, float]) -> Problem:
    """The choice among candidates: of one fact, and of texts that say the same, one at most."""
    ids: dict[Concept, int] = {}
    values: list[float] = []
    rows: list[int] = []
    columns: list[int] = []
    for row, candidate in enumerate(candidates):
        for concept in concepts(candidate.text, candidate.language):
            weight = weights.get(concept, candidate.prior)
            if weight > 0:
                column = ids.setdefault(concept, len(ids))
                if column == len(values):
                    values.append(weight)
                rows.append(row)
                columns.append(column)
    holds = np.zeros((len(candidates), len(values)), order="F")  # columns are what the search takes
    holds[rows, columns] = 1
    weighing = np.array(values)
    sizes = np.array([count_words(candidate.text) for candidate in candidates], dtype=np.int64)
    facts = np.array([candidate.fact for candidate in candidates])
    excludes = (facts[:, None] == facts[None, :]) | _repeats(candidates)
    return Problem(holds, weighing, holds @ weighing, sizes, excludes, *_contexts(candidates))


def solve(problem: Problem, max_words: int, taken: Sequence[int] = (), *, depth: int = 2) -> list[int]:
    """Candidates whose words fit and whose coverage no single exchange betters, in the order of choice.

    Every exchange takes up to `depth` candidates out and fills the room greedily; those `taken`
    elsewhere stay out. Deterministic: of equal gains the first wins.
    """
    search = _Search(problem, max_words, taken)
    best = max((search.fill(problem.given, power) for power in POWERS), key=search.value)
    value = search.value(best)
    for _ in range(MAX_ROUNDS):
        better = None
        free = best[len(problem.given) :]
        for out in [out for size in range(1, depth + 1) for out in combinations(free, size)]:
            kept = tuple(problem.standing([index for index in best if index not in out]))
            for power in POWERS:
                filled = search.fill(search.fill(kept, power, out), power)
                if (found := search.value(filled)) > value:
                    value, better = found, filled
        if better is None:
            break
        best = better
    return list(best)


def cover(
    candidates: Sequence[Candidate],
    weights: Mapping[Concept, float],
    max_words: int,
) -> list[Candidate]:
    """The candidates chosen within `max_words`, at most one of each fact, no two that say the same."""
    if not candidates:
        return []
    problem = coverage_problem(candidates, weights)
    return [candidates[index] for index in solve(problem, max_words)]


def worth_trying(
    candidates: Sequence[Candidate], weights: Mapping[Concept, float], max_words: int, tried_words: int
) -> list[Candidate]:
    """Candidates among which good summaries of `max_words` can be found, the best summary's first.

    Round after round the best summary of what is left is taken out, each half as long again as the
    budget because some of it will be cut or stopped, until `tried_words` are gathered. Later rounds
    bring other ways to say the facts of earlier ones.
    """
    if not candidates:
        return []
    problem = coverage_problem(candidates, weights)
    found: list[int] = []
    while (words := int(problem.sizes[found].sum())) < tried_words:
        best = solve(
            problem, min(round(ROUND * max_words), max(tried_words - words, max_words)), found, depth=1
        )
        if not best:
            break
        found += best
    return [candidates[index] for index in found]


class _Start(NamedTuple):
    """Where filling begins: the words left, the concepts covered (n,), the candidates' gains and those free (m,), what is told (k,)."""

    left: int
    covered: NDArray[np.bool_]
    gains: NDArray[np.float64]
    free: NDArray[np.bool_]
    told: NDArray[np.bool_]


class _Search:
    """Fills choices greedily; remembers each, for exchanges often lead to one that was filled before."""

    def __init__(self, problem: Problem, max_words: int, taken: Sequence[int]) -> None:
        self.problem = problem
        self.max_words = max_words
        self.allowed = problem.sizes > 0
        self.allowed[list(taken)] = False
        self.lengths = {power: problem.sizes.astype(np.float64) ** power for power in POWERS}
        self.starts: dict[tuple[int, ...], _Start] = {}
        self.filled: dict[tuple[tuple[int, ...], float, tuple[int, ...]], tuple[int, ...]] = {}
        self.values: dict[tuple[int, ...], float] = {}

    def value(self, chosen: tuple[int, ...]) -> float:
        """What the problem says of a choice."""
        if chosen not in self.values:
            self.values[chosen] = self.problem.value(chosen)
        return self.values[chosen]

    def fill(self, chosen: tuple[int, ...], power: float, banned: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The chosen and what still fits, the most new weight per word^power first."""
        key = chosen, power, banned
        if key not in self.filled:
            if chosen not in self.starts:
                self.starts[chosen] = self._start(chosen)
            self.filled[key] = self._fill(chosen, self.starts[chosen], self.lengths[power], banned)
        return self.filled[key]

    def _start(self, chosen: tuple[int, ...]) -> _Start:
        problem, found = self.problem, list(chosen)
        covered = np.asarray(problem.holds[found].any(axis=0))
        return _Start(
            self.max_words - int(problem.sizes[found].sum()),
            covered,
            problem.totals - problem.holds[:, covered] @ problem.weights[covered],
            self.allowed & ~problem.excludes[found].any(axis=0),
            np.asarray(problem.gives[found].any(axis=0)),
        )

    def _fill(
        self, chosen: tuple[int, ...], start: _Start, lengths: NDArray[np.float64], banned: tuple[int, ...]
    ) -> tuple[int, ...]:
        problem, found = self.problem, list(chosen)
        left, covered, gains, free, told = start
        covered, free = covered.copy(), free.copy()
        free[list(banned)] = False
        while True:
            fitting = np.flatnonzero(free & problem.can_stand(told) & (problem.sizes <= left))
            if not len(fitting):
                break
            threaded = gains[fitting] * (1 + THREAD * problem.following(told)[fitting])
            index = int(fitting[np.argmax((threaded / lengths[fitting]).round(9))])
            if gains[index] <= 1e-9:
                break
            found.append(index)
            left -= int(problem.sizes[index])
            # Only what is new changes the others' gains: a few columns instead of the whole table.
            new = np.flatnonzero(problem.holds[index].astype(bool) & ~covered)
            gains = gains - problem.holds[:, new] @ problem.weights[new]
            covered[new] = True
            free &= ~problem.excludes[index]
            told = told | problem.gives[index]
        return tuple(found)


def _contexts(
    candidates: Sequence[Candidate],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64], NDArray[np.bool_]]:
    """`needs`, `gives`, `after` and `far` of a problem, over what any candidate leans on or follows."""
    contexts = [candidate.context for candidate in candidates]
    leans = list(
        dict.fromkeys(lean for one in contexts for lean in sorted(one.leans | one.far, key=_sorting))
    )
    places = sorted({one.place for one in contexts} - {""})
    columns = {thing: column for column, thing in enumerate([*leans, *places])}
    needs = np.zeros((len(candidates), len(columns)), dtype=bool)
    far = np.zeros_like(needs)
    told = np.zeros_like(needs)
    after = np.full(len(candidates), -1, dtype=np.int64)
    for row, (candidate, one) in enumerate(zip(candidates, contexts, strict=True)):
        needs[row, [columns[lean] for lean in one.leans]] = True
        far[row, [columns[lean] for lean in one.far]] = True
        told[row, : len(leans)] = [gives(lean, candidate.text, one) for lean in leans]
        if one.place:
            told[row, columns[one.place]] = True
        after[row] = columns.get(one.after, -1)
    return needs, told, after, far


def _sorting(lean: Lean) -> tuple[object, ...]:
    return (
        sorted(lean.stems),
        sorted(lean.places),
        lean.noun,
        lean.near,
        lean.single,
        lean.named,
        lean.least,
        sorted(lean.names),
    )


def _repeats(candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    """(m, m), true where two texts share so many content stems, or a quotation, that one repeats the other."""
    vocabulary: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    for row, candidate in enumerate(candidates):
        for stem in content_stems(candidate.text, candidate.language):
            rows.append(row)
            columns.append(vocabulary.setdefault(stem, len(vocabulary)))
    speaks = np.zeros((len(candidates), len(vocabulary)), dtype=np.float64)
    speaks[rows, columns] = 1
    sizes = speaks.sum(axis=1)
    shorter = np.maximum(1, np.minimum(sizes[:, None], sizes[None, :]))
    repeats: NDArray[np.bool_] = speaks @ speaks.T >= REDUNDANT * shorter
    quotes = [(row, _quotes(candidate)) for row, candidate in enumerate(candidates)]
    for (row, own), (other, others) in combinations([(row, found) for row, found in quotes if found], 2):
        if any(len(a & b) >= SAME_QUOTE * min(len(a), len(b)) for a in own for b in others):
            repeats[row, other] = repeats[other, row] = True
    return repeats


def _quotes(candidate: Candidate) -> list[frozenset[str]]:
    """The content stems of each long quotation of a text."""
    found = (
        frozenset(content_stems(match[0], candidate.language)) for match in QUOTED.finditer(candidate.text)
    )
    return [stems for stems in found if len(stems) >= LONG_QUOTE]
