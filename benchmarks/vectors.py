"""What the sentence vectors bring: translations found again, same facts grouped, and how fast.

    python benchmarks/vectors.py ../shared/data [--vectors package:vectors|FOLDER|HUB-ID]

1. Retrieval: for each sentence, is its translation the nearest of all? The last 500 news sentences of
   each language (kept out of training) and NTREX's sentences, against the stems and the lexicon. The
   lexicon was mined from all news sentences, those 500 too: there NTREX alone compares the two.
2. Grouping: `group_passages` with words alone and with the vectors, on articles of one story in three
   to seven languages (press releases kept out of training, and NTREX), of each of which half of the
   paragraphs was left out at random, so that many sentences have no counterpart. Gold: sentences by
   position where paragraphs have as many. Precision, recall and F1 of the pairs of sentences.
3. Speed: seconds to load, sentences a second.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.evaluate.corpora.files import read_json_lines
from summarize.plan.passages import FrenchBag, _cosines, article_passages, french_bag, group_passages
from summarize.records import Article, Passage
from summarize.text.encoders import PACKAGE, open_encoder
from summarize.text.vectors import Encoder
from summarize.train.corpora import is_held_out
from summarize.train.translations import held_out_news

ISO = {"fra": "fr", "eng": "en", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl"}
HELD_OUT_STORIES = 4  # thousandths, as in configs/train-vectors.toml
KEPT, SEED = 0.5, 1  # of a version's paragraphs
NEWS_PAIRS = (
    ("eng", "fra"),
    ("deu", "fra"),
    ("spa", "fra"),
    ("ita", "fra"),
    ("por", "fra"),
    ("nld", "fra"),
    ("deu", "ita"),
)

Versions = Mapping[str, Sequence[str]]  # language → paragraphs, as many in each


class Story(NamedTuple):
    """The sentences of one story's articles; those with one key say the same, those with None are not judged."""

    passages: list[Passage]
    keys: list[tuple[int, int] | None]


def press_stories(data: Path) -> dict[str, Versions]:
    """The releases kept out of training that have as many paragraphs in three languages or four."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for language in ("fr", "de", "it", "en"):
        for row in read_json_lines(data / "press_releases" / f"{language}.jsonl.xz"):
            record = row.values
            if is_held_out(str(record["id"]), HELD_OUT_STORIES):
                parts = [record["lead"] or "", *(record["text"] or "").split("\n")]
                found[str(record["id"])][language] = [part for part in parts if part.strip()]
    return {
        story: versions
        for story, versions in sorted(found.items())
        if len(versions) >= 3 and len({len(parts) for parts in versions.values()}) == 1
    }


def ntrex_stories(data: Path) -> dict[str, Versions]:
    """NTREX's documents, a sentence a paragraph, in the languages that have as many as French."""
    documents: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in read_json_lines(data / "clustering" / "ntrex_documents.jsonl.gz"):
        language = ISO.get(row.values["language"])
        if language:
            article = Article(language, row.values["text"], language=language)
            documents[row.values["event"]][language] = [p.text for p in article_passages(article)]
    return {
        event: {language: parts for language, parts in versions.items() if len(parts) == len(versions["fr"])}
        for event, versions in sorted(documents.items())
    }


def story_of(name: str, versions: Versions) -> Story:
    """The story with `KEPT` of each version's paragraphs, drawn anew for each language."""
    rng = random.Random(f"{SEED} {name}")
    passages: list[Passage] = []
    places: list[tuple[int, int]] = []
    counts: dict[int, set[int]] = defaultdict(set)
    for language in sorted(versions):
        starts: list[int] = []
        kept = [index for index in range(len(versions[language])) if rng.random() < KEPT]
        text = ""
        for index in kept:
            starts.append(len(text))
            text += versions[language][index] + "\n"
        own: dict[int, int] = defaultdict(int)
        for passage in article_passages(Article(f"{name}-{language}", text.rstrip("\n"), language=language)):
            paragraph = kept[sum(start <= passage.start for start in starts) - 1]
            passages.append(passage)
            places.append((paragraph, own[paragraph]))
            own[paragraph] += 1
        for paragraph, count in own.items():
            counts[paragraph].add(count)
    return Story(passages, [place if len(counts[place[0]]) == 1 else None for place in places])


def grouping(
    stories: Sequence[Story], group: Callable[[Sequence[Passage]], list[tuple[Passage, ...]]]
) -> str:
    """P, R and F1 of the pairs of judged sentences of two articles."""
    hits = said = true = 0
    for story in stories:
        number = {p: n for n, members in enumerate(group(story.passages)) for p in members}
        judged = [(p, k) for p, k in zip(story.passages, story.keys, strict=True) if k is not None]
        for index, (one, key) in enumerate(judged):
            for other, its_key in judged[:index]:
                if one.article_id != other.article_id:
                    hits += number[one] == number[other] and key == its_key
                    said += number[one] == number[other]
                    true += key == its_key
    return f"P {hits / max(1, said):.3f} R {hits / true:.3f} F1 {2 * hits / max(1, said + true):.3f} (pairs: {true})"


def nearest(left: NDArray[np.floating], right: NDArray[np.floating]) -> str:
    """P@1 of row i of one side finding row i of the other, both ways."""
    scores = left @ right.T
    return _both_ways(scores)


def _both_ways(scores: NDArray[np.floating]) -> str:
    own = np.arange(len(scores))
    return f"{(scores.argmax(1) == own).mean():.3f} → {(scores.argmax(0) == own).mean():.3f} ←"


def by_words(left: Sequence[str], right: Sequence[str], languages: tuple[str, str]) -> NDArray[np.float64]:
    """(n, n) cosines of French stems, as the plan compared languages before."""
    bags: list[FrenchBag] = [
        french_bag(Passage(language, 0, len(text), text, language, 0))
        for texts, language in zip((left, right), languages, strict=True)
        for text in texts
    ]
    return _cosines(bags)[: len(left), len(left) :]


def retrieval(data: Path, encode: Encoder) -> None:
    news: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, foreign, french in held_out_news(data):
        news[code].append((foreign, french))
    sets = [(f"news {code}-fra", code, "fra", pairs) for code, pairs in news.items()]
    documents = ntrex_stories(data)
    for one, other in NEWS_PAIRS:
        a, b = ISO[one], ISO[other]
        pairs = [
            pair
            for versions in documents.values()
            if a in versions and b in versions
            for pair in zip(versions[a], versions[b], strict=True)
        ]
        sets.append((f"ntrex {one}-{other}", one, other, pairs))
    print("Retrieval, P@1: its translation is the nearest of all, in both directions")
    for name, one, other, pairs in sets:
        left, right = zip(*pairs, strict=True)
        words = _both_ways(by_words(left, right, (ISO[one], ISO[other])))
        print(
            f"    {name:14} words {words}   vectors {nearest(encode(left), encode(right))}   (n={len(pairs)})"
        )


def speed(data: Path, encode: Encoder) -> None:
    program = (
        "import time, numpy; t = time.perf_counter(); from summarize.text.vectors import sentence_vectors;"
        "sentence_vectors(['un pont']); print(f'{time.perf_counter() - t:.3f}')"
    )
    seconds = min(
        float(
            subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        )
        for _ in range(5)
    )
    texts = [foreign for _, foreign, _ in held_out_news(data)] * 5
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        encode(texts)
        best = min(best, time.perf_counter() - started)
    print(f"Speed: {seconds:.3f} s to import and load; {len(texts) / best:.0f} news sentences/s (best of 5)")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--vectors", default=PACKAGE)
    arguments = parser.parse_args()
    encode = open_encoder(arguments.vectors)
    if encode is None:
        parser.error("--vectors none: there is nothing to measure")
    retrieval(arguments.data, encode)
    print(f"Grouping of the same facts, {KEPT:.0%} of the paragraphs of each version")
    for name, versions in (
        ("press releases", press_stories(arguments.data)),
        ("ntrex", ntrex_stories(arguments.data)),
    ):
        stories = [story_of(event, parts) for event, parts in versions.items()]
        print(f"    {name:14} words   {grouping(stories, group_passages)}")
        print(f"    {name:14} vectors {grouping(stories, partial(group_passages, encode=encode))}")
    speed(arguments.data, encode)


if __name__ == "__main__":
    main()
