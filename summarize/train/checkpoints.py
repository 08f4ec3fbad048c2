"""Checkpoints that a kill cannot spoil: safetensors and JSON, nothing is ever unpickled."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.runs import write_atomically

if TYPE_CHECKING:
    import torch

LAST, BEFORE = "checkpoint", "checkpoint.old"


def save_checkpoint(
    output: Path,
    write_model: Callable[[Path], object],
    optimizers: Sequence[torch.optim.Optimizer],
    state: dict[str, Any],
) -> None:
    """Writes a new checkpoint whole, then lets it take the last one's name.

    Args:
        output: the training's folder.
        write_model: writes the weights into the folder that it is given.
        optimizers: whose moments are kept, in the order in which they are loaded again.
        state: what else a resumed training must know: its `step`.
    """
    from safetensors.torch import save_file

    folder = output / f"{LAST}.part"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    write_model(folder)
    moments = {
        f"{which}.{index}.{name}": value.reshape(-1) if value.dim() else value.reshape(1)
        for which, optimizer in enumerate(optimizers)
        for index, held in optimizer.state_dict()["state"].items()
        for name, value in held.items()
    }
    save_file(moments, str(folder / "optimizer.safetensors"))
    write_atomically(folder / "state.json", json.dumps(state) + "\n")
    last, old = output / LAST, output / BEFORE
    shutil.rmtree(old, ignore_errors=True)
    if last.exists():
        last.replace(old)
    folder.replace(last)


def last_checkpoint(output: Path) -> Path | None:
    """The folder of the last checkpoint; killed between two renames, it still has its old name."""
    found = (output / LAST, output / BEFORE)
    return next((folder for folder in found if (folder / "state.json").exists()), None)


def load_moments(folder: Path, optimizers: Sequence[torch.optim.Optimizer]) -> dict[str, Any]:
    """Restores the optimizers' moments from a checkpoint; returns the state that was saved with it."""
    from safetensors.torch import load_file

    moments = load_file(str(folder / "optimizer.safetensors"))
    for which, optimizer in enumerate(optimizers):
        parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
        held: dict[int, dict[str, Any]] = {}
        for key, value in moments.items():
            owner, index, name = key.split(".")
            if int(owner) == which:
                shape = () if name == "step" else parameters[int(index)].shape
                held.setdefault(int(index), {})[name] = value.reshape(shape)
        optimizer.load_state_dict({"state": held, "param_groups": optimizer.state_dict()["param_groups"]})
    state: dict[str, Any] = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    return state
