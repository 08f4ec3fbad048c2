"""What each part of the plan brings, on RPM2's development half and on OrangeSum's validation set.

    python benchmarks/plan.py DATA [--model verbatim] [--limit 100]

Everything but the plan is as in a run. The weights of concepts are what was learned, or the share of
voices that hold a bigram (the rule before); the choice is greedy, by exchanges, or exact by an integer
program (HiGHS, through SciPy). `value` is the weight covered, as a share of what the exact choice covers.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from summarize.clean.cleaner import clean_articles
from summarize.config import Config, GenerateConfig, PlanConfig
from summarize.dedupe.near_duplicates import dedupe_articles
from summarize.evaluate.baselines.baseline import Budget, baseline
from summarize.evaluate.corpora.load import Corpus, load_corpus
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.segments import Example, SegmentScores
from summarize.evaluate.significance.compare import compare, intervals
from summarize.generate.opening import open_generator
from summarize.generate.requests import Generator
from summarize.plan.concepts import Concept
from summarize.plan.features import FEATURES, concept_features
from summarize.plan.planner import event_passages
from summarize.plan.salience import concept_weights
from summarize.plan.selection import Problem, solve
from summarize.records import Article, Passage
from summarize.sayings import Sayable, sayable
from summarize.telling import chosen

Weights = Mapping[Concept, float]
Weigh = Callable[[Sequence[Article], Sequence[Passage], Weights], Weights]
Solver = Callable[[Problem, int], Sequence[int]]

CORPORA = {"rpm2": ("rpm2", 100), "orangesum": ("orangesum-abstract", 32)}
EXACT_SECONDS = 10.0  # for one event; none of those tried took a tenth of it


def learned(_articles: Sequence[Article], _passages: Sequence[Passage], weights: Weights) -> Weights:
    return weights


def bigrams_alone(_articles: Sequence[Article], _passages: Sequence[Passage], weights: Weights) -> Weights:
    return {concept: weight if concept[2] else 0.0 for concept, weight in weights.items()}


def words_alone(_articles: Sequence[Article], _passages: Sequence[Passage], weights: Weights) -> Weights:
    return {concept: 0.0 if concept[2] else weight for concept, weight in weights.items()}


def by_voices(articles: Sequence[Article], passages: Sequence[Passage], _weights: Weights) -> Weights:
    """The rule before: bigrams by the voices that hold them, less 0.8, and half as much again for leads."""
    found, features = concept_features(articles, passages)
    column = {name: features[:, FEATURES.index(name)] for name in ("share", "voices", "leads")}
    weights = (column["share"] - 0.8 / np.exp(column["voices"])) * (1 + 1.5 * column["leads"])
    return {c: w if c[2] else 0.0 for c, w in zip(found, weights.round(9).tolist(), strict=True)}


def greedy(problem: Problem, max_words: int) -> Sequence[int]:
    return solve(problem, max_words, depth=0)


def exact(problem: Problem, max_words: int) -> list[int]:
    """The best choice (Gillick & Favre 2009, §3); a text that leans on others is told only with one of them.

    Which of the two comes first is left open, so that the value bounds what any order can cover.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    m, n = problem.holds.shape
    rows: list[tuple[dict[int, float], float]] = [
        ({row: float(size) for row, size in enumerate(problem.sizes.tolist())}, max_words)
    ]
    for concept in range(n):  # a concept is covered where a chosen text holds it
        holders = np.flatnonzero(problem.holds[:, concept]).tolist()
        rows.append(({m + concept: 1.0, **dict.fromkeys(holders, -1.0)}, 0.0))
    for i, j in zip(*np.nonzero(np.triu(problem.excludes, k=1)), strict=True):
        rows.append(({int(i): 1.0, int(j): 1.0}, 1.0))
    for row, stem in zip(*np.nonzero(problem.needs), strict=True):
        gives = problem.gives[:, stem] | (problem.gives[:, problem.after[row]] & (problem.after[row] >= 0))
        givers = [g for g in np.flatnonzero(gives).tolist() if g != row]
        rows.append(({int(row): 1.0, **dict.fromkeys(givers, -1.0)}, 0.0))
    entries = [(r, c, v) for r, (terms, _) in enumerate(rows) for c, v in terms.items()]
    r, c, v = (np.array(part) for part in zip(*entries, strict=True))
    table = coo_array((v, (r, c)), shape=(len(rows), m + n)).tocsr()
    limits = np.array([limit for _, limit in rows])
    most = np.concatenate([(problem.sizes > 0).astype(float), np.ones(n)])
    least = np.zeros(m + n)
    least[list(problem.given)] = 1
    found = milp(
        -np.concatenate([np.zeros(m), problem.weights]),
        integrality=np.concatenate([np.ones(m), np.zeros(n)]),
        bounds=Bounds(least, most),
        constraints=LinearConstraint(table, -np.inf, limits),
        options={"time_limit": EXACT_SECONDS},
    )
    return [] if found.x is None else np.flatnonzero(found.x[:m] > 0.5).tolist()


VARIANTS: Mapping[str, tuple[Weigh, Solver]] = {
    "learned, exchanges": (learned, solve),
    "learned, greedy": (learned, greedy),
    "learned, exact": (learned, exact),
    "bigrams alone": (bigrams_alone, solve),
    "words alone": (words_alone, solve),
    "by voices, exchanges": (by_voices, solve),
    "by voices, greedy": (by_voices, greedy),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A variant's summary: its text, words, weight covered, and the seconds that plan and choice took."""

    text: str
    words: int
    value: float
    seconds: float


def prepare(
    articles: Sequence[Article], generator: Generator, words: int, weigh: Weigh
) -> tuple[Sayable, float]:
    """What one event has to tell under some weights, and the seconds that took."""
    started = time.process_time()
    passages = event_passages(articles)
    own = concept_weights(articles, passages)
    wanted = weigh(articles, passages, own)
    worth = {concept: wanted[concept] / max(weight, 1e-9) for concept, weight in own.items()}
    found = sayable(articles, generator, Config(plan=PlanConfig(max_words=words)), worth=worth)
    return found, time.process_time() - started


def tell(prepared: tuple[Sayable, float], generator: Generator, words: int, solver: Solver) -> Written:
    """What a solver chooses of it, in the order to tell it."""
    values: list[float] = []

    def counted(problem: Problem, max_words: int) -> Sequence[int]:
        rows = solver(problem, max_words)
        values.append(problem.value(rows))
        return rows

    found, seconds = prepared
    started = time.process_time()
    told = chosen(found, generator, words, solver=counted)
    seconds += time.process_time() - started
    text = " ".join(said for _, said in told)
    return Written(text, len(text.split()), values[0] if values else 0.0, seconds)


def cleaned(example: Example) -> list[Article]:
    own = [replace(article, event_id=example.example_id) for article in example.sources]
    config = Config()
    return list(dedupe_articles(clean_articles(own, config.clean).articles, config.dedupe).articles)


def measure(name: str, corpus: Corpus, examples: Sequence[Example], words: int, generator: Generator) -> None:
    """Prints a table of the variants, and the first of them against each other one and the lead."""
    references = [example.references for example in examples]
    events = [cleaned(example) for example in examples]
    scores: dict[str, list[SegmentScores]] = {}
    written: dict[str, list[Written]] = {}
    ready: dict[Weigh, list[tuple[Sayable, float]]] = {}
    for variant, (weigh, solver) in VARIANTS.items():
        if weigh not in ready:
            ready[weigh] = [prepare(articles, generator, words, weigh) for articles in events]
        written[variant] = [tell(prepared, generator, words, solver) for prepared in ready[weigh]]
        texts = [one.text for one in written[variant]]
        scores[variant] = _f1(rouge_scores(texts, references, corpus.mode))
    lead = [one.text for one in baseline("lead", examples, Budget(words=words), mode=corpus.mode)]
    scores[f"first {words} words"] = _f1(rouge_scores(lead, references, corpus.mode))
    best = np.array([one.value for one in written["learned, exact"]])
    first = next(iter(VARIANTS))
    print(f"\n{name}: {len(examples)} events, {words} words, {generator.profile.name}")
    for variant, own in scores.items():
        row = " / ".join(f"{i.mean:.2f} [{i.low:.1f}, {i.high:.1f}]" for i in intervals(own))
        if variant in written:
            row += f" | {np.mean([one.words for one in written[variant]]):.1f} words"
            row += f" | {1000 * np.mean([one.seconds for one in written[variant]]):.0f} ms"
            if VARIANTS[variant][0] is learned:
                value = np.array([one.value for one in written[variant]])
                row += f" | value {100 * float((value[best > 0] / best[best > 0]).mean()):.2f} %"
            row += f" | {sum(not one.text for one in written[variant])} empty"
        print(f"{variant:22} {row}", flush=True)
    for variant in [other for other in scores if other != first]:
        for a, b in zip(scores[first][:2], scores[variant][:2], strict=True):
            print(f"  {a.name}: {compare(a, b, (first, variant)).conclusion}")


def _f1(scores: Sequence[SegmentScores]) -> list[SegmentScores]:
    return [score for score in scores if score.name in {"rouge1.f1", "rouge2.f1", "rougeL.f1"}]


def main() -> None:
    parser = argparse.ArgumentParser(description="Ablation of the plan's parts.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="compact")
    parser.add_argument("--limit", type=int, default=100, help="examples of a corpus, drawn with a seed")
    parser.add_argument("--corpus", choices=[*CORPORA], action="append")
    arguments = parser.parse_args()
    generator = open_generator(GenerateConfig(model=arguments.model))
    for name in arguments.corpus or CORPORA:
        declared, words = CORPORA[name]
        corpus = load_corpus(declared, arguments.data)
        examples = list(corpus.examples)
        if len(examples) > arguments.limit:
            examples = random.Random(12345).sample(examples, arguments.limit)
        measure(name, corpus, examples, words, generator)


if __name__ == "__main__":
    main()
