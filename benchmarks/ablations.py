"""What each part of the line brings: everything as in a run, one part left out at a time.

    python benchmarks/ablations.py DATA [--corpus rpm2] [--model compact] [--limit 100] [--only GREEDY ...]
    python benchmarks/ablations.py DATA --training STEPS --output DIR

One table a corpus. After ROUGE stands the difference to the whole line with its paired 95 % interval, a star
where the interval and the sign-flip test after Holm's correction both show one. Then: words told; percent of
sentences that stand in no source; and of 100 sentences told, how many the whole line's gate would have
stopped, and how many its rules for readers (`RULES`, leaning) would not have told there. ROUGE sees neither.
"stories" are held-out press releases in four languages at once (parallel_sets.py): elsewhere all articles are
French, and the vectors are not asked. The second form trains recipes (training_ablations.py).
"""

from __future__ import annotations

import argparse
import contextlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import msgspec
from parallel_sets import STORY_WORDS, held_out_stories
from plan import CORPORA, Solver, Weigh, by_voices, cleaned, greedy, learned

from summarize import telling
from summarize.cite.superseded import superseded
from summarize.config import Config, GenerateConfig, PlanConfig
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.significance.compare import Comparison, compare_all
from summarize.evaluate.texts import text_scores
from summarize.generate import joins
from summarize.generate.dated import event_days, with_days
from summarize.generate.generate import open_generator
from summarize.generate.profiles import Profile
from summarize.generate.requests import Generator, Request
from summarize.plan.leaning import FREE, context
from summarize.plan.overtaken import overtaken
from summarize.plan.passages import misspelt, taken_back
from summarize.plan.planner import choose, event_passages
from summarize.plan.salience import concept_weights
from summarize.plan.selection import Candidate, coverage_problem, solve
from summarize.plan.speakers import voiced
from summarize.records import Article, GroundedSentence, Hypothesis, Passage
from summarize.telling import Said, Sayable, sayable
from summarize.verify import gate
from summarize.verify.french import unprintable
from summarize.verify.gate import problems_of
from summarize.verify.grounding import ungrounded
from summarize.verify.orphans import may_follow
from summarize.verify.problems import Problem

WHOLE = "whole line"
METRICS = ("rouge1.f1", "rouge2.f1", "rougeL.f1")
NAMED_FACTS = frozenset({"number", "date", "name"})

Answer = Callable[[Generator, Sequence[Request]], list[tuple[Hypothesis, ...]]]
Patch = tuple[ModuleType, str, Callable[..., Any]]

# The rules that keep a passage from carrying a sentence, and what they are asked with beside the passages.
RULES: Mapping[str, tuple[Callable[..., frozenset[tuple[str, int, int]]], str]] = {
    "overtaken": (overtaken, "published"),
    "misspelt": (misspelt, ""),
    "voiced": (voiced, "articles"),
    "superseded": (superseded, "articles"),
    "taken_back": (taken_back, ""),
}


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
    drops ways to say things before the choice. `weigh` and `solver` are those of plan.py.
    """

    model: Callable[[Generator], Generator] | None = None
    patches: tuple[Patch, ...] = ()
    keep: Callable[[Sayable], Sayable] | None = None
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


def first_alone(found: Sayable) -> Sayable:
    """Of each fact the way that comes first: the model's best hypothesis that passes, else the sentence itself."""
    first: dict[int, Said] = {}
    for said in found.ways:
        first.setdefault(said[0], said)
    return _kept(found, lambda said: first[said[0]] == said)


def no_joins(found: Sayable) -> Sayable:
    """Nothing that was made of two sentences."""
    return _kept(found, lambda said: said[0] < len(found.plan.facts))


def _kept(found: Sayable, is_kept: Callable[[Said], bool]) -> Sayable:
    return replace(
        found,
        ways={said: way for said, way in found.ways.items() if is_kept(said)},
        contexts={said: own for said, own in found.contexts.items() if is_kept(said)},
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


def free(*_anything: object, **_options: object) -> object:
    """In the place of `context`: nothing leans on anything."""
    return FREE


def nothing_made(*_anything: object) -> None:
    """In the place of what makes one sentence of two: none is made."""


OPEN_GATE: tuple[Patch, ...] = ((gate, "problems_of", passes), (gate, "unprintable", passes))
NO_RULES: tuple[Patch, ...] = tuple((telling, name, none_unfit) for name in RULES)
LEANING: tuple[Patch, ...] = ((telling, "context", free),)
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
    **{f"{name} allowed": Variant(patches=((telling, name, none_unfit),)) for name in RULES},
    "no rules for readers": Variant(patches=NO_RULES + LEANING),
    "weights by voices": Variant(weigh=by_voices),
    "greedy choice": Variant(solver=greedy),
    "no vectors": Variant(vectors="none"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A variant's summary of one event, and of its sentences how many the whole line would not have told.

    `stopped` by its gate, `refused` by its rules for readers.
    """

    sentences: tuple[str, ...]
    stopped: int
    refused: int

    @property
    def text(self) -> str:
        """The summary."""
        return " ".join(self.sentences)


@dataclass(slots=True)
class Remembering:
    """A model that is asked each thing once: variants ask mostly the same."""

    inner: Generator
    known: dict[Request, tuple[Hypothesis, ...]] = field(default_factory=dict)

    @property
    def profile(self) -> Profile:
        """The model's own."""
        return self.inner.profile

    @property
    def identity(self) -> str:
        """The model's own."""
        return self.inner.identity

    def generate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """The model's answers, remembered."""
        new = list(dict.fromkeys(request for request in requests if request not in self.known))
        if new:
            self.known.update(zip(new, self.inner.generate(new), strict=True))
        return [self.known[request] for request in requests]

    def count_tokens(self, text: str) -> int:
        """The model's own count."""
        return self.inner.count_tokens(text)


def prepare(articles: Sequence[Article], model: Generator, words: int, variant: Variant) -> Sayable:
    """What an event has to tell with a variant of the line."""
    config = Config(plan=PlanConfig(max_words=words, vectors=variant.vectors))
    worth = None
    if variant.weigh is not learned:
        passages = event_passages(articles)
        own = concept_weights(articles, passages)
        wanted = variant.weigh(articles, passages, own)
        worth = {concept: wanted[concept] / max(weight, 1e-9) for concept, weight in own.items()}
    with contextlib.ExitStack() as stack:
        for module, name, instead in variant.patches:
            stack.enter_context(patch.object(module, name, instead))
        return sayable(articles, variant.model(model) if variant.model else model, config, worth=worth)


def tell(articles: Sequence[Article], found: Sayable, words: int, variant: Variant, trust: str) -> Told:
    """What a variant chooses of it, and what the whole line would say to that."""
    kept = variant.keep(found) if variant.keep else found
    chosen = choose(kept.plan, kept.facts, list(kept.ways), words, kept.contexts, solver=variant.solver)
    ways = [kept.ways[said] for said in chosen]
    published = {article.article_id: article.published_at for article in articles}
    leans = [kept.contexts[said] != FREE for said in chosen]
    stopped = [
        bool(found) and not (leaning and may_follow(found))
        for found, leaning in zip((problems(way, published, trust) for way in ways), leans, strict=True)
    ]
    return Told(tuple(way.text for way in ways), sum(stopped), refused(ways, articles, kept.plan.passages))


def problems(way: GroundedSentence, published: Any, trust: str) -> tuple[Problem, ...]:
    """What the gate says of a sentence beside the passages of its fact, as verify/gate.py asks it."""
    if way.origin == "verbatim":
        return unprintable(way.text)
    found = problems_of(way.text, way.fact.passages, published, trust)
    dated = with_days(way.fact.passages, event_days(published))
    return found and problems_of(way.text, dated, published, trust) and found


def refused(
    ways: Sequence[GroundedSentence], articles: Sequence[Article], passages: Sequence[Passage]
) -> int:
    """How many sentences, told in this order, are worded by a passage that a rule forbids, or lean on nothing told."""
    by_id = {article.article_id: article for article in articles}
    given = {
        "published": ({article.article_id: article.published_at for article in articles},),
        "articles": (by_id,),
        "": (),
    }
    unfit = frozenset[tuple[str, int, int]]().union(
        *(rule(passages, *given[asked]) for rule, asked in RULES.values())
    )
    candidates = [
        Candidate(row, way.text, "fr", 0.0, context(way, by_id, stands=way.origin != "verbatim" or not unprintable(way.text)))
        for row, way in enumerate(ways)
    ]  # fmt: skip
    standing = coverage_problem(candidates, {}).standing(range(len(ways))) if candidates else []
    return sum(
        row not in standing or (own.article_id, own.start, own.end) in unfit
        for row, way in enumerate(ways)
        for own in [_worded_by(way)]
    )


def _worded_by(way: GroundedSentence) -> Passage:
    """The passage whose words a sentence is, else the one that carries its fact's wording."""
    plain = " ".join(way.text.split())
    return next((p for p in way.fact.passages if " ".join(p.text.split()) == plain), way.fact.passages[0])


def measure(  # noqa: PLR0917 - what a table is made of
    name: str, examples: Sequence[Example], words: int, mode: Mode, model: Generator, only: Sequence[str] = ()
) -> dict[str, list[Told]]:
    """Prints the table of a corpus, a line as soon as it is known; returns what was told."""
    events = [cleaned(example) for example in examples]
    references = [example.references for example in examples]
    asked = {n: v for n, v in VARIANTS.items() if n == WHOLE or not only or n in only}
    ready: dict[tuple[object, ...], list[Sayable]] = {}
    told: dict[str, list[Told]] = {}
    scores: dict[str, dict[str, SegmentScores]] = {}
    for label, variant in asked.items():
        if variant.preparation not in ready:
            ready[variant.preparation] = [prepare(own, model, words, variant) for own in events]
        found = ready[variant.preparation]
        told[label] = [
            tell(own, one, words, variant, model.profile.trust)
            for own, one in zip(events, found, strict=True)
        ]
        scores[label] = {
            score.name: score
            for score in rouge_scores([one.text for one in told[label]], references, mode)
            if score.name in METRICS
        }
        means = "/".join(f"{scores[label][metric].mean:.2f}" for metric in METRICS)
        print(f"  {label}: {means}", flush=True)
    compared = {m: compare_all({n: s[m] for n, s in scores.items()}, focus=WHOLE) for m in METRICS}
    print(f"\n{name}: {len(examples)} events, {words} words, {model.profile.name}")
    print(next(iter(scores[WHOLE].values())).signature)
    print(
        f"{'':22}{'R1/R2/RL':>18}{'R1 less the whole':>24}{'R2':>24}{'RL':>24}"
        f"{'words':>7}{'new %':>7}{'gate':>6}{'rules':>6}"
    )
    for label in asked:
        print(
            row(
                label,
                scores[label],
                {m: _against(compared[m], label) for m in METRICS},
                told[label],
                examples,
            )
        )
    return told


def _against(found: Sequence[Comparison], label: str) -> Comparison | None:
    return next((one for one in found if one.names[1] == label), None)


def row(
    label: str,
    scores: Mapping[str, SegmentScores],
    compared: Mapping[str, Comparison | None],
    told: Sequence[Told],
    examples: Sequence[Example],
) -> str:
    """A line of the table."""
    means = "/".join(f"{scores[metric].mean:.2f}" for metric in METRICS)
    differences = "".join(f"{_difference(compared[metric]):>24}" for metric in METRICS)
    predictions = [Prediction(e.example_id, one.text) for e, one in zip(examples, told, strict=True)]
    texts = {score.name: score.mean for score in text_scores(predictions, examples)}
    count = sum(len(one.sentences) for one in told)
    stopped, broken = (
        100 * sum(getattr(one, part) for one in told) / count if count else float("nan")
        for part in ("stopped", "refused")
    )
    return (
        f"{label:22}{means:>18}{differences}"
        f"{texts['words']:7.1f}{texts['novel.sentence']:7.1f}{stopped:6.1f}{broken:6.1f}"
    )


def _difference(found: Comparison | None) -> str:
    """The variant less the whole line, its interval, and a star where a difference may be claimed."""
    if found is None:
        return ""
    star = "*" if (found.low > 0 or found.high < 0) and found.p_value < 0.05 else " "
    # Taken from 0, so that no difference is not a negative one.
    mean, low, high = (round(0.0 - value, 2) + 0.0 for value in (found.difference, found.high, found.low))
    return f"{mean:+.2f} [{low:+.2f}, {high:+.2f}]{star}"


def examples_of(name: str, data: Path, limit: int) -> tuple[list[Example], int, Mode]:
    """The examples of a corpus, drawn with a seed where there are more, its words and how it is scored."""
    if name == "stories":
        stories, _ = held_out_stories(data)
        examples = [Example(story.story_id, (story.lead,), story.articles) for story in stories]
        words, mode = STORY_WORDS, load_corpus("rpm2", data).mode
    else:
        declared, words = CORPORA[name]
        corpus = load_corpus(declared, data)
        examples, mode = list(corpus.examples), corpus.mode
    if len(examples) > limit:
        examples = random.Random(12345).sample(examples, limit)
    return examples, words, mode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="compact")
    parser.add_argument("--limit", type=int, default=100, help="examples of a corpus, drawn with a seed")
    parser.add_argument("--corpus", choices=[*CORPORA, "stories"], action="append")
    parser.add_argument("--only", choices=list(VARIANTS), action="append", default=[])
    arguments = parser.parse_args()
    model = Remembering(open_generator(GenerateConfig(model=arguments.model)))
    for name in arguments.corpus or [*CORPORA, "stories"]:
        examples, words, mode = examples_of(name, arguments.data, arguments.limit)
        measure(name, examples, words, mode, model, arguments.only)


if __name__ == "__main__":
    main()
