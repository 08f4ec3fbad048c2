# ruff: noqa: SIM905 - a table of words is read and edited as words
"""Whether a French clause counts, ranks or suspects: what holds only of the place, medium and time told with it."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.text import grammar

# A figure, a rank, a record, a share, a suspicion: true of what is told with it, and of nothing wider.
MEASURED = frozenset(
    "million millions milliard milliards millier milliers dizaine dizaines centaine centaines moitié tiers quart majorité "
    "minorité record records meilleur meilleure pire seul seule seuls seules premier première premiers premières jamais "
    "aucun aucune tous toutes unique soupçonné soupçonnée soupçonnés soupçonnées accusé accusée accusés accusées suspecté "
    "suspectée suspectés poursuivi poursuivie poursuivis condamné condamnée condamnés coupable coupables examen dopage "
    "fraude viol viols agression agressions corruption complicité".split()
)


def measured(run: Sequence[grammar.Token]) -> bool:
    """Whether a clause counts, ranks or suspects: it is then true only of the place and time told with it."""
    return any(
        (token.text in MEASURED and not (i + 1 < len(run) and run[i + 1].text.endswith("ministre")))
        or (token.text[0].isdigit() and not _dates(run, i))
        or (token.text in {"plus", "moins"} and i > 0 and run[i - 1].text in {"le", "la", "les"})
        for i, token in enumerate(run)
    )


def _dates(run: Sequence[grammar.Token], i: int) -> bool:
    """Whether a number is a day, a year, an hour or an age, which count nothing."""
    token = run[i]
    after = run[i + 1].text if i + 1 < len(run) else ""
    before = run[i - 1].text if i else ""
    return (
        (len(token.text) == 4 and token.text.isdigit())
        or after in grammar.TEMPORALS | {"h", "ans", "er"}
        or before in grammar.TEMPORALS
    )
