import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities.hedges import is_conditional, markers
from summarize.text.entities.names import names, same_name
from summarize.text.entities.quotations import quotations


def keys(text, language="fr"):
    return [name.key for name in names(text, language)]


def test_titles_and_elisions_are_no_part_of_a_name():
    assert keys("Hier, M. Renaud Vasselin de la Tour a vu l'Orvanne et Mme Kessler.") == [
        "renaud vasselin de la tour",
        "orvanne",
        "kessler",
    ]


def test_the_first_word_is_a_name_only_with_a_reason():
    assert keys("Plusieurs maisons brûlent.") == []
    assert keys("Vasselin part. Le maire Vasselin revient.") == ["vasselin", "vasselin"]
    assert keys("Renaud Vasselin part.") == ["renaud vasselin"]


@pytest.mark.parametrize(
    ("french", "language", "other"),
    [
        ("Genève", "de", "Genf"),
        ("Genève", "it", "Ginevra"),
        ("Allemagne", "de", "Deutschland"),
        ("Londres", "en", "London"),
        ("ONU", "en", "UN"),
        ("Autriche", "es", "Austria"),
    ],
)
def test_places_agree_across_languages(french, language, other):
    (a,), (b,) = names(f"vers {french}", "fr"), names(f"x {other}", language)
    assert a.key == b.key
    assert same_name(a, b)


def test_german_nouns_are_no_names():
    # A noun right before a name cannot be told from it; same_name goes by the last words.
    assert keys("Gestern hat die Polizei in Genf den Fahrer Jonas Kessler gefunden.", "de") == [
        "geneve",
        "fahrer jonas kessler",
    ]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Bevan", "Bévan", True),
        ("Quentin Bevan", "Bevan", True),
        ("Quentin Bevan", "Marie Bevan", False),
        ("Quentin Bevan", "Quentin", False),
    ],
)
def test_same_name(a, b, same):
    (first,), (second,) = names(f"vu {a}", "fr"), names(f"vu {b}", "fr")
    assert same_name(first, second) is same


def test_quotations_of_all_shapes():
    text = "Il dit « oui “un” deux », \"trois\" et „vier“ ; l'été n'est pas ‘cité’."
    assert [q.text for q in quotations(text)] == ["oui “un” deux", "un", "trois", "vier", "cité"]


def test_an_unclosed_mark_quotes_nothing():
    assert quotations('« ouvert\n» fermé " seul') == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il n'a pas volé.", [("n'", "negation"), ("pas", "negation")]),
        ("fr", "Elle marche à grands pas.", []),
        ("fr", "Un rassemblement en début d'après-midi pour les sans-abri.", []),
        ("fr", "Il aurait fui.", [("aurait", "hedge")]),
        ("fr", "Le voleur présumé dort.", [("présumé", "hedge")]),
        ("fr", "Selon la mairie, le pont tient.", [("Selon", "attribution")]),
        ("fr", "Le pont tient, a déclaré le maire.", [("a déclaré", "attribution")]),
        ("fr", "sans doute", [("sans doute", "hedge")]),
        ("en", "He didn't go, police said.", [("didn't", "negation"), ("said", "attribution")]),
        ("en", "on May 22", []),
        ("de", "Er soll nicht dort sein.", [("soll", "hedge"), ("nicht", "negation")]),
        (
            "es",
            "Según él, no hay presuntos culpables.",
            [("Según", "attribution"), ("no", "negation"), ("presuntos", "hedge")],
        ),
        ("it", "Il presunto ladro non parla.", [("presunto", "hedge"), ("non", "negation")]),
        ("pt", "O suspeito não fala.", [("suspeito", "hedge"), ("não", "negation")]),
        (
            "nl",
            "De verdachte zegt niets.",
            [("verdachte", "hedge"), ("zegt", "attribution"), ("niets", "negation")],
        ),
    ],
)
def test_markers(language, text, expected):
    assert [(m.text, m.kind) for m in markers(text, language)] == expected


@pytest.mark.parametrize(
    "word",
    "aurait auraient serait devrait pourrait finirait prendrait mettrait connaîtrait verrait irait recevrait suivrait viendrait volerait".split(),
)
def test_conditionals(word):
    assert is_conditional(word)


@pytest.mark.parametrize(
    "word",
    "entrait montrait espérait tirait livrait offrait assurait extrait portrait couvrait déclarait".split(),
)
def test_imperfects_are_no_conditionals(word):
    assert not is_conditional(word)


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "de", "es", "it", "pt", "nl", None]))
def test_any_text_is_survived(text, language):
    for found in (names(text, language), markers(text, language), quotations(text)):
        assert all(0 <= item.start < item.end <= len(text) for item in found)


def test_long_lines_take_linear_time():
    text = "Renaud Vasselin « n'a pas dit « que \" " * 20000
    assert names(text, "fr")
    assert markers(text, "fr")
    quotations(text)
