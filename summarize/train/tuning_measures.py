"""What is measured while a model is fine-tuned: its loss and its ROUGE on held-out examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.generate.transformers_backend import TransformersGenerator
from summarize.train.examples import Batch, Examples
from summarize.train.processes import Processes
from summarize.train.settings import FineTuneSettings
from summarize.train.tuned_examples import NONE, target_limit, tuning_batch

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Tuning:
    """A fine-tuning at work: `model` is the generator's, or that with adapters around it."""

    settings: FineTuneSettings
    generator: TransformersGenerator
    model: Any
    processes: Processes

    @property
    def pad(self) -> int:
        """The id that fills sources up."""
        return int(self.generator.model.config.pad_token_id)


def batch_loss(tuning: Tuning, batch: Batch, smoothing: float = 0.0) -> torch.Tensor:
    """Mean cross-entropy in nats a target token; the decoder starts as the run lets it start."""
    import torch

    source = torch.from_numpy(batch.source).to(tuning.processes.device)
    target = torch.from_numpy(batch.target).to(tuning.processes.device)
    start = torch.full_like(target[:, :1], tuning.generator.decoder_start)
    before = torch.cat([start, target[:, :-1].masked_fill(target[:, :-1] == NONE, tuning.pad)], dim=1)
    logits = tuning.model(
        input_ids=source, attention_mask=source.ne(tuning.pad), decoder_input_ids=before, use_cache=False
    ).logits
    loss: torch.Tensor = torch.nn.functional.cross_entropy(
        logits.float().flatten(0, 1), target.flatten(), ignore_index=NONE, label_smoothing=smoothing
    )
    return loss


def held_out_loss(tuning: Tuning, held_out: Examples) -> dict[str, float]:
    """The mean loss in nats a target token, as `valid_summaries`; nothing where no example is held out."""
    import torch

    tuning.model.eval()
    total, tokens = 0.0, 0
    for start in range(0, len(held_out), tuning.settings.micro_batch):
        rows = range(start, min(len(held_out), start + tuning.settings.micro_batch))
        batch = tuning_batch(held_out, rows, tuning.pad)
        count = int((batch.target != NONE).sum())
        with torch.inference_mode(), torch.autocast(tuning.processes.device.type, dtype=torch.bfloat16):
            total += float(batch_loss(tuning, batch)) * count
        tokens += count
    return {"valid_summaries": round(total / tokens, 4)} if tokens else {}


def held_out_rouge(tuning: Tuning, held_out: Examples) -> dict[str, float]:
    """ROUGE F1 of greedy summaries, 0..100, words as the evaluation's mode "fr" has them."""
    import torch

    from summarize.evaluate.rouge.score import score_rouge

    settings, generator = tuning.settings, tuning.generator
    count = min(settings.rouge_examples, len(held_out))
    if not count:
        return {}
    tuning.model.eval()
    decode = generator.tokenizer.decode
    pairs = []
    for start in range(0, count, settings.micro_batch):
        rows = range(start, min(count, start + settings.micro_batch))
        source = torch.from_numpy(tuning_batch(held_out, rows, tuning.pad).source).to(tuning.processes.device)
        with torch.inference_mode(), torch.autocast(tuning.processes.device.type, dtype=torch.bfloat16):
            found = tuning.model.generate(
                input_ids=source,
                attention_mask=source.ne(tuning.pad),
                num_beams=1,
                do_sample=False,
                decoder_start_token_id=generator.decoder_start,
                forced_bos_token_id=generator.forced_bos,
                max_new_tokens=target_limit(settings, generator),
                no_repeat_ngram_size=generator.profile.no_repeat_ngram_size,
            )
        for i, ids in zip(rows, found.tolist(), strict=True):
            wanted = decode(held_out.target(i).tolist(), skip_special_tokens=True)
            pairs.append((decode(ids, skip_special_tokens=True).strip(), wanted.strip()))
    score = score_rouge([said for said, _ in pairs], [[wanted] for _, wanted in pairs])
    return {name: round(getattr(score, name), 2) for name in ("rouge1", "rouge2", "rougeL")}
