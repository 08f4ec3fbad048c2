"""The whole line, from files to cited summaries: ingest, clean, dedupe, cluster, then each event."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from summarize import __version__
from summarize.batch import tell_events
from summarize.clean.cleaner import clean_articles
from summarize.cluster.events import cluster_articles
from summarize.config import Config
from summarize.dedupe.near_duplicates import Deduplicated, dedupe_articles
from summarize.each import Each, here
from summarize.engines.local import Crew
from summarize.errors import SummarizeError
from summarize.generate.opening import open_generator
from summarize.ingest.reader import read_articles
from summarize.records import Article, CitedSummary, Event, Rejection
from summarize.report.jsonl import article_from_dict, article_to_dict, summary_from_dict
from summarize.report.run import report_files
from summarize.report.wording import news_notices
from summarize.runs import RunFolder, digest, json_lines
from summarize.since import Earlier, read_earlier


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run left: the folder, the summaries in order, and how many of everything."""

    output: Path
    summaries: tuple[CitedSummary, ...]
    counts: Mapping[str, int]


def run(
    inputs: Sequence[str | Path],
    output: str | Path,
    config: Config | None = None,
    *,
    since: str | Path | Sequence[str | Path] = (),
    stdin: BinaryIO | None = None,
    workers: int = 0,
    quiet: bool = True,
) -> RunResult:
    """Reads articles and leaves their events' summaries in a folder; goes on where a run stopped.

    Args:
        inputs: files, folders, globs, and "-" for `stdin`.
        output: the folder; made when absent, taken up when it holds an earlier run.
        config: every stage's options.
        since: the folders of earlier runs whose summaries the reader has read: told is what is new.
        stdin: what "-" reads.
        workers: processes that read articles and tell events; 0 is one a core, and for models other than the
            embedded ones events are told in this process alone. The output is the same bytes.
        quiet: no progress bar (there is none either when stderr is not a terminal).

    Raises:
        SummarizeError: an input, option, model or output folder that cannot be used.
    """
    with Crew(workers) as crew:
        return _run(inputs, Path(output), config or Config(), since, stdin, crew, quiet=quiet)


def _run(  # noqa: PLR0917 (as `run`)
    inputs: Sequence[str | Path],
    output: Path,
    config: Config,
    since: str | Path | Sequence[str | Path],
    stdin: BinaryIO | None,
    crew: Crew,
    *,
    quiet: bool,
) -> RunResult:
    earlier = _earlier(since, output)
    folder = RunFolder.open(output)
    # The model first: a missing one is told before any work.
    generator = open_generator(config.generate)

    started = time.perf_counter()
    ingested = read_articles(inputs, config.ingest, stdin, each=crew.each)
    articles_key = digest(__version__, ingested.digests, config.ingest, config.clean, config.dedupe)
    if folder.is_done("dedupe", articles_key):
        articles = tuple(article_from_dict(record) for record in folder.read_lines("articles.jsonl"))
        rejected = len(folder.read_lines("rejections.jsonl"))
    else:
        deduplicated, dropped = _tidied(ingested.articles, config, crew.each)
        articles = deduplicated.articles
        rejections = [*ingested.rejections, *dropped]
        rejected = len(rejections)
        folder.finish(
            "dedupe",
            articles_key,
            {
                "articles.jsonl": json_lines([article_to_dict(a) for a in articles]),
                "copies.jsonl": json_lines(
                    [{**article_to_dict(c.article), "copy_of": c.copy_of} for c in deduplicated.copies]
                ),
                "rejections.jsonl": json_lines([asdict(r) for r in rejections]),
            },
            {
                "read": len(ingested.articles) + len(ingested.rejections),
                "articles": len(articles),
                "copies": len(deduplicated.copies),
                **_by_reason(rejections),
            },
            time.perf_counter() - started,
        )

    started = time.perf_counter()
    events_key = digest(articles_key, config.cluster)
    if folder.is_done("cluster", events_key):
        events = tuple(msgspec.convert(record, Event) for record in folder.read_lines("events.jsonl"))
    else:
        events = cluster_articles(articles, config.cluster, each=crew.each)
        lines = json_lines([asdict(event) for event in events])
        folder.finish(
            "cluster",
            events_key,
            {"events.jsonl": lines},
            {"events": len(events)},
            time.perf_counter() - started,
        )

    started = time.perf_counter()
    summaries_key = digest(
        events_key, generator.identity, config.generate, config.plan, config.verify, config.cite,
        *([earlier.digest] if earlier else []),
    )  # fmt: skip
    if folder.is_done("cite", summaries_key):
        summaries = [summary_from_dict(record) for record in folder.read_lines("summaries.jsonl")]
    else:
        told = tell_events(folder, events, articles, generator, config, earlier, crew, quiet=quiet)
        summaries = [summary_from_dict(record["summary"]) for record in told if record["summary"]]
        unchanged = [record["unchanged"] for record in told if record.get("unchanged")]
        omissions = [omission for record in told for omission in record["omissions"]]
        folder.finish(
            "cite",
            summaries_key,
            {
                "summaries.jsonl": json_lines([record["summary"] for record in told if record["summary"]]),
                "omissions.jsonl": json_lines(omissions),
                "unchanged.jsonl": json_lines(unchanged),
            },
            {
                "summaries": len(summaries),
                "too_few_sources": sum(record["summary"] is None for record in told) - len(unchanged),
                "unchanged": len(unchanged),
                "sentences": sum(len(summary.sentences) for summary in summaries),
                **Counter(f"omitted_{omission['reason']}" for omission in omissions),
                **sum((Counter(record["stopped"]) for record in told), Counter()),
            },
            time.perf_counter() - started,
        )

    started = time.perf_counter()
    report_key = digest(summaries_key, config.report)
    if not folder.is_done("report", report_key):
        folder.finish(
            "report",
            report_key,
            report_files(
                summaries,
                articles,
                {"Modèle": generator.profile.name, "Version": __version__},
                _notices(earlier, folder),
            ),
            {},
            time.perf_counter() - started,
        )
    folder.manifest |= {
        "version": __version__,
        "config": msgspec.to_builtins(config),
        "model": {"profile": generator.profile.name, "identity": generator.identity},
        "inputs": dict(ingested.digests),
        "since": earlier and {"digest": earlier.digest, "newest": _iso(earlier.newest)},
    }
    folder.save()
    copies = sum(len(article.copies) for article in articles)
    counts = {
        "articles": len(articles),
        "copies": copies,
        "rejected": rejected,
        "events": len(events),
        "summaries": len(summaries),
    }
    return RunResult(folder.path, tuple(summaries), counts)


def find_events(
    inputs: Sequence[str | Path], config: Config | None = None, stdin: BinaryIO | None = None
) -> tuple[Event, ...]:
    """The events of the articles in `inputs`, as `run` groups them, and nothing written.

    Raises:
        SummarizeError: an input or option that cannot be used.
    """
    config = config or Config()
    read = read_articles(inputs, config.ingest, stdin)
    return cluster_articles(_tidied(read.articles, config)[0].articles, config.cluster)


def _tidied(
    articles: Sequence[Article], config: Config, each: Each = here
) -> tuple[Deduplicated, tuple[Rejection, ...]]:
    """Articles cleaned, then without copies, and those that *clean* rejects."""
    cleaned = clean_articles(articles, config.clean, each=each)
    return dedupe_articles(cleaned.articles, config.dedupe, each=each), cleaned.rejections


def summarize_articles(articles: Sequence[str | Article], config: Config | None = None) -> CitedSummary:
    """One summary of articles about one event: texts as they come, or records.

    Raises:
        SummarizeError: no article was left after cleaning.
    """
    from summarize.telling import summarize_event

    config = config or Config()
    records = [
        article if isinstance(article, Article) else _article_of_text(article, number)
        for number, article in enumerate(articles, start=1)
    ]
    found = _tidied([replace(record, event_id="event") for record in records], config)[0].articles
    if not found:
        raise SummarizeError(
            f"none of the {len(records)} texts holds an article; give whole articles, one a string"
        )
    event = Event("event", tuple(article.article_id for article in found))
    return summarize_event(event, found, open_generator(config.generate), config)[0]


def _article_of_text(text: str, number: int) -> Article:
    from summarize.text.language import identify
    from summarize.text.normalize import normalize

    clean = normalize(text)
    return Article(article_id=str(number), text=clean, language=identify(clean))


def _notices(earlier: Earlier | None, folder: RunFolder) -> Sequence[str]:
    if earlier is None:
        return ()
    return news_notices(earlier.newest, [event["headline"] for event in folder.read_lines("unchanged.jsonl")])


def _earlier(since: str | Path | Sequence[str | Path], output: Path) -> Earlier | None:
    folders = [Path(folder) for folder in ([since] if isinstance(since, str | Path) else since)]
    for folder in folders:
        if folder.resolve() == output.resolve():
            raise SummarizeError(f"--since {folder}: is the --output too; give what is new another folder")
    return read_earlier(folders) if folders else None


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _by_reason(rejections: Sequence[Rejection]) -> dict[str, int]:
    return {
        f"rejected_{reason}": count for reason, count in sorted(Counter(r.reason for r in rejections).items())
    }
