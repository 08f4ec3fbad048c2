"""What a cut may tear, by hand, and that a source's own slip is not the cut's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records import Passage
from summarize.verify.torn import torn

SOURCE = (
    "Le pont de Corvenne, que la mairie a fermé mardi, restera interdit aux camions, et la préfète a promis des travaux avant "
    "la fin de l'été."
)


def stops(sentence, source=SOURCE):
    return {p.kind for p in torn(sentence, [Passage("a", 0, len(source), source, "fr", 0)])}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Le la mairie a fermé le pont.", "form"),
        ("Le pont de, restera interdit aux camions.", "marks"),
        ("Le pont restera interdit aux camions et.", "marks"),
        ("Le pont restera interdit aux camions, que la mairie.", "verb"),
        ("Restera interdit aux camions avant la fin de l'été.", "verb"),
        ("Fermé mardi restera interdit aux camions.", "verb"),
    ],
)
def test_tears_are_seen(sentence, kind):
    assert kind in stops(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        SOURCE,
        "Le pont de Corvenne restera interdit aux camions.",
        "Le pont, que la mairie a fermé mardi, restera interdit aux camions et, selon la préfète, aux cars.",
        "Fermé mardi, le pont restera interdit aux camions.",
        "La préfète a promis des travaux avant la fin de l'été.",
    ],
)
def test_whole_sentences_are_not_torn(sentence):
    assert stops(sentence) == set()


def test_a_slip_of_the_source_is_no_tear():
    slip = "La mairie a fermé le pont de, dit-on, Corvenne."
    assert stops(slip, slip) == set()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read(sentence, source):
    assert isinstance(stops(sentence, source), set)
