"""The line with one part taken out: what benchmarks/ablations.py compares.

Where the line takes a parameter, it is used (the generator, the weights, the solver, the configuration, what is
kept of what can be said); elsewhere a function of the line is exchanged for another, which `Patch` names.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import msgspec
from plan import Solver, Weigh, by_voices, greedy, learned

from summarize import barred, sayings
from summarize.config import GenerateConfig, PlanConfig
from summarize.generate import joins
from summarize.generate.opening import open_generator
from summarize.generate.profiles import Profile
from summarize.generate.requests import Generator, Request
from summarize.plan.contexts.held import FREE
from summarize.plan.selection import solve
from summarize.plan.unfit.latest import of_older_articles, of_the_last_day, tell_enough, with_news_retold
from summarize.plan.unfit.same_day import earlier_of_the_day
from summarize.records import Article, Hypothesis, Passage
from summarize.sayings import Said, Sayable
from summarize.verify import gate
from summarize.verify.grounding import ungrounded
from summarize.verify.problems import Problem
from summarize.verify.weighed import unlikely

WHOLE = "whole line"
NAMED_FACTS = frozenset({"number", "date", "name"})

Answer = Callable[[Generator, Sequence[Request]], list[tuple[Hypothesis, ...]]]
Rule = Callable[..., frozenset[tuple[str, int, int]]]
Patch = tuple[ModuleType, str, Callable[..., Any]]

SPANS = frozenset({"frozenset[Span]", "frozenset[tuple[str, int, int]]"})


def rules() -> dict[str, tuple[Rule, str]]:
    """The rules that keep a passage from carrying a sentence, and what each is asked with beside the passages.

    They are what barred.py and sayings.py call on passages to be given spans: a rule that is added is measured.
    """
    found: dict[str, tuple[Rule, str]] = {"older": (older, "articles")}
    for name, rule in (vars(barred) | vars(sayings)).items():
        if not inspect.isfunction(rule) or rule.__module__ in (barred.__name__, sayings.__name__):
            continue
        if rule.__annotations__.get("return") in SPANS:
            asked = list(inspect.signature(rule).parameters)
            if asked[0] == "passages":
                found[name] = (rule, asked[1] if len(asked) > 1 else "")
    return found


def older(passages: Sequence[Passage], articles: Mapping[str, Article]) -> frozenset[tuple[str, int, int]]:
    """What the articles say that newer ones are enough to tell without."""
    last = of_the_last_day(list(articles.values()))
    earlier = earlier_of_the_day(last, passages)
    sets = of_older_articles(passages, articles, with_news_retold(earlier, last, passages))
    return next(spans for spans in sets if not spans or tell_enough(spans, passages, articles))


RULES: Mapping[str, tuple[Rule, str]] = rules()


@dataclass(frozen=True, slots=True)
class Altered:
    """A model that answers otherwise: `answer` is given the model itself and the requests."""

    profile: Profile
    inner: Generator
    answer: Answer

    @property
    def identity(self) -> str:
        """The model's own."""
        return self.inner.identity

    def generate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """What `answer` makes of the requests."""
        return self.answer(self.inner, requests)

    def count_tokens(self, text: str) -> int:
        """The model's own count."""
        return self.inner.count_tokens(text)


@dataclass(frozen=True, slots=True)
class Variant:
    """What is otherwise than in a run; by default nothing.

    `model` makes another generator of the line's, `patches` put functions in the place of the line's, `keep`
    is given it and drops ways to say things before the choice. `weigh` and `solver` are those of plan.py.
    """

    model: Callable[[Generator], Generator] | None = None
    patches: tuple[Patch, ...] = ()
    keep: Callable[[Sayable, Generator], Sayable] | None = None
    weigh: Weigh = learned
    solver: Solver = solve
    vectors: str = PlanConfig().vectors

    @property
    def preparation(self) -> tuple[object, ...]:
        """Variants with the same one have the same to choose from."""
        return self.model, self.patches, self.weigh, self.vectors


def whole_sentences(model: Generator, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
    """The sentence that is to be cut, uncut."""
    return _closed(model, requests, lambda request: (Hypothesis(request.candidates[0], 0.0),))


def every_cut(model: Generator, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
    """All sound cuts, equally likely: what the model thinks of them is not asked."""
    return _closed(
        model, requests, lambda request: tuple(Hypothesis(text, 0.0) for text in request.candidates)
    )


def freely(model: Generator, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
    """What the model writes when nothing holds it to the sentence that it is to cut."""
    return model.generate(
        [
            Request(
                request.passages[:1], request.language, "cut" if request.language == "fr" else "translate"
            )
            for request in requests
        ]
    )


def _closed(
    model: Generator, requests: Sequence[Request], answer: Callable[[Request], tuple[Hypothesis, ...]]
) -> list[tuple[Hypothesis, ...]]:
    """Answers to the requests that have candidates; the model's own to the others."""
    others = iter(model.generate([request for request in requests if not request.candidates]))
    return [answer(request) if request.candidates else next(others) for request in requests]


def answering(answer: Answer, **changed: object) -> Callable[[Generator], Generator]:
    """Makes a model answer by `answer`, under its profile with some options changed."""
    return lambda model: Altered(msgspec.structs.replace(model.profile, **changed), model, answer)


def verbatim(_model: Generator) -> Generator:
    """No model at all."""
    return open_generator(GenerateConfig(model="verbatim"))


def first_alone(found: Sayable, model: Generator) -> Sayable:
    """Of each fact the way that comes first: the model's best hypothesis that passes, else the sentence itself."""
    requests = {said[0]: request for said, request in found.cuts.items()}
    answers = model.generate(list(requests.values())) if requests else []
    absurd = unlikely(requests, model)
    first: dict[int, Said] = {}
    for index, hypotheses in zip(requests, answers, strict=True):
        for said in ((index, hypothesis.text) for hypothesis in hypotheses):
            if said in found.cuts and said not in absurd:
                first.setdefault(index, said)
    for said in found.ways:
        first.setdefault(said[0], said)
    return _kept(found, lambda said: first[said[0]] == said)


def no_joins(found: Sayable, _model: Generator) -> Sayable:
    """Nothing that was made of two sentences."""
    return _kept(found, lambda said: said[0] < len(found.plan.facts))


def _kept(found: Sayable, is_kept: Callable[[Said], bool]) -> Sayable:
    return replace(
        found,
        ways={said: way for said, way in found.ways.items() if is_kept(said)},
        contexts={said: own for said, own in found.contexts.items() if is_kept(said)},
        cuts={said: own for said, own in found.cuts.items() if is_kept(said)},
    )


def passes(*_anything: object, **_options: object) -> tuple[Problem, ...]:
    """In the place of a check: no problem."""
    return ()


def names_alone(sentence: str, passages: Sequence[Passage], published: Any, _trust: str) -> tuple[Problem, ...]:  # fmt: skip
    """In the place of the gate: numbers, dates and names that no passage holds, and nothing else."""
    return tuple(p for p in ungrounded(sentence, passages, published) if p.kind in NAMED_FACTS)


def none_unfit(*_anything: object) -> frozenset[tuple[str, int, int]]:
    """In the place of a rule for readers: every passage may carry a sentence."""
    return frozenset()


def never(*_anything: object) -> bool:
    """In the place of `tell_enough`: newer articles are never enough."""
    return False


def free(*_anything: object, **_options: object) -> object:
    """In the place of `context`: nothing leans on anything."""
    return FREE


def nothing_made(*_anything: object) -> None:
    """In the place of what makes one sentence of two: none is made."""


OPEN_GATE: tuple[Patch, ...] = ((gate, "problems_of", passes), (gate, "unprintable", passes))


def allowed(name: str) -> Patch:
    """What the line has instead where the passages that a rule forbids may be told."""
    if name == "older":
        return barred, "tell_enough", never
    return (sayings if hasattr(sayings, name) else barred), name, none_unfit


NO_RULES: tuple[Patch, ...] = tuple(allowed(name) for name in RULES)
LEANING: tuple[Patch, ...] = ((sayings, "context", free),)
FREELY = answering(freely, decoding="beam")

VARIANTS: Mapping[str, Variant] = {
    WHOLE: Variant(),
    "no model (verbatim)": Variant(model=verbatim),
    "every cut, unscored": Variant(model=answering(every_cut)),
    "no cuts": Variant(model=answering(whole_sentences)),
    "no joins": Variant(keep=no_joins),
    "no names for pronouns": Variant(patches=((joins, "named", nothing_made),)),
    "no shared subjects": Variant(patches=((joins, "coordinated", nothing_made),)),
    "first hypothesis": Variant(keep=first_alone),
    "decoding not held": Variant(model=FREELY),
    "not held, no gate": Variant(model=FREELY, patches=OPEN_GATE),
    "no gate": Variant(patches=OPEN_GATE),
    "gate: names, figures": Variant(patches=((gate, "problems_of", names_alone),)),
    "leaning allowed": Variant(patches=LEANING),
    **{f"{name.replace('_', ' ')} allowed": Variant(patches=(allowed(name),)) for name in RULES},
    "no rules for readers": Variant(patches=NO_RULES + LEANING),
    "weights by voices": Variant(weigh=by_voices),
    "greedy choice": Variant(solver=greedy),
    "no vectors": Variant(vectors="none"),
}
