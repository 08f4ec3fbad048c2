"""How well a model puts news into French, and what the line makes of stories that only foreign articles tell.

    python benchmarks/translation.py DATA [--model compact] [--part sentences] [--limit 200]

Sentences: chrF (Popović 2015, by sacrebleu; the mean over sentences with its bootstrap interval, and that of
the whole set) of the last 500 news sentences of English, German, Spanish and Italian, which nothing was
trained on, and of the sentences of every second NTREX document in Portuguese and Dutch, which the gate's
rules were not mended on. Beside copying the source: greedy, with the profile's beams as the line asks for
them, and what of the n-best the gate lets pass first (its share; chrF of that, and what the first
hypothesis has on the same sentences).

Stories: the press releases kept out of training that exist in French, German, Italian and English
(parallel_sets.py). One summary is made of the three foreign texts and one of the French text; both are held
against the French lead, which stands in neither. What no summary told is counted by its reason: a model
without the task leaves foreign facts out.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from parallel_sets import STORY_WORDS, Story, held_out_stories
from plan import cleaned
from planted_translations import CODES, ntrex_pairs

from summarize.config import Config, GenerateConfig, PlanConfig
from summarize.errors import ModelError, SummarizeError
from summarize.evaluate.rouge.score import rouge_scores
from summarize.evaluate.rouge.tokens import Mode
from summarize.evaluate.segments import Example, SegmentScores
from summarize.evaluate.significance.compare import compare, intervals
from summarize.evaluate.translation import corpus_translation_scores, translation_scores
from summarize.generate.opening import open_generator
from summarize.generate.profiles import Profile, load_profile
from summarize.generate.requests import Generator, Request
from summarize.records import Event, Hypothesis, Passage
from summarize.telling import summarize_event
from summarize.train.translations import held_out_news
from summarize.verify.gate import problems_of

NTREX = ("pt", "nl")  # no news in these languages among the parallel sentences
FOREIGN = ("de", "it", "en")
MODE: Mode = "fr"  # Unicode words, lower case, no stemming: that of the French corpora
METRICS = ("rouge1.f1", "rouge2.f1", "rougeL.f1")
AT_ONCE = 64  # sentences a call, for the progress told

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence's first hypothesis that the gate lets pass, "" where it lets none; `first` is the model's best."""

    text: str
    first: str


def check_translates(profile: Profile) -> None:
    """Refuses a model that puts no other language into French.

    Raises:
        ModelError: the message says what its profile lacks, and which models do.
    """
    foreign = [language for language in profile.source_languages if language != "fr"]
    lacks = (
        "is no model at all"
        if profile.backend == "none"
        else "reads French alone (source_languages)"
        if not foreign
        else "has no task 'translate' in its profile"
        if profile.decoding == "chunks" and "translate" not in profile.tasks
        else ""
    )
    if lacks:
        raise ModelError(
            f"model {profile.name!r}: {lacks}, so there is no translation to score; give --model the folder that "
            "`summarize train --config configs/train-rewriter.toml` made, or a profile such as m2m100; "
            "--part stories measures what the line does without"
        )


def sentence_sets(data: Path, languages: Sequence[str], limit: int, seed: int) -> dict[str, Pairs]:
    """By name, the pairs to translate: news of the languages that have it, NTREX for the others.

    Args:
        data: the folder of corpora.
        languages: two-letter codes of those that the model reads.
        limit: pairs of each, drawn with the seed; 0 for all.
        seed: of the draw.
    """
    by_code: dict[str, Pairs] = {}
    for code, source, target in held_out_news(data):
        by_code.setdefault(code, []).append((source, target))
    found: dict[str, Pairs] = {}
    for language, code in CODES.items():
        if language not in languages:
            continue
        if language in NTREX:
            found[f"{language} NTREX"] = ntrex_pairs(data, code, tuning=False)
        elif code in by_code:
            found[f"{language} news"] = by_code[code]
    return {
        name: random.Random(seed).sample(pairs, limit) if limit and len(pairs) > limit else pairs
        for name, pairs in found.items()
    }


def translated(generator: Generator, sources: Sequence[str], language: str) -> list[tuple[Hypothesis, ...]]:
    """The model's hypotheses for each sentence, asked for as the line does."""
    task = "translate" if "translate" in generator.profile.tasks else None
    requests = [Request((source,), language, task) for source in sources]
    found: list[tuple[Hypothesis, ...]] = []
    for start in range(0, len(requests), AT_ONCE):
        found += generator.generate(requests[start : start + AT_ONCE])
    return found


def passing(source: str, language: str, hypotheses: Sequence[Hypothesis], trust: str) -> Passed:
    """What the gate lets pass of a sentence's hypotheses."""
    passage = Passage("a", 0, len(source), source, language, 0)
    texts = [" ".join(hypothesis.text.split()) for hypothesis in hypotheses]
    passed = (text for text in texts if not problems_of(text, [passage], {"a": None}, trust))
    return Passed(next(passed, ""), texts[0] if texts else "")


def chrf(label: str, texts: Sequence[str], references: Sequence[str]) -> SegmentScores | None:
    """Prints one line of scores; returns those of the sentences, None where there is none."""
    if not texts:
        print(f"  {label:28} -")
        return None
    golds = [[reference] for reference in references]
    scores = translation_scores(texts, golds)[0]
    one = intervals([scores])[0]
    whole = corpus_translation_scores(texts, golds)
    bounds = f"[{one.low:.2f}, {one.high:.2f}]" if one.n > 1 else "[one sentence alone]"
    print(f"  {label:28} {one.mean:6.2f} {bounds}   set {whole.chrf:6.2f}", flush=True)
    return scores


def measure_sentences(data: Path, model: str, limit: int, seed: int) -> None:
    """Prints chrF for each language.

    Raises:
        ModelError: the model cannot translate.
        SummarizeError: there is nothing to translate from its languages.
    """
    profile = load_profile(model)
    check_translates(profile)
    beamed = open_generator(GenerateConfig(model=model), profile)
    greedy = open_generator(
        GenerateConfig(model=model, num_hypotheses=1),
        msgspec.structs.replace(profile, num_beams=1, length_penalty=1.0),
    )
    sets = sentence_sets(data, profile.source_languages, limit, seed)
    if not sets:
        raise SummarizeError(
            f"{data / 'parallel'}: no news in a language that {profile.name!r} reads "
            f"({', '.join(profile.source_languages)}); give the folder of corpora that docs/training.md tells"
        )
    print(f"{profile.name}: {translation_scores(['a'], [['a']])[0].signature}")
    asked = max(profile.num_beams, GenerateConfig().num_hypotheses)
    beams = f"{asked} beams, length penalty {profile.length_penalty:g}"
    for name, pairs in sets.items():
        language = name.split()[0]
        sources, golds = [source for source, _ in pairs], [target for _, target in pairs]
        print(f"{name}, {len(pairs)} sentences")
        chrf("the source, copied", sources, golds)
        plain = [h[0].text if h else "" for h in translated(greedy, sources, language)]
        one = chrf("greedy", plain, golds)
        found = translated(beamed, sources, language)
        two = chrf(beams, [h[0].text if h else "" for h in found], golds)
        if one is not None and two is not None:
            print(f"  {compare(two, one, ('beams', 'greedy')).conclusion}")
        told = [passing(source, language, h, profile.trust) for source, h in zip(sources, found, strict=True)]
        kept = [(one, gold) for one, gold in zip(told, golds, strict=True) if one.text]
        print(f"  the gate lets pass one of {100 * len(kept) / len(pairs):.1f} % of the sentences")
        chrf("of these, what passed", [one.text for one, _ in kept], [gold for _, gold in kept])
        chrf("of these, first hypothesis", [one.first for one, _ in kept], [gold for _, gold in kept])


@dataclass(frozen=True, slots=True)
class Summarised:
    """A story's summary, and its facts that were left out, by reason."""

    text: str
    omitted: Counter[str]


def summarised(story: Story, languages: Sequence[str], generator: Generator, words: int) -> Summarised:
    """What the line tells of a story's articles in some languages."""
    articles = cleaned(Example(story.story_id, (story.lead,), tuple(story.in_languages(*languages))))
    if not articles:
        return Summarised("", Counter())
    event = Event(story.story_id, tuple(article.article_id for article in articles))
    summary, omissions, _ = summarize_event(
        event, articles, generator, Config(plan=PlanConfig(max_words=words))
    )
    return Summarised(
        " ".join(sentence.text for sentence in summary.sentences),
        Counter(omission.reason for omission in omissions),
    )


def measure_stories(data: Path, model: str, limit: int) -> None:
    """Prints ROUGE of summaries of the foreign and of the French versions, and what they left out."""
    stories, unfair = held_out_stories(data, limit)
    generator = open_generator(GenerateConfig(model=model))
    print(
        f"\n{len(stories)} stories kept out of training, {STORY_WORDS} words, {generator.profile.name} "
        f"({unfair} others lack a lead or repeat it in their text)"
    )
    references = [[story.lead] for story in stories]
    scores: dict[str, list[SegmentScores]] = {}
    for label, languages in (("of de, it, en", FOREIGN), ("of the French", ("fr",))):
        told = [summarised(story, languages, generator, STORY_WORDS) for story in stories]
        texts = [one.text for one in told]
        scores[label] = [s for s in rouge_scores(texts, references, MODE) if s.name in METRICS]
        found = " / ".join(f"{i.mean:.2f} [{i.low:.1f}, {i.high:.1f}]" for i in intervals(scores[label]))
        left_out = sum((one.omitted for one in told), Counter[str]())
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(left_out.items())) or "none"
        words = np.mean([len(text.split()) for text in texts])
        print(f"  {label:14} R1/R2/RL {found} | {words:.1f} words | {sum(not t for t in texts)} empty")
        print(f"  {'':14} facts left out: {reasons}", flush=True)
    one, other = scores
    print(f"  {scores[one][0].signature}")
    for a, b in zip(scores[one], scores[other], strict=True):
        difference = compare(a, b, (one, other))
        print(
            f"  {a.name}: {difference.difference:+.2f} [{difference.low:+.2f}, {difference.high:+.2f}]. "
            f"{difference.conclusion}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="compact", help="a profile, a folder or a hub id")
    parser.add_argument("--part", choices=("sentences", "stories"), help="both by default")
    parser.add_argument("--limit", type=int, default=0, help="sentences a language, or stories; 0 for all")
    parser.add_argument("--seed", type=int, default=12345, help="of the sentences drawn")
    options = parser.parse_args()
    try:
        if options.part != "stories":
            try:
                measure_sentences(options.data, options.model, options.limit, options.seed)
            except ModelError as error:
                if options.part == "sentences":
                    raise
                print(f"sentences not measured: {error}", file=sys.stderr)
        if options.part != "sentences":
            measure_stories(options.data, options.model, options.limit)
    except SummarizeError as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
