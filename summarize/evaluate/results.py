"""What an evaluation found, as records, JSON and a Markdown table; every number with its signature."""

from __future__ import annotations

import subprocess
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

    def claimed(self, confidence: float) -> bool:
        """Whether both the interval and the test show a difference, as the conclusion says it."""
        if self.low is None or self.high is None or self.p_value is None:
            return False
        return (self.low > 0 or self.high < 0) and self.p_value < 1 - confidence


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
    """Which examples were scored: how many, by group, the digest of their texts, and what to know of them."""

    examples: int
    groups: dict[str, int]
    digest: str
    note: str = ""


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
