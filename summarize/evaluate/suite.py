"""Systems × corpora × metrics, as a configuration says: predictions, values, tables; resumes.

What takes long (a system's summaries, a metric's values) is kept in the output folder (`keeping`):
an evaluation that was killed goes on from there.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from summarize.evaluate.corpora.load import Corpus, load_corpus
from summarize.evaluate.keeping import code_digest, identity, kept, scores_from_json, scores_to_json
from summarize.evaluate.metrics import metric_scores
from summarize.evaluate.results import Curve, Results, results_to_json
from summarize.evaluate.rouge.score import References
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.scored import Scored, results_of
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.settings import AlignmentSettings, EvaluateSettings, Family, Metric
from summarize.evaluate.systems import written_by
from summarize.evaluate.tables import results_to_markdown
from summarize.runs import RunFolder, digest, write_atomically

EVALUATION = "summarize evaluation"  # what the manifest says that the folder holds


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
                wrote[system], said = written_by(folder, settings, root, name, system, corpus=corpus)
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
            found.append(Scored(name, corpus.examples, corpus.digest, wrote, scores, corpus.declaration.note))
        curves: list[Curve] = []
        for name, gold in settings.alignments.items():
            bar.set_description(f"{name}: citations")
            aligned, own = _aligned(folder, name, gold, root)
            found.append(aligned)
            curves += own
            bar.update()
    return results_of(settings, found, warnings, curves), found


def write_evaluation(
    results: Results, scored: Sequence[Scored], settings: EvaluateSettings, output: Path
) -> Path:
    """Writes results.json, results.md and plots/ into the folder; returns the path of results.md."""
    from summarize.evaluate.plots.figures import draw_curves, draw_lengths, draw_positions, draw_scores

    write_atomically(output / "results.json", results_to_json(results))
    write_atomically(output / "results.md", results_to_markdown(results))
    plots = output / "plots"
    shutil.rmtree(plots, ignore_errors=True)  # an earlier configuration's are not this one's
    plots.mkdir()
    draw_scores(results, settings, plots)
    draw_curves(results, plots)
    for corpus in scored:
        if corpus.predictions:
            first = next(iter(settings.compared), "rouge1.f1")
            draw_lengths(corpus.name, corpus.predictions, corpus.named(first), plots)
            draw_positions(corpus.name, corpus.predictions, corpus.examples, plots)
    return output / "results.md"


def _kept_scores(
    folder: RunFolder,
    name: str,
    metric: Metric,
    predictions: Sequence[Prediction] | None,
    corpus: Corpus,
    *,
    mode: Mode,
    merging: References,
    judge: str,
) -> list[SegmentScores]:
    wrote = None if predictions is None else [identity(prediction) for prediction in predictions]
    text = kept(
        folder,
        name,
        digest(code_digest(), metric, wrote, corpus.digest, mode, merging, judge),
        lambda: scores_to_json(
            metric_scores(metric, predictions, corpus.examples, mode=mode, merging=merging, judge=judge)
        ),
    )
    return scores_from_json(text)


def _aligned(folder: RunFolder, name: str, gold: AlignmentSettings, root: Path) -> tuple[Scored, list[Curve]]:
    """A gold as a corpus whose segments are its topics and whose systems are the scorers."""
    from summarize.evaluate.citations.curves import align_all, load_gold

    events = load_gold(gold, root)
    texts = [(e.name, e.topic, e.sentences, [p.text for p in e.passages], e.gold.tolist()) for e in events]

    def make() -> str:
        curves, scores = align_all(name, events)
        return msgspec.json.encode(
            {"curves": curves, "scores": {scorer: scores_to_json([s]) for scorer, s in scores.items()}}
        ).decode("utf-8")

    found = msgspec.json.decode(
        kept(folder, f"alignments/{name}.json", digest(code_digest(), name, texts), make)
    )
    scores: dict[str, dict[Family, Sequence[SegmentScores]]] = {
        scorer: {"alignment": scores_from_json(values)} for scorer, values in found["scores"].items()
    }
    topics = sorted({event.topic for event in events})
    examples = [Example(topic, ()) for topic in topics]
    return Scored(name, examples, digest(texts), {}, scores), msgspec.convert(found["curves"], list[Curve])
