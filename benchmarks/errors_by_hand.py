"""How much is detected of errors written by hand, by the metric and by the gate, and what is missed.

    python benchmarks/errors_by_hand.py [--half odd] [--list metric]

Reads tests/golden/errors_by_hand.toml. Prints, per kind of error, the share that the grounding
metric flags and that the gate stops (trust "order" and "free"), with 95 % intervals (Wilson 1927),
and the same for the true sentences (false alarms). With --list, every error that this checker
missed and every true sentence that it flagged. Rules may be mended with the odd cases in view;
what they are worth is read on the even ones.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from summarize.evaluate.grounding.check import Problem, Witness, check_witnesses
from summarize.records import Passage
from summarize.verify.gate import problems_of
from summarize.verify.problems import Problem as Stopped

TABLE = Path(__file__).resolve().parents[1] / "tests" / "golden" / "errors_by_hand.toml"
HALVES = ("odd", "even", "all")
TRUE = "true"
ErrorKind = Literal[
    "number",
    "unit",
    "number misplaced",
    "date",
    "name",
    "place",
    "office",
    "roles",
    "splice",
    "quotation",
    "attribution",
    "negation",
    "lexical negation",
    "comparison",
    "hedge",
    "presumption",
    "tense",
    "generalisation",
    "superlative",
    "causality",
]
KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of the table: `case` from 1; `kind` is "true" for what the passages do say."""

    case: int
    kind: str
    text: str
    why: str
    passages: tuple[Witness, ...]


class Rate(NamedTuple):
    """`flagged` of `tried` sentences; the rest, 0..100, is the rate and its interval."""

    kind: str
    tried: int
    flagged: int
    rate: float
    low: float
    high: float


def written(half: str = "all", table: Path = TABLE) -> list[Written]:
    """The sentences of one half of the table, in its order."""
    found = []
    for number, case in enumerate(tomllib.loads(table.read_text(encoding="utf-8"))["case"], start=1):
        if half != "all" and half != HALVES[1 - number % 2]:
            continue
        passages = tuple(
            Witness(p["text"], p.get("language", "fr"), _noon(p.get("published"))) for p in case["passages"]
        )
        found.append(Written(number, TRUE, case["true"], "", passages))
        found += [Written(number, f["kind"], f["text"], f["why"], passages) for f in case["false"]]
    return found


def _noon(day: datetime | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(12), UTC)


def metric(sentence: Written) -> Sequence[Problem]:
    """What the grounding metric flags in a sentence."""
    return check_witnesses(sentence.text, sentence.passages)


def gate(sentence: Written, trust: str) -> Sequence[Stopped]:
    """What the gate stops it for, at trust "order", "fusion" or "free"."""
    passages = [
        Passage(str(i), 0, len(w.text), w.text, w.language or "fr", i)
        for i, w in enumerate(sentence.passages)
    ]
    published = {str(i): w.published_at for i, w in enumerate(sentence.passages)}
    return problems_of(sentence.text, passages, published, trust)


Checker = Callable[[Written], Sequence[Problem] | Sequence[Stopped]]
CHECKERS: dict[str, Checker] = {
    "metric": metric,
    "gate:order": partial(gate, trust="order"),
    "gate:free": partial(gate, trust="free"),
}


def rates(checker: Checker, sentences: Sequence[Written]) -> list[Rate]:
    """Per kind, then of all errors, then of the true sentences: how many are flagged."""
    flags = [(sentence.kind, bool(checker(sentence))) for sentence in sentences]
    groups: dict[str, list[bool]] = {kind: [flag for of, flag in flags if of == kind] for kind in KINDS}
    groups["all errors"] = [flag for of, flag in flags if of != TRUE]
    groups[TRUE] = [flag for of, flag in flags if of == TRUE]
    return [_rate(kind, len(group), sum(group)) for kind, group in groups.items() if group]


def _rate(kind: str, tried: int, flagged: int) -> Rate:
    from scipy.stats import binomtest

    interval = binomtest(flagged, tried).proportion_ci(method="wilson")
    return Rate(kind, tried, flagged, 100 * flagged / tried, 100 * interval.low, 100 * interval.high)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--list", choices=tuple(CHECKERS), help="print what this checker gets wrong")
    options = parser.parse_args()
    sentences = written(options.half)
    tables = [rates(checker, sentences) for checker in CHECKERS.values()]
    print(f"{'% flagged, ' + options.half:20}{'tried':>7}" + "".join(f"{name:>22}" for name in CHECKERS))
    for row in zip(*tables, strict=True):
        cells = "".join(f"{r.rate:8.1f} [{r.low:5.1f},{r.high:6.1f}]" for r in row)
        print(f"{row[0].kind:20}{row[0].tried:7}{cells}")
    for sentence in sentences if options.list else ():
        problems = CHECKERS[options.list](sentence)
        if bool(problems) != (sentence.kind != TRUE):
            print(f"\n[{sentence.case} {sentence.kind}] {sentence.text}")
            print(f"  {sentence.why or [(p.kind, p.text) for p in problems]}")
            for passage in sentence.passages:
                print(f"  <- {passage.text}")


if __name__ == "__main__":
    main()
