"""The article of an HTML page: main text through trafilatura, and what the page says about itself.

The page is prepared first, in ways that hold for any outlet: bare text beside blocks becomes
paragraphs, and a lead that stands outside the body is put back in front of it.
"""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from summarize.ingest.dates import PUBLISHED, parse_date
from summarize.ingest.drafts import Draft, Failure, Item, Items
from summarize.ingest.languages import language_code
from summarize.ingest.markup import printable, wrap_loose_text

# Where pages put the moment of publication, the surest first. Times of modification are not among them.
_META = "//meta[@property='{0}' or @name='{0}' or @itemprop='{0}']/@content"
DATE_PLACES = (
    *map(
        _META.format,
        (
            "article:published_time", "datePublished", "og:article:published_time", "og:published_time",
            "parsely-pub-date", "date", "DC.date.issued", "dcterms.date", "dc.date", "pubdate", "publish-date",
            "publication_date", "cXenseParse:recs:publishtime",
        ),
    ),
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
    "//time/@datetime",
)  # fmt: skip

DATELINE_WORDS = 20  # "Orange avec AFP, publié le lundi 30 septembre 2019 à 18h33" has 10
PARAGRAPH_LETTERS = 40  # of the longest line of an article: menus and forms have none, a sentence has them
LEAD_CHARACTERS = (40, 1500)  # shorter is a rubric's name, longer is the body


def read_html(text: str, name: str, stem: str) -> Items:
    """The one article of a page, or the failure that says why there is none."""
    yield page_draft(text, name, stem)


def page_draft(text: str, place: str, file_id: str | None) -> Item:
    """The draft of a whole page's article, with the title, source, address and date that it states."""
    page = _Page.parse(text)
    if page is None:
        return Failure(place, "malformed", "the page cannot be parsed as HTML")
    body = page.body()
    if not body:
        return Failure(place, "no_text", "no main text found in the page")
    return Draft(
        place=place,
        text=body,
        title=page.title(),
        source=page.source(),
        url=page.url(),
        published_at=page.published_at(),
        declared_language=page.language(),
        language_is_the_records=False,
        file_id=file_id,
    )


class _Page:
    """A parsed page: the tree as it came, and trafilatura's reading of it."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.linked = _linked_data(tree)
        self._document: Any = None

    @classmethod
    def parse(cls, text: str) -> _Page | None:
        from lxml.html import document_fromstring
        from trafilatura import load_html

        with _quiet():
            try:
                tree = load_html(printable(text))
                if tree is None:  # a piece of a page, saved under a page's name
                    tree = document_fromstring(printable(text))
            except Exception:  # noqa: BLE001 -- a page must not stop a run, whatever the parser makes of it
                return None
        return None if tree is None else cls(tree)

    def body(self) -> str | None:
        """Title-less main text, paragraphs separated by one newline."""
        document = self.document()
        if document is None or not document.text:
            return None
        lines = [" ".join(line.split()) for line in document.text.split("\n")]
        lines = list(_without_dateline([line for line in lines if line]))
        if not any(sum(map(str.isalpha, line)) >= PARAGRAPH_LETTERS for line in lines):
            return None  # menus, buttons and a copyright line, and no paragraph among them
        lead = self._lead("\n".join(lines), document)
        return "\n".join([lead, *lines] if lead else lines) or None

    def document(self) -> Any:
        """What trafilatura makes of it, or None when it finds no main text."""
        if self._document is None:
            from trafilatura import bare_extraction

            tree = deepcopy(self.tree)
            with _quiet():
                try:
                    wrap_loose_text(tree)
                    self._document = bare_extraction(tree, **EXTRACTION)
                except Exception:  # noqa: BLE001 -- as above: third-party code on untrusted pages
                    return None
        return self._document

    def title(self) -> str | None:
        """The headline as the page's data gives it, without the site's name; else trafilatura's."""
        document = self.document()
        return _first_line(
            self.linked.get("headline"),
            _one(self.tree, "//meta[@property='og:title']/@content"),
            document.title if document else None,
        )

    def source(self) -> str | None:
        """The outlet as the page names it; its host name when it says nothing else."""
        publisher = self.linked.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        document = self.document()
        return _first_line(
            _one(self.tree, "//meta[@property='og:site_name']/@content"),
            publisher.get("name") if isinstance(publisher, Mapping) else None,
            document.sitename if document else None,
        )

    def url(self) -> str | None:
        document = self.document()
        for place in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
            found = _one(self.tree, place)
            if found and "://" in found:
                return found
        return document.url if document else None

    def published_at(self) -> datetime | None:
        """To the minute where the page says it in a machine's way; else the day trafilatura finds."""
        day_only: datetime | None = None
        for value in (self.linked.get("datePublished"), *(_one(self.tree, place) for place in DATE_PLACES)):
            moment = parse_date(value) if isinstance(value, str) else None
            if moment is not None and len(str(value)) > 10:
                return moment
            day_only = day_only or moment
        document = self.document()
        return day_only or parse_date(document.date if document else None)

    def language(self) -> str | None:
        declared = _one(self.tree, "/html/@lang") or _one(self.tree, "//meta[@property='og:locale']/@content")
        return language_code(declared)

    def _lead(self, body: str, document: Any) -> str | None:
        """The paragraph above the body that the page's own description quotes, unless the body has it.

        Templates put the lead beside the headline, where an extractor takes it for furniture. The
        description alone is not trusted: only a visible element that begins like it is the lead.
        """
        described = _letters(document.description or "")[:60]
        if len(described) < LEAD_CHARACTERS[0] or described in _letters(body):
            return None
        for element in self.tree.iter("p", "h2", "h3", "div", "strong"):
            own = " ".join(element.text_content().split())
            if LEAD_CHARACTERS[0] <= len(own) <= LEAD_CHARACTERS[1] and _letters(own).startswith(described):
                return None if _letters(own) in _letters(body) else own
        return None


# No fallback that depends on a clock or on other pages: `deduplicate` has a cache of the whole process, and
# htmldate would otherwise bound dates by today and read them out of any number in the page.
EXTRACTION: dict[str, Any] = {
    "include_comments": False,
    "include_tables": True,
    "with_metadata": True,
    "deduplicate": False,
    "date_extraction_params": {
        "original_date": True,
        "extensive_search": False,
        "max_date": "2100-12-31",
        "outputformat": "%Y-%m-%d",
    },
}


def _without_dateline(lines: list[str]) -> Iterator[str]:
    """The lines without a byline like "AFP, publié le mardi 5 mai 2020 à 15h09" among the first three.

    The date is in the page's metadata; as a sentence it would be taken for a fact of the article.
    """
    for number, line in enumerate(lines):
        if number < 3 and len(line.split()) <= DATELINE_WORDS and _is_dateline(line):
            continue
        yield line


def _is_dateline(line: str) -> bool:
    found = PUBLISHED.search(line)
    if found is None or re.search(r"[.!?]\s+\S", line[: found.start()]):
        return False
    rest = line[found.end() :]
    # A day of the month must follow at once, but for a weekday: "publié un livre en 2019" is a sentence.
    return re.match(r"(?:[^\W\d]+\.?,?\s+){0,2}\d{1,2}", rest) is not None and not rest.rstrip().endswith(
        (".", "!", "?")
    )


def _linked_data(tree: Any) -> Mapping[str, Any]:
    """The first schema.org article that the page's JSON-LD describes; empty when there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any("Article" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _things(data: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list):
        for member in data:
            yield from _things(member) if isinstance(member, Mapping) else ()
    elif isinstance(data, Mapping):
        yield data
        graph = data.get("@graph")
        yield from (thing for thing in graph if isinstance(thing, Mapping)) if isinstance(graph, list) else ()


def _one(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return next((" ".join(str(value).split()) for value in found if str(value).strip()), None)


def _first_line(*values: object) -> str | None:
    """The first value that is text, on one line, character references resolved."""
    lines = (" ".join(html.unescape(value).split()) for value in values if isinstance(value, str))
    return next((line for line in lines if line), None)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


class _quiet:  # noqa: N801 -- reads as the context that it is
    """Keeps the libraries' log off the user's terminal: what they complain of becomes a rejection."""

    def __enter__(self) -> None:
        self._levels = [
            (logging.getLogger(name), logging.getLogger(name).level) for name in ("trafilatura", "htmldate")
        ]
        for logger, _ in self._levels:
            logger.setLevel(logging.CRITICAL + 1)

    def __exit__(self, *_: object) -> None:
        for logger, level in self._levels:
            logger.setLevel(level)
