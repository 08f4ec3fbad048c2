"""Faults of French that a translator makes and no reader forgives: agreement, elision, contraction, loops, unknown words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarize.records import Passage
from summarize.text.french_verbs import finite_forms
from summarize.text.lexicon import PIVOT, lookup
from summarize.text.normalize import fold
from summarize.text.words import Word, is_function_word, is_operator, stem, words
from summarize.verify.problems import Problem
from summarize.verify.tables import nouns, paraphrases

# What a determiner agrees with; "l'" agrees with all.
_DETERMINERS = {
    "m": frozenset({"un", "le", "ce", "cet", "du", "au"}),
    "f": frozenset({"une", "la", "cette"}),
    "p": frozenset({"les", "des", "ces", "aux", "plusieurs"}),
}
_MARK = {determiner: mark for mark, some in _DETERMINERS.items() for determiner in some}
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôûœ]", re.IGNORECASE)
_ELIDES = frozenset({"le", "la", "de", "que", "ne", "se", "je", "me", "te", "jusque", "lorsque", "puisque"})
# Words that begin with a vowel and take no elision, and y before a vowel: "le onze", "le oui", "la yourte".
_NO_ELISION = re.compile(r"(?:onz|oui|ouist|ulul|y[aeiou]|un$|une$|uhlan|8|11)", re.IGNORECASE)
_CONTRACTED = frozenset({("de", "le"), ("de", "les"), ("a", "le"), ("a", "les")})
_SINGULAR = frozenset({"a", "est", "était", "avait", "sera", "aura", "va", "doit", "peut", "fait", "veut"})
_PLURAL = frozenset(
    {"ont", "sont", "étaient", "avaient", "seront", "auront", "vont", "doivent", "peuvent", "font", "veulent"}
)
_LOOP = 4  # a run of so many words said twice; of three, "le chef de l'État" is often one
_MOST_OF_ONE = 3  # times that a content word may stand in one sentence


def faults(sentence: str, passages: Sequence[Passage]) -> tuple[Problem, ...]:
    """Faults of a French sentence, of kind "grammar"; words that its passages spell so too are names.

    Only what the tables are sure of: a noun whose gender they do not know agrees with everything.
    """
    run = words(sentence)
    spelled = {fold(word.text) for passage in passages for word in words(passage.text)}
    problems = [
        Problem("grammar", sentence[left.start : right.end], left.start, right.end)
        for left, right in pairwise(run)
        if sentence[left.end : right.start] in _BLANKS and _do_not_stand_together(sentence, left, right)
    ]
    problems += _subject_and_verb(sentence)
    problems += [
        Problem("grammar", word.text, word.start, word.end)
        for word in run
        if word.text.islower()
        and word.text.isalpha()
        and not _is_known(word.text)
        and fold(word.text) not in spelled
    ]
    return (*problems, *_loops(sentence))


_BLANKS = (" ", "\u00a0", "\u202f")


def _do_not_stand_together(sentence: str, left: Word, right: Word) -> bool:
    """Whether a small word should be elided or contracted with the next, or does not agree with it."""
    first, second = left.text.lower().replace("’", "'"), right.text.lower()
    if first in _ELIDES and _VOWEL.match(second):
        return not _NO_ELISION.match(second) and not right.text.isupper()
    if (fold(first), second) in _CONTRACTED:
        return not _is_clitic(sentence, right.end)
    if first not in _MARK or not right.text.islower() or (first in _CLITICS and second in finite_forms()):
        return False
    return nouns().get(second, _MARK[first]) != _MARK[first]


_CLITICS = frozenset({"le", "la", "les"})


def _is_clitic(sentence: str, end: int) -> bool:
    """Whether "le" after "de" stands before an infinitive: "de le faire", "à les vendre"."""
    return re.match(r"\s(?:\w+ )?\w+(?:er|ir|re)\b", sentence[end:]) is not None


def _is_known(word: str) -> bool:
    own = stem(word, PIVOT)
    if is_function_word(word, PIVOT) or is_operator(word, PIVOT) or own in paraphrases():
        return True
    return lookup(own, PIVOT) is not None


_SUBJECT = re.compile(
    r"^(?P<det>Le|La|L['’]|Un|Une|Ce|Cet|Cette|Les|Des|Ces|Plusieurs) ?(?P<noun>[a-zà-ÿœ'-]+) (?P<verb>a|est|était|avait|sera|aura|va|doit|peut|"
    r"ont|sont|étaient|avaient|seront|auront|vont|doivent|peuvent)\b(?! (?:-|et\b))"
)


def _subject_and_verb(sentence: str) -> list[Problem]:
    """An opening noun phrase right before a verb of the other number, or a participle of the other gender."""
    match = _SUBJECT.match(sentence)
    if match is None:
        return []
    plural = match["det"] in ("Les", "Des", "Ces", "Plusieurs")
    if (match["verb"] in _PLURAL) != plural:
        return [Problem("grammar", match[0], *match.span())]
    participle = re.match(r" (?:été )?(?P<word>[a-zà-ÿ]+é)(?P<end>e?s?)\b", sentence[match.end() :])
    if match["verb"] in ("est", "sont", "était", "étaient") and participle:
        feminine = match["det"] in ("La", "Une", "Cette")
        masculine = match["det"] in ("Le", "Un", "Ce", "Cet")
        end = participle["end"]
        if (feminine and "e" not in end) or (masculine and "e" in end) or (plural != end.endswith("s")):
            return [
                Problem("grammar", match[0] + participle[0], match.start(), match.end() + participle.end())
            ]
    return []


def _loops(sentence: str) -> list[Problem]:
    """A run of words said twice, or one content word too often: how a small model fails."""
    texts = [fold(word.text) for word in words(sentence)]
    seen: set[tuple[str, ...]] = set()
    for at in range(len(texts) - _LOOP + 1):
        piece = tuple(texts[at : at + _LOOP])
        if piece in seen and any(not is_function_word(word, PIVOT) for word in piece):
            return [Problem("grammar", " ".join(piece), 0, 0)]
        seen.add(piece)
    counted = Counter(word for word in texts if not is_function_word(word, PIVOT) and not word[:1].isdigit())
    return [Problem("grammar", word, 0, 0) for word, count in sorted(counted.items()) if count > _MOST_OF_ONE]
