"""Which lines are the article: a label for each, from its shape, its words, its place and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.clean.lines import Line
from summarize.clean.shapes import Furniture, furniture_kind, heads_a_box
from summarize.clean.tickers import is_timed, ticker_lines
from summarize.clean.titles import LONGEST_TITLE, SHORT_SENTENCE, can_be_title, title_above

Label = Literal["body", "item", "title", "ticker", "list", "above", "repeated", "copy"] | Furniture

_LONGEST_HEADING = 14
# Unpunctuated lines that follow each other, from which on they are a list of headlines or a menu.
_SHORTEST_LIST = 4
_SHORTEST_COMMENTED = 30  # words; a link to the comments may stand above the article
_MENU_LINES = 3  # unpunctuated lines above the article that make its head a page's head


@dataclass(frozen=True, slots=True)
class Layout:
    """A label for each line, and where the title stands, if it does."""

    labels: tuple[Label, ...]
    title: int | None


def lay_out(
    lines: Sequence[Line],
    title_key: str | None,
    repeated: frozenset[str] = frozenset(),
    slogans: frozenset[int] = frozenset(),
) -> Layout:
    """Tell the article's lines from the page's.

    Args:
        lines: the lines of one text, in order.
        title_key: comparison key of the title that the record gives, or None.
        repeated: keys of short lines that many articles of the same source have.
        slogans: indices of the lines that hold nothing but requests of the site's.

    The article runs from the first paragraph to the last. Above it stands its title; between them
    everything stays that is a sentence or a list; unpunctuated lines are headings and leave.
    """
    labels: list[Label | None] = [furniture_kind(line) for line in lines]
    for i, line in enumerate(lines):
        if i in slogans and labels[i] is None:
            labels[i] = "slogan"
        elif line.key in repeated and line.ending != "stop":
            labels[i] = "repeated"
        elif title_key and line.bare_key == title_key:
            labels[i] = "copy"
    for i in ticker_lines(lines):
        labels[i] = "ticker"
    _close_boxes(lines, labels)
    _cut_comments(lines, labels)
    _mark_lists(lines, labels)
    first = _first_paragraph(lines, labels)
    if first is None:
        return _without_paragraphs(lines, labels)
    title, first = _head(lines, labels, first, has_title=title_key is not None)
    _label_article(lines, labels, first)
    return Layout(tuple(label or "body" for label in labels), title)


def is_paragraph(line: Line) -> bool:
    """Whether a line is prose on its own evidence: long, or of several sentences, or long enough and stopped."""
    if line.bullet:
        return line.words >= 20 and line.ending == "stop"
    if line.words > LONGEST_TITLE or len(line.text) > 220:
        return True
    if line.several and line.words >= 8:
        return line.ending in ("stop", "colon") or line.words >= 15
    return (line.words >= 15 and line.ending in ("stop", "colon")) or (
        line.words > 20 and line.ending == "mark"
    )


def _is_prose(line: Line) -> bool:
    return is_paragraph(line) or _is_sentence(line)


def _is_sentence(line: Line) -> bool:
    return line.ending in ("stop", "mark")


def _is_headline(line: Line) -> bool:
    """Whether a line has a headline's shape; questions are headlines too, and sentences."""
    if line.several and line.words >= 8 and line.ending == "mark":
        return False  # two sentences, of which the last is a question
    return line.words <= LONGEST_TITLE and line.ending in ("none", "mark") and len(line.text) <= 220


def _close_boxes(lines: Sequence[Line], labels: list[Label | None]) -> None:
    """The headlines that stand under "À lire aussi" or "Most read" leave with it."""
    for i, line in enumerate(lines):
        if labels[i] != "related" or not heads_a_box(line):
            continue
        j = i + 1
        while j < len(lines) and labels[j] is None and _is_headline(lines[j]) and not is_paragraph(lines[j]):
            labels[j] = "related"
            j += 1


def _cut_comments(lines: Sequence[Line], labels: list[Label | None]) -> None:
    """Everything after the heading of the comments leaves, when an article stands before it.

    A heading of one word may be the article's own; then more must stand before it than after.
    """
    words = [
        line.words if label is None and _is_prose(line) else 0
        for line, label in zip(lines, labels, strict=True)
    ]
    before, after = 0, sum(words)
    for i, line in enumerate(lines):
        certain = line.words > 1
        if labels[i] == "comments" and before >= _SHORTEST_COMMENTED and (certain or before > after):
            labels[i:] = ["comments"] * (len(lines) - i)
            return
        before, after = before + words[i], after - words[i]


def _mark_lists(lines: Sequence[Line], labels: list[Label | None]) -> None:
    """Runs of headlines without signs between them; after a colon such a run is the article's own list."""
    i = 0
    while i < len(lines):
        run: list[int] = []
        j = i
        while j < len(lines) and (labels[j] is not None or _fits_list(lines[j])):
            if labels[j] is None:
                run.append(j)
            j += 1
        unstopped = sum(lines[k].ending == "none" for k in run)
        if len(run) >= _SHORTEST_LIST and unstopped >= _SHORTEST_LIST - 1:
            own = (
                i > 0 and lines[i - 1].ending == "colon" and lines[i - 1].words >= 5 and labels[i - 1] is None
            )
            for k in run:
                labels[k] = "item" if own else "list"
        i = max(j, i + 1)


def _fits_list(line: Line) -> bool:
    return not line.bullet and _is_headline(line) and not is_paragraph(line)


def _first_paragraph(lines: Sequence[Line], labels: Sequence[Label | None]) -> int | None:
    """The first line that is prose: a paragraph, or a sentence of six words or more with a full stop."""
    for enough in (SHORT_SENTENCE, 3):  # a text of short sentences alone is an article too
        for i, line in enumerate(lines):
            if labels[i] is None and (is_paragraph(line) or (line.ending == "stop" and line.words >= enough)):
                return i
    return None


def _head(
    lines: Sequence[Line], labels: list[Label | None], first: int, *, has_title: bool
) -> tuple[int | None, int]:
    """Label what stands above the first paragraph; the title's place, and where the article begins."""
    title = None if has_title else title_above(lines, labels, first)
    crowd = sum(labels[i] in (None, "list") and lines[i].ending == "none" for i in range(first))
    begin = first
    # What directly precedes the first paragraph may be the article's own: a short sentence, a list.
    for i in range(first - 1, -1, -1):
        if i == title or labels[i] in ("list", "ticker", "copy"):
            break
        if labels[i] is not None:
            continue
        line = lines[i]
        if line.words == 1 and line.ending == "stop":
            continue  # a kicker: "Justice."
        lead = line.words > _LONGEST_HEADING and line.ending == "none"  # a subtitle as long as a sentence
        sentence = ((_is_sentence(line) and line.words >= 2) or lead) and crowd < _MENU_LINES
        key_point = line.bullet and line.words >= 4 and not is_timed(line)
        if not sentence and not key_point:
            break
        begin = i
    if title is None:
        begin = _without_bullet_menu(lines, labels, begin, first)
    for i in range(first):
        kicker = lines[i].words == 1 and lines[i].ending == "stop"
        if (labels[i] is None and kicker) or (i < begin and labels[i] in (None, "item")):
            labels[i] = "above"
    if title is not None:
        labels[title] = "title"
    return title, begin


def _without_bullet_menu(
    lines: Sequence[Line], labels: Sequence[Label | None], begin: int, first: int
) -> int:
    """Many bulleted headlines above an article without a title are links, a few are its key points."""
    bullets = [i for i in range(begin, first) if labels[i] is None and lines[i].bullet]
    unstopped = [i for i in bullets if lines[i].ending == "none"]
    return unstopped[-1] + 1 if len(unstopped) > 6 else begin


def _label_article(lines: Sequence[Line], labels: list[Label | None], first: int) -> None:
    """Label the lines from the first paragraph on."""
    last = max(i for i in range(first, len(lines)) if labels[i] is None and _is_prose(lines[i]))
    for i in range(first, len(lines)):
        if labels[i] is not None:
            continue
        line = lines[i]
        if line.bullet:
            labels[i] = "item" if i < last or _ends_list(lines, labels, i) else "list"
        elif is_paragraph(line) or _is_sentence(line):
            labels[i] = "body"
        elif line.ending == "colon":
            labels[i] = "body" if line.words >= 5 or _list_follows(lines, labels, i) else "heading"
        elif line.words > _LONGEST_HEADING:
            labels[i] = "body"  # a paragraph that lost its full stop
        else:
            labels[i] = "heading"


def _ends_list(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> bool:
    """Whether a bullet after the last paragraph is the article's: its list starts right after a kept line."""
    if lines[i].ending != "none":
        return True
    start = i
    while start > 0 and lines[start - 1].bullet:
        start -= 1
    end = i
    while end + 1 < len(lines) and lines[end + 1].bullet:
        end += 1
    introduced = start > 0 and labels[start - 1] == "body"
    if introduced and lines[start - 1].ending == "colon":
        return True
    words = sum(lines[k].words for k in range(start, end + 1)) / (end + 1 - start)
    return introduced and end + 1 - start <= 8 and words >= 4


def _list_follows(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> bool:
    return any(
        line.bullet or label == "item" or line.text[:1] in '«“"„'
        for line, label in zip(lines[i + 1 : i + 2], labels[i + 1 : i + 2], strict=True)
    )


def _without_paragraphs(lines: Sequence[Line], labels: list[Label | None]) -> Layout:
    """A text of few lines whose longest could be a sentence that lost its full stop is that sentence."""
    rest = [i for i, label in enumerate(labels) if label is None]
    if 1 <= len(rest) <= 3:
        longest = max(rest, key=lambda i: lines[i].words)
        if lines[longest].words >= 10 and not is_timed(lines[longest]):
            labels[longest] = "body"
            title = next((i for i in rest if i < longest and can_be_title(lines[i])), None)
            if title is not None:
                labels[title] = "title"
            return Layout(tuple(label or "above" for label in labels), title)
    return Layout(tuple(label or "list" for label in labels), None)
