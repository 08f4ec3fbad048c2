"""Articles about the same happening, in any languages, are one event."""

from summarize.cluster.events import cluster_articles

__all__ = ["cluster_articles"]
