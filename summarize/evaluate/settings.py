"""What an evaluation depends on: one TOML file, so that its figures can be had again with one command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from summarize.config import Count, Fraction, Section, parse_toml
from summarize.errors import ConfigError
from summarize.evaluate.rouge.score import References
from summarize.evaluate.rouge.tokens import Mode

Metric = Literal["rouge", "grounding", "citations", "texts", "translation"]
Family = Literal["rouge", "grounding", "citations", "texts", "translation", "alignment"]
# A name becomes part of a file's name and of a table's row.
NAME = re.compile(r"[\w][\w .()+-]{0,60}")


class CorpusSettings(Section, frozen=True):
    """`corpus`: a declaration of summarize/evaluate/corpora/declarations by its name, or a TOML file that is one.

    `mode` and `references` are the declaration's own when absent. `max_words` is the budget of the line
    and of the baselines; `limit` takes the first examples only, 0 for all. `metrics` in place of the
    evaluation's own.
    """

    corpus: str
    mode: Mode | None = None
    references: References | None = None
    max_words: Count = 100
    limit: Annotated[int, msgspec.Meta(ge=0)] = 0
    metrics: tuple[Metric, ...] | None = None


class SystemSettings(Section, frozen=True):
    """Where a system's summaries come from: exactly one of the first five.

    `predictions`: a file or a run's folder, under the data folder (`column` when it has several);
    `carried`: outputs that the corpus's own rows hold, by the name in its declaration; `baseline`: one of summarize/evaluate/baselines, with `max_sentences` in place of the corpus's
    budget of words; `line`: a model's profile, folder or hub id for summarize run, with `config` as its
    options, and `since` the group whose summaries the reader of all others has read; `humans`: each reference against the others. `corpora` it is run on, all when empty.
    """

    predictions: str | None = None
    carried: str | None = None
    baseline: str | None = None
    line: str | None = None
    humans: bool = False
    column: str | None = None
    max_sentences: Count | None = None
    config: str | None = None
    since: str | None = None
    corpora: tuple[str, ...] = ()


class AlignmentSettings(Section, frozen=True):
    """Gold alignments of summary sentences to source sentences, for the citation curve.

    `kind`: the gold's form, "spark" (two files under `folder`) or "support" (`gold`, offsets into the
    raw input `corpus`; see benchmarks/gold).
    """

    kind: Literal["spark", "support"]
    folder: str = ""
    gold: str = ""
    corpus: str = ""


class EvaluateSettings(Section, frozen=True):
    """Systems × corpora × metrics. `data` is the folder that the corpora's paths start from."""

    corpora: dict[str, CorpusSettings]
    systems: dict[str, SystemSettings]
    data: str = "."
    judge: str = "aligner"
    """Who says that a passage supports a sentence: the aligner, or a model of entailment (profile, folder, hub id)."""
    metrics: Annotated[tuple[Metric, ...], msgspec.Meta(min_length=1)] = ("rouge",)
    alignments: dict[str, AlignmentSettings] = msgspec.field(default_factory=dict)
    compared: tuple[str, ...] = ("rouge1.f1", "rouge2.f1", "rougeL.f1")
    """Metrics for which systems are compared: every pair, or the system in focus with each other one."""
    focus: str | None = None
    """The system that the evaluation is about; fewer comparisons need less correction."""
    seed: Annotated[int, msgspec.Meta(ge=0)] = 12345
    resamples: Annotated[int, msgspec.Meta(ge=40)] = 1000
    confidence: Fraction = 0.95


def load_evaluate_settings(path: Path) -> EvaluateSettings:
    """The settings in a file.

    Raises:
        ConfigError: the file cannot be read, or holds a typo, a value out of range, a system without
            a source or with two, or a name that no file could have.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read: {error}; give a TOML file such as configs/evaluate-rpm2.toml"
        ) from None
    settings = parse_toml(text, EvaluateSettings, str(path))
    check_settings(settings, str(path))
    return settings


def check_settings(settings: EvaluateSettings, place: str) -> None:
    """Raises ConfigError for what the types cannot say."""
    for kind, names in (("corpora", settings.corpora), ("systems", settings.systems)):
        for name in names:
            if not NAME.fullmatch(name):
                raise ConfigError(
                    f"{place}: {kind} '{name}': a name is letters, digits, blanks and ._()+-, at most 61 of them"
                )
    for name, system in settings.systems.items():
        given = [system.predictions, system.carried, system.baseline, system.line, system.humans or None]
        if sum(value is not None for value in given) != 1:
            raise ConfigError(
                f"{place}: systems.{name}: give exactly one of predictions, carried, baseline, line, humans = true"
            )
        if system.since is not None and system.line is None:
            raise ConfigError(
                f"{place}: systems.{name}: since = '{system.since}' needs a line that writes for its readers"
            )
        unknown = [corpus for corpus in system.corpora if corpus not in settings.corpora]
        if unknown:
            raise ConfigError(
                f"{place}: systems.{name}: corpus '{unknown[0]}' is none of {', '.join(settings.corpora)}"
            )
    if settings.focus is not None and settings.focus not in settings.systems:
        raise ConfigError(f"{place}: focus '{settings.focus}' is none of {', '.join(settings.systems)}")
