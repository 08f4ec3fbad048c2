"""Does quality still hold? Measures the figures that the project stands for against their floors.

    python benchmarks/quality_gate.py DATA                  # exit status 1, and a line each, for what fell
    python benchmarks/quality_gate.py DATA --part clusters  # one part only
    python benchmarks/quality_gate.py DATA --update         # raise the floors to what is measured, less a margin
    python benchmarks/quality_gate.py DATA --update --lower "REASON"

DATA is the folder of the corpora. The floors are in quality_floors.toml, each with its margin, the
signature of its figure and the SHA-256 of its data. `--update` never lowers one without a reason.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import get_args

from clustering import ecbplus, found_groups, graded_pairs, ntrex, rpm2, scores_of
from planted_errors import true_sentences
from quality_floors import Figure, Side, broken, file_hashes, read_floors, updated, write_floors

from summarize.config import ClusterConfig, Config, PlanConfig
from summarize.errors import SummarizeError
from summarize.evaluate.baselines.line import line
from summarize.evaluate.citations.alce import citation_scores
from summarize.evaluate.citations.alignment import Task, cross_validated
from summarize.evaluate.citations.gold import load_spark, load_support
from summarize.evaluate.citations.scorers import aligner_scores
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.graded_pairs import pair_auc
from summarize.evaluate.grounding.check import grounding_scores
from summarize.evaluate.grounding.planted import PlantedError, by_gate, by_metric, detection, plant
from summarize.evaluate.rouge.score import RougeScore, score_rouge

FLOORS = Path(__file__).with_name("quality_floors.toml")

# Margins: what may change with the machine or with work elsewhere without being a loss of quality.
GROUPING = 0.005  # of B3, pairs and AUC: the same everywhere, but work elsewhere may move an article or two
ROUGE = (
    0.3  # points: the model's int8 products round differently on other processors, and a cut or two change
)
DETECTION = 1.0  # points of percent: of the rarer kinds there are a few hundred
ALIGNMENT = 0.01  # of F1 in 0..1: the threshold is chosen anew each time
EXACT_ROUGE = 0.005  # points: nothing but the scorer itself is in these

TITLES = "orangesum/title_system_outputs.jsonl.gz"
RPM2 = "rpm2/dev.jsonl.gz"
ECB, NTREX, SEMEVAL = (
    f"clustering/{name}.jsonl.gz" for name in ("ecbplus", "ntrex_documents", "semeval2022_task8_pairs")
)
VALID = "orangesum/valid.jsonl.gz"
SPARK = ("attribution/spark_alignments.jsonl.gz", "attribution/spark_documents.jsonl.gz")
SUPPORT = Path(__file__).parent / "gold" / "rpm2-dev-support.jsonl"
ARTICLES, SEED = 150, 12345  # as benchmarks/planted_errors.py has them
WORDS = 100  # of RPM2's references
# Metric of the line → side, and margin in points: one sentence of one of twenty summaries is about one point.
# How many sources and voices are cited is not among them: a floor there would ask for citations, right or wrong.
TOLD: Mapping[str, tuple[Side, float]] = {
    "unsupported.any": ("ceiling", 1.0),
    "unsupported.number": ("ceiling", 0.0),
    "unsupported.name": ("ceiling", 1.0),
    "citation.recall": ("floor", 2.0),
    "citation.precision": ("floor", 2.0),
    "citation.uncited": ("ceiling", 0.0),
}


def clusters(data: Path) -> list[Figure]:
    """B3 F1 of the default configuration on each set, and the AUC on graded pairs."""
    figures = []
    config = ClusterConfig()
    for file, golds in ((ECB, ecbplus(data)), (RPM2, rpm2(data)), (NTREX, ntrex(data))):
        for gold in golds:
            scores = scores_of(gold, found_groups(gold, config))
            named = {"B3 F1": scores.b_cubed.f1, "B3 precision": scores.b_cubed.precision}
            if gold.kind == "event" and len({article.language for article in gold.articles}) > 1:
                named["F1 of pairs across languages"] = scores.cross_lingual.f1
            figures += [
                Figure(f"{gold.name}: {name}", value, "floor", GROUPING, scores.signature, (file,))
                for name, value in named.items()
            ]
    pairs = graded_pairs(data, config)
    scored = pair_auc([pair.grade for pair in pairs], [pair.similarity for pair in pairs])
    return [
        *figures,
        Figure("semeval pairs: AUC", scored.auc, "floor", GROUPING, scored.signature, (SEMEVAL,)),
    ]


def scorer(data: Path) -> list[Figure]:
    """Published systems' titles, rescored: the scorer must go on giving what it gives, to both sides."""
    titles = load_corpus("orangesum-title-outputs", data)
    golds = [example.references for example in titles.examples]
    figures = []
    for system, column in titles.declaration.systems.items():
        score = score_rouge([p.text for p in titles.systems[system]], golds, "google")
        figures += [
            Figure(f"titles, {column}: {metric}", value, "exact", EXACT_ROUGE, score.signature, (TITLES,))
            for metric, value in _rouge(score).items()
        ]
    return figures


def shipped_line(data: Path) -> list[Figure]:
    """The shipped line with its embedded model on RPM2's sets, at the references' length."""
    examples = load_corpus("rpm2", data).examples
    with tempfile.TemporaryDirectory() as folder:
        predictions = line(examples, Config(plan=PlanConfig(max_words=WORDS)), Path(folder))
    score = score_rouge([p.text for p in predictions], [e.references for e in examples], "fr")
    figures = [
        Figure(f"rpm2: {metric}", value, "floor", ROUGE, f"{score.signature}|words:{WORDS}", (RPM2,))
        for metric, value in _rouge(score).items()
    ]
    for scores in [*grounding_scores(predictions, []), *citation_scores(predictions)]:
        if scores.name in TOLD:
            side, margin = TOLD[scores.name]
            signature = f"{scores.signature}|agg:mean|n:{len(predictions)}|words:{WORDS}"
            figures.append(Figure(f"rpm2: {scores.name}", scores.mean, side, margin, signature, (RPM2,)))
    return figures


def planted(data: Path) -> list[Figure]:
    """Errors planted in true sentences that the metric and the gate see, and true ones that they flag."""
    errors = plant(true_sentences(data, ARTICLES), SEED)
    figures = []
    checkers: dict[str, Callable[[PlantedError], bool]] = {
        "metric": by_metric,
        "gate": partial(by_gate, trust="order"),
    }
    for name, checker in checkers.items():
        for found in detection(checker, errors):
            side: Side = "ceiling" if found.kind.startswith("true") else "floor"
            signature = f"planted|{name}|percent|articles:{ARTICLES}|seed:{SEED}"
            figures.append(
                Figure(f"{name}: {found.kind}", found.rate, side, DETECTION, signature, (VALID, RPM2))
            )
    return figures


def alignment(data: Path) -> list[Figure]:
    """The aligner on the gold of two languages, each half of the topics at the other half's best threshold."""
    gold = file_hashes(SUPPORT.parent, [SUPPORT.name])[SUPPORT.name]
    golds = {
        "SPARK": (load_spark(data / "attribution"), SPARK, ""),
        "French gold": (load_support(SUPPORT, data / RPM2), (RPM2,), f"|gold:{gold[:12]}"),
    }
    figures = []
    for name, (events, files, made) in golds.items():
        scores = [aligner_scores(event) for event in events]
        for task in get_args(Task):
            held = cross_validated(events, scores, task)
            signature = f"{held.segments.signature}|agg:micro|topics:{len(held.topics)}{made}"
            figures.append(Figure(f"{name}, {task}: F1", held.f1, "floor", ALIGNMENT, signature, files))
    return figures


def _rouge(score: RougeScore) -> dict[str, float]:
    return {"ROUGE-1": score.rouge1, "ROUGE-2": score.rouge2, "ROUGE-L": score.rougeL}


@dataclass(frozen=True, slots=True)
class Part:
    """Figures that are measured together, and the files that they need."""

    measure: Callable[[Path], list[Figure]]
    files: tuple[str, ...]
    slow: bool = False  # about half a minute or more on two cores


PARTS: Mapping[str, Part] = {
    "clusters": Part(clusters, (ECB, RPM2, NTREX, SEMEVAL)),
    "scorer": Part(scorer, (TITLES,)),
    "line": Part(shipped_line, (RPM2,)),
    "planted": Part(planted, (VALID, RPM2), slow=True),
    "alignment": Part(alignment, (*SPARK, RPM2)),
}


def measure(data: Path, part: str) -> list[Figure]:
    """The figures of a part, under its name."""
    return [replace(figure, name=f"{part}/{figure.name}") for figure in PARTS[part].measure(data)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", action="append", choices=PARTS, help="measure only this; may be repeated")
    parser.add_argument("--update", action="store_true", help="set new floors and raise those that can be")
    parser.add_argument("--lower", metavar="REASON", help="with --update: let floors fall, and record why")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    options = parser.parse_args(arguments)
    if options.lower is not None and not (options.update and options.lower.strip()):
        parser.error('--lower goes with --update and needs a reason: --update --lower "REASON"')
    try:
        return _gate(options)
    except SummarizeError as error:
        print(error, file=sys.stderr)
        return 2


def _gate(options: argparse.Namespace) -> int:
    parts = options.part or list(PARTS)
    floors = read_floors(options.floors)
    hashes = file_hashes(options.data, [name for part in parts for name in PARTS[part].files])
    figures: list[Figure] = []
    for part in parts:
        start = time.perf_counter()
        figures += measure(options.data, part)
        print(f"{part}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    for figure in figures:
        print(f"{figure.value:9.4f}  {figure.name}  [{floors.floors.get(figure.name, 'no floor')}]")
    measured = {figure.name for figure in figures}
    # Of a part that was measured, or that the gate does not know any more.
    due = {name for name in floors.floors if name.split("/")[0] in parts or name.split("/")[0] not in PARTS}
    if options.update:
        new = updated(figures, floors, hashes, gone=due - measured, reason=options.lower)
        write_floors(options.floors, new)
        print(f"{options.floors.name}: {len(new.floors)} floors, {len(new.lowered)} ever lowered")
        return 0
    fallen = broken(figures, floors, hashes)
    fallen += [f"{name}: has a floor and is not measured any more" for name in sorted(due - measured)]
    for one in fallen:
        print(f"BROKEN {one}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
