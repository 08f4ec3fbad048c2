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
from summarize.evaluate.settings import Family

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
# What the tables show of each family, in this order; precision, recall, counts by output and the
# other n-grams are in results.json.
SHOWN: Mapping[Family, tuple[str, ...]] = {
    "rouge": ("rouge1.f1", "rouge2.f1", "rougeL.f1", "rougeLsum.f1"),
    "grounding": tuple(
        f"unsupported.{kind}"
        for kind in ("any", "number", "date", "name", "quotation", "negation", "hedge", "relation")
    ),
    "citations": (
        "citation.recall", "citation.precision", "citation.f1", "citation.uncited", "coverage.sources", "voices.two",
    ),
    "texts": (
        "words", "sentences", "compression", "coverage", "density", "novel.sentence", "novel.2gram", "repeated.3gram",
    ),
    "translation": ("chrf",),
    "alignment": ("alignment.f1",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A metric's mean over `n` segments of a group, and its confidence interval (None: undefined).

    `family` is the metric of the settings, `metric` one of the values that it gives ("rouge2.f1").
    """

    corpus: str
    group: str
    system: str
    family: Family
    metric: str
    mean: float | None
    low: float | None
    high: float | None
    n: int
    better: Better
    signature: str


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """`a` against `b` on the segments that both have; see `significance.conclusion.Comparison`."""

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


def results_to_markdown(results: Results) -> str:
    """Tables of scores and comparisons per corpus and group, then signatures and warnings.

    The tables hold the values of `SHOWN`; results.json holds all.
    """
    notes: dict[str, list[str]] = {}
    parts = []
    for corpus, facts in results.corpora.items():
        for group in (EVERYTHING, *facts.groups):
            rows = [r for r in results.scores if (r.corpus, r.group) == (corpus, group)]
            if not rows:
                continue
            count = facts.examples if group == EVERYTHING else facts.groups[group]
            title = corpus if group == EVERYTHING else f"{corpus}, {group}"
            parts.append(
                f"## {title} ({count} {'topics' if rows[0].family == 'alignment' else 'examples'})\n"
            )
            parts += [_score_table(table, notes) for table in _families(rows)]
            told = [c for c in results.comparisons if (c.corpus, c.group) == (corpus, group)]
            if told:
                parts.append(_comparison_table(told, notes))
        curves = [curve for curve in results.curves if curve.gold == corpus]
        if curves:
            parts.append(_curve_table(curves, notes))
    if notes:
        lines = [
            f"[{number}] `{','.join(dict.fromkeys(heads))}|{tail}`"
            for number, (tail, heads) in enumerate(notes.items(), start=1)
        ]
        parts.append("\n".join(lines) + "\n")
    if results.warnings:
        parts.append("Warnings:\n\n" + "\n".join(f"- {warning}" for warning in results.warnings) + "\n")
    return "\n".join(parts)


def _families(rows: Sequence[ScoreRow]) -> list[list[ScoreRow]]:
    """The rows of each table, in the order of `SHOWN`."""
    found = []
    for family in dict.fromkeys(row.family for row in rows):
        shown = [row for row in rows if row.family == family and row.metric in SHOWN[family]]
        shown.sort(key=lambda row: SHOWN[row.family].index(row.metric))
        if any(row.mean is not None for row in shown):
            found.append(shown)
    return found


def _score_table(rows: Sequence[ScoreRow], notes: dict[str, list[str]]) -> str:
    metrics = list(dict.fromkeys(row.metric for row in rows))
    systems = list(dict.fromkeys(row.system for row in rows))
    cells = {(row.system, row.metric): row for row in rows}
    header = ["", *(f"{metric} {_marks(rows, metric, notes)}" for metric in metrics)]
    lines = [
        [system, *(_cell(cells.get((system, metric))) for metric in metrics)]
        for system in systems
        if any(cells[system, m].mean is not None for m in metrics if (system, m) in cells)
    ]
    return _table(header, lines)


def _marks(rows: Sequence[ScoreRow], metric: str, notes: dict[str, list[str]]) -> str:
    """The notes of the signatures that a column's values have: usually one."""
    signatures = dict.fromkeys(row.signature for row in rows if row.metric == metric and row.mean is not None)
    return "".join(dict.fromkeys(_mark(signature, notes) for signature in signatures))


def _mark(signature: str, notes: dict[str, list[str]]) -> str:
    """The number of a note; signatures that differ only in what stands before the first "|" share one."""
    head, _, tail = signature.partition("|")
    notes.setdefault(tail, []).append(head)
    return f"[{list(notes).index(tail) + 1}]"


def _cell(row: ScoreRow | None) -> str:
    if row is None or row.mean is None:
        return "–"
    if row.low is None or row.high is None:
        return f"{row.mean:.2f}"
    return f"{row.mean:.2f} [{row.low:.2f}, {row.high:.2f}]"


def _comparison_table(rows: Sequence[ComparisonRow], notes: dict[str, list[str]]) -> str:
    lines = []
    for row in rows:
        known = row.difference is not None and row.low is not None and row.high is not None
        span = f"{row.difference:+.2f} [{row.low:+.2f}, {row.high:+.2f}]" if known else "–"
        p = "–" if row.p_value is None else f"{row.p_value:.4f}"
        counts = f"{row.wins}/{row.ties}/{row.losses}"
        lines.append([f"{row.metric} {_mark(row.signature, notes)}", f"{row.a} − {row.b}", span, p, counts])
    table = _table(["paired", "systems", "difference", "p", "won/tied/lost"], lines)
    return table + "\n" + "\n".join(f"- {row.conclusion}" for row in rows) + "\n"


def _curve_table(curves: Sequence[Curve], notes: dict[str, list[str]]) -> str:
    """The best point of each curve: the threshold is chosen on the very topics, which flatters."""
    lines = []
    for curve in curves:
        best = max(curve.points, key=lambda point: point.f1)
        figures = (best.threshold, best.precision, best.recall, best.f1)
        mark = _mark(curve.signature, notes)
        lines.append([f"{curve.scorer} {mark}", *(f"{figure:.3f}" for figure in figures)])
    return _table(["best threshold for all topics", "threshold", "precision", "recall", "F1"], lines)


def _table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    rule = "|" + "---|" * len(header)
    return "\n".join([row(header), rule, *(row(line) for line in lines)]) + "\n"


def merged_settings(settings: Any, overrides: Mapping[str, Any]) -> Any:
    """The settings as they are recorded: plain values, with what the command line changed."""
    return {**msgspec.to_builtins(settings), **overrides}
