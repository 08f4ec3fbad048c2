"""A quotation tells who says it and of what, or it is told after the sentence that does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts.quoted import speaks_of_something, without_speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Les banques «ont perdu, je l'admets, 20 millions».",
        "« On m'a dit de partir. »",
        '"La digue de Brévans est solide."',
        "Odile Brun s'est « présentée au port. Elle collabore et veut parler ».",
    ],
)
def test_words_that_nobody_says(sentence: str):
    assert without_speaker(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "«Je pars», a dit Odile Brun.",
        "« Je ne l'ai jamais vu », s'emporte Odile.",
        "Selon le maire, les banques «ont perdu, je l'admets, 20 millions».",
        "Odile Brun est formelle : « Je pars. »",
        '"Nous avons payé", a ajouté M. Brun.',
        "La digue de Brévans est «solide».",
        "La digue est solide.",
        "Odile Brun s'est « présentée au port. Elle veut parler », selon le parquet.",
    ],
)
def test_words_that_somebody_says(sentence: str):
    assert not without_speaker(sentence)


def test_a_quotation_that_opens_speaks_of_the_story_or_names_its_own():
    story = frozenset({"digu", "brevan"})
    assert not speaks_of_something("« C'est très satisfaisant », a dit Odile Brun.", story)
    assert speaks_of_something("« La digue tiendra », a dit Odile Brun.", story)
    assert speaks_of_something("« Le pont de Vernoise tiendra », a dit Odile Brun.", story)
    assert speaks_of_something("Odile Brun a dit : « C'est très satisfaisant ».", story)


@given(st.text(alphabet='«»"“”je :.a', max_size=60))
def test_any_text_is_read(sentence: str):
    assert without_speaker(sentence) in {True, False}
    assert speaks_of_something(sentence, frozenset()) in {True, False}
