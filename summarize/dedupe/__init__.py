"""Exact and near copies: the same text carried by several outlets is one independent source."""

from summarize.dedupe.near_duplicates import Copy, Deduplicated, dedupe_articles

__all__ = ["Copy", "Deduplicated", "dedupe_articles"]
