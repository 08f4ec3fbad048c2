"""Systems × corpora × metrics, as a configuration says: predictions, values, tables; resumes.

What takes long (a system's summaries, a metric's values) is kept in the output folder under a key of
all that it depends on, code included: an evaluation that was killed goes on from there.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from summarize.config import Config, load_config
from summarize.errors import ConfigError
from summarize.evaluate.baselines.baseline import Budget, baseline, foreign_sources
from summarize.evaluate.baselines.line import line
from summarize.evaluate.citations.judges import Judge
from summarize.evaluate.corpora.load import Corpus, load_corpus
from summarize.evaluate.corpora.naming import rows_named
from summarize.evaluate.corpora.predictions import References, pair, read_predictions
from summarize.evaluate.results import (
    EVERYTHING,
    FORMAT,
    ComparisonRow,
    CorpusFacts,
    Curve,
    Results,
    ScoreRow,
    results_to_json,
    results_to_markdown,
    revision,
    versions,
)
from summarize.evaluate.rouge.score import References as Merging
from summarize.evaluate.rouge.score import human_scores, rouge_scores
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.settings import AlignmentSettings, EvaluateSettings, Family, Metric, SystemSettings
from summarize.evaluate.significance.compare import compare_all, intervals
from summarize.report.jsonl import summary_to_dict
from summarize.runs import RunFolder, digest, json_lines, write_atomically

EVALUATION = "summarize evaluation"  # what the manifest says that the folder holds


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


def run_suite(
    settings: EvaluateSettings,
    output: Path,
    *,
    data: Path | None = None,
    given: Mapping[str, Corpus] | None = None,
    quiet: bool = True,
) -> tuple[Results, list[Scored]]:
    """Everything that the settings ask for; the folder keeps what a second call need not do again.

    Args:
        settings: see summarize/evaluate/settings.py.
        output: the folder; made when absent, taken up when it holds an earlier evaluation.
        data: the folder of the corpora, in place of the settings' own.
        given: corpora by their name in the settings, in place of what these say.
        quiet: no progress bar (there is none either when stderr is not a terminal).

    Raises:
        SummarizeError: a corpus, prediction, system or folder that cannot be used.
    """
    from tqdm import tqdm

    folder = RunFolder.open(output, EVALUATION)
    root = data if data is not None else Path(settings.data)
    warnings: list[str] = []
    found = []
    taking_part = {
        corpus: [
            s for s, options in settings.systems.items() if not options.corpora or corpus in options.corpora
        ]
        for corpus in settings.corpora
    }
    total = sum(map(len, taking_part.values())) + len(settings.alignments)
    with tqdm(total=total, unit=" systems", disable=quiet or None) as bar:
        for name, options in settings.corpora.items():
            corpus = (given or {}).get(name) or load_corpus(options.corpus, root, options.limit)
            warnings += [f"{name}: {warning}" for warning in corpus.warnings]
            wrote: dict[str, Sequence[Prediction] | None] = {}
            scores: dict[str, dict[Family, Sequence[SegmentScores]]] = {}
            for system in taking_part[name]:
                bar.set_description(f"{name}: {system}")
                wrote[system], said = _written(folder, settings, root, name, system, corpus=corpus)
                warnings += [f"{name}, {system}: {warning}" for warning in said]
                scores[system] = {}
                for metric in options.metrics or settings.metrics:
                    scores[system][metric] = _kept_scores(
                        folder,
                        f"scores/{name}/{system}/{metric}.json",
                        metric,
                        wrote[system],
                        corpus,
                        mode=options.mode or corpus.mode,
                        merging=options.references or corpus.references,
                        judge=settings.judge,
                    )
                bar.update()
            found.append(Scored(name, corpus.examples, corpus.digest, wrote, scores))
        curves: list[Curve] = []
        for name, gold in settings.alignments.items():
            bar.set_description(f"{name}: citations")
            aligned, own = _aligned(folder, name, gold, root)
            found.append(aligned)
            curves += own
            bar.update()
    return results_of(settings, found, warnings, curves), found


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
        warnings=tuple(warnings),
    )


def write_evaluation(
    results: Results, scored: Sequence[Scored], settings: EvaluateSettings, output: Path
) -> Path:
    """Writes results.json, results.md and plots/ into the folder; returns the path of results.md."""
    from summarize.evaluate.plots.figures import draw_curves, draw_lengths, draw_positions, draw_scores

    write_atomically(output / "results.json", results_to_json(results))
    write_atomically(output / "results.md", results_to_markdown(results))
    plots = output / "plots"
    plots.mkdir(exist_ok=True)
    draw_scores(results, settings, plots)
    draw_curves(results, plots)
    for corpus in scored:
        if corpus.predictions:
            first = next(iter(settings.compared), "rouge1.f1")
            draw_lengths(corpus.name, corpus.predictions, corpus.named(first), plots)
            draw_positions(corpus.name, corpus.predictions, corpus.examples, plots)
    return output / "results.md"


def metric_scores(
    metric: Metric,
    predictions: Sequence[Prediction] | None,
    examples: Sequence[Example],
    *,
    mode: Mode,
    merging: Merging,
    judge: str = "aligner",
) -> list[SegmentScores]:
    """One metric's values for every example; of the humans (None) ROUGE alone is known."""
    if predictions is None:
        return human_scores([e.references for e in examples], mode, refs=merging) if metric == "rouge" else []
    match metric:
        case "rouge":
            return rouge_scores(
                [p.text for p in predictions], [e.references for e in examples], mode, refs=merging
            )
        case "grounding":
            from summarize.evaluate.grounding.check import grounding_scores

            return grounding_scores(predictions, examples)
        case "citations":
            from summarize.evaluate.citations.alce import citation_scores

            return citation_scores(predictions, _judge(judge))
        case "texts":
            from summarize.evaluate.texts import text_scores

            return text_scores(predictions, examples)
        case "translation":
            from summarize.evaluate.translation import translation_scores

            return translation_scores([p.text for p in predictions], [e.references for e in examples])


def _written(
    folder: RunFolder, settings: EvaluateSettings, root: Path, name: str, system: str, *, corpus: Corpus
) -> tuple[Sequence[Prediction] | None, Sequence[str]]:
    """What a system wrote for the examples, in their order (None: the humans), and warnings."""
    options, words = settings.systems[system], settings.corpora[name].max_words
    if options.humans:
        return None, ()
    if options.predictions is not None:
        given = read_predictions(root / options.predictions, options.column)
        places = tuple(f"{name}:{example.example_id}" for example in corpus.examples)
        has_ids = bool(corpus.declaration.columns.id)
        pairs = pair(given, References(Path(name), corpus.examples, places, has_ids=has_ids))
        # In their own order, and under the corpus's ids whichever side had ids.
        matched = [
            replace(written, example_id=example.example_id)
            for written, example in zip(pairs.predictions, corpus.examples, strict=True)
        ]
        return matched, pairs.warnings
    if options.carried is not None:
        if options.carried not in corpus.systems:
            here = ", ".join(corpus.systems) or "none"
            raise ConfigError(
                f"systems.{system}: corpus '{name}' carries no outputs '{options.carried}'; it carries: {here}"
            )
        return corpus.systems[options.carried], ()
    if options.line is not None:
        config = _line_config(options, words)
        return line(corpus.examples, config, folder.path / "runs" / name / system), ()
    chosen, seed = options.baseline or "", settings.seed
    mode = settings.corpora[name].mode or corpus.mode
    budget = Budget(sentences=options.max_sentences) if options.max_sentences else Budget(words=words)
    kept = _kept(
        folder,
        f"predictions/{name}/{system}.jsonl",
        digest(_code(), chosen, budget, seed, mode, corpus.digest),
        lambda: json_lines(
            [
                {"id": p.example_id, "text": p.text}
                for p in baseline(chosen, corpus.examples, budget, seed=seed, mode=mode)
            ]
        ),
    )
    records = [msgspec.json.decode(record) for record in kept.split("\n") if record]
    foreign = foreign_sources(corpus.examples) if chosen != "copy" else ()
    said = f"{len(foreign)} sources that are not in French are left out: {rows_named(foreign)}"
    return [Prediction(record["id"], record["text"]) for record in records], (said,) if foreign else ()


def _line_config(options: SystemSettings, words: int) -> Config:
    config = load_config(Path(options.config) if options.config else None)
    return msgspec.structs.replace(
        config,
        generate=msgspec.structs.replace(config.generate, model=options.line or config.generate.model),
        plan=msgspec.structs.replace(config.plan, max_words=words),
    )


def _kept_scores(
    folder: RunFolder,
    name: str,
    metric: Metric,
    predictions: Sequence[Prediction] | None,
    corpus: Corpus,
    *,
    mode: Mode,
    merging: Merging,
    judge: str,
) -> list[SegmentScores]:
    wrote = None if predictions is None else [_identity(prediction) for prediction in predictions]
    kept = _kept(
        folder,
        name,
        digest(_code(), metric, wrote, corpus.digest, mode, merging, judge),
        lambda: _scores_to_json(
            metric_scores(metric, predictions, corpus.examples, mode=mode, merging=merging, judge=judge)
        ),
    )
    return _scores_from_json(kept)


def _aligned(folder: RunFolder, name: str, gold: AlignmentSettings, root: Path) -> tuple[Scored, list[Curve]]:
    """A gold as a corpus whose segments are its topics and whose systems are the scorers."""
    from summarize.evaluate.citations.curves import align_all, load_gold

    events = load_gold(gold, root)
    texts = [(e.name, e.topic, e.sentences, [p.text for p in e.passages], e.gold.tolist()) for e in events]

    def make() -> str:
        curves, scores = align_all(name, events)
        return msgspec.json.encode(
            {"curves": curves, "scores": {scorer: _scores_to_json([s]) for scorer, s in scores.items()}}
        ).decode("utf-8")

    kept = msgspec.json.decode(_kept(folder, f"alignments/{name}.json", digest(_code(), name, texts), make))
    scores: dict[str, dict[Family, Sequence[SegmentScores]]] = {
        scorer: {"alignment": _scores_from_json(values)} for scorer, values in kept["scores"].items()
    }
    topics = sorted({event.topic for event in events})
    examples = [Example(topic, ()) for topic in topics]
    return Scored(name, examples, digest(texts), {}, scores), msgspec.convert(kept["curves"], list[Curve])


def _identity(prediction: Prediction) -> list[Any]:
    """All of a prediction that a metric may read."""
    summary = summary_to_dict(prediction.summary) if prediction.summary else None
    texts = {name: article.text for name, article in prediction.articles.items()}
    return [prediction.example_id, prediction.text, summary, texts]


def _scores_to_json(scores: Sequence[SegmentScores]) -> str:
    """NaN becomes null, and a float comes back as it was."""
    records = [
        {"name": s.name, "signature": s.signature, "better": s.better, "values": s.values.tolist()}
        for s in scores
    ]
    return msgspec.json.encode(records).decode("utf-8")


def _scores_from_json(text: str) -> list[SegmentScores]:
    return [
        SegmentScores(
            record["name"],
            np.array([math.nan if value is None else value for value in record["values"]], np.float64),
            record["signature"],
            record["better"],
        )
        for record in msgspec.json.decode(text)
    ]


def _kept(folder: RunFolder, name: str, key: str, make: Callable[[], str]) -> str:
    """What a file of the folder holds under this key; it is made, and kept, when it is not there.

    Also what was just made is read back: the same value, resumed or not.
    """
    if not folder.is_done(name, key):
        started = time.perf_counter()
        folder.finish(name, key, {name: make()}, {}, time.perf_counter() - started)
    return (folder.path / name).read_text(encoding="utf-8")


@cache
def _judge(name: str) -> Judge:
    """Loaded once: it may be a large model."""
    from summarize.evaluate.citations.entailment import load_judge

    return load_judge(name)


@cache
def _code() -> str:
    """A digest of the package's code and tables, and of the libraries below: values depend on them."""
    package = Path(__file__).resolve().parents[1]
    found = hashlib.sha256(repr(versions()).encode())
    for path in sorted(p for p in package.rglob("*") if p.suffix in {".py", ".toml", ".bin", ".model"}):
        found.update(path.read_bytes())
    return found.hexdigest()


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
    return CorpusFacts(len(corpus.examples), dict(sorted(groups.items())), corpus.digest)
