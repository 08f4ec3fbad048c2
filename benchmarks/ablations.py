"""What each part of the line brings: everything as in a run, one part left out at a time.

    python benchmarks/ablations.py DATA [--corpus rpm2] [--model compact] [--limit 100] [--only "no joins"]
    python benchmarks/ablations.py DATA --training STEPS --output DIR

One table a corpus. After ROUGE stands the difference to the whole line with its paired 95 % interval, a star
where the interval and the sign-flip test after Holm's correction both show one. Then: words told; percent of
sentences that stand in no source; and of 100 sentences told, how many the whole line's gate would have
stopped, and how many its rules for readers (`RULES`, leaning) would not have told there. ROUGE sees neither.
"stories" are held-out press releases in four languages at once (parallel_sets.py): elsewhere all articles are
French, and the vectors are not asked. Even there they change the text only with a model that translates;
what else they do, benchmarks/vectors.py and clustering.py measure. The second form trains recipes
(training_ablations.py).
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from differences import WIDTH, difference
from line_variants import RULES, VARIANTS, WHOLE, Variant
from parallel_sets import RECIPE, STORY_WORDS, held_out_stories
from plan import CORPORA, cleaned, learned
from training_ablations import check_names, measure_training

from summarize.config import Config, GenerateConfig, PlanConfig
from summarize.errors import SummarizeError
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.significance.compare import Comparison, compare_all
from summarize.evaluate.texts import text_scores
from summarize.generate.dated import event_days, with_days
from summarize.generate.opening import open_generator
from summarize.generate.profiles import Profile
from summarize.generate.requests import Generator, Request
from summarize.plan.contexts.context import context
from summarize.plan.contexts.held import FREE
from summarize.plan.planner import event_passages
from summarize.plan.salience import concept_weights
from summarize.plan.selection import Candidate, coverage_problem
from summarize.records import Article, GroundedSentence, Hypothesis, Passage
from summarize.sayings import Sayable, sayable
from summarize.telling import chosen
from summarize.train.settings import load_settings
from summarize.verify.form.orphans import may_follow
from summarize.verify.french import unprintable
from summarize.verify.gate import problems_of
from summarize.verify.problems import Problem

METRICS = ("rouge1.f1", "rouge2.f1", "rougeL.f1")


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


def tell(articles: Sequence[Article], found: Sayable, words: int, variant: Variant, model: Generator) -> Told:
    """What a variant chooses of it, and what the whole line would say to that."""
    own = variant.model(model) if variant.model else model
    kept = variant.keep(found, own) if variant.keep else found
    told = chosen(kept, own, words, solver=variant.solver)
    ways, trust = [kept.ways[said] for said in told], model.profile.trust
    published = {article.article_id: article.published_at for article in articles}
    leans = [kept.contexts[said] != FREE for said in told]
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
        told[label] = [tell(own, one, words, variant, model) for own, one in zip(events, found, strict=True)]
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
        f"{'':22}{'R1/R2/RL':>18}{'R1 less the whole':>{WIDTH}}{'R2':>{WIDTH}}{'RL':>{WIDTH}}"
        f"{'words':>7}{'new %':>7}{'gate':>6}{'rules':>6}"
    )
    for label in asked:
        print(
            row(
                label,
                scores[label],
                compared,
                told[label],
                examples,
            )
        )
    return told


def row(
    label: str,
    scores: Mapping[str, SegmentScores],
    compared: Mapping[str, Sequence[Comparison]],
    told: Sequence[Told],
    examples: Sequence[Example],
) -> str:
    """A line of the table."""
    means = "/".join(f"{scores[metric].mean:.2f}" for metric in METRICS)
    differences = "".join(f"{difference(compared[metric], label):>{WIDTH}}" for metric in METRICS)
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
    parser.add_argument("--only", action="append", default=[], help="a variant; all by default")
    parser.add_argument(
        "--training", type=int, default=0, help="train the recipe's variants for so many steps"
    )
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--output", type=Path, help="folder of the trainings, which are gone on with")
    arguments = parser.parse_args()
    if arguments.training and arguments.output is None:
        parser.error("--training needs --output, the folder that the trainings are kept in")
    try:
        if arguments.training:
            measure_training(
                load_settings(arguments.recipe),
                arguments.data,
                arguments.training,
                arguments.output,
                arguments.only,
            )
            return
        check_names(arguments.only, VARIANTS)
        model = Remembering(open_generator(GenerateConfig(model=arguments.model)))
        for name in arguments.corpus or [*CORPORA, "stories"]:
            examples, words, mode = examples_of(name, arguments.data, arguments.limit)
            measure(name, examples, words, mode, model, arguments.only)
    except SummarizeError as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
