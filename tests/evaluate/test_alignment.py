import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from summarize.errors import SummarizeError
from summarize.evaluate.citations.alignment import (
    Decisions,
    alignment_curve,
    best_threshold,
    cross_validated,
    decisions,
)
from summarize.evaluate.citations.gold import AlignedEvent, load_spark, load_support
from summarize.evaluate.citations.scorers import SCORERS
from summarize.evaluate.significance.compare import compare_all
from summarize.plan.passages import article_passages
from summarize.records import Article

STORM = (
    "La tempête a coupé la route de Malvern. Six familles ont dormi au gymnase. Le maire a promis une digue."
)
HARBOUR = "Le port de Malvern reste fermé. « On attend », dit un pêcheur. Six familles ont passé la nuit au gymnase."


def event(name, gold, articles=None, topic=None):
    """An event of two articles with three sentences each, unless others are given."""
    made = articles or {"a": Article("a", STORM, language="fr"), "b": Article("b", HARBOUR, language="fr")}
    passages = tuple(p for article in made.values() for p in article_passages(article))
    matrix = np.array(gold, dtype=bool).reshape(-1, len(passages))
    return AlignedEvent(
        name, topic or name, "fr", tuple(f"Phrase {n}." for n in range(len(matrix))), made, passages, matrix
    )


def decided(scores, right, aligned=None):
    right = np.array(right, dtype=bool)
    return Decisions(np.array(scores, dtype=float), right, int(right.sum()) if aligned is None else aligned)


def test_a_curve_by_hand():
    curve = alignment_curve([decided([0.9, 0.5, 0.5, 0.2, 0.0], [1, 1, 0, 0, 1])])
    np.testing.assert_allclose(curve.thresholds, [0.2, 0.5, 0.9])
    np.testing.assert_allclose(curve.precision, [2 / 4, 2 / 3, 1.0])
    np.testing.assert_allclose(curve.recall, [2 / 3, 2 / 3, 1 / 3])  # a score of 0 never calls
    np.testing.assert_allclose(curve.f1, [4 / 7, 4 / 6, 2 / 4])
    assert best_threshold(curve) == 0.5
    assert curve.at(0.4) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    precision, recall, f1 = curve.at(0.95)
    assert np.isnan(precision)
    assert (recall, f1) == (0.0, 0.0)


def test_no_score_makes_no_curve():
    for nothing in ([], [decided([], [])], [decided([0.0, 0.0], [1, 0])]):
        curve = alignment_curve(nothing)
        assert len(curve.thresholds) == len(curve.precision) == len(curve.recall) == len(curve.f1) == 0
        assert best_threshold(curve) == 1.0


SCORES = arrays(np.float64, 12, elements=st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]))
RIGHT = arrays(np.bool_, 12)


@settings(deadline=None)  # the first call imports scikit-learn
@given(SCORES, RIGHT)
def test_the_curve_is_scikit_learns(scores, right):
    from sklearn.metrics import precision_recall_curve

    curve = alignment_curve([Decisions(scores, right, int(right.sum()))])
    if not right.any():
        assert not curve.recall.any()
        return
    precision, recall, thresholds = precision_recall_curve(right, scores, drop_intermediate=False)
    kept = thresholds > 0
    np.testing.assert_allclose(curve.thresholds, thresholds[kept])
    np.testing.assert_allclose(curve.precision, precision[:-1][kept])
    np.testing.assert_allclose(curve.recall, recall[:-1][kept])


@given(SCORES, RIGHT, st.permutations(range(12)))
def test_the_order_of_pairs_does_not_matter(scores, right, order):
    first = alignment_curve([Decisions(scores, right, int(right.sum()))])
    second = alignment_curve(
        [decided(scores[order[:5]], right[order[:5]]), decided(scores[order[5:]], right[order[5:]])]
    )
    np.testing.assert_array_equal(first.thresholds, second.thresholds)
    np.testing.assert_allclose(first.f1, second.f1)


def test_of_each_article_only_the_best_is_decided():
    one = event("e", [[1, 0, 0, 0, 0, 1]])
    scores = np.array([[0.3, 0.6, 0.1, 0.2, 0.0, 0.8]])
    pairs = decisions(one, scores)
    assert (len(pairs.scores), pairs.aligned) == (6, 2)
    best = decisions(one, scores, "best")
    np.testing.assert_allclose(best.scores, [0.6, 0.8])
    assert (best.right.tolist(), best.aligned) == ([False, True], 2)


def test_each_half_is_decided_at_the_others_threshold():
    gold = [[1, 1, 0, 0, 0, 0]]
    events = [event(name, gold) for name in ("t1", "t2", "t3", "t4")]
    # In t1 and t3 any threshold up to 0.3 is perfect, in t2 and t4 any above 0.4 and up to 0.6.
    low = np.array([[0.3, 0.3, 0.1, 0.1, 0.0, 0.0]])
    high = np.array([[0.6, 0.6, 0.4, 0.4, 0.4, 0.4]])
    held = cross_validated(events, [low, high, low, high])
    assert held.thresholds == (0.6, 0.3)
    assert held.topics == ("t1", "t2", "t3", "t4")
    np.testing.assert_array_equal(held.counts, [[0, 0, 2], [2, 6, 2]] * 2)
    assert (held.precision, held.recall) == (4 / 12, 4 / 8)
    assert held.f1 == pytest.approx(2 * 4 / (12 + 8))
    np.testing.assert_allclose(held.segments.values, [0.0, 50.0, 0.0, 50.0])


def test_events_of_a_topic_stay_together():
    events = [event("e1", [[1, 0, 0, 0, 0, 0]], topic="s"), event("e2", [[0, 1, 0, 0, 0, 0]], topic="s")]
    other = event("e3", [[1, 0, 0, 0, 0, 0]], topic="t")
    scores = np.array([[0.9, 0.1, 0.1, 0.1, 0.1, 0.1]])
    held = cross_validated([*events, other], [scores] * 3)
    np.testing.assert_array_equal(held.counts, [[1, 2, 2], [1, 1, 1]])
    with pytest.raises(SummarizeError, match="1 topic: a threshold is chosen on one half"):
        cross_validated(events, [scores] * 2)


def test_a_topic_without_anything_has_no_value():
    events = [event("t1", [[0] * 6]), event("t2", [[1, 0, 0, 0, 0, 0]])]
    held = cross_validated(events, [np.zeros((1, 6)), np.full((1, 6), 0.5)])
    assert np.isnan(held.segments.values[0])
    assert np.isnan(cross_validated(events, [np.zeros((1, 6))] * 2).precision)


def test_scores_of_another_shape_or_missing_ones_are_refused():
    with pytest.raises(SummarizeError, match=r"event 'e': scores of shape \(2, 2\) with 0 NaN"):
        decisions(event("e", [[1] * 6]), np.zeros((2, 2)))
    with pytest.raises(SummarizeError, match="with 6 NaN"):
        decisions(event("e", [[1] * 6]), np.full((1, 6), np.nan))


def test_scorers_can_be_compared_in_pairs():
    events = [event(f"t{n}", [[1, 0, 0, n % 2, 0, 0]]) for n in range(6)]
    good = [np.where(e.gold, 0.9, 0.1) for e in events]
    bad = [np.where(e.gold, 0.1, 0.9) for e in events]
    segments = {"good": cross_validated(events, good).segments, "bad": cross_validated(events, bad).segments}
    (found,) = compare_all(segments)
    assert (found.wins, found.losses) == (6, 0)


@pytest.mark.parametrize("name", SCORERS)
def test_every_scorer_finds_a_sentence_and_not_another(name):
    articles = {"a": Article("a", STORM, language="fr"), "b": Article("b", HARBOUR, language="fr")}
    one = event("e", [[0, 1, 0, 0, 0, 1], [0, 0, 0, 1, 0, 0]], articles)
    told = AlignedEvent(
        "e", "e", "fr", ("Six familles ont dormi dans un gymnase.", "Le port de Malvern reste fermé."),
        articles, one.passages, one.gold,
    )  # fmt: skip
    scores = SCORERS[name](told)
    assert scores.shape == (2, 6)
    assert scores.dtype == np.float64
    assert ((scores >= 0) & (scores <= 1 + 1e-9)).all()
    assert scores[0].argmax() == 1
    assert scores[1].argmax() == 3
    assert (scores[0, [1, 5]].min() > scores[0, [0, 2, 3, 4]]).all()


@pytest.mark.parametrize("name", SCORERS)
def test_any_text_can_be_scored(name):
    odd = ("", ".", "\ud800", "x" * 5000, "« » 3 %", "漢字。", "\0")
    articles = {
        "a": Article("a", STORM, language="fr"),
        "b": Article("b", "\ud800 \0 漢字。 trois mots encore ici", language="fr"),
    }
    passages = tuple(p for article in articles.values() for p in article_passages(article))
    strange = AlignedEvent("e", "e", "fr", odd, articles, passages, np.zeros((len(odd), len(passages)), bool))
    assert np.isfinite(SCORERS[name](strange)).all()
    empty = AlignedEvent("e", "e", "fr", odd, {}, (), np.zeros((len(odd), 0), bool))
    assert SCORERS[name](empty).shape == (len(odd), 0)


# ---- the gold's files -------------------------------------------------------------------------

REFERENCE = "Une tempête a touché Malvern. Six familles ont été relogées."


@pytest.fixture
def corpus(tmp_path):
    """A file of the corpus's shape, with a gold of the gold's."""
    sets = [
        {
            "id": name,
            "topic": "T1",
            "references": ["Autre résumé.", REFERENCE],
            "documents": [{"id": f"{name}_a", "text": STORM}, {"id": f"{name}_b", "text": HARBOUR}],
        }
        for name in ("T1_C1", "T1_C2")
    ]
    path = tmp_path / "sets.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in sets).encode(), mtime=0))
    return path


def gold_of(corpus, *rows, **header):
    path = corpus.with_name("gold.jsonl")
    first = {"sha256": hashlib.sha256(corpus.read_bytes()).hexdigest(), "guidelines": "lisez"} | header
    path.write_text("".join(json.dumps(row) + "\n" for row in (first, *rows)), encoding="utf-8")
    return path


def row(start=30, end=60, support=(), **other):
    return {"set": "T1_C1", "reference": 1, "start": start, "end": end, "support": list(support)} | other


def supports(document, text, part, extent="full"):
    start = text.index(part)
    return {"document": document, "start": start, "end": start + len(part), "extent": extent}


SLEPT = supports("T1_C1_a", STORM, "Six familles ont dormi au gymnase.")
NIGHT = supports("T1_C1_b", HARBOUR, "familles ont passé la nuit", "partial")


def test_a_french_gold_is_read(corpus):
    first, second = row(0, 29), row(30, 60, [SLEPT, NIGHT])
    (found,) = load_support(gold_of(corpus, first, second), corpus)
    assert (found.name, found.topic, found.language) == ("T1_C1", "T1", "fr")
    assert found.sentences == ("Une tempête a touché Malvern.", "Six familles ont été relogées.")
    assert [p.text for p, says in zip(found.passages, found.gold[1], strict=True) if says] == [
        "Six familles ont dormi au gymnase.",
        "Six familles ont passé la nuit au gymnase.",
    ]
    assert not found.gold[0].any()  # a sentence that nothing supports stays in the set
    assert all(p.text == found.articles[p.article_id].text[p.start : p.end] for p in found.passages)
    (full,) = load_support(gold_of(corpus, first, second), corpus, ("full",))
    assert full.gold.sum() == 1


def test_a_mark_in_common_aligns_nothing(corpus):
    quote = supports("T1_C1_b", HARBOUR, ". «")
    (found,) = load_support(gold_of(corpus, row(support=[quote])), corpus)
    assert not found.gold.any()


@pytest.mark.parametrize(
    ("rows", "header", "message"),
    [
        ([row()], {"sha256": "0" * 64}, "is not the annotated file's, 000000000000"),
        ([row()], {"sha256": None}, "gold.jsonl:1: the first line is the header"),
        ([row(set="T9")], {}, "gold.jsonl:2: KeyError.'T9'."),
        ([row(reference=7)], {}, "gold.jsonl:2: IndexError"),
        ([row(end=600)], {}, r"gold.jsonl:2: span 30–600 \(full\) of 'the reference', which has 60"),
        ([row(), row(support=[SLEPT | {"end": 9}])], {}, "gold.jsonl:3: span 40–9"),
        ([row(support=[SLEPT | {"extent": "half"}])], {}, "extent one of full, partial"),
        ([row(support=[SLEPT | {"document": "X"}])], {}, "gold.jsonl:2: KeyError"),
        ([row() | {"support": 7}], {}, "gold.jsonl:2: TypeError"),
        ([[1]], {}, "gold.jsonl:2: holds a list; write one object a line"),
    ],
)
def test_a_gold_that_does_not_fit_says_where(corpus, rows, header, message):
    with pytest.raises(SummarizeError, match=message):
        load_support(gold_of(corpus, *rows, **header), corpus)


def test_files_that_cannot_be_read_say_so(corpus, tmp_path):
    with pytest.raises(SummarizeError, match="cannot be read"):
        load_support(tmp_path / "absent.jsonl", corpus)
    with pytest.raises(SummarizeError, match="cannot be read"):
        load_support(gold_of(corpus, row()), tmp_path / "absent.jsonl.gz")
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(b"no gzip")
    with pytest.raises(SummarizeError, match=r"broken\.jsonl\.gz:1: not JSON"):
        load_support(broken, corpus)
    with pytest.raises(SummarizeError, match="cannot be read"):
        load_spark(tmp_path)


def test_spark_files_are_read(tmp_path):
    text = "The storm cut the road to Malvern. Six families slept in a gym."
    write = lambda name, value: (tmp_path / name).write_bytes(gzip.compress(json.dumps(value).encode()))  # noqa: E731
    alignment = {
        "topic": "t", "scuSentence": "Families slept in a gym.", "documentFile": "0.txt", "docSpanOffsets": "35, 54;56, 61",
    }  # fmt: skip
    write("spark_documents.jsonl.gz", {"topic": "t", "documents": [text]})
    write("spark_alignments.jsonl.gz", alignment)
    (found,) = load_spark(tmp_path)
    assert (found.sentences, found.gold.tolist()) == (("Families slept in a gym.",), [[False, True]])
    write("spark_alignments.jsonl.gz", alignment | {"documentFile": "3.txt"})
    with pytest.raises(SummarizeError, match=r"spark_alignments.jsonl.gz:1: aligned with document '3\.txt'"):
        load_spark(tmp_path)


# ---- what is shown -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark(shared_data):
    """SPARK's events, and every scorer's matrices of them."""
    events = load_spark(shared_data / "attribution")
    return events, {name: [scorer(event) for event in events] for name, scorer in SCORERS.items()}


@pytest.mark.data
@pytest.mark.parametrize("task", ["pairs", "best"])
def test_the_aligner_is_better_than_its_rivals_on_spark(spark, task):
    events, scores = spark
    assert (len(events), sum(len(e.sentences) for e in events), sum(int(e.gold.sum()) for e in events)) == (
        49,
        407,
        1348,
    )
    held = {name: cross_validated(events, matrices, task) for name, matrices in scores.items()}
    for name in ("ROUGE-1", "ROUGE-L", "TF-IDF"):
        assert held["aligner"].f1 > held[name].f1 + 0.02, name
        assert held["aligner"].segments.mean > held[name].segments.mean + 2, name


@pytest.mark.data
def test_the_committed_gold_fits_its_corpus_and_the_aligner_leads_on_it(shared_data):
    gold = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "rpm2-dev-support.jsonl"
    events = load_support(gold, shared_data / "rpm2" / "dev.jsonl.gz")
    assert len(events) == 20
    assert sum(len(e.sentences) for e in events) >= 80
    found = {
        name: cross_validated(events, [scorer(e) for e in events], "best").f1
        for name, scorer in SCORERS.items()
    }
    assert max(found, key=found.__getitem__) == "aligner"
    assert found["aligner"] > 0.6
