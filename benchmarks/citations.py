"""What the project's citations are worth, against alignments that people made.

Two golds: SPARK (English, Findings of ACL 2024) and benchmarks/gold (French, RPM2 dev). For each, with
the aligner beside ROUGE-1, ROUGE-L and TF-IDF cosine: F1 at the threshold that the other half of the
topics chose, its interval over topics, and the paired comparison; then the aligner's curve, and where
the line's own threshold stands on it. Two tasks: every pair of sentences, and the best sentence of
each article, as *cite* works.

Then what the default judge of ALCE's scores is worth, on the French gold; and, across languages, where
no one has aligned summaries, translated articles (NTREX) with as many sentences as their French form.
Recall: French sentences whose best foreign sentence is their own and reaches the threshold. False: how
often some other sentence reaches it.

    python benchmarks/citations.py ../shared/data
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.cite.reading import read_passages
from summarize.cite.support import background, items_of, support
from summarize.config import CiteConfig
from summarize.evaluate.citations.alignment import (
    Task,
    alignment_curve,
    best_threshold,
    cross_validated,
    decisions,
)
from summarize.evaluate.citations.gold import AlignedEvent, load_spark, load_support
from summarize.evaluate.citations.judges import SHARE, AlignerJudge, Question
from summarize.evaluate.citations.scorers import SCORERS
from summarize.evaluate.corpora.files import read_json_lines
from summarize.evaluate.significance.compare import compare_all, intervals
from summarize.plan.passages import article_passages
from summarize.records import Article

GOLD = Path(__file__).with_name("gold") / "rpm2-dev-support.jsonl"
FOREIGN = {"eng": "en", "deu": "de", "spa": "es", "ita": "it"}
TASKS: tuple[Task, ...] = ("pairs", "best")
SHOWN = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
NEAREST = 3  # passages that do not support a sentence, put together: what a judge must refuse


def table(name: str, events: Sequence[AlignedEvent]) -> None:
    sentences = sum(len(event.sentences) for event in events)
    pairs, gold = sum(event.gold.size for event in events), sum(int(event.gold.sum()) for event in events)
    print(f"\n{name}: {sentences} sentences, {pairs} pairs, {gold} aligned")
    scores = {scorer: [score(event) for event in events] for scorer, score in SCORERS.items()}
    for task in TASKS:
        held = {scorer: cross_validated(events, of, task) for scorer, of in scores.items()}
        segments = {scorer: found.segments for scorer, found in held.items()}
        print(f"  {task}: P R F1 of all topics together; mean F1 of the topics with its interval; thresholds")
        for (scorer, found), interval in zip(held.items(), intervals(list(segments.values())), strict=True):
            print(
                f"    {scorer:8} {found.precision:.3f} {found.recall:.3f} {found.f1:.3f}   "
                f"{interval.mean:.1f} [{interval.low:.1f}, {interval.high:.1f}]   "
                f"{found.thresholds[0]:.3f} {found.thresholds[1]:.3f}"
            )
        print(f"    {interval.signature}")
        for comparison in compare_all(segments):
            if comparison.names[0] == "aligner":
                print(f"    {comparison.conclusion}")
        curve = alignment_curve(
            [decisions(e, s, task) for e, s in zip(events, scores["aligner"], strict=True)]
        )
        best = best_threshold(curve)
        for value in sorted((*SHOWN, best)):
            precision, recall, f1 = curve.at(value)
            notes = ["best F1"] * (value == best) + ["the line's"] * (value == CiteConfig().min_score)
            print(f"    {value:.3f}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {', '.join(notes)}")


def judge_table(every: Sequence[AlignedEvent], full: Sequence[AlignedEvent]) -> None:
    """How often the default judge says yes to what people call support, and to what they do not."""
    answers: dict[str, list[float]] = defaultdict(list)
    for event, whole in zip(every, full, strict=True):
        scores = SCORERS["aligner"](event)
        asked: list[tuple[str, Question]] = []
        for text, supporting, saying, row in zip(
            event.sentences, event.gold, whole.gold, scores, strict=True
        ):
            kinds = {
                "all that support, together": [np.flatnonzero(supporting)],
                "one that supports fully": [[index] for index in np.flatnonzero(saying)],
                "one that supports partly": [[index] for index in np.flatnonzero(supporting & ~saying)],
                f"the {NEAREST} nearest that do not": [
                    [index for index in np.argsort(-row, kind="stable") if not supporting[index]][:NEAREST]
                ],
            }
            for kind, groups in kinds.items():
                for group in groups:
                    if len(group):
                        passages = tuple(event.passages[index] for index in group)
                        asked.append((kind, Question(text, event.language, passages)))
        support_ = AlignerJudge().support([question for _, question in asked], event.articles)
        for (kind, _), value in zip(asked, support_, strict=True):
            answers[kind].append(float(value))
    print(f"\nThe default judge on the French gold: share of yes at thresholds (its own is {SHARE})")
    for kind, values in answers.items():
        shares = "  ".join(f"{t}: {np.mean(np.array(values) >= t):.2f}" for t in (0.4, 0.5, 0.6, 0.7))
        print(f"    {kind:28} {shares}  (n={len(values)})")


def translated(file: Path) -> dict[str, NDArray[np.float64]]:
    """Per language, for each French sentence the support of its own translation and of its best rival.

    The first is 0 where the rival is better supported. Shape (sentences, 2).
    """
    documents: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_json_lines(file):
        documents[row.values["event"]][row.values["language"]] = row.values["text"]
    results: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for texts in documents.values():
        french = Article("fr", texts["fra"], language="fr")
        for name, language in FOREIGN.items():
            foreign = Article(language, texts[name], language=language)
            ours, theirs = article_passages(french), article_passages(foreign)
            if len(ours) != len(theirs):
                continue
            readings = read_passages((*ours, *theirs), {"fr": french, language: foreign})
            known = background(readings.values())
            items = {passage: items_of(reading, known) for passage, reading in readings.items()}
            for index, passage in enumerate(ours):
                scores = [support(items[passage], items[other]).score for other in theirs]
                rival = max((score for n, score in enumerate(scores) if n != index), default=0.0)
                results[language].append((scores[index] if scores[index] >= rival else 0.0, rival))
    return {language: np.array(pairs) for language, pairs in results.items()}


def main(folder: Path) -> None:
    table("SPARK", load_spark(folder / "attribution"))
    corpus = folder / "rpm2" / "dev.jsonl.gz"
    every, full = load_support(GOLD, corpus), load_support(GOLD, corpus, ("full",))
    table("RPM2 dev, full or partial support", every)
    table("RPM2 dev, full support alone", full)
    judge_table(every, full)
    print(
        f"\nNTREX|translated sentences|French against the language named|the line's: {CiteConfig().min_foreign_score}"
    )
    for language, pairs in translated(folder / "clustering" / "ntrex_documents.jsonl.gz").items():
        for value in (0.3, 0.35, 0.4, 0.45, 0.5):
            recall, false = (pairs >= value).mean(axis=0)
            print(f"    {language} {value:.2f}  R {recall:.3f} false {false:.3f} (n={len(pairs)})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
