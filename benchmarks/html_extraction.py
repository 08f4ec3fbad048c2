r"""Main-text extraction on raw article pages against their expected text, word by word.

    python benchmarks/html_extraction.py ../shared/data/html/orange_pages.jsonl.gz

A page's words are compared as bags (`\w+`, casefolded) with those of abstract + article; precision,
recall and F1 are per page, then averaged. The signature names what the figures depend on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of a page, in 0..1."""

    precision: float
    recall: float
    f1: float


def word_score(extracted: str, expected: str) -> Score:
    """Bag-of-words precision, recall and F1. `le chat dort` for `le chat noir dort bien` → 1, 3/5, 3/4."""
    found, wanted = (Counter(WORD.findall(text.casefold())) for text in (extracted, expected))
    common = (found & wanted).total()
    if not common:
        return Score(0.0, 0.0, 0.0)
    precision, recall = common / found.total(), common / wanted.total()
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def ours(page: str) -> str:
    """The text that *ingest* reads out of a page."""
    from summarize.ingest.drafts import Draft
    from summarize.ingest.html_page import page_draft

    item = page_draft(page, "page", None)
    return item.text if isinstance(item, Draft) else ""


def trafilatura_alone(page: str) -> str:
    """The library as it comes, without this project's preparation of the page."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


EXTRACTORS: Mapping[str, Callable[[str], str]] = {"summarize": ours, "trafilatura": trafilatura_alone}


def read_pages(path: Path) -> list[tuple[str, str, str]]:
    """(id, HTML, expected text) of each page of a JSON Lines file, gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    return [(p["id"], p["html"], f"{p['expected']['abstract']} {p['expected']['article']}") for p in pages]


def score_pages(pages: Sequence[tuple[str, str, str]], extract: Callable[[str], str]) -> dict[str, Score]:
    return {page_id: word_score(extract(html), expected) for page_id, html, expected in pages}


def mean_score(scores: Mapping[str, Score]) -> Score:
    values = scores.values()
    return Score(
        statistics.fmean(s.precision for s in values),
        statistics.fmean(s.recall for s in values),
        statistics.fmean(s.f1 for s in values),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "pages", type=Path, help="JSON Lines (.gz) of {id, html, expected: {abstract, article}}"
    )
    parser.add_argument("--worst", type=int, default=0, help="list so many pages of lowest F1")
    arguments = parser.parse_args()
    pages = read_pages(arguments.pages)
    for name, extract in EXTRACTORS.items():
        start = time.perf_counter()
        scores = score_pages(pages, extract)
        seconds = time.perf_counter() - start
        mean = mean_score(scores)
        print(
            f"{name:12} precision {mean.precision:.4f}  recall {mean.recall:.4f}  F1 {mean.f1:.4f}  "
            f"lowest {min(s.f1 for s in scores.values()):.4f}  {len(pages) / seconds:.0f} pages/s  "
            rf"[words:\w+|casefold|bag|agg:mean|n:{len(pages)}|trafilatura:{version('trafilatura')}]"
        )
        for page_id, score in sorted(scores.items(), key=lambda pair: pair[1].f1)[: arguments.worst]:
            print(f"    {page_id}: {score.precision:.3f} {score.recall:.3f} {score.f1:.3f}")


if __name__ == "__main__":
    main()
