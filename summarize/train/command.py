"""What `summarize train` does, for the command line and for programs: a recipe, or a fine-tuning."""

from __future__ import annotations

import json
from pathlib import Path

from summarize.errors import ConfigError, OutputError
from summarize.runs import write_atomically
from summarize.train.settings import FineTuneSettings, load_any_settings, read_config


def train_config(config: Path, output: Path, export_to: Path | None = None) -> str:
    """Runs all that a configuration asks for, or goes on with it; returns what to tell the user.

    A recipe is trained and exported, with its card, to `export_to` or to `output`/model. A fine-tuned
    model always lies in `output`/model.

    Raises:
        ConfigError: the configuration or the data is wrong; the message says where and what to write.
        ModelError: a model cannot be loaded, trained or converted.
    """
    settings = load_any_settings(config)
    if isinstance(settings, FineTuneSettings) and export_to is not None:
        raise ConfigError(
            f"--export: does not go with a fine-tuning; its model lies in {output / 'model'} as it is"
        )
    _make(output)
    if isinstance(settings, FineTuneSettings):
        from summarize.train.finetuning import fine_tune

        folder = fine_tune(settings, output)
        return f"{folder}\nsummarize run INPUT... --output DIR --model {folder}"
    from summarize.train.export import RECIPE_COPY, export_model
    from summarize.train.processes import is_leader
    from summarize.train.trainer import train

    train(settings, output)
    if not is_leader():
        return ""
    # Beside the weights: with its corpora, the file is all that the same training takes.
    write_atomically(output / RECIPE_COPY, read_config(config))
    folder = export_to or output / "model"
    figures = export_model(output, folder, settings)
    return f"{folder}\n{json.dumps(figures)}"


def _make(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{output}: cannot be made a folder: {error.strerror}; choose another --output"
        ) from None
