"""CSV and TSV as spreadsheets and scripts write them; a broken row costs itself."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.csv_records import looks_like_csv, read_csv
from summarize.ingest.drafts import Draft
from summarize.ingest.fields import field_table

TABLE = field_table({})


def read(text):
    return list(read_csv(text, "f.csv", TABLE))


def texts(items):
    return [item.text for item in items if isinstance(item, Draft)]


def failures(items):
    return [(item.place, item.reason) for item in items if not isinstance(item, Draft)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiters_and_embedded_newlines(delimiter, newline):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    rows = [
        ("1", "Pont ; bac, train\t| tram", 'Il a dit "oui".\nPuis, rien ; plus | tard\tadieu.'),
        ("2", "T", "Fin."),
    ]
    writer.writerows([("id", "titre", "texte"), *rows])
    items = read(out.getvalue())
    assert [(item.own_id, item.title, item.text) for item in items] == rows
    assert [item.place for item in items] == ["f.csv:2", "f.csv:4"]


def test_the_first_line_of_excel_and_a_mark():
    assert texts(read("\ufeffsep=;\nid;text\n1;Un, deux.\n")) == ["Un, deux."]


def test_backslash_quotes():
    assert texts(read('id,text\n1,"Il a dit \\"oui\\", puis non."\n')) == ['Il a dit "oui", puis non.']


def test_bare_quotes_in_tsv():
    assert texts(read('id\ttext\n1\t"Oui" a dit le maire\n2\tUn "non" ferme\n')) == [
        '"Oui" a dit le maire',
        'Un "non" ferme',
    ]


def test_rows_that_do_not_fit_the_header():
    items = read("id,text,date\n1,Un, deux, trois, quatre,\n2,Deux mots\n\n3,,\n4,Trois mots,2025-05-22\n")
    assert texts(items) == ["Deux mots", "Trois mots"]
    assert failures(items) == [("f.csv:2", "malformed"), ("f.csv:5", "no_text")]


def test_an_open_quote_costs_its_row_alone():
    items = read('id,text\n1,Un mot\n2,"Jamais fermé\n3,Trois mots\n4,"Quatre, mots"\n')
    assert texts(items)[0] == "Un mot"
    assert "Quatre, mots" in texts(items)
    assert len(texts(items)) + len(failures(items)) == 4
    assert failures(items)[0] == ("f.csv:3", "malformed")


def test_many_open_quotes_end_in_one_word_about_the_rest():
    items = read("id,text\n" + "".join(f'{n},"ouvert\n{n},a"b\n' for n in range(200)))
    assert "not read" in items[-1].detail


def test_a_file_without_a_known_column_teaches_the_remedy():
    (failure,) = read("nummer,rumpf\n1,Ein Text\n")
    assert failure.reason == "no_text"
    assert "columns: nummer, rumpf" in failure.detail
    assert "[ingest.fields]" in failure.detail


def test_a_very_long_field():
    assert len(texts(read("id,text\n1," + "mot " * 100_000 + "\n"))[0]) == 400_000
    assert csv.field_size_limit() == 131_072  # the process's own limit is as it was


def test_nul_bytes_and_lone_surrogates():
    assert len(texts(read("id,text\n1,Un\x00 mot\ud800\n"))) == 1


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        ("id,title,text\n", True), ("titre;texte\n", True), ('"url"\t"body"\n', True),
        ("Le pont, le bac, le train\n", False), ("text\n", False), ("Title, author\n", False), ("", False),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_names(head, answer):
    assert looks_like_csv(head, TABLE) is answer


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from([",", ";", "\t", "|"]))
def test_what_the_csv_module_writes_comes_back(rows, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        [("id", "text"), *(("i" + a, "mot" + b) for a, b in rows)]
    )
    items = read(out.getvalue())
    assert [item.place.split(":")[0] for item in items] == ["f.csv"] * len(rows)
    plain = [("i" + a, "mot" + b) for a, b in rows if not set(a + b) & set("<&")]
    got = {(item.own_id, item.text) for item in items}
    assert set(plain) <= got


@given(st.text(alphabet='ab",;\n\t\\', max_size=120))
def test_any_text_ends(text):
    read("id,text\n" + text)
