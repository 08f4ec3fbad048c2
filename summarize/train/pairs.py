"""Makes (source, target) pairs that teach conservative rewriting: copy, mend, cut, headline.

Every target keeps to its source's words. Abstracts and leads often hold what the text does not
say (a third of their content words), so only those whose words all stand, in order, in one
sentence of the text are taken: unfiltered they teach invention.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from summarize.text.normalize import fold
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems, is_function_word, words
from summarize.train.corpora import Document
from summarize.train.filters import fault, without
from summarize.train.settings import FilterSettings

FILTERS = FilterSettings()
NATURAL_CUT_RATIO = (0.25, 0.92)  # target words per source word: shorter is a headline, longer no cut
HEADLINE_SENTENCES = 3  # passages that a headline may be made of
SHORTEST, LONGEST = 6, 60  # words of a sentence worth learning from

# An inserted or removable chunk: what stands between two commas, dashes or brackets.
BETWEEN_COMMAS = re.compile(r", (?P<chunk>[^,;:()«»\"“”–—]{6,90}),(?= )")
IN_BRACKETS = re.compile(r" (?P<chunk>\([^()«»\"]{3,80}\))")
BETWEEN_DASHES = re.compile(r" (?P<chunk>[–—-] [^–—;:()«»\"]{6,90} [–—-])(?= )")
LEADING = re.compile(r"^(?P<chunk>[^,;:()«»\"]{6,60}), (?=\w)")
TRAILING = re.compile(r", (?P<chunk>(?:a|ont|selon|d'après|qui|dont|où|ce qui) [^,;:()«»\"]{6,80})(?=\.$)")
# A middle chunk that opens like this is no part of the main clause, so cutting it leaves one.
CUTTABLE_OPENING = re.compile(
    r"(?:qui|que|qu'|dont|où|lequel|laquelle|lesquels|lesquelles|après|avant|depuis|pendant|lors|selon|"
    r"d'après|âgée?s?|située?s?|accusée?s?|soutenue?s?|notamment|y compris|ancien(?:ne)?s?|ex-\w+|"
    r"\w+ant|président(?:e)?|chef|ministre|directeur|directrice|porte-parole|député(?:e)?|maire|numéro)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One example: `task` is a key of a phase's weights; `source` has its passages parted by `SEPARATOR`."""

    task: str
    source: str
    target: str


SEPARATOR = "<sep> "  # no blank before it: sentencepiece would keep that as a piece of its own


def document_pairs(
    document: Document, rng: random.Random, filters: FilterSettings = FILTERS
) -> Iterator[Pair]:
    """All pairs that one document gives, but for joins (joins.py)."""
    sentences = sentences_of(document.text, document.language)
    summary = sentences_of(document.summary, document.language)
    chunks = [match["chunk"] for sentence in sentences for match in BETWEEN_COMMAS.finditer(sentence)]
    for sentence in sentences + summary:
        yield Pair("copy", sentence, sentence)
        yield Pair("mend", _disturb(sentence, document.language, rng), sentence)
        grown = _insert_chunk(sentence, chunks, rng)
        if grown is not None:
            yield Pair("shed", grown, sentence)
        shorter = cut_by_rule(sentence, rng)
        yield Pair("cut_by_rule", sentence, shorter) if shorter else Pair("keep", sentence, sentence)
    yield from natural_cuts(sentences, summary, filters)
    yield from _titles(document.title, summary + sentences[:2], document.language, filters)
    yield from _headlines(document.title, summary + sentences[:3], document.language, filters)


def sentences_of(text: str, language: str) -> list[str]:
    """The sentences of a text that are neither fragments nor monsters."""
    found = (text[start:end] for start, end in sentence_spans(text, language))
    return [s for s in found if SHORTEST <= s.count(" ") + 1 <= LONGEST and s[-1] in '.!?»"”…']


def natural_cuts(
    sentences: list[str], summary: list[str], filters: FilterSettings = FILTERS
) -> Iterator[Pair]:
    """Summary sentences that are a source sentence with something left out.

    Jing (2002, "Using hidden Markov modeling to decompose human-written summaries") calls it
    sentence reduction; here a pair counts when LCS(target, source) >= `filters.order` of the target's
    words and no number or capitalised word of the target is missing from the source. Without the
    filter of order, a target goes with the sentence that shares most of its words.
    """
    folded = [folded_words(sentence) for sentence in sentences]
    bags = [set(found) for found in folded]
    for target in summary:
        wanted = folded_words(target)
        fitting = [
            i
            for i, found in enumerate(folded)
            if wanted and NATURAL_CUT_RATIO[0] <= len(wanted) / max(1, len(found)) <= NATURAL_CUT_RATIO[1]
        ]
        shared = {i: sum(word in bags[i] for word in wanted) for i in fitting}
        fitting = [i for i in fitting if shared[i] >= filters.order * len(wanted)]
        if not filters.order:
            fitting = sorted(fitting, key=lambda i: (-shared[i], i))[:1]
        for i in fitting:
            in_order = lcs_length(wanted, folded[i]) if filters.order else len(wanted)
            if in_order >= filters.order * len(wanted) and _keeps_facts(target, bags[i], filters):
                yield Pair("cut", sentences[i], target)
                break


def _keeps_facts(target: str, bag: set[str], filters: FilterSettings) -> bool:
    """Whether the figures and the capitalised words of a target, but for its first, are all in the bag."""
    found = [word.text for word in words(target) if word.text[0].isalnum()]
    numbers_held = not filters.numbers or all(fold(w) in bag for w in found if w[0].isdigit())
    return numbers_held and (not filters.names or all(fold(w) in bag for w in found[1:] if w[0].isupper()))


def folded_words(sentence: str) -> list[str]:
    """Its words but for signs, folded, in order."""
    return [fold(word.text) for word in words(sentence) if word.text[0].isalnum()]


def lcs_length(a: list[str], b: list[str]) -> int:
    """Longest common subsequence length (Lin 2004, §3). `a b c d`, `a c e d` → 3."""
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, start=1):
            above = row[j]
            row[j] = diagonal + 1 if x == y else max(above, row[j - 1])
            diagonal = above
    return row[-1]


def _insert_chunk(sentence: str, chunks: list[str], rng: random.Random) -> str | None:
    """The sentence with a chunk of a neighbour in it: shedding it restores what a writer wrote.

    Additive noise (Févry & Phang 2018, "Unsupervised sentence compression using denoising
    auto-encoders"), with whole chunks, since whole chunks are what decoding may skip.
    """
    chunk = rng.choice(chunks) if chunks else None
    if chunk is None or chunk in sentence:
        return None
    places = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", sentence)][2:]
    # Where a comma stands already a real apposition is likely; elsewhere before a small word.
    likely = [
        p for p in places if re.match(r" (?:de|à|en|dans|pour|par|sur|a|est|ont|sont|qui|et)\b", sentence[p:])
    ]
    commas = [match.start() for match in re.finditer(r",(?= \w)", sentence)]
    pool = commas if commas and rng.random() < 0.5 else likely or places
    if not pool:
        return None
    place = rng.choice(pool)
    if sentence[place] == ",":
        return f"{sentence[:place]}, {chunk}{sentence[place:]}"
    style = rng.random()
    if style < 0.7:
        return f"{sentence[:place]}, {chunk},{sentence[place:]}"
    marks = "()" if style < 0.85 else "––"
    blank = "" if marks == "()" else " "
    return f"{sentence[:place]} {marks[0]}{blank}{chunk}{blank}{marks[1]}{sentence[place:]}"


def removable_spans(sentence: str) -> list[tuple[int, int]]:
    """The chunks (start, end) that no main clause needs: brackets, appositions, relative clauses."""
    found = [m.span() for m in IN_BRACKETS.finditer(sentence)]
    found += [m.span() for m in BETWEEN_DASHES.finditer(sentence)]
    found += [m.span() for m in BETWEEN_COMMAS.finditer(sentence) if CUTTABLE_OPENING.match(m["chunk"])]
    found += [m.span() for m in TRAILING.finditer(sentence) if CUTTABLE_OPENING.match(m["chunk"])]
    return found


def cut_by_rule(sentence: str, rng: random.Random | None) -> str | None:
    """The sentence without one or all of its removable chunks (all without `rng`); None where it has none."""
    removable = removable_spans(sentence)
    if not removable:
        return None
    kept = removable if rng is None or rng.random() < 0.5 else [rng.choice(removable)]
    shorter = without(sentence, kept)
    return shorter if shorter.count(" ") + 1 >= SHORTEST and shorter != sentence else None


def _disturb(sentence: str, language: str, rng: random.Random) -> str:
    """The sentence with small faults: function words lost, neighbours swapped, a word doubled."""
    tokens = sentence.split(" ")
    out: list[str] = []
    for token in tokens:
        draw = rng.random()
        if draw < 0.15 and is_function_word(token, language):
            continue
        if draw < 0.19 and out:
            out.insert(len(out) - 1, token)
        elif draw < 0.22:
            out += [token, token]
        else:
            out.append(token)
    return " ".join(out)


def _titles(
    title: str, candidates: list[str], language: str, filters: FilterSettings = FILTERS
) -> Iterator[Pair]:
    """The title with the sentence that says it, when one does."""
    wanted = set(content_stems(title, language))
    if len(wanted) < 3:
        return
    best, support = "", 0.0
    for sentence in candidates:
        share = len(wanted & set(content_stems(sentence, language))) / len(wanted)
        if share > support:
            best, support = sentence, share
    if best and support >= filters.title_stems and _says_facts(title, best, filters):
        yield Pair("title", best, title)


def _says_facts(title: str, source: str, filters: FilterSettings) -> bool:
    """Whether the title's figures and names, but for its first word, stand in the source or its words."""
    held = fold(source)
    found = [word.text for word in words(title) if word.text[0].isalnum()]
    numbers_held = not filters.numbers or all(fold(w) in held for w in found if w[0].isdigit())
    return numbers_held and (not filters.names or all(fold(w) in held for w in found[1:] if w[0].isupper()))


def _headlines(title: str, candidates: list[str], language: str, filters: FilterSettings) -> Iterator[Pair]:
    """The title with the two or three sentences that say it together, when they do.

    A sentence comes in when it adds a content stem of the title that those before lack.
    """
    wanted = set(content_stems(title, language))
    if len(wanted) < 3:
        return
    held = [
        (sentence, wanted & set(content_stems(sentence, language))) for sentence in dict.fromkeys(candidates)
    ]
    chosen: list[int] = []
    said: set[str] = set()
    while len(chosen) < HEADLINE_SENTENCES:
        best = max(range(len(held)), key=lambda i: (len(held[i][1] - said), -i), default=None)
        if best is None or not held[best][1] - said:
            break
        chosen.append(best)
        said |= held[best][1]
    source = SEPARATOR.join(held[i][0] for i in sorted(chosen))
    held_stems = replace(filters, stems=filters.title_stems)
    if len(chosen) > 1 and fault(source, title, held_stems, language) is None:
        yield Pair("headline", source, title)
