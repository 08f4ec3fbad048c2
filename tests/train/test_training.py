"""The whole recipe on a corpus made on the spot: tokenizer, pairs, training, resume, export, card."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from summarize.errors import ConfigError, ModelError
from summarize.train.settings import (
    Phase,
    TokenizerSettings,
    TrainSettings,
    WatchSettings,
    load_any_settings,
    load_settings,
)

CONFIGS = Path(__file__).resolve().parents[2] / "configs"
Recipe = Callable[..., TrainSettings]
ALL_TASKS = {
    "shed": 0.1, "cut": 0.1, "cut_by_rule": 0.1, "join": 0.2, "headline": 0.05, "title": 0.05, "translate": 0.3,
    "translate_cut": 0.1,
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(recipe: Recipe) -> TrainSettings:
    """Every task, Muon, lengths, outputs that are watched."""
    return recipe(
        name="tiny",
        corpora=("orangesum", "press-releases", "tatoeba", "debian", "other"),
        phases=[Phase(steps=3, weights={"copy": 1.0}), Phase(steps=3, weights=ALL_TASKS)],
        optimizer="muon",
        decay_steps=2,
        length_share=0.5,
        limit=80,
        watch=WatchSettings(every=6, outputs={"translate": 5, "cut_by_rule": 2}),
    )


@pytest.fixture(scope="module")
def trained(whole: TrainSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from summarize.train.trainer import train

    output = tmp_path_factory.mktemp("training")
    train(whole, output)
    return output


@pytest.fixture(scope="module")
def exported(trained: Path, whole: TrainSettings) -> Path:
    from summarize.train.export import export_model

    export_model(trained, trained / "model", whole)
    return trained / "model"


def _log(output: Path) -> list[dict]:
    return [json.loads(line) for line in (output / "log.jsonl").read_text().splitlines()]


def test_a_training_logs_losses_and_outputs_on_held_out_examples(trained: Path):
    steps = _log(trained)
    assert [record["step"] for record in steps] == [3, 6]
    assert all(0 < record["loss"] < 20 for record in steps)
    assert {"valid_shed", "valid_cut_by_rule", "valid_translate", "valid_join"} <= steps[-1].keys()
    assert 0 <= steps[-1]["chrf_translate"] <= 100
    assert 0 <= steps[-1]["exact_translate"] <= 1
    assert "chrf_translate" not in steps[0]
    assert steps[-1]["examples"] > 0
    assert steps[-1]["machine"]


def test_the_curve_is_drawn_from_the_log_the_same_every_time(trained: Path, tmp_path: Path):
    from summarize.train.curve import draw_curve, read_log

    records = read_log(trained)
    assert (trained / "curve.svg").read_text().startswith("<?xml")
    draw_curve(records, tmp_path / "a.svg", "t")
    draw_curve(records, tmp_path / "b.svg", "t")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    draw_curve(records[:1], tmp_path / "none.svg", "t")
    assert not (tmp_path / "none.svg").exists()


def test_a_log_that_a_kill_cut_short_is_read_and_gone_on_with(tmp_path: Path):
    from summarize.train.curve import append_log, read_log

    (tmp_path / "log.jsonl").write_text('{"step": 2, "loss": 3.0}\n{"step": 4, "lo')
    append_log(tmp_path, {"step": 4, "loss": 2.0})
    append_log(tmp_path, {"step": 2, "loss": 3.5})
    assert read_log(tmp_path) == [{"step": 2, "loss": 3.5}, {"step": 4, "loss": 2.0}]


class Killed(Exception):
    pass


def _killed_at(step_of_death: int) -> type:
    class KilledBar:
        """Stands for the progress bar, and dies in a step."""

        def __init__(self, steps, **_):
            self.steps = steps

        def __iter__(self):
            for step in self.steps:
                if step == step_of_death:
                    raise Killed
                yield step

    return KilledBar


@pytest.mark.parametrize("optimizer", ["adamw", "muon"])
def test_a_killed_training_ends_as_an_uninterrupted_one(
    optimizer: str, trained: Path, whole: TrainSettings, tmp_path: Path
):
    from msgspec.structs import replace
    from safetensors.torch import load_file

    from summarize.train.trainer import train

    settings = replace(whole, optimizer=optimizer, watch=WatchSettings())
    for folder in (tmp_path / "whole", tmp_path / "killed"):
        folder.mkdir()
        shutil.copytree(trained / "examples", folder / "examples")
        shutil.copyfile(trained / "spiece.model", folder / "spiece.model")
    train(settings, tmp_path / "whole")
    killed = tmp_path / "killed"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tqdm.tqdm", _killed_at(4))
        with pytest.raises(Killed):
            train(settings, killed)
    assert json.loads((killed / "checkpoint" / "state.json").read_text()) == {"step": 3}
    moments = load_file(killed / "checkpoint" / "optimizer.safetensors")
    owners = {name.split(".")[0] for name in moments}
    assert owners == ({"0", "1"} if optimizer == "muon" else {"0"})
    train(settings, killed)
    weights = load_file(tmp_path / "whole" / "checkpoint" / "model.safetensors")
    resumed = load_file(killed / "checkpoint" / "model.safetensors")
    assert weights.keys() == resumed.keys()
    for name, values in weights.items():
        assert values.sub(resumed[name]).abs().max() < 1e-5, name


def test_muon_moves_the_matrices_and_adamw_the_rest(whole: TrainSettings):
    import torch

    from summarize.train.optimizers import optimizers
    from summarize.train.trainer import new_model

    model = new_model(whole)
    adamw, muon = optimizers(model, whole)
    assert isinstance(muon, torch.optim.Muon)
    names = {group["name"] for group in muon.param_groups}
    assert all("SelfAttention" in n or "EncDecAttention" in n or "DenseReluDense" in n for n in names)
    rest = {group["name"] for group in adamw.param_groups}
    assert "shared.weight" in rest
    assert any("relative_attention_bias" in name for name in rest)
    assert not names & rest
    assert len(names | rest) == len(list(model.parameters()))


def test_the_rate_warms_up_stays_and_decays(recipe: Recipe):
    from summarize.train.optimizers import rate

    settings = recipe(phases=[Phase(steps=100, weights={"copy": 1})], warmup_steps=10, decay_steps=20)
    assert rate(0, settings) == pytest.approx(0.1)
    assert {rate(step, settings) for step in range(10, 81)} == {1.0}
    assert rate(90, settings) == pytest.approx(0.51)
    cosine = recipe(phases=[Phase(steps=100, weights={"copy": 1})], warmup_steps=10)
    assert rate(55, cosine) == pytest.approx(0.02 + 0.98 / 2)
    assert rate(99, cosine) < 0.03


@pytest.mark.slow
def test_two_processes_train_as_one(trained: Path, whole: TrainSettings, tmp_path: Path):
    import subprocess

    import torch
    from safetensors.torch import load_file

    from summarize.train.trainer import new_model

    config = _as_toml(whole, tmp_path)
    for name, launcher in (
        ("one", [sys.executable, "-m"]),
        ("two", [sys.executable, "-m", "accelerate.commands.launch", "--cpu", "--num_processes", "2", "-m"]),
    ):
        (tmp_path / name).mkdir()
        shutil.copytree(trained / "examples", tmp_path / name / "examples")
        shutil.copyfile(trained / "spiece.model", tmp_path / name / "spiece.model")
        command = [*launcher, "summarize", "train", "--config", str(config), "--output", str(tmp_path / name)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr[-2000:]
    one = load_file(tmp_path / "one" / "checkpoint" / "model.safetensors")
    two = load_file(tmp_path / "two" / "checkpoint" / "model.safetensors")
    before = dict(new_model(whole).named_parameters())
    moved = [
        torch.cat([(found[name] - before[name]).reshape(-1) for name in sorted(one)]).detach()
        for found in (one, two)
    ]
    # bf16 sums in another order; half a batch alone would point elsewhere.
    assert torch.nn.functional.cosine_similarity(*moved, dim=0) > 0.99
    for alone, together in zip(_log(tmp_path / "one"), _log(tmp_path / "two"), strict=True):
        assert alone["step"] == together["step"]
        assert alone["loss"] == pytest.approx(together["loss"], abs=0.02)


def _as_toml(settings: TrainSettings, folder: Path) -> Path:
    import msgspec

    values = msgspec.to_builtins(settings)
    lines = [f"{k} = {json.dumps(v)}" for k, v in values.items() if not isinstance(v, dict) and k not in {"shapes", "phases"}]  # fmt: skip
    for key in ("shapes", "phases"):
        for item in values[key]:
            lines.append(f"[[{key}]]")
            lines += [f"{k} = {_inline(v)}" for k, v in item.items()]
    for key, table in values.items():
        if isinstance(table, dict):
            lines += [f"[{key}]", *(f"{k} = {_inline(v)}" for k, v in table.items())]
    path = folder / "recipe.toml"
    path.write_text("\n".join(lines))
    return path


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_inline(v)}" for k, v in value.items()) + " }"
    return json.dumps(value)


def test_an_export_scores_and_writes_as_its_checkpoint(exported: Path):
    figures = json.loads((exported / "parity.json").read_text())
    assert figures["examples"] > 3
    assert figures["float32_largest_difference"] < 1e-3
    assert figures["float32_same_outputs"] >= 0.98
    assert 0 <= figures["int8_same_outputs"] <= 1


def test_an_export_that_writes_otherwise_is_refused(
    trained: Path, whole: TrainSettings, tmp_path: Path, monkeypatch
):
    from summarize.train import export

    figures = {"examples": 9, "float32_largest_difference": 0.0, "float32_same_outputs": 0.5}
    monkeypatch.setattr(export, "parity", lambda *_: figures)
    with pytest.raises(ModelError, match="of 9 outputs only 50% are the checkpoint's"):
        export.export_model(trained, tmp_path / "model", whole)
    assert not (tmp_path / "model").exists()


def test_an_exported_folder_runs_in_the_line(exported: Path):
    from summarize import summarize_articles
    from summarize.config import Config, GenerateConfig
    from summarize.generate.profiles import load_profile

    profile = load_profile(str(exported))
    assert profile.tasks == {
        "copy": "<copy>",
        "cut": "<cut>",
        "join": "<join>",
        "title": "<title>",
        "translate": "<translate>",
    }
    text = "Le maire de Valbrune, âgé de 52 ans, a inauguré la halle aux grains le 3 mai, devant cent habitants venus du canton."
    summary = summarize_articles([text], Config(generate=GenerateConfig(model=str(exported))))
    assert summary.sentences


def test_the_card_says_what_the_log_and_the_recipe_say(exported: Path, trained: Path):
    card = (exported / "README.md").read_text()
    last = _log(trained)[-1]
    assert "Non-commercial." in card
    assert "CC BY-NC-SA 4.0" in card
    assert "| tatoeba |" in card
    assert "wmt-news" not in card
    assert str(last["loss"]) in card
    assert str(last["chrf_translate"]) in card
    assert "6 steps, " in card
    assert "![the curve](curve.svg)" in card
    assert (exported / "curve.svg").exists()
    assert "None" not in card
    assert "{" not in card


def test_the_open_recipe_is_commercial_and_the_other_is_not():
    from summarize.train.corpora import CORPORA, weights_licence

    for name, licence in (("train-rewriter", "CC-BY-NC-SA-4.0"), ("train-rewriter-open", "CC-BY-SA-4.0")):
        settings = load_settings(CONFIGS / f"{name}.toml")
        assert weights_licence(settings.corpora) == licence
    assert all(CORPORA[c].commercial for c in settings.corpora)


@pytest.mark.parametrize("path", sorted(CONFIGS.glob("train-[cr]*.toml")), ids=lambda p: p.name)
def test_every_recipe_that_ships_can_be_read_and_names_what_there_is(path: Path):
    from summarize.train.examples import check_recipe

    check_recipe(load_settings(path))


def test_the_two_rewriters_differ_in_their_corpora_and_name_only():
    from msgspec.structs import replace

    closed = load_settings(CONFIGS / "train-rewriter.toml")
    free = load_settings(CONFIGS / "train-rewriter-open.toml")
    assert replace(free, name=closed.name, corpora=closed.corpora) == closed


def test_no_checkpoint_cannot_be_exported(whole: TrainSettings, tmp_path: Path):
    from summarize.train.export import export_model

    with pytest.raises(ModelError, match="holds no checkpoint; run summarize train first"):
        export_model(tmp_path, tmp_path / "model", whole)


def test_the_tokenizer_gives_the_ids_of_sentencepiece(trained: Path):
    import sentencepiece

    from summarize.train.tokenizer import transformers_tokenizer

    spiece = sentencepiece.SentencePieceProcessor(model_file=str(trained / "spiece.model"))
    tokenizer = transformers_tokenizer(trained / "spiece.model")
    for text in (
        "L'été dernier, « l'Élysée »",
        "12\u202f500 € 🎉",
        "  deux  blancs ",
        "e\u0301te\u0301",
        "中文 и русский",
        "Le pont est clos.<sep> Le col est ouvert.",
    ):
        ids = tokenizer(text)["input_ids"]
        assert ids == [*spiece.encode(text), 1]
    # A task token that opens a text has no blank before it, as in the training's examples.
    assert tokenizer("<cut> Le maire")["input_ids"] == [
        spiece.piece_to_id("<cut>"),
        *spiece.encode("Le maire"),
        1,
    ]


def test_a_vocabulary_of_fewer_tokens_keeps_its_size(recipe: Recipe, tmp_path: Path):
    from msgspec.structs import replace

    from summarize.train.tokenizer import train_tokenizer, transformers_tokenizer

    settings = recipe()
    tokens = ("<copy>", "<cut>", "<join>", "<title>")
    settings = replace(settings, tokenizer=replace(settings.tokenizer, tokens=tokens))
    train_tokenizer(settings, tmp_path / "spiece.model")
    assert len(transformers_tokenizer(tmp_path / "spiece.model")) == 360


def test_a_batch_depends_on_its_step_alone(trained: Path, whole: TrainSettings):
    from summarize.train.examples import Sampler, load_examples

    examples = load_examples(trained / "examples")
    first = Sampler(examples, whole.shapes, 3).batch(7, whole.phases[0])
    sampler = Sampler(examples, whole.shapes, 3)
    sampler.batch(1, whole.phases[0])
    again = sampler.batch(7, whole.phases[0])
    assert (first.source == again.source).all()
    assert (first.target == again.target).all()
    other = Sampler(examples, whole.shapes, 4).batch(7, whole.phases[0]).source
    assert first.source.shape != other.shape or (first.source != other).any()


@pytest.mark.parametrize("keep", ["101", "010", "000", "111"])
def test_a_subset_holds_the_examples_that_are_kept(keep: str):
    from summarize.train.examples import Examples

    # (1 2 | 3), (| 4), (5 | 6 7): a source may be empty for all that the arrays know.
    whole = Examples(np.arange(1, 8, dtype=np.int32), np.array([[2, 3], [3, 4], [5, 7]], np.int64))
    chosen = [i for i, mark in enumerate(keep) if mark == "1"]
    part = whole.subset(np.array([mark == "1" for mark in keep]))
    assert len(part) == len(chosen)
    for row, i in enumerate(chosen):
        assert part.source(row).tolist() == whole.source(i).tolist()
        assert part.target(row).tolist() == whole.target(i).tolist()


def test_lengths_are_asked_for_in_about_half_of_the_examples(trained: Path):
    import sentencepiece

    from summarize.train.examples import length_token, load_examples

    spiece = sentencepiece.SentencePieceProcessor(model_file=str(trained / "spiece.model"))
    found = load_examples(trained / "examples")["join"]
    lengths = {spiece.piece_to_id(f"<{n}0>"): f"<{n}0>" for n in range(1, 9)}
    asked = [i for i in range(len(found)) if int(found.source(i)[1]) in lengths]
    assert 0.35 < len(asked) / len(found) < 0.65
    for i in asked:
        target = spiece.decode(found.target(i).tolist()[:-1])
        assert lengths[int(found.source(i)[1])] == length_token(target)
    copies = load_examples(trained / "examples")["copy"]
    assert not any(int(copies.source(i)[1]) in lengths for i in range(len(copies)))


@pytest.mark.parametrize(("words", "token"), [(3, "<10>"), (14, "<10>"), (16, "<20>"), (200, "<80>")])
def test_a_length_is_asked_for_in_tens_of_words(words: int, token: str):
    from summarize.train.examples import length_token

    assert length_token(" ".join(["mot"] * words)) == token


def test_shares_of_a_batch_sum_to_the_whole():
    from summarize.train.examples import Batch
    from summarize.train.processes import Processes, own_part

    target = np.full((5, 4), -100)
    for row, length in enumerate((4, 1, 2, 3, 4)):
        target[row, :length] = 7
    whole = Batch(np.arange(10).reshape(5, 2), target)
    parts = [own_part(whole, Processes(rank, 3, device=None)) for rank in range(3)]
    assert sum(share for _, share in parts) == pytest.approx(1.0)
    assert sorted(v for part, _ in parts for v in part.source.reshape(-1).tolist()) == list(range(10))


def test_another_recipe_in_the_same_folder_is_refused(trained: Path, whole: TrainSettings, tmp_path: Path):
    from msgspec.structs import replace

    from summarize.train.trainer import train

    shutil.copyfile(trained / "recipe.json", tmp_path / "recipe.json")
    with pytest.raises(
        ConfigError, match=r"was begun with another seed \(3, now 4\); choose another --output"
    ):
        train(replace(whole, seed=4), tmp_path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"corpora": ("orangesome",)}, "no corpus 'orangesome'; choose from orangesum"),
        ({"phases": [Phase(steps=1, weights={"cutt": 1.0})]}, "no task 'cutt'; choose from copy"),
        (
            {"phases": [Phase(steps=1, weights={"translate": 1.0})], "corpora": ("orangesum",)},
            "give no example of translate",
        ),
        (
            {"tokenizer": TokenizerSettings(vocab_size=99_000, sentences={"fr": 200})},
            "no vocabulary of 99000 units can be made: .*; change vocab_size",
        ),
        (
            {"tokenizer": TokenizerSettings(vocab_size=360, sentences={"ja": 200})},
            "no corpus in 'ja'; choose from fr, en",
        ),
        ({"data": "nowhere"}, "no such corpus; 'data' in the training file names their folder"),
    ],
    ids=["corpus", "task", "no example", "vocabulary", "language", "no data"],
)
def test_a_recipe_that_asks_for_what_there_is_not_is_told(
    recipe: Recipe, changed: dict, said: str, tmp_path: Path
):
    from summarize.train.trainer import train

    with pytest.raises(ConfigError, match=said):
        train(recipe(**changed), tmp_path)


def test_a_task_whose_token_the_vocabulary_lacks_is_told(recipe: Recipe):
    from msgspec.structs import replace

    from summarize.train.examples import check_recipe

    settings = recipe(phases=[Phase(steps=1, weights={"join": 1.0})])
    with pytest.raises(ConfigError, match="lacks '<join>', which the task 'join' needs"):
        check_recipe(replace(settings, tokenizer=replace(settings.tokenizer, tokens=("<copy>",))))


def test_a_typo_in_a_recipe_names_the_nearest_option(tmp_path: Path):
    path = tmp_path / "train.toml"
    path.write_text('data = "x"\nseed = 1\nlearning_rat = 1e-3\n[tokenizer]\n[model]\n')
    with pytest.raises(ConfigError, match="did you mean 'learning_rate'"):
        load_any_settings(path)
    path.write_text('data = "x"\nseed = 1\nshapes = []\nphases = []\n[tokenizer]\n[model]\n')
    with pytest.raises(ConfigError, match=r"of length >= 1 - at `\$.shapes`"):
        load_any_settings(path)
