"""Mines the stem lexicon that `summarize.text.lexicon` ships from sentences and their French translations.

    python -m summarize.train.lexicon DATA_FOLDER summarize/text/lexicon.bin

IBM model 1 (Brown et al. 1993, §4.2) in both directions, on content stems; a pair counts by the
geometric mean of its two probabilities, which keeps the pairs that choose each other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from summarize.text.words import content_stems

# The files of each language; its ISO 639-1 code is what articles carry.
FILES = {
    "en": ("eng-fra",),
    "de": ("deu-fra",),
    "es": ("spa-fra",),
    "it": ("ita-fra",),
    "pt": ("por-fra",),
    "nl": ("nld-fra", "belgian-nld-fra-documents"),
}

# CC BY or freer alone: news (WMT), Tatoeba, TICO-19, Belgian questions. Image captions add no news words.
ORIGINS = ("news", "tatoeba", "tico19", "belgian")

# The best translation of 0.5 % of the Italian stems changes in the sixth round, of 3 % and 7 % in the two after
# it: stopped where they are steadiest.
ITERATIONS = 6
MIN_COUNT = 2  # a stem seen once was aligned by chance as often as not
MIN_PROBABILITY = (
    0.12  # of the geometric mean; of 60 pairs read between 0.12 and 0.16, one in three was wrong
)
MAX_TRANSLATIONS = 3
MAX_STEMS = 20_000  # of one language, the most frequent; bounds the file
MAX_STEMS_PER_SENTENCE = 60  # a longer "sentence" is a paragraph that was not split

MIN_ARTICLES = 4  # that hold a French stem; a rarer one is taken for a name or a misspelling

MAX_SENTENCES_TOGETHER = 3  # a sentence that was translated by two is still one pair

# The documents have no blank after some full stops.
_SENTENCE = re.compile(r"(?<=[.!?;])\s*(?=[A-ZÀ-Ý])")

Pairs = list[tuple[list[str], list[str]]]
Probabilities = dict[tuple[str, str], float]


def read_pairs(
    path: Path, language: str, origins: tuple[str, ...] = ORIGINS, unseen: frozenset[str] = frozenset()
) -> Pairs:
    """The content stems of each sentence of a file and of its French translation, but for `unseen` French ones."""
    pairs: Pairs = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["origin"].startswith(origins) and record["target"] not in unseen:
                for left, right in _aligned(record["source"], record["target"]):
                    source = _letters(content_stems(left, language))
                    target = _letters(content_stems(right, "fr"))
                    if source and target and max(len(source), len(target)) <= MAX_STEMS_PER_SENTENCE:
                        pairs.append((source, target))
    return pairs


def _aligned(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The sentences of a document and of its translation by position, when their number is equal."""
    left, right = _SENTENCE.split(source), _SENTENCE.split(target)
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
    elif max(len(left), len(right)) <= MAX_SENTENCES_TOGETHER:
        yield source, target


def translation_probabilities(pairs: Iterable[tuple[list[str], list[str]]]) -> Probabilities:
    """p(target | source) by IBM model 1, with an empty word on the source side.

    `("haus", "maison")` is a key when the two stand in one pair of sentences.
    """
    sources: dict[str, int] = {"": 0}
    targets: dict[str, int] = {}
    rows: list[int] = []  # one entry per (sentence, target word, source word)
    columns: list[int] = []
    groups: list[int] = []  # the (sentence, target word) that an entry explains
    group = 0
    for source, target in pairs:
        source_ids = [0, *(sources.setdefault(stem, len(sources)) for stem in dict.fromkeys(source))]
        for stem in dict.fromkeys(target):
            target_id = targets.setdefault(stem, len(targets))
            rows.extend(source_ids)
            columns.extend([target_id] * len(source_ids))
            groups.extend([group] * len(source_ids))
            group += 1
    if not group:
        return {}
    keys = np.asarray(rows, dtype=np.int64) * len(targets) + np.asarray(columns, dtype=np.int64)
    cells, entry_cell = np.unique(keys, return_inverse=True)
    probability = _expectation_maximisation(
        entry_cell, np.asarray(groups), cells // len(targets), len(sources)
    )
    source_names, target_names = list(sources), list(targets)
    return {
        (source_names[cell // len(targets)], target_names[cell % len(targets)]): value
        for cell, value in zip(cells.tolist(), probability.tolist(), strict=True)
        if cell >= len(targets)  # not the empty word
    }


def _expectation_maximisation(
    entry_cell: npt.NDArray[np.int64],
    entry_group: npt.NDArray[np.int64],
    cell_source: npt.NDArray[np.int64],
    sources: int,
) -> npt.NDArray[np.float64]:
    """The probability of each cell (a source and a target stem that meet), from uniform ones."""
    probability = np.ones(len(cell_source))
    for _ in range(ITERATIONS):
        weight = probability[entry_cell]
        weight /= np.bincount(entry_group, weights=weight)[entry_group]
        expected = np.bincount(entry_cell, weights=weight, minlength=len(cell_source))
        probability = expected / np.bincount(cell_source, weights=expected, minlength=sources)[cell_source]
    return probability


def lexicon_lines(language: str, pairs: Pairs) -> Iterator[str]:
    """`language, stem, per mille of sentences that hold it, translations by falling probability`."""
    counts = Counter(stem for source, _ in pairs for stem in set(source))
    forward = translation_probabilities(pairs)
    backward = translation_probabilities((target, source) for source, target in pairs)
    found: dict[str, list[tuple[float, str]]] = {}
    for (source, target), probability in forward.items():
        mean = (probability * backward.get((target, source), 0.0)) ** 0.5
        if mean >= MIN_PROBABILITY:
            found.setdefault(source, []).append((-mean, target))
    kept = [stem for stem, count in counts.items() if count >= MIN_COUNT]
    for stem in sorted(sorted(kept, key=lambda s: (-counts[s], s))[:MAX_STEMS]):
        best = sorted(found.get(stem, []))[:MAX_TRANSLATIONS]
        share = 1000 * counts[stem] / len(pairs)
        yield "\t".join([language, stem, f"{share:.3g}", *(f"{target} {-mean:.2f}" for mean, target in best)])


def french_lines(path: Path) -> Iterator[str]:
    """`fr, stem, per mille of articles that hold it` for the articles of a file."""
    counts: Counter[str] = Counter()
    articles = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(set(_letters(content_stems(json.loads(line)["article"], "fr"))))
            articles += 1
    for stem in sorted(stem for stem, count in counts.items() if count >= MIN_ARTICLES):
        yield f"fr\t{stem}\t{1000 * counts[stem] / articles:.3g}"


def build(data: Path, output: Path) -> int:
    """Writes the lexicon of all languages, and returns how many stems it holds."""
    lines = list(french_lines(data / "orangesum" / "train.jsonl.gz"))
    for language, names in FILES.items():
        pairs = [
            pair for name in names for pair in read_pairs(data / "parallel" / f"{name}.jsonl.gz", language)
        ]
        lines.extend(lexicon_lines(language, pairs))
        print(f"{language}: {len(pairs)} sentences, {len(lines)} stems so far")
    output.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9))
    return len(lines)


def _letters(stems: Iterable[str]) -> list[str]:
    """The stems that hold a letter: figures need no translation."""
    return [stem for stem in stems if any(character.isalpha() for character in stem)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Mine the stem lexicon from parallel sentences.")
    parser.add_argument("data", type=Path, help="the folder of parallel/ and orangesum/")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    print(build(arguments.data, arguments.output), "stems")
