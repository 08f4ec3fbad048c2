"""The model card, written from what the training left: nothing in it is typed by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from summarize.train.corpora import CORPORA, weights_licence
from summarize.train.curve import CURVE, read_log, told
from summarize.train.settings import FilterSettings, TrainSettings

NON_COMMERCIAL = (
    "Non-commercial. Some of the data it was trained on forbids commercial use, or allows research only; "
    "the weights inherit that."
)
COMMERCIAL = "May be used commercially. No corpus that forbids commercial use was used to train it."
CURVE_POINTS = 6  # rows of the table of figures
LAST_PART = 0.2  # of the steps, over which the card tells whether the losses still fell
STILL_FALLS = 0.01  # nats over that part: less is no longer learning


def recipe_card(settings: TrainSettings, training: Path, output: Path, parity: Mapping[str, Any]) -> str:
    """The card of a model trained from a recipe, in Markdown.

    Args:
        settings: the recipe.
        training: its folder: log, counts of pairs, curve.
        output: the folder of the export, for the sizes of its files.
        parity: the figures of the conversion.
    """
    records = read_log(training)
    licence = weights_licence(settings.corpora)
    shape = settings.model
    size = (output / "model.bin").stat().st_size / 1e6
    return card_of(
        records,
        name=settings.name,
        told=(
            f"A T5 encoder-decoder of {parameters(training):.1f} million parameters "
            f"({shape.num_layers} + {shape.num_decoder_layers} layers, width {shape.d_model}, {settings.tokenizer.vocab_size:,} "
            f"sentencepiece units with byte fallback) that rewrites news sentences conservatively. "
            f"Shipped as CTranslate2 int8 ({size:.1f} MB)."
        ),
        verdict=NON_COMMERCIAL if "NC" in licence else COMMERCIAL,
        licence=licence,
        command="summarize train --config recipe.toml --output OUT",
        rows=[("tasks", ", ".join(f"`{task}`" for task in sorted(settings.tasks)))],
        corpora=[CORPORA[name] for name in settings.corpora],
        counts=_json(training / "examples" / "counts.json"),
        filters=_filters(settings.filters),
        curve=CURVE if (output / CURVE).exists() else "",
        parity=_parity(parity),
        limits=(
            "What it writes must pass a gate that compares it with its sources; the figures above are without one. "
            "It reads the languages of its corpora, and writes French only."
        ),
    )


def card_of(records: Sequence[Mapping[str, Any]], **fields: Any) -> str:
    """The template filled in with the fields, and with what the log tells."""
    import jinja2

    text = files("summarize.train").joinpath("card.md").read_text(encoding="utf-8")
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - Markdown
    known = {"corpora": (), "counts": {}, "filters": "", "parity": ""}
    log = {"compute": compute_told(records), "trend": trend(records), **_figures(records)}
    return environment.from_string(text).render(**known | log | fields).strip() + "\n"


def parameters(training: Path) -> float:
    """Millions of parameters of the last checkpoint, tied ones counted once."""
    from safetensors import safe_open

    from summarize.train.checkpoints import LAST

    with safe_open(str(training / LAST / "model.safetensors"), framework="np") as weights:
        shapes = [weights.get_slice(name).get_shape() for name in weights.keys()]  # noqa: SIM118 - not a mapping
    total = 0
    for shape in shapes:
        size = 1
        for side in shape:
            size *= side
        total += size
    return total / 1e6


def compute_told(records: Sequence[Mapping[str, Any]]) -> str:
    """Steps, examples, hours and machines of a training, as its log has them."""
    if not records:
        return "The log of the training is lost: steps, hours and machine are not known."
    seconds = sum(float(record.get("seconds", 0)) for record in records)
    examples = sum(int(record.get("examples", 0)) for record in records)
    machines = list(dict.fromkeys(str(record["machine"]) for record in records if "machine" in record))
    unknown = [record for record in records if "seconds" not in record]
    said = f"{records[-1]['step']:,} steps, {examples:,} examples, {seconds / 3600:.1f} hours"
    said += f" on {'; '.join(machines)}" if machines else ""
    return f"{said}, measurements on held-out examples included." + (
        f" {len(unknown)} of {len(records)} stretches between checkpoints were not timed." if unknown else ""
    )


def trend(records: Sequence[Mapping[str, Any]]) -> str:
    """Where the curve pointed at the end: which losses still fell over the last fifth of the steps."""
    if len(records) < 4:
        return "The training was too short to say where its curve pointed."
    last = records[-1]
    before = [record for record in records if record["step"] <= (1 - LAST_PART) * last["step"]]
    if not before:
        return "The training was too short to say where its curve pointed."
    falls: list[str] = []
    stands: list[str] = []
    for name in sorted(name for name in last if name.startswith("valid_") and name in before[-1]):
        change = float(last[name]) - float(before[-1][name])
        (falls if change < -STILL_FALLS else stands).append(f"{told(name).split(': ')[1]} {change:+.3f}")
    parts = [f"From step {before[-1]['step']:,} to {last['step']:,} the losses on held-out examples"]
    parts += [f"still fell for {', '.join(falls)}"] if falls else ["fell for no task"]
    if stands:
        parts.append(f"and stood or rose for {', '.join(stands)}")
    return " ".join(parts) + " (nats a token)."


def _figures(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The table: a few steps of the log, evenly spread, with all that was measured."""
    if not records:
        return {"figures_told": "None: the log is lost.", "header": [], "table": []}
    # Where outputs were scored the row has more to say; else any will do.
    scored = [record for record in records if any(name.startswith(("chrf_", "rouge")) for name in record)]
    pool = scored if len(scored) >= 2 else list(records)
    spread = {round(i * (len(pool) - 1) / max(1, CURVE_POINTS - 1)) for i in range(CURVE_POINTS)}
    chosen = [pool[i] for i in sorted(spread)]
    names = [n for n in chosen[-1] if n == "loss" or n.startswith(("valid_", "chrf_", "exact_", "rouge"))]
    rows = [["step", *(f"{record['step']:,}" for record in chosen)]]
    rows += [[told(name), *(str(record.get(name, "")) for record in chosen)] for name in names]
    return {
        "figures_told": "Losses in nats a token, on held-out examples but for the first row; chrF in 0..100 and "
        "exact matches (shares) of greedy outputs on held-out examples.",
        "header": rows[0],
        "table": rows[1:],
    }


def _filters(filters: FilterSettings) -> str:
    if filters == FilterSettings():
        return (
            "Every French target was held to its French source: its numbers, its names and most of its content words "
            "stand there. A translation has its source's figures, and about its length."
        )
    return f"Filters that held the targets to their sources: {json.loads(json.dumps(_values(filters)))}."


def _values(filters: FilterSettings) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in filters.__struct_fields__}


def _parity(figures: Mapping[str, Any]) -> str:
    return (
        f"Conversion ({figures['examples']} held-out examples): log-probabilities of CTranslate2 float32 within "
        f"{figures['float32_largest_difference']:.4f} nats of the checkpoint's, and {figures['float32_same_outputs']:.0%} "
        f"of its greedy outputs the same; int8 within {figures['int8_largest_difference']:.2f}, "
        f"{figures['int8_mean_difference']:.2f} on average, and {figures['int8_same_outputs']:.0%} of the outputs."
    )


def _json(path: Path) -> dict[str, int]:
    try:
        found: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
