"""Two articles exactly as a scraper left them. Nothing of them is quoted: their lines are told by place and length."""

import re

import pytest

from summarize.clean import clean_articles
from summarize.clean.captions import without_captions
from summarize.ingest.reader import read_articles
from summarize.records import Article
from summarize.text.normalize import normalize
from summarize.text.printing.french_print import printed

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def raw(shared_data):
    files = sorted((shared_data / "raw_articles").glob("*.txt"))
    assert len(files) == 2
    return [path.read_text(encoding="utf-8") for path in files]


@pytest.fixture(scope="module")
def cleaned(raw):
    result = clean_articles([Article(f"a{i}", text, language="fr") for i, text in enumerate(raw)])
    assert result.rejections == ()
    return result.articles


def with_ticker(raw):
    """The lines of the file that a ticker precedes: its items, its title, and what follows."""
    lines = raw[0].split("\n")
    last_sign = max(i for i, line in enumerate(lines) if line.strip() == "-")
    items = [lines[i + 1] for i, line in enumerate(lines) if line.strip() == "-"]
    rest = [line for line in lines[last_sign + 2 :] if line.strip()]
    return items, rest[0], rest[1:]


def test_ticker_leaves_whole(raw, cleaned):
    items, _, _ = with_ticker(raw)
    assert len(items) >= 40
    for item in items:
        assert item not in cleaned[0].text
        assert item != cleaned[0].title


def test_title_after_the_ticker_is_found_exactly(raw, cleaned):
    _, title, _ = with_ticker(raw)
    assert cleaned[0].title == title
    assert title not in cleaned[0].text.split("\n")


def test_every_paragraph_after_the_title_is_kept_and_nothing_else(raw, cleaned):
    _, _, rest = with_ticker(raw)
    body = [line for line in rest if len(line) > 60]
    others = [line for line in rest if len(line) <= 60]
    assert len(body) >= 15
    assert len(others) == 2  # a heading between dashes, and the signature
    assert cleaned[0].text.split("\n") == body


def test_signature_leaves(raw, cleaned):
    signature = raw[0].rstrip().split("\n")[-1]
    assert re.fullmatch(r"[\w.]+--[A-Z]+", signature)
    assert signature not in cleaned[0].text


def test_date_field_leaves_and_is_not_made_a_day(raw, cleaned):
    assert raw[1].lstrip().startswith("date 20")
    assert "date 20" not in cleaned[1].text
    assert [article.published_at for article in cleaned] == [None, None]
    assert [article.source for article in cleaned] == [None, None]


def test_text_without_a_title_gets_none_and_keeps_its_paragraphs(raw, cleaned):
    assert cleaned[1].title is None
    paragraphs = [re.sub(r"^\s*date \d{4}-\d{2} ", "", line) for line in raw[1].split("\n") if len(line) > 60]
    headings = [line for line in raw[1].split("\n") if 0 < len(line.strip()) <= 60]
    assert len(paragraphs) >= 7
    assert len(headings) == 2
    assert cleaned[1].text.split("\n") == paragraphs


def test_the_same_through_ingest(shared_data, cleaned):
    read = read_articles([str(shared_data / "raw_articles")])
    result = clean_articles(read.articles)
    assert sorted(article.text for article in result.articles) == sorted(article.text for article in cleaned)


@pytest.mark.parametrize(
    ("path", "text", "most"),
    [
        # Orange's articles are one paragraph, so hardly anything may leave; RPM2's lose headings. One word of 10,000
        # is joined to its prefix by print, which counts as one that left: "co-fondateur".
        ("orangesum/valid.jsonl.gz", lambda r: [(r["title"], r["article"])], 0.0011),
        ("rpm2/dev.jsonl.gz", lambda r: [(d["title"], d["text"]) for d in r["documents"]], 0.012),
    ],
)
def test_real_articles_stay_whole(shared_data, path, text, most):
    import gzip
    import json

    with gzip.open(shared_data / path, "rt", encoding="utf-8") as lines:
        pairs = [pair for line in lines for pair in text(json.loads(line))][:600]
    articles = [Article(str(i), body, title=title, language="fr") for i, (title, body) in enumerate(pairs)]
    result = clean_articles(articles)
    # Hyphens that print demands join words: their parts are counted.
    before = {article.article_id: len(re.findall(r"\w+", article.text)) for article in articles}
    lost = sum(
        before[article.article_id] - len(re.findall(r"\w+", article.text)) for article in result.articles
    )
    assert lost <= most * sum(before.values())
    # A paragraph of two full sentences never leaves.
    after = {article.article_id: article.text for article in result.articles}
    for article in articles:
        for line in article.text.split("\n"):
            if (
                line.count(". ") >= 2
                and line.rstrip().endswith(".")
                and len(line) > 200
                and article.article_id in after
                and without_captions(normalize(line)) == normalize(line)  # a video's title leaves
            ):
                assert printed(line)[60:120] in after[article.article_id]


def test_titles_of_real_articles_are_found(shared_data):
    import gzip
    import json

    with gzip.open(shared_data / "rpm2/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [document for line in lines for document in json.loads(line)["documents"]]
    articles = [Article(d["id"], d["title"] + "\n" + d["text"], language="fr") for d in documents]
    found = {article.article_id: article.title for article in clean_articles(articles).articles}

    def plain(title):
        return " ".join((title or "").replace("\x92", "’").split())

    right = sum(plain(found.get(d["id"])) == plain(d["title"]) for d in documents)
    assert right >= 0.95 * len(documents)
