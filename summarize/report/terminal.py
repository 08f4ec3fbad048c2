"""A summary as plain text for a terminal."""

from __future__ import annotations

import re
import textwrap

from summarize.records import CitedSummary, SummarySource
from summarize.report.wording import (
    CHANGED,
    DISAGREE,
    NBSP,
    NOTHING,
    SOURCES,
    UNTITLED,
    UPDATED,
    claim_sources,
    copies_note,
    markers,
    printable,
    prose,
    since_note,
    source_details,
    update_values,
    voices_note,
)

_NARROWEST = 20  # columns; below, wrapping leaves nothing readable


_NO_BREAK = "\ue000"  # private use: a blank where no line may break, while a text is wrapped
_HELD = re.compile(r" (?=[:;!?»%€])|(?<=«) |(?<=\d) (?=\d{3}\b)|(?<=\d) (?=[a-zµ]{1,3}[²³]?\b)")


def summary_to_terminal(summary: CitedSummary, width: int = 80) -> str:
    """The summary in lines of at most `width` columns (words longer than that stay whole).

    Control characters of the sources are replaced: an article cannot write on the terminal.
    """
    width = max(width, _NARROWEST)
    headline = prose(summary.headline)
    lines = [*_wrap(headline, width), "─" * min(width, max(len(headline), 1))]
    text = " ".join(f"{prose(s.text)} {markers(s.citations)}" for s in summary.sentences)
    lines += [*_wrap(text or NOTHING, width), "", *_wrap(voices_note(summary.independent_sources), width)]
    if summary.since:
        lines += _wrap(since_note(summary.since), width)
    for heading, update in ((DISAGREE, False), (UPDATED, True)):
        chosen = [d for d in summary.disagreements if d.update is update]
        if chosen:
            lines += ["", heading]
        for disagreement in chosen:
            claims = f"{NBSP}; ".join(
                f"selon {claim_sources(claim, summary.sources)}, {printable(claim.value)}"
                for claim in disagreement.claims
            )
            lines += _wrap(f"{printable(disagreement.about)}{NBSP}: {claims}", width, "  - ", "    ")
    if summary.since and summary.since.updates:
        lines += ["", CHANGED]
        for changed in summary.since.updates:
            values = f"{update_values(changed)} {markers(changed.citations)}"
            lines += _wrap(f"{printable(changed.about)}{NBSP}: {values}", width, "  - ", "    ")
    lines += ["", SOURCES]
    for source in summary.sources:
        lines += _wrap(_source(source), width, f"  [{source.number}] ", "      ")
    return "\n".join(lines) + "\n"


def _source(source: SummarySource) -> str:
    parts = (
        printable(source.title or UNTITLED),
        source_details(source),
        printable(source.url) if source.url else "",
        copies_note(source) or "",
    )
    return " — ".join(part for part in parts if part)


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` columns that never begin with a French sign nor part a number."""
    held = _HELD.sub(_NO_BREAK, text)
    lines = textwrap.wrap(
        held,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]
