"""Turns a checkpoint into what the package ships: CTranslate2 int8 and the sentencepiece model.

The export fails rather than ship a conversion whose float scores are not the checkpoint's.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from summarize.errors import ModelError
from summarize.generate.convert import convert_to_ctranslate2
from summarize.runs import write_atomically
from summarize.train.examples import Examples, load_examples
from summarize.train.tokenizer import transformers_tokenizer

PARITY_EXAMPLES = 64
FLOAT_TOLERANCE = 1e-3  # nats a sequence; CTranslate2 and Transformers differ by about 4e-6


def export_model(training: Path, output: Path) -> dict[str, Any]:
    """Writes `output` from a training folder; returns and saves the figures of the parity check.

    Raises:
        ModelError: there is no checkpoint, or the converted scores differ from its own.
    """
    checkpoint, spiece = training / "checkpoint", training / "spiece.model"
    if not (checkpoint / "model.safetensors").exists():
        raise ModelError(f"{training}: holds no checkpoint; run summarize train first")
    source = training / "export"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(checkpoint, source, ignore=shutil.ignore_patterns("optimizer.safetensors", "state.json"))
    transformers_tokenizer(spiece).save_pretrained(source)
    exact = training / "export-float32"
    convert_to_ctranslate2(source, exact, quantization="float32", tokenizer=False)
    small = training / "export-int8"
    convert_to_ctranslate2(source, small, quantization="int8", tokenizer=False)
    figures = _parity(source, exact, small, _held_out(load_examples(training / "examples")["shed"]))
    if figures["float32_largest_difference"] > FLOAT_TOLERANCE:
        raise ModelError(
            f"{output}: converted scores differ by {figures['float32_largest_difference']} nats from the "
            f"checkpoint's, more than {FLOAT_TOLERANCE}; the conversion is wrong"
        )
    # Beside whatever the output folder holds: a card, a licence. The profile that the conversion
    # inferred stays behind: the package's own, "compact", says how to call the model.
    output.mkdir(parents=True, exist_ok=True)
    for name in ("model.bin", "config.json", "shared_vocabulary.json"):
        shutil.copyfile(small / name, output / name)
    shutil.copyfile(spiece, output / "spiece.model")
    write_atomically(output / "parity.json", json.dumps(figures, indent=1) + "\n")
    return figures


def _held_out(examples: Examples) -> list[tuple[list[int], list[int]]]:
    """Token ids (source, target without end) of held-out examples."""
    from summarize.train.watch import HELD_OUT_EVERY

    indices = range(0, len(examples), HELD_OUT_EVERY)[:PARITY_EXAMPLES]
    return [(examples.source(i).tolist(), examples.target(i).tolist()) for i in indices]


def _parity(
    source: Path, exact: Path, int8: Path, pairs: list[tuple[list[int], list[int]]]
) -> dict[str, Any]:
    """Log-probabilities (nats) of the same targets by the checkpoint and by both conversions."""
    import ctranslate2
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(source, use_safetensors=True).eval()
    tokenizer = AutoTokenizer.from_pretrained(source)
    expected = []
    with torch.no_grad():
        for inputs, target in pairs:
            logits = model(input_ids=torch.tensor([inputs]), labels=torch.tensor([target])).logits
            chosen = logits.log_softmax(-1)[0].gather(1, torch.tensor(target)[:, None])
            expected.append(float(chosen.sum()))
    sources = [tokenizer.convert_ids_to_tokens(inputs) for inputs, _ in pairs]
    targets = [tokenizer.convert_ids_to_tokens(target[:-1]) for _, target in pairs]
    figures: dict[str, Any] = {"examples": len(pairs)}
    for name, folder in (("float32", exact), ("int8", int8)):
        translator = ctranslate2.Translator(str(folder), device="cpu", compute_type="default")
        scores = [sum(result.log_probs) for result in translator.score_batch(sources, targets)]
        differences = np.abs(np.array(scores) - np.array(expected))
        figures[f"{name}_largest_difference"] = round(float(differences.max()), 6)
        figures[f"{name}_mean_difference"] = round(float(differences.mean()), 6)
    return figures
