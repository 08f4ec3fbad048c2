"""Records from Parquet, only the columns that the field table knows, a few rows at a time."""

from __future__ import annotations

from typing import Any

from summarize.ingest.drafts import Failure, Items
from summarize.ingest.fields import Table, item_of, known_columns

ROWS = 64  # at a time: a dictionary-encoded column can make any row a megabyte
MAX_BYTES = 4 * 2**30  # of decoded values, as for compressed files


def read_parquet(data: bytes, name: str, table: Table) -> Items:
    """Every row of a Parquet file as a draft or a failure, with its place (`name:#row`)."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        columns = known_columns(file.schema_arrow.names, table)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Failure(name, "unreadable", f"not a whole Parquet file: {_first_line(error)}")
        return
    if not columns:
        yield Failure(
            name,
            "no_text",
            f"no column is known to hold text (columns: {', '.join(file.schema_arrow.names[:12])[:300]}); "
            'name yours in the configuration: [ingest.fields] text = ["…"]',
        )
        return
    number = 0
    decoded = 0
    try:
        for batch in file.iter_batches(batch_size=ROWS, columns=columns):
            decoded += batch.nbytes
            if decoded > MAX_BYTES:
                yield Failure(
                    f"{name}:#{number + 1}",
                    "unreadable",
                    f"the rows swell beyond {MAX_BYTES} bytes; split the file",
                )
                return
            for record in _records(batch):
                number += 1
                yield item_of(record, f"{name}:#{number}", table)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        yield Failure(
            f"{name}:#{number + 1}",
            "truncated",
            f"the rows from here on cannot be read ({file.metadata.num_rows - number} of {file.metadata.num_rows}): "
            f"{_first_line(error)}",
        )


def _records(batch: Any) -> list[dict[str, object]]:
    """The rows of a batch as Python objects; a value that Python cannot hold (the year 20250) is None."""
    import pyarrow as pa

    columns: dict[str, list[object]] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
            # Python's datetime has no nanoseconds, and pyarrow would ask pandas for a type that has.
            column = column.cast(pa.timestamp("us", column.type.tz), safe=False)  # noqa: PLW2901
        try:
            columns[name] = column.to_pylist()
        except (pa.ArrowException, ValueError, OverflowError):
            columns[name] = [_value(scalar) for scalar in column]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _value(scalar: Any) -> object:
    import pyarrow as pa

    try:
        value: object = scalar.as_py()
    except (pa.ArrowException, ValueError, OverflowError):
        return None
    return value


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
