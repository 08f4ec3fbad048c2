"""Turns a checkpoint into what the package ships: CTranslate2 int8, the sentencepiece model, a profile, a card.

The export fails rather than ship a conversion that scores or writes otherwise than the checkpoint.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from summarize.errors import ModelError
from summarize.generate.convert import convert_to_ctranslate2, profile_to_toml
from summarize.generate.profiles import Profile
from summarize.runs import write_atomically
from summarize.train.card import recipe_card
from summarize.train.checkpoints import last_checkpoint
from summarize.train.corpora import weights_licence
from summarize.train.curve import CURVE
from summarize.train.examples import TASK_TOKEN, Examples, load_examples
from summarize.train.settings import TrainSettings
from summarize.train.tokenizer import THREE_LETTERS, transformers_tokenizer
from summarize.train.watch import HELD_OUT_EVERY

RECIPE_COPY = "recipe.toml"  # the recipe's own file, beside the weights
PARITY_EXAMPLES = 64
FLOAT_TOLERANCE = 1e-3  # nats a sequence; CTranslate2 and Transformers differ by about 4e-6
LONGEST_OUTPUT = 128  # tokens
# Greedy outputs that may differ in float32: two tokens as likely as each other are a tie that either
# library breaks its own way.
TIES = 0.02
# The line's name for each task that a profile may name.
TASK_NAMES = {
    "copy": "copy",
    "cut": "cut",
    "join": "join",
    "headline": "title",
    "title": "title",
    "translate": "translate",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Token ids of one held-out example: source and target, both with their end."""

    source: list[int]
    target: list[int]


def export_model(training: Path, output: Path, settings: TrainSettings) -> dict[str, Any]:
    """Writes `output` from a training folder; returns and saves the figures of the parity check.

    `output` can then be given to `summarize run --model`. What else it holds, a licence for example,
    stays.

    Raises:
        ModelError: there is no checkpoint, or the converted model's scores or outputs are not its own.
    """
    checkpoint, spiece = last_checkpoint(training), training / "spiece.model"
    if checkpoint is None or not (checkpoint / "model.safetensors").exists():
        raise ModelError(f"{training}: holds no checkpoint; run summarize train first")
    source = training / "export"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(checkpoint, source, ignore=shutil.ignore_patterns("optimizer.safetensors", "state.json"))
    transformers_tokenizer(spiece).save_pretrained(source)
    exact = training / "export-float32"
    convert_to_ctranslate2(source, exact, quantization="float32", tokenizer=False)
    small = training / "export-int8"
    convert_to_ctranslate2(source, small, quantization="int8", tokenizer=False)
    figures = parity(source, exact, small, held_out_samples(load_examples(training / "examples")))
    _check(figures, output)
    output.mkdir(parents=True, exist_ok=True)
    for name in ("model.bin", "config.json", "shared_vocabulary.json"):
        shutil.copyfile(small / name, output / name)
    shutil.copyfile(spiece, output / "spiece.model")
    for name in (CURVE, RECIPE_COPY):
        if (training / name).exists():
            shutil.copyfile(training / name, output / name)
    write_atomically(output / "profile.toml", profile_to_toml(_profile(settings)))
    write_atomically(output / "parity.json", json.dumps(figures, indent=1) + "\n")
    write_atomically(output / "README.md", recipe_card(settings, training, output, figures))
    return figures


def held_out_samples(examples: dict[str, Examples]) -> list[Sample]:
    """`PARITY_EXAMPLES` held-out examples in all, as many of each task as there are."""
    found: list[Sample] = []
    each = max(1, PARITY_EXAMPLES // max(1, len(examples)))
    for _, of_task in sorted(examples.items()):
        chosen = range(0, len(of_task), HELD_OUT_EVERY)[:each]
        found += [Sample(of_task.source(i).tolist(), of_task.target(i).tolist()) for i in chosen]
    return found


def parity(source: Path, exact: Path, int8: Path, samples: Sequence[Sample]) -> dict[str, Any]:
    """How far both conversions are from the checkpoint: scores in nats, greedy outputs in shares.

    Args:
        source: the checkpoint with its tokenizer.
        exact: its float32 conversion.
        int8: its int8 conversion.
        samples: whose targets are scored, and whose sources are answered.
    """
    import ctranslate2
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(source, use_safetensors=True).eval()
    tokenizer = AutoTokenizer.from_pretrained(source)
    expected, written = [], []
    with torch.inference_mode():
        for sample in samples:
            inputs, target = torch.tensor([sample.source]), torch.tensor([sample.target])
            logits = model(input_ids=inputs, labels=target).logits
            chosen = logits.log_softmax(-1)[0].gather(1, target[0][:, None])
            expected.append(float(chosen.sum()))
            found = model.generate(
                input_ids=inputs, num_beams=1, do_sample=False, max_new_tokens=LONGEST_OUTPUT
            )
            written.append(_text_tokens(tokenizer, found[0, 1:].tolist()))
    sources = [tokenizer.convert_ids_to_tokens(sample.source) for sample in samples]
    targets = [tokenizer.convert_ids_to_tokens(sample.target[:-1]) for sample in samples]
    figures: dict[str, Any] = {"examples": len(samples)}
    for name, folder in (("float32", exact), ("int8", int8)):
        translator = ctranslate2.Translator(str(folder), device="cpu", compute_type="default")
        scores = [sum(result.log_probs) for result in translator.score_batch(sources, targets)]
        differences = np.abs(np.array(scores) - np.array(expected))
        figures[f"{name}_largest_difference"] = round(float(differences.max()), 6)
        figures[f"{name}_mean_difference"] = round(float(differences.mean()), 6)
        outputs = translator.translate_batch(
            sources, beam_size=1, max_decoding_length=LONGEST_OUTPUT, max_input_length=0
        )
        same = [out.hypotheses[0] == tokens for out, tokens in zip(outputs, written, strict=True)]
        figures[f"{name}_same_outputs"] = round(sum(same) / len(same), 4)
    return figures


def _text_tokens(tokenizer: Any, ids: list[int]) -> list[str]:
    """The tokens up to the end, which CTranslate2 leaves out."""
    end = tokenizer.eos_token_id
    return list(tokenizer.convert_ids_to_tokens(ids[: ids.index(end)] if end in ids else ids))


def _check(figures: dict[str, Any], output: Path) -> None:
    if figures["float32_largest_difference"] > FLOAT_TOLERANCE:
        raise ModelError(
            f"{output}: converted scores differ by {figures['float32_largest_difference']} nats from the "
            f"checkpoint's, more than {FLOAT_TOLERANCE}; the conversion is wrong"
        )
    if figures["float32_same_outputs"] < 1 - TIES:
        raise ModelError(
            f"{output}: of {figures['examples']} outputs only {figures['float32_same_outputs']:.0%} are the "
            f"checkpoint's, less than {1 - TIES:.0%}; the conversion is wrong"
        )


def _profile(settings: TrainSettings) -> Profile:
    """How the line is to call the model: held to chunks, with the tasks that it was trained for.

    Translations are written freely, and the gate reads them word by word.
    """
    tokens = {name: TASK_TOKEN[task][0] for task, name in TASK_NAMES.items() if task in settings.tasks}
    return Profile(
        name=settings.name,
        backend="ctranslate2",
        unit="fact",
        trust="order",
        decoding="chunks",
        tasks=dict(sorted(tokens.items())),
        source_languages=("fr", *(THREE_LETTERS if "translate" in settings.tasks else ())),
        max_input_tokens=max(shape.source for shape in settings.shapes),
        max_new_tokens=max(shape.target for shape in settings.shapes),
        num_beams=4,
        length_penalty=1.0,
        chunks_length_penalty=0.0,  # the candidates are a closed set: their plain log-probabilities compare
        max_candidates=16,
        licence=weights_licence(settings.corpora),
    )
