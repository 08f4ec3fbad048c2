"""Learns how likely a sentence leans on others that were not told, from what editors marked.

    python -m summarize.train.apart DATA_FOLDER benchmarks/gold/orangesum-leaning.jsonl summarize/plan/contexts/apart.json

The sentences are OrangeSum's (CC BY-SA 4.0), the marks our own (benchmarks/gold/README.md).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.clean.cleaner import clean_articles
from summarize.plan.contexts.apart import FEATURES, apart_features
from summarize.records import Article
from summarize.text.normalize import normalize
from summarize.text.sentences import sentence_spans
from summarize.train.corpora import read_records

# What a mark "only a purist would stop here" counts of a sure one.
MAYBE = 0.4
FOLDS = 8
# Of the logistic regression on standardised features: 0.001 to 10 differ by less than 0.002 of area under the curve.
STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class Marked:
    """The sentences of one article that editors read: `features` (n, len(FEATURES)), `leans` (n,) 0, 1 maybe or 2 for sure."""

    features: NDArray[np.float64]
    leans: NDArray[np.int64]


def digest(sentence: str) -> str:
    """Twelve digits that tell a sentence from others, and not what it says."""
    return sha256(sentence.encode()).hexdigest()[:12]


def marked(data: Path, marks: Path) -> Iterator[Marked]:
    """What editors marked, article by article; a sentence that cleaning or cutting makes another by now is left out.

    Args:
        data: the folder of orangesum/.
        marks: lines of `article`, and for each of its sentences that was read `digest` and mark.
    """
    lines = (json.loads(line) for line in marks.read_text(encoding="utf-8").splitlines())
    by_article = {line["article"]: line["leans"] for line in lines}
    for record in read_records(data / "orangesum" / "train.jsonl.gz"):
        if str(record["id"]) not in by_article:
            continue
        text = normalize(f"{record['abstract'] or ''}\n{record['article'] or ''}").strip()
        article = Article(
            str(record["id"]), text, title=normalize(record["title"] or "") or None, language="fr"
        )
        wanted = by_article[article.article_id]
        for cleaned in clean_articles([article]).articles:
            sentences = [cleaned.text[span.start : span.end] for span in sentence_spans(cleaned.text, "fr")]
            read = [(at, wanted[key]) for at, one in enumerate(sentences) if (key := digest(one)) in wanted]
            if read:
                yield Marked(
                    np.array(
                        [apart_features(sentences[at], cleaned.title, sentences[:at]) for at, _ in read]
                    ),
                    np.array([mark for _, mark in read]),
                )


def build(data: Path, marks: Path, output: Path) -> dict[str, float]:
    """Writes the estimator; returns how many sentences it read and, each article held out once, its area under the curve."""
    from sklearn.metrics import roc_auc_score

    found = list(marked(data, marks))
    held_out = np.zeros(sum(len(one.leans) for one in found))
    article = np.concatenate([np.full(len(one.leans), number) for number, one in enumerate(found)])
    features = np.concatenate([one.features for one in found])
    leans = np.concatenate([one.leans for one in found])
    for fold in range(FOLDS):
        kept = article % FOLDS != fold
        weights, bias = _fit(features[kept], leans[kept])
        held_out[~kept] = features[~kept] @ weights + bias
    weights, bias = _fit(features, leans)
    record = {
        "features": list(FEATURES),
        "sentences": len(leans),
        "weights": [float(f"{weight:.5g}") for weight in weights],
        "bias": float(f"{bias:.5g}"),
    }
    output.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    # 2 is "for sure"
    return {
        "sentences": len(leans),
        "lean": int((leans == 2).sum()),
        "area": round(float(roc_auc_score(leans == 2, held_out)), 4),
    }


def _fit(features: NDArray[np.float64], leans: NDArray[np.int64]) -> tuple[NDArray[np.float64], float]:
    """Weights (len(FEATURES),) and bias for features as they come."""
    from sklearn.linear_model import LogisticRegression

    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-9
    inputs = (features - mean) / deviation
    sure = np.array([0.0, MAYBE, 1.0])[leans]
    # A doubtful sentence counts on both sides.
    model = LogisticRegression(C=STRENGTH, max_iter=1_000).fit(
        np.concatenate([inputs, inputs]),
        np.concatenate([np.ones(len(leans)), np.zeros(len(leans))]),
        sample_weight=np.concatenate([sure, 1 - sure]),
    )
    weights = model.coef_[0] / deviation
    return weights, float(model.intercept_[0] - weights @ mean)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Fit how likely a sentence leans on others to what editors marked."
    )
    parser.add_argument("data", type=Path, help="the folder of orangesum/")
    parser.add_argument("marks", type=Path, help="the editors' marks")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    print(build(arguments.data, arguments.marks, arguments.output))
