"""Translation pairs, and what is kept out of them for measuring; corpora by name."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.errors import ConfigError
from summarize.train.corpora import (
    CORPORA,
    check_corpora,
    french_documents,
    is_held_out,
    origin_corpus,
    press_releases,
    read_records,
    weights_licence,
)
from summarize.train.settings import Phase, TrainSettings
from summarize.train.translations import held_out_news, is_fair, translation_pairs, translations

Recipe = Callable[..., TrainSettings]
BOTH = [Phase(steps=1, weights={"translate": 1.0, "translate_cut": 1.0})]


def test_held_out_news_trains_in_no_language(recipe: Recipe, corpora: Path):
    settings = recipe(corpora=("wmt-news", "tatoeba", "debian", "other"), phases=BOTH)
    kept = {target for _, _, target in held_out_news(corpora)}
    assert len(kept) == 10
    trained = {target for _, target in translations(settings)}
    assert trained
    assert not kept & trained


def test_news_beyond_the_last_ones_trains(recipe: Recipe, monkeypatch):
    from summarize.train import translations as module

    monkeypatch.setattr(module, "HELD_OUT_NEWS", 2)
    found = list(translations(recipe(corpora=("wmt-news",), phases=BOTH)))
    assert {target for _, target in found} == {f"Le maire a ouvert le pont {n}." for n in range(3, 35, 4)}


@pytest.mark.parametrize(
    ("names", "origins"),
    [
        (("tatoeba",), {n for n in range(40) if n % 4 == 1}),
        (("other",), {n for n in range(40) if n % 2 == 0}),
        (("debian",), set(range(900, 905))),
        (("orangesum",), set()),
    ],
)
def test_a_recipe_reads_the_corpora_that_it_names_and_no_other(names, origins, recipe: Recipe):
    found = {
        int(target.split()[-1].rstrip(".")) for _, target in translations(recipe(corpora=names, phases=BOTH))
    }
    assert found == origins


def test_a_press_release_that_is_kept_for_measuring_trains_nothing(recipe: Recipe, corpora: Path):
    kept = {str(n) for n in range(20) if is_held_out(str(n), 500)}
    assert 0 < len(kept) < 20
    whole = recipe(corpora=("press-releases",), held_out_stories=0)
    less = recipe(corpora=("press-releases",), held_out_stories=500)
    assert len(list(press_releases(corpora, "fr", held_out=500))) == 20 - len(kept)
    assert len(list(french_documents(corpora, names=("press-releases",), held_out=500))) == 20 - len(kept)
    assert 0 < len(list(translations(less))) < len(list(translations(whole)))


def test_a_foreign_paragraph_goes_with_the_cut_of_its_french(recipe: Recipe):
    pairs = list(translation_pairs(recipe(corpora=("press-releases",), phases=BOTH, held_out_stories=0)))
    cuts = [pair for pair in pairs if pair.task == "translate_cut"]
    whole = {pair.source: pair.target for pair in pairs if pair.task == "translate"}
    assert cuts
    for cut in cuts:
        assert len(cut.target) < len(whole[cut.source])
        assert cut.source.endswith(")")


def test_a_translation_has_the_same_figures_and_about_the_same_length():
    assert is_fair("The bridge cost 12 francs.", "Le pont a coûté 12 francs.")
    assert not is_fair("The bridge cost 12 francs.", "Le pont a coûté 13 francs.")
    assert is_fair("The bridge cost 12 francs.", "Le pont a coûté 13 francs.", figures=False)
    assert not is_fair("Bridge.", "Le pont a coûté très cher à la commune.")
    assert not is_fair("", "")


def test_licences_follow_from_the_corpora():
    assert weights_licence(["orangesum"]) == "CC-BY-SA-4.0"
    assert weights_licence(["tatoeba", "tico19"]) == "CC-BY-4.0"
    for corpus in CORPORA.values():
        assert ("NC" in weights_licence([corpus.name])) != corpus.commercial
    assert origin_corpus("newssyscomb2009") == "wmt-news"
    assert origin_corpus("") == "other"
    with pytest.raises(ConfigError, match="no corpus 'x'"):
        check_corpora(["x"])


def test_a_line_that_is_no_record_is_told(tmp_path: Path):
    with gzip.open(tmp_path / "a.jsonl.gz", "wt") as out:
        out.write(json.dumps({"title": "t"}) + "\n[]\n")
    with pytest.raises(ConfigError, match=r"a.jsonl.gz:2: is no JSON object"):
        list(read_records(tmp_path / "a.jsonl.gz"))
    (tmp_path / "orangesum").mkdir()
    with gzip.open(tmp_path / "orangesum" / "train.jsonl.gz", "wt") as out:
        out.write(json.dumps({"title": "t", "article": "x"}) + "\n")
    with pytest.raises(
        ConfigError, match="a record without 'abstract'; every line needs 'title', 'abstract', 'article'"
    ):
        list(french_documents(tmp_path))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"a": 1}\n' * 999)[:60])
    with pytest.raises(ConfigError, match="cannot be read"):
        list(read_records(tmp_path / "cut.jsonl.gz"))


@pytest.mark.data
def test_every_origin_of_the_development_data_is_known(shared_data: Path):
    for code in ("eng", "deu", "spa", "ita", "por", "nld"):
        for record in read_records(shared_data / "parallel" / f"{code}-fra.jsonl.gz", 20_000):
            assert origin_corpus(str(record["origin"])) != "other"
