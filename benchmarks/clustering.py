"""How well articles are grouped into events, on each set: B-cubed, pairs, pairs across languages, ARI, V.

    python benchmarks/clustering.py ../shared/data [--threshold 0.2] [--set rpm2] [--vectors none]

A set's events are compared with the events found, and its topics with the affairs (events that
`related` joins). Beside the method stands a plain baseline: TF-IDF of words, idf from the set itself,
connected components at the threshold that is best for it on that very set, which flatters it. `--set orangesum` clusters
five months of French news (minutes) and counts the pairs of gold/orangesum-2020-pairs.jsonl that it joins.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from summarize.clean import clean_articles
from summarize.cluster import cluster_articles
from summarize.cluster.linkage import connected
from summarize.cluster.similarity import similarities
from summarize.config import ClusterConfig
from summarize.dedupe.near_duplicates import dedupe_articles
from summarize.evaluate.clustering import (
    Agreement,
    ClusterScores,
    cluster_scores,
    events_of,
    topics,
)
from summarize.evaluate.corpora.files import read_json_lines
from summarize.evaluate.graded_pairs import pair_auc
from summarize.records import Article
from summarize.text.encoders import open_encoder

ISO = {"eng": "en", "fra": "fr", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "arb": "ar"}
PAIRS = Path(__file__).parent / "gold" / "orangesum-2020-pairs.jsonl"
FIRST_DAY, LAST_DAY = "2020-05-01", "2020-09-30"
STORIES, SEED = 500, 1  # of the press releases
SAME, OTHER = 1.5, 3.0  # SemEval's overall: up to here the same story, from there another one
BASELINE_THRESHOLDS = [step / 20 for step in range(1, 15)]


class Gold(NamedTuple):
    """A set: its name, its articles, and the true event of each, or its topic."""

    name: str
    articles: list[Article]
    groups: list[str]
    kind: Literal["event", "topic"] = "event"


def found_groups(gold: Gold, config: ClusterConfig) -> dict[str, str]:
    """The event, or for a set of topics the affair, that the method gives each article."""
    events = cluster_articles(gold.articles, config)
    return topics(events) if gold.kind == "topic" else events_of(events)


def scores_of(gold: Gold, found: Mapping[str, str]) -> ClusterScores:
    ids = [article.article_id for article in gold.articles]
    languages = {article.article_id: article.language for article in gold.articles}
    return cluster_scores(dict(zip(ids, gold.groups, strict=True)), found, languages)


def baseline_groups(articles: Sequence[Article], threshold: float) -> dict[str, str]:
    """TF-IDF of words and connected components."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(
        [f"{a.title or ''}\n{a.text}" for a in articles]
    )
    pairs = (vectors @ vectors.T).tocoo()
    kept = (pairs.data >= threshold) & (pairs.row < pairs.col)
    links = zip(pairs.row[kept].tolist(), pairs.col[kept].tolist(), strict=True)
    return {
        articles[member].article_id: str(number)
        for number, group in enumerate(connected(len(articles), links))
        for member in group
    }


def records_of(path: Path) -> list[Mapping[str, Any]]:
    """The objects of a corpus's JSON lines."""
    return [row.values for row in read_json_lines(path)]


def ecbplus(data: Path) -> list[Gold]:
    records = records_of(data / "clustering" / "ecbplus.jsonl.gz")
    articles = [Article(r["id"], r["text"], language="en") for r in records]
    return [
        Gold("ecb+ event", articles, [r["event"] for r in records]),
        Gold("ecb+ topic", articles, [r["topic"] for r in records], "topic"),
    ]


def rpm2(data: Path) -> list[Gold]:
    sets = records_of(data / "rpm2" / "dev.jsonl.gz")
    documents = [(s, d) for s in sets for d in s["documents"]]
    articles = [Article(d["id"], d["text"], d["title"], language="fr") for _, d in documents]
    return [
        Gold("rpm2 topic", articles, [s["topic"] for s, _ in documents], "topic"),
        Gold("rpm2 set", articles, [s["id"] for s, _ in documents]),
    ]


def ntrex(data: Path) -> list[Gold]:
    records = records_of(data / "clustering" / "ntrex_documents.jsonl.gz")
    articles = [Article(r["id"], r["text"], language=ISO[r["language"]]) for r in records]
    latin = [number for number, r in enumerate(records) if r["language"] != "arb"]
    events = [r["event"] for r in records]
    return [
        Gold("ntrex 8 languages", articles, events),
        Gold("ntrex without Arabic", [articles[n] for n in latin], [events[n] for n in latin]),
    ]


def press_releases(data: Path) -> list[Gold]:
    by_language = {
        code: {r["id"]: r for r in records_of(data / "press_releases" / f"{code}.jsonl.xz")}
        for code in ("fr", "de", "it", "en")
    }
    stories = sorted(set.intersection(*(set(by_language[code]) for code in ("fr", "de", "it"))))
    chosen = random.Random(SEED).sample(stories, STORIES)
    records = [
        (story, code, by_language[code][story])
        for story in chosen
        for code in by_language
        if story in by_language[code]
    ]
    undated = [
        Article(f"{story}-{code}", f"{r['lead'] or ''}\n{r['text']}", r["title"], language=code)
        for story, code, r in records
    ]
    dated = [
        Article(
            a.article_id,
            a.text,
            a.title,
            language=a.language,
            published_at=datetime.fromisoformat(r["date"]).replace(tzinfo=UTC),
        )
        for a, (_, _, r) in zip(undated, records, strict=True)
    ]
    events = [story for story, _, _ in records]
    return [Gold("press, dated", dated, events), Gold("press, undated", undated, events)]


SETS: dict[str, Callable[[Path], list[Gold]]] = {
    "ecbplus": ecbplus, "rpm2": rpm2, "ntrex": ntrex, "press_releases": press_releases,
}  # fmt: skip


class GradedPair(NamedTuple):
    """Two articles that people graded from 1 (one story) to 4 (two), and what the method makes of them."""

    grade: float
    similarity: float
    joined: bool
    languages: Literal["one language", "two languages"]


def graded_pairs(data: Path, config: ClusterConfig) -> list[GradedPair]:
    """SemEval's pairs, each as two files that a user feeds: how alike, and one event or two?"""
    found = []
    for record in records_of(data / "clustering" / "semeval2022_task8_pairs.jsonl.gz"):
        pair = [Article(str(n), record[f"text{n}"], language=record[f"language{n}"]) for n in (1, 2)]
        found_pairs = similarities(pair, config.window_days, open_encoder(config.vectors))
        alike = found_pairs.get((0, 1), 0.0)  # 0: below the floor that is kept
        joined = len(cluster_articles(pair, config)) == 1
        languages = "one language" if record["language1"] == record["language2"] else "two languages"
        found.append(GradedPair(record["overall"], alike, joined, languages))
    return found


def semeval(data: Path, config: ClusterConfig) -> None:
    every = graded_pairs(data, config)
    for part in ("one language", "two languages", "all"):
        pairs = [pair for pair in every if part in (pair.languages, "all")]
        scores = pair_auc([pair.grade for pair in pairs], [pair.similarity for pair in pairs])
        sure = [(pair.grade <= SAME, pair.joined) for pair in pairs if not SAME < pair.grade < OTHER]
        hits, said, true = sure.count((True, True)), sum(j for _, j in sure), sum(s for s, _ in sure)
        print(
            f"semeval pairs, {part:14} AUC {scores.auc:.3f} r {scores.correlation:.3f} n={len(pairs)}; "
            f"one event, of {len(sure)} sure: P {hits / said:.3f} R {hits / true:.3f} "
            f"F1 {2 * hits / (said + true):.3f}\n  {scores.signature}"
        )


def raw_articles(data: Path, config: ClusterConfig) -> None:
    """The two files of one event, as a scraper left them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((data / "raw_articles").glob("*.txt"))]
    found = clean_articles([Article(str(number), text, language="fr") for number, text in enumerate(texts)])
    articles = found.articles
    print(f"raw articles: {len(articles)} files, {len(cluster_articles(articles, config))} event(s)")


def orangesum(data: Path, config: ClusterConfig) -> None:
    """Pairs of French news of 2020, found as events by earlier rules, that were read and are one event or two."""
    articles = [
        Article(
            record["id"],
            f"{record['abstract'] or ''}\n{record['article'] or ''}",
            title=record["title"],
            published_at=datetime.fromisoformat(record["date"]).replace(tzinfo=UTC),
            language="fr",
        )
        for record in records_of(data / "orangesum" / "train.jsonl.gz")
        if FIRST_DAY <= (record["date"] or "") <= LAST_DAY
    ]
    kept = dedupe_articles(clean_articles(articles).articles).articles
    events = events_of(cluster_articles(kept, config))
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    told = [
        (p["one_event"], events[p["first"]] == events[p["second"]]) for p in pairs if p["first"] in events
    ]
    one = [joined for same, joined in told if same]
    two = [joined for same, joined in told if not same]
    print(
        f"orangesum, {len(kept)} articles of {FIRST_DAY} to {LAST_DAY}: {sum(one)} of {len(one)} pairs of one event "
        f"together, {sum(two)} of {len(two)} pairs of two events"
    )


def _row(name: str, scores: ClusterScores) -> str:
    def told(agreement: Agreement) -> str:
        return f"P {agreement.precision:.3f} R {agreement.recall:.3f} F1 {agreement.f1:.3f}"

    return (
        f"  {name:24} B3 {told(scores.b_cubed)}   pairs {told(scores.pairwise)}   "
        f"across languages {told(scores.cross_lingual)}   ARI {scores.ari:.3f} V {scores.v_measure:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", dest="sets", action="append", choices=[*SETS, "semeval", "raw", "orangesum"])
    parser.add_argument("--threshold", type=float, default=ClusterConfig().threshold)
    parser.add_argument("--vectors", default=ClusterConfig().vectors, help="or none, to see what they bring")
    parser.add_argument("--no-baseline", action="store_true")
    arguments = parser.parse_args()
    config = ClusterConfig(threshold=arguments.threshold, vectors=arguments.vectors)
    print(f"threshold {config.threshold}, window {config.window_days} days")
    chosen = arguments.sets or [*SETS, "semeval", "raw", "orangesum"]
    for name in [name for name in SETS if name in chosen]:
        for gold in SETS[name](arguments.data):
            start = time.perf_counter()
            scores = scores_of(gold, found_groups(gold, config))
            pace = len(gold.articles) / (time.perf_counter() - start)
            print(
                f"{gold.name}: {scores.articles} articles, {scores.gold_groups} groups, "
                f"{scores.predicted_groups} found, {pace:.0f} articles/s\n  {scores.signature}"
            )
            print(_row("summarize", scores))
            if not arguments.no_baseline:
                rivals = [
                    (scores_of(gold, baseline_groups(gold.articles, t)), t) for t in BASELINE_THRESHOLDS
                ]
                best, threshold = max(rivals, key=lambda rival: rival[0].b_cubed.f1)
                print(_row(f"TF-IDF components {threshold}", best))
    if "semeval" in chosen:
        semeval(arguments.data, config)
    if "raw" in chosen:
        raw_articles(arguments.data, config)
    if "orangesum" in chosen:
        orangesum(arguments.data, config)


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
