"""The command line: a thin shell over the library. A user's mistake is one line and exit code 2."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarize import __version__
from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from summarize.config import Config

PathOption = click.Path(path_type=Path)
EVALUATIONS = """\b
Score a run, or any file; several are compared:
  summarize evaluate --predictions out --references gold.jsonl
  summarize evaluate --predictions a.txt --predictions b.txt --references gold.txt
Beside baselines and humans, over a corpus with sources:
  summarize evaluate --corpus rpm2 --data DATA --baseline lexrank --humans
Everything that a file asks for:
  summarize evaluate --config configs/evaluate-rpm2.toml --output DIR
A page for people, and what they marked on it:
  summarize evaluate --blind RUN-A RUN-B --output DIR
  summarize evaluate --marks marks-ada.json --key DIR/key.json
The clustering of a run:
  summarize evaluate --events out --gold gold-events.jsonl
"""  # \b: click leaves the lines as they are


def _teaches(command: Callable[..., None]) -> Callable[..., None]:
    """Turns a user's mistake into its one line."""

    @wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except SummarizeError as error:
            click.echo(f"summarize: {' '.join(str(error).split())}", err=True)
            raise SystemExit(2) from None
        except BrokenPipeError:
            # The reader of our output went away (| head): not an error of anyone's.
            sys.stderr.close()
            raise SystemExit(141) from None
        except KeyboardInterrupt:
            click.echo("summarize: interrupted; the same command goes on from here", err=True)
            raise SystemExit(130) from None

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="summarize")
def main() -> None:
    """Many newsrooms, one event, one French summary whose every sentence cites its sources."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--output", required=True, type=PathOption, help="Folder of the run; an earlier run in it is taken up."
)
@click.option(
    "--config", "config_path", type=PathOption, help="TOML file of options (configs/default.toml lists all)."
)
@click.option(
    "--model", metavar="PROFILE|FOLDER|HUB-ID", help="What writes: a profile, a local folder or a hub id."
)
@click.option("--max-words", type=int, help="Words of each summary.  [default: 120]")
@click.option("--min-sources", type=int, help="Independent sources an event needs to be told.  [default: 1]")
@click.option(
    "--since",
    multiple=True,
    type=PathOption,
    metavar="DIR",
    help="Folder of an earlier run that the reader has read: tell what is new. Several are read together.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=0,
    help="Processes that read articles and tell events; 0: one a core (events: for the embedded models).  [default: 0]",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@_teaches
def run(
    inputs: tuple[str, ...],
    output: Path,
    config_path: Path | None,
    model: str | None,
    max_words: int | None,
    min_sources: int | None,
    since: tuple[Path, ...],
    workers: int,
    quiet: bool,
) -> None:
    """Summarise articles, one cited French summary an event.

    INPUT is any mix of files, folders, globs and "-" (standard input): text, HTML, feeds, JSON,
    JSONL, CSV, Parquet, also .gz and .zst.
    """
    from summarize.engines.local import collect_rarely
    from summarize.pipeline import run as run_line
    from summarize.report.run import reading_order
    from summarize.report.terminal import summary_to_terminal

    config = _configured(config_path, model, max_words, min_sources)
    stdin = sys.stdin.buffer if "-" in inputs else None
    collect_rarely()
    result = run_line(inputs, output, config, since=since, stdin=stdin, workers=workers, quiet=quiet)
    if quiet:
        return
    width = min(100, shutil.get_terminal_size().columns)
    for summary in reading_order(result.summaries):
        click.echo(summary_to_terminal(summary, width) + "\n")
    click.echo(" · ".join(f"{count} {name}" for name, count in result.counts.items()))
    click.echo(f"{result.output / 'report.html'}")


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--config", "config_path", type=PathOption, help="TOML file of options.")
@_teaches
def cluster(inputs: tuple[str, ...], config_path: Path | None) -> None:
    """Group articles into events and print them as JSON lines, without summarising."""
    from dataclasses import asdict

    from summarize.config import load_config
    from summarize.pipeline import find_events
    from summarize.runs import json_lines

    stdin = sys.stdin.buffer if "-" in inputs else None
    events = find_events(inputs, load_config(config_path), stdin)
    click.echo(json_lines([asdict(event) for event in events]), nl=False)


@main.command(epilog=EVALUATIONS)
@click.option(
    "--config",
    "config_path",
    type=PathOption,
    help="Systems × corpora × metrics, e.g. configs/evaluate-rpm2.toml",
)
@click.option("--data", type=PathOption, help="Folder of the corpora, in place of the configuration's own.")
@click.option(
    "--output",
    type=PathOption,
    help="Folder for results.json, results.md and plots; taken up when it is there.",
)
@click.option(
    "--predictions", multiple=True, type=PathOption, help="File or run folder to score; several are compared."
)
@click.option(
    "--references",
    multiple=True,
    type=PathOption,
    help="File of the references; several hold one reference each.",
)
@click.option("--column", help="Column of the predictions.  [default: found by its name]")
@click.option(
    "--reference-column",
    "reference_columns",
    multiple=True,
    help="Column of the references.  [default: found by its name]",
)
@click.option("--corpus", help="In place of --references: a corpus by name or TOML file, with its sources.")
@click.option(
    "--baseline",
    "baselines",
    multiple=True,
    help="Score this baseline too: lead, lexrank, oracle… (needs --corpus).",
)
@click.option("--humans", is_flag=True, help="Score each reference against the others too.")
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    help="rouge, grounding, citations, texts or translation.  [default: rouge]",
)
@click.option(
    "--mode",
    type=click.Choice(["google", "fr", "fr+stem"]),
    help="Words of ROUGE.  [default: the corpus's, else fr]",
)
@click.option(
    "--refs",
    "merging",
    type=click.Choice(["mean", "best", "jackknife"]),
    help="Several references.  [default: the corpus's, else mean]",
)
@click.option(
    "--judge",
    default="aligner",
    show_default=True,
    help="Who judges citations: the aligner, or a model of entailment (profile, folder, hub id).",
)
@click.option(
    "--max-words", type=click.IntRange(min=1), default=100, show_default=True, help="Words of the baselines."
)
@click.option(
    "--seed", type=int, default=12345, show_default=True, help="Of resamples, baselines and the blind page."
)
@click.option("--resamples", type=int, default=1000, show_default=True, help="Of the bootstrap.")
@click.option(
    "--blind",
    nargs=2,
    type=PathOption,
    metavar="A B",
    help="Write a page for people to compare two systems on.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=0,
    help="Examples of the corpus, or pairs of the blind page, at most.  [default: all]",
)
@click.option(
    "--marks", multiple=True, type=PathOption, help="Count the marks that readers of that page sent back."
)
@click.option("--key", type=PathOption, help="The key.json that was written with the page.")
@click.option(
    "--events", type=PathOption, help="Score the events of a run's folder (or events.jsonl) against --gold."
)
@click.option(
    "--gold", type=PathOption, help='JSON lines of {"id", "event"}, and "topic", "language" where known.'
)
@click.option(
    "--missing",
    type=click.Choice(["error", "alone"]),
    default="error",
    show_default=True,
    help="An article that the run dropped: a mistake, or a group of its own (and what the gold lacks is left out).",
)
@click.option("--quiet", is_flag=True, help="No progress bar.")
@_teaches
def evaluate(**options: Any) -> None:
    """Say how good summaries are, and whether one system is better than another.

    Files are .txt (one a line), JSONL, CSV or Parquet, plain or compressed, or a run's folder.
    """
    from summarize.evaluate import command

    _only_what_goes_together(options)
    data, output = options["data"], options["output"]
    if options["marks"]:
        said = command.count_blind_marks(options["key"], options["marks"])
    elif options["blind"]:
        a, b = options["blind"]
        said = command.write_blind_page(
            a, b, output, options["seed"], corpus=options["corpus"], data=data, limit=options["limit"]
        )
    elif options["events"]:
        said = command.score_events(options["events"], options["gold"], options["missing"])
    elif options["config_path"]:
        said = command.evaluate_config(options["config_path"], data, output, quiet=options["quiet"])
    else:
        asked = command.Scoring(**{name: options[name] for name in command.Scoring.__dataclass_fields__})
        said = command.evaluate_scoring(asked, data, output, quiet=options["quiet"])
    for warning in said.warnings:
        click.echo(f"summarize: warning: {' '.join(warning.split())}", err=True)
    click.echo(said.text)


@main.command()
@click.option(
    "--config",
    "config_path",
    required=True,
    type=PathOption,
    help="A recipe, e.g. configs/train-rewriter.toml, or configs/finetune.toml.",
)
@click.option(
    "--output", required=True, type=PathOption, help="Folder of the training; an earlier one is resumed."
)
@click.option(
    "--export", "export_to", type=PathOption, help="Where a recipe's model goes.  [default: OUTPUT/model]"
)
@_teaches
def train(config_path: Path, output: Path, export_to: Path | None) -> None:
    """Train a model from a recipe, or fine-tune one on your own articles and summaries.

    A recipe makes vocabulary, pairs, model, curve, export and card. A configuration that names a
    `base` fine-tunes it on JSON lines of {"articles": [...], "summary": "..."}. Both go on where
    they were stopped, and leave a folder for summarize run --model. Several GPUs:
    accelerate launch -m summarize train --config FILE --output DIR
    """
    from summarize.train.command import train_config

    click.echo(train_config(config_path, output, export_to))


@main.command()
@click.argument("folder", type=PathOption)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["terminal", "markdown", "html"]),
    default="terminal",
    show_default=True,
)
@_teaches
def report(folder: Path, kind: str) -> None:
    """Print the summaries of a finished run."""
    from summarize.report.run import render_run

    click.echo(render_run(folder, kind))


# What `summarize evaluate` may be given beside the option that says what it is about.
TOGETHER = {
    "marks": {"key"},
    "blind": {"output", "seed", "corpus", "data", "limit"},
    "events": {"gold", "missing"},
    "config_path": {"data", "output"},
}


def _only_what_goes_together(options: dict[str, Any]) -> None:
    """An option that would be ignored is a mistake: its user believes that it counts."""
    context = click.get_current_context()
    given = [
        name
        for name in options
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    ]
    about = next((name for name in TOGETHER if name in given), None)
    others = {"key", "gold", "missing"} if about is None else set(options) - TOGETHER[about] - {about}
    odd = next((name for name in given if name in others - {"quiet"}), None)
    if odd is not None:
        flags = {parameter.name: parameter.opts[0] for parameter in context.command.params}
        told = f"does not go with {flags[about]}" if about else "goes with --marks or --events"
        more = "; write it in that file" if about == "config_path" else ""
        raise SummarizeError(f"{flags[odd]}: {told}{more}")


def _configured(
    path: Path | None, model: str | None, max_words: int | None, min_sources: int | None
) -> Config:
    """The file's configuration with the command line's own values."""
    import msgspec

    from summarize.config import Config, load_config
    from summarize.errors import ConfigError

    config: dict[str, Any] = msgspec.to_builtins(load_config(path))
    for section, option, value in (
        ("generate", "model", model),
        ("plan", "max_words", max_words),
        ("plan", "min_sources", min_sources),
    ):
        if value is not None:
            config[section][option] = value
    try:
        return msgspec.convert(config, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"command line: {error}") from None
