"""The examples of a corpus, made from its rows as its declaration says."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.columns import texts_of
from summarize.evaluate.corpora.declared import (
    ArticleColumns,
    Declaration,
    checked,
    declaration_of,
    inferred_columns,
    names_of,
)
from summarize.evaluate.corpora.naming import kind_of, rows_named
from summarize.evaluate.corpora.rows import corpus_rows
from summarize.evaluate.rouge.score import References
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction
from summarize.ingest.dates import parse_date
from summarize.ingest.fields import canonical
from summarize.ingest.languages import language_code
from summarize.records import Article
from summarize.runs import digest
from summarize.text.normalize import normalize


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus as read: its examples, the outputs that it carries, and what was left out and why.

    `digest` (32 hex digits) changes with any id, reference or source text among the examples.
    """

    declaration: Declaration
    examples: tuple[Example, ...]
    systems: Mapping[str, tuple[Prediction, ...]]
    warnings: tuple[str, ...]
    digest: str

    @property
    def mode(self) -> Mode:
        """How it is usually scored."""
        return self.declaration.mode

    @property
    def references(self) -> References:
        """What is usually made of several references."""
        return self.declaration.references


def load_corpus(source: Declaration | str | Path, data: str | Path | None = None, limit: int = 0) -> Corpus:
    """The examples of a corpus, in its order.

    A row without any reference cannot be scored: it is left out, and a warning names it. Articles'
    texts are normalised (`summarize.text.normalize`), references stay as they are written.

    Args:
        source: a declaration, the name of a shipped one, a TOML file that holds one; or a file of rows
            or a hub id whose columns have usual names (`declared.REFERENCES` and its neighbours).
        data: the folder that local paths are relative to.
        limit: the first rows only; 0 for all.

    Raises:
        SummarizeError: the rows cannot be had or are not what the declaration says; the message gives
            the place and what to do.
    """
    data = Path(data) if data is not None else None
    declaration = checked(source) if isinstance(source, Declaration) else declaration_of(source, data)
    rows = corpus_rows(declaration, data, limit)
    if not names_of(declaration.columns.references):
        # Rows of the Hub have all columns; those of a file may lack what a later one has.
        seen = list(islice(rows, 1) if declaration.hub else rows)
        columns = inferred_columns(_together(row for _, row in seen), seen[0][0] if seen else "")
        declaration = msgspec.structs.replace(declaration, columns=columns)
        rows = chain(seen, rows)
    unscored: list[str] = []
    sourceless: list[str] = []
    examples: list[Example] = []
    outputs: dict[str, list[Prediction]] = {name: [] for name in declaration.systems}
    expects_sources = bool(declaration.columns.documents or declaration.columns.article.text)
    for example, row, place in _examples(rows, declaration):
        if not example.references:
            unscored.append(place)
            continue
        if expects_sources and not example.sources:
            sourceless.append(place)
        examples.append(example)
        for name, column in declaration.systems.items():
            outputs[name].append(Prediction(example.example_id, _text(row, column, place) or ""))
    if not examples:
        raise SummarizeError(
            f"corpus '{declaration.name}': no row with a reference; is columns.references "
            f"({', '.join(names_of(declaration.columns.references))}) the right column, and the split the right one?"
        )
    _no_duplicates(examples, declaration)
    warnings = []
    if unscored:
        warnings.append(f"corpus '{declaration.name}': no reference, left out: {rows_named(unscored)}")
    if sourceless:
        warnings.append(f"corpus '{declaration.name}': no source text: {rows_named(sourceless)}")
    said = [[e.example_id, e.references, [a.text for a in e.sources]] for e in examples]
    return Corpus(
        declaration,
        tuple(examples),
        {name: tuple(written) for name, written in outputs.items()},
        tuple(warnings),
        digest(said),
    )


def _examples(
    rows: Iterable[tuple[str, Mapping[str, Any]]], declaration: Declaration
) -> Iterator[tuple[Example, Mapping[str, Any], str]]:
    columns = declaration.columns
    pattern = re.compile(declaration.group_pattern)
    wanted = [
        *names_of(columns.references), columns.id, columns.documents, columns.group,
        *declaration.systems.values(),
        *([] if columns.documents else msgspec.structs.astuple(columns.article)),
    ]  # fmt: skip
    for number, (place, row) in enumerate(_with_columns([name for name in wanted if name], rows), start=1):
        example_id = _identifier(row, columns.id) or str(number)
        group = _identifier(row, columns.group)
        if group is not None and declaration.group_pattern:
            found = pattern.search(group)
            group = found[0] if found else None
        references = [text for name in names_of(columns.references) for text in texts_of(row, name, place)]
        yield (
            Example(example_id, tuple(references), _articles(row, declaration, example_id, place), group),
            row,
            place,
        )


def _together(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """One row with every row's columns, each with the first value that is one."""
    together: dict[str, Any] = {}
    for row in rows:
        for name, value in row.items():
            if together.get(name) is None:
                together[name] = value
    return together


def _with_columns(
    wanted: list[str], rows: Iterable[tuple[str, Mapping[str, Any]]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows, of which as many are read ahead as it takes to see each column that is wanted.

    Raises:
        SummarizeError: a column is in no row.
    """
    rows = iter(rows)
    seen: list[tuple[str, Mapping[str, Any]]] = []
    here: dict[str, None] = {}
    missing = wanted
    while missing:
        try:
            seen.append(next(rows))
        except StopIteration:
            break
        here |= dict.fromkeys(seen[-1][1])
        missing = [name for name in missing if name not in here]
    if missing and seen:
        near = next((own for own in here if canonical(own) == canonical(missing[0])), None)
        near = near or next(iter(difflib.get_close_matches(missing[0], here, n=1)), None)
        hint = f"; did you mean '{near}'?" if near else ""
        raise SummarizeError(
            f"{seen[0][0]}: no column '{missing[0]}'; columns here: {', '.join(map(str, here))[:300]}{hint}"
        )
    yield from chain(seen, rows)


def _articles(
    row: Mapping[str, Any], declaration: Declaration, example_id: str, place: str
) -> tuple[Article, ...]:
    columns = declaration.columns
    if not columns.documents:
        members: list[Any] = [row] if columns.article.text else []
    else:
        members = row.get(columns.documents) or []
        if not isinstance(members, list):
            raise SummarizeError(
                f"{place}: column '{columns.documents}' holds {kind_of(members)}; columns.documents needs a list of articles"
            )
    articles = []
    for number, member in enumerate(members, start=1):
        own = {columns.article.text or "text": member} if isinstance(member, str) else member
        if not isinstance(own, Mapping):
            raise SummarizeError(
                f"{place}: document {number} is {kind_of(member)}; it needs an object or a text"
            )
        fallback = f"{example_id}-{number}" if columns.documents else example_id
        article = _article(own, columns.article, declaration.language, fallback, place)
        if article is not None:
            articles.append(article)
    return tuple(articles)


def _article(
    record: Mapping[str, Any], columns: ArticleColumns, language: str, fallback: str, place: str
) -> Article | None:
    """An article of a row; None when its text is empty."""
    text = normalize(_text(record, columns.text or "text", place) or "").strip()
    if not text:
        return None
    title = _text(record, columns.title, place)
    return Article(
        article_id=_identifier(record, columns.id) or fallback,
        text=text,
        title=normalize(title).strip() or None if title else None,
        source=_identifier(record, columns.source),
        url=_identifier(record, columns.url),
        published_at=parse_date(record.get(columns.date)) if columns.date else None,
        language=language_code(record.get(columns.language)) or language or None,
    )


def _text(row: Mapping[str, Any], column: str, place: str) -> str | None:
    """The text of a column; the paragraphs of a list are joined by newlines."""
    if not column:
        return None
    texts = texts_of(row, column, place)
    return "\n".join(texts) if texts else None


def _identifier(row: Mapping[str, Any], column: str) -> str | None:
    value = row.get(column) if column else None
    return None if value is None or value == "" else " ".join(str(value).split())


def _no_duplicates(examples: list[Example], declaration: Declaration) -> None:
    twice = [name for name, count in Counter(e.example_id for e in examples).items() if count > 1]
    if twice:
        raise SummarizeError(
            f"corpus '{declaration.name}': column '{declaration.columns.id}' gives several rows the same id: "
            f"{rows_named([repr(name) for name in twice])}; leave out columns.id to number the rows"
        )
