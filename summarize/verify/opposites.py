"""Words that say the contrary of the passages' or more: "hausse" for "baisse", "tous", "record", "meurtrier"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import words
from summarize.verify.problems import Problem, ProblemKind

# Each line: two or more sets of folded beginnings of words ("*" ends one), apart by "/". What has a word of one
# set, and its passages only of another, says the contrary.
_FAMILIES = """
hausse* augment* progress* accro* grimp* bondi* / baiss* diminu* recul* repli* chut* reduit* reduc* abaiss* perdu
benefice* excedent* / perte pertes deficit*
accept* approuv* adopt* valid* vote votee autoris* / refus* rejet* repouss* interdi* suspen* retoqu*
ouvert* rouv* ouvr* / ferme fermee fermes fermees fermer fermera fermeront fermetur*
gagn* remport* vainqueur* victoire* / perd perdu perdent defaite* battu battue battus
embauch* recrut* / licenci* supprim* suppression*
condamn* / acquitt* relax* innocent*
arret* interpell* incarcer* ecrou* / libere* relach* laisse
au-dessus superieur* depass* / au-dessous inferieur*
majorit* / minorit*
favorable* soutien* soutenu* / oppos* hostile* contre
entre entree arriv* / sorti* depart* quitt*
achet* acqui* rachet* / vend* cede* cession*
creer cree creation* lanc* / supprim* abandonn* renonc*
debut* commenc* / fin termin* achev*
tous toutes ensemble / certains certaines plupart
premier premiere / dernier derniere second seconde deuxieme
nord / sud
confirm* reconn* admet admis / dement* nie nier conteste contestent
coupable* / innocent* soupconn* presum*
tue tuee tues tuees mort morts morte mortes deces / blesse blessee blesses blessees
""".strip()
# What a sentence may not say where its passages have nothing of the kind: all of them, the most ever, guilt.
_OVERSTATED: Mapping[ProblemKind, tuple[frozenset[str], ...]] = {
    "word": (
        word_set(
            "tous toutes tout toute ensemble integralite unanimite unanime chaque totalement entierement totalite aucun aucune"
        ),
        word_set("record records historique historiques jamais inedit inedite inegale inegalee"),
    ),
    "hedge": (
        word_set(
            "coupable coupables meurtrier meurtriere meurtriers assassin assassins voleur voleurs violeur agresseur agresseurs "
            "incendiaire incendiaires braqueur braqueurs escroc escrocs auteur auteurs responsable responsables criminel criminels"
        ),
    ),
}
# "le plus", with what it is the most of: "le plus grand", "la plus forte", but not "le plus souvent possible".
_MOST = re.compile(r"\b(?:le|la|les|son|sa|ses) (?:plus|pires?|meilleure?s?) [a-zà-ÿ]+")
_DENIES = word_set("ne n' pas non sans jamais aucun aucune ni")
_WITHIN = 4  # words between a negation and what it turns round


@cache
def _families() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(side.split()) for side in row.split(" / ")) for row in _FAMILIES.splitlines())


def opposed(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """The words of a sentence whose family its passages have only from the contrary side, both undenied."""
    mine = [(fold(w.text), w.start, w.end) for w in words(sentence)]
    theirs = [[(fold(w.text), w.start, w.end) for w in words(text)] for text in texts]
    problems = []
    for family in _families():
        own = _hits(family, mine)
        held = [hit for text in theirs for hit in _hits(family, text)]
        sides, known = {side for side, _, _ in own}, {side for side, _, _ in held}
        if not own or not known or sides & known:
            continue
        if any(denied for _, _, denied in (*own, *held)):
            continue
        place = own[0][1]
        _, start, end = mine[place]
        problems.append(Problem("negation", sentence[start:end], start, end))
    return problems


def overstated(sentence: str, texts: Sequence[str]) -> list[Problem]:
    """The words of a sentence that claim all, the most or guilt, of which its passages have no word."""
    mine = words(sentence)
    theirs = {fold(w.text) for text in texts for w in words(text)}
    problems = [
        Problem(kind, w.text, w.start, w.end)
        for kind, families in _OVERSTATED.items()
        for family in families
        if not family & theirs
        for w in mine
        if fold(w.text) in family
    ]
    most = _MOST.search(sentence)
    if most and not any(_MOST.search(text) for text in texts):
        problems.append(Problem("word", most[0], *most.span()))
    return problems


def _hits(
    family: Sequence[Sequence[str]], run: Sequence[tuple[str, int, int]]
) -> list[tuple[int, int, bool]]:
    """(side, place, whether a negation stands before it) of the family's words in a text."""
    found = []
    for place, (word, _, _) in enumerate(run):
        for side, entries in enumerate(family):
            if any(word.startswith(e[:-1]) if e.endswith("*") else word == e for e in entries):
                denied = any(other in _DENIES for other, _, _ in run[max(0, place - _WITHIN) : place])
                found.append((side, place, denied))
    return found
