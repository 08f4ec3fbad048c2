"""Many newsrooms, one event, one French summary whose every sentence cites its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from summarize.config import Config, load_config
    from summarize.errors import SummarizeError
    from summarize.ingest.reader import read_articles
    from summarize.pipeline import RunResult, run, summarize_articles
    from summarize.records import Article, Citation, CitedSummary, Event, Sentence

# Where each public name lives; read on first use, so that importing the package costs nothing.
_HOMES = {
    "Article": "records",
    "Citation": "records",
    "CitedSummary": "records",
    "Config": "config",
    "Event": "records",
    "RunResult": "pipeline",
    "Sentence": "records",
    "SummarizeError": "errors",
    "load_config": "config",
    "read_articles": "ingest.reader",
    "run": "pipeline",
    "summarize_articles": "pipeline",
}

__all__ = [
    "Article",
    "Citation",
    "CitedSummary",
    "Config",
    "Event",
    "RunResult",
    "Sentence",
    "SummarizeError",
    "__version__",
    "load_config",
    "read_articles",
    "run",
    "summarize_articles",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'summarize' has no attribute {name!r}")
    return getattr(import_module(f"summarize.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
