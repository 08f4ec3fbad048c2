"""Learns how likely a concept of an event is to stand in a summary, from what French editors took up.

    python -m summarize.train.salience DATA_FOLDER summarize/plan/salience.json

From OrangeSum's training articles alone (CC BY-SA 4.0): an article and its own abstract; and the events
that hide in it, clustered as a run does, where what the other articles say is held against the title
and abstract of one that was left out. Press releases are no news, and their terms would be inherited.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.cluster.events import cluster_articles
from summarize.config import Config
from summarize.dedupe.near_duplicates import dedupe_articles
from summarize.plan.concepts import concepts
from summarize.plan.features import FEATURES, concept_features
from summarize.plan.passages import article_passages
from summarize.plan.salience import Estimator
from summarize.records import Article
from summarize.text.normalize import normalize
from summarize.train.corpora import read_records

SEED = 12345
SINCE = "2020-05"  # from here on the corpus holds most of a day's articles, and so events of several
ALONE = 4_000  # articles read by themselves, beside about 2,800 examples from events
LEFT_OUT = 3  # articles of an event that are left out in turn, at most
HELD_OUT = 10  # one event in so many is kept for the figures
HIDDEN = 32
# Networks whose logits are averaged. Of three that differ by their seed alone each gave ROUGE-2 of 14.4 on RPM2's development
# half in the mean, together 15.1; with other training targets too, three together were better than one.
MEMBERS = 8
EPOCHS = 3
BATCH = 4_096
LEARNING_RATE = 3e-3


@dataclass(frozen=True, slots=True)
class Example:
    """What an event offers: `features` (n, len(FEATURES)), `taken` (n,) 1 where the summary holds a concept.

    `single` (n,) is true for words, false for bigrams; `event` numbers the article or event it is from.
    """

    event: int
    features: NDArray[np.float32]
    taken: NDArray[np.float32]
    single: NDArray[np.bool_]


def examples(data: Path, rng: random.Random, limit: int = 0) -> Iterator[Example]:
    """Articles by themselves, then events with one article left out.

    Args:
        data: the folder of orangesum/.
        rng: draws the articles and those left out.
        limit: articles read, 0 for all: for trying it out.
    """
    records = [r for r in read_records(data / "orangesum" / "train.jsonl.gz", limit) if r["abstract"]]
    alone = rng.sample(records, min(ALONE, len(records)))
    for event, record in enumerate(alone):
        yield from _example(event, [_article(record)], normalize(record["abstract"]))
    summaries = {str(r["id"]): f"{r['title']}. {r['abstract']}" for r in records}
    dense = [record for record in records if (record["date"] or "") >= SINCE]
    for event, articles in enumerate(_events(dense), start=len(alone)):
        for out in sorted(rng.sample(range(len(articles)), min(LEFT_OUT, len(articles)))):
            others = articles[:out] + articles[out + 1 :]
            yield from _example(event, others, normalize(summaries[articles[out].article_id]))


def _events(records: Sequence[dict[str, Any]]) -> Iterator[list[Article]]:
    """The articles of each event of two or more, as a run would cluster them."""
    config = Config()
    articles = dedupe_articles([_article(record) for record in records], config.dedupe).articles
    by_id = {article.article_id: article for article in articles}
    for event in cluster_articles(articles, config.cluster):
        if len(event.article_ids) > 1:
            yield [by_id[article_id] for article_id in event.article_ids]


def _article(record: dict[str, Any]) -> Article:
    published = datetime.fromisoformat(record["date"]).replace(tzinfo=UTC) if record["date"] else None
    article = Article(str(record["id"]), normalize(record["article"] or ""), published_at=published)
    return replace(article, title=normalize(record["title"] or ""), language="fr")


def _example(event: int, articles: Sequence[Article], summary: str) -> Iterator[Example]:
    """One example, or none where no passage is left."""
    passages = [passage for article in articles for passage in article_passages(article)]
    found, features = concept_features(articles, passages)
    if found:
        wanted = frozenset(concepts(summary, "fr"))
        yield Example(
            event,
            features.astype(np.float32),
            np.array([concept in wanted for concept in found], dtype=np.float32),
            np.array([not second for _, _, second in found], dtype=bool),
        )


def fit(found: Sequence[Example], *, single: bool, seed: int = SEED) -> Estimator:
    """The estimator of words (`single`) or of bigrams: `MEMBERS` networks as one, their hidden units side by side."""
    features, taken = (np.concatenate(parts) for parts in zip(*_rows(found, single=single), strict=True))
    members = [_fit_one(features, taken, seed + number) for number in range(MEMBERS)]
    return Estimator(
        np.concatenate([member.hidden for member in members]),
        np.concatenate([member.hidden_bias for member in members]),
        np.concatenate([member.output for member in members]) / MEMBERS,
        sum(member.output_bias for member in members) / MEMBERS,
    )


def _fit_one(features: NDArray[np.float32], taken: NDArray[np.float32], seed: int) -> Estimator:
    """One network: cross-entropy, AdamW, one cycle of the learning rate."""
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)  # the same sums in the same order, whatever the machine
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-6
    inputs, targets = torch.tensor((features - mean) / deviation), torch.tensor(taken)
    hidden, output = torch.nn.Linear(len(FEATURES), HIDDEN), torch.nn.Linear(HIDDEN, 1)
    parameters = [*hidden.parameters(), *output.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=LEARNING_RATE, weight_decay=1e-4)
    steps = EPOCHS * -(-len(targets) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=steps + 1)
    for _ in range(EPOCHS):
        for batch in torch.split(torch.randperm(len(targets)), BATCH):
            logits = output(torch.relu(hidden(inputs[batch])))[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets[batch])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    # Features come as they are at run time: their mean and deviation go into the weights.
    weights = hidden.weight.detach().numpy().astype(np.float64) / deviation
    bias = hidden.bias.detach().numpy().astype(np.float64) - weights @ mean
    return Estimator(
        weights, bias, output.weight.detach().numpy()[0].astype(np.float64), float(output.bias.detach()[0])
    )


def precision(estimator: Estimator, found: Sequence[Example], *, single: bool) -> float:
    """Mean average precision over the examples whose summary takes up anything, in 0..1."""
    from sklearn.metrics import average_precision_score

    values = [
        average_precision_score(taken, estimator.likelihood(features.astype(np.float64)))
        for features, taken in _rows(found, single=single)
        if taken.any()
    ]
    return float(np.mean(values))


def _rows(
    found: Sequence[Example], *, single: bool
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    for example in found:
        which = example.single == single
        yield example.features[which], example.taken[which]


def build(data: Path, output: Path, limit: int = 0) -> dict[str, float]:
    """Writes both estimators, and returns their mean average precision on what was held out."""
    found = list(examples(data, random.Random(SEED), limit))  # noqa: S311 - no secret
    kept = [example for example in found if example.event % HELD_OUT]
    held = [example for example in found if not example.event % HELD_OUT]
    record: dict[str, Any] = {"features": list(FEATURES), "examples": len(kept)}
    figures = {}
    for name, single in (("bigrams", False), ("words", True)):
        estimator = fit(kept, single=single)
        figures[name] = round(precision(estimator, held, single=single), 4)
        record[name] = {
            "hidden": [_short(row) for row in estimator.hidden],
            "hidden_bias": _short(estimator.hidden_bias),
            "output": _short(estimator.output),
            "output_bias": _short([estimator.output_bias])[0],
        }
    output.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return figures


def _short(values: Sequence[float] | NDArray[np.float64]) -> list[float]:
    """Five digits: more change no likelihood in its fourth place."""
    return [float(f"{value:.5g}") for value in values]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Fit the likelihood of concepts to OrangeSum's abstracts.")
    parser.add_argument("data", type=Path, help="the folder of orangesum/")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    print(build(arguments.data, arguments.output))
