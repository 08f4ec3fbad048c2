"""What format a file is in: by its content first, by its name where the content leaves it open."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from summarize.ingest.csv_records import looks_like_csv
from summarize.ingest.encoding import decode
from summarize.ingest.fields import Table

Format = Literal["text", "html", "feed", "json", "jsonl", "csv", "parquet"]

BY_SUFFIX: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".rss": "feed", ".atom": "feed",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
COMPRESSED_SUFFIXES = frozenset({".gz", ".zst", ".zstd", ".bz2", ".xz"})

# Formats that people put beside articles and that hold none this project reads, by their first bytes.
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document; give its text"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text"),
    (b"{\\rtf", "an RTF document; save it as text"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"RIFF", "an image or a sound"),
    (b"ID3", "a sound"), (b"OggS", "a sound"), (b"\x00\x00\x00\x18ftyp", "a film"), (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"), (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3", "an SQLite database; export it as CSV"), (b"ARROW1", "an Arrow file; write it as Parquet"),
    (b"ORC", "an ORC file; write it as Parquet"), (b"Obj\x01", "an Avro file; write it as Parquet"),
    (b"WARC/", "a WARC archive, not read yet; extract its pages as HTML"), (b"\x7fELF", "a program"),
)  # fmt: skip
TAR_MARK = slice(257, 262)

HEAD = 65_536  # bytes looked at

HTML_START = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,5000}-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|meta|title)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
FEED_START = re.compile(r"\s*(?:<\?(?:(?!\?>).){0,500}\?>\s*)*(?:<!--(?:(?!-->).){0,5000}-->\s*)*(?:<!doctype\s+rss[^>]{0,300}>\s*)?<(?:rss|feed|rdf:RDF|\w{1,9}:feed)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
XML_START = re.compile(r"\s*<(?:\?xml|[A-Za-z][\w.-]*:[A-Za-z])")


def stem_of(name: str) -> str:
    """A file's name without the suffixes that tell format and compression: `a/b.txt.gz` → `a/b`."""
    path = PurePosixPath(name)
    while path.suffix.lower() in COMPRESSED_SUFFIXES or path.suffix.lower() in BY_SUFFIX:
        path = path.with_suffix("")
    return str(path)


def suffix_of(name: str) -> str:
    """The suffix that tells the format, in lower case, the compression's left out; "" without one."""
    path = PurePosixPath(name)
    while path.suffix.lower() in COMPRESSED_SUFFIXES:
        path = path.with_suffix("")
    return path.suffix.lower()


def foreign_format(data: bytes) -> str | None:
    """What the bytes are when they are in a format that holds no articles for us; None otherwise."""
    if data[TAR_MARK] == b"ustar":
        return "a TAR archive; unpack it first"
    return next((what for magic, what in FOREIGN if data.startswith(magic)), None)


def format_of(data: bytes, name: str, table: Table) -> Format | None:
    """The format of a file's uncompressed content; None for XML that is neither page nor feed.

    Content decides between Parquet, HTML, feeds and JSON, which cannot be taken for one another;
    the name decides between plain text and CSV.
    """
    if data.startswith(b"PAR1"):
        return "parquet"
    named = BY_SUFFIX.get(suffix_of(name))
    head = decode(data[:HEAD]) or ""
    if FEED_START.match(head):
        return "feed"
    # In a text file a tag at the start is the first line of a text about HTML, unless it is a page's.
    if HTML_START.match(head) and (
        named in {None, "html"} or re.match(r"\s*<(?:!doctype html|html)\b", head, re.IGNORECASE)
    ):
        return "html"
    if named in {"json", "jsonl", "csv", "html", "feed"}:
        return named
    if head.lstrip("\ufeff \t\r\n").startswith(("{", "[")) and _begins_as_json(head):
        return "json"
    if XML_START.match(head) and named != "text":
        return None
    if named is None and looks_like_csv(head, table):
        return "csv"
    return "text"


def _begins_as_json(head: str) -> bool:
    """`{"` or `[{` or `[]`: a text that begins with a bracketed remark is no JSON."""
    return re.match(r"""[\ufeff\s]*(?:\{\s*(?:"|\})|\[\s*(?:\{|\[|\]|"))""", head) is not None
