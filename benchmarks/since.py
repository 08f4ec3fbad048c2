"""What `--since` is worth on RPM2: C2 for a reader who knows C1, over the one number that discounts what is known.

    python benchmarks/since.py DATA

Prints ROUGE on C2 for each value, and what the value does that the other nine topics would choose.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.clean.cleaner import clean_articles
from summarize.config import Config, GenerateConfig, PlanConfig
from summarize.dedupe.near_duplicates import dedupe_articles
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.segments import Example
from summarize.generate.opening import open_generator
from summarize.generate.requests import Generator
from summarize.plan import known
from summarize.records import Article, CitedSummary, Event
from summarize.since import Earlier, EarlierEvent, Readers, readers_of
from summarize.telling import summarize_event

VALUES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
METRICS = ("rouge1", "rouge2", "rougeL")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="compact")
    asked = parser.parse_args()
    config = Config(generate=GenerateConfig(model=asked.model), plan=PlanConfig(max_words=100))
    generator = open_generator(config.generate)
    examples = load_corpus("rpm2", asked.data, 0).examples
    articles = {example.example_id: _cleaned(example, config) for example in examples}
    earlier = Earlier(
        tuple(
            EarlierEvent(e.example_id, articles[e.example_id], _told(e, articles, generator, config))
            for e in examples
            if e.group == "C1"
        ),
        None,
        "",
    )
    later = [example for example in examples if example.group == "C2"]
    events = [_event(example, articles[example.example_id]) for example in later]
    pool = [article for example in later for article in articles[example.example_id]]
    readers = readers_of(events, pool, earlier, config.cluster)
    linked = sum(bool(found.event_ids) for found in readers.values())
    print(f"{linked} of {len(later)} C2 sets go on from a C1 set")

    alone = [_words(event, articles[event.event_id], generator, config, None) for event in events]
    rows = [_rouge(alone, later)]
    print(f"{'not told':10}", _shown(rows[0]))
    for value in VALUES:
        known.KEPT = value
        told = [
            _words(event, articles[event.event_id], generator, config, readers[event.event_id])
            for event in events
        ]
        rows.append(_rouge(told, later))
        print(f"{value:<10}", _shown(rows[-1]), flush=True)
    values = np.array(rows[1:])  # (values, metrics, topics)
    chosen = [
        values[:, :, np.arange(len(later)) != left].mean(axis=2).sum(axis=1).round(9).argmax()
        for left in range(len(later))
    ]
    held_out = np.stack([values[best, :, left] for left, best in enumerate(chosen)], axis=1)
    print(f"{'left out':10}", _shown(held_out), "with", [VALUES[best] for best in chosen])


def _cleaned(example: Example, config: Config) -> tuple[Article, ...]:
    return dedupe_articles(clean_articles(example.sources, config.clean).articles, config.dedupe).articles


def _event(example: Example, articles: Sequence[Article]) -> Event:
    return Event(example.example_id, tuple(article.article_id for article in articles))


def _told(
    example: Example, articles: dict[str, tuple[Article, ...]], generator: Generator, config: Config
) -> CitedSummary:
    own = articles[example.example_id]
    return summarize_event(_event(example, own), own, generator, config)[0]


def _words(
    event: Event, articles: Sequence[Article], generator: Generator, config: Config, readers: Readers | None
) -> str:
    summary = summarize_event(event, articles, generator, config, readers)[0]
    return " ".join(sentence.text for sentence in summary.sentences)


def _rouge(texts: Sequence[str], examples: Sequence[Example]) -> NDArray[np.float64]:
    """ROUGE-1, -2 and -L F1, 0..100, of each text: (3, texts)."""
    found = rouge_scores(texts, [example.references for example in examples], "fr", METRICS)
    return np.array([score.values for score in found if score.name.endswith(".f1")])


def _shown(scores: NDArray[np.float64]) -> str:
    return "/".join(f"{value:.2f}" for value in scores.mean(axis=1))


if __name__ == "__main__":
    main()
