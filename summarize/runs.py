"""The output folder: whole files or none, a manifest of what is done, and events kept as they end.

A stage's key is a digest of everything its output depends on. A run that was killed, or is
started again, redoes the stages and events whose key is not in the folder, and no others.
"""

from __future__ import annotations

import hashlib
import json
import os
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec

from summarize.errors import OutputError

MANIFEST = "manifest.json"
PROGRESS = ".progress.jsonl"  # one line an event, appended as it ends
LOCK = ".lock"  # held while a process writes here; the system lets it go, however the process ends
RUN = "summarize run"  # what a manifest says that the folder holds


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when the block ends without an error."""
    temporary = path.with_name(f".{path.name}.part")
    yield temporary
    with temporary.open("rb+") as written:
        os.fsync(written.fileno())
    temporary.replace(path)


def write_atomically(path: Path, text: str) -> None:
    """Writes a whole UTF-8 file at once; lone surrogates cannot get here, normalize removes them."""
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def digest(*parts: Any) -> str:
    """A digest (32 hex digits) of JSON-like values, records and sections among them."""
    encoded = msgspec.json.encode(parts, order="sorted", enc_hook=str)
    return hashlib.sha256(encoded).hexdigest()[:32]


def file_digest(path: Path) -> str | None:
    """The digest of a file's bytes, None when it is not there."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


@dataclass
class RunFolder:
    """A folder that holds one run's output, or an evaluation's; `manifest` is what manifest.json says."""

    path: Path
    manifest: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path, holds: str = RUN) -> RunFolder:
        """Makes the folder, or takes up the run (or what else it `holds`) that is in it.

        Raises:
            OutputError: the path is a file, cannot be written, is being written by another process, or
                holds a manifest of another kind.
        """
        if path.exists() and not path.is_dir():
            raise OutputError(f"{path}: is a file; --output needs a folder, new or of an earlier run")
        try:
            path.mkdir(parents=True, exist_ok=True)
            manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        except FileNotFoundError:
            manifest = {}
        except OSError as error:
            raise OutputError(
                f"{path}: cannot be written: {error.strerror}; choose another --output"
            ) from None
        except ValueError:
            manifest = None
        if not isinstance(manifest, dict) or (manifest and manifest.get("format") != holds):
            raise OutputError(
                f"{path / MANIFEST}: is not the manifest of a {holds}; choose another --output folder"
            )
        if not os.access(path, os.W_OK):
            raise OutputError(f"{path}: cannot be written; choose another --output or change its permissions")
        folder = cls(path, manifest or {"format": holds, "stages": {}})
        _lock(folder)
        return folder

    def is_done(self, stage: str, key: str) -> bool:
        """Whether the stage ended with this key and its files are still what it wrote."""
        found = self.manifest["stages"].get(stage, {})
        return found.get("key") == key and all(
            file_digest(self.path / name) == value for name, value in found["files"].items()
        )

    def finish(
        self, stage: str, key: str, files: Mapping[str, str], counts: Mapping[str, int], seconds: float
    ) -> None:
        """Writes a stage's files, then says in the manifest that it is done."""
        for name, text in files.items():
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path / name, text)
        self.manifest["stages"][stage] = {
            "key": key,
            "files": {name: file_digest(self.path / name) for name in files},
            "counts": dict(counts),
            "seconds": round(seconds, 3),
        }
        self.save()

    def save(self) -> None:
        """Writes the manifest."""
        write_atomically(self.path / MANIFEST, json.dumps(self.manifest, ensure_ascii=False, indent=1) + "\n")

    def read_lines(self, name: str) -> list[dict[str, Any]]:
        """The objects of one of the run's JSON-lines files."""
        return [
            json.loads(line) for line in (self.path / name).read_text(encoding="utf-8").split("\n") if line
        ]

    def progress(self) -> dict[str, dict[str, Any]]:
        """The events that ended, by key; a line that a kill cut short is left out."""
        found = {}
        try:
            lines = (self.path / PROGRESS).read_bytes().split(b"\n")
        except FileNotFoundError:
            return {}
        for line in lines:
            try:
                record = json.loads(line)
                found[record["key"]] = record
            except (ValueError, KeyError, TypeError):
                continue
        return found

    def append_progress(self) -> IO[str]:
        """The progress file, open to add lines to, after whatever a kill left in it."""
        stream = (self.path / PROGRESS).open("a", encoding="utf-8", newline="\n")
        stream.write("\n")
        return stream

    def keep_progress(self, records: list[dict[str, Any]]) -> None:
        """Keeps these events and forgets the others."""
        write_atomically(self.path / PROGRESS, json_lines(records))


def _lock(folder: RunFolder) -> None:
    """Keeps other processes out of a folder for as long as the object lives; no lock, no complaint."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    descriptor = os.open(folder.path / LOCK, os.O_WRONLY | os.O_CREAT, 0o644)
    weakref.finalize(folder, os.close, descriptor)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise OutputError(
            f"{folder.path}: another process is writing here; wait for it, or choose another --output"
        ) from None
    except OSError:
        return  # a file system without locks


def json_lines(records: list[dict[str, Any]]) -> str:
    """One object a line, as UTF-8 text and not escapes."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
