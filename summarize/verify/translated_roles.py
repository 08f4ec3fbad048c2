"""Whether a translation leaves to each what he did and suffered: the order of its heads around their verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.text.normalize import fold
from summarize.text.words import words
from summarize.verify.bilingual import Word
from summarize.verify.clauses import Clause, clauses
from summarize.verify.problems import Problem

# What names the one who acts, after a passive.
_BY = {
    "en": frozenset({"by"}),
    "de": frozenset({"von", "vom", "durch"}),
    "es": frozenset({"por"}),
    "it": frozenset({"da", "dal", "dalla", "dallo", "dai", "dagli", "dalle", "dall'"}),
    "pt": frozenset({"por", "pelo", "pela", "pelos", "pelas"}),
    "nl": frozenset({"door"}),
}
_BY_WITHIN = 4  # words between "by" and the head it brings in: "by the former head of the bank"
_VERB_LAST = frozenset({"de", "nl"})  # languages whose verb may follow both


def turned_roles(  # noqa: PLR0917 - two texts, each with its words, and what joins them
    sentence: str,
    passage: str,
    language: str,
    ours: Sequence[Word],
    theirs: Sequence[Word],
    pairs: Mapping[int, int],
) -> list[Problem]:
    """The verbs of a French sentence whose two sides stand on the other sides of it in the foreign passage.

    Args:
        sentence: the French sentence.
        passage: the foreign one.
        language: the foreign one's.
        ours: the content words of the French sentence.
        theirs: those of the foreign one.
        pairs: the counterparts of the French words by index.
    """
    by = [w.start for w in words(passage) if fold(w.text) in _BY.get(language, frozenset())]
    problems = []
    for clause in clauses(sentence):
        doers, done = (clause.agent, clause.before) if clause.passive else (clause.before, clause.after)
        acting, suffering = _places(doers, ours, pairs), _places(done, ours, pairs)
        verb = _places(frozenset({clause.verb}), ours, pairs)
        if not acting or not suffering:
            continue
        if any(_brought_in(theirs[j], by, passage) for j in suffering) and not any(
            _brought_in(theirs[j], by, passage) for j in acting
        ):
            problems.append(_problem(sentence, clause))
        elif max(suffering) < min(acting) and not any(_brought_in(theirs[j], by, passage) for j in acting):
            across = not verb or any(max(suffering) < j < min(acting) for j in verb)
            if across or language in _VERB_LAST:
                problems.append(_problem(sentence, clause))
    return problems


def _problem(sentence: str, clause: Clause) -> Problem:
    return Problem("role", sentence[clause.start : clause.end], clause.start, clause.end)


def _places(stems: frozenset[str], ours: Sequence[Word], pairs: Mapping[int, int]) -> list[int]:
    """The foreign places of the words that have these stems."""
    near = [i for i, word in enumerate(ours) if word.keys[0] in stems and i in pairs]
    return sorted({pairs[i] for i in near})


def _brought_in(word: Word, by: Sequence[int], passage: str) -> bool:
    return any(at < word.start and len(passage[at : word.start].split()) <= _BY_WITHIN for at in by)
