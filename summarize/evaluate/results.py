"""What an evaluation found, as records, JSON and a Markdown table; every number with its signature."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from summarize import __version__
from summarize.evaluate.segments import Better

FORMAT = "summarize evaluation 1"
# What can change a figure: the engines and the numerics below them.
LIBRARIES = (
    "ctranslate2",
    "datasets",
    "numpy",
    "PyStemmer",
    "rouge-score",
    "sacrebleu",
    "scikit-learn",
    "scipy",
    "sumy",
    "torch",
    "transformers",
)
EVERYTHING = "all"  # the group of all segments


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A metric's mean over `n` segments of a group, and its confidence interval (None: undefined).

    `family` is the metric of the settings, `metric` one of the values that it gives ("rouge2.f1").
    """

    corpus: str
    group: str
    system: str
    family: str
    metric: str
    mean: float | None
    low: float | None
    high: float | None
    n: int
    better: Better
    signature: str


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """`a` against `b` on the segments that both have; see `significance.Comparison`."""

    corpus: str
    group: str
    metric: str
    a: str
    b: str
    difference: float | None
    low: float | None
    high: float | None
    share: float | None
    p_value: float | None
    p_alone: float | None
    wins: int
    ties: int
    losses: int
    n: int
    conclusion: str
    signature: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Alignment with gold at a threshold: precision, recall and F1 in 0..1."""

    threshold: float
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A scorer of (summary sentence, source sentence) pairs over its thresholds, on one gold."""

    gold: str
    scorer: str
    signature: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """Which examples were scored: how many, by group, and the digest of their texts."""

    examples: int
    groups: dict[str, int]
    digest: str


@dataclass(frozen=True, slots=True)
class Results:
    """All that an evaluation found; results.json is this record (results.schema.json)."""

    format: str
    settings: Any
    versions: dict[str, str]
    revision: str | None
    corpora: dict[str, CorpusFacts]
    scores: tuple[ScoreRow, ...]
    comparisons: tuple[ComparisonRow, ...]
    curves: tuple[Curve, ...] = ()
    warnings: tuple[str, ...] = ()


def versions() -> dict[str, str]:
    """The versions of this package, Python and the libraries that can change a figure."""
    import platform

    found = {"python": platform.python_version(), "summarize": __version__}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def revision() -> str | None:
    """The git revision of the code, "+" after it when files differ; None outside a repository."""
    folder = Path(__file__).resolve().parent
    if not any((parent / ".git").exists() for parent in folder.parents[:3]):
        return None  # installed: a repository further up would be the user's own

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603

    try:
        return git("rev-parse", "HEAD") + ("+" if git("status", "--porcelain", "--", "..") else "")
    except (OSError, subprocess.CalledProcessError):
        return None


def results_to_json(results: Results) -> str:
    """Indented JSON in UTF-8; undefined numbers are null."""
    encoded = msgspec.json.encode(results, order="deterministic")
    return msgspec.json.format(encoded, indent=1).decode("utf-8") + "\n"


def results_to_markdown(results: Results, focus: str | None = None) -> str:
    """Tables of scores and comparisons per corpus and group, then signatures and warnings.

    Args:
        results: what was found.
        focus: only its comparisons are told, when given; all are in results.json.
    """
    notes: dict[str, int] = {}
    parts = []
    for corpus, facts in results.corpora.items():
        for group in (EVERYTHING, *(g for g in facts.groups)):
            rows = [r for r in results.scores if (r.corpus, r.group) == (corpus, group)]
            if not rows:
                continue
            count = facts.examples if group == EVERYTHING else facts.groups[group]
            title = corpus if group == EVERYTHING else f"{corpus}, {group}"
            parts.append(f"## {title} ({count} examples)\n")
            parts += [_score_table(table, notes) for table in _families(rows)]
            told = [
                c
                for c in results.comparisons
                if (c.corpus, c.group) == (corpus, group) and (focus is None or focus in {c.a, c.b})
            ]
            if told:
                parts.append(_comparison_table(told, notes))
    for gold in dict.fromkeys(curve.gold for curve in results.curves):
        parts.append(_curve_table([c for c in results.curves if c.gold == gold], notes))
    if notes:
        parts.append("\n".join(f"[{number}] `{signature}`" for signature, number in notes.items()) + "\n")
    if results.warnings:
        parts.append("Warnings:\n\n" + "\n".join(f"- {warning}" for warning in results.warnings) + "\n")
    return "\n".join(parts)


def _families(rows: Sequence[ScoreRow]) -> list[list[ScoreRow]]:
    """The rows of each table: of ROUGE the F1 only, precision and recall are in the JSON."""
    found: dict[str, list[ScoreRow]] = {}
    for row in rows:
        if row.family != "rouge" or row.metric.endswith(".f1"):
            found.setdefault(row.family, []).append(row)
    return list(found.values())


def _score_table(rows: Sequence[ScoreRow], notes: dict[str, int]) -> str:
    metrics = list(dict.fromkeys(row.metric for row in rows))
    systems = list(dict.fromkeys(row.system for row in rows))
    cells = {(row.system, row.metric): row for row in rows}
    header = ["", *(f"{metric} {_note(rows, metric, notes)}" for metric in metrics)]
    lines = [[system, *(_cell(cells.get((system, metric))) for metric in metrics)] for system in systems]
    return _table(header, lines)


def _note(rows: Sequence[ScoreRow], metric: str, notes: dict[str, int]) -> str:
    """The numbers of the signatures that a column's values have: usually one."""
    signatures = dict.fromkeys(row.signature for row in rows if row.metric == metric)
    return "".join(f"[{notes.setdefault(signature, len(notes) + 1)}]" for signature in signatures)


def _cell(row: ScoreRow | None) -> str:
    if row is None or row.mean is None:
        return "–"
    if row.low is None or row.high is None:
        return f"{row.mean:.2f}"
    return f"{row.mean:.2f} [{row.low:.2f}, {row.high:.2f}]"


def _comparison_table(rows: Sequence[ComparisonRow], notes: dict[str, int]) -> str:
    lines = []
    for row in rows:
        note = notes.setdefault(row.signature, len(notes) + 1)
        known = row.difference is not None and row.low is not None and row.high is not None
        span = f"{row.difference:+.2f} [{row.low:+.2f}, {row.high:+.2f}]" if known else "–"
        p = "–" if row.p_value is None else f"{row.p_value:.4f}"
        counts = f"{row.wins}/{row.ties}/{row.losses}"
        lines.append([f"{row.metric} [{note}]", f"{row.a} − {row.b}", span, p, counts])
    table = _table(["", "pair", "difference", "p", "won/tied/lost"], lines)
    return table + "\n" + "\n".join(f"- {row.conclusion}" for row in rows) + "\n"


def _curve_table(curves: Sequence[Curve], notes: dict[str, int]) -> str:
    lines = []
    for curve in curves:
        best = max(curve.points, key=lambda point: point.f1)
        note = notes.setdefault(curve.signature, len(notes) + 1)
        figures = (best.threshold, best.precision, best.recall, best.f1)
        lines.append([f"{curve.scorer} [{note}]", *(f"{figure:.3f}" for figure in figures)])
    header = ["scorer", "best threshold", "precision", "recall", "F1"]
    return f"## Citation alignment: {curves[0].gold}\n\n" + _table(header, lines)


def _table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    rule = "|" + "---|" * len(header)
    return "\n".join([row(header), rule, *(row(line) for line in lines)]) + "\n"


def merged_settings(settings: Any, overrides: Mapping[str, Any]) -> Any:
    """The settings as they are recorded: plain values, with what the command line changed."""
    return {**msgspec.to_builtins(settings), **overrides}
