"""An evaluation from one file: what is in it, that it resumes, and that two of them are the same bytes."""

import json
from pathlib import Path

import jsonschema
import msgspec
import numpy as np
import pytest

import summarize.evaluate
from summarize.errors import ConfigError, SummarizeError
from summarize.evaluate import suite
from summarize.evaluate.results import EVERYTHING, results_to_json, revision
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.settings import EvaluateSettings, load_evaluate_settings
from summarize.evaluate.suite import run_suite, write_evaluation
from summarize.evaluate.tables import results_to_markdown

SCHEMA = json.loads(
    (Path(summarize.evaluate.__file__).parent / "results.schema.json").read_text(encoding="utf-8")
)
# Two affairs of an invented town, three articles each, two references each.
SETS = [
    {
        "id": "digue-C1",
        "documents": [
            {"id": "d1", "title": "La digue", "text": "La digue de Port-Elvain a cédé mardi à l'aube. Deux cents maisons ont été inondées, selon les pompiers. Le maire a demandé l'aide de l'État."},
            {"id": "d2", "title": "Inondation", "text": "Deux cents maisons de Port-Elvain ont été inondées mardi. La digue datait de 1932."},
            {"id": "d3", "title": "Port-Elvain", "text": "Les écoles de Port-Elvain resteront fermées jusqu'à vendredi. La digue a cédé à l'aube, sans faire de blessé."},
        ],
        "references": [
            "La digue de Port-Elvain a cédé mardi à l'aube, inondant deux cents maisons.",
            "Deux cents maisons inondées à Port-Elvain : la digue, qui datait de 1932, a cédé mardi.",
        ],
    },
    {
        "id": "phare-C2",
        "documents": [
            {"id": "p1", "title": "Le phare", "text": "Le phare de Kerguévan a été rallumé samedi soir. Les travaux ont coûté 1,2 million d'euros."},
            {"id": "p2", "title": "Kerguévan", "text": "Après trois ans de travaux, le phare de Kerguévan éclaire de nouveau la côte. La moitié de la somme vient d'une souscription."},
            {"id": "p3", "title": "Restauration", "text": "Le phare de Kerguévan a été rallumé samedi soir devant deux cents habitants. Il avait été éteint en 2021."},
        ],
        "references": [
            "Le phare de Kerguévan a été rallumé samedi soir après trois ans de travaux.",
            "Rallumé samedi, le phare de Kerguévan a été restauré pour 1,2 million d'euros.",
        ],
    },
]  # fmt: skip
DECLARATION = """
name = "bourg"
path = "bourg.jsonl"
language = "fr"
group_pattern = "C[12]$"
[columns]
id = "id"
group = "id"
documents = "documents"
references = "references"
[columns.article]
id = "id"
title = "title"
text = "text"
"""
CONFIG = """
data = "{data}"
resamples = 100
metrics = ["rouge", "grounding", "citations", "texts", "translation"]
focus = "line"
[corpora.bourg]
corpus = "{data}/bourg.toml"
max_words = 30
[systems.line]
line = "verbatim"
[systems.humans]
humans = true
[systems.lead]
baseline = "lead"
max_sentences = 1
[systems.lexrank]
baseline = "lexrank"
[systems.mine]
predictions = "mine.txt"
[alignments.gold]
kind = "support"
gold = "{data}/gold.jsonl"
corpus = "bourg.jsonl"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    import hashlib

    raw = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in SETS)
    (tmp_path / "bourg.jsonl").write_text(raw, encoding="utf-8")
    (tmp_path / "bourg.toml").write_text(DECLARATION, encoding="utf-8")
    (tmp_path / "mine.txt").write_text(
        "La digue de Port-Elvain a cédé. [1]\nLe phare de Kerguévan a été rallumé dimanche.\n",
        encoding="utf-8",
    )
    gold: list[dict] = [{"sha256": hashlib.sha256(raw.encode()).hexdigest(), "guidelines": "by hand"}]
    for one in SETS:
        reference, text = one["references"][0], one["documents"][0]["text"]
        support = [
            {
                "document": one["documents"][0]["id"],
                "start": 0,
                "end": text.index(".") + 1,
                "extent": "partial",
            }
        ]
        gold.append({"set": one["id"], "reference": 0, "start": 0, "end": len(reference), "support": support})
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in gold), encoding="utf-8")
    path = tmp_path / "evaluate.toml"
    path.write_text(CONFIG.format(data=tmp_path), encoding="utf-8")
    return path


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"manifest.json", ".progress.jsonl"}
    }


def test_systems_by_corpora_by_metrics(config: Path, tmp_path: Path):
    settings = load_evaluate_settings(config)
    output = tmp_path / "out"
    results, scored = run_suite(settings, output)
    written = write_evaluation(results, scored, settings, output)
    found = json.loads((output / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, SCHEMA)
    assert results.corpora["bourg"].groups == {"C1": 1, "C2": 1}
    rows = {(r.group, r.system, r.metric): r for r in results.scores if r.corpus == "bourg"}
    # The humans are known by ROUGE alone, and what cites by its citations.
    assert rows["all", "humans", "rouge1.f1"].mean is not None
    assert ("all", "humans", "words") not in rows
    assert rows["all", "line", "citation.uncited"].mean == 0.0
    assert rows["all", "lead", "citation.recall"].mean is None
    # The very values that the library gives.
    mine = ["La digue de Port-Elvain a cédé.", "Le phare de Kerguévan a été rallumé dimanche."]
    expected = {s.name: s for s in rouge_scores(mine, [one["references"] for one in SETS])}
    for group, chosen in ((EVERYTHING, [0, 1]), ("C1", [0]), ("C2", [1])):
        for name, score in expected.items():
            assert rows[group, "mine", name].mean == pytest.approx(score.values[chosen].mean(), abs=1e-5)
    # Figures of the whole corpus, which no mean of segments gives, have no interval.
    bleu = rows["all", "mine", "corpus.bleu"]
    assert bleu.mean is not None
    assert bleu.low is None
    assert bleu.signature.startswith("BLEU|")
    # A day that no source says.
    assert rows["C2", "mine", "unsupported.date"].mean == 100.0
    assert rows["C1", "mine", "unsupported.any"].mean == 0.0
    assert any("mine.txt:1" in warning and "marker" in warning for warning in results.warnings)
    assert {c.gold for c in results.curves} == {"gold"}
    plots = {path.name for path in (output / "plots").iterdir()}
    assert {
        "bourg-intervals-rouge1.f1.svg",
        "bourg-differences-rouge2.f1.svg",
        "bourg-length-rouge1.f1.svg",
        "bourg-positions.svg",
        "gold-citation-curve.svg",
    } <= plots
    markdown = written.read_text(encoding="utf-8")
    assert "## bourg, C1 (1 examples)" in markdown
    assert "rouge1,rouge2,rougeL|f1|tok:fr|stem:none|refs:mean" in markdown


def test_what_is_in_focus_is_compared_with_each_and_nothing_else(config: Path, tmp_path: Path):
    results, _ = run_suite(load_evaluate_settings(config), tmp_path / "out")
    pairs = {(c.a, c.b) for c in results.comparisons if c.corpus == "bourg"}
    assert pairs == {("line", other) for other in ("humans", "lead", "lexrank", "mine")}


def test_two_evaluations_are_the_same_bytes(config: Path, tmp_path: Path):
    settings = load_evaluate_settings(config)
    for name in ("one", "two"):
        results, scored = run_suite(settings, tmp_path / name)
        write_evaluation(results, scored, settings, tmp_path / name)
    one, two = _files(tmp_path / "one"), _files(tmp_path / "two")
    assert "results.json" in one
    runs = [name for name in one if not name.startswith("runs/")]  # a run's own bytes have their own tests
    assert {name: one[name] for name in runs} == {name: two[name] for name in runs}


def test_what_was_killed_goes_on_and_ends_the_same(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = load_evaluate_settings(config)
    whole, _ = run_suite(settings, tmp_path / "whole")
    done: list[tuple] = []
    real = suite.metric_scores

    def dies(*arguments, **options):
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(arguments)
        return real(*arguments, **options)

    monkeypatch.setattr(suite, "metric_scores", dies)
    with pytest.raises(KeyboardInterrupt):
        run_suite(settings, tmp_path / "killed")
    again: list[tuple] = []
    monkeypatch.setattr(suite, "metric_scores", lambda *a, **o: again.append(a) or real(*a, **o))
    resumed, _ = run_suite(settings, tmp_path / "killed")
    assert results_to_json(resumed) == results_to_json(whole)
    assert len(again) == 5 * 5 - 4  # five systems, five metrics: what was done is not done again
    again.clear()
    run_suite(settings, tmp_path / "killed")
    assert not again


def test_another_text_is_scored_again(config: Path, tmp_path: Path):
    settings = load_evaluate_settings(config)
    before, _ = run_suite(settings, tmp_path / "out")
    (tmp_path / "mine.txt").write_text("Rien.\nRien.\n", encoding="utf-8")
    after, _ = run_suite(settings, tmp_path / "out")

    def score(results):
        return next(r.mean for r in results.scores if (r.system, r.metric) == ("mine", "rouge1.f1"))

    assert score(before) > 0.0
    assert score(after) == 0.0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('line = "verbatim"', 'line = "verbatim"\nbaseline = "lead"', "systems.line: give exactly one of"),
        ("humans = true", "", "systems.humans: give exactly one of"),
        ('focus = "line"', 'focus = "lime"', "focus 'lime' is none of"),
        ("[systems.mine]", '[systems."../mine"]', "a name is letters"),
        ("resamples", "resample", "did you mean 'resamples'?"),
        ("max_sentences = 1", 'corpora = ["bourgs"]', "corpus 'bourgs' is none of bourg"),
        ("mine.txt", "yours.txt", "yours.txt"),
        ("/bourg.toml", "/bourgs.toml", "bourgs.toml"),
        ('predictions = "mine.txt"', 'carried = "mine"', "carries no outputs 'mine'"),
        ('predictions = "mine.txt"', 'predictions = "bourg.jsonl"\ncolumn = "documents"', "bourg.jsonl"),
    ],
)
def test_a_mistake_in_the_file_is_told(config: Path, tmp_path: Path, before: str, after: str, told: str):
    text = config.read_text(encoding="utf-8")
    assert before in text
    config.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(SummarizeError, match=told.replace("?", r"\?")) as caught:
        run_suite(load_evaluate_settings(config), tmp_path / "out")
    assert "\n" not in str(caught.value)


def test_a_folder_of_something_else_is_left_alone(config: Path, tmp_path: Path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "manifest.json").write_text('{"format": "summarize run", "stages": {}}')
    with pytest.raises(SummarizeError, match="is not the manifest of a summarize evaluation"):
        run_suite(load_evaluate_settings(config), tmp_path / "run")


def test_configurations_that_are_shipped_can_be_read():
    found = sorted((Path(__file__).resolve().parents[2] / "configs").glob("evaluate-*.toml"))
    assert len(found) >= 3
    for path in found:
        assert load_evaluate_settings(path).systems
    with pytest.raises(ConfigError, match="cannot be read"):
        load_evaluate_settings(found[0].with_name("none.toml"))


def test_undefined_is_null_and_a_dash(config: Path, tmp_path: Path):
    results, _ = run_suite(load_evaluate_settings(config), tmp_path / "out")
    for row in json.loads(results_to_json(results))["scores"]:
        assert row["mean"] is None or np.isfinite(row["mean"])
    assert "nan" not in results_to_markdown(results).lower().split()
    assert revision() is None or len(revision() or "") in {40, 41}


@pytest.mark.data
def test_the_published_titles_of_four_systems_in_one_command(shared_data: Path, tmp_path: Path):
    path = Path(__file__).resolve().parents[2] / "configs" / "evaluate-orangesum-titles.toml"
    settings = msgspec.structs.replace(load_evaluate_settings(path), resamples=100)
    results, _ = run_suite(settings, tmp_path / "out", data=shared_data)
    found = {(r.system, r.metric): r.mean for r in results.scores}
    published = {
        "mBARThez": (41.10, 24.12, 36.43),
        "BARThez": (40.86, 23.66, 36.03),
        "mBART": (40.73, 23.72, 35.99),
        "CamemBERT2CamemBERT": (34.90, 18.03, 30.79),
    }
    for system, scores in published.items():
        for metric, score in zip(("rouge1.f1", "rouge2.f1", "rougeL.f1"), scores, strict=True):
            assert found[system, metric] == pytest.approx(score, abs=0.05)
    assert len([c for c in results.comparisons if c.metric == "rouge1.f1"]) == 6
    assert isinstance(settings, EvaluateSettings)
