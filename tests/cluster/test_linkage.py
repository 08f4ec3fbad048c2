"""The decision, on similarities made by hand and against SciPy's average linkage."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.cluster.linkage import average_linkage, connected


def never(_left, _right):
    return False


def test_a_hand_case():
    # 0 and 1 join at 0.9; 2 is 0.4 alike to one of them and 0.0 to the other: 0.2 on average.
    similarities = {(0, 1): 0.9, (1, 2): 0.4}
    assert average_linkage(3, similarities, 0.3, never) == [[0, 1], [2]]
    assert average_linkage(3, similarities, 0.2, never) == [[0, 1, 2]]
    assert average_linkage(3, similarities, 0.95, never) == [[0], [1], [2]]


def test_a_chain_does_not_make_one_group_of_all():
    chain = {(n, n + 1): 0.5 for n in range(9)}
    assert max(map(len, average_linkage(10, chain, 0.3, never))) == 2


def test_groups_of_which_two_members_are_apart_do_not_join():
    similarities = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.85}
    assert average_linkage(3, similarities, 0.3, lambda a, b: {a, b} == {0, 2}) == [[0, 1], [2]]


def test_nothing_and_one():
    assert average_linkage(0, {}, 0.3, never) == []
    assert average_linkage(1, {}, 0.3, never) == [[0]]


@pytest.mark.parametrize("seed", range(20))
def test_scipy_finds_the_same_groups(seed):
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    generator = np.random.default_rng(seed)
    points = generator.normal(size=(30, 4))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    similar = np.clip(points @ points.T, 0, 1)
    distances = 1 - similar
    np.fill_diagonal(distances, 0)
    labels = fcluster(linkage(squareform(distances, checks=False), "average"), 0.4, "distance")
    peer = sorted(np.flatnonzero(labels == label).tolist() for label in set(labels.tolist()))
    pairs = {(i, j): float(similar[i, j]) for i in range(30) for j in range(i + 1, 30) if similar[i, j] > 0}
    assert sorted(average_linkage(30, pairs, 0.6, never)) == peer


links = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(0.05, 1.0)).filter(
        lambda link: link[0] < link[1]
    ),
    max_size=40,
)


@settings(deadline=None)
@given(links, st.randoms(), st.floats(0.1, 0.9))
def test_every_member_is_in_one_group_and_order_does_not_matter(drawn, shuffler: random.Random, threshold):
    similarities = {(left, right): value for left, right, value in drawn}

    def apart(left, right):
        return (left + right) % 7 == 0

    groups = average_linkage(12, similarities, threshold, apart)
    assert sorted(member for group in groups for member in group) == list(range(12))
    assert not any(apart(a, b) for group in groups for a in group for b in group if a < b)
    items = list(similarities.items())
    shuffler.shuffle(items)
    assert average_linkage(12, dict(items), threshold, apart) == groups


@given(links)
def test_components_are_those_of_scipy(drawn):
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    pairs = [(left, right) for left, right, _ in drawn]
    rows, columns = [p[0] for p in pairs], [p[1] for p in pairs]
    graph = coo_matrix((np.ones(len(pairs)), (rows, columns)), shape=(12, 12))
    _, labels = connected_components(graph, directed=False)
    assert connected(12, pairs) == sorted(np.flatnonzero(labels == k).tolist() for k in set(labels.tolist()))
