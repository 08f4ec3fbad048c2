"""The normal form: what stays, what leaves, and that nothing is a control token afterwards."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.normalize import _clean_table, _unclean, fold, normalize

# Any code point, lone surrogates too, and the pieces that tokens are made of.
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(
    st.sampled_from(
        ["<", ">", "</", "s", "pad", "__", "fr", "[", "]", "PAD", "fr_XX", "\r", "\n", "\t", "é", "e\u0301", "\ud83d", "\ude00",
         "\u200b", "\u00ad", "＜", "|", "im_end", "\u0338", "\x85", "\u1100", "\u1161", "İ", "ł\u0323", "’"]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Valbrune\r\nAubrac\rOrme", "Valbrune\nAubrac\nOrme"),
        ("a\u2028b\u2029c\vd\fe", "a\nb\nc\nd\ne"),
        ("heure\tlieu", "heure lieu"),
        ("e\u0301te\u0301", "été"),
        ("\ufeffVal\u00adbrune\u200b\u2060", "Valbrune"),
        ("\u202bמילה\u202c", "מילה"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("l\x92\xe9t\xe9\x85", "l’été…"),
        ("12\u202f500\u00a0euros", "12\u202f500\u00a0euros"),
        ("\ud83d\ude00 et \ud800 seul", "😀 et  seul"),
        ("", ""),
    ],
)
def test_characters(raw, clean):
    assert normalize(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("fin</s>suite", "fin‹/s›suite"),
        ("<s><pad><unk><mask>", "‹s›‹pad›‹unk›‹mask›"),
        (
            "<extra_id_7> <copy> <title> <0x0A> <|im_end|> <2fr>",
            "‹extra_id_7› ‹copy› ‹title› ‹0x0A› ‹|im_end|› ‹2fr›",
        ),
        ("[PAD] [unused12] [fr_XX] [fra_Latn]", "‹PAD› ‹unused12› ‹fr_XX› ‹fra_Latn›"),
        ("__fr__en__", "__‹fr›__‹en›__"),
        ("fr_XX [sic] [...] [1] 3 < 5 > 2", "fr_XX [sic] [...] [1] 3 < 5 > 2"),
        ("<p>un <strong>mot</strong><br/></p>", "<p>un <strong>mot</strong><br/></p>"),
        ("<https://valbrune.example> <a@b.example>", "<https://valbrune.example> <a@b.example>"),
    ],
)
def test_control_tokens_lose_their_power_and_no_text(raw, clean):
    assert normalize(raw) == clean


@settings(deadline=None)  # the machine may be busy
@given(ANY_TEXT)
def test_normal_form(text):
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.split("\n") == (once + "\n").splitlines()  # one kind of line end only
    assert not {unicodedata.category(c) for c in once if c != "\n"} & {"Cc", "Cs"}
    once.encode("utf-8")
    for token in ("<s>", "</s>", "<pad>", "[PAD]", "[fr_XX]", "__fr__", "<|im_end|>"):
        assert token not in once


@settings(deadline=None)  # the machine may be busy
@given(
    st.text(st.characters(categories=["L", "Nd", "Zs", "Po"], exclude_characters="\u115f\u1160\u3164\uffa0"))
)
def test_letters_digits_and_blanks_stay(text):
    composed = unicodedata.normalize("NFC", text)
    assert normalize(text) == composed


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Élysée", "l'elysee"),
        ("ŒUVRE Æther", "oeuvre aether"),
        ("STRASSE straße", "strasse strasse"),
        ("Łódź Ørsted İzmir", "lodz orsted izmir"),
        ("e\u0301te\u0301", "ete"),
        ("12\u00a0500 ﬁn", "12 500 fin"),
        ("Saint‑Ouen", "saint-ouen"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@settings(deadline=None)  # the machine may be busy
@given(ANY_TEXT)
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)  # the machine may be busy
@given(ANY_TEXT)
def test_fold_does_not_see_the_form_of_composition(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("piece", ["<", "<s", "__", "[", "é</s>", "e\u0301", "\r", "\u200b", "<a|"])
def test_a_long_line_takes_linear_time(piece):
    start = time.process_time()
    normalize(piece * (300_000 // len(piece)))
    assert time.process_time() - start < 5.0  # seconds of work; a quadratic pass would take minutes


@given(ANY_TEXT)
def test_text_that_is_not_looked_at_further_would_not_change(text):
    changed = text.translate(_clean_table())
    assert changed == text or _unclean().search(text)
