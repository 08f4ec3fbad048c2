"""The metrics of a configuration by their names, each a function of predictions and examples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summarize.evaluate.citations.judges import Judge
from summarize.evaluate.rouge.score import References, human_scores, rouge_scores
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.settings import Metric


def metric_scores(
    metric: Metric,
    predictions: Sequence[Prediction] | None,
    examples: Sequence[Example],
    *,
    mode: Mode,
    merging: References,
    judge: str = "aligner",
) -> list[SegmentScores]:
    """One metric's values for every example; of the humans (None) ROUGE alone is known."""
    if predictions is None:
        return human_scores([e.references for e in examples], mode, refs=merging) if metric == "rouge" else []
    match metric:
        case "rouge":
            return rouge_scores(
                [p.text for p in predictions], [e.references for e in examples], mode, refs=merging
            )
        case "grounding":
            from summarize.evaluate.grounding.check import grounding_scores

            return grounding_scores(predictions, examples)
        case "citations":
            from summarize.evaluate.citations.alce import citation_scores

            return citation_scores(predictions, _judge(judge))
        case "texts":
            from summarize.evaluate.texts import text_scores

            return text_scores(predictions, examples)
        case "translation":
            from summarize.evaluate.translation import translation_scores

            return translation_scores([p.text for p in predictions], [e.references for e in examples])


@cache
def _judge(name: str) -> Judge:
    """Loaded once: it may be a large model."""
    from summarize.evaluate.citations.entailment import load_judge

    return load_judge(name)
