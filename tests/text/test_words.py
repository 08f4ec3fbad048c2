"""Words, stems and function words, against hand cases, properties and Snowball itself."""

import re
import time

import pytest
import Stemmer
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.normalize import fold
from summarize.text.words import (
    content_stems,
    count_words,
    is_auxiliary,
    is_function_word,
    is_name_particle,
    is_operator,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Élysée n’a rien dit.", "L’|Élysée|n’|a|rien|dit"),
        ("jusqu'à lorsqu'il puisqu'on quoiqu'elle qu'un", "jusqu'|à|lorsqu'|il|puisqu'|on|quoiqu'|elle|qu'|un"),
        ("aujourd'hui presqu'île prud'hommes quelqu'un", "aujourd'hui|presqu'île|prud'hommes|quelqu'un"),
        ("d'aujourd'hui D'Orval", "d'|aujourd'hui|D'|Orval"),
        ("c'est-à-dire c'est", "c'est-à-dire|c'|est"),
        ("l'« Étoile » l'\"Aube\"", "l'|« Étoile".replace("« ", "") + "|l'|Aube"),
        ("a-t-il dit-on allez-vous-en y a-t-il", "a|t|il|dit|on|allez|vous|en|y|a|t|il"),
        ("celui-ci peut-être Saint-Étienne rendez-vous vice-président", "celui-ci|peut-être|Saint-Étienne|rendez-vous|vice-président"),
        ("12,5 % 12 500 20h30 20.30 14:05 3-1 1914-1918", "12,5|12|500|20h30|20.30|14:05|3|1|1914|1918"),
        ("12\u202f500 12'500", "12|500|12'500"),
        ("F-16 covid-19 R&D élu·e·s", "F-16|covid-19|R&D|élu·e·s"),
        ("U.S. J.-C. a.m.", "U.S|J.-C|a.m"),
        ("e\u0301le\u0300ve", "e\u0301le\u0300ve"),
        ("don't O'Hara it's 20-year-old", "don't|O'Hara|it's|20-year-old"),
        ("dell'opera un'altra all'alba c'è", "dell'|opera|un'|altra|all'|alba|c'|è"),
        ("tornou-se disse-lhe", "tornou|se|disse|lhe"),
        ("'s avonds foto's", "s|avonds|foto's"),
        ("Größe Straßenbahn", "Größe|Straßenbahn"),
        ("東京 かな", "東|京|か|な"),
        ("Привет, мир! مرحبا हिन्दी", "Привет|мир|مرحبا|हिन्दी"),
        ("… — « » !", ""),
    ],
)  # fmt: skip
def test_words(text, expected):
    assert [word.text for word in words(text)] == [part for part in expected.split("|") if part]


@settings(deadline=None)  # the machine may be busy
@given(st.text() | st.text(alphabet="aàlqu'’-‑t.3,é\u0301 «\"il"))
def test_words_are_spans_in_order_and_miss_no_letter(text):
    found = words(text)
    covered = set()
    last = 0
    for word in found:
        assert last <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        assert any(map(str.isalnum, word.text))
        covered.update(range(word.start, word.end))
        last = word.end
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "it", "pt", "nl", "ru", "sv"])
def test_stems_are_those_of_snowball(language):
    names = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian"}
    names |= {"pt": "portuguese", "nl": "dutch", "ru": "russian", "sv": "swedish"}
    peer = Stemmer.Stemmer(names[language])
    for word in "élections nationales running Häuser ciudades comunicazioni eleições fietsen городами flickorna".split():
        assert stem(word, language) == fold(peer.stemWord(word.lower()))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Élus", "fr", stem("élus", "fr")),
        ("e\u0301lus", "fr", stem("élus", "fr")),
        ("l’", "fr", "l"),
        ("U.S", "en", "us"),
        ("12.5", "en", "12.5"),
        ("Größe", None, "grosse"),
        ("Größe", "tlh", "grosse"),
        ("", "fr", ""),
    ],
)
def test_stem(word, language, expected):
    assert stem(word, language) == expected


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=30), st.sampled_from(["fr", "de", "en", None, "xx", ""]))
def test_any_string_has_a_folded_stem(word, language):
    assert fold(stem(word, language)) == stem(word, language)


FUNCTION = {
    "fr": "le l' l’ des aux dans que qu' il elle leur celui-ci où est a été avait Et Était Etait",
    "en": "the of and she which is had been That",
    "de": "der die und mit ist wurde hat sich",
    "es": "el los y que con es había",
    "it": "il gli dell' e che è aveva",
    "pt": "o os e que com é tinha",
    "nl": "de het een en van is had",
}
MEANING = {
    "fr": "pas ne n' jamais sans aucun contre avant après plus moins selon serait aurait sera pourrait maire sûr dû",
    "en": "not no never without against before after may could will would mayor",
    "de": "nicht kein ohne gegen vor soll könnte würde Bürgermeister",
    "es": "no sin contra antes sería podría alcalde",
    "it": "non senza contro prima sarebbe potrebbe sindaco",
    "pt": "não sem contra antes seria poderia prefeito",
    "nl": "niet geen zonder tegen zou kan burgemeester",
}


@pytest.mark.parametrize("language", sorted(FUNCTION))
def test_function_words_carry_no_content(language):
    assert [word for word in FUNCTION[language].split() if not is_function_word(word, language)] == []


@pytest.mark.parametrize("language", sorted(MEANING))
def test_words_that_change_a_sentence_are_no_function_words(language):
    assert [word for word in MEANING[language].split() if is_function_word(word, language)] == []


@pytest.mark.parametrize("language", sorted(MEANING))
def test_the_closed_class_among_them_are_operators(language):
    # The last word of each row is an open-class noun; French adds two adjectives that accents tell apart.
    closed = [word for word in MEANING[language].split()[:-1] if word not in {"maire", "sûr"}]
    assert [word for word in closed if not is_operator(word, language)] == []


def test_auxiliaries_of_fact_only():
    assert is_auxiliary("avait", "fr")
    assert is_auxiliary("Wurde", "de")
    assert not is_auxiliary("aurait", "fr")
    assert not is_auxiliary("le", "fr")


def test_name_particles():
    assert is_name_particle("von", "de")
    assert not is_name_particle("mit", "de")


def test_a_language_without_table_has_no_function_words():
    assert not is_function_word("the", None)
    assert not is_function_word("och", "sv")


def test_content_stems():
    found = content_stems("Le maire n'a pas démissionné contre l'avis des élus de Valbrune.", "fr")
    expected = ["maire", "n", "pas", "démissionné", "contre", "avis", "élus", "Valbrune"]
    assert found == [stem(word, "fr") for word in expected]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("« Oui » , dit-il !", 2), ("12 500 euros", 3), ("12\u202f500 l'été", 3)]
)
def test_count_words(text, count):
    assert count_words(text) == count


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_count_words_is_what_a_split_at_blanks_counts(text):
    assert count_words(text) == len([t for t in re.split(r"\s+", text) if any(c.isalnum() for c in t)])


@pytest.mark.parametrize("piece", ["a", "a'", "a-", "-t-il", "1.", "a.", "\u0301", "l'", "é"])
def test_a_long_line_takes_linear_time(piece):
    start = time.process_time()
    words(piece * (300_000 // len(piece)))
    assert time.process_time() - start < 10.0  # seconds of work; a quadratic pass would take minutes
