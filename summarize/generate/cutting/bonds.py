"""What binds a piece of a French sentence to the pieces before it: it completes them, ends their list, takes them back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarize.generate.cutting.pieces import Layout, Slice
from summarize.text import grammar

Run = Sequence[grammar.Token]  # the tokens of a piece, between two commas

OPPOSING = frozenset({"mais", "pourtant", "cependant", "toutefois", "néanmoins", "or", "reste"})
# "d'abord", "de son côté": they complete nothing.
NO_COMPLEMENT = frozenset(
    "d'abord d'ici d'ailleurs d'autant d'après d'autres d'aucuns deson deleur denouveau demême deplus dequoi "  # noqa: SIM905
    "desorte defait demanière defaçon ducoup dumoins dureste".split()
)
# Nouns that say little without what they are of: "a droit, comme prévu, | à une aide".
_WANTING = frozenset(
    "droit accès recours appel face lieu fin suite part référence contraire prêt prête prêts conforme".split()  # noqa: SIM905
)
_PRESENTS = frozenset("est sont était étaient fut furent sera seront serait".split())  # noqa: SIM905
# Prepositions that the members of one list share.
_FAMILIES = (
    frozenset({"à", "au", "aux", "en", "dans", "sur", "chez", "près"}),
    frozenset({"de", "d'", "du", "des"}),
    *(frozenset({word}) for word in ("par", "pour", "avec", "sans", "contre", "entre", "vers")),
)


def opposes(runs: Sequence[Run], i: int) -> bool:
    """Whether a piece takes back part of what precedes: "…, toutefois derrière ses rivaux"."""
    return any(token.text in OPPOSING for token in runs[i][:2])


def presented(runs: Sequence[Run], i: int, opened: grammar.Opening) -> bool:
    """Whether a relative tells what becomes of the one that the sentence presents: "c'est Odile Brun, | qui …".

    "C'est", "il y a", "voici" say nothing by themselves: the relative is the predicate.
    """
    if opened.kind != "relative":
        return False
    said = [token.text for run in runs[:i] for token in run]
    return any(
        (left in {"c'", "ce"} and right in _PRESENTS)
        or (left, right) == ("y", "a")
        or left in {"voici", "voilà"}
        for left, right in pairwise(said)
    )


_PARTS = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt plusieurs certains certaines quelques "  # noqa: SIM905
    "celui celle ceux celles".split()
)


def is_partitive(run: Run) -> bool:
    """Whether a piece tells some of a number and has no verb: "dont deux policiers", "dont Odile Brun"."""
    if len(run) < 2 or run[0].text != "dont" or grammar.has_finite(run):
        return False
    second = run[1]
    return second.proper or second.text[0].isdigit() or second.text in _PARTS


def ends_list(runs: Sequence[Run], i: int) -> bool:
    """Whether a piece ends a list of phrases of one kind: "en Orvanne, | au Palt et en Serre"."""
    run, before = runs[i], runs[i - 1]
    family = next((family for family in _FAMILIES if run[0].text in family), frozenset[str]())
    joint = next((k for k, token in enumerate(run) if token.text in grammar.COORDINATORS and k > 0), None)
    if joint is None or joint + 1 >= len(run) or grammar.has_finite(run):
        return False
    goes_on = run[joint + 1].text in family or (run[joint + 1].proper and run[joint - 1].proper)
    return goes_on and any(token.text in family for token in before)


def completes(runs: Sequence[Run], i: int) -> bool:
    """Whether a piece goes on past an aside: "le départ, mardi, | de la flotte", "droit, dit-il, | à partir"."""
    run = runs[i]
    if len(run) > 1 and run[0].text in {"à", "au", "aux"}:
        last = runs[i - 2][-2:] if i > 1 else []
        before = last[-1].text if last else ""
        if (
            len(last) > 1
            and before.endswith(("er", "ir", "re"))
            and last[0].text in {"de", "d'", "à", "pour"}
        ):
            return True  # "inutile d'accéder, dit-il, | à la demande"
        infinitive = run[0].text == "à" and run[1].text.endswith(("er", "ir", "re")) and not run[1].proper
        return before in _WANTING or (infinitive and not grammar.opening(run).kept)
    if len(run) < 2 or run[0].text not in {"de", "d'", "du", "des"}:
        return False
    return run[0].text + run[1].text not in NO_COMPLEMENT and not grammar.opening(run).kept


def wants_object(run: Sequence[grammar.Token]) -> bool:
    """The clause so far ends in its verb: "a annoncé", "s'est rendu", "affirme"."""
    last = len(run) - 1
    if grammar.is_finite(run, last):
        return True
    # "a aussi annoncé", not "les cas confirmés"
    return grammar.is_participle(run[last]) and any(
        token.text in grammar.AUXILIARIES or token.text in {"avoir", "ayant", "être"}
        for token in run[max(0, last - 4) : last]
    )


def run_of(sentence: str, piece: Slice, layout: Layout) -> list[grammar.Token]:
    """The tokens of a piece, without those quoted or inserted."""
    masks = (*layout.quotes, *layout.inserts)
    return [
        token
        for token in grammar.tokens(sentence, piece.start, piece.end)
        if not any(mask.start <= token.start < mask.end for mask in masks)
        and (token.text[0].isalnum() or token.text[0].isalpha())
    ]


def is_quoted(piece: Slice, layout: Layout) -> bool:
    """The piece opens with a quotation that fills most of it."""
    return any(
        quote.start == piece.start and (quote.end - quote.start) * 2 > piece.end - piece.start
        for quote in layout.quotes
    )
