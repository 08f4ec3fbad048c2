"""The curve of a training: losses and scores over its steps, as one SVG, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarize.evaluate.plots.drawing import INK, figure, looks

LOG, CURVE = "log.jsonl", "curve.svg"
TRAINING = "loss"
PREFIXES = {"valid_": "held out: ", "chrf_": "chrF: ", "exact_": "exact: ", "rouge": "ROUGE-"}


def read_log(output: Path) -> list[dict[str, Any]]:
    """The records of a training, by step; of a step that was done twice, after a kill, the last."""
    try:
        lines = (output / LOG).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    found: dict[int, dict[str, Any]] = {}
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:  # a line that a kill cut short
            continue
        found[int(record["step"])] = record
    return [found[step] for step in sorted(found)]


def append_log(output: Path, record: Mapping[str, Any]) -> None:
    """Adds a record to the log, on a line of its own whatever a kill left before it."""
    path = output / LOG
    torn = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    with path.open("a", encoding="utf-8") as log:
        log.write(("\n" if torn else "") + json.dumps(record) + "\n")


def draw_curve(records: Sequence[Mapping[str, Any]], path: Path, title: str) -> None:
    """Writes the SVG: losses on top, chrF (or ROUGE) and exact matches below where they were measured.

    Args:
        records: as `read_log` gives them; with fewer than two there is no curve, and no file.
        path: of the file.
        title: says whose curve it is.
    """
    if len(records) < 2:
        return
    losses = [name for name in _names(records) if name == TRAINING or name.startswith("valid_")]
    scores = [name for name in _names(records) if name.startswith(("chrf_", "rouge"))]
    exact = [name for name in _names(records) if name.startswith("exact_")]
    panels = [
        (names, label)
        for names, label in ((losses, "nats a token"), (scores, "score"), (exact, "share"))
        if names
    ]
    with figure(path, 2.4 * len(panels), title, "", ("step", "")) as drawn:
        grid = drawn.subplots(len(panels), 1, sharex=True, squeeze=False)
        for axes, (names, label) in zip(grid[:, 0], panels, strict=True):
            for name, (colour, line, _) in zip(names, looks(len(names)), strict=True):
                points = [(r["step"], r[name]) for r in records if name in r]
                plain = name == TRAINING
                axes.plot(
                    [step for step, _ in points], [value for _, value in points],
                    color=INK if plain else colour, linestyle="-" if plain else line,
                    linewidth=1.6 if plain else 1.1, label=told(name), marker="o" if len(points) < 12 else "", markersize=3,
                )  # fmt: skip
            axes.set_ylabel(label)
            axes.grid(visible=True, axis="y")
            axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=6.5)


def told(name: str) -> str:
    """A record's field in words: "valid_cut" → "held out: cut"."""
    for prefix, words in PREFIXES.items():
        if name.startswith(prefix):
            return words + name.removeprefix(prefix).replace("_", " ")
    return "training" if name == TRAINING else name


def _names(records: Sequence[Mapping[str, Any]]) -> list[str]:
    found: dict[str, None] = {}
    for record in records:
        found.update(dict.fromkeys(name for name, value in record.items() if isinstance(value, float)))
    return sorted(found, key=lambda name: (name != TRAINING, name))
