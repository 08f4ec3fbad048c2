"""The card of a fine-tuned model, from what its training left."""

from __future__ import annotations

import json
from pathlib import Path

from summarize.generate.profiles import Profile
from summarize.train.card import card_of
from summarize.train.checkpoints import last_checkpoint
from summarize.train.curve import CURVE, read_log
from summarize.train.settings import FineTuneSettings


def tuned_card(settings: FineTuneSettings, profile: Profile, output: Path) -> str:
    """The card, in Markdown; `profile` is the fine-tuned model's, with the licence of its base."""
    records = read_log(output)
    counts: dict[str, int] = json.loads((output / "examples" / "counts.json").read_text(encoding="utf-8"))
    folder = last_checkpoint(output)
    state = json.loads((folder / "state.json").read_text(encoding="utf-8")) if folder else {}
    kept = (
        f"step {state['best_step']}, the least loss on held-out examples"
        if "best_step" in state
        else "the last step"
    )
    lora = settings.lora
    rows = [
        ("base", f"`{settings.base}` (licence: {profile.licence})"),
        ("your data's licence", settings.data_licence),
        (
            "reads",
            f"the packed event, {profile.max_input_tokens} tokens, {', '.join(profile.source_languages)}",
        ),
        ("trained", f"LoRA, rank {lora.rank}, merged into the weights" if lora else "all weights"),
        (
            "examples",
            f"{counts['train']} to learn from, {counts['valid']} held out, {counts['skipped']} left out",
        ),
        ("summaries cut to fit", str(counts["train_cut"] + counts["valid_cut"])),
        ("epochs", f"{settings.epochs} of {settings.batch} examples a step; kept: {kept}"),
    ]
    return card_of(
        records,
        name=settings.name,
        told="An encoder-decoder fine-tuned on a user's own articles and summaries, to be run as `summarize run --model FOLDER`.",
        verdict="Its use is bound by two licences: that of the base, and that of the data it was fine-tuned on.",
        licence=f"base: {profile.licence}; data: {settings.data_licence}",
        command="summarize train --config FILE --output OUT",
        rows=rows,
        curve=CURVE if (output / CURVE).exists() else "",
        limits="It learnt to write like its examples: what they say beyond their articles, it will say too. The gate checks it all the same.",
    )
