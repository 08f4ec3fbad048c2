"""The sentences of a summary as they present each person and body where first named, and once, where the gate lets them pass."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from summarize.generate.dated import event_days, with_days
from summarize.generate.presenting.description import Edit
from summarize.generate.presenting.first_mention import introductions
from summarize.generate.presenting.once import edited, presented_once
from summarize.plan.contexts.leaning import leans_on
from summarize.records import GroundedSentence, Passage
from summarize.text.words import count_words
from summarize.verify.gate import problems_of

# Characters on each side of what leaves or comes, by which a passage is known to have it there.
CONTEXT = 8


def each_introduced(  # noqa: PLR0917 (what the sentences were verified with)
    sentences: Sequence[GroundedSentence],
    passages: Sequence[Passage],
    attested: Sequence[str],
    published: Mapping[str, datetime | None],
    trust: str,
    room: int,
) -> list[GroundedSentence]:
    """The sentences in order, those they name first introduced as a source does (`introductions`).

    A sentence that tells more than its own passages is "generated", and cites the passage that says it too (`presents`).

    Args:
        sentences: verified, in the order to read.
        passages: the event's; those of the article that words a sentence are believed first.
        attested: the event's other sentences and titles.
        published: when each article appeared.
        trust: the profile's.
        room: words that the summary may have more, all in all.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    believed = [_own_first(sentence, french) for sentence in sentences]
    found = introductions(
        [sentence.text for sentence in sentences], [[p.text for p in own] for own in believed], attested
    )
    introduced = []
    for sentence, sources, new in zip(sentences, believed, found, strict=True):
        told = sentence
        for one in reversed(new):
            longer = _edited(told, [one.edit], published, trust)
            more = count_words(longer.text) - count_words(told.text)
            if 0 < more <= room and leans_on(longer.text, "") <= leans_on(told.text, ""):
                told = replace(longer, presents=(*told.presents, sources[one.source]))
                room -= more
        introduced.append(told)
    return introduced


def _own_first(sentence: GroundedSentence, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in order, before all others those of the article that words a sentence."""
    own = sentence.fact.passages[0].article_id
    return sorted(passages, key=lambda passage: passage.article_id != own)


def each_presented_once(
    sentences: Sequence[GroundedSentence],
    attested: Sequence[str],
    published: Mapping[str, datetime | None],
    trust: str,
) -> list[GroundedSentence]:
    """The sentences in order, without the descriptions that those before them gave (`presented_once`).

    A sentence that lost one is "generated". What leaves was told before, and so the passages vouch for the sentence as
    they read without it; one that the gate stops even so stays as it was.

    Args:
        sentences: verified, in the order to read.
        attested: the event's other sentences and titles, in which names may stand alone that follow another in a sentence.
        published: when each article appeared.
        trust: the profile's.
    """
    texts = [sentence.text for sentence in sentences]
    edits = presented_once(texts, attested)
    return [
        _edited(sentence, own, published, trust) if own else sentence
        for sentence, own in zip(sentences, edits, strict=True)
    ]


def _edited(
    sentence: GroundedSentence,
    edits: Sequence[Edit],
    published: Mapping[str, datetime | None],
    trust: str,
) -> GroundedSentence:
    """A sentence after some edits, where the gate lets it pass with its passages edited alike; else as it was."""
    told_so = edited(sentence.text, edits)
    own = sentence.fact.passages
    for told in (own, with_days(own, event_days(published))):
        vouching = [
            replace(passage, text=_edited_there(passage.text, sentence.text, edits)) for passage in told
        ]
        if not problems_of(told_so, vouching, published, trust):
            return replace(sentence, text=told_so, origin="generated")
    return sentence


def _edited_there(passage: str, sentence: str, edits: Sequence[Edit]) -> str:
    """A passage after the edits of a sentence, those that it has the same words for."""
    text = re.sub(r"[ \n\t]+", " ", passage)
    there = []
    for edit in edits:
        start = max(0, edit.start - CONTEXT)
        at = text.find(sentence[start : edit.end + CONTEXT])
        if at >= 0:
            at += edit.start - start
            there.append(Edit(at, at + edit.end - edit.start, edit.instead))
    return edited(text, there)
