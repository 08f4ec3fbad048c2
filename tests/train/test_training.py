"""The whole recipe on a corpus made on the spot: tokenizer, pairs, training, resume, export."""

import gzip
import json
import lzma
import random
import shutil
from pathlib import Path

import pytest

from summarize.errors import ConfigError, ModelError
from summarize.train.settings import (
    ModelSettings,
    Phase,
    Shape,
    TokenizerSettings,
    TrainSettings,
    load_settings,
)

SUBJECTS = [
    "Le maire de Valbrune",
    "La préfète",
    "Un pompier volontaire",
    "La directrice du musée",
    "L'éleveur",
]
VERBS = ["a inauguré", "a fermé", "a visité", "a photographié", "a décrit"]
OBJECTS = [
    "le pont de pierre",
    "la halle aux grains",
    "le barrage des Aulnes",
    "une école neuve",
    "le refuge du col",
]
CHUNKS = ["âgé de 52 ans", "selon la gendarmerie", "après deux ans de travaux", "dont le toit est en ardoise"]


def _sentence(rng: random.Random) -> str:
    chunk = f", {rng.choice(CHUNKS)}," if rng.random() < 0.5 else ""
    return f"{rng.choice(SUBJECTS)}{chunk} {rng.choice(VERBS)} {rng.choice(OBJECTS)} le {rng.randint(2, 28)} mai."


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = random.Random(5)
    data = tmp_path_factory.mktemp("corpora")
    for name in ("orangesum", "press_releases", "parallel"):
        (data / name).mkdir()
    documents = []
    for _ in range(80):
        body = [_sentence(rng) for _ in range(6)]
        cut = body[0].replace(", selon la gendarmerie,", "").replace(", âgé de 52 ans,", "")
        documents.append((body[1].split(" le ")[0], cut, "\n".join(body)))
    with gzip.open(data / "orangesum" / "train.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"title": t, "abstract": a, "article": b}) + "\n" for t, a, b in documents)
    with lzma.open(data / "press_releases" / "fr.jsonl.xz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"title": t, "lead": a, "text": b}) + "\n" for t, a, b in documents[:20])
    with gzip.open(data / "parallel" / "eng-fra.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(
            json.dumps({"source": f"The mayor opened bridge number {n}."}) + "\n" for n in range(40)
        )
    return data


def _settings(data: Path, steps: int = 6) -> TrainSettings:
    return TrainSettings(
        data=str(data),
        seed=3,
        corpora=("orangesum", "press-releases", "other"),
        tokenizer=TokenizerSettings(vocab_size=360, sentences={"fr": 2_000, "en": 40}),
        model=ModelSettings(d_model=32, d_kv=8, d_ff=64, num_layers=2, num_decoder_layers=1, num_heads=4),
        shapes=[Shape(source=64, target=64, batch=8), Shape(source=128, target=96, batch=4)],
        phases=[
            Phase(steps=3, weights={"copy": 0.5, "mend": 0.5}),
            Phase(steps=steps - 3, weights={"shed": 0.4, "cut": 0.3, "cut_by_rule": 0.3}),
        ],
        warmup_steps=2,
        checkpoint_every=3,
        compile=False,
        threads=1,
    )


@pytest.fixture(scope="module")
def trained(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from summarize.train.trainer import train

    output = tmp_path_factory.mktemp("training")
    train(_settings(corpora), output)
    return output


def _log(output: Path) -> list[dict]:
    return [json.loads(line) for line in (output / "log.jsonl").read_text().splitlines()]


def test_a_training_logs_losses_on_held_out_examples(trained: Path):
    steps = _log(trained)
    assert [record["step"] for record in steps] == [3, 6]
    assert all(0 < record["loss"] < 20 for record in steps)
    assert {"valid_shed", "valid_cut_by_rule"} <= steps[-1].keys()


def test_a_killed_training_ends_as_an_uninterrupted_one(trained: Path, corpora: Path, tmp_path: Path):
    from safetensors.torch import load_file

    from summarize.train.trainer import train

    for name in ("examples", "spiece.model"):
        source = trained / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copyfile(
            source, tmp_path / name
        )
    settings = _settings(corpora)

    class Killed(Exception):
        pass

    class KillAtFour:
        """Stands for the progress bar, and dies in the fourth step."""

        def __init__(self, steps, **_):
            self.steps = steps

        def __iter__(self):
            for step in self.steps:
                if step == 4:
                    raise Killed
                yield step

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tqdm.tqdm", KillAtFour)
        with pytest.raises(Killed):
            train(settings, tmp_path)
    assert json.loads((tmp_path / "checkpoint" / "state.json").read_text()) == {"step": 3}
    train(settings, tmp_path)
    whole = load_file(trained / "checkpoint" / "model.safetensors")
    resumed = load_file(tmp_path / "checkpoint" / "model.safetensors")
    assert whole.keys() == resumed.keys()
    for name, weights in whole.items():
        assert weights.sub(resumed[name]).abs().max() < 1e-5, name


def test_an_export_scores_as_its_checkpoint(trained: Path, tmp_path: Path):
    from summarize.train.export import export_model

    figures = export_model(trained, tmp_path / "model")
    assert figures["examples"] > 0
    assert figures["float32_largest_difference"] < 1e-3
    assert {"model.bin", "config.json", "spiece.model", "parity.json"} <= {
        p.name for p in (tmp_path / "model").iterdir()
    }


def test_no_checkpoint_cannot_be_exported(tmp_path: Path):
    from summarize.train.export import export_model

    with pytest.raises(ModelError, match="holds no checkpoint; run summarize train first"):
        export_model(tmp_path, tmp_path / "model")


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
    ):
        ids = tokenizer(text)["input_ids"]
        assert ids == [*spiece.encode(text), 1]
        assert tokenizer.decode(ids[:-1]) == spiece.decode(ids[:-1])
    # A task token that opens a text has no blank before it, as in the training's examples.
    assert tokenizer("<cut> Le maire")["input_ids"] == [
        spiece.piece_to_id("<cut>"),
        *spiece.encode("Le maire"),
        1,
    ]


def test_a_batch_depends_on_its_step_alone(trained: Path):
    from summarize.train.examples import Sampler, load_examples

    settings = _settings(Path())
    examples = load_examples(trained / "examples")
    first = Sampler(examples, settings.shapes, 3).batch(7, settings.phases[0])
    sampler = Sampler(examples, settings.shapes, 3)
    sampler.batch(1, settings.phases[0])
    again = sampler.batch(7, settings.phases[0])
    assert (first.source == again.source).all()
    assert (first.target == again.target).all()
    assert (
        first.source
        != Sampler(examples, settings.shapes, 4).batch(7, settings.phases[0]).source[: len(first.source)]
    ).any()


def test_a_typo_in_a_recipe_names_the_nearest_option(tmp_path: Path):
    path = tmp_path / "train.toml"
    path.write_text('data = "x"\nseed = 1\nlearning_rat = 1e-3\n[tokenizer]\n[model]\n')
    with pytest.raises(ConfigError, match="did you mean 'learning_rate'"):
        load_settings(path)
