"""The page for blind reading: what it shows and hides; about invented people and places."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from summarize.errors import OutputError, SummarizeError
from summarize.evaluate.blind.key import read_key
from summarize.evaluate.blind.page import write_blind
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, Citation, CitedSummary, Sentence, SummarySource

NAMES = ("mésange", "verdier")


class Page(HTMLParser):
    """The elements with their attributes, and the text of marks by key and of sides by pair."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.marks, self.open, self.texts, self.at = [], {}, [], {}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.elements.append((tag, attrs))
        if tag == "mark":
            self.open = attrs["data-keys"].split()
        if tag == "span" and re.fullmatch(r"p\d+[lr]\d+", attrs.get("id", "")):
            self.at = attrs["id"]

    def handle_endtag(self, tag):
        self.open = [] if tag == "mark" else self.open
        self.at = None if tag == "span" else self.at

    def handle_data(self, data):
        for key in self.open:
            self.marks[key] = self.marks.get(key, "") + data
        if self.at:
            self.texts[self.at] = self.texts.get(self.at, "") + data

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def article(event, name, text, day=1):
    return Article(f"{event}-{name}", text, title=f"Titre {name}", source=f"Journal {name}",
                   published_at=datetime(2031, 4, day, tzinfo=UTC), language="fr")  # fmt: skip


def prediction(event, articles, sentences, headline="Une digue cède à Aubrelle"):
    """`sentences`: (text, index of the article, words cited in it)."""
    cited = tuple(
        Sentence(text, "generated", (Citation(k + 1, articles[k].article_id, articles[k].text.index(words),
                                              articles[k].text.index(words) + len(words), 0.9),))
        for text, k, words in sentences
    )  # fmt: skip
    sources = tuple(
        SummarySource(n, a.article_id, a.title, a.source, None, a.published_at, a.language, ())
        for n, a in enumerate(articles, 1)
    )
    summary = CitedSummary(event, headline, cited, sources, len(sources))
    return Prediction(
        event, " ".join(t for t, _, _ in sentences), summary, {a.article_id: a for a in articles}
    )


def event(name, day=1):
    one = article(name, "un", f"La digue d'Aubrelle a cédé lundi ({name}). Huit maisons sont inondées.", day)
    two = article(name, "deux", f"À Aubrelle, l'eau monte encore ({name}).", day + 1)
    first = prediction(
        name, (one, two), [("La digue d'Aubrelle a cédé.", 0, "La digue d'Aubrelle a cédé lundi")]
    )
    second = prediction(
        name,
        (two, one),  # numbered the other way round
        [("L'eau monte encore.", 0, "l'eau monte encore"), ("Huit maisons sont inondées.", 1, "Huit maisons sont inondées.")],
    )  # fmt: skip
    return first, second


@pytest.fixture
def systems():
    pairs = [event(f"evt-{n:02d}", 1 + n) for n in range(9)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def written(tmp_path, a, b, seed=3, **rest):
    made = write_blind(a, b, NAMES, tmp_path, seed, **rest)
    return made, Page(made.page.read_text(encoding="utf-8")), json.loads(made.key.read_text(encoding="utf-8"))


def test_the_key_tells_who_wrote_each_side(tmp_path, systems):
    made, page, key = written(tmp_path, *systems)
    assert made.pairs == 9
    assert key["systems"] == list(NAMES)
    texts = {p.example_id: ([s.text for s in p.summary.sentences], None) for p in systems[0]}
    texts = {
        p.example_id: (texts[p.example_id][0], [s.text for s in p.summary.sentences]) for p in systems[1]
    }
    for name, pair in key["pairs"].items():
        for letter, side, count in (("l", "left", 0), ("r", "right", 1)):
            wanted = texts[pair["example_id"]][pair[side]]
            assert pair["sentences"][count] == len(wanted)
            assert [page.texts[f"{name}{letter}{n}"] for n in range(1, len(wanted) + 1)] == wanted
    lefts = [pair["left"] for pair in key["pairs"].values()]
    assert sorted(lefts) in ([0] * 5 + [1] * 4, [0] * 4 + [1] * 5)  # half of the pairs each


def test_the_page_does_not_tell_the_systems_apart(tmp_path, systems):
    made, _, _ = written(tmp_path, *systems)
    html = made.page.read_text(encoding="utf-8")
    for word in (*NAMES, "evt-0", "generated", "verbatim"):
        assert word not in re.sub(r"\(evt-\d+\)", "", html)


def test_citations_light_their_own_words_on_both_sides(tmp_path, systems):
    _, page, key = written(tmp_path, *systems)
    for name, pair in key["pairs"].items():
        first, second = ("l", "r") if pair["left"] == 0 else ("r", "l")
        assert page.marks[f"{name}{first}1-1"] == "La digue d'Aubrelle a cédé lundi"
        assert page.marks[f"{name}{second}1-2"] == "l'eau monte encore"
        assert page.marks[f"{name}{second}2-1"] == "Huit maisons sont inondées."
    links = [a for a in page.all("a") if a.get("class") == "cite"]
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(links) == 27
    assert len(ids) == len(set(ids))
    assert all(link["href"][1:] in ids for link in links)


def test_same_seed_same_bytes_whatever_the_order(tmp_path, systems):
    a, b = systems
    first = write_blind(a, b, NAMES, str(tmp_path / "1"), 3)
    again = write_blind(a[::-1], b[::-1], NAMES, tmp_path / "2", 3)
    other = write_blind(a, b, NAMES, tmp_path / "3", 4)
    assert first.page.read_bytes() == again.page.read_bytes()
    assert first.key.read_bytes() == again.key.read_bytes()
    assert first.page.read_bytes() != other.page.read_bytes()


def test_what_is_not_shown_is_counted(tmp_path, systems):
    a, b = systems
    same = replace(b[8], summary=a[8].summary, text=a[8].text)
    made, _, key = written(tmp_path, a[1:], [*b[:7], same], limit=4)
    assert (made.pairs, made.identical, made.only, made.left_out) == (4, 1, (1, 1), 2)
    assert key["identical"] == ["evt-08"]
    assert key["only"] == [["evt-07"], ["evt-00"]]


def test_markers_and_headlines_are_hidden_when_one_system_has_none(tmp_path, systems):
    a, b = systems
    plain = [Prediction(p.example_id, p.text) for p in b]
    made, page, key = written(tmp_path, a, plain)
    assert not [link for link in page.all("a") if link.get("class") == "cite"]
    assert "Une digue cède" not in made.page.read_text(encoding="utf-8")
    assert {tuple(sorted(p["sentences"])) for p in key["pairs"].values()} == {(1, 2)}
    assert len(page.all("details")) == 2 + 18  # the run's articles serve both


def test_prediction_files_stand_beside_the_examples_sources(tmp_path, systems):
    a, b = ([Prediction(p.example_id, p.text) for p in side] for side in systems)
    with pytest.raises(SummarizeError, match=r"no source text is known.*examples with their sources"):
        write_blind(a, b, NAMES, tmp_path, 3)
    examples = [Example(p.example_id, ("R.",), (article(p.example_id, "x", "Texte entier."),)) for p in a]
    made, _, _ = written(tmp_path, a, b, examples=examples)
    assert made.page.read_text(encoding="utf-8").count("Texte entier.") == 9


def test_two_cleanings_of_an_article_are_two_sources(tmp_path, systems):
    (a, *_), (b, *_) = systems
    longer = {k: replace(v, text="Avant. " + v.text) for k, v in b.articles.items()}
    shifted = replace(
        b.summary,
        sentences=tuple(replace(s, citations=tuple(replace(c, start=c.start + 7, end=c.end + 7) for c in s.citations))
                        for s in b.summary.sentences),
    )  # fmt: skip
    _, page, _ = written(tmp_path, [a], [replace(b, articles=longer, summary=shifted)])
    assert sorted(page.marks.values()) == [
        "Huit maisons sont inondées.", "La digue d'Aubrelle a cédé lundi", "l'eau monte encore",
    ]  # fmt: skip
    assert len(page.all("details")) == 2 + 4


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;{{ 7*7 }}\u2028\ud800\u202e fin"


def test_untrusted_text_is_inert(tmp_path):
    bad = replace(
        article("x", "a", EVIL), title=EVIL, source=EVIL, language='x" onload="y', url="javascript:alert(3)"
    )
    source = SummarySource(1, bad.article_id, EVIL, EVIL, bad.url, None, bad.language, (EVIL,))
    sides = [
        Prediction(EVIL, text, CitedSummary(EVIL, EVIL, (Sentence(text, "generated", (Citation(1, bad.article_id, 0, 9, 1.0),)),),
                   (source,), 1, language='f" onload="r'), {bad.article_id: bad})
        for text in (EVIL, "Autre " + EVIL)
    ]  # fmt: skip
    made, page, key = written(tmp_path, sides[:1], sides[1:])
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert not any("javascript" in (a.get("href") or "") for a in page.all("a"))
    assert all("alert(1)" in text for text in page.texts.values())
    assert "{{ 7*7 }}" in made.page.read_text(encoding="utf-8")
    assert key["pairs"]["p1"]["example_id"] == EVIL
    assert read_key(made.key).pairs["p1"].example_id == EVIL


def test_the_page_is_closed_and_labelled(tmp_path, systems):
    _, page, _ = written(tmp_path, *systems)
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not page.all("link")
    assert not any("src" in attrs or "style" in attrs for _, attrs in page.elements)
    labelled = {attrs["for"] for attrs in page.all("label") if "for" in attrs}
    assert labelled >= {"rater", *(attrs["id"] for attrs in page.all("textarea"))}
    names = {attrs["name"] for attrs in page.all("input") if attrs["type"] == "radio"}
    assert names == {
        f"p{n}-{question}" for n in range(1, 10) for question in ("overall", "faithful", "french")
    }
    described = [a["aria-describedby"] for a in page.all("div") if a.get("class") == "marks"]
    assert sorted(described) == sorted(page.texts)


def test_an_empty_summary_is_shown_as_such(tmp_path, systems):
    (a, *_), (b, *_) = systems
    made, _, key = written(tmp_path, [a], [replace(b, text="", summary=replace(b.summary, sentences=()))])
    assert sorted(key["pairs"]["p1"]["sentences"]) == [0, 1]
    assert "Aucune phrase n’a pu être établie" in made.page.read_text(encoding="utf-8")


def test_mistakes_are_told(tmp_path, systems):
    a, b = systems
    with pytest.raises(SummarizeError, match="both systems are called 'x'; give two names"):
        write_blind(a, b, ("x", "x"), tmp_path, 3)
    with pytest.raises(SummarizeError, match=r"no id in common \('evt-00'… against nothing\)"):
        write_blind(a, [], NAMES, tmp_path, 3)
    with pytest.raises(SummarizeError, match="'evt-00' stands twice"):
        write_blind([a[0], a[0]], b, NAMES, tmp_path, 3)
    with pytest.raises(SummarizeError, match="wrote the same for all 9 events"):
        write_blind(a, a, NAMES, tmp_path, 3)
    with pytest.raises(SummarizeError, match="limit is -1"):
        write_blind(a, b, NAMES, tmp_path, 3, limit=-1)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be made"):
        write_blind(a, b, NAMES, tmp_path / "file", 3)


def test_the_key_of_a_page_that_is_out_is_not_overwritten(tmp_path, systems):
    a, b = systems
    write_blind(a, b, NAMES, tmp_path, 3)
    write_blind(a, b, NAMES, tmp_path, 3)  # the same page again is no loss
    before = (tmp_path / "key.json").read_bytes(), (tmp_path / "blind.html").read_bytes()
    with pytest.raises(OutputError, match=r"key of another page.*choose another --output"):
        write_blind(a[:5], b, NAMES, tmp_path, 3)
    assert before == ((tmp_path / "key.json").read_bytes(), (tmp_path / "blind.html").read_bytes())
