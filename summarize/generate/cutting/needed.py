# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Which asides a French sentence is told for: what it concedes, sets as a condition, explains, charges or rests upon.

The rest of such a sentence is true and misleads: "Le maire a gagné, | au prix de lourdes pertes". An
aside behind the main verb is therefore needed unless it is of a kind that only describes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarize.text import grammar
from summarize.text.entities.numerals import NUMERALS

Run = Sequence[grammar.Token]

LISTED = 2  # names in a bracket that tell which ones were counted

# What somebody is charged with or was sentenced to: without it a prosecution has no object.
_CHARGED = tuple(
    "soupçonn accus condamn poursuivi inculp suspect reproch visé passible coupable écrou incarcér détenu emprisonn".split()
)
# What takes part of it back, limits it, gives its reason or its price.
_WEIGHING = frozenset(
    "ne n' non malgré pourtant toutefois cependant néanmoins mais quoique sans seulement uniquement faute sauf hormis excepté hors "
    "condition conditions réserve prix dépit défaut exception contrairement différence contre raison raisons cause causes "
    "grâce suite échange risque afin car parce puisque puisqu' examen débat prison détention fuite exil".split()
)
# Participles of one who goes on speaking: what they bring is a second statement, and the first one stands.
_SPEAKING = frozenset(
    "ajoutant précisant soulignant rappelant estimant assurant expliquant affirmant indiquant jugeant insistant notant "
    "saluant évoquant déplorant dénonçant regrettant appelant promettant".split()
)
# What befell somebody, which is why the sentence names him.
_BEFELL = tuple(
    "test détect diagnostiqu contamin infect atteint hospitalis mort tu décéd disparu bless licenci limog démis arrêt "
    "interpell retrouv enlev défigur mutil frapp touch menac ruin fragilis".split()
)
# First word and head noun of what may leave the end of a sentence: a meeting, company, the state of a thing.
_CIRCUMSTANCES = {
    "lors": frozenset({"de", "d'", "du", "des"}),
    "au": frozenset({"cours"}),
    "aux": frozenset({"côtés"}),
    "à": frozenset({"occasion", "issue"}),
    "en": frozenset({"marge", "présence", "compagnie", "vigueur", "proie", "quête", "charge"}),
    "dans": frozenset({"cadre", "communiqué", "tweet", "message"}),
}
_REACH = 3  # tokens in which the head noun stands: "à la toute fin"
_TIMES = grammar.TEMPORALS | grammar.SPANS | {"fois"}
_NUMERALS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent mille".split()
)
_IN = frozenset({"à", "au", "en", "dans", "près"})


def is_age(run: Run) -> bool:
    """Whether a piece is an age: "72 ans", "âgé de 44 ans"."""
    words = [token.text for token in run]
    if words[:1] and words[0] in {"âgé", "âgée", "âgés", "âgées"}:
        words = words[2:]
    return len(words) == 2 and words[0][0].isdigit() and words[1] == "ans"


def befell(run: Run) -> bool:
    """Whether a participle says what befell somebody: "testé positif", "touché par la crise"."""
    return run[0].text.startswith(_BEFELL)


def charges(run: Run) -> bool:
    """Whether a piece says what somebody is suspected of, charged with or sentenced for."""
    return any(token.text.startswith(_CHARGED) for token in run)


def weighs(run: Run) -> bool:
    """Whether a piece concedes, restricts, denies, explains or charges."""
    return charges(run) or any(token.text in _WEIGHING for token in run)


def needed(run: Run, opened: grammar.Opening, *, behind: bool, core: Run, brief: bool = False) -> bool:
    """Whether the rest of a sentence misleads, or says nothing, without one of its asides.

    Args:
        run: the tokens of the aside.
        opened: what `grammar.opening` says of it.
        behind: whether it stands behind the main verb.
        core: the tokens before it.
        brief: for a headline, which may leave every circumstance to the text below it.
    """
    kind = opened.kind
    if kind in {"attribution", "connector", "reporting"} or is_age(run):
        return False
    if kind in {"subordinate", "coordination"} or weighs(run) or _lists(run, behind=behind):
        return True
    if kind == "temporal" or (brief and kind != "relative"):
        return False  # generate/cutting/cuts.py keeps the days
    if kind == "relative":
        return _comments(run)
    if kind == "participle":
        return _does(run, behind=behind, core=core)
    if kind == "preposition" and run[0].text.endswith("ment") and run[1:] and grammar.is_participle(run[1]):
        return _does(run[1:], behind=behind, core=core)  # "durement éprouvé par la crue"
    if kind == "preposition":
        return (
            behind
            and not _gives_example(run)
            and not _lies_in(run, core)
            and (not _meets(run) or among_others(core))
        )
    if (
        run[0].text in {"le", "la", "les", "l'"}
        and len(run) > 1
        and grammar.is_participle(run[1])
        and run[1].text.endswith("ant")
    ):
        return True  # "…, la jugeant imprudente"
    return _absolute(run) or _times(run) or _names_one_of(run, core, behind=behind)


def _comments(relative: Run) -> bool:
    """Whether what reads as a relative is about the whole clause: "ce qui …", "après que …", "ainsi que …", "selon laquelle"."""
    words = [token.text for token in relative[:2]]
    return words[0] in {"ce", "selon"} or (words[0] not in grammar.RELATIVES and words[-1] in {"que", "qu'"})


def _does(run: Run, *, behind: bool, core: Run) -> bool:
    """Whether a participle tells a deed, a result or a source, not what the thing before it is.

    "Le maire, citant des témoins, …", "…, isolant trois villages", "a dîné avec le préfet, testé positif": needed.
    "…, élu en mars": not, nor what somebody adds to what he said.
    """
    if not run[0].text.endswith("ant"):
        return behind and befell(run)
    told = any(token.text in grammar.REPORTING for token in core)
    return not (behind and told and run[0].text in _SPEAKING)


def _meets(run: Run) -> bool:
    """Whether a prepositional piece tells at what meeting or in whose company: "lors d'une visite"."""
    heads = _CIRCUMSTANCES.get(run[0].text, frozenset())
    return any(token.text in heads for token in run[1 : 1 + _REACH])


# What places a statement among others: the place where it was made then stays with it.
_AMONG_OTHERS = frozenset(
    "ensuite également aussi encore puis toutefois cependant pourtant ajouté ajoute poursuivi poursuit répondu répond renchéri "
    "réagi répété rétorqué répliqué conclu réitéré insisté".split()
)
_SIDE = frozenset({"côté", "tour", "part"})  # "de son côté", "à son tour", "pour sa part"


def among_others(run: Run) -> bool:
    """Whether a clause tells one statement of several: "a ensuite promis", "a promis de son côté"."""
    return any(
        token.text in _AMONG_OTHERS
        or (token.text in _SIDE and i > 0 and run[i - 1].text in {"son", "sa", "leur"})
        for i, token in enumerate(run)
    )


def _absolute(run: Run) -> bool:
    """Whether a noun has a participle of its own: "le délai étant passé" gives a reason, "un fonds visant les ports" none."""
    return run[0].text not in {"un", "une"} and any(
        token.text.endswith("ant")
        and not token.proper
        and i > 0
        and run[i - 1].text not in grammar.DETERMINERS
        and grammar.is_participle(token)
        for i, token in enumerate(run)
    )


def _times(run: Run) -> bool:
    """Whether a piece measures a time from another: "un mois après l'accident", "une fois le pont ouvert"."""
    words = [token.text for token in run[:8]]
    return not _TIMES.isdisjoint(words[:3]) or (
        not _TIMES.isdisjoint(words) and not {"avant", "après"}.isdisjoint(words)
    )


def _lists(run: Run, *, behind: bool) -> bool:
    """Whether a piece goes on with a list: "deux marins, | trois dockers ainsi que leur chef"."""
    numeral = run[0].text[0].isdigit() or run[0].text in _NUMERALS
    return (behind and numeral) or any(
        (left.text, right.text) in {("ainsi", "que"), ("ainsi", "qu'")} for left, right in pairwise(run)
    )


def _names_one_of(run: Run, core: Run, *, behind: bool) -> bool:
    """Whether an apposition gives the name of what was told by its kind: "l'un des syndicats, la Ligue du port"."""
    if not core or core[-1].proper:
        return False
    return run[0].proper or (behind and any(token.proper for token in run))


def _gives_example(run: Run) -> bool:
    """Whether a piece gives examples of what is told as a whole: "notamment à Corvalle"."""
    words = [token.text for token in run[:2]]
    return words[0] == "notamment" or words in (["en", "particulier"], ["par", "exemple"])


def _lies_in(run: Run, core: Run) -> bool:
    """Whether a piece tells where the place that is named before it lies: "à Corvalle, en Orvanne"."""
    clear = not any(token.text[0].isdigit() or token.text in {"plein", "pleine"} for token in run)
    return run[0].text in _IN and run[-1].proper and bool(core) and core[-1].proper and clear and len(run) < 7


def bracket_needed(inside: Run, before: Run) -> bool:
    """Whether a bracket, or what stands between two dashes, is needed.

    What was counted is told there: "quatre régions (l'Orvanne et la Serre…)". A person's house or party tells who it is: "Odile Brun (Banque du Palt)". "Les bancs sont (ou seront)
    fermés", "(la mairie dément)" and what `weighs` take part of the sentence back.
    """
    if not inside or weighs(inside) or grammar.has_finite(inside):
        return bool(inside)
    if inside[0].text in _ALTERNATIVE or any(token.text in {"ne", "n'", "non", "pas"} for token in inside):
        return True
    if sum(token.proper for token in inside) >= LISTED and _is_counted(before):
        return True
    return is_person(before) and not inside[0].text[0].isdigit() and not is_age(inside)


def _is_counted(run: Run) -> bool:
    """Whether tokens end in things that are counted: "quatre régions"."""
    return any(token.text in NUMERALS["fr"].cardinals or token.text.isdigit() for token in run[-3:])


_ALTERNATIVE = frozenset("ou et ni dont".split())


def is_person(run: Run) -> bool:
    """Whether tokens end in a first and a last name, or in what looks like them."""
    return (
        len(run) > 1
        and run[-1].proper
        and run[-2].proper
        and run[-1].start - run[-2].end == 1
        and run[-2].text not in grammar.DETERMINERS
    )
