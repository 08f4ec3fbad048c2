"""Everything that may be told of an event: its facts, planned, worded and verified, with what each way to say one needs before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.barred import barred, cannot_stand
from summarize.cite.differences.disagreements import find_disagreements
from summarize.cite.render import number_sources
from summarize.config import Config
from summarize.generate.dated import dated, event_days
from summarize.generate.generate import propose
from summarize.generate.requests import Generator, Request
from summarize.news import NOTHING_KNOWN, News, find_news
from summarize.plan.concepts import Concept
from summarize.plan.contexts.context import context, follows_only
from summarize.plan.contexts.held import Context
from summarize.plan.planner import EventPlan, event_passages, plan_event
from summarize.plan.unfit.latest import (
    of_older_articles,
    of_the_last_day,
    stale_titles,
    with_news_retold,
    without_titles,
)
from summarize.plan.unfit.qualified import less_qualified
from summarize.plan.unfit.same_day import earlier_of_the_day
from summarize.records import (
    Article,
    Disagreement,
    Fact,
    GroundedSentence,
    Passage,
    Span,
)
from summarize.since import Readers
from summarize.verify.gate import Verified, verify_facts
from summarize.verify.titled import titled
from summarize.verify.weighed import to_weigh

Said = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Sayable:
    """What can be told of an event: every verified way to say a fact of its plan, or two joined.

    `ways` are by (index into `verified`, text), `contexts` what each needs told before it; `overruled`
    are the spans that the text does not follow where sources differ; `titled` are the articles without stale titles. `cuts`
    are those of the ways that the model weighs before they are told, with what to ask it. `further` is how many sets of newest articles to pass over for more of the event's to tell it, 0 where all do.
    """

    plan: EventPlan
    verified: tuple[Verified, ...]
    ways: Mapping[Said, GroundedSentence]
    contexts: Mapping[Said, Context]
    disagreements: tuple[Disagreement, ...]
    overruled: frozenset[Span]
    news: News
    titled: tuple[Article, ...]
    cuts: Mapping[Said, Request]
    further: int = 0

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that `ways` say, by index."""
        return tuple(found.fact for found in self.verified)


@dataclass(frozen=True, slots=True)
class Studied:
    """What the articles of an event say, whichever of them tell it; it is told again over more of them where one choice tells too little.

    `older` are the sets of older articles' spans to choose from, the strictest choice first (`of_older_articles`); `titled`
    the articles without stale titles, `before` those that others of their day follow and whose titles nothing else makes stale.
    """

    passages: tuple[Passage, ...]
    disagreements: tuple[Disagreement, ...]
    older: tuple[frozenset[Span], ...]
    titled: tuple[Article, ...]
    before: tuple[Article, ...]


def study(articles: Sequence[Article], most: int | None) -> Studied:
    """Reads the first `most` sentences of each article of an event; all of them for None."""
    by_id = {article.article_id: article for article in articles}
    passages = event_passages(articles, most)
    last = of_the_last_day(articles)
    earlier = earlier_of_the_day(last, passages)
    stale = stale_titles(articles, passages)
    return Studied(
        passages,
        find_disagreements(passages, by_id, number_sources(articles), earlier),
        tuple(of_older_articles(passages, by_id, with_news_retold(earlier, last, passages))),
        tuple(without_titles(articles, stale.union(earlier))),
        tuple(a for a in articles if a.article_id in earlier and a.article_id not in stale),
    )


def sayable(
    articles: Sequence[Article],
    generator: Generator,
    config: Config,
    readers: Readers | None = None,
    worth: Mapping[Concept, float] | None = None,
    *,
    studied: Studied | None = None,
    brief: bool = False,
    passed: int = 0,
) -> Sayable:
    """Everything that may be told of an event, before the choice.

    The newest articles tell it where they are enough, passing over the first `passed` sets of such (`of_older_articles`).
    `worth` are further factors of concepts' weights, for experiments. `brief` makes forms as short as a headline's too.
    `studied` is what `study` made of the articles, where that is known.
    """
    by_id = {article.article_id: article for article in articles}
    published = {article.article_id: article.published_at for article in articles}
    days = event_days(published)
    # Before the plan: where sources differ, the text keeps to one side and the report shows all.
    studied = studied or study(articles, generator.profile.max_sentences)
    passages, disagreements, sets = studied.passages, studied.disagreements, studied.older
    bars = barred(sets[passed:], passages, by_id, disagreements, config.plan.max_words)
    further = (sets.index(bars.older) + 1) % len(sets)
    older, overruled = bars.older, bars.overruled
    unfit = bars.unfit | older
    unfit |= less_qualified(passages, published, unfit)
    news = find_news(passages, by_id, readers) if readers else NOTHING_KNOWN
    unfit |= news.old

    fit = [p for p in passages if p.span not in unfit]
    not_alone = {
        p.span
        for p in fit
        if p.language == "fr" and (cannot_stand(p, days) or follows_only(p, by_id[p.article_id]))
    }
    plan = plan_event(studied.titled, passages, config.plan, unfit, worth or news.worth, leaning=not_alone)
    proposals = propose(plan.facts, generator, fit, published, brief=brief)
    verified = verify_facts(
        [(proposal.fact, proposal.hypotheses) for proposal in proposals],
        published,
        generator.profile.trust,
        config.verify,
    )
    # What a newer article says in the same words is not old.
    fit_texts = {p.text for p in fit}
    unfit_passages = [
        p for p in passages if p.span in unfit and not (p.span in older and p.text in fit_texts)
    ]
    # Nor is what such a sentence ends on told: one look for all of them, as none has the sign between them.
    unfit_texts = "".join(
        f"{text.casefold()}\0" for p in unfit_passages for text in dict.fromkeys((p.text, dated(p, days)))
    )
    ways: dict[Said, GroundedSentence] = {}
    contexts: dict[Said, Context] = {}
    cuts: dict[Said, Request] = {}
    for index, found in enumerate(verified):
        # News comes first for readers of an earlier run, so that a sentence may lose its neighbour.
        following = found.following if readers is None else ()
        asked = to_weigh(proposals[index], found)
        for way in (*found.candidates, *following):
            if index >= len(plan.facts) and way.origin == "verbatim":
                continue  # a join is told in its own words; the passages that it joins have facts of their own
            # The gate proposes every passage of a fact, also without the connective that it opens on.
            if f"{way.text.casefold()}\0" in unfit_texts:
                continue
            if (index, way.text) in ways or (readers and readers.known.says(way.text, "fr")):
                continue
            ways[index, way.text] = way
            contexts[index, way.text] = context(way, by_id, stands=way in found.candidates)
            if asked and way.origin == "generated" and way.text in asked.candidates:
                cuts[index, way.text] = asked
    for title, wanted in titled(studied.titled, fit, published) if readers is None else ():
        said = len(verified), title.text
        verified = (*verified, Verified(title.fact, (title,), (), None))
        ways[said], contexts[said] = title, wanted
    return Sayable(
        plan,
        verified,
        ways,
        contexts,
        disagreements,
        overruled,
        news,
        studied.titled,
        cuts,
        further,
    )
