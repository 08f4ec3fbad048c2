"""What can be told of each concept of an event before anyone has summarised it: a row of numbers each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarize.plan.concepts import Concept, Reading, concepts, read
from summarize.plan.passages import UNKNOWN, french_bag
from summarize.records import Article, Passage
from summarize.text.entities.quotations import QUOTED
from summarize.text.lexicon import lookup

# Columns of a row; `FEATURES.index(name)` is its place. Shares are of the event's voices, in 0..1.
FEATURES = (
    "voices",  # log of the event's independent voices
    "holders",  # log of the voices that hold the concept
    "share",
    "alone",  # 1 where one voice alone holds it
    "sentences",  # log of the passages that hold it
    "lead",  # 1 / (1 + position), best
    "leads",  # the same, summed over the voices' best, as a share of all voices
    "depth",  # position over the article's length, least
    "first_three",  # share of voices that hold it in their first three sentences
    "titles",  # share of titles that hold it
    "titled",  # 1 where a title holds it
    "title_words",  # share of titles that hold a stem of it, of the stem that fewer hold
    "title_word",  # of the stem that more hold
    "idf",  # of the rarer stem, nats
    "idf_common",  # of the commoner stem, 0 for a function word
    "word_share",  # share of voices that hold the stem, of the stem that fewer hold
    "word_share_common",
    "name",  # 1 where a word is written with a capital inside a sentence
    "digit",
    "function",  # 1 where one of the two is a function word
    "central",  # cosine of its passage with all of the event's, best
    "central_mean",
    "length",  # log of the words of its passages, mean
    "quoted",  # share of its passages that hold a quotation
    "like_title",  # cosine of its passage with the titles, best
    "like_title_mean",
    "size",  # log of the sentences of an article, mean
)
_RARE = 7.0  # nats: about one article in 1,100; a stem the lexicon lacks is a name or rarer still
_FIRST = 3


@lru_cache(maxsize=65_536)
def idf(stem_of: str, language: str) -> float:
    """How rare a stem is in French news (or in its language's sentences), nats, at most 7."""
    found = lookup(stem_of, language)
    return _RARE if found is None or found.share <= 0 else min(_RARE, -float(np.log(found.share)))


def concept_features(
    articles: Sequence[Article], passages: Sequence[Passage]
) -> tuple[tuple[Concept, ...], NDArray[np.float64]]:
    """The concepts of an event's passages, in the order of first sight, and (n, len(FEATURES)) numbers.

    A foreign voice also holds a French stem, or two, when one of its sentences, word by word put
    into French, has them; and the other way round.
    """
    reads = [read(passage.text, passage.language or UNKNOWN) for passage in passages]
    ids, at, row = _occurrences(passages)
    if not ids:
        return (), np.zeros((0, len(FEATURES)))
    voices = {name: number for number, name in enumerate(dict.fromkeys(a.voice for a in articles))}
    voice_of_article = {article.article_id: voices[article.voice] for article in articles}
    voice = np.array([voice_of_article[passage.article_id] for passage in passages])
    position = np.array([passage.position for passage in passages], dtype=np.float64)
    last = {passage.article_id: passage.position + 1 for passage in passages}
    depth = position / np.array([last[passage.article_id] for passage in passages])

    n, total = len(ids), len(voices)
    held = np.zeros((n, total))
    held[at, voice[row]] = 1
    early = np.zeros((n, total))
    early[at[position[row] < _FIRST], voice[row[position[row] < _FIRST]]] = 1
    leads = np.zeros((n, total))
    np.maximum.at(leads, (at, voice[row]), 1 / (1 + position[row]))
    _hold_abroad(ids, passages, voice, held)
    counts = np.bincount(at, minlength=n).astype(np.float64)

    def best(values: NDArray[np.float64]) -> NDArray[np.float64]:
        found = np.full(n, -np.inf)
        np.maximum.at(found, at, values[row])
        return found

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = np.bincount(at, weights=values[row], minlength=n) / counts
        return found

    share = held.sum(axis=1) / total
    central, like_title = _likenesses(ids, at, row, len(passages), articles)
    length = np.log([max(1, len(read.stems)) for read in reads])
    quoted = np.array([float(QUOTED.search(passage.text) is not None) for passage in passages])
    columns = {
        "voices": np.full(n, np.log(total)),
        "holders": np.log(np.maximum(1, held.sum(axis=1))),
        "share": share,
        "alone": (held.sum(axis=1) <= 1).astype(np.float64),
        "sentences": np.log(counts),
        "lead": leads.max(axis=1),
        "leads": leads.sum(axis=1) / total,
        "depth": -best(-depth),
        "first_three": early.sum(axis=1) / total,
        "central": best(central),
        "central_mean": mean(central),
        "length": mean(length),
        "quoted": mean(quoted),
        "like_title": best(like_title),
        "like_title_mean": mean(like_title),
        "size": np.full(n, np.log(np.mean(list(last.values())))),
        **_of_stems(ids, share, articles, reads),
    }
    return tuple(ids), np.stack([columns[name] for name in FEATURES], axis=1)


def _occurrences(
    passages: Sequence[Passage],
) -> tuple[dict[Concept, int], NDArray[np.int64], NDArray[np.int64]]:
    """Each concept's row, and the (concept, passage) pairs where it stands, as two arrays."""
    ids: dict[Concept, int] = {}
    at: list[int] = []
    row: list[int] = []
    for number, passage in enumerate(passages):
        found = concepts(passage.text, passage.language or UNKNOWN)
        at += [ids.setdefault(concept, len(ids)) for concept in found]
        row += [number] * len(found)
    return ids, np.array(at, dtype=np.int64), np.array(row, dtype=np.int64)


def _hold_abroad(
    ids: dict[Concept, int], passages: Sequence[Passage], voice: NDArray[np.int64], held: NDArray[np.float64]
) -> None:
    """Adds the voices that hold a French concept in another language to `held` (n concepts, voices)."""
    foreign = [(number, french_bag(p).stems) for number, p in enumerate(passages) if p.language != "fr"]
    if not foreign:
        return
    holders: dict[str, set[int]] = {}
    for number, stems in foreign:
        for s in stems:
            holders.setdefault(s, set()).add(number)
    nothing: set[int] = set()
    for (language, a, b), concept in ids.items():
        if language == "fr":
            numbers = holders.get(a, nothing)
            for number in numbers & holders.get(b, nothing) if b else numbers:
                held[concept, voice[number]] = 1


def _likenesses(
    ids: dict[Concept, int],
    at: NDArray[np.int64],
    row: NDArray[np.int64],
    passages: int,
    articles: Sequence[Article],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(passages,) cosines of each passage's stems, weighted by rarity, with those of all passages and of all titles."""
    weight = np.array([idf(a, language) if not b else 0.0 for language, a, b in ids])
    total = np.bincount(at, minlength=len(ids)) * weight
    titled = np.zeros(len(ids))
    for article in articles:
        for s in read(article.title or "", article.language or UNKNOWN).stems:
            concept = ids.get((article.language or UNKNOWN, s, ""))
            if concept is not None:
                titled[concept] += weight[concept]
    norm = np.sqrt(np.bincount(row, weights=weight[at] ** 2, minlength=passages))

    def cosine(with_: NDArray[np.float64]) -> NDArray[np.float64]:
        dot = np.bincount(row, weights=weight[at] * with_[at], minlength=passages)
        length = max(1e-9, float(np.sqrt((with_**2).sum())))
        found: NDArray[np.float64] = dot / np.maximum(norm, 1e-9) / length
        return found

    return cosine(total), cosine(titled)


def _of_stems(
    ids: dict[Concept, int], share: NDArray[np.float64], articles: Sequence[Article], reads: Sequence[Reading]
) -> dict[str, NDArray[np.float64]]:
    """The columns that a concept has by its content stems, one or two, whatever passages hold it."""
    titles = [read(a.title, a.language or UNKNOWN) for a in articles if a.title]
    many = max(1, len(titles))
    title_bigrams = Counter(bigram for title in titles for bigram in title.bigrams)
    title_stems = Counter(s for title in titles for s in (*title.stems, *title.function))
    names = frozenset(s for found in reads for s in found.names)

    stems = [(language, a) for language, a, b in ids if not b]
    place = {stem: number for number, stem in enumerate(stems)}
    # A last entry stands for the stem that a concept has not.
    at = np.array(
        [(place.get((language, a), -1), place.get((language, b), -1)) for language, a, b in ids],
        dtype=np.int64,
    )
    known = (at >= 0).sum(axis=1)
    one = known == 1
    at[one] = at[one].max(axis=1, keepdims=True)  # the only one is the first and the second

    def of_stems(values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = np.sort(np.append(values, 0.0)[at], axis=1)
        return found

    shares = of_stems(share[[ids[language, s, ""] for language, s in stems]])
    rarities = of_stems([idf(s, language) for language, s in stems])
    in_titles = of_stems([float(title_stems[s]) for _, s in stems]) / many
    whole = np.array([title_bigrams[a, b] if b else title_stems[a] for _, a, b in ids], dtype=np.float64)
    single = np.array([not b for _, _, b in ids], dtype=bool)
    return {
        "titles": whole / many,
        "titled": (whole > 0).astype(np.float64),
        "title_words": in_titles[:, 0],
        "title_word": in_titles[:, 1],
        "idf": rarities[:, 1],
        "idf_common": np.where(one, 0.0, rarities[:, 0]),
        "word_share": shares[:, 0],
        "word_share_common": shares[:, 1],
        "name": of_stems([float(s in names) for _, s in stems])[:, 1],
        "digit": of_stems([float(s[0].isdigit()) for _, s in stems])[:, 1],
        "function": (~single & (known < 2)).astype(np.float64),
    }
