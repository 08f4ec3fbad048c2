"""One process or many: each takes a part of every batch, so that the training is the same, only sooner.

Many are started by `accelerate launch` (one a GPU). Gradients are summed as they are, with no
wrapper around the model: checkpoints, compilation and optimizers do not know of each other.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import SummarizeError
from summarize.train.examples import Batch

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Processes:
    """This process among its fellows: `rank` in 0..count-1; `accelerator` is None where it is alone."""

    rank: int
    count: int
    device: torch.device
    accelerator: Any = None

    @property
    def leads(self) -> bool:
        """Whether this is the process that writes."""
        return self.rank == 0


def is_leader() -> bool:
    """Whether this process is the only one, or the first of many."""
    return os.environ.get("RANK", "0") == "0"


def open_processes() -> Processes:
    """This process, on the GPU that is its own where there is one.

    Raises:
        SummarizeError: it is one of many, and accelerate is not installed.
    """
    import torch

    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        try:
            from accelerate import Accelerator  # type: ignore[import-untyped]  # ships no types
        except ImportError:
            raise SummarizeError(
                "train: several processes need accelerate; pip install 'summarize[train]', or start one process"
            ) from None
        accelerator = Accelerator()
        return Processes(
            accelerator.process_index, accelerator.num_processes, accelerator.device, accelerator
        )
    return Processes(0, 1, torch.device("cuda" if torch.cuda.is_available() else "cpu"))


def own_part(batch: Batch, processes: Processes) -> tuple[Batch, float]:
    """This process's rows of a batch, and their share of its target tokens, in 0..1.

    A mean loss times its share, summed over the processes, is the mean loss of the whole batch.
    """
    if processes.count == 1:
        return batch, 1.0
    rows = slice(processes.rank, None, processes.count)
    part = Batch(batch.source[rows], batch.target[rows])
    return part, float((part.target >= 0).sum()) / max(1, int((batch.target >= 0).sum()))


def sum_gradients(parameters: Sequence[torch.nn.Parameter], processes: Processes) -> None:
    """Gives every process the sum of all gradients, in one exchange."""
    if processes.accelerator is None:
        return
    import torch

    held = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = processes.accelerator.reduce(torch.cat([g.reshape(-1) for g in held]), reduction="sum")
    for parameter, part in zip(parameters, flat.split([g.numel() for g in held]), strict=True):
        parameter.grad = part.view_as(parameter)


def summed(value: float, processes: Processes) -> float:
    """The sum of a number over the processes."""
    if processes.accelerator is None:
        return value
    import torch

    total = processes.accelerator.reduce(torch.tensor([value], device=processes.device), reduction="sum")
    return float(total[0])


def wait(processes: Processes) -> None:
    """Until all processes are here."""
    if processes.accelerator is not None:
        processes.accelerator.wait_for_everyone()


def machine(processes: Processes) -> str:
    """What the training runs on, in words: "2 threads on …" or "4 × NVIDIA …"."""
    import torch

    if processes.device.type == "cuda":
        return f"{processes.count} × {torch.cuda.get_device_name(processes.device)}"
    threads = torch.get_num_threads() * processes.count
    return f"{threads} thread{'s' if threads > 1 else ''} on {_processor()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
