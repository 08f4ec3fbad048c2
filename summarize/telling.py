"""One event, from its articles to its cited summary: what may be told of it (sayings.py), the choice, the citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from summarize.cite.differences.contradicting import contradicting
from summarize.cite.render import cite
from summarize.config import Config
from summarize.generate.generate import headline
from summarize.generate.requests import Generator
from summarize.news import news_first
from summarize.plan.choice import choose, words_told
from summarize.plan.selection import Problem, solve
from summarize.records import (
    Article,
    CitedSummary,
    Event,
    Omission,
    Passage,
    Since,
)
from summarize.sayings import Said, Sayable, sayable, study
from summarize.since import Readers
from summarize.text.entities.numbers import numbers
from summarize.text.words import count_words
from summarize.verify.gate import Verified
from summarize.verify.presented import each_introduced, each_presented_once
from summarize.verify.weighed import unlikely

# Of a summary's words, the share under which older articles are asked too.
LEAST_TOLD = 0.4


def summarize_event(
    event: Event,
    articles: Sequence[Article],
    generator: Generator,
    config: Config,
    readers: Readers | None = None,
) -> tuple[CitedSummary, tuple[Omission, ...], Mapping[str, int]]:
    """One event's summary, the facts it leaves out, and what the gate stopped, by kind.

    Args:
        event: the event; its articles are all in `articles`.
        articles: the event's own articles, copies left out.
        generator: the model.
        config: the options of the four stages.
        readers: what those know who read an earlier run. They are told what is new, its figures that
            changed first; nothing new is a summary without sentences.
    """
    studied = study(articles, generator.profile.max_sentences)
    found = sayable(articles, generator, config, readers, studied=studied)
    told = chosen(found, generator, config.plan.max_words)
    # Too little of what the newest articles say can be printed: older ones tell it too.
    while found.further and readers is None and words_told(told) < LEAST_TOLD * config.plan.max_words:
        wider = sayable(articles, generator, config, studied=studied, passed=found.further)
        retold = chosen(wider, generator, config.plan.max_words)
        found, told = (
            (wider, retold) if words_told(retold) > words_told(told) else (replace(found, further=0), told)
        )
    if not told and found.plan.facts and readers is None:  # a small budget, and no sentence fits it
        found = sayable(articles, generator, config, studied=studied, brief=True)
        told = chosen(found, generator, config.plan.max_words)
    plan, verified = found.plan, found.verified
    sentences = news_first([found.ways[said] for said in told], found.news)
    standing = [found.ways[said] for said in told if not found.contexts[said].leans]
    # A title of a newsroom that the text does not follow may give the very figure it leaves aside.
    overruled = {article_id for article_id, _, _ in found.overruled}
    followed, before = (
        [a for a in those if a.article_id not in overruled or not numbers(a.title or "", "fr")]
        for those in (found.titled, studied.before)
    )
    title = headline(plan.facts, followed, sentences, standing, before)
    published = {article.article_id: article.published_at for article in articles}
    texts = [*(article.title or "" for article in articles), *(passage.text for passage in plan.passages)]
    trust, room = generator.profile.trust, config.plan.max_words - sum(count_words(s.text) for s in sentences)
    sentences = each_introduced(sentences, plan.passages, texts, published, trust, room)
    once = each_presented_once(sentences, texts, published, trust)
    summary = cite(event, articles, once, plan, title, found.disagreements, config.cite)
    if readers:
        summary = replace(summary, since=Since(readers.newest, readers.event_ids, found.news.updates))
    return (
        summary,
        _omissions(
            event,
            verified[: len(plan.facts)],
            {passage for index, _ in told for passage in verified[index].fact.passages},
        ),
        _stopped(verified),
    )


def chosen(
    found: Sayable,
    generator: Generator,
    max_words: int,
    *,
    solver: Callable[[Problem, int], Sequence[int]] = solve,
) -> list[Said]:
    """The choice of what to tell: again without a cut that the model finds absurd, and without a sentence whose figure another denies.

    Of two such sentences the fact with fewer independent voices goes, of equals the one told later.
    """
    ways = list(found.ways)
    weighed = set[int]()
    while True:
        told = choose(found.plan, found.facts, ways, max_words, found.contexts, solver=solver)
        asked = {said[0]: found.cuts[said] for said in told if said in found.cuts and said[0] not in weighed}
        weighed.update(asked)
        absurd = unlikely(asked, generator)
        ways = [said for said in ways if said not in absurd]
        if not absurd.isdisjoint(told):
            continue
        pairs = contradicting([text for _, text in told])
        if not pairs:
            return told
        one, other = (told[place][0] for place in pairs[0])
        lost = one if found.facts[one].voices < found.facts[other].voices else other
        ways = [said for said in ways if said[0] != lost]


def _omissions(
    event: Event, verified: Sequence[Verified], told: AbstractSet[Passage]
) -> tuple[Omission, ...]:
    """Every fact of the plan that no sentence told, alone, joined or in another wording, with the reason."""
    left_out = [found for found in verified if told.isdisjoint(found.fact.passages)]
    return tuple(
        Omission(event.event_id, found.omission or "over_budget", lead.article_id, lead.start, lead.end)
        for found in left_out
        for lead in found.fact.passages[:1]
    )


def _stopped(verified: Sequence[Verified]) -> Mapping[str, int]:
    """How many hypotheses each kind of problem stopped."""
    stopped = Counter[str]()
    for found in verified:
        stopped.update({f"stopped_{kind}": count for kind, count in found.stopped})
    return stopped
