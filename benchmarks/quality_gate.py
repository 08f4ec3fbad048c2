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
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from clustering import ecbplus, found_groups, graded_pairs, ntrex, rpm2, scores_of
from quality_floors import Figure, broken, file_hashes, read_floors, updated, write_floors

from summarize import Config, run
from summarize.config import ClusterConfig, PlanConfig
from summarize.errors import SummarizeError
from summarize.evaluate.clustering import pair_auc
from summarize.evaluate.rouge import score_rouge
from summarize.records import CitedSummary

FLOORS = Path(__file__).with_name("quality_floors.toml")

# Margins: what may change with the machine or with work elsewhere without being a loss of quality.
GROUPING = 0.005  # of B3, pairs and AUC: the same everywhere, but work elsewhere may move an article or two
ROUGE = (
    0.3  # points: the model's int8 products round differently on other processors, and a cut or two change
)
EXACT_ROUGE = 0.005  # points: nothing but the scorer itself is in these

TITLES = "orangesum/title_system_outputs.jsonl.gz"
RPM2 = "rpm2/dev.jsonl.gz"
ECB, NTREX, SEMEVAL = (
    f"clustering/{name}.jsonl.gz" for name in ("ecbplus", "ntrex_documents", "semeval2022_task8_pairs")
)
SYSTEMS = ("barthez", "camembert2camembert", "mbart", "mbarthez")
WORDS = 100  # of RPM2's references


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
    records = _lines(data / TITLES)
    golds = [[record["reference"]] for record in records]
    figures = []
    for system in SYSTEMS:
        score = score_rouge([record[system] for record in records], golds, "google")
        figures += [
            Figure(f"titles, {system}: {metric}", value, "exact", EXACT_ROUGE, score.signature, (TITLES,))
            for metric, value in (
                ("ROUGE-1", score.rouge1),
                ("ROUGE-2", score.rouge2),
                ("ROUGE-L", score.rougeL),
            )
        ]
    return figures


def line(data: Path) -> list[Figure]:
    """The shipped line with its embedded model on RPM2's sets, at the references' length."""
    records, summaries = _lines(data / RPM2), _rpm2_summaries(data)
    texts = [" ".join(sentence.text for sentence in summaries[record["id"]].sentences) for record in records]
    score = score_rouge(texts, [record["references"] for record in records], "fr")
    return [
        Figure(f"rpm2 line: {metric}", value, "floor", ROUGE, f"{score.signature}|words:{WORDS}", (RPM2,))
        for metric, value in (
            ("ROUGE-1", score.rouge1),
            ("ROUGE-2", score.rouge2),
            ("ROUGE-L", score.rougeL),
        )
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """Figures that are measured together, and the files that they need."""

    measure: Callable[[Path], list[Figure]]
    files: tuple[str, ...]
    slow: bool = False  # more than 30 seconds on two cores


PARTS: Mapping[str, Part] = {
    "clusters": Part(clusters, (ECB, RPM2, NTREX, SEMEVAL)),
    "scorer": Part(scorer, (TITLES,)),
    "line": Part(line, (RPM2,)),
}


def measure(data: Path, part: str) -> list[Figure]:
    """The figures of a part, under its name."""
    return [replace(figure, name=f"{part}/{figure.name}") for figure in PARTS[part].measure(data)]


def _lines(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@cache
def _rpm2_summaries(data: Path) -> Mapping[str, CitedSummary]:
    """A run of the shipped line, with RPM2's sets as its events."""
    config = Config(plan=PlanConfig(max_words=WORDS))
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "rpm2.jsonl"
        articles.write_text(
            "".join(
                json.dumps({"id": d["id"], "title": d["title"], "text": d["text"], "event_id": s["id"]})
                + "\n"
                for s in _lines(data / RPM2)
                for d in s["documents"]
            ),
            encoding="utf-8",
        )
        return {one.event_id: one for one in run([articles], Path(folder) / "run", config).summaries}


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
    told = broken(figures, floors, hashes)
    told += [f"{name}: has a floor and is not measured any more" for name in sorted(due - measured)]
    for line_ in told:
        print(f"BROKEN {line_}")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
