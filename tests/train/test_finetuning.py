"""Fine-tuning of tiny models built on the spot, on summaries of invented events, and the line that runs them."""

import json
import random
from pathlib import Path

import pytest

from summarize.config import Config, GenerateConfig, PlanConfig
from summarize.errors import ConfigError, ModelError
from summarize.train.settings import FineTuneSettings, LoraSettings, TrainSettings, load_any_settings

SUBJECTS = (
    "Le maire de Valbrune",
    "La préfète de l'Aurance",
    "Un pompier volontaire",
    "La capitaine Odile Marchais",
)
VERBS = ("a inauguré", "a fermé", "a visité", "a décrit")
OBJECTS = ("le pont de pierre", "la halle aux grains", "le barrage des Aulnes", "le refuge du col")


def _line(rng: random.Random) -> dict:
    said = f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)}"
    day = rng.randint(2, 28)
    return {
        "articles": [
            f"{said} le {day} mai, devant une centaine d'habitants venus de tout le canton pour l'occasion.",
            {"text": f"{said} mercredi. Le chantier avait duré deux ans et coûté trois millions de francs.", "source": "Le Courrier"},
        ],
        "summary": f"{said} le {day} mai.",
    }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = random.Random(4)
    path = tmp_path_factory.mktemp("data") / "summaries.jsonl"
    path.write_text("".join(json.dumps(_line(rng), ensure_ascii=False) + "\n" for _ in range(24)))
    return path


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory):
    """Builds once, by name, a tiny model folder: t5, mt5, bart or mbart."""
    done: dict[str, Path] = {}

    def build(name: str) -> Path:
        if name not in done:
            done[name] = _build(name, tmp_path_factory.mktemp(name))
        return done[name]

    return build


def _pieces(folder: Path):
    import sentencepiece

    rng = random.Random(1)
    texts = [json.dumps(_line(rng), ensure_ascii=False) for _ in range(60)]
    (folder / "corpus.txt").write_text("\n".join(texts))
    sentencepiece.SentencePieceTrainer.train(
        input=str(folder / "corpus.txt"), model_prefix=str(folder / "spiece"), vocab_size=420, pad_id=0, eos_id=1,
        unk_id=2, bos_id=-1, byte_fallback=True, hard_vocab_limit=False, minloglevel=2,
    )  # fmt: skip
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))


def _build(name: str, folder: Path) -> Path:
    import torch
    import transformers as t
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors

    torch.manual_seed(7)
    pieces = _pieces(folder)
    scored = [(pieces.id_to_piece(i), pieces.get_score(i)) for i in range(len(pieces))]
    own = {"<pad>", "</s>", "<unk>"}
    if name == "mbart":
        heads = [(token, 0.0) for token in ("<unk>", "<s>", "</s>")]
        tokenizer = t.MBart50Tokenizer(
            vocab=heads + [pair for pair in scored if pair[0] not in own], src_lang="fr_XX", tgt_lang="fr_XX"
        )
    else:
        scored += [("<s>", -100.0)] if name == "bart" else []
        backend = Tokenizer(models.Unigram(scored, unk_id=2, byte_fallback=True))
        backend.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
        backend.decoder = decoders.Sequence(
            [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
        )
        head = "<s> " if name == "bart" else ""
        specials = [("</s>", 1), ("<s>", len(scored) - 1)] if name == "bart" else [("</s>", 1)]
        backend.post_processor = processors.TemplateProcessing(
            single=f"{head}$A </s>", special_tokens=specials
        )
        tokenizer = t.PreTrainedTokenizerFast(
            tokenizer_object=backend, eos_token="</s>", pad_token="<pad>", unk_token="<unk>",
            bos_token="<s>" if name == "bart" else None,
        )  # fmt: skip
    if name in {"t5", "mt5"}:
        kind = t.MT5Config if name == "mt5" else t.T5Config
        config = kind(
            vocab_size=len(tokenizer), d_model=32, d_kv=8, d_ff=64, num_layers=2, num_heads=4,
            decoder_start_token_id=0, dropout_rate=0.1,
        )  # fmt: skip
        model = (t.MT5ForConditionalGeneration if name == "mt5" else t.T5ForConditionalGeneration)(config)
    else:
        shape = {
            "d_model": 32, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4, "dropout": 0.1,
            "decoder_attention_heads": 4, "encoder_ffn_dim": 64, "decoder_ffn_dim": 64, "max_position_embeddings": 192,
            "vocab_size": len(tokenizer), "pad_token_id": tokenizer.pad_token_id,
            "eos_token_id": tokenizer.eos_token_id, "decoder_start_token_id": tokenizer.eos_token_id,
        }  # fmt: skip
        if name == "bart":
            model = t.BartForConditionalGeneration(t.BartConfig(bos_token_id=tokenizer.bos_token_id, **shape))
            model.generation_config.forced_bos_token_id = tokenizer.bos_token_id
        else:
            model = t.MBartForConditionalGeneration(
                t.MBartConfig(tokenizer_class="MBart50Tokenizer", **shape)
            )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    if name == "mbart":
        (folder / "profile.toml").write_text(
            'name = "tiny-mbart"\nforced_bos_token = "fr_XX"\ntarget_language_token = "fr_XX"\nmax_input_tokens = 128\n'
            'licence = "MIT"\n[source_language_tokens]\nfr = "fr_XX"\n'
        )
    return folder


def _settings(base: Path, data: Path, **changed) -> FineTuneSettings:
    options = {
        "base": str(base), "data": str(data), "valid_share": 0.2, "epochs": 3, "batch": 6, "micro_batch": 3,
        "learning_rate": 1e-2, "max_input_tokens": 96, "max_target_tokens": 40, "checkpoint_every": 2,
        "rouge_examples": 3, "threads": 1,
    }  # fmt: skip
    return FineTuneSettings(**options | changed)


def _log(output: Path) -> list[dict]:
    return [json.loads(line) for line in (output / "log.jsonl").read_text().splitlines()]


@pytest.mark.parametrize(
    ("name", "lora"),
    [("bart", False), ("mbart", False), ("t5", False), ("mt5", False), ("t5", True), ("bart", True)],
)
def test_the_loss_falls_and_the_folder_runs_in_the_line(
    name: str, lora: bool, base, data: Path, tmp_path: Path
):
    from summarize.generate.profiles import load_profile
    from summarize.pipeline import summarize_articles
    from summarize.train.finetuning import fine_tune

    if lora:
        pytest.importorskip("peft")
    adapters = LoraSettings(rank=8, alpha=16) if lora else None
    folder = fine_tune(
        _settings(base(name), data, lora=adapters, learning_rate=3e-2 if lora else 1e-2), tmp_path
    )
    losses = [record["valid_summaries"] for record in _log(tmp_path) if "valid_summaries" in record]
    # Adapters around weights drawn at random can do little, but for the better.
    assert min(losses) < (0.99 if lora else 0.9) * losses[0]
    profile = load_profile(str(folder))
    assert profile.unit == "event"
    assert profile.max_input_tokens == 96
    assert not any("lora" in path.name or "adapter" in path.name for path in folder.iterdir())
    articles = [json.loads(line)["articles"][0] for line in data.read_text().splitlines()[:2]]
    config = Config(generate=GenerateConfig(model=str(folder)), plan=PlanConfig(max_words=40))
    summary = summarize_articles(articles, config)
    assert summary.sentences
    assert (folder / "curve.svg").exists()
    card = (folder / "README.md").read_text()
    assert f"`{base(name)}`" in card
    assert str(losses[-1]) in card


def test_what_is_learnt_is_what_the_run_reads_and_how_it_decodes(base, data: Path, tmp_path: Path):
    """The model's input is the line's own, and its target begins as decoding is forced to."""
    from summarize.generate.generate import generate_event
    from summarize.generate.transformers_backend import TransformersGenerator
    from summarize.plan.planner import event_passages, plan_event
    from summarize.train.finetuning import tuned_profile
    from summarize.train.summaries import event_request, read_summaries
    from summarize.train.tuned_examples import load_tuning, prepare_tuning

    settings = _settings(base("bart"), data)
    generator = TransformersGenerator(tuned_profile(settings), GenerateConfig(device="cpu"))
    prepare_tuning(settings, generator, tmp_path)
    training, held_out = load_tuning(tmp_path)
    assert len(training) + len(held_out) == 24
    bos, eos = generator.tokenizer.bos_token_id, generator.tokenizer.eos_token_id
    for i in range(len(training)):
        target = training.target(i).tolist()
        assert (target[0], target[-1]) == (bos, eos)
        assert len(training.source(i)) <= 96
    example = next(read_summaries(data))
    asked = event_request(example, generator, settings.max_words)
    seen = []
    generator.generate = lambda requests: (seen.extend(requests), [()])[1]
    plan = plan_event(
        example.articles, event_passages(example.articles), PlanConfig(max_words=settings.max_words)
    )
    generate_event(plan.facts, generator)
    assert [asked] == seen


def test_a_killed_fine_tuning_ends_as_an_uninterrupted_one(base, data: Path, tmp_path: Path):
    from safetensors.torch import load_file

    from summarize.train.finetuning import fine_tune

    class Killed(Exception):
        pass

    class KilledBar:
        def __init__(self, steps, **_):
            self.steps = steps

        def __iter__(self):
            for step in self.steps:
                if step == 5:
                    raise Killed
                yield step

    settings = _settings(base("t5"), data, epochs=2)
    whole = fine_tune(settings, tmp_path / "whole")
    fine_tune_again = tmp_path / "killed"
    with pytest.MonkeyPatch.context() as patch:
        from summarize.train import tuning_loop

        patch.setattr(tuning_loop, "_bar", lambda steps, *_: KilledBar(steps))
        with pytest.raises(Killed):
            fine_tune(settings, fine_tune_again)
    assert json.loads((fine_tune_again / "checkpoint" / "state.json").read_text())["step"] == 4
    resumed = load_file(fine_tune(settings, fine_tune_again) / "model.safetensors")
    for name, values in load_file(whole / "model.safetensors").items():
        assert values.sub(resumed[name]).abs().max() < 1e-5, name


def test_adapters_alone_are_trained_and_kept(base, data: Path, tmp_path: Path):
    pytest.importorskip("peft")
    from safetensors.torch import load_file

    from summarize.train.finetuning import fine_tune

    lora = LoraSettings(rank=2, alpha=4)
    fine_tune(_settings(base("t5"), data, epochs=1, lora=lora, gradient_checkpointing=True), tmp_path)
    held = load_file(tmp_path / "checkpoint" / "weights.safetensors")
    assert held
    assert all("lora_" in name for name in held)


def test_a_module_that_the_model_lacks_cannot_have_adapters(base, data: Path, tmp_path: Path):
    pytest.importorskip("peft")
    from summarize.train.finetuning import fine_tune

    lora = LoraSettings(targets=("no_such_module",))
    with pytest.raises(ModelError, match=r"lora.targets: .*; name the model's own modules"):
        fine_tune(_settings(base("t5"), data, lora=lora), tmp_path)


GOOD = {
    "articles": ["Le pont de Valbrune est fermé depuis lundi matin, a annoncé la mairie."],
    "summary": "Le pont est fermé.",
}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{nope", "data.jsonl:2: is no JSON; write"),
        ("[1]", "data.jsonl:2: is no JSON object; write"),
        (
            '{"articles": ["x"], "resume": "y"}',
            r"data.jsonl:2: no 'summary' field \(it has 'articles', 'resume'\); write",
        ),
        ('{"summary": "y"}', r"data.jsonl:2: no 'articles' field \(it has 'summary'\)"),
        (
            '{"articles": ["x"], "summary": ""}',
            "data.jsonl:2: 'summary' is \"\", not a text; write the summary, or delete",
        ),
        ('{"articles": "x", "summary": "y"}', "data.jsonl:2: 'articles' is \"x\", not a list of articles"),
        ('{"articles": [], "summary": "y"}', r"data.jsonl:2: 'articles' is \[\], not a list"),
        ('{"articles": [7], "summary": "y"}', "data.jsonl:2: article 1 is 7; give its text, or an object"),
        (
            '{"articles": [{"title": "t"}], "summary": "y"}',
            "data.jsonl:2: article 1 is no article: .*; give its text",
        ),
        ('{"articles": [""], "summary": "y"}', "data.jsonl:2: article 1 is no article"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_what_to_write(line: str, said: str, tmp_path: Path):
    from summarize.train.summaries import read_summaries

    (tmp_path / "data.jsonl").write_text(json.dumps(GOOD) + "\n" + line + "\n")
    with pytest.raises(ConfigError, match=said):
        list(read_summaries(tmp_path / "data.jsonl"))


def test_data_that_is_not_there_or_empty_is_told(tmp_path: Path):
    from summarize.train.summaries import read_summaries

    with pytest.raises(ConfigError, match="no such file; `data` names JSON lines of"):
        list(read_summaries(tmp_path / "none.jsonl"))
    (tmp_path / "empty.jsonl").write_text("\n\n")
    with pytest.raises(ConfigError, match="holds no line; write"):
        list(read_summaries(tmp_path / "empty.jsonl"))


def test_a_line_with_odd_characters_is_read(tmp_path: Path):
    from summarize.train.summaries import read_summaries

    odd = {
        "articles": ["Le pont\u2028 de Valbrune \ud800 est fermé </s>\x00 depuis lundi matin."],
        "summary": "Le\u2028pont \ud800 est fermé.",
    }
    (tmp_path / "data.jsonl").write_text(json.dumps(odd) + "\n")
    (found,) = read_summaries(tmp_path / "data.jsonl")
    assert "\ud800" not in found.summary
    assert "\n" not in found.summary


def test_what_no_model_can_read_is_left_out_and_told(base, tmp_path: Path):
    from summarize.train.finetuning import fine_tune

    german = {
        "articles": ["Die Brücke von Lindau ist seit Montag gesperrt, teilte die Stadt am Abend mit."],
        "summary": "Fermé.",
    }
    (tmp_path / "data.jsonl").write_text((json.dumps(german) + "\n") * 2)
    with pytest.raises(
        ConfigError, match=r"no example is left to learn from: nothing of .*data.jsonl:\d can be read"
    ):
        fine_tune(_settings(base("t5"), tmp_path / "data.jsonl"), tmp_path / "out")


def test_a_base_that_cannot_be_trained_is_told(data: Path, tmp_path: Path):
    from summarize.train.finetuning import fine_tune

    with pytest.raises(
        ModelError, match="'compact' is no Transformers model and cannot be trained; give the folder"
    ):
        fine_tune(_settings(Path("compact"), data), tmp_path)


def test_other_data_in_the_same_folder_is_refused(base, data: Path, tmp_path: Path):
    from summarize.train.finetuning import fine_tune

    (tmp_path / "recipe.json").write_text(json.dumps({"base": "else"}))
    with pytest.raises(ConfigError, match="was begun with other base, data"):
        fine_tune(_settings(base("t5"), data), tmp_path)


def test_the_split_is_drawn_by_the_seed_and_keeps_all():
    from summarize.train.summaries import split_examples

    examples = list(range(10))
    training, held_out = split_examples(examples, 0.2, 1)
    assert sorted(training + held_out) == examples
    assert len(held_out) == 2
    assert split_examples(examples, 0.2, 1) == (training, held_out)
    assert split_examples([1], 0.5, 1) == ([1], [])
    assert split_examples(examples, 0.0, 1) == (examples, [])


def test_a_configuration_with_a_base_is_a_fine_tuning():
    configs = Path(__file__).resolve().parents[2] / "configs"
    assert isinstance(load_any_settings(configs / "finetune.toml"), FineTuneSettings)
    assert isinstance(load_any_settings(configs / "train-compact.toml"), TrainSettings)


def test_the_command_teaches_on_one_line(tmp_path: Path):
    from click.testing import CliRunner

    from summarize.cli import main

    config = tmp_path / "finetune.toml"
    config.write_text('base = "verbatim"\ndata = "x.jsonl"\nepoch = 3\n')
    ran = CliRunner().invoke(main, ["train", "--config", str(config), "--output", str(tmp_path / "out")])
    assert ran.exit_code == 2
    assert "did you mean 'epochs'?" in ran.output
    assert ran.output.count("\n") == 1
    config.write_text('base = "verbatim"\ndata = "x.jsonl"\n')
    ran = CliRunner().invoke(
        main,
        [
            "train",
            "--config",
            str(config),
            "--output",
            str(tmp_path / "out"),
            "--export",
            str(tmp_path / "m"),
        ],
    )
    assert "--export: does not go with a fine-tuning" in ran.output
    (tmp_path / "file").write_text("x")
    ran = CliRunner().invoke(main, ["train", "--config", str(config), "--output", str(tmp_path / "file")])
    assert ran.exit_code == 2
    assert "file: cannot be made a folder: " in ran.output
