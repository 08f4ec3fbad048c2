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


def test_scores_ignore_the_markers(tmp_path: Path):
    (tmp_path / "h.jsonl").write_text(
        json.dumps({"event_id": "1", "text": "Le phare est rallumé. [1][2]"}) + "\n"
    )
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "1", "references": ["Le phare est rallumé."]}) + "\n")
    result = _run("evaluate", tmp_path / "h.jsonl", tmp_path / "r.jsonl")
    assert result.output.startswith("100.00/100.00/100.00  rouge-score|f1|tok:unicode")


def _mistakes(folder: Path) -> list[tuple[tuple[str | Path, ...], str]]:
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "empty").mkdir()
    (folder / "typo.toml").write_text("[plan]\nmax_word = 3\n")
    (folder / "h.jsonl").write_text('{"id": "1", "text": "a"}\n')
    (folder / "r.jsonl").write_text('{"id": "2", "references": ["a"]}\n')
    run, out = ("run", folder / "a.txt", "--output"), folder / "out"
    return [
        (("run", folder / "none.txt", "--output", out), "none.txt"),
        (("run", folder / "empty", "--output", out), "empty"),
        ((*run, folder / "a.txt"), "is a file; --output needs a folder"),
        ((*run, out, "--model", "compakt"), "did you mean 'compact'?"),
        ((*run, out, "--model", folder / "empty"), "empty"),
        ((*run, out, "--config", folder / "typo.toml"), "did you mean 'max_words'?"),
        ((*run, out, "--max-words", "0"), ">= 1"),
        (("report", folder / "empty"), "holds no finished run; make one with summarize run"),
        (("evaluate", folder / "h.jsonl", folder / "r.jsonl"), "the same ids in both"),
        (("evaluate", folder / "none.jsonl", folder / "r.jsonl"), "cannot be read"),
        (("train", "--config", folder / "none.toml", "--output", out), "cannot be read"),
    ]


@pytest.mark.parametrize("number", range(11))
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
