"""Scores for scripts and notebooks: `from summarize import evaluate; evaluate.score_rouge(…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.evaluate.baselines import BASELINES, Budget, baseline
    from summarize.evaluate.citations import citation_scores
    from summarize.evaluate.clustering import cluster_scores
    from summarize.evaluate.corpora import Corpus, load_corpus
    from summarize.evaluate.grounding import check_sentence, grounding_scores, unsupported
    from summarize.evaluate.line import line
    from summarize.evaluate.predictions import pair, read_predictions, read_references
    from summarize.evaluate.rouge import RougeScore, human_scores, rouge_scores, score_rouge
    from summarize.evaluate.segments import Example, Prediction, SegmentScores
    from summarize.evaluate.significance import Comparison, Interval, compare, compare_all, intervals
    from summarize.evaluate.suite import run_suite
    from summarize.evaluate.texts import text_scores
    from summarize.evaluate.translation import translation_scores

# Where each public name lives; read on first use, so that one metric does not cost the others' imports.
_HOMES = {
    "BASELINES": "baselines",
    "Budget": "baselines",
    "Comparison": "significance",
    "Corpus": "corpora",
    "Example": "segments",
    "Interval": "significance",
    "Prediction": "segments",
    "RougeScore": "rouge",
    "SegmentScores": "segments",
    "baseline": "baselines",
    "check_sentence": "grounding",
    "citation_scores": "citations",
    "cluster_scores": "clustering",
    "compare": "significance",
    "compare_all": "significance",
    "grounding_scores": "grounding",
    "human_scores": "rouge",
    "intervals": "significance",
    "line": "line",
    "load_corpus": "corpora",
    "pair": "predictions",
    "read_predictions": "predictions",
    "read_references": "predictions",
    "rouge_scores": "rouge",
    "run_suite": "suite",
    "score_rouge": "rouge",
    "text_scores": "texts",
    "translation_scores": "translation",
    "unsupported": "grounding",
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
