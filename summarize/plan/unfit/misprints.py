"""Passages whose French a proofreader would mark: they vouch for a fact, and another words it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from itertools import chain

from summarize.plan.passages import openings
from summarize.plan.unfit.twins import worse_twins
from summarize.records import Passage, Span
from summarize.text.proofreading.misspelt_names import (
    NAME,
    misspelt_first_names,
    misspelt_letters,
    misspelt_names,
    misspelt_people,
)
from summarize.text.proofreading.proofread import marked
from summarize.text.proofreading.spelling import slips

_CONTEXT = 12  # characters before a word by which one sentence copied by two newsrooms is known


def misspelt(
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None] | None = None,
    asked: Collection[Span] | None = None,
    unable: Collection[Span] = (),
) -> frozenset[Span]:
    """The spans of French passages with a slip of the keyboard, a fault of construction, a misspelt name or a better twin.

    They vouch for a fact, and another words it. An unknown word that two newsrooms write in two sentences is no slip.
    Where the first sentences of all articles of a day have one or are barred otherwise they are told all the same: better
    the news with its fault than a summary without the news.

    Args:
        passages: all sentences of the event's articles.
        published: when each article appeared.
        asked: the spans of the passages to judge; None: all.
        unable: spans of sentences that word nothing or open nothing anyway.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    firsts: defaultdict[date | None, set[Span]] = defaultdict(set)
    for span in openings(french):
        moment = (published or {}).get(span[0])
        firsts[moment.date() if moment else None].add(span)
    if asked is None:
        judged = french
    else:
        beside = set().union(*(spans for spans in firsts.values() if not spans.isdisjoint(asked)))
        judged = [passage for passage in french if passage.span in asked or passage.span in beside]
    twins = worse_twins(french)
    if not twins.isdisjoint(passage.span for passage in judged):
        judged = french  # what words them better must have no fault itself
    found = _slipped(french, judged) | _misconstrued(french, judged)
    if twins:
        found |= worse_twins(french, found)
    return found.difference(*(spans for spans in firsts.values() if spans <= found | set(unable)))


def _slipped(french: Sequence[Passage], judged: Sequence[Passage]) -> frozenset[Span]:
    """The spans of those judged of French passages with a slip of the keyboard."""
    found = {passage.span: slips(passage.text) for passage in judged}
    amiss = set(chain.from_iterable(found.values()))
    contexts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for passage in french:
        if not any(word in passage.text for word in amiss):
            continue
        for word in found[passage.span] if passage.span in found else slips(passage.text):
            before = passage.text[: passage.text.find(word)]
            contexts[word].add((passage.article_id, before[-_CONTEXT:]))
    return frozenset(
        span
        for span, words in found.items()
        if any(_is_one_hand(contexts[word]) or not word[0].isalpha() for word in words)
    )


def _is_one_hand(contexts: Collection[tuple[str, str]]) -> bool:
    """Whether one newsroom alone writes a word, or several that copy one sentence."""
    articles, before = zip(*contexts, strict=True)
    return len(set(articles)) == 1 or len(set(before)) == 1


def _misconstrued(french: Sequence[Passage], judged: Sequence[Passage]) -> frozenset[Span]:
    """The spans of those judged with a fault of construction, or a name that the French passages else spell otherwise."""
    texts = [passage.text for passage in french]
    wrong = misspelt_names(texts)
    called = sorted(misspelt_first_names(texts) | misspelt_people(texts) | misspelt_letters(texts))
    return frozenset(
        passage.span
        for passage in judged
        if marked(passage.text)
        or (wrong and not wrong.isdisjoint(NAME.findall(passage.text)))
        or any(name in passage.text for name in called)
    )
