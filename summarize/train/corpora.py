"""The training corpora, by name: what each is, under which licence, and how its files are read.

A recipe names the corpora it uses; the model card and the licence of the weights follow from them.
Nothing of their text is kept in the package.
"""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from summarize.errors import ConfigError
from summarize.text.normalize import normalize


@dataclass(frozen=True, slots=True)
class Corpus:
    """One source of training text.

    `commercial` tells whether weights trained on it may be used commercially: False also where its
    terms speak of research only, or say nothing. `origins` are the openings of the `origin` of its
    lines in the parallel files, () for a corpus with files of its own.
    """

    name: str
    told: str
    licence: str
    commercial: bool
    origins: tuple[str, ...] = ()


OTHER = "other"  # parallel lines whose origin names no corpus: a user's own
CORPORA = {
    corpus.name: corpus
    for corpus in (
        Corpus(
            "orangesum", "French news with abstracts and titles (Kamal Eddine et al. 2021)", "CC BY-SA 4.0", commercial=True
        ),
        Corpus(
            "press-releases",
            "Swiss federal press releases 1997–2023 in French, German, Italian and English, with leads and titles",
            "CC BY-NC-SA 4.0",
            commercial=False,
        ),
        Corpus(
            "wmt-news",
            "news sentences of the WMT test sets 2008–2012",
            "research use (no other terms given)",
            commercial=False,
            origins=("news",),
        ),
        Corpus("tatoeba", "everyday sentences of Tatoeba", "CC BY 2.0 FR", commercial=True, origins=("tatoeba",)),
        Corpus(
            "multi30k",
            "captions of Multi30k (Elliott et al. 2016, 2017)",
            "research use (captions of Flickr30k, no other terms given)",
            commercial=False,
            origins=("multi30k",),
        ),
        Corpus("tico19", "health texts of TICO-19 (Anastasopoulos et al. 2020)", "CC0 1.0", commercial=True, origins=("tico",)),
        Corpus("debian", "Debian's news and web pages, translated by people", "MIT or GPL-2+", commercial=True),
        Corpus(OTHER, "parallel sentences of no known origin", "unknown", commercial=False),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its title and the summary that its own author wrote (an abstract or a lead)."""

    title: str
    summary: str
    text: str
    language: str


def check_corpora(names: Collection[str]) -> None:
    """Refuses an unknown name.

    Raises:
        ConfigError: a corpus that `CORPORA` does not hold.
    """
    for name in names:
        if name not in CORPORA:
            raise ConfigError(f"corpora: no corpus {name!r}; choose from {', '.join(CORPORA)}")


def weights_licence(names: Collection[str]) -> str:
    """The licence of weights trained on these corpora: the strictest share-alike, and "-NC" where one forbids trade."""
    licences = {CORPORA[name].licence for name in names}
    if any(not CORPORA[name].commercial for name in names):
        return "CC-BY-NC-SA-4.0"
    return "CC-BY-SA-4.0" if any("SA" in licence for licence in licences) else "CC-BY-4.0"


def origin_corpus(origin: str) -> str:
    """The name of the corpus that a parallel line comes from."""
    for corpus in CORPORA.values():
        if corpus.origins and origin.startswith(corpus.origins):
            return corpus.name
    return OTHER


def read_records(path: Path, limit: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file (.gz, .xz or plain), at most `limit` unless it is 0.

    Raises:
        ConfigError: there is no such file, or a line of it is no JSON object.
    """
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(islice(lines, limit or None), start=1):
                try:
                    record = json.loads(line)
                except ValueError:
                    record = None
                if not isinstance(record, dict):
                    raise ConfigError(
                        f"{path}:{number}: is no JSON object; a corpus has one object a line (docs/training.md)"
                    )
                yield record
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such corpus; 'data' in the training file names their folder") from None
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}; fetch the corpus again") from None


def french_documents(
    data: Path, limit: int = 0, names: Collection[str] = ("orangesum", "press-releases"), held_out: int = 0
) -> Iterator[Document]:
    """French news articles with abstracts, then press releases with leads, of the corpora named.

    `limit`: records read of each, 0 for all. `held_out`: thousandths of the press releases that are
    kept for measuring, see `is_held_out`.
    """
    if "orangesum" in names:
        path = data / "orangesum" / "train.jsonl.gz"
        for record in read_records(path, limit):
            yield document(path, record, ("title", "abstract", "article"), "fr")
    if "press-releases" in names:
        yield from press_releases(data, "fr", limit, held_out)


def press_releases(data: Path, language: str, limit: int = 0, held_out: int = 0) -> Iterator[Document]:
    """The press releases in one language, but for `held_out` thousandths of them."""
    path = data / "press_releases" / f"{language}.jsonl.xz"
    for record in read_records(path, limit):
        if not is_held_out(str(record.get("id", "")), held_out):
            yield document(path, record, ("title", "lead", "text"), language)


def is_held_out(story: str, thousandths: int) -> bool:
    """Whether a press release is kept for measuring, by a checksum of its id: whatever its language."""
    return zlib.crc32(story.encode()) % 1000 < thousandths


def parallel(data: Path, code: str, names: Collection[str], limit: int = 0) -> Iterator[tuple[str, str, str]]:
    """(foreign text, French text, origin) of the sentences into French, by three-letter code.

    A line without a translation has "" for it: it serves the vocabulary.
    """
    for record in read_records(data / "parallel" / f"{code}-fra.jsonl.gz", limit):
        origin = str(record.get("origin", ""))
        if origin_corpus(origin) in names:
            yield normalize(record["source"]), normalize(record.get("target") or ""), origin


def in_parallel(names: Collection[str]) -> bool:
    """Whether one of the corpora named stands in the parallel files."""
    return any(CORPORA[name].origins or name == OTHER for name in names)


def document(path: Path, record: dict[str, Any], fields: tuple[str, str, str], language: str) -> Document:
    """A record as a document; `fields` name its title, summary and text.

    Raises:
        ConfigError: the record lacks one of the fields altogether.
    """
    missing = next((field for field in fields if field not in record), None)
    if missing is not None:
        raise ConfigError(
            f"{path}: a record without {missing!r}; every line needs {', '.join(map(repr, fields))} (null if unknown)"
        )
    title, summary, text = (normalize(record[field] or "") for field in fields)
    return Document(title, summary, text, language)
