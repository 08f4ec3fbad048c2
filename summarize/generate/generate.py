"""The stage: facts in, for each of them French hypotheses out, whatever the model behind."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from summarize.generate.baselines import lead
from summarize.generate.cutting.cuts import cuts
from summarize.generate.dated import Days, dated, event_days, with_days
from summarize.generate.headline import headline
from summarize.generate.joins import joined, leans_back, support
from summarize.generate.profiles import Profile
from summarize.generate.requests import Generator, Request
from summarize.records import Fact, Hypothesis, Passage
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems

__all__ = ["Proposal", "fact_request", "generate_event", "generate_facts", "headline", "propose"]

TARGET = "fr"
NO_DAYS = event_days({})
MIN_SUPPORT = 0.3  # share of a written sentence's content stems below which it belongs to no fact


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model proposes for a fact, best first.

    With a `request` the hypotheses are the closed set that it names, which no model has weighed yet: those that the gate
    lets pass are (weighed.py).
    """

    fact: Fact
    hypotheses: tuple[Hypothesis, ...]
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence that a model wrote about a whole event, under the facts it draws on.

    `fact` holds the passages of one or more of the event's facts: what the gate checks it with.
    """

    fact: Fact
    hypothesis: Hypothesis


def propose(
    facts: Sequence[Fact],
    generator: Generator,
    passages: Sequence[Passage] = (),
    published: Mapping[str, datetime | None] | None = None,
    *,
    brief: bool = False,
) -> list[Proposal]:
    """The facts in order, each with French sentences that may say it: a model's n-best, or all sound cuts of its own.

    `published` tells when each article of the event appeared: a day that would mislead beside the other
    articles is told by the calendar (generate/dated.py). `brief` asks for forms as short as a headline's, which lose
    their circumstances: for a budget that no other form fits.

    With the event's `passages`, those that lean on the sentences before them in their article ("Il a
    ajouté …") follow, joined with these and told by name: only what generate/joins.py is sure of.

    A model that wants the whole event (`unit = "event"`) may write sentences that say two facts at
    once: these come after the others, each under the two facts joined. Call it with one event at
    a time: batches are then composed by the event, and a resumed run gives the same bytes.
    """
    if generator.profile.unit == "fact" or generator.profile.backend == "none":
        days = event_days(published or {})
        return generate_facts(facts, generator, days, brief=brief) + (
            _joins(facts, generator, passages, days) if generator.profile.decoding == "chunks" else []
        )
    found: dict[Fact, list[Hypothesis]] = {fact: [] for fact in facts}
    for written in generate_event(facts, generator):
        found.setdefault(written.fact, []).append(written.hypothesis)
    return [Proposal(fact, tuple(hypotheses)) for fact, hypotheses in found.items()]


def _joins(
    facts: Sequence[Fact], generator: Generator, passages: Sequence[Passage], days: Days
) -> list[Proposal]:
    """Every join of a sentence that leans back with those before it, under the passages of both.

    Also of sentences that are no plan's facts: a plan that reads "Il a ajouté …" cannot want it.
    """
    by_place = {(p.article_id, p.position): p for p in passages if p.language == TARGET}
    facts_of = {fact.passages[0]: fact for fact in facts}
    made: list[tuple[Fact, Request]] = []
    for wording in by_place.values():
        if not leans_back(wording.text):
            continue
        own = facts_of.get(wording, Fact((wording,), 1, 0.0))
        fuller = replace(own, passages=(*own.passages, *support(wording, by_place)))
        for text in joined(with_days(fuller.passages, days)):
            candidates = cuts(text, TARGET, generator.profile.max_candidates)
            made.append((fuller, Request((text,), TARGET, "cut", candidates)))
    return _proposals(made, generator)


def generate_facts(
    facts: Sequence[Fact], generator: Generator, days: Days = NO_DAYS, *, brief: bool = False
) -> list[Proposal]:
    """For each fact what a model proposes that takes one fact at a time.

    French passages are asked for first. A fact that only foreign sources carry goes to a model
    whose profile reads their language; nothing is proposed where the model cannot help.
    """
    profile = generator.profile
    if profile.name == "lead" and profile.backend == "none":
        return [Proposal(fact, lead(fact)) for fact in facts]
    return _proposals([(fact, fact_request(fact, profile, days, brief=brief)) for fact in facts], generator)


def _proposals(asked: Sequence[tuple[Fact, Request | None]], generator: Generator) -> list[Proposal]:
    """The closed set of each request that names one, and what the model writes where it is free."""
    free = [request for _, request in asked if request is not None and not request.candidates]
    written = iter(generator.generate(free) if free else [])
    return [
        Proposal(fact, ())
        if request is None
        else Proposal(fact, tuple(Hypothesis(text, math.nan) for text in request.candidates if text), request)
        if request.candidates
        else Proposal(fact, next(written))
        for fact, request in asked
    ]


def fact_request(
    fact: Fact, profile: Profile, days: Days = NO_DAYS, *, brief: bool = False
) -> Request | None:
    """What to ask a model about one fact; None where it cannot put it into French."""
    if profile.backend == "none":
        return None
    for language in _languages(fact, profile):
        passages = [p for p in fact.passages if p.language == language]
        wording = passages[0]
        if language == TARGET and profile.decoding == "chunks":
            candidates = cuts(dated(wording, days), language, profile.max_candidates, brief=brief)
            return Request((wording.text,), language, "cut", candidates) if candidates else None
        if language != TARGET and profile.decoding == "chunks":
            if "translate" not in profile.tasks:
                continue  # a model held to French chunks has none of a foreign sentence
            return Request((wording.text,), language, "translate")
        if language != TARGET:
            return Request((wording.text,), language)  # a translator: one sentence, not several tellings
        return Request(tuple(dict.fromkeys(p.text for p in passages)), language)
    return None


def _languages(fact: Fact, profile: Profile) -> list[str]:
    """The fact's languages that the profile reads, French first, then in the fact's order."""
    present = dict.fromkeys(p.language for p in fact.passages if p.language in profile.source_languages)
    return sorted((language for language in present if language), key=lambda language: language != TARGET)


def generate_event(facts: Sequence[Fact], generator: Generator) -> list[WrittenSentence]:
    """What a model writes that wants the whole event at once, sentence by sentence.

    The facts' wordings are packed, most salient first, up to the model's input, and read in the
    order of salience. Every sentence of the n-best texts comes with the one or two facts it draws
    on most, so that the gate can check it; a sentence that draws on none is left out.
    """
    profile = generator.profile
    packed = pack(facts, generator)
    if not packed:
        return []
    languages = [passage.language for passage in packed]
    main = max(dict.fromkeys(languages), key=languages.count)  # ties: the most salient fact's
    request = Request(tuple(passage.text for passage in packed), main)
    written: dict[str, WrittenSentence] = {}
    for text in generator.generate([request])[0] if profile.backend != "none" else ():
        for span in sentence_spans(text.text, TARGET):
            sentence = text.text[span.start : span.end]
            fact = supporting_fact(sentence, facts)
            if fact is not None:
                written.setdefault(sentence, WrittenSentence(fact, Hypothesis(sentence, text.score)))
    return list(written.values())


def pack(facts: Sequence[Fact], generator: Generator) -> list[Passage]:
    """The wordings of the most salient facts that fit the model's input, most salient first.

    Each is in a language that the profile reads, French where the fact has it.
    """
    profile = generator.profile
    budget = profile.max_input_tokens - generator.count_tokens(profile.prefix) - 4  # special tokens
    packed: list[Passage] = []
    for fact in sorted(facts, key=lambda fact: -fact.salience):
        languages = _languages(fact, profile)
        if not languages:
            continue
        passage = next(p for p in fact.passages if p.language == languages[0])
        cost = generator.count_tokens(passage.text)
        if cost > budget:
            continue
        budget -= cost
        packed.append(passage)
    return packed


def supporting_fact(sentence: str, facts: Sequence[Fact]) -> Fact | None:
    """The fact a sentence draws on, or two of them joined where a second adds what is missing."""
    stems = set(content_stems(sentence, TARGET))
    if not stems:
        return None
    held = [{s for p in f.passages for s in content_stems(p.text, p.language or "")} & stems for f in facts]
    order = sorted(range(len(facts)), key=lambda i: (-len(held[i]), i))
    first = order[0] if order else None
    if first is None or len(held[first]) < MIN_SUPPORT * len(stems):
        return None
    rest = stems - held[first]
    second = max(order[1:], key=lambda i: (len(held[i] & rest), -i), default=None)
    if second is None or len(held[second] & rest) < 2:  # one shared word joins anything
        return facts[first]
    joined = (facts[first], facts[second])
    return Fact(
        passages=tuple(dict.fromkeys(p for fact in joined for p in fact.passages)),
        voices=min(fact.voices for fact in joined),
        salience=max(fact.salience for fact in joined),
    )
