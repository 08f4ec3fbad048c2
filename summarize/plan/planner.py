"""Plans an event: which facts to try to say, which of the ways to say them to keep, and their order."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from summarize.config import PlanConfig
from summarize.plan.concepts import Concept, concepts
from summarize.plan.contexts.answers import accuses, answered, answers, unanswered, ways_to_answer
from summarize.plan.contexts.held import FREE, Context, place, tied
from summarize.plan.features import idf
from summarize.plan.ordering import Told, astray, in_order, looks_back, misdated, news_days, opens
from summarize.plan.passages import UNKNOWN, article_passages, group_passages, openings
from summarize.plan.salience import concept_weights
from summarize.plan.selection import Candidate, Problem, coverage_problem, solve, worth_trying
from summarize.plan.told import share_told
from summarize.plan.unfit.latest import of_the_last_day
from summarize.records import Article, Fact, Passage
from summarize.text.encoders import open_encoder
from summarize.text.words import content_stems, count_words

LEAST_TRIED = 200  # words of facts to try, at least: a short summary needs a choice of lengths to be full
# Of that, what leans on other sentences: a cut or a join may still make a sentence of it. On RPM2's development half,
# with 300 words to try, leaving them among the others cost 0.9 of ROUGE-1 and 0.8 of ROUGE-2.
LEANING_TRIED = 0.25

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


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What an event's summary can draw on.

    `passages` are all sentences of its articles; `facts` those worth trying, most salient first,
    more than the budget holds because some will not pass verification; `weights` those of the
    concepts; `last_positions` the number of sentences of each article; `published` when it appeared;
    `news` the share of each French stem in what the titles of the event's last day say, summing to 1; `news_days` the
    weekdays of the articles' news as far as each names one alone.
    """

    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    weights: Mapping[Concept, float]
    last_positions: Mapping[str, int]
    published: Mapping[str, datetime | None] = field(default_factory=dict)
    news: Mapping[str, float] = field(default_factory=dict)
    news_days: Mapping[str, int] = field(default_factory=dict)


def event_passages(articles: Sequence[Article], most: int | None = None) -> tuple[Passage, ...]:
    """The sentences of an event's articles that could carry a fact, article by article.

    Of each article those among its first `most` sentences; all of them by default.
    """
    return tuple(passage for article in articles for passage in article_passages(article, most))


@lru_cache(maxsize=1)  # an event is planned again where its newest articles tell too little
def _weights(articles: tuple[Article, ...], passages: tuple[Passage, ...]) -> Mapping[Concept, float]:
    return concept_weights(articles, passages)


@lru_cache(maxsize=1)  # as above
def _groups(passages: tuple[Passage, ...], vectors: str) -> Sequence[tuple[Passage, ...]]:
    # One language is compared by its words: the vectors need not be read.
    encode = open_encoder(vectors) if len({p.language for p in passages}) > 1 else None
    return group_passages(passages, encode)


def plan_event(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    config: PlanConfig,
    unfit: Collection[tuple[str, int, int]] = (),
    worth: Mapping[Concept, float] | None = None,
    *,
    leaning: Collection[tuple[str, int, int]] = (),
) -> EventPlan:
    """The plan of an event, given its articles (copies left out) and their passages.

    `unfit` are spans (article id, start, end) of passages that may vouch for a fact but not carry
    its wording. Facts that a French passage carries and facts that only foreign ones carry are
    ranked apart: what the second can become depends on the model. `worth` are factors of some
    concepts' weights: less than 1 for what readers know, more for what they wait for. `leaning` are spans
    of French passages that cannot be printed alone: few of them are tried, for what can be made of them.
    """
    weights: Mapping[Concept, float] = _weights(tuple(articles), tuple(passages))
    if worth:
        weights = {concept: weight * worth.get(concept, 1.0) for concept, weight in weights.items()}
    voice = {article.article_id: article.voice for article in articles}
    facts = [_fact(group, voice, weights) for group in _groups(tuple(passages), config.vectors)]
    worded = [(i, p) for i, fact in enumerate(facts) for p in fact.passages if p.span not in unfit]
    candidates = [Candidate(i, p.text, p.language or UNKNOWN) for i, p in worded]
    spans = [p.span for _, p in worded]
    french = [c for c in candidates if c.language == "fr"]
    foreign = [c for c in candidates if not _in_french(facts[c.fact])]
    tried = max(LEAST_TRIED, round(config.overshoot * config.max_words))
    lean = {c.text for c, span in zip(candidates, spans, strict=True) if span in leaning}
    chosen = worth_trying([c for c in french if c.text not in lean], weights, config.max_words, tried)
    few = max(round(LEANING_TRIED * tried), tried - sum(count_words(c.text) for c in chosen))
    chosen += worth_trying([c for c in french if c.text in lean], weights, config.max_words, few)
    chosen += worth_trying(foreign, weights, config.max_words, max(LEAST_TRIED, config.max_words))
    wanted = {(p.article_id, p.position) for p in _answering(passages)}
    chosen += [
        c
        for c, (_, p) in zip(candidates, worded, strict=True)
        if (p.article_id, p.position) in wanted and c not in chosen
    ]
    return EventPlan(
        tuple(passages),
        tuple(_worded_by(facts[c.fact], c.text, unfit) for c in chosen),
        weights,
        {passage.article_id: passage.position + 1 for passage in passages},
        {article.article_id: article.published_at for article in articles},
        _news(articles),
        news_days(passages),
    )


def _answering(passages: Sequence[Passage]) -> list[Passage]:
    """The French passages where the accused answer, and those right before them; none of an event without accusation."""
    french = [p for p in passages if p.language == "fr"]
    if not any(accuses(p.text) for p in french):
        return []
    places = {(p.article_id, p.position) for p in french if answers(p.text)}
    return [p for p in french if {(p.article_id, p.position), (p.article_id, p.position + 1)} & places]


def _news(articles: Sequence[Article]) -> dict[str, float]:
    """The share of each content stem in what the French titles of the event's last day say, by rarity."""
    told = Counter(
        stem
        for article in of_the_last_day(articles)
        if article.language == "fr" and article.title
        for stem in sorted(set(content_stems(article.title, "fr")))
    )
    weighed = {stem: count * idf(stem, "fr") for stem, count in told.items()}
    total = sum(weighed.values())
    return {stem: weight / total for stem, weight in weighed.items()} if total else {}


def _fact(group: tuple[Passage, ...], voice: Mapping[str, str], weights: Mapping[Concept, float]) -> Fact:
    salience = max(
        sum(weights[c] for c in concepts(p.text, p.language or UNKNOWN)) / count_words(p.text) for p in group
    )
    return Fact(group, len({voice[passage.article_id] for passage in group}), round(salience, 6))


def _worded_by(fact: Fact, text: str, unfit: Collection[tuple[str, int, int]]) -> Fact:
    """The fact with the passage of that text first that is not unfit: it carries the wording."""
    wording = next(p for p in fact.passages if p.text == text and p.span not in unfit)
    others = sorted(
        (p for p in fact.passages if p is not wording),
        key=lambda p: (p.language != "fr", p.article_id, p.start),
    )
    return Fact((wording, *others), fact.voices, fact.salience)


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
            if _words(told) >= ENOUGH * max_words:
                break
        return told

    told = fill(plain, BINDING)
    if _words(told) < LITTLE * max_words:
        told = fill(plain, ((0, 1.0),))
    text = " ".join(text for _, text in told)
    for title in titles[:1]:
        if count_words(title[1]) <= max_words and share_told(title[1], text) < NEWS_TOLD:
            # Under a title the news is told: nothing need follow that has no part in it.
            headed = fill([title, *plain], BINDING[:-2])
            told = headed if len(headed) > 1 or not told else told
    return told


def _words(told: Sequence[tuple[int, str]]) -> int:
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
            0.0 if _in_french(facts[index]) else _mean_weight(plan, facts[index]),
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


def _in_french(fact: Fact) -> bool:
    return any(passage.language == "fr" for passage in fact.passages)


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
