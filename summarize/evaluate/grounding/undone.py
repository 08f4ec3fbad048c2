"""What French passages tell as to come, as possible or as given up, and a sentence tells as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summarize.evaluate.grounding.stances import is_conditional, stances
from summarize.evaluate.grounding.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import words


class Undone(NamedTuple):
    """`text` is `sentence[start:end]`."""

    kind: Literal["hedge", "negation"]
    start: int
    end: int
    text: str
    reason: str


# A participle and the stem of its future and infinitive, where they part company.
_IRREGULAR = {
    "recu": "rece", "ouvert": "ouvr", "pris": "prend", "repris": "reprend", "mis": "mett", "rendu": "rend", "vendu": "vend",
    "venu": "vien", "tenu": "tien", "fait": "f", "vu": "v", "elu": "eli", "conclu": "concl", "battu": "batt", "produit": "produi",
    "rouvert": "rouvr", "couru": "cour", "perdu": "perd", "atteint": "attein", "reduit": "redui", "construit": "construi",
    "comparu": "compara", "obtenu": "obtien", "remis": "remett", "promis": "promett", "permis": "permett", "soumis": "soumett",
}  # fmt: skip
_DONE = re.compile(
    r"\b(?:a|ont|est|sont|s['’]est)(?: été)? (?:(?:déjà|aussi|finalement|définitivement) )?(?P<word>[^\W\d_]{3,20})(?![^\W_])"
)
_PARTICIPLE = re.compile(
    r"(?!(?:plus|tout|très|sous|avant|pendant|maintenant|souvent|puis|aussi|ici|ainsi|tant|autant)$).*(?:é|i|u|it|is|rt|nt|aint|eint)e?s?$"
)
# Verbs that say of the infinitive after them that it is not so, or may not be so.
_GIVEN_UP = (
    r"renon[cç]\w*|refus\w*|exclu\w*|écart\w*|évit\w*|empêch\w*|interdi\w*|abstien\w*|abstenu\w*|dispens\w*"
)
_POSSIBLE = (
    r"envisag\w*|song\w*|menac\w*|espèr\w*|espér\w*|souhait\w*|pourrai\w*|pourron\w*|peu[tx]|peuvent|risqu\w*|propos\w*|voudrai\w*|"
    r"tent\w*|cherch\w*|demand\w*|réclam\w*|promet\w*|engag\w*"
)
_GOVERNED = re.compile(
    rf"\b(?:(?P<not>{_GIVEN_UP})|(?P<maybe>{_POSSIBLE}))(?: [^\W\d_]+ment)?\s?(?:à |de |d['’])?(?:(?:se |s['’]|la |le |les |l['’]|y |en |lui ))?"
    r"(?P<verb>[^\W\d_]{2,20}(?:er|ir|re))(?![^\W_])",
    re.IGNORECASE,
)
_GOVERNS = re.compile(rf"\b(?:{_GIVEN_UP}|{_POSSIBLE}|projet\w*|éventuel\w*|si\b|s['’]il)", re.IGNORECASE)


def undone(sentence: str, passages: Sequence[str]) -> Iterator[Undone]:
    """Every verb of a French sentence that its French passages do not tell as a fact."""
    together = "\n".join(passages)
    yield from _done(sentence, together)
    yield from _governed(sentence, together)


def _governed(sentence: str, together: str) -> Iterator[Undone]:
    """What the passages only tell behind "renoncer à", "envisager de", and the sentence without any such word."""
    if _GOVERNS.search(sentence) or any(
        m.kind == "negation" or m.group == "modal" for m in stances(sentence)
    ):
        return
    if any(is_conditional(word.text) for word in words(sentence)):
        return
    spans = [match.span() for match in _GOVERNED.finditer(together)]
    free = "".join(c for at, c in enumerate(together) if not any(a <= at < b for a, b in spans))
    for match in _GOVERNED.finditer(together):
        root = fold(match["verb"])[:-2]
        if match["verb"].lower() in _NO_DEED or len(root) < 3 or _stands(root, free):
            continue
        told = _stands(root, sentence)
        if told is not None:
            reason = f"the passage says “{match[0]}”"
            yield Undone("negation" if match["not"] else "hedge", *told, sentence[told[0] : told[1]], reason)


# No verbs, or verbs that say nothing by themselves.
_NO_DEED = word_set(
    "contre entre autre notre votre quatre outre être faire rester devenir mettre hier premier"
)
# What a verb's stem may end in for the deed to be told: the future, the infinitive after "va", a participle.
_ENDINGS = r"(?:r?er|r?ir|re|[eiu]?r(?:a|ont)|e|ee|es|ees|i|ie|is|it|u|ue|us|ent)"


def _stands(root: str, text: str) -> tuple[int, int] | None:
    """Where a word of that stem stands in a text."""
    whole = re.compile(rf"{re.escape(root)}{_ENDINGS}")
    return next(((word.start, word.end) for word in words(text) if whole.fullmatch(fold(word.text))), None)


def _done(sentence: str, together: str) -> Iterator[Undone]:
    """What is told as done and the passages tell as to come: "a ouvert" for "ouvrira", "prévoit d'ouvrir"."""
    past = {fold(match["word"]) for match in _DONE.finditer(together)}
    for match in _DONE.finditer(sentence):
        word = fold(match["word"])
        bare = word.removesuffix("s").removesuffix("e")
        if not _PARTICIPLE.match(match["word"]) or any(other[:5] == word[:5] for other in past):
            continue
        root = next(
            (_IRREGULAR[form] for form in (word, word.removesuffix("e"), bare) if form in _IRREGULAR), bare
        )
        if (len(root) > 3 or word != root) and re.search(
            rf"(?<!\w){root}[^\W\d_]{{0,4}}r(?:a|ont)(?!\w)|"
            rf"\b(?:doi(?:t|vent)|va|vont|pourra(?:it|ient)|prevoi(?:t|ent) d[e']|envisage(?:nt)? d[e']|prete? a|veut|veulent|compte(?:nt)?|"
            rf"propose(?:nt)? d[e'])(?: (?:etre|y|se))? ?{root}",
            fold(together).replace("’", "'"),
        ):
            yield Undone("hedge", *match.span(), match[0], "the passage says that it is to come")
