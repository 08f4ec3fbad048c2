"""One self-contained HTML page per run, where choosing a citation shows its passage in its article.

The page needs no network. Everything that comes from articles passes through the template's
autoescape; the only markup let through unescaped is this package's own style and script, which the
page's security policy names by their digests, so that nothing else can run.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from summarize.records import Article, Citation, CitedSummary, Disagreement, SummarySource
from summarize.report import wording

if TYPE_CHECKING:
    from markupsafe import Markup

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Link:
    """A marker to choose: `key` is the id of its passage in the page."""

    key: str
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article under the same citations; `anchors` are those that begin here."""

    text: str
    keys: tuple[str, ...]
    anchors: tuple[str, ...]


def write_html(
    summaries: Iterable[CitedSummary],
    articles: Iterable[Article],
    info: Mapping[str, str],
    notices: Sequence[str] = (),
) -> str:
    """The whole page as text.

    Args:
        summaries: in the order to show.
        articles: those that the citations point into; one that is missing is listed without text.
        info: what to print at the foot of the page, in French: name and value ("Modèle", "compact").
        notices: lines to print at its head, in French.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string(_asset("template.html"))
    by_id = {article.article_id: article for article in articles}
    shown = list(summaries)
    keys = {summary.event_id: (f"e{n}", _prose(summary.headline)) for n, summary in enumerate(shown, 1)}
    style, script = _asset("page.css"), _asset("page.js")
    return template.render(
        title="Revue de presse",
        style=Markup(style),  # noqa: S704 (the package's own file)
        script=Markup(script),  # noqa: S704 (the package's own file)
        style_hash=_digest(style),
        script_hash=_digest(script),
        events=[_event(f"e{n}", summary, by_id, keys) for n, summary in enumerate(shown, 1)],
        info=[(_line(name), _line(value)) for name, value in info.items()],
        notices=[_line(notice) for notice in notices],
        words={
            "contents": "Événements",
            "nothing": wording.NOTHING,
            "sources": wording.SOURCES,
            "not_cited": wording.NOT_CITED,
            "related": wording.RELATED,
            "changed": wording.CHANGED,
            "articles": "Articles",
        },
    )


def segments(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[Segment, ...]:
    """An article's text cut wherever a cited span begins or ends; joined, they give it back.

    Characters that act instead of being shown are each replaced by one mark.

    Args:
        text: the article's text.
        spans: start, end and key of each citation; they may overlap, and are clipped to the text.
    """
    clipped = [(max(0, s), min(len(text), e), key) for s, e, key in spans if max(0, s) < min(len(text), e)]
    cuts = sorted({0, len(text), *(s for s, _, _ in clipped), *(e for _, e, _ in clipped)})
    anchored: set[str] = set()
    found: list[Segment] = []
    for start, end in itertools.pairwise(cuts):
        keys = tuple(dict.fromkeys(key for s, e, key in clipped if s <= start and end <= e))
        new = tuple(key for key in keys if key not in anchored)
        anchored.update(new)
        found.append(Segment(wording.visible(text[start:end]), keys, new))
    return tuple(found)


def _event(
    event_key: str,
    summary: CitedSummary,
    articles: Mapping[str, Article],
    keys: Mapping[str, tuple[str, str]],
) -> dict[str, object]:
    spans: dict[str, list[tuple[int, int, str]]] = {}
    names = {source.number: wording.source_name(source) for source in summary.sources}

    def links(prefix: str, citations: Sequence[Citation]) -> list[Link]:
        """One link a source; it shows all the passages of that source which the sentence cites."""
        for citation in citations:
            key = f"{prefix}-{citation.source}"
            spans.setdefault(citation.article_id, []).append((citation.start, citation.end, key))
        return [
            Link(f"{prefix}-{n}", n, f"Source {n}, {names.get(n, '')}{wording.NBSP}: voir le passage")
            for n in wording.numbers_of(citations)
        ]

    def entry(prefix: str, disagreement: Disagreement) -> dict[str, object]:
        return {
            "about": _line(disagreement.about),
            "claims": [
                {
                    "who": " et ".join(names.get(m, str(m)) for m in wording.numbers_of(claim.citations)),
                    "value": _line(claim.value),
                    "links": links(f"{prefix}c{n}", claim.citations),
                }
                for n, claim in enumerate(disagreement.claims, 1)
            ],
        }

    sentences = [
        {
            "key": f"{event_key}s{n}",
            "text": _prose(sentence.text),
            "links": links(f"{event_key}s{n}", sentence.citations),
        }
        for n, sentence in enumerate(summary.sentences, 1)
    ]
    numbered = [(f"{event_key}d{n}", item) for n, item in enumerate(summary.disagreements, 1)]
    groups = [
        {"heading": heading, "entries": [entry(key, item) for key, item in numbered if item.update is update]}
        for heading, update in ((wording.DISAGREE, False), (wording.UPDATED, True))
    ]
    updates = [
        {
            "about": _line(update.about),
            "values": _line(wording.update_values(update)),
            "links": links(f"{event_key}u{n}", update.citations),
        }
        for n, update in enumerate(summary.since.updates if summary.since else (), 1)
    ]
    cited = {c.source for sentence in summary.sentences for c in sentence.citations}
    return {
        "key": event_key,
        "headline": _prose(summary.headline),
        "voices": wording.voices_note(summary.independent_sources),
        "one_voice": summary.independent_sources == 1,
        "sentences": sentences,
        "disagreements": [group for group in groups if group["entries"]],
        "since": wording.since_note(summary.since) if summary.since else "",
        "updates": updates,
        "sources": [_source(source, source.number in cited, articles, spans) for source in summary.sources],
        "related": [
            {"key": keys[other][0], "name": keys[other][1]}
            if other in keys
            else {"key": "", "name": _line(other)}
            for other in summary.related
        ],
    }


def _source(
    source: SummarySource,
    cited: bool,
    articles: Mapping[str, Article],
    spans: Mapping[str, Sequence[tuple[int, int, str]]],
) -> dict[str, object]:
    article = articles.get(source.article_id)
    return {
        "number": source.number,
        "title": _line(source.title or wording.UNTITLED),
        "title_lang": _lang(source.language if source.title else "fr"),
        "body_lang": _lang(source.language),
        "url": wording.safe_url(source.url),
        "details": wording.source_details(source),
        "copies": wording.copies_note(source),
        "cited": cited,
        "segments": segments(article.text, spans.get(source.article_id, ())) if article else (),
    }


def _lang(language: str | None) -> Markup:
    """A `lang` attribute, or nothing when the language is unknown or no language tag."""
    from markupsafe import Markup

    if language is None or not _LANGUAGE_TAG.fullmatch(language):
        return Markup("")
    return Markup(' lang="{}"').format(language)


def _prose(text: str) -> str:
    return wording.typography(wording.prose(text))


def _line(text: str) -> str:
    return wording.typography(wording.printable(text))


def _asset(name: str) -> str:
    return resources.files("summarize.report").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The digest by which a content security policy names an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
