"""Reads summaries and their references from JSON lines, matched by id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarize.errors import SummarizeError

MARKERS = re.compile(r"\s*(?:\[\d+\])+")  # citations are no words of the summary


def read_pairs(hypotheses: Path, references: Path) -> tuple[list[str], list[list[str]]]:
    """Texts without citation markers, and the references of each, in the references' order.

    Raises:
        SummarizeError: a line that is not as promised, or an id that only one of the files has.
    """
    texts = {}
    for place, record in _records(hypotheses):
        identifier = record.get("event_id", record.get("id"))
        if identifier is None or not isinstance(record.get("text"), str):
            raise SummarizeError(f'{place}: needs "event_id" (or "id") and "text"')
        texts[str(identifier)] = MARKERS.sub("", record["text"])
    golds = {}
    for place, record in _records(references):
        found = record.get("references")
        if "id" not in record or not isinstance(found, list) or not all(isinstance(r, str) for r in found):
            raise SummarizeError(f'{place}: needs "id" and "references", a list of texts')
        golds[str(record["id"])] = found
    if texts.keys() != golds.keys():
        odd = min(texts.keys() ^ golds.keys())
        only = hypotheses if odd in texts else references
        raise SummarizeError(f"{only}: id '{odd}' is in this file only; a score needs the same ids in both")
    return [texts[identifier] for identifier in golds], list(golds.values())


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SummarizeError(f"{path}: cannot be read: {error}") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                raise SummarizeError(f"{path}:{number}: not JSON: {error}") from None
            if not isinstance(record, dict):
                raise SummarizeError(f"{path}:{number}: not an object; write one JSON object a line")
            yield f"{path}:{number}", record
