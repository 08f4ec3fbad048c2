"""The decision which articles are one event, from their similarities: average linkage with limits."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping

Similarities = Mapping[tuple[int, int], float]  # (smaller number, larger number) → similarity


def average_linkage(
    count: int,
    similarities: Similarities,
    threshold: float,
    apart: Callable[[int, int], bool],
) -> list[list[int]]:
    """Joins the two most alike groups again and again, while they are at least `threshold` alike.

    The similarity of two groups is the mean over all pairs of their members, pairs that are not in
    `similarities` counting as 0 (UPGMA; Sokal & Michener 1958). Groups of which any two members are
    `apart` are never joined. Ties go to the smaller numbers, so the result is determined; the groups
    come with sorted members, in the order of their first.
    """
    members: dict[int, list[int]] = {number: [number] for number in range(count)}
    totals: dict[int, dict[int, float]] = {number: {} for number in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (left, right), similarity in sorted(similarities.items()):
        if not apart(left, right):
            totals[left][right] = totals[right][left] = similarity
            if similarity >= threshold:
                heap.append((-similarity, left, right))
    heapq.heapify(heap)
    while heap:
        negative, left, right = heapq.heappop(heap)
        if left not in members or right not in members:
            continue
        pairs = len(members[left]) * len(members[right])
        mean = totals[left].get(right, 0.0) / pairs
        if mean < -negative:  # the groups have grown since; the entry for their new mean follows
            if mean >= threshold:
                heapq.heappush(heap, (-mean, left, right))
            continue
        if any(apart(one, other) for one in members[left] for other in members[right]):
            totals[left].pop(right, None)
            totals[right].pop(left, None)
            continue
        _absorb(left, right, members, totals)
        for other, total in sorted(totals[left].items()):
            mean = total / (len(members[left]) * len(members[other]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(left, other), max(left, other)))
    return [sorted(members[number]) for number in sorted(members)]


def _absorb(kept: int, gone: int, members: dict[int, list[int]], totals: dict[int, dict[int, float]]) -> None:
    """Moves the members of a group and what they have in common with others to another group."""
    members[kept].extend(members.pop(gone))
    row = totals.pop(gone)
    totals[kept].pop(gone, None)
    for other, total in row.items():
        if other == kept:
            continue
        joint = totals[kept].get(other, 0.0) + total
        totals[kept][other] = totals[other][kept] = joint
        totals[other].pop(gone, None)


def connected(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of a graph, sorted, by their first member."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in links:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(root(node), []).append(node)
    return [groups[first] for first in sorted(groups)]
