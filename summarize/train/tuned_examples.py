"""Token ids of a user's examples, made once: what the model reads in a run, and what it is to write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from summarize.errors import ConfigError
from summarize.generate.requests import model_input
from summarize.generate.transformers_backend import TransformersGenerator
from summarize.runs import atomic_path, write_atomically
from summarize.train.examples import Batch, Examples, load_examples
from summarize.train.settings import FineTuneSettings
from summarize.train.summaries import Example, event_request, read_summaries, split_examples

PADDING = 32  # widths of batches are multiples of it: few shapes, little padding
NONE = -100  # a label that counts for nothing


def prepare_tuning(settings: FineTuneSettings, generator: TransformersGenerator, folder: Path) -> None:
    """Writes `train.npz` and `valid.npz` under `folder`, and `counts.json` with what was left out.

    Raises:
        ConfigError: a line of the data is wrong, or none is left to learn from.
    """
    examples = list(read_summaries(Path(settings.data)))
    if settings.valid:
        training, held_out = examples, list(read_summaries(Path(settings.valid)))
    else:
        training, held_out = split_examples(examples, settings.valid_share, settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    skipped: list[str] = []
    for name, chosen in (("train", training), ("valid", held_out)):
        kept, cut, left_out = _encode(chosen, settings, generator, folder / f"{name}.npz")
        counts |= {name: kept, f"{name}_cut": cut}
        skipped += left_out
    if not counts["train"]:
        raise ConfigError(
            f"{settings.data}: no example is left to learn from: nothing of {', '.join(skipped[:3])} can be read by "
            f"{generator.profile.name!r} (source_languages: {', '.join(generator.profile.source_languages)})"
        )
    write_atomically(folder / "counts.json", json.dumps(counts | {"skipped": len(skipped)}, indent=1) + "\n")
    write_atomically(folder / "skipped.txt", "".join(f"{place}\n" for place in skipped))


def _encode(
    chosen: Sequence[Example], settings: FineTuneSettings, generator: TransformersGenerator, path: Path
) -> tuple[int, int, list[str]]:
    """Writes the examples; returns how many, how many summaries were cut, and the places left out."""
    from tqdm import tqdm

    longest = target_limit(settings, generator)
    flat: list[int] = []
    ends: list[tuple[int, int]] = []
    skipped, cut = [], 0
    for example in tqdm(chosen, desc=path.stem, unit=" examples", disable=None):
        request = event_request(example, generator, settings.max_words)
        if request is None:
            skipped.append(example.place)
            continue
        code = generator.profile.source_language_tokens.get(request.language or "")
        if code is not None:
            generator.tokenizer.src_lang = code
        text = model_input(request, generator.profile)
        source = generator.tokenizer(text, truncation=True, max_length=generator.max_input, verbose=False)
        content = generator.tokenizer(example.summary, add_special_tokens=False, verbose=False)["input_ids"]
        # As the run decodes: what is forced first, the text, the end.
        head = [generator.forced_bos] if generator.forced_bos is not None else []
        room = longest - len(head) - 1
        cut += len(content) > room
        target = [*head, *content[:room], int(generator.model.config.eos_token_id)]
        flat += source["input_ids"]
        middle = len(flat)
        flat += target
        ends.append((middle, len(flat)))
    with atomic_path(path) as temporary, temporary.open("wb") as out:
        np.savez(out, tokens=np.array(flat, np.int32), ends=np.array(ends, np.int64).reshape(-1, 2))
    return len(ends), cut, skipped


def target_limit(settings: FineTuneSettings, generator: TransformersGenerator) -> int:
    """The tokens that a summary may have, its special ones included."""
    return min(settings.max_target_tokens or generator.max_output, generator.positions)


def load_tuning(folder: Path) -> tuple[Examples, Examples]:
    """Training and held-out examples."""
    found = load_examples(folder)
    return found["train"], found["valid"]


def tuning_batch(examples: Examples, rows: Sequence[int], pad: int) -> Batch:
    """The examples `rows`, padded with `pad` and `NONE` to a multiple of `PADDING`."""
    sources = [examples.source(i) for i in rows]
    targets = [examples.target(i) for i in rows]
    source = np.full((len(rows), _width(map(len, sources))), pad, np.int64)
    target = np.full((len(rows), _width(map(len, targets))), NONE, np.int64)
    for row, (ids, wanted) in enumerate(zip(sources, targets, strict=True)):
        source[row, : len(ids)] = ids
        target[row, : len(wanted)] = wanted
    return Batch(source, target)


def epoch_order(count: int, seed: int, epoch: int) -> list[int]:
    """The order of the examples in an epoch; the same for the same seed and epoch."""
    order: list[int] = np.random.default_rng([seed, epoch]).permutation(count).tolist()
    return order


def _width(lengths: Iterable[int]) -> int:
    return -(-max(lengths) // PADDING) * PADDING
