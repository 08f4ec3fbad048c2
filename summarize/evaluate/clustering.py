"""How well articles are grouped into events: B-cubed, pairs, ARI and V-measure.

A grouping is a mapping from article id to group; the names of groups mean nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from summarize.cluster.linkage import connected
from summarize.errors import SummarizeError
from summarize.evaluate.segments import SegmentScores
from summarize.records import Event

Missing = Literal["error", "alone"]
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and F1 in 0..1; NaN where there was nothing to divide by."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """A grouping of `articles` articles against the gold, and what the figures were made with.

    `b_cubed` averages over articles; `pairwise` counts the unordered pairs of articles of one group;
    `cross_lingual` counts those in two different known languages alone, and is NaN without them.
    `ari` is in -0.5..1 with 0 for chance; `homogeneity`, `completeness` and `v_measure` are in 0..1.
    """

    b_cubed: Agreement
    pairwise: Agreement
    cross_lingual: Agreement
    ari: float
    homogeneity: float
    completeness: float
    v_measure: float
    articles: int
    gold_groups: int
    predicted_groups: int
    signature: str


def cluster_scores(
    gold: Mapping[str, str],
    predicted: Mapping[str, str],
    languages: Mapping[str, str | None] | None = None,
    missing: Missing = "error",
) -> ClusterScores:
    """Every score of a grouping.

    B-cubed is Bagga & Baldwin's (1998) with equal weights, its F1 that of the mean precision and the
    mean recall; ARI is Hubert & Arabie's (1985), V-measure Rosenberg & Hirschberg's (2007), both by
    scikit-learn.

    Args:
        gold: the true group of each article.
        predicted: the group that the system gave it.
        languages: ISO 639-1 code by article; None, or no entry, where it is not known.
        missing: with "alone", an article that the system dropped counts as a group of its own and one
            that the gold does not have is left out; the signature says how many.

    Raises:
        SummarizeError: the gold is empty, or the two do not hold the same articles.
    """
    from sklearn.metrics import adjusted_rand_score, homogeneity_completeness_v_measure

    true, found, rule = _labels(gold, predicted, missing)
    known = [(languages or {}).get(article_id) for article_id in gold]
    precision, recall = _b_cubed(true, found)
    homogeneity, completeness, v_measure = homogeneity_completeness_v_measure(true, found)
    return ClusterScores(
        b_cubed=_agreement(float(precision.mean()), float(recall.mean())),
        pairwise=_from_pairs(_pairs(zip(true, found, strict=True)), _pairs(found), _pairs(true)),
        cross_lingual=_from_pairs(
            _foreign_pairs(zip(true, found, strict=True), known),
            _foreign_pairs(found, known),
            _foreign_pairs(true, known),
        ),
        ari=float(adjusted_rand_score(true, found)),
        homogeneity=float(homogeneity),
        completeness=float(completeness),
        v_measure=float(v_measure),
        articles=len(true),
        gold_groups=len(set(true)),
        predicted_groups=len(set(found)),
        signature=f"clusters|b3:articles,f1-of-means|pairs:unordered|ari,v:sklearn|{rule}|articles:{len(true)}",
    )


def b_cubed_segments(
    gold: Mapping[str, str], predicted: Mapping[str, str], missing: Missing = "error"
) -> list[SegmentScores]:
    """B-cubed precision, recall and F1 of each article, in the gold's order, for intervals and comparisons.

    The mean of the articles' F1 is not the F1 of `cluster_scores`, hence the other signature. Articles of
    one event are right or wrong together: an interval that resamples articles alone is too narrow.

    Raises:
        SummarizeError: as `cluster_scores`.
    """
    true, found, rule = _labels(gold, predicted, missing)
    precision, recall = _b_cubed(true, found)
    f1 = 2 * precision * recall / (precision + recall)  # an article shares its groups with itself: never 0
    parts = {"precision": precision, "recall": recall, "f1": f1}
    return [
        SegmentScores(f"b_cubed.{part}", values, f"b_cubed|{part}|per:article|{rule}")
        for part, values in parts.items()
    ]


def events_of(events: Sequence[Event]) -> dict[str, str]:
    """The event of each article.

    Raises:
        SummarizeError: an article is in two events.
    """
    event_of: dict[str, str] = {}
    for event in events:
        for article_id in event.article_ids:
            if article_id in event_of:
                raise SummarizeError(
                    f"article '{article_id}' is in event '{event_of[article_id]}' and in '{event.event_id}'; "
                    "an article has one event"
                )
            event_of[article_id] = event.event_id
    return event_of


def topics(events: Sequence[Event]) -> dict[str, str]:
    """The topic of each article: the events that `related` joins, directly or through others, are one.

    A topic is called after the first id, in alphabetical order, of its events. A related event that is not
    among `events` joins nothing.

    Raises:
        SummarizeError: an article is in two events.
    """
    ids = sorted({event.event_id for event in events})
    number = {event_id: place for place, event_id in enumerate(ids)}
    links = [
        (number[event.event_id], number[other])
        for event in events
        for other in event.related
        if other in number
    ]
    topic_of = {ids[member]: ids[group[0]] for group in connected(len(ids), links) for member in group}
    return {article_id: topic_of[event_id] for article_id, event_id in events_of(events).items()}


def _labels(
    gold: Mapping[str, str], predicted: Mapping[str, str], missing: Missing
) -> tuple[list[int], list[int], str]:
    """The true and found group of each article of the gold, by number, and the rule that was followed."""
    if not gold:
        raise SummarizeError("the gold holds no article; give the group of at least one")
    dropped = [article_id for article_id in gold if article_id not in predicted]
    extra = [article_id for article_id in predicted if article_id not in gold]
    if missing == "error" and (dropped or extra):
        side, other, ids = ("gold", "prediction", dropped) if dropped else ("prediction", "gold", extra)
        raise SummarizeError(
            f"{len(ids)} articles of the {side}, '{ids[0]}' the first, are not in the {other}; give both the same "
            "articles, or choose missing='alone' to count what was dropped as alone and to leave out the rest"
        )
    true = _numbered(gold.values())
    found = _numbered(
        ("in", predicted[article_id]) if article_id in predicted else ("alone", article_id)
        for article_id in gold
    )
    rule = "missing:none" if missing == "error" else f"missing:alone({len(dropped)})|extra:out({len(extra)})"
    return true, found, rule


def _numbered(groups: Iterable[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]


def _b_cubed(true: Sequence[int], found: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Of each article, the share of its found group, and of its true one, that is in both."""
    both, of_true, of_found = Counter(zip(true, found, strict=True)), Counter(true), Counter(found)
    shared = np.asarray([both[pair] for pair in zip(true, found, strict=True)], dtype=np.float64)
    return (
        shared / np.asarray([of_found[group] for group in found]),
        shared / np.asarray([of_true[group] for group in true]),
    )


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())


def _foreign_pairs(groups: Iterable[Hashable], languages: Sequence[str | None]) -> int:
    """The pairs of one group in two known languages: all pairs less those in one language."""
    by_group: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for group, language in zip(groups, languages, strict=True):
        if language is not None:
            by_group[group][language] += 1
    return sum(
        (counts.total() ** 2 - sum(count**2 for count in counts.values())) // 2
        for counts in by_group.values()
    )


def _from_pairs(right: int, said: int, true: int) -> Agreement:
    return Agreement(
        right / said if said else NAN,
        right / true if true else NAN,
        2 * right / (said + true) if said + true else NAN,
    )


def _agreement(precision: float, recall: float) -> Agreement:
    total = precision + recall
    return Agreement(precision, recall, 2 * precision * recall / total if total else NAN)
