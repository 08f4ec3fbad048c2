# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Which adverbials may leave the head of a French sentence: circumstances, never what narrows it down.

"En Allemagne, le chômage baisse" without its place says another thing, "Interrogé sur la dette, le ministre
a promis …" answers another question; "Créé en mars, le conseil a promis …" says the same without its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.generate.cutting.needed import among_others, befell, weighs
from summarize.generate.cutting.scope import measured
from summarize.text import grammar

# Prepositions whose phrase tells of a circumstance, whatever follows.
_CIRCUMSTANCES = frozenset("lors outre après".split())
# First word and head noun of phrases that do, where the preposition alone would narrow down.
_PHRASES = {
    "à": "issue occasion veille image instar arrivée ouverture cette",
    "au": "cours terme lendemain sortir",
    "aux": "côtés",
    "dans": "communiqué entretien interview message tweet lettre discours vidéo texte tribune déclaration courrier "
    "allocution publication note soirée matinée nuit cadre",
    "en": "déplacement visite marge conférence présence compagnie préambule introduction",
    "de": "retour passage",
    "sous": "applaudissements",
    "sur": "place compte page plateau antenne twitter facebook instagram réseaux",
    "devant": "presse journalistes députés sénateurs parlement assemblée commission tribunal caméras",
}
_HEADS = {first: frozenset(heads.split()) for first, heads in _PHRASES.items()}
_REACH = 4  # tokens in which the head noun stands: "dans un très bref communiqué"
# Adverbs of the speaker or of the story's flow; "officiellement" or "théoriquement" qualify what is said.
_ADVERBS = frozenset(
    "concrètement finalement parallèlement simultanément malheureusement heureusement évidemment justement "
    "logiquement naturellement étonnamment curieusement accessoirement".split()
)
_WEEKDAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
# Participles of one who is asked: what he says is said of that.
_ASKED = tuple(
    "interrog questionn sollicit contact joint interview relanc entendu apostroph interpell invité prié consult audition "
    "confront".split()
)
_REACH_OF_VERB = 14  # tokens in which the main verb and its adverbs stand
_CONDITIONAL = re.compile(r"(?:[ei]r|[dvr]r|aur|ser|fer)ai(?:t|ent)$")
_SUBJECT = 6  # tokens in which the subject of the main clause is told
_NOT_LOST = frozenset("concernant compte suivant pour parmi sauf hormis".split())
# In a sentence that denies, counts out or ranks, every circumstance is part of what is true.
SCOPE = frozenset(
    "ne n' aucun aucune jamais rien personne ni sans seul seule seuls seules uniquement seulement premier première "
    "premiers premières deuxième troisième dernier dernière record toujours chaque tout toute tous toutes plus moins".split()
)


def may_go(run: Sequence[grammar.Token], opened: grammar.Opening, rest: Sequence[grammar.Token]) -> bool:
    """Whether a leading piece may be left out of a sentence that goes on with `rest`.

    Args:
        run: the tokens of the piece, one or more.
        opened: what `grammar.opening` says of it.
        rest: the tokens of the sentence from its main clause on.
    """
    first = run[0].text
    if opened.kept or first in _NOT_LOST:
        return False
    if opened.kind in {"connector", "coordination", "attribution", "relative"}:
        return True
    if opened.kind == "temporal":  # a day passes; a month or a year dates what is told
        return any(token.text in _WEEKDAYS for token in run) and not any(_is_year(token) for token in run)
    if weighs(run):
        return False
    if opened.kind == "participle":
        # "Interrogé sur la dette", "Évoquant la crue": what is said there is said of that.
        # "Contaminée en mars", "Critiqué pour ses choix": the reason of what follows.
        reason = befell(run) or any(token.text == "pour" for token in run)
        return not (run[0].text.endswith("ant") or run[0].text.startswith(_ASKED) or reason)
    if any(token.text in SCOPE for token in rest):
        return False
    if opened.kind == "preposition":
        if _told_then(rest) or _leads_to(run, rest):
            return False
        period = first == "lors" or [token.text for token in run[:2]] == ["au", "cours"]
        if period and measured(rest) and not any(token.text in grammar.REPORTING for token in rest[:12]):
            return False  # "Lors du Tour 2031, il a marqué dix buts"
        return (first in _CIRCUMSTANCES or _is_circumstance(run, rest)) and not among_others(
            rest[:_REACH_OF_VERB]
        )
    return False


def _told_then(rest: Sequence[grammar.Token]) -> bool:
    """Whether the main verb is in the imperfect or the pluperfect, which tell from a time: "Lors du vote, elle avait dit non"."""
    main = grammar.main_verb(rest)
    return (
        main is not None
        and rest[main].text.endswith(("ait", "aient"))
        and not _CONDITIONAL.search(rest[main].text)
    )


def _leads_to(run: Sequence[grammar.Token], rest: Sequence[grammar.Token]) -> bool:
    """Whether the main clause speaks of someone or something that only its head names: "Après l'aveu d'Odile Brun, elle …"."""
    if not any(token.proper for token in run[1:]):
        return False
    subject = rest[:_SUBJECT]
    return not any(token.proper for token in subject)


def _is_circumstance(run: Sequence[grammar.Token], rest: Sequence[grammar.Token]) -> bool:
    first = run[0].text
    if first in _ADVERBS:
        return True
    if first == "sur" and len(run) > 1 and run[1].proper:  # "Sur RTL, la ministre a promis …"
        return any(token.text in grammar.REPORTING for token in rest[:12])
    heads = _HEADS.get(first, frozenset())
    return any(token.text in heads for token in run[1 : 2 + _REACH])


def _is_year(token: grammar.Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit()
