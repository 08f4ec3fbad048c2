"""Fine-tunes any Transformers encoder-decoder on a user's own articles and summaries.

The model reads what the line would give it (planned, packed, prefixed) and learns to write the
summary as the line lets it decode: what it is trained for is what `summarize run` asks of it.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import msgspec

from summarize.config import GenerateConfig
from summarize.errors import ConfigError, ModelError
from summarize.generate.convert import profile_to_toml
from summarize.generate.profiles import Profile, load_profile
from summarize.generate.transformers_backend import TransformersGenerator
from summarize.runs import digest, file_digest, write_atomically
from summarize.train.curve import CURVE
from summarize.train.processes import open_processes, wait
from summarize.train.settings import FineTuneSettings, LoraSettings
from summarize.train.tuned_card import tuned_card
from summarize.train.tuned_examples import load_tuning, prepare_tuning
from summarize.train.tuning_loop import BEST, learn, restore_weights
from summarize.train.tuning_measures import Tuning

MODEL = "model"  # the folder that `summarize run --model` takes


def fine_tune(settings: FineTuneSettings, output: Path) -> Path:
    """Fine-tunes `settings.base` in `output`, or goes on; returns the folder of the model.

    The weights with the least loss on held-out examples are kept, the last ones where there is no
    such example. LoRA's adapters are merged into them: the folder is a plain model.

    Raises:
        ConfigError: the data is wrong, or another fine-tuning was begun in `output`.
        ModelError: the base cannot be loaded or trained, or peft is wanted and not installed.
    """
    import torch

    profile = tuned_profile(settings)
    processes = open_processes()
    output.mkdir(parents=True, exist_ok=True)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    # On the CPU for its float32: a GPU's bfloat16 weights are too coarse to be moved by small steps.
    generator = TransformersGenerator(profile, GenerateConfig(device="cpu"))
    folder = output / "examples"
    if processes.leads:
        _keep(settings, output)
        if not (folder / "done").exists():
            prepare_tuning(settings, generator, folder)
            (folder / "done").touch()
    wait(processes)
    training, held_out = load_tuning(folder)
    generation = generator.model.generation_config
    model = _trainable(generator, settings)
    learn(Tuning(settings, generator, model, processes), training, held_out, output)
    if processes.leads:
        restore_weights(model, output / BEST)
        generator.model.generation_config = generation
        _save(settings, generator, model, output)
    wait(processes)
    return output / MODEL


def tuned_profile(settings: FineTuneSettings) -> Profile:
    """The base's profile as the fine-tuned model will have it: it reads the packed event.

    Raises:
        ModelError: the base is unknown, or is no Transformers model.
    """
    base = load_profile(settings.base)
    if base.backend != "transformers":
        raise ModelError(
            f"base: {settings.base!r} is no Transformers model and cannot be trained; give the folder or hub id of an "
            "encoder-decoder, or train one from a recipe (configs/train-rewriter.toml)"
        )
    asked: dict[str, Any] = {"unit": "event", "decoding": "beam", "name": settings.name}
    if settings.max_input_tokens:
        asked["max_input_tokens"] = settings.max_input_tokens
    if settings.max_target_tokens:
        asked["max_new_tokens"] = settings.max_target_tokens
    if settings.source_languages:
        asked["source_languages"] = settings.source_languages
    return msgspec.structs.replace(base, **asked)


def _keep(settings: FineTuneSettings, output: Path) -> None:
    """Writes down what the examples and weights hang on, or refuses a change of it."""
    path = output / "recipe.json"
    lora = digest(settings.lora)
    now = {
        "base": settings.base, "data": file_digest(Path(settings.data)), "seed": settings.seed, "lora": lora,
        "valid": file_digest(Path(settings.valid)) if settings.valid else settings.valid_share,
        "lengths": [settings.max_input_tokens, settings.max_target_tokens, settings.max_words],
    }  # fmt: skip
    if path.exists():
        before = json.loads(path.read_text(encoding="utf-8"))
        changed = [name for name, value in now.items() if before.get(name) != value]
        if changed:
            raise ConfigError(
                f"{output}: was begun with other {', '.join(changed)}; choose another --output, or delete this one"
            )
    else:
        write_atomically(path, json.dumps(now, indent=1) + "\n")


def _trainable(generator: TransformersGenerator, settings: FineTuneSettings) -> Any:
    """The model, or the model with LoRA's adapters, which alone are trained then."""
    model: Any = generator.model
    if settings.gradient_checkpointing:
        # Renamed within Transformers 5.
        enable = getattr(model, "activation_checkpointing_enable", None)
        (enable or model.gradient_checkpointing_enable)()
        model.enable_input_require_grads()
    return _with_adapters(model, settings.lora, settings.seed) if settings.lora else model


def _with_adapters(model: Any, lora: LoraSettings, seed: int) -> Any:
    import torch

    try:
        from peft import LoraConfig, TaskType, get_peft_model
    except ImportError:
        raise ModelError("lora: needs peft; pip install peft, or take the [lora] section out") from None
    torch.manual_seed(seed)
    config = LoraConfig(
        task_type=TaskType.SEQ_2_SEQ_LM,
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=list(lora.targets) or None,
    )
    try:
        with warnings.catch_warnings():
            # Between peft and transformers: peft asks for what transformers has given another name.
            warnings.filterwarnings("ignore", "`is_gradient_checkpointing`", FutureWarning)
            return get_peft_model(model, config)
    except ValueError as error:
        raise ModelError(
            f'lora.targets: {str(error).splitlines()[0][:200]}; name the model\'s own modules, e.g. ["q", "v"]'
        ) from None


def _save(settings: FineTuneSettings, generator: TransformersGenerator, model: Any, output: Path) -> None:
    """Writes the model's folder: weights, tokenizer, profile, card, curve."""
    plain = model.merge_and_unload() if settings.lora else model
    folder = output / MODEL
    plain.to("cpu").save_pretrained(folder)
    generator.tokenizer.save_pretrained(folder)
    profile = msgspec.structs.replace(generator.profile, model="")
    write_atomically(folder / "profile.toml", profile_to_toml(profile))
    if (output / CURVE).exists():
        write_atomically(folder / CURVE, (output / CURVE).read_text(encoding="utf-8"))
    write_atomically(folder / "README.md", tuned_card(settings, generator.profile, output))
