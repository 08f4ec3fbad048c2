"""What is quoted in a text, whatever its marks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarize.text.quotation_marks import speeches


def _quoted(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in speeches(text)]


def test_pairs_of_every_kind_nested_ones_with_the_outer():
    assert _quoted('Il dit « oui » et "non" (tard).') == ["« oui »", '"non"']
    assert _quoted("Il lit « le “grand” livre » ici.") == ["« le “grand” livre »"]


def test_a_mark_that_nothing_closes_quotes_up_to_the_next_opening():
    assert _quoted('Il dit : "Oui. Il part. Elle parle d\'un "drame".') == [
        "\"Oui. Il part. Elle parle d'un ",
        '"drame"',
    ]
    assert _quoted("Il dit : « Oui.\nIl part.") == ["« Oui."]


def test_a_long_speech_closes_paragraphs_later():
    assert _quoted("« Oui.\n« Encore.\nFin. » Il part.") == ["« Oui.\n« Encore.\nFin. »"]


@given(st.text(alphabet="ab .\n«»“”„\"'’()", max_size=80))
def test_stretches_are_in_order_and_apart(text: str):
    found = speeches(text)
    assert all(0 <= pair.start < pair.end <= len(text) for pair in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
