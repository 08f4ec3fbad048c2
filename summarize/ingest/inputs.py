"""From what the user names (files, folders, globs, `-`) to the files to read, in one fixed order."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import SummarizeError

NOTICES = re.compile(
    r"(?:readme|licen[cs]e|copying|notice|changelog)(?:\.(?:md|txt|rst|html?))?", re.IGNORECASE
)

STDIN = "-"
STDIN_NAME = "stdin"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input when `path` is None.

    `name` is what the run calls it: relative to the folder that was given, so that it stays the
    same when the folder moves. `problem` says why it cannot be read, when that is known already.
    """

    name: str
    path: Path | None
    problem: str | None = None


def find_sources(inputs: Sequence[str | Path]) -> list[Source]:
    """The files behind the inputs, each once, sorted by name.

    Folders are walked to the bottom, through links but never twice through one folder; what is
    hidden (`.name`) or tells about the folder (`README.md`, `LICENSE`) is skipped there, and read
    when named itself.

    Raises:
        SummarizeError: no input, a path that does not exist, a glob that matches nothing, a folder
            without a file.
    """
    if not inputs:
        raise SummarizeError("no input; name files, folders or globs of articles, or - for standard input")
    found: dict[str, Source] = {}
    for given in inputs:
        for source in _expand(os.fspath(given)):
            key = STDIN if source.path is None else os.path.realpath(source.path)
            found.setdefault(key, source)
    return sorted(_with_distinct_names(list(found.values())), key=lambda source: source.name)


def _expand(given: str) -> Iterator[Source]:
    if given == STDIN:
        yield Source(STDIN_NAME, None)
        return
    if "\x00" in given or not given:
        raise SummarizeError(f"{given!r}: not a path; name a file, a folder, a glob or - for standard input")
    path = Path(given)
    if _is_folder(path):
        sources = list(_walk(path, path))
        if not sources:
            raise SummarizeError(
                f"{given}: the folder holds no file to read (hidden files and notices like README.md are skipped)"
            )
        yield from sources
    elif os.path.lexists(path):
        yield Source(_printable(path.name), path)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 -- Path.glob refuses absolute patterns
        if not matches:
            raise SummarizeError(
                f"{given}: no file matches; check the pattern, or quote it against the shell"
            )
        base = _fixed_part(given)
        for match in map(Path, matches):
            if _is_folder(match):
                yield from _walk(match, base)
            else:
                yield Source(_relative(match, base), match)
    else:
        raise SummarizeError(
            f"{given}: no such file or folder; name files, folders, globs, or - for standard input"
        )


def _walk(folder: Path, base: Path) -> Iterator[Source]:
    """Every regular file under a folder, in the order of their names."""
    visited: set[str] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
        real = os.path.realpath(current)
        if real in visited:
            continue  # a link that leads back up, or a second way to the same folder
        visited.add(real)
        try:
            names = sorted(child.name for child in current.iterdir() if not _is_skipped(child.name))
        except OSError as error:
            yield Source(_relative(current, base), current, f"the folder cannot be listed: {error.strerror}")
            continue
        folders: list[Path] = []
        for name in names:
            child = current / name
            if _is_folder(child):
                folders.append(child)
                continue
            yield Source(_relative(child, base), child, _not_regular(child))
        pending.extend(reversed(folders))


def _is_skipped(name: str) -> bool:
    """Whether a folder's entry is hidden, or a notice about the folder rather than an article in it."""
    return name.startswith(".") or NOTICES.fullmatch(name) is not None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a link to itself
        return False


def _not_regular(path: Path) -> str | None:
    """Why a file of a folder is not read: opening a pipe that nobody writes to would wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if stat.S_ISREG(mode) else "not a regular file"


def _fixed_part(pattern: str) -> Path:
    """The folder in front of a pattern's first wildcard."""
    parts = Path(pattern).parts
    fixed = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:fixed])


def _relative(path: Path, base: Path) -> str:
    return _printable(Path(os.path.relpath(path, base)).as_posix())


def _printable(name: str) -> str:
    """A file name whose bytes are no UTF-8 holds lone surrogates, which no report could be written with."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _with_distinct_names(sources: list[Source]) -> list[Source]:
    """Sources whose names differ: those that share one get as many of their folders as it takes."""
    depth = [0] * len(sources)
    while True:
        names = [_lengthened(source, extra) for source, extra in zip(sources, depth, strict=True)]
        counts = Counter(names)
        clashing = [n for n, name in enumerate(names) if counts[name] > 1 and sources[n].path is not None]
        if not clashing:
            return [Source(name, s.path, s.problem) for name, s in zip(names, sources, strict=True)]
        for n in clashing:
            depth[n] += 1


def _lengthened(source: Source, extra: int) -> str:
    if source.path is None or extra == 0:
        return source.name
    parts = source.path.absolute().parts
    length = len(Path(source.name).parts) + extra
    # Beyond the root there is nothing left to add: only a name that lost bytes can still clash.
    return _printable(Path(*parts[-length:]).as_posix()) + "'" * max(0, length - len(parts))
