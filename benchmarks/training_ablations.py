"""What each part of a training recipe brings: short trainings of it with one part left out.

Run by `ablations.py DATA --training STEPS --output DIR`. Left out in turn: each filter of the pairs, each task,
each corpus. Each training is `python -m summarize train` in a folder of its own, so that what was stopped goes on.
All models answer the held-out examples of the WHOLE recipe, by its filters and in their own vocabulary: a recipe
without a filter would else be measured on what the filter keeps out, and another vocabulary has other losses.
A task that was left out is asked for all the same: what the others teach of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from differences import WIDTH, difference

from summarize.errors import ConfigError, SummarizeError
from summarize.evaluate.significance.compare import compare_all
from summarize.evaluate.translation import translation_scores
from summarize.runs import write_atomically
from summarize.train.checkpoints import last_checkpoint
from summarize.train.curve import read_log
from summarize.train.examples import EOS, KEPT, Examples, load_examples
from summarize.train.settings import FilterSettings, Phase, TrainSettings
from summarize.train.watch import split, written

WHOLE = "whole recipe"
VALID = "valid_"  # what the log's losses on held-out examples begin with


def variants(settings: TrainSettings) -> dict[str, TrainSettings]:
    """The recipe, then with each filter off, without each task, without each corpus.

    Where the only task or corpus would be left out, there is no such variant.
    """
    found = {WHOLE: settings}
    for filtering in FilterSettings.__struct_fields__:
        if getattr(settings.filters, filtering):
            off = False if isinstance(getattr(settings.filters, filtering), bool) else 0.0
            filters = msgspec.structs.replace(settings.filters, **{filtering: off})
            found[f"filter {filtering} off"] = msgspec.structs.replace(settings, filters=filters)
    for task in sorted(settings.tasks):
        phases = [_without(phase, task) for phase in settings.phases if set(phase.weights) != {task}]
        if phases:
            found[f"no task {task}"] = msgspec.structs.replace(settings, phases=phases)
    for corpus in settings.corpora if len(settings.corpora) > 1 else ():
        others = tuple(name for name in settings.corpora if name != corpus)
        found[f"no corpus {corpus}"] = msgspec.structs.replace(settings, corpora=others)
    return found


def _without(phase: Phase, task: str) -> Phase:
    return Phase(
        steps=phase.steps, weights={name: weight for name, weight in phase.weights.items() if name != task}
    )


def shortened(settings: TrainSettings, steps: int) -> TrainSettings:
    """The recipe in about so many steps: phases, warm-up and decay in proportion, each one step at least.

    Outputs are measured at the end, and by `measure_training` itself.
    """
    share = steps / settings.steps
    return msgspec.structs.replace(
        settings,
        phases=[
            Phase(steps=max(1, round(share * phase.steps)), weights=phase.weights)
            for phase in settings.phases
        ],
        warmup_steps=max(1, round(share * settings.warmup_steps)),
        decay_steps=round(share * settings.decay_steps),
        checkpoint_every=min(settings.checkpoint_every, steps),
        watch=msgspec.structs.replace(settings.watch, every=0),
    )


def recipe_toml(settings: TrainSettings) -> str:
    """A recipe as the file that `summarize train` reads."""
    values = msgspec.to_builtins(settings)
    lists = {key: value for key, value in values.items() if _is_tables(value)}
    tables = {key: value for key, value in values.items() if isinstance(value, dict)}
    lines = [f"{key} = {_toml(value)}" for key, value in values.items() if key not in lists | tables]
    for key, table in tables.items():
        lines += ["", f"[{key}]", *(f"{name} = {_toml(value)}" for name, value in table.items())]
    for key, rows in lists.items():
        for row in rows:
            lines += ["", f"[[{key}]]", *(f"{name} = {_toml(value)}" for name, value in row.items())]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(row, dict) for row in value)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(name)} = {_toml(own)}" for name, own in value.items()) + " }"
    # JSON's strings, numbers, booleans and lists are TOML's too.
    return msgspec.json.encode(value).decode()


def train(settings: TrainSettings, folder: Path) -> str:
    """Trains a recipe in a folder, or goes on with it; "" or, where it cannot be trained, why."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "variant.toml"
    write_atomically(config, recipe_toml(settings))
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "train", "--config", str(config), "--output", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no message"])[-1]


def held_out(folder: Path) -> dict[str, Examples]:
    """A training's held-out examples by task; of translations the news that is kept out of all of them."""
    _, found = split(load_examples(folder / "examples"))
    kept = load_examples(folder / "examples" / KEPT).get("translate")
    return found | ({"translate": kept} if kept is not None and len(kept) else {})


def in_vocabulary(examples: Examples, pieces: Any, other: Any, controls: Collection[str]) -> Examples:
    """Examples in another vocabulary: the tokens that open a source one by one, the texts encoded anew.

    Args:
        examples: token ids of `pieces`.
        pieces: the sentencepiece model of the examples.
        other: the one wanted.
        controls: the control tokens, which both hold.
    """
    opening = {pieces.piece_to_id(token): other.piece_to_id(token) for token in controls}
    flat: list[int] = []
    ends: list[tuple[int, int]] = []
    for index in range(len(examples)):
        source, target = examples.source(index).tolist(), examples.target(index).tolist()
        head = 0
        while source[head] in opening:
            head += 1
        flat += [opening[token] for token in source[:head]]
        flat += [*other.encode(pieces.decode(source[head:-1])), EOS]
        middle = len(flat)
        flat += [*other.encode(pieces.decode(target[:-1])), EOS]
        ends.append((middle, len(flat)))
    return Examples(np.array(flat, np.int32), np.array(ends, np.int64).reshape(-1, 2))


def answers(folder: Path, asked: Examples, settings: TrainSettings, whole: Path) -> list[str]:
    """What the model trained in a folder writes, greedily, for some of the whole recipe's examples, in order.

    Raises:
        SummarizeError: the folder holds no checkpoint.
    """
    import sentencepiece
    import torch
    from transformers import T5ForConditionalGeneration

    checkpoint = last_checkpoint(folder)
    if checkpoint is None:
        raise SummarizeError(f"{folder}: holds no checkpoint; train it first")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
    known = sentencepiece.SentencePieceProcessor(model_file=str(whole / "spiece.model"))
    own = in_vocabulary(asked, known, pieces, settings.tokenizer.tokens)
    model = T5ForConditionalGeneration.from_pretrained(checkpoint, use_safetensors=True)
    found = [""] * len(own)
    # `written` puts examples of like length together.
    order = sorted(range(len(own)), key=lambda index: (len(own.source(index)), index))
    pairs = written(model, own, len(own), pieces, torch.device("cpu"))
    for index, (target, output) in zip(order, pairs, strict=True):
        assert target == pieces.decode(own.target(index).tolist()[:-1])
        found[index] = output
    return found


def check_names(only: Sequence[str], known: Mapping[str, object]) -> None:
    """Refuses a variant that there is not.

    Raises:
        ConfigError: the message names those that there are.
    """
    for name in only:
        if name not in known:
            raise ConfigError(f"--only {name!r}: no such variant; choose from {', '.join(known)}")


def measure_training(
    settings: TrainSettings, data: Path, steps: int, output: Path, only: Sequence[str] = ()
) -> dict[str, str]:
    """Trains the variants of a recipe and prints their table; returns why some could not be trained.

    Raises:
        SummarizeError: a variant that there is not, or the whole recipe cannot be trained.
    """
    recipe = shortened(msgspec.structs.replace(settings, data=str(data.resolve())), steps)
    found = variants(recipe)
    check_names(only, found)
    found = {name: own for name, own in found.items() if name == WHOLE or not only or name in only}
    folders = {name: output / name.replace(" ", "-") for name in found}
    failed: dict[str, str] = {}
    for number, (name, own) in enumerate(found.items(), start=1):
        print(f"{number}/{len(found)} {name}", file=sys.stderr, flush=True)
        why = train(own, folders[name])
        if why and name == WHOLE:
            raise SummarizeError(f"{folders[WHOLE]}: {why}")
        if why:
            failed[name] = why
    trained = [name for name in found if name not in failed]
    print(f"{recipe.name}, {recipe.steps} steps: chrF on the whole recipe's held-out examples")
    for task, examples in held_out(folders[WHOLE]).items():
        count = min(settings.watch.outputs.get(task, 0), len(examples))
        if count:
            _print_task(task, examples, count, recipe, {name: folders[name] for name in trained})
    print("\nlosses on each training's own held-out examples, in nats a token of its own vocabulary")
    for name in trained:
        last = read_log(folders[name])[-1]
        losses = {key.removeprefix(VALID): value for key, value in last.items() if key.startswith(VALID)}
        print(f"{name:28} {json.dumps(losses)}")
    for name, why in failed.items():
        print(f"{name:28} not trained: {why}")
    return failed


def _print_task(
    task: str, examples: Examples, count: int, recipe: TrainSettings, folders: Mapping[str, Path]
) -> None:
    import sentencepiece

    spread = np.unique(np.linspace(0, len(examples) - 1, count).astype(int))
    asked = examples.subset(np.isin(np.arange(len(examples)), spread))
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folders[WHOLE] / "spiece.model"))
    golds = [[pieces.decode(asked.target(index).tolist()[:-1])] for index in range(len(asked))]
    scores = {
        name: translation_scores(answers(folder, asked, recipe, folders[WHOLE]), golds)[0]
        for name, folder in folders.items()
    }
    compared = compare_all(scores, focus=WHOLE)
    print(f"{task}, {len(asked)} examples, {scores[WHOLE].signature}")
    for name, own in scores.items():
        print(f"  {name:28}{own.mean:7.2f}{difference(compared, name):>{WIDTH}}".rstrip())
