"""What each system wrote for a corpus: files, outputs that the corpus carries, baselines, the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from summarize.config import Config, load_config
from summarize.errors import ConfigError
from summarize.evaluate.baselines.baseline import Budget, baseline, foreign_sources
from summarize.evaluate.baselines.line import line, line_since
from summarize.evaluate.corpora.declared import names_of
from summarize.evaluate.corpora.load import Corpus
from summarize.evaluate.corpora.naming import rows_named
from summarize.evaluate.corpora.predictions import References, pair, read_predictions, with_sources
from summarize.evaluate.keeping import code_digest, kept
from summarize.evaluate.segments import Prediction
from summarize.evaluate.settings import EvaluateSettings, SystemSettings
from summarize.runs import RunFolder, digest, json_lines


def written_by(
    folder: RunFolder, settings: EvaluateSettings, root: Path, name: str, system: str, *, corpus: Corpus
) -> tuple[Sequence[Prediction] | None, Sequence[str]]:
    """What a system wrote for the examples, in their order (None: the humans), and warnings."""
    options, words = settings.systems[system], settings.corpora[name].max_words
    if options.humans:
        return None, ()
    if options.predictions is not None:
        given = read_predictions(root / options.predictions, options.column)
        places = tuple(f"{name}:{example.example_id}" for example in corpus.examples)
        has_ids = bool(corpus.declaration.columns.id)
        own = root / corpus.declaration.path
        read = tuple((own, column) for column in names_of(corpus.declaration.columns.references))
        pairs = pair(given, References(Path(name), corpus.examples, places, has_ids=has_ids, read=read))
        # In their own order, and under the corpus's ids whichever side had ids.
        matched = [
            replace(one, example_id=example.example_id)
            for one, example in zip(pairs.predictions, corpus.examples, strict=True)
        ]
        carrying, bare = with_sources(matched, corpus.examples)
        return carrying, (*pairs.warnings, *bare)
    if options.carried is not None:
        if options.carried not in corpus.systems:
            here = ", ".join(corpus.systems) or "none"
            raise ConfigError(
                f"systems.{system}: corpus '{name}' carries no outputs '{options.carried}'; it carries: {here}"
            )
        return corpus.systems[options.carried], ()
    if options.line is not None:
        config = _line_config(options, words)
        place = folder.path / "runs" / name / system
        if options.since is None:
            return line(corpus.examples, config, place), ()
        groups = sorted({example.group for example in corpus.examples if example.group is not None})
        if options.since not in groups:
            raise ConfigError(
                f"systems.{system}: corpus '{name}' has no group since = '{options.since}'; its groups: {', '.join(groups) or 'none'}"
            )
        return line_since(corpus.examples, options.since, config, place), ()
    chosen, seed = options.baseline or "", settings.seed
    mode = settings.corpora[name].mode or corpus.mode
    budget = Budget(sentences=options.max_sentences) if options.max_sentences else Budget(words=words)
    text = kept(
        folder,
        f"predictions/{name}/{system}.jsonl",
        digest(code_digest(), chosen, budget, seed, mode, corpus.digest),
        lambda: json_lines(
            [
                {"id": p.example_id, "text": p.text}
                for p in baseline(chosen, corpus.examples, budget, seed=seed, mode=mode)
            ]
        ),
    )
    records = [msgspec.json.decode(record) for record in text.split("\n") if record]
    foreign = foreign_sources(corpus.examples) if chosen != "copy" else ()
    said = f"{len(foreign)} sources that are not in French are left out: {rows_named(foreign)}"
    return [Prediction(record["id"], record["text"]) for record in records], (said,) if foreign else ()


def _line_config(options: SystemSettings, words: int) -> Config:
    config = load_config(Path(options.config) if options.config else None)
    return msgspec.structs.replace(
        config,
        generate=msgspec.structs.replace(config.generate, model=options.line or config.generate.model),
        plan=msgspec.structs.replace(config.plan, max_words=words),
    )
