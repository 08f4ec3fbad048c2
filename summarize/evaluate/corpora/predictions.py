"""What systems wrote and what is held against it, from files of any common form, and the two put side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.columns import check_unique, column_of, ids_of, texts_of
from summarize.evaluate.corpora.declared import REFERENCES
from summarize.evaluate.corpora.files import LINE, Row, read_table
from summarize.evaluate.corpora.markers import without_markers
from summarize.evaluate.corpora.naming import kind_of, rows_named
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, CitedSummary
from summarize.report.jsonl import article_from_dict, summary_from_dict

# What a file calls its summaries; the earlier name counts. "text" is last: it may be the article.
PREDICTIONS = ("prediction", "summary", "hypothesis", "output", LINE, "text")
REFERENCE_COLUMNS = (*REFERENCES, LINE, "text")
NUMBERED = re.compile(r"reference_?(\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Predictions:
    """A file's predictions in order, with the place of each; `has_ids` when the ids are the file's own.

    Without ids of its own a row is numbered from 1.
    """

    path: Path
    rows: tuple[Prediction, ...]
    places: tuple[str, ...]
    has_ids: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """References in order, one `Example` a row, as `Predictions` is; a row may be without any."""

    path: Path
    rows: tuple[Example, ...]
    places: tuple[str, ...]
    has_ids: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """As many examples as predictions, in the references' order, and what the user must be told."""

    examples: tuple[Example, ...]
    predictions: tuple[Prediction, ...]
    warnings: tuple[str, ...]


def read_predictions(path: Path, column: str | None = None) -> Predictions:
    """The predictions of a file (see `read_table`) or of a run's folder, without citation markers.

    In a run's folder, or a file of its form, the text is that of the sentences; from other texts
    markers are taken out (`without_markers`), and a warning names the rows. An empty prediction is one:
    it scores 0, and a warning names it.

    Args:
        path: the file, or the folder of a finished run.
        column: what holds the summaries; by default the first of `PREDICTIONS` that is there.

    Raises:
        SummarizeError: the file cannot be read, has no such column, a value is no text or an id comes twice.
    """
    if path.is_dir():
        return _run_predictions(path)
    table = read_table(path)
    cited = column is None and {"event_id", "sentences"} <= set(table.columns)
    if cited:
        rows = [_cited(row, {}) for row in table.rows]
        return _predictions(path, rows, [row.place for row in table.rows], has_ids=True, marked=[])
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
    return _predictions(path, rows, [row.place for row in table.rows], has_ids=has_ids, marked=marked)


def read_references(paths: Path | Sequence[Path], columns: str | Sequence[str] | None = None) -> References:
    """The references of a file, or of several files that hold one reference each for the same rows.

    Args:
        paths: the file or files; of several, the rows go together by id, else by order.
        columns: what holds the references, a text or a list of texts each; by default `references`,
            or `reference_1`, `reference_2`, …, or the first of `REFERENCE_COLUMNS` that is there.

    Raises:
        SummarizeError: as `read_predictions`; or the files have not the same rows.
    """
    files = [paths] if isinstance(paths, Path) else list(paths)
    if not files:
        raise SummarizeError("no file of references; give one or more")
    first, *others = [_read_references(path, columns) for path in files]
    for other in others:
        first = _joined(first, other)
    return first


def pair(predictions: Predictions, references: References) -> Pairs:
    """Each prediction beside its references: by id where both have ids, else by row or by order.

    By row where neither has ids and the references' numbers have gaps: a corpus leaves out rows without
    a reference, which must not shift the others.

    A row without any reference cannot be scored and is left out, predictions without a row among the
    references too; warnings name both.

    Raises:
        SummarizeError: a row of the references has no prediction, the numbers of rows differ where
            only their order can match them, or nothing is left to score.
    """
    warnings = [*predictions.warnings, *references.warnings]
    if predictions.has_ids and references.has_ids:
        written = {row.example_id: row for row in predictions.rows}
        missing = [row.example_id for row in references.rows if row.example_id not in written]
        if missing:
            raise SummarizeError(
                f"{predictions.path}: no prediction for ids of {references.path}: "
                f"{rows_named([repr(m) for m in missing])}; give one each, empty where the system wrote nothing"
            )
        known = {row.example_id for row in references.rows}
        extra = [repr(row.example_id) for row in predictions.rows if row.example_id not in known]
        if extra:
            warnings.append(
                f"{predictions.path}: no references for these ids, not scored: {rows_named(extra)}"
            )
        pairs = [(example, written[example.example_id]) for example in references.rows]
    elif not (predictions.has_ids or references.has_ids) and _have_gaps(references, predictions):
        by_number = {row.example_id: row for row in predictions.rows}
        pairs = [(example, by_number[example.example_id]) for example in references.rows]
    else:
        if len(predictions.rows) != len(references.rows):
            more, fewer = (
                (predictions, references)
                if len(predictions.rows) > len(references.rows)
                else (references, predictions)
            )
            raise SummarizeError(
                f"{predictions.path} has {len(predictions.rows)} rows, {references.path} {len(references.rows)}; "
                f"without ids in both they are matched by order: {more.places[len(fewer.rows)]} is the first left over; "
                "give as many rows, or ids"
            )
        if predictions.has_ids != references.has_ids:
            bare = references if predictions.has_ids else predictions
            warnings.append(f"{bare.path}: has no ids; rows are matched by their order")
        # The ids that there are belong to both.
        pairs = [
            (example, replace(written, example_id=example.example_id))
            if references.has_ids
            else (replace(example, example_id=written.example_id), written)
            for example, written in zip(references.rows, predictions.rows, strict=True)
        ]
    unscored = [place for (e, _), place in zip(pairs, references.places, strict=True) if not e.references]
    if unscored:
        warnings.append(f"{references.path}: no reference, not scored: {rows_named(unscored)}")
    pairs = [(example, written) for example, written in pairs if example.references]
    if not pairs:
        raise SummarizeError(
            f"{references.path}: nothing to score: {'every reference is empty' if unscored else 'no rows'}; "
            "check the file and its column"
        )
    examples, texts = zip(*pairs, strict=True)
    return Pairs(examples, texts, tuple(warnings))


def _have_gaps(references: References, predictions: Predictions) -> bool:
    """Whether the references' row numbers leave some out, all of them among the predictions' own."""
    numbers = {row.example_id for row in references.rows}
    known = {row.example_id for row in predictions.rows}
    return str(len(numbers)) not in numbers and numbers <= known


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
    rows = [_cited(row, articles) for row in table.rows]
    return _predictions(folder, rows, [row.place for row in table.rows], has_ids=True, marked=[])


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
    path: Path, rows: list[Prediction], places: list[str], *, has_ids: bool, marked: list[str]
) -> Predictions:
    check_unique(path, [row.example_id for row in rows], places)
    warnings = []
    if marked:
        warnings.append(f"{path}: citation markers taken out of: {rows_named(marked)}")
    empty = [place for row, place in zip(rows, places, strict=True) if not row.text.strip()]
    if empty:
        warnings.append(f"{path}: empty predictions, which score 0: {rows_named(empty)}")
    if not rows:
        raise SummarizeError(f"{path}: holds no row; give one prediction an example")
    return Predictions(path, tuple(rows), tuple(places), has_ids, tuple(warnings))


def _read_references(path: Path, columns: str | Sequence[str] | None) -> References:
    table = read_table(path)
    if not table.rows:
        raise SummarizeError(f"{path}: holds no row; give the references of one example a row")
    if columns is not None:
        names = [column_of(table, name, ()) for name in ([columns] if isinstance(columns, str) else columns)]
    else:
        numbered = {name: int(found[1]) for name in table.columns if (found := NUMBERED.fullmatch(name))}
        names = sorted(numbered, key=lambda name: numbered[name]) or [
            column_of(table, None, REFERENCE_COLUMNS)
        ]
    ids, has_ids = ids_of(table)
    places = tuple(row.place for row in table.rows)
    check_unique(path, ids, places)
    rows = tuple(
        Example(example_id, tuple(text for name in names for text in texts_of(row.values, name, row.place)))
        for row, example_id in zip(table.rows, ids, strict=True)
    )
    return References(path, rows, places, has_ids)


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
    return replace(first, rows=rows, warnings=first.warnings + other.warnings)
