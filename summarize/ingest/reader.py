"""Reads whatever the user names into articles; what is no article is rejected, counted and explained."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from summarize.config import IngestConfig
from summarize.each import Each, here
from summarize.errors import SummarizeError
from summarize.ingest.compressed import decompress
from summarize.ingest.csv_records import read_csv
from summarize.ingest.drafts import Draft, Failure, Item, Items
from summarize.ingest.encoding import declared_charset, decode
from summarize.ingest.feed import read_feed
from summarize.ingest.fields import Table, field_table
from summarize.ingest.html_page import read_html
from summarize.ingest.identity import article_ids, clean_id
from summarize.ingest.inputs import Source, find_sources
from summarize.ingest.json_records import read_json
from summarize.ingest.parquet import read_parquet
from summarize.ingest.plain_text import read_plain_text
from summarize.ingest.sniff import foreign_format, format_of, stem_of
from summarize.records import Article, Rejection
from summarize.text.language import identify
from summarize.text.normalize import normalize

MAX_URL = 2048  # characters; the longest that browsers and servers agree on


@dataclass(frozen=True, slots=True)
class Ingested:
    """What was read: `digests` are (name, SHA-256 in hexadecimal) of each input file's bytes.

    All three are in the order of the files' names and of the records in them, whatever the order
    of the inputs.
    """

    articles: tuple[Article, ...]
    rejections: tuple[Rejection, ...]
    digests: tuple[tuple[str, str], ...]


def read_articles(
    inputs: Sequence[str | Path],
    config: IngestConfig | None = None,
    stdin: BinaryIO | None = None,
    *,
    each: Each = here,
) -> Ingested:
    """Articles from files, folders (to the bottom), globs and `-` (standard input), in any mix.

    `config.fields` adds names of record fields. `stdin` stands in for the process's own. Every
    record is either an article or a rejection. `each` has the languages told.

    Raises:
        SummarizeError: an input that does not exist, a glob that matches nothing, a folder without
            a file, or nothing at all that could be read.
        ConfigError: `config.fields` names no field of an article.
    """
    table = field_table((config or IngestConfig()).fields)
    drafts: list[Draft] = []
    failures: list[Failure] = []
    digests: list[tuple[str, str]] = []
    for source in find_sources(inputs):
        data = _bytes_of(source, stdin)
        if isinstance(data, Failure):
            failures.append(data)
            continue
        digests.append((source.name, hashlib.sha256(data).hexdigest()))
        for item in _items(data, source.name, table):
            checked = _normalized(item)
            if isinstance(checked, Failure):
                failures.append(checked)
            else:
                drafts.append(checked)
    if not drafts and failures and all(f.reason in {"unreadable", "unsupported_format"} for f in failures):
        shown = "; ".join(f"{failure.place}: {failure.detail}" for failure in failures[:3])
        more = f" (and {len(failures) - 3} more)" if len(failures) > 3 else ""
        raise SummarizeError(f"nothing readable in the input: {shown}{more}")
    languages = each(_language, drafts)
    articles = tuple(
        _article(draft, name, language)
        for draft, name, language in zip(drafts, article_ids(drafts), languages, strict=True)
    )
    rejections = tuple(Rejection(f.place, "ingest", f.reason, f.detail) for f in failures)
    return Ingested(articles, rejections, tuple(digests))


def _bytes_of(source: Source, stdin: BinaryIO | None) -> bytes | Failure:
    if source.problem is not None:
        return Failure(source.name, "unreadable", source.problem)
    try:
        if source.path is None:
            return (stdin or sys.stdin.buffer).read()
        return source.path.read_bytes()
    except (OSError, MemoryError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        return Failure(source.name, "unreadable", f"cannot be read: {why}")


def _items(data: bytes, name: str, table: Table) -> Items:
    """The records of one file, a broken end counted once."""
    unpacked = decompress(data)
    if unpacked.refused is not None:
        yield Failure(name, "unreadable", unpacked.refused)
        return
    items = _parsed(unpacked.data, name, table)
    if unpacked.broken is None:
        first = next(items, None)
        yield first or Failure(name, "no_text", "the file holds no record")
        yield from items
        return
    # The record that the break cut in two is the truncation itself.
    last: Item | None = None
    for item in items:
        if last is not None:
            yield last
        last = item
    if isinstance(last, Failure):
        yield Failure(last.place, "truncated", f"{unpacked.broken}; what came before is kept")
        return
    if last is not None:
        yield last
    yield Failure(name, "truncated", f"{unpacked.broken}; what came before is kept")


def _parsed(data: bytes, name: str, table: Table) -> Items:
    if not data.strip():
        yield Failure(name, "no_text", "the file is empty")
        return
    foreign = foreign_format(data)
    if foreign is not None:
        yield Failure(name, "unsupported_format", f"the file is {foreign}")
        return
    kind = format_of(data, name, table)
    if kind is None:
        yield Failure(name, "unsupported_format", "the file is XML, but neither a page nor a feed")
    elif kind == "parquet":
        yield from read_parquet(data, name, table)
    elif kind in {"json", "jsonl"}:
        yield from read_json(data, name, table, lines=kind == "jsonl")
    elif kind == "feed":
        yield from read_feed(data, name, table)
    else:
        text = decode(data, declared_charset(data) if kind == "html" else None)
        if text is None:
            yield Failure(name, "unreadable", "the bytes are not text in any known encoding")
        elif kind == "html":
            yield from read_html(text, name, stem_of(name))
        elif kind == "csv":
            yield from read_csv(text, name, table)
        else:
            yield from read_plain_text(text, name, stem_of(name))


def _normalized(item: Item) -> Item:
    """A draft with normalised text, one-line title and source, and a web address or none."""
    if isinstance(item, Failure):
        return Failure(_one_line(item.place) or item.place, item.reason, _one_line(item.detail) or "")
    text = normalize(item.text).strip()
    if not any(character.isalpha() for character in text):
        return Failure(item.place, "no_text", "the text holds no word")
    return Draft(
        place=item.place,
        text=text,
        title=_one_line(item.title),
        source=_one_line(item.source),
        url=web_address(item.url),
        published_at=item.published_at,
        declared_language=item.declared_language,
        language_is_the_records=item.language_is_the_records,
        own_id=item.own_id,
        file_id=item.file_id,
        event_id=clean_id(item.event_id),
    )


def _language(draft: Draft) -> str | None:
    if draft.declared_language is not None and draft.language_is_the_records:
        return draft.declared_language
    return identify(draft.text) or draft.declared_language


def _article(draft: Draft, article_id: str, language: str | None) -> Article:
    return Article(
        article_id=article_id,
        text=draft.text,
        title=draft.title,
        source=draft.source,
        url=draft.url,
        published_at=draft.published_at,
        language=language,
        event_id=draft.event_id,
    )


def web_address(url: str | None) -> str | None:
    """An http or https address on one line, or None: `javascript:` and `file:` are no addresses."""
    if url is None:
        return None
    address = normalize(url).strip()
    if len(address) > MAX_URL or re.search(r"\s", address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def _one_line(text: str | None) -> str | None:
    return None if text is None else " ".join(normalize(text).split()) or None
