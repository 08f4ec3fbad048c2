import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records import Citation, CitedSummary, Sentence, SummarySource
from summarize.report.html import segments, write_html


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text of its marks by key."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.marks, self.open = [], {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "mark":
            self.open = dict(attrs)["data-keys"].split()

    def handle_endtag(self, tag):
        if tag == "mark":
            self.open = []

    def handle_data(self, data):
        for key in self.open:
            self.marks[key] = self.marks.get(key, "") + data

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def test_each_citation_leads_to_exactly_its_passage(summary, articles):
    page = Page(write_html([summary], articles, {"Modèle": "compact"}))
    texts = {article.article_id: article.text for article in articles}
    links = [a for a in page.all("a") if a.get("class") == "cite"]
    assert len(links) == 5  # 2 + 1 of the sentences, 2 of the claims
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    expected = {}
    for n, sentence in enumerate(summary.sentences, 1):
        for c in sentence.citations:
            expected[f"e1s{n}-{c.source}"] = texts[c.article_id][c.start : c.end]
    for n, claim in enumerate(summary.disagreements[0].claims, 1):
        for c in claim.citations:
            expected[f"e1d1c{n}-{c.source}"] = texts[c.article_id][c.start : c.end]
    assert page.marks == expected
    for link in links:
        assert link["href"] == "#" + link["data-key"]
        assert link["data-key"] in ids
        assert link["aria-label"].startswith("Source ")


def test_page_is_self_contained_and_closed(summary, articles):
    html = write_html([summary], articles, {})
    page = Page(html)
    assert not page.all("link")
    assert not page.all("img")
    assert not any("src" in attrs for _, attrs in page.elements)
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert {a["href"] for a in page.all("a") if "rel" in a} == {s.url for s in summary.sources}


def test_foreign_text_says_its_language(summary, articles):
    page = Page(write_html([summary], articles, {}))
    assert page.all("html") == [{"lang": "fr"}]
    bodies = [d for d in page.all("div") if d.get("class") == "body"]
    assert [body["lang"] for body in bodies] == ["fr", "de"]
    odd = replace(articles[1], language='x" onload="y')
    html = write_html(
        [
            replace(
                summary, sources=(*summary.sources[:1], replace(summary.sources[1], language=odd.language))
            )
        ],
        [articles[0], odd],
        {},
    )
    assert "onload" not in re.sub(r"&#34;|&quot;", '"', re.sub(r">[^<]*<", "><", html))


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;{{ 7*7 }}"


def test_untrusted_text_is_never_markup(articles):
    article = replace(
        articles[0], text=EVIL + " fin.", title=EVIL, source=EVIL, url="javascript:alert(3)", copies=(EVIL,)
    )
    source = SummarySource(1, article.article_id, EVIL, EVIL, article.url, None, "fr", (EVIL,))
    evil = CitedSummary(
        event_id=EVIL, headline=EVIL, sentences=(Sentence(EVIL, "generated", (Citation(1, "a1", 0, len(EVIL), 1.0),)),),
        sources=(source,), independent_sources=1, related=(EVIL,),
    )  # fmt: skip
    html = write_html([evil], [article], {EVIL: EVIL})
    page = Page(html)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not any(a.get("href", "").startswith("javascript") for a in page.all("a"))
    assert page.marks == {"e1s1-1": EVIL}
    assert "{{ 7*7 }}" in html
    assert "Une seule source indépendante" in html


def test_missing_articles_and_strange_characters_do_not_stop_the_page(summary, articles):
    strange = replace(articles[0], text="a\ud800b\x00c\u202ed")
    html = write_html([summary, replace(summary, event_id="evt-0")], [strange], {})
    html.encode("utf-8")
    page = Page(html)
    assert len([d for d in page.all("div") if d.get("class") == "body"]) == 2
    assert 'href="#e2"' in html


@settings(deadline=None)
@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=6))
def test_segments_give_the_text_back(text, places):
    spans = [(start, end, f"k{n}") for n, (start, end) in enumerate(places)]
    found = segments(text, spans)
    joined = "".join(segment.text for segment in found)
    assert len(joined) == len(text)
    for start, end, key in spans:
        first, last = max(0, start), min(len(text), end)
        covered = "".join(s.text for s in found if key in s.keys)
        assert covered == (joined[first:last] if first < last else "")
    anchors = [key for s in found for key in s.anchors]
    assert len(anchors) == len(set(anchors))


@pytest.mark.browser
def test_a_browser_lights_the_chosen_passage(summary, articles, tmp_path):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    path = tmp_path / "report.html"
    path.write_text(write_html([summary], articles, {}), encoding="utf-8")
    run = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", f"{path.as_uri()}#e1d1c2-2"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if run.returncode != 0:
        pytest.skip(f"Chromium does not start here: {run.stderr[-200:]}")
    chosen = re.findall(r'<mark [^>]*class="chosen"[^>]*>(.*?)</mark>', run.stdout)
    assert [re.sub(r"<[^>]*>", "", text) for text in chosen] == ["14 Menschen wurden verletzt."]
    assert run.stdout.count("<details open") == 1
