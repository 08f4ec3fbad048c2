"""Makes (source, target) pairs that teach conservative rewriting: copy, mend, cut, title.

Every target keeps to its source's words. Abstracts and leads often hold what the text does not
say (a third of their content words), so only those whose words all stand, in order, in one
sentence of the text are taken: unfiltered they teach invention.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.text.normalize import fold
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems, is_function_word, words
from summarize.train.corpora import Document

NATURAL_CUT_LCS = 0.9  # of the target's words: below it the wording is the editor's, not the source's
NATURAL_CUT_RATIO = (0.25, 0.92)  # target words per source word: shorter is a headline, longer no cut
TITLE_SUPPORT = 0.8  # of a title's content stems that must stand in the sentence it is taken from
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
    """One example: `task` is a key of a phase's weights."""

    task: str
    source: str
    target: str


def document_pairs(document: Document, rng: random.Random) -> Iterator[Pair]:
    """All pairs that one document gives."""
    sentences = _sentences(document.text, document.language)
    summary = _sentences(document.summary, document.language)
    chunks = [match["chunk"] for sentence in sentences for match in BETWEEN_COMMAS.finditer(sentence)]
    for sentence in sentences + summary:
        yield Pair("copy", sentence, sentence)
        yield Pair("mend", _disturb(sentence, document.language, rng), sentence)
        grown = _insert_chunk(sentence, chunks, rng)
        if grown is not None:
            yield Pair("shed", grown, sentence)
        shorter = _cut_by_rule(sentence, rng)
        yield Pair("cut_by_rule", sentence, shorter) if shorter else Pair("keep", sentence, sentence)
    yield from natural_cuts(sentences, summary)
    yield from _titles(document.title, summary + sentences[:2], document.language)


def _sentences(text: str, language: str) -> list[str]:
    """The sentences of a text that are neither fragments nor monsters."""
    found = (text[start:end] for start, end in sentence_spans(text, language))
    return [s for s in found if SHORTEST <= s.count(" ") + 1 <= LONGEST and s[-1] in '.!?»"”…']


def natural_cuts(sentences: list[str], summary: list[str]) -> Iterator[Pair]:
    """Summary sentences that are a source sentence with something left out.

    Jing (2002, "Using hidden Markov modeling to decompose human-written summaries") calls it
    sentence reduction; here a pair counts when LCS(target, source) >= 0.9 of the target's words
    and no number or capitalised word of the target is missing from the source.
    """
    folded = [_folded_words(sentence) for sentence in sentences]
    for target in summary:
        wanted = _folded_words(target)
        if not wanted:
            continue
        for sentence, found in zip(sentences, folded, strict=True):
            ratio = len(wanted) / max(1, len(found))
            if not NATURAL_CUT_RATIO[0] <= ratio <= NATURAL_CUT_RATIO[1]:
                continue
            bag = set(found)
            if sum(word in bag for word in wanted) < NATURAL_CUT_LCS * len(wanted):
                continue
            if lcs_length(wanted, found) < NATURAL_CUT_LCS * len(wanted):
                continue
            if all(fold(word) in bag for word in _facts(target)):
                yield Pair("cut", sentence, target)
                break


def _folded_words(sentence: str) -> list[str]:
    return [fold(word.text) for word in words(sentence) if word.text[0].isalnum()]


def _facts(sentence: str) -> list[str]:
    """Its numbers, and its capitalised words but for the first."""
    found = [word.text for word in words(sentence) if word.text[0].isalnum()]
    return [w for i, w in enumerate(found) if w[0].isdigit() or (i and w[0].isupper())]


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


def _cut_by_rule(sentence: str, rng: random.Random) -> str | None:
    """The sentence without one or all of the chunks that no main clause needs."""
    removable = [m.span() for m in IN_BRACKETS.finditer(sentence)]
    removable += [m.span() for m in BETWEEN_DASHES.finditer(sentence)]
    removable += [m.span() for m in BETWEEN_COMMAS.finditer(sentence) if CUTTABLE_OPENING.match(m["chunk"])]
    removable += [m.span() for m in TRAILING.finditer(sentence) if CUTTABLE_OPENING.match(m["chunk"])]
    if not removable:
        return None
    kept = removable if rng.random() < 0.5 else [rng.choice(removable)]
    shorter = sentence
    for start, end in sorted(kept, reverse=True):
        shorter = shorter[:start] + shorter[end:]
    shorter = re.sub(r"\s+([,.])", r"\1", shorter)
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


def _titles(title: str, candidates: list[str], language: str) -> Iterator[Pair]:
    """The title with the sentence that says it, when one does."""
    wanted = set(content_stems(title, language))
    if len(wanted) < 3:
        return
    best, support = "", 0.0
    for sentence in candidates:
        share = len(wanted & set(content_stems(sentence, language))) / len(wanted)
        if share > support:
            best, support = sentence, share
    if support >= TITLE_SUPPORT and all(fold(w) in fold(best) for w in _facts(title)):
        yield Pair("title", best, title)
