"""The project's own line as a system: a corpus's examples as events already clustered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from summarize.config import Config
from summarize.evaluate.corpora.predictions import read_predictions
from summarize.evaluate.segments import Example, Prediction
from summarize.ingest.fields import ABSENT, NOISE_CLUSTERS
from summarize.ingest.identity import clean_id
from summarize.runs import write_atomically

ARTICLES = "articles-given.jsonl"
RUN = "run"


def line_since(
    examples: Sequence[Example], group: str, config: Config, output: Path, *, quiet: bool = True
) -> list[Prediction]:
    """What `line` makes of a group's examples, and of the others for a reader of that group's summaries.

    Which of them an example goes on from is for the run to find out; nobody tells it.

    Raises:
        SummarizeError: as `line`.
    """
    first = [example for example in examples if example.group == group]
    rest = [example for example in examples if example.group != group]
    wrote = line(first, config, output / "earlier", quiet=quiet)
    wrote += line(rest, config, output, since=output / "earlier" / RUN, quiet=quiet)
    by_id = {prediction.example_id: prediction for prediction in wrote}
    return [by_id[example.example_id] for example in examples]


def line(
    examples: Sequence[Example],
    config: Config,
    output: Path,
    *,
    since: Path | None = None,
    quiet: bool = True,
) -> list[Prediction]:
    """What `summarize run` makes of each example's sources, in the examples' order; goes on where it stopped.

    An example that the line has no summary for (no source, none left by *clean*, fewer voices than
    `plan.min_sources`) has an empty prediction. Each prediction carries its summary and articles.

    Args:
        examples: what to summarise, each one an event.
        config: the run's options; `plan.max_words` is the budget, which no sentence passes.
        output: the folder of the run; also keeps the articles as they were given.
        since: the folder of an earlier run that the reader has read.
        quiet: no progress bar.

    Raises:
        SummarizeError: the model or the folder cannot be used.
    """
    from summarize.pipeline import run

    events = {example.example_id: _event_id(example, n) for n, example in enumerate(examples, start=1)}
    records = [
        {
            "id": article.article_id,
            "event_id": events[example.example_id],
            "text": article.text,
            "title": article.title,
            "source": article.source,
            "url": article.url,
            "date": None if article.published_at is None else article.published_at.isoformat(),
            "language": article.language,
        }
        for example in examples
        for article in example.sources
    ]
    if not records:
        return [Prediction(example.example_id, "") for example in examples]
    output.mkdir(parents=True, exist_ok=True)
    given = output / ARTICLES
    write_atomically(
        given,
        "".join(
            json.dumps({name: value for name, value in record.items() if value is not None}) + "\n"
            for record in records
        ),
    )
    run([given], output / RUN, config, since=since or (), quiet=quiet)
    written = {prediction.example_id: prediction for prediction in _told(output / RUN)}
    told = []
    for example in examples:
        found = written.get(events[example.example_id])
        told.append(
            Prediction(example.example_id, "")
            if found is None
            else Prediction(example.example_id, found.text, found.summary, found.articles)
        )
    return told


def _told(folder: Path) -> tuple[Prediction, ...]:
    if not (folder / "summaries.jsonl").read_bytes().strip():
        return ()
    return read_predictions(folder).rows


def _event_id(example: Example, number: int) -> str:
    """The example's id, where it comes through *ingest* as it is; else a number's."""
    name = example.example_id
    plain = clean_id(name) == name and name.casefold() not in ABSENT and name not in NOISE_CLUSTERS
    return name if plain else f"example number {number}"
