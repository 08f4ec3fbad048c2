"""Which articles carry the text of another one, and which of a text's carriers is the original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice

from summarize.config import DedupeConfig
from summarize.dedupe.candidates import CandidateIndex, Sketch, sketch_of
from summarize.dedupe.figures import figures_differ
from summarize.dedupe.shingles import Hasher, Hashes, containment, jaccard, shared, shingle_hashes
from summarize.each import Each, here
from summarize.records import Article
from summarize.text.entities.quotations import quotations

# A cut copy may have a line of its own at the top or the end. Two reports that quote one statement
# share at most that statement, which is seldom four fifths of the shorter one; and see OWN_WORDS.
CONTAINED = 0.8

# Outside its quotations, this much of the shorter text must stand in the longer one too: an article
# that is nearly all quotation is still somebody's own when the words around the quotation are.
OWN_WORDS = 0.5
MIN_OWN_SHINGLES = 8  # about twelve words; with fewer there is no telling whose they are

# Less text than this inside another one is a slogan or a headline, and no cut copy.
MIN_CUT_SHINGLES = 20

_NEVER = datetime.max.replace(tzinfo=UTC)  # an undated article is not known to be the earliest


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that carries the text of the article `copy_of`."""

    article: Article
    copy_of: str


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """The originals, with the ids of their copies, and the copies; both by article id."""

    articles: tuple[Article, ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text under comparison."""

    article: Article
    words: Hashes
    shingles: Hashes
    sketch: Sketch


def dedupe_articles(
    articles: Sequence[Article],
    config: DedupeConfig = DedupeConfig(),  # noqa: B008 -- frozen
    *,
    each: Each = here,
) -> Deduplicated:
    """Separates originals from copies; each input article comes out as one or the other.

    A copy is a text alike as a whole (Jaccard similarity of word shingles of `config.threshold` or
    more) or contained in a longer one, whatever its title. A text in which a figure was replaced is
    a newer version and no copy. Articles whose records say different events, or which are in
    different languages, are never copies. The original of a text is its earliest carrier, then the
    longest, then the one of smallest id; one that was cut is not chosen, since what was cut would be
    lost. The result does not depend on the order of `articles`.

    Articles are compared, longest first, with the originals found so far, so that a text carried a
    thousand times costs a thousand comparisons and not half a million. `each` has the texts hashed.
    """
    by_event: dict[str | None, list[Article]] = defaultdict(list)
    for article in articles:
        by_event[article.event_id].append(article)
    originals: list[Article] = []
    copies: list[Copy] = []
    keys = sorted(by_event, key=lambda event_id: (event_id is not None, event_id or ""))
    groups = [sorted(by_event[key], key=_longest_first) for key in keys]
    hashed = iter(each(partial(_hashed, Hasher()), [a.text for a in chain.from_iterable(groups)]))
    for group in groups:
        texts = (_Text(a, *of_text) for a, of_text in zip(group, islice(hashed, len(group)), strict=True))
        for carriers in _carriers(texts, config.threshold):
            first, *others = carriers
            known = {copy_id for article in carriers for copy_id in article.copies}
            known.update(article.article_id for article in others)
            originals.append(replace(first, copies=tuple(sorted(known))))
            copies.extend(Copy(article, first.article_id) for article in others)
    originals.sort(key=lambda article: article.article_id)
    copies.sort(key=lambda copy: copy.article.article_id)
    return Deduplicated(tuple(originals), tuple(copies))


def _hashed(hasher: Hasher, text: str) -> tuple[Hashes, Hashes, Sketch]:
    words = hasher(text)
    shingles = shingle_hashes(words)
    return words, shingles, sketch_of(shingles)


def _carriers(texts: Iterable[_Text], threshold: float) -> list[list[Article]]:
    """The articles by the text they carry, the original of each text first; `texts` from the longest down."""
    index = CandidateIndex(threshold)
    leaders: list[_Text] = []
    alike: list[list[Article]] = []  # those from which the original is chosen
    cut: list[list[Article]] = []
    for text in texts:
        if not len(text.words):  # nothing to compare: two empty texts tell nothing of each other
            leaders.append(text)
            alike.append([text.article])
            cut.append([])
            continue
        similarity, number, whole = max(
            (
                (found, -other, is_whole)
                for other in index.candidates(text.sketch)
                for found, is_whole in [_similarity(text, leaders[other], threshold)]
            ),
            default=(0.0, 0, False),
        )
        if similarity > 0.0:
            (alike if whole else cut)[-number].append(text.article)
        else:
            index.add(len(leaders), text.sketch)
            leaders.append(text)
            alike.append([text.article])
            cut.append([])
    return [sorted(same, key=_earliest_first) + part for same, part in zip(alike, cut, strict=True)]


def _similarity(text: _Text, longer: _Text, threshold: float) -> tuple[float, bool]:
    """How alike a copy is to the text it may come from, 0.0 for no copy; and whether it is whole."""
    left, right = text.article.language, longer.article.language
    if left != right and left is not None and right is not None:
        return 0.0, False
    similarity = jaccard(text.shingles, longer.shingles)
    whole = similarity >= threshold
    if not whole:
        if len(text.shingles) < MIN_CUT_SHINGLES:
            return 0.0, False
        similarity = containment(text.shingles, longer.shingles)
        if similarity < CONTAINED:
            return 0.0, False
    if len(text.words) == len(longer.words) and bool((text.words == longer.words).all()):
        return 1.0, True
    missing = len(text.shingles) - shared(text.shingles, longer.shingles)
    if missing >= OWN_WORDS * MIN_OWN_SHINGLES and not _own_words_shared(
        text.article.text, longer.article.text
    ):
        return 0.0, False
    if figures_differ(text.article.text, longer.article.text, left or right):
        return 0.0, False
    return similarity, whole


def _own_words_shared(text: str, longer: str) -> bool:
    """Whether what the shorter text says outside quotations stands in the longer one."""
    hasher = Hasher()
    own, others = (shingle_hashes(hasher(_without_quotations(side))) for side in (text, longer))
    return len(own) < MIN_OWN_SHINGLES or containment(own, others) >= OWN_WORDS


def _without_quotations(text: str) -> str:
    """The text with a line end in place of each quotation."""
    parts: list[str] = []
    end = 0
    for quotation in quotations(text):
        if quotation.start >= end:  # a quotation within a quotation is gone already
            parts.append(text[end : quotation.start])
            end = quotation.end
    return "\n".join([*parts, text[end:]])


def _longest_first(article: Article) -> tuple[int, datetime, str]:
    return -len(article.text), article.published_at or _NEVER, article.article_id


def _earliest_first(article: Article) -> tuple[datetime, int, str]:
    return article.published_at or _NEVER, -len(article.text), article.article_id
