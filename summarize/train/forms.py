"""Collects the French word forms that `summarize.text.spelling` ships, from articles and translations.

python -m summarize.train.forms DATA_FOLDER summarize/text/forms.bin
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from summarize.runs import atomic_path
from summarize.text.spelling import WORD
from summarize.train.corpora import read_records

PARALLEL = ("eng", "deu", "spa", "ita", "por", "nld")
# Texts that hold a form: fewer, and a slip that two newsrooms copied would count as French.
MIN_TEXTS = 4
COMMON_TEXTS = 25  # from which a form is what a slip is measured by: rare ones are a turn from anything


def build(data: Path, output: Path) -> tuple[int, int]:
    """Writes the table; returns how many common and how many other forms it holds."""
    counts = Counter[str]()
    for text in _texts(data):
        counts.update({match[1] for match in WORD.finditer(text) if match[1].islower()})
    common = sorted(form for form, count in counts.items() if count >= COMMON_TEXTS)
    others = sorted(form for form, count in counts.items() if MIN_TEXTS <= count < COMMON_TEXTS)
    packed = lzma.compress(
        "\n\n".join(("\n".join(common), "\n".join(others))).encode("utf-8"),
        preset=9 | lzma.PRESET_EXTREME,
    )
    with atomic_path(output) as path:
        path.write_bytes(packed)
    return len(common), len(others)


def _texts(data: Path) -> Iterator[str]:
    for record in read_records(data / "orangesum" / "train.jsonl.gz"):
        yield " ".join(str(record.get(field) or "") for field in ("title", "abstract", "article"))
    for code in PARALLEL:
        for record in read_records(data / "parallel" / f"{code}-fra.jsonl.gz"):
            yield str(record["target"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Collect the French word forms of articles and translations."
    )
    parser.add_argument("data", type=Path, help="the folder of parallel/ and orangesum/")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    made = build(arguments.data, arguments.output)
    print(f"{made[0]} common and {made[1]} other forms")
