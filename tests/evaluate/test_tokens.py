"""Tokens and sentences by mode: one golden case per table entry, hostile input, and `\\w+` as the peer."""

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score.tokenizers import DefaultTokenizer

from summarize.errors import SummarizeError
from summarize.evaluate.rouge.tokens import MODES, sentence_signature, sentences, token_signature, tokenizer

any_text = st.text(st.characters(exclude_categories=()))  # lone surrogates and controls too
french = tokenizer("fr")
stemmed = tokenizer("fr+stem")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'été dernier, l'Élysée", "l été dernier l élysée"),
        ("Lorsqu'il s'agit d'eux, jusqu'à ce qu'on l'ait", "lorsqu il s agit d eux jusqu à ce qu on l ait"),
        ("Saint-Étienne, a-t-il dit", "saint étienne a t il dit"),
        ("19,5 % à 20h30", "19 5 à 20h30"),
        # One word each, whatever stands in them.
        ("Aujourd'hui, dès aujourd'hui", "aujourd'hui dès aujourd'hui"),
        ("l'aujourd'hui d'Aïcha", "l aujourd'hui d aïcha"),
        (
            "les prud'hommes, prud'homal, le conseil prud'homie",
            "les prud'hommes prud'homal le conseil prud'homie",
        ),
        ("la presqu'île, des presqu'îles", "la presqu'île des presqu'îles"),
        ("quelqu'un ou quelqu'une", "quelqu'un ou quelqu'une"),
        ("l'entr'acte entr'ouvert, s'entr'aider", "l entr'acte entr'ouvert s entr'aider"),
        ("sa grand'mère, la grand'rue", "sa grand'mère la grand'rue"),
        ("Mme O'Connell et d'O'Hara", "mme o'connell et d o'hara"),
        ("du rock'n'roll", "du rock'n'roll"),
        # What only begins or ends like them.
        ("presqu'aussi haut, quelqu'autre", "presqu aussi haut quelqu autre"),
        ("vélo'clock", "vélo clock"),
        ("grand'chosette", "grand chosette"),
        # Spelling that a reader does not see.
        ("l’été l‘été lʼété l′été l´été l`été l＇été", "l été " * 7),
        ("aujourd’hui aujourd´hui aujourdʼhui", "aujourd'hui " * 3),
        ("e\u0301te\u0301, cœur, oﬃce, ２０２５", "été cœur office 2025"),
        ("déve\u00adloppe\u200bment", "développement"),
        ("un\u00a0mot\u202fet un\u2009autre", "un mot et un autre"),
        ("İzmir x\u0323\u0301y", "i\u0307zmir x\u0323\u0301y"),  # no composed form: still one word
        ("", ""),
        (" … « — » '", ""),
    ],
)
def test_french_words(text: str, expected: str):
    assert french(text) == expected.split()


def test_stems_join_inflections_and_keep_accents_apart():
    assert stemmed("Les manifestations continuaient") == stemmed("les manifestation continuer")
    assert stemmed("a ou") != stemmed("à où")


def test_google_mode_is_rouge_scores_own():
    text = "L'été dernier, l'Élysée — 19,5 %"
    assert tokenizer("google")(text) == DefaultTokenizer().tokenize(text)
    assert tokenizer("google")(text)[:2] == ["l", "t"]


def test_sentences_are_lines_for_google_and_sentences_for_french():
    text = "M. Dubreuil est parti. Il reviendra.\n\nPeut-être."
    assert sentences(text, "google") == ["M. Dubreuil est parti. Il reviendra.", "Peut-être."]
    assert sentences(text, "fr") == ["M. Dubreuil est parti.", "Il reviendra.", "Peut-être."]
    assert sentences(text, "fr+stem") == sentences(text, "fr")


def test_the_signature_tells_the_modes_apart():
    assert token_signature("google") == "tok:google|stem:none"
    assert token_signature("fr") == "tok:fr|stem:none"
    assert re.fullmatch(r"tok:fr\|stem:snowball-[\d.]+", token_signature("fr+stem"))
    assert [sentence_signature(mode) for mode in MODES] == ["sents:newline", "sents:fr", "sents:fr"]


def test_an_unknown_mode_is_refused_with_the_modes_there_are():
    with pytest.raises(SummarizeError, match=r"mode 'french' is unknown; choose one of google, fr, fr\+stem"):
        tokenizer("french")  # type: ignore[arg-type]


@settings(deadline=None)  # a busy machine is no failure
@given(any_text)
def test_no_text_crashes_a_mode(text: str):
    for mode in MODES:
        tokens = tokenizer(mode)(text)
        assert all(tokens)
        assert all(sentences(text, mode))


@settings(deadline=None)  # a busy machine is no failure
@given(any_text)
def test_words_are_in_lower_case_and_hold_no_blank(text: str):
    for token in french(text):
        assert token == token.lower()
        assert not re.search(r"\s", token)


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet="abéLDQU'’ -.,19\n", max_size=60))
def test_the_kind_of_apostrophe_does_not_matter(text: str):
    assert french(text) == french(text.replace("'", "’"))


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet="aàcéèêlçdsqu 0123456789.,;-!?«»\n'’", max_size=80))
def test_apart_from_whole_words_the_words_are_unicode_words(text: str):
    # The peer: what most French papers that do not use rouge-score's tokenizer count.
    assert french(text) == re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


@pytest.mark.parametrize(
    "unit", ["a", "'", "l'", "aujourd'hui ", "o'", "entr'", "e\u0301", "\u0301", ".", "grand'"]
)
@pytest.mark.parametrize("mode", MODES)
def test_a_megabyte_on_one_line_takes_no_time(unit: str, mode: str):
    started = time.process_time()
    tokenizer(mode)(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 5
