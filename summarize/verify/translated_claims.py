"""What a translation states and claims: names and numbers with their counterparts, quotations, negations, hedges, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.records import Passage
from summarize.text.entities.hedges import Marker, MarkerKind, markers
from summarize.text.entities.quotations import quotations
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import is_operator
from summarize.verify.bilingual import Word, content_words
from summarize.verify.counterparts import LEAST, counterparts, strength
from summarize.verify.problems import Problem
from summarize.verify.tables import languages, nouns


def vouched(
    sentence: str, passages: Sequence[Passage], problems: Sequence[Problem], least: float
) -> list[Problem]:
    """The problems of which a word has no counterpart of the bond `least` in any passage: "Poutine", "Putin"."""
    left = []
    for problem in problems:
        inside = [w for w in content_words(sentence, "fr") if problem.start <= w.start < problem.end]
        # A figure is what it is: "643 yens" is not "642 yen", whatever the yen.
        if (
            not any(map(str.isdigit, problem.text))
            and inside
            and any(
                all(
                    any(
                        strength(word, other, p.language or "") >= least and _cased_alike(word, other)
                        for other in theirs
                    )
                    for word in inside
                )
                for p in passages
                if p.language in languages()
                for theirs in [content_words(p.text, p.language)]
            )
        ):
            continue
        left.append(problem)
    return left


def _cased_alike(word: Word, other: Word) -> bool:
    """Whether a capitalised word may stand for the other: a plain noun's capital is a custom ("l'État")."""
    return other.capital or not word.capital or word.text.lower() in nouns()


def translated_quotations(sentence: str, passages: Sequence[Passage]) -> list[Problem]:
    """Quotations whose words are not those that the passage quotes, and quoted words that lost their marks."""
    own = quotations(sentence)
    ours = content_words(sentence, "fr")
    found: list[list[Problem]] = []
    for passage in passages:
        if passage.language not in languages():
            continue
        theirs = content_words(passage.text, passage.language)
        pairs = counterparts(ours, theirs, passage.language)
        said = quotations(passage.text)
        problems = []
        for i, j in pairs.items():
            inside = any(q.start <= ours[i].start < q.end for q in own)
            there = any(q.start <= theirs[j].start < q.end for q in said)
            if inside != there:
                problems.append(Problem("quotation", ours[i].text, ours[i].start, ours[i].end))
        # A word at the edge may be drawn in or out by the order of French; half of a quotation may not.
        allowed = min(len(problems), len(own) if len(own) == len(said) else 0)
        found.append(problems[allowed:])
        if own and not said and not found[-1]:
            found[-1] = [Problem("quotation", q.text, q.start, q.end) for q in own]
    return min(found, key=len, default=[])


_KINDS: tuple[MarkerKind, ...] = ("negation", "hedge", "attribution")


def translated_claims(sentence: str, passages: Sequence[Passage]) -> list[Problem]:
    """Negations, hedges and attributions that one side has and the other has neither marker nor word for."""
    found = [
        _claims_against(sentence, passage.text, passage.language)
        for passage in passages
        if passage.language in languages()
    ]
    return min(found, key=len, default=[])


def _claims_against(sentence: str, passage: str, language: str) -> list[Problem]:
    ours, theirs = content_words(sentence, "fr"), content_words(passage, language)
    own, said = markers(sentence, "fr"), markers(passage, language)
    problems = []
    for kind in _KINDS:
        mine = [m for m in own if m.kind == kind]
        other = [m for m in said if m.kind == kind]
        if mine and not other:
            gained = [
                m for m in mine if not _answered(m, ours, theirs, lambda w, o: strength(w, o, language))
            ]
            problems += [Problem(kind, m.text, m.start, m.end) for m in gained[:1]]
        elif kind == "negation":
            # "not" is told by "ne … pas" and by nothing else, each time.
            words_of = [o for o in theirs if is_operator(o.text, language)]
            bare = [m for m in other if any(m.start <= o.start < m.end for o in words_of)]
            lost = [
                m
                for m in other
                if m not in bare and not _answered(m, theirs, ours, lambda o, w: strength(w, o, language))
            ]
            if _times(bare, passage) > _times(mine, sentence):
                lost = bare
            if lost and (lost is bare or not mine):
                problems.append(Problem(kind, lost[0].text, 0, 0))
        elif len(mine) < len(other) and (kind == "hedge" or not mine):
            unanswered = [
                m for m in other if not _answered(m, theirs, ours, lambda o, w: strength(w, o, language))
            ]
            problems += [Problem(kind, m.text, 0, 0) for m in unanswered[:1]]
    return problems


def _answered(
    marker: Marker, own: Sequence[Word], others: Sequence[Word], bonded: Callable[[Word, Word], float]
) -> bool:
    """Whether a word of a marker has a counterpart in the other text; `own` are the words of its own."""
    return any(
        marker.start <= w.start < marker.end and any(bonded(w, o) >= LEAST for o in others) for w in own
    )


_TOGETHER = 30  # characters: "no … nada", "ne … jamais" deny once
_SECOND = word_set(
    "pas plus jamais rien aucun aucune personne guere ni nada nunca jamas nadie ningun ninguna ninguno tampoco nulla niente mai nessuno "
    "nessuna ne neanche nemmeno neppure ninguem nenhum nenhuma nem"
) - {"ne"}


def _times(found: Sequence[Marker], text: str) -> int:
    """How often a text denies: what follows a first negation in its clause ("no … nada") counts with it."""
    times, last = 0, -1
    for marker in found:
        follows = last >= 0 and marker.start - last <= _TOGETHER and text[last : marker.start].count(",") == 0
        if not (follows and fold(marker.text) in _SECOND):
            times += 1
        last = marker.end
    return times
