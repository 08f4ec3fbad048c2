"""What a French clause may lose between its words: a link to another text, a day, where it was said.

A headline may also lose the tails that no comma announces: a second predicate ("… et a quitté la salle"),
an accompanying circumstance ("… alors que", "… lors d'une visite"), each only where the rest is whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarize.generate.cutting.kept import reassures
from summarize.generate.cutting.leads import SCOPE
from summarize.generate.cutting.pieces import lay_out
from summarize.generate.cutting.scope import measured
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
_TAILS = re.compile(
    r" (?:alors qu['’e]|tandis qu['’e]|après avoir |après s['’]|lors (?:de |d['’]|du |des )|"
    r"au cours (?:de |d['’]|du |des )|à l['’]occasion (?:de |d['’]|du |des )|dans le cadre (?:de |d['’]|du |des )|"
    r"en marge (?:de |d['’]|du |des )|à l['’]issue (?:de |d['’]|du |des )|à la suite (?:de |d['’]|du |des ))"
)
_PERIOD = re.compile(r" (?:lors|au cours) ")
_SECOND = re.compile(r" et (?=(?:n['’]|ne |s['’]|se |l['’]|en |y )?[a-zà-ÿ'’]{1,20}\b)")
_ENDS = re.compile(r"[.!…]+$")

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


def tails(sentence: str) -> list[str]:
    """The sentence less a last circumstance or second predicate that no comma announces.

    >>> tails("Le maire a fermé le pont lors d'une visite du port.")
    ['Le maire a fermé le pont.']
    """
    layout = lay_out(sentence)
    if layout is None or layout.tail is not None:
        return []
    piece = layout.pieces[-1]
    follows = ""
    if len(layout.pieces) > 1:
        opened = grammar.opening(grammar.tokens(sentence, piece.start, piece.end)).kind
        if opened in {"attribution", "reporting"}:  # "… lors d'une visite, selon la mairie."
            follows, piece = sentence[layout.pieces[-2].end :], layout.pieces[-2]
    masks = (*layout.quotes, *layout.inserts)
    end = _ENDS.search(sentence)
    found = []
    for pattern in (_SECOND, _TAILS):
        for match in pattern.finditer(sentence, piece.start, piece.end):
            if any(mask.start < piece.end and match.start() < mask.end for mask in masks):
                continue
            second = pattern is _SECOND
            if second and not _second_predicate(sentence, match.end(), piece.end):
                continue
            if not _whole(sentence, piece.start, match.start(), strict=second):
                continue
            if reassures(sentence[match.start() : piece.end]):
                continue
            if _PERIOD.match(match[0]) and measured(grammar.tokens(sentence, piece.start, match.start())):
                continue  # "a marqué deux buts lors du match" is not "a marqué deux buts"
            found.append(sentence[: match.start()] + (follows or (end[0] if end else "")))
    return found


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


def _second_predicate(sentence: str, start: int, end: int) -> bool:
    """Whether "et" goes on with another verb of the same subject."""
    run = grammar.tokens(sentence, start, end)
    return len(run) > 1 and not run[0].proper and grammar.starts_with_verb(run) and run[0].text != "entre"


def _whole(sentence: str, start: int, end: int, *, strict: bool) -> bool:
    """Whether a clause is complete where it would now end, and says no more than it did.

    With `strict`, no clause inside it may be what the tail goes on with.
    """
    run = grammar.tokens(sentence, start, end)
    main = grammar.main_verb(run)
    if main is None or len(run) < main + 2 or not run[-1].text[0].isalnum():
        return False
    if any(token.text in SCOPE for token in run) and not strict:
        return False  # "n'a pas parlé lors du débat" is not "n'a pas parlé"
    if strict and any(token.text in grammar.CLAUSE_OPENERS for token in run[main:]):
        return False
    last = run[-1]
    if last.text in grammar.TRUNCATING | grammar.AUXILIARIES | grammar.REPORTING:
        return False
    if grammar.is_finite(run, len(run) - 1):
        return False
    if grammar.is_participle(last) and not last.proper:  # "a rejoint lors de …": what?
        return any(t.text in {"été", "est", "sont", "était", "étaient", "s'est"} for t in run[-4:-1])
    return True
