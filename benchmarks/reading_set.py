"""Makes the set of summaries that people read sentence by sentence against the sources, and counts over it.

    python benchmarks/reading_set.py DATA OUT [--model compact] [--seed 1] [--events 35] [--part found]

Three parts: RPM2's development sets (100 words), the repository's samples and events that the project's
own clustering finds in OrangeSum's news of May to September 2020 (120 words), drawn with the seed: another
seed draws events that nobody has read yet. OUT, a new folder, gets a text file a summary (its sentences, what
they cite and, where a model wrote them, what was changed), the whole articles beside it, and counts.json.
"""

from __future__ import annotations

import argparse
import difflib
import json
import math
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from summarize.clean.cleaner import clean_articles
from summarize.cluster.events import cluster_articles
from summarize.config import Config
from summarize.dedupe.near_duplicates import dedupe_articles
from summarize.errors import SummarizeError
from summarize.evaluate.corpora.files import read_json_lines
from summarize.evaluate.corpora.load import load_corpus
from summarize.pipeline import run
from summarize.records import Article, CitedSummary, Claim, Sentence
from summarize.report.jsonl import article_from_dict, article_to_dict
from summarize.runs import json_lines
from summarize.text.language import identify
from summarize.text.normalize import normalize
from summarize.text.words import count_words

RPM2_WORDS = 100  # the length of its human summaries
# The months in which OrangeSum is dense enough for several articles about one event.
FIRST_DAY, LAST_DAY = "2020-05-01", "2020-09-30"
SAMPLES = Path(__file__).parents[1] / "samples"
PARTS = ("rpm2", "samples", "found")
FEWEST, MOST = 2, 8  # independent articles of an event that is drawn


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the set: its name, what `summarize run` is fed, and the word budget (None: the default)."""

    name: str
    inputs: tuple[Path, ...]
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What can be counted without reading; shares in 0..1, NaN where there is nothing to share.

    `words_used`: of the budget. `rewritten`: sentences that stand in no source as they are;
    `citations`: a sentence; `silent`: events that got no sentence.
    """

    part: str
    summaries: int
    sentences: int
    words_used: float
    rewritten: float
    citations: float
    silent: int
    disagreements: int


def rpm2(data: Path, folder: Path) -> Part:
    """RPM2's development sets as events already clustered."""
    examples = load_corpus("rpm2", data).examples
    articles = [
        replace(article, event_id=example.example_id) for example in examples for article in example.sources
    ]
    return Part("rpm2", (_written(folder / "rpm2.jsonl", articles),), RPM2_WORDS)


def found_events(data: Path, folder: Path, seed: int, count: int, *, bodies: bool = False) -> Part:
    """Events of OrangeSum, drawn among all that clustering finds.

    The articles are as they were published, the abstract above the text; with `bodies` title and
    abstract are left out, so that many begin in the middle of their story.
    """
    articles = [
        Article(
            record["id"],
            text,
            title=None if bodies else normalize(record["title"] or "") or None,
            published_at=_day(record["date"]),
            language=identify(text),
        )
        for record in (row.values for row in read_json_lines(data / "orangesum" / "train.jsonl.gz"))
        if FIRST_DAY <= (record["date"] or "") <= LAST_DAY
        and (
            text := normalize(
                "\n".join(record[part] or "" for part in ("abstract", "article")[1 if bodies else 0 :])
            ).strip()
        )
    ]
    return Part("found", (_written(folder / "found.jsonl", drawn(articles, seed, count)),))


def drawn(articles: Sequence[Article], seed: int, count: int) -> list[Article]:
    """The articles, as they were given, of events drawn among those of FEWEST to MOST independent articles.

    Each carries its event's id. All are taken where there are fewer than `count`.
    """
    given = {article.article_id: article for article in articles}
    kept = dedupe_articles(clean_articles(articles).articles).articles
    events = [e for e in cluster_articles(kept) if FEWEST <= len(e.article_ids) <= MOST]
    chosen = random.Random(seed).sample(events, min(count, len(events)))
    return [
        replace(given[article_id], event_id=event.event_id)
        for event in chosen
        for article_id in event.article_ids
    ]


def read_part(part: Part, output: Path, config: Config) -> Counts:
    """Runs the line on a part and writes what a reader needs: a file a summary, and its articles."""
    if part.max_words is not None:
        plan = msgspec.structs.replace(config.plan, max_words=part.max_words)
        config = msgspec.structs.replace(config, plan=plan)
    result = run(part.inputs, output / "runs" / part.name, config)
    articles = {
        article.article_id: article
        for article in map(article_from_dict, _lines(result.output / "articles.jsonl"))
    }
    summaries = sorted(result.summaries, key=lambda summary: summary.event_id)
    folder = output / part.name
    folder.mkdir(parents=True, exist_ok=True)
    for number, summary in enumerate(summaries, start=1):
        name = f"{part.name}-{number:02d}"
        (folder / f"{name}.txt").write_text(shown(name, summary, articles), encoding="utf-8")
        (folder / f"{name}.articles.txt").write_text(whole(summary, articles), encoding="utf-8")
    return counted(part.name, summaries, articles, config.plan.max_words)


def shown(name: str, summary: CitedSummary, articles: Mapping[str, Article]) -> str:
    """A summary for reading beside the passages that it cites."""
    words = sum(count_words(sentence.text) for sentence in summary.sentences)
    lines = [
        f"{name}   event {summary.event_id}   {words} words   {summary.independent_sources} sources",
        f"HEADLINE  {summary.headline}",
    ]
    for number, sentence in enumerate(summary.sentences, start=1):
        lines += ["", f"{number}. ({sentence.origin}) {sentence.text}"]
        if sentence.origin == "generated":
            lines.append(f"   changed: {difference(wording(sentence, articles), sentence.text)}")
        lines += [
            f"   [{c.source}] {c.score:.2f} {_cited(articles, c.article_id, c.start, c.end)}"
            for c in sentence.citations
        ]
    for disagreement in summary.disagreements:
        kind = f"{disagreement.kind}, later one supersedes" if disagreement.update else disagreement.kind
        lines += ["", f"DISAGREEMENT ({kind}) {disagreement.about}"]
        lines += [line for claim in disagreement.claims for line in _claim(claim, articles)]
    return "\n".join(lines) + "\n"


def whole(summary: CitedSummary, articles: Mapping[str, Article]) -> str:
    """The event's articles, whole, under the numbers that the summary gives them."""
    return "\n\n".join(
        f"[{source.number}] {source.published_at or 'undated'} {source.source or ''} {source.title or ''}\n"
        + articles[source.article_id].text
        for source in summary.sources
    )


def wording(sentence: Sentence, articles: Mapping[str, Article]) -> str:
    """The cited passage that shares most words, in order, with the sentence; of equals, the first."""
    passages = [_cited(articles, c.article_id, c.start, c.end) for c in sentence.citations]
    own = sentence.text.split()

    def shared(passage: str) -> int:
        blocks = difflib.SequenceMatcher(None, passage.split(), own, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks)

    return max(passages, key=shared, default="")


def difference(before: str, after: str) -> str:
    """A text as it became another, word by word: what went in [-…-], what came in {+…+}."""
    old, new = before.split(), after.split()
    told: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            told.append(" ".join(old[a:b]))
            continue
        if b > a:
            told.append(f"[-{' '.join(old[a:b])}-]")
        if d > c:
            told.append(f"{{+{' '.join(new[c:d])}+}}")
    return " ".join(told)


def counted(
    part: str, summaries: Sequence[CitedSummary], articles: Mapping[str, Article], max_words: int
) -> Counts:
    """The counts of a part's summaries under a budget of words."""
    written = [(summary, sentence) for summary in summaries for sentence in summary.sentences]
    told = [summary for summary in summaries if summary.sentences]
    used = sum(count_words(sentence.text) for _, sentence in written)
    new = sum(
        not any(
            _one_line(s.text) in _one_line(articles[source.article_id].text) for source in summary.sources
        )
        for summary, s in written
    )
    return Counts(
        part=part,
        summaries=len(summaries),
        sentences=len(written),
        words_used=_share(used, max_words * len(told)),
        rewritten=_share(new, len(written)),
        citations=_share(sum(len(sentence.citations) for _, sentence in written), len(written)),
        silent=len(summaries) - len(told),
        disagreements=sum(len(summary.disagreements) for summary in summaries),
    )


def as_record(counts: Counts) -> dict[str, str | int | float | None]:
    """The counts as JSON can hold them: what is missing is null."""
    record: dict[str, str | int | float] = asdict(counts)
    return {
        name: None if isinstance(value, float) and math.isnan(value) else value
        for name, value in record.items()
    }


def _share(part: int, total: int) -> float:
    return round(part / total, 4) if total else float("nan")


def _claim(claim: Claim, articles: Mapping[str, Article]) -> Iterator[str]:
    yield f"   {claim.value}"
    for c in claim.citations:
        start, end = articles[c.article_id].text.rfind("\n", 0, c.start) + 1, c.end
        yield f"      [{c.source}] {_cited(articles, c.article_id, max(start, c.start - 120), end + 120)}"


def _cited(articles: Mapping[str, Article], article_id: str, start: int, end: int) -> str:
    return _one_line(articles[article_id].text[start:end])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(date: str) -> datetime:
    return datetime.fromisoformat(date).replace(tzinfo=UTC)


def _lines(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _written(path: Path, articles: Sequence[Article]) -> Path:
    """The articles as the JSONL that a user feeds."""
    records = [article_to_dict(article) | {"event_id": article.event_id} for article in articles]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json_lines(records), encoding="utf-8")
    return path


def make(
    data: Path,
    output: Path,
    config: Config,
    *,
    parts: Sequence[str],
    seed: int,
    events: int,
    bodies: bool = False,
) -> list[Counts]:
    """Makes the parts of the set, each with its counts.

    Raises:
        SummarizeError: the folder holds something already: a run there would be taken up, and its
            summaries may be an older line's.
    """
    if output.is_dir() and any(output.iterdir()):
        raise SummarizeError(f"{output}: is not empty; give each reading a new folder, or empty this one")
    given = output / "given"
    makers: dict[str, Callable[[], Part]] = {
        "rpm2": lambda: rpm2(data, given),
        "samples": lambda: Part("samples", (SAMPLES,)),
        "found": lambda: found_events(data, given, seed, events, bodies=bodies),
    }
    counts = []
    for name in parts:
        counts.append(read_part(makers[name](), output, config))
        print(counts[-1], flush=True)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", default=Config().generate.model)
    parser.add_argument("--seed", type=int, default=1, help="draws the events of OrangeSum")
    parser.add_argument("--events", type=int, default=35)
    parser.add_argument("--bodies", action="store_true", help="leave OrangeSum's titles and abstracts out")
    parser.add_argument("--part", choices=PARTS, action="append", help="again for several; all when absent")
    options = parser.parse_args()
    config = Config()
    generate = msgspec.structs.replace(config.generate, model=options.model)
    config = msgspec.structs.replace(config, generate=generate)
    try:
        counts = make(
            options.data,
            options.out,
            config,
            parts=options.part or PARTS,
            seed=options.seed,
            events=options.events,
            bodies=options.bodies,
        )
    except SummarizeError as error:
        sys.exit(str(error))
    record = {"model": options.model, "seed": options.seed, "parts": [as_record(count) for count in counts]}
    (options.out / "counts.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
