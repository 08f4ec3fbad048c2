"""The quick search for a way without violations finds what the full one does."""

from hypothesis import given
from hypothesis import strategies as st

from summarize.verify.order import _GAP, _cheapest, _may_skip
from summarize.verify.tokens import tokens

WORDS = "le maire de Brolles , qui visitait la digue , a promis un pont et une digue neuve aux riverains .".split()


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
)
def test_the_limited_search_agrees_with_the_full_one(sentence, passage):
    source = tokens(" ".join(passage))
    words = tuple(token for token in tokens(" ".join(sentence)) if not token.mark)

    def may_skip(last, place):
        return _may_skip(source, last, place)

    quick, full = _cheapest(words, source, may_skip, _GAP), _cheapest(words, source, may_skip)
    assert full is not None
    assert quick == (full if full[0] < _GAP else None)


def test_a_subsequence_costs_nothing_and_a_foreign_word_has_no_cheap_way():
    source = tokens("La préfète, qui visitait Brolles, a promis une digue.")

    def may_skip(last, place):
        return _may_skip(source, last, place)

    def cheap(sentence):
        words = [token for token in tokens(sentence) if not token.mark]
        return _cheapest(words, source, may_skip, _GAP)

    assert cheap("La préfète a promis une digue.") == (0, ())
    assert cheap("La préfète a promis un barrage.") is None
