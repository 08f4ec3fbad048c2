"""The rows of a corpus through `datasets`: local files as streams, splits of the Hub from its Arrow cache.

A local file is read where it is, a few megabytes at a time, whatever its compression; nothing is copied.
A split of the Hub is downloaded once and kept as Arrow tables in the cache of `datasets`
(HF_DATASETS_CACHE), which also serves without a network; with a limit, and nothing cached yet, its
first rows are streamed and nothing is kept. No code of a data set is ever run.
"""

from __future__ import annotations

import lzma
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from summarize.evaluate.declared import Declaration, Form

Rows = Iterator[tuple[str, Mapping[str, Any]]]

FORMS: Mapping[str, Form] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet",
}  # fmt: skip
COMPRESSIONS = ("", ".gz", ".zst", ".xz", ".bz2")
CONVERTED = "refs/convert/parquet"  # the branch where the Hub keeps its own conversion of a data set
REACH_SECONDS = 5.0  # for the Hub's first answer; datasets itself would try for 23 seconds
DELIMITERS = ",;\t|"


def corpus_rows(declaration: Declaration, data: Path | None, limit: int = 0) -> Rows:
    """The rows of a corpus with their places ("rpm2/dev.jsonl.gz:3"), the first `limit` when it is not 0.

    Raises:
        SummarizeError: there is no such file or split, or it cannot be read; says what to do.
    """
    path = _local_path(declaration, data)
    if path is not None:
        rows = _local_rows(path, declaration)
    elif declaration.hub:
        rows = _hub_rows(declaration, limit)
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
    for ending in COMPRESSIONS[1:]:
        bare = bare.removesuffix(ending)
    for form in FORMS:
        bare = bare.removesuffix(form)
    found = (declared.with_name(f"{bare}{form}{packed}") for form in FORMS for packed in COMPRESSIONS)
    return next((path for path in found if path.is_file()), None)


def _local_rows(path: Path, declaration: Declaration) -> Rows:
    form = declaration.form or _form(path)
    # Rows are numbered as an editor counts lines: a header is line 1 of a CSV file.
    with _told(path, declaration.encoding):
        if form == "jsonl":
            for number, row in enumerate(_stream("text", path, encoding=declaration.encoding), start=1):
                if row["text"].strip():
                    place = f"{path.name}:{number}"
                    yield place, _object(row["text"].removeprefix("\ufeff"), place)
            return
        options: dict[str, Any] = {}
        if form == "csv":
            options = {
                "sep": _delimiter(path, declaration.encoding),
                "encoding": declaration.encoding,
                # What stands in a cell is text: no "007" becomes 7, no "NA" becomes nothing.
                "dtype": str,
                "keep_default_na": False,
            }
        for number, row in enumerate(_stream(form, path, **options), start=1):
            yield f"{path.name}:#{number}", row


def _stream(builder: str, path: Path, **options: Any) -> Iterator[dict[str, Any]]:
    from datasets import load_dataset

    with _private():
        rows = load_dataset(
            builder, data_files={"rows": [str(path.resolve())]}, split="rows", streaming=True, **options
        )
    yield from rows


def _object(line: str, place: str) -> Mapping[str, Any]:
    try:
        row = msgspec.json.decode(line.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SummarizeError(f"{place}: not JSON: {error}; write one object a line") from None
    if not isinstance(row, dict):
        raise SummarizeError(f"{place}: not an object; write one JSON object a line")
    return row


def _form(path: Path) -> Form:
    name = path.name.lower()
    for ending in COMPRESSIONS[1:]:
        name = name.removesuffix(ending)
    form = FORMS.get(Path(name).suffix)
    if form is None:
        raise SummarizeError(
            f"{path}: '{Path(name).suffix}' tells no format of rows; name it .jsonl, .csv or .parquet, or give `form`"
        )
    return form


def _delimiter(path: Path, encoding: str) -> str:
    """The delimiter that the header has most of."""
    import fsspec

    with fsspec.open(str(path), "rt", encoding=encoding, compression="infer") as stream:
        header = stream.readline(1 << 20)
    return max(DELIMITERS, key=header.count)


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
        raise SummarizeError(f"{path}: cannot be read: {_first_line(error)}; is the file whole?") from None


def _hub_rows(declaration: Declaration, limit: int) -> Rows:
    from datasets import config, load_dataset

    place = f"{declaration.hub} {declaration.config} {declaration.split}".replace("  ", " ")
    options: dict[str, Any] = {"revision": declaration.revision or None}
    if declaration.revision == CONVERTED:
        # That branch is plain folders: <config>/<split>/0000.parquet.
        folder = f"{declaration.config or 'default'}/{declaration.split}"
        options["data_files"] = {declaration.split: f"{folder}/*.parquet"}
    else:
        options["name"] = declaration.config or None
    with _private():
        offline = config.HF_HUB_OFFLINE or not _hub_answers()
        with _offline() if offline else _online():
            try:
                rows = load_dataset(
                    declaration.hub,
                    split=declaration.split,
                    streaming=bool(limit) and not offline,
                    **options,
                )
                for number, row in enumerate(rows, start=1):
                    yield f"{place}:#{number}", row
            except Exception as error:  # noqa: BLE001 - whatever the Hub's clients raise, the remedy is the same
                raise SummarizeError(_refusal(declaration, error, offline=offline)) from None


def _hub_answers() -> bool:
    """Whether the Hub can be reached at all; any answer counts."""
    from huggingface_hub import constants, get_session

    try:
        get_session().head(constants.ENDPOINT, timeout=REACH_SECONDS)
    except Exception:  # noqa: BLE001 - the client's errors change their names from release to release
        return False
    return True


@contextmanager
def _private() -> Iterator[None]:
    """Neither telemetry nor download counts are sent, and no bar is drawn where nobody looks."""
    import datasets
    from huggingface_hub import constants

    before = constants.HF_HUB_DISABLE_TELEMETRY, datasets.config.HF_UPDATE_DOWNLOAD_COUNTS
    bars = datasets.are_progress_bars_disabled()
    constants.HF_HUB_DISABLE_TELEMETRY, datasets.config.HF_UPDATE_DOWNLOAD_COUNTS = True, False
    if not sys.stderr.isatty():
        datasets.disable_progress_bars()
    try:
        yield
    finally:
        constants.HF_HUB_DISABLE_TELEMETRY, datasets.config.HF_UPDATE_DOWNLOAD_COUNTS = before
        if not bars:
            datasets.enable_progress_bars()


@contextmanager
def _offline() -> Iterator[None]:
    """Nothing is asked of the network: the cache answers, or an error does, at once."""
    import datasets

    before = datasets.config.HF_HUB_OFFLINE
    datasets.config.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        datasets.config.HF_HUB_OFFLINE = before


@contextmanager
def _online() -> Iterator[None]:
    yield


def _refusal(declaration: Declaration, error: Exception, *, offline: bool) -> str:
    """Why a split of the Hub could not be had, and what to do instead."""
    said = _first_line(error)
    if offline:
        why = "the Hub cannot be reached (no network, or HF_HUB_OFFLINE=1) and the split is not in the cache"
    elif "scripts are no longer supported" in said:
        why = f'its rows come out of a loading script, which is not run; try revision = "{CONVERTED}"'
    elif "gated" in said:
        why = f"{said} Ask for access on its page and log in with `hf auth login`"
    else:
        why = said
    columns = declaration.columns
    article = columns.documents or columns.article.text
    references = columns.references if isinstance(columns.references, str) else ", ".join(columns.references)
    names = ", ".join(filter(None, (columns.id, article, references)))
    path = declaration.path or f"{declaration.name}/{declaration.split}.jsonl"
    return (
        f"corpus '{declaration.name}': {declaration.hub}: {why}; or get the '{declaration.split}' split as JSONL, CSV "
        f'or Parquet with the columns {names}, put it at {path} in a folder of data (path = "{path}"), and give that folder'
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).partition("\n")[0][:300]
