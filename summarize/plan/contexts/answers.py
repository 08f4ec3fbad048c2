"""What the accused answer: an accusation is told with the answer that a source has, where there is room to tell it rightly.

A presumption of innocence that all sources keep must not be lost because the budget ends before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.plan.selection import Candidate, Problem
from summarize.text.signed import signed

_CHARGED = r"mise?s? en (?:examen|accusation|cause)|soupçonnée?s? d|accusée?s? d|inculpée?s?|poursuivie?s? pour|garde à vue|écrouée?s?|incarcérée?s?"
_ACCUSES = signed(
    "en examen|en accusation|en cause|soupçonné|accusé|inculpé|poursuivi|garde à vue|écroué|incarcéré",
    rf"(?<![\w-])(?:{_CHARGED})",
    re.IGNORECASE,
)
# "Conteste les faits", "nie avoir favorisé", "se dit innocent": the answer to a charge, and not "nie la crise".
_ANSWERS = signed(
    "contest|réfut|rejet|récus|démen|nie|niai|nié|nit|innocen|bonne foi|coupable|jamais |rien |assur|qui défend|avocat|défense d",
    r"(?<![\w-])(?:"
    r"(?:contest|réfut|rejet|récus|démen|ni)(?:e|ent|ait|aient|é|te|tent|tait|taient|tit|tent|ti)(?![\w-])[^.;:]{0,40}?"
    r"(?:(?<!\w)(?:faits|accusations?|soupçons|charges|reproches|allégations|culpabilité|en bloc|intégralité|toute? (?:faute|malversation|implication|violence|agression|corruption|fraude|acte|intention))(?!\w)|(?<=\s)(?:avoir|être) )|"
    r"clam(?:e|ent|é|ait) (?:son|leur|l')? ?innocence|(?:plaid(?:e|ent|é|ait)|assur(?:e|ent|é|ait)) (?:être de |la |leur |sa )?bonne foi|non coupables?|"
    r"se (?:di(?:t|sent|sait)|proclam(?:e|ent|ait)) innocente?s?|présumée?s? innocente?s?|présomption d['’]innocence|"
    r"(?:n['’]a|n['’]ont|n['’]avoir) (?:jamais|rien) (?:touché|commis|fait de mal|perçu|reçu|volé|à se reprocher)|"
    r"assur(?:e|ent|é|ait) (?:n['’]avoir|qu['’](?:il|elle|ils|elles) n['’](?:a|ont|avai(?:t|ent))) (?:pas|jamais|rien|aucun)|"
    # The defence speaks: "Me Odile Brun, qui défend Paul Norlin, dénonce un dossier vide".
    r"(?:qui défend(?:ent)?|avocate?s? (?:de la défense|d[eu]|des)|défense d[eu]) [^.;:]{2,60}? "
    r"(?:dénonc|assur|affirm|estim|répond|réagi|plaid|sout(?:ien|enu)|fai(?:t|sait) valoir|rejet|soulign|martel)[a-zé]*"
    r")",
    re.IGNORECASE,
)


def accuses(sentence: str) -> bool:
    """Whether a French sentence tells that someone is charged with something.

    >>> accuses("Le maire de Brévans a été mis en examen pour favoritisme.")
    True
    """
    return _ACCUSES.search(sentence) is not None


def answers(sentence: str) -> bool:
    """Whether a French sentence tells that someone denies a charge, or is presumed innocent.

    >>> answers("« Mon client conteste l'intégralité des faits », a réagi son avocate.")
    True
    >>> answers("Me Odile Brun, qui défend Paul Norlin, dénonce un dossier vide.")
    True
    >>> answers("Le maire conteste la fermeture du pont.")
    False
    """
    return _ANSWERS.search(sentence) is not None


def unanswered(sentences: Sequence[str]) -> bool:
    """Whether sentences told together charge someone, and none of them gives an answer."""
    return any(map(accuses, sentences)) and not any(map(answers, sentences))


def answered(sentences: Sequence[str]) -> bool:
    """Whether sentences told together charge someone, and give an answer."""
    return any(map(accuses, sentences)) and any(map(answers, sentences))


def ways_to_answer(
    candidates: Sequence[Candidate], problem: Problem, max_words: int
) -> list[tuple[int, ...]]:
    """The rows to give beside those that are given already, so that an answer is told: one way for each that fits.

    An answer that leans on the sentence before it in its article comes with that one, where it needs nothing itself.
    """
    found = []
    for row, candidate in enumerate(candidates):
        if not answers(candidate.text):
            continue
        context = candidate.context
        befores: list[tuple[int, ...]] = [()]
        if context.leans:
            befores = [
                (other,)
                for other, one in enumerate(candidates)
                if one.context.place and one.context.place == context.after and not one.context.leans
            ]
        for before in befores if not context.far else []:
            given = tuple(dict.fromkeys((*problem.given, *before, row)))
            apart = all(not problem.excludes[i, j] for i in given for j in given if i < j)
            if apart and problem.sizes[list(given)].sum() <= max_words:
                found.append(given)
    return found
