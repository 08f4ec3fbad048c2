"""Trains the encoder-decoder: bf16 autocast, fixed shapes, checkpoints, and goes on where it was.

Checkpoints are safetensors and JSON; nothing is ever unpickled.
"""

from __future__ import annotations

import json
import math
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summarize.runs import write_atomically
from summarize.train.examples import EOS, Batch, Examples, Sampler, load_examples, prepare_examples
from summarize.train.settings import Phase, TrainSettings
from summarize.train.tokenizer import train_tokenizer

if TYPE_CHECKING:
    import torch
    from transformers import T5ForConditionalGeneration

HELD_OUT_EVERY = 200  # one example in 200 is never trained on, and gives the validation loss
VALIDATION_EXAMPLES = 96
BETAS = (0.9, 0.98)  # Vaswani et al. 2017, §5.3


def train(settings: TrainSettings, output: Path) -> Path:
    """Runs or resumes a training in `output`; returns the folder of the last checkpoint.

    Tokenizer and examples are made once and kept; delete them to make them anew. On CPU the
    loss of a resumed training equals the uninterrupted one's up to the order of float sums.
    """
    output.mkdir(parents=True, exist_ok=True)
    spiece, folder = output / "spiece.model", output / "examples"
    if not spiece.exists():
        train_tokenizer(settings, spiece)
    if not (folder / "done").exists():
        prepare_examples(settings, spiece, folder)
        (folder / "done").touch()
    return _optimise(settings, load_examples(folder), output)


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


def learning_rate(step: int, settings: TrainSettings) -> float:
    """Linear warm-up, then a cosine down to 2 % of the peak."""
    if step < settings.warmup_steps:
        return settings.learning_rate * (step + 1) / settings.warmup_steps
    done = (step - settings.warmup_steps) / max(1, settings.steps - settings.warmup_steps)
    return settings.learning_rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def parameter_groups(model: Any) -> list[dict[str, Any]]:
    """Each parameter with a learning rate in proportion to its size at the start.

    T5's parameters differ by two orders of magnitude (embeddings 1, queries 0.007), and plain Adam
    moves all by the same step: the embeddings hardly learn and the queries overshoot. Adafactor
    scales by the root mean square too (Shazeer & Stern 2018, §8).
    """
    return [
        {"params": [p], "scale": max(1e-3, float(p.detach().float().square().mean().sqrt()))}
        for p in model.parameters()
    ]


def phase_at(step: int, phases: list[Phase]) -> Phase:
    """The phase that a step belongs to."""
    for phase in phases:
        if step < phase.steps:
            return phase
        step -= phase.steps
    return phases[-1]


def _optimise(settings: TrainSettings, examples: dict[str, Examples], output: Path) -> Path:
    import torch
    from tqdm import tqdm

    if settings.threads:
        torch.set_num_threads(settings.threads)
    # Squared gradients of rare tokens are denormal, and a CPU is a hundred times slower on those.
    torch.set_flush_denormal(True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model: Any = new_model(settings)
    model.to(device)
    optimizer = torch.optim.AdamW(
        parameter_groups(model), betas=BETAS, weight_decay=settings.weight_decay, fused=True
    )
    first = _load_checkpoint(output, model, optimizer)
    training, held_out = _split(examples)
    sampler = Sampler(training, settings.shapes, settings.seed)
    validation = Sampler(held_out, settings.shapes, settings.seed)

    def loss_of(source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        out = model(input_ids=source, attention_mask=source.ne(0), labels=target, use_cache=False)
        loss: torch.Tensor = out.loss
        return loss

    step_loss = torch.compile(loss_of, dynamic=False) if settings.compile else loss_of
    recent: list[float] = []
    started, seen = time.monotonic(), 0
    for step in tqdm(range(first, settings.steps), initial=first, total=settings.steps, disable=None):
        batch = sampler.batch(step, phase_at(step, settings.phases))
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, settings) * group["scale"]
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss = step_loss(*_tensors(batch, device))
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        recent.append(float(loss.detach()))
        seen += len(batch.source)
        if (step + 1) % settings.checkpoint_every == 0 or step + 1 == settings.steps:
            record = {
                "step": step + 1,
                "loss": round(float(np.mean(recent)), 4),
                **_validation_losses(model, validation, settings, device),
                "examples_per_second": round(seen / (time.monotonic() - started), 1),
            }
            with (output / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(record) + "\n")
            recent, started, seen = [], time.monotonic(), 0
            _save_checkpoint(output, model, optimizer, step + 1)
    return output / "checkpoint"


def _tensors(batch: Batch, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    import torch

    return torch.from_numpy(batch.source).to(device), torch.from_numpy(batch.target).to(device)


def _split(examples: dict[str, Examples]) -> tuple[dict[str, Examples], dict[str, Examples]]:
    """Training and held-out views of every task: one example in `HELD_OUT_EVERY` is held out."""
    training, held_out = {}, {}
    for task, found in examples.items():
        keep = np.arange(len(found)) % HELD_OUT_EVERY != 0
        training[task], held_out[task] = found.subset(keep), found.subset(~keep)
    return training, held_out


def _validation_losses(
    model: Any, validation: Sampler, settings: TrainSettings, device: torch.device
) -> dict[str, float]:
    """Mean loss per target token on held-out examples of each task of the last phase."""
    import torch

    losses = {}
    model.eval()
    for task in sorted(settings.phases[-1].weights):
        if not len(validation.examples[task]):
            continue
        batch = validation.batch(0, Phase(steps=1, weights={task: 1.0}))
        source, target = _tensors(batch, device)
        source, target = source[:VALIDATION_EXAMPLES], target[:VALIDATION_EXAMPLES]
        with torch.no_grad(), torch.autocast(device.type, dtype=torch.bfloat16):
            out = model(input_ids=source, attention_mask=source.ne(0), labels=target, use_cache=False)
        losses[f"valid_{task}"] = round(float(out.loss), 4)
    model.train()
    return losses


def _save_checkpoint(output: Path, model: Any, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Writes a new checkpoint whole, then lets it take the last one's name."""
    from safetensors.torch import save_file

    folder = output / "checkpoint.part"
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(folder)
    moments = {
        f"{index}.{name}": value.reshape(-1) if value.dim() else value.reshape(1)
        for index, state in optimizer.state_dict()["state"].items()
        for name, value in state.items()
    }
    save_file(moments, str(folder / "optimizer.safetensors"))
    write_atomically(folder / "state.json", json.dumps({"step": step}))
    last, old = output / "checkpoint", output / "checkpoint.old"
    shutil.rmtree(old, ignore_errors=True)
    if last.exists():
        last.replace(old)
    folder.replace(last)


def _load_checkpoint(output: Path, model: Any, optimizer: torch.optim.Optimizer) -> int:
    """Restores model and optimizer; returns the step to go on with, 0 when there is no checkpoint."""
    from safetensors.torch import load_file, load_model

    # Killed between the two renames, the last checkpoint still has its old name.
    folder = next((f for f in (output / "checkpoint", output / "checkpoint.old") if f.exists()), None)
    if folder is None:
        return 0
    load_model(model, folder / "model.safetensors")
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    moments = load_file(str(folder / "optimizer.safetensors"))
    state: dict[int, dict[str, Any]] = {}
    for key, value in moments.items():
        index, name = key.split(".")
        parameter = parameters[int(index)]
        shaped = value.reshape(()) if name == "step" else value.reshape(parameter.shape)
        state.setdefault(int(index), {})[name] = shaped
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    return int(json.loads((folder / "state.json").read_text(encoding="utf-8"))["step"])
