"""Pairs that teach to put news into French: sentences and paragraphs that people translated.

What is kept for measuring never trains: the last 500 news sentences of each language that has them,
and the press releases of `HELD_OUT_STORIES`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from summarize.text.normalize import normalize
from summarize.train.corpora import read_records

LANGUAGES = ("eng", "deu", "spa", "ita", "por", "nld")
PARAGRAPH_LANGUAGES = ("de", "it", "en")
HELD_OUT_NEWS = 500  # sentences, of the end of each language's news
HELD_OUT_STORIES = 40  # one in so many thousandths of the press releases, by a checksum of their id
RATIO = (0.5, 2.0)  # of the two sides' lengths in characters: beyond, they do not say the same
LONGEST = 600  # characters; a batch holds no more
DIGITS = re.compile(r"\d+")


def translations(data: Path, limit: int = 0) -> Iterator[tuple[str, str]]:
    """(foreign text, French text): parallel sentences, then paragraphs of documentation and press releases."""
    for code in LANGUAGES:
        for name in (f"{code}-fra", f"debian-{code}-fra"):
            records = [
                (normalize(r["source"]), normalize(r["target"]), str(r.get("origin", "")))
                for r in read_records(data / "parallel" / f"{name}.jsonl.gz", limit)
            ]
            news = [index for index, record in enumerate(records) if record[2].startswith("news")]
            kept = set(news[-HELD_OUT_NEWS:])
            yield from (
                (source, target)
                for index, (source, target, _) in enumerate(records)
                if index not in kept and is_fair(source, target)
            )
    yield from _paragraphs(data, limit)


def is_held_out(story: str) -> bool:
    """Whether a press release is kept for measuring, whatever its language."""
    return zlib.crc32(story.encode()) % 1000 < HELD_OUT_STORIES // 10


def is_fair(source: str, target: str) -> bool:
    """Whether two texts may be a translation: lengths that fit, and the very same figures."""
    if not source or not target or max(len(source), len(target)) > LONGEST:
        return False
    if not RATIO[0] <= len(target) / len(source) <= RATIO[1]:
        return False
    return sorted(DIGITS.findall(source)) == sorted(DIGITS.findall(target))


def _paragraphs(data: Path, limit: int) -> Iterator[tuple[str, str]]:
    """Leads and paragraphs of press releases by position, where both versions have as many."""
    folder = data / "press_releases"
    french = {
        str(r["id"]): _parts(r) for r in read_records(folder / "fr.jsonl.xz", limit) if not is_held_out(str(r["id"]))
    }
    for language in PARAGRAPH_LANGUAGES:
        for record in read_records(folder / f"{language}.jsonl.xz", limit):
            theirs, ours = _parts(record), french.get(str(record["id"]), [])
            if len(theirs) == len(ours):
                yield from (
                    (source, target)
                    for source, target in zip(theirs, ours, strict=True)
                    if source != target and is_fair(source, target)
                )


def _parts(record: dict[str, str]) -> list[str]:
    texts = (record.get("title") or "", record.get("lead") or "", *(record.get("text") or "").split("\n"))
    return [normalize(text) for text in texts if text.strip()]
