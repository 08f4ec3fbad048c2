"""What a format module yields for each record: a draft of an article, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from summarize.records import Reason


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file tells it, before normalisation and before it has its final id.

    `place` is where it stands, for messages: the file's name, and `:line` in a file of records.
    `own_id` is the record's own; `file_id` names an article that is the only one of its file.
    `declared_language` is an ISO 639-1 code; `language_is_the_records` tells a record's own field
    from the attribute of a page's template, which counts only when the text cannot be identified.
    """

    place: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    declared_language: str | None = None
    language_is_the_records: bool = True
    own_id: str | None = None
    file_id: str | None = None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A record, or a whole file, that is not an article; becomes a `Rejection` of *ingest*."""

    place: str
    reason: Reason
    detail: str


Item: TypeAlias = Draft | Failure
Items: TypeAlias = Iterator[Item]
