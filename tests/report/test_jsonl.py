import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records import Citation, CitedSummary, Claim, Disagreement, Sentence, SummarySource
from summarize.report.jsonl import (
    schema,
    summary_from_dict,
    summary_from_json,
    summary_to_dict,
    summary_to_json,
)

VALIDATOR = jsonschema.Draft202012Validator(
    schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)

CONTRACT_KEYS = [
    "event_id", "language", "headline", "text", "sentences", "sources", "independent_sources",
    "disagreements", "related", "since",
]  # fmt: skip


def test_schema_is_itself_valid_and_closed():
    jsonschema.Draft202012Validator.check_schema(schema())

    def objects(node):
        if isinstance(node, dict):
            if "object" in (node.get("type"), *(node.get("type") or ())):
                yield node
            for child in node.values():
                yield from objects(child)
        elif isinstance(node, list):
            for child in node:
                yield from objects(child)

    found = list(objects(schema()))
    assert len(found) == 8
    for node in found:
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"]), "no optional key: missing is null"


def test_line_holds_the_contract(summary):
    line = summary_to_json(summary)
    data = json.loads(line)
    VALIDATOR.validate(data)
    assert list(data) == CONTRACT_KEYS
    assert "\n" not in line
    assert data["text"] == "Un pont s'est effondré mardi à Valmont. [1][2] Le trafic est interrompu. [1]"
    assert data["sources"][0]["published_at"] == "2025-05-01T09:10:00+00:00"
    assert data["sources"][1]["published_at"] is None
    assert "effondré" in line, "not escaped to ASCII"


def test_schema_refuses_what_the_contract_does_not_know(summary):
    good = summary_to_dict(summary)
    broken = [
        {**good, "note": "x"},
        {k: v for k, v in good.items() if k != "related"},
        {**good, "language": "en"},
        {**good, "independent_sources": 0},
        {**good, "sentences": [{"text": "Seule.", "origin": "verbatim", "citations": []}]},
        {**good, "sources": [{**good["sources"][0], "published_at": "2025-05-01T09:10:00+02:00"}]},
        {**good, "disagreements": [{**good["disagreements"][0], "kind": "colour"}]},
    ]
    for data in broken:
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(data)


def test_roundtrip(summary):
    assert summary_from_dict(summary_to_dict(summary)) == summary
    assert summary_from_json(summary_to_json(summary)) == summary


def test_dates_are_written_in_utc(summary):
    paris = datetime(2025, 5, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    moved = replace(summary, sources=(replace(summary.sources[0], published_at=paris), *summary.sources[1:]))
    assert summary_to_dict(moved)["sources"][0]["published_at"] == "2025-04-30T22:30:00+00:00"


def test_any_line_can_be_written_and_stays_a_line(summary):
    nasty = replace(summary, headline="a\ud800b\u2028c\x85d\ne")
    line = summary_to_json(nasty)
    assert len(line.encode("utf-8").splitlines()) == 1
    assert len(line.splitlines()) == 1
    assert summary_from_json(line).headline == "a\ufffdb\u2028c\x85d\ne"


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"event_id": 3}'])
def test_bad_lines_are_value_errors(line):
    with pytest.raises(ValueError, match=r".+"):
        summary_from_json(line)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
spans = st.builds(
    Citation,
    st.integers(1, 9),
    texts,
    st.integers(0, 5),
    st.integers(6, 99),
    st.floats(0, 1, allow_nan=False),
)
several = st.lists(spans, min_size=1, max_size=3).map(tuple)
moments = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (hypothesis adds the zone)
summaries = st.builds(
    CitedSummary,
    event_id=texts,
    headline=texts,
    sentences=st.lists(st.builds(Sentence, texts, st.sampled_from(["generated", "verbatim"]), several), max_size=3).map(tuple),
    sources=st.lists(
        st.builds(
            SummarySource, st.integers(1, 9), texts, st.none() | texts, st.none() | texts, st.none() | texts,
            st.none() | moments, st.none() | texts, st.lists(texts, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    independent_sources=st.integers(1, 9),
    disagreements=st.lists(
        st.builds(
            Disagreement, st.sampled_from(["number", "date", "name"]), texts, st.booleans(),
            st.lists(st.builds(Claim, texts, several), min_size=2, max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    related=st.lists(texts, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(summaries)
def test_every_summary_validates_and_comes_back(value):
    line = summary_to_json(value)
    VALIDATOR.validate(json.loads(line))
    assert summary_from_json(line) == value
