"""Whether a sentence's words stand in one passage's order, cut out only where whole chunks end."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from summarize.generate.cutting.inline import OMISSIBLE
from summarize.generate.joins import joined
from summarize.records import Passage
from summarize.text.entities.tables import word_set
from summarize.verify.problems import Problem, ProblemKind
from summarize.verify.tokens import Token, tokens

# How many passages a sentence may draw on when the profile is trusted with fusion.
_MAX_FUSED = 3

# Words that open a phrase that may be left out whole.
_PREPOSITIONS = word_set(
    "a au aux de du des d' en dans sur sous par pour avec sans contre entre vers chez depuis pendant apres avant des "
    "lors malgre selon durant devant derriere parmi outre envers jusqu'a jusqu'au jusqu'en afin face grace suite d'apres hors via"
)
_OF = frozenset({"de", "du", "des", "d'"})
_CONJUNCTIONS = frozenset({"et", "ou", "mais", "ni", "car", "donc", "or", "puis"})
_SUBORDINATORS = frozenset(
    {
        "qui",
        "que",
        "qu'",
        "dont",
        "ou",
        "lequel",
        "laquelle",
        "lesquels",
        "alors",
        "tandis",
        "lorsque",
        "lorsqu'",
        "quand",
    }
    | {"si", "comme", "puisque", "parce", "bien", "quoique", "afin", "ainsi"}
)
_AUXILIARIES = word_set(
    "est sont etait etaient sera seront serait seraient fut furent a ont avait avaient aura auront aurait auraient eut "
    "se s' ne n' va vont doit doivent peut peuvent devrait pourrait"
)
_RELATIVE_DAYS = frozenset({"hier", "aujourd'hui", "avant-hier", "demain", "apres-demain"})
_DAY_PARTS = frozenset({"matin", "midi", "soir", "apres-midi"})
_QUOTES = frozenset('«»“”"')
_BREAKS = frozenset(",;:()[]—–-")
# Articles follow agreement; "est" makes a sentence of "X, accusé de…", which "a" would turn round.
_INSERTABLE = frozenset({"<article>", "<indefinite>", "et", "<être>"})

# Costs: any violation outweighs any number of harmless insertions.
_INSERTED, _GAP, _MISSING = 1, 1000, 1001


def out_of_order(sentence: str, passages: Sequence[Passage], trust: str) -> tuple[Problem, ...]:
    """What a sentence says in other words, or in another order, than its French passages.

    `trust` "order": the words are those of one passage, in its order, and what was left out between
    them are whole phrases; "fusion": each clause is so, of up to three passages; "free": no check.
    """
    if trust == "free":
        return ()
    french = [passage.text for passage in passages if passage.language == "fr"]
    if not french:
        return (Problem("order", sentence, 0, len(sentence)),)
    # What the closed set of joins makes of neighbours in one article vouches as their own words do.
    french += joined(passages)
    words = [token for token in tokens(sentence) if not token.mark]
    whole = _match(tuple(words), french[0])
    for text in dict.fromkeys(french[1:]):
        if not whole[0]:
            break
        whole = min(whole, _match(tuple(words), text), key=lambda found: found[0])
    if whole[0] < _GAP or trust != "fusion":
        return whole[1]
    fused = _fused(sentence, words, list(dict.fromkeys(french)))
    return fused if fused is not None else whole[1]


def _fused(sentence: str, words: list[Token], french: list[str]) -> tuple[Problem, ...] | None:
    """() when the clauses of the sentence are each of one passage, else None."""
    cuts = [
        index
        for index, (left, right) in enumerate(pairwise(words), start=1)
        if right.folded in _CONJUNCTIONS or any(mark in sentence[left.end : right.start] for mark in ",;:")
    ]
    bounds = [0, *cuts[:8], len(words)]
    # fewest[b]: fewest passages that tell words[:b].
    fewest = {0: 0}
    for end in bounds[1:]:
        for start in bounds:
            if start >= end or start not in fewest:
                continue
            clause = words[start + 1 if start and words[start].folded in _CONJUNCTIONS else start : end]
            if len(clause) > 1 and any(_match(tuple(clause), text)[0] < _GAP for text in french):
                fewest[end] = min(fewest.get(end, _MAX_FUSED + 1), fewest[start] + 1)
    return () if fewest.get(len(words), _MAX_FUSED + 1) <= _MAX_FUSED else None


@lru_cache(maxsize=4096)
def _match(words: tuple[Token, ...], passage: str) -> tuple[int, tuple[Problem, ...]]:
    """The cheapest way to read `words` off the passage, left to right, with its violations."""
    source = tokens(passage)
    skippable: dict[tuple[int, int], bool] = {}  # every word asks about the same gaps

    def may_skip(last: int, place: int) -> bool:
        if (last, place) not in skippable:
            skippable[last, place] = _may_skip(source, last, place)
        return skippable[last, place]

    # Most sentences are read off without a violation, and these ways are few.
    return _cheapest(words, source, may_skip, _GAP) or _cheapest(words, source, may_skip) or (0, ())


def _cheapest(
    words: Sequence[Token],
    source: Sequence[Token],
    may_skip: Callable[[int, int], bool],
    limit: float = math.inf,
) -> tuple[int, tuple[Problem, ...]] | None:
    """The cheapest way of those that cost less than `limit`; None where there is none."""
    places: dict[str, list[int]] = {}
    for index, token in enumerate(source):
        if not token.mark:
            places.setdefault(token.key, []).append(index)
    # states: last matched place in the passage → (cost, violations so far).
    states: dict[int, tuple[int, tuple[Problem, ...]]] = {-1: (0, ())}
    for word in words:
        following: dict[int, tuple[int, tuple[Problem, ...]]] = {}
        wanted = places.get(word.key, ())
        for last, (cost, problems) in states.items():
            for place in wanted:
                if place <= last:
                    continue
                kept = following.get(place)
                if kept is not None and kept[0] <= cost:
                    continue  # a gap only adds to the cost
                extra, found = 0, problems
                if place > last + 1 and not may_skip(last, place):
                    extra, found = _GAP, (*problems, Problem("order", word.text, word.start, word.end))
                if cost + extra < limit:
                    _keep(following, place, cost + extra, found)
            if word.key in _INSERTABLE:
                _keep(following, last, cost + _INSERTED, problems)
            elif cost + _MISSING < limit:
                kind: ProblemKind = "word" if word.key not in places else "order"
                _keep(
                    following,
                    last,
                    cost + _MISSING,
                    (*problems, Problem(kind, word.text, word.start, word.end)),
                )
        states = following
    best: tuple[int, tuple[Problem, ...]] | None = None
    for last in sorted(states):
        cost, problems = states[last]
        if words and last < len(source) - 1 and not may_skip(last, len(source)):
            cost += _GAP
            problems = (*problems, Problem("order", words[-1].text, words[-1].start, words[-1].end))
        if cost < limit and (best is None or cost < best[0]):
            best = (cost, problems)
    return best


def _keep(
    states: dict[int, tuple[int, tuple[Problem, ...]]], place: int, cost: int, problems: tuple[Problem, ...]
) -> None:
    if place not in states or cost < states[place][0]:
        states[place] = (cost, problems)


def _may_skip(source: tuple[Token, ...], last: int, place: int) -> bool:
    """Whether source[last+1:place] may be left out without changing what the rest says.

    An apposition between marks, a closing or an opening phrase, a prepositional phrase that nothing
    else hangs on, an adverb: yes. The head of what follows ("le chef du réseau" → "le réseau"): no.
    """
    gap = source[last + 1 : place]
    while len(gap) > 1 and gap[0].text in _QUOTES:  # quotation marks close or open beside a comma
        gap = gap[1:]
    while len(gap) > 1 and gap[-1].text in _QUOTES:
        gap = gap[:-1]
    inner = [token for token in gap if not token.mark]
    if not inner:
        return True
    if inner[0].folded in _RELATIVE_DAYS and all(t.folded in _RELATIVE_DAYS | _DAY_PARTS for t in inner):
        return True  # generate/undated.py: what happened "hier" happened
    if all(t.text == "," for t in gap if t.mark) and OMISSIBLE.fullmatch(
        " ".join(token.text for token in inner)
    ):
        return True  # generate/cutting/inline.py: a link to another text, a past day, where it was said
    first, final = gap[0], gap[-1]
    opens = first.mark and first.text in _BREAKS
    closes = final.mark and final.text in _BREAKS
    if last < 0:
        return closes or final.text in '«»“”"' or all(not token.content for token in inner)
    if place == len(source):
        return opens or first.mark or _opens_phrase(first)
    if opens and closes:
        return True
    following = source[place]
    if opens:
        return following.folded in ("et", "ou", "ni")
    if any(_is_clause(token) for token in gap):
        return closes and _opens_phrase(first)
    if closes:
        return _opens_phrase(first)
    if len(inner) == 1 and _is_adverb(inner[0]):
        return True
    return first.folded in _PREPOSITIONS and _opens_unattached(following)


def _opens_phrase(token: Token) -> bool:
    return (
        token.folded in _PREPOSITIONS
        or token.folded in _CONJUNCTIONS
        or token.folded in _SUBORDINATORS
        or _is_adverb(token)
    )


def _opens_unattached(token: Token) -> bool:
    """Whether what follows the gap does not take its meaning from the last word before it."""
    if token.mark:
        return True
    folded = token.folded
    return folded in _AUXILIARIES or (folded in (_PREPOSITIONS | _CONJUNCTIONS) and folded not in _OF)


def _is_clause(token: Token) -> bool:
    return token.folded in _SUBORDINATORS or token.folded in _AUXILIARIES


def _is_adverb(token: Token) -> bool:
    return len(token.folded) > 6 and token.folded.endswith(
        ("amment", "emment", "lement", "rement", "tement", "vement", "quement")
    )
