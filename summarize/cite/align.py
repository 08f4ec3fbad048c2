"""Which passages say what a sentence of the summary says: its citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarize.cite.claimed import claimed
from summarize.cite.reading import FRENCH, read, read_passages
from summarize.cite.support import Items, background, items_of, support, worded
from summarize.config import CiteConfig
from summarize.records import Article, GroundedSentence, Passage
from summarize.text.words import content_stems

# A second span of the same source must say that much more of the sentence to be worth a marker.
ADJACENT_GAIN = 0.2
# And say so much of it itself, of what is asked of the best: less is what all sentences of an event share.
ADJACENT_LEAST = 0.75
# A passage that says less of what the sentence claims (see claimed.py) shares a name, a day or what stands beside the news.
# Of 799 citations of 1.185 told sentences, those of ten rounds of readers, 49 did not support their sentence and 99 only
# what it says beside; this leaves 13 and 67 of them, and 602 of the 651 others. Each round left out, the others choose it too.
CLAIMED = 0.38


class Span(NamedTuple):
    """A passage that says what a sentence says; `score` in 0..1."""

    article_id: str
    start: int
    end: int
    score: float


def cite_sentences(
    sentences: Sequence[GroundedSentence],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    config: CiteConfig,
    language: str = FRENCH,
) -> tuple[tuple[Span, ...], ...]:
    """The spans that each sentence cites, in the order of `sentences`, each list by article and place.

    A sentence cites the passage that carries its wording, and of every other article, of the passages whose
    support reaches the threshold, the one that says most of what it claims; with it the neighbouring
    sentence when the two together say clearly more. Figures, names and dates that no cited passage
    holds bring in the passage of its fact that does; so do passages that present somebody. Spans are whole sentences of the articles.

    Args:
        sentences: verified sentences, written in `language`.
        passages: all sentences of the event's articles.
        articles: the event's articles by id; their dates resolve relative dates.
        config: the thresholds.
        language: of the sentences, ISO 639-1.
    """
    own_passages = (p for s in sentences for p in (*s.fact.passages, *s.presents))
    known = tuple(dict.fromkeys((*passages, *own_passages)))
    readings = read_passages(known, articles)
    event = background(readings.values())
    weighed = {passage: items_of(reading, event) for passage, reading in readings.items()}
    by_article: dict[str, list[Passage]] = {}
    for passage in sorted(known, key=lambda p: p.span):
        if passage.text.rstrip(' »”"').endswith("?"):
            continue  # a question says nothing
        by_article.setdefault(passage.article_id, []).append(passage)
    cited = []
    for sentence in sentences:
        lead = sentence.fact.passages[0]
        published = articles[lead.article_id].published_at if lead.article_id in articles else None
        items = items_of(read(sentence.text, language, published), event)
        spans = _lead_spans(sentence, items, weighed)
        for article_id, own in by_article.items():
            if article_id != lead.article_id:
                foreign = own[0].language != language
                least = config.min_foreign_score if foreign else config.min_score
                spans += _best_spans(items, own, weighed, least)
        spans += _missing_spans(sentence, items, spans, weighed)
        spans += _presenting_spans(sentence, items, spans, weighed, language)
        cited.append(tuple(sorted(spans)))
    return tuple(cited)


def _lead_spans(sentence: GroundedSentence, items: Items, weighed: Mapping[Passage, Items]) -> list[Span]:
    """The passage that carries the wording is always cited, whole for a verbatim sentence too."""
    lead = sentence.fact.passages[0]
    score = 1.0 if lead.text == sentence.text else support(items, weighed[lead]).score
    if score == 0.0 and lead.language == items.reading.language:
        score = worded(items, weighed[lead])
    return [_span(lead, score)]


def _best_spans(
    items: Items, passages: Sequence[Passage], weighed: Mapping[Passage, Items], least: float
) -> list[Span]:
    """The passage of one article that says most of the claim; with a neighbour when both together say clearly more.

    What neither reaches alone the two reach together when they say that much more than is asked of one.
    """
    scored = [support(items, weighed[passage], names_alone=False) for passage in passages]
    worth = {i: found.score for i, found in enumerate(scored) if found.score >= ADJACENT_LEAST * least}
    if passages[0].language == items.reading.language:  # across languages too few words match to tell
        worth = {i: claimed(items, weighed[passages[i]], score) for i, score in worth.items()}
        worth = {i: much for i, much in worth.items() if much >= CLAIMED}
    able = [i for i in worth if scored[i].score >= least] or list(worth)
    best = max(able, key=lambda i: (worth[i], scored[i].score, -i), default=None)
    if best is None:
        return []
    score, said, _ = scored[best]
    pairs = [
        (_share(items, scored[other].said - said), other)
        for other in (best - 1, best + 1)
        if other in worth and abs(passages[other].position - passages[best].position) == 1
    ]
    gain, other = max(pairs, default=(0.0, best))
    chosen = (best, other) if gain >= ADJACENT_GAIN else (best,)
    if score < least and (len(chosen) == 1 or _share(items, said) + gain < least + ADJACENT_GAIN):
        return []
    return [_span(passages[index], scored[index].score) for index in chosen]


def _missing_spans(
    sentence: GroundedSentence,
    items: Items,
    spans: Sequence[Span],
    weighed: Mapping[Passage, Items],
) -> list[Span]:
    """Passages of the fact for the figures, dates and names that the cited spans lack."""
    have = {(span.article_id, span.start) for span in spans}
    own = [(p, support(items, weighed[p])) for p in sentence.fact.passages]
    said = {
        index for passage, found in own if (passage.article_id, passage.start) in have for index in found.said
    }
    words = len(items.reading.tokens)
    needed = [
        index
        for index in range(len(items.weights))
        if index not in said and (index >= words or items.reading.tokens[index].named)
    ]
    added = []
    for index in needed:
        if index in said:
            continue
        for passage, found in own:
            if index in found.said:
                said |= found.said
                added.append(_span(passage, found.score))
                break
    return added


def _presenting_spans(
    sentence: GroundedSentence,
    items: Items,
    spans: Sequence[Span],
    weighed: Mapping[Passage, Items],
    language: str,
) -> list[Span]:
    """The passages that present somebody, where no cited one has the words that the sentence took from them."""
    if not sentence.presents:
        return []
    have = {(span.article_id, span.start) for span in spans}
    own = {stem for p in sentence.fact.passages for stem in content_stems(p.text, language)}
    taken = set(content_stems(sentence.text, language)) - own
    if any(
        (p.article_id, p.start) in have and taken <= set(content_stems(p.text, language)) for p in weighed
    ):
        return []
    return [_span(passage, support(items, weighed[passage]).score) for passage in sentence.presents]


def _share(items: Items, said: frozenset[int]) -> float:
    return sum(items.weights[index] for index in said) / items.total


def _span(passage: Passage, score: float) -> Span:
    """Scores are rounded: their last digits depend on the order of a sum."""
    return Span(passage.article_id, passage.start, passage.end, round(score, 4))
