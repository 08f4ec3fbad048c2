"""The command line: thin, quick to start, and every mistake is one line and exit code 2."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarize.cli import main

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = (
    "Le phare de Kerguévan a été rallumé samedi soir après trois ans de restauration, devant deux cents habitants.\n"
    "Les travaux ont coûté 1,2 million d'euros, dont la moitié vient d'une souscription publique.\n"
)


def _run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def test_a_run_prints_the_summaries_and_the_page(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    result = _run("run", tmp_path / "a.txt", "--output", tmp_path / "out", "--model", "verbatim")
    assert result.exit_code == 0, result.output
    assert "[1]" in result.output
    assert result.output.rstrip().endswith("report.html")


def test_quiet_prints_nothing(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert (
        _run("run", tmp_path / "a.txt", "--output", tmp_path / "out", "--model", "verbatim", "--quiet").output
        == ""
    )


def test_standard_input_is_an_input(tmp_path: Path):
    result = _run("run", "-", "--output", tmp_path / "out", "--model", "verbatim", stdin=ARTICLE.encode())
    assert result.exit_code == 0, result.output
    assert "phare" in result.output


def test_clusters_are_json_lines(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    result = _run("cluster", tmp_path / "a.txt")
    assert [json.loads(line)["article_ids"] for line in result.output.splitlines()] == [["a"]]


def test_a_finished_run_is_printed_again(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    _run("run", tmp_path / "a.txt", "--output", tmp_path / "out", "--model", "verbatim", "--quiet")
    assert "phare" in _run("report", tmp_path / "out").output
    assert _run("report", tmp_path / "out", "--format", "markdown").output.startswith("#")


def _scored_files(folder: Path) -> tuple[Path, Path]:
    (folder / "h.jsonl").write_text(
        json.dumps({"event_id": "1", "text": "Le phare est rallumé. [1][2]"}) + "\n"
    )
    (folder / "r.jsonl").write_text(json.dumps({"id": "1", "references": ["Le phare est rallumé."]}) + "\n")
    return folder / "h.jsonl", folder / "r.jsonl"


def test_scores_ignore_the_markers_and_say_so(tmp_path: Path):
    hypotheses, references = _scored_files(tmp_path)
    result = _run("evaluate", "--predictions", hypotheses, "--references", references, "--quiet")
    assert result.exit_code == 0, result.output
    assert "| h | 100.00 | 100.00 | 100.00 | 100.00 |" in result.stdout
    assert "rouge1,rouge2,rougeL|f1|tok:fr|stem:none" in result.stdout
    assert "citation markers taken out of: " in result.stderr
    assert not (tmp_path / "results.json").exists()


def test_a_run_is_scored_and_kept_in_a_folder(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "event_id": "phare", "text": ARTICLE}) + "\n")
    _run("run", tmp_path / "a.jsonl", "--output", tmp_path / "out", "--model", "verbatim", "--quiet")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "phare", "references": [ARTICLE.split("\n", maxsplit=1)[0]]}) + "\n")
    scoring = ("evaluate", "--predictions", tmp_path / "out", "--references", gold, "--metric", "rouge")
    result = _run(*scoring, "--metric", "citations", "--metric", "grounding", "--output", tmp_path / "scores")
    assert result.exit_code == 0, result.output
    assert "citation.recall" in result.stdout
    assert "unsupported.any" in result.stdout
    assert result.stdout.rstrip().endswith("results.md")
    assert (
        json.loads((tmp_path / "scores" / "results.json").read_text())["format"] == "summarize evaluation 1"
    )
    assert (tmp_path / "scores" / "plots" / "gold-intervals-rouge1.f1.svg").exists()


def test_two_files_are_compared(tmp_path: Path):
    (tmp_path / "gold.txt").write_text("Le phare est rallumé.\nLa digue a cédé.\n")
    (tmp_path / "a.txt").write_text("Le phare est rallumé.\nLa digue a cédé.\n")
    (tmp_path / "b.txt").write_text("Rien.\nRien.\n")
    both = ("--predictions", tmp_path / "a.txt", "--predictions", tmp_path / "b.txt")
    result = _run("evaluate", *both, "--references", tmp_path / "gold.txt", "--mode", "google", "--quiet")
    assert "a − b | +100.00" in result.stdout
    assert "No difference may be claimed between a and b (rouge1.f1, rouge2.f1, rougeL.f1)" in result.stdout


def test_what_gives_no_figure_is_said(tmp_path: Path):
    hypotheses, references = _scored_files(tmp_path)
    flags = ("--humans", "--metric", "rouge", "--metric", "citations", "--quiet")
    result = _run("evaluate", "--predictions", hypotheses, "--references", references, *flags)
    assert result.exit_code == 0, result.output
    assert "r: no citations to score; score the folder of a run" in result.stderr
    assert "humans: one reference each" in result.stderr


def test_files_of_one_name_are_told_apart(tmp_path: Path):
    for name in ("m-v1.5.txt", "m-v1.6.txt", "a/m-v1.5.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Le phare est rallumé.\n")
    files = [x for n in ("m-v1.5.txt", "m-v1.6.txt", "a/m-v1.5.txt") for x in ("--predictions", tmp_path / n)]
    (tmp_path / "gold.txt").write_text("Le phare luit.\n")
    result = _run("evaluate", *files[:4], "--references", tmp_path / "gold.txt", "--quiet")
    assert "| m-v1.5 |" in result.stdout
    assert "| m-v1.6 |" in result.stdout
    result = _run("evaluate", *files, "--references", tmp_path / "gold.txt", "--quiet")
    assert "| a m-v1.5 |" in result.stdout


def test_a_corpus_with_baselines_and_humans(tmp_path: Path):
    row = {
        "id": "1",
        "documents": [{"text": ARTICLE}],
        "references": ["Le phare est rallumé.", "Le phare luit."],
    }
    (tmp_path / "c.jsonl").write_text(json.dumps(row) + "\n")
    flags = ("--baseline", "lead", "--baseline", "oracle", "--humans", "--max-words", "5")
    result = _run("evaluate", "--corpus", "c.jsonl", "--data", tmp_path, *flags, "--quiet")
    assert result.exit_code == 0, result.output
    for system in ("lead", "oracle", "humans"):
        assert f"| {system} |" in result.stdout


def test_the_events_of_a_run_are_scored(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    _run("run", tmp_path / "a.txt", "--output", tmp_path / "out", "--model", "verbatim", "--quiet")
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "event": "phare"}\n')
    result = _run("evaluate", "--events", tmp_path / "out", "--gold", tmp_path / "gold.jsonl")
    assert "| events, B³ | 1.000 | 1.000 | 1.000 |" in result.stdout, result.output


def test_a_blind_page_is_written_and_its_marks_are_counted(tmp_path: Path):
    for name, model in (("one", "verbatim"), ("two", "lead")):
        (tmp_path / "a.jsonl").write_text(
            json.dumps({"id": "a", "event_id": "phare", "text": ARTICLE}) + "\n"
        )
        extra = ("--max-words", "20") if name == "two" else ()
        _run("run", tmp_path / "a.jsonl", "--output", tmp_path / name, "--model", model, "--quiet", *extra)
    result = _run("evaluate", "--blind", tmp_path / "one", tmp_path / "two", "--output", tmp_path / "page")
    assert result.exit_code == 0, result.output
    key = json.loads((tmp_path / "page" / "key.json").read_text())
    assert (tmp_path / "page" / "blind.html").exists()
    result = _run("evaluate", "--marks", tmp_path / "none.json", "--key", tmp_path / "page" / "key.json")
    assert result.exit_code == 2
    assert "none.json" in result.output
    assert len(key["pairs"]) == 1


def _mistakes(folder: Path) -> list[tuple[tuple[str | Path, ...], str]]:
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "empty").mkdir()
    (folder / "typo.toml").write_text("[plan]\nmax_word = 3\n")
    (folder / "h.jsonl").write_text('{"id": "1", "text": "a"}\n')
    (folder / "r.jsonl").write_text('{"id": "2", "references": ["a"]}\n')
    run, out = ("run", folder / "a.txt", "--output"), folder / "out"
    score = ("evaluate", "--references")
    return [
        (("run", folder / "none.txt", "--output", out), "none.txt"),
        (("run", folder / "empty", "--output", out), "empty"),
        ((*run, folder / "a.txt"), "is a file; --output needs a folder"),
        ((*run, out, "--model", "compakt"), "did you mean 'compact'?"),
        ((*run, out, "--model", folder / "empty"), "empty"),
        ((*run, out, "--config", folder / "typo.toml"), "did you mean 'max_words'?"),
        ((*run, out, "--max-words", "0"), ">= 1"),
        (("report", folder / "empty"), "holds no finished run; make one with summarize run"),
        ((*score, folder / "r.jsonl", "--predictions", folder / "h.jsonl"), "has no id of"),
        ((*score, folder / "r.jsonl", "--predictions", folder / "none.jsonl"), "none.jsonl"),
        ((*score, folder / "r.jsonl"), "nothing to score"),
        (("evaluate", "--predictions", folder / "h.jsonl"), "give --references FILE, or --corpus NAME"),
        ((*score, folder / "r.jsonl", "--baseline", "lead"), "--baseline needs the sources"),
        ((*score, folder / "r.jsonl", "--humans", "--metric", "rogue"), "--metric 'rogue'"),
        (("evaluate", "--config", folder / "typo.toml"), "--config needs --output"),
        (("evaluate", "--blind", folder, folder), "--blind needs --output"),
        (("evaluate", "--marks", folder / "h.jsonl"), "--marks needs --key"),
        (("evaluate", "--events", folder), "--events needs --gold"),
        (("evaluate", "--corpus", "rpm", "--humans"), "did you mean 'rpm2'?"),
        (
            ("evaluate", "--config", "a.toml", "--mode", "fr"),
            "--mode: does not go with --config; write it in",
        ),
        ((*score, folder / "r.jsonl", "--gold", folder / "r.jsonl"), "--gold: goes with --marks or --events"),
        (("evaluate", "--marks", folder / "h.jsonl", "--limit", "3"), "--limit: does not go with --marks"),
        (("train", "--config", folder / "none.toml", "--output", out), "cannot be read"),
    ]


@pytest.mark.parametrize("number", range(23))
def test_a_mistake_is_one_line_and_exit_code_2(tmp_path: Path, number: int):
    arguments, told = _mistakes(tmp_path)[number]
    result = _run(*arguments)
    assert result.exit_code == 2, result.output
    assert told in result.output
    assert result.output.startswith("summarize: ")
    assert len(result.output.strip().splitlines()) == 1


def test_help_imports_nothing_heavy():
    code = "import sys; from summarize.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = {
        "torch",
        "transformers",
        "datasets",
        "ctranslate2",
        "sklearn",
        "numpy",
        "lingua",
        "trafilatura",
        "jinja2",
        "msgspec",
    }
    assert not heavy & set(re.findall(r"'(\w+)'", found))


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in main.commands:
        assert f"summarize {command}" in readme, command
