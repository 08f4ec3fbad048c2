"""Summary sentences that people aligned with the source sentences that say them: gold for citations."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.files import read_json_lines
from summarize.records import Article, Passage
from summarize.text.sentences import sentence_spans

Extent = Literal["full", "partial"]
EXTENTS: tuple[Extent, ...] = ("full", "partial")


@dataclass(frozen=True, slots=True)
class AlignedEvent:
    """An event's summary sentences, the sentences of its sources, and which say which.

    `gold` has shape (sentences, passages). `topic` is the unit that events are resampled and held out
    by. `passages` are all the sentences of the sources that hold a letter or a digit.
    """

    name: str
    topic: str
    language: str
    sentences: tuple[str, ...]
    articles: Mapping[str, Article]
    passages: tuple[Passage, ...]
    gold: NDArray[np.bool_]


class Supported(NamedTuple):
    """Where a source supports a sentence: half-open code-point offsets into an article's text."""

    article_id: str
    start: int
    end: int


def load_spark(folder: Path) -> list[AlignedEvent]:
    """The events of SPARK (Ernst et al., Findings of ACL 2024), by name: each is its own topic.

    A summary sentence is aligned with every source sentence that an annotated span stands in. Only
    sentences that annotators aligned with something are in the set; every document was read, and
    those without any alignment are what a scraper got in place of an article.

    Args:
        folder: holds spark_documents.jsonl.gz and spark_alignments.jsonl.gz.

    Raises:
        SummarizeError: a file that cannot be read, or an alignment with a document that is not there.
    """
    documents = {
        str(row.values["topic"]): {
            f"{number}.txt": Article(f"{number}.txt", text, language="en")
            for number, text in enumerate(row.values["documents"])
        }
        for row in read_json_lines(folder / "spark_documents.jsonl.gz")
    }
    aligned: dict[str, dict[str, list[Supported]]] = {topic: {} for topic in documents}
    for row in read_json_lines(folder / "spark_alignments.jsonl.gz"):
        topic, document = str(row.values["topic"]), str(row.values["documentFile"])
        if document not in documents.get(topic, {}):
            raise SummarizeError(
                f"{row.place}: aligned with document {document!r} of topic {topic!r}, which "
                "spark_documents.jsonl.gz does not hold; take both files from one release"
            )
        spans = (span.split(",") for span in row.values["docSpanOffsets"].split(";"))
        aligned[topic].setdefault(row.values["scuSentence"], []).extend(
            Supported(document, int(start), int(end)) for start, end in spans
        )
    return [
        _event(topic, topic, "en", documents[topic], list(sentences.items()))
        for topic, sentences in sorted(aligned.items())
        if sentences
    ]


def load_support(gold: Path, corpus: Path, extents: Sequence[Extent] = EXTENTS) -> list[AlignedEvent]:
    """The events of a hand-made gold of support, by set; a topic groups the corpus's sets of one story.

    The gold's first line is a header, {"sha256": of the corpus file, "guidelines": …}; each further line
    one reference sentence, {"set", "reference", "start", "end", "support": [{"document", "start",
    "end", "extent"}…]}, with half-open code-point offsets into the raw strings of the corpus.

    Args:
        gold: the JSON lines.
        corpus: the file that the offsets point into (.jsonl or .jsonl.gz), a set a line with `id`,
            `topic`, `references` and `documents` of `id` and `text`.
        extents: a source sentence counts when it supports at least so much: ("full",) for those that
            say the whole sentence alone.

    Raises:
        SummarizeError: a file that cannot be read; a corpus that is not the one annotated; a line that
            names what the corpus does not hold, or lies outside it.
    """
    lines = read_json_lines(gold)
    header = lines[0].values if lines else {}
    if not isinstance(header.get("sha256"), str):
        raise SummarizeError(f'{gold}:1: the first line is the header, {{"sha256": …, "guidelines": …}}')
    found = _sha256(corpus)
    if found != header["sha256"]:
        raise SummarizeError(
            f"{corpus}: sha256 {found[:12]}… is not the annotated file's, {header['sha256'][:12]}…; offsets "
            "would point elsewhere: use the file that the gold was made on"
        )
    sets = {str(row.values["id"]): row.values for row in read_json_lines(corpus)}
    sentences: dict[str, list[tuple[str, list[Supported]]]] = {}
    for line in lines[1:]:
        place, row = line.place, line.values
        try:
            where = sets[row["set"]]
            texts = {str(document["id"]): str(document["text"]) for document in where["documents"]}
            reference = str(where["references"][row["reference"]])
            spans = [
                (s["document"], s["start"], s["end"], s["extent"], len(texts[s["document"]]))
                for s in row["support"]
            ]
            spans.append(("", row["start"], row["end"], "full", len(reference)))
            wrong = [s for s in spans if not 0 <= s[1] < s[2] <= s[4] or s[3] not in EXTENTS]
        except (KeyError, IndexError, TypeError) as error:
            raise SummarizeError(
                f"{place}: {error!r} is not of this corpus or of this form; a line is "
                '{"set", "reference", "start", "end", "support": [{"document", "start", "end", "extent"}]}'
            ) from None
        if wrong:
            document, start, end, extent, length = wrong[0]
            raise SummarizeError(
                f"{place}: span {start}–{end} ({extent}) of {document or 'the reference'!r}, which has {length} "
                f"characters; offsets are half-open and inside the text, extent one of {', '.join(EXTENTS)}"
            )
        supported = [Supported(s[0], s[1], s[2]) for s in spans[:-1] if s[3] in extents]
        sentences.setdefault(row["set"], []).append((reference[row["start"] : row["end"]], supported))
    return [
        _event(
            name,
            str(sets[name].get("topic", name)),
            "fr",
            {d["id"]: Article(d["id"], d["text"], language="fr") for d in sets[name]["documents"]},
            found_in_set,
        )
        for name, found_in_set in sorted(sentences.items())
    ]


def _event(
    name: str,
    topic: str,
    language: str,
    articles: Mapping[str, Article],
    sentences: Sequence[tuple[str, Sequence[Supported]]],
) -> AlignedEvent:
    passages = tuple(
        Passage(article.article_id, start, end, article.text[start:end], language, position)
        for article in articles.values()
        for position, (start, end) in enumerate(sentence_spans(article.text, language))
        if any(map(str.isalnum, article.text[start:end]))
    )
    gold = np.array(
        [[any(_says(passage, span) for span in spans) for passage in passages] for _, spans in sentences],
        dtype=np.bool_,
    ).reshape(len(sentences), len(passages))
    return AlignedEvent(name, topic, language, tuple(text for text, _ in sentences), articles, passages, gold)


def _says(passage: Passage, span: Supported) -> bool:
    """Whether they share a letter or a digit: a quotation mark in common aligns nothing."""
    if passage.article_id != span.article_id:
        return False
    shared = passage.text[max(0, span.start - passage.start) : max(0, span.end - passage.start)]
    return any(map(str.isalnum, shared))


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SummarizeError(f"{path}: cannot be read: {error}") from None
