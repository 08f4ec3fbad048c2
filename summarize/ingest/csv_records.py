"""Records from CSV and TSV: delimiter and quoting are found by what makes the header and widths fit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.ingest.drafts import Failure, Items
from summarize.ingest.fields import Table, canonical, item_of

DELIMITERS = (",", ";", "\t", "|")  # in the order in which a tie is settled
MAX_FIELD = 2**27  # characters: the standard library's 131,072 is less than a long read of a magazine
MAX_RESTARTS = 50  # after as many open quotes the file's quoting is not what it seems


@dataclass(frozen=True, slots=True)
class Row:
    """A record of the file and the line it begins on; `problem` when its quoting is broken."""

    line: int
    cells: tuple[str, ...]
    problem: str | None = None


def read_csv(text: str, name: str, table: Table) -> Items:
    """Every row under the header as a draft or a failure, with its place (`name:line`)."""
    text = text.lstrip("\ufeff")
    if not text.strip():
        yield Failure(name, "no_text", "the file is empty")
        return
    # Excel's own first line.
    first, _, rest = text.partition("\n")
    skipped = 0
    delimiter = _delimiter(first, table)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[4], rest, 1
    rows = _best_rows(text, delimiter)
    header = next(rows, Row(1, ()))
    columns = [cell.strip() for cell in header.cells]
    known = {name for field in ("text", "teaser") for name in table[field]}
    if not known.intersection(canonical(column) for column in columns):
        yield Failure(
            name,
            "no_text",
            f"no column is known to hold text (columns: {', '.join(columns[:12])[:300]}); "
            'name yours in the configuration: [ingest.fields] text = ["…"]',
        )
        return
    for row in rows:
        place = f"{name}:{row.line + skipped}"
        if row.problem is not None:
            yield Failure(place, "malformed", row.problem)
        elif any(cell.strip() for cell in row.cells[len(columns) :]):
            yield Failure(
                place,
                "malformed",
                f"the row has {len(row.cells)} fields, the header {len(columns)}: quote the text",
            )
        elif any(cell.strip() for cell in row.cells):
            yield item_of(dict(zip(columns, row.cells, strict=False)), place, table)


def looks_like_csv(head: str, table: Table) -> bool:
    """Whether the first line is a header: two known fields or more, one of them the text."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    cells = {canonical(cell.strip(' "\r')) for cell in first.split(_delimiter(first, table))}
    texts = {name for field in ("text", "teaser") for name in table[field]}
    return bool(cells & texts) and sum(bool(cells.intersection(row)) for row in table.values()) >= 2


def _delimiter(header: str, table: Table) -> str:
    """The delimiter that makes most names of the header known, and most fields where none is."""
    known = {name for row in table.values() for name in row}

    def fit(delimiter: str) -> tuple[int, int]:
        cells = [canonical(cell.strip(' "\r')) for cell in header.split(delimiter)]
        return sum(cell in known for cell in cells) if len(cells) > 1 else 0, len(cells)

    return max(DELIMITERS, key=fit)


def _best_rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows under the way of quoting that makes most of them as wide as the header.

    Standard quoting wins a tie; then backslashes before quotes, as databases dump; then, in TSV, none
    at all, where a quotation mark is only that.
    """
    rows = list(_rows(text, delimiter, escaped=False))
    if '"' in text and _fitting_rows(rows) < 1:
        others = [list(_rows(text, delimiter, escaped=True))] if '\\"' in text else []
        if delimiter == "\t":
            lines = io.StringIO(text).readlines()
            bare = (tuple(line.rstrip("\r\n").split(delimiter)) for line in lines)
            others.append([Row(n, cells) for n, cells in enumerate(bare, start=1) if cells != ("",)])
        rows = max(rows, *others, key=_fitting_rows) if others else rows
    return iter(rows)


def _fitting_rows(rows: Sequence[Row]) -> float:
    if not rows:
        return 0.0
    width = len(rows[0].cells)
    return sum(len(row.cells) == width and row.problem is None for row in rows) / len(rows)


def _rows(text: str, delimiter: str, *, escaped: bool) -> Iterator[Row]:
    """The rows of a file. A quote that is never closed costs its own row, not all that follow."""
    # Lines end where the csv module says, which is not where str.splitlines does (U+2028 is text).
    lines = io.StringIO(text, newline="").readlines()
    start = restarts = 0
    previous_limit = csv.field_size_limit(MAX_FIELD)
    try:
        while start < len(lines):
            reader = csv.reader(
                lines[start:],
                delimiter=delimiter,
                escapechar="\\" if escaped else None,
                doublequote=not escaped,
                strict=True,
            )
            begin = start
            failure: str | None = None
            while failure is None:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    failure = str(error)
                else:
                    if cells:
                        yield Row(begin + 1, tuple(cells))
                    begin = start + reader.line_num
            restarts += 1
            if restarts > MAX_RESTARTS:
                yield Row(
                    begin + 1,
                    (),
                    f"quoting is broken from here on: the last {len(lines) - begin} lines are not read",
                )
                return
            yield Row(begin + 1, (), f"the row's quotes do not match: {failure}")
            # An open quote swallows the rows behind it until the next quote: take up again on the next line.
            start = begin + 1
    finally:
        csv.field_size_limit(previous_limit)
