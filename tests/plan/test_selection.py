"""The search under the word budget: hand cases, what always holds, and an integer program as its peer."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.plan.concepts import concepts
from summarize.plan.contexts.held import LOST, Context, Lean
from summarize.plan.selection import Candidate, Problem, cover, coverage_problem, solve, worth_trying
from summarize.text.words import count_words


def _problem(holds: list[list[int]], weights: list[float], sizes: list[int], excludes=()) -> Problem:
    table = np.array(holds, dtype=np.float64).reshape(len(sizes), len(weights))
    apart = np.eye(len(sizes), dtype=bool)
    for i, j in excludes:
        apart[i, j] = apart[j, i] = True
    none = np.zeros((len(sizes), 0), dtype=bool)
    weighing = np.array(weights)
    return Problem(
        table, weighing, table @ weighing, np.array(sizes), apart, none, none, np.full(len(sizes), -1), none
    )


def test_an_exchange_finds_what_greed_misses():
    # The first is the densest and leaves room for nothing; the other two together cover more.
    problem = _problem([[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1]], [1.0, 1.0, 0.9, 0.9], [5, 5, 5])
    assert solve(problem, 9, depth=0) == [0]
    assert sorted(solve(problem, 10)) == [1, 2]


def test_two_that_exclude_each_other_are_not_both_told():
    problem = _problem([[1, 0], [0, 1]], [1.0, 0.5], [3, 3], [(0, 1)])
    assert solve(problem, 10) == [0]


def test_a_long_quotation_is_told_once():
    calls = (
        'Odile Brun a réclamé lundi "la mobilisation de tous les acteurs politiques" face aux crues de la Serre.',
        "L'ancienne préfète, en poste pendant trois hivers, appelle à la « mobilisation des acteurs politiques ».",
        'Le maire Paul Aubin a parlé de "crue centennale" et demandé une digue de dix mètres.',
        'Une "crue centennale" avait déjà noyé Brévans, sa halle et quarante maisons en 1911.',
    )
    problem = coverage_problem([Candidate(n, text, "fr") for n, text in enumerate(calls)], {})
    apart = problem.excludes & ~np.eye(4, dtype=bool)
    assert {(int(i), int(j)) for i, j in zip(*np.nonzero(apart), strict=True)} == {(0, 1), (1, 0)}


def test_what_is_given_is_told_whatever_it_covers():
    problem = _problem([[1, 1, 0], [0, 0, 1], [0, 1, 1]], [1.0, 1.0, 0.1], [5, 5, 4], [(0, 1)])
    assert solve(problem, 10) == [0, 2]
    assert sorted(solve(replace(problem, given=(1,)), 10)) == [1, 2]
    assert solve(replace(problem, given=(1,)), 8) == [1]


def test_what_leans_is_told_only_with_what_it_leans_on():
    banker = "Un banquier de Valbrune a vendu la halle aux grains à son cousin."
    denial = "Le banquier nie toute fraude dans la vente de ce bien communal."
    weights = dict.fromkeys(concepts(denial, "fr"), 1.0)
    leaning = Candidate(1, denial, "fr", context=Context(frozenset({Lean(frozenset({"banqui"}))})))
    assert cover([leaning], weights, 50) == []
    told = cover(
        [Candidate(0, banker, "fr"), leaning], weights | dict.fromkeys(concepts(banker, "fr"), 1.0), 50
    )
    assert [candidate.fact for candidate in told] == [0, 1]


def test_what_reaches_past_the_sentence_before_wants_its_own():
    first = "Un banquier de Valbrune a vendu la halle aux grains à son cousin."
    second = "Il nie toute fraude dans la vente de ce bien communal."
    bare = Context(frozenset({LOST}), after="a#0", place="a#1")
    far = Context(frozenset({LOST}), "a#0", "a#1", frozenset({Lean(frozenset({"prefet"}))}))
    opener = Candidate(0, first, "fr", context=Context(place="a#0"))
    weights = dict.fromkeys({*concepts(first, "fr"), *concepts(second, "fr")}, 1.0)
    for context, told in ((bare, [0, 1]), (far, [0])):
        found = cover([Candidate(1, second, "fr", context=context), opener], weights, 50)
        assert [candidate.fact for candidate in found] == told


def test_what_follows_a_sentence_is_told_only_after_it():
    first = "Un banquier de Valbrune a vendu la halle aux grains à son cousin."
    second = "Il nie toute fraude dans la vente de ce bien communal."
    weights = dict.fromkeys({*concepts(first, "fr"), *concepts(second, "fr")}, 1.0)
    follower = Candidate(1, second, "fr", context=Context(frozenset({LOST}), after="a#0", place="a#1"))
    opener = Candidate(0, first, "fr", context=Context(place="a#0"))
    assert cover([follower], weights, 50) == []
    assert [candidate.fact for candidate in cover([follower, opener], weights, 50)] == [0, 1]
    # A cut has no place in its article, and holds no neighbour up.
    cut = Candidate(0, first, "fr", context=Context())
    assert [candidate.fact for candidate in cover([follower, cut], weights, 50)] == [0]


def test_what_goes_on_from_a_told_sentence_is_preferred_to_what_is_worth_little_more():
    opener, other = "La halle aux grains de Valbrune a brûlé mardi.", "Douze forains ont perdu leur étal."
    goes_on = "Le feu est parti du four."

    def told(worth: float) -> list[int]:
        candidates = [
            Candidate(0, opener, "fr", context=Context(place="a#0")),
            Candidate(1, goes_on, "fr", context=Context(after="a#0", place="a#1")),
            Candidate(2, other, "fr", context=Context(after="b#3", place="b#4")),
        ]
        share = len(concepts(goes_on, "fr")) / len(concepts(other, "fr"))
        weights = dict.fromkeys({*concepts(opener, "fr"), *concepts(goes_on, "fr")}, 1.0)
        weights |= dict.fromkeys(concepts(other, "fr"), worth * share)
        return sorted(candidate.fact for candidate in cover(candidates, weights, 15))

    assert told(1.9) == [0, 1]
    assert told(2.1) == [0, 2]


def test_other_wordings_of_a_fact_are_tried_after_the_best():
    short = "Un incendie a détruit la halle de Valbrune."
    long = "Un incendie parti d'un four a entièrement détruit mardi la halle de Valbrune."
    weights = dict.fromkeys(concepts(long, "fr"), 1.0)
    ways = [Candidate(0, short, "fr"), Candidate(0, long, "fr")]
    assert [way.text for way in worth_trying(ways, weights, 15, 100)] == [long, short]
    assert [way.text for way in worth_trying(ways, weights, 15, 10)] == [long]


def test_nothing_to_choose_from_is_nothing_chosen():
    assert cover([], {}, 100) == []
    assert worth_trying([], {}, 100, 300) == []
    assert cover([Candidate(0, "", "fr"), Candidate(1, "\ud800 ?", "fr")], {}, 100) == []


@st.composite
def _problems(draw: st.DrawFn) -> tuple[Problem, int]:
    m, n = draw(st.integers(1, 9)), draw(st.integers(1, 8))
    holds = [[draw(st.integers(0, 1)) for _ in range(n)] for _ in range(m)]
    weights = [draw(st.integers(0, 9)) / 8 for _ in range(n)]
    sizes = [draw(st.integers(1, 12)) for _ in range(m)]
    pairs = draw(st.lists(st.tuples(st.integers(0, m - 1), st.integers(0, m - 1)), max_size=5))
    return _problem(holds, weights, sizes, [(i, j) for i, j in pairs if i != j]), draw(st.integers(1, 40))


@settings(max_examples=60, deadline=None)
@given(_problems())
def test_the_choice_fits_excludes_and_is_never_worse_than_greed_nor_better_than_exact(
    case: tuple[Problem, int],
):
    problem, words = case
    chosen = solve(problem, words)
    assert len(set(chosen)) == len(chosen)
    assert problem.sizes[chosen].sum() <= words
    assert all(not problem.excludes[i, j] for i in chosen for j in chosen if i != j)
    assert problem.value(chosen) >= problem.value(solve(problem, words, depth=0))
    assert problem.value(chosen) <= _exact(problem, words) + 1e-6


def test_the_search_comes_within_one_per_cent_of_the_exact_choice():
    """On ten problems: 30 texts, 80 concepts, about four texts a summary."""
    random = np.random.default_rng(3)
    shares = []
    for _ in range(10):
        problem = _problem(
            (random.random((30, 80)) < 0.12).astype(int).tolist(),
            random.random(80).round(3).tolist(),
            random.integers(8, 40, 30).tolist(),
        )
        shares.append(problem.value(solve(problem, 100)) / _exact(problem, 100))
    assert np.mean(shares) > 0.99


def _exact(problem: Problem, words: int) -> float:
    """The best value, by HiGHS."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    m, n = problem.holds.shape
    rows = [np.concatenate([problem.sizes, np.zeros(n)])]
    limits = [float(words)]
    for concept in range(n):
        rows.append(np.concatenate([-problem.holds[:, concept], np.eye(n)[concept]]))
        limits.append(0.0)
    for i, j in zip(*np.nonzero(np.triu(problem.excludes, k=1)), strict=True):
        row = np.zeros(m + n)
        row[[i, j]] = 1
        rows.append(row)
        limits.append(1.0)
    found = milp(
        -np.concatenate([np.zeros(m), problem.weights]),
        integrality=np.concatenate([np.ones(m), np.zeros(n)]),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(rows), -np.inf, np.array(limits)),
    )
    return float(-found.fun)


def test_words_are_what_the_budget_counts():
    text = "Le pont - rouvert mardi - mène à la gare."
    assert count_words(text) == 8
    assert cover([Candidate(0, text, "fr")], dict.fromkeys(concepts(text, "fr"), 1.0), 7) == []
