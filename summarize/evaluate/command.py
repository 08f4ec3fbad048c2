"""What one call of `summarize evaluate` asks for, turned into calls of the library, and what it prints."""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from summarize.errors import ConfigError, SummarizeError
from summarize.evaluate.clustering import Missing
from summarize.evaluate.corpora.declared import Columns, Declaration
from summarize.evaluate.corpora.load import Corpus
from summarize.evaluate.corpora.predictions import agree, pair, read_predictions, read_references
from summarize.evaluate.rouge.score import References
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.settings import (
    CorpusSettings,
    EvaluateSettings,
    Metric,
    SystemSettings,
    check_settings,
    load_evaluate_settings,
)
from summarize.evaluate.suite import run_suite, write_evaluation
from summarize.evaluate.tables import markdown_table, results_to_markdown
from summarize.runs import MANIFEST, digest

ENDINGS = re.compile(r"\.(?:txt|jsonl?|ndjson|csv|tsv|parquet)(?:\.(?:gz|zst|xz|bz2))?$", re.IGNORECASE)
NOT_IN_NAMES = re.compile(r"[^\w .()+-]")


@dataclass(frozen=True, slots=True)
class Said:
    """What a call prints, and its warnings."""

    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scoring:
    """The options of a call that scores without a configuration file."""

    predictions: tuple[Path, ...] = ()
    references: tuple[Path, ...] = ()
    column: str | None = None
    reference_columns: tuple[str, ...] = ()
    corpus: str | None = None
    baselines: tuple[str, ...] = ()
    humans: bool = False
    metrics: tuple[str, ...] = ()
    mode: Mode | None = None
    merging: References | None = None
    max_words: int = 100
    limit: int = 0
    judge: str = "aligner"
    seed: int = 12345
    resamples: int = 1000


def evaluate_config(path: Path, data: Path | None, output: Path | None, *, quiet: bool) -> Said:
    """Runs a configuration; its folder holds everything, the text its tables."""
    if output is None:
        raise ConfigError(f"{path}: --config needs --output, the folder of its results")
    settings = load_evaluate_settings(path)
    results, scored = run_suite(settings, output, data=data, quiet=quiet)
    written = write_evaluation(results, scored, settings, output)
    text = results_to_markdown(replace(results, warnings=()), groups=False)
    return Said(f"{text}\n{written}", results.warnings)


def evaluate_scoring(asked: Scoring, data: Path | None, output: Path | None, *, quiet: bool) -> Said:
    """Scores files, baselines and humans against references; without `output` nothing is kept."""
    if bool(asked.references) == bool(asked.corpus):
        raise SummarizeError("give --references FILE, or --corpus NAME, and one of the two only")
    if not (asked.predictions or asked.baselines or asked.humans):
        raise SummarizeError("nothing to score: give --predictions FILE, --baseline NAME or --humans")
    if asked.baselines and not asked.corpus:
        raise SummarizeError(
            "--baseline needs the sources to summarise: give --corpus in place of --references"
        )
    unknown = [metric for metric in asked.metrics if metric not in get_args(Metric)]
    if unknown:
        raise SummarizeError(f"--metric '{unknown[0]}': is none of {', '.join(get_args(Metric))}")
    paths = _system_names(asked.predictions)
    if asked.corpus:
        name, given = _named(Path(asked.corpus)), {}
        warnings: tuple[str, ...] = ()
        systems = {
            n: SystemSettings(predictions=str(p.absolute()), column=asked.column) for n, p in paths.items()
        }
    else:
        name = _named(asked.references[0])
        corpus, warnings = _paired(asked, paths)
        given, systems = {name: corpus}, {system: SystemSettings(carried=system) for system in paths}
    settings = _settings(asked, name, systems)
    with tempfile.TemporaryDirectory() as scratch:
        results, scored = run_suite(
            settings, output or Path(scratch), data=data or Path(), given=given, quiet=quiet
        )
    results = replace(results, warnings=(*warnings, *results.warnings))
    text = results_to_markdown(replace(results, warnings=()), groups=False)
    if output is not None:
        text += f"\n{write_evaluation(results, scored, settings, output)}"
    return Said(text, results.warnings)


def write_blind_page(
    a: Path, b: Path, output: Path | None, seed: int, *, corpus: str | None, data: Path | None, limit: int = 0
) -> Said:
    """A page on which people compare two systems without knowing which is which."""
    from summarize.evaluate.blind.page import write_blind
    from summarize.evaluate.corpora.load import load_corpus

    if output is None:
        raise SummarizeError("--blind needs --output, the folder of the page and its key")
    if (output / MANIFEST).exists():
        raise SummarizeError(f"{output}: holds a run or an evaluation; give the page a folder of its own")
    first, second = read_predictions(a), read_predictions(b)
    examples = load_corpus(corpus, data).examples if corpus else ()
    page = write_blind(
        first.rows, second.rows, (str(a), str(b)), output, seed, examples=examples, limit=limit
    )
    lines = [f"{page.page}: {page.pairs} pairs, for the readers", f"{page.key}: who wrote what; not for them"]
    if page.identical:
        lines.append(f"{page.identical} events left out: both systems wrote the same")
    if page.left_out:
        lines.append(f"{page.left_out} pairs left out by --limit")
    lines += [f"{n} events only in {path}" for n, path in zip(page.only, (a, b), strict=True) if n]
    return Said("\n".join(lines), (*first.warnings, *second.warnings))


def count_blind_marks(key: Path | None, marks: Sequence[Path]) -> Said:
    """What the readers of a blind page said."""
    from summarize.evaluate.blind.count import count_marks

    if key is None:
        raise SummarizeError("--marks needs --key, the key.json that was written with the page")
    found = count_marks(key, marks)
    one, other = found.systems
    readers = f"{len(found.raters)} reader{'s' * (len(found.raters) > 1)} ({', '.join(found.raters)})"
    preferences = markdown_table(
        ["", f"pairs for {one}", f"for {other}", "undecided", "p (Holm)", "agreement (alpha)"],
        [[c.says, *map(str, c.pairs), _figure(c.corrected, 3), _figure(c.alpha, 2)] for c in found.contrasts],
    )
    faults = markdown_table(
        ["sentences", "marked", "fine", "unsupported", "faulty French"],
        [[f.system, *map(str, (f.marked, f.fine, f.unsupported, f.french))] for f in found.faults],
    )
    lines = [
        f"{readers}, {found.pairs} pairs",
        f"overall: left {found.sides[0]}, right {found.sides[1]}, neither {found.sides[2]}",
        "",
        preferences,
        faults,
        *found.conclusion,
        *(f"- {rater}, {event}: {words}" for rater, event, words in found.comments),
        "",
        f"`{found.signature}`",
    ]
    return Said("\n".join(lines))


def _figure(value: float, decimals: int) -> str:
    return "–" if math.isnan(value) else f"{value:.{decimals}f}"


def score_events(events: Path, gold: Path | None, missing: Missing) -> Said:
    """A run's clustering against the true events."""
    from summarize.evaluate.gold_events import score_run

    if gold is None:
        raise SummarizeError('--events needs --gold, JSON lines of {"id", "event"}')
    scores = score_run(events.parent if events.is_file() else events, gold, missing)
    lines: list[list[str]] = []
    for name, found in (("events", scores.events), ("topics", scores.topics)):
        if found is None:
            continue
        for measure, agreement in (
            ("B³", found.b_cubed),
            ("pairs", found.pairwise),
            ("pairs across languages", found.cross_lingual),
        ):
            figures = (agreement.precision, agreement.recall, agreement.f1)
            lines.append([f"{name}, {measure}", *(_figure(value, 3) for value in figures)])
        lines.append([f"{name}, ARI {found.ari:.3f}, V-measure {found.v_measure:.3f}", "", "", ""])
    return Said(f"{markdown_table(['', 'P', 'R', 'F1'], lines)}\n`{scores.events.signature}`")


def _paired(asked: Scoring, paths: Mapping[str, Path]) -> tuple[Corpus, tuple[str, ...]]:
    """The references of files as a corpus without sources, which carries the predictions given."""
    references = read_references(asked.references, asked.reference_columns or None)
    examples = tuple(row for row in references.rows if row.references)
    carried, warnings = {}, list(references.warnings)
    given = [read_predictions(path, asked.column) for path in paths.values()]
    if not references.has_ids:
        given = list(agree(given))
    for name, predictions in zip(paths, given, strict=True):
        pairs = pair(predictions, references)
        examples, carried[name] = pairs.examples, pairs.predictions
        warnings += pairs.warnings
    if not examples:
        raise SummarizeError(f"{references.path}: every reference is empty; check the file and its column")
    corpus = Corpus(
        declaration=Declaration(name=_named(references.path), path=str(references.path), columns=Columns()),
        examples=examples,
        systems=carried,
        warnings=(),
        digest=digest([[e.example_id, e.references] for e in examples]),
    )
    return corpus, tuple(dict.fromkeys(warnings))


def _settings(asked: Scoring, corpus: str, systems: dict[str, SystemSettings]) -> EvaluateSettings:
    systems |= {name: SystemSettings(baseline=name) for name in asked.baselines}
    if asked.humans:
        systems["humans"] = SystemSettings(humans=True)
    options = CorpusSettings(
        corpus=asked.corpus or corpus,
        mode=asked.mode,
        references=asked.merging,
        max_words=asked.max_words,
        limit=asked.limit,
    )
    settings = EvaluateSettings(
        corpora={corpus: options},
        systems=systems,
        metrics=tuple(metric for metric in get_args(Metric) if metric in (asked.metrics or ("rouge",))),
        judge=asked.judge,
        seed=asked.seed,
        resamples=asked.resamples,
    )
    check_settings(settings, "command line")
    return settings


def _system_names(paths: Sequence[Path]) -> dict[str, Path]:
    """A name for each file or folder: its own, with as many folders above as tell two apart."""
    for depth in range(1, max((len(path.absolute().parts) for path in paths), default=1) + 1):
        names = [_named(Path(" ".join(path.absolute().parts[-depth:]))) for path in paths]
        if len(set(names)) == len(names):
            return dict(zip(names, paths, strict=True))
    # p.jsonl beside p.txt, or one file twice
    return {
        f"{name} ({number})": path for number, (name, path) in enumerate(zip(names, paths, strict=True), 1)
    }


def _named(path: Path) -> str:
    """A file's name, without its endings, as a system's or corpus's."""
    return NOT_IN_NAMES.sub("_", ENDINGS.sub("", path.name))[-60:].lstrip(" .()+-") or "given"
