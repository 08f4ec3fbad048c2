"""Turns pairs into token arrays on disk and draws batches from them, statelessly.

A batch depends on the seed and its step alone, so a training that was killed goes on with the
very batches it would have had.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.runs import atomic_path
from summarize.train import corpora, pairs, translations
from summarize.train.settings import Phase, Shape, TrainSettings

# What a task looks like to the model: shedding noise and natural cuts are one skill, `<cut>`.
TASK_TOKEN = {
    "copy": "<copy>",
    "mend": "<copy>",
    "shed": "<cut>",
    "cut": "<cut>",
    "cut_by_rule": "<cut>",
    "keep": "<cut>",
    "title": "<title>",
    "translate": "<translate>",
}
MOST_PAIRS = {"copy": 120_000, "mend": 300_000, "shed": 300_000, "cut_by_rule": 200_000, "keep": 100_000}
EOS = 1


@dataclass(frozen=True, slots=True)
class Examples:
    """One task's pairs: `tokens` (int32), `ends` (n, 2): where source and target of each end."""

    tokens: NDArray[np.int32]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    def source(self, index: int) -> NDArray[np.int32]:
        """Token ids of the source, with its task token and end."""
        start = 0 if index == 0 else int(self.ends[index - 1, 1])
        return self.tokens[start : self.ends[index, 0]]

    def target(self, index: int) -> NDArray[np.int32]:
        """Token ids of the target, with its end."""
        return self.tokens[self.ends[index, 0] : self.ends[index, 1]]

    def subset(self, keep: NDArray[np.bool_]) -> Examples:
        """The examples where `keep` (n,) is true."""
        pieces, ends, total = [np.zeros(0, np.int32)], [], 0
        for index in np.flatnonzero(keep).tolist():
            source, target = self.source(index), self.target(index)
            pieces += [source, target]
            ends.append((total + len(source), total + len(source) + len(target)))
            total = ends[-1][1]
        return Examples(np.concatenate(pieces), np.array(ends, np.int64).reshape(-1, 2))

    def lengths(self) -> NDArray[np.int64]:
        """(n, 2): tokens of each source and target."""
        starts = np.concatenate(([0], self.ends[:-1, 1]))
        return np.stack([self.ends[:, 0] - starts, self.ends[:, 1] - self.ends[:, 0]], axis=1)


def prepare_examples(settings: TrainSettings, spiece: Path, folder: Path) -> None:
    """Writes `<task>.npz` under `folder` for every task, from the corpora."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(spiece))
    task_ids = {task: processor.piece_to_id(token) for task, token in TASK_TOKEN.items()}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in _all_pairs(settings):
        found[pair.task].append((pair.source, pair.target))
    folder.mkdir(parents=True, exist_ok=True)
    for task, texts in sorted(found.items()):
        rng = random.Random(f"{settings.seed} {task}")  # noqa: S311 - a sample, not a secret
        most = MOST_PAIRS.get(task)
        if most is not None and len(texts) > most:
            texts = rng.sample(texts, most)  # noqa: PLW2901 - the sample takes the list's place
        sources = processor.encode([source for source, _ in texts])
        targets = processor.encode([target for _, target in texts])
        flat: list[int] = []
        ends: list[tuple[int, int]] = []
        for source, target in zip(sources, targets, strict=True):
            flat += [task_ids[task], *source, EOS]
            middle = len(flat)
            flat += [*target, EOS]
            ends.append((middle, len(flat)))
        with atomic_path(folder / f"{task}.npz") as path, path.open("wb") as out:
            np.savez(out, tokens=np.array(flat, np.int32), ends=np.array(ends, np.int64).reshape(-1, 2))


def _all_pairs(settings: TrainSettings) -> Iterator[pairs.Pair]:
    from tqdm import tqdm

    rng = random.Random(settings.seed)  # noqa: S311 - noise to mend, not a secret
    documents = corpora.french_documents(Path(settings.data), settings.limit)
    for document in tqdm(documents, desc="pairs", unit=" documents", disable=None):
        yield from pairs.document_pairs(document, rng)
    for source, target in translations.translations(Path(settings.data), settings.limit):
        yield pairs.Pair("translate", source, target)


def load_examples(folder: Path) -> dict[str, Examples]:
    """Every task's examples."""
    found = {}
    for path in sorted(folder.glob("*.npz")):
        with np.load(path, allow_pickle=False) as arrays:
            found[path.stem] = Examples(arrays["tokens"], arrays["ends"])
    return found


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids: `source` (batch, source length), `target` (batch, target length; -100 = none)."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]


class Sampler:
    """Draws the batch of a step: a shape by how much fits it, then tasks by the phase's weights."""

    def __init__(self, examples: dict[str, Examples], shapes: list[Shape], seed: int) -> None:
        self.examples, self.shapes, self.seed = examples, shapes, seed
        self.fitting: dict[str, list[NDArray[np.int64]]] = {}
        for task, found in examples.items():
            lengths = found.lengths()
            taken = np.zeros(len(found), bool)
            self.fitting[task] = []
            for shape in shapes:
                fits = (lengths[:, 0] <= shape.source) & (lengths[:, 1] <= shape.target) & ~taken
                taken |= fits
                self.fitting[task].append(np.flatnonzero(fits))

    def batch(self, step: int, phase: Phase) -> Batch:
        """The batch of a step; the same for the same seed, step and phase."""
        rng = np.random.default_rng([self.seed, step])
        tasks = sorted(phase.weights)
        weights = np.array([phase.weights[task] for task in tasks])
        weights /= weights.sum()
        shares = np.array(
            [[len(f) / max(1, len(self.examples[t])) for f in self.fitting[t]] for t in tasks]
        )  # (tasks, shapes)
        shape_share = weights @ shares / np.array([shape.batch for shape in self.shapes])
        chosen = int(rng.choice(len(self.shapes), p=shape_share / shape_share.sum()))
        shape = self.shapes[chosen]
        task_share = weights * shares[:, chosen]
        drawn = rng.choice(len(tasks), size=shape.batch, p=task_share / task_share.sum())
        source = np.zeros((shape.batch, shape.source), np.int64)
        target = np.full((shape.batch, shape.target), -100, np.int64)
        for row, task_index in enumerate(drawn):
            task = tasks[task_index]
            index = int(rng.choice(self.fitting[task][chosen]))
            ids = self.examples[task].source(index)
            source[row, : len(ids)] = ids
            ids = self.examples[task].target(index)
            target[row, : len(ids)] = ids
        return Batch(source, target)
