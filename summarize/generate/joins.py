"""Sentences made of two of one article: a pronoun told by its name, or two predicates of one subject.

A closed set: given the same sentences, it is the same texts for who proposes them and for the gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from summarize.generate.antecedents import (
    AFTER_LEAD,
    FARTHEST,
    OPENING,
    SPEAKING,
    Mention,
    antecedent,
    subject,
)
from summarize.generate.cutting.pieces import lay_out
from summarize.generate.typography import GLUED, tidy
from summarize.records import Passage
from summarize.text import grammar
from summarize.text.words import count_words

LONGEST_JOIN = 45  # words: more is two sentences to a reader
_SPEECH = frozenset('«»"“”')


def named(before: Sequence[str], sentence: str) -> str | None:
    """A French sentence with the one its pronoun stands for in the pronoun's place; None where unsure.

    Args:
        before: the sentences of its article before it, the nearest last.
        sentence: one that opens on "Il" or "Elle", or ends "…, a-t-il ajouté".

    >>> named(["Le maire Paul Aubin ferme le pont."], "Il a promis une enquête.")
    'Le maire Paul Aubin a promis une enquête.'
    """
    sentence = tidy(sentence)
    if GLUED.search(sentence) or lay_out(sentence) is None:  # a quotation that does not close
        return None
    opening = OPENING.match(sentence) or AFTER_LEAD.match(sentence)
    if opening is not None:
        found = antecedent(before, sentence, opening["pronoun"])
        after = grammar.tokens(sentence, opening.end())
        if found is None or SPEAKING.search(sentence, opening.end()) or not grammar.starts_with_verb(after):
            return None
        lead = f"{opening['lead']}, " if "lead" in opening.re.groupindex else ""
        comma = ", " if found.apposed else " "
        return f"{lead}{_cased(found, head=not lead)}{comma}{sentence[opening.end() :]}"
    speaking = SPEAKING.search(sentence)
    if speaking is None or _outside_pronoun(sentence[: speaking.start()]):
        return None
    found = antecedent(before, sentence, speaking["pronoun"])
    if found is None or not found.person:
        return None
    participle = speaking["participle"] or ""
    if (speaking["verb"] in {"a", "avait"}) != bool(participle) or not _is_saying(
        speaking["verb"], participle
    ):
        return None
    rest = sentence[speaking.end() :]
    comma = "," if found.apposed and rest[:1] == " " else ""
    return f"{sentence[: speaking.start()]}, {speaking['verb']}{participle} {_cased(found, head=False)}{comma}{rest}"


def coordinated(before: str, sentence: str) -> str | None:
    """Two sentences of one subject as one: "Le maire ferme le pont et a promis une enquête."; None where unsure."""
    before, sentence = tidy(before), tidy(sentence)
    opening = OPENING.match(sentence)
    if opening is None or opening["pronoun"] not in {"Il", "Elle"} or not before.endswith("."):
        return None
    if GLUED.search(before) or GLUED.search(sentence):
        return None
    if count_words(before) + count_words(sentence) > LONGEST_JOIN or _SPEECH & set(before):
        return None
    layout = lay_out(before)
    if layout is None or len(layout.pieces) > 1 or layout.tail is not None:
        return None
    run = grammar.tokens(before)
    main = grammar.main_verb(run)
    # A clause inside would be what "et" goes on with; so would a second predicate make a list.
    if main is None or any(t.text in grammar.CLAUSE_OPENERS | {"et", "ou", "ni"} for t in run):
        return None
    found = antecedent([before], sentence, opening["pronoun"])
    rest = sentence[opening.end() :]
    if found is None or found.start != 0 or not grammar.starts_with_verb(grammar.tokens(rest)):
        return None
    return f"{before[:-1]} et {rest}"


def joined(passages: Sequence[Passage]) -> list[str]:
    """Every sentence that the neighbours among some French passages make together, in a fixed order."""
    return [text for run in _neighbours(passages) for text in _joins([passage.text for passage in run])]


def _joins(texts: Sequence[str]) -> list[str]:
    *before, last = texts
    if not before:
        return []
    found = [named(before, last), coordinated(before[-1], last)]
    return [text for text in found if text is not None]


def _neighbours(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The longest runs of sentences that follow each other in their article."""
    french = sorted({p for p in passages if p.language == "fr"}, key=lambda p: (p.article_id, p.position))
    for _, found in groupby(
        enumerate(french), key=lambda pair: (pair[1].article_id, pair[1].position - pair[0])
    ):
        run = [passage for _, passage in found]
        if len(run) > 1:
            yield run


def leans_back(text: str) -> bool:
    """Whether a French sentence opens on a pronoun or ends on one that speaks: `named` may help it."""
    return bool(OPENING.match(text) or AFTER_LEAD.match(text) or SPEAKING.search(text))


def support(passage: Passage, by_place: dict[tuple[str, int], Passage]) -> list[Passage]:
    """The sentences before a passage that tell whom its pronoun stands for, the nearest last."""
    found: list[Passage] = []
    for back in range(1, FARTHEST + 1):
        before = by_place.get((passage.article_id, passage.position - back))
        if before is None:
            break
        found.insert(0, before)
        if subject(before.text) is not None:
            break
    return found


def _cased(mention: Mention, *, head: bool) -> str:
    """The mention with the capital that its new place wants: an article loses it inside a sentence."""
    text = mention.text
    article = text.split(" ")[0].lower() in {"le", "la"} or text[:2].lower() in {"l'", "l’"}
    if head:
        return text[:1].upper() + text[1:]
    return text[:1].lower() + text[1:] if article else text


def _outside_pronoun(text: str) -> bool:
    """Whether the words before a verb of saying lean on somebody themselves, outside quotations."""
    return not any(mark in text for mark in _SPEECH) and bool(OPENING.match(text))


def _is_saying(verb: str, participle: str) -> bool:
    return (participle.strip() or verb) in grammar.REPORTING
