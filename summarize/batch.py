"""Tells all events of a run: those not told yet, in one process or several, each kept as soon as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Generator as Generated
from contextlib import closing
from dataclasses import asdict
from functools import partial
from typing import Any

import msgspec

from summarize import __version__
from summarize.config import Config
from summarize.engines.local import Crew, worth_using
from summarize.generate.opening import open_generator
from summarize.generate.profiles import EMBEDDED
from summarize.generate.requests import Generator
from summarize.records import Article, Event
from summarize.report.jsonl import article_to_dict, summary_to_dict
from summarize.runs import RunFolder, digest, json_lines
from summarize.since import Earlier, Readers, readers_of

# An event to tell: it, its articles without copies, and what readers of earlier runs know.
Job = tuple[Event, Sequence[Article], Readers | None]


def tell_events(  # noqa: PLR0917 (what a run holds)
    folder: RunFolder,
    events: Sequence[Event],
    articles: Sequence[Article],
    generator: Generator,
    config: Config,
    earlier: Earlier | None,
    crew: Crew,
    *,
    quiet: bool,
) -> list[dict[str, Any]]:
    """Every event's line of progress, in order; those already in the folder are not told again."""
    from tqdm import tqdm

    by_id = {article.article_id: article for article in articles}
    done = folder.progress()
    known = readers_of(events, articles, earlier, config.cluster, each=crew.each) if earlier else {}
    jobs: list[Job] = [
        (event, tuple(by_id[article_id] for article_id in event.article_ids), known.get(event.event_id))
        for event in events
    ]

    def key_of(job: Job) -> str:
        event, members, _ = job
        return digest(
            __version__, event, [article_to_dict(member) for member in members],
            generator.identity, config.generate, config.plan, config.verify, config.cite,
            *([earlier.digest] if earlier else []),
        )  # fmt: skip

    # Where none is done the telling begins at once, and the keys are made meanwhile.
    keys: Iterable[str] = [key_of(job) for job in jobs] if done else map(key_of, jobs)
    undone = [job for job, key in zip(jobs, keys, strict=True) if key not in done] if done else jobs
    fresh = _tell_all(undone, generator, config, crew)
    told = []
    with folder.append_progress() as progress, closing(fresh):
        for key in tqdm(keys, "summaries", len(jobs), unit=" events", disable=True if quiet else None):
            record = done.get(key)
            if record is None:
                record = {"key": key, **next(fresh)}
                progress.write(json_lines([record]))
                progress.flush()
            told.append(record)
    folder.keep_progress(told)
    return told


def _tell_all(
    jobs: Sequence[Job],
    generator: Generator,
    config: Config,
    crew: Crew,
) -> Generated[dict[str, Any], None, None]:
    """What `_tell` says of each event, in order; in several processes where that is worth it."""
    profile = generator.profile
    # A model of someone else's may be too large to be loaded once a core, or sit on one GPU.
    light = profile.backend == "none" or profile.model.startswith(EMBEDDED)
    count = worth_using(len(jobs), crew.workers) if light or crew.workers else 1
    if count > 1:
        yield from crew.run(partial(_teller, config), jobs, count)
        return
    crew.dismiss()  # their memory is the model's now
    for event, members, readers in jobs:
        yield _tell(event, members, generator, config, readers)


def _teller(
    config: Config,
) -> Callable[[Job], dict[str, Any]]:
    """`_tell` for a process of its own, with its own copy of the model on one thread."""
    import summarize.telling  # noqa: F401 -- before the first event

    own = msgspec.structs.replace(config.generate, threads=config.generate.threads or 1)
    generator = open_generator(own)

    def tell(job: Job) -> dict[str, Any]:
        event, members, readers = job
        return _tell(event, members, generator, config, readers)

    return tell


def _tell(
    event: Event,
    members: Sequence[Article],
    generator: Generator,
    config: Config,
    readers: Readers | None,
) -> dict[str, Any]:
    # Its hundred modules take half a second, which a run that has other processes tell does not need to spend.
    from summarize.telling import summarize_event

    if len({member.voice for member in members}) < config.plan.min_sources:
        return {"summary": None, "unchanged": None, "omissions": [], "stopped": {}}
    summary, omissions, stopped = summarize_event(event, members, generator, config, readers)
    unchanged = None
    # What is new and could not be told is no silence: that summary stays, without sentences.
    if readers and readers.event_ids and not summary.sentences and not omissions:
        unchanged = {**asdict(event), "since": list(readers.event_ids), "headline": readers.headline}
    return {
        "summary": None if unchanged else summary_to_dict(summary),
        "unchanged": unchanged,
        "omissions": [asdict(o) for o in omissions],
        "stopped": dict(stopped),
    }
