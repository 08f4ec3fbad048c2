"""Corpora by declaration: files of the shape of each corpus, columns, groups, and a Hub that refuses."""

import csv
import gzip
import json
import lzma
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from summarize.errors import ConfigError, SummarizeError
from summarize.evaluate.corpora.declared import (
    ArticleColumns,
    Columns,
    Declaration,
    declaration_of,
    declarations,
)
from summarize.evaluate.corpora.load import load_corpus
from summarize.runs import json_lines

MLSUM = [
    {
        "text": f"Le maire de Brévane, Paul Orsolla, a inauguré l'école numéro {n}.\nLes travaux ont duré un an.",
        "summary": f"L'école numéro {n} de Brévane est ouverte.",
        "topic": "societe",
        "url": f"https://journal.example/brevane-{n}.html",
        "title": f"École {n}",
        "date": f"{n:02d}/03/2019",
    }
    for n in range(13, 19)
]
XLSUM = [
    {
        "id": f"world-{n}",
        "url": f"https://ondes.example/{n}",
        "title": f"Crue {n}",
        "summary": f"La Vauzelle a débordé {n} fois.",
        "text": f"La rivière Vauzelle est sortie de son lit {n} fois. Aucun blessé.",
    }
    for n in range(1, 5)
]
PARTS = Columns(id="id", references="resume", article=ArticleColumns(text="corps"))


def data_file(folder: Path, name: str, records: list[dict]) -> Path:
    """The records as the file's ending says."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json_lines(records)
    if ".csv" in name:
        import io

        stream = io.StringIO(newline="")
        rows = csv.DictWriter(stream, list(records[0]))
        rows.writeheader()
        rows.writerows(records)
        text = stream.getvalue()
    if ".json" in name and ".jsonl" not in name:
        text = json.dumps(records)
    if ".parquet" in name:
        parquet.write_table(pa.Table.from_pylist(records), path)
        return path
    pack = {".gz": gzip.compress, ".xz": lzma.compress, ".zst": zstandard.compress}.get(path.suffix, bytes)
    path.write_bytes(pack(text.encode()))
    return path


@pytest.mark.parametrize(
    "ending", ["jsonl", "jsonl.gz", "jsonl.xz", "jsonl.zst", "parquet", "csv", "csv.gz", "json"]
)
def test_mlsum_from_files_of_its_shape_in_every_form(tmp_path, ending):
    data_file(tmp_path, f"mlsum-fr/test.{ending}", MLSUM)
    corpus = load_corpus("mlsum-fr", tmp_path)
    first = corpus.examples[0]
    assert [e.example_id for e in corpus.examples] == ["1", "2", "3", "4", "5", "6"]
    assert first.references == ("L'école numéro 13 de Brévane est ouverte.",)
    assert first.sources[0].text == MLSUM[0]["text"]
    assert (first.sources[0].title, first.sources[0].language) == ("École 13", "fr")
    assert first.sources[0].url == "https://journal.example/brevane-13.html"
    assert first.sources[0].published_at == datetime(2019, 3, 13, tzinfo=UTC)
    assert corpus.warnings == ()
    assert (corpus.mode, corpus.references) == ("google", "mean")


def test_xlsum_from_a_file_of_its_shape(tmp_path):
    data_file(tmp_path, "xlsum-fr/test.jsonl", XLSUM)
    corpus = load_corpus("xlsum-fr", tmp_path, limit=3)
    assert [e.example_id for e in corpus.examples] == ["world-1", "world-2", "world-3"]
    assert corpus.examples[2].references == ("La Vauzelle a débordé 3 fois.",)
    assert corpus.examples[2].sources[0].article_id == "world-3"
    assert corpus.mode == "fr+stem"


def test_the_same_rows_have_the_same_digest_whatever_the_file(tmp_path):
    digests = set()
    for ending in ("jsonl", "jsonl.gz", "parquet", "csv"):
        data_file(tmp_path / ending, f"xlsum-fr/test.{ending}", XLSUM)
        digests.add(load_corpus("xlsum-fr", tmp_path / ending).digest)
    assert len(digests) == 1
    data_file(tmp_path, "xlsum-fr/test.jsonl", [{**XLSUM[0], "summary": "Autre."}, *XLSUM[1:]])
    assert load_corpus("xlsum-fr", tmp_path).digest not in digests


def sets(*ids: str) -> list[dict]:
    documents = [{"id": "d1", "title": "Un", "text": "Texte un."}, {"id": "d2", "title": None, "text": "  "}]
    return [{"id": i, "topic": "T", "documents": documents, "references": ["R1.", "R2.", ""]} for i in ids]


def test_rpm2_from_a_file_of_its_shape_has_documents_references_and_groups(tmp_path):
    data_file(tmp_path, "rpm2/dev.jsonl.gz", sets("T90_C1", "T90_C2"))
    corpus = load_corpus("rpm2", tmp_path)
    assert [e.group for e in corpus.examples] == ["C1", "C2"]
    assert corpus.examples[0].references == ("R1.", "R2.")
    (article,) = corpus.examples[0].sources  # the empty one is none
    assert (article.article_id, article.title, article.text, article.language) == (
        "d1",
        "Un",
        "Texte un.",
        "fr",
    )


def test_outputs_that_a_corpus_carries_are_predictions_of_its_systems(tmp_path):
    names = ("barthez", "mbarthez", "mbart", "camembert2camembert")
    rows = [{"reference": f"R{n}.", **{name: f"{name} {n}" for name in names}} for n in range(3)]
    rows[1]["reference"] = ""
    data_file(tmp_path, "orangesum/title_system_outputs.jsonl.gz", rows)
    corpus = load_corpus("orangesum-title-outputs", tmp_path)
    assert corpus.warnings == (
        "corpus 'orangesum-title-outputs': no reference, left out: title_system_outputs.jsonl.gz:2",
    )
    assert [e.example_id for e in corpus.examples] == ["1", "3"]
    assert [(p.example_id, p.text) for p in corpus.systems["mBART"]] == [("1", "mbart 0"), ("3", "mbart 2")]
    assert corpus.examples[0].sources == ()


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "examples", "sources"),
    [
        ("orangesum-abstract", 1439, 1439),
        ("orangesum-title", 1439, 1439),
        ("orangesum-title-outputs", 1500, 0),
        ("rpm2", 20, 200),
    ],
)
def test_shipped_declarations_read_the_development_data(shared_data, name, examples, sources):
    corpus = load_corpus(name, shared_data)
    assert len(corpus.examples) == examples
    assert sum(len(e.sources) for e in corpus.examples) == sources
    assert corpus.warnings == ()
    assert all(len(e.references) == (4 if name == "rpm2" else 1) for e in corpus.examples)


@pytest.mark.parametrize("name", declarations())
def test_every_shipped_declaration_says_its_licence_and_mode(name):
    declaration = declaration_of(name)
    assert declaration.name == name
    assert declaration.licence != "unknown"
    assert declaration.note
    assert declaration.language == "fr"


def test_an_own_declaration_in_a_toml_file(tmp_path):
    data_file(
        tmp_path,
        "mien.csv",
        [{"id": "007", "corps": "NA", "resume": "1.0"}, {"id": "1e3", "corps": "B.", "resume": "null"}],
    )
    own = tmp_path / "mien.toml"
    own.write_text(
        'name = "mien"\npath = "mien.csv"\nlanguage = "de"\n[columns]\nid = "id"\nreferences = "resume"\n'
        '[columns.article]\ntext = "corps"\n',
        encoding="utf-8",
    )
    corpus = load_corpus(own, tmp_path)
    # What stands in a cell is text, however much it looks like a number or like nothing.
    assert [(e.example_id, e.references, e.sources[0].text) for e in corpus.examples] == [
        ("007", ("1.0",), "NA"), ("1e3", ("null",), "B."),
    ]  # fmt: skip
    assert corpus.examples[0].sources[0].language == "de"


def test_a_csv_file_with_semicolons_and_line_ends_in_cells(tmp_path):
    (tmp_path / "p.csv").write_text('id;corps;resume\n1;"Un, deux\ntrois";"R, s"\n', encoding="utf-8-sig")
    corpus = load_corpus(Declaration(name="p", path="p.csv", columns=PARTS, encoding="utf-8-sig"), tmp_path)
    assert corpus.examples[0].sources[0].text == "Un, deux\ntrois"
    assert corpus.examples[0].references == ("R, s",)


def test_a_file_that_nobody_declared_is_read_by_the_usual_names_of_columns(tmp_path):
    path = data_file(tmp_path, "a.jsonl", XLSUM)
    corpus = load_corpus(path)
    assert corpus.examples[0].references == (XLSUM[0]["summary"],)
    assert corpus.examples[0].sources[0].text == XLSUM[0]["text"]
    assert load_corpus("a.jsonl", tmp_path).digest == corpus.digest
    many = load_corpus(data_file(tmp_path, "m.jsonl", sets("a", "b")))
    assert many.examples[0].references == ("R1.", "R2.")
    assert many.examples[0].sources[0].text == "Texte un."
    with pytest.raises(
        SummarizeError, match=r"b\.jsonl:1: no column is known to hold references; columns here: lune"
    ):
        load_corpus(data_file(tmp_path, "b.jsonl", [{"lune": 1}]))


def test_paragraphs_in_a_list_are_one_text_and_documents_may_be_plain_texts(tmp_path):
    rows = [{"r": ["Un.", "Deux."], "s": "Trois.", "docs": ["Texte A.", "Texte B."]}]
    columns = Columns(references=("r", "s"), documents="docs")
    corpus = load_corpus(
        Declaration(name="d", path=str(data_file(tmp_path, "d.jsonl", rows)), columns=columns)
    )
    assert corpus.examples[0].references == ("Un.", "Deux.", "Trois.")
    assert [(a.article_id, a.text) for a in corpus.examples[0].sources] == [
        ("1-1", "Texte A."),
        ("1-2", "Texte B."),
    ]
    rows = [{"r": "Un.", "t": ["Premier paragraphe.", "Second."]}]
    columns = Columns(references="r", article=ArticleColumns(text="t"))
    corpus = load_corpus(
        Declaration(name="d", path=str(data_file(tmp_path, "e.jsonl", rows)), columns=columns)
    )
    assert corpus.examples[0].sources[0].text == "Premier paragraphe.\nSecond."


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            {"id": 1, "corps": "C.", "Résumé": "R."},
            r"p\.jsonl:1: no column 'resume'; columns here: id, corps, Résumé; did you mean 'Résumé'\?",
        ),
        (
            {"id": 1, "corps": "C.", "resume": 3},
            r"p\.jsonl:1: column 'resume' holds a number \(3\); it needs a text",
        ),
        (
            {"id": 1, "corps": {"a": 1}, "resume": "R."},
            r"p\.jsonl:1: column 'corps' holds an object; it needs a text",
        ),
        ({"id": 1, "corps": "C.", "resume": " "}, "no row with a reference"),
    ],
)
def test_rows_that_are_not_as_declared(tmp_path, record, said):
    data_file(tmp_path, "p.jsonl", [record])
    with pytest.raises(SummarizeError, match=said):
        load_corpus(Declaration(name="p", path="p.jsonl", columns=PARTS), tmp_path)


def test_ids_that_come_twice_and_articles_without_text(tmp_path):
    rows = [{"id": i, "corps": c, "resume": "R."} for i, c in (("a", "C."), ("b", ""), ("a", "C."))]
    data_file(tmp_path, "p.jsonl", rows)
    declaration = Declaration(name="p", path="p.jsonl", columns=PARTS)
    with pytest.raises(
        SummarizeError, match=r"column 'id' gives several rows the same id: 'a'; leave out columns\.id"
    ):
        load_corpus(declaration, tmp_path)
    numbered = msgspec.structs.replace(declaration, columns=msgspec.structs.replace(PARTS, id=""))
    assert load_corpus(numbered, tmp_path).warnings == ("corpus 'p': no source text: p.jsonl:2",)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("p.jsonl", b'{"id": "R."}\n{"id": ', r"p\.jsonl:2: not JSON"),
        ("p.jsonl", b"[1]\n", r"p\.jsonl:1: holds a list; write one object a line"),
        (
            "p.jsonl",
            '{"id": "é"}'.encode("cp1252"),
            r"p\.jsonl: not in utf-8 \(byte 0xe9.*say its `encoding`",
        ),
        ("p.jsonl.gz", gzip.compress(b'{"id": "R."}\n' * 99_999)[:300], r"p\.jsonl\.gz: .*is the file whole"),
        ("p.jsonl.gz", b"no gzip at all", "is the file whole"),
        ("p.jsonl.zst", b"no zstd at all", "is the file whole"),
        ("p.parquet", b"PAR1 and nothing else", "is the file whole"),
        ("p.csv", b'id,corps,resume\n1,"', "is the file whole"),
        ("p.xlsx", b"", r"'\.xlsx' tells no format of rows"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    columns = Columns(references="id")
    with pytest.raises(SummarizeError, match=said):
        load_corpus(Declaration(name="p", path=name, columns=columns), tmp_path)


def test_what_is_missing_is_said(tmp_path):
    with pytest.raises(
        SummarizeError, match=r"corpus 'rpm2': is read from rpm2/dev\.jsonl\.gz in a folder of data"
    ):
        load_corpus("rpm2")
    with pytest.raises(SummarizeError, match=r"corpus 'rpm2': no file .*dev\.jsonl\.gz; correct `path`"):
        load_corpus("rpm2", tmp_path)
    with pytest.raises(ConfigError, match=r"corpus 'rmp2': .*did you mean 'rpm2'\?"):
        load_corpus("rmp2", tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "x"\npath = "p.jsonl"\n[columns]\nreference = "r"', "did you mean 'references'"),
        ('name = "x"\n[columns]\nreferences = "r"', "neither path nor hub"),
        ('name = "x"\npath = "p.jsonl"\n[columns]\nid = "i"', "columns.references names no column"),
        (
            'name = "x"\npath = "p"\ngroup_pattern = "(C"\n[columns]\nreferences = "r"',
            "is no regular expression",
        ),
        ('name = "x"\npath = "p"\nmode = "de"\n[columns]\nreferences = "r"', r"\.mode"),
        ("name = ", "not valid TOML"),
    ],
)
def test_declarations_that_do_not_fit(tmp_path, text, said):
    (tmp_path / "d.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_corpus(tmp_path / "d.toml", tmp_path)


def test_a_stream_leaves_nothing_in_the_users_cache_and_reads_no_more_than_asked(tmp_path):
    path = data_file(
        tmp_path, "p.jsonl", [{"id": n, "corps": "C. " * 200, "resume": "R."} for n in range(25_000)]
    )
    with path.open("ab") as stream:
        stream.write(b"\xff not text\n" * 200_000)  # far behind: a reader of the whole file would stumble
    home = tmp_path / "home"
    code = (
        "from pathlib import Path; from summarize.evaluate.corpora.load import load_corpus\n"
        "from summarize.evaluate.corpora.declared import *\n"
        f"d = Declaration(name='p', path={str(path)!r}, columns=Columns(references='resume'))\n"
        "print(len(load_corpus(d, limit=5).examples))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HF_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "5"
    assert not list(home.rglob("*")) if home.exists() else True


def test_without_a_network_the_hub_is_given_up_at_once_and_the_remedy_is_said(tmp_path):
    code = (
        "import sys; from pathlib import Path; from summarize.evaluate.corpora.load import load_corpus\n"
        "from summarize.errors import SummarizeError\n"
        "try: load_corpus(sys.argv[1], Path(sys.argv[2]))\nexcept SummarizeError as error: print(error)"
    )
    for environment in ({"HF_HUB_OFFLINE": "1"}, {"HF_ENDPOINT": "http://127.0.0.1:9"}):
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code, "xlsum-fr", str(tmp_path)],
            env={**os.environ, "HF_HOME": str(tmp_path / "home"), **environment},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert time.monotonic() - started < 20  # most of it the interpreter's start, on a busy machine
        assert done.stdout.startswith("corpus 'xlsum-fr': csebuetnlp/xlsum: the Hub cannot be reached")
        assert (
            "with the columns id, text, summary, put it in a folder of data at xlsum-fr/test.jsonl"
            in done.stdout
        )
        assert done.stderr == ""
