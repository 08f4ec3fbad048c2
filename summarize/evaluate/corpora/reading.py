"""What systems wrote, and what it is held against, from files of any common form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.columns import Usual, check_unique, column_of, ids_of, texts_of
from summarize.evaluate.corpora.declared import REFERENCES
from summarize.evaluate.corpora.files import LINE, Row, Table, read_table
from summarize.evaluate.corpora.markers import without_markers
from summarize.evaluate.corpora.naming import kind_of, rows_named
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, CitedSummary
from summarize.report.jsonl import article_from_dict, summary_from_dict

# What files call their summaries. "text" may be the article, and "title" stands beside most summaries.
PREDICTIONS = Usual(
    ("prediction", "pred", "generated", "generated_summary", "hypothesis", "output", "summary"),
    (LINE, "text"),
    "--column",
)
REFERENCE_COLUMNS = Usual(
    tuple(name for name in REFERENCES if name != "title"), ("title", LINE, "text"), "--reference-column"
)
SENTENCES = "sentences"  # the column of a run's summaries
NUMBERED = re.compile(r"reference_?(\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Predictions:
    """A file's predictions in order, with the place of each; `has_ids` when the ids are the file's own.

    Without ids of its own a row is numbered from 1. `column` is the one that was read.
    """

    path: Path
    rows: tuple[Prediction, ...]
    places: tuple[str, ...]
    has_ids: bool
    warnings: tuple[str, ...] = ()
    column: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """References in order, one `Example` a row, as `Predictions` is; a row may be without any.

    `column` names those that were read, `read` each with its file (none for a corpus's).
    """

    path: Path
    rows: tuple[Example, ...]
    places: tuple[str, ...]
    has_ids: bool
    warnings: tuple[str, ...] = ()
    column: str = ""
    read: tuple[tuple[Path, str], ...] = ()


def read_predictions(path: str | Path, column: str | None = None) -> Predictions:
    """The predictions of a file (see `read_table`) or of a run's folder, without citation markers.

    In a run's folder, or a file of its form, the text is that of the sentences; from other texts
    markers are taken out (`without_markers`), and a warning names the rows. An empty prediction is one:
    it scores 0, and a warning names it.

    Args:
        path: the file, or the folder of a finished run.
        column: what holds the summaries; by default the one of `PREDICTIONS` that is there.

    Raises:
        SummarizeError: the file cannot be read, has no such column or several, a value is no text or
            an id comes twice.
    """
    path = Path(path)
    if path.is_dir():
        return _run_predictions(path)
    table = read_table(path)
    if column is None and {"event_id", SENTENCES} <= set(table.columns):
        return _predictions(table, SENTENCES, [_cited(row, {}) for row in table.rows], has_ids=True)
    name = column_of(table, column, PREDICTIONS)
    ids, has_ids = ids_of(table)
    rows, marked = [], []
    for row, example_id in zip(table.rows, ids, strict=True):
        value = row.values.get(name)
        if not isinstance(value, str):
            raise SummarizeError(
                f"{row.place}: column '{name}' holds {kind_of(value)}; a prediction is a text (\"\" when there is none)"
            )
        text = without_markers(value)
        if text != value:
            marked.append(row.place)
        rows.append(Prediction(example_id, text))
    return _predictions(table, name, rows, has_ids=has_ids, marked=marked)


def read_references(
    paths: str | Path | Sequence[str | Path], columns: str | Sequence[str] | None = None
) -> References:
    """The references of a file, or of several files that hold one reference each for the same rows.

    Args:
        paths: the file or files; of several, the rows go together by id, else by order.
        columns: what holds the references, a text or a list of texts each; by default `references`,
            or `reference_1`, `reference_2`, …, or the one of `REFERENCE_COLUMNS` that is there.

    Raises:
        SummarizeError: as `read_predictions`; or the files have not the same rows.
    """
    files = [paths] if isinstance(paths, str | Path) else list(paths)
    if not files:
        raise SummarizeError("no file of references; give one or more")
    first, *others = [_read_references(Path(path), columns) for path in files]
    for other in others:
        first = _joined(first, other)
    return first


def _run_predictions(folder: Path) -> Predictions:
    path = folder / "summaries.jsonl"
    if not path.is_file():
        raise SummarizeError(
            f"{folder}: holds no finished run; make one with summarize run INPUT... --output {folder}"
        )
    articles = {}
    for row in read_table(folder / "articles.jsonl").rows:
        try:
            article = article_from_dict(row.values)
        except (KeyError, TypeError, ValueError) as error:
            raise SummarizeError(f"{row.place}: not a run's article: {error!r}; run it again") from None
        articles[article.article_id] = article
    table = read_table(path)
    return _predictions(
        replace(table, path=folder), SENTENCES, [_cited(row, articles) for row in table.rows], has_ids=True
    )


def _cited(row: Row, articles: Mapping[str, Article]) -> Prediction:
    """A line of summaries.jsonl; its text is the sentences', to which no marker was ever added."""
    try:
        summary: CitedSummary = summary_from_dict(dict(row.values))
    except ValueError as error:
        raise SummarizeError(f"{row.place}: {error}; see summarize/report/schema.json") from None
    cited = {s.article_id: articles[s.article_id] for s in summary.sources if s.article_id in articles}
    text = " ".join(sentence.text for sentence in summary.sentences)
    return Prediction(summary.event_id, text, summary, MappingProxyType(cited))


def _predictions(
    table: Table, column: str, rows: list[Prediction], *, has_ids: bool, marked: Sequence[str] = ()
) -> Predictions:
    """A table's predictions, with what must be told of them; `marked` are the places of rows with markers."""
    path, places = table.path, [row.place for row in table.rows]
    check_unique(path, [row.example_id for row in rows], places)
    warnings = list(table.warnings)
    if marked:
        warnings.append(f"{path}: citation markers taken out of: {rows_named(marked)}")
    empty = [place for row, place in zip(rows, places, strict=True) if not row.text.strip()]
    if empty:
        warnings.append(f"{path}: empty predictions, which score 0: {rows_named(empty)}")
    if not rows:
        raise SummarizeError(f"{path}: holds no row; give one prediction an example")
    return Predictions(path, tuple(rows), tuple(places), has_ids, tuple(warnings), column)


def _read_references(path: Path, columns: str | Sequence[str] | None) -> References:
    table = read_table(path)
    if not table.rows:
        raise SummarizeError(f"{path}: holds no row; give the references of one example a row")
    if columns is not None:
        wanted = [columns] if isinstance(columns, str) else columns
        names = [column_of(table, name, REFERENCE_COLUMNS) for name in wanted]
    else:
        numbered = {name: int(found[1]) for name in table.columns if (found := NUMBERED.fullmatch(name))}
        names = sorted(numbered, key=lambda name: numbered[name])
        names = names or [column_of(table, None, REFERENCE_COLUMNS)]
    ids, has_ids = ids_of(table)
    places = tuple(row.place for row in table.rows)
    check_unique(path, ids, places)
    rows = tuple(
        Example(example_id, tuple(text for name in names for text in texts_of(row.values, name, row.place)))
        for row, example_id in zip(table.rows, ids, strict=True)
    )
    read = tuple((path, name) for name in names)
    return References(path, rows, places, has_ids, table.warnings, ", ".join(names), read)


def _joined(first: References, other: References) -> References:
    """The references of two files, row by row."""
    if first.has_ids and other.has_ids:
        more = {row.example_id: row.references for row in other.rows}
        odd = sorted(more.keys() ^ {row.example_id for row in first.rows})
        if odd:
            raise SummarizeError(
                f"{other.path}: has not the ids of {first.path}: {rows_named([repr(o) for o in odd])}; "
                "give the same rows in each file of references"
            )
        found = [more[row.example_id] for row in first.rows]
    else:
        if len(first.rows) != len(other.rows):
            raise SummarizeError(
                f"{first.path} has {len(first.rows)} rows, {other.path} {len(other.rows)}; "
                "give the same rows in each file of references"
            )
        found = [row.references for row in other.rows]
    rows = tuple(
        replace(row, references=row.references + added) for row, added in zip(first.rows, found, strict=True)
    )
    return replace(
        first,
        rows=rows,
        warnings=first.warnings + other.warnings,
        column=", ".join(dict.fromkeys((first.column, other.column))),
        read=first.read + other.read,
    )
