"""What a training depends on: one TOML file, so that a training can be done again with one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from summarize.config import Count, Fraction, Section, parse_toml
from summarize.errors import ConfigError


class TokenizerSettings(Section, frozen=True):
    """A sentencepiece unigram vocabulary; `sentences` per language are what it is trained on."""

    vocab_size: Count = 12_000
    sentences: dict[str, int] = msgspec.field(default_factory=dict)


class ModelSettings(Section, frozen=True):
    """The shape of a T5 encoder-decoder, as Transformers names its parts."""

    d_model: Count = 384
    d_kv: Count = 64
    d_ff: Count = 1_024
    num_layers: Count = 6
    num_decoder_layers: Count = 2
    num_heads: Count = 6
    dropout_rate: Fraction = 0.0


class Shape(Section, frozen=True):
    """A fixed shape of a batch, in tokens; an example goes to the smallest shape that holds it."""

    source: Count
    target: Count
    batch: Count


class Phase(Section, frozen=True):
    """`steps` of training during which each task is drawn with its weight."""

    steps: Count
    weights: dict[str, float]


class TrainSettings(Section, frozen=True):
    """Everything but the output folder. `data` is the folder of corpora (docs/training.md)."""

    data: str
    seed: int
    tokenizer: TokenizerSettings
    model: ModelSettings
    shapes: list[Shape]
    phases: list[Phase]
    learning_rate: Annotated[float, msgspec.Meta(gt=0)] = 1e-2
    warmup_steps: Count = 500
    weight_decay: Fraction = 0.01
    label_smoothing: Fraction = 0.0
    checkpoint_every: Count = 300
    threads: Annotated[int, msgspec.Meta(ge=0)] = 0
    compile: bool = True
    limit: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Articles read of each corpus, 0 for all: for trying a recipe out."""

    @property
    def steps(self) -> int:
        """Steps of the whole training."""
        return sum(phase.steps for phase in self.phases)


def load_settings(path: Path) -> TrainSettings:
    """The settings in a file.

    Raises:
        ConfigError: the file cannot be read, or holds a typo or a value out of range.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read: {error}; give a TOML file such as configs/train-compact.toml"
        ) from None
    return parse_toml(text, TrainSettings, str(path))
