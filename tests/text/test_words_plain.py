"""The faster pattern for plain texts finds the words of the full one."""

from hypothesis import given
from hypothesis import strategies as st

from summarize.text.words import _PLAIN_WORD, _RARE, _WORD, words

PIECES = st.sampled_from(
    "l' L’ qu’ c'est-à-dire est-à-dire aujourd'hui U.S. J.-C a-t-il F-16 3-1 12,5 20:30 R&D élu·e Œuvre İzmir ſ _ « » “ "
    "… – - ‑ ' ’ . , : & • ² ª Ⓐ ß é e\u0301 漢字 かな 1 0 x".split()
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=12), st.sampled_from(["", " "]))
def test_plain_pattern_finds_the_same_words(pieces, between):
    text = between.join(pieces)
    if not _RARE.search(text):
        assert [m.span() for m in _PLAIN_WORD.finditer(text)] == [m.span() for m in _WORD.finditer(text)]


def test_a_text_with_marks_or_ideographs_is_read_by_the_full_pattern():
    assert [word.text for word in words("e\u0301te\u0301 漢字")] == ["e\u0301te\u0301", "漢", "字"]
