"""Scores for scripts and notebooks: `from summarize import evaluate; evaluate.score_rouge(…)`."""

from summarize.evaluate.rouge import RougeScore, score_rouge

__all__ = ["RougeScore", "score_rouge"]
