"""The title of an event's only article as a sentence to tell, where its text vouches for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from summarize.generate.titles import TitleSentence, title_sentence
from summarize.plan.contexts.answers import accuses
from summarize.plan.contexts.held import Context
from summarize.plan.contexts.introduced import first_name, taken_as_known
from summarize.plan.contexts.leaning import Earlier, wants
from summarize.records import Article, Fact, GroundedSentence, Passage
from summarize.text.entities.names import place_key
from summarize.text.normalize import fold
from summarize.text.words import content_stems, words
from summarize.verify.grounding import ungrounded

MOST = 3  # passages that a title may draw on together
# The share of its content stems that they must have between them: a title is of fewer and other words than its text.
SHARED = 0.4
# What must stand in them to the letter. Attributions and hedges are the newsroom's own to give in its title, but where it
# accuses somebody.
_STATED = frozenset({"number", "date", "name", "quotation"})
_OF_AN_ACCUSATION = frozenset({"hedge", "attribution", "negation"})
_ELIDES = re.compile(r"\b(?:de|que) $", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyhâàéèêëîïôöûùü]", re.IGNORECASE)


def titled(
    articles: Sequence[Article], passages: Sequence[Passage], published: Mapping[str, datetime | None]
) -> Iterator[tuple[GroundedSentence, Context]]:
    """The French title of an event's only article, where it is a sentence, with the passages that vouch for it.

    It may open the summary, as `Context.titles` tells. Among several articles no title is told: their own sentences say with
    who, where and when what a title says in few words, and readers found titles of other articles torn or overtaken.

    Args:
        articles: of one event.
        passages: the sentences that may vouch.
        published: when each article appeared.
    """
    if len(articles) != 1 or not articles[0].title or articles[0].language != "fr":
        return
    article = articles[0]
    found = title_sentence(article.title or "", article.source)
    sentence = _with_first_names(found, article.text) if found else None
    if sentence is None or not _spelt_so(sentence, article.text):
        return
    vouching = _with_what_is_stated(sentence, _vouching(sentence, passages), passages, published)
    if vouching and not wants(sentence, "", Earlier({}, 0), first=True):
        yield GroundedSentence(sentence, "generated", Fact(vouching, 1, 0.0)), Context(titles=True)


def _spelt_so(sentence: str, text: str) -> bool:
    """Whether no name inside a title stands in its text with other accents or capitals: of two spellings one is wrong."""
    there = {word.text for word in words(text)}
    folded = {fold(word) for word in there}
    inside = [word.text for word in words(sentence)[1:] if word.text[:1].isupper()]
    return all(name in there or fold(name) not in folded for name in inside)


def _vouching(sentence: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, best first, that have the most of a sentence's content stems between them; none below the least share."""
    wanted = set(content_stems(sentence, "fr"))
    left, found = set(wanted), list[Passage]()
    while left and passages and len(found) < MOST:
        best = max(passages, key=lambda p: (len(left & set(content_stems(p.text, "fr"))), -p.position))
        if left.isdisjoint(content_stems(best.text, "fr")):
            break
        found.append(best)
        left -= set(content_stems(best.text, "fr"))
    return tuple(found) if wanted and len(wanted) - len(left) >= SHARED * len(wanted) else ()


def _with_what_is_stated(
    sentence: str,
    vouching: tuple[Passage, ...],
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
) -> tuple[Passage, ...]:
    """The passages and, where these lack a number, date, name or quotation of the sentence, the one more that has them all; none without."""
    kept = _STATED | _OF_AN_ACCUSATION if accuses(sentence) else _STATED

    def lacks(those: tuple[Passage, ...]) -> int:
        # Quoted words that lost their marks in the title are the newsroom's own: they have no place in it.
        return sum(
            one.kind in kept and (one.end > 0 or one.kind in _OF_AN_ACCUSATION)
            for one in ungrounded(sentence, those, published)
        )

    if not vouching or not lacks(vouching):
        return vouching
    if lacks(tuple(passages)):
        return ()  # one more would not do
    more = ((*vouching, passage) for passage in passages if passage not in vouching)
    return next((those for those in more if not lacks(those)), ())


def _with_first_names(title: TitleSentence, text: str) -> str | None:
    """A title with the first names that its text gives to those whom its clause calls by their last alone; None where one does not fit in."""
    sentence, clause = title.text, len(title.text) - len(title.clause)
    taken = taken_as_known(title.clause, text)
    for word in reversed([word for word in words(sentence) if word.start >= clause]):
        if taken.isdisjoint(content_stems(word.text, "fr")) or place_key(word.text, "fr"):
            continue
        first = first_name(word.text, text)
        if first is None or not _fits_after(sentence[: word.start], first):
            return None
        sentence = f"{sentence[: word.start]}{first} {sentence[word.start :]}"
    return sentence


def _fits_after(before: str, name: str) -> bool:
    """Whether a name may follow with no elision to make or to undo: "pour Odile", "d'Odile", not "d'Marc", "de Odile"."""
    vowel = _VOWEL.match(name) is not None
    return vowel if before.endswith(("'", "’")) else not (vowel and _ELIDES.search(before))
