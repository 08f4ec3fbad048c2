# ruff: noqa: SIM905 - tables of words are read and edited as words
"""What may not leave a French sentence though the rest would stand: its only place, what takes it back, a list's head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.generate.cutting.chunk import Chunk
from summarize.generate.cutting.scope import MEASURED, measured
from summarize.text import grammar

# "…, avant de reconnaître une erreur", "…, avant d'être relâché": how things stand in the end.
_IN_THE_END = re.compile(r"avant (?:de |d['’]|qu['’e])", re.IGNORECASE)
# "…, et sont sains et saufs", "…, sans faire de blessés", "…, ce qu'il nie": without it, a reader believes the worst.
_REASSURES = re.compile(
    r"(?<!\w)(?:sain(?:e?s)? et sau(?:fs?|ves?)|indemnes?|hors de danger|sans gravité|sans danger|sans lien|"
    r"sans (?:faire|causer|provoquer) (?:ni|de|d['’]|aucune?)|aucune? (?:victimes?|blessée?s?|dégâts?|morts?|preuves?|danger)|"
    r"(?:ni|pas de|sans) (?:victimes?|blessée?s?|dégâts?|morts?|preuves?)|"
    r"ni(?:e|ent|ait|aient|ant|é|ée)|dément(?:ent|i|ant|it)?|démentait|contest(?:er|e|ent|ait|aient|ant|é|ée)|réfut(?:er|e|ent|ait|ant|é)|nier|démentir|"
    r"récus(?:er|e|ent|ait|ant|é)|présumée?s? innocente?s?|innocence|relaxée?s?|acquittée?s?|blanchi(?:e|s|es)?|disculpée?s?|"
    r"(?:fait|faire|interjeté) appel|classée? sans suite|non-lieu|excus(?:e|é|ée|ant|ait)|en appel)(?!\w)",
    re.IGNORECASE,
)
# What tells of whom or where a figure holds: "diffusée sur Canal Brévans, | a réuni deux millions de curieux".
_BASIS = frozenset(
    f"{stem}{end}"
    for stem in (
        "retransmis diffusé organisé enregistré mené réalisé effectué recensé constaté observé vendu produit commercialisé "
        "sondé interrogé mesuré calculé compté inscrit situé tenu commis survenu disputé joué couru sorti exploité fabriqué"
    ).split()
    for end in ("", "e", "s", "es")
) | {"habitant", "vivant", "résidant", "travaillant", "comptant"}
_SAID_AT = frozenset(
    "conférence point entretien interview communiqué micro tweet twitter message allocution discours antenne plateau".split()
)
_SPAN_NOUNS = frozenset(
    "mois année années an ans semaine semaines trimestre semestre saison période week-end nuit décennie siècle".split()
)
_PERIODS = frozenset("lors au pendant durant sur dans en à aux entre depuis chez parmi hors".split())
_PLACES = frozenset({"à", "a", "au", "aux", "dans", "en", "près", "sur", "devant", "entre", "vers", "chez"})

_MOTION = frozenset(
    f"{verb}{end}"
    for verb in (
        "arrivé",
        "rendu",
        "atterri",
        "débarqué",
        "installé",
        "rentré",
        "retourné",
        "transféré",
        "transporté",
    )
    for end in ("", "e", "s", "es")
) | {"arrive", "arrivent", "atterrit", "débarque", "débarquent"}


def says_other(sentence: str, parts: Sequence[Chunk], dropped: frozenset[int]) -> bool:
    """Whether a sentence without some of its chunks would be read of another place, time or subject.

    Args:
        sentence: the whole sentence.
        parts: its chunks.
        dropped: the indices of those that fall.
    """
    if any(_IN_THE_END.match(sentence, parts[i].start) for i in dropped if parts[i].kind == "aside"):
        return True
    if any(reassures(sentence[parts[i].start : parts[i].end]) for i in dropped):
        return True
    if (
        _goal(sentence, parts, dropped)
        or _only_place(sentence, parts, dropped)
        or _lists_head(sentence, parts, dropped)
        or _widens(sentence, parts, dropped)
    ):
        return True
    return any(_leaves_its_object(sentence, parts, i, dropped) for i in dropped)


def reassures(text: str) -> bool:
    """Whether some words take the worst back: who is safe, who denies, who was cleared."""
    return _REASSURES.search(text) is not None


def _widens(sentence: str, parts: Sequence[Chunk], dropped: frozenset[int]) -> bool:
    """Whether a figure, a rank or a suspicion stays and what it holds of goes: the place, the medium, the period.

    Also of a figure the one that it is held against: "237 agressions, | contre 231 un an plus tôt".
    """
    kept = [
        token
        for i, part in enumerate(parts)
        if part.kind == "core" and i not in dropped
        for token in grammar.tokens(sentence, part.start, part.end)
    ]
    if not measured(kept) and not any(token.text in {"ne", "n'", "aucun", "aucune"} for token in kept):
        return False
    told = any(token.text in grammar.REPORTING for token in kept)
    return any(_limits(sentence, parts[i], told=told) for i in dropped if parts[i].kind == "aside")


def _limits(sentence: str, part: Chunk, *, told: bool) -> bool:
    """Whether an aside tells of what place, medium, people or period a clause holds.

    Not where somebody said it (`told`: the clause has a verb of saying), nor in what land a town lies.
    """
    run = grammar.tokens(sentence, part.start, part.end)
    if len(run) < 2:
        return False
    first, second = run[0].text, run[1].text
    if first == "contre":
        return any(token.text[0].isdigit() or token.text in MEASURED for token in run[1:5])
    if part.opening == "participle":
        return first in _BASIS
    if part.opening != "preposition" or first not in _PERIODS or second.endswith("ant"):
        return False
    if told and ((first == "sur" and run[1].proper) or any(token.text in _SAID_AT for token in run[1:5])):
        return False
    listed = first == "en" and any(token.text in {"et", "ou"} for token in run)
    if listed or first in {"chez", "parmi", "hors", "dans"}:
        return True  # "n'est plus obligatoire, | dans les écoles"
    before = grammar.tokens(sentence, max(0, part.start - 40), part.start)[-2:]
    if run[-1].proper and any(token.proper for token in before):
        return False  # "à Corvalle, | en Orvanne"
    return any(token.proper or token.text[0].isdigit() or token.text in _SPAN_NOUNS for token in run[1:])


def _goal(sentence: str, parts: Sequence[Chunk], dropped: frozenset[int]) -> bool:
    """Whether someone goes and the place does not stay: "est arrivée à 16 heures, | sur le quai de Corvalle"."""
    moves = any(
        token.text in _MOTION
        for part in parts
        if part.kind == "core"
        for token in grammar.tokens(sentence, part.start, part.end)
    )
    return moves and any(_places(sentence, parts[i]) for i in dropped if parts[i].kind == "aside")


def _only_place(sentence: str, parts: Sequence[Chunk], dropped: frozenset[int]) -> bool:
    """Whether the sentence's only names go, with the place that they tell: "…, dans un champ près de Corvalle"."""
    gone = [parts[i] for i in dropped if parts[i].kind == "aside" and parts[i].opening == "preposition"]
    if not any(_places(sentence, part) for part in gone):
        return False
    kept = [part for i, part in enumerate(parts) if i not in dropped and part.kind != "insert"]
    return not any(_names(sentence, part) for part in kept)


def _places(sentence: str, part: Chunk) -> bool:
    run = grammar.tokens(sentence, part.start, part.end)
    return bool(run) and run[0].text in _PLACES and any(token.proper for token in run[1:])


def _names(sentence: str, part: Chunk) -> bool:
    """Whether a chunk holds a name; the sentence's first word is capitalised anyway."""
    run = grammar.tokens(sentence, part.start, part.end)
    return any(token.proper for token in run if token.start > 0)


def _lists_head(sentence: str, parts: Sequence[Chunk], dropped: frozenset[int]) -> bool:
    """Whether a lead goes whose list runs on: "Avec l'aide de l'Orvanne, | la Serre et l'Aurance, Corvalle part"."""
    leads = [i for i in dropped if parts[i].kind == "lead"]
    core = next((part for part in parts if part.kind == "core"), None)
    if not leads or core is None:
        return False
    run = grammar.tokens(sentence, core.start, core.end)
    main = grammar.main_verb(run)
    before = run[: main or 0]
    commas = [i for i, token in enumerate(before) if token.text == ","]
    return bool(commas) and any(token.text in {"et", "ou", "ni"} for token in before[: commas[-1]])


def _leaves_its_object(sentence: str, parts: Sequence[Chunk], gone: int, dropped: frozenset[int]) -> bool:
    """Whether a participle goes and its object stays: "…, écartant, | pour l'instant, le danger d'une crue"."""
    run = [
        token
        for token in grammar.tokens(sentence, parts[gone].start, parts[gone].end)
        if token.text[0].isalpha()
    ]
    if not run or parts[gone].opening != "participle" or not run[-1].text.endswith("ant"):
        return False
    return any(i not in dropped and part.kind == "core" for i, part in enumerate(parts) if i > gone)
