"""Trees of HTML: the text of a fragment, and a page made ready for the extractor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = frozenset({"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "iframe", "object", "video", "audio"})  # fmt: skip
CONTAINERS = frozenset({"article", "body", "center", "div", "main", "section", "td"})  # fmt: skip
NOT_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "figure", "form", "button", "select", "video", "audio", "nav", "aside")  # fmt: skip


def fragment_text(markup: str) -> str:
    """All the text of a piece of HTML, a paragraph a line: what a feed or a CMS stores as the body."""
    from lxml.etree import LxmlError
    from lxml.html import fragment_fromstring

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
            is_element = child is not None and isinstance(child.tag, str)  # comments leave, their tails stay
            if is_element and child.tag in BLOCKS:
                parent.append(child)
                paragraph = None
            if paragraph is None and ((is_element and child.tag not in BLOCKS) or (tail and tail.strip())):
                paragraph = Element("p")
                parent.append(paragraph)
            if is_element and child.tag not in BLOCKS:
                paragraph.append(child)
            if tail and paragraph is not None:
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
    from lxml.etree import iterwalk

    current: list[str] = []
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        if element.tag == "br" or element.tag in BLOCKS:
            if line := " ".join("".join(current).split()):
                yield line
            current = []
        if event == "start":
            current.append(element.text or "")
        elif element is not tree:  # the end of an element, or a comment: what follows it
            current.append(element.tail or "")
    if line := " ".join("".join(current).split()):
        yield line
