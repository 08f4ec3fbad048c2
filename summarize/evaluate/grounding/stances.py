"""Whether a French sentence still denies, doubts and attributes what its French passages do.

A marker changes what the words beside it say. It is *lost* when those words stand in the sentence
without any such marker near them, and *gained* when they stand in the passages without one. Words
that the other side does not have give no verdict: a paraphrase is no error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarize.evaluate.grounding.tables import tables, word_set
from summarize.text.normalize import fold
from summarize.text.words import Word, is_function_word, is_operator, stem, words

StanceKind = Literal["negation", "hedge", "attribution"]


class Stance(NamedTuple):
    """A marker: `text` is `source[start:end]`.

    Only markers of one `group` can stand for each other: "negation", "modal" (conditional, "peut-être"),
    "quantity" ("environ"), "person" ("présumé", which may also follow its noun), "attribution".
    """

    start: int
    end: int
    text: str
    kind: StanceKind
    group: str


class Change(NamedTuple):
    """A marker lost (its place is in the passage, start = end = 0) or gained (its place in the sentence)."""

    kind: StanceKind
    start: int
    end: int
    text: str
    reason: str


_RAIT = re.compile(r"(?<![\w-])[^\W\d_]{1,24}rai(?:t|ent)(?![^\W_])", re.IGNORECASE)
# A future stem: of verbs in -er ("donner"), in -ir and -ire, in -re (dre, ttre, aître, vre, mpre, ncre), and the
# irregular ones. What else ends in -rait is an imperfect ("montrait", "assurait") or a noun ("portrait").
_FUTURE = re.compile(
    r".*(?:er|(?<!a)ir|plair|tair|dr|ttr|[aoe][îi]tr|evr|suivr|vivr|mpr|ncr|(?:p|c|m)ourr|(?:v|env|qu)err)"
    r"|.*(?:^|r)(?:aur|saur)|.*clur|.*(?:^|ef|at|sur)fer|aur|saur|ser|fer|ir"
)
# Imperfects that look like one: verbs in -irer, -drer, -aîtrer.
_NOT_FUTURE = re.compile(
    r"(?:re|at|é|sou|é)?tir|(?:con|in|a|re|ex|tran|per|su)?spir|(?:ad|re)?mir|(?:re|cha|sur)?vir|désir|cir|dé?chir|"
    r"(?:em|sou)pir|foir|(?:en|re)?cadr|engendr|effondr|(?:sau)?poudr|traitr|attr"
)
# How many content words after a marker still count as near it; the first one is what it changes.
_NEAR = {"negation": 3, "modal": 4, "quantity": 2, "person": 2}
_CLAUSE_ENDS = word_set(
    "et mais ou que qu' qui dont car puis alors puisque puisqu' parce lorsque lorsqu' comme si afin quand tandis"
)
# Content words that stand between a marker and what it changes.
_VAGUE = word_set(
    "hier soir matin nuit jour encore deja toujours aussi plus moins ete bien tout non pas jamais aucun aucune"
)
# "Seulement", "récemment", "définitivement": not "règlement", "isolement".
_ADVERB = re.compile(
    r"(?:amm|emm|iv|eus|ell|al|eul|iqu|air|ier|ibl|abl|onn|ouv)e?ment$|(?:pleine|vrai|rapide|larg)ment$"
)
_GROUPS: tuple[tuple[str, StanceKind], ...] = (
    ("quantity", "hedge"),
    ("modal", "hedge"),
    ("person", "hedge"),
    ("attribution", "attribution"),
    ("negation", "negation"),
)
# "ne … pas" is one negation: the second word adds none.
_SECOND = re.compile(r"(?:\bne |\bn')[^,.;:!?]{0,30}$")


@lru_cache(maxsize=4096)
def stances(text: str) -> tuple[Stance, ...]:
    """The markers of a French text, in order, not overlapping."""
    lower = text.lower().replace("’", "'")
    if len(lower) != len(text):  # a letter whose small form is longer: read it as it stands
        lower = text.replace("’", "'")
    found: list[Stance] = []
    taken = bytearray(len(text))
    for group, kind in _GROUPS:
        for match in _pattern(group).finditer(lower):
            second = match[0] in ("pas", "jamais") and _SECOND.search(
                lower[max(0, match.start() - 36) : match.start()]
            )
            other = second or _is_noun(lower, match) or _is_act(lower, match)
            if not any(taken[slice(*match.span())]) and not other:
                taken[slice(*match.span())] = b"\1" * len(match[0])
                found.append(Stance(*match.span(), text[match.start() : match.end()], kind, group))
    found.extend(
        Stance(*match.span(), text[match.start() : match.end()], "hedge", "modal")
        for match in _RAIT.finditer(lower)
        if is_conditional(match[0]) and not any(taken[slice(*match.span())])
    )
    return tuple(sorted(found))


def is_conditional(word: str) -> bool:
    """Whether a French word is a conditional of the third person by its form: "aurait", not "entrait"."""
    lower = word.lower()
    if not _RAIT.fullmatch(lower):
        return False
    before = re.sub("ai(?:t|ent)$", "", lower)
    return _FUTURE.fullmatch(before) is not None and _NOT_FUTURE.fullmatch(before) is None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    body = "".join(tables()["fr"]["stances"][kind].split("\n"))
    return re.compile(rf"(?<![\w])(?:{body})(?:(?<=')|(?![\w]))")


def _is_noun(lower: str, match: re.Match[str]) -> bool:
    """Whether it is a thing, as what stands after an article: "un pas", "le possible"."""
    before = re.search(r"([^\W\d_]+)['\s]\s?$", lower[max(0, match.start() - 12) : match.start()])
    word = before[1] if before else ""
    if match[0] == "pas":
        return word in (
            "un",
            "le",
            "les",
            "des",
            "ses",
            "ces",
            "premier",
            "premiers",
            "grands",
            "petits",
            "faux",
            "quelques",
            "deux",
            "trois",
            "au",
        )
    if match[0].startswith(("accusé", "prévenu")):
        tried = re.match(r"\s(?:de |d')", lower[match.end() : match.end() + 4])
        return word in ("l", "le", "les", "d", "des", "un", "une", "cet", "cette", "deux") and not tried
    if match[0] == "annonce":
        return word in ("l", "d", "une", "cette", "son", "leur", "première")
    return match[0] in ("dit", "possible") and word in ("le", "la", "les", "un", "une", "du")


# "A relevé son taux", "a confirmé la peine", "a plaidé l'acquittement" are acts; ", a relevé X" and "a relevé que" tell.
_ACT = re.compile(
    r"\b(?:relevé|confirmé|plaidé|soutenu|noté|observé|conclu|poursuivi|résumé|répondu|avancé|lancé|dénoncé|révélé)$"
)
_TELLS = re.compile(r"\s?(?:qu['e]|[,:;.«»()!?]|$)")
_SUPERLATIVE = re.compile(r"\b(?:plus|moins|meilleure?s?|pires?|premi(?:er|ère)s?)\b[^,.;:!?]{0,30}$")


def _is_act(lower: str, match: re.Match[str]) -> bool:
    """Whether the words are no marker here: a deed that a verb of saying names, "le plus grand jamais vu"."""
    before = lower[max(0, match.start() - 40) : match.start()]
    if match[0] == "jamais":
        return _SUPERLATIVE.search(before) is not None
    if not _ACT.search(match[0]):
        return False
    return not _TELLS.match(lower[match.end() :][:4]) and not before.rstrip().endswith(
        (",", "»", '"', "”", "–", "—")
    )


def changed_stances(sentence: str, passages: Sequence[str], *, cited: bool = True) -> list[Change]:
    """The markers that a French sentence lost or gained against French passages.

    Passages that are not cited but found by likeness tell less: of attributions, only the loss of
    "selon" and its like counts, as a verb of saying may have been told in the sentence before.
    """
    return [
        *_lost(sentence, passages),
        *_gained(sentence, passages),
        *_attribution(sentence, passages, cited=cited),
    ]


def _lost(sentence: str, passages: Sequence[str]) -> list[Change]:
    found: dict[str, Change] = {}
    presumes = _presumptions(sentence)
    for passage in passages:
        as_many = presumes >= max(1, _presumptions(passage))
        for marker in stances(passage):
            if marker.kind == "attribution" or (marker.group == "person" and as_many):
                continue
            bare = _bare(sentence, marker.group)
            for word in _changed(passage, marker, 1):
                if bare[word] > sum(_bare(other, marker.group)[word] for other in passages):
                    reason = f"the passage says it with “{marker.text}”"
                    found.setdefault(marker.text, Change(marker.kind, 0, 0, marker.text, reason))
    return list(found.values())


# One word of doubt about a person may stand for another: "un suspect", "soupçonné de", "se dit innocent".
_DENIES = re.compile(r"\b(?:suspect|ni(?:e|ent|ait)\b|contest|dément|innocen)", re.IGNORECASE)


# "Éventuel" claims nothing; the word after "sans que" is not the one denied.
_WEAK = re.compile(r"éventuel|sans qu", re.IGNORECASE)


def _presumptions(text: str) -> int:
    doubts = {match.start() for match in _DENIES.finditer(text)}
    return len(doubts | {marker.start for marker in stances(text) if marker.group == "person"})


def _gained(sentence: str, passages: Sequence[str]) -> list[Change]:
    found = []
    presumed = any(map(_presumptions, passages))
    for marker in stances(sentence):
        if marker.kind == "attribution" or (marker.group == "person" and presumed):
            continue
        if _WEAK.match(sentence, marker.start):
            continue
        known = [
            word for word in _changed(sentence, marker, 1) if any(word in _stems(text) for text in passages)
        ]
        # A cut may bring the marker nearer to its word: the passage is read two words further.
        there = {
            word
            for text in passages
            for other in stances(text)
            if other.group == marker.group
            for word in _changed(text, other, _NEAR[marker.group] + 2)
        }
        if known and not there & set(known):
            reason = "no passage says it with such a word"
            found.append(Change(marker.kind, marker.start, marker.end, marker.text, reason))
    return found


def _attribution(sentence: str, passages: Sequence[str], *, cited: bool) -> list[Change]:
    """Who says so is lost when all passages that say as much attribute it, and the sentence does it less."""
    mine = [marker for marker in stances(sentence) if marker.kind == "attribution"]
    own = _stems(sentence)
    shares = [len(own & _stems(passage)) for passage in passages]
    near = [p for p, share in zip(passages, shares, strict=True) if share and share >= _NEARLY * max(shares)]
    everywhere = [[m for m in stances(p) if m.kind == "attribution"] for p in passages]
    if cited and mine and near and not any(everywhere) and fold(mine[0].text).startswith(_BY_SOURCE):
        first = mine[0]
        return [Change("attribution", first.start, first.end, first.text, "no passage attributes it")]
    lost: list[list[Stance]] = []
    for passage in near:
        theirs = [m for m in stances(passage) if m.kind == "attribution"]
        by_source = [m for m in theirs if cited or fold(m.text).startswith(_BY_SOURCE)]
        told = [m for m in by_source if _is_told(passage, m, own)]
        lost.append(told[len(mine) :] if len(told) > len(mine) else [])
    if not lost or not all(lost):
        return []
    text = lost[0][0].text
    return [Change("attribution", 0, 0, text, f"the passage attributes it (“{text}”)")]


# Words that a marker is read over: no clause is longer, and text that is no prose must not cost its square.
FARTHEST = 60

# A passage counts as saying as much when it shares this part of the best one's words.
_NEARLY = 0.75
_BY_SOURCE = ("selon", "d'apres", "a en croire", "aux dires", "de source")


def _is_told(passage: str, marker: Stance, own: frozenset[str]) -> bool:
    """Whether the sentence tells what a marker attributes: the words after "selon X,", around "a dit"."""
    start = max(passage.rfind(sign, 0, marker.start) for sign in ";:(—–")
    before = [w for w in words(passage[start + 1 : marker.start]) if _is_content(w.text)]
    after = passage[marker.end :]
    reported = re.match(r"[^,;:.]{0,60}?\b(?:que|qu['’])", after)
    if fold(marker.text).startswith(_BY_SOURCE) and len(before) < 2:
        after = after.partition(",")[2]
        told = [w for w in words(after) if _is_content(w.text)][:4]
    elif reported:
        told = [w for w in words(after[reported.end() :]) if _is_content(w.text)][:4]
    else:
        told = before[-4:]
    opens = words(passage[max(passage.rfind(sign, 0, marker.start) for sign in ",;:(—–") + 1 :])[:1]
    if opens and fold(opens[0].text) in ("qui", "dont", "ou", "que", "qu'"):
        return bool(told) and all(stem(w.text, "fr") in own for w in told[-2:])
    return len(told) > 0 and sum(stem(w.text, "fr") in own for w in told) * 2 >= len(told)


@lru_cache(maxsize=8192)
def _changed(text: str, marker: Stance, reach: int) -> tuple[str, ...]:
    """The stems of the content words that a marker changes, `reach` of them at most to its right.

    A conditional changes its own verb too ("dirigerait"); "présumé" and the like the noun before.
    """
    found: list[str] = []
    run, starts = _run(text)
    if marker.group == "modal" and is_conditional(marker.text) and not is_operator(marker.text, "fr"):
        found.append(stem(marker.text, "fr"))
        reach -= reach == 1
    if marker.group == "person":
        last = bisect_left(starts, marker.start) - 1
        before = run[last] if last >= 0 and run[last].end <= marker.start else None
        if before and before.end >= marker.start - 2 and _is_content(before.text):
            found.append(stem(before.text, "fr"))
            reach -= reach == 1
    previous, counted = marker.end, 0
    first = bisect_left(starts, marker.end)
    for place in range(first, min(len(run), first + FARTHEST)):
        if counted >= reach:
            break
        word = run[place]
        gap = text[previous : word.start]
        ends = any(sign in gap for sign in ",()—–«»") or fold(word.text) in _CLAUSE_ENDS
        if any(sign in gap for sign in ";:.!?") or (counted and ends):
            break
        previous = word.end
        if _is_content(word.text):
            counted += 1
            found.append(stem(word.text, "fr"))
    return tuple(found)


@lru_cache(maxsize=256)
def _run(text: str) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    """A text's words, and where each starts: a marker looks at its neighbours and not at all of them."""
    found = tuple(words(text))
    return found, tuple(word.start for word in found)


@lru_cache(maxsize=8192)
def _bare(text: str, group: str) -> Counter[str]:
    """How often the stem of a content word stands near no marker of the group."""
    near = Counter(
        word
        for marker in stances(text)
        if marker.group == group
        for word in set(_changed(text, marker, _NEAR[group]))
    )
    return Counter(stem(word.text, "fr") for word in words(text) if _is_content(word.text)) - near


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.text, "fr") for word in words(text) if _is_content(word.text))


def _is_content(word: str) -> bool:
    folded = fold(word)
    if folded in _VAGUE or _ADVERB.search(folded):
        return False
    modal = folded in ("peut", "peuvent", "doit", "doivent", "va", "vont")
    return not is_function_word(word, "fr") and (modal or not is_operator(word, "fr"))
