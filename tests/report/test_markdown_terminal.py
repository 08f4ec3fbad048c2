import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.report import terminal, wording
from summarize.report.markdown import summary_to_markdown
from summarize.report.terminal import summary_to_terminal


def test_markdown_tells_everything(summary):
    text = summary_to_markdown(summary).replace("\u00a0", " ")
    assert text.startswith("## Un pont s’effondre à Valmont\n")
    assert "Un pont s’est effondré mardi à Valmont. [1][2] Le trafic est interrompu. [1]" in text
    assert "### Les sources ne s’accordent pas" in text
    assert (
        "- personnes blessées : selon Le Courrier de Valmont [1], **12** ; selon zeitung.example [2], **14**"
        in text
    )
    assert "Bilan mis à jour" not in text
    assert "1er mai 2025, 9 h 10 UTC" in text
    assert "(<https://courrier.example/pont?a=1&b=2>)" in text
    assert "1 copie du même texte : a9" in text
    assert "en allemand" in text
    assert wording.ONE_VOICE not in text


def test_updates_have_their_own_heading(summary):
    updated = replace(summary, disagreements=(replace(summary.disagreements[0], update=True),))
    for text in (summary_to_markdown(updated), summary_to_terminal(updated)):
        assert wording.UPDATED in text
        assert wording.DISAGREE not in text


def test_one_voice_is_told(summary):
    alone = replace(summary, independent_sources=1)
    assert "Une seule source indépendante" in summary_to_markdown(alone)
    assert "Une seule source indépendante" in summary_to_terminal(alone)


def test_no_sentence_is_told(summary):
    empty = replace(summary, sentences=())
    assert wording.NOTHING in summary_to_markdown(empty)
    assert wording.NOTHING in summary_to_terminal(empty, 200)


@pytest.mark.parametrize(
    "nasty",
    ["<script>alert(1)</script>", "# Titre", "1. Un", "- x", "*gras*", "[a](javascript:b)", "a\n\nb", "`c`"],
)
def test_markdown_escapes_the_sources(summary, nasty):
    rendered = summary_to_markdown(replace(summary, headline=nasty)).split("\n\n")[0]
    assert "<script" not in rendered
    assert "\n" not in rendered
    assert not re.search(r"(?<!\\)[*`\[\]]", rendered.removeprefix("## "))


def test_markdown_renders_as_meant(summary):
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py, a peer, is not installed")
    nasty = replace(
        summary,
        headline="*a* <b> [c](d) `e` _f_ &amp; 1. \\",
        sources=(replace(summary.sources[0], url="https://x.example/)>(<b"),),
    )
    html = markdown_it.MarkdownIt().render(summary_to_markdown(nasty))
    assert "<h2>*a* &lt;b&gt; [c](d) `e` _f_ &amp;amp; 1. \\</h2>" in html
    assert 'href="https://x.example/)%3E(%3Cb"' in html


def test_addresses_that_run_are_no_links(summary):
    evil = replace(summary, sources=(replace(summary.sources[0], url="javascript:alert(1)"),))
    assert "javascript" not in summary_to_markdown(evil)


def test_terminal_keeps_to_its_width_and_prints_no_control(summary):
    nasty = replace(summary, headline="Avis \x1b[31mrouge\x1b[0m \u202e\x07")
    for width in (50, 80):
        text = summary_to_terminal(nasty, width)
        assert max(map(len, text.splitlines())) <= width
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "[1] Valmont : un pont s'effondre" in text
    assert "Un pont s’est effondré mardi à Valmont. [1][2]" in text


@given(st.text(max_size=60))
def test_any_text_survives(text):
    line = wording.printable(text)
    assert "\n" not in line
    line.encode("utf-8")
    assert wording.safe_url(text) is None or wording.safe_url(text).lower().startswith("http")
    assert wording.typography(text).translate({0x202F: " ", 0xA0: " "}) == text.translate(
        {0x202F: " ", 0xA0: " "}
    )


def test_french_dates():
    paris = timezone(timedelta(hours=2))
    assert wording.french_date(None) is None
    assert wording.french_date(datetime(2025, 8, 1, tzinfo=UTC)).replace("\u00a0", " ") == "1er août 2025"
    assert (
        wording.french_date(datetime(2025, 12, 31, 1, 5, tzinfo=paris)).replace("\u00a0", " ")
        == "30 décembre 2025, 23 h 05 UTC"
    )


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "http://[",
        "ht\ntp://x",
        "file:///etc/passwd",
    ],
)
def test_unsafe_addresses(url):
    assert wording.safe_url(url) is None


@pytest.mark.parametrize("width", range(20, 60))
def test_no_line_begins_with_a_french_sign_or_parts_a_number(width: int):
    text = "Le bilan s'est alourdi : 12 500 sinistrés, dit « la mairie », dans un hangar de 6 000 m² ; 14 % des toits !"
    lines = terminal._wrap(text, width)
    assert " ".join(lines) == text
    assert not any(line[0] in ":;!%»" for line in lines)
    assert not any(line.endswith(("12", "6", "«", "14", "6 000")) for line in lines)
