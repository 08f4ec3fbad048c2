"""The columns of a file's rows: which holds the texts, which the ids, and the texts of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.files import Table
from summarize.evaluate.corpora.naming import kind_of, rows_named

IDS = ("event_id", "example_id", "id")  # columns that hold a row's id


@dataclass(frozen=True, slots=True)
class Usual:
    """Names that a column of texts usually has, whatever their case; the earlier counts.

    `names` each say by themselves what a column holds, so two of them in one file are one too many to guess;
    `last` are read only where none of those is there: they may be something else, such as the article.
    """

    names: tuple[str, ...]
    last: tuple[str, ...]
    option: str  # of the command line, where the user says which one is meant


def column_of(table: Table, wanted: str | None, usual: Usual) -> str:
    """The column that is wanted, or the only one of a usual name, or the only one beside the ids.

    Raises:
        SummarizeError: there is none, or there are several; lists the columns that are there.
    """
    here = table.columns
    if wanted is not None:
        if wanted in here:
            return wanted
        raise SummarizeError(f"{table.path}: no column '{wanted}'; columns here: {', '.join(here) or 'none'}")
    known = [column for name in usual.names for column in named(name, here)]
    if len(known) > 1:
        raise SummarizeError(
            f"{table.path}: several columns may hold the texts: {', '.join(known)}; say which one ({usual.option})"
        )
    known += [column for name in usual.last for column in named(name, here)]
    others = [column for column in here if column.casefold() not in IDS]
    if not known and len(others) == 1:
        known = others
    if not known and table.rows:
        raise SummarizeError(
            f"{table.path}: no column is known to hold the texts; columns here: {', '.join(here) or 'none'}; "
            f"say which one ({usual.option})"
        )
    return known[0] if known else ""


def named(name: str, columns: Iterable[str]) -> list[str]:
    """The columns of that name, whatever their case."""
    return [column for column in columns if column.casefold() == name]


def ids_of(table: Table) -> tuple[list[str], bool]:
    """The file's own ids, or the rows' numbers."""
    name = next((column for name in IDS for column in named(name, table.columns)), None)
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


def texts_of(values: Mapping[str, Any], column: str, place: str) -> list[str]:
    """The texts of a column that holds one or a list of them; empty ones are none.

    Raises:
        SummarizeError: a value is no text.
    """
    value = values.get(column)
    found: list[Any] = value if isinstance(value, list) else [value]
    for text in found:
        if not (text is None or isinstance(text, str)):
            raise SummarizeError(
                f"{place}: column '{column}' holds {kind_of(text)}; it needs a text, or a list of texts"
            )
    return [text for text in found if text and text.strip()]
