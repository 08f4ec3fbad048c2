import gzip
import json
import lzma
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from summarize.errors import ConfigError
from summarize.text.vectors import load_static
from summarize.train.vector_pairs import by_group, text_pairs
from summarize.train.vector_tokens import Corpus
from summarize.train.vectors import (
    VectorSettings,
    batches,
    load_settings,
    quantised,
    train_vectors,
)

ROOT = Path(__file__).resolve().parents[2]
WORDS = {
    "en": "bridge river mayor water school harbour storm price train doctor night bread".split(),
    "fr": "pont fleuve maire eau école port tempête prix train médecin nuit pain".split(),
}


def small(**changes: object) -> VectorSettings:
    told = {
        "data": "", "seed": 1, "corpora": ["wmt-news", "tatoeba"], "vocab_size": 200, "dimensions": 16, "longest": 16,
        "neighbours": 2, "batch": 32, "steps": 60, "warmup_steps": 5, "learning_rate": 0.1, "threads": 1,
    }  # fmt: skip
    return VectorSettings(**{**told, **changes})  # type: ignore[arg-type]


def corpus_folder(folder: Path) -> Path:
    """Sentences of three words, each word by word a translation, in the files of the development data."""
    (folder / "parallel").mkdir(parents=True)
    rng = np.random.default_rng(3)
    lines = []
    for number in range(1_200):
        chosen = rng.choice(len(WORDS["en"]), 3, replace=False)
        source, target = (" ".join(WORDS[language][i] for i in chosen) for language in ("en", "fr"))
        origin = "newstest2031" if number >= 600 else "tatoeba"
        lines.append(
            {"source": f"The {source} {number}.", "target": f"La {target} {number}.", "origin": origin}
        )
    for code in ("eng", "deu", "spa", "ita", "por", "nld"):
        with gzip.open(folder / "parallel" / f"{code}-fra.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in (lines if code == "eng" else lines[:1]))
    return folder


def test_the_committed_recipe_is_whole() -> None:
    settings = load_settings(ROOT / "configs" / "train-vectors.toml")
    assert settings.vocab_size * settings.dimensions < 10 * 2**20


def test_a_typo_in_a_recipe_is_told(tmp_path: Path) -> None:
    recipe = tmp_path / "own.toml"
    recipe.write_text('data = "d"\nseed = 1\ncorpora = []\ntemprature = 0.1\n')
    with pytest.raises(ConfigError, match="did you mean 'temperature'"):
        load_settings(recipe)
    recipe.write_text('data = "d"\nseed = 1\ncorpora = ["tatoebe"]\n')
    with pytest.raises(ConfigError, match="no corpus 'tatoebe'"):
        load_settings(recipe)


def test_training_finds_what_words_mean_and_is_the_same_again(tmp_path: Path) -> None:
    settings = small(data=str(corpus_folder(tmp_path / "data")))
    folder = train_vectors(settings, tmp_path / "one")
    encode = load_static(folder)
    english, french = (encode(WORDS[language]) for language in ("en", "fr"))
    assert ((english @ french.T).argmax(axis=1) == np.arange(len(english))).mean() > 0.9
    again = train_vectors(settings, tmp_path / "two")
    for name in ("model.safetensors", "tokenizer.json", "config.json", "modules.json"):
        assert (folder / name).read_bytes() == (again / name).read_bytes()
    losses = [json.loads(line)["loss"] for line in (tmp_path / "one" / "log.jsonl").read_text().splitlines()]
    assert 0 < losses[-1] < np.log(settings.batch)


def test_what_is_kept_for_measuring_is_in_no_pair(tmp_path: Path) -> None:
    data = corpus_folder(tmp_path)
    found = by_group(text_pairs(data, ["wmt-news", "tatoeba"], held_out_stories=4))
    # The last 500 of the 600 news sentences stay out; Tatoeba's all stay in.
    assert len(found["eng wmt-news"]) == 100
    assert len(found["eng tatoeba"]) == 600
    assert set(found) == {
        "eng wmt-news",
        "eng tatoeba",
        *(f"{code} tatoeba" for code in ("deu", "spa", "ita", "por", "nld")),
    }
    assert not any(right.endswith((" 700.", " 1199.")) for both in found.values() for _, right in both)
    assert set(by_group(text_pairs(data, ["wmt-news"], held_out_stories=4))) == {"eng wmt-news"}


def test_every_two_versions_of_a_release_pair_part_by_part(tmp_path: Path) -> None:
    folder = tmp_path / "press_releases"
    folder.mkdir()
    parts = {
        "fr": (
            "Un pont neuf à Trévigny",
            "Le pont de Trévigny ouvre lundi.",
            "Il coûte 3 millions.\nLa ville est contente.",
        ),
        "de": (
            "Neue Brücke in Trévigny",
            "Die Brücke öffnet am Montag.",
            "Sie kostet 3 Millionen.\nDie Stadt freut sich.",
        ),
        "it": (
            "Un nuovo ponte a Trévigny",
            "Il ponte apre lunedì prossimo.",
            "Costa 4 milioni.\nLa città è contenta.",
        ),
    }
    for language in ("fr", "de", "it", "en"):
        records = [
            {"id": story, "title": title, "lead": lead, "text": text}
            for story in (7, 8)
            for title, lead, text in [parts[language]]
        ] if language in parts else []  # fmt: skip
        with lzma.open(folder / f"{language}.jsonl.xz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(record) + "\n" for record in records)
    found = by_group(text_pairs(tmp_path, ["press-releases"], held_out_stories=0))
    assert len(found["de-fr press-releases"]) == 2 * 4
    assert len(found["de-it press-releases"]) == 2 * 3  # three millions are not four
    assert found["fr press-releases"][0] == parts["fr"][:2]
    assert not list(text_pairs(tmp_path, ["press-releases"], held_out_stories=1000))


def test_batches_draw_neighbours_and_depend_on_the_seed_alone() -> None:
    pairs = {"a": np.arange(40).reshape(20, 2), "b": np.arange(40, 44).reshape(2, 2)}
    corpus = Corpus(np.zeros(44, np.int32), np.arange(45), pairs)
    settings = small(batch=12, neighbours=4, steps=50)
    drawn = list(batches(corpus, settings))
    assert all((one == other).all() for one, other in zip(drawn, batches(corpus, settings), strict=True))
    for batch in drawn:
        assert (abs(batch[:, 0] - batch[:, 1]) == 1).all()
    sides = np.concatenate(drawn)
    assert 0.3 < (sides[:, 0] < sides[:, 1]).mean() < 0.7  # either side may come first
    assert (sides >= 40).any()
    assert (sides < 40).any()


def test_bags_are_the_texts_one_after_the_other() -> None:
    corpus = Corpus(np.array([5, 6, 7, 8, 9], np.int32), np.array([0, 2, 3, 5]), {})
    tokens, offsets = corpus.bags(np.array([2, 0, 2, 1]))
    assert tokens.tolist() == [8, 9, 5, 6, 8, 9, 7]
    assert offsets.tolist() == [0, 2, 4, 6]


@given(arrays.arrays(np.float32, (4, 6), elements=st.floats(-8, 8, width=32)))
def test_quantising_moves_no_value_by_more_than_half_a_step(vectors: np.ndarray) -> None:
    found = quantised(vectors)
    assert found.dtype == np.int8
    assert found.min() >= -127
    exact = vectors.astype(np.float64)  # a step of the smallest float32 numbers is none of them
    largest = np.abs(exact).max()
    if largest > 0:
        assert np.abs(found * (largest / 127) - exact).max() <= largest / 127 / 2 * 1.001
