"""Which of two articles is the newer: where their dates tell it at all."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from summarize.records import Article

LATER: Final = timedelta(hours=12)  # within a day newsrooms print each other's figures late


def is_later(one: Article, other: Article) -> bool:
    """Whether the first of two articles is known to have appeared later, by more than newsrooms are slow."""
    now, then = one.published_at, other.published_at
    return now is not None and then is not None and now - then >= LATER
