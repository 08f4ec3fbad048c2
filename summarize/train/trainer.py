"""Trains the encoder-decoder: bf16 autocast, fixed shapes, checkpoints, and goes on where it was."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from summarize.errors import ConfigError
from summarize.runs import write_atomically
from summarize.train.checkpoints import LAST, last_checkpoint, load_moments, save_checkpoint
from summarize.train.curve import CURVE, append_log, draw_curve, read_log
from summarize.train.examples import (
    EOS,
    KEPT,
    Examples,
    Sampler,
    check_recipe,
    load_examples,
    prepare_examples,
)
from summarize.train.optimizers import optimizers, rate
from summarize.train.processes import (
    Processes,
    machine,
    open_processes,
    own_part,
    sum_gradients,
    summed,
    wait,
)
from summarize.train.settings import Phase, TrainSettings
from summarize.train.tokenizer import train_tokenizer
from summarize.train.watch import output_scores, split, tensors, validation_losses

if TYPE_CHECKING:
    import torch
    from transformers import T5ForConditionalGeneration

RECIPE = "recipe.json"
# What a training cannot change on its way: its vocabulary, its examples and its shape hang on these.
FIXED = ("seed", "tokenizer", "model", "corpora", "held_out_stories", "filters", "length_share", "limit")


def train(settings: TrainSettings, output: Path) -> Path:
    """Runs or resumes a training in `output`; returns the folder of the last checkpoint.

    Tokenizer and examples are made once and kept. On CPU the loss of a resumed training equals the
    uninterrupted one's up to the order of float sums, and so does that of several processes.

    Raises:
        ConfigError: the recipe names what there is not, or another recipe was trained in `output`.
        SummarizeError: a corpus cannot be read.
    """
    check_recipe(settings)
    processes = open_processes()
    output.mkdir(parents=True, exist_ok=True)
    spiece, folder = output / "spiece.model", output / "examples"
    if processes.leads:
        _keep_recipe(settings, output)
        if not spiece.exists():
            train_tokenizer(settings, spiece)
        if not (folder / "done").exists():
            prepare_examples(settings, spiece, folder)
            (folder / "done").touch()
    wait(processes)
    return _optimise(settings, load_examples(folder), output, processes)


def _keep_recipe(settings: TrainSettings, output: Path) -> None:
    """Writes down what cannot change on the way, or refuses a change of it."""
    values = json.loads(msgspec.json.encode(settings))
    fixed = {name: values[name] for name in FIXED}
    path = output / RECIPE
    if path.exists():
        before = json.loads(path.read_text(encoding="utf-8"))
        for name, value in fixed.items():
            if before.get(name) != value:
                raise ConfigError(
                    f"{output}: was begun with another {name} ({json.dumps(before.get(name))[:120]}, now "
                    f"{json.dumps(value)[:120]}); choose another --output, or delete this one"
                )
    else:
        write_atomically(path, json.dumps(fixed, indent=1) + "\n")


def new_model(settings: TrainSettings) -> T5ForConditionalGeneration:
    """A T5 with tied embeddings: tied, because only then do CTranslate2's scores equal Transformers'."""
    import torch
    from transformers import T5Config, T5ForConditionalGeneration

    config: Any = T5Config  # Transformers takes further options than it declares
    torch.manual_seed(settings.seed)
    shape = settings.model
    return T5ForConditionalGeneration(
        config(
            vocab_size=settings.tokenizer.vocab_size,
            d_model=shape.d_model,
            d_kv=shape.d_kv,
            d_ff=shape.d_ff,
            num_layers=shape.num_layers,
            num_decoder_layers=shape.num_decoder_layers,
            num_heads=shape.num_heads,
            dropout_rate=shape.dropout_rate,
            feed_forward_proj="relu",
            pad_token_id=0,
            eos_token_id=EOS,
            decoder_start_token_id=0,
            tie_word_embeddings=True,
        )
    )


def phase_at(step: int, phases: list[Phase]) -> Phase:
    """The phase that a step belongs to."""
    for phase in phases:
        if step < phase.steps:
            return phase
        step -= phase.steps
    return phases[-1]


def _optimise(
    settings: TrainSettings, examples: dict[str, Examples], output: Path, processes: Processes
) -> Path:
    import torch
    from tqdm import tqdm
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # one bar is enough
    _check_examples(settings, examples, output, processes)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    # Squared gradients of rare tokens are denormal, and a CPU is a hundred times slower on those.
    torch.set_flush_denormal(True)
    device = processes.device
    model: Any = new_model(settings)
    model.to(device)
    movers = optimizers(model, settings)
    first = _resume(output, model, movers)
    training, held_out = split(examples)
    sampler = Sampler(training, settings.shapes, settings.seed)
    measure = _measurer(model, held_out, settings, output, device)

    def loss_of(source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        out = model(input_ids=source, attention_mask=source.ne(0), labels=target, use_cache=False)
        loss: torch.Tensor = out.loss
        return loss

    step_loss = torch.compile(loss_of, dynamic=False) if settings.compile else loss_of
    parameters = list(model.parameters())
    recent: list[float] = []
    started, seen = time.monotonic(), 0
    steps = range(first, settings.steps)
    for step in tqdm(steps, initial=first, total=settings.steps, disable=None if processes.leads else True):
        whole = sampler.batch(step, phase_at(step, settings.phases))
        batch, share = own_part(whole, processes)
        for mover in movers:
            for group in mover.param_groups:
                group["lr"] = rate(step, settings) * group["peak"]
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss = step_loss(*tensors(batch, device)) * share
        torch.autograd.backward(loss)
        sum_gradients(parameters, processes)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for mover in movers:
            mover.step()
            mover.zero_grad(set_to_none=True)
        recent.append(float(loss.detach()))
        seen += len(whole.source)
        if (step + 1) % settings.checkpoint_every and step + 1 < settings.steps:
            continue
        mean, speed = summed(float(np.mean(recent)), processes), seen / (time.monotonic() - started)
        if processes.leads:
            record = {"step": step + 1, "loss": round(mean, 4), "examples_per_second": round(speed, 1)}
            record |= measure(step)
            record |= {"examples": seen, "seconds": round(time.monotonic() - started, 1)}
            append_log(output, record | {"machine": machine(processes)})
            draw_curve(read_log(output), output / CURVE, f"Training of {settings.name}")
            save_checkpoint(output, model.save_pretrained, movers, {"step": step + 1})
        wait(processes)
        recent, started, seen = [], time.monotonic(), 0
    return output / LAST


def _measurer(
    model: Any, held_out: dict[str, Examples], settings: TrainSettings, output: Path, device: Any
) -> Callable[[int], dict[str, float]]:
    """What gives the losses on held-out examples at a step, and where they are due the scores of outputs."""
    import sentencepiece

    validation = Sampler(held_out, settings.shapes, settings.seed)
    kept = load_examples(output / "examples" / KEPT).get("translate")
    watched = held_out | ({"translate": kept} if kept is not None and len(kept) else {})
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(output / "spiece.model"))
    every = settings.watch.every

    def measure(step: int) -> dict[str, float]:
        found = validation_losses(model, validation, settings, device)
        # Due when a multiple of `every` was passed since the last checkpoint, and at the end.
        passed = every and (step + 1) // every > (step + 1 - settings.checkpoint_every) // every
        if passed or (every and step + 1 == settings.steps):
            found |= output_scores(model, watched, settings, pieces, device)
        return found

    return measure


def _check_examples(
    settings: TrainSettings, examples: dict[str, Examples], output: Path, processes: Processes
) -> None:
    missing = sorted(task for task in settings.tasks if task not in examples)
    if missing:
        raise ConfigError(
            f"{output / 'examples'}: holds no examples of {', '.join(missing)}, which the phases draw; "
            "delete the folder to make them anew, or choose another --output"
        )
    small = [shape.batch for shape in settings.shapes if shape.batch < processes.count]
    if small:
        raise ConfigError(
            f"shapes: batch = {small[0]} is less than the {processes.count} processes; raise it or start fewer"
        )


def _resume(output: Path, model: Any, movers: list[torch.optim.Optimizer]) -> int:
    """Restores model and optimizers; returns the step to go on with, 0 when there is no checkpoint."""
    from safetensors.torch import load_model

    folder = last_checkpoint(output)
    if folder is None:
        return 0
    load_model(model, folder / "model.safetensors")
    return int(load_moments(folder, movers)["step"])
