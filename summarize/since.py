"""What earlier runs told: their folders read and checked, and which of their events each new event goes on from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from summarize.cluster.similarity import Similarities, similarities
from summarize.config import ClusterConfig
from summarize.each import Each, here
from summarize.errors import SummarizeError
from summarize.plan.known import READER, Known, Sentence, known
from summarize.plan.passages import article_passages
from summarize.records import Article, CitedSummary, Event, Passage
from summarize.report.jsonl import article_from_dict, summary_from_dict
from summarize.runs import MANIFEST, RUN, digest, file_digest
from summarize.text.encoders import open_encoder
from summarize.text.sentences import sentence_spans

FILES = {"dedupe": "articles.jsonl", "cluster": "events.jsonl", "cite": "summaries.jsonl"}


@dataclass(frozen=True, slots=True)
class EarlierEvent:
    """An event of an earlier run: its articles, and its summary if it got one."""

    event_id: str
    articles: tuple[Article, ...]
    summary: CitedSummary | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What readers of earlier runs were given.

    `newest` is when the last of the articles appeared, None when none is dated; `digest` changes with
    anything that is known.
    """

    events: tuple[EarlierEvent, ...]
    newest: datetime | None
    digest: str


@dataclass(frozen=True, slots=True)
class Readers:
    """What the readers of one event know: the earlier events, their articles, and every sentence of them.

    `headline` is that of the last of their summaries, "" where there was none.
    """

    event_ids: tuple[str, ...]
    articles: Mapping[str, Article]
    passages: tuple[Passage, ...]
    known: Known
    newest: datetime | None
    headline: str


def read_earlier(folders: Sequence[Path]) -> Earlier:
    """The finished runs in some folders, together; nothing is written there.

    Raises:
        SummarizeError: a folder that is no finished run's, or whose files are not as the run left them.
    """
    events: list[EarlierEvent] = []
    digests = []
    for folder in folders:
        files = _checked(folder)
        digests.append(files)
        articles = {a.article_id: a for a in _records(folder, "articles.jsonl", article_from_dict)}
        summaries = {s.event_id: s for s in _records(folder, "summaries.jsonl", summary_from_dict)}
        for event in _records(folder, "events.jsonl", lambda record: msgspec.convert(record, Event)):
            members = tuple(articles[key] for key in event.article_ids if key in articles)
            events.append(EarlierEvent(event.event_id, members, summaries.get(event.event_id)))
    dates = [a.published_at for event in events for a in event.articles if a.published_at is not None]
    return Earlier(tuple(events), max(dates, default=None), digest("earlier", digests))


def readers_of(
    events: Sequence[Event],
    articles: Sequence[Article],
    earlier: Earlier,
    config: ClusterConfig,
    *,
    each: Each = here,
) -> dict[str, Readers]:
    """What the readers of each event know, by its id; of an event that is new altogether, nothing.

    An event goes on from an earlier one when both have the id that their records gave, when they share
    an article, or when their articles are on average as alike as those of related events are.
    """
    by_id = {article.article_id: article for article in articles}
    members = [[by_id[key] for key in event.article_ids] for event in events]
    pool = [*chain.from_iterable(members), *chain.from_iterable(e.articles for e in earlier.events)]
    alike: Similarities = {}
    if earlier.events:
        alike = similarities(pool, config.window_days, open_encoder(config.vectors), each=each)
    new_of = list(chain.from_iterable([n] * len(found) for n, found in enumerate(members)))
    old_of = list(chain.from_iterable([n] * len(e.articles) for n, e in enumerate(earlier.events)))
    totals: dict[tuple[int, int], float] = {}
    for (left, right), value in sorted(alike.items()):
        if left < len(new_of) <= right:
            pair = new_of[left], old_of[right - len(new_of)]
            totals[pair] = totals.get(pair, 0.0) + value
    found = {}
    for n, event in enumerate(events):
        linked = [
            old
            for m, old in enumerate(earlier.events)
            if old.articles
            and (
                _shares(members[n], old)
                or totals.get((n, m), 0.0) / (len(members[n]) * len(old.articles)) >= config.related_threshold
            )
        ]
        found[event.event_id] = _readers(linked, earlier.newest)
    return found


def _shares(articles: Sequence[Article], old: EarlierEvent) -> bool:
    """Whether the records say themselves that it is the same event, or an article is in both."""
    texts = {article.text for article in old.articles}
    given = {article.event_id for article in old.articles} - {None}
    return any(article.text in texts or article.event_id in given for article in articles)


def _readers(linked: Sequence[EarlierEvent], newest: datetime | None) -> Readers:
    # Two runs may hold an article of one id: the later run's is the one that was read last.
    articles = {article.article_id: article for event in linked for article in event.articles}
    passages = tuple(passage for article in articles.values() for passage in article_passages(article))
    said = [Sentence(p.text, p.language, articles[p.article_id].voice) for p in passages]
    for event in linked:
        if event.summary is not None:
            said += [Sentence(text, "fr", READER) for text in _read(event.summary)]
    headlines = [event.summary.headline for event in linked if event.summary is not None]
    return Readers(
        tuple(event.event_id for event in linked),
        articles,
        passages,
        known(said),
        newest,
        headlines[-1] if headlines else "",
    )


def _read(summary: CitedSummary) -> list[str]:
    """The sentences of a summary, its headline among them."""
    headline = [summary.headline[start:end] for start, end in sentence_spans(summary.headline, "fr")]
    return [*headline, *(sentence.text for sentence in summary.sentences)]


def _checked(folder: Path) -> dict[str, str]:
    """The digests of the files to read, once the manifest vouches for them."""
    remedy = "give the --output folder of a finished summarize run"
    if not folder.is_dir():
        raise SummarizeError(
            f"--since {folder}: {'is a file' if folder.exists() else 'no such folder'}; {remedy}"
        )
    try:
        manifest: Any = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SummarizeError(f"--since {folder}: holds no {MANIFEST}; {remedy}") from None
    except (OSError, ValueError) as error:
        raise SummarizeError(f"--since {folder / MANIFEST}: cannot be read: {error}; {remedy}") from None
    if not isinstance(manifest, dict) or manifest.get("format") != RUN:
        raise SummarizeError(f"--since {folder / MANIFEST}: is not the manifest of a {RUN}; {remedy}")
    found = {}
    for stage, name in FILES.items():
        try:
            written = manifest["stages"][stage]["files"][name]
        except (KeyError, TypeError):
            raise SummarizeError(
                f"--since {folder}: its run has not ended ({name} is not finished); "
                "start it again with the same command, then this one"
            ) from None
        if file_digest(folder / name) != written:
            raise SummarizeError(
                f"--since {folder / name}: is not as its run left it (changed or missing); "
                "start that run again with the same command, then this one"
            )
        found[name] = written
    return found


def _records(folder: Path, name: str, convert: Any) -> list[Any]:
    """The records of one file; its digest was right, so that only another version's could be odd."""
    found = []
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").split("\n"), start=1):
        if line:
            try:
                found.append(convert(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise SummarizeError(
                    f"--since {folder / name}:{number}: cannot be read ({error}); "
                    "another version wrote it: start that run again with this one"
                ) from None
    return found
