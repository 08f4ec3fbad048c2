"""Whether a sentence still denies, doubts and attributes what its passage denies, doubts and attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.records import Passage
from summarize.text.entities.hedges import Marker, markers
from summarize.text.normalize import fold
from summarize.verify.problems import Problem
from summarize.verify.tokens import Token, align, tokens

# How many content words a marker governs at most, before a mark of punctuation ends its reach.
_REACH = {"negation": 1, "hedge": 3}
_NEGATION_SECOND = frozenset(
    {"pas", "plus", "jamais", "aucun", "aucune", "rien", "guere", "personne", "que", "qu'", "ni"}
)
# These stand after the noun they qualify: "le voleur présumé".
_POSTPOSED = (
    "presum",
    "suppos",
    "pretend",
    "suspect",
    "probable",
    "possible",
    "eventuel",
    "potentiel",
    "hypothetique",
)
# A passage is as good a witness as the best one when it shares this part of the best one's words.
_NEARLY_BEST = 0.75
_MARK_STOPS = frozenset(",;:()—–.!?")


class _Claim(NamedTuple):
    marker: Marker
    governed: frozenset[int]  # token indices
    own: frozenset[int]


def changed_claims(sentence: str, passages: Sequence[Passage], *, reworded: bool = False) -> list[Problem]:
    """Negations, hedges and attributions that the sentence lost or gained.

    Against French passages word by word: each is compared with the passage nearest to the sentence.
    Against foreign ones only whether there is any of the kind. `reworded`: a marker may take the place of another.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    if not french:
        return _by_presence(sentence, passages)
    keys = [token.key for token in tokens(sentence)]
    compared = []
    for text in dict.fromkeys(passage.text for passage in french):
        pairs = align(keys, [token.key for token in tokens(text)])
        share = sum(tokens(sentence)[i].content for i, _ in pairs)
        compared.append((share, text, dict(pairs)))
    best = max(share for share, _, _ in compared)
    problems = [
        _compare(sentence, text, pairs, reworded=reworded)
        for share, text, pairs in compared
        if share >= best * _NEARLY_BEST
    ]
    found = min(problems, key=len)
    if not reworded:
        return found
    doubted = any(marker.kind == "hedge" for passage in french for marker in markers(passage.text, "fr"))
    return [
        problem
        for problem in _exchanged_left_out(found)
        if not (problem.kind == "attribution" and problem.end == 0 and not _vouches(problem.text, french))
        and not (problem.kind == "hedge" and problem.end > 0 and doubted)
    ]


# What is announced, confirmed or pleaded is done, not claimed, where a noun follows at once: "a annoncé la
# fermeture de" may be told as a closure. A verb between marks, or before "que", tells who says it.
_NOUN_FOLLOWS = re.compile(
    r"\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?(?:le|la|les|l['’]|un|une|des|son|sa|ses|leurs?|deux|trois|plus)[\s'’]?"
)


def _vouches(marker: str, french: Sequence[Passage]) -> bool:
    """Whether a verb of saying, as its passages have it, says who claims something."""
    for passage in french:
        at = passage.text.find(marker)
        if at < 0:
            continue
        apart = passage.text[:at].rstrip()[-1:] in ',»”"'
        if apart or fold(marker).startswith(("selon", "d'apres", "d’apres", "de source")):
            return True
        if _NOUN_FOLLOWS.match(passage.text, at + len(marker)) is None:
            return True
    return False


def _exchanged_left_out(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without those that lost one marker for another of the kind: "soupçonné", "suspect"."""
    left = list(problems)
    for kind in ("negation", "hedge"):
        lost = [p for p in left if p.kind == kind and p.end == 0]
        gained = [p for p in left if p.kind == kind and p.end > 0]
        for pair in zip(lost, gained, strict=False):
            for problem in pair:
                left.remove(problem)
    return left


def _by_presence(sentence: str, passages: Sequence[Passage]) -> list[Problem]:
    """The kinds of marker that every passage has and the sentence has not, and the other way round."""
    own = {marker.kind: marker for marker in reversed(markers(sentence, "fr"))}
    problems = []
    theirs = [{marker.kind: marker for marker in markers(p.text, p.language)} for p in passages]
    for kind in ("negation", "hedge", "attribution"):
        there = [found[kind] for found in theirs if kind in found]
        if kind in own and not there:
            marker = own[kind]
            problems.append(Problem(kind, marker.text, marker.start, marker.end))
        elif kind not in own and there and len(there) == len(theirs):
            problems.append(Problem(kind, there[0].text, 0, 0))
    return problems


def _compare(sentence: str, passage: str, pairs: dict[int, int], *, reworded: bool) -> list[Problem]:
    """What changed between a passage and the sentence, given the aligned token indices."""
    back = {theirs: own for own, theirs in pairs.items()}
    said, kept = _claims(passage), _claims(sentence)
    lost = _unmatched(said, kept, back)
    gained = _unmatched(kept, said, pairs, needs_words=False)
    return [
        *(Problem(claim.marker.kind, claim.marker.text, 0, 0) for claim in lost),
        *(Problem(c.marker.kind, c.marker.text, c.marker.start, c.marker.end) for c in gained),
        *_attributions(passage, said, kept, back, reworded=reworded),
    ]


def _unmatched(
    claims: Sequence[_Claim], others: Sequence[_Claim], across: dict[int, int], *, needs_words: bool = True
) -> list[_Claim]:
    """Claims whose words the other text has (or, with `needs_words` off, any) without their marker.

    The other text's marker must be the same, or one of the same kind over the same words that is
    not itself the counterpart of another marker here.
    """
    taken = {across[index] for claim in claims for index in claim.own if index in across}
    missing = []
    for claim in claims:
        if claim.marker.kind == "attribution":
            continue
        own = {across[index] for index in claim.own if index in across}
        governed = {across[index] for index in claim.governed if index in across}
        if needs_words and not governed:
            continue
        if not any(
            other.marker.kind == claim.marker.kind
            and (other.own & own or (other.governed & governed and not other.own & (taken - own)))
            for other in others
        ):
            missing.append(claim)
    return missing


def _attributions(
    passage: str,
    said: Sequence[_Claim],
    kept: Sequence[_Claim],
    back: dict[int, int],
    *,
    reworded: bool,
) -> list[Problem]:
    """An attribution covers its whole sentence, or the relative clause between marks it stands in."""
    problems = []
    mine = [claim for claim in kept if claim.marker.kind == "attribution"]
    theirs = [claim for claim in said if claim.marker.kind == "attribution"]
    if not mine:
        for claim in theirs:
            scope = _relative_clause(tokens(passage), min(claim.own, default=0))
            if scope is None or any(index in back and tokens(passage)[index].content for index in scope):
                problems.append(Problem("attribution", claim.marker.text, 0, 0))
                break
    own = {index for claim in mine for index in claim.own}
    # Other words for who says it: "d'après le parquet" for "selon le parquet".
    spare = sum(not claim.own & set(back.values()) for claim in mine) if reworded else 0
    for claim in theirs if mine and not spare else ():
        # "sous curatelle selon le parquet, …, selon son avocat": each one covers its own words, and what
        # another one says for the rest of the sentence does not stand in for it.
        if {back.get(index) for index in claim.own} & own:
            continue
        if any(index in back for index in _covered(tokens(passage), claim)):
            problems.append(Problem("attribution", claim.marker.text, 0, 0))
            break
    if mine and not theirs:
        marker = mine[0].marker
        problems.append(Problem("attribution", marker.text, marker.start, marker.end))
    return problems


def _covered(run: Sequence[Token], claim: _Claim) -> list[int]:
    """The content words that an attribution vouches for, when another one stands in the sentence too.

    "selon X" covers the clause before it, or all that follows when it opens the sentence; a verb of
    saying covers a sentence that it closes (", a indiqué l'avocat."), and else nothing that can be told.
    """
    first = min(claim.own)
    according = fold(claim.marker.text) in _ACCORDING
    if according and first == 0:
        return [i for i, token in enumerate(run) if i > first and token.content][_LEAD_NAME:]
    apart = first > 0 and run[first - 1].mark and run[first - 1].text in ',»”"'
    if apart and not any(token.mark and token.text in ",;:" for token in run[max(claim.own) + 1 :]):
        return [i for i, token in enumerate(run[:first]) if token.content]
    if according:
        return _before_in_clause(run, first - 1 if apart else first)
    return []


_ACCORDING = frozenset({"selon", "d'apres"})
_LEAD_NAME = 6  # content words after "Selon" that may name who says so: "un témoin interrogé sur la chaîne"


def _before_in_clause(run: Sequence[Token], index: int) -> list[int]:
    """The content words between the last mark and `index`."""
    found = []
    while index > 0 and not (run[index - 1].mark and run[index - 1].text in ",(—–;:"):
        index -= 1
        if run[index].content:
            found.append(index)
    return found


def _relative_clause(run: Sequence[Token], index: int) -> range | None:
    """The token range of the relative clause between marks that holds `index`, or None."""
    start = index
    while start > 0 and not (run[start - 1].mark and run[start - 1].text in ",(—–"):
        start -= 1
    if start == 0 or run[start].folded not in ("qui", "que", "qu'", "dont", "ou", "lequel", "laquelle"):
        return None
    end = _to_mark(run, index)
    if run[index].folded in _ACCORDING and end < len(run) and run[end].text == ",":
        end = _to_mark(run, end + 1)  # "qui, d'après la presse, avait…": the clause goes on
    return range(start, end)


def _to_mark(run: Sequence[Token], index: int) -> int:
    while index < len(run) and not (run[index].mark and run[index].text in ",)—–.;:"):
        index += 1
    return index


@lru_cache(maxsize=4096)
def _claims(text: str) -> tuple[_Claim, ...]:
    """The markers of a French text with the tokens they govern."""
    run = tokens(text)
    found = []
    for marker in markers(text, "fr"):
        own = frozenset(
            i for i, token in enumerate(run) if token.start < marker.end and marker.start < token.end
        )
        if not own:
            continue
        governed = _governed(run, own, marker)
        found.append(_Claim(marker, frozenset(governed), own))
    return tuple(found)


def _is_determiner(token: Token) -> bool:
    return token.key in ("<article>", "<indefinite>", "<de>", "<à>", "<ce>", "<son>", "<leur>")


def _governed(run: Sequence[Token], own: frozenset[int], marker: Marker) -> set[int]:
    folded = run[min(own)].folded
    if marker.kind == "attribution":
        return set()
    reach = _REACH[marker.kind]
    governed: set[int] = set()
    if marker.kind == "hedge" and folded.startswith(_POSTPOSED):
        before = [i for i in range(max(0, min(own) - 3), min(own)) if run[i].content]
        if before and not _is_determiner(run[min(own) - 1]):
            return {before[-1]}
        if min(own) == 0 or _is_determiner(run[min(own) - 1]):
            return governed  # "le suspect": the noun itself
    limit = len(run)
    index = max(own) + 1
    while index < limit and len(governed) < reach:
        token = run[index]
        if token.mark and token.text in _MARK_STOPS:
            if governed or token.text in ".;:!?":
                break
        elif token.folded in _NEGATION_SECOND and marker.kind == "negation":
            pass
        elif token.content:
            governed.add(index)
            if (
                folded in ("ne", "n'")
                and len(governed) == 1
                and any(t.folded in _NEGATION_SECOND for t in run[index + 1 : index + 3])
            ):
                # "n'exclut pas la piste": the verb is what is denied.
                break
        index += 1
    return governed
