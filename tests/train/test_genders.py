"""The table of genders tells what determiners agree on, and leaves what they do not."""

import gzip
import json
import lzma
from pathlib import Path

import pytest

from summarize.text.small_words import GENDERS
from summarize.train.forms import MIN_DETERMINED, build_genders

SENTENCE = {
    "digue": "Une digue tient.",
    "port": "La ville a un port.",
    "élève": "Une élève et un élève viennent.",
    "suit": "Il la suit, et l'une quitte le port.",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "orangesum"
    folder.mkdir()
    articles = [" ".join(SENTENCE.values())] * MIN_DETERMINED + ["Un rocher tombe."] * (MIN_DETERMINED - 1)
    with gzip.open(folder / "train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"article": article, "abstract": None}) + "\n" for article in articles)
    return tmp_path


def test_the_table_of_genders(data: Path, tmp_path: Path):
    assert build_genders(data, tmp_path) == (1, 2)
    table = lzma.decompress((tmp_path / GENDERS).read_bytes()).decode("utf-8")
    assert table.splitlines() == ["f digue", "m port", "f ville"]
