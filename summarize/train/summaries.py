"""A user's own articles and summaries: JSON lines, as what a model reads of them in the line and is to write."""

from __future__ import annotations

import gzip
import io
import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarize.cite.differences.disagreements import find_disagreements
from summarize.cite.differences.outvoted import outvoted
from summarize.cite.render import number_sources
from summarize.clean.cleaner import clean_articles
from summarize.config import CleanConfig, DedupeConfig, PlanConfig
from summarize.dedupe.near_duplicates import dedupe_articles
from summarize.errors import ConfigError
from summarize.generate.generate import pack
from summarize.generate.requests import Generator, Request
from summarize.ingest.reader import read_articles
from summarize.plan.passages import taken_back
from summarize.plan.planner import event_passages, plan_event
from summarize.records import Article
from summarize.text.normalize import normalize

SHAPE = '{"articles": ["text of one", "text of another"], "summary": "what they say"}'
SHOWN = 60  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True)
class Example:
    """One line of the data: `place` is file:line, for messages."""

    place: str
    articles: tuple[Article, ...]
    summary: str


def read_summaries(path: Path) -> Iterator[Example]:
    """The examples of a JSON-lines file (.gz, .xz or plain); blank lines are passed over.

    Articles are strings, or records as `summarize run` reads them (text, title, source, date…).

    Raises:
        ConfigError: the file cannot be read, or a line is not what it must be: which, and what to write.
    """
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    found = False
    try:
        with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    found = True
                    yield _example(line, f"{path}:{number}")
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; `data` names JSON lines of {SHAPE}") from None
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}; give JSON lines in UTF-8") from None
    if not found:
        raise ConfigError(f"{path}: holds no line; write {SHAPE} on each")


def _example(line: str, place: str) -> Example:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ConfigError(f"{place}: is no JSON; write {SHAPE} on each line") from None
    if not isinstance(record, dict):
        raise ConfigError(f"{place}: is no JSON object; write {SHAPE} on each line")
    for field in ("articles", "summary"):
        if field not in record:
            has = ", ".join(repr(str(name)[:SHOWN]) for name in list(record)[:8]) or "nothing"
            raise ConfigError(f"{place}: no {field!r} field (it has {has}); write {SHAPE}")
    summary, given = record["summary"], record["articles"]
    if not isinstance(summary, str) or not normalize(summary).strip():
        raise ConfigError(
            f"{place}: 'summary' is {_shown(summary)}, not a text; write the summary, or delete the line"
        )
    if not isinstance(given, list) or not given:
        raise ConfigError(
            f"{place}: 'articles' is {_shown(given)}, not a list of articles; write {SHAPE}, a list also for one article"
        )
    articles = tuple(_article(value, number, place) for number, value in enumerate(given, start=1))
    return Example(place, articles, " ".join(normalize(summary).split()))


def _article(value: object, number: int, place: str) -> Article:
    if not isinstance(value, str | dict):
        raise ConfigError(
            f"{place}: article {number} is {_shown(value)}; give its text, or an object such as "
            '{"text": "...", "title": "...", "source": "..."}'
        )
    record = {"text": value} if isinstance(value, str) else value
    read = read_articles(["-"], stdin=io.BytesIO(json.dumps(record).encode()))
    if len(read.articles) != 1:
        why = read.rejections[0].detail if read.rejections else "it holds several"
        raise ConfigError(f"{place}: article {number} is no article: {why}; give its text")
    return replace(read.articles[0], article_id=str(number), event_id="event")


def event_request(example: Example, generator: Generator, max_words: int) -> Request | None:
    """What the line asks a model of unit "event" about an example: planned and packed, as in a run.

    None where nothing is left to read: no article passed cleaning, or none is in a language of the
    model's profile.
    """
    cleaned = clean_articles(example.articles, CleanConfig())
    articles = dedupe_articles(cleaned.articles, DedupeConfig()).articles
    if not articles:
        return None
    passages = event_passages(articles)
    by_id = {article.article_id: article for article in articles}
    disagreements = find_disagreements(passages, by_id, number_sources(articles))
    unfit = outvoted(disagreements) | taken_back(passages)
    plan = plan_event(articles, passages, PlanConfig(max_words=max_words), unfit)
    packed = pack(plan.facts, generator)
    if not packed:
        return None
    languages = [passage.language for passage in packed]
    main = max(dict.fromkeys(languages), key=languages.count)  # ties: the most salient fact's
    tokens = generator.profile.source_language_tokens
    return Request(tuple(p.text for p in packed), main) if not tokens or main in tokens else None


def split_examples(
    examples: Sequence[Example], share: float, seed: int
) -> tuple[list[Example], list[Example]]:
    """Training and held-out examples: `share` of them, at least one of two, drawn by the seed."""
    import random

    order = list(range(len(examples)))
    random.Random(seed).shuffle(order)  # noqa: S311 - a sample, not a secret
    count = min(len(order) - 1, max(1, round(share * len(order)))) if share and len(order) > 1 else 0
    held = set(order[:count])
    return (
        [example for i, example in enumerate(examples) if i not in held],
        [example for i, example in enumerate(examples) if i in held],
    )


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
