"""ROUGE: the paper's hand cases, parity with rouge-score, several references, and the published scores."""

import gzip
import json
import random
import re
import subprocess
import sys
import time
import tracemalloc
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score import rouge_scorer
from rouge_score.rouge_scorer import RougeScorer

from summarize.errors import SummarizeError
from summarize.evaluate.rouge import lcs
from summarize.evaluate.rouge.lcs import lcs_length, lcs_positions, union_lcs_hits
from summarize.evaluate.rouge.score import METRICS, PARTS, human_scores, rouge_scores, score_rouge
from summarize.evaluate.rouge.tokens import MODES, Mode, sentences, tokenizer

MADE_WITH = f"rouge-score:{version('rouge-score')}"
tokens = st.lists(st.sampled_from("abcde"), max_size=14)


class _Ours:
    """Our tokens, as rouge-score asks for them."""

    def __init__(self, mode: Mode) -> None:
        self.tokenize = tokenizer(mode)


def _random_text(rng: random.Random) -> str:
    pieces = [
        "a",
        "b",
        "c",
        "dé",
        "e ",
        " ",
        " ",
        " ",
        "\n",
        ". B",
        "? L'",
        "l'",
        "aujourd'hui ",
        "É",
        "1,5 ",
    ]
    return "".join(rng.choices(pieces, k=rng.randint(0, 40)))


def _value(prediction: str, golds: list[str], metric: str, mode: Mode = "fr", refs: str = "mean") -> float:
    scores = rouge_scores([prediction], [golds], mode, METRICS, refs)  # type: ignore[arg-type]
    return next(float(score.values[0]) for score in scores if score.name == metric)


def test_the_hand_case_of_the_paper():
    # Lin (2004), §3: "police kill the gunman" against "police killed the gunman": LCS of 3 words in 4.
    score = score_rouge(["police kill the gunman"], [["police killed the gunman"]], "fr")
    assert score.rougeL == pytest.approx(75)
    assert score.rouge1 == pytest.approx(75)
    assert score.rouge2 == pytest.approx(100 / 3)


def test_the_hand_case_of_summary_level():
    # Lin (2004), §3.2: w1 w2 w3 w4 w5 against w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5: union of 4 words in 5.
    assert union_lcs_hits([[*"12345"]], [[*"12678"], [*"13895"]]) == 4
    text = "W1 w3 w8 w9 w5. W1 w2 w6 w7 w8."
    assert _value(text, ["W1 w2 w3 w4 w5."], "rougeLsum.r") == pytest.approx(80)
    assert _value(text, ["W1 w2 w3 w4 w5."], "rougeL.r") == pytest.approx(60)


def test_precision_and_recall_are_told_apart():
    assert _value("a b c d", ["a b"], "rouge1.p") == 50
    assert _value("a b c d", ["a b"], "rouge1.r") == 100
    assert _value("a b c d", ["a b"], "rouge1.f1") == pytest.approx(200 / 3)


def test_french_words_survive_in_french_mode_only():
    assert score_rouge(["été"], [["l'été"]], "fr").rouge1 == pytest.approx(200 / 3)
    assert score_rouge(["élu"], [["lu"]], "google").rouge1 == pytest.approx(100)  # its tokenizer drops é
    assert score_rouge(["élu"], [["lu"]], "fr").rouge1 == 0


def test_stemming_joins_inflections():
    assert score_rouge(["les manifestations"], [["une manifestation"]], "fr").rouge1 == 0
    assert score_rouge(["les manifestations"], [["une manifestation"]], "fr+stem").rouge1 == 50


def test_longer_n_grams_are_counted_too():
    scores = rouge_scores(["a b c d"], [["a b c e"]], "fr", ["rouge3", "rouge4"])
    assert [score.values[0] for score in scores] == [50, 50, 50, 0, 0, 0]


def test_every_value_says_what_it_was_made_with():
    scores = rouge_scores(["a"], [["a"]], "google")
    assert [score.name for score in scores] == [f"{metric}.{part}" for metric in METRICS for part in PARTS]
    assert scores[5].signature == f"rouge2|f1|tok:google|stem:none|refs:mean|{MADE_WITH}"
    assert scores[9].signature == f"rougeLsum|p|tok:google|stem:none|sents:newline|refs:mean|{MADE_WITH}"
    assert score_rouge(["a"], [["a"]], "fr", "jackknife").signature == (
        f"rouge|f1|tok:fr|stem:none|sents:fr|refs:jackknife|{MADE_WITH}|agg:mean|n:1"
    )


# Several references


GOLDS = ["a b c d", "a b x y", "u v w z"]  # against "a b c e": F1 75, 50, 0


@pytest.mark.parametrize(
    ("refs", "expected"), [("mean", 125 / 3), ("best", 75), ("jackknife", (75 + 75 + 50) / 3)]
)
def test_ways_with_several_references(refs: str, expected: float):
    # Jackknife, Lin (2004), §2.1: the best of each set that leaves one reference out, then the mean.
    assert _value("a b c e", GOLDS, "rouge1.f1", refs=refs) == pytest.approx(expected)
    assert _value("a b c e", GOLDS[:1], "rouge1.f1", refs=refs) == pytest.approx(75)


def test_the_best_reference_is_that_of_rouge_score():
    rng = random.Random(3)
    cases = [(_random_text(rng), [_random_text(rng) for _ in range(4)]) for _ in range(200)]
    scores = rouge_scores([text for text, _ in cases], [golds for _, golds in cases], "google", refs="best")
    peer = RougeScorer(list(METRICS))
    expected = [peer.score_multi(golds, text) for text, golds in cases]
    for place, metric in enumerate(METRICS):
        for part, score in enumerate(scores[3 * place : 3 * place + 3]):
            assert score.values.tolist() == [100 * float(one[metric][part]) for one in expected]


def test_humans_are_scored_against_the_others():
    human = {score.name: score for score in human_scores([["a b", "a c", "x y"], ["a"]], "fr", ["rouge1"])}
    assert human["rouge1.f1"].values[0] == pytest.approx((25 + 25 + 0) / 3)
    assert np.isnan(human["rouge1.f1"].values[1])  # a single reference has no other to be held against
    assert human["rouge1.f1"].mean == pytest.approx(50 / 3)
    best = human_scores([["a b", "a c", "x y"]], "fr", ["rouge1"], "jackknife")[2]
    assert best.values[0] == pytest.approx((50 + 50 + 0) / 3)
    assert best.signature == rouge_scores(["a"], [["a"]], "fr", ["rouge1"], "jackknife")[2].signature


# Parity with rouge-score


def test_ten_thousand_random_pairs_score_as_rouge_score_scores_them():
    rng = random.Random(20040725)
    texts = [_random_text(rng) for _ in range(10_000)]
    golds = [_random_text(rng) for _ in texts]
    scores = rouge_scores(texts, [[gold] for gold in golds], "google")
    peer = RougeScorer(list(METRICS))
    expected = np.array(
        [[one[metric] for metric in METRICS] for one in map(peer.score, golds, texts)], dtype=np.float64
    )
    assert np.array_equal(np.array([score.values for score in scores]).T, 100 * expected.reshape(10_000, -1))
    assert {
        score.name for score in scores if score.mean < 1
    } == set()  # the pairs do have something in common


@pytest.mark.parametrize("mode", ["fr", "fr+stem"])
def test_french_modes_score_as_rouge_score_with_our_words_and_sentences(mode: Mode):
    rng = random.Random(len(mode))
    texts, golds = ([_random_text(rng) for _ in range(2_000)] for _ in range(2))
    scores = rouge_scores(texts, [[gold] for gold in golds], mode)
    peer, by_lines = (
        RougeScorer([*metrics], tokenizer=_Ours(mode)) for metrics in (METRICS[:3], METRICS[3:])
    )
    for row, (text, gold) in enumerate(zip(texts, golds, strict=True)):
        one = peer.score(gold, text) | by_lines.score(
            "\n".join(sentences(gold, mode)), "\n".join(sentences(text, mode))
        )
        expected = [100 * value for metric in METRICS for value in one[metric]]
        assert [score.values[row] for score in scores] == expected


@settings(deadline=None)  # a busy machine is no failure
@given(tokens, tokens)
def test_common_subsequences_are_those_of_rouge_scores_tables(first: list[str], second: list[str]):
    table = rouge_scorer._lcs_table(first, second)
    assert lcs_length(first, second) == table[-1][-1]
    assert sorted(lcs_positions(first, second)) == rouge_scorer.lcs_ind(first, second)


@settings(deadline=None)  # a busy machine is no failure
@given(tokens, tokens)
def test_rows_that_are_not_kept_are_made_again(first: list[str], second: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lcs, "_KEPT_BITS", 0)
        assert sorted(lcs_positions(first, second)) == rouge_scorer.lcs_ind(first, second)


# Properties


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet="abé ", max_size=20))
def test_a_text_against_itself_is_perfect_or_empty(text: str):
    score = score_rouge([text], [[text]])
    assert score.rouge1 in {0.0, 100.0}
    assert (score.rouge1 == 0) == (not text.split())


@settings(deadline=None)  # a busy machine is no failure
@given(
    st.lists(st.tuples(st.text("ab c.\n"), st.lists(st.text("ab c.\n"), min_size=1, max_size=3)), min_size=1)
)
def test_the_order_of_segments_changes_nothing(cases: list[tuple[str, list[str]]]):
    there = rouge_scores([text for text, _ in cases], [golds for _, golds in cases])
    back = rouge_scores([text for text, _ in cases[::-1]], [golds for _, golds in cases[::-1]])
    for one, other in zip(there, back, strict=True):
        assert np.array_equal(one.values, other.values[::-1])


@pytest.mark.parametrize("mode", MODES)
def test_no_text_crashes_a_score(mode: Mode):
    hostile = ["", "\n\n", "\ud800 \udfff", "\x00\x92", "…", "İ" * 50, "مرحبا", "'" * 500]
    scores = rouge_scores(hostile, [[*hostile]] * len(hostile), mode)
    assert all(((score.values >= 0) & (score.values <= 100)).all() for score in scores)


def test_two_runs_give_the_same_bytes():
    program = (
        "import sys, random; from summarize.evaluate.rouge.score import rouge_scores; r = random.Random(5)\n"
        "t = [' '.join(r.choices('abcdé', k=20)) + '. ' + ' '.join(r.choices('Abcdé', k=9)) for _ in range(60)]\n"
        "s = rouge_scores(t[:30], [[x, y] for x, y in zip(t[30:], t)], 'fr+stem', refs='jackknife')\n"
        "sys.stdout.write(''.join(x.name + x.signature + x.values.tobytes().hex() for x in s))"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE
        )
        for seed in ("1", "2")
    ]
    runs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 12 * 30 * 16


# Errors and speed


@pytest.mark.parametrize(
    ("texts", "golds", "message"),
    [
        (["a"], [], "1 predictions for 0 lists of references; give one for each, in the same order"),
        ([], [], "there are no segments; give one or more"),
        (["a", "b"], [["a"], []], "segment 2: it has no reference"),
        (["a"], ["a"], "segment 1: its references are a text; give a list of texts"),
        (["a"], [[None]], "segment 1: a reference is of type NoneType; give a text"),
        ([3], [["a"]], "segment 1: its prediction is of type int; give a text"),
        ("a", [["a"]], "a single text was given"),
    ],
)
def test_what_cannot_be_scored_is_refused(texts: list[str], golds: list[list[str]], message: str):
    for score in (score_rouge, rouge_scores):
        with pytest.raises(SummarizeError, match=message):
            score(texts, golds)


@pytest.mark.parametrize("metric", ["rougeS", "rouge0", "rouge10", "rouge", "bleu"])
def test_an_unknown_metric_is_refused_with_those_there_are(metric: str):
    with pytest.raises(SummarizeError, match=f"metric '{metric}' is unknown; choose among rouge1, rouge2"):
        rouge_scores(["a"], [["a"]], metrics=[metric])
    with pytest.raises(SummarizeError, match="refs 'max' is unknown; choose one of mean, best, jackknife"):
        rouge_scores(["a"], [["a"]], refs="max")  # type: ignore[arg-type]


def test_a_megabyte_is_scored():
    started = time.process_time()
    assert _value("x " * 500_000, ["Un mot. Deux mots x."], "rougeLsum.r") == pytest.approx(20)
    assert time.process_time() - started < 10


def test_rows_of_long_texts_are_not_all_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lcs, "_KEPT_BITS", 1 << 22)  # half a megabyte
    text = [*"abcd"] * 2_000  # all its rows together take 8 MiB
    tracemalloc.start()
    try:
        assert lcs_positions(text, text) == set(range(8_000))
        assert tracemalloc.get_traced_memory()[1] < 2 << 20
    finally:
        tracemalloc.stop()


# The development data


def _records(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.data
@pytest.mark.parametrize(
    ("system", "published"),
    [
        ("mbarthez", (41.10, 24.12, 36.43)),
        ("barthez", (40.86, 23.66, 36.03)),
        ("mbart", (40.73, 23.72, 35.99)),
        ("camembert2camembert", (34.90, 18.03, 30.79)),
    ],
)
def test_the_published_scores_come_back(shared_data: Path, system: str, published: tuple[float, ...]):
    # Kamal Eddine et al. 2021, Table 3, OrangeSum titles; the file holds the authors' own outputs.
    records = _records(shared_data / "orangesum" / "title_system_outputs.jsonl.gz")
    golds = [[record["reference"]] for record in records]
    score = score_rouge([record[system] for record in records], golds, "google")
    assert (score.rouge1, score.rouge2, score.rougeL) == pytest.approx(published, abs=0.05)


@pytest.mark.data
def test_humans_agree_on_rpm2_as_they_are_known_to(shared_data: Path):
    golds = [record["references"] for record in _records(shared_data / "rpm2" / "dev.jsonl.gz")]
    means = {score.name: score.mean for score in human_scores(golds, "fr")}
    found = [means[f"{metric}.f1"] for metric in ("rouge1", "rouge2", "rougeL")]
    assert found == pytest.approx([40.66, 12.43, 21.25], abs=0.05)


@pytest.mark.data
def test_french_words_stay_near_plain_unicode_words(shared_data: Path):
    class Plain:
        def tokenize(self, text: str) -> list[str]:
            return re.findall(r"\w+", text.lower())

    records = _records(shared_data / "orangesum" / "title_system_outputs.jsonl.gz")
    peer = RougeScorer(["rouge1", "rouge2", "rougeL"], tokenizer=Plain())
    plain = [peer.score(record["reference"], record["barthez"]) for record in records]
    ours = score_rouge(
        [record["barthez"] for record in records], [[record["reference"]] for record in records]
    )
    for metric in ("rouge1", "rouge2", "rougeL"):
        mean = 100 * np.mean([one[metric].fmeasure for one in plain])
        assert getattr(ours, metric) == pytest.approx(mean, abs=0.03)
