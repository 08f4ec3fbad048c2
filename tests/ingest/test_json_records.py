"""JSON in every shape: each record is a draft or a counted failure with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.drafts import Draft
from summarize.ingest.fields import field_table
from summarize.ingest.json_records import read_json

A = {"id": "a", "text": "Le pont de Valmire a rouvert jeudi."}
B = {"id": "b", "text": "Le bac de Lorvain ne circule pas."}


def read(data, *, lines=False):
    raw = data if isinstance(data, bytes) else data.encode()
    return list(read_json(raw, "f", field_table({}), lines=lines))


def ids(items):
    return [item.own_id for item in items if isinstance(item, Draft)]


def failures(items):
    return [(item.place, item.reason) for item in items if not isinstance(item, Draft)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "shape",
    [
        [A, B],
        {"articles": [A, B]},
        {"status": "ok", "totalResults": 2, "articles": [A, B]},
        {"response": {"docs": [A, B]}},
        {"hits": {"total": 2, "hits": [{"_id": "a", "_source": A}, {"_id": "b", "_source": B}]}},
        {"meta": {"tags": [{"x": 1, "y": 2}]}, "results": [A, B]},
        {"whatever": [A, B]},
        {"title": "Un fil", "description": "Des nouvelles", "items": [A, B]},
        {"a": {"text": A["text"], "title": "T"}, "b": {"text": B["text"], "title": "T"}},
    ],
)
def test_the_shapes_that_hold_records(shape, indent):
    items = read(json.dumps(shape, indent=indent))
    assert ids(items) == ["a", "b"]
    assert failures(items) == []


@pytest.mark.parametrize("indent", [None, 2])
def test_one_record_with_lists_of_its_own(indent):
    record = {**A, "authors": [{"name": "O. Tarvin", "mail": "x"}], "related": [{"id": "z", "title": "T"}]}
    assert ids(read(json.dumps(record, indent=indent))) == ["a"]
    blocks = {"id": "c", "paragraphs": [{"type": "p", "text": "Un."}, {"type": "p", "text": "Deux."}]}
    assert [item.text for item in read(json.dumps(blocks, indent=indent))] == ["Un.\nDeux."]


@pytest.mark.parametrize("promised", [True, False])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n"])
def test_json_lines(promised, newline):
    items = read(newline.join(json.dumps(r) for r in (A, B)) + newline, lines=promised)
    assert ids(items) == ["a", "b"]


def test_a_json_lines_file_may_hold_a_laid_out_array_or_one_record():
    assert ids(read(json.dumps([A, B], indent=1), lines=True)) == ["a", "b"]
    assert ids(read(json.dumps([A, B]), lines=True)) == ["a", "b"]
    assert ids(read(json.dumps(A), lines=True)) == ["a"]


def test_line_separators_inside_a_text_do_not_end_a_line():
    text = "Un\u2028deux\x85trois mots"
    items = read(json.dumps({"text": text}, ensure_ascii=False) + "\n" + json.dumps(B), lines=True)
    assert [item.text for item in items] == [text, B["text"]]


def test_a_broken_line_costs_itself_alone():
    items = read(
        "\n".join([json.dumps(A), '{"id": "x", "text": "coup', "42", "[]", '{"id": "y"}', json.dumps(B)]),
        lines=True,
    )
    assert ids(items) == ["a", "b"]
    assert failures(items) == [
        ("f:2", "malformed"), ("f:3", "not_an_object"), ("f:4", "not_an_object"), ("f:5", "no_text"),
    ]  # fmt: skip


def test_a_broken_first_line_does_not_hide_the_others():
    items = read("{broken\n" + json.dumps(A) + "\n" + json.dumps(B), lines=True)
    assert (ids(items), failures(items)) == (["a", "b"], [("f:1", "malformed")])


def test_lines_in_two_encodings():
    lines = ['{"text": "Un été à Brénac"}'.encode(), '{"text": "Une forêt brûlée"}'.encode("cp1252")]
    assert [item.text for item in read(b"\n".join(lines), lines=True)] == [
        "Un été à Brénac",
        "Une forêt brûlée",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings(encoding):
    text = json.dumps({"id": "é", "text": "Un été."}, ensure_ascii=False)
    assert ids(read((text + "\n" + text).encode(encoding), lines=True)) == ["é", "é"]
    assert ids(read(text.encode(encoding))) == ["é"]


@pytest.mark.parametrize("opening", ["[", '{"status": "ok", "articles": ['])
def test_a_truncated_array_keeps_its_first_records(opening):
    items = read(opening + json.dumps(A) + ", " + json.dumps(B) + ', {"id": "c", "text": "Le mai')
    assert ids(items) == ["a", "b"]
    assert [reason for _, reason in failures(items)] == ["truncated"]
    items = read(opening + json.dumps(A) + ", " + json.dumps(B))
    assert ids(items) == ["a", "b"]
    assert [reason for _, reason in failures(items)] == ["truncated"]


def test_an_array_broken_in_the_middle_says_where():
    items = read("[\n" + json.dumps(A) + ",\n{bad},\n" + json.dumps(B) + "]")
    assert ids(items) == ["a"]
    assert failures(items) == [("f:3", "malformed")]


def test_objects_one_after_the_other():
    assert ids(read(json.dumps(A, indent=1) + "\n" + json.dumps(B, indent=1))) == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "no_text"), ("  \n", "no_text"), ("[]", "no_text"), ('{"articles": []}', "no_text"), ("{}", "no_text"),
        ("null", "not_an_object"), ("42", "not_an_object"), ('"texte"', "not_an_object"), ("[1]", "not_an_object"),
        ("nonsense", "malformed"), ("{", "truncated"), ("[" * 100_000, "malformed"),
        ('{"a":' * 100_000, "malformed"), ('{"id": ' + "9" * 5000 + ', "text": "Un mot"}', "malformed"),
    ],
)  # fmt: skip
def test_what_is_no_record(data, reason):
    items = read(data)
    assert [item.reason for item in items] == [reason]
    assert "\n" not in items[0].detail
    assert len(items[0].detail) < 300


def test_lone_surrogates_are_survived():
    assert len(ids(read('{"id": "\\ud800", "text": "Un \\udfff mot"}'))) == 1


@given(
    st.lists(
        st.sampled_from([json.dumps(A), json.dumps(B), "{", "[1]", "{}", "null", "", "\u2028"]), max_size=8
    )
)
def test_every_line_is_counted(lines):
    items = read("\n".join([json.dumps(A), *lines, json.dumps(B)]), lines=True)
    assert len(items) == 2 + sum(1 for line in lines if line.strip())


@given(st.text(max_size=60))
def test_any_text_gives_items(text):
    assert read(text) or not text
    read(text, lines=True)
