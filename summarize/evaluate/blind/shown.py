"""The page on which people compare summaries: what one pair shows, and the template filled with it.

Nothing in it tells the systems apart, and everything that comes from articles or models passes
through the template's autoescape; the style and the script are the package's own files, named by
their digests in the page's security policy, so that nothing else can run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources
from itertools import chain

from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, Citation, SummarySource
from summarize.report import wording
from summarize.report.html import Link, Segment, segments
from summarize.text.sentences import sentence_spans

_NO_DATE = datetime.max.replace(tzinfo=UTC)  # sources without a date come last


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence to mark; its links light passages. `key` is its id in the page."""

    key: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One of the two summaries of a pair; `headline` is empty unless both have one."""

    side: str
    name: str
    lang: str
    headline: str
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class ShownSource:
    """An article beside a pair; no `segments` when its text is not known."""

    number: int
    title: str
    lang: str
    details: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A pair under the key that the marks bear ("p3")."""

    key: str
    sides: tuple[ShownSide, ShownSide]
    sources: tuple[ShownSource, ...]


def _sentences(prediction: Prediction) -> list[tuple[str, tuple[Citation, ...]]]:
    if prediction.summary is not None:
        return [(sentence.text, sentence.citations) for sentence in prediction.summary.sentences]
    return [(prediction.text[s.start : s.end], ()) for s in sentence_spans(prediction.text, "fr")]


def same_to_a_reader(a: Prediction, b: Prediction) -> bool:
    """Whether the two read the same, and would waste a reader's time."""
    if [_line(text) for text, _ in _sentences(a)] != [_line(text) for text, _ in _sentences(b)]:
        return False
    return not (a.summary and b.summary) or _line(a.summary.headline) == _line(b.summary.headline)


def shown_pair(key: str, sides: tuple[Prediction, Prediction], example: Example | None) -> ShownPair:
    """What a pair shows: `sides` are the left and the right one.

    Sources are those of the summaries, else the predictions' articles and the example's; they are
    numbered by date, for both sides alike.
    """
    places: dict[tuple[str, str], SummarySource] = {}
    for prediction in sides:
        for source in prediction.summary.sources if prediction.summary else ():
            places.setdefault(_place(prediction, source.article_id), source)
    if not places:
        for article in (
            *chain.from_iterable(p.articles.values() for p in sides),
            *(example.sources if example else ()),
        ):
            places.setdefault((article.article_id, article.text), _as_source(article))
    ordered = sorted(places, key=lambda place: (places[place].published_at or _NO_DATE, *place))
    sources = {place: replace(places[place], number=n) for n, place in enumerate(ordered, 1)}
    complete = all(prediction.summary is not None for prediction in sides)
    spans: dict[int, list[tuple[int, int, str]]] = {}

    def sentence(
        prefix: str, prediction: Prediction, text: str, citations: Sequence[Citation]
    ) -> ShownSentence:
        links: dict[int, Link] = {}
        for citation in citations if complete else ():
            source = sources.get(_place(prediction, citation.article_id))
            if source is None:
                continue
            link = f"{prefix}-{source.number}"
            label = f"Source {source.number}, {wording.source_name(source)}{wording.NBSP}: voir le passage"
            links[source.number] = Link(link, source.number, label)
            spans.setdefault(source.number, []).append((citation.start, citation.end, link))
        return ShownSentence(prefix, _line(text), tuple(links[n] for n in sorted(links)))

    drawn = [
        ShownSide(
            side,
            name,
            _lang(prediction.summary.language if prediction.summary else "fr"),
            _line(prediction.summary.headline) if complete and prediction.summary else "",
            tuple(
                sentence(f"{key}{side[0]}{n}", prediction, text, citations)
                for n, (text, citations) in enumerate(_sentences(prediction), 1)
            ),
        )
        for side, name, prediction in zip(("left", "right"), ("Gauche", "Droite"), sides, strict=True)
    ]
    return ShownPair(
        key,
        (drawn[0], drawn[1]),
        tuple(
            ShownSource(
                source.number,
                _line(source.title or wording.UNTITLED),
                _lang(source.language),
                wording.source_details(source),
                segments(text, spans.get(source.number, ())),
            )
            for (_, text), source in sources.items()
        ),
    )


def _place(prediction: Prediction, article_id: str) -> tuple[str, str]:
    """An article and its text: two runs may have cleaned it otherwise, and spans point into one text."""
    article = prediction.articles.get(article_id)
    return article_id, article.text if article else ""


def _as_source(article: Article) -> SummarySource:
    return SummarySource(
        0, article.article_id, article.title, article.source, article.url, article.published_at, article.language, article.copies
    )  # fmt: skip


def render_page(pairs: Sequence[ShownPair], page_id: str) -> str:
    """The whole page as text; `page_id` goes into the marks, so that they find their key."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    style = _asset("summarize.report", "page.css") + _asset("summarize.evaluate.blind", "blind.css")
    script = _asset("summarize.report", "page.js") + _asset("summarize.evaluate.blind", "blind.js")
    return environment.from_string(_asset("summarize.evaluate.blind", "blind.html")).render(
        page=page_id,
        pairs=pairs,
        cited=any(sentence.links for pair in pairs for side in pair.sides for sentence in side.sentences),
        nothing=wording.NOTHING,
        style=Markup(style),  # noqa: S704 (the package's own files)
        script=Markup(script),  # noqa: S704 (the package's own files)
        style_hash=_policy_digest(style),
        script_hash=_policy_digest(script),
    )


def _asset(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


def _policy_digest(text: str) -> str:
    """The digest by which a content security policy names an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _line(text: str) -> str:
    return wording.typography(wording.printable(text))


def _lang(language: str | None) -> str:
    """For a `lang` attribute: empty, that is "unknown", rather than something that is no language tag."""
    return language if language and language.isascii() and language.replace("-", "").isalnum() else ""
