"""Pairs that teach to tell two to four passages as one sentence that adds nothing to them.

The target is always a sentence that a writer wrote. Its passages are that sentence taken apart by
rule, or tellings of it that lack a detail each, or two sentences of the article whose content its
own author put into one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from summarize.text.grammar import has_finite, main_verb, starts_with_verb, tokens
from summarize.text.words import content_stems, count_words
from summarize.train.corpora import Document
from summarize.train.filters import fault, without
from summarize.train.pairs import SEPARATOR, Pair, folded_words, lcs_length, removable_spans, sentences_of
from summarize.train.settings import FilterSettings

MOST_PASSAGES = 4
LONGEST_TARGET = 45  # words: a longer sentence is none to learn joining from
OWN_STEMS = 2  # content stems that each of two sentences must add to a writer's join of them
NEIGHBOURS = 3  # sentences between the two that a writer joined, at most
SHORTEST_DETAIL = 14  # characters: shorter ones are acronyms in brackets, nothing that a newsroom adds
JOIN_ORDER = 0.75  # share of a writer's join that stands in its two sentences in order: else roles may swap
ONE_TELLING = 0.25  # of the sentences with a single detail: the passage without it, and the whole

# A subject short enough to be one, up to the first comma; what follows it is seen by the grammar.
SUBJECT = r"^(?P<subject>[A-ZÀ-Ý][^,;:()«»\"“”–—]{2,60})"
RELATIVE = re.compile(SUBJECT + r", qui (?P<clause>[^,;:()«»\"“”–—]{6,90}), (?P<rest>[^;:«»\"“”]{6,200})$")
APPOSITION = re.compile(
    SUBJECT
    + r", (?P<role>(?:âgée?|située?|accusée?|ancienne?|président|présidente|chef|cheffe|ministre|directeur|"
    r"directrice|porte-parole|députée?|maire|professeure?|avocate?|patronne?|patron|sénateur|sénatrice|procureure?)"
    r"\b[^,;:()«»\"“”–—]{2,80}), (?P<rest>[^;:«»\"“”]{6,200})$"
)
TWO_VERBS = re.compile(
    SUBJECT.replace("{2,60}", "{2,45}?")
    + r" (?P<first>(?:a|ont|est|sont|avait|avaient|était|étaient) [^,;:()«»\"“”–—]{8,120}?)"
    r" et (?P<second>(?:a|ont|est|sont|avait|avaient|était|étaient) [^;:()«»\"“”–—]{8,120})$"
)
TWO_CLAUSES = re.compile(
    r"^(?P<first>[^;:«»\"“”()]{20,160})(?P<link> ; |, mais )(?P<second>[^;:«»\"“”()]{20,160})$"
)
REPORTED = re.compile(
    r"^(?P<claim>[^;:«»\"“”()]{25,200}), (?P<report>(?:a|ont) (?:annoncé|indiqué|précisé|affirmé|déclaré|expliqué|fait savoir)"
    r" [^,;:«»\"“”()]{4,90})\.$"
)
PLURAL = re.compile(
    r"(?:Les|Des|Ces|Ses|Leurs|Deux|Trois|Quatre|Cinq|Plusieurs|Quelques|Certains|Certaines)\b|.*\bet\b"
)
HANGING = frozenset(
    [
        "aussi",
        "également",
        "uniquement",
        "seulement",
        "surtout",
        "pas",
        "non",
        "partout",
        "plutôt",
        "encore",
        "sans",
    ]
)
CLITIC = re.compile(r"(?:\b(?:se|ne|y|en|lui|leur|que|qui|où|dont)|['’])$", re.IGNORECASE)
PRONOUN = {"Le": "Il", "La": "Elle", "Un": "Il", "Une": "Elle"}


def join_pairs(document: Document, rng: random.Random, filters: FilterSettings) -> Iterator[Pair]:
    """Task "join": passages parted by `SEPARATOR` → one sentence."""
    sentences = sentences_of(document.text, document.language)
    summary = sentences_of(document.summary, document.language)
    for sentence in dict.fromkeys(sentences + summary):
        if count_words(sentence) > LONGEST_TARGET:
            continue
        for passages in (_parts(sentence, rng), _tellings(sentence, rng)):
            if passages is not None:
                yield Pair("join", SEPARATOR.join(passages[:MOST_PASSAGES]), sentence)
    for first, second, target in natural_joins(sentences, summary, filters):
        yield Pair("join", SEPARATOR.join((first, second)), target)


def _parts(sentence: str, rng: random.Random) -> list[str] | None:
    """The sentence taken apart into sentences that can stand alone; None where no rule is sure."""
    if match := RELATIVE.match(sentence):
        if _goes_on(match["rest"]) and _goes_on(match["clause"]):
            return [
                f"{match['subject']} {match['rest']}",
                _stop(f"{_again(match['subject'], rng)} {match['clause']}"),
            ]
    elif match := APPOSITION.match(sentence):
        if _goes_on(match["rest"]) and not PLURAL.match(match["subject"]):
            return _either_way(
                [f"{match['subject']} {match['rest']}", _stop(f"{match['subject']} est {match['role']}")], rng
            )
    elif match := TWO_VERBS.match(sentence):
        # A verb in the subject would make the second one someone else's.
        if not has_finite(tokens(match["subject"])) and not CLITIC.search(match["subject"]):
            return [
                _stop(f"{match['subject']} {match['first']}"),
                f"{_again(match['subject'], rng)} {match['second']}",
            ]
    elif match := REPORTED.match(sentence):
        return [_stop(match["claim"]), f"C'est ce qu'{match['report']}."]
    elif match := TWO_CLAUSES.match(sentence):
        second = match["second"]
        if (
            has_finite(tokens(match["first"]))
            and has_finite(tokens(second))
            and not starts_with_verb(tokens(second))
        ):
            # "mais" stays in the passages: that one fact opposes the other is a claim too.
            opening = f"Mais {second}" if "mais" in match["link"] else second[0].upper() + second[1:]
            return [_stop(match["first"]), opening]
    return None


def _tellings(sentence: str, rng: random.Random) -> list[str] | None:
    """Tellings of the sentence that keep one of its details each, as several newsrooms would."""
    spans = [(a, b) for a, b in removable_spans(sentence) if b - a >= SHORTEST_DETAIL]
    if any(a < d and c < b for i, (a, b) in enumerate(spans) for c, d in spans[:i]):
        return None
    if len(spans) == 1:
        return _either_way([sentence, without(sentence, spans)], rng) if rng.random() < ONE_TELLING else None
    if not 2 <= len(spans) <= MOST_PASSAGES:
        return None
    found = [without(sentence, [span for span in spans if span != kept]) for kept in spans]
    rng.shuffle(found)
    return found


def natural_joins(
    sentences: list[str], summary: list[str], filters: FilterSettings
) -> Iterator[tuple[str, str, str]]:
    """(sentence, sentence, summary sentence) where the third says what the two say, and nothing else.

    Each of the two adds `OWN_STEMS` content stems that the other lacks; together they hold
    `filters.join_stems` of its content stems, and its figures and names.
    """
    stems = [set(content_stems(sentence, "fr")) for sentence in sentences]
    for target in summary:
        wanted = set(content_stems(target, "fr"))
        held = [wanted & found for found in stems]
        best: tuple[int, int, int] | None = None
        for i in range(len(sentences)):
            if len(held[i]) < OWN_STEMS:
                continue
            for j in range(i + 1, min(len(sentences), i + 1 + NEIGHBOURS)):
                if min(len(held[i] - held[j]), len(held[j] - held[i])) >= OWN_STEMS:
                    best = max(best or (0, 0, 0), (len(held[i] | held[j]), -i, -j))
        if best is None or best[0] < filters.join_stems * len(wanted):
            continue
        first, second = sentences[-best[1]], sentences[-best[2]]
        shorter = count_words(target) < count_words(first) + count_words(second)
        if (
            shorter
            and _in_order(first, second, target, filters)
            and fault(f"{first} {second}", target, filters) is None
        ):
            yield first, second, target


def _in_order(first: str, second: str, target: str, filters: FilterSettings) -> bool:
    """Whether the target's words stand in the two sentences, told in one order or the other."""
    wanted, one, two = (folded_words(text) for text in (target, first, second))
    best = max(lcs_length(wanted, one + two), lcs_length(wanted, two + one))
    return not filters.order or best >= JOIN_ORDER * len(wanted)


def _goes_on(text: str) -> bool:
    """Whether a stretch goes on with the subject's verb."""
    return starts_with_verb(tokens(text))


def _is_clause(text: str) -> bool:
    """Whether a stretch has a main verb and its subject, and no word that hangs on another clause."""
    found = tokens(text)
    hangs = not found or found[0].text in HANGING or starts_with_verb(found)
    return not hangs and main_verb(found) is not None


def _again(subject: str, rng: random.Random) -> str:
    """The subject again, or, where its article tells, its pronoun."""
    pronoun = PRONOUN.get(subject.split(" ", maxsplit=1)[0])
    return pronoun if pronoun and rng.random() < 0.5 else subject


def _either_way(passages: list[str], rng: random.Random) -> list[str]:
    return passages[::-1] if rng.random() < 0.5 else passages


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
