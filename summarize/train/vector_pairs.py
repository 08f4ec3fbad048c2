"""Pairs of texts that mean the same, for the sentence vectors: translations, titles and leads.

What is kept for measuring never trains: the last news sentences of each language, in whatever
language they stand, and the held-out press releases.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from summarize.text.normalize import normalize
from summarize.train import corpora
from summarize.train.corpora import Document
from summarize.train.translations import LANGUAGES, held_out_news, is_fair

BELGIAN = "belgian"  # Dutch and French parliamentary questions (CC0): whole documents, for the vectors alone
PRESS_LANGUAGES = ("fr", "de", "it", "en")
HEAD = 600  # characters of an article that stand for it: its lead and what follows
SHORTEST = 12  # characters of a title or lead; a shorter one is a rubric
# The Belgian documents have no blank after some full stops.
_SENTENCE = re.compile(r"(?<=[.!?;])\s*(?=[A-ZÀ-Ý])")


class TextPair(NamedTuple):
    """Two texts that say the same; `group` names where they come from ("deu tatoeba", "fr-it press-releases")."""

    group: str
    left: str
    right: str


def check_names(names: Collection[str]) -> None:
    """Refuses an unknown corpus.

    Raises:
        ConfigError: a name that neither `corpora.CORPORA` nor this module knows.
    """
    corpora.check_corpora([name for name in names if name != BELGIAN])


def text_pairs(
    data: Path, names: Collection[str], *, held_out_stories: int, limit: int = 0
) -> Iterator[TextPair]:
    """All pairs of the corpora named, group by group, in the order of the documents.

    Args:
        data: the folder of the corpora.
        names: of `corpora.CORPORA`, and "belgian".
        held_out_stories: thousandths of the press releases that are kept for measuring.
        limit: records read of each file; 0 for all.
    """
    kept_out = (
        {french for _, _, french in held_out_news(data)} if corpora.in_parallel(_known(names)) else set()
    )
    for code in LANGUAGES:
        if corpora.in_parallel(_known(names)):
            for left, right, origin in corpora.parallel(data, code, names, limit):
                if right not in kept_out and is_fair(left, right):
                    yield TextPair(f"{code} {corpora.origin_corpus(origin)}", left, right)
        if "debian" in names:
            for record in corpora.read_records(data / "parallel" / f"debian-{code}-fra.jsonl.gz", limit):
                left, right = normalize(record["source"]), normalize(record["target"])
                if is_fair(left, right):
                    yield TextPair(f"{code} debian", left, right)
    if BELGIAN in names:
        yield from _belgian(data, limit)
    if "orangesum" in names:
        for document in corpora.french_documents(data, limit, ("orangesum",)):
            yield from _own_pairs("fr orangesum", document)
    if "press-releases" in names:
        yield from _press(data, held_out_stories, limit)


def _known(names: Collection[str]) -> list[str]:
    return [name for name in names if name != BELGIAN]


def _own_pairs(group: str, document: Document) -> Iterator[TextPair]:
    """Title, lead and head of one document, any two of them."""
    parts = [document.title, document.summary, document.text[:HEAD]]
    for left, right in combinations(parts, 2):
        if min(len(left), len(right)) >= SHORTEST and left != right:
            yield TextPair(group, left, right)


def _belgian(data: Path, limit: int) -> Iterator[TextPair]:
    """Sentences of the documents whose two versions have as many."""
    for record in corpora.read_records(data / "parallel" / "belgian-nld-fra-documents.jsonl.gz", limit):
        left, right = (_SENTENCE.split(normalize(record[side])) for side in ("source", "target"))
        if len(left) == len(right):
            for one, other in zip(left, right, strict=True):
                if is_fair(one, other):
                    yield TextPair("nld belgian", one, other)


def _press(data: Path, held_out_stories: int, limit: int) -> Iterator[TextPair]:
    """Every two language versions of a release, part by part, and each version's title with its lead."""
    versions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for language in PRESS_LANGUAGES:
        for record in corpora.read_records(data / "press_releases" / f"{language}.jsonl.xz", limit):
            story = str(record["id"])
            if not corpora.is_held_out(story, held_out_stories):
                texts = (record["title"], record["lead"], *(record["text"] or "").split("\n"))
                versions[story][language] = [normalize(text or "") for text in texts]
    for parts in versions.values():
        for language, (title, lead, *text) in parts.items():
            document = Document(title, lead, "\n".join(text), language)
            yield from _own_pairs(f"{language} press-releases", document)
        for one, other in combinations(sorted(parts), 2):
            if len(parts[one]) == len(parts[other]):
                for left, right in zip(parts[one], parts[other], strict=True):
                    if left != right and is_fair(left, right):
                        yield TextPair(f"{one}-{other} press-releases", left, right)


def by_group(pairs: Iterable[TextPair]) -> Mapping[str, list[tuple[str, str]]]:
    """The pairs of each group, in their order."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        found[pair.group].append((pair.left, pair.right))
    return found
