# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Whether a French sentence that uses its own words still says what its passages say, by who, what and how many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from summarize.records import Passage
from summarize.text.entities.names import names
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import content_stems, is_function_word, is_operator, stem, words
from summarize.verify.clauses import Clause, clauses, exchanged
from summarize.verify.opposites import opposed, overstated
from summarize.verify.problems import Problem
from summarize.verify.tables import paraphrases

# A paraphrase that the tables are surer of than this explains a word (a root of a chance; see tables.py).
_NEAR = 0.3
# Of a clause's explained words, so many that its best passage, or stretch of it, lacks and another has
# make a splice; of the share that they are, at least so much.
_STRAYS = 2
_STRAY_SHARE = 0.25
_STRETCH = 2  # clauses of a passage that one clause of the sentence may draw on
_BREAK = re.compile(r"[,;:()–—]|\s(?=(?:qui|dont|où|mais|tandis|alors|car|lorsque|quand|puisque)\s)")
_LEAST_CLAUSE = 3  # content words; a shorter piece belongs to the one before


def distorted(sentence: str, passages: Sequence[Passage]) -> tuple[Problem, ...]:
    """What a sentence puts together otherwise than its French passages: roles, heads, numbers, clauses, opposites."""
    texts = list(dict.fromkeys(p.text for p in passages if p.language == "fr"))
    if not texts:
        return ()
    theirs = [clause for text in texts for clause in clauses(text)]
    mine = clauses(sentence)
    return (
        *(_verb(sentence, clause) for clause in exchanged(mine, theirs)),
        *(_verb(sentence, clause) for clause in _headless(mine, theirs)),
        *_misplaced_numbers(sentence, texts),
        *_splices(sentence, texts),
        *_joints(sentence, texts),
        *_exchanged_names(sentence, texts),
        *_lost_heads(sentence, texts),
        *opposed(sentence, texts),
        *overstated(sentence, texts),
    )


def _verb(sentence: str, clause: Clause) -> Problem:
    return Problem("role", sentence[clause.start : clause.end], clause.start, clause.end)


def _headless(mine: Sequence[Clause], theirs: Sequence[Clause]) -> list[Clause]:
    """The clauses whose subject is what its passages' subject is of: "le chef du réseau" → "le réseau"."""
    found = []
    for clause in mine:
        same = [other for other in theirs if other.verb == clause.verb and other.passive == clause.passive]
        if not same or not clause.before:
            continue
        lost = any(
            not clause.before & (other.before | other.after | other.agent)
            and other.before
            and clause.before <= frozenset(other.content)
            for other in same
        )
        kept = any(clause.before & (other.before | other.after | other.agent) for other in theirs)
        if lost and not kept:
            found.append(clause)
    return found


_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<value>\d[\d.,\u00a0\u202f]*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente)"
    r"[ \u00a0\u202f](?P<noun>[a-zà-ÿœ]{4,})"
)


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """(value, stem of the word it counts, start, end) of the numbers of a text."""
    return tuple(
        (m["value"].rstrip(".,\u00a0\u202f"), stem(m["noun"], "fr"), *m.span())
        for m in _NUMBER.finditer(text)
        if not is_function_word(m["noun"], "fr")
    )


def _misplaced_numbers(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """Numbers that count what their passages count otherwise, while the number counts something else there."""
    said = [entry for text in texts for entry in _counted(text)]
    problems = []
    for value, noun, start, end in _counted(sentence):
        other_value = any(n == noun and v != value for v, n, _, _ in said)
        same = any(n == noun and v == value for v, n, _, _ in said)
        if other_value and not same:
            problems.append(Problem("number", sentence[start:end], start, end))
    return problems


def _splices(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """The clauses whose words two passages, or two far parts of one, share between them."""
    units = [unit for text in texts for unit in _units(text)]
    everything = frozenset(word for unit in units for word in unit)
    problems = []
    for start, end in _pieces(sentence):
        own = [word for word in content_stems(sentence[start:end], "fr") if not word[:1].isdigit()]
        told = {word: found for word in dict.fromkeys(own) if (found := _explained(word, everything))}
        if len(told) <= _STRAYS:
            continue
        if any(_in_order(own, told, text) for text in texts):
            continue
        best = max(sum(bool(found & unit) for found in told.values()) for unit in units)
        strays = len(told) - best
        if strays >= _STRAYS and strays >= _STRAY_SHARE * len(told):
            problems.append(Problem("splice", sentence[start:end], start, end))
    return problems


def _in_order(own: Sequence[str], told: Mapping[str, frozenset[str]], text: str) -> bool:
    """Whether one passage has a clause's explained words in their order: a cut, however far apart they stood."""
    rest = iter(content_stems(text, "fr"))
    return all(any(other in told[word] for other in rest) for word in own if word in told)


def _joints(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """Where the words of one passage go on, within a clause, with those of another: the beginning of a splice."""
    run = words(sentence)
    folded = [fold(word.text) for word in run]
    held = [_runs(text) for text in texts]
    for at in range(_COPIED, len(run) - _COPIED + 1):
        window = run[at - _COPIED : at + _COPIED]
        if folded[at] in _JOINING or any(
            _MARK.search(sentence[a.end : b.start]) for a, b in pairwise(window)
        ):
            continue
        left, right = tuple(folded[at - _COPIED : at]), tuple(folded[at : at + _COPIED])
        across = tuple(folded[at - 1 : at + 1])
        before = {i for i, runs in enumerate(held) if left in runs}
        after = {i for i, runs in enumerate(held) if right in runs}
        # The joint is often a word that both have: then its two sides meet in one passage only by it.
        if before and after and not before & after:
            return [Problem("splice", " ".join(across), run[at - 1].start, run[at].end)]
    return []


_COPIED = 3  # words in a row that tell which passage they were copied from
_MARK = re.compile(r"[^\s'’]")
_JOINING = word_set("et ou mais qui dont alors tandis car puis")


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    folded = [fold(word.text) for word in words(text)]
    return frozenset(tuple(folded[i : i + _COPIED]) for i in range(len(folded) - _COPIED + 1))


@lru_cache(maxsize=4096)
def _neighbours(text: str) -> tuple[tuple[str, frozenset[str], int, int], ...]:
    """Each name's last word with the content words around it, as stems, and its place."""
    content = [w for w in words(text) if not is_function_word(w.text, "fr") and not w.text[:1].isdigit()]
    found = []
    for name in names(text, "fr"):
        inside = [i for i, w in enumerate(content) if name.start <= w.start < name.end]
        if inside:
            around = [*content[max(0, inside[0] - _AROUND) : inside[0]], *content[inside[-1] + 1 :][:_AROUND]]
            found.append((name.key, frozenset(stem(w.text, "fr") for w in around), name.start, name.end))
    return tuple(found)


_AROUND = 2  # content words on each side of a name that belong to it


def _exchanged_names(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """Two names of which each stands among the words that a passage has around the other."""
    said: dict[str, set[str]] = {}
    for text in texts:
        for key, around, _, _ in _neighbours(text):
            said.setdefault(key, set()).update(around)
    mine = [entry for entry in _neighbours(sentence) if entry[0] in said]
    for (one, around, start, end), (other, about, _, _) in combinations(mine, 2):
        if one == other:
            continue
        own, theirs = said[one], said[other]
        if around & (theirs - own) and about & (own - theirs) and not around & own and not about & theirs:
            return [Problem("role", sentence[start:end], start, end)]
    return []


_OF = re.compile(r"\s(?:de|du|des|de la|de l['’]|d['’])\s?$")
# Heads that change nothing by their going: "la ville de X", "le mois de mai".
_IDLE_HEADS = frozenset(
    stem(word, "fr")
    for word in (
        "ville commune région département quartier secteur pays mois année jour île province état cours fait cas ensemble "
        "totalité plupart majorité reste nombre groupe société compagnie parti équipe"
    ).split()
)


@lru_cache(maxsize=4096)
def _chain(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Each content word with the one before it in its clause, and whether only "de" joins the two."""
    found = []
    before, end = "", 0
    for word in words(text):
        if is_function_word(word.text, "fr"):
            continue
        gap = text[end : word.start]
        if _MARK.search(re.sub(r"\w", "", gap)):
            before = ""
        own = stem(word.text, "fr")
        found.append((before, own, bool(before) and _OF.fullmatch(gap) is not None))
        before, end = own, word.end
    return tuple(found)


_NOTHING = ("", "", False)  # after the last word


def _lost_heads(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """A word that stands where its head stood: "accuse le chef du réseau" → "accuse le réseau"."""
    problems = []
    links = {(a, b): of for text in texts for a, b, of in _chain(text)}
    under: dict[str, set[str]] = {}
    for text in texts:
        for a, b, of in _chain(text):
            if of:
                under.setdefault(b, set()).add(a)
    chain = _chain(sentence)
    for (before, own, of), (_, after, _) in zip(chain, (*chain[1:], _NOTHING), strict=False):
        if of or (before, own) in links or own not in under:
            continue
        heads = under[own] - _IDLE_HEADS
        # At the head of a clause there is no word before: then the one after must be the same.
        if any((before, head) in links for head in heads) and (before or (own, after) in links):
            problems.append(Problem("role", own, 0, 0))
    return problems


def _explained(word: str, among: frozenset[str]) -> frozenset[str]:
    """The stems that may stand for a word: itself, its near kin, and what the tables paraphrase it with."""
    found = {word} & among
    near = paraphrases().get(word, {})
    found |= {other for other, chance in near.items() if chance >= _NEAR and other in among}
    return frozenset(found)


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each stretch of so many clauses of a passage."""
    parts = [frozenset(content_stems(text[start:end], "fr")) for start, end in _pieces(text)]
    # Who it is about stands in the first clause, and is meant in all.
    return tuple(
        frozenset().union(parts[0], *parts[at : at + _STRETCH])
        for at in range(max(1, len(parts) - _STRETCH + 1))
    )


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a text, cut at marks and openers, those too short joined to the one before."""
    cuts = [0, *(m.start() for m in _BREAK.finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        enough = sum(
            not is_function_word(w.text, "fr") or is_operator(w.text, "fr") for w in words(text[start:end])
        )
        if found and (enough < _LEAST_CLAUSE or found[-1][1] - found[-1][0] < 2):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
