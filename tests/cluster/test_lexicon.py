"""The lexicon that is shipped, and the model that mined it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.lexicon import languages, lookup, to_french
from summarize.text.words import stem
from summarize.train.lexicon import lexicon_lines, translation_probabilities

WORDS = {
    "en": {
        "house": "maison",
        "government": "gouvernement",
        "police": "police",
        "fire": "feu",
        "Thursday": "jeudi",
    },
    "de": {
        "Haus": "maison",
        "Regierung": "gouvernement",
        "Polizei": "police",
        "Feuer": "feu",
        "Donnerstag": "jeudi",
    },
    "es": {
        "casa": "maison",
        "gobierno": "gouvernement",
        "policía": "police",
        "fuego": "feu",
        "jueves": "jeudi",
    },
    "it": {
        "casa": "maison",
        "governo": "gouvernement",
        "polizia": "police",
        "fuoco": "feu",
        "giovedì": "jeudi",
    },
    "pt": {"casa": "maison", "governo": "gouvernement", "polícia": "police", "fogo": "feu"},
    "nl": {
        "huis": "maison",
        "regering": "gouvernement",
        "politie": "police",
        "vuur": "feu",
        "donderdag": "jeudi",
    },
}


@pytest.mark.parametrize(
    ("language", "word", "french"),
    [(code, word, french) for code, pairs in WORDS.items() for word, french in pairs.items()],
)
def test_common_words_have_their_translation(language, word, french):
    assert stem(french, "fr") in to_french(word, language)
    assert to_french(stem(word, language), language) == to_french(word, language)


def test_french_gives_its_own_stem_and_the_unknown_nothing():
    assert to_french("maisons", "fr") == (stem("maison", "fr"),)
    assert to_french("Qwxzv", "de") == ()
    assert to_french("house", "xx") == ()
    assert languages() == {"fr", *WORDS}


def test_shares_tell_common_from_rare():
    president, halberd = lookup("président", "fr"), lookup("hallebarde", "fr")
    assert president is not None
    assert 0.1 < president.share < 1
    assert halberd is None or halberd.share < 0.001


def test_probabilities_are_ordered_and_in_range():
    for language, pairs in WORDS.items():
        for word in pairs:
            entry = lookup(word, language)
            assert entry is not None
            values = [probability for _, probability in entry.french]
            assert values == sorted(values, reverse=True)
            assert all(0 < value <= 1 for value in values)


@given(st.text(), st.sampled_from(["fr", "en", "de", "", "xx"]))
def test_any_word_may_be_asked_for(word, language):
    assert all(isinstance(found, str) for found in to_french(word, language))


def test_model_1_of_a_hand_case():
    """After Knight's and Koehn's classic: das Haus, das Buch, ein Buch."""
    found = translation_probabilities(
        [
            (["das", "haus"], ["the", "house"]),
            (["das", "buch"], ["the", "book"]),
            (["ein", "buch"], ["a", "book"]),
        ]
    )
    for source, target in [("das", "the"), ("haus", "house"), ("buch", "book"), ("ein", "a")]:
        assert found[source, target] == max(value for (one, _), value in found.items() if one == source)
    assert found["das", "the"] > 0.8


def test_model_1_equals_a_plain_implementation():
    """A peer: the textbook's loops with dictionaries (Koehn 2010, fig. 4.3), the empty word among the sources."""
    from collections import defaultdict

    from summarize.train.lexicon import ITERATIONS

    pairs = [
        (["a", "b"], ["x", "y"]),
        (["b", "c"], ["y", "z"]),
        (["a"], ["x"]),
        (["c", "a", "d"], ["z", "x", "w"]),
    ]
    table = defaultdict(lambda: 1.0)
    for _ in range(ITERATIONS):
        count, total = defaultdict(float), defaultdict(float)
        for source, target in pairs:
            for t in target:
                norm = sum(table[s, t] for s in ["", *source])
                for s in ["", *source]:
                    count[s, t] += table[s, t] / norm
                    total[s] += table[s, t] / norm
        table = defaultdict(float, {(s, t): c / total[s] for (s, t), c in count.items()})
    found = translation_probabilities(pairs)
    assert found.keys() == {key for key in table if key[0]}
    assert all(found[key] == pytest.approx(table[key]) for key in found)


def test_no_sentences_no_probabilities():
    assert translation_probabilities([]) == {}


def test_lines_hold_shares_and_mutual_choices():
    pairs = [
        (["haus"], ["maison"]),
        (["haus", "gross"], ["maison", "grand"]),
        (["haus"], ["maison"]),
        (["baum"], ["arbr"]),
    ]
    (language, word, share, translation), *others = [line.split("\t") for line in lexicon_lines("de", pairs)]
    assert (language, word, share) == ("de", "haus", "750")
    assert translation.split(" ")[0] == "maison"
    assert others == []  # seen once
