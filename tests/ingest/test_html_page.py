"""A page gives its article: lead, paragraphs and lists in page order, without what stands around them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.ingest.drafts import Draft
from summarize.ingest.html_page import page_draft
from summarize.ingest.markup import fragment_text

LEAD = "Après deux ans de travaux, le pont de Valmire rouvre jeudi à la circulation, avec un péage contesté."
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Le pont de Valmire rouvre | Le Fanal</title>
<meta property="og:site_name" content="Le Fanal"><meta name="description" content="{LEAD}">
<link rel="canonical" href="https://fanal.example/pont">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Le pont de Valmire rouvre",
"datePublished":"2025-05-22T11:10:00+02:00","publisher":{{"name":"Le Fanal SA"}}}}</script></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header><h1>Le pont de Valmire rouvre</h1><div class="chapo">{LEAD}</div></header>
<article><div class="body"><p>AFP, publié le jeudi 22 mai 2025 à 11h10</p>
<p>Le maire de Valmire, Aubin Lestrade, a coupé le ruban devant trois cents habitants venus malgré la pluie.</p>
<figure><img src="a.jpg"><figcaption>Le pont vu du quai, mercredi. (Photo Z. Orlan)</figcaption></figure>
<p>Trois changements attendent les automobilistes :</p>
<ul><li>un péage de deux euros,</li><li>une voie réservée aux bus,</li><li>une vitesse limitée à 50 km/h.</li></ul>
<h2>Un péage contesté</h2>
<p>« Nous irons devant le tribunal », a déclaré Maëlle Dorvin, présidente des riverains, qui sont 1 200.</p>
<aside><h3>Lire aussi</h3><ul><li><a href="/x">Le pont de Brenac fermé</a></li></ul></aside>
<div class="player"><iframe src="x"></iframe></div>Le préfet se donne <b>six mois</b> pour trancher, selon ses services.
<br><br>Une réunion publique est prévue lundi.</div></article>
<footer><p>© Le Fanal. Tous droits réservés. Mentions légales</p></footer></body></html>"""


def test_the_article_of_a_page():
    draft = page_draft(PAGE, "pont.html", "pont")
    assert draft.text.split("\n") == [
        LEAD,
        "Le maire de Valmire, Aubin Lestrade, a coupé le ruban devant trois cents habitants venus malgré la pluie.",
        "Trois changements attendent les automobilistes :",
        "- un péage de deux euros,",
        "- une voie réservée aux bus,",
        "- une vitesse limitée à 50 km/h.",
        "Un péage contesté",
        "« Nous irons devant le tribunal », a déclaré Maëlle Dorvin, présidente des riverains, qui sont 1 200.",
        "Le préfet se donne six mois pour trancher, selon ses services.",
        "Une réunion publique est prévue lundi.",
    ]
    assert (draft.title, draft.source, draft.url) == (
        "Le pont de Valmire rouvre",
        "Le Fanal",
        "https://fanal.example/pont",
    )
    assert draft.published_at == datetime(2025, 5, 22, 9, 10, tzinfo=UTC)
    assert (draft.declared_language, draft.file_id) == ("fr", "pont")


def test_what_the_page_does_not_say_stays_absent():
    bare = f"<html><body><article><p>{LEAD}</p><p>{LEAD.replace('pont', 'port')}</p></article></body></html>"
    draft = page_draft(bare, "p", "p")
    assert (draft.title, draft.source, draft.url, draft.published_at, draft.declared_language) == (None,) * 5


def test_a_description_that_is_not_on_the_page_is_not_the_lead():
    hidden = PAGE.replace(f'<div class="chapo">{LEAD}</div>', "")
    assert LEAD not in page_draft(hidden, "p", "p").text


def test_a_sentence_with_a_date_is_not_a_dateline():
    sentence = (
        "Le rapport publié le 3 mai par la chambre régionale chiffre les travaux à deux millions d'euros."
    )
    page = PAGE.replace("AFP, publié le jeudi 22 mai 2025 à 11h10", sentence)
    assert sentence in page_draft(page, "p", "p").text


def test_one_page_does_not_change_the_reading_of_another():
    alone = page_draft(PAGE, "p", "p")
    page_draft(PAGE.replace("pont", "port"), "q", "q")
    assert page_draft(PAGE, "p", "p") == alone


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><nav><a href='/'>Accueil</a> <a href='/s'>Sport</a></nav><form>Mot de passe <input></form></body></html>",
        "<html><body><script>var texte = 'Ceci est un très long texte qui ne se voit jamais sur la page.';</script></body></html>",
        "<div>" * 50_000,
        "<" * 100_000,
        "<!---->" * 20_000,
    ],
)
def test_a_page_without_an_article_is_a_failure(page):
    assert page_draft(page, "p", "p").reason in {"no_text", "malformed"}


def test_a_piece_of_a_page_is_read_too():
    assert page_draft(f"<p>{LEAD}", "p", "p").text == LEAD


def test_characters_that_no_parser_takes_leave():
    assert (
        page_draft(PAGE.replace("ruban", "ru\x00b\ud800an"), "p", "p").text == page_draft(PAGE, "p", "p").text
    )


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/=\"' pdivaé&;!-\n", max_size=300))
def test_any_markup_is_survived(markup):
    page_draft(f"<html><body>{markup}", "p", "p")
    assert isinstance(fragment_text(markup), str)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<p>Un <b>deux</b><br>trois</p>queue<ul><li>a</li><li>b</li></ul> fin",
            "Un deux\ntrois\nqueue\na\nb\nfin",
        ),
        ("<p>Un</p><script>non()</script><figure>photo</figure><p>Deux</p>", "Un\nDeux"),
        ("<!-- rien -->Un<!-- -->\n deux", "Un deux"),
        ("", ""),
    ],
)
def test_fragments_keep_all_their_text(markup, text):
    assert fragment_text(markup) == text


@pytest.mark.data
def test_the_floor_of_the_quality_gate(shared_data):
    import importlib.util
    import sys
    from pathlib import Path

    path = Path(__file__).resolve().parents[2] / "benchmarks" / "html_extraction.py"
    spec = importlib.util.spec_from_file_location("html_extraction", path)
    benchmark = importlib.util.module_from_spec(spec)
    sys.modules["html_extraction"] = benchmark
    spec.loader.exec_module(benchmark)
    hand = benchmark.word_score("le chat dort", "le chat noir dort bien")
    assert (hand.precision, hand.recall, hand.f1) == pytest.approx((1.0, 0.6, 0.75))
    pages = benchmark.read_pages(shared_data / "html" / "orange_pages.jsonl.gz")
    scores = benchmark.score_pages(pages, benchmark.ours)
    mean = benchmark.mean_score(scores)
    assert len(scores) == 160
    # Measured 0.9916, 0.9975, 0.9928; may be raised, never lowered in silence.
    assert mean.f1 >= 0.992
    assert mean.precision >= 0.991
    assert mean.recall >= 0.997


def test_a_draft_is_what_it_returns():
    assert isinstance(page_draft(PAGE, "p", "p"), Draft)
