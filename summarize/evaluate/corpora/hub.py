"""Splits of the Hugging Face Hub, fetched once and kept as Arrow; why one cannot be had, and what to do instead.

A split that is read whole stays under "summarize" in the cache of `datasets` (HF_DATASETS_CACHE) and is
read from there ever after, without a network: what was measured once can be measured again. Delete its
folder to fetch it anew. With a limit, and none kept, the first rows are streamed and nothing stays.
No code of a data set is run, and neither telemetry nor download counts are sent.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.declared import Declaration, names_of
from summarize.hub import hub_answers
from summarize.runs import digest

Rows = Iterator[tuple[str, Mapping[str, Any]]]

CONVERTED = "refs/convert/parquet"  # the branch where the Hub keeps its own conversion of a data set


def hub_rows(declaration: Declaration, limit: int = 0) -> Rows:
    """The rows of the declaration's split with their places; with a limit perhaps only as many.

    Raises:
        SummarizeError: the split is not kept and cannot be fetched; says why and what to do instead.
    """
    from datasets import Dataset

    kept = kept_folder(declaration)
    if kept.is_dir():
        yield from _placed(Dataset.load_from_disk(str(kept)), declaration)
        return
    if not hub_answers():
        raise SummarizeError(_refusal(declaration, "", offline=True))
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Its own cache: one that datasets finds by name alone may hold another revision, or another split.
    with private(), TemporaryDirectory(dir=kept.parent, prefix=".part-") as cache:
        try:
            rows = _load(declaration, cache, streaming=bool(limit))
            if limit:
                yield from _placed(rows, declaration)
                return
            part = Path(cache) / "whole"
            rows.save_to_disk(str(part))
            if not kept.is_dir():  # another process may have been faster
                part.rename(kept)
        except Exception as error:  # noqa: BLE001 - whatever the Hub's clients raise, the remedy is the same
            raise SummarizeError(_refusal(declaration, first_line(error), offline=False)) from None
    yield from _placed(Dataset.load_from_disk(str(kept)), declaration)


def kept_folder(declaration: Declaration) -> Path:
    """Where a split of the Hub is kept once it was read whole."""
    from datasets import config

    of = (declaration.hub, declaration.config, declaration.revision, declaration.split)
    name = declaration.hub.replace("/", "___")
    return Path(config.HF_DATASETS_CACHE) / "summarize" / f"{name}-{declaration.split}-{digest(of)[:12]}"


@contextmanager
def private() -> Iterator[None]:
    """Neither telemetry nor download counts are sent, and no bar is drawn where nobody looks."""
    import datasets
    from huggingface_hub import constants

    before = constants.HF_HUB_DISABLE_TELEMETRY, datasets.config.HF_UPDATE_DOWNLOAD_COUNTS
    bars = not datasets.are_progress_bars_disabled()
    constants.HF_HUB_DISABLE_TELEMETRY, datasets.config.HF_UPDATE_DOWNLOAD_COUNTS = True, False
    if not sys.stderr.isatty():
        datasets.disable_progress_bars()
    try:
        yield
    finally:
        constants.HF_HUB_DISABLE_TELEMETRY, datasets.config.HF_UPDATE_DOWNLOAD_COUNTS = before
        if bars:
            datasets.enable_progress_bars()


def first_line(error: BaseException) -> str:
    """An error's first line, or its kind when it says nothing."""
    return (str(error).strip() or type(error).__name__).partition("\n")[0][:300]


def _load(declaration: Declaration, cache: str, *, streaming: bool) -> Any:
    from datasets import load_dataset

    options: dict[str, Any] = {"name": declaration.config or None}
    if declaration.revision == CONVERTED:
        # That branch is plain folders: <config>/<split>/0000.parquet.
        folder = f"{declaration.config or 'default'}/{declaration.split}"
        options = {"data_files": {declaration.split: f"{folder}/*.parquet"}}
    return load_dataset(
        declaration.hub,
        split=declaration.split,
        revision=declaration.revision or None,
        streaming=streaming,
        cache_dir=cache,
        **options,
    )


def _placed(rows: Any, declaration: Declaration) -> Rows:
    place = " ".join(filter(None, (declaration.hub, declaration.config, declaration.split)))
    for number, row in enumerate(rows, start=1):
        yield f"{place} #{number}", row


def _refusal(declaration: Declaration, said: str, *, offline: bool) -> str:
    """Why a split of the Hub could not be had, and what to do instead."""
    if offline:
        why = "the Hub cannot be reached (no network, or HF_HUB_OFFLINE=1) and the split was not kept before"
    elif "scripts are no longer supported" in said:
        why = f'its rows come out of a loading script, which is not run; try revision = "{CONVERTED}"'
    elif "gated" in said:
        why = f"{said.rstrip('.')}: ask for access on its page and log in with `hf auth login`"
    else:
        why = said.rstrip(".")
    columns = declaration.columns
    wanted = (columns.id, columns.documents or columns.article.text, *names_of(columns.references))
    names = ", ".join(filter(None, wanted))
    path = declaration.path or f"{declaration.name.replace('/', '-')}/{declaration.split}.jsonl"
    return (
        f"corpus '{declaration.name}': {declaration.hub}: {why}; or get its '{declaration.split}' split as JSONL, CSV or "
        f"Parquet{f' with the columns {names}' if names else ''}, put it in a folder of data at "
        f"{path} (the declaration's path), and give that folder"
    )
