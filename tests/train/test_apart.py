"""The estimator of what leans is learned from marks on sentences that are told by their digests alone."""

import gzip
import json
from pathlib import Path

import pytest

from summarize.clean.cleaner import clean_articles
from summarize.plan.contexts.apart import FEATURES
from summarize.records import Article
from summarize.text.sentences import sentence_spans
from summarize.train.apart import build, digest, marked

TOP = "La digue de {town} a cédé mardi sous la crue. Les habitants de {town} ont quitté les quais."
LEANING = ["Elle a aussi appelé son frère {n}.", "Il en a gardé un autre {n}."]
TELLING = ["Mercredi, la préfecture a compté {n} maisons inondées à {town}, où la digue a cédé."]
TOWNS = ["Valbrune", "Serre", "Brévans", "Trévigny", "Vernoise", "Lorne", "Aubry", "Castel"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    folder, marks = tmp_path / "orangesum", tmp_path / "marks.jsonl"
    folder.mkdir()
    records, lines = [], []
    for number, town in enumerate(TOWNS * 4, start=11):
        abstract, *_ = top = TOP.format(town=town).split(". ")
        body = [one.format(n=number, town=town) for one in (*LEANING, *TELLING)]
        text = f"{abstract}.\n{top[1]} Le maire se tait. {' '.join(body)}"
        records.append(
            {"id": number, "date": None, "title": f"{town} inondée", "abstract": f"{abstract}."}
            | {"article": text.split("\n", 1)[1]}
        )
        (article,) = clean_articles([Article(str(number), text, language="fr")]).articles
        sentences = [article.text[span.start : span.end] for span in sentence_spans(article.text, "fr")]
        assert sentences[-3:] == body
        lines.append(
            {
                "article": str(number),
                "leans": {digest(one): mark for one, mark in zip(body, (2, 1, 0), strict=True)},
            }
        )
    with gzip.open(folder / "train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    lines.append({"article": "11000", "leans": {"0" * 12: 2}})  # an article that is not there
    marks.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path, marks


def test_the_sentences_are_found_by_their_digests(files: tuple[Path, Path]):
    found = list(marked(*files))
    assert len(found) == len(TOWNS) * 4
    assert {tuple(one.leans.tolist()) for one in found} == {(2, 1, 0)}
    assert {one.features.shape for one in found} == {(3, len(FEATURES))}


def test_it_learns_what_the_marks_say_and_twice_the_same(files: tuple[Path, Path], tmp_path: Path):
    figures = build(*files, tmp_path / "one.json")
    assert figures == {"sentences": 96, "lean": 32, "area": 1.0}
    build(*files, tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    record = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    weights = dict(zip(record["features"], record["weights"], strict=True))
    assert weights["told"] < 0 < weights["he"] + weights["more"]
