"""What is measured while a model learns: losses on held-out examples, and what it writes of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from summarize.train.examples import EOS, Batch, Examples, Sampler
from summarize.train.settings import Phase, TrainSettings

HELD_OUT_EVERY = 200  # one example in 200 is never trained on, and gives the validation loss
VALIDATION_EXAMPLES = 96
WRITTEN_AT_ONCE = 32  # outputs a batch
LONGEST_OUTPUT = 128  # tokens


def split(examples: dict[str, Examples]) -> tuple[dict[str, Examples], dict[str, Examples]]:
    """Training and held-out views of every task: one example in `HELD_OUT_EVERY` is held out."""
    training, held_out = {}, {}
    for task, found in examples.items():
        keep = np.arange(len(found)) % HELD_OUT_EVERY != 0
        training[task], held_out[task] = found.subset(keep), found.subset(~keep)
    return training, held_out


def validation_losses(
    model: Any, validation: Sampler, settings: TrainSettings, device: Any
) -> dict[str, float]:
    """Mean loss in nats per target token on held-out examples of each task of the last phase."""
    import torch

    losses = {}
    model.eval()
    for task in sorted(settings.phases[-1].weights):
        if not len(validation.examples[task]):
            continue
        batch = validation.batch(0, Phase(steps=1, weights={task: 1.0}))
        source, target = tensors(batch, device)
        source, target = source[:VALIDATION_EXAMPLES], target[:VALIDATION_EXAMPLES]
        with torch.no_grad(), torch.autocast(device.type, dtype=torch.bfloat16):
            out = model(input_ids=source, attention_mask=source.ne(0), labels=target, use_cache=False)
        losses[f"valid_{task}"] = round(float(out.loss), 4)
    model.train()
    return losses


def written(model: Any, examples: Examples, count: int, pieces: Any, device: Any) -> list[tuple[str, str]]:
    """(target, greedy output) of `count` examples, evenly spread; `pieces` is their sentencepiece model."""
    import torch

    spread = np.unique(np.linspace(0, len(examples) - 1, min(count, len(examples))).astype(int)).tolist()
    # Of like length together, for little padding; the order of what is returned does not matter.
    order = sorted(spread, key=lambda i: (len(examples.source(i)), i))
    pairs = []
    model.eval()
    for start in range(0, len(order), WRITTEN_AT_ONCE):
        rows = order[start : start + WRITTEN_AT_ONCE]
        sources = [examples.source(i).tolist() for i in rows]
        width = max(map(len, sources))
        ids = torch.tensor([ids + [0] * (width - len(ids)) for ids in sources], device=device)
        with torch.inference_mode(), torch.autocast(device.type, dtype=torch.bfloat16):
            found = model.generate(
                input_ids=ids,
                attention_mask=ids.ne(0),
                num_beams=1,
                do_sample=False,
                max_new_tokens=LONGEST_OUTPUT,
            )
        for i, output in zip(rows, found.tolist(), strict=True):
            pairs.append(
                (pieces.decode(text_ids(examples.target(i).tolist())), pieces.decode(text_ids(output[1:])))
            )
    model.train()
    return pairs


def output_scores(
    model: Any, held_out: dict[str, Examples], settings: TrainSettings, pieces: Any, device: Any
) -> dict[str, float]:
    """Per task of `settings.watch.outputs`: chrF, in 0..100, and the share of exact matches, in 0..1.

    chrF as sacrebleu computes it by default (Popović 2015; characters up to 6, no words). A task
    without a held-out example is left out.
    """
    from sacrebleu import corpus_chrf

    scores = {}
    for task, count in sorted(settings.watch.outputs.items()):
        if task not in held_out or not len(held_out[task]) or not count:
            continue
        pairs = written(model, held_out[task], count, pieces, device)
        chrf = corpus_chrf([output for _, output in pairs], [[target for target, _ in pairs]])
        scores[f"chrf_{task}"] = round(chrf.score, 2)
        scores[f"exact_{task}"] = round(sum(target == output for target, output in pairs) / len(pairs), 4)
    return scores


def text_ids(ids: list[int]) -> list[int]:
    """The ids before the first end, without padding."""
    return [i for i in (ids[: ids.index(EOS)] if EOS in ids else ids) if i > 0]


def tensors(batch: Batch, device: Any) -> tuple[Any, Any]:
    """Source and target ids of a batch, on the device."""
    import torch

    return torch.from_numpy(batch.source).to(device), torch.from_numpy(batch.target).to(device)
