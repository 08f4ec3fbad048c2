"""Which stretches of a summary stand in its sources word for word, in time linear in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def copied_lengths(summary: Sequence[str], sources: Iterable[Sequence[str]]) -> list[int]:
    """For each token of the summary, how many tokens from there on stand in a row in one of the sources.

    `a b c x`, sources `b c d` and `c x` → 0, 2, 2, 1.

    A suffix automaton of the summary read backwards (Blumer et al. 1985) takes the sources, read
    backwards too: after each of their tokens it is in the state of the longest stretch of the summary
    that begins there.
    """
    follows, link, length, whole = _automaton(summary[::-1])
    best = [0] * len(link)
    for source in sources:
        state = matched = 0
        for token in reversed(source):
            while state and token not in follows[state]:
                state = link[state]
                matched = length[state]
            if token in follows[state]:
                state = follows[state][token]
                matched += 1
                best[state] = max(best[state], matched)
    by_length = sorted(range(1, len(link)), key=length.__getitem__)
    for state in reversed(by_length):  # what stands there stands there without its first tokens too
        if best[state]:
            best[link[state]] = length[link[state]]
    for state in by_length:
        if not best[state]:
            best[state] = best[link[state]]
    return [best[state] for state in reversed(whole)]


def fragments(copied: Sequence[int]) -> list[int]:
    """The lengths of the extractive fragments, by what `copied_lengths` gives.

    Grusky, Naaman & Artzi 2018, §4: the tokens of the summary are gone through in order; where a
    stretch of a source begins, the longest is a fragment and the search goes on behind it.

    The pseudocode of the paper's figure skips occurrences that overlap an earlier partial match, and so can miss
    the longest stretch that the paper's text asks for; this follows the text.
    """
    found = []
    place = 0
    while place < len(copied):
        if copied[place]:
            found.append(copied[place])
        place += max(1, copied[place])
    return found


def _automaton(tokens: Sequence[str]) -> tuple[list[dict[str, int]], list[int], list[int], list[int]]:
    """Transitions, suffix link and longest length of each state, and the state of each whole prefix."""
    follows: list[dict[str, int]] = [{}]
    link, length, whole = [-1], [0], []
    last = 0
    for token in tokens:
        new = len(link)
        follows.append({})
        length.append(length[last] + 1)
        link.append(0)
        state = last
        while state != -1 and token not in follows[state]:
            follows[state][token] = new
            state = link[state]
        if state != -1:
            other = follows[state][token]
            if length[other] == length[state] + 1:
                link[new] = other
            else:
                clone = len(link)
                follows.append(dict(follows[other]))
                length.append(length[state] + 1)
                link.append(link[other])
                link[other] = link[new] = clone
                while state != -1 and follows[state].get(token) == other:
                    follows[state][token] = clone
                    state = link[state]
        whole.append(new)
        last = new
    link[0] = 0  # the root stands for the empty stretch
    return follows, link, length, whole
