"""The run folder keeps whole files and knows what is done."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.errors import OutputError
from summarize.runs import MANIFEST, PROGRESS, RunFolder, atomic_path, digest, json_lines


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "file.txt"
    path.write_text("before")

    def fail() -> None:
        with atomic_path(path) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "before"


def test_a_stage_is_done_only_with_its_key_and_its_files(tmp_path: Path):
    folder = RunFolder.open(tmp_path / "run")
    assert not folder.is_done("cluster", "k")
    folder.finish("cluster", "k", {"events.jsonl": "{}\n"}, {"events": 1}, 0.5)
    again = RunFolder.open(tmp_path / "run")
    assert again.is_done("cluster", "k")
    assert not again.is_done("cluster", "other")
    (tmp_path / "run" / "events.jsonl").write_text("tampered")
    assert not again.is_done("cluster", "k")


def test_a_line_that_a_kill_cut_short_is_told_again(tmp_path: Path):
    folder = RunFolder.open(tmp_path)
    with folder.append_progress() as stream:
        stream.write(json_lines([{"key": "a", "summary": 1}]) + '{"key": "b", "summ')
    with folder.append_progress() as stream:
        stream.write(json_lines([{"key": "c", "summary": 3}]))
    assert sorted(folder.progress()) == ["a", "c"]
    folder.keep_progress([{"key": "c", "summary": 3}])
    assert json.loads((tmp_path / PROGRESS).read_text()) == {"key": "c", "summary": 3}


def test_an_output_that_is_a_file_is_refused(tmp_path: Path):
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(OutputError, match="is a file; --output needs a folder"):
        RunFolder.open(path)


@pytest.mark.parametrize("content", ['{"other": 1}', "not json", "[]"])
def test_a_manifest_of_another_kind_is_never_overwritten(tmp_path: Path, content: str):
    (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(OutputError, match="is not the manifest of a summarize run"):
        RunFolder.open(tmp_path)
    assert (tmp_path / MANIFEST).read_text() == content


def test_a_digest_depends_on_values_and_not_on_order_of_keys():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_two_processes_do_not_write_one_folder(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from summarize.runs import RunFolder\n"
        "folder = RunFolder.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "run")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(OutputError, match="another process is writing here"):
            RunFolder.open(tmp_path / "run")
        other.kill()
    # However it ended, the folder is free again; and one process may open it twice.
    first = RunFolder.open(tmp_path / "run")
    assert RunFolder.open(tmp_path / "run").path == first.path
