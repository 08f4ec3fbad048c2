"""Parquet rows, typed and nested; damage is a failure with its row."""

import io
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as pq

from summarize.ingest.drafts import Draft
from summarize.ingest.fields import field_table
from summarize.ingest.parquet import read_parquet

TABLE = field_table({})


def write(columns, **options):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def read(data):
    return list(read_parquet(data, "f", TABLE))


def test_typed_and_nested_columns():
    columns = {
        "id": pa.array([1, 2, None]),
        "texte": ["Un mot.", "Deux mots.", None],
        "source": [{"name": "Le Fanal"}, None, {"name": None}],
        "published_at": pa.array(
            [datetime(2025, 5, 22, 9, 10, tzinfo=UTC), None, None], pa.timestamp("us", "UTC")
        ),
        "embedding": [[0.1], [0.2], [0.3]],
    }
    first, second, third = read(write(columns))
    assert (first.own_id, first.source, first.text) == ("1", "Le Fanal", "Un mot.")
    assert first.published_at == datetime(2025, 5, 22, 9, 10, tzinfo=UTC)
    assert (second.own_id, second.source, second.published_at, second.place) == ("2", None, None, "f:#2")
    assert (third.place, third.reason) == ("f:#3", "no_text")


def test_nanoseconds_and_not_a_date():
    data = write(
        {"text": ["Un.", "Deux."], "date": pa.array([1747904400 * 10**9 + 1, None], pa.timestamp("ns"))}
    )
    assert [draft.published_at for draft in read(data)] == [datetime(2025, 5, 22, 9, tzinfo=UTC), None]


def test_a_date_out_of_range_costs_itself_alone():
    dates = pa.array([2**62, 1747904400 * 10**6, None], pa.timestamp("us"))
    items = read(write({"text": ["Un.", "Deux.", "Trois."], "date": dates}))
    assert [item.published_at for item in items] == [None, datetime(2025, 5, 22, 9, tzinfo=UTC), None]


def test_many_rows_keep_their_order():
    items = read(write({"text": [f"Texte numéro {n}." for n in range(1000)]}, row_group_size=77))
    assert [item.text for item in items] == [f"Texte numéro {n}." for n in range(1000)]


def test_no_known_column():
    (failure,) = read(write({"rumpf": ["Ein Text."]}))
    assert failure.reason == "no_text"
    assert "columns: rumpf" in failure.detail


@pytest.mark.parametrize("keep", [0, 4, 50, -1])
def test_a_damaged_file_is_one_failure(keep):
    (failure,) = read(write({"text": ["Un."] * 50})[:keep])
    assert failure.reason == "unreadable"


@given(st.integers(4, 400), st.binary(min_size=1, max_size=6))
def test_any_damage_is_survived(position, patch):
    data = bytearray(write({"text": ["Un mot.", "Deux mots."]}, compression="none"))
    data[position : position + len(patch)] = patch
    for item in read(bytes(data)):
        assert isinstance(item, Draft) or item.reason in {"unreadable", "truncated", "no_text"}
