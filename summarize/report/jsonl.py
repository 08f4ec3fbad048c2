"""Summaries and articles to and from the lines of a run's files, by the contract in schema.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import msgspec

from summarize.records import Article, Citation, CitedSummary, Since

# A lone surrogate cannot be written as UTF-8; the replacement is one code point as well, so that
# offsets stay right.
_SURROGATES = re.compile("[\ud800-\udfff]")
# Line separators to `str.splitlines`, though not to JSON: escaped, a line stays a line to everyone.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line of summaries.jsonl."""
    text = resources.files("summarize.report").joinpath("schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def summary_to_dict(summary: CitedSummary) -> dict[str, Any]:
    """The object that the contract describes, its keys in the contract's order."""
    return {
        "event_id": summary.event_id,
        "language": summary.language,
        "headline": summary.headline,
        "text": summary.text,
        "sentences": [
            {"text": sentence.text, "origin": sentence.origin, "citations": _citations(sentence.citations)}
            for sentence in summary.sentences
        ],
        "sources": [
            {
                "number": source.number,
                "article_id": source.article_id,
                "title": source.title,
                "source": source.source,
                "url": source.url,
                "published_at": _iso(source.published_at),
                "language": source.language,
                "copies": list(source.copies),
            }
            for source in summary.sources
        ],
        "independent_sources": summary.independent_sources,
        "disagreements": [
            {
                "kind": disagreement.kind,
                "about": disagreement.about,
                "update": disagreement.update,
                "claims": [
                    {"value": claim.value, "citations": _citations(claim.citations)}
                    for claim in disagreement.claims
                ],
            }
            for disagreement in summary.disagreements
        ],
        "related": list(summary.related),
        "since": None if summary.since is None else _since(summary.since),
    }


def _since(since: Since) -> dict[str, Any]:
    return {
        "date": _iso(since.date),
        "events": list(since.events),
        "updates": [
            {
                "about": update.about,
                "before": update.before,
                "after": update.after,
                "citations": _citations(update.citations),
            }
            for update in since.updates
        ],
    }


def summary_from_dict(data: dict[str, Any]) -> CitedSummary:
    """The summary that `summary_to_dict` gave; `text` is derived again from the sentences.

    Raises:
        ValueError: the object is not what the contract describes; the message says where.
    """
    try:
        return msgspec.convert(data, CitedSummary)
    except msgspec.ValidationError as error:
        raise ValueError(f"not a summary: {error}") from None


def summary_to_json(summary: CitedSummary) -> str:
    """One line of JSON, without its line end, that any UTF-8 file can hold."""
    line = json.dumps(summary_to_dict(summary), ensure_ascii=False, allow_nan=False)
    return _SURROGATES.sub("\ufffd", line).translate(_LINE_ENDS)


def summary_from_json(line: str) -> CitedSummary:
    """The summary of a line of summaries.jsonl.

    Raises:
        ValueError: the line is not JSON or not a summary.
    """
    data = json.loads(line)
    if not isinstance(data, dict):
        raise ValueError(f"not a summary: expected an object, got {type(data).__name__}")  # noqa: TRY004 (one error for all bad lines)
    return summary_from_dict(data)


def _citations(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    return [
        {"source": c.source, "article_id": c.article_id, "start": c.start, "end": c.end, "score": c.score}
        for c in citations
    ]


def _iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, always written +00:00."""
    return None if moment is None else moment.astimezone(UTC).isoformat()


ARTICLE_FIELDS: tuple[str, ...] = (
    "article_id",
    "source",
    "url",
    "title",
    "text",
    "published_at",
    "language",
    "copies",
)


def article_to_dict(article: Article) -> dict[str, Any]:
    """A line of articles.jsonl; `event_id` is there only when the record came with one."""
    record = asdict(article)
    if article.published_at is not None:
        record["published_at"] = article.published_at.isoformat()
    event = {"event_id": article.event_id} if article.event_id is not None else {}
    return {name: record[name] for name in ARTICLE_FIELDS} | event


def article_from_dict(record: Mapping[str, Any]) -> Article:
    """The article of a line of articles.jsonl."""
    published = record["published_at"]
    return Article(
        **{
            **record,
            "published_at": None if published is None else datetime.fromisoformat(published),
            "copies": tuple(record["copies"]),
        }
    )
