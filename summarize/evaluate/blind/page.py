"""One page for people: pairs of summaries beside their sources, no one knowing which system wrote which.

The page needs no network and knows nothing of the systems; which of them stood where is in a key file (`key`), that
stays with whoever asks. `count` counts the marks that come back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from summarize.errors import OutputError, SummarizeError
from summarize.evaluate.blind.key import KEY_FORMAT, Key, KeyPair, read_key
from summarize.evaluate.blind.shown import ShownPair, render_page, same_to_a_reader, shown_pair
from summarize.evaluate.segments import Example, Prediction
from summarize.report import wording
from summarize.runs import digest, write_atomically

PAGE_NAME, KEY_NAME = "blind.html", "key.json"


@dataclass(frozen=True, slots=True)
class BlindPage:
    """What was written, and what was not: identical texts, what only one system has, what `limit` left."""

    page: Path
    key: Path
    pairs: int
    identical: int
    only: tuple[int, int]
    left_out: int


def write_blind(
    a: Sequence[Prediction],
    b: Sequence[Prediction],
    names: tuple[str, str],
    output: str | Path,
    seed: int,
    *,
    examples: Sequence[Example] = (),
    limit: int = 0,
) -> BlindPage:
    """Writes blind.html and key.json into the folder `output`.

    Pairs are shuffled and each system stands on the left in half of them. Citation markers and
    headlines are shown only where both summaries have them, since they would tell the systems apart.

    Args:
        a: what the first system wrote; only the ids that `b` has too are paired.
        b: what the second system wrote.
        names: of the two systems, for the key; they are not in the page.
        output: a folder, made when it is not there.
        seed: of the order, the sides, and the choice when there is a `limit`.
        examples: their sources are shown for predictions that bring no articles.
        limit: at most so many pairs, drawn at random; 0 for all.

    Raises:
        SummarizeError: nothing to pair, an id twice, one name for both, or a pair without any source.
        OutputError: the folder cannot be written or holds the key of another page.
    """
    if names[0] == names[1]:
        raise SummarizeError(f"both systems are called '{names[0]}'; give two names")
    if limit < 0:
        raise SummarizeError(f"limit is {limit}; give a number of pairs, or 0 for all")
    first, second = _by_id(a, names[0]), _by_id(b, names[1])
    both = sorted(first.keys() & second.keys())
    if not both:
        raise SummarizeError(
            f"'{names[0]}' and '{names[1]}' have no id in common "
            f"({_some(first)} against {_some(second)}); run both systems on the same input"
        )
    identical = [i for i in both if same_to_a_reader(first[i], second[i])]
    differ = [i for i in both if not same_to_a_reader(first[i], second[i])]
    if not differ:
        raise SummarizeError(
            f"'{names[0]}' and '{names[1]}' wrote the same for all {len(both)} events; nothing to compare"
        )
    random = np.random.default_rng(seed)
    chosen = [differ[n] for n in random.permutation(len(differ))][: limit or None]
    swapped = random.permutation(np.arange(len(chosen)) % 2)
    by_id = {example.example_id: example for example in examples}
    pairs: list[ShownPair] = []
    key_pairs: dict[str, KeyPair] = {}
    for n, (example_id, swap) in enumerate(zip(chosen, swapped.tolist(), strict=True), 1):
        sides = (second[example_id], first[example_id]) if swap else (first[example_id], second[example_id])
        pair = shown_pair(f"p{n}", sides, by_id.get(example_id))
        if not any(source.segments for source in pair.sources):
            raise SummarizeError(
                f"'{wording.printable(example_id)}': no source text is known, and nobody could judge its summaries; "
                "compare run folders, or give the examples with their sources"
            )
        pairs.append(pair)
        counts = (len(pair.sides[0].sentences), len(pair.sides[1].sentences))
        key_pairs[pair.key] = KeyPair(example_id, swap, 1 - swap, counts)
    page_id = digest(pairs)
    only = (tuple(sorted(first.keys() - second.keys())), tuple(sorted(second.keys() - first.keys())))
    key = Key(KEY_FORMAT, page_id, names, seed, key_pairs, tuple(identical), only)
    page_path, key_path = Path(output) / PAGE_NAME, Path(output) / KEY_NAME
    _make_room(key_path, page_id)
    write_atomically(page_path, render_page(pairs, page_id))
    # ASCII: an id may hold what UTF-8 cannot.
    write_atomically(key_path, json.dumps(msgspec.to_builtins(key), indent=1) + "\n")
    return BlindPage(
        page_path,
        key_path,
        len(pairs),
        len(identical),
        (len(only[0]), len(only[1])),
        len(differ) - len(chosen),
    )


def _by_id(predictions: Sequence[Prediction], name: str) -> dict[str, Prediction]:
    found: dict[str, Prediction] = {}
    for prediction in predictions:
        if prediction.example_id in found:
            raise SummarizeError(
                f"'{name}': the id '{wording.printable(prediction.example_id)}' stands twice; give one summary an event"
            )
        found[prediction.example_id] = prediction
    return found


def _some(found: Mapping[str, Prediction]) -> str:
    return f"'{wording.printable(min(found))}'…" if found else "nothing"


def _make_room(key_path: Path, page_id: str) -> None:
    """Makes the folder; the key of a page that is with its readers must not be lost."""
    try:
        key_path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{key_path.parent}: cannot be made: {error.strerror}; choose another --output"
        ) from None
    if key_path.exists() and read_key(key_path).page != page_id:
        raise OutputError(
            f"{key_path}: is the key of another page, whose marks could not be counted without it; choose another --output"
        )
