"""What an evaluation keeps in its folder, under keys of all that it depends on, the code included."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from summarize.evaluate.results import versions
from summarize.evaluate.segments import Prediction, SegmentScores
from summarize.report.jsonl import summary_to_dict
from summarize.runs import RunFolder


def identity(prediction: Prediction) -> list[Any]:
    """All of a prediction that a metric may read."""
    summary = summary_to_dict(prediction.summary) if prediction.summary else None
    texts = {name: article.text for name, article in prediction.articles.items()}
    return [prediction.example_id, prediction.text, summary, texts]


def scores_to_json(scores: Sequence[SegmentScores]) -> str:
    """NaN becomes null, and a float comes back as it was."""
    records = [
        {"name": s.name, "signature": s.signature, "better": s.better, "values": s.values.tolist()}
        for s in scores
    ]
    return msgspec.json.encode(records).decode("utf-8")


def scores_from_json(text: str) -> list[SegmentScores]:
    """What `scores_to_json` wrote."""
    return [
        SegmentScores(
            record["name"],
            np.array([math.nan if value is None else value for value in record["values"]], np.float64),
            record["signature"],
            record["better"],
        )
        for record in msgspec.json.decode(text)
    ]


def kept(folder: RunFolder, name: str, key: str, make: Callable[[], str]) -> str:
    """What a file of the folder holds under this key; it is made, and kept, when it is not there.

    Also what was just made is read back: the same value, resumed or not.
    """
    if not folder.is_done(name, key):
        started = time.perf_counter()
        folder.finish(name, key, {name: make()}, {}, time.perf_counter() - started)
    return (folder.path / name).read_text(encoding="utf-8")


@cache
def code_digest() -> str:
    """A digest of the package's code and tables, and of the libraries below: values depend on them."""
    package = Path(__file__).resolve().parents[1]
    found = hashlib.sha256(repr(versions()).encode())
    for path in sorted(p for p in package.rglob("*") if p.suffix in {".py", ".toml", ".bin", ".model"}):
        found.update(path.read_bytes())
    return found.hexdigest()
