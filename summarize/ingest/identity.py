"""Ids that are the record's own, or follow from what it says: never from where or when it was read.

An id is only ever compared and printed. `../../etc/passwd` is a fine id: no stage makes a path of one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from summarize.ingest.drafts import Draft
from summarize.text.normalize import normalize

MAX_LENGTH = 200  # characters; a longer id keeps its beginning and is told apart by a hash
HASH_DIGITS = 16  # hexadecimal: two of a million articles collide with p = 3e-8


def article_ids(drafts: Sequence[Draft]) -> list[str]:
    """An id for each draft, all different, in the order of the drafts.

    The record's own id; else the name of the file that it fills; else a hash of what it says. When
    several have the same one the first keeps it and the others get `~2`, `~3`, … that no record's
    own id uses.
    """
    wanted = [clean_id(draft.own_id) or clean_id(draft.file_id) or _content_id(draft) for draft in drafts]
    taken = set(wanted)
    seen: dict[str, int] = {}
    ids: list[str] = []
    for name in wanted:
        count = seen.get(name, 0) + 1
        candidate = name
        while count > 1 and (candidate := f"{name}~{count}") in taken:
            count += 1
        seen[name] = count
        taken.add(candidate)
        ids.append(candidate)
    return ids


def clean_id(value: str | None) -> str | None:
    """An id on one line without control characters, of bounded length; None when nothing is left."""
    if value is None:
        return None
    text = " ".join(normalize(value).split())
    if len(text) > MAX_LENGTH:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]
        text = f"{text[: MAX_LENGTH - HASH_DIGITS - 1]}~{digest}"
    return text or None


def _content_id(draft: Draft) -> str:
    said = (
        draft.title,
        draft.source,
        draft.url,
        draft.published_at and draft.published_at.isoformat(),
        draft.text,
    )
    digest = hashlib.sha256()
    for part in said:
        raw = (part or "").encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:HASH_DIGITS]
