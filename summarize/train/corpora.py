"""Reads the training corpora: French news with abstracts, press releases with leads, sentences.

The files are the development data's (docs/training.md says where each comes from and under which
licence); nothing of their text is kept in the package.
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from summarize.errors import ConfigError
from summarize.text.normalize import normalize


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its title and the summary that its own author wrote (an abstract or a lead)."""

    title: str
    summary: str
    text: str
    language: str


def read_records(path: Path, limit: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file (.gz, .xz or plain), at most `limit` unless it is 0."""
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, limit or None):
                yield json.loads(line)
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such corpus; 'data' in the training file names their folder") from None


def french_documents(data: Path, limit: int = 0) -> Iterator[Document]:
    """French news articles with abstracts, then press releases with leads."""
    for record in read_records(data / "orangesum" / "train.jsonl.gz", limit):
        yield _document(record["title"], record["abstract"], record["article"], "fr")
    yield from press_releases(data, "fr", limit)


def press_releases(data: Path, language: str, limit: int = 0) -> Iterator[Document]:
    """The press releases in one language."""
    for record in read_records(data / "press_releases" / f"{language}.jsonl.xz", limit):
        yield _document(record["title"], record["lead"], record["text"], language)


def parallel_sources(data: Path, code: str, limit: int = 0) -> Iterator[str]:
    """The foreign side of the sentences into French, by three-letter code."""
    for record in read_records(data / "parallel" / f"{code}-fra.jsonl.gz", limit):
        yield normalize(record["source"])


def _document(title: str | None, summary: str | None, text: str | None, language: str) -> Document:
    return Document(normalize(title or ""), normalize(summary or ""), normalize(text or ""), language)
