"""How well articles are grouped into events: B-cubed and pairwise F1 on each set that is there.

    python benchmarks/clustering.py ../shared/data [--threshold 0.25] [--set rpm2]

Beside the method stands a plain baseline: TF-IDF of words, idf from the set itself, connected components
at the threshold that is best for it on that very set, which flatters it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from summarize.clean import clean_articles
from summarize.cluster import cluster_articles
from summarize.cluster.linkage import connected
from summarize.config import ClusterConfig
from summarize.records import Article

ISO = {"eng": "en", "fra": "fr", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "arb": "ar"}
STORIES, SEED = 500, 1  # of the press releases
SAME, OTHER = 1.5, 3.0  # SemEval's overall: up to here the same story, from there another one
BASELINE_THRESHOLDS = [step / 20 for step in range(1, 15)]


class Gold(NamedTuple):
    """A set: its name, its articles, and the true event of each."""

    name: str
    articles: list[Article]
    events: list[str]


class Scores(NamedTuple):
    """Precision, recall and F1, B-cubed (Bagga & Baldwin 1998) and over pairs."""

    b_cubed: tuple[float, float, float]
    pairwise: tuple[float, float, float]


def score(gold: Sequence[str], predicted: Sequence[object]) -> Scores:
    both = Counter(zip(gold, predicted, strict=True))
    of_gold, of_predicted = Counter(gold), Counter(predicted)
    precision = sum(n * n / of_predicted[group] for (_, group), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[event] for (event, _), n in both.items()) / len(gold)
    hits, said, true = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, of_predicted, of_gold))
    return Scores(
        _with_f1(precision, recall), _with_f1(hits / said if said else 1.0, hits / true if true else 1.0)
    )


def _with_f1(precision: float, recall: float) -> tuple[float, float, float]:
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def predicted_events(articles: Sequence[Article], config: ClusterConfig) -> list[str]:
    event_of = {
        article_id: event.event_id
        for event in cluster_articles(articles, config)
        for article_id in event.article_ids
    }
    return [event_of[article.article_id] for article in articles]


def baseline_events(articles: Sequence[Article], threshold: float) -> list[int]:
    """TF-IDF of words and connected components."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(
        [f"{a.title or ''}\n{a.text}" for a in articles]
    )
    pairs = (vectors @ vectors.T).tocoo()
    kept = (pairs.data >= threshold) & (pairs.row < pairs.col)
    links = zip(pairs.row[kept].tolist(), pairs.col[kept].tolist(), strict=True)
    event_of = {
        member: number for number, group in enumerate(connected(len(articles), links)) for member in group
    }
    return [event_of[number] for number in range(len(articles))]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    opener: Callable[..., Any] = lzma.open if path.suffix == ".xz" else gzip.open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def ecbplus(data: Path) -> list[Gold]:
    records = list(_lines(data / "clustering" / "ecbplus.jsonl.gz"))
    articles = [Article(r["id"], r["text"], language="en") for r in records]
    return [
        Gold("ecb+ event", articles, [r["event"] for r in records]),
        Gold("ecb+ topic", articles, [r["topic"] for r in records]),
    ]


def rpm2(data: Path) -> list[Gold]:
    sets = list(_lines(data / "rpm2" / "dev.jsonl.gz"))
    documents = [(s, d) for s in sets for d in s["documents"]]
    articles = [Article(d["id"], d["text"], d["title"], language="fr") for _, d in documents]
    return [
        Gold("rpm2 topic", articles, [s["topic"] for s, _ in documents]),
        Gold("rpm2 set", articles, [s["id"] for s, _ in documents]),
    ]


def ntrex(data: Path) -> list[Gold]:
    records = list(_lines(data / "clustering" / "ntrex_documents.jsonl.gz"))
    articles = [Article(r["id"], r["text"], language=ISO[r["language"]]) for r in records]
    latin = [number for number, r in enumerate(records) if r["language"] != "arb"]
    events = [r["event"] for r in records]
    return [
        Gold("ntrex 8 languages", articles, events),
        Gold("ntrex without Arabic", [articles[n] for n in latin], [events[n] for n in latin]),
    ]


def press_releases(data: Path) -> list[Gold]:
    by_language = {
        code: {r["id"]: r for r in _lines(data / "press_releases" / f"{code}.jsonl.xz")}
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


def semeval(data: Path, config: ClusterConfig) -> None:
    """Each pair alone, as two files that a user feeds: is it one event or two?"""
    counts: dict[str, Counter[tuple[bool, bool]]] = {}
    for record in _lines(data / "clustering" / "semeval2022_task8_pairs.jsonl.gz"):
        if SAME < record["overall"] < OTHER:
            continue
        pair = [Article(str(n), record[f"text{n}"], language=record[f"language{n}"]) for n in (1, 2)]
        joined = len(cluster_articles(pair, config)) == 1
        languages = "one language" if record["language1"] == record["language2"] else "two languages"
        counts.setdefault(languages, Counter())[record["overall"] <= SAME, joined] += 1
    for languages, table in sorted(counts.items()):
        hits, wrong, missed = table[True, True], table[False, True], table[True, False]
        precision, recall, f1 = _with_f1(hits / max(hits + wrong, 1), hits / max(hits + missed, 1))
        print(
            f"semeval pairs, {languages:14} {sum(table.values()):5}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        )


def raw_articles(data: Path, config: ClusterConfig) -> None:
    """The two files of one event, as a scraper left them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((data / "raw_articles").glob("*.txt"))]
    found = clean_articles([Article(str(number), text, language="fr") for number, text in enumerate(texts)])
    articles = found.articles
    print(f"raw articles: {len(articles)} files, {len(cluster_articles(articles, config))} event(s)")


def _row(name: str, scores: Scores) -> str:
    (b_p, b_r, b_f), (p_p, p_r, p_f) = scores
    return f"  {name:24} B3 P {b_p:.3f} R {b_r:.3f} F1 {b_f:.3f}   pairs P {p_p:.3f} R {p_r:.3f} F1 {p_f:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", dest="sets", action="append", choices=[*SETS, "semeval", "raw"])
    parser.add_argument("--threshold", type=float, default=ClusterConfig().threshold)
    parser.add_argument("--no-baseline", action="store_true")
    arguments = parser.parse_args()
    config = ClusterConfig(threshold=arguments.threshold)
    print(f"threshold {config.threshold}, window {config.window_days} days")
    chosen = arguments.sets or [*SETS, "semeval", "raw"]
    for name in [name for name in SETS if name in chosen]:
        for gold in SETS[name](arguments.data):
            start = time.perf_counter()
            predicted = predicted_events(gold.articles, config)
            pace = len(gold.articles) / (time.perf_counter() - start)
            print(
                f"{gold.name}: {len(gold.articles)} articles, {len(set(gold.events))} events, {len(set(predicted))} found, {pace:.0f} articles/s"
            )
            print(_row("summarize", score(gold.events, predicted)))
            if not arguments.no_baseline:
                rivals = [
                    (score(gold.events, baseline_events(gold.articles, t)), t) for t in BASELINE_THRESHOLDS
                ]
                best, threshold = max(rivals, key=lambda rival: rival[0].b_cubed[2])
                print(_row(f"TF-IDF components {threshold}", best))
    if "semeval" in chosen:
        semeval(arguments.data, config)
    if "raw" in chosen:
        raw_articles(arguments.data, config)


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
