"""From the values of segments to means with intervals and paired comparisons, by corpus and group."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from summarize.evaluate.results import (
    EVERYTHING,
    FORMAT,
    ComparisonRow,
    CorpusFacts,
    Curve,
    Results,
    ScoreRow,
    revision,
    versions,
)
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.settings import EvaluateSettings, Family
from summarize.evaluate.significance.compare import compare_all, intervals
from summarize.evaluate.translation import corpus_translation_scores

# What a family of metrics cannot do without.
NEEDED: Mapping[Family, str] = {
    "citations": "score the folder of a run, whose summaries cite",
    "grounding": "it needs citations, or the sources of the corpus",
    "texts": "it needs the sources of the corpus",
}

# By system and metric: the scores of one group's segments.
Part = Mapping[str, Mapping[Family, Sequence[SegmentScores]]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A corpus with what each system wrote (None: the humans), and its scores by system and metric."""

    name: str
    examples: Sequence[Example]
    digest: str
    predictions: Mapping[str, Sequence[Prediction] | None]
    scores: Part
    note: str = ""

    @property
    def groups(self) -> dict[str, list[int]]:
        """The indices of the examples by group, all of them first."""
        found = {EVERYTHING: list(range(len(self.examples)))}
        for index, example in enumerate(self.examples):
            if example.group is not None:
                found.setdefault(example.group, []).append(index)
        return {EVERYTHING: found.pop(EVERYTHING), **dict(sorted(found.items()))}

    def named(self, name: str) -> dict[str, SegmentScores]:
        """The values of one metric ("rouge1.f1") by system."""
        return _named(self.scores, name)


def results_of(
    settings: EvaluateSettings,
    scored: Sequence[Scored],
    warnings: Sequence[str],
    curves: Sequence[Curve] = (),
) -> Results:
    """Means with intervals, and every pair of systems compared, by corpus and group."""
    rows: list[ScoreRow] = []
    comparisons: list[ComparisonRow] = []
    for corpus in scored:
        for group, indices in corpus.groups.items():
            part = {
                system: {
                    metric: [_of(score, indices) for score in found] for metric, found in metrics.items()
                }
                for system, metrics in corpus.scores.items()
            }
            rows += _score_rows(settings, corpus.name, group, part)
            rows += _corpus_rows(corpus, group, indices)
            comparisons += _comparison_rows(settings, corpus.name, group, part)
    return Results(
        format=FORMAT,
        settings=msgspec.to_builtins(settings),
        versions=versions(),
        revision=revision(),
        corpora={corpus.name: _facts(corpus) for corpus in scored},
        scores=tuple(rows),
        comparisons=tuple(comparisons),
        curves=tuple(curves),
        warnings=(*warnings, *_nothing_said(settings, scored)),
    )


def _nothing_said(settings: EvaluateSettings, scored: Sequence[Scored]) -> list[str]:
    """What was asked for and gives no figure: silence would be taken for a result."""
    said = []
    for corpus in scored:
        figures: dict[Family, bool] = {}
        for system, metrics in corpus.scores.items():
            known = {
                metric: not all(np.isnan(s.values).all() for s in found) for metric, found in metrics.items()
            }
            if corpus.predictions.get(system, ()) is not None:
                figures = {metric: figures.get(metric, False) or known[metric] for metric in known}
            elif not any(known.values()):
                said.append(f"{corpus.name}, {system}: one reference each; humans need two to be compared")
        said += [
            f"{corpus.name}: no {metric} to score; {NEEDED.get(metric, 'no example has what it needs')}"
            for metric, is_known in figures.items()
            if not is_known
        ]
        if corpus.predictions and len(corpus.predictions) > 1:
            said += [
                f"{corpus.name}: nothing is compared on '{name}': no system has such a value"
                for name in settings.compared
                if not corpus.named(name)
            ]
    return said


def _of(scores: SegmentScores, indices: Sequence[int]) -> SegmentScores:
    return SegmentScores(scores.name, scores.values[list(indices)], scores.signature, scores.better)


def _score_rows(settings: EvaluateSettings, corpus: str, group: str, part: Part) -> list[ScoreRow]:
    rows = []
    for system, metrics in part.items():
        for metric, scores in metrics.items():
            found = intervals(scores, settings.resamples, settings.confidence, settings.seed)
            rows += [
                ScoreRow(
                    corpus,
                    group,
                    system,
                    metric,
                    score.name,
                    _known(interval.mean),
                    _known(interval.low),
                    _known(interval.high),
                    interval.n,
                    score.better,
                    interval.signature,
                )
                for score, interval in zip(scores, found, strict=True)
            ]
    return rows


def _corpus_rows(corpus: Scored, group: str, indices: Sequence[int]) -> list[ScoreRow]:
    """What counts of all segments together make, and no mean: corpus chrF and BLEU, without an interval."""
    rows = []
    for system, metrics in corpus.scores.items():
        wrote = corpus.predictions.get(system)
        if wrote is None or "translation" not in metrics:
            continue
        found = corpus_translation_scores(
            [wrote[index].text for index in indices], [corpus.examples[index].references for index in indices]
        )
        for name, value, signature in (
            ("corpus.chrf", found.chrf, found.chrf_signature),
            ("corpus.bleu", found.bleu, found.bleu_signature),
        ):
            row = ScoreRow(
                corpus.name,
                group,
                system,
                "translation",
                name,
                _known(value),
                None,
                None,
                len(indices),
                "higher",
                signature,
            )
            rows.append(row)
    return rows


def _named(part: Part, name: str) -> dict[str, SegmentScores]:
    return {
        system: score
        for system, metrics in part.items()
        for scores in metrics.values()
        for score in scores
        if score.name == name
    }


def _comparison_rows(settings: EvaluateSettings, corpus: str, group: str, part: Part) -> list[ComparisonRow]:
    rows = []
    for name in (*settings.compared, "alignment.f1"):
        systems = _named(part, name)
        focus = settings.focus if settings.focus in systems else None
        rows += [
            ComparisonRow(
                corpus,
                group,
                name,
                *found.names,
                _known(found.difference),
                _known(found.low),
                _known(found.high),
                _known(found.share),
                _known(found.p_value),
                _known(found.p_alone),
                found.wins,
                found.ties,
                found.losses,
                found.n,
                found.conclusion,
                found.signature,
            )
            for found in compare_all(
                systems, settings.resamples, settings.confidence, settings.seed, focus=focus
            )
        ]
    return rows


def _known(value: float) -> float | None:
    """Rounded: the last digits of a mean depend on how the numerics sum."""
    return None if math.isnan(value) else round(float(value), 6)


def _facts(corpus: Scored) -> CorpusFacts:
    groups = Counter(e.group for e in corpus.examples if e.group is not None)
    return CorpusFacts(len(corpus.examples), dict(sorted(groups.items())), corpus.digest, corpus.note)
