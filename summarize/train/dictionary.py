"""Mines the translation tables that the gate reads translations with, from sentences and their French versions.

    python -m summarize.train.dictionary DATA_FOLDER summarize/verify/tables

Two IBM models 1 (Brown et al. 1993, §4.2) that must agree (Liang, Taskar & Klein 2006, §3), with a
prior for the diagonal (Dyer, Chahuneau & Smith 2013, §2). Beside `summarize.text.lexicon`, which holds
the likeliest translations, these hold the unlikely ones too: a gate must know all that a word may become.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from summarize.train.lexicon import FILES, Pairs, read_pairs

ROUNDS = 5  # of each model alone, then as many together: the links change by under 1 % in the last
EMPTY = 0.08  # share of words that nothing explains, as fast_align has it
TENSION = 4.0  # of the diagonal prior; fast_align's
MIN_LINKS = 0.4  # links expected of a pair; what met once by chance shares its link with others
MIN_SHARE = 0.01  # of either word's links
LEVELS = 9  # a probability is kept as one digit, on a scale of square roots

# Measure the gate (benchmarks/planted_translations.py): the last news of each language, and of Tatoeba the
# sentences whose French has a checksum of 0 modulo so many.
HELD_OUT_NEWS = 500
HELD_OUT_TATOEBA = 50

# All but the press releases, whose terms are not commercial. Captions and documentation teach plain words.
ORIGINS = ("news", "tatoeba", "tico19", "belgian", "multi30k", "debian")

MIN_PARAPHRASE = 0.02  # of the chance to come back as the other word over a foreign one
MIN_GENDERED = 3  # times that an article tells a noun's gender or number
PURE = 0.9  # share of those that agree


class Link(NamedTuple):
    """Two stems that translate each other: shares, in 0..1, of the links of each."""

    forward: float
    backward: float


class Mined(NamedTuple):
    """A language's links by (stem, French stem), and the shares of each side's words without any."""

    links: Mapping[tuple[str, str], Link]
    dropped: Mapping[str, float]  # of foreign stems
    added: Mapping[str, float]  # of French stems


def held_out(data: Path) -> frozenset[str]:
    """The French sides of the sentences that are kept for measuring, of any language."""
    found: set[str] = set()
    for path in sorted((data / "parallel").glob("???-fra.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [(r["origin"], r["target"]) for r in map(json.loads, lines)]
        found.update([target for origin, target in rows if origin.startswith("news")][-HELD_OUT_NEWS:])
        found.update(target for origin, target in rows if origin == "tatoeba" and is_kept(target))
    return frozenset(found)


def is_kept(french: str) -> bool:
    """Whether a Tatoeba sentence is kept for measuring, whatever the language it translates."""
    return zlib.crc32(french.encode()) % HELD_OUT_TATOEBA == 0


def mine(pairs: Pairs) -> Mined:
    """The links of two languages' stems that both directions of alignment choose."""
    left, right = _vocabulary(p[0] for p in pairs), _vocabulary(p[1] for p in pairs)
    rows, columns, sentences, prior = [], [], [], []
    for number, (source, target) in enumerate(pairs):
        theirs = np.array([left[s] for s in source])
        ours = np.array([right[s] for s in target])
        down = (np.arange(len(source)) + 0.5) / len(source)
        across = (np.arange(len(target)) + 0.5) / len(target)
        rows.append(np.repeat(theirs, len(ours)))
        columns.append(np.tile(ours, len(theirs)))
        prior.append(np.exp(-TENSION * np.abs(down[:, None] - across[None, :])).ravel())
        sentences.append(np.full(len(theirs) * len(ours), number))
    row, column = np.concatenate(rows), np.concatenate(columns)
    weight = np.concatenate(prior)
    position_left = np.concatenate([np.repeat(np.arange(len(s)), len(t)) for s, t in pairs])
    position_right = np.concatenate([np.tile(np.arange(len(t)), len(s)) for s, t in pairs])
    sentence = np.concatenate(sentences)
    longest = max(max(len(s), len(t)) for s, t in pairs) + 1
    by_right = np.unique(sentence * longest + position_right, return_inverse=True)[1]
    by_left = np.unique(sentence * longest + position_left, return_inverse=True)[1]
    cells, cell = np.unique(row * len(right) + column, return_inverse=True)
    cell_left, cell_right = cells // len(right), cells % len(right)
    count_left = _counts((s for p in pairs for s in p[0]), left)
    count_right = _counts((s for p in pairs for s in p[1]), right)

    forward = np.ones(len(cells)) / len(right)
    backward = np.ones(len(cells)) / len(left)
    both = np.zeros(len(row))
    for turn in range(2 * ROUNDS):
        ahead = _posterior(forward[cell] * weight, weight, by_right, count_right[column] / count_right.sum())
        back = _posterior(backward[cell] * weight, weight, by_left, count_left[row] / count_left.sum())
        both = ahead * back
        one, other = (ahead, back) if turn < ROUNDS else (both, both)
        expected = np.bincount(cell, weights=one, minlength=len(cells))
        forward = expected / np.maximum(np.bincount(cell_left, weights=expected)[cell_left], 1e-12)
        expected = np.bincount(cell, weights=other, minlength=len(cells))
        backward = expected / np.maximum(np.bincount(cell_right, weights=expected)[cell_right], 1e-12)
    links = np.bincount(cell, weights=both, minlength=len(cells))
    linked_left = np.bincount(cell_left, weights=links, minlength=len(left))
    linked_right = np.bincount(cell_right, weights=links, minlength=len(right))
    names_left, names_right = list(left), list(right)
    found = {
        (names_left[a], names_right[b]): Link(n / linked_left[a], n / linked_right[b])
        for a, b, n in zip(cell_left.tolist(), cell_right.tolist(), links.tolist(), strict=True)
        if n >= MIN_LINKS and max(n / linked_left[a], n / linked_right[b]) >= MIN_SHARE
    }
    return Mined(
        found,
        dict(zip(names_left, (1 - linked_left / count_left).tolist(), strict=True)),
        dict(zip(names_right, (1 - linked_right / count_right).tolist(), strict=True)),
    )


def _posterior(
    score: npt.NDArray[np.float64],
    weight: npt.NDArray[np.float64],
    group: npt.NDArray[np.int64],
    alone: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """The chance of each entry of its group, beside the chance that nothing explains the group's word."""
    share = (1 - EMPTY) * score / np.bincount(group, weights=weight)[group]
    total = np.bincount(group, weights=share)[group] + EMPTY * alone
    return np.asarray(share / total, dtype=np.float64)


def _vocabulary(texts: Iterable[Sequence[str]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for text in texts:
        for stem in text:
            numbers.setdefault(stem, len(numbers))
    return numbers


def _counts(stems: Iterable[str], numbers: Mapping[str, int]) -> npt.NDArray[np.float64]:
    counted = Counter(stems)
    return np.array([counted[stem] for stem in numbers], dtype=np.float64)


def paraphrases(mined: Iterable[Mined]) -> dict[tuple[str, str], float]:
    """French stems that come back for one another over a foreign word (Bannard & Callison-Burch 2005, §2).

    Only those of two languages or more: one language's ambiguous word joins what does not mean the same.
    """
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for language in mined:
        by_foreign: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for (foreign, french), link in language.links.items():
            by_foreign[foreign].append((french, link))
        here: Counter[tuple[str, str]] = Counter()
        for options in by_foreign.values():
            for one, to in options:
                for other, back in options:
                    if one != other:
                        here[one, other] += to.backward * back.forward  # type: ignore[assignment]
        for pair, chance in here.items():
            found[pair].append(chance)
    return {
        pair: sum(chances) / len(chances)
        for pair, chances in found.items()
        if len(chances) > 1 and sum(chances) / len(chances) >= MIN_PARAPHRASE
    }


def level(probability: float) -> int:
    """A probability in 0..1 as one digit of 0..9: its square root."""
    return min(LEVELS, round(LEVELS * math.sqrt(probability)))


def lines(mined: Mined) -> Iterator[str]:
    """`stem, level without translation, "french forward backward"...`; then `+, French stem, level without source`."""
    by_foreign: dict[str, list[tuple[float, str, Link]]] = defaultdict(list)
    for (foreign, french), link in mined.links.items():
        by_foreign[foreign].append((-max(link), french, link))
    for foreign in sorted(by_foreign):
        options = [f"{f} {level(k.forward)}{level(k.backward)}" for _, f, k in sorted(by_foreign[foreign])]
        yield "\t".join([foreign, str(level(max(0.0, mined.dropped[foreign]))), *options])
    known = {french for _, french in mined.links}
    for french in sorted(known):
        yield f"+\t{french}\t{level(max(0.0, mined.added[french]))}"


_AGREED = re.compile(
    r"(?<![^\W_])(?P<det>un|le|ce|cet|du|au|une|la|cette|les|des|ces|aux|plusieurs|quelques) (?P<noun>[a-zà-ÿœ]{3,})(?![\w'’-])"
)
_MASCULINE, _FEMININE = frozenset({"un", "le", "ce", "cet", "du", "au"}), frozenset({"une", "la", "cette"})


def noun_lines(texts: Iterable[str]) -> Iterator[str]:
    """`noun, marks`: m, f, p (plural) as the articles before a French word tell; what they differ on has no mark.

    Only what follows a determiner counts, adjectives too: "la nouvelle" tells as much of "nouvelle".
    """
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in _AGREED.finditer(text):
            det = match["det"]
            mark = "m" if det in _MASCULINE else "f" if det in _FEMININE else "p"
            counted[match["noun"]][mark] += 1
    for noun in sorted(counted):
        marks = counted[noun]
        total = sum(marks.values())
        best = max("mfp", key=lambda mark: (marks[mark], mark))
        # "les onze", "les autre": a plural that does not look like one is no noun, or a slip.
        if total >= MIN_GENDERED and marks[best] >= PURE * total and (best != "p" or noun[-1] in "sxz"):
            yield f"{noun}\t{best}"


def build(data: Path, output: Path) -> None:
    """Writes one table a language and the French ones."""
    output.mkdir(parents=True, exist_ok=True)
    unseen = held_out(data)
    everything = []
    for language, names in FILES.items():
        pairs = [
            pair
            for name in (*names, f"debian-{names[0]}")
            for pair in read_pairs(data / "parallel" / f"{name}.jsonl.gz", language, ORIGINS, unseen)
        ]
        mined = mine(pairs)
        everything.append(mined)
        _write(output / f"{language}.bin", lines(mined))
        print(f"{language}: {len(pairs)} sentences, {len(mined.links)} links", flush=True)
    pairs_of = paraphrases(everything)
    by_one: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), chance in pairs_of.items():
        by_one[one].append((-chance, other))
    _write(
        output / "paraphrases.bin",
        ("\t".join([one, *(f"{o} {level(-c)}" for c, o in sorted(by_one[one]))]) for one in sorted(by_one)),
    )
    with gzip.open(data / "orangesum" / "train.jsonl.gz", "rt", encoding="utf-8") as articles:
        _write(output / "nouns.bin", noun_lines(json.loads(line)["article"] for line in articles))
    print(len(pairs_of), "paraphrases")


def _write(path: Path, found: Iterable[str]) -> None:
    path.write_bytes(lzma.compress("\n".join(found).encode("utf-8"), preset=9))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Mine the gate's translation tables from parallel sentences."
    )
    parser.add_argument("data", type=Path, help="the folder of parallel/ and orangesum/")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    build(arguments.data, arguments.output)
