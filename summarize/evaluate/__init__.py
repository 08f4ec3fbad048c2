"""Scores for scripts and notebooks: `from summarize import evaluate; evaluate.score_rouge(…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.evaluate.baselines.baseline import BASELINES, Budget, baseline
    from summarize.evaluate.baselines.line import line
    from summarize.evaluate.citations.alce import citation_scores
    from summarize.evaluate.clustering import cluster_scores
    from summarize.evaluate.corpora.load import Corpus, load_corpus
    from summarize.evaluate.corpora.predictions import pair, read_predictions, read_references
    from summarize.evaluate.grounding.check import check_sentence, grounding_scores, unsupported
    from summarize.evaluate.rouge.score import RougeScore, human_scores, rouge_scores, score_rouge
    from summarize.evaluate.segments import Example, Prediction, SegmentScores
    from summarize.evaluate.significance.compare import Comparison, Interval, compare, compare_all, intervals
    from summarize.evaluate.suite import run_suite
    from summarize.evaluate.texts import text_scores
    from summarize.evaluate.translation import translation_scores

# Where each public name lives; read on first use, so that one metric does not cost the others' imports.
_HOMES = {
    "BASELINES": "baselines.baseline",
    "Budget": "baselines.baseline",
    "Comparison": "significance.compare",
    "Corpus": "corpora.load",
    "Example": "segments",
    "Interval": "significance.compare",
    "Prediction": "segments",
    "RougeScore": "rouge.score",
    "SegmentScores": "segments",
    "baseline": "baselines.baseline",
    "check_sentence": "grounding.check",
    "citation_scores": "citations.alce",
    "cluster_scores": "clustering",
    "compare": "significance.compare",
    "compare_all": "significance.compare",
    "grounding_scores": "grounding.check",
    "human_scores": "rouge.score",
    "intervals": "significance.compare",
    "line": "baselines.line",
    "load_corpus": "corpora.load",
    "pair": "corpora.predictions",
    "read_predictions": "corpora.predictions",
    "read_references": "corpora.predictions",
    "rouge_scores": "rouge.score",
    "run_suite": "suite",
    "score_rouge": "rouge.score",
    "text_scores": "texts",
    "translation_scores": "translation",
    "unsupported": "grounding.check",
}

__all__ = [
    "BASELINES",
    "Budget",
    "Comparison",
    "Corpus",
    "Example",
    "Interval",
    "Prediction",
    "RougeScore",
    "SegmentScores",
    "baseline",
    "check_sentence",
    "citation_scores",
    "cluster_scores",
    "compare",
    "compare_all",
    "grounding_scores",
    "human_scores",
    "intervals",
    "line",
    "load_corpus",
    "pair",
    "read_predictions",
    "read_references",
    "rouge_scores",
    "run_suite",
    "score_rouge",
    "text_scores",
    "translation_scores",
    "unsupported",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'summarize.evaluate' has no attribute {name!r}")
    return getattr(import_module(f"summarize.evaluate.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
