"""What one voice alone says will be, where another article may know better: "Un hommage sera rendu", "le bilan pourrait monter".

Of 348 told sentences of found events that readers judged, 32 looked ahead; seven of these misled, 22 in 100 against five of
the others: the other article told, in other words than any table of outcomes has, what had come of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from summarize.plan.unfit.older import is_older
from summarize.plan.unfit.verb_forms import FUTURE
from summarize.records import Article, Passage, Span
from summarize.text import grammar
from summarize.text.entities.dates import dates
from summarize.text.entities.quotations import masked
from summarize.text.entities.tables import word_set
from summarize.text.words import content_stems

# Content stems that two forecasts of one thing share, by voices apart: then it is no guess of one.
SHARED: Final = 3
_MAY: Final = word_set("devrait devraient pourrait pourraient")
_AHEAD: Final = word_set("va vont doit doivent") | _MAY
_COMPOUND: Final = word_set("aura auront")  # "aura su dompter": looks back
_PLANNED: Final = re.compile(r"(?:prévu|attendu|programmé)e?s?")  # "est prévue mardi"
_NEGATION: Final = word_set("pas plus jamais rien bien")


def forecast(
    passages: Sequence[Passage], articles: Mapping[str, Article], asked: Collection[Span] | None = None
) -> frozenset[Span]:
    """The spans (article id, start, end) of French sentences that look ahead and that another article may have overtaken.

    Those whose main verb tells what will or may be (of an article's first sentence what may be: what it tells to come is its
    news, and previews.py's), without a day of the calendar and without who says so, in an article
    that no other voice shares it with and that is not known to be the newest of several.

    Args:
        passages: all sentences of the event's articles.
        articles: each passage's article by its id.
        asked: the spans of the passages to judge; None: all.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    told_in = dict.fromkeys(passage.article_id for passage in french)
    open_ones = {one for one in told_in if _may_be_followed(one, told_in, articles)}
    if not open_ones:
        return frozenset()
    stems = {passage.span: frozenset(content_stems(passage.text, "fr")) for passage in french}
    return frozenset(
        passage.span
        for passage in french
        if passage.article_id in open_ones
        and (asked is None or passage.span in asked)
        and looks_ahead(passage.text)
        and (passage.position or _guesses(passage.text))
        and not _says_when_or_who(passage.text, articles[passage.article_id].published_at)
        and not any(
            articles[other.article_id].voice != articles[passage.article_id].voice
            and len(stems[passage.span] & stems[other.span]) >= SHARED
            and looks_ahead(other.text)
            for other in french
        )
    )


@lru_cache(maxsize=4096)  # an event's sentences are asked, and again for each that shares their words
def looks_ahead(sentence: str) -> bool:
    """Whether a French sentence's main verb tells what will or may be: "La salle sera rasée".

    >>> looks_ahead("Un hommage sera rendu aux marins.")
    True
    >>> looks_ahead("Le maire a dit que la halle sera rasée.")
    False
    """
    run, verb = _main_verb(sentence)
    if verb is None:
        return False
    word = run[verb].text
    if verb and run[verb - 1].text == "c'":  # "c'est une fanfare qui ouvrira le bal"
        return any(FUTURE.search(token.text) for token in run[verb + 1 :])
    after = next(
        (t for t in run[verb + 1 :] if t.text not in _NEGATION and not t.text.endswith("ment")), None
    )
    if word in {"est", "sont"}:
        return after is not None and _PLANNED.fullmatch(after.text) is not None
    if word in _COMPOUND and after is not None and grammar.is_participle(after):
        return False
    return word in _AHEAD or FUTURE.search(word) is not None


def _guesses(sentence: str) -> bool:
    """Whether a sentence's main verb is a conditional: "Le bilan pourrait s'alourdir"."""
    run, verb = _main_verb(sentence)
    return verb is not None and run[verb].text in _MAY


def _main_verb(sentence: str) -> tuple[Sequence[grammar.Token], int | None]:
    """The tokens of a sentence without what it quotes, and the index of its main verb; None without one."""
    run = grammar.tokens(masked(sentence))
    return run, grammar.main_verb(run, embedded=True)


def _may_be_followed(article_id: str, told_in: Mapping[str, None], articles: Mapping[str, Article]) -> bool:
    """Whether another voice's article may be the newer one."""
    own = articles[article_id]
    return any(
        articles[other].voice != own.voice and not is_older(articles[other].published_at, own.published_at)
        for other in told_in
    )


def _says_when_or_who(sentence: str, published: datetime | None) -> bool:
    """Whether a reader can place a forecast: by a day of the calendar past that of its article, or by who made it."""
    run = grammar.tokens(masked(sentence))
    if any(token.text in grammar.REPORTING for token in run):
        return True
    return any(
        day.month is not None
        and (published is None or day.resolved is None or day.resolved > published.date())
        for day in dates(sentence, "fr", published)
    )
