"""Records from JSON in the shapes it comes in: lines, an array, an object around a list, one object."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from summarize.ingest.drafts import Failure, Item, Items
from summarize.ingest.encoding import decode, decode_line, to_utf8
from summarize.ingest.fields import Table, has_body, item_of

# Names of the list of records inside an object, tried first when the object has several lists.
LIST_NAMES = ("articles", "documents", "docs", "items", "results", "records", "entries", "news", "data", "hits", "stories", "value", "rows", "posts")  # fmt: skip

# Lists of objects that are the parts of one article.
PARTS_OF_A_TEXT = frozenset({"text", "body", "paragraphs", "sentences", "blocks", "sections", "authors", "images", "tags", "entities"})  # fmt: skip

SHOWN = 60  # characters of a value that a message repeats


def read_json(data: bytes, name: str, table: Table, *, lines: bool) -> Items:
    """Every record of a JSON file as a draft or a failure, with its place.

    `lines` tells that the name promises a record a line (.jsonl, .ndjson). Otherwise the first
    line decides: a record on a line of its own, with more lines behind it, is JSON Lines too.
    """
    data = to_utf8(data)
    if not data.strip():
        yield Failure(name, "no_text", "the file is empty")
    elif _is_json_lines(data, promised=lines):
        yield from _read_lines(data, name, table)
    else:
        text = decode(data)
        if text is None:
            yield Failure(name, "unreadable", "the bytes are not text in any known encoding")
        else:
            yield from _read_document(text, name, table)


def _is_json_lines(data: bytes, *, promised: bool) -> bool:
    stream = io.BytesIO(data)
    first = next((line for line in stream if line.strip()), b"")
    more = any(line.strip() for line in stream)
    try:
        value = json.loads(decode_line(first) or "")
    except (ValueError, RecursionError):
        opening = first.strip()
        # `[` or `{` alone on the first line begin a document that is laid out over several.
        return promised and opening not in {b"[", b"{"} and not opening.endswith((b"[", b"{", b","))
    return (more and isinstance(value, dict)) or (promised and more)


def _read_lines(data: bytes, name: str, table: Table) -> Items:
    for number, raw in enumerate(io.BytesIO(data), start=1):
        place = f"{name}:{number}"
        line = decode_line(raw)
        if line is not None and not line.strip("\ufeff \t\r\n\u2028\u2029\x85\xa0"):
            continue
        if line is None:
            yield Failure(place, "unreadable", "the line is not text in any known encoding")
            continue
        try:
            value = json.loads(line.lstrip("\ufeff"))
        except (ValueError, RecursionError) as error:
            yield Failure(place, "malformed", _complaint(error))
            continue
        yield _item(value, place, table)


def _read_document(text: str, name: str, table: Table) -> Items:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield from _salvage(text, name, table, _complaint(error))
        return
    records = _records_in(value, table)
    if records is None:
        yield _item(value, name, table)
    elif not records:
        yield Failure(name, "no_text", "the list of records is empty")
    else:
        for number, record in enumerate(records, start=1):
            yield _item(record, f"{name}:#{number}", table)


def _records_in(value: Any, table: Table, depth: int = 0) -> list[Any] | None:
    """The list of records that a value holds; None when the value is itself a record (or nothing)."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth > 3 or has_body(value, table):
        return None
    lists = {
        key: member
        for key, member in value.items()
        if key not in PARTS_OF_A_TEXT and isinstance(member, list) and _holds_records(member)
    }
    for key in LIST_NAMES:
        if key in lists:
            return lists[key]
    if len(lists) == 1:
        return next(iter(lists.values()))
    for key in ("response", "result", "data", "hits", "feed", "payload"):
        inner = _records_in(value.get(key), table, depth + 1) if isinstance(value.get(key), dict) else None
        if inner is not None:
            return inner
    # {"a1": {…}, "a2": {…}}: records by id, as pandas writes them with orient="index".
    members = list(value.values())
    if len(members) > 1 and all(isinstance(member, dict) and len(member) > 1 for member in members):
        return [{"id": key, **member} for key, member in value.items()]
    return (
        []
        if any(isinstance(value.get(key), list) and not value[key] for key in LIST_NAMES) and len(value) <= 3
        else None
    )


def _holds_records(members: list[Any]) -> bool:
    """Whether a list holds objects that are more than a name or a paragraph."""
    objects = [member for member in members if isinstance(member, dict)]
    return bool(objects) and any(len(member) > 1 for member in objects) and 2 * len(objects) >= len(members)


def _salvage(text: str, name: str, table: Table, complaint: str) -> Items:
    """What can be read of a broken array, or of objects written one after the other."""
    decoder = json.JSONDecoder()
    position = _skip(text, 0)
    if text.startswith("{", position):
        # The list inside `{"articles": [` of a file that breaks off.
        try:
            decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            inner = text.find("[", position)
            position = inner if 0 <= inner <= 2000 and text.find("{", position + 1) > inner else position
    in_array = text.startswith("[", position)
    if in_array:
        position = _skip(text, position + 1)
    number = 0
    while position < len(text) and text[position] not in "]}":
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, position) + 1
            at_end = isinstance(error, json.JSONDecodeError) and _ends_early(error, text)
            yield Failure(
                f"{name}:{line}",
                "truncated" if at_end else "malformed",
                f"{_complaint(error)}; the {number} records before it are kept, what follows is not read",
            )
            return
        number += 1
        yield _item(value, f"{name}:#{number}", table)
        position = _skip(text, position)
    if text[position:].strip(" \t\r\n]},") or not number:
        yield Failure(name, "malformed", complaint)
    elif in_array and "]" not in text[position:]:
        yield Failure(name, "truncated", f"the array is never closed; its {number} records are kept")


def _ends_early(error: json.JSONDecodeError, text: str) -> bool:
    return error.pos >= len(text.rstrip()) - 1 or error.msg.startswith(
        ("Unterminated string", "Invalid \\escape")
    )


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n,\ufeff":
        position += 1
    return position


def _item(value: Any, place: str, table: Table) -> Item:
    if not isinstance(value, Mapping):
        shown = json.dumps(value, ensure_ascii=True)[:SHOWN]
        return Failure(place, "not_an_object", f"a record is an object with fields, this is {shown}")
    return item_of(value, place, table)


def _complaint(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "not valid JSON: nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    return f"not valid JSON: {str(error)[:SHOWN]}"  # integers of more than 4,300 digits
