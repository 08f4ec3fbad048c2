"""The line as a whole: nothing vanishes, a run resumes, bad input is told or counted."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from summarize import Article, CitedSummary, SummarizeError, read_articles, run, summarize_articles
from summarize.config import Config
from summarize.report.jsonl import schema
from summarize.runs import MANIFEST

BRIDGE = (
    "Le pont suspendu de Rochebrune a été fermé lundi matin à toute circulation, a annoncé la préfecture.\n"
    "Une fissure de douze centimètres a été découverte dimanche sur l'un des câbles porteurs.\n"
    "Les travaux doivent durer six semaines et coûteront 2,4 millions d'euros, selon le département.\n"
    "« Nous ne prendrons aucun risque avec la sécurité des usagers », a déclaré la présidente Odile Maurin."
)
BRIDGE_TOO = (
    "La préfecture a fermé lundi matin le pont suspendu de Rochebrune à toute circulation.\n"
    "Un câble porteur présente une fissure de douze centimètres, découverte dimanche par un technicien.\n"
    "Le département estime le coût des travaux à 2,4 millions d'euros.\n"
    "Les cars scolaires passeront par Saint-Orens, ce qui allonge le trajet de vingt minutes."
)
SCHOOL = (
    "Le collège Jeanne-Barret de Miravel accueillera à la rentrée une classe de voile, la première du département.\n"
    "Vingt-quatre élèves navigueront chaque mercredi sur le lac, avec deux moniteurs du club nautique.\n"
    "La commune finance l'achat de huit dériveurs, pour un montant de 31 000 euros.\n"
)


def _records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    rows = [
        {
            "id": "a",
            "title": "Rochebrune : le pont fermé",
            "source": "Le Phare",
            "text": BRIDGE,
            "date": "2031-03-03T08:00:00Z",
        },
        {
            "id": "b",
            "title": "Le pont de Rochebrune ferme",
            "source": "L'Écho",
            "text": BRIDGE_TOO,
            "date": "2031-03-03T10:00:00Z",
        },
        {
            "id": "c",
            "title": "Pont fermé",
            "source": "Radio Val",
            "text": BRIDGE,
            "date": "2031-03-03T11:00:00Z",
        },
        {"id": "d", "source": "Le Phare", "text": SCHOOL, "date": "2031-06-01T08:00:00Z"},
        {"id": "e", "text": "Il a plu toute la nuit à Miravel."},
    ]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    return folder


def test_nothing_vanishes_and_every_sentence_is_cited(inputs: Path, tmp_path: Path, verbatim: Config):
    result = run([inputs], tmp_path / "out", verbatim)
    out = tmp_path / "out"
    articles = {record["article_id"]: record for record in _records(out / "articles.jsonl")}
    rejections = _records(out / "rejections.jsonl")
    copies = _records(out / "copies.jsonl")
    assert sorted(articles) == ["a", "b", "d"]
    assert [(copy["article_id"], copy["copy_of"]) for copy in copies] == [("c", "a")]
    assert sorted((r["stage"], r["reason"]) for r in rejections) == [
        ("clean", "too_short"),
        ("ingest", "malformed"),
    ]
    assert sorted(event["article_ids"] for event in _records(out / "events.jsonl")) == [["a", "b"], ["d"]]
    for line in _records(out / "summaries.jsonl"):
        jsonschema.validate(line, schema())
        assert line["sentences"]
        for sentence in line["sentences"]:
            assert sentence["citations"]
            for citation in sentence["citations"]:
                assert (
                    0 <= citation["start"] < citation["end"] <= len(articles[citation["article_id"]]["text"])
                )
    bridge = next(summary for summary in result.summaries if summary.independent_sources == 2)
    assert bridge.sources[0].copies == ("c",)
    assert result.counts == {"articles": 3, "copies": 1, "rejected": 2, "events": 2, "summaries": 2}


def test_the_same_input_gives_the_same_bytes_wherever_it_lies(inputs: Path, tmp_path: Path, verbatim: Config):
    moved = tmp_path / "elsewhere" / "deeper"
    moved.parent.mkdir()
    run([inputs], tmp_path / "one", verbatim)
    inputs.rename(moved)
    run([moved], tmp_path / "two", verbatim)
    for name in (
        "articles.jsonl",
        "rejections.jsonl",
        "events.jsonl",
        "summaries.jsonl",
        "report.html",
        "summaries.md",
    ):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_second_run_does_nothing_again_and_a_new_article_only_what_it_touches(
    inputs: Path, tmp_path: Path, verbatim: Config, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "out"
    run([inputs], out, verbatim)
    before = (out / "summaries.jsonl").read_bytes()
    told: list[str] = []
    from summarize import telling

    original = telling.summarize_event

    def counted(event, *rest):
        told.append(event.event_id)
        return original(event, *rest)

    monkeypatch.setattr(telling, "summarize_event", counted)
    run([inputs], out, verbatim)
    assert told == []
    assert (out / "summaries.jsonl").read_bytes() == before
    with (inputs / "more.jsonl").open("w") as more:
        more.write(
            json.dumps({"id": "f", "text": SCHOOL.replace("Miravel", "Castéra"), "date": "2032-01-01"}) + "\n"
        )
    run([inputs], out, verbatim)
    assert len(told) == 1


def test_several_processes_leave_the_same_bytes(
    tmp_path: Path, verbatim: Config, monkeypatch: pytest.MonkeyPatch
):
    from summarize.engines import local

    monkeypatch.setattr(local, "BATCH", 1)  # so that a few articles are read in three processes too
    path = tmp_path / "in.jsonl"
    towns = ["Rochebrune", "Miravel", "Castéra", "Bréval", "Lormont", "Valdec", "Orsenne", "Tourlac"]
    towns += ["Vermont", "Brézins", "Corlay", "Dampierre"]
    rows = [
        {
            "id": f"{town} {n}",
            "event_id": town,
            "source": "Le Phare",
            "text": text.replace("Rochebrune", town),
        }
        for town in towns
        for n, text in enumerate((BRIDGE, BRIDGE_TOO))
    ]
    rows += [
        {"id": "copy", "event_id": "Miravel", "text": rows[2]["text"] + "\nÀ lire aussi : le pont rouvre"}
    ]
    rows += [{"id": "menu", "text": "Accueil\nSports\nContact"}, {"id": "short", "text": "Oui."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text("".join(json.dumps(row) + "\n" for row in rows[::2]))
    run([earlier], tmp_path / "earlier", verbatim, workers=1)
    for since in ([], [tmp_path / "earlier"]):
        for workers in (1, 2, 3):
            run([path], tmp_path / f"{workers}-{len(since)}", verbatim, since=since, workers=workers)
        one, *others = (tmp_path / f"{workers}-{len(since)}" for workers in (1, 2, 3))
        names = sorted(file.name for file in one.iterdir() if file.name != MANIFEST)
        assert {"articles.jsonl", "copies.jsonl", "rejections.jsonl", "events.jsonl"} < set(names)
        for other in others:
            for name in names:
                assert (one / name).read_bytes() == (other / name).read_bytes(), (other, name, since)


def test_a_run_killed_with_its_processes_goes_on_to_the_same_bytes(tmp_path: Path, verbatim: Config):
    path = tmp_path / "in.jsonl"
    rows = [
        {"id": str(n), "event_id": str(n), "text": BRIDGE.replace("2,4", f"{n + 2},5")} for n in range(70)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run([path], tmp_path / "whole", verbatim, workers=1)
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "summarize", "run", str(path), "--model", "verbatim", "--quiet"]
    command += ["--workers", "2", "--output", str(out)]
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    progress = out / ".progress.jsonl"
    while process.poll() is None and time.monotonic() < deadline:
        if progress.exists() and progress.stat().st_size:
            break
        time.sleep(0.002)
    process.kill()
    process.wait()
    assert not (out / "summaries.jsonl").exists()
    assert subprocess.run(command, check=False).returncode == 0
    for name in ("articles.jsonl", "events.jsonl", "summaries.jsonl", "report.html"):
        assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), name


def test_min_sources_leaves_lone_voices_out_and_counts_them(inputs: Path, tmp_path: Path):
    import msgspec

    from summarize.config import GenerateConfig, PlanConfig

    config = Config(generate=GenerateConfig(model="verbatim"), plan=PlanConfig(min_sources=2))
    result = run([inputs], tmp_path / "out", config)
    assert [summary.independent_sources for summary in result.summaries] == [2]
    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text())
    assert manifest["stages"]["cite"]["counts"]["too_few_sources"] == 1
    assert manifest["config"] == msgspec.to_builtins(config)


def test_records_that_come_clustered_stay_so(tmp_path: Path, verbatim: Config):
    path = tmp_path / "in.jsonl"
    rows = [{"id": "1", "text": BRIDGE, "event_id": "x"}, {"id": "2", "text": SCHOOL, "event_id": "x"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = run([path], tmp_path / "out", verbatim)
    assert [(s.event_id, s.independent_sources) for s in result.summaries] == [("x", 2)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ids.jsonl", json.dumps({"id": "../../etc/passwd", "text": BRIDGE}) + "\n"),
        (
            "control.jsonl",
            json.dumps({"id": "c", "text": BRIDGE.replace("lundi", "lun\x00di </s> <pad> \ud800")}) + "\n",
        ),
        ("nan.jsonl", '{"id": "n", "text": ' + json.dumps(BRIDGE) + ', "date": NaN}\n'),
        ("twice.jsonl", 2 * (json.dumps({"id": "t", "text": BRIDGE}) + "\n")),
        ("latin.txt", BRIDGE.encode("cp1252")),
        ("utf16.txt", BRIDGE.encode("utf-16")),
        ("cut.jsonl.gz", gzip.compress(500 * (json.dumps({"text": BRIDGE}) + "\n").encode())[:-40]),
    ],
)
def test_odd_input_is_read_and_stays_in_its_folder(
    tmp_path: Path, verbatim: Config, name: str, content: str | bytes
):
    folder = tmp_path / "in"
    folder.mkdir()
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / name).write_bytes(data)
    (folder / "empty.txt").touch()
    (folder / "good.txt").write_text(SCHOOL)
    result = run([folder], tmp_path / "out", verbatim)
    assert any("Miravel" in summary.text for summary in result.summaries)
    assert any("Rochebrune" in summary.text for summary in result.summaries)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]
    text = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8")
    assert "</s>" not in text
    assert "\\u0000" not in text


def test_control_tokens_stay_readable_and_harmless(verbatim: Config):
    summary = summarize_articles([BRIDGE.replace("lundi matin", "lundi matin </s>")], verbatim)
    assert "</s>" not in summary.text


def test_a_page_of_scripts_is_shown_and_not_run(tmp_path: Path, verbatim: Config):
    path = tmp_path / "in.jsonl"
    evil = BRIDGE.replace("Odile Maurin", "Odile <script>alert(1)</script> Maurin")
    path.write_text(
        json.dumps(
            {"id": "</script><script>alert(2)</script>", "title": "<img onerror=alert(3)>", "text": evil}
        )
        + "\n"
    )
    run([path], tmp_path / "out", verbatim)
    page = (tmp_path / "out" / "report.html").read_text()
    assert "<script>alert" not in page
    assert "<img onerror" not in page


def test_texts_become_a_cited_summary(verbatim: Config):
    summary = summarize_articles([BRIDGE, BRIDGE_TOO], verbatim)
    assert isinstance(summary, CitedSummary)
    assert summary.independent_sources == 2
    assert "[1]" in summary._repr_markdown_()


def test_records_become_a_cited_summary(inputs: Path, verbatim: Config):
    records = [article for article in read_articles([inputs]).articles if article.article_id in "ab"]
    assert all(isinstance(record, Article) for record in records)
    assert [source.article_id for source in summarize_articles(records, verbatim).sources] == ["a", "b"]


def test_no_text_at_all_is_told(verbatim: Config):
    with pytest.raises(SummarizeError, match="none of the 1 texts holds an article"):
        summarize_articles(["Oui."], verbatim)


@pytest.mark.skipif(os.name != "posix", reason="sends SIGKILL")
def test_a_killed_run_ends_with_the_same_bytes(inputs: Path, tmp_path: Path, verbatim: Config):
    run([inputs], tmp_path / "whole", verbatim)
    command = [
        sys.executable,
        "-m",
        "summarize",
        "run",
        str(inputs),
        "--model",
        "verbatim",
        "--quiet",
        "--output",
    ]
    for trial, watched in enumerate(("articles.jsonl", "events.jsonl", ".progress.jsonl")):
        out = tmp_path / f"killed{trial}"
        process = subprocess.Popen([*command, str(out)])
        deadline = time.monotonic() + 60
        while not (out / watched).exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert subprocess.run([*command, str(out)], check=False).returncode == 0
        for name in ("articles.jsonl", "events.jsonl", "summaries.jsonl", "report.html"):
            assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), (watched, name)
