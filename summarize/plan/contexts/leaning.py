"""What a French sentence leans on: things its own article named before it, and that a summary must have named too.

"Le trader a nié." is French and true, and says nothing where nobody was told of a trader. A definite
noun leans when its article brought it in earlier as something new ("un trader de Vernoise"), or when it is
of the kind that always wants bringing in ("la jeune femme"); "le gouvernement" does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from summarize.plan.contexts.anchors import leans_in_time
from summarize.plan.contexts.definites import (
    ABOUT,
    ADJECTIVE,
    AGENT,
    AT_IT,
    BARE_AFTER,
    BROUGHT_IN,
    CALENDAR,
    COUNTED,
    DEFINITE,
    DEMONSTRATIVE,
    FOR,
    INTRODUCED,
    KIND_OF_VOICE,
    KNOWN_SPEAKERS,
    NAMED_AFTER,
    NAMED_OR_COUNTED,
    OF_SOME,
    OF_STATE,
    PERSONS,
    SAID_BY,
    SAID_TO,
    SAYS,
    SET_PHRASE,
    SPEAKER,
    SPEAKER_REACH,
    UNCOUNTED,
    VOICES,
    WITH_SUBJECT,
)
from summarize.plan.contexts.held import ANYTHING, LOST, Lean
from summarize.plan.contexts.introduced import (
    by_origin,
    former_holder,
    in_order,
    named_before,
    names_one,
    taken_as_known,
)
from summarize.plan.contexts.links import links_back
from summarize.plan.contexts.referents import HOUSES, referent
from summarize.text.words import content_stems, is_function_word, stem

# A name, or a thing brought in: past it a sentence may speak of what it told itself.
_PRESENTED = re.compile(
    r"(?<=[\w,)»\"] )(?:[dl]')?[A-ZÀ-Ý][\w'-]+|(?i:\b(?:une?|deux|trois|plusieurs|des)) [a-zà-ÿ]{3,}"
)
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST_NOUN = 3  # letters
# Somebody, by two names or as somebody new: "le trader" may then be him.
_SOMEONE = re.compile(
    r"(?:M(?:me|\.)|[A-ZÀ-Ý][a-zà-ÿ'-]+) [A-ZÀ-Ý][a-zà-ÿ'-]+|(?i:\b(?:une?|deux|trois|plusieurs|des)) [a-zà-ÿ]{3,}"
)


def leans_on(sentence: str, before: str, told: str | None = None) -> frozenset[str]:
    """The stems that must be told before a sentence; `NOTHING` among them when nothing can help.

    Args:
        sentence: a French sentence of an article, or a cut of one.
        before: what stands before it in its article, the title first.
        told: the whole article, which opens on `before`: read once for all its sentences.
    """
    known = Earlier(first_mentions(before if told is None else told), len(before))
    return frozenset(found for lean in wants(sentence, before, known) for found in lean.stems)


def wants(sentence: str, before: str, earlier: Earlier, *, first: bool = False) -> frozenset[Lean]:
    """What a sentence leans on, not yet bound to the places of its article.

    Args:
        sentence: a French sentence of an article, or a cut of one.
        before: what stands before it in its article, the title first.
        earlier: what that brought up.
        first: whether it opens its article. What such a sentence calls "ce pays" after it has named someone or brought
            something in is told by itself: no sentence before it could.
    """
    found: set[Lean] = set()
    plain = sentence.replace("’", "'")
    if (
        leans_in_time(plain)
        or links_back(plain)
        or former_holder(plain)
        or in_order(plain)
        or by_origin(plain)
    ):
        found.add(LOST)
    presented = _PRESENTED.search(plain) if first else None
    own = presented.end() if presented else len(plain)
    for match in DEMONSTRATIVE.finditer(plain.casefold()):
        noun = match["noun"]
        if match.start() > own:
            break
        if (
            noun not in CALENDAR
            and not is_function_word(noun, "fr")
            and not _named_in(plain, noun, match.start())
            and not (noun in PERSONS and names_one(plain, match.start()))  # "…, où nul ne connaît cet enfant"
        ):
            found.add(_of_kind(stem(noun, "fr"), near=True))
    named = _SOMEONE.search(plain) if first else None
    for match in DEFINITE.finditer(_lower_opening(plain)):
        noun = match["noun"]
        if match.start() > own and (noun not in PERSONS or (named and match.start() > named.end())):
            continue
        if (
            not noun.islower()
            or noun.startswith("mi-")
            or is_function_word(noun, "fr")
            or SET_PHRASE.search(plain[: match.start()])
            or (noun in AT_IT and plain.startswith("à ", match.start() - 2))
        ):
            continue
        key = stem(noun, "fr")
        if _named_in(plain, noun, match.start()):
            continue
        # "les deux responsables" leans whatever follows.
        counted = (
            not first
            and match["det"] in {"les", "des"}
            and noun not in UNCOUNTED
            and COUNTED.search(match["modifiers"]) is not None
        )
        some = noun.removesuffix("s") in PERSONS and OF_SOME.match(plain, match.end()) is not None
        person = noun in PERSONS and match["det"] not in {"les", "des"}
        if person and _named_beside(plain, *match.span()):
            continue
        kind = (ADJECTIVE.match(plain, match.end()) or OF_STATE.match(plain, match.end())) if person else None
        if noun in VOICES:
            kind = KIND_OF_VOICE.match(plain, match.end())
        end = kind.end() if kind else match.end()
        said_to = SAID_TO.match(plain, end) and (
            (person and SAID_BY.search(plain[: match.start()])) or _says(plain, match.start(), noun)
        )
        if not (counted or said_to or BARE_AFTER.match(plain, end)):
            continue
        if (noun in WITH_SUBJECT and ABOUT.match(plain, end)) or (noun in HOUSES and FOR.match(plain, end)):
            continue
        if match["det"] in {"le", "la", None, "du", "au"} and (name := referent(noun, before)):
            # "La ville" said of another town than its article's would be another sentence.
            if not names_one(sentence, match.start()):
                found.add(Lean(frozenset(content_stems(name, "fr")), noun=key))
            continue
        # "…, a dit le fondateur et patron de l'Odon": his other office tells who he is.
        spoken = not plain.startswith(" et ", end) and _says(plain, match.start(), noun)
        if person and not earlier.has(key) and not names_one(plain, match.start()):
            found.add(LOST)  # described, and only the sentence before tells who it is
        elif noun in HOUSES and match["det"] in {"le", "la", None} and not names_one(plain, match.start()):
            found.add(_of_kind(key, named=True) if earlier.has(key) else LOST)
        elif noun in BROUGHT_IN or spoken or counted or some or earlier.new(key):
            found.add(_of_kind(key, named=person))
        elif match.start() == 0 and not NAMED_OR_COUNTED.search(sentence):
            found.add(Lean(frozenset({ANYTHING})))
    return frozenset(found) | {Lean(frozenset({name})) for name in taken_as_known(sentence, before)}


def _named_beside(sentence: str, start: int, end: int) -> bool:
    """Whether a person's name stands right after or before what tells who it is: "la maire, Odile Brun,"."""
    return NAMED_AFTER.match(sentence, end) is not None or named_before(sentence[:start])


def _says(sentence: str, at: int, noun: str) -> bool:
    """Whether a noun at a place is who says what a sentence tells, and no institution that all know."""
    if noun in KNOWN_SPEAKERS:
        return False
    head = sentence[max(0, at - SPEAKER_REACH) : at]
    if SPEAKER.search(head):
        return True
    acts = noun.removesuffix("s") in PERSONS or noun in VOICES or AGENT.match(noun) is not None
    return acts and SAYS.search(head) is not None


def _of_kind(noun: str, *, near: bool = False, named: bool = False) -> Lean:
    return Lean(frozenset({noun}), noun=noun, near=near, named=named)


def _lower_opening(sentence: str) -> str:
    """The sentence with its first letter small: a capital there tells nothing."""
    return sentence[:1].lower() + sentence[1:]


@lru_cache(maxsize=64)
def _own_words(sentence: str) -> list[tuple[int, str]]:
    return [(m.start(), stem(m[0], "fr")) for m in re.finditer(r"[^\W\d_]{3,}", sentence)]


def _named_in(sentence: str, noun: str, at: int) -> bool:
    """Whether the sentence itself has the noun before."""
    key = stem(noun, "fr")
    return any(start < at and found == key for start, found in _own_words(sentence))


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an article brought up before an offset into its title and text: each stem's first place, and whether as new."""

    first: Mapping[str, tuple[int, bool]]
    until: int

    def has(self, key: str) -> bool:
        """Whether a stem stands before the offset."""
        return key in self.first and self.first[key][0] < self.until

    def new(self, key: str) -> bool:
        """Whether it does, and came in as something new."""
        return self.has(key) and self.first[key][1]


@lru_cache(maxsize=64)  # the sentences of one article ask one after the other
def first_mentions(text: str) -> dict[str, tuple[int, bool]]:
    """For each noun-like stem where it first stands, and whether it came in there as something new."""
    found: dict[str, tuple[int, bool]] = {}
    seen: set[str] = set()
    end = 0
    for word in _HYPHENED.findall(text):
        start = text.index(word, end)
        end = start + len(word)
        if len(word) < _SHORTEST_NOUN or word in seen:
            continue
        seen.add(word)
        key = stem(word, "fr")
        if key not in found:
            new = word.islower() and INTRODUCED.search(text[max(0, start - 30) : start]) is not None
            found[key] = start, new
    return found
