"""Each person and body of a summary is presented once, and nothing but what was told before leaves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.generate.presenting.described import descriptions
from summarize.generate.presenting.once import edited, presented_once
from summarize.text.entities.quotations import QUOTED


def _told(*sentences: str, attested: tuple[str, ...] = ()) -> list[str]:
    """The sentences of a summary as it tells them."""
    edits = presented_once(sentences, attested)
    return [edited(sentence, own) for sentence, own in zip(sentences, edits, strict=True)]


FIRST = "Le ministre de la Mer Paul Aubin a fermé le port."
SEEN = ("Paul Aubin, Jean Aubin et Odile Brun se taisent.",)  # what else is told of the event


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Le ministre de la Mer Paul Aubin promet une digue.", "Paul Aubin promet une digue."),
        ("Le ministre Paul Aubin promet une digue.", "Paul Aubin promet une digue."),
        ("La digue sera haute, a dit le ministre Paul Aubin.", "La digue sera haute, a dit Paul Aubin."),
        ("La digue attend l'accord du ministre Paul Aubin.", "La digue attend l'accord de Paul Aubin."),
        ("La ville a écrit au ministre de la Mer Paul Aubin.", "La ville a écrit à Paul Aubin."),
        ("La digue, selon le ministre Paul Aubin, tiendra.", "La digue, selon Paul Aubin, tiendra."),
        ("Le ministre de la Mer, Paul Aubin, promet une digue.", "Paul Aubin promet une digue."),
        ("Mardi, le ministre de la Mer, Paul Aubin, a plaidé.", "Mardi, Paul Aubin a plaidé."),
        ("La digue tiendra, a dit le ministre de la Mer, Paul Aubin.", "La digue tiendra, a dit Paul Aubin."),
        ("Selon le ministre de la Mer, Paul Aubin, la digue tiendra.", "Selon Paul Aubin, la digue tiendra."),
        ("Paul Aubin, ministre de la Mer, promet une digue.", "Paul Aubin promet une digue."),
        ("Paul Aubin, le ministre de la Mer, a plaidé.", "Paul Aubin a plaidé."),
        ("La digue tiendra, a dit Paul Aubin, ministre de la Mer.", "La digue tiendra, a dit Paul Aubin."),
        ("Pour Paul Aubin, ministre de la Mer, le port est sûr.", "Pour Paul Aubin, le port est sûr."),
        (
            "La ville attend Paul Aubin, ministre de la Mer, et Odile Brun.",
            "La ville attend Paul Aubin et Odile Brun.",
        ),
        (
            "La digue tiendra, a dit Paul Aubin, ministre de la Mer, lors d'une visite.",
            "La digue tiendra, a dit Paul Aubin lors d'une visite.",
        ),
        ("M. Aubin, ministre de la Mer, a plaidé.", "M. Aubin a plaidé."),
    ],
)
def test_what_was_told_of_a_person_leaves(second: str, told: str) -> None:
    assert _told(FIRST, second, attested=SEEN) == [FIRST, told]


@pytest.mark.parametrize(
    "second",
    [
        "Paul Aubin promet une digue.",
        "M. Aubin promet une digue.",
        "Le ministre promet une digue.",
        "Le ministre de la Pêche Paul Aubin promet une digue.",  # says more
        "L'ancien ministre de la Mer Paul Aubin promet une digue.",
        "L'ex-ministre de la Mer Paul Aubin promet une digue.",
        "Paul Aubin, alors ministre de la Mer, promettait une digue.",
        "Paul Aubin, ministre de la Mer de 2012 à 2014, promet une digue.",
        "Paul Aubin, ministre de la Mer depuis lundi, promet une digue.",
        "Le ministre de la Mer Jean Aubin promet une digue.",  # another
        '"Le ministre de la Mer Paul Aubin me doit une digue", a dit Odile Brun.',
        "Le conseiller du ministre de la Mer Paul Aubin promet une digue.",  # whose name is it?
        "L'adjointe au ministre de la Mer Paul Aubin promet une digue.",
        "Le ministre de la Mer voit Paul Aubin.",
        "Le ministre de la Mer et Paul Aubin promettent une digue.",
        "La ville attend Paul Aubin, ministre de la Mer, Odile Brun et Rémi Carel.",  # a list
        "La ville attend le ministre Paul Aubin, le préfet Rémi Carel et la maire Odile Brun.",
        "Odile Brun devance le ministre Paul Aubin (18%), le préfet Rémi Carel (12%) et le port.",
        "Interrogé par le ministre de la Mer, Paul Aubin, 41 ans, a nié.",
        "La ville salue Paul Aubin, ministre de la Mer, qui borde Orvanne.",
    ],
)
def test_what_is_not_sure_stays(second: str) -> None:
    assert _told(FIRST, second, attested=SEEN) == [FIRST, second]


def test_an_office_told_only_at_the_second_mention_stays() -> None:
    summary = ["Paul Aubin a fermé le port.", "Le ministre de la Mer Paul Aubin promet une digue."]
    assert _told(*summary) == summary


def test_an_office_told_only_in_a_quotation_was_not_told() -> None:
    summary = ['"Le maire Paul Aubin ment", a dit Odile Brun.', "Le maire Paul Aubin promet une digue."]
    assert _told(*summary) == summary


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("La maire Odile Brun plaide.", "La digue attend l'accord de la maire Odile Brun.", "La digue attend l'accord d'Odile Brun."),
        ("La maire Odile Brun plaide.", "Le port dit que la maire Odile Brun a tort.", "Le port dit qu'Odile Brun a tort."),
        ("La maire Odile Brun plaide.", "Le port sait qu’ici la digue de la maire Odile Brun tient.", "Le port sait qu’ici la digue d’Odile Brun tient."),
        ("L'avocat Hugo Carel plaide.", "La digue attend l'accord de l'avocat Hugo Carel.", None),
        ("L'avocat Yves Carel plaide.", "Le port dit que l'avocat Yves Carel a tort.", None),
        ("L'avocat Hugo Carel plaide.", "Le port écrit à l'avocat Hugo Carel.", "Le port écrit à Hugo Carel."),
    ],
)  # fmt: skip
def test_elision_is_made_where_it_is_sure(first: str, second: str, told: str | None) -> None:
    assert _told(first, second)[1] == (told or second)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Paul Aubin, 41 ans, a fui.", "Paul Aubin, 41 ans, a été jugé.", "Paul Aubin a été jugé."),
        ("Paul Aubin, 41 ans, a fui.", "La police a revu Paul Aubin, 41 ans, connu du port.", "La police a revu Paul Aubin, connu du port."),
        ("Paul Aubin, 41 ans, a fui.", "Paul Aubin, 42 ans, a été jugé.", None),
        ("La Ligue des ports (LDP) plaide.", "Une enquête de la Ligue des ports (LDP) suit.", "Une enquête de la Ligue des ports suit."),
        ("La Ligue des ports (LDP) plaide.", "Une enquête de la Ligue des ponts (LDP) suit.", None),
        ("Le port perd des navires (12).", "La ville perd des navires (12).", None),
        ("Odile Brun (PMR) plaide.", "La ville soutient Odile Brun (PMR).", "La ville soutient Odile Brun."),
        ("Le port perd Norvex, filiale d'Aldane.", "Le port regrette Norvex, filiale d'Aldane.", "Le port regrette Norvex."),
    ],
)  # fmt: skip
def test_ages_brackets_and_firms(first: str, second: str, told: str | None) -> None:
    assert _told(first, second)[1] == (told or second)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Le garde des Sceaux Paul Aubin plaide.", "Le ministre de la Justice Paul Aubin insiste.", "Paul Aubin insiste."),
        ("Le Premier ministre Paul Aubin plaide.", "Le chef du gouvernement, Paul Aubin, insiste.", "Paul Aubin insiste."),
        ("La maire PS Odile Brun plaide.", "La maire socialiste Odile Brun insiste.", "Odile Brun insiste."),
        ("Le président des États-Unis Paul Aubin plaide.", "Le président américain Paul Aubin insiste.", "Paul Aubin insiste."),
        ("Le vice-président Paul Aubin plaide.", "Le président Paul Aubin insiste.", None),
        ("Le ministre Paul Aubin plaide.", "Le Premier ministre Paul Aubin insiste.", None),
        ("Le chef d'état-major Paul Aubin plaide.", "Le président Paul Aubin insiste.", None),
        ("Le sous-préfet Paul Aubin plaide.", "Le préfet Paul Aubin insiste.", None),
    ],
)  # fmt: skip
def test_an_office_told_in_another_way_is_told(first: str, second: str, told: str | None) -> None:
    assert _told(first, second, attested=SEEN)[1] == (told or second)


def test_a_name_behind_a_name_is_known_where_it_stands_alone() -> None:
    first = "La maire de Port-Elvain Odile Brun a plaidé."
    second = "La maire de Port-Elvain Odile Brun promet une digue."
    assert _told(first, second) == [first, second]
    assert _told(first, second, "La maire Odile Brun hésite.")[1:] == [
        "Odile Brun promet une digue.",
        "Odile Brun hésite.",
    ]
    seen = ("Une digue tiendra, selon Odile Brun.",)
    assert _told(first, second, attested=seen) == [first, "Odile Brun promet une digue."]


def test_the_name_of_a_body_is_not_its_presidents() -> None:
    summary = ["Le président du club Étoile Rouge part.", "Le président du club Étoile Rouge revient."]
    assert _told(*summary) == summary


def test_an_acronym_is_no_first_name() -> None:
    summary = ["Le député PMR Paul Aubin plaide.", "Le port répond au député PMR Paul Aubin."]
    seen = ("Une digue tiendra, selon Paul Aubin.",)
    assert _told(*summary, attested=seen)[1] == "Le port répond à Paul Aubin."
    assert _told(*summary)[1] == summary[1]


def test_of_two_ministers_each_keeps_the_office_where_one_is_told_by_it_alone() -> None:
    summary = [FIRST, "La ministre du Port Odile Brun hésite.", "Le ministre de la Mer Paul Aubin insiste."]
    assert _told(*summary, attested=SEEN)[2] == "Paul Aubin insiste."
    after = "Le ministre a eu gain de cause."
    assert _told(*summary, after, attested=SEEN)[2:] == [summary[2], after]


def test_a_star_takes_its_agreement_with_it() -> None:
    summary = ["La star Paul Aubin plaide.", "La star Paul Aubin est revenue."]
    assert _told(*summary) == summary


@pytest.mark.parametrize(
    "text", ["", " ", "«", "(", "\ud800", "Le maire " * 500, "Paul Aubin, " * 300, "le ministre (" * 200]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    assert _told(FIRST, text, text)[0] == FIRST
    assert descriptions(text) == [] or text.startswith(("Le maire", "Paul"))


_OFFICES = st.sampled_from(
    ["maire", "ministre de la Mer", "avocate d'Orvanne", "ancien député", "président du port", "porte-parole"]
)
_NAMES = st.sampled_from(["Paul Aubin", "Odile Brun", "Hugo Carel", "Jean-Yves Le Moal"])
_SHAPES = st.sampled_from(
    [
        "Le {office} {name} promet une digue.",
        "La digue attend le feu vert du {office} {name}, mardi.",
        "{name}, {office}, a plaidé.",
        "Le {office}, {name}, a plaidé.",
        "Selon {name}, {office}, la digue tiendra.",
        '"Le {office} {name} ment", a dit le {office} {name}.',
        "La ville attend {name} ({office}) et le {office} {name}.",
        "Le port dit que le {office} {name} a tort, 41 ans après.",
        "{name}, 41 ans, a écrit au {office} {name}",
    ]
)  # fmt: skip
_SENTENCES = st.builds(
    lambda shape, office, name: shape.format(office=office, name=name), _SHAPES, _OFFICES, _NAMES
)
_MENDED = {"du": "de", "au": "à", "d'": "de", "qu'": "que"}


def _words(text: str) -> list[str]:
    return [_MENDED.get(word, word) for word in re.findall(r"[\w-]+['’]?", text)]


@given(st.lists(_SENTENCES, max_size=6))
def test_nothing_but_words_leaves_and_quotations_stay(summary: list[str]) -> None:
    told = _told(*summary)
    for before, after in zip(summary, told, strict=True):
        left = iter(_words(before))
        assert all(word in left for word in _words(after))  # in its order
        assert QUOTED.findall(after) == QUOTED.findall(before)
        assert not re.search(r",\s*[,.]|\s[,.]| {2}|^[\s,]", after)
    assert _told(*told) == told
    assert told[:1] == summary[:1]


@given(st.lists(st.text("LemairPulAbno d'é,.()«»\"12", max_size=60), max_size=4))
def test_any_text_keeps_its_words(summary: list[str]) -> None:
    for before, after in zip(summary, _told(*summary), strict=True):
        left = iter(_words(before))
        assert all(word in left for word in _words(after))
