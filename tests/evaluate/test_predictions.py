"""Predictions and references from every form of file, put side by side, and what bad input is told."""

import bz2
import csv
import gc
import gzip
import json
import lzma
import time
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.markers import without_markers
from summarize.evaluate.corpora.predictions import References, pair, read_predictions, read_references
from summarize.evaluate.segments import Example
from summarize.records import Article, Citation, CitedSummary, Sentence, SummarySource
from summarize.report.jsonl import article_to_dict, summary_to_dict
from summarize.runs import json_lines

TEXTS = ["Le pont de Brévane a rouvert mardi.", "Orsolla : « la crue » recule.", "L'école, c'est fini."]


def lines_file(path: Path, records: list[dict]) -> Path:
    path.write_text(json_lines(records), encoding="utf-8")
    return path


def csv_file(path: Path, columns: list[str], rows: list[list[str]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([columns, *rows])
    return path


def every_form(folder: Path) -> dict[str, Path]:
    """The same three predictions in every form that is read."""
    records = [{"id": f"e{n}", "prediction": text} for n, text in enumerate(TEXTS)]
    paths = {
        "txt": folder / "p.txt",
        "jsonl": lines_file(folder / "p.jsonl", records),
        "json": folder / "p.json",
        "csv": csv_file(
            folder / "p.csv", ["id", "prediction"], [[r["id"], r["prediction"]] for r in records]
        ),
        "tsv": csv_file(folder / "p.tsv", ["id", "prediction"], [list(r.values()) for r in records], "\t"),
        "parquet": folder / "p.parquet",
    }
    paths["txt"].write_text("\n".join(TEXTS) + "\n", encoding="utf-8")
    paths["json"].write_text(json.dumps(records), encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(records), paths["parquet"])
    pack = {"gz": gzip.compress, "xz": lzma.compress, "bz2": bz2.compress, "zst": zstandard.compress}
    for name, packed in pack.items():
        for form in ("txt", "jsonl", "csv"):
            paths[f"{form}.{name}"] = folder / f"p.{form}.{name}"
            paths[f"{form}.{name}"].write_bytes(packed(paths[form].read_bytes()))
    return paths


def test_every_form_gives_the_same_predictions(tmp_path):
    for name, path in every_form(tmp_path).items():
        read = read_predictions(path)
        assert [p.text for p in read.rows] == TEXTS, name
        assert read.has_ids is not name.startswith("txt"), name
        assert [p.example_id for p in read.rows] == (["e0", "e1", "e2"] if read.has_ids else ["1", "2", "3"])
        assert read.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32"])
def test_marked_encodings_are_read(tmp_path, encoding):
    text = "\n".join(TEXTS)
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    (tmp_path / "p.txt").write_bytes(data)
    assert [p.text for p in read_predictions(tmp_path / "p.txt").rows] == TEXTS


def test_other_encodings_name_the_byte_the_line_and_the_remedy(tmp_path):
    path = tmp_path / "p.txt"
    path.write_bytes(b"Rien ici.\nL'\xe9t\xe9 commence.\n")
    with pytest.raises(SummarizeError, match=r"p\.txt:2: byte 12 \(0xe9\) is not UTF-8; .*iconv -f cp1252"):
        read_predictions(path)
    path.write_bytes("Sans marque.\n".encode("utf-16-le"))
    with pytest.raises(SummarizeError, match=r"p\.txt:1: holds NUL .*iconv -f utf-16le"):
        read_predictions(path)
    path.write_bytes(b"\xff\xfe" + b"\x00\xd8\x41\x00")
    with pytest.raises(SummarizeError, match=r"not UTF-16-LE, though the file's mark says so"):
        read_predictions(path)


def test_blank_lines_of_a_text_file_are_empty_predictions_and_the_last_line_end_is_none(tmp_path):
    path = tmp_path / "p.txt"
    path.write_bytes("Un.\r\n\r\nTrois\u2028quatre.\r\n\r\n".encode())
    read = read_predictions(path)
    assert [p.text for p in read.rows] == ["Un.", "", "Trois\u2028quatre.", ""]
    assert read.warnings[1:] == (f"{path}: empty predictions, which score 0: p.txt:2, p.txt:4",)


def test_a_named_column_is_read_and_a_wrong_one_lists_those_that_are_there(tmp_path):
    path = lines_file(tmp_path / "p.jsonl", [{"id": "a", "lune": "Texte un.", "soleil": "Texte deux."}])
    assert read_predictions(path, "soleil").rows[0].text == "Texte deux."
    with pytest.raises(SummarizeError, match="no column 'mars'; columns here: id, lune, soleil"):
        read_predictions(path, "mars")
    with pytest.raises(
        SummarizeError, match="no column is known to hold the texts; columns here: id, lune, soleil"
    ):
        read_predictions(path)


def test_the_summary_is_read_and_not_the_article_beside_it(tmp_path):
    path = lines_file(tmp_path / "p.jsonl", [{"id": 7, "text": "Long article.", "summary": "Court."}])
    assert (read_predictions(path).rows[0].text, read_predictions(path).rows[0].example_id) == ("Court.", "7")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Le pont rouvre. [1][3] La mairie s'en félicite. [2]", "Le pont rouvre. La mairie s'en félicite."),
        (
            "Le pont rouvre [1]. La mairie attend [2], dit-elle [3] [4] !",
            "Le pont rouvre. La mairie attend, dit-elle !",
        ),
        ("« Enfin ! » [2]\nFin.[12]", "« Enfin ! »\nFin."),
        ("Le pont rouvre.[1] Rien [2]", "Le pont rouvre. Rien"),
        ("La case [1] du tableau vaut zéro.", "La case [1] du tableau vaut zéro."),
        ("Il a lu « l'article [1]. » hier. [4]", "Il a lu « l'article [1]. » hier."),
        ('Le panneau dit "sortie [2]" en rouge.', 'Le panneau dit "sortie [2]" en rouge.'),
        ("[1] Première note.", "[1] Première note."),
        ("L'année [2024] compte.", "L'année [2024] compte."),
        ("", ""),
    ],
)
def test_markers_leave_and_brackets_of_the_text_stay(text, plain):
    assert without_markers(text) == plain


@given(st.text(alphabet='ab [1]23«»".\n\ud800', max_size=60))
def test_taking_markers_out_only_takes_out(text):
    plain = without_markers(text)
    rest = iter(text)
    assert all(character in rest for character in plain)
    assert [c for c in plain if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize(
    ("unit", "end"),
    [("[1]", ""), (" ", "[1]"), ('"[1] ', ""), ("«[1]. ", "")],
    ids=["brackets", "blanks", "quotes", "guillemets"],
)
def test_a_long_line_of_brackets_or_blanks_is_read_in_linear_time(unit, end):
    """Eight times as long may take sixteen times as long; a square would take 64."""

    def seconds(size):
        text = unit * (size // len(unit)) + end
        gc.disable()  # it goes through all that other tests left, and more often here
        started = time.process_time()
        try:
            assert len(without_markers(text)) <= len(text)
            return time.process_time() - started
        finally:
            gc.enable()

    seconds(1000)
    assert seconds(400_000) < 16 * max(seconds(50_000), 0.01)


def test_rows_with_markers_are_named(tmp_path):
    path = tmp_path / "p.txt"
    path.write_text("".join(f"Phrase {n}. [1]\n" for n in range(12)), encoding="utf-8")
    read = read_predictions(path)
    assert [p.text for p in read.rows] == [f"Phrase {n}." for n in range(12)]
    assert read.warnings == (
        f"{path}: citation markers taken out of: p.txt:1, p.txt:2, p.txt:3, p.txt:4, p.txt:5 and 7 more (12 in all)",
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [(3, r"a number \(3\)"), (None, "nothing"), (["a"], "a list"), (True, "true, a truth value")],
)
def test_a_prediction_that_is_no_text_is_an_error(tmp_path, value, said):
    path = lines_file(tmp_path / "p.jsonl", [{"id": "a", "text": "Bien."}, {"id": "b", "text": value}])
    with pytest.raises(SummarizeError, match=rf"p\.jsonl:2: column 'text' holds {said}"):
        read_predictions(path)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("p.jsonl", b'{"id": 1}\n{"id": 2', r"p\.jsonl:2: not JSON"),
        ("p.jsonl", b'["a"]\n', r"p\.jsonl:1: holds a list; write one object a line"),
        ("p.jsonl", b"[" * 100_000, r"p\.jsonl:1: not JSON"),
        ("p.json", b'{"a": 1}', "holds an object; write a list of objects"),
        ("p.csv", b"id,text\na,b,c\n", r"p\.csv:2: 3 fields where the header has 2"),
        ("p.csv", b'id,text\na,"b\n', r"p\.csv:\d: not CSV"),
        ("p.parquet", b"PAR1", "not a whole Parquet file"),
        ("p.jsonl.gz", gzip.compress(b'{"id": 1}\n' * 999)[:40], "breaks off"),
        ("p.docx", b"x", r"'\.docx' tells no form of rows"),
        ("p", b"x", "tells no form of rows"),
        ("p.txt", b"", "holds no row"),
    ],
)
def test_files_that_are_not_what_they_say(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SummarizeError, match=said):
        read_predictions(tmp_path / name)


def test_a_missing_file_and_a_folder_without_a_run(tmp_path):
    with pytest.raises(SummarizeError, match="cannot be read: No such file"):
        read_predictions(tmp_path / "p.txt")
    with pytest.raises(SummarizeError, match="holds no finished run; make one with summarize run"):
        read_predictions(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    for name in ("p.txt", "p.jsonl", "p.csv", "p.json"):
        (folder / name).write_bytes(data)
        with suppress(SummarizeError):
            assert read_predictions(folder / name).rows


def summary(event_id: str, sentences: list[str]) -> CitedSummary:
    told = tuple(Sentence(s, "verbatim", (Citation(1, "art", 0, 4, 1.0),)) for s in sentences)
    source = SummarySource(1, "art", None, "Gazette", None, None, "fr", ())
    return CitedSummary(event_id, "Titre", told, (source,), 1)


def test_a_run_folder_gives_sentences_without_markers_and_the_articles_they_cite(tmp_path):
    sentences = ["La note [1] est en bas.", "Le pont rouvre. [2]"]  # brackets of the sources' own
    lines_file(tmp_path / "summaries.jsonl", [summary_to_dict(summary("e1", sentences))])
    articles = [Article("art", "La note [1]…"), Article("autre", "Rien.")]
    lines_file(tmp_path / "articles.jsonl", [article_to_dict(a) for a in articles])
    read = read_predictions(tmp_path)
    assert read.has_ids
    assert read.rows[0].text == "La note [1] est en bas. Le pont rouvre. [2]"
    assert read.rows[0].summary == summary("e1", sentences)
    assert dict(read.rows[0].articles) == {"art": articles[0]}
    alone = read_predictions(tmp_path / "summaries.jsonl")
    assert alone.rows[0].text == read.rows[0].text
    assert read_predictions(tmp_path / "summaries.jsonl", "headline").rows[0].text == "Titre"


def test_a_broken_run_folder_says_where(tmp_path):
    lines_file(tmp_path / "summaries.jsonl", [{"event_id": "e", "sentences": 3}])
    lines_file(tmp_path / "articles.jsonl", [])
    with pytest.raises(SummarizeError, match=r"summaries\.jsonl:1: not a summary"):
        read_predictions(tmp_path)
    lines_file(tmp_path / "articles.jsonl", [{"article_id": "a"}])
    with pytest.raises(SummarizeError, match=r"articles\.jsonl:1: not a run's article"):
        read_predictions(tmp_path)


def test_references_as_a_list_as_numbered_columns_and_as_files(tmp_path):
    lists = lines_file(tmp_path / "r.jsonl", [{"id": "a", "references": ["Un.", "Deux.", "", None]}])
    columns = csv_file(
        tmp_path / "r.csv",
        ["id", "reference_2", "reference_10", "reference_1"],
        [["a", "Deux.", "Dix.", "Un."]],
    )
    one, two = tmp_path / "r1.txt", tmp_path / "r2.txt"
    one.write_text("Un.\n", encoding="utf-8")
    two.write_text("Deux.\n", encoding="utf-8")
    assert read_references(lists).rows[0].references == ("Un.", "Deux.")
    assert read_references(columns).rows[0].references == ("Un.", "Deux.", "Dix.")
    assert read_references(columns, "reference_10").rows[0].references == ("Dix.",)
    assert read_references(columns, ["reference_2", "reference_1"]).rows[0].references == ("Deux.", "Un.")
    assert read_references([one, two]).rows[0].references == ("Un.", "Deux.")
    two.write_text("Deux.\nTrois.\n", encoding="utf-8")
    with pytest.raises(SummarizeError, match=r"r1\.txt has 1 rows, .*r2\.txt 2"):
        read_references([one, two])


def both(tmp_path: Path, predictions: list[dict], references: list[dict]):
    return (
        read_predictions(lines_file(tmp_path / "p.jsonl", predictions)),
        read_references(lines_file(tmp_path / "r.jsonl", references)),
    )


def test_pairs_by_id_in_the_order_of_the_references(tmp_path):
    predictions = [{"id": "b", "text": "Bé."}, {"id": "c", "text": "Cé."}, {"id": "a", "text": "A."}]
    references = [{"id": "a", "reference": "Ra."}, {"id": "b", "reference": "Rb."}]
    found = pair(*both(tmp_path, predictions, references))
    assert [(e.example_id, p.text) for e, p in zip(found.examples, found.predictions, strict=True)] == [
        ("a", "A."), ("b", "Bé."),
    ]  # fmt: skip
    assert found.warnings == (f"{tmp_path / 'p.jsonl'}: no references for these ids, not scored: 'c'",)


def test_a_reference_without_its_prediction_is_an_error(tmp_path):
    references = [{"id": f"r{n}", "reference": "R."} for n in range(8)]
    with pytest.raises(
        SummarizeError, match=r"no prediction for ids of .*: 'r1', .*'r5' and 2 more \(7 in all\)"
    ):
        pair(*both(tmp_path, [{"id": "r0", "text": "P."}], references))


def test_pairs_by_order_need_as_many_rows(tmp_path):
    predictions, references = both(tmp_path, [{"text": "P."}] * 2, [{"reference": "R."}] * 3)
    with pytest.raises(
        SummarizeError, match=r"p\.jsonl has 2 rows, .*r\.jsonl 3; .*r\.jsonl:3 is the first left over"
    ):
        pair(predictions, references)
    found = pair(
        *both(
            tmp_path,
            [{"text": "P."}, {"text": "Q."}],
            [{"id": "x", "reference": "R."}, {"id": "y", "reference": "S."}],
        )
    )
    assert [(e.example_id, p.example_id) for e, p in zip(found.examples, found.predictions, strict=True)] == [
        ("x", "x"), ("y", "y"),
    ]  # fmt: skip
    assert found.warnings == (f"{tmp_path / 'p.jsonl'}: has no ids; rows are matched by their order",)


def test_rows_without_reference_are_named_and_left_out(tmp_path):
    rows = [{"reference": "R."}, {"reference": "  "}, {"reference": ""}]
    found = pair(*both(tmp_path, [{"text": t} for t in TEXTS], rows))
    assert [p.text for p in found.predictions] == TEXTS[:1]
    assert found.warnings == (f"{tmp_path / 'r.jsonl'}: no reference, not scored: r.jsonl:2, r.jsonl:3",)
    with pytest.raises(SummarizeError, match="nothing to score: every reference is empty"):
        pair(*both(tmp_path, [{"text": "P."}], [{"reference": ""}]))


def test_ids_that_come_twice_are_an_error(tmp_path):
    path = lines_file(
        tmp_path / "p.jsonl",
        [{"id": "a", "text": "P."}, {"id": "b", "text": "P."}, {"id": "a", "text": "P."}],
    )
    with pytest.raises(
        SummarizeError, match=r"ids that come more than once: 'a' \(p\.jsonl:1\), 'a' \(p\.jsonl:3\)"
    ):
        read_predictions(path)
    lines_file(path, [{"id": "a", "text": "P."}, {"id": None, "text": "P."}])
    with pytest.raises(
        SummarizeError, match=r"p\.jsonl:2: 'id' holds nothing; give every row its id, or none"
    ):
        read_predictions(path)


def test_rows_that_a_corpus_left_out_do_not_shift_the_others(tmp_path):
    bare = read_predictions(lines_file(tmp_path / "p.jsonl", [{"text": t} for t in TEXTS]))

    def corpus(ids: list[str], *, has_ids: bool) -> References:
        rows = tuple(Example(name, ("R.",)) for name in ids)
        return References(tmp_path / "corpus", rows, tuple(ids), has_ids)

    found = pair(bare, corpus(["1", "3"], has_ids=False))  # row 2 had no reference
    assert [(p.example_id, p.text) for p in found.predictions] == [("1", TEXTS[0]), ("3", TEXTS[2])]
    with pytest.raises(SummarizeError, match=r"p\.jsonl has 3 rows, .*corpus 2"):
        pair(bare, corpus(["1", "3"], has_ids=True))  # ids of its own that happen to be numbers
    with pytest.raises(SummarizeError, match=r"p\.jsonl has 3 rows, .*corpus 2"):
        pair(bare, corpus(["1", "2"], has_ids=False))
    found = pair(bare, corpus(["3", "1", "2"], has_ids=True))
    assert [(p.example_id, p.text) for p in found.predictions] == [
        ("3", TEXTS[0]),
        ("1", TEXTS[1]),
        ("2", TEXTS[2]),
    ]


@pytest.mark.data
def test_the_published_outputs_are_read_by_column(shared_data):
    path = shared_data / "orangesum" / "title_system_outputs.jsonl.gz"
    found = pair(read_predictions(path, "barthez"), read_references(path, "reference"))
    assert len(found.predictions) == len(found.examples) == 1500
    assert found.warnings == ()
