"""Rows of a file that a user hands in: text, JSON lines, CSV or Parquet, read strictly, each with its place.

Strict where the ingest stage is forgiving: a row that is lost or guessed would move every row after it
to another's reference.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.naming import kind_of
from summarize.evaluate.corpora.strict_json import as_object, json_object, json_value
from summarize.ingest.compressed import decompress
from summarize.ingest.encoding import BOMS

COMPRESSIONS = (".gz", ".zst", ".xz", ".bz2")
DELIMITERS = (",", ";", "\t", "|")  # in the order in which a tie is settled
MAX_FIELD = 2**27  # characters: the standard library's 131,072 is less than a long read of a magazine
LINE = "line"  # the only column of a text file


@dataclass(frozen=True, slots=True)
class Row:
    """A row and where it stands: "summaries.jsonl:3", or "summaries.parquet:#3" where there are no lines."""

    place: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows in order, the names of all their columns, and what the user must be told of the file."""

    path: Path
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def read_table(path: Path) -> Table:
    """The rows of a `.txt` (one a line), `.jsonl`, `.json`, `.csv`, `.tsv` or `.parquet` file, also compressed.

    Every line of a text file is a row, also an empty one; only the end of the last line makes none.

    Raises:
        SummarizeError: the file cannot be read or decoded, or a row is not as its form promises; the
            message gives the line and what to do.
    """
    form = form_ending(path)
    readers = {
        ".txt": _lines, ".jsonl": _json_lines, ".ndjson": _json_lines, ".json": _json, ".csv": _csv, ".tsv": _csv,
    }  # fmt: skip
    if form != ".parquet" and form not in readers:
        raise SummarizeError(
            f"{path}: '{form}' tells no form of rows; give .txt (one a line), .jsonl, .csv or .parquet, or a run's folder"
        )
    data = _unpacked(path)
    rows = _parquet(data, path) if form == ".parquet" else readers[form](_decoded(data, path), path)
    columns = tuple(dict.fromkeys(name for row in rows for name in row.values))
    return Table(path, tuple(rows), columns, _blank_end(path, rows) if form == ".txt" else ())


def read_json_lines(path: Path) -> list[Row]:
    """The objects of a file of JSON lines, whatever it is called; also compressed. Empty lines are none.

    Raises:
        SummarizeError: as `read_table`.
    """
    return _json_lines(_decoded(_unpacked(path), path), path)


def form_ending(path: Path) -> str:
    """The ending that tells a file's form, whatever its compression: "a.CSV.gz" → ".csv"; "" for none."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return next((suffix for suffix in reversed(suffixes) if suffix not in COMPRESSIONS), "")


def delimiter_of(header: str) -> str:
    """What parts the columns of a CSV file, by its first line."""
    return max(DELIMITERS, key=header.count)


def _blank_end(path: Path, rows: list[Row]) -> tuple[str, ...]:
    """What to say of a text file whose last line is blank: it is a row, though few mean it to be one."""
    blank = 0
    while blank < len(rows) and not rows[-1 - blank].values[LINE].strip():
        blank += 1
    if not blank:
        return ()
    lines = "a blank line, which is a row" if blank == 1 else f"{blank} blank lines, each of which is a row"
    return (f"{path}: ends with {lines} ({rows[-1].place}); take out what is no row",)


def _unpacked(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SummarizeError(f"{path}: cannot be read: {error.strerror}; check the path") from None
    unpacked = decompress(data)
    if unpacked.broken or unpacked.refused:
        raise SummarizeError(f"{path}: {unpacked.broken or unpacked.refused}; give the whole file")
    return unpacked.data


def _decoded(data: bytes, path: Path) -> str:
    """The text, by its byte order mark or as UTF-8; nothing is guessed."""
    mark, encoding = next(((m, e) for m, e in BOMS if data.startswith(m)), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise SummarizeError(
                f"{path}: byte {error.start + len(mark)}: not {encoding.upper()}, though the file's mark says so; "
                "save it again as UTF-8"
            ) from None
        if wide := _without_mark(body):
            raise SummarizeError(_wide(path, wide)) from None
        line = body.count(b"\n", 0, error.start) + 1
        raise SummarizeError(
            f"{path}:{line}: byte {error.start + len(mark)} ({body[error.start]:#04x}) is not UTF-8; "
            f"convert the file first, e.g. iconv -f cp1252 -t utf-8 {path.name}"
        ) from None
    if "\x00" in text:
        if wide := _without_mark(body):
            raise SummarizeError(_wide(path, wide))
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise SummarizeError(f"{path}:{line}: holds NUL characters, which no text has; write the file again")
    return text


def _without_mark(body: bytes) -> str:
    """The form of UTF-16 whose byte order mark is missing, "" for none: in Latin script every other byte is NUL."""
    start = body[:4096]
    first, second = start[::2].count(0), start[1::2].count(0)
    if 4 * max(first, second) < len(start):  # less than half of the characters
        return ""
    return "utf-16be" if first > second else "utf-16le"


def _wide(path: Path, encoding: str) -> str:
    return (
        f"{path}:1: holds NUL characters, as UTF-16 without its mark does; "
        f"convert the file first, e.g. iconv -f {encoding} -t utf-8 {path.name}"
    )


def _split(text: str) -> list[str]:
    """The lines of a text as an editor counts them; U+2028 and its like stand inside one."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _lines(text: str, path: Path) -> list[Row]:
    return [Row(f"{path.name}:{number}", {LINE: line}) for number, line in enumerate(_split(text), start=1)]


def _json_lines(text: str, path: Path) -> list[Row]:
    return [
        Row(place, json_object(line, place))
        for number, line in enumerate(_split(text), start=1)
        if line.strip() and (place := f"{path.name}:{number}")
    ]


def _json(text: str, path: Path) -> list[Row]:
    value = json_value(text, path.name, "write a list of objects, or JSON lines as .jsonl")
    if not isinstance(value, list):
        raise SummarizeError(
            f"{path.name}: holds {kind_of(value)}; write a list of objects, or JSON lines as .jsonl"
        )
    return [
        Row(place, {LINE: member} if isinstance(member, str) else as_object(member, place))
        for number, member in enumerate(value, start=1)
        if (place := f"{path.name}:#{number}")
    ]


def _csv(text: str, path: Path) -> list[Row]:
    header = text.partition("\n")[0]
    delimiter = delimiter_of(header)
    previous = csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    names: list[str] = []
    try:
        line = 1
        for cells in reader:
            place = f"{path.name}:{line}"
            line = reader.line_num + 1
            if not cells:
                continue
            if not names:
                names = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(names):
                raise SummarizeError(
                    f"{place}: {len(cells)} fields where the header has {len(names)}; quote texts that hold {delimiter!r}"
                )
            rows.append(Row(place, dict(zip(names, cells, strict=True))))
    except csv.Error as error:
        raise SummarizeError(
            f"{path.name}:{reader.line_num}: not CSV: {error}; quote texts in full"
        ) from None
    finally:
        csv.field_size_limit(previous)
    return rows


def _parquet(data: bytes, path: Path) -> list[Row]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        records = parquet.read_table(pa.BufferReader(data)).to_pylist()
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        said = str(error).partition("\n")[0][:200]
        raise SummarizeError(f"{path}: not a whole Parquet file: {said}; write it again") from None
    return [Row(f"{path.name}:#{number}", record) for number, record in enumerate(records, start=1)]
