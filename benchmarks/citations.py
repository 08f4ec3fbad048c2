"""Citation precision and recall against human alignments (SPARK, Findings of ACL 2024), in English.

For every summary sentence and every article: does the passage that `cite` gives overlap a sentence
that annotators aligned with the summary sentence? Beside it the plainest rival: the sentence with
the best bigram overlap. The threshold of each is chosen on the even topics and reported on the odd.

Across languages, where no one has aligned summaries: translated articles (NTREX) with as many
sentences as their French form. Recall: French sentences whose best foreign sentence is their own and
reaches the threshold. False: how often some other sentence reaches it.

    python benchmarks/citations.py ../shared/data
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from summarize.cite.align import Items, cite_sentences, item_weights, support
from summarize.cite.reading import read_passages
from summarize.config import CiteConfig
from summarize.plan.passages import article_passages
from summarize.records import Article, Fact, GroundedSentence, Passage
from summarize.text.words import stem, words

LANGUAGE = "en"
FOREIGN = {"eng": "en", "deu": "de", "spa": "es", "ita": "it"}
THRESHOLDS = [round(0.05 * step, 2) for step in range(2, 19)]
SIGNATURE = (
    "SPARK|sentence spans, overlap|micro|per (sentence, article)|threshold on even topics, reported on odd"
)


class Case(NamedTuple):
    """A summary sentence with the spans that annotators aligned it with, per article."""

    sentence: str
    gold: dict[str, list[tuple[int, int]]]


class Score(NamedTuple):
    """Precision and recall, 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1.0)


def load(folder: Path) -> dict[str, tuple[dict[str, Article], list[Case]]]:
    """Per topic its articles and cases."""
    with gzip.open(folder / "spark_documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = {topic["topic"]: topic["documents"] for topic in map(json.loads, lines)}
    topics: dict[str, dict[str, Case]] = defaultdict(dict)
    with gzip.open(folder / "spark_alignments.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            case = topics[row["topic"]].setdefault(
                row["scuSentence"], Case(row["scuSentence"], defaultdict(list))
            )
            spans = (span.split(",") for span in row["docSpanOffsets"].split(";"))
            case.gold[row["documentFile"]] += [(int(start), int(end)) for start, end in spans]
    loaded = {}
    for topic, texts in documents.items():
        articles = _named(texts, topics[topic])
        loaded[topic] = (articles, list(topics[topic].values()))
    return loaded


def _named(texts: list[str], cases: dict[str, Case]) -> dict[str, Article]:
    """The documents under the names that the alignments use: 0.txt is the first."""
    articles = {f"{n}.txt": Article(f"{n}.txt", text, language=LANGUAGE) for n, text in enumerate(texts)}
    unknown = {name for case in cases.values() for name in case.gold} - set(articles)
    if unknown:
        raise SystemExit(f"alignments name documents that are not there: {sorted(unknown)}")
    return articles


def ours(articles: dict[str, Article], cases: list[Case]) -> list[list[tuple[Passage, float]]]:
    """Cited spans with their score, at no threshold; no article is the sentence's own."""
    passages = [p for article in articles.values() for p in article_passages(article)]
    outside = Article("", "", language=LANGUAGE)
    sentences = [
        GroundedSentence(case.sentence, "generated", Fact((Passage("", 0, 0, "", LANGUAGE, 0),), 1, 0.0))
        for case in cases
    ]
    spans = cite_sentences(
        sentences,
        passages,
        {**articles, "": outside},
        CiteConfig(min_score=0.0, min_foreign_score=0.0),
        LANGUAGE,
    )
    by_place = {(p.article_id, p.start): p for p in passages}
    return [[(by_place[s.article_id, s.start], s.score) for s in found if s.article_id] for found in spans]


def bigrams(text: str) -> Counter[tuple[str, str]]:
    stems = [stem(word.text, LANGUAGE) for word in words(text)]
    return Counter(pairwise(stems))


def baseline(articles: dict[str, Article], cases: list[Case]) -> list[list[tuple[Passage, float]]]:
    """Per article the sentence that holds most of the summary sentence's bigrams."""
    passages = {name: [(p, bigrams(p.text)) for p in article_passages(a)] for name, a in articles.items()}
    found = []
    for case in cases:
        wanted = bigrams(case.sentence)
        best = []
        for candidates in passages.values():
            scored = [
                (sum((wanted & have).values()) / max(1, wanted.total()), -p.start, p)
                for p, have in candidates
            ]
            if scored:
                score, _, passage = max(scored, key=lambda item: item[:2])
                best.append((passage, score))
        found.append(best)
    return found


def score(
    cited: list[list[tuple[Passage, float]]], cases: list[Case], threshold: float
) -> tuple[int, int, int, int]:
    """Right citations, citations, aligned articles found, aligned articles."""
    right = total = found = aligned = 0
    for case, spans in zip(cases, cited, strict=True):
        kept = [p for p, value in spans if value >= threshold and value > 0]
        hits = [
            p
            for p in kept
            if any(p.start < end and start < p.end for start, end in case.gold.get(p.article_id, []))
        ]
        right, total = right + len(hits), total + len(kept)
        found, aligned = found + len({p.article_id for p in hits}), aligned + len(case.gold)
    return right, total, found, aligned


def translated(file: Path) -> dict[str, list[tuple[float, float]]]:
    """Per language and French sentence, the support of its own translation and of its best rival.

    The first is 0 where the rival is better supported.
    """
    documents: dict[str, dict[str, str]] = defaultdict(dict)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents[row["event"]][row["language"]] = row["text"]
    results: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for texts in documents.values():
        french = Article("fr", texts["fra"], language="fr")
        for name, language in FOREIGN.items():
            foreign = Article(language, texts[name], language=language)
            ours, theirs = article_passages(french), article_passages(foreign)
            if len(ours) != len(theirs):
                continue
            readings = read_passages((*ours, *theirs), {"fr": french, language: foreign})
            frequency = Counter(key for reading in readings.values() for key in reading.keys)
            for index, passage in enumerate(ours):
                reading = readings[passage]
                items = Items(reading, item_weights(reading, frequency, len(readings)))
                scores = [support(items, readings[other]).score for other in theirs]
                rival = max((score for n, score in enumerate(scores) if n != index), default=0.0)
                results[language].append((scores[index] if scores[index] >= rival else 0.0, rival))
    return results


def main(folder: Path) -> None:
    data = load(folder / "attribution")
    halves = [[t for n, t in enumerate(sorted(data)) if n % 2 == half] for half in (0, 1)]
    print(SIGNATURE)
    for name, method in (("cite", ours), ("best bigram overlap", baseline)):
        cited = {topic: method(*data[topic]) for topic in data}

        def at(
            threshold: float, topics: list[str], cited: dict[str, list[list[tuple[Passage, float]]]] = cited
        ) -> Score:
            counts = [score(cited[t], data[t][1], threshold) for t in topics]
            right, total, found, aligned = (sum(column) for column in zip(*counts, strict=True))
            return Score(right / max(1, total), found / max(1, aligned))

        best = max(THRESHOLDS, key=lambda value: at(value, halves[0]).f1)
        held = at(best, halves[1])
        print(
            f"{name}: threshold {best}: odd topics P {held.precision:.3f} R {held.recall:.3f} F1 {held.f1:.3f}"
        )
        for value in THRESHOLDS:
            every = at(value, halves[0] + halves[1])
            print(f"    {value:.2f}  P {every.precision:.3f} R {every.recall:.3f} F1 {every.f1:.3f}")
    print("NTREX|translated sentences|French against the language named")
    for language, pairs in translated(folder / "clustering" / "ntrex_documents.jsonl.gz").items():
        for value in (0.3, 0.35, 0.4, 0.45, 0.5):
            recall = sum(own >= value for own, _ in pairs) / len(pairs)
            false = sum(rival >= value for _, rival in pairs) / len(pairs)
            print(f"    {language} {value:.2f}  R {recall:.3f} false {false:.3f} (n={len(pairs)})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
