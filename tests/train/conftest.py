"""Corpora made on the spot, about invented people and places: enough for every task of a recipe."""

import gzip
import json
import lzma
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.train.settings import (
    ModelSettings,
    Phase,
    Shape,
    TokenizerSettings,
    TrainSettings,
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


def _in(text: str, language: str) -> str:
    """A press release's text in a language, sentence for sentence."""
    return text if language == "fr" else "\n".join(f"{line} ({language})" for line in text.split("\n"))


def _translation(code: str, n: int) -> dict:
    origin = "newstest2011" if n % 4 == 3 else "tatoeba" if n % 2 else ""
    return {
        "source": f"The mayor opened bridge number {n}, {code}.",
        "target": f"Le maire a ouvert le pont {n}.",
        "origin": origin,
    }


@pytest.fixture(scope="session")
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
    for language in ("fr", "de", "it", "en"):
        with lzma.open(data / "press_releases" / f"{language}.jsonl.xz", "wt", encoding="utf-8") as out:
            out.writelines(
                json.dumps(
                    {"id": n, "title": _in(t, language), "lead": _in(a, language), "text": _in(b, language)}
                )
                + "\n"
                for n, (t, a, b) in enumerate(documents[:20])
            )
    for code in ("eng", "deu", "spa", "ita", "por", "nld"):
        with gzip.open(data / "parallel" / f"{code}-fra.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(_translation(code, n)) + "\n" for n in range(40))
        with gzip.open(data / "parallel" / f"debian-{code}-fra.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(
                json.dumps(_translation(code, 900 + n) | {"origin": "debian-news"}) + "\n" for n in range(5)
            )
    return data


@pytest.fixture(scope="session")
def recipe(corpora: Path) -> Callable[..., TrainSettings]:
    """Makes a recipe of seconds; the options given take the place of its own."""

    def make(**changed) -> TrainSettings:
        options = {
            "data": str(corpora),
            "seed": 3,
            "corpora": ("orangesum", "press-releases", "other"),
            "tokenizer": TokenizerSettings(vocab_size=360, sentences={"fr": 2_000, "en": 40}),
            "model": ModelSettings(
                d_model=32, d_kv=8, d_ff=64, num_layers=2, num_decoder_layers=1, num_heads=4
            ),
            "shapes": [Shape(source=64, target=64, batch=8), Shape(source=128, target=96, batch=4)],
            "phases": [
                Phase(steps=3, weights={"copy": 0.5, "mend": 0.5}),
                Phase(steps=3, weights={"shed": 0.4, "cut": 0.3, "cut_by_rule": 0.3}),
            ],
            "warmup_steps": 2,
            "checkpoint_every": 3,
            "compile": False,
            "threads": 1,
        }
        return TrainSettings(**options | changed)

    return make
