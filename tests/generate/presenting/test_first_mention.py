"""Those whom a summary names first are introduced as a source does, and nobody is whom no source calls so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.generate.presenting.first_mention import introductions
from summarize.generate.presenting.once import edited

OFFICE = "Le maire de Brévans Paul Aubin a fermé le port."
BEHIND = "Le port est fermé, a dit Paul Aubin, maire de Brévans."


def _told(sentences: list[str], *sources: str) -> list[str]:
    """The sentences of a summary, those they name first introduced."""
    found = introductions(
        sentences, [sources] * len(sentences), [*sentences, *sources, "Paul Aubin se tait."]
    )
    return [
        edited(sentence, [one.edit for one in new]) for sentence, new in zip(sentences, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "told"),
    [
        ("Paul Aubin promet une digue.", OFFICE, "Le maire de Brévans Paul Aubin promet une digue."),
        (
            "Une digue, selon Paul Aubin, suffit.",
            OFFICE,
            "Une digue, selon le maire de Brévans Paul Aubin, suffit.",
        ),
        (
            "La digue attend l'accord de Paul Aubin.",
            OFFICE,
            "La digue attend l'accord du maire de Brévans Paul Aubin.",
        ),
        ("La ville a écrit à Paul Aubin.", OFFICE, "La ville a écrit au maire de Brévans Paul Aubin."),
        (
            "On sait qu'Odile Brun a plaidé.",
            "L'avocate lyonnaise Odile Brun se tait.",
            "On sait que l'avocate lyonnaise Odile Brun a plaidé.",
        ),
        (
            "La digue tiendra, a dit Paul Aubin.",
            OFFICE,
            "La digue tiendra, a dit le maire de Brévans Paul Aubin.",
        ),
        ("Paul Aubin a promis une digue.", BEHIND, "Paul Aubin, maire de Brévans, a promis une digue."),
        (
            "La digue tiendra, a dit Paul Aubin.",
            BEHIND,
            "La digue tiendra, a dit Paul Aubin, maire de Brévans.",
        ),
        (
            "La digue attend l'accord d'Odile Brun.",
            "Odile Brun, la maire de Brévans, a parlé.",
            "La digue attend l'accord de la maire de Brévans Odile Brun.",
        ),
        (
            "Paul Aubin promet une digue.",
            "L'ancien ministre de la Mer Paul Aubin a parlé.",
            "L'ancien ministre de la Mer Paul Aubin promet une digue.",
        ),
    ],
)
def test_whom_a_source_presents_is_introduced(sentence: str, source: str, told: str) -> None:
    assert _told([sentence], source) == [told]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Le préfet Paul Aubin promet une digue.", OFFICE),  # told already
        ("Paul Aubin, 41 ans, promet une digue.", OFFICE),
        ("Paul Aubin, maire de Brévans (3.000 habitants), promet une digue.", OFFICE),
        ("Paul Aubin et Odile Brun promettent une digue.", OFFICE),
        ("Le maire, Paul Aubin, promet une digue.", OFFICE),
        ("Alors ministre, Paul Aubin promettait une digue.", OFFICE),  # what he is now, he was not
        ('"Paul Aubin me doit une digue", a dit la préfète.', OFFICE),
        ("Le lycée Paul Aubin a fermé.", OFFICE),  # a school's
        ("Jean Aubin promet une digue.", OFFICE),  # another
        ("Paul Aubin promet une digue.", "Le maire Paul Aubin a fermé le port."),  # of which town?
        ("Paul Aubin se tait.", "Le tueur de la digue Paul Aubin sera jugé."),  # a court has not said so
        ("Paul Aubin promet une digue.", "Son avocat de toujours Paul Aubin a parlé."),
        ("Paul Aubin promet une digue.", "Le nouveau maire de Brévans Paul Aubin a parlé."),
        ("Paul Aubin promet une digue.", "Paul Aubin, maire de Brévans depuis lundi, a parlé."),
        ("Paul Aubin promet une digue.", "L'adjointe au maire de Brévans Paul Aubin se tait."),
        # said before the name already
        ("Maire de Brévans, Paul Aubin promet une digue.", "Le maire de Brévans Paul Aubin a parlé."),
    ],
)
def test_whom_nothing_sure_presents_is_named_alone(sentence: str, source: str) -> None:
    assert _told([sentence], source) == [sentence]


def test_of_two_offices_none_is_told() -> None:
    told = "Paul Aubin promet une digue."
    assert _told([told], OFFICE, "Le préfet de la Serre Paul Aubin se tait.") == [told]


def test_only_the_first_mention_is_introduced() -> None:
    told = _told(["Paul Aubin promet une digue.", "Paul Aubin viendra lundi."], OFFICE)
    assert told == ["Le maire de Brévans Paul Aubin promet une digue.", "Paul Aubin viendra lundi."]


@given(st.lists(st.text(max_size=80), max_size=3), st.text(max_size=80))
def test_any_text_is_read(sentences: list[str], source: str) -> None:
    assert len(introductions(sentences, [[source]] * len(sentences))) == len(sentences)
