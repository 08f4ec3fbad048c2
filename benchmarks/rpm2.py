"""RPM2 (French multi-document summaries): a run with the sets as events, scored beside its peers.

    python benchmarks/rpm2.py DATA OUTPUT [--model PROFILE] [--max-words 100]

DATA is the folder of the corpora. The mode is the published one of this set: Unicode words, F1,
mean over the four references, no stemming, no truncation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

import msgspec

from summarize import Config, run
from summarize.evaluate import score_rouge
from summarize.evaluate.corpora import MARKERS
from summarize.text.normalize import normalize
from summarize.text.sentences import sentence_spans


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--model", default="compact")
    parser.add_argument("--max-words", type=int, default=100)
    options = parser.parse_args()
    with gzip.open(options.data / "rpm2" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        sets = [json.loads(line) for line in lines]
    options.output.mkdir(parents=True, exist_ok=True)
    articles = options.output / "rpm2-dev.jsonl"
    articles.write_text(
        "".join(
            json.dumps({"id": d["id"], "title": d["title"], "text": d["text"], "event_id": s["id"]}) + "\n"
            for s in sets
            for d in s["documents"]
        ),
        encoding="utf-8",
    )
    base = msgspec.to_builtins(Config())
    base["generate"]["model"] = options.model
    base["plan"]["max_words"] = options.max_words
    result = run([articles], options.output / "run", msgspec.convert(base, Config))
    ours = {summary.event_id: MARKERS.sub("", summary.text) for summary in result.summaries}
    rows = {
        f"summarize ({options.model})": [ours.get(s["id"], "") for s in sets],
        "first sentence of each article": [first_sentences(s, options.max_words) for s in sets],
        "first words of the first article": [first_words(s, options.max_words) for s in sets],
        "LexRank (sumy)": [lexrank(s, options.max_words) for s in sets],
    }
    for part in ("C1", "C2", "all"):
        chosen = [i for i, s in enumerate(sets) if part == "all" or s["id"].endswith(part)]
        references = [references_of(sets[i]) for i in chosen]
        for name, texts in rows.items():
            score = score_rouge([texts[i] for i in chosen], references, "fr")
            words = sum(len(texts[i].split()) for i in chosen) / len(chosen)
            print(
                f"{part:4} {name:34} {score.rouge1:.2f}/{score.rouge2:.2f}/{score.rougeL:.2f}  {words:.0f} words"
            )
    print(score.signature)
    print(dict(result.counts))


def references_of(record: dict) -> list[str]:
    return list(record["references"])


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, "fr")]


def first_words(record: dict, words: int) -> str:
    return " ".join(record["documents"][0]["text"].split()[:words])


def first_sentences(record: dict, words: int) -> str:
    firsts = " ".join(sentences(normalize(d["text"]))[0] for d in record["documents"] if d["text"].strip())
    return " ".join(firsts.split()[:words])


def lexrank(record: dict, words: int) -> str:
    """LexRank by sumy, over the ten articles, best sentences first, cut at the budget."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    class Splitter:
        def to_sentences(self, text: str) -> list[str]:
            return sentences(text)

        def to_words(self, text: str) -> list[str]:
            return re.findall(r"\w+", text.lower())

    text = normalize("\n".join(d["text"] for d in record["documents"]))
    parser = PlaintextParser.from_string(text, Splitter())
    summarizer = LexRankSummarizer(Stemmer("french"))
    summarizer.stop_words = get_stop_words("french")
    found = summarizer(parser.document, 12)
    return " ".join(" ".join(str(s) for s in found).split()[:words])


if __name__ == "__main__":
    main()
