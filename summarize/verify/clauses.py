# ruff: noqa: SIM905 - tables of words are read and edited as words
"""The clauses of French text: what their verb is, who stands before it and who after, and whom "par" names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.text import grammar
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, is_operator, stem


class Clause(NamedTuple):
    """A finite verb with what stands on its two sides, as stems; `start`, `end` are those of the verb.

    `agent` is what "par" names after a passive; `content` all the stems of the clause, its verb's too.
    """

    verb: str
    passive: bool
    before: frozenset[str]
    after: frozenset[str]
    agent: frozenset[str]
    content: tuple[str, ...]
    start: int
    end: int


_BE = word_set("est sont etait etaient sera seront serait seraient fut furent soit soient ete etre")
_SUPPORT = _BE | word_set(
    "a ont avait avaient aura auront aurait auraient eut eurent va vont doit doivent devait devra devrait devraient peut "
    "peuvent pouvait pourra pourrait pourraient vient viennent fait font faisait laisse veut veulent"
)
# Participles whose "être" is no passive.
_INTRANSITIVE = frozenset(
    stem(word, "fr")
    for word in (
        "allé venu arrivé parti mort né devenu resté tombé sorti entré monté descendu passé retourné rentré décédé revenu "
        "parvenu intervenu survenu apparu"
    ).split()
)
SAYING = frozenset(
    stem(word, "fr")
    for word in (*grammar.REPORTING, "espère", "espèrent", "déclaré", "affirmé", "estime", "affirme")
)
_ADVERBS = word_set(
    "pas plus jamais bien deja aussi toujours encore egalement ete etre eu de d' a se s' en y lui leur tout tres"
)
_PREPOSITIONS = word_set(
    "a au aux de du d' en dans sur sous par pour avec sans contre entre vers chez depuis pendant apres avant des lors malgre "
    "selon durant devant derriere parmi envers jusqu'a hors via"
)
_OPENERS = grammar.CLAUSE_OPENERS | frozenset({"que", "qu'", "alors", "tandis", "car", "mais", "comme"})
_WINDOW = 14  # tokens after a verb that may still be its own


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses with a finite verb, in order; quotations are read as text."""
    run = grammar.tokens(text)
    verbs = [i for i in range(len(run)) if grammar.is_finite(run, i)]
    found = []
    for number, place in enumerate(verbs):
        floor = verbs[number - 1] + 1 if number else 0
        ceiling = verbs[number + 1] if number + 1 < len(verbs) else len(run)
        last, key, passive = _verb(run, place, ceiling)
        start = _opening(run, place, floor)
        stop = _closing(run, last + 1, ceiling)
        before = _heads(run, start, place)
        if start and run[start - 1].text in {"qui", "dont"}:  # the antecedent does it
            before += _heads(run, max(0, start - 6), start - 1)[-1:]
        agent = _agent(run, last + 1, stop) if passive else frozenset()
        found.append(
            Clause(
                key,
                passive,
                frozenset(before),
                frozenset(_heads(run, last + 1, stop)) - agent,
                frozenset(agent),
                tuple(_stems(run[start:stop])),
                run[place].start,
                run[last].end,
            )
        )
    return tuple(found)


def _verb(run: Sequence[grammar.Token], place: int, ceiling: int) -> tuple[int, str, bool]:
    """The last token of the verb, its stem (the participle's or infinitive's after a support), whether passive."""
    at, passive = place, False
    word = fold(run[place].text)
    while word in _SUPPORT:
        passive |= word in _BE
        following = at + 1
        while following < min(ceiling, at + 5) and (
            fold(run[following].text) in _ADVERBS - _BE or run[following].text.endswith("ment")
        ):
            following += 1
        if (
            following >= min(ceiling, len(run))
            or not run[following].text[0].isalpha()
            or run[following].proper
        ):
            break
        candidate = fold(run[following].text)
        if not (
            candidate in _SUPPORT
            or grammar.is_participle(run[following])
            or candidate.endswith(("er", "ir", "re"))
        ):
            break
        at, word = following, candidate
    key = stem(run[at].text, "fr")
    return at, key, passive and at > place and key not in _INTRANSITIVE


def _opening(run: Sequence[grammar.Token], place: int, floor: int) -> int:
    """Where the clause of the verb at `place` begins: after the last opener or full mark before it."""
    at = place
    while at > floor and run[at - 1].text not in _OPENERS and run[at - 1].text not in ";:":
        at -= 1
    return at


def _closing(run: Sequence[grammar.Token], start: int, ceiling: int) -> int:
    at = start
    while at < min(ceiling, start + _WINDOW) and run[at].text not in _OPENERS and run[at].text not in ";:.":
        at += 1
    return at


def _heads(run: Sequence[grammar.Token], start: int, stop: int) -> list[str]:
    """Names, and nouns that a determiner and no preposition introduces, as stems."""
    found = []
    for at in range(start, stop):
        token = run[at]
        if not token.text[0].isalpha() or is_function_word(token.text, "fr"):
            continue
        if token.proper and (at > 0 or not is_operator(token.text, "fr")):
            found.append(stem(token.text, "fr"))
            continue
        back = at - 1
        while back >= start and back >= at - 2 and not is_function_word(run[back].text, "fr"):
            back -= 1
        if back >= start and run[back].text in grammar.DETERMINERS:
            introducing = fold(run[back].text)
            earlier = fold(run[back - 1].text) if back > 0 else ""
            if introducing not in _PREPOSITIONS and earlier not in _PREPOSITIONS:
                found.append(stem(token.text, "fr"))
    return found


def _agent(run: Sequence[grammar.Token], start: int, stop: int) -> frozenset[str]:
    for at in range(start, stop):
        if run[at].text == "par":
            names = [
                stem(t.text, "fr")
                for t in run[at + 1 : at + 7]
                if t.text[0].isalpha() and not is_function_word(t.text, "fr")
            ]
            return frozenset(names)
    return frozenset()


def _stems(run: Sequence[grammar.Token]) -> list[str]:
    return [stem(t.text, "fr") for t in run if t.text[0].isalpha() and not is_function_word(t.text, "fr")]


def exchanged(mine: Sequence[Clause], theirs: Sequence[Clause]) -> list[Clause]:
    """The clauses of `mine` in which who does it and whom it befalls have changed places.

    Two heads that stand on the two sides of a verb must not stand on the other sides of it there; a
    passive on one side only turns that round. Verbs of saying are left out: they follow what was said
    as well as they open it ("…, espère la maire").
    """
    found = []
    for clause in mine:
        if clause.verb in SAYING:
            continue
        same = [other for other in theirs if other.verb == clause.verb]
        doers, done = _sides(clause)
        sides = [_sides(other) for other in same]
        for other_doers, other_done in sides:
            one, two = doers & other_done - other_doers, done & other_doers - other_done
            if one and two and not any(one & acting and two & suffering for acting, suffering in sides):
                found.append(clause)
                break
    return found


def _sides(clause: Clause) -> tuple[frozenset[str], frozenset[str]]:
    """Who does it, and whom it befalls."""
    if clause.passive:
        return clause.agent, clause.before
    return clause.before - clause.after, clause.after - clause.before
