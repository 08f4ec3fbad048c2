"""Articles without their page: the furniture leaves, the title is found, the text is final after this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from summarize.clean.boilerplate import Label, lay_out
from summarize.clean.captions import without_captions
from summarize.clean.datelines import without_agency, without_dateline, without_embeds
from summarize.clean.lines import Line, split_lines, with_text
from summarize.clean.phrases import phrases
from summarize.clean.publication import field_date, publication_date
from summarize.clean.repeats import repeated_lines
from summarize.clean.slogans import slogan_spans
from summarize.clean.tickers import split_inline_ticker
from summarize.clean.titles import clean_title, page_tails, title_key, without_tail
from summarize.config import CleanConfig
from summarize.each import Each, here
from summarize.records import Article, Rejection
from summarize.text.normalize import normalize
from summarize.text.printing.french_print import printed
from summarize.text.words import count_words

_KEPT = ("body", "item")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What *clean* made of its input: `articles` in order, and a rejection for each other article."""

    articles: tuple[Article, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of an article's input and what it was taken for; `kept` is its part of the clean text."""

    text: str
    label: Label
    kept: str


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article's lines before they are judged, and the date that a field in front of them gave."""

    lines: tuple[Line, ...]
    dated: datetime | None


def clean_articles(
    articles: Sequence[Article],
    config: CleanConfig = CleanConfig(),  # noqa: B008 -- frozen
    *,
    each: Each = here,
) -> Cleaned:
    """The articles without the page around them.

    Each text is normalised, one paragraph a line, without blank lines; runs of blanks are one plain
    blank (a single U+00A0 or U+202F stays). Titles lose what they share with other articles' titles and
    are found where they are missing. `published_at`
    is filled from a publication line that names a day. An article that is only furniture is
    rejected as "no_article", one with fewer than `config.min_words` words as "too_short". `each` has
    the single articles done.
    """
    tails = page_tails(article.title for article in articles)
    articles = [replace(article, title=without_tail(article.title, tails)) for article in articles]
    prepared = list(each(_prepare, [article.text for article in articles]))
    repeated = repeated_lines(
        ((article.source, item.lines) for article, item in zip(articles, prepared, strict=True)),
        config.repeated_lines,
    )
    kept: list[Article] = []
    rejections: list[Rejection] = []
    furnished = [
        (article, item, repeated.get(article.source or "", frozenset()))
        for article, item in zip(articles, prepared, strict=True)
    ]
    for result in each(partial(_clean, config.min_words), furnished):
        if isinstance(result, Rejection):
            rejections.append(result)
        else:
            kept.append(result)
    return Cleaned(tuple(kept), tuple(rejections))


def label_lines(article: Article, repeated: frozenset[str] = frozenset()) -> list[LabelledLine]:
    """What *clean* takes each line of an article for: for audits, and for whoever wonders."""
    item = _prepare(article.text)
    return _judge(article, item, repeated)[0]


def _prepare(text: str) -> _Prepared:
    lines: list[Line] = []
    dated: datetime | None = None
    for line in split_lines(_without_glued_captions(normalize(text))):
        field = phrases().date_field.match(line.text)
        if field is not None:
            dated = dated or field_date(line.text)
        rest = without_embeds(line.text if field is None else line.text[field.end() :])
        if rest:
            lines.extend(split_inline_ticker(line if rest == line.text else with_text(line, rest)))
    return _Prepared(tuple(lines), dated)


def _without_glued_captions(text: str) -> str:
    return "\n".join(without_captions(line) for line in text.split("\n"))


def _judge(
    article: Article, item: _Prepared, repeated: frozenset[str]
) -> tuple[list[LabelledLine], str | None, datetime | None]:
    """The labelled lines of an article, the title found among them, and the date that they state."""
    spans = [slogan_spans(line.text, article.language, at_end=False) for line in item.lines]
    slogans = frozenset(i for i, (start, end) in enumerate(spans) if start == end)
    lines = [
        line if i in slogans or end - start == len(line.text) else with_text(line, line.text[start:end])
        for i, (line, (start, end)) in enumerate(zip(item.lines, spans, strict=True))
    ]
    given = clean_title(article.title, article.source)
    layout = lay_out(lines, title_key(given), repeated, slogans)
    labels = list(layout.labels)
    texts = [line.text if label in _KEPT else "" for line, label in zip(lines, labels, strict=True)]
    found = None if layout.title is None else clean_title(lines[layout.title].text, article.source)
    if given is None and found is not None:
        _drop_copies(lines, labels, texts, title_key(found))
    _peel(lines, labels, texts, repeated)
    _trim_ends(labels, texts, article.language)
    dated = item.dated or publication_date(lines, labels)
    judged = [
        LabelledLine(line.text, label, text) for line, label, text in zip(lines, labels, texts, strict=True)
    ]
    return judged, given or found, dated


def _drop_copies(lines: Sequence[Line], labels: list[Label], texts: list[str], key: str | None) -> None:
    """The title repeated as a paragraph leaves."""
    for i, line in enumerate(lines):
        if labels[i] in _KEPT and line.bare_key == key:
            labels[i], texts[i] = "copy", ""


def _peel(lines: Sequence[Line], labels: list[Label], texts: list[str], repeated: frozenset[str]) -> None:
    """Sentences that the source repeats leave from both ends of the article, never from inside."""
    for places in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for i in places:
            if texts[i] and lines[i].key not in repeated:
                break
            if texts[i]:
                labels[i], texts[i] = "repeated", ""


def _trim_ends(labels: list[Label], texts: list[str], language: str | None) -> None:
    """Carve the dateline from the first paragraph, questions to the reader and agencies from the last."""
    kept = [i for i, text in enumerate(texts) if text]
    paragraphs = [i for i in kept if labels[i] == "body"]
    for i in paragraphs[:2]:  # a lead may precede the dateline
        texts[i] = without_dateline(texts[i], first=i == paragraphs[0])
    while kept:
        i = kept[-1]
        start, end = slogan_spans(texts[i], language, at_end=True)
        texts[i] = texts[i][start:end]
        if texts[i]:
            texts[i] = without_agency(texts[i])
            return
        labels[i] = "slogan"
        kept.pop()


def _clean(min_words: int, furnished: tuple[Article, _Prepared, frozenset[str]]) -> Article | Rejection:
    """An article less its page, or why none is left; it comes with its lines and those that its source repeats."""
    article, item, repeated = furnished
    judged, title, dated = _judge(article, item, repeated)
    text = "\n".join(line.kept for line in judged if line.kept)
    if article.language == "fr":
        text = printed(text)
    if not text:
        return Rejection(
            article.article_id,
            "clean",
            "no_article",
            f"nothing but furniture was found in {len(judged)} lines",
        )
    words = count_words(text)
    if words < min_words:
        return Rejection(
            article.article_id,
            "clean",
            "too_short",
            f"{words} words after cleaning, fewer than min_words = {min_words}",
        )
    return replace(article, text=text, title=title, published_at=article.published_at or dated)
