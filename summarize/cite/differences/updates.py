"""Figures that readers of earlier articles know otherwise: "le bilan passe de 12 à 17"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarize.cite.differences.disagreements import find_disagreements
from summarize.records import Article, Citation, Passage, Update

# Before the ids of earlier articles: an article that was changed keeps its id, and no id holds a line end.
EARLIER = "\n"


def find_updates(
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    earlier_passages: Sequence[Passage],
    earlier_articles: Mapping[str, Article],
    numbers: Mapping[str, int],
) -> tuple[Update, ...]:
    """The figures for which an event's articles have a later value than all earlier articles.

    Args:
        passages: all sentences of the event's articles.
        articles: these articles by id; those that the earlier run had too may be among them.
        earlier_passages: all sentences of the earlier articles about it.
        earlier_articles: these by id.
        numbers: the number of each of `articles` in the list of sources.

    A value is later by the rules of `find_disagreements` for an update: its text says so, one outlet
    gives both in turn, or it is a toll that rises with time.
    """
    before = {EARLIER + key: replace(a, article_id=EARLIER + key) for key, a in earlier_articles.items()}
    told = [replace(p, article_id=EARLIER + p.article_id) for p in earlier_passages]
    # An article that both runs have says nothing later; its sentences stand among the earlier ones.
    fresh = [p for p in passages if not _same(articles[p.article_id], earlier_articles.get(p.article_id))]
    found = find_disagreements(
        [*told, *fresh], {**before, **articles}, {**dict.fromkeys(before, 0), **numbers}
    )
    updates = []
    for disagreement in found:
        *others, last = disagreement.claims
        known = [claim for claim in others if any(_is_earlier(c) for c in claim.citations)]
        if disagreement.update and known and not any(_is_earlier(c) for c in last.citations):
            updates.append(Update(disagreement.about, known[-1].value, last.value, last.citations))
    return tuple(updates)


def _same(article: Article, earlier: Article | None) -> bool:
    return earlier is not None and earlier.text == article.text


def _is_earlier(citation: Citation) -> bool:
    return citation.article_id.startswith(EARLIER)
