"""Splits of the Hub, from a small server that answers as the Hub does: kept, streamed, refused."""

import hashlib
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyarrow as pa
import pytest
from pyarrow import parquet

ROWS = [
    {"id": f"a-{n}", "url": "u", "title": f"T{n}", "summary": f"La gare {n} rouvre.", "text": f"Texte {n}."}
    for n in range(5)
]
SCRIPT = b"raise SystemExit('a script of the Hub was run')"


def parquet_bytes() -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(ROWS), stream)
    return stream.getvalue()


# repository → revision → file → bytes
REPOSITORIES = {
    "csebuetnlp/xlsum": {
        "main": {"README.md": b"---\nlicense: cc0-1.0\n---\n# Gares\n", "xlsum.py": SCRIPT},
        "refs/convert/parquet": {"french/test/0000.parquet": parquet_bytes()},
    },
    "gazette/breves": {
        "main": {"README.md": b"---\nlicense: cc0-1.0\n---\n# Gares\n", "test.parquet": parquet_bytes()}
    },
    "gazette/fermee": {"main": {}},
}


class Hub(BaseHTTPRequestHandler):
    """The few addresses of the Hub that `datasets` asks for a data set's files."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer(b"")

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def answer(self, posted: bytes) -> None:
        path = unquote(urlsplit(self.path).path)
        self.server.asked.append(path)
        if path == "/":
            return self.reply(200)
        for repository, revisions in REPOSITORIES.items():
            for revision, files in revisions.items():
                commit = hashlib.sha1(revision.encode()).hexdigest()
                for name in (revision, commit):
                    if path.startswith(f"/datasets/{repository}/resolve/{name}/"):
                        if not files:
                            return self.reply(403, headers={"X-Error-Code": "GatedRepo"})
                        return self.file(files.get(path.split(f"/resolve/{name}/")[1]), commit)
                    if path == f"/api/datasets/{repository}/revision/{name}":
                        return self.json(
                            {"id": repository, "sha": commit, "siblings": [{"rfilename": f} for f in files]}
                        )
                    if path.startswith(f"/api/datasets/{repository}/tree/{name}"):
                        return self.tree(files, path.split(f"/tree/{name}")[1].strip("/"))
                    if path == f"/api/datasets/{repository}/paths-info/{name}":
                        wanted = json.loads(posted)["paths"] if posted.startswith(b"{") else []
                        return self.json([entry(f, files[f]) for f in wanted if f in files])
        return self.reply(404, headers={"X-Error-Code": "RepoNotFound"})

    def tree(self, files: dict[str, bytes], folder: str) -> None:
        prefix = f"{folder}/" if folder else ""
        below = [f.removeprefix(prefix) for f in files if f.startswith(prefix)]
        if not below:
            return self.reply(404, headers={"X-Error-Code": "EntryNotFound"})
        folders = {name.split("/")[0] for name in below if "/" in name}
        return self.json(
            [
                {"type": "directory", "oid": "0" * 40, "size": 0, "path": prefix + name}
                for name in sorted(folders)
            ]
            + [entry(prefix + name, files[prefix + name]) for name in below if "/" not in name]
        )

    def file(self, data: bytes | None, commit: str) -> None:
        headers = {"X-Repo-Commit": commit}
        if data is None:
            return self.reply(404, headers={**headers, "X-Error-Code": "EntryNotFound"})
        headers |= {"ETag": f'"{hashlib.sha1(data).hexdigest()}"', "Accept-Ranges": "bytes"}
        asked = self.headers.get("Range")
        if asked is None:
            return self.reply(200, data, headers)
        first, _, last = asked.removeprefix("bytes=").partition("-")
        part = data[int(first) : int(last or len(data) - 1) + 1]
        headers["Content-Range"] = f"bytes {first}-{int(first) + len(part) - 1}/{len(data)}"
        return self.reply(206, part, headers)

    def json(self, value: object) -> None:
        self.reply(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def reply(self, status: int, data: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def entry(path: str, data: bytes) -> dict:
    return {"type": "file", "oid": hashlib.sha1(data).hexdigest(), "size": len(data), "path": path}


@pytest.fixture
def hub() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


PROGRAM = """
import sys
import msgspec
from summarize.errors import SummarizeError
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.corpora.declared import declaration_of
name, limit, changes = sys.argv[1], int(sys.argv[2]), msgspec.json.decode(sys.argv[3])
try:
    corpus = load_corpus(msgspec.structs.replace(declaration_of(name), **changes) if changes else name, None, limit)
    print(len(corpus.examples), corpus.examples[0].references[0], corpus.digest)
except SummarizeError as error:
    print(error)
"""


def load(home: Path, server: ThreadingHTTPServer, name: str, limit: int = 0, **changes: str) -> str:
    """What a fresh process with this cache says of a corpus; anything on stderr is a failure."""
    environment = {
        **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        "HF_HOME": str(home),
        "HF_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name, str(limit), json.dumps(changes)],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.strip()


def kept(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "datasets" / "summarize").glob("*"))


def test_a_split_is_fetched_once_and_read_from_the_cache_ever_after(tmp_path, hub):
    first = load(tmp_path, hub, "xlsum-fr")
    assert first.startswith("5 La gare 0 rouvre. ")
    asked = len(hub.asked)
    assert load(tmp_path, hub, "xlsum-fr") == first
    assert load(tmp_path, hub, "xlsum-fr", 2).startswith("2 La gare 0 rouvre. ")
    assert len(hub.asked) == asked
    assert len(kept(tmp_path)) == 1  # and no half of anything
    hub.shutdown()
    hub.server_close()
    assert load(tmp_path, hub, "xlsum-fr") == first


def test_with_a_limit_rows_are_streamed_and_nothing_is_kept(tmp_path, hub):
    assert load(tmp_path, hub, "xlsum-fr", 2).startswith("2 La gare 0 rouvre. ")
    assert kept(tmp_path) == []


def test_a_hub_id_that_nobody_declared_is_read_by_the_usual_names_of_columns(tmp_path, hub):
    assert load(tmp_path, hub, "gazette/breves").startswith("5 La gare 0 rouvre. ")


def test_a_loading_script_is_never_run_and_the_remedy_is_said(tmp_path, hub):
    said = load(tmp_path, hub, "xlsum-fr", revision="")
    assert "its rows come out of a loading script, which is not run" in said
    assert 'try revision = "refs/convert/parquet"' in said
    assert "get its 'test' split as JSONL, CSV or Parquet with the columns id, text, summary" in said
    assert "at xlsum-fr/test.jsonl" in said
    assert kept(tmp_path) == []


def test_a_gated_a_missing_and_a_misnamed_data_set(tmp_path, hub):
    assert "ask for access on its page and log in" in load(tmp_path, hub, "gazette/fermee")
    assert "doesn't exist on the Hub or cannot be accessed" in load(tmp_path, hub, "gazette/rien")
    assert "Unknown split" in load(
        tmp_path, hub, "xlsum-fr", hub="gazette/breves", revision="", config="", split="dev"
    )
    assert kept(tmp_path) == []
