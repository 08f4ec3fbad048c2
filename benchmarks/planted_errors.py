"""How much is detected of errors planted in true French sentences, by the metric and by the gate.

    python benchmarks/planted_errors.py [--data ../shared/data] [--articles 150] [--show 3]

Prints, per kind of error, the share that the grounding metric flags and that the gate stops (trust
"order" and "free"), with 95 % intervals, and the same for true sentences and true cuts of them
(false alarms); with --show, examples of what the metric missed or wrongly flagged.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from summarize.evaluate.corpora.files import read_json_lines
from summarize.evaluate.grounding.check import check_sentence
from summarize.evaluate.grounding.planted import TrueSentence, by_gate, by_metric, detection, plant
from summarize.text.normalize import normalize
from summarize.text.sentences import sentence_spans
from summarize.verify.french import unprintable


def articles(data: Path, limit: int) -> Iterator[tuple[datetime | None, str]]:
    """Day and text of French articles: the first `limit` of OrangeSum's validation set, then RPM2's."""
    for row in read_json_lines(data / "orangesum" / "valid.jsonl.gz")[:limit]:
        yield datetime.fromisoformat(row.values["date"]).replace(tzinfo=UTC), row.values["article"]
    for row in read_json_lines(data / "rpm2" / "dev.jsonl.gz"):
        for document in row.values["documents"][: max(1, limit // 100)]:
            yield None, document["text"]


def true_sentences(data: Path, limit: int) -> list[TrueSentence]:
    """Their sentences that could stand in a summary: whole, between 40 and 400 characters."""
    found = []
    for day, raw in articles(data, limit):
        text = normalize(raw)
        for span in sentence_spans(text, "fr"):
            sentence = text[span.start : span.end]
            if 40 <= len(sentence) <= 400 and not unprintable(sentence):
                found.append(TrueSentence(sentence, day))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--seed", type=int, default=12345)
    parser.add_argument("--show", type=int, default=0, help="examples a kind of what the metric got wrong")
    options = parser.parse_args()
    sentences = true_sentences(options.data, options.articles)
    planted = plant(sentences, options.seed)
    print(
        f"{len(sentences)} true sentences, {sum(not e.is_true for e in planted)} errors, seed {options.seed}"
    )
    checkers = {
        "metric": by_metric,
        "gate:order": partial(by_gate, trust="order"),
        "gate:free": partial(by_gate, trust="free"),
    }
    tables = [detection(checker, planted) for checker in checkers.values()]
    print(f"{'% flagged':20}{'tried':>7}" + "".join(f"{name:>22}" for name in checkers))
    for row in zip(*tables, strict=True):
        rates = "".join(f"{d.rate:8.1f} [{d.low:5.1f},{d.high:6.1f}]" for d in row)
        print(f"{row[0].kind:20}{row[0].tried:7}{rates}")
    rng = random.Random(options.seed)
    for kind in dict.fromkeys(error.kind for error in planted):
        wrong = [error for error in planted if error.kind == kind and by_metric(error) != (not error.is_true)]
        for error in rng.sample(wrong, min(options.show, len(wrong))):
            flags = [
                (p.kind, p.text) for p in check_sentence(error.text, error.passages, "fr", error.published_at)
            ]
            print(
                f"\n[{kind}] {error.before!r} -> {error.after!r} {flags}\n  {error.text}\n  <- {error.passages[0]}"
            )


if __name__ == "__main__":
    main()
