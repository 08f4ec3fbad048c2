"""How long scoring and resampling take beside the named peers, in the same run, on made-up texts.

    python benchmarks/evaluation_speed.py [--segments 1500] [--systems 6] [--resamples 1000] [--rounds 5]

ROUGE: 1, 2, L and Lsum of pairs of two sentences and 35 words, against rouge-score's own RougeScorer
(in the French modes with our tokens, and with our sentences a line each). Resampling: intervals
against rouge-score's BootstrapAggregator (its three columns of one metric, ours too), and the paired
comparison of every system with the first against sacrebleu's PairedTest (BLEU, which scores each
resample again from counts). Each figure is the fastest round's wall time; the sides take turns.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Callable

import numpy as np

from summarize.evaluate.rouge.score import METRICS, rouge_scores
from summarize.evaluate.rouge.tokens import MODES, Mode, sentences, tokenizer
from summarize.evaluate.segments import SegmentScores
from summarize.evaluate.significance.compare import compare, compare_all, intervals


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--segments", type=int, default=1500)
    parser.add_argument("--systems", type=int, default=6)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    # "… tokenized period": our texts end in full stops, as texts do, and are no tokens yet.
    logging.getLogger("sacrebleu").setLevel(logging.ERROR)
    rng = random.Random(1)
    words = vocabulary(rng)
    golds = [text(rng, words) for _ in range(options.segments)]
    outputs = [[altered(rng, gold, words) for gold in golds] for _ in range(options.systems)]
    print(f"{options.segments} segments, {options.systems} systems, {options.resamples} resamples")
    for mode in MODES:
        show(f"ROUGE, mode {mode}", "RougeScorer", rouge_sides(outputs[0], golds, mode), options.rounds)
    scores = [rouge_scores(output, [[gold] for gold in golds], "fr", ["rouge1"]) for output in outputs]
    sides = interval_sides(scores, options.resamples)
    show("intervals", "BootstrapAggregator", sides, options.rounds)
    f1 = {f"system {place + 1}": score[-1] for place, score in enumerate(scores)}
    sides = paired_sides(f1, outputs, golds, options.resamples)
    show("paired with the first", "sacrebleu PairedTest", sides, options.rounds)
    pairs = len(f1) * (len(f1) - 1) // 2
    alone = fastest([lambda: compare_all(f1, options.resamples)], options.rounds)[0]
    print(f"{f'all {pairs} pairs':24} {alone:7.3f} s")


def rouge_sides(texts: list[str], golds: list[str], mode: Mode) -> list[Callable[[], object]]:
    """Our scoring and RougeScorer's, once shown to give the same means."""
    from rouge_score.rouge_scorer import RougeScorer

    tokens = None if mode == "google" else type("Tokens", (), {"tokenize": staticmethod(tokenizer(mode))})()
    peer = RougeScorer(list(METRICS), tokenizer=tokens)

    def lines(one: str) -> str:
        return "\n".join(sentences(one, mode))

    def ours() -> list[SegmentScores]:
        return rouge_scores(texts, [[gold] for gold in golds], mode)

    def theirs() -> list[dict]:
        return [peer.score(lines(gold), lines(one)) for gold, one in zip(golds, texts, strict=True)]

    values = np.array([[one[metric] for metric in METRICS] for one in theirs()])
    if not np.allclose(100 * values.mean(axis=0).ravel(), [score.mean for score in ours()]):
        raise SystemExit(f"mode {mode}: rouge-score and we disagree; the times would compare nothing")
    return [ours, theirs]


def interval_sides(scores: list[list[SegmentScores]], resamples: int) -> list[Callable[[], object]]:
    from rouge_score.scoring import BootstrapAggregator, Score

    rows = [
        [Score(*triple) for triple in zip(*(score.values for score in system), strict=True)]
        for system in scores
    ]

    def theirs() -> None:
        for system in rows:
            aggregator = BootstrapAggregator(n_samples=resamples)
            for row in system:
                aggregator.add_scores({"rouge1": row})
            aggregator.aggregate()

    return [lambda: intervals([score for system in scores for score in system], resamples), theirs]


def paired_sides(
    f1: dict[str, SegmentScores], outputs: list[list[str]], golds: list[str], resamples: int
) -> list[Callable[[], object]]:
    from sacrebleu.metrics import BLEU
    from sacrebleu.significance import PairedTest

    names = list(f1)

    def ours() -> None:
        for name in names[1:]:
            compare(f1[name], f1[names[0]], (name, names[0]), resamples)

    # Its counting of n-grams is done when the test is made, and not timed.
    test = PairedTest(
        list(zip(names, outputs, strict=True)),
        {"BLEU": BLEU(references=[golds])},
        references=[golds],
        test_type="bs",
        n_samples=resamples,
    )
    return [ours, test]


def show(what: str, peer: str, sides: list[Callable[[], object]], rounds: int) -> None:
    ours, theirs = fastest(sides, rounds)
    print(f"{what:24} {ours:7.3f} s   {peer} {theirs:.3f} s   {theirs / ours:.1f} times as fast", flush=True)


def fastest(sides: list[Callable[[], object]], rounds: int) -> list[float]:
    """Seconds of the fastest round of each; they take turns, so that a busy machine is busy for all."""
    times = [float("inf")] * len(sides)
    for _ in range(rounds):
        for place, side in enumerate(sides):
            started = time.perf_counter()
            side()
            times[place] = min(times[place], time.perf_counter() - started)
    return times


def vocabulary(rng: random.Random) -> list[str]:
    """Words as French has them, the frequent first; with elisions and accents."""
    syllables = ["ba", "cré", "du", "fê", "gou", "li", "mon", "né", "pra", "rou", "sta", "ti", "vil", "ê"]
    made = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(8000)]
    return ["de", "la", "le", "les", "l'été", "à", "en", "qu'il", "d'une", "aujourd'hui", "et", *made]


def text(rng: random.Random, words: list[str]) -> str:
    """Two sentences, 35 words, drawn by Zipf's law."""
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    drawn = rng.choices(words, weights, k=35)
    return f"{' '.join(drawn[:18]).capitalize()}. {' '.join(drawn[18:]).capitalize()}."


def altered(rng: random.Random, gold: str, words: list[str]) -> str:
    """A text that shares about two words in five with this one, in its order."""
    return " ".join(
        word if rng.random() < 0.4 or word.endswith(".") else rng.choice(words) for word in gold.split()
    )


if __name__ == "__main__":
    main()
