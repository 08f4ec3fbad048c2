"""Whether a French sentence can be printed alone: a whole, closed, well-formed sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from summarize.text import grammar
from summarize.text.entities.quotations import without_quotations
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import count_words, is_function_word, stem, words
from summarize.verify.form.asides import asides
from summarize.verify.form.commas import commas
from summarize.verify.form.furniture import furniture
from summarize.verify.form.halves import AGO, halves
from summarize.verify.form.orphans import has_its_speaker, orphans, tells_whom
from summarize.verify.form.parted import parted
from summarize.verify.form.pauses import pauses
from summarize.verify.problems import Problem

# "Le maire est parti." is the shortest sentence that says something.
MIN_WORDS = 4
# A longer "sentence" is a list or a scraping accident, in code points.
MAX_LENGTH = 1500

# What cannot end a sentence, folded.
_DANGLING = word_set(
    "le la les l' un une des du de d' au aux a et ou mais ni car que qu' qui dont ce cet cette ces son sa ses leur leurs en dans "
    "par pour sur sous avec sans chez vers entre contre selon tres ne n' se s' est sont ont etait avait afin ainsi lors comme si ceci avoir etre sera seront serait"
)
_NOT_DANGLING = frozenset({"là", "sûr", "dû", "né", "maïs"})  # "ne pourront pas être là"
_ENDS = re.compile(r"(?:[.!?…]|[.!?…]\s?[»”\")\]])$")
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]", "‹": "›"}
_SIGNS = frozenset((*_PAIRS, *_PAIRS.values(), '"'))
# "Odile Lanoix, qui serait à l'origine de la plainte.": a name and what is told of it, and no main verb.
_NAME_ALONE = re.compile(
    r"^(?P<head>[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+){1,3}), (?:qui|dont|que|qu['’]|où) [^,;:«»\"“”]+\.$"
)
# "Il parle de calomnie. ont accusé.": what an edit left over. Of 11,800 sentences of news four have it, all of them torn.
_SMALL_AFTER_STOP = re.compile(
    r"(?:[^\W\d_]{5}|mai|juin|mars|août|[^\W\d_][»\"”)])\.[ \u00a0]+(?=[a-zà-ÿ]{2}|[ldjmnsc]['’])"
)
# Words that are rightly said twice: "nous nous sommes", "vous vous", and numbers.
_DOUBLED_RIGHTLY = frozenset({"nous", "vous", "bora", "cha", "boum", "tres", "bla"})


def unprintable(sentence: str) -> tuple[Problem, ...]:
    """Why a sentence should not be printed by itself; empty when it may.

    An `orphan` refers to what stands outside of it: the caller may let it follow its antecedent.
    """
    if len(sentence) > MAX_LENGTH:
        return (Problem("form", sentence[:20], 0, len(sentence)),)
    return _unprintable(sentence)


def speaks_of_itself(sentence: str) -> bool:
    """Whether all that a sentence seems to lean on it tells itself, where it opens its article, which has named nobody yet.

    >>> speaks_of_itself("Les élus de Brévans vont saisir le juge, ont-ils annoncé mardi.")
    True
    >>> speaks_of_itself("La digue de Brévans va céder, ont-ils annoncé mardi.")
    False
    >>> speaks_of_itself("C'est une première en Aurance : la digue de Brévans va produire du courant.")
    True
    """
    problems = unprintable(sentence)
    return (
        len(problems) == 1
        and problems[0].kind == "orphan"
        and (has_its_speaker(sentence, problems[0]) or tells_whom(sentence, problems[0]))
    )


@lru_cache(maxsize=4096)  # the plan asks of every sentence of an event, and the gate of those that it tells
def _unprintable(sentence: str) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    whole = (0, len(sentence))
    found = words(sentence)
    if count_words(sentence) < MIN_WORDS:
        problems.append(Problem("form", sentence, *whole))
    first = sentence[:1]
    opening = re.match(r"[\s«\"“„‘(\[—–-]*(.)", sentence)
    if first.isspace() or opening is None or not (opening[1].isupper() or opening[1].isdigit()):
        problems.append(Problem("form", sentence[:20], 0, min(20, len(sentence))))
    if not _ENDS.search(sentence):
        problems.append(Problem("marks", sentence[-20:], max(0, len(sentence) - 20), len(sentence)))
    elif re.search(r"(?:(?:[,;:]|\s)[.!…]+|…|\.\.\.)$", sentence) or sentence.endswith("?"):
        problems.append(
            Problem(
                "marks" if not sentence.endswith("?") else "form",
                sentence[-3:],
                max(0, len(sentence) - 3),
                len(sentence),
            )
        )
    if (
        found
        and found[-1].text.islower()
        and fold(found[-1].text) in _DANGLING
        and found[-1].text not in _NOT_DANGLING
        and sentence[found[-1].end : found[-1].end + 1] != ")"  # "à Brévans (est)."
    ):
        problems.append(Problem("marks", found[-1].text, found[-1].start, found[-1].end))
    problems.extend(_unclosed(sentence))
    for left, right in pairwise(found):
        if (
            _may_be_one(left.text[0], right.text[0])
            and fold(left.text) == fold(right.text)
            and not sentence[left.end : right.start].strip()
            and not left.text[:1].isdigit()
            and fold(left.text) not in _DOUBLED_RIGHTLY
            and (left.text.lower(), right.text.lower()) != ("a", "à")  # "a à nouveau fermé"
        ):
            problems.append(Problem("form", right.text, right.start, right.end))
    if re.search(r"[,;:]\s*[,;:]|\(\s*\)|«\s*»|\s,|\s\.(?!\.)", sentence):
        problems.append(Problem("marks", "", 0, 0))
    if glued := _SMALL_AFTER_STOP.search(sentence):
        problems.append(Problem("form", glued[0], *glued.span()))
    problems.extend(furniture(sentence))
    named = _NAME_ALONE.match(sentence)
    if not has_finite_verb(sentence) or (named and not grammar.has_finite(grammar.tokens(named["head"]))):
        problems.append(Problem("verb", sentence, *whole))
    problems.extend(halves(sentence))
    problems.extend(commas(sentence))
    problems.extend(pauses(sentence))
    problems.extend(asides(sentence))
    problems.extend(parted(sentence))
    problems.extend(orphans(sentence))
    return tuple(problems)


def has_finite_verb(sentence: str) -> bool:
    """Whether a main clause has its verb; what stands in quotations and brackets does not count first.

    Where no form is surely one, those that may be a noun count that stand as a verb does: "la ministre livre jeudi ses pistes".
    """
    outside = re.sub(r"\([^()]{0,400}\)", " ", without_quotations(sentence))
    run = grammar.tokens(outside)
    return (
        grammar.has_finite(run)
        or grammar.has_finite(grammar.tokens(sentence))
        or grammar.may_have_finite(run)
    )


# Clauses between or before commas that hold no main verb: "La maire, qui avait promis…, a démissionné".
_ASIDE_CLAUSE = re.compile(
    r",\s(?:qui|que|qu['’]|dont|où|lequel|laquelle|alors qu|tandis qu)[^,]{0,400},|"
    r"^(?:Alors qu|Si|Quand|Lorsqu|Comme|Après qu|Bien qu|Puisqu|Tandis qu)[^,]{0,400},"
)


def lost_main_verb(sentence: str, passage: str) -> bool:
    """Whether the passage's main verb is gone, and no other verb of the passage took its place.

    Keeping a subordinate verb as the only one makes a sentence say another thing.
    """
    run = grammar.tokens(_ASIDE_CLAUSE.sub(" ", AGO.sub(" depuis ", passage)))
    main = grammar.main_verb(run)
    if main is None:
        return False
    named = _NAME_ALONE.match(sentence)
    if not has_finite_verb(sentence) or (named and not grammar.has_finite(grammar.tokens(named["head"]))):
        return True
    kept = {stem(token.text, "fr") for token in grammar.tokens(sentence)}
    wanted = [run[main].text]
    if run[main].text in grammar.AUXILIARIES:  # "a" is everywhere: its participle tells
        wanted += [
            token.text
            for token in run[main + 1 : main + 3]
            if len(token.text) > 3
            and token.text not in grammar.TEMPORALS
            and not is_function_word(token.text, "fr")
        ][:1]
    return not {stem(word, "fr") for word in wanted} <= kept


def _may_be_one(one: str, other: str) -> bool:
    """Whether words with these first letters may be one, accents aside: to fold all words takes much longer."""
    return one.lower() == other.lower() or not (one.isascii() and other.isascii())


def _unclosed(sentence: str) -> list[Problem]:
    if _SIGNS.isdisjoint(sentence):
        return []
    stack: list[tuple[str, int]] = []
    for index, char in enumerate(sentence):
        if char in _PAIRS:
            stack.append((_PAIRS[char], index))
        elif char in _PAIRS.values():
            if not stack or stack[-1][0] != char:
                return [Problem("marks", char, index, index + 1)]
            stack.pop()
    if stack:
        index = stack[-1][1]
        return [Problem("marks", sentence[index], index, index + 1)]
    if sentence.count('"') % 2:
        index = sentence.rindex('"')
        return [Problem("marks", '"', index, index + 1)]
    return []
