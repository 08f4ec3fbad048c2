"""One event, from its articles to its cited summary: plan, generate, verify, cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from summarize.cite.disagreements import find_disagreements
from summarize.cite.outvoted import outvoted
from summarize.cite.render import cite, number_sources
from summarize.config import Config
from summarize.generate.generate import headline, propose
from summarize.generate.requests import Generator
from summarize.news import NOTHING_KNOWN, find_news, news_first
from summarize.plan.leaning import leaning
from summarize.plan.overtaken import overtaken
from summarize.plan.passages import misspelt, taken_back
from summarize.plan.planner import choose, event_passages, plan_event
from summarize.plan.speakers import voiced
from summarize.records import Article, CitedSummary, Event, Omission, Passage, Since
from summarize.since import Readers
from summarize.verify.french import unprintable
from summarize.verify.gate import Verified, verify_facts


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
    by_id = {article.article_id: article for article in articles}
    published = {article.article_id: article.published_at for article in articles}
    passages = event_passages(articles)
    # Before the plan: where sources differ, the text keeps to one side and the report shows all.
    disagreements = find_disagreements(passages, by_id, number_sources(articles))
    overruled = outvoted(disagreements)
    unfit = overruled | taken_back(passages) | overtaken(passages, published)
    unfit |= misspelt(passages) | voiced(passages, by_id)
    news = find_news(passages, by_id, readers) if readers else NOTHING_KNOWN
    unfit |= news.old

    unable = [p for p in passages if p.language == "fr" and unprintable(p.text)]
    not_alone = {(p.article_id, p.start, p.end) for p in unable}
    plan = plan_event(articles, passages, config.plan, unfit, news.worth, leaning=not_alone)
    fit = [p for p in plan.passages if (p.article_id, p.start, p.end) not in unfit]
    proposed = propose(plan.facts, generator, fit)
    verified = verify_facts(proposed, published, generator.profile.trust, config.verify)
    unfit_texts = [by_id[article_id].text[start:end].casefold() for article_id, start, end in sorted(unfit)]
    ways = {
        (index, way.text): way
        for index, found in enumerate(verified)
        for way in found.candidates
        # A join is told in its own words; the passages that it joins have facts of their own.
        if index < len(plan.facts) or way.origin == "generated"
        # The gate proposes every passage of a fact, also without the connective that it opens on.
        if not any(text.endswith(way.text.casefold()) for text in unfit_texts)
        and not (readers and readers.known.says(way.text, "fr"))
    }
    leans = {said: leaning(way, by_id) for said, way in ways.items()}
    told = choose(plan, [fact for fact, _ in proposed], list(ways), config.plan.max_words, leans)
    sentences = news_first([ways[said] for said in told], news)
    # A title of a newsroom that the text does not follow may give the very figure it leaves aside.
    followed = [article for article in articles if article.article_id not in {span[0] for span in overruled}]
    title = headline(plan.facts, followed, sentences) or headline(plan.facts, articles, sentences)
    summary = cite(event, articles, sentences, plan, title, disagreements, config.cite)
    if readers:
        summary = replace(summary, since=Since(readers.newest, readers.event_ids, news.updates))
    return (
        summary,
        _omissions(
            event,
            verified[: len(plan.facts)],
            {passage for index, _ in told for passage in verified[index].fact.passages},
        ),
        _stopped(verified),
    )


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
