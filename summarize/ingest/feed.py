"""The entries of RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom feeds, broken markup tolerated."""

from __future__ import annotations

from typing import Any

from summarize.ingest.drafts import Failure, Items
from summarize.ingest.fields import Table, item_of

# Local names of an entry's elements to the names of the field table. `encoded` is content:encoded.
ELEMENTS = {
    "encoded": "content",
    "content": "content",
    "fulltext": "content",
    "description": "description",
    "summary": "summary",
    "title": "title",
    "guid": "guid",
    "id": "id",
    "pubDate": "published_at",
    "published": "published_at",
    "issued": "published_at",
    "date": "date",
    "updated": "updated",
    "modified": "updated",
    "language": "language",
}


def read_feed(data: bytes, name: str, table: Table) -> Items:
    """Every entry of a feed as a draft or a failure; the feed's title is the source of each."""
    from lxml import etree

    # No entity is expanded and nothing is fetched: a feed is a stranger's file.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        yield Failure(name, "malformed", f"the feed cannot be parsed as XML: {str(error)[:200]}")
        return
    entries = [] if root is None else [e for e in root.iter() if _local(e) in {"item", "entry"}]
    if not entries:
        yield Failure(name, "no_text", "the feed has no entry")
        return
    channel = next((e for e in root.iter() if _local(e) in {"channel", "feed"}), root)
    source = _child_text(channel, "title")
    language = _child_text(channel, "language") or channel.get("{http://www.w3.org/XML/1998/namespace}lang")
    for number, entry in enumerate(entries, start=1):
        record = _record(entry)
        record.setdefault("source", source)
        record.setdefault("language", language)
        yield item_of(record, f"{name}:#{number}", table)
    if parser.error_log and any(error.type_name == "ERR_TAG_NOT_FINISHED" for error in parser.error_log):
        yield Failure(
            name, "truncated", f"the feed breaks off; its {len(entries)} entries are kept as far as they go"
        )


def _record(entry: Any) -> dict[str, object]:
    record: dict[str, object] = {}
    for child in entry:
        local = _local(child)
        if local == "link":
            # RSS writes the address as text, Atom as an attribute, and other relations beside it.
            address = child.get("href") or "".join(child.itertext())
            if child.get("rel", "alternate") == "alternate" and address.strip():
                record.setdefault("url", address.strip())
        elif local == "source":
            record.setdefault(
                "source", _child_text(child, "title") or "".join(child.itertext()).strip() or None
            )
        elif local in ELEMENTS:
            record.setdefault(ELEMENTS[local], _content(child))
    return record


def _content(element: Any) -> str | None:
    """An element's text; its markup where the markup is not escaped, as Atom's XHTML content."""
    from lxml import etree

    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return (element.text or "") + inner or None
    return (element.text or "").strip() or None


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child_text(parent: Any, local: str) -> str | None:
    found = (child for child in parent if _local(child) == local)
    return next((text for child in found if (text := "".join(child.itertext()).strip())), None)
