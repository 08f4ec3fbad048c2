"""Chooses what a summary tells of what may be told, and in which order: its lead, what fills the room, what must not be parted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from summarize.plan.concepts import Concept, concepts
from summarize.plan.contexts.answers import answered, unanswered, ways_to_answer
from summarize.plan.contexts.held import FREE, Context, place, tied
from summarize.plan.ordering import Told, astray, in_order, looks_back, misdated, opens
from summarize.plan.passages import UNKNOWN, openings
from summarize.plan.planner import EventPlan, in_french
from summarize.plan.selection import Candidate, Problem, coverage_problem, solve
from summarize.plan.told import share_told
from summarize.records import Fact, Passage
from summarize.text.words import content_stems, count_words

# What an opening that says all that the last day's titles say is worth beside one that says nothing of it: 1 to 4.
NEWS = 3.0

# From choice to choice, until the words fill that part of the budget. First what a sentence from within its article that no
# independent voice tells must share with the article's top (`Context.ties`) to be told far from what stands before it there:
# readers found one in eight such sentences to mislead, of the others one in fifty. Then how likely a sentence may be to lean on
# its neighbour where that is left out (`Context.apart`): of 183 such sentences that readers judged, 12 of the 47 likelier than
# 0.22 misled, 3 of the 52 next likely, 2 of the others.
BINDING = ((math.inf, 0.16), (6, 0.16), (4, 0.16), (2, 0.16), (1, 0.16), (0, 0.16), (0, 0.25))
ENOUGH = 0.6
# Where they fill less than this part, what is likely to lean is told too: without it the summary is hardly one, and older
# articles would be asked instead.
LITTLE = 0.4

# Of a title, what a summary must say of it (`share_told`), or it opens on that title: the news would stand in its headline
# alone. On 300 articles of OrangeSum at 32 words ROUGE-1 is 24.6 without titles, 25.5 with 0.3 and 0.5, 25.6 with 0.7 and 1:
# a title that the text half tells would only be said twice.
NEWS_TOLD = 0.5

# The opening is a sentence that opens its article: a summary whose news stands in its headline alone, or that opens on
# what its source says later, reads wrongly. Its worth over its words to this power; the whole worth took the longest.
LEAD_POWER = 0.5
LEAD_ROOM = 0.4  # of the budget, at most: room for more sentences

# Such a sentence would otherwise fill what the budget leaves over: of 27 trivial ones read, 9 were so short.
FILLER_WORDS = 8
FILLER_TIES = 1  # "Au bar de la Criée, on parle bas.": a name, and nothing of the story
_NAMED = re.compile(r"(?<=[\s'’«(-])[A-ZÀ-Ý]")


def choose(
    plan: EventPlan,
    facts: Sequence[Fact],
    sayings: Sequence[tuple[int, str]],
    max_words: int,
    contexts: Mapping[tuple[int, str], Context] | None = None,
    *,
    solver: Callable[[Problem, int], Sequence[int]] = solve,
) -> list[tuple[int, str]]:
    """Which of the verified sayings the summary keeps, in the order to tell them.

    Args:
        plan: the event's plan.
        facts: what the sayings say: the plan's, and joins of them.
        sayings: (index of the fact, French text) of every verified way to say a fact.
        max_words: the word budget, at least 1.
        contexts: what must be told before a saying; nothing where it is not named.
        solver: gives the rows of the choice; benchmarks/plan.py holds others against `solve`.

    The choice keeps as close to the tops of the articles and to what several voices tell as fills the room. Where it
    tells little of what a title says that is among the sayings, that title opens it, with more after it or for want of more.
    """
    contexts = contexts or {}
    titles = [said for said in sayings if said in contexts and contexts[said].titles]
    plain = [said for said in sayings if said not in titles]

    def fill(
        offered: Sequence[tuple[int, str]], binding: Sequence[tuple[float, float]]
    ) -> list[tuple[int, str]]:
        """The choice with the strictest ties to the tops of the articles that fills the room."""
        told: list[tuple[int, str]] = []
        for least, most in binding:
            told = _choose(plan, facts, offered, max_words, tied(contexts, least, most), solver=solver)
            if words_told(told) >= ENOUGH * max_words:
                break
        return told

    told = fill(plain, BINDING)
    if words_told(told) < LITTLE * max_words:
        told = fill(plain, ((0, 1.0),))
    text = " ".join(text for _, text in told)
    for title in titles[:1]:
        if count_words(title[1]) <= max_words and share_told(title[1], text) < NEWS_TOLD:
            # Under a title the news is told: nothing need follow that has no part in it.
            headed = fill([title, *plain], BINDING[:-2])
            told = headed if len(headed) > 1 or not told else told
    return told


def words_told(told: Sequence[tuple[int, str]]) -> int:
    """How many words the sayings of a choice have together."""
    return sum(count_words(text) for _, text in told)


def _choose(
    plan: EventPlan,
    facts: Sequence[Fact],
    sayings: Sequence[tuple[int, str]],
    max_words: int,
    contexts: Mapping[tuple[int, str], Context],
    *,
    solver: Callable[[Problem, int], Sequence[int]],
) -> list[tuple[int, str]]:
    """The choice where what is lost may only follow its neighbour."""
    sayings = [
        (index, text)
        for index, text in sayings
        if not _is_filler(text, facts[index].voices, contexts.get((index, text), FREE))
    ]
    # The plan offers other wordings of a fact as facts of their own: it is told once.
    told_by: dict[frozenset[Passage], int] = {}
    same = [told_by.setdefault(frozenset(fact.passages), index) for index, fact in enumerate(facts)]
    candidates = [
        Candidate(
            same[index],
            text,
            "fr",
            0.0 if in_french(facts[index]) else _mean_weight(plan, facts[index]),
            contexts.get((index, text), FREE),
        )
        for index, text in sayings
    ]
    told = [
        Told(
            facts[index],
            index,
            text,
            _worth(candidate, plan.weights) * _tells_news(text, plan),
            candidate.context,
        )
        for (index, text), candidate in zip(sayings, candidates, strict=True)
    ]
    while candidates:
        problem = replace(coverage_problem(candidates, plan.weights), given=_lead(told, plan, max_words))

        def tell(problem: Problem, told: list[Told] = told) -> tuple[float, list[Told]]:
            rows = solver(problem, max_words)
            chosen = [told[row] for row in rows]
            lead = told[problem.given[0]] if problem.given else None
            return problem.value(rows), in_order(chosen, plan.last_positions, plan.published, lead)

        _, ordered = tell(problem)
        lost = astray(ordered) or misdated(ordered, plan.published, plan.news_days)
        if lost is None:
            if unanswered([one.text for one in ordered]):
                found = [
                    tell(replace(problem, given=given))
                    for given in ways_to_answer(candidates, problem, max_words)
                ]
                good = [one for one in found if not astray(one[1]) and answered([t.text for t in one[1]])]
                _, ordered = max(good, key=lambda one: one[0], default=(0.0, ordered))
            return [(one.index, one.text) for one in ordered]
        # Another of the kind that it speaks of would stand between it and what it means: without it, then.
        kept = [row for row, one in enumerate(told) if one is not lost]
        told, candidates = [told[row] for row in kept], [candidates[row] for row in kept]
    return []


def _lead(told: Sequence[Told], plan: EventPlan, max_words: int) -> tuple[int, ...]:
    """The row of the sentence to open on: the best, for its length, that opens its article and stands alone; none without any."""
    titles = tuple(row for row, one in enumerate(told) if one.context.titles)
    if titles:
        return titles
    first = openings(plan.passages)
    able = {
        row: replace(one, worth=one.worth / count_words(one.text) ** LEAD_POWER)
        for row, one in enumerate(told)
        if not one.context.leans and count_words(one.text) <= LEAD_ROOM * max_words
    }
    leads = {row: one for row, one in able.items() if _tells_opening(one, first)}
    # "Le maire s'était engagé à …" tells what went before the news, which another article or the next sentence has.
    second = {row: one for row, one in able.items() if one.fact.passages[0].position == 1}
    leads = _looking_ahead(leads) or _looking_ahead(second) or leads or second
    if not leads:
        return ()
    best = opens(list(leads.values()), plan.last_positions, plan.published)
    whole = [row for row, one in leads.items() if one.index == best.index and one.context.place]
    return tuple(whole[:1] or (row for row, one in leads.items() if one is best))


def _looking_ahead(leads: Mapping[int, Told]) -> dict[int, Told]:
    """Those that do not tell of what went before."""
    return {row: one for row, one in leads.items() if not looks_back(one.text)}


def _tells_opening(one: Told, first: Collection[tuple[str, int, int]]) -> bool:
    """Whether a saying tells its fact's first wording, and that opens an article; not another passage's own words."""
    worded = [p for p in one.fact.passages if p.text == one.fact.passages[0].text]
    places = {place(p.article_id, p.position) for p in worded}
    return any(p.span in first for p in worded) and one.context.place in {"", *places}


def _is_filler(text: str, voices: int, context: Context) -> bool:
    """Whether a text is short, said by one source alone, and counts nothing nor names anything of its story."""
    if voices >= 2 or count_words(text) > FILLER_WORDS or any(sign.isdigit() for sign in text):
        return False
    return context.ties < FILLER_TIES or not _NAMED.search(text)


def _mean_weight(plan: EventPlan, fact: Fact) -> float:
    """What a concept of a foreign wording weighs, on average: its French words are not in the plan."""
    wording = fact.passages[0]
    found = concepts(wording.text, wording.language or UNKNOWN)
    return sum(plan.weights.get(c, 0.0) for c in found) / max(1, len(found))


def _tells_news(text: str, plan: EventPlan) -> float:
    """From 1 to 1 + `NEWS`, by how much of the titles a text says: the opening says the news."""
    return 1 + NEWS * sum(plan.news.get(stem, 0.0) for stem in sorted(set(content_stems(text, "fr"))))


def _worth(candidate: Candidate, weights: Mapping[Concept, float]) -> float:
    return sum(weights.get(c, candidate.prior) for c in concepts(candidate.text, candidate.language))
