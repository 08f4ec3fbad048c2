"""Turns pairs into token arrays on disk and draws batches from them, statelessly.

A batch depends on the seed and its step alone, so a training that was killed goes on with the
very batches it would have had.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import ConfigError
from summarize.runs import atomic_path, write_atomically
from summarize.text.words import count_words
from summarize.train import corpora, joins, pairs, translations
from summarize.train.settings import Phase, Shape, TrainSettings

# What a task looks like to the model: shedding noise and natural cuts are one skill, `<cut>`.
TASK_TOKEN = {
    "copy": ("<copy>",),
    "mend": ("<copy>",),
    "shed": ("<cut>",),
    "cut": ("<cut>",),
    "cut_by_rule": ("<cut>",),
    "keep": ("<cut>",),
    "title": ("<title>",),
    "headline": ("<title>",),
    "join": ("<join>",),
    "translate": ("<translate>",),
    "translate_cut": ("<translate>", "<cut>"),
}
# Whose examples may ask for a length: all that write anything else than their source.
MAY_ASK = frozenset({"shed", "cut", "cut_by_rule", "title", "headline", "join", "translate", "translate_cut"})
MOST_PAIRS = {
    "copy": 120_000, "mend": 300_000, "shed": 300_000, "cut_by_rule": 200_000, "keep": 100_000, "join": 200_000,
    "translate_cut": 100_000,
}  # fmt: skip
EOS = 1
KEPT = "kept"  # folder beside the examples: translations that no training sees


def length_token(text: str) -> str:
    """The token that asks for a text's length: its words to the nearest ten, from 10 to 80."""
    return f"<{10 * min(8, max(1, round(count_words(text) / 10)))}>"


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
        lengths = self.lengths()[keep]
        ends = np.cumsum(lengths.reshape(-1), dtype=np.int64).reshape(-1, 2)
        tokens = self.tokens[np.repeat(keep, self.lengths().sum(axis=1))]
        return Examples(tokens, ends)

    def lengths(self) -> NDArray[np.int64]:
        """(n, 2): tokens of each source and target."""
        starts = np.concatenate(([0], self.ends[:-1, 1]))
        return np.stack([self.ends[:, 0] - starts, self.ends[:, 1] - self.ends[:, 0]], axis=1)


def prepare_examples(settings: TrainSettings, spiece: Path, folder: Path) -> None:
    """Writes `<task>.npz` under `folder` for every task of the recipe, from its corpora.

    `counts.json` beside them has the pairs of each task; `kept/translate.npz` the held-out news.

    Raises:
        ConfigError: an unknown task or corpus, a control token that the vocabulary lacks, or a task
            without a single example.
    """
    import sentencepiece

    check_recipe(settings)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(spiece))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in _all_pairs(settings):
        if pair.task in settings.tasks:
            found[pair.task].append((pair.source, pair.target))
    missing = sorted(settings.tasks - set(found))
    if missing and not settings.limit:  # a recipe that is only tried out may lack the rare ones
        raise ConfigError(
            f"phases: the corpora {', '.join(settings.corpora)} give no example of {', '.join(missing)}; "
            "add a corpus or take the task out of the phases"
        )
    folder.mkdir(parents=True, exist_ok=True)
    counts = Counter({task: len(texts) for task, texts in found.items()})
    for task, texts in sorted((found | {task: [] for task in missing}).items()):
        rng = random.Random(f"{settings.seed} {task}")  # noqa: S311 - a sample, not a secret
        most = MOST_PAIRS.get(task)
        sampled = rng.sample(texts, most) if most is not None and len(texts) > most else texts
        share = settings.length_share if task in MAY_ASK else 0.0
        asked = [rng.random() < share for _ in sampled] if share else [False] * len(sampled)
        _write(processor, task, sampled, asked, folder / f"{task}.npz")
    if "translate" in settings.tasks:
        kept = [(s, t) for _, s, t in translations.held_out_news(Path(settings.data))]
        (folder / KEPT).mkdir(exist_ok=True)
        _write(processor, "translate", kept, [False] * len(kept), folder / KEPT / "translate.npz")
    write_atomically(folder / "counts.json", json.dumps(dict(sorted(counts.items())), indent=1) + "\n")


def check_recipe(settings: TrainSettings) -> None:
    """Refuses a recipe that names what there is not.

    Raises:
        ConfigError: the message says what is not known, and what is.
    """
    corpora.check_corpora(settings.corpora)
    for task in sorted(settings.tasks | set(settings.watch.outputs)):
        if task not in TASK_TOKEN:
            raise ConfigError(f"phases: no task {task!r}; choose from {', '.join(TASK_TOKEN)}")
        lacking = [token for token in TASK_TOKEN[task] if token not in settings.tokenizer.tokens]
        if lacking:
            raise ConfigError(
                f"tokenizer.tokens: lacks {lacking[0]!r}, which the task {task!r} needs; add it"
            )


def _write(processor: Any, task: str, texts: list[tuple[str, str]], asked: list[bool], path: Path) -> None:
    """Token ids of one task: its control tokens, the length asked for, the source; then the target."""
    head = [processor.piece_to_id(token) for token in TASK_TOKEN[task]]
    sources = processor.encode([source for source, _ in texts])
    targets = processor.encode([target for _, target in texts])
    flat: list[int] = []
    ends: list[tuple[int, int]] = []
    for (_, text), asks, source, target in zip(texts, asked, sources, targets, strict=True):
        length = [processor.piece_to_id(length_token(text))] if asks else []
        flat += [*head, *length, *source, EOS]
        middle = len(flat)
        flat += [*target, EOS]
        ends.append((middle, len(flat)))
    with atomic_path(path) as temporary, temporary.open("wb") as out:
        np.savez(out, tokens=np.array(flat, np.int32), ends=np.array(ends, np.int64).reshape(-1, 2))


def _all_pairs(settings: TrainSettings) -> Iterator[pairs.Pair]:
    from tqdm import tqdm

    rng = random.Random(settings.seed)  # noqa: S311 - noise to mend, not a secret
    joining = random.Random(f"{settings.seed} join")  # noqa: S311 - its own, so that no other task changes with it
    documents = corpora.french_documents(
        Path(settings.data), settings.limit, settings.corpora, settings.held_out_stories
    )
    for document in tqdm(documents, desc="pairs", unit=" documents", disable=None):
        yield from pairs.document_pairs(document, rng, settings.filters)
        if "join" in settings.tasks:
            yield from joins.join_pairs(document, joining, settings.filters)
    if {"translate", "translate_cut"} & settings.tasks:
        yield from translations.translation_pairs(settings)


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
