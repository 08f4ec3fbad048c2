"""What is looked up stands where matching each word would find it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities.numbers import _NUMBER, _TOKEN
from summarize.text.lookup import starts_of

TEXTS = st.text(alphabet="aaéß²Ⅳ_09+-.,' \n", max_size=60)


@given(TEXTS, st.sets(st.text(alphabet="aé0", min_size=1, max_size=3)))
def test_it_finds_what_matching_each_word_finds(text, wanted):
    for pattern in (re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d{1,3}")):
        expected = [match.start() for match in pattern.finditer(text) if match[0] in wanted]
        assert list(starts_of(pattern, text, wanted.__contains__)) == expected


def test_a_word_inside_another_is_not_taken_for_it():
    assert list(starts_of(re.compile(r"\w+"), "lundi un marsouin, un", {"un"}.__contains__)) == [6, 19]


@given(st.text(alphabet="VIXe 0612345+.,:hUr’'\u00a0-ab siècle", max_size=60))
def test_numbers_are_matched_where_they_are_looked_up(text):
    expected = [match.span() for match in _NUMBER.finditer(text)]
    starts = starts_of(_TOKEN, text, lambda _: True)
    assert [_NUMBER.match(text, start).span() for start in starts] == expected
