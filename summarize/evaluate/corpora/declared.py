"""Declarations of corpora: where the rows are, what their columns hold and how they are usually scored."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from summarize.config import Section, parse_toml
from summarize.errors import ConfigError, SummarizeError
from summarize.evaluate.rouge.score import References
from summarize.evaluate.rouge.tokens import Mode
from summarize.hub import HUB_ID

DECLARATIONS = Path(__file__).resolve().parent / "declarations"
Form = Literal["jsonl", "json", "csv", "parquet"]
Names = str | tuple[str, ...]
# Usual names of columns, in any case, for files that nobody declared; the earlier one counts.
REFERENCES = (
    "references",
    "reference",
    "gold",
    "target",
    "summary",
    "abstract",
    "highlights",
    "headline",
    "title",
)
DOCUMENTS = ("documents", "articles", "sources")
TEXTS = ("article", "text", "document", "body", "content")


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

    references: Names = ""
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


def declarations() -> tuple[str, ...]:
    """The names of the declarations that come with the package, sorted."""
    return tuple(sorted(path.stem for path in DECLARATIONS.glob("*.toml")))


def declaration_of(source: str | Path, data: Path | None = None) -> Declaration:
    """The declaration of a shipped name or in a TOML file; for a file of rows or a hub id, one without columns.

    Raises:
        ConfigError: there is none of that name, or the file is not a declaration.
    """
    name = str(source)
    if name in declarations():
        return _read(DECLARATIONS / f"{name}.toml")
    if name.endswith(".toml"):
        return _read(Path(name))
    for path in (Path(name), (data or Path()) / name):
        if path.is_file():
            return Declaration(name=path.name, columns=Columns(), path=str(path.resolve()))
    if HUB_ID.fullmatch(name) and not Path(name).suffix:
        return Declaration(name=name, columns=Columns(), hub=name)
    near = difflib.get_close_matches(name, declarations(), n=1)
    hint = (
        f"did you mean '{near[0]}'?"
        if near
        else "give one of these, a file, a hub id owner/name, or a TOML declaration"
    )
    raise ConfigError(
        f"corpus {name[:80]!r}: no declaration, file or hub id of that name; corpora: {', '.join(declarations())}; {hint}"
    )


def inferred_columns(row: Mapping[str, Any], place: str) -> Columns:
    """The columns of a row whose names are usual ones.

    Raises:
        SummarizeError: none is known to hold references; lists the columns that are there.
    """
    references = _known(REFERENCES, row)
    if not references:
        raise SummarizeError(
            f"{place or 'no row'}: no column is known to hold references; columns here: "
            f'{", ".join(map(str, row))[:300] or "none"}; declare them in a TOML file ([columns] references = "…")'
        )
    documents = next((own for own in _all_known(DOCUMENTS, row) if isinstance(row[own], list)), "")
    members = row[documents] if documents else [row]
    member = members[0] if members and isinstance(members[0], Mapping) else {}
    text = next((own for own in _all_known(TEXTS, member) if own != references), "")
    own = {name: _known((name,), member) for name in ("id", "title", "date", "language", "source", "url")}
    article = (
        ArticleColumns(text=text, **({} if references in own.values() else own)) if text else ArticleColumns()
    )
    return Columns(
        references=references,
        id=_known(("id",), row),
        documents=documents,
        group=_known(("group",), row),
        article=article,
    )


def _all_known(names: Sequence[str], row: Mapping[str, Any]) -> list[str]:
    """The row's columns of these names, in any case, in the names' order."""
    return [own for name in names for own in row if own.casefold() == name]


def _known(names: Sequence[str], row: Mapping[str, Any]) -> str:
    return next(iter(_all_known(names, row)), "")


def _read(path: Path) -> Declaration:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}; give a TOML file in UTF-8") from None
    return checked(parse_toml(text, Declaration, str(path)), str(path))


def checked(declaration: Declaration, place: str | None = None) -> Declaration:
    """The declaration itself, where its parts fit together.

    Raises:
        ConfigError: it names no rows, no references, or a pattern that is none.
    """
    place = place or f"corpus '{declaration.name}'"
    if not (declaration.path or declaration.hub):
        raise ConfigError(f"{place}: neither path nor hub; say where the rows are")
    if not names_of(declaration.columns.references):
        raise ConfigError(f"{place}: columns.references names no column; say which hold the references")
    try:
        re.compile(declaration.group_pattern)
    except re.error as error:
        raise ConfigError(
            f"{place}: group_pattern {declaration.group_pattern!r} is no regular expression: {error}"
        ) from None
    return declaration


def names_of(names: Names) -> tuple[str, ...]:
    """One column's name or several as several; "" is none."""
    return tuple(name for name in ((names,) if isinstance(names, str) else names) if name)
