"""Rows of a file that a user hands in: text, JSON lines, CSV or Parquet, read strictly, each with its place.

Strict where the ingest stage is forgiving: a row that is lost or guessed would move every row after it
to another's reference.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.naming import kind_of, rows_named
from summarize.ingest.compressed import decompress
from summarize.ingest.encoding import BOMS

COMPRESSED = frozenset({".gz", ".zst", ".xz", ".bz2"})
DELIMITERS = (",", ";", "\t", "|")  # in the order in which a tie is settled
MAX_FIELD = 2**27  # characters: the standard library's 131,072 is less than a long read of a magazine
LINE = "line"  # the only column of a text file
IDS = ("event_id", "example_id", "id")  # columns that hold a row's id


@dataclass(frozen=True, slots=True)
class Row:
    """A row and where it stands: "summaries.jsonl:3", or "summaries.parquet:#3" where there are no lines."""

    place: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows in order, and the names of the first row's columns."""

    path: Path
    rows: tuple[Row, ...]
    columns: tuple[str, ...]


def read_table(path: Path) -> Table:
    """The rows of a `.txt` (one a line), `.jsonl`, `.json`, `.csv`, `.tsv` or `.parquet` file, also compressed.

    Every line of a text file is a row, also an empty one; only the end of the last line makes none.

    Raises:
        SummarizeError: the file cannot be read or decoded, or a row is not as its form promises; the
            message gives the line and what to do.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    form = next((suffix for suffix in reversed(suffixes) if suffix not in COMPRESSED), "")
    readers = {
        ".txt": _lines, ".jsonl": _json_lines, ".ndjson": _json_lines, ".json": _json, ".csv": _csv, ".tsv": _csv,
    }  # fmt: skip
    if form != ".parquet" and form not in readers:
        raise SummarizeError(
            f"{path}: '{form}' tells no form of rows; give .txt (one a line), .jsonl, .csv or .parquet, or a run's folder"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SummarizeError(f"{path}: cannot be read: {error.strerror}; check the path") from None
    unpacked = decompress(data)
    if unpacked.broken or unpacked.refused:
        raise SummarizeError(f"{path}: {unpacked.broken or unpacked.refused}; give the whole file")
    if form == ".parquet":
        rows = _parquet(unpacked.data, path)
    else:
        rows = readers[form](_decoded(unpacked.data, path), path)
    return Table(path, tuple(rows), tuple(rows[0].values) if rows else ())


def column_of(table: Table, wanted: str | None, usual: Sequence[str]) -> str:
    """The column that is wanted, or the first of the usual ones that is there, or the only one beside the ids.

    Raises:
        SummarizeError: there is none; lists the columns that are there.
    """
    here = table.columns
    if wanted is not None:
        if wanted in here or (table.rows and any(wanted in row.values for row in table.rows)):
            return wanted
        raise SummarizeError(f"{table.path}: no column '{wanted}'; columns here: {', '.join(here) or 'none'}")
    found = next((name for name in usual if name in here), None)
    others = [name for name in here if name not in IDS]
    if found is None and len(others) == 1:
        found = others[0]
    if found is None and table.rows:
        raise SummarizeError(
            f"{table.path}: no column is known to hold the texts; columns here: {', '.join(here) or 'none'}; say which one"
        )
    return found or ""


def ids_of(table: Table) -> tuple[list[str], bool]:
    """The file's own ids, or the rows' numbers."""
    name = next((name for name in IDS if name in table.columns), None)
    if name is None:
        return [str(number) for number in range(1, len(table.rows) + 1)], False
    ids = []
    for row in table.rows:
        value = row.values.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
            raise SummarizeError(
                f"{row.place}: '{name}' holds {kind_of(value)}; give every row its id, or none"
            )
        ids.append(str(value))
    return ids, True


def check_unique(path: Path, ids: Sequence[str], places: Sequence[str]) -> None:
    """Raises SummarizeError where an id comes twice."""
    counts = Counter(ids)
    twice = [f"'{name}' ({place})" for name, place in zip(ids, places, strict=True) if counts[name] > 1]
    if twice:
        raise SummarizeError(
            f"{path}: ids that come more than once: {rows_named(twice)}; give each row its own"
        )


def texts_of(row: Row, column: str) -> list[str]:
    """The texts of a column that holds one or a list of them; empty ones are none.

    Raises:
        SummarizeError: a value is no text.
    """
    value = row.values.get(column)
    found: list[Any] = value if isinstance(value, list) else [value]
    for text in found:
        if not (text is None or isinstance(text, str)):
            raise SummarizeError(
                f"{row.place}: column '{column}' holds {kind_of(text)}; a reference is a text, or a list of texts"
            )
    return [text for text in found if text and text.strip()]


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
        line = body.count(b"\n", 0, error.start) + 1
        raise SummarizeError(
            f"{path}:{line}: byte {error.start + len(mark)} ({body[error.start]:#04x}) is not UTF-8; "
            f"convert the file first, e.g. iconv -f cp1252 -t utf-8 {path.name}"
        ) from None
    if "\x00" in text:
        raise SummarizeError(
            f"{path}:{text.count(chr(10), 0, text.index(chr(0))) + 1}: holds NUL characters, as UTF-16 without its mark does; "
            f"convert the file first, e.g. iconv -f utf-16le -t utf-8 {path.name}"
        )
    return text


def _split(text: str) -> list[str]:
    """The lines of a text as an editor counts them; U+2028 and its like stand inside one."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _lines(text: str, path: Path) -> list[Row]:
    return [Row(f"{path.name}:{number}", {LINE: line}) for number, line in enumerate(_split(text), start=1)]


def _json_lines(text: str, path: Path) -> list[Row]:
    return [
        Row(place, _object(_json_value(line, place), place))
        for number, line in enumerate(_split(text), start=1)
        if line.strip() and (place := f"{path.name}:{number}")
    ]


def _json(text: str, path: Path) -> list[Row]:
    value = _json_value(text, path.name)
    if not isinstance(value, list):
        raise SummarizeError(
            f"{path.name}: holds {kind_of(value)}; write a list of objects, or JSON lines as .jsonl"
        )
    return [
        Row(place, {LINE: member} if isinstance(member, str) else _object(member, place))
        for number, member in enumerate(value, start=1)
        if (place := f"{path.name}:#{number}")
    ]


def _json_value(text: str, place: str) -> Any:
    try:
        return msgspec.json.decode(text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SummarizeError(f"{place}: not JSON: {error}; write one object a line") from None


def _object(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SummarizeError(f"{place}: holds {kind_of(value)}; write one object a line")
    return value


def _csv(text: str, path: Path) -> list[Row]:
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
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
