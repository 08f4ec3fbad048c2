"""The hashing under the deduplication: exact measures, a peer's, and the chance to find a pair."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.config import DedupeConfig
from summarize.dedupe.candidates import (
    CATCH,
    PERMUTATIONS,
    SEED,
    CandidateIndex,
    bands_and_rows,
    catch_probability,
    sketch_of,
    smallest_hashes,
)
from summarize.dedupe.shingles import Hasher, containment, jaccard, shared, shingle_hashes

word_lists = st.lists(st.sampled_from("un deux trois quatre cinq six sept huit".split()), max_size=40)


def shingles(text):
    return shingle_hashes(Hasher()(text))


def test_jaccard_and_containment_of_a_hand_case():
    # Six words make the two shingles abcde and bcdef; the five of them make abcde alone.
    long, short = shingles("a b c d e f"), shingles("a b c d e")
    assert (len(long), len(short), shared(long, short)) == (2, 1, 1)
    assert jaccard(long, short) == 0.5
    assert containment(short, long) == 1.0
    assert containment(long, short) == 0.5


def test_typography_case_and_accents_do_not_make_another_text():
    assert np.array_equal(shingles("« L’été » à Bréval, dit-on."), shingles('"L\'ETE" a breval dit on'))


def test_the_order_of_words_makes_another_shingle():
    assert shared(shingles("a b c d e"), shingles("e d c b a")) == 0


def test_a_text_without_words_has_no_shingles():
    assert len(shingles(" … !?")) == 0
    assert jaccard(shingles(""), shingles("")) == 0.0
    assert containment(shingles(""), shingles("a b")) == 0.0


@given(word_lists, word_lists)
def test_measures_equal_those_of_python_sets(left, right):
    def plain(words):
        size = min(5, len(words))
        return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)} if words else set()

    a, b = plain(left), plain(right)
    found_a, found_b = shingles(" ".join(left)), shingles(" ".join(right))
    assert jaccard(found_a, found_b) == (len(a & b) / len(a | b) if a & b else 0.0)
    assert containment(found_a, found_b) == (len(a & b) / len(a) if a else 0.0)


def test_banding_finds_a_pair_at_the_default_threshold():
    bands, rows = bands_and_rows(DedupeConfig().threshold)
    assert (bands, rows) == (40, 3)
    assert catch_probability(0.6, bands, rows) == pytest.approx(0.99994, abs=5e-6)


@given(st.floats(min_value=0.1, max_value=1.0))
def test_banding_follows_the_threshold(threshold):
    bands, rows = bands_and_rows(threshold)
    assert bands * rows <= PERMUTATIONS
    assert catch_probability(threshold, bands, rows) >= CATCH


def test_the_probability_is_that_of_the_library():
    from datasketch.lsh import _false_negative_probability

    # Its integral over [s, 1] of the chance to miss; ours, summed by the trapezoid rule.
    grid = np.linspace(0.5, 1.0, 2001)
    ours = np.trapezoid([1.0 - catch_probability(s, 10, 5) for s in grid], grid)
    assert ours == pytest.approx(_false_negative_probability(0.5, 10, 5), abs=1e-6)


def test_pairs_at_the_threshold_are_found_and_strangers_are_not():
    generator = np.random.default_rng(7)
    found = strangers = 0
    for _ in range(200):
        common, left, right = (
            generator.integers(0, 2**63, size, dtype=np.uint64) for size in (300, 100, 100)
        )
        index = CandidateIndex(0.6)
        index.add(0, sketch_of(np.unique(np.concatenate([common, left]))))
        index.add(1, sketch_of(np.unique(generator.integers(0, 2**63, 400, dtype=np.uint64))))
        candidates = index.candidates(sketch_of(np.unique(np.concatenate([common, right]))))
        found += 0 in candidates
        strangers += 1 in candidates
    assert found == 200
    assert strangers == 0


def test_a_short_cut_of_a_long_text_is_a_candidate():
    generator = np.random.default_rng(8)
    hits = 0
    for _ in range(100):
        whole = generator.integers(0, 2**63, 1000, dtype=np.uint64)
        index = CandidateIndex(0.6)
        index.add(0, sketch_of(np.unique(whole)))
        cut = np.concatenate([whole[:64], generator.integers(0, 2**63, 16, dtype=np.uint64)])
        hits += 0 in index.candidates(sketch_of(np.unique(cut)))
    assert hits >= 98  # Jaccard similarity 0.06, which banding misses


@given(st.lists(st.integers(0, 2**32 - 1), max_size=60))
def test_the_smallest_hashes_are_datasketch_s(hashes: list[int]):
    from datasketch import MinHash

    peer = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int, scheme="affine32")
    if hashes:
        peer.update_batch(hashes)
    assert smallest_hashes(np.array(hashes, dtype=np.uint32)).tolist() == peer.hashvalues.tolist()
