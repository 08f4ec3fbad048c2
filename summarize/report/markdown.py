"""A summary in Markdown: text with markers, disagreements, sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from summarize.records import CitedSummary, Disagreement, SummarySource
from summarize.report.wording import (
    CHANGED,
    DISAGREE,
    NBSP,
    NOTHING,
    RELATED,
    SOURCES,
    UNTITLED,
    UPDATED,
    claim_sources,
    copies_note,
    markers,
    printable,
    prose,
    safe_url,
    since_note,
    source_details,
    update_values,
    voices_note,
)

# What could start markup inside a line; at the start of a line also headings, lists and quotes.
_SPECIAL = re.compile(r"([\\`*_\[\]{}|~#$])")
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"  # RFC 3986: reserved characters, and what is encoded already
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=>])")


def summary_to_markdown(summary: CitedSummary) -> str:
    """The summary as a Markdown document that ends with a line end.

    Text from the sources is escaped: it can start no markup and no HTML.
    """
    blocks = [f"## {_prose(summary.headline)}", f"*{voices_note(summary.independent_sources)}*"]
    if summary.since:
        blocks.append(f"*{since_note(summary.since)}*")
    sentences = [f"{_prose(s.text)} {markers(s.citations)}" for s in summary.sentences]
    blocks.append(" ".join(sentences) if sentences else f"*{NOTHING}*")
    for heading, update in ((DISAGREE, False), (UPDATED, True)):
        chosen = [d for d in summary.disagreements if d.update is update]
        if chosen:
            blocks.append(f"### {heading}")
            blocks.append("\n".join(_disagreement(d, summary.sources) for d in chosen))
    if summary.since and summary.since.updates:
        blocks.append(f"### {CHANGED}")
        blocks.append(
            "\n".join(
                f"- {_escape(u.about)}{NBSP}: {_escape(update_values(u))} {markers(u.citations)}"
                for u in summary.since.updates
            )
        )
    blocks.append(f"### {SOURCES}")
    blocks.append("\n".join(_source(source) for source in summary.sources))
    if summary.related:
        blocks.append(f"{RELATED}{NBSP}: " + ", ".join(_escape(event_id) for event_id in summary.related))
    return "\n\n".join(blocks) + "\n"


def notices_to_markdown(notices: Sequence[str]) -> list[str]:
    """The lines that stand above all summaries, as blocks."""
    return [f"*{_escape(notice)}*\n" for notice in notices]


def _disagreement(disagreement: Disagreement, sources: tuple[SummarySource, ...]) -> str:
    claims = (
        f"selon {claim_sources(claim, sources, _escape)}, **{_escape(claim.value)}**"
        for claim in disagreement.claims
    )
    return f"- {_escape(printable(disagreement.about))}{NBSP}: " + f"{NBSP}; ".join(claims)


def _source(source: SummarySource) -> str:
    title = _escape(source.title or UNTITLED)
    url = safe_url(source.url)
    # In angle brackets an address ends at ">" only, and that is percent-encoded.
    link = f"[{title}](<{quote(url, safe=_URL_SAFE)}>)" if url else title
    details, copies = source_details(source), copies_note(source)
    line = f"- [{source.number}] {link}"
    if details:
        line += f" — {_escape(details)}"
    return line + (f" ({_escape(copies)})" if copies else "")


def _escape(text: str) -> str:
    """The text on one line, as Markdown that shows it letter by letter."""
    return _escaped(printable(text))


def _prose(text: str) -> str:
    return _escaped(prose(text))


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
