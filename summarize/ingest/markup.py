"""Trees of HTML: the text of a fragment, and a page made ready for the extractor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

BLOCKS = frozenset({"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "iframe", "object", "video", "audio"})  # fmt: skip
CONTAINERS = frozenset({"article", "body", "center", "div", "main", "section", "td"})  # fmt: skip
NOT_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "figure", "form", "button", "select", "video", "audio", "nav", "aside")  # fmt: skip


def fragment_text(markup: str) -> str:
    """All the text of a piece of HTML, a paragraph a line: what a feed or a CMS stores as the body."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import fragment_fromstring  # type: ignore[import-untyped]

    try:
        tree = fragment_fromstring(printable(markup), create_parent="div")
    except (LxmlError, ValueError, AssertionError):
        return re.sub(r"<[^<>]{0,2000}>", " ", markup)
    for element in list(tree.iter(*NOT_TEXT)):
        element.drop_tree()
    return "\n".join(_lines(tree))


def wrap_loose_text(tree: Any) -> None:
    """Puts text that stands bare beside blocks into paragraphs: `<div><div/>Text <b>x</b></div>`.

    Such text hangs on the block in front of it, and is lost with it when that is an embedded player.
    """
    from lxml.html import Element

    for parent in list(tree.iter(*sorted(CONTAINERS))):
        if not any(child.tag in BLOCKS for child in parent):
            continue
        first_text, parent.text = parent.text, None
        nodes: list[tuple[Any, str | None]] = [(None, first_text)]
        for child in list(parent):
            nodes.append((child, child.tail))
            child.tail = None
            parent.remove(child)
        paragraph: Any = None
        for child, tail in nodes:
            if child is not None and (child.tag in BLOCKS or not isinstance(child.tag, str)):
                parent.append(child)
                paragraph = None
            elif child is not None:
                if paragraph is None:
                    paragraph = Element("p")
                    parent.append(paragraph)
                paragraph.append(child)
            if tail and (paragraph is not None or tail.strip()):
                if paragraph is None:
                    paragraph = Element("p")
                    parent.append(paragraph)
                if len(paragraph):
                    paragraph[-1].tail = (paragraph[-1].tail or "") + tail
                else:
                    paragraph.text = (paragraph.text or "") + tail


def printable(text: str) -> str:
    """Text that libxml2 accepts: no control character, no lone surrogate, no outdated XML declaration."""
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", text)


def _lines(tree: Any) -> Iterator[str]:
    """The text of an element, a block or a `<br>` a line, blanks collapsed."""
    current: list[str] = []
    for event, element in _walk(tree):
        tag = element.tag
        if tag == "br" or tag in BLOCKS:
            line = " ".join("".join(current).split())
            if line:
                yield line
            current = []
        text = (
            element.text
            if event == "start" and isinstance(tag, str)
            else element.tail
            if event == "end"
            else None
        )
        if text and not (event == "end" and element is tree):
            current.append(text)
    line = " ".join("".join(current).split())
    if line:
        yield line


def _walk(tree: Any) -> Iterable[tuple[str, Any]]:
    from lxml.etree import iterwalk

    walked: Iterable[tuple[str, Any]] = iterwalk(tree, events=("start", "end", "comment", "pi"))
    return walked
