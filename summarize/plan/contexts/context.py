"""Where a verified sentence stands in the article that gave its wording, and what must be told before it there.

What a sentence leans on by its words is told in leaning.py, what a first one leaves to its title in title_told.py; here it
is bound to the places of its article, and so are the sentences that nothing but their neighbour explains.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from summarize.generate.cutting.cuts import opens_on_connective
from summarize.plan.concepts import read
from summarize.plan.contexts.anchors import in_year_told_before
from summarize.plan.contexts.answers import answers
from summarize.plan.contexts.apart import leaning_likelihood
from summarize.plan.contexts.held import ANYTHING, LOST, NOTHING, Context, Lean, brought_in, place, told_stems
from summarize.plan.contexts.leaning import Earlier, first_mentions, wants
from summarize.plan.contexts.links import TURNS_TO, apposed, half_told, links_back
from summarize.plan.contexts.quoted import nothing_but_quoted, speaks_of_something, without_speaker
from summarize.plan.contexts.title_told import left_to_title
from summarize.plan.passages import OPPOSITION
from summarize.records import Article, GroundedSentence, Passage
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems, stem
from summarize.verify.french import speaks_of_itself

# Sentences that open an article and present: what they quote needs nothing before it.
PRESENTING = 2
# How many sentences before it in its article still give a sentence from within its surroundings: where none of them was
# told, readers found 14 of 122 such sentences to mislead, of all others 9 of 502.
REACH = 3
# So much of the stems of two sentences is the same where they are versions of one dispatch, which lean on the same sentence.
SAME_DISPATCH = 0.7
# What several voices tell leans less: of sentences likelier than 0.12 to do so 15 in 100 did, of one voice's 20.
SEVERAL = 0.75
# From so many voices on even such a sentence is of the event, if it shares so much with the top of its article (`Context.ties`).
MANY = 3
SHARED = 2
# "Le Premier ministre" is no "ministre" that was told.
_PRIME = re.compile(r"(?:[Pp]remi(?:er|ère)|[Vv]ice)[ -]$")
# The names beside a noun that its article brings in: "un trader de la banque Odon", "Pierre Norlin, trader".
_CAPITALS = r"(?P<names>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){0,3})"
_NAME_AFTER = re.compile(rf"^[\w-]*(?:,? [a-zà-ÿ][\w-]*){{0,3}},? (?:[dl]['’]|« ?|\")?{_CAPITALS}")
_NAME_BEFORE = re.compile(rf"{_CAPITALS},? (?:[a-zà-ÿ][\w'’-]* ){{0,3}}$")


def context(sentence: GroundedSentence, articles: Mapping[str, Article], *, stands: bool = True) -> Context:
    """The context of a verified sentence in the article that gave its wording; none of a translation.

    A sentence that does not stand by itself may only follow the one before it in its article.
    """
    tells = frozenset(place(p.article_id, p.position) for p in sentence.fact.passages)
    french = [passage for passage in sentence.fact.passages if passage.language == "fr"]
    if not french:
        return Context(tells=tells)
    plain = " ".join(sentence.text.split())
    worded = next((p for p in french if " ".join(p.text.split()) == plain), None)
    own = worded or french[0]
    article = articles[own.article_id]
    earlier = _earlier(article, own)
    leans = {_bound(lean, own.article_id, earlier) for lean in _wanted(sentence.text, own, article)}
    story = _story(article, earlier)
    if _lost(sentence.text, own, article, earlier, story, stands=stands):
        leans.add(LOST)
    # The headline of one article's event is its own title: it stands above the sentence.
    if own.position == 0 and len(articles) > 1:
        titles = [one.title for one in articles.values() if one.title and one.language == "fr"]
        leans |= left_to_title(own.text, article, titles)
    # What independent voices tell is of the event; what one tells further down may be of anything, and so may what stands
    # in versions of one dispatch.
    ties = _ties(sentence.text, story) if own.position > 0 else math.inf
    others = [passage for passage in sentence.fact.passages if passage.article_id != own.article_id]
    several = sentence.fact.voices >= 2 and not all(_copies(passage, own) for passage in others)
    several |= sentence.fact.voices >= MANY and (
        ties >= SHARED or any(passage.position < PRESENTING for passage in french)
    )
    # What the accused answer belongs to the accusation, wherever it stands.
    if several or answers(sentence.text):
        ties = math.inf
    after = place(own.article_id, own.position - 1)
    neighbour = earlier[-1] if earlier else ""
    far = {lean for lean in leans if _reaches_past(lean, neighbour, after)}
    apart = 0.0 if answers(sentence.text) else leaning_likelihood(sentence.text, article.title, earlier)
    if several:
        apart *= SEVERAL
    if nothing_but_quoted(sentence.text) or half_told(sentence.text):
        far.add(LOST)  # who says it, or the other side, may also stand after it
    return Context(
        frozenset(leans),
        after,
        place(own.article_id, own.position) if worded else "",
        frozenset(far),
        tells,
        ties,
        frozenset(place(own.article_id, at) for at in range(own.position)[-REACH:]),
        apart,
    )


def follows_only(passage: Passage, article: Article) -> bool:
    """Whether a French sentence of an article may only follow the one before it there: its `context` has lost something."""
    earlier = _earlier(article, passage)
    # What stands in the sentence itself is read in a tenth of the time of what it wants.
    return _lost(passage.text, passage, article, earlier, _story(article, earlier), stands=True) or any(
        _bound(lean, passage.article_id, earlier) == LOST for lean in _wanted(passage.text, passage, article)
    )


def _earlier(article: Article, own: Passage) -> list[str]:
    """The sentences before one of an article."""
    return [article.text[start:end] for start, end in _spans(article.text)[: own.position]]


def _wanted(sentence: str, own: Passage, article: Article) -> frozenset[Lean]:
    """What the article's sentence `own`, or `sentence` made of it, leans on, not yet bound to places."""
    told = f"{article.title or ''}. {article.text}"
    before = told[: len(told) - len(article.text) + own.start]
    return wants(sentence, before, Earlier(first_mentions(told), len(before)), first=own.position == 0)


def _story(article: Article, earlier: Sequence[str]) -> frozenset[str]:
    """The stems of what an article presents at its top, as far as it stands before a sentence."""
    return frozenset(content_stems(" . ".join([article.title or "", *earlier[:PRESENTING]]), "fr"))


def _lost(
    sentence: str,
    own: Passage,
    article: Article,
    earlier: Sequence[str],
    story: AbstractSet[str],
    *,
    stands: bool,
) -> bool:
    """Whether a sentence made of `own` speaks of what nothing but the sentences before it can give, by its own words."""
    alone = stands or (own.position == 0 and speaks_of_itself(sentence))
    return (
        not alone
        or without_speaker(sentence)
        or _off_the_story(sentence, own.position, story)
        or _without_its_link(sentence, own.text)
        or in_year_told_before(sentence, earlier, article.published_at)
    )


def _copies(one: Passage, other: Passage) -> bool:
    """Whether two sentences are nearly the same in their words."""
    if one.language != other.language:
        return False
    first, second = set(content_stems(one.text, one.language)), set(content_stems(other.text, other.language))
    return len(first & second) >= SAME_DISPATCH * len(first | second)


def _without_its_link(sentence: str, own: str) -> bool:
    """Whether a sentence has lost the word that ties it to the one before it: "Mais l'Odon l'a gardée" is said against it still."""
    if OPPOSITION.match(own) and not OPPOSITION.match(sentence):
        return True
    return (opens_on_connective(own) and not opens_on_connective(sentence)) or (
        links_back(own.replace("’", "'")) and not links_back(sentence.replace("’", "'"))
    )


def _off_the_story(sentence: str, position: int, story: AbstractSet[str]) -> bool:
    """Whether a sentence from within its article quotes, turns to or names a kind for what only those before it brought up."""
    if position > 0 and apposed(sentence):
        return True
    if position < PRESENTING:
        return False
    if not speaks_of_something(sentence, story):
        return True
    turned = TURNS_TO.match(sentence)
    return turned is not None and story.isdisjoint(content_stems(turned["to"], "fr"))


def _ties(sentence: str, story: AbstractSet[str]) -> int:
    """What a sentence shares with what its article presents at its top: two for each name, one for each other stem."""
    found = read(sentence, "fr")
    names = story & set(found.names)
    return 2 * len(names) + len((story & set(found.stems)) - names)


@lru_cache(maxsize=64)  # the sentences of one article ask one after the other
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in sentence_spans(text, "fr"))


def _bound(lean: Lean, article_id: str, earlier: Sequence[str]) -> Lean:
    """A lean on a noun with the places where its article speaks of the thing, since it last brought one in as new."""
    if not lean.noun or lean.noun not in lean.stems:
        return lean
    held = [at for at, text in enumerate(earlier) if lean.noun in told_stems(text)]
    if lean.near and not earlier:
        return lean  # of the title
    if lean.near:
        # "ce projet": what the sentence before tells, by whatever name, or the nearest that was brought in so
        last = len(earlier) - 1
        called_so = bool(held) and (held[-1] == last or lean.noun in brought_in(earlier[held[-1]]))
        at = held[-1] if called_so else last
        return replace(
            lean,
            places=frozenset({place(article_id, at)}),
            names=_beside(earlier[at:][:1], lean.noun) if called_so else frozenset(),
            near=not called_so,
        )
    if lean.named and held:  # "a expliqué l'élue" after "les élues": none of these was told apart
        held = [at for at in held if _tells_one(earlier[at], lean.noun)]
        if not held:
            return LOST
    new = [at for at in held if lean.noun in brought_in(earlier[at])]
    since = [at for at in held if not new or at >= new[-1]]
    return replace(
        lean,
        places=frozenset(place(article_id, at) for at in since),
        names=_beside([earlier[at] for at in since], lean.noun),
        single=len(new) <= 1,
    )


def _tells_one(text: str, noun: str) -> bool:
    """Whether a text has the noun of a stem in the singular; a "Premier ministre" is no "ministre"."""
    return any(
        stem(match[0], "fr") == noun
        and not match[0].endswith(("s", "x"))
        and not _PRIME.search(text[: match.start()])
        for match in re.finditer(r"[^\W\d_][\w-]{2,}", text)
    )


def _beside(texts: Sequence[str], noun: str) -> frozenset[str]:
    """The stems of the names that stand beside a noun."""
    found: set[str] = set()
    for text in texts:
        for match in re.finditer(r"[^\W\d_][\w-]{2,}", text):
            if stem(match[0], "fr") != noun:
                continue
            for beside in (
                _NAME_AFTER.match(text[match.end() : match.end() + 80]),
                _NAME_BEFORE.search(text[max(0, match.start() - 60) : match.start()]),
            ):
                found.update(content_stems(beside["names"], "fr") if beside else ())
    return frozenset(found)


def _reaches_past(lean: Lean, neighbour: str, after: str) -> bool:
    """Whether the sentence before a sentence in its article does not give what it leans on.

    What the article never told in so many words, or only in its title, is taken to be there.
    """
    if lean.stems & {NOTHING, ANYTHING} or after in lean.places or lean.near:
        return False
    near = told_stems(neighbour)
    return bool(lean.places or not lean.noun) and not lean.stems <= near and lean.names.isdisjoint(near)
