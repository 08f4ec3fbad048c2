"""What a French sentence makes more of than its French passages say: all, the most, guilty, because of.

Each is a word of a closed list that no passage has any of its like for; a sentence that keeps its
passages' words raises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summarize.text.words import is_function_word, is_operator, stem, words


class Overstated(NamedTuple):
    """`text` is `sentence[start:end]`."""

    kind: Literal["hedge", "relation"]
    start: int
    end: int
    text: str
    reason: str


# What the sentence may not say unless a passage says something of the second list.
_SCOPES = (
    (
        re.compile(
            r"\b(?:(?:tous|toutes)(?! (?:les )?(?:deux|trois|quatre|jours|mois|ans|semaines|heures))|à l['’]unanimité|unanimement|"
            r"l['’]ensemble (?:de la|du|des|de (?:ses|leurs))|dans (?:son|leur) ensemble|"
            r"la totalité|l['’]intégralité|sans exception)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:tou[st]|toutes?|unanim\w*|ensemble|totalité|intégral\w*|entier\w*|chaque|chacun\w*|les deux|l['’]un et l['’]autre|"
            r"permanen\w*|partout|complet\w*|complète\w*|généra\w*)\b",
            re.IGNORECASE,
        ),
        "no passage says it of all",
    ),
    (
        re.compile(
            r"\b(?:(?:le|la|les|des|son|sa|ses|leurs?|d['’]un[e]?) (?:plus|moins)(?! de\b| d['’]| que\b| grand nombre| tard| tôt)|"
            r"records?|historique|sans précédent|inédite?s?|(?:le|la|les|son|sa|ses|leur) (?:meilleure?s?|pires?))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:(?:le|la|les|des|son|sa|ses|leurs?|aux?|du) (?:plus|moins)|records?|historique\w*|sans précédent|inédite?s?|meilleure?s?|pires?|"
            r"premi(?:er|ère)s?|jamais|inégal\w*|première fois|numéro un|maxim\w+|minim\w+|principa\w+)\b",
            re.IGNORECASE,
        ),
        "no passage says so much of it",
    ),
    (
        re.compile(
            r"\b(?:jamais (?=\w+(?:é|i|u|t)e?s?\b)|de (?:son|leur|l['’]) ?histoire|de tous les temps|du monde)",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:jamais|histoire|histori\w+|tous les temps|mond\w+|record\w*|à ce jour|première fois|sans précédent|inédite?s?)\b",
            re.IGNORECASE,
        ),
        "no passage goes so far back",
    ),
)
# "Le plus ancien" for "l'un des plus anciens".
_MOST = re.compile(r"\b(?:le|la|du) plus \w+", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:un|une|deux|trois) des plus|\bparmi les plus|\bdes plus\b", re.IGNORECASE)
# Guilt, and what stands short of it.
_GUILTY = re.compile(
    r"\b(?:coupables?|condamnée?s?|meurtri(?:er|ère)s?|assassins?|incendiaires?|violeurs?|voleurs?|braqueurs?|escrocs?|"
    r"responsables? d(?:e|u|es) (?:la )?(?:mort|meurtre|crime|faits?)|auteurs? d(?:u|e|es)(?= (?:la |l['’]|son )?(?:meurtre|crime|braquage|vol|attaque|"
    r"attentat|incendie|agression|viol|faits))|(?:a|ont) (?:tué|assassiné|violé|harcelé|poignardé|volé))(?!\w)",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:soupçonn|mise?s? en examen|mise?s? en cause|inculp|présum|accus|suspect|poursuivie?s? pour|jugée?s? pour|enquête|plainte|visée?s? par)",
    re.IGNORECASE,
)
# A cause stands within so many characters of its mark.
_FAR = 80
# What is told as a cause. "Après" and "alors que" tell of time too, and are no cause.
_CAUSE = re.compile(
    r"\b(?:à cause d(?:e|u|es)|en raison d(?:e|u|es)|(?:provoquée?s?|causée?s?|entraînée?s?|motivée?s?) par|dûe?s? (?:à|au|aux)|due?s? (?:à|au|aux)|"
    r"faute d(?:e|u|es)|par souci d(?:e|u|es)|imputable (?:à|au|aux)|par manque d(?:e|u|es)|à cause d['’]|en raison d['’]|faute d['’]|par souci d['’])(?!\w)",
    re.IGNORECASE,
)
# "Est mort noyé" and the like tell a cause by themselves; so do the words after the cause, up to a mark.
_CLAUSE = re.compile(r"[,;:.!?()«»]|\b(?:selon|a |ont |qui |dans |sur |chez )", re.IGNORECASE)


def overstated(sentence: str, passages: Sequence[str]) -> Iterator[Overstated]:
    """Every word of a French sentence that goes further than its French passages."""
    together = "\n".join(passages)
    for claim, like, reason in _SCOPES:
        match = claim.search(sentence)
        if match and not like.search(together):
            yield Overstated("hedge", *match.span(), match[0], reason)
    most, among = _MOST.search(sentence), _AMONG.search(together)
    if most and among and not _AMONG.search(sentence) and not _MOST.search(together):
        yield Overstated("hedge", *most.span(), most[0], f"the passage says “{among[0]}”")
    guilty = _GUILTY.search(sentence)
    if (
        guilty
        and _CHARGED.search(together)
        and not _GUILTY.search(together)
        and not _charged_beside(sentence, guilty)
    ):
        yield Overstated("hedge", *guilty.span(), guilty[0], "the passage does not say that it is proved")
    yield from _causes(sentence, together)


def _charged_beside(sentence: str, guilty: re.Match[str]) -> bool:
    """Whether the words before say that it is a charge: "accusé d'avoir tué", "jugé pour"."""
    return _CHARGED.search(sentence, max(0, guilty.start() - 40), guilty.start()) is not None


def _causes(sentence: str, together: str) -> Iterator[Overstated]:
    """Causes of which no passage has a word."""
    known = {stem(word.text, "fr") for word in words(together)}
    for match in _CAUSE.finditer(sentence):
        rest = sentence[match.end() : match.end() + _FAR]
        end = _CLAUSE.search(rest)
        told = [
            word for word in words(rest[: end.start()] if end else rest)
            if not is_function_word(word.text, "fr") and not is_operator(word.text, "fr")
        ][:3]  # fmt: skip
        if told and not any(stem(word.text, "fr") in known for word in told):
            last = match.end() + told[-1].end
            yield Overstated(
                "relation", match.start(), last, sentence[match.start() : last], "no passage gives this cause"
            )
