"""Which passages say what a sentence of the summary says: its citations."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarize.cite.compare import comparable_dates, conflicting, counted
from summarize.cite.reading import FRENCH, Reading, read, read_passages
from summarize.config import CiteConfig
from summarize.records import Article, GroundedSentence, Passage
from summarize.text.entities.dates import same_date
from summarize.text.entities.numbers import same_number

# The weight of an item beside a word that stands in every passage (1); a rare word weighs up to 2.
NUMBER_WEIGHT = 2.0
DATE_WEIGHT = 1.5
# From so much in common on, a sentence that is negated or hedged where the other is not contradicts it;
# below, the negation belongs to what only one of them says.
SAME_CLAIM = 0.6
# A passage that contradicts a figure or a date is cited only when it says nearly all the rest, and
# when the contradicted item is a small part of the sentence: it then stands in the disagreements too.
CONTRADICTED_REST = 0.8
CONTRADICTED_SHARE = 0.2
# A second span of the same source must say that much more of the sentence to be worth a marker.
ADJACENT_GAIN = 0.2


class Span(NamedTuple):
    """A passage that says what a sentence says; `score` in 0..1."""

    article_id: str
    start: int
    end: int
    score: float


class Support(NamedTuple):
    """How much of a sentence a passage says (`score`, 0..1), and which items, by their index."""

    score: float
    said: frozenset[int]


@dataclass(frozen=True, slots=True)
class Items:
    """A sentence's words, numbers and dates in that order, with the weight of each."""

    reading: Reading
    weights: tuple[float, ...]

    @property
    def total(self) -> float:
        """The weight of the whole sentence."""
        return sum(self.weights)


def cite_sentences(
    sentences: Sequence[GroundedSentence],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    config: CiteConfig,
    language: str = FRENCH,
) -> tuple[tuple[Span, ...], ...]:
    """The spans that each sentence cites, in the order of `sentences`, each list by article and place.

    A sentence cites the passage that carries its wording, and of every other article the passage
    that supports it best, when its support reaches the threshold; with it the neighbouring
    sentence when the two together say clearly more. Figures, names and dates that no cited passage
    holds bring in the passage of its fact that does. Spans are whole sentences of the articles.

    Args:
        sentences: verified sentences, written in `language`.
        passages: all sentences of the event's articles.
        articles: the event's articles by id; their dates resolve relative dates.
        config: the thresholds.
        language: of the sentences, ISO 639-1.
    """
    known = tuple(dict.fromkeys((*passages, *(p for s in sentences for p in s.fact.passages))))
    readings = read_passages(known, articles)
    frequency = Counter(key for reading in readings.values() for key in reading.keys)
    by_article: dict[str, list[Passage]] = {}
    for passage in sorted(known, key=lambda p: (p.article_id, p.start, p.end)):
        if passage.text.rstrip(' »”"').endswith("?"):
            continue  # a question says nothing
        by_article.setdefault(passage.article_id, []).append(passage)
    cited = []
    for sentence in sentences:
        lead = sentence.fact.passages[0]
        published = articles[lead.article_id].published_at if lead.article_id in articles else None
        reading = read(sentence.text, language, published)
        items = Items(reading, item_weights(reading, frequency, len(known)))
        spans = _lead_spans(sentence, items, readings)
        for article_id, own in by_article.items():
            if article_id != lead.article_id:
                foreign = own[0].language != language
                least = config.min_foreign_score if foreign else config.min_score
                spans += _best_spans(items, own, readings, least)
        spans += _missing_spans(sentence, items, spans, readings)
        cited.append(tuple(sorted(spans)))
    return tuple(cited)


def support(items: Items, passage: Reading) -> Support:
    """How much of a sentence a passage says.

    The mean of two harmonic means, each of a share of the sentence that the passage holds and a share
    of the passage that the sentence holds: of their items (words, numbers, dates), and of the bigrams
    of their stems. Between two languages, where bigrams do not compare, of the items alone. Of the
    sentence's items a content word weighs 1 to 2 by how few of the event's passages hold it, a number
    2, a date 1.5; of the passage's, each word 1. Words match by their stem or, across languages, by a
    French translation or a common root.

    The score is 0 where the two say the same but one is negated or only the passage is hedged, and
    where the passage contradicts a figure or date and does not say nearly all the rest.
    """
    reading = items.reading
    held = [
        *(passage.says(token, reading.language) for token in reading.tokens),
        *(any(same_number(number, other) for other in passage.numbers) for number in reading.numbers),
        *(any(same_date(date, other) for other in passage.dates) for date in reading.dates),
    ]
    said = frozenset(index for index, is_held in enumerate(held) if is_held)
    if not said:
        return Support(0.0, said)
    weight = sum(items.weights[index] for index in said)
    against = sum(items.weights[index] for index in _contradicted(reading, passage, said))
    rest = items.total - against
    if against and (against / items.total > CONTRADICTED_SHARE or weight / rest < CONTRADICTED_REST):
        return Support(0.0, frozenset())
    back = sum(reading.says(token, passage.language) for token in passage.tokens) / max(
        1, len(passage.tokens)
    )
    score = _harmonic(weight / items.total, back)
    unlike = reading.negated != passage.negated or (passage.hedged and not reading.hedged)
    if unlike and score >= SAME_CLAIM:
        return Support(0.0, frozenset())
    if reading.language == passage.language:
        shared = (reading.bigrams & passage.bigrams).total()
        both = _harmonic(shared / max(1, reading.bigrams.total()), shared / max(1, passage.bigrams.total()))
        score = (score + both) / 2
    return Support(score, said)


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def _contradicted(reading: Reading, passage: Reading, said: frozenset[int]) -> list[int]:
    """The indices of the sentence's numbers and dates for which the passage has another value."""
    found = []
    offset = len(reading.tokens)
    for index, number in enumerate(reading.numbers, offset):
        if index not in said and any(
            conflicting(counted(reading, number), counted(passage, other)) for other in passage.numbers
        ):
            found.append(index)
    offset += len(reading.numbers)
    free = [d for d in passage.dates if not any(same_date(d, other) for other in reading.dates)]
    found += [
        index
        for index, date in enumerate(reading.dates, offset)
        if index not in said and any(comparable_dates(date, other) for other in free)
    ]
    return found


def item_weights(reading: Reading, frequency: Mapping[str, int], passages: int) -> tuple[float, ...]:
    """One weight an item, in the order of `Items`; see `support`.

    `frequency` counts the passages, of `passages` in all, that hold a key.
    """
    widest = math.log(1 + passages)

    def of_token(keys: frozenset[str]) -> float:
        count = max((frequency.get(key, 0) for key in keys), default=0)
        return 1.0 + (math.log((1 + passages) / (1 + count)) / widest if widest else 0.0)

    return (
        *(of_token(token.keys) for token in reading.tokens),
        *(NUMBER_WEIGHT for _ in reading.numbers),
        *(DATE_WEIGHT for _ in reading.dates),
    )


def _lead_spans(sentence: GroundedSentence, items: Items, readings: Mapping[Passage, Reading]) -> list[Span]:
    """The passage that carries the wording is always cited, whole for a verbatim sentence too."""
    lead = sentence.fact.passages[0]
    score = 1.0 if lead.text == sentence.text else support(items, readings[lead]).score
    return [_span(lead, score)]


def _best_spans(
    items: Items, passages: Sequence[Passage], readings: Mapping[Passage, Reading], least: float
) -> list[Span]:
    """The best passage of one article; with a neighbour when both together say clearly more."""
    scored = [support(items, readings[passage]) for passage in passages]
    best = max(range(len(scored)), key=lambda index: (scored[index].score, -index))
    score, said = scored[best]
    if score == 0.0 or score < least:
        return []
    pairs = [
        (_share(items, scored[other].said - said), other)
        for other in (best - 1, best + 1)
        if 0 <= other < len(scored)
        and abs(passages[other].position - passages[best].position) == 1
        and scored[other].score >= least / 2
    ]
    gain, other = max(pairs, default=(0.0, best))
    chosen = (best, other) if gain >= ADJACENT_GAIN else (best,)
    return [_span(passages[index], scored[index].score) for index in chosen]


def _missing_spans(
    sentence: GroundedSentence,
    items: Items,
    spans: Sequence[Span],
    readings: Mapping[Passage, Reading],
) -> list[Span]:
    """Passages of the fact for the figures, dates and names that the cited spans lack."""
    have = {(span.article_id, span.start) for span in spans}
    own = [(passage, support(items, readings[passage])) for passage in sentence.fact.passages]
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


def _share(items: Items, said: frozenset[int]) -> float:
    return sum(items.weights[index] for index in said) / items.total


def _span(passage: Passage, score: float) -> Span:
    """Scores are rounded: their last digits depend on the order of a sum."""
    return Span(passage.article_id, passage.start, passage.end, round(score, 4))
