"""What an article's first sentence leaves to the title above it: the news, or who it is that it describes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from summarize.plan.concepts import read
from summarize.plan.contexts.definites import AGENT
from summarize.plan.contexts.held import Lean
from summarize.plan.contexts.introduced import names_one
from summarize.plan.told import is_among
from summarize.records import Article
from summarize.text import grammar
from summarize.text.teasers import tells_nothing
from summarize.text.words import content_stems, count_words

# Content stems that a first sentence has in common with its title, from which it tells the title's news itself; one with
# fewer goes on from a title that has so many of its own, and wants that share of them told. Of the 236 first sentences
# told in 185 events 35 go on so, "Nicolas Sarkozy voulait une solution rapide." among them.
OWN_NEWS = 2
TITLE_STEMS = 3
OF_TITLE = 0.5
# Words of a first sentence that tells its news whole where its subject has a name or comes in as new.
WHOLE_NEWS = 15
_NAMED_SUBJECT = re.compile(
    r"(?:(?:Le|La|Les|L['’]) ?)?[A-ZÀ-Ý][\w'’-]*,? (?:[^,]+, )?(?:a|ont|va|vont|est|sont|sera|seront) "
)
_NEW_SUBJECT = re.compile(
    r"(?:Une?|Deux|Trois|Quatre|Cinq|Six|Dix|Plusieurs|Quelque|Des (?:milliers|centaines|dizaines)) (?!autre|nouve)"
)
# "OMP" stands for "l'Organisation mondiale de la Pêche".
_LONG_NAME = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]{3,}(?: (?:d[eu]s? |de la |de l['’]|d['’]|pour l[ae] )?[^\W\d_]{4,}){1,4}"
)
_INITIALS = re.compile(r"(?<![\w-])[A-ZÀ-Ý]{2,6}(?![\w-])")
# "La chanteuse", "le nouveau ministre": a kind, and no name.
_DESCRIBED = re.compile(
    r"(?:(?:Le|La|Les) |L['’])(?:(?:petite?|jeunes?|grande?s?|nouveau|nouvel|nouvelles?|anciens?|anciennes?|premi(?:er|ère)s?|futures?) |ex-)?"
    r"(?P<noun>[a-zà-ÿ][\w-]*)"
)
# "Dans la région", "sur le site": which, only the title tells.
_IN_PLACE = re.compile(
    r"(?:dans|sur|à travers|de|à) (?:tout |toute )?(?:le |la |l['’])(?:région|ville|commune|département|île|pays|village|quartier|site|territoire|"
    r"agglomération|métropole|province|usine|camp|zone)(?: [a-zà-ÿ]+)?(?=[,.;]| (?:a|est|sont|ont|avec|par|depuis|après|pour|seront|sera)\b)"
)
# "L'ancienne ministre de la Mer": which of them? Who is in office everybody knows.
_FORMER_OFFICE = re.compile(
    r"(?:L['’](?:ancien|ancienne) |L['’]ex-)(?:ministre|secrétaire d['’][EÉ]tat)[^,]{0,20}? (?:de la |de l['’]|du |des |à la |à l['’]|aux? )[A-ZÀ-Ý][\w-]+"
)
_OWNER = re.compile(r" d(?:es|u) groupes? [A-ZÀ-Ý]|, (?:une )?filiale d(?:e la |u |es |e |')[A-ZÀ-Ý]")
_FIRST_WORD = re.compile(r"[A-ZÀ-Ý][\w-]{3,}")


def left_to_title(sentence: str, article: Article, titles: Sequence[str]) -> set[Lean]:
    """What an article's first sentence leaves to its title to tell, "a indiqué ne rien faire" under "Pas d'enquête au port".

    Nothing where it tells what one of the event's other `titles` does.
    """
    title = article.title
    if not title or tells_nothing(title):
        return set()
    own = frozenset(content_stems(sentence, "fr"))
    told = frozenset(content_stems(title, "fr"))
    # "La chanteuse dit avoir été malade" under a title that has her name.
    names = frozenset(read(title, "fr").names) | _opening_name(title, article.text)
    has_them = any(is_among(name, own) for name in names)
    named = has_them or any(
        one.startswith(name) for name in _INITIALS.findall(title) for one in _initials(sentence)
    )
    wanted = {Lean(names, least=1)} if names and not named and _describes(sentence) else set()
    # Under "La reine perd la Serre", "La Serre, petite île de l'Aurance, va devenir une république" is the news whole, and
    # so is what brings in its own subject.
    whole = count_words(sentence) >= WHOLE_NEWS
    if whole and (_NEW_SUBJECT.match(sentence) or (has_them and _NAMED_SUBJECT.match(sentence))):
        return wanted
    if len(told) < TITLE_STEMS or any(
        len(own & frozenset(content_stems(other, "fr"))) >= OWN_NEWS for other in titles
    ):
        return wanted
    return {*wanted, Lean(told, least=max(OWN_NEWS, math.ceil(OF_TITLE * len(told))))}


def _initials(text: str) -> frozenset[str]:
    """The initials of the names of several words in a text, and of some words after them: "OMP" of "l'Organisation mondiale de la Pêche"."""
    return frozenset(
        "".join(word[0] for word in re.findall(r"[^\W\d_]{4,}", name[0])).upper()
        for name in _LONG_NAME.finditer(text)
    )


def _describes(sentence: str) -> bool:
    """Whether a sentence tells by a kind alone who or where it is: it opens on one who acts, "Le nouveau ministre a estimé", or on a thing "dans la région"."""
    opened = _DESCRIBED.match(sentence)
    if not opened:
        return False
    run = grammar.tokens(sentence)
    verb = grammar.main_verb(run)
    if verb is None:
        return False
    if not AGENT.match(opened["noun"]):
        return _IN_PLACE.search(sentence) is not None
    subject = _FORMER_OFFICE.sub("L'ancien ministre", sentence[: run[verb].start])
    owner = _OWNER.search(subject)  # "la banque de gros du groupe Odon": whose, not which
    return not names_one(subject[: owner.start()] if owner else subject, len(subject))


def _opening_name(title: str, text: str) -> frozenset[str]:
    """The stem of a title's first word where its article has it with a capital inside a sentence: "Odon perd 30 millions"."""
    first = _FIRST_WORD.match(title)
    if first is None or not re.search(rf"(?<=[a-zà-ÿ,] ){re.escape(first[0])}(?!\w)", text):
        return frozenset()
    return frozenset(content_stems(first[0], "fr"))
