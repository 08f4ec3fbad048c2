"""The rows of a corpus through `datasets`: local files are streamed, splits of the Hub are kept as Arrow.

A local file is read where it is, a few megabytes at a time, whatever its compression; nothing is copied.
"""

from __future__ import annotations

import csv
import lzma
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.files import COMPRESSIONS, delimiter_of, form_ending
from summarize.evaluate.corpora.hub import Rows, first_line, hub_rows, private
from summarize.evaluate.corpora.strict_json import json_object

if TYPE_CHECKING:
    from summarize.evaluate.corpora.declared import Declaration, Form

FORMS: Mapping[str, Form] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet",
}  # fmt: skip


def corpus_rows(declaration: Declaration, data: Path | None, limit: int = 0) -> Rows:
    """The rows of a corpus with their places ("rpm2/dev.jsonl.gz:3"), the first `limit` when it is not 0.

    Raises:
        SummarizeError: there is no such file or split, or it cannot be read; says what to do.
    """
    path = _local_path(declaration, data)
    if path is not None:
        rows = _local_rows(path, declaration)
    elif declaration.hub:
        rows = hub_rows(declaration, limit)
    elif data is None and not Path(declaration.path).is_absolute():
        raise SummarizeError(
            f"corpus '{declaration.name}': is read from {declaration.path} in a folder of data; give that folder"
        )
    else:
        raise SummarizeError(
            f"corpus '{declaration.name}': no file {(data or Path()) / declaration.path}; "
            "correct `path` in its declaration, or give the folder that holds it"
        )
    return islice(rows, limit) if limit else rows


def _local_path(declaration: Declaration, data: Path | None) -> Path | None:
    """The file that is there: the path as declared, or the same under another ending or compression."""
    if not declaration.path or (data is None and not Path(declaration.path).is_absolute()):
        return None
    declared = (data or Path()) / declaration.path
    if declared.is_file():
        return declared
    bare = declared.name
    for ending in COMPRESSIONS:
        bare = bare.removesuffix(ending)
    for form in FORMS:
        bare = bare.removesuffix(form)
    found = (declared.with_name(f"{bare}{form}{packed}") for form in FORMS for packed in ("", *COMPRESSIONS))
    return next((path for path in found if path.is_file()), None)


def _local_rows(path: Path, declaration: Declaration) -> Rows:
    form = declaration.form or _form(path)
    # Rows are numbered as an editor counts lines: a header is line 1 of a CSV file.
    with _told(path, declaration.encoding):
        if form == "jsonl":
            for number, row in enumerate(_stream("text", path, encoding=declaration.encoding), start=1):
                if row["text"].strip():
                    place = f"{path.name}:{number}"
                    yield place, json_object(row["text"].removeprefix("\ufeff"), place)
            return
        options = _csv_options(path, declaration.encoding) if form == "csv" else {}
        for number, row in enumerate(_stream(form, path, **options), start=1):
            yield f"{path.name}:#{number}", row


def _stream(builder: str, path: Path, **options: Any) -> Iterator[dict[str, Any]]:
    from datasets import load_dataset

    # Streaming leaves a lock and nothing else in its cache: not in the user's.
    with private(), TemporaryDirectory() as cache:
        files = {"rows": [str(path.resolve())]}
        rows = load_dataset(
            builder, data_files=files, split="rows", streaming=True, cache_dir=cache, **options
        )
    yield from rows


def _form(path: Path) -> Form:
    form = FORMS.get(form_ending(path))
    if form is None:
        raise SummarizeError(
            f"{path}: '{form_ending(path)}' tells no format of rows; name it .jsonl, .csv or .parquet, or give `form`"
        )
    return form


def _csv_options(path: Path, encoding: str) -> dict[str, Any]:
    """How to read a CSV file so that what stands in a cell is text: no "007" becomes 7, no "NA" becomes nothing."""
    import fsspec
    from datasets import Features, Value

    with fsspec.open(str(path), "rt", encoding=encoding, compression="infer", newline="") as stream:
        header = stream.readline(1 << 20)
        delimiter = delimiter_of(header)
        names = next(csv.reader(chain([header], stream), delimiter=delimiter), [])
    features = Features({name: Value("string") for name in names})
    return {"sep": delimiter, "encoding": encoding, "features": features, "keep_default_na": False}


@contextmanager
def _told(path: Path, encoding: str) -> Iterator[None]:
    """Turns what reading a file may raise into a message that says where and what to do."""
    import pyarrow as pa
    import zstandard
    from datasets.exceptions import DatasetsError

    try:
        yield
    except UnicodeDecodeError as error:
        raise SummarizeError(
            f"{path}: not in {encoding} (byte {error.object[error.start]:#04x}: {error.reason}); "
            f"say its `encoding` (cp1252, utf-16), or convert it: iconv -t utf-8"
        ) from None
    except LookupError as error:
        raise SummarizeError(f"{path}: encoding {encoding!r} is not known: {error}") from None
    except (
        DatasetsError, OSError, EOFError, ValueError, pa.ArrowException, zlib.error, lzma.LZMAError, zstandard.ZstdError,
    ) as error:  # fmt: skip
        raise SummarizeError(f"{path}: cannot be read: {first_line(error)}; is the file whole?") from None
