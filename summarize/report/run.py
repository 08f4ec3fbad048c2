"""What a run leaves for reading: the page and the Markdown, and a finished run printed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from summarize.errors import SummarizeError
from summarize.records import Article, CitedSummary
from summarize.report.html import write_html
from summarize.report.jsonl import summary_from_dict
from summarize.report.markdown import notices_to_markdown, summary_to_markdown
from summarize.report.terminal import summary_to_terminal
from summarize.runs import RunFolder


def report_files(
    summaries: Sequence[CitedSummary],
    articles: Sequence[Article],
    info: Mapping[str, str],
    notices: Sequence[str],
) -> dict[str, str]:
    """`summaries.md` and `report.html` of a run, as texts.

    `info` stands at the page's foot; `notices` stand above the summaries.
    """
    shown = reading_order(summaries)
    return {
        "summaries.md": "\n\n".join([*notices_to_markdown(notices), *map(summary_to_markdown, shown)]),
        "report.html": write_html(shown, articles, info, notices),
    }


def reading_order(summaries: Sequence[CitedSummary]) -> list[CitedSummary]:
    """Those that most newsrooms told first, as a reader would have it."""
    return sorted(summaries, key=lambda summary: (-summary.independent_sources, summary.event_id))


def render_run(path: Path, kind: str) -> str:
    """A finished run's summaries as "terminal", "markdown" or "html".

    Raises:
        SummarizeError: the folder holds no finished run.
    """
    if not (path / "summaries.jsonl").is_file():
        raise SummarizeError(
            f"{path}: holds no finished run; make one with summarize run INPUT... --output {path}"
        )
    if kind == "html":
        return (path / "report.html").read_text(encoding="utf-8")
    if kind == "markdown":
        return (path / "summaries.md").read_text(encoding="utf-8")
    summaries = [summary_from_dict(record) for record in RunFolder.open(path).read_lines("summaries.jsonl")]
    return "\n\n".join(summary_to_terminal(summary) for summary in reading_order(summaries))
