"""Everything together: any mix of inputs gives articles, and every record that is none is counted."""

import bz2
import gzip
import io
import json
import lzma
import os
import shutil
from datetime import UTC, datetime

import pyarrow as pa
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from summarize.config import IngestConfig
from summarize.errors import ConfigError, SummarizeError
from summarize.ingest.reader import read_articles, web_address
from summarize.records import REASONS

RECORDS = [
    {
        "id": "p1",
        "title": "Le pont",
        "texte": "Le pont de Valmire a rouvert jeudi matin.",
        "date": "22/05/2025",
        "source": "Le Fanal",
    },
    {
        "id": "p2",
        "title": "Le bac",
        "texte": "Le bac de Lorvain ne circule pas lundi.",
        "date": "nan",
        "source": "La Vigie",
    },
    {"id": "p3", "title": "Vide", "texte": "", "date": "", "source": ""},
]
COMPRESSIONS = {
    "": lambda data: data,
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": zstandard.ZstdCompressor().compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def as_parquet():
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), out)
    return out.getvalue()


def as_csv(delimiter):
    rows = [list(RECORDS[0]), *(list(record.values()) for record in RECORDS)]
    return "\n".join(delimiter.join(row) for row in rows).encode()


FORMATS = {
    "jsonl": "\n".join(json.dumps(record) for record in RECORDS).encode(),
    "json": json.dumps({"articles": RECORDS}, indent=1).encode(),
    "csv": as_csv(","),
    "tsv": as_csv("\t"),
    "parquet": as_parquet(),
}


def one(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("named", [True, False])
def test_records_in_every_format(tmp_path, suffix, compression, named):
    name = f"articles.{suffix}{compression}" if named else "articles"
    result = read_articles([one(tmp_path / name, COMPRESSIONS[compression](FORMATS[suffix]))])
    pont, bac = result.articles
    assert (pont.article_id, pont.title, pont.source) == ("p1", "Le pont", "Le Fanal")
    assert (pont.published_at, pont.language) == (datetime(2025, 5, 22, tzinfo=UTC), "fr")
    assert (bac.article_id, bac.published_at, bac.url, bac.event_id) == ("p2", None, None, None)
    assert [(r.stage, r.reason) for r in result.rejections] == [("ingest", "no_text")]
    assert result.rejections[0].article_id.startswith(name)
    assert len(result.articles) + len(result.rejections) == len(RECORDS)


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_a_text_file_is_one_article_and_says_nothing_else(tmp_path, bridge, compression):
    path = one(
        tmp_path / f"une.txt{compression}",
        COMPRESSIONS[compression](f"\ufeffPont\r\n\r\n{bridge}\r\n".encode()),
    )
    (article,) = read_articles([path]).articles
    assert (article.article_id, article.text, article.language) == ("une", f"Pont\n\n{bridge}", "fr")
    assert (article.title, article.source, article.url, article.published_at) == (None,) * 4


@pytest.mark.parametrize(
    "data", [FORMATS["jsonl"], FORMATS["json"], FORMATS["csv"], COMPRESSIONS[".gz"](FORMATS["parquet"])]
)
def test_standard_input_is_sniffed(data):
    result = read_articles(["-"], stdin=io.BytesIO(data))
    assert [article.article_id for article in result.articles] == ["p1", "p2"]
    assert [name for name, _ in result.digests] == ["stdin"]


def test_plain_text_on_standard_input(bridge):
    (article,) = read_articles(["-"], stdin=io.BytesIO(bridge.encode("cp1252"))).articles
    assert (article.article_id, article.text) == ("stdin", bridge)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1"])
@pytest.mark.parametrize("suffix", ["txt", "csv", "json", "jsonl", "html"])
def test_encodings_in_every_text_format(tmp_path, suffix, encoding):
    body = "L'été dernier, la forêt de Brénac a brûlé pendant près de deux semaines, à côté du château."
    written = {
        "txt": body,
        "csv": f"id;texte\n1;{body}\n",
        "json": json.dumps([{"texte": body}], ensure_ascii=False),
        "jsonl": json.dumps({"texte": body}, ensure_ascii=False),
        "html": f'<html><head><meta charset="{encoding}"></head><body><article><p>{body}</p><p>{body} Fin.</p></article></body></html>',
    }[suffix]
    (article,) = read_articles([one(tmp_path / f"a.{suffix}", written.encode(encoding))]).articles
    assert article.text.startswith(body)


def test_languages_are_the_records_own_or_identified(tmp_path, bridge, harvest):
    lines = [
        {"text": bridge, "lang": "fr-FR"},
        {"text": harvest},
        {"text": harvest, "lang": "Italian"},
        {"text": harvest, "lang": "zz"},
    ]
    path = one(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert [article.language for article in read_articles([path]).articles] == ["fr", "de", "it", "de"]


def test_a_page_whose_template_is_in_another_language(tmp_path, harvest):
    page = f"<html lang='fr'><body><article><p>{harvest}</p><p>{harvest} Ende.</p></article></body></html>"
    (article,) = read_articles([one(tmp_path / "a.html", page)]).articles
    assert article.language == "de"


def test_ids(tmp_path, bridge):
    texts = [
        {"id": "x", "text": bridge},
        {"id": "x", "text": "Autre."},
        {"id": "../../etc/passwd", "text": "Trois."},
        {"text": "Sans."},
    ]
    one(tmp_path / "a.jsonl", "\n".join(map(json.dumps, texts)))
    (tmp_path / "sub").mkdir()
    one(tmp_path / "sub" / "une.txt", bridge)
    ids = [article.article_id for article in read_articles([tmp_path]).articles]
    assert ids[:3] == ["x", "x~2", "../../etc/passwd"]
    assert ids[4] == "sub/une"
    assert len(ids[3]) == 16


def test_the_folder_may_move_and_list_its_files_in_any_order(tmp_path, bridge, ferry, monkeypatch):
    first = tmp_path / "first"
    first.mkdir()
    for n, text in enumerate([bridge, ferry, bridge]):
        one(first / f"{n}.txt", text)
    one(first / "r.jsonl", FORMATS["jsonl"])
    result = read_articles([first])
    second = tmp_path / "elsewhere" / "second"
    shutil.copytree(first, second)
    assert read_articles([second]) == result
    monkeypatch.chdir(second)
    assert read_articles(["."]) == result
    assert read_articles(["r.jsonl", "2.txt", "0.txt", "1.txt"]) == result
    listdir, scandir = os.listdir, os.scandir
    monkeypatch.setattr(os, "listdir", lambda path=".": sorted(listdir(path), reverse=True))
    monkeypatch.setattr(os, "scandir", lambda path=".": scandir(path))
    assert read_articles([second]) == result


def test_records_come_already_clustered(tmp_path, bridge):
    lines = [
        {"text": bridge, "event_id": "e1"},
        {"text": bridge, "cluster": 4},
        {"text": bridge, "cluster": -1},
        {"text": bridge},
    ]
    path = one(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert [article.event_id for article in read_articles([path]).articles] == ["e1", "4", None, None]


def test_the_configuration_names_fields(tmp_path, harvest):
    path = one(tmp_path / "a.csv", f"nummer;rumpf\n7;{harvest}\n")
    config = IngestConfig(fields={"text": ["Rumpf"], "id": ["nummer"]})
    (article,) = read_articles([path], config).articles
    assert (article.article_id, article.text) == ("7", harvest)
    with pytest.raises(ConfigError, match="did you mean 'text'"):
        read_articles([path], IngestConfig(fields={"texte": ["rumpf"]}))


def test_text_is_normalised_and_titles_are_one_line(tmp_path):
    record = {
        "title": " Un\n titre\u200b ",
        "text": "Un e\u0301te\u0301\x00.\r\nDeux </s> trois \ud83d\ude00\ud800",
        "source": "A\tB",
    }
    (article,) = read_articles([one(tmp_path / "a.json", json.dumps(record))]).articles
    assert (article.title, article.source) == ("Un titre", "A B")
    assert article.text.startswith("Un été.\nDeux ")
    assert "</s>" not in article.text
    article.text.encode()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://fanal.example/a?b=c#d", True), ("HTTP://fanal.example", True), (" https://fanal.example/a ", True),
        ("javascript:alert(1)//://", False), ("file:///etc/passwd", False), ("ftp://fanal.example/a", False),
        ("https://", False), ("https://a b", False), ("http://[::1", False), ("https://x.example/" + "a" * 3000, False),
        ("data:text/html,://", False), ("https://fanal.example/\nX: y", False), (None, False), ("", False),
    ],
)  # fmt: skip
def test_only_web_addresses_are_kept(url, kept):
    assert web_address(url) == (url.strip() if kept else None)


BAD = {
    "empty.txt": (b"", "no_text"),
    "blank.txt": (b" \n\t\n", "no_text"),
    "digits.txt": (b"12 34 56", "no_text"),
    "empty.jsonl": (b"", "no_text"),
    "empty.csv": (b"", "no_text"),
    "empty.html": (b"", "no_text"),
    "empty.parquet": (b"", "no_text"),
    "broken.json": (b"{nonsense", "malformed"),
    "deep.json": (b"[" * 200_000, "malformed"),
    "menu.html": (b"<html><body><nav><a href='/'>Accueil</a></nav></body></html>", "no_text"),
    "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(100), "unsupported_format"),
    "paper.pdf": (b"%PDF-1.7 ...", "unsupported_format"),
    "crawl.warc": (b"WARC/1.0\r\nWARC-Type: response\r\n", "unsupported_format"),
    "plan.xml": (b"<?xml version='1.0'?><plan><a>Un texte</a></plan>", "unsupported_format"),
    "noise.txt": (bytes(range(256)) * 20, "unreadable"),
    "cut.parquet": (FORMATS["parquet"][:-9], "unreadable"),
    "null.json": (b"null", "not_an_object"),
}


def test_bad_files_are_counted_and_the_rest_is_read(tmp_path, bridge):
    for name, (data, _) in BAD.items():
        one(tmp_path / name, data)
    one(tmp_path / "good.txt", bridge)
    result = read_articles([tmp_path])
    assert [article.article_id for article in result.articles] == ["good"]
    assert {r.article_id.split(":")[0]: r.reason for r in result.rejections} == {
        n: reason for n, (_, reason) in BAD.items()
    }
    assert len(result.rejections) == len(BAD)
    assert len(result.digests) == len(BAD) + 1
    for rejection in result.rejections:
        assert rejection.reason in REASONS
        assert rejection.stage == "ingest"
        assert "\n" not in rejection.detail
        assert 10 < len(rejection.detail) < 400


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_stream_keeps_what_could_be_read(tmp_path, share):
    lines = [
        json.dumps({"id": str(n), "text": f"Le bac numéro {n * 7919 % 10007} de Lorvain a repris."})
        for n in range(3000)
    ]
    packed = gzip.compress("\n".join(lines).encode())
    result = read_articles([one(tmp_path / "a.jsonl.gz", packed[: int(len(packed) * share)])])
    assert 0 < len(result.articles) < 3000
    assert [article.article_id for article in result.articles] == [
        str(n) for n in range(len(result.articles))
    ]
    (rejection,) = result.rejections
    assert rejection.reason == "truncated"
    assert "breaks off" in rejection.detail


def test_a_bomb_is_refused(tmp_path, bridge):
    one(tmp_path / "bomb.txt.gz", gzip.compress(bytes(80 * 2**20)))
    one(tmp_path / "good.txt", bridge)
    result = read_articles([tmp_path])
    assert [(r.article_id, r.reason) for r in result.rejections] == [("bomb.txt.gz", "unreadable")]
    assert len(result.articles) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_counted(tmp_path, bridge):
    one(tmp_path / "secret.txt", bridge).chmod(0)
    one(tmp_path / "good.txt", bridge)
    assert [r.reason for r in read_articles([tmp_path]).rejections] == ["unreadable"]


def test_a_file_that_fails_while_it_is_read_is_counted(tmp_path, bridge, monkeypatch):
    from pathlib import Path

    one(tmp_path / "a.txt", bridge)
    one(tmp_path / "b.txt", bridge)
    real = Path.read_bytes

    def read_bytes(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    result = read_articles([tmp_path])
    assert [(r.article_id, r.reason, r.detail) for r in result.rejections] == [
        ("a.txt", "unreadable", "cannot be read: Permission denied")
    ]
    assert len(result.articles) == 1


def test_nothing_readable_is_a_mistake_told_in_one_line(tmp_path):
    one(tmp_path / "photo.jpg", BAD["photo.jpg"][0])
    with pytest.raises(
        SummarizeError, match=r"nothing readable in the input: photo.jpg: the file is an image"
    ) as error:
        read_articles([tmp_path])
    assert "\n" not in str(error.value)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        ["", "PAR1", "<html><body>", "<rss>", "{", '[{"text": "', "\x1f\x8b", "id,text\n", "\ufeff", "%PDF"]
    ),
    st.binary(max_size=200),
)
def test_any_bytes_are_articles_or_rejections(start, data):
    try:
        result = read_articles(["-"], stdin=io.BytesIO(start.encode("latin-1", "replace") + data))
    except SummarizeError:
        return
    assert len(result.articles) + len(result.rejections) >= 1


@pytest.mark.data
def test_the_raw_articles_are_read_whole(shared_data):
    result = read_articles([shared_data / "raw_articles"])
    assert [article.language for article in result.articles] == ["fr", "fr"]
    assert result.rejections == ()
    assert all(a.title is a.source is a.url is a.published_at is None for a in result.articles)
