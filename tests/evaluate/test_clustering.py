"""Cluster scores: hand cases of the papers, what must hold of any grouping, and scikit-learn's pairs."""

import gzip
import json
import math
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.clustering import (
    b_cubed_segments,
    cluster_scores,
    events_of,
    topics,
)
from summarize.evaluate.gold_events import read_gold_events, read_run_events, score_run
from summarize.evaluate.graded_pairs import pair_auc
from summarize.records import Event

labels = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("vwxyz")), min_size=1, max_size=30)


def mapping(groups) -> dict[str, str]:
    return {str(number): str(group) for number, group in enumerate(groups)}


def split(pairs) -> tuple[dict[str, str], dict[str, str]]:
    return mapping(one for one, _ in pairs), mapping(other for _, other in pairs)


# Bagga & Baldwin (1998), figures 1 to 3: twelve mentions in chains of 5, 2 and 5; one response joins the
# last two chains, the other the two long ones. The paper tells the second to be the worse mistake.
TRUTH = mapping("AAAAABBCCCCC")
SMALL_MISTAKE, LARGE_MISTAKE = mapping("111112222222"), mapping("111112211111")


def test_the_papers_example():
    small, large = cluster_scores(TRUTH, SMALL_MISTAKE), cluster_scores(TRUTH, LARGE_MISTAKE)
    assert small.b_cubed.precision == pytest.approx(16 / 21)  # the paper's 76 %
    assert large.b_cubed.precision == pytest.approx(7 / 12)  # the paper's 58 %
    assert small.b_cubed.recall == large.b_cubed.recall == 1
    assert small.b_cubed.f1 == pytest.approx(2 * (16 / 21) / (16 / 21 + 1))


def test_pairs_by_hand():
    # True pairs: ab, cd, ce, de. Found: ab, ac, bc, de. Both: ab, de.
    scores = cluster_scores(
        dict(zip("abcde", "11222", strict=True)), dict(zip("abcde", "xxxyy", strict=True))
    )
    assert (scores.pairwise.precision, scores.pairwise.recall, scores.pairwise.f1) == (0.5, 0.5, 0.5)
    assert (scores.articles, scores.gold_groups, scores.predicted_groups) == (5, 2, 2)


def test_v_measure_of_the_papers_degenerate_case():
    # Rosenberg & Hirschberg (2007): every article alone is homogeneous, all in one group is complete.
    gold = mapping("aabb")
    alone, one = cluster_scores(gold, mapping("1234")), cluster_scores(gold, mapping("1111"))
    assert (alone.homogeneity, alone.completeness) == pytest.approx((1, 0.5))
    assert (one.homogeneity, one.completeness, one.v_measure) == pytest.approx((0, 1, 0))
    assert alone.ari == one.ari == pytest.approx(0)


def test_pairs_across_languages_by_hand():
    gold, found = mapping("aaaab"), mapping("11122")
    languages = {"0": "fr", "1": "fr", "2": "de", "3": "it", "4": None}
    # True: 0-2, 0-3, 1-2, 1-3, 2-3. Found: 0-2, 1-2 (3-4 has one language unknown).
    cross = cluster_scores(gold, found, languages).cross_lingual
    assert (cross.precision, cross.recall) == (1, 0.4)
    assert math.isnan(cluster_scores(gold, found).cross_lingual.f1)
    assert math.isnan(cluster_scores(gold, found, dict.fromkeys(gold, "fr")).cross_lingual.f1)


def test_no_pair_found_is_no_precision_and_no_recall():
    scores = cluster_scores(mapping("aab"), mapping("123")).pairwise
    assert math.isnan(scores.precision)
    assert (scores.recall, scores.f1) == (0, 0)


@given(labels)
def test_the_truth_is_perfect_whatever_its_groups_are_called(pairs):
    gold, _ = split(pairs)
    renamed = {article_id: f"{group}!" for article_id, group in reversed(gold.items())}
    scores = cluster_scores(gold, renamed)
    assert scores.b_cubed.precision == scores.b_cubed.recall == scores.b_cubed.f1 == 1
    assert (scores.ari, scores.v_measure) == pytest.approx((1, 1))
    assert scores.pairwise.f1 == 1 or math.isnan(scores.pairwise.f1)


@given(labels)
def test_gold_and_prediction_swapped_swap_precision_and_recall(pairs):
    gold, found = split(pairs)
    there, back = cluster_scores(gold, found), cluster_scores(found, gold)
    for part in ("b_cubed", "pairwise"):
        one, other = getattr(there, part), getattr(back, part)
        assert (one.precision, one.recall) == pytest.approx((other.recall, other.precision), nan_ok=True)
        assert one.f1 == pytest.approx(other.f1, nan_ok=True)
    assert (there.homogeneity, there.ari) == pytest.approx((back.completeness, back.ari))


@given(labels, st.lists(st.sampled_from(["fr", "de", None]), min_size=30, max_size=30))
def test_pairs_are_scikit_learns_and_those_counted_one_by_one(pairs, codes):
    from sklearn.metrics.cluster import pair_confusion_matrix

    gold, found = split(pairs)
    languages = dict(zip(gold, codes, strict=False))
    scores = cluster_scores(gold, found, languages)
    (_, false), (missed, right) = pair_confusion_matrix(list(gold.values()), list(found.values())).tolist()
    expected = (
        right / (right + false) if right + false else math.nan,
        right / (right + missed) if right + missed else math.nan,
    )
    assert (scores.pairwise.precision, scores.pairwise.recall) == pytest.approx(expected, nan_ok=True)
    foreign = [
        (gold[a] == gold[b], found[a] == found[b])
        for a, b in combinations(gold, 2)
        if languages[a] and languages[b] and languages[a] != languages[b]
    ]
    said, true = sum(f for _, f in foreign), sum(g for g, _ in foreign)
    both = foreign.count((True, True))
    cross = scores.cross_lingual
    assert cross.precision == pytest.approx(both / said if said else math.nan, nan_ok=True)
    assert cross.recall == pytest.approx(both / true if true else math.nan, nan_ok=True)


@given(labels)
def test_b_cubed_is_the_mean_of_its_articles(pairs):
    gold, found = split(pairs)
    precision, recall, f1 = b_cubed_segments(gold, found)
    whole = cluster_scores(gold, found).b_cubed
    assert (precision.mean, recall.mean) == pytest.approx((whole.precision, whole.recall))
    assert [one.name for one in (precision, recall, f1)] == [
        "b_cubed.precision",
        "b_cubed.recall",
        "b_cubed.f1",
    ]
    # Article by article, from the definition.
    for number, article_id in enumerate(gold):
        mine = {other for other in gold if gold[other] == gold[article_id]}
        said = {other for other in gold if found[other] == found[article_id]}
        assert precision.values[number] == pytest.approx(len(mine & said) / len(said))
        assert recall.values[number] == pytest.approx(len(mine & said) / len(mine))


def test_articles_of_one_side_only_are_an_error_or_said_in_the_signature():
    gold, found = {"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "d": "x"}
    with pytest.raises(SummarizeError, match=r"1 articles of the gold, 'c' the first.*missing='alone'"):
        cluster_scores(gold, found)
    with pytest.raises(SummarizeError, match=r"1 articles of the prediction, 'd' the first"):
        b_cubed_segments({"a": "1", "b": "1"}, found)
    scores = cluster_scores(gold, found, missing="alone")
    assert scores.b_cubed.f1 == 1
    assert "missing:alone(1)|extra:out(1)" in scores.signature
    # What was dropped is alone, even beside a group of that very name.
    assert cluster_scores(gold | {"e": "3"}, {**found, "c": "e"}, missing="alone").predicted_groups == 3
    with pytest.raises(SummarizeError, match="the gold holds no article"):
        cluster_scores({}, {})


def test_topics_are_what_related_joins_directly_or_through_others():
    events = [
        Event("e1", ("a", "b"), ("e3",)),
        Event("e2", ("c",)),
        Event("e3", ("d",), ("e4", "elsewhere")),
        Event("e4", ("e",)),  # names nobody, and is named
    ]
    assert topics(events) == {"a": "e1", "b": "e1", "c": "e2", "d": "e1", "e": "e1"}
    assert events_of(events)["e"] == "e4"
    with pytest.raises(SummarizeError, match="article 'a' is in event 'e1' and in 'e9'"):
        topics([*events, Event("e9", ("a",))])


def test_the_area_under_the_curve_by_hand():
    # Same: 0.9, 0.4. Other: 0.5, 0.4, 0.1. Of six pairs of pairs four are right and one is a tie.
    scores = pair_auc([1, 2, 3, 3.5, 4], [0.9, 0.4, 0.5, 0.4, 0.1])
    assert scores.auc == pytest.approx(4.5 / 6)
    assert (scores.same, scores.other, scores.between) == (2, 3, 0)
    banded = pair_auc([1, 2, 3, 3.5, 4], [0.9, 0.4, 0.5, 0.4, 0.1], same_below=1.5, other_from=3.5)
    assert (banded.auc, banded.between) == (1, 2)
    assert banded.signature != scores.signature
    assert pair_auc([1, 2, 3, 4], [4, 3, 2, 1]).correlation == pytest.approx(1)
    assert math.isnan(pair_auc([1, 1], [0.2, 0.3]).auc)
    assert math.isnan(pair_auc([1, 4], [0.2, 0.2]).correlation)


@given(st.lists(st.tuples(st.sampled_from([1.0, 2.0, 2.5, 3.0, 4.0]), st.integers(0, 5)), min_size=1))
def test_the_area_is_the_share_of_pairs_told_right(pairs):
    scores = pair_auc([grade for grade, _ in pairs], [alike for _, alike in pairs])
    same = [alike for grade, alike in pairs if grade < 2.5]
    other = [alike for grade, alike in pairs if grade >= 2.5]
    right = sum((s > o) + (s == o) / 2 for s in same for o in other)
    count = len(same) * len(other)
    assert scores.auc == pytest.approx(right / count if count else math.nan, nan_ok=True)


@pytest.mark.parametrize(
    ("grades", "alike", "bounds", "told"),
    [
        ([1], [], {}, "0 similarities for 1 graded pairs"),
        ([], [], {}, "no graded pair"),
        ([1, 4], [0.5, math.nan], {}, "pair 1 has no finite"),
        ([1, 4], [0.5, 0.1], {"same_below": 3, "other_from": 2}, "same_below 3 is above other_from 2"),
    ],
)
def test_pairs_that_cannot_be_scored_are_refused(grades, alike, bounds, told):
    with pytest.raises(SummarizeError, match=told):
        pair_auc(grades, alike, **bounds)


def write_lines(path: Path, records) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_run_is_scored_with_its_copies_and_its_affairs(tmp_path: Path):
    run = tmp_path / "run"
    run.mkdir()
    write_lines(
        run / "events.jsonl",
        [
            {"event_id": "e1", "article_ids": ["1", "2"], "related": ["e2"]},
            {"event_id": "e2", "article_ids": ["4"], "related": ["e1"]},
        ],
    )
    write_lines(run / "copies.jsonl", [{"article_id": "3", "copy_of": "2", "text": "…"}])
    gold = [
        {"id": number, "event": event, "topic": "t", "language": language}
        for number, event, language in [
            (1, "fire", "fr"),
            (2, "fire", "de"),
            (3, "fire", "de"),
            (4, "trial", "fr"),
        ]
    ]
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(g) + "\n" for g in gold).encode()))
    scores = score_run(run, path)
    assert scores.events.b_cubed.f1 == scores.events.cross_lingual.f1 == 1
    assert scores.topics is not None
    assert scores.topics.gold_groups == scores.topics.predicted_groups == 1
    write_lines(tmp_path / "plain.jsonl", [{"id": g["id"], "event": g["event"]} for g in gold])
    assert score_run(run, tmp_path / "plain.jsonl").topics is None
    assert [event.article_ids for event in read_run_events(run)] == [("1", "2", "3"), ("4",)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "holds no article"),
        (b'{"id": "a"}', r':1: needs "id" and "event"'),
        (b"[1]", ":1: holds a list; write one object a line"),
        (b"\n{", ":2: not JSON"),
        (b'{"id": "a", "event": 1.5}', '"event" is 1.5; it is a text or a whole number'),
        (b'{"id": "a", "event": "x"}\n{"id": "a", "event": "y"}', ":2: id 'a' stands on an earlier line"),
        (
            b'{"id": "a", "event": "x", "topic": "t"}\n{"id": "b", "event": "y"}',
            ':2: some lines have a "topic"',
        ),
        (b"\xff", r":1: byte 0 \(0xff\) is not UTF-8"),
        (gzip.compress(b'{"id": "a", "event": "x"}')[:-9], "breaks off"),
    ],
)
def test_a_gold_that_cannot_be_used_says_where_and_what_to_write(tmp_path: Path, content: bytes, told: str):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(SummarizeError, match=told):
        read_gold_events(path)


def test_a_folder_without_a_run_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(SummarizeError, match=r"holds no events\.jsonl; make one with summarize run"):
        read_run_events(tmp_path)
    write_lines(tmp_path / "events.jsonl", [{"event_id": "e"}])
    with pytest.raises(SummarizeError, match=r"events\.jsonl:1: not an event"):
        read_run_events(tmp_path)
    write_lines(tmp_path / "events.jsonl", [{"event_id": "e", "article_ids": ["1"]}])
    write_lines(tmp_path / "copies.jsonl", [{"article_id": "2"}])
    with pytest.raises(SummarizeError, match=r'copies\.jsonl:1: needs "article_id" and "copy_of"'):
        read_run_events(tmp_path)
