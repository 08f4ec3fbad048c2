"""Ablations of a training recipe: what is left out, the file that is trained, what is measured alike for all."""

import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from summarize.errors import ConfigError, SummarizeError
from summarize.train import watch
from summarize.train.examples import prepare_examples
from summarize.train.settings import Phase, TokenizerSettings, TrainSettings, WatchSettings, load_settings
from summarize.train.tokenizer import train_tokenizer

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))  # they are programs that import one another, and no package
ablations = importlib.import_module("training_ablations")

Recipe = Callable[..., TrainSettings]
CONFIGS = sorted((BENCHMARKS.parent / "configs").glob("train-rewriter*.toml"))


def _weights(settings: TrainSettings) -> list[list[str]]:
    return [sorted(phase.weights) for phase in settings.phases]


def test_each_filter_task_and_corpus_is_left_out_once(recipe: Recipe):
    whole = recipe()
    found = ablations.variants(whole)
    assert found[ablations.WHOLE] == whole
    assert [name for name in found if name.startswith("filter")] == [
        f"filter {name} off" for name in ("numbers", "names", "stems", "title_stems", "join_stems", "order")
    ]
    assert found["filter numbers off"].filters.numbers is False
    assert found["filter order off"].filters.order == 0.0
    assert _weights(found["no task cut"]) == [["copy", "mend"], ["cut_by_rule", "shed"]]
    assert {name for name in found if name.startswith("no task")} == {f"no task {t}" for t in whole.tasks}
    assert found["no corpus orangesum"].corpora == ("press-releases", "other")
    # But for what its name says, a variant is the whole recipe.
    for name, own in found.items():
        changed = {key for key in whole.__struct_fields__ if getattr(own, key) != getattr(whole, key)}
        part = name.split()[1] if name != ablations.WHOLE else ""
        assert changed <= {
            "filters" if name.startswith("filter") else "phases" if part == "task" else "corpora"
        }


def test_a_filter_that_is_off_already_and_what_is_alone_are_no_variants(recipe: Recipe):
    whole = recipe(corpora=("orangesum",), phases=[Phase(steps=2, weights={"copy": 1.0})])
    whole = msgspec.structs.replace(
        whole, filters=msgspec.structs.replace(whole.filters, numbers=False, stems=0.0)
    )
    found = ablations.variants(whole)
    assert not {"filter numbers off", "filter stems off", "no task copy", "no corpus orangesum"} & set(found)


def test_a_phase_that_had_one_task_goes_with_it(recipe: Recipe):
    whole = recipe(
        phases=[Phase(steps=2, weights={"copy": 1.0}), Phase(steps=3, weights={"cut": 1.0, "copy": 0.5})]
    )
    assert _weights(ablations.variants(whole)["no task copy"]) == [["cut"]]


def test_a_short_training_keeps_the_proportions(recipe: Recipe):
    whole = recipe(
        phases=[Phase(steps=3000, weights={"copy": 1.0}), Phase(steps=1000, weights={"cut": 1.0})],
        warmup_steps=200,
        decay_steps=800,
        checkpoint_every=300,
    )
    short = ablations.shortened(whole, 400)
    assert [phase.steps for phase in short.phases] == [300, 100]
    assert (short.warmup_steps, short.decay_steps, short.checkpoint_every) == (20, 80, 300)
    least = ablations.shortened(whole, 1)
    assert [phase.steps for phase in least.phases] == [1, 1]
    assert least.checkpoint_every == 1


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_the_file_of_every_variant_reads_as_the_variant(path: Path, tmp_path: Path):
    for name, own in ablations.variants(load_settings(path)).items():
        file = tmp_path / f"{name}.toml"
        file.write_text(ablations.recipe_toml(own), encoding="utf-8")
        assert load_settings(file) == own


def test_examples_change_their_vocabulary_and_say_the_same(recipe: Recipe, tmp_path: Path):
    import sentencepiece

    one = recipe(length_share=0.5)
    other = recipe(tokenizer=TokenizerSettings(vocab_size=345, sentences={"fr": 2_000, "en": 40}))
    for settings, name in ((one, "one"), (other, "other")):
        train_tokenizer(settings, tmp_path / f"{name}.model")
    prepare_examples(one, tmp_path / "one.model", tmp_path / "examples")
    pieces, new = (
        sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / f"{name}.model"))
        for name in ("one", "other")
    )
    for task, examples in ablations.load_examples(tmp_path / "examples").items():
        some = examples.subset(np.arange(len(examples)) < 20)
        told = ablations.in_vocabulary(some, pieces, new, one.tokenizer.tokens)
        assert len(told) == len(some), task
        for index in range(len(some)):
            assert new.decode(told.source(index).tolist()[:-1]) == pieces.decode(
                some.source(index).tolist()[:-1]
            )
            assert new.decode(told.target(index).tolist()[:-1]) == pieces.decode(
                some.target(index).tolist()[:-1]
            )
            # What the model is asked for is still one token each.
            heads = [
                [own.id_to_piece(int(token)) for token in of.source(index)[:3] if own.id_to_piece(int(token)).startswith("<")]
                for own, of in ((pieces, some), (new, told))
            ]  # fmt: skip
            assert heads[0] == heads[1]
        same = ablations.in_vocabulary(told, new, new, one.tokenizer.tokens)
        assert np.array_equal(same.tokens, told.tokens)


def test_a_variant_that_there_is_not_is_told(recipe: Recipe, tmp_path: Path):
    with pytest.raises(ConfigError, match="no such variant; choose from whole recipe, filter numbers off"):
        ablations.measure_training(recipe(), Path(recipe().data), 2, tmp_path, ["nothing"])


def test_a_recipe_that_cannot_be_trained_is_told(recipe: Recipe, tmp_path: Path):
    lacking = recipe(
        corpora=("other",),
        tokenizer=TokenizerSettings(vocab_size=300, sentences={"fr": 2_000, "en": 40}),
        phases=[Phase(steps=2, weights={"headline": 1.0})],
    )
    with pytest.raises(SummarizeError, match="give no example of headline"):
        ablations.measure_training(lacking, Path(lacking.data), 2, tmp_path)


@pytest.mark.slow
def test_variants_are_trained_gone_on_with_and_told_in_one_table(
    recipe: Recipe, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(watch, "LONGEST_OUTPUT", 8)  # a model that learnt nothing never ends
    whole = recipe(
        phases=[Phase(steps=6, weights={"copy": 0.5, "cut": 0.2, "translate": 0.3})],
        watch=WatchSettings(every=2, outputs={"copy": 3, "translate": 4}),
    )
    asked = ["no task translate"]
    failed = ablations.measure_training(whole, Path(whole.data), 4, tmp_path, asked)
    told = capsys.readouterr().out
    assert not failed
    assert "whole recipe's held-out examples" in told
    assert "chrF|nrefs:1" in told
    assert "translate, 4 examples" in told
    assert len(re.findall(r"  whole recipe +\d+\.\d\d\n  no task translate +\d+\.\d\d +[+-]\d", told)) == 2
    assert "no-task-translate" in {folder.name for folder in tmp_path.iterdir()}
    log = (tmp_path / "whole-recipe" / "log.jsonl").read_text()
    assert not ablations.train(
        load_settings(tmp_path / "whole-recipe" / "variant.toml"), tmp_path / "whole-recipe"
    )
    assert (tmp_path / "whole-recipe" / "log.jsonl").read_text() == log  # nothing is trained twice
