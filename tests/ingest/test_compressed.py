"""Streams are read whole, kept as far as they go when they break off, and refused when they are bombs."""

import bz2
import gzip
import lzma
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.compressed import compression_of, decompress

COMPRESS = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,  # as the zstd command does
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
CONTENT = b"".join(b"%d. Le bac de Lorvain a repris son service ce matin.\n" % n for n in range(15_000))


@pytest.mark.parametrize("name", COMPRESS)
def test_content_comes_back_from_one_member_and_from_several(name):
    packed = COMPRESS[name](CONTENT)
    assert compression_of(packed) == name
    assert decompress(packed).data == CONTENT
    several = decompress(COMPRESS[name](b"un ") + COMPRESS[name](b"") + COMPRESS[name](b"deux"))
    assert (several.data, several.broken, several.refused) == (b"un deux", None, None)


@pytest.mark.parametrize("name", COMPRESS)
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_stream_keeps_its_beginning(name, share):
    packed = COMPRESS[name](CONTENT)
    cut = decompress(packed[: int(len(packed) * share)])
    assert cut.broken is not None
    assert "breaks off" in cut.broken
    assert CONTENT.startswith(cut.data)
    if name in {"gzip", "xz"}:  # the others give whole blocks only
        assert len(cut.data) > 0.1 * len(CONTENT)


@pytest.mark.parametrize("name", COMPRESS)
def test_damage_in_the_middle_is_a_break(name):
    packed = bytearray(COMPRESS[name](CONTENT))
    middle = len(packed) // 2
    packed[middle : middle + 40] = bytes(40)
    assert decompress(bytes(packed)).broken is not None


@pytest.mark.parametrize("name", COMPRESS)
def test_a_bomb_is_refused(name):
    packed = COMPRESS[name](bytes(30 * 2**20))
    result = decompress(packed, free_bytes=2**20, max_ratio=50)
    assert result.data == b""
    assert result.refused is not None
    assert name in result.refused
    # The same stream is fine where so much is allowed.
    assert decompress(packed, free_bytes=2**26).refused is None


def test_padding_after_the_last_member_is_allowed():
    assert decompress(gzip.compress(b"texte") + bytes(512)).broken is None


def test_plain_bytes_stay():
    assert decompress(CONTENT).data is CONTENT


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_magic_number_are_survived(data):
    for magic in (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\x00"):
        decompress(magic + data)


@given(st.binary(max_size=2000))
def test_agrees_with_the_standard_library(data):
    packed = gzip.compress(data)
    assert decompress(packed).data == gzip.decompress(packed) == zlib.decompress(packed, wbits=31)
