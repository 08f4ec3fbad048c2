"""RSS and Atom entries become records of the same table."""

from datetime import UTC, datetime

import pytest

from summarize.ingest.feed import read_feed
from summarize.ingest.fields import field_table

TABLE = field_table({})
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Le Fanal</title><link>https://fanal.example</link><language>fr-fr</language>
<item><title>Le pont rouvre à Valmire</title><link>https://fanal.example/pont</link><guid>p1</guid>
<pubDate>Thu, 22 May 2025 11:10:00 +0200</pubDate><description>Court.</description>
<content:encoded><![CDATA[<p>Le pont rouvre <b>jeudi</b>.</p><p>Le péage est contesté.</p>]]></content:encoded></item>
<item><title>Le bac</title><guid>p2</guid><dc:date>2025-05-23</dc:date><description>Le bac ne circule &amp;lt;pas&amp;gt;.</description></item>
<item><title>Vide</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Die Warte</title>
<entry><id>urn:1</id><title type="html">Wein &amp;amp; Brot</title><link rel="self" href="https://warte.example/self"/>
<link href="https://warte.example/wein"/><published>2025-05-22T09:10:00Z</published><updated>2025-05-24T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die Weinlese beginnt.</p><p>Es regnet.</p></div></content>
</entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_rss(encoding):
    pont, bac, empty = read_feed(RSS.format(encoding=encoding).encode(encoding), "f", TABLE)
    assert (pont.own_id, pont.title, pont.source) == ("p1", "Le pont rouvre à Valmire", "Le Fanal")
    assert pont.text == "Le pont rouvre jeudi.\nLe péage est contesté."
    assert (pont.url, pont.declared_language) == ("https://fanal.example/pont", "fr")
    assert pont.published_at == datetime(2025, 5, 22, 9, 10, tzinfo=UTC)
    assert (bac.text, bac.published_at) == ("Le bac ne circule <pas>.", datetime(2025, 5, 23, tzinfo=UTC))
    assert (empty.place, empty.reason) == ("f:#3", "no_text")


def test_atom():
    (entry,) = read_feed(ATOM.encode(), "f", TABLE)
    assert (entry.own_id, entry.title, entry.source) == ("urn:1", "Wein & Brot", "Die Warte")
    assert entry.text == "Die Weinlese beginnt.\nEs regnet."
    assert (entry.url, entry.declared_language) == ("https://warte.example/wein", "de")
    assert entry.published_at == datetime(2025, 5, 22, 9, 10, tzinfo=UTC)


def test_broken_markup_is_read_as_far_as_it_goes():
    items = list(read_feed(RSS.format(encoding="utf-8").replace("</channel></rss>", "").encode(), "f", TABLE))
    assert [item.own_id for item in items[:2]] == ["p1", "p2"]
    assert items[-1].reason == "truncated"
    (first, *_) = read_feed(RSS.format(encoding="utf-8").replace("Court.", "R&D & co").encode(), "f", TABLE)
    assert first.own_id == "p1"


def test_no_entity_is_expanded_and_no_file_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("le mot de passe")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = (
        f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY a0 "ha">{bomb}]><rss><channel><item><title>T</title>'
        "<description>Un mot &s; et &a11; fin</description></item></channel></rss>"
    )
    items = list(read_feed(data.encode(), "f", TABLE))
    assert "mot de passe" not in repr(items)
    assert len(repr(items)) < 2000


@pytest.mark.parametrize("data", [b"<rss></rss>", b"<rss", b"\x00", b"<feed/>"])
def test_a_feed_without_entries(data):
    (failure,) = read_feed(data, "f", TABLE)
    assert failure.reason in {"no_text", "malformed"}
