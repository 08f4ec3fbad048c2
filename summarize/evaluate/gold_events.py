"""Scores a run's events against a file that says which articles tell of one event."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from summarize.errors import SummarizeError
from summarize.evaluate.clustering import ClusterScores, Missing, cluster_scores, events_of, topics
from summarize.evaluate.corpora.files import read_json_lines
from summarize.records import Event


@dataclass(frozen=True, slots=True)
class GoldEvents:
    """The true event of each article by id; `topics` has those, and `languages`, that the file gives."""

    events: dict[str, str]
    topics: dict[str, str]
    languages: dict[str, str]


@dataclass(frozen=True, slots=True)
class GroupingScores:
    """A run against the gold: its events, and its affairs where the gold tells topics."""

    events: ClusterScores
    topics: ClusterScores | None


def read_gold_events(path: Path) -> GoldEvents:
    """Reads JSON lines {"id", "event"[, "topic"][, "language"]}, plain or compressed (.gz, .zst, .bz2, .xz).

    Other fields may stand beside these. Either every line has a topic or none.

    Raises:
        SummarizeError: the file cannot be read, or a line is not as promised, with its number.
    """
    gold = GoldEvents({}, {}, {})
    for row in read_json_lines(path):
        place, record = row.place, row.values
        article_id, event = (_name(record, field, place) for field in ("id", "event"))
        if article_id is None or event is None:
            raise SummarizeError(f'{place}: needs "id" and "event"; write e.g. {{"id": "a1", "event": "e7"}}')
        if article_id in gold.events:
            raise SummarizeError(
                f"{place}: id '{article_id}' stands on an earlier line too; an article has one event"
            )
        gold.events[article_id] = event
        for field, values in (("topic", gold.topics), ("language", gold.languages)):
            if (value := _name(record, field, place)) is not None:
                values[article_id] = value
        if len(gold.topics) not in {0, len(gold.events)}:
            raise SummarizeError(
                f'{place}: some lines have a "topic" and some have none; give it to all or to none'
            )
    if not gold.events:
        raise SummarizeError(f'{path}: holds no article; write one {{"id", "event"}} a line')
    return gold


def read_run_events(folder: Path) -> tuple[Event, ...]:
    """The events of a run's folder; a copy is in the event of the article whose text it carries.

    Raises:
        SummarizeError: the folder has no events.jsonl, or a line of its files is not what a run writes.
    """
    if not (folder / "events.jsonl").is_file():
        raise SummarizeError(
            f"{folder}: holds no events.jsonl; make one with summarize run INPUT... --output {folder}"
        )
    events = []
    for row in read_json_lines(folder / "events.jsonl"):
        try:
            events.append(msgspec.convert(row.values, Event))
        except msgspec.ValidationError as error:
            raise SummarizeError(f"{row.place}: not an event of a run: {error}") from None
    copies: dict[str, list[str]] = {}
    if (folder / "copies.jsonl").is_file():
        for row in read_json_lines(folder / "copies.jsonl"):
            copy, original = (_name(row.values, field, row.place) for field in ("article_id", "copy_of"))
            if copy is None or original is None:
                raise SummarizeError(f'{row.place}: needs "article_id" and "copy_of", as a run writes them')
            copies.setdefault(original, []).append(copy)
    return tuple(
        Event(
            event.event_id,
            tuple(
                member
                for article_id in event.article_ids
                for member in (article_id, *copies.get(article_id, ()))
            ),
            event.related,
        )
        for event in events
    )


def score_run(folder: Path, gold: Path, missing: Missing = "error") -> GroupingScores:
    """Scores the events, and where the gold has topics the affairs, of a run's folder.

    `missing`: see `cluster_scores`; what the run rejected is in no event.

    Raises:
        SummarizeError: a file is not as promised, or the two do not hold the same articles.
    """
    true, found = read_gold_events(gold), read_run_events(folder)
    return GroupingScores(
        cluster_scores(true.events, events_of(found), true.languages, missing),
        cluster_scores(true.topics, topics(found), true.languages, missing) if true.topics else None,
    )


def _name(record: Mapping[str, Any], field: str, place: str) -> str | None:
    """A field's text; ids are often numbers, which are taken as they are written."""
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise SummarizeError(f'{place}: "{field}" is {json.dumps(value)[:40]}; it is a text or a whole number')
