"""French constructions half of which is gone, or parted by a comma: faults of a newsroom's hurry, and of a cut."""

from __future__ import annotations

import re

from summarize.text import grammar
from summarize.text.entities.quotations import masked
from summarize.text.signed import signed
from summarize.verify.problems import Problem

# "arrivée il y a 25 ans" tells when: its verb is no main verb.
AGO = re.compile(
    r"\sil y a\s(?=\d|une?\s|deux\s|trois\s|quelques\s|plusieurs\s|plus\s|près\s|environ\s|moins\s)"
)
# "s'est autour de", "se sont dans": the participle is lost.
_REFLEXIVE = re.compile(
    r"(?<![\w-])(?:s['’]est|se sont|s['’]était|s['’]étaient)(?![\w-])(?P<rest>[^.;:!?]{0,120})"
)
_PARTICIPLE = re.compile(
    r"(?<![\w'’-])(?!(?:du|au|qui|si|ni|aussi|lui|celui|ici|ainsi|parmi|midi|lieu|lundi|mardi|mercredi|jeudi|vendredi|samedi)\b)[a-zà-ÿ]+(?:é|ée|és|ées|i|ie|is|ies|(?:m|pr|qu|ss)is|it|ite|its|ites|(?:m|pr|qu|ss)ises?|u|ue|us|ues|û|ert|erte|erts|ertes|int|inte|ints|intes|"
    r"fait|faite|mort|morte|morts|mortes|clos|close)(?![\w-])"
)
# "La maire de Brévans, a signé.": no comma opened before.
_PARTED = re.compile(
    r"(?:L'|(?:Le|La|Les|Un|Une|Des|Cette|Ces|Plusieurs|Quelques) )(?P<subject>[^,()«»\"“”–—:;\[]{4,160}?), "
    r"(?:n'|ne |s'|se )?(?:a|ont|est|sont|avait|avaient|était|étaient|aura|auront|sera|seront|doit|doivent|va|vont) [^\W\d_]"
)
_DATED_SUBJECT = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d|an|année|mois|semaine|jour|matin|soir|lendemain|veille|nuit|week-end|"
    r"printemps|été|hiver|automne)\b"
)
# ", et à la veille du scrutin." ends a sentence whose other half is gone.
_HALF = signed(
    ", et ",
    r", et (?:à la (?:veille|suite)|au (?:lendemain|moment)|à l'(?:issue|occasion)|alors qu|lorsqu|quand|tandis qu|après qu|si(?!\w)|depuis qu)[^,;:]{0,200}[.!]$",
)

# "Le président a, lui.": an auxiliary whose participle is gone.
_NO_PARTICIPLE = signed(
    ", lui|, elle|, eux",
    r"(?<![\w'-])(?:a|ont|avait|avaient|aura|auront|est|sont|était|étaient), (?:lui|elle|eux|elles)[.!]$",
)


def halves(sentence: str) -> list[Problem]:
    """What is there of a construction whose other half is gone."""
    plain = masked(sentence.replace("’", "'"))
    problems = [
        Problem("verb", reflexive[0][:20], *reflexive.span())
        for reflexive in _REFLEXIVE.finditer(plain)
        if reflexive["rest"].strip() and not _PARTICIPLE.search(reflexive["rest"])
    ]
    if (repaired := without_lone_comma(sentence)) is not None:
        at = next((i for i, (a, b) in enumerate(zip(sentence, repaired, strict=False)) if a != b), 0)
        problems.append(Problem("marks", ",", at, at + 1))
    if (waiting := _NO_PARTICIPLE.search(plain)) is not None:
        problems.append(Problem("verb", waiting[0], *waiting.span()))
    half = _HALF.search(plain)
    if half and not grammar.has_finite(grammar.tokens(half[0])):
        problems.append(Problem("form", half[0], *half.span()))
    return problems


def without_lone_comma(sentence: str) -> str | None:
    """The sentence without a comma that parts its subject from its verb; None when it has no such fault.

    "La maire de Brévans, a signé": what stands before holds no verb and no other comma, bracket or dash.
    """
    plain = sentence.replace("’", "'")
    match = _PARTED.match(plain)
    if match is None or _DATED_SUBJECT.match(match["subject"]):
        return None
    if grammar.has_finite(grammar.tokens(AGO.sub(" depuis ", plain[: match.end("subject")]))):
        return None
    comma = match.end("subject")
    return sentence[:comma] + sentence[comma + 1 :]
