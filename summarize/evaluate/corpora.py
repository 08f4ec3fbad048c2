"""Corpora as data: a declaration says where the rows are, what their columns hold and how they are scored."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from summarize.config import Section, parse_toml
from summarize.errors import ConfigError, SummarizeError
from summarize.evaluate.naming import kind_of, rows_named
from summarize.evaluate.segments import Example, Prediction
from summarize.ingest.dates import parse_date
from summarize.ingest.fields import canonical
from summarize.ingest.languages import language_code
from summarize.records import Article
from summarize.runs import digest
from summarize.text.normalize import normalize

DECLARATIONS = Path(__file__).resolve().parent / "declarations"
Mode = Literal["google", "fr", "fr+stem"]
References = Literal["mean", "best", "jackknife"]
Form = Literal["jsonl", "json", "csv", "parquet"]
Names = str | tuple[str, ...]


class ArticleColumns(Section, frozen=True):
    """The columns of an article: of the row itself, or of each member of `documents`; "" for none."""

    text: str = ""
    id: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    source: str = ""
    url: str = ""


class Columns(Section, frozen=True):
    """What the columns of a row hold; "" for none.

    `references`: a column of one text or a list of texts, or several columns. `documents`: a column that
    holds a list of articles (objects, or plain texts); without it the row is itself the only article.
    `group`: the part of the corpus that the row belongs to. Without `id` rows are numbered from 1.
    """

    references: Names
    id: str = ""
    documents: str = ""
    group: str = ""
    article: ArticleColumns = ArticleColumns()


class Declaration(Section, frozen=True):
    r"""A corpus.

    `path` is a local file, relative to the folder of data; `hub` a data set of the Hugging Face Hub, with
    its `config`, `revision` and `split`, read where there is no such file. `form` is told by the
    path's ending when absent. `group_pattern` is the part of the group's column that names it
    (``C\d$``). `systems` are columns that hold systems' outputs, by the system's name. `language` is
    that of articles whose row does not say. `mode` and `references` are how the corpus is usually scored.
    """

    name: Annotated[str, msgspec.Meta(min_length=1)]
    columns: Columns
    path: str = ""
    hub: str = ""
    config: str = ""
    revision: str = ""
    split: str = "test"
    form: Form | None = None
    encoding: str = "utf-8"
    group_pattern: str = ""
    systems: dict[str, str] = msgspec.field(default_factory=dict)
    language: str = ""
    mode: Mode = "fr"
    references: References = "mean"
    licence: str = "unknown"
    note: str = ""


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


def declarations() -> tuple[str, ...]:
    """The names of the declarations that come with the package, sorted."""
    return tuple(sorted(path.stem for path in DECLARATIONS.glob("*.toml")))


def load_declaration(source: str | Path) -> Declaration:
    """The declaration of a shipped name or of a TOML file.

    Raises:
        ConfigError: there is none of that name, or the file is not a declaration.
    """
    name = str(source)
    if name in declarations():
        path = DECLARATIONS / f"{name}.toml"
    elif name.endswith(".toml"):
        path = Path(name)
    else:
        near = difflib.get_close_matches(name, declarations(), n=1)
        hint = (
            f"did you mean '{near[0]}'?" if near else "give one of these, or a TOML file that declares yours"
        )
        raise ConfigError(
            f"corpus {name[:80]!r}: none of that name; corpora: {', '.join(declarations())}; {hint}"
        )
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}; give a TOML file in UTF-8") from None
    return checked(parse_toml(text, Declaration, str(path)), str(path))


def checked(declaration: Declaration, place: str) -> Declaration:
    """The declaration itself, where its parts fit together.

    Raises:
        ConfigError: it names no rows, no references, or a pattern that is none.
    """
    if not (declaration.path or declaration.hub):
        raise ConfigError(f"{place}: neither path nor hub; say where the rows are")
    if not _names(declaration.columns.references):
        raise ConfigError(f"{place}: columns.references names no column; say which hold the references")
    try:
        re.compile(declaration.group_pattern)
    except re.error as error:
        raise ConfigError(
            f"{place}: group_pattern {declaration.group_pattern!r} is no regular expression: {error}"
        ) from None
    return declaration


def load_corpus(source: Declaration | str | Path, data: Path | None = None, limit: int = 0) -> Corpus:
    """The examples of a corpus, in its order.

    A row without any reference cannot be scored: it is left out, and a warning names it. Articles'
    texts are normalised (`summarize.text.normalize`), references stay as they are written.

    Args:
        source: a declaration, the name of a shipped one, or a TOML file.
        data: the folder that local paths are relative to.
        limit: the first rows only; 0 for all.

    Raises:
        SummarizeError: the rows cannot be had or are not what the declaration says; the message gives
            the place and what to do.
    """
    from summarize.evaluate.rows import corpus_rows

    declaration = (
        checked(source, source.name) if isinstance(source, Declaration) else load_declaration(source)
    )
    unscored: list[str] = []
    sourceless: list[str] = []
    examples: list[Example] = []
    outputs: dict[str, list[Prediction]] = {name: [] for name in declaration.systems}
    expects_sources = bool(declaration.columns.documents or declaration.columns.article.text)
    for example, row, place in _examples(corpus_rows(declaration, data, limit), declaration):
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
            f"({', '.join(_names(declaration.columns.references))}) the right column, and the split the right one?"
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
        *_names(columns.references), columns.id, columns.documents, columns.group,
        *declaration.systems.values(),
        *([] if columns.documents else msgspec.structs.astuple(columns.article)),
    ]  # fmt: skip
    for number, (place, row) in enumerate(rows, start=1):
        if number == 1:
            _check_columns([name for name in wanted if name], row, place)
        example_id = _identifier(row, columns.id) or str(number)
        group = _identifier(row, columns.group)
        if group is not None and declaration.group_pattern:
            found = pattern.search(group)
            group = found[0] if found else None
        references = [text for name in _names(columns.references) for text in _texts(row, name, place)]
        yield (
            Example(example_id, tuple(references), _articles(row, declaration, example_id, place), group),
            row,
            place,
        )


def _check_columns(wanted: list[str], row: Mapping[str, Any], place: str) -> None:
    missing = [name for name in wanted if name not in row]
    if missing:
        near = next((own for own in row if canonical(own) == canonical(missing[0])), None)
        near = near or next(iter(difflib.get_close_matches(missing[0], row, n=1)), None)
        hint = f"; did you mean '{near}'?" if near else ""
        raise SummarizeError(
            f"{place}: no column '{missing[0]}'; columns here: {', '.join(map(str, row))[:300]}{hint}"
        )


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


def _texts(row: Mapping[str, Any], column: str, place: str) -> list[str]:
    """The texts of a column that holds one or a list; empty ones are none."""
    value = row.get(column)
    found = value if isinstance(value, list) else [value]
    for text in found:
        if not (text is None or isinstance(text, str)):
            raise SummarizeError(
                f"{place}: column '{column}' holds {kind_of(text)}; it needs text, or a list of texts"
            )
    return [text for text in found if text and text.strip()]


def _text(row: Mapping[str, Any], column: str, place: str) -> str | None:
    """The text of a column; the paragraphs of a list are joined by newlines."""
    if not column:
        return None
    texts = _texts(row, column, place)
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


def _names(names: Names) -> tuple[str, ...]:
    return tuple(name for name in ((names,) if isinstance(names, str) else names) if name)
