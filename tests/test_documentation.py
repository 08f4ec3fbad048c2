"""What the documentation says is run: the notebooks' cells, the README's Python and its commands."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from summarize.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [ROOT, ROOT / "notebooks"], ids=["root", "notebooks"])
@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_a_notebook_runs_from_top_to_bottom(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    monkeypatch.chdir(folder)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names: dict = {}
    for cell in code:
        exec(compile(cell, str(path), "exec"), names)
    assert code
    assert "[1]" in capsys.readouterr().out


def test_no_notebook_keeps_outputs():
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs"), path


def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_the_readmes_commands_exist_with_their_options():
    commands = re.findall(r"^\s*(?:\$ )?(summarize .+)$", README, re.MULTILINE)
    assert len(commands) >= 5
    for line in commands:
        words = shlex.split(line, comments=True)[1:]
        if words[0].startswith("-"):
            continue
        command = main.commands[words[0]]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known | {"--help"}, line


def test_make_targets_in_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z-]+)`?", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_files_that_the_readme_names_exist():
    for name in re.findall(
        r"`((?:configs|benchmarks|docs|samples|notebooks|summarize|tests)/[\w./-]+)`", README
    ):
        assert (ROOT / name).exists(), name


def test_the_demo_finds_copies_and_events_in_the_samples(tmp_path: Path):
    result = CliRunner().invoke(main, ["run", str(ROOT / "samples"), "--output", str(tmp_path / "demo")])
    assert result.exit_code == 0, result.output
    assert "7 events · 7 summaries" in result.output
