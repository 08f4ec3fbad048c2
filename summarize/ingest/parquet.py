"""Records from Parquet, only the columns that the field table knows, a few rows at a time."""

from __future__ import annotations

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
            for record in batch.to_pylist():
                number += 1
                yield item_of(record, f"{name}:#{number}", table)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        yield Failure(
            f"{name}:#{number + 1}",
            "truncated",
            f"the rows from here on cannot be read ({file.metadata.num_rows - number} of {file.metadata.num_rows}): "
            f"{_first_line(error)}",
        )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
