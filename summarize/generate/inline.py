"""What a French clause may lose between its words: a link to another text, a day, where it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarize.generate.pieces import lay_out
from summarize.text import grammar

_LINKS = (
    r"également|aussi|par ailleurs|en outre|en effet|d['’] ?ailleurs|donc|toutefois|cependant|néanmoins|pour sa part|"
    r"pour leur part|de (?:son|leur) côté|à (?:son|leur) tour|lui aussi|elle aussi|eux aussi|elles aussi|quant à (?:lui|elle|eux|elles)|"
    r"lui-même aussi|encore une fois|à cet égard|dans la foulée|au passage|du coup|ensuite"
)
# Of these, the ones that never compare, count or date: they may leave from after any verb of the clause.
_ADDING = (
    r"également|par ailleurs|en outre|en effet|d['’]ailleurs|donc|toutefois|cependant|néanmoins|pour (?:sa|leur) part|"
    r"de (?:son|leur) côté|à (?:son|leur) tour|quant à (?:lui|elle|eux|elles)"
)
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MONTH = r"(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre)"
_DAY = (
    rf"(?:ce )?{_WEEKDAY}(?: (?:matin|midi|soir|après-midi|dernier))?"
    rf"(?: (?:1er|\d{{1,2}})(?: {_MONTH}(?: \d{{4}})?|(?=[,.]|$)))?(?: au soir| matin| soir)?"
)
_PAPER = (
    r"(?:communiqué|communique|entretien|interview|message|tweet|texte|courrier|discours|allocution|lettre)"
)
# Capitalised in the sentence itself; the gate reads folded words, where any word may be a name.
_NAME = r"[A-ZÉÈ][\w&'’.-]{0,24}(?: ?[A-ZÉÈ0-9][\w&'’.-]{0,24}){0,2}"
_TOLD = (
    r"(?:à|auprès de|aupres de) l['’]? ?(?:AFP|agence (?:{name}))|à la presse|devant la presse|aux journalistes|"
    r"devant (?:les|des|la) (?:journalistes|caméras|cameras|presse)|(?:lors|au cours) d['’] ?une? (?:conférence de presse|"
    r"point[ -](?:de )?presse|conference de presse|interview|entretien)|au micro (?:de|d['’]) ?(?:{name})|"
    rf"dans une? (?:bref |brève |court |courte |long |longue )?{_PAPER}(?: de presse| commun| officiel)?"
    r"(?: (?:à|au|accordé à|accordé au) (?:{name}))?|sur (?:son compte |sa page |les ondes de )?(?:{name})"
)


class Omission(NamedTuple):
    """A span that may be left out, with the blank before it."""

    start: int
    end: int
    kind: Literal["link", "day"]


_LINK_AT = re.compile(rf" (?:{_LINKS})(?=[ ,])")
_ADDING_AT = re.compile(rf" (?:{_ADDING})(?= [\wÀ-ÿ\"«“])")
_DAY_AT = re.compile(rf" {_DAY}(?=[ ,.])")
_PAST = frozenset("a ont avait avaient est sont était étaient".split())  # noqa: SIM905 - a table of words
# "a été reporté mardi", "est attendu lundi": the day is what is told.
_DATED = frozenset(
    [
        "prévu",
        "prévue",
        "prévus",
        "prévues",
        "attendu",
        "attendue",
        "attendus",
        "attendues",
        "fixé",
        "fixée",
        "reporté",
        "reportée",
        "programmé",
        "programmée",
        "daté",
        "convoqué",
        "convoquée",
        "né",
        "née",
        "depuis",
        "repoussé",
        "repoussée",
        "avancé",
        "avancée",
    ]
)
_GOES_ON = re.compile(
    r" (?:et|ou|puis|dans|vers|après|avant|prochain|à \d|entre|jusqu|de \d|au \w+di|en (?:fin|début|milieu|soirée|matinée))\b"
)
# What the gate may find missing between two words, as one blank-joined run of folded words.
OMISSIBLE = re.compile(
    rf"(?:{_LINKS}|{_DAY}|(?:avant-hier|hier|aujourd['’]hui|ce)(?: (?:matin|midi|soir|après-midi))|{_TOLD.format(name=r'[^ ]{1,25}(?: [^ ]{1,25}){0,2}')})"
    rf"(?: (?:{_DAY}))?",
    re.IGNORECASE,
)


def omissions(sentence: str) -> list[Omission]:
    """The links and past days that may leave a sentence, in order, outside quotations."""
    layout = lay_out(sentence)
    if layout is None:
        return []
    found = [
        Omission(*match.span(), "link")
        for match in _LINK_AT.finditer(sentence)
        if _before_participle(sentence, match)
    ]
    found += [
        Omission(*match.span(), "link")
        for match in _ADDING_AT.finditer(sentence)
        if _after_verb(sentence, match.start()) and not _before_participle(sentence, match)
    ]
    found += [
        Omission(*match.span(), "day")
        for match in _DAY_AT.finditer(sentence)
        if _after_past(sentence, match.start()) and not _GOES_ON.match(sentence, match.end())
    ]
    masks = (*layout.quotes, *layout.inserts)
    found = [o for o in found if not any(mask.start < o.end and o.start < mask.end for mask in masks)]
    return sorted(found)


def without(sentence: str, spans: Sequence[Omission]) -> str:
    """The sentence less some spans, none of which overlap."""
    for span in sorted(spans, reverse=True):
        sentence = sentence[: span.start] + sentence[span.end :]
    return sentence


def _before_participle(sentence: str, match: re.Match[str]) -> bool:
    """Between an auxiliary and its participle, where a link never compares: "a également promis"."""
    before = grammar.tokens(sentence, max(0, match.start() - 12), match.start())
    after = grammar.tokens(sentence, match.end(), match.end() + 60)
    if not before or not after or before[-1].text not in grammar.AUXILIARIES:
        return False
    compares = any(token.text in {"que", "qu'"} for token in after[1:4]) and "aussi" in match[0]
    return (grammar.is_participle(after[0]) or after[0].text == "été") and not compares


def _after_verb(sentence: str, at: int) -> bool:
    """Right after a finite verb, or after a verb of saying in the past: "reste cependant", "a dit pour sa part"."""
    run = grammar.tokens(sentence, max(0, at - 60), at)
    if not run or run[-1].proper:
        return False
    said = run[-1].text in grammar.REPORTING and any(token.text in _PAST for token in run[-4:-1])
    return said or grammar.is_finite(run, len(run) - 1)


def _after_past(sentence: str, at: int) -> bool:
    """Right after a verb in the past: "a fermé", "ont été arrêtés", "s'est rendu"."""
    run = grammar.tokens(sentence, max(0, at - 60), at)
    if len(run) < 2 or not grammar.is_participle(run[-1]) or run[-1].text in _DATED:
        return False
    return any(token.text in _PAST for token in run[-4:-1])
