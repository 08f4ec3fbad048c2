"""Reads .gz, .zst, .bz2 and .xz streams by their first bytes, whatever the file is called.

A stream that breaks off gives what could be read; one that swells beyond reason gives nothing.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

# News in JSONL shrinks 3 to 10 times, and a crawl full of wire copies up to about 60; gzip cannot pass
# 1,032. What swells 200 times beyond the first 64 MiB was made to fill the memory.
MAX_RATIO = 200
FREE_BYTES = 64 * 2**20
MAX_BYTES = 4 * 2**30  # of one file; a larger one is to be split

CHUNK = 2**20  # bytes written by one step of a decompressor: bounds what a bomb gets before it is seen

MAGIC: dict[str, bytes] = {
    "gzip": b"\x1f\x8b",
    "zstd": b"\x28\xb5\x2f\xfd",
    "bzip2": b"BZh",
    "xz": b"\xfd7zXZ\x00",
}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The bytes of a stream. `broken` says why the end is missing, `refused` why nothing was kept."""

    data: bytes
    broken: str | None = None
    refused: str | None = None


class _Decompressor(Protocol):
    """The part of the standard library's decompressors that all of them share."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Swollen(Exception):  # noqa: N818 -- a signal between two functions of this module
    """The stream gave more than `limit` bytes."""


def compression_of(data: bytes) -> str | None:
    """The compression, "gzip", "zstd", "bzip2" or "xz", by the first bytes; None when the bytes are not compressed."""
    return next((name for name, magic in MAGIC.items() if data.startswith(magic)), None)


def decompress(
    data: bytes, *, max_ratio: int = MAX_RATIO, free_bytes: int = FREE_BYTES, max_bytes: int = MAX_BYTES
) -> Unpacked:
    """The content of a compressed file; the bytes themselves when they are not compressed.

    Several streams one after the other, as `cat a.gz b.gz` makes them, are read to the end.
    A result above `free_bytes` bytes must be at most `max_ratio` times the input, and none may
    pass `max_bytes`.
    """
    name = compression_of(data)
    if name is None:
        return Unpacked(data)
    limit = min(max_bytes, max(free_bytes, max_ratio * len(data)))
    parts: list[bytes] = []
    try:
        new, step = _READERS[name]
        whole = _members(new, data, parts, magic=MAGIC[name], step=step, limit=limit)
    except _Swollen:
        return Unpacked(
            b"",
            refused=f"the {name} stream swells beyond {limit} bytes ({len(data)} compressed); unpack it and split it",
        )
    content = b"".join(parts)
    if whole:
        return Unpacked(content)
    return Unpacked(content, broken=f"the {name} stream breaks off after {len(content)} bytes")


def _members(
    new: Callable[[], _Decompressor], data: bytes, parts: list[bytes], *, magic: bytes, step: int, limit: int
) -> bool:
    """Appends the content of every member to `parts`; False when the last one breaks off.

    `step` is how many compressed bytes a member is fed at a time.
    """
    total = position = 0
    while data.startswith(magic, position):
        member = new()
        while not member.eof:
            pending = data[position : position + step]
            position += len(pending)
            starved = not pending
            while not member.eof:
                try:
                    piece = member.decompress(pending, CHUNK)
                except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
                    return False
                total += len(piece)
                if total > limit:
                    raise _Swollen
                parts.append(piece)
                pending = getattr(member, "unconsumed_tail", b"")  # zlib's; the others keep it inside
                if not piece and not pending:
                    break
            if starved and not member.eof:
                return False
        position -= len(member.unused_data)
    return True  # what follows the last member is padding, as gzip and xz allow


class _ZstdMember:
    """zstandard's streaming object behind the standard library's interface."""

    def __init__(self) -> None:
        import zstandard

        # Windows of 2 GiB exist (--long=31) and are allocated at once; 128 MiB is what `zstd -d` takes.
        self._stream = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
        self._error = zstandard.ZstdError

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data

    def decompress(self, data: bytes, _max_length: int, /) -> bytes:
        try:
            return self._stream.decompress(data) if data else b""
        except self._error as error:
            raise ValueError(str(error)) from None


# name: what makes a member's decompressor, and the bytes it is fed at a time. zstandard has no bound on its
# output: a block of 4 bytes can hold 128 KiB, so that 4 KiB of input give at most 128 MiB.
_READERS: dict[str, tuple[Callable[[], _Decompressor], int]] = {
    "gzip": (lambda: zlib.decompressobj(wbits=31), 2**18),
    "zstd": (_ZstdMember, 2**12),
    "bzip2": (bz2.BZ2Decompressor, 2**18),
    "xz": (lambda: lzma.LZMADecompressor(memlimit=2**28), 2**18),
}
