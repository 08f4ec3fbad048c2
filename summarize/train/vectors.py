"""Trains the static sentence vectors that the package ships: one command, minutes on a CPU.

    python -m summarize.train.vectors configs/train-vectors.toml runs/train-vectors

Every token is one vector and a text is the mean of its tokens' (fastText's bag of words; Tissier et
al. 2019). Translations, titles and leads are drawn together and all other texts of the batch apart:
InfoNCE with in-batch negatives (van den Oord et al. 2018, §2.3; Henderson et al. 2017, §4).
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from summarize.config import Count, Section, parse_toml
from summarize.errors import ConfigError
from summarize.runs import atomic_path, write_atomically
from summarize.train.vector_pairs import by_group, check_names, text_pairs
from summarize.train.vector_tokens import Corpus, tokenised, train_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Positive = Annotated[float, msgspec.Meta(gt=0.0)]

TOKENIZER_TEXTS = 150_000  # sentencepiece's time grows with them: 120 s on a third of a core


class VectorSettings(Section, frozen=True):
    """Everything but the output folder; configs/train-vectors.toml explains each."""

    data: str
    seed: int
    corpora: list[str]
    held_out_stories: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 4
    vocab_size: Count = 36_000
    dimensions: Count = 256
    longest: Count = 96
    smoothing: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 0.5
    neighbours: Count = 8
    batch: Count = 2_048
    steps: Count = 4_000
    warmup_steps: Count = 200
    learning_rate: Positive = 0.1
    temperature: Positive = 0.05
    threads: Annotated[int, msgspec.Meta(ge=0)] = 0
    limit: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Records read of each file, 0 for all: for trying a recipe out."""


def load_settings(path: Path) -> VectorSettings:
    """The settings in a file.

    Raises:
        ConfigError: the file cannot be read, or holds a typo or a value out of range.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read: {error}; give a TOML file such as configs/train-vectors.toml"
        ) from None
    settings = parse_toml(text, VectorSettings, str(path))
    check_names(settings.corpora)
    return settings


def batches(corpus: Corpus, settings: VectorSettings) -> Iterator[NDArray[np.int64]]:
    """(batch, 2) texts for each step: runs of `neighbours` pairs, corpora drawn by their smoothed size.

    The smoothing is that of Conneau & Lample (2019, §3.1). Neighbours come from one document, and so
    are the negatives that teach most.
    """
    names = sorted(corpus.pairs)
    sizes = np.array([len(corpus.pairs[name]) for name in names], float)
    share = sizes**settings.smoothing
    share /= share.sum()
    run = min(settings.neighbours, settings.batch)
    for step in range(settings.steps):
        rng = np.random.default_rng([settings.seed, step])
        drawn = rng.choice(len(names), size=settings.batch // run, p=share)
        places = rng.random(len(drawn))
        rows = []
        for name_index, place in zip(drawn.tolist(), places.tolist(), strict=True):
            both = corpus.pairs[names[name_index]]
            start = int(place * max(1, len(both) - run + 1))
            rows.append(both[start : start + run])
        batch = np.concatenate(rows)
        yield np.where(rng.random((len(batch), 1)) < 0.5, batch, batch[:, ::-1])


def optimise(corpus: Corpus, vocab_size: int, settings: VectorSettings, log: Path) -> NDArray[np.float32]:
    """(vocabulary, dimensions) vectors of the tokens; losses (nats a text) are left in `log`."""
    import torch
    from torch.nn.functional import cross_entropy, embedding_bag, normalize

    if settings.threads:
        torch.set_num_threads(settings.threads)
    generator = torch.Generator().manual_seed(settings.seed)
    weight = torch.randn(vocab_size, settings.dimensions, generator=generator).requires_grad_()
    optimizer = torch.optim.Adam([weight], lr=settings.learning_rate, fused=True)
    losses: list[float] = []
    lines: list[str] = []
    started = time.perf_counter()
    # Moments of rare tokens fade to denormal numbers, on which a CPU is a hundred times slower.
    torch.set_flush_denormal(True)
    try:
        for step, batch in enumerate(batches(corpus, settings)):
            for group in optimizer.param_groups:
                group["lr"] = settings.learning_rate * _schedule(step, settings)
            sides = []
            for side in (0, 1):
                tokens, offsets = corpus.bags(batch[:, side])
                bag = embedding_bag(torch.from_numpy(tokens), weight, torch.from_numpy(offsets), mode="mean")
                sides.append(normalize(bag))
            scores = sides[0] @ sides[1].T / settings.temperature
            # A text that occurs twice in the batch is no negative of itself.
            left, right = (torch.from_numpy(np.ascontiguousarray(batch[:, side])) for side in (0, 1))
            same = (left[:, None] == left) | (right[:, None] == right) | (left[:, None] == right)
            same.fill_diagonal_(fill_value=False)
            scores = scores.masked_fill(same, -math.inf)
            aim = torch.arange(len(batch))
            loss = (cross_entropy(scores, aim) + cross_entropy(scores.T, aim)) / 2
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            optimizer.step()
            losses.append(loss.item())
            if (step + 1) % 100 == 0 or step + 1 == settings.steps:
                told = {
                    "step": step + 1,
                    "loss": round(float(np.mean(losses)), 4),
                    "seconds": round(time.perf_counter() - started, 1),
                }
                lines.append(json.dumps(told))
                write_atomically(log, "\n".join(lines) + "\n")
                losses.clear()
    finally:
        torch.set_flush_denormal(False)  # it holds for the whole process
    vectors: NDArray[np.float32] = weight.detach().numpy().copy()
    vectors[0] = 0.0  # what the vocabulary lacks says nothing
    return vectors


def _schedule(step: int, settings: VectorSettings) -> float:
    """The share of the learning rate: a linear warm-up, then down in a line to nothing."""
    if step < settings.warmup_steps:
        return (step + 1) / settings.warmup_steps
    return (settings.steps - step) / max(1, settings.steps - settings.warmup_steps)


def quantised(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """The vectors in whole numbers of -127..127, with one scale for all.

    The scale is not kept: a cosine does not depend on it, and neither does the mean of several tokens.
    """
    largest = float(np.abs(vectors).max()) or 1.0
    # Divided first: 127 / largest is beyond float32 where all values are tiny.
    return np.round(vectors / largest * 127).astype(np.int8)


def save_vectors(vectors: NDArray[np.int8], tokenizer: Tokenizer, folder: Path) -> None:
    """Writes the three files that model2vec's `StaticModel.from_pretrained(folder)` reads, and modules.json.

    The names are those of model2vec 0.6: one tensor "embeddings", tokenizer.json, and config.json.
    """
    from safetensors.numpy import save

    folder.mkdir(parents=True, exist_ok=True)
    with atomic_path(folder / "model.safetensors") as temporary:
        temporary.write_bytes(save({"embeddings": vectors}))
    write_atomically(folder / "tokenizer.json", tokenizer.to_str(pretty=False))
    config: dict[str, Any] = {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "hidden_dim": vectors.shape[1],
        "embedding_dtype": str(vectors.dtype),
        "normalize": True,
        "seq_length": 1_000_000,
    }
    write_atomically(folder / "config.json", json.dumps(config, indent=1) + "\n")
    modules = [
        {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    write_atomically(folder / "modules.json", json.dumps(modules, indent=1) + "\n")


def train_vectors(settings: VectorSettings, output: Path) -> Path:
    """Trains and writes the vectors; returns their folder, `output`/vectors.

    The tokenizer is kept in `output` and taken up again; delete it to train it anew.
    """
    from tokenizers import Tokenizer

    output.mkdir(parents=True, exist_ok=True)
    pairs = by_group(
        text_pairs(
            Path(settings.data),
            settings.corpora,
            held_out_stories=settings.held_out_stories,
            limit=settings.limit,
        )
    )
    kept = output / "tokenizer.json"
    if not kept.exists():
        made = train_tokenizer(_sample(pairs, settings), settings.vocab_size, output)
        write_atomically(kept, made.to_str(pretty=False))
    tokenizer = Tokenizer.from_file(str(kept))
    corpus = tokenised(pairs, tokenizer, settings.longest)
    vectors = optimise(corpus, tokenizer.get_vocab_size(), settings, output / "log.jsonl")
    save_vectors(quantised(vectors), tokenizer, output / "vectors")
    return output / "vectors"


def _sample(pairs: Mapping[str, Sequence[tuple[str, str]]], settings: VectorSettings) -> list[str]:
    """Texts for the tokenizer, the corpora in the proportions of the training."""
    rng = np.random.default_rng(settings.seed)
    share = {name: len(both) ** settings.smoothing for name, both in sorted(pairs.items())}
    whole = sum(share.values())
    texts: list[str] = []
    for name, part in share.items():
        pool = list(dict.fromkeys(text for pair in pairs[name] for text in pair))
        wanted = min(len(pool), round(TOKENIZER_TEXTS * part / whole))
        texts += [pool[index] for index in np.sort(rng.choice(len(pool), wanted, replace=False)).tolist()]
    return texts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Train the static sentence vectors.")
    parser.add_argument("config", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    print(train_vectors(load_settings(arguments.config), arguments.output))
