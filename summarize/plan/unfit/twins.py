# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Passages that another article repeats but for a word or a mark, and prints better: "certaines pays" beside "certains pays".

A newsroom mends what it takes from an agency, or copies it badly. That the twin tells the same makes it cheap to trust
what would be too weak to bar a sentence that stands alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from summarize.records import Passage, Span
from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.proofreading.misspelt_names import NAME, a_turn_apart
from summarize.text.proofreading.spelling import known_forms
from summarize.text.small_words import gender

_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")
_SHORTEST = 8  # tokens: among shorter sentences twins are formulas
_KEY = 4  # tokens at either end by which twins are found: what differs stands behind or before them
_MOST_ALIKE = 12  # passages with one key that are compared: more are a formula
_FEW = 3  # tokens that may differ

Tokens = tuple[str, ...]


def worse_twins(passages: Sequence[Passage], marred: Collection[Span] = frozenset()) -> frozenset[Span]:
    """The spans of French passages whose twin in another article is printed better; twins in `marred` count for nothing.

    What tells them apart is a slip of spelling, a name that fewer articles write so, an article of the wrong gender,
    an elision, a comma before who says it. Where nothing tells, both stay.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    tokens = {passage.span: tuple(_TOKEN.findall(passage.text)) for passage in french}
    spellings = _spellings(french)
    worse = set[Span]()
    for one, other in _pairs(french, tokens):
        verdict = sum(
            _worse(*difference, spellings)
            for difference in _differences(tokens[one.span], tokens[other.span])
        )
        if verdict > 0 and other.span not in marred:
            worse.add(one.span)
        elif verdict < 0 and one.span not in marred:
            worse.add(other.span)
    return frozenset(worse)


def _spellings(passages: Sequence[Passage]) -> Mapping[str, int]:
    """How many articles write each name."""
    return Counter(name for name, _ in {(n, p.article_id) for p in passages for n in NAME.findall(p.text)})


def _pairs(passages: Sequence[Passage], tokens: Mapping[Span, Tokens]) -> Iterator[tuple[Passage, Passage]]:
    """Passages of two articles that begin or end alike, each pair once."""
    alike: defaultdict[tuple[bool, Tokens], list[Passage]] = defaultdict(list)
    for passage in passages:
        run = tokens[passage.span]
        if len(run) >= _SHORTEST:
            alike[True, run[:_KEY]].append(passage)
            alike[False, run[-_KEY:]].append(passage)
    seen = set[tuple[Span, Span]]()
    for some in alike.values():
        for one, other in combinations(some[:_MOST_ALIKE], 2):
            if one.article_id != other.article_id and (one.span, other.span) not in seen:
                seen.add((one.span, other.span))
                yield one, other


def _differences(one: Tokens, other: Tokens) -> list[tuple[Tokens, Tokens, str, str]]:
    """Where two runs of tokens differ: what either has, and the tokens before and behind. Empty where too much differs."""
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if one[-1 - i] != other[-1 - i]), rest)
    own, others = one[start : len(one) - end], other[start : len(other) - end]
    size = max(len(own), len(others))
    if own == others or (size > _FEW and (Counter(own) & Counter(others)).total() < size - _FEW):
        return []
    parts = [
        (start + i, start + i_end, start + j, start + j_end)
        for kind, i, i_end, j, j_end in SequenceMatcher(a=own, b=others, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if sum(max(i_end - i, j_end - j) for i, i_end, j, j_end in parts) > _FEW:
        return []
    return [
        (one[i:i_end], other[j:j_end], one[i - 1] if i else "", one[i_end] if i_end < len(one) else "")
        for i, i_end, j, j_end in parts
    ]


def _worse(one: Tokens, other: Tokens, before: str, behind: str, spellings: Mapping[str, int]) -> int:
    """1 where `one` is worse, -1 where `other` is, 0 where nothing tells."""
    return _faults(one, other, before, behind, spellings) - _faults(other, one, before, behind, spellings)


def _faults(own: Tokens, better: Tokens, before: str, behind: str, spellings: Mapping[str, int]) -> int:
    """1 where `own` is a known way to misprint `better`, else 0."""
    if better == (*own, ",") and own == ():
        return int(behind in _AFTER_COMMA)
    if len(own) == 1 and len(better) == 1:
        return int(_is_slip(own[0], better[0], before, behind, spellings))
    # "expliqué à AFP" beside "à l'AFP"
    return int(not own and better in _ELIDED_ARTICLES and behind.isupper() and before in _PREPOSITIONS)


# Before these a clause ends: "il a plu, selon la mairie".
_AFTER_COMMA = frozenset("selon dont notamment mais car puis".split())
_ELIDED_ARTICLES = frozenset({("l'",), ("l’",)})
_PREPOSITIONS = frozenset("à de par pour avec sur dans selon contre".split())
_UNELIDED = frozenset("de le la que ne se je".split())


def _is_slip(word: str, better: str, before: str, behind: str, spellings: Mapping[str, int]) -> bool:
    """Whether a word is a slip of another: by the dictionary, by the event's articles, or by what stands beside it."""
    if word.casefold() in _UNELIDED and better.casefold().rstrip("'’") == word[:-1].casefold():
        return behind[:1].casefold() in _VOWELS  # "de e-sport" beside "d'e-sport"
    if not (word.isalpha() and better.isalpha()) or word[0] != better[0]:
        return False
    if not (a_turn_apart(word, better) or _is_alike(word, better)):
        return False
    if _is_known(word) != _is_known(better):
        return _is_known(better)
    if word[0].isupper():
        return spellings.get(better, 0) > spellings.get(word, 0)
    return _disagrees(word, before, behind) and not _disagrees(better, before, behind)


_VOWELS = frozenset("aeiouéèêâîôû")
_ENDING = 2  # letters that one form of a word may have more than another


def _is_alike(one: str, other: str) -> bool:
    """Whether two words share their beginning and their end but for a letter: "certains" and "certaines"."""
    shorter, longer = sorted((one, other), key=len)
    same = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = len(shorter) - same
    end = next((i for i in range(rest) if shorter[-1 - i] != longer[-1 - i]), rest)
    return same + end >= len(shorter) - 1 and len(longer) - len(shorter) <= _ENDING


def _is_known(word: str) -> bool:
    return in_dictionary(word) or in_dictionary(word.lower()) or word.lower() in known_forms()


# What shows gender and number before a noun: "certaines", "tous", "du".
_SHOWN = {
    **dict.fromkeys("un du au cet ce le".split(), ("m", "s")),
    **dict.fromkeys("une cette la sa".split(), ("f", "s")),
    **dict.fromkeys("certains nombreux tous différents quels".split(), ("m", "p")),
    **dict.fromkeys("certaines nombreuses toutes différentes quelles".split(), ("f", "p")),
    **dict.fromkeys("les des ces aux ses nos plusieurs quelques deux trois".split(), ("", "p")),
}


def _disagrees(word: str, before: str, behind: str) -> bool:
    """Whether a determiner and the noun behind it differ, or a noun and its adjective, as far as their forms tell."""
    for small, noun in ((word, behind), (before, word)):
        if small.lower() in _SHOWN and _differ(_SHOWN[small.lower()], noun):
            return True
    known = inflections()
    noun_, adjective = known.get(before), known.get(word)
    return (
        noun_ is not None
        and adjective is not None
        and noun_.class_ == "noun"
        and bool(noun_.number and adjective.number)
        and noun_.number != adjective.number
    )


def _differ(shown: tuple[str, str], noun: str) -> bool:
    own = gender(noun)
    if shown[0] and own and own != shown[0]:
        return True
    return bool(own) and shown[1] == "p" and noun[-1] not in "sxz"
