"""What a training depends on: one TOML file, so that a training can be done again with one command."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from summarize.config import Count, Fraction, Section, parse_toml
from summarize.errors import ConfigError

# What opens a source: the tasks, then the lengths that can be asked for, in tens of words. "<sep>"
# parts the passages that are to be joined.
TASK_TOKENS = (
    "<copy>", "<cut>", "<join>", "<title>", "<translate>", "<sep>",
    *(f"<{tens}0>" for tens in range(1, 9)),
)  # fmt: skip

Natural = Annotated[int, msgspec.Meta(ge=0)]
Positive = Annotated[float, msgspec.Meta(gt=0)]


class TokenizerSettings(Section, frozen=True):
    """A sentencepiece unigram vocabulary; `sentences` per language are what it is trained on.

    `tokens` are the control tokens that it keeps whole.
    """

    vocab_size: Count = 12_000
    sentences: dict[str, int] = msgspec.field(default_factory=dict)
    tokens: tuple[str, ...] = TASK_TOKENS


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
    weights: Annotated[dict[str, Positive], msgspec.Meta(min_length=1)]


class FilterSettings(Section, frozen=True):
    """What a target must share with its source to be learnt from; see filters.py.

    `numbers`, `names`: all of them stand in the source. `stems`: share of its content stems that do;
    `title_stems`: of a title's; `join_stems`: of a writer's own join of two sentences. `order`: share
    of a writer's cut that stands in the source in its order. False and 0 switch a filter off.
    """

    numbers: bool = True
    names: bool = True
    stems: Fraction = 0.6
    title_stems: Fraction = 0.8
    join_stems: Fraction = 1.0
    order: Fraction = 0.9


class WatchSettings(Section, frozen=True):
    """What is measured during the training, beside the losses.

    Every `every` steps (0: never) the model writes, greedily, `outputs` held-out examples of each
    task named: they are compared with their targets (exact match, chrF).
    """

    every: Natural = 0
    outputs: dict[str, int] = msgspec.field(default_factory=dict)


class TrainSettings(Section, frozen=True):
    """Everything but the output folder. `data` is the folder of corpora (docs/training.md).

    `corpora` are those of corpora.py that the recipe uses; `held_out_stories` the thousandths of the
    press releases kept for measuring. `length_share`: of the examples of tasks that may be asked for
    a length, those that are. `decay_steps`: see optimizers.rate. `limit`: articles read of each corpus,
    0 for all, for trying a recipe out.
    """

    data: str
    seed: int
    tokenizer: TokenizerSettings
    model: ModelSettings
    shapes: Annotated[list[Shape], msgspec.Meta(min_length=1)]
    phases: Annotated[list[Phase], msgspec.Meta(min_length=1)]
    name: str = "compact"
    corpora: tuple[str, ...] = ("orangesum", "press-releases")
    held_out_stories: Natural = 4
    filters: FilterSettings = FilterSettings()
    watch: WatchSettings = WatchSettings()
    length_share: Fraction = 0.0
    learning_rate: Positive = 1e-2
    optimizer: Literal["adamw", "muon"] = "adamw"
    matrix_learning_rate: Positive = 6e-2  # of the matrices that Muon moves
    decay_steps: Natural = 0
    warmup_steps: Count = 500
    weight_decay: Fraction = 0.01
    checkpoint_every: Count = 300
    threads: Natural = 0
    compile: bool = True
    limit: Natural = 0

    @property
    def steps(self) -> int:
        """Steps of the whole training."""
        return sum(phase.steps for phase in self.phases)

    @property
    def tasks(self) -> frozenset[str]:
        """The tasks that some phase draws."""
        return frozenset(task for phase in self.phases for task in phase.weights)


def load_settings(path: Path) -> TrainSettings:
    """The recipe in a file.

    Raises:
        ConfigError: the file cannot be read, or holds a typo or a value out of range.
    """
    return parse_toml(read_config(path), TrainSettings, str(path))


def read_config(path: Path) -> str:
    """The text of a configuration.

    Raises:
        ConfigError: the file cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read: {error}; give a TOML file such as configs/train-rewriter.toml"
        ) from None


class LoraSettings(Section, frozen=True):
    """Low-rank adapters (Hu et al. 2022): `rank` and `alpha` as there; `targets` none: peft's for the model.

    `dropout` is that of the adapters' input.
    """

    rank: Count = 16
    alpha: Count = 32
    dropout: Fraction = 0.05
    targets: tuple[str, ...] = ()


class FineTuneSettings(Section, frozen=True):
    """The fine-tuning of an encoder-decoder on one's own articles and summaries (docs/training.md).

    `base`: a profile, a folder or a hub id. `data`: JSON lines of {"articles": [...], "summary": "..."};
    `valid`: another such file, else `valid_share` of the lines is kept for it. `max_input_tokens` and
    `max_target_tokens`: 0 for what the profile says. `source_languages`: those that the model is to be
    given, none for the profile's. `max_words`: of the summaries to come, by which the plan chooses what
    to pack. `micro_batch`: examples at once; `batch` of them make a step. `rouge_examples`: held-out
    examples that are summarised and scored at the start and at every epoch's end.
    """

    base: str
    data: str
    valid: str = ""
    valid_share: Fraction = 0.05
    name: str = "fine-tuned"
    seed: int = 1
    epochs: Count = 3
    batch: Count = 16
    micro_batch: Count = 4
    learning_rate: Positive = 5e-5
    warmup_share: Fraction = 0.06
    weight_decay: Fraction = 0.01
    label_smoothing: Fraction = 0.1
    max_input_tokens: Natural = 0
    max_target_tokens: Natural = 0
    max_words: Count = 120
    source_languages: tuple[str, ...] = ()
    checkpoint_every: Count = 200
    rouge_examples: Natural = 50
    gradient_checkpointing: bool = False
    threads: Natural = 0
    data_licence: str = "unknown"
    lora: LoraSettings | None = None


def load_any_settings(path: Path) -> TrainSettings | FineTuneSettings:
    """A recipe, or a fine-tuning: what names a `base` is the latter.

    Raises:
        ConfigError: the file cannot be read, or holds a typo or a value out of range.
    """
    text = read_config(path)
    try:
        tunes = "base" in tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    if tunes:
        return parse_toml(text, FineTuneSettings, str(path))
    return parse_toml(text, TrainSettings, str(path))
