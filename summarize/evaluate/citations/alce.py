"""Citation recall and precision as ALCE defines them (Gao et al. 2023, §3), and whose voices are cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from summarize.errors import SummarizeError
from summarize.evaluate.citations.judges import AlignerJudge, Judge, Question
from summarize.evaluate.segments import Better, Prediction, SegmentScores
from summarize.records import Article, CitedSummary, Passage, Sentence

# Metric → whether more of it is better, and the share of what it is.
METRICS: Mapping[str, tuple[Better, str]] = {
    "citation.recall": ("higher", "sentences supported by all they cite"),
    "citation.precision": ("higher", "citations that are needed or support alone"),
    "citation.f1": ("higher", "harmonic mean of the summary's recall and precision"),
    "citation.uncited": ("lower", "sentences without a citation"),
    "coverage.sources": ("higher", "independent sources cited, of the event's"),
    "voices.two": ("higher", "sentences that cite two or more independent sources"),
}
_JUDGED = frozenset({"citation.recall", "citation.precision", "citation.f1"})


class Verdict(NamedTuple):
    """One sentence's citations: whether all together support it, how many there are, how many are right."""

    supported: bool
    citations: int
    precise: int


def citation_scores(predictions: Sequence[Prediction], judge: Judge | None = None) -> list[SegmentScores]:
    """The six metrics, one value a summary, in percent (0..100).

    Recall: the share of sentences that the union of their citations fully supports; a sentence without
    citations is not supported. Precision: the share of citations that are not irrelevant; one is
    irrelevant when its passage does not support the sentence alone and the others still do without it,
    and none is right where the union does not support the sentence. So a second source that says a part
    of what another says whole is irrelevant to ALCE, though it is a second voice: `voices.two` counts it.
    NaN: everything for a prediction without a cited summary or with no sentence in it; precision where
    nothing is cited, and F1 is then 0.
    An outlet speaks once, whatever it publishes, and a wire story's copies are no voices
    (`Article.voice`).

    Args:
        predictions: as a run's folder gives them, with `summary` and `articles`.
        judge: says what supports a sentence; the project's aligner by default. On citations that the
            aligner chose its verdict is circular: it tells a broken citation from a sound one, and
            nothing of what the aligner misses. See summarize/evaluate/citations/alignment.py.

    Raises:
        SummarizeError: a summary cites an article that its prediction does not hold.
    """
    chosen = judge if judge is not None else AlignerJudge()
    rows = [_summary_scores(prediction, chosen) for prediction in predictions]
    return [
        SegmentScores(
            name,
            np.array([row[name] for row in rows], dtype=np.float64),
            f"{name}|{of}|alce|{chosen.signature}" if name in _JUDGED else f"{name}|{of}|percent",
            better,
        )
        for name, (better, of) in METRICS.items()
    ]


def verdicts(summary: CitedSummary, articles: Mapping[str, Article], judge: Judge) -> list[Verdict]:
    """The judge's verdict on every sentence of a summary, in order.

    Args:
        summary: its spans point into `articles`; one that lies outside its article supports nothing.
        articles: the event's, by id.
        judge: asked about each sentence's union, then about single citations and about the rest
            without one, where that can still change the result.
    """
    passages = [_passages(sentence, articles) for sentence in summary.sentences]
    language = summary.language
    unions = [
        Question(sentence.text, language, cited)
        for sentence, cited in zip(summary.sentences, passages, strict=True)
    ]
    supported = _says_yes(judge, unions, articles)
    alone: list[Question] = []
    without: list[Question] = []
    for union, yes in zip(unions, supported, strict=True):
        if yes and len(union.passages) > 1:
            for passage in union.passages:
                others = tuple(other for other in union.passages if other != passage)
                alone.append(Question(union.sentence, language, (passage,)))
                without.append(Question(union.sentence, language, others))
    single = _says_yes(judge, alone, articles)
    # Where a passage does not support the sentence alone, the others may need it.
    asked = [index for index, yes in enumerate(single) if not yes]
    rest = dict(zip(asked, _says_yes(judge, [without[index] for index in asked], articles), strict=True))
    right: Iterator[bool] = (yes or not rest[index] for index, yes in enumerate(single))
    return [
        Verdict(yes, count, (count if count < 2 else sum(next(right) for _ in range(count))) if yes else 0)
        for yes, count in zip(supported, map(len, passages), strict=True)
    ]


def _summary_scores(prediction: Prediction, judge: Judge) -> dict[str, float]:
    """The metrics of one summary by name, in percent."""
    summary = prediction.summary
    if summary is None or not summary.sentences:
        return dict.fromkeys(METRICS, float("nan"))
    used = {source.article_id for source in summary.sources}
    used |= {citation.article_id for sentence in summary.sentences for citation in sentence.citations}
    for article_id in sorted(used - set(prediction.articles)):
        raise SummarizeError(
            f"prediction '{prediction.example_id}': its summary names article '{article_id}', whose text is "
            "not there; score the run's whole folder (summaries.jsonl beside articles.jsonl)"
        )
    articles = {article_id: prediction.articles[article_id] for article_id in sorted(used)}
    judged = verdicts(summary, articles, judge)
    citations = sum(verdict.citations for verdict in judged)
    recall = 100 * _mean([verdict.supported for verdict in judged])
    precision = 100 * sum(verdict.precise for verdict in judged) / citations if citations else float("nan")
    voices = [
        {articles[citation.article_id].voice for citation in sentence.citations}
        for sentence in summary.sentences
    ]
    every = {articles[source.article_id].voice for source in summary.sources}
    cited = frozenset[str]().union(*voices)
    return {
        "citation.recall": recall,
        "citation.precision": precision,
        "citation.f1": 2 * recall * precision / (recall + precision) if recall and precision else 0.0,
        "citation.uncited": 100 * _mean([not sentence.citations for sentence in summary.sentences]),
        "coverage.sources": 100 * len(cited & every) / len(every) if every else float("nan"),
        "voices.two": 100 * _mean([len(of_sentence) >= 2 for of_sentence in voices]),
    }


def _passages(sentence: Sentence, articles: Mapping[str, Article]) -> tuple[Passage, ...]:
    """What a sentence cites, each span once."""
    spans = dict.fromkeys(citation.span for citation in sentence.citations)
    return tuple(
        Passage(article_id, start, end, article.text[start:end], article.language, position)
        for position, (article_id, start, end) in enumerate(spans)
        for article in (articles[article_id],)
    )


def _says_yes(judge: Judge, questions: Sequence[Question], articles: Mapping[str, Article]) -> list[bool]:
    """Whether the passages of each question support its sentence; no passage supports nothing."""
    asked = [index for index, q in enumerate(questions) if any(p.text.strip() for p in q.passages)]
    answers = [False] * len(questions)
    if asked:
        support = judge.support([questions[index] for index in asked], articles)
        for index, value in zip(asked, support, strict=True):
            answers[index] = bool(value >= judge.threshold)
    return answers


def _mean(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)
