"""What moves the weights: AdamW with rates in proportion to each parameter's size, or Muon beside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from summarize.train.settings import TrainSettings

if TYPE_CHECKING:
    import torch

BETAS = (0.9, 0.98)  # Vaswani et al. 2017, §5.3
LOWEST = 0.02  # share of the peak that the rate ends at


def rate(step: int, settings: TrainSettings) -> float:
    """The share of the learning rates at a step, in 0..1: linear warm-up, then a decay to 2 %.

    With `decay_steps` the rate stays at its peak until so many steps before the end and then falls
    in a straight line (warm-up, stable, decay: Hu et al. 2024, "MiniCPM", §4): a training can then
    be prolonged from any checkpoint of the stable part. Without, it falls as a cosine all along.
    """
    if step < settings.warmup_steps:
        return (step + 1) / settings.warmup_steps
    if settings.decay_steps:
        left = (settings.steps - step) / settings.decay_steps
        return LOWEST + (1 - LOWEST) * max(0.0, min(1.0, left))
    done = (step - settings.warmup_steps) / max(1, settings.steps - settings.warmup_steps)
    return LOWEST + (1 - LOWEST) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


def parameter_groups(model: Any) -> list[dict[str, Any]]:
    """Each parameter with a learning rate in proportion to its size at the start.

    T5's parameters differ by two orders of magnitude (embeddings 1, queries 0.007), and plain Adam
    moves all by the same step: the embeddings hardly learn and the queries overshoot. Adafactor
    scales by the root mean square too (Shazeer & Stern 2018, §8).
    """
    return [
        {"params": [p], "scale": max(1e-3, float(p.detach().float().square().mean().sqrt())), "name": name}
        for name, p in model.named_parameters()
    ]


def optimizers(model: Any, settings: TrainSettings) -> list[torch.optim.Optimizer]:
    """AdamW for everything, or also Muon, for the matrices inside the layers; AdamW comes first.

    Muon (Jordan et al. 2024; torch's, with updates of AdamW's size, Liu et al. 2025, §2.2) moves a
    matrix by its momentum made orthogonal: its steps take longer and far fewer are needed
    (docs/training.md). Each group's "peak" is what `rate` multiplies.
    """
    import torch

    groups = parameter_groups(model)
    matrices = [g for g in groups if settings.optimizer == "muon" and _is_matrix(g)]
    others = [g for g in groups if not any(g is m for m in matrices)]
    for group in matrices:
        group["peak"] = settings.matrix_learning_rate * group["scale"]
    for group in others:
        group["peak"] = settings.learning_rate * group["scale"]
    found: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(others, betas=BETAS, weight_decay=settings.weight_decay, fused=True)
    ]
    if matrices:
        found.append(
            torch.optim.Muon(matrices, weight_decay=settings.weight_decay, adjust_lr_fn="match_rms_adamw")
        )
    return found


def _is_matrix(group: dict[str, Any]) -> bool:
    """Not the embedding (its rows are tokens) nor the relative positions (a table of a few numbers)."""
    name: str = group["name"]
    return group["params"][0].dim() == 2 and not ("shared" in name or "relative_attention" in name)
