"""The steps of a fine-tuning: micro-batches, checkpoints, and the weights that did best on held-out examples."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.train.checkpoints import last_checkpoint, load_moments, save_checkpoint
from summarize.train.curve import CURVE, append_log, draw_curve, read_log
from summarize.train.examples import Examples
from summarize.train.processes import machine, own_part, sum_gradients, summed, wait
from summarize.train.tuned_examples import NONE, epoch_order, tuning_batch
from summarize.train.tuning_measures import Tuning, batch_loss, held_out_loss, held_out_rouge

if TYPE_CHECKING:
    import torch

WEIGHTS, BEST = "weights.safetensors", "best.safetensors"
LOGGED_AN_EPOCH = 20  # records of the training's loss


def learn(tuning: Tuning, training: Examples, held_out: Examples, output: Path) -> None:
    """Trains until the last epoch, from the last checkpoint in `output` where there is one.

    The weights with the least held-out loss so far lie in `output`/best.safetensors.
    """
    import torch

    settings, model, processes = tuning.settings, tuning.model, tuning.processes
    model.to(processes.device)
    parameters = [p for p in model.parameters() if p.requires_grad]
    mover = torch.optim.AdamW(
        parameters, lr=settings.learning_rate, weight_decay=settings.weight_decay, fused=True
    )
    each = math.ceil(len(training) / settings.batch)  # steps an epoch
    total = each * settings.epochs
    state = _resume(model, mover, output)
    if state["step"] == 0 and processes.leads:
        record = {"step": 0, **held_out_loss(tuning, held_out), **held_out_rouge(tuning, held_out)}
        append_log(output, record | {"examples": 0, "seconds": 0.0, "machine": machine(processes)})
    wait(processes)
    recent: list[float] = []
    started, seen = time.monotonic(), 0
    logged = max(1, each // LOGGED_AN_EPOCH)
    first = int(state["step"])
    for step in _bar(range(first, total), total, processes.leads):
        # Dropout depends on the step alone, so that a resumed training has the very same.
        torch.manual_seed(settings.seed * 1_000_003 + step)
        model.train()
        order = epoch_order(len(training), settings.seed, step // each)
        rows = order[step % each * settings.batch :][: settings.batch]
        for group in mover.param_groups:
            group["lr"] = settings.learning_rate * tuning_rate(step, total, settings.warmup_share)
        recent.append(_gradients(tuning, training, rows))
        sum_gradients(parameters, processes)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        mover.step()
        mover.zero_grad(set_to_none=True)
        seen += len(rows)
        ends_epoch, due = (step + 1) % each == 0, (step + 1) % settings.checkpoint_every == 0
        if not (ends_epoch or due or (step + 1) % logged == 0):
            continue
        mean = summed(sum(recent) / len(recent), processes)
        if processes.leads:
            record = {"step": step + 1, "loss": round(mean, 4)}
            if ends_epoch or due:
                record |= held_out_loss(tuning, held_out)
            if ends_epoch:
                record |= held_out_rouge(tuning, held_out)
            record |= {"examples": seen, "seconds": round(time.monotonic() - started, 1)}
            append_log(output, record | {"machine": machine(processes)})
            if ends_epoch or due:
                draw_curve(read_log(output), output / CURVE, f"Fine-tuning of {settings.name}")
                state = _keep_best(model, record, state | {"step": step + 1}, output)
                save_checkpoint(
                    output, lambda folder: _write_weights(model, folder / WEIGHTS), [mover], state
                )
        wait(processes)
        recent, started, seen = [], time.monotonic(), 0


def _bar(steps: range, total: int, shown: bool) -> Iterable[int]:
    """The steps, with a progress bar where one is wanted and stderr is a terminal."""
    from tqdm import tqdm

    return tqdm(steps, initial=steps.start, total=total, disable=None if shown else True)


def _gradients(tuning: Tuning, training: Examples, rows: Sequence[int]) -> float:
    """Adds one step's gradients, micro-batch by micro-batch; returns this process's part of its loss."""
    import torch

    settings, processes = tuning.settings, tuning.processes
    tokens = int((tuning_batch(training, rows, tuning.pad).target != NONE).sum())
    total = 0.0
    for start in range(0, len(rows), settings.micro_batch):
        batch = tuning_batch(training, rows[start : start + settings.micro_batch], tuning.pad)
        weight = int((batch.target != NONE).sum()) / tokens
        part, share = own_part(batch, processes)
        if not len(part.source):
            continue
        with torch.autocast(processes.device.type, dtype=torch.bfloat16):
            loss = batch_loss(tuning, part, settings.label_smoothing) * (weight * share)
        torch.autograd.backward(loss)
        total += float(loss.detach())
    return total


def tuning_rate(step: int, total: int, warmup_share: float) -> float:
    """The share of the learning rate at a step, in 0..1: linear warm-up, then linear to zero."""
    warmup = max(1, round(warmup_share * total))
    if step < warmup:
        return (step + 1) / warmup
    return max(0.0, (total - step) / max(1, total - warmup))


def _write_weights(model: Any, path: Path) -> None:
    """Saves the trained parameters; tied ones once."""
    from safetensors.torch import save_file

    held = {name: p.detach().cpu().contiguous() for name, p in model.named_parameters() if p.requires_grad}
    save_file(held, str(path))


def restore_weights(model: Any, path: Path) -> None:
    """Puts saved parameters back, where they were saved."""
    import torch
    from safetensors.torch import load_file

    if not path.exists():
        return
    held = load_file(str(path))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name in held:
                parameter.copy_(held[name])


def _keep_best(model: Any, record: dict[str, Any], state: dict[str, Any], output: Path) -> dict[str, Any]:
    """Saves the weights when their held-out loss is the least so far; returns the state with it."""
    loss = record.get("valid_summaries")
    if loss is None or loss >= state.get("best", math.inf):
        return state
    part = output / f"{BEST}.part"
    _write_weights(model, part)
    part.replace(output / BEST)
    return state | {"best": loss, "best_step": record["step"]}


def _resume(model: Any, mover: torch.optim.Optimizer, output: Path) -> dict[str, Any]:
    """Restores the last checkpoint; returns its state, that of step 0 when there is none."""
    folder = last_checkpoint(output)
    if folder is None:
        return {"step": 0}
    restore_weights(model, folder / WEIGHTS)
    return load_moments(folder, [mover])
