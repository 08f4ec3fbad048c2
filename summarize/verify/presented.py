"""The sentences of a summary as they present each person and body once, where the gate lets the shorter ones pass."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from summarize.generate.dated import event_days, with_days
from summarize.generate.presenting.description import Edit
from summarize.generate.presenting.once import edited, presented_once
from summarize.records import GroundedSentence
from summarize.verify.gate import problems_of

CONTEXT = 8  # characters on each side of what leaves, by which a passage is known to say it there


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
        _without(sentence, own, published, trust) if own else sentence
        for sentence, own in zip(sentences, edits, strict=True)
    ]


def _without(
    sentence: GroundedSentence,
    edits: Sequence[Edit],
    published: Mapping[str, datetime | None],
    trust: str,
) -> GroundedSentence:
    shorter = edited(sentence.text, edits)
    own = sentence.fact.passages
    for told in (own, with_days(own, event_days(published))):
        vouching = [
            replace(passage, text=_edited_there(passage.text, sentence.text, edits)) for passage in told
        ]
        if not problems_of(shorter, vouching, published, trust):
            return GroundedSentence(shorter, "generated", sentence.fact)
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
