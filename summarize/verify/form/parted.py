# ruff: noqa: SIM905 - tables of words are read and edited as words
"""French subjects that one comma parts from their verb: behind "que", as a list of names, behind an opening, before any verb.

Beside summarize/verify/form/pauses.py, which looks at a sentence's first phrase and at "avoir", "être" and their like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.text import grammar
from summarize.text.entities.quotations import filled
from summarize.text.persons import person_noun
from summarize.text.signed import signed
from summarize.verify.form.asides import NO_NAMES, begins_with_verb
from summarize.verify.problems import Problem

_BE_OR_HAVE = (
    "a|ont|est|sont|avait|avaient|était|étaient|aura|auront|sera|seront|serait|seraient|doit|doivent|devait|devaient|va|vont|peut|peuvent|"
    "pourra|pourront|devra|devront|devrait|devraient|pourrait|pourraient|permet|permettent|fait|font|reste|restent"
)
_MANY = "ont|sont|avaient|étaient|auront|seront|seraient|doivent|devaient|vont|peuvent|pourront|devront|pourraient|devraient|font|restent"
_CLITIC = r"(?:n['’]|ne |s['’]|se |l['’])?"
# "a précisé le maire" behind a comma tells who says it, and is no verb of what stands before.
_SAYS = (
    r"(?:a|ont|avait|avaient) (?:(?:[a-zà-ÿ]+ment|également|aussi|ainsi|encore|notamment) )?(?:annoncé|indiqué|précisé|expliqué|déclaré|affirmé|souligné|rapporté|assuré|"
    r"ajouté|estimé|rappelé|confirmé|noté|constaté|dénoncé|appris|déploré|salué|critiqué|fustigé|prédit|suggéré|admis|avoué|plaidé|témoigné|commenté|"
    r"ironisé|résumé|relevé|signalé|poursuivi|promis|dit|écrit|jugé|lancé|tweeté|martelé|confié|raconté|révélé|détaillé|reconnu|regretté|insisté|"
    r"conclu|averti|prévenu|réagi|répondu|observé|fait|pour)(?!\w)"
)
_NAME = r"(?:M\. |Mme )?[A-ZÀ-Ý][\w’'-]+(?: (?:de |du |d['’]|van |von |ben |al-|el-|le |la )?[A-ZÀ-Ý][\w’'-]+){0,3}"
# "alors que les plages du port, sont fermées"
_BEHIND_THAT = re.compile(
    r"[a-z](?<![\w'’-].)(?:(?<=q)ue|(?<=c)ar|(?<=a)lors que|(?<=t)andis que|(?<=p)(?:uisque|arce que)|(?<=l)(?:orsque|esquel(?:le)?s|equel|aquelle)|(?<=o)ù) "
    rf"(?P<subject>(?:l['’]|(?:la|les?|une?|des|cette|ces|cet?|son|sa|ses|leurs?) )[^,;:()«»\"“”–—]{{3,100}}), (?!{_SAYS}){_CLITIC}(?:{_BE_OR_HAVE}) (?!-)[a-zà-ÿ]"
)
# Beside them "que" compares, bounds or gives an example: "plus que les autres, a …", "ne … que", "ainsi que".
_COMPARED = frozenset(
    "ne n' plus moins aussi autant même autre autres ainsi tel tels telle telles mieux pire meilleur parmi , à si".split()
)
_NEAR = 8  # tokens before "que" in which what it compares is looked for
# "La réussite du projet conçu à Brévans, passe par …": one comma, behind a subject, before any verb.
_BEFORE_VERB = re.compile(
    r"(?P<subject>(?:L['’]|(?:Le|La|Les|Une?|Des|Ces|Cette|Cet?|Son|Sa|Ses|Leurs?|Plusieurs|Certaine?s|Deux|Trois|Aucune?|Tous les|Toutes les) )"
    r"[^,«»\"“”–—:;()]{2,200}), (?=(?P<rest>[^,]{5,400}))"
)
# "Brévans, Corvalle et le port d'Orvanne, ont signé"
_LIST = re.compile(
    rf"(?P<list>(?:{_NAME}(?: \([^()]{{1,40}}\))?, )*(?P<last>{_NAME}(?: \([^()]{{1,40}}\))? (?:et|ou|ou encore|ainsi que) "
    rf"(?:(?:l['’]|le |la |son |sa )(?:[^,;:()«»\"“”–—]{{2,60}})|{_NAME}(?: \([^()]{{1,40}}\))?))), (?!{_SAYS}){_CLITIC}(?:{_MANY}) (?!-)[a-zà-ÿ]"
)
# "Ancien maire de Brévans, Odile Lanoix, a signé": who she is opens, and her name is the subject.
_BEHIND_OFFICE = re.compile(
    rf"(?P<office>(?:Ancien |Ancienne |Ex-)?[A-ZÀ-Ýa-zà-ÿ][a-zà-ÿ-]+(?: [^,()«»\"“”–—:;]{{2,100}})?), {_NAME}, (?!{_SAYS}){_CLITIC}(?:{_BE_OR_HAVE}) (?!-)[a-zà-ÿ]"
)
_FITTING = frozenset("ancien ancienne membre né née élu élue originaire âgé âgée natif native adepte".split())
# "des villes comme Brévans, Corvalle ou Orvanne, ont signé": what gives examples was never set off.
_EXAMPLES = signed(
    " comme ",
    r"(?:^|, )(?P<subject>[^,;:()«»\"“”–—]{3,100}(?<!tout) comme (?:(?:les?|la) |l['’]|[A-ZÀ-Ý])[^;:()«»\"“”–—]{2,140} (?:et|ou) [^,;:()«»\"“”–—]{2,50}), "
    rf"(?!{_SAYS}){_CLITIC}(?:{_MANY}) (?!-)[a-zà-ÿ]",
)
_WHEN = re.compile(
    r"(?:[Ll]['’]|\w+ )(?:\w+ )?(?:\d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|an|ans|années?|mois|semaines?|jours?|matin|soir|lendemain|veille|nuit|heures?|minutes|"
    r"week-end|printemps|été|hiver|automne|fois|temps|après-midi|premier)(?!\w))"
)


def parted(sentence: str) -> list[Problem]:
    """Where one comma parts a subject from its verb: problems of kind "marks"; quotations are not looked into.

    >>> [problem.text for problem in parted("Il dit que les plages de Brévans, sont fermées.")]
    ['les plages de Brévans']
    """
    if "," not in sentence:
        return []
    bare = filled(sentence)
    return [Problem("marks", sentence[start:end], start, end) for start, end in _faults(bare)]


def _faults(bare: str) -> Iterator[tuple[int, int]]:
    for match in _BEHIND_THAT.finditer(bare):
        if (
            not _WHEN.match(match["subject"])
            and not grammar.has_verb(match["subject"])
            and not _compares(bare[: match.start()])
        ):
            yield match.span("subject")
    before_verb = _BEFORE_VERB.match(bare)
    if (
        before_verb
        and not _WHEN.match(bare)
        and not grammar.has_verb(before_verb["subject"])
        and begins_with_verb(grammar.tokens(before_verb["rest"]))
    ):
        yield before_verb.span("subject")
    names = _LIST.match(bare)
    if names and not grammar.has_verb(names["list"]) and names["list"].split()[0].lower() not in NO_NAMES:
        yield names.span("list")
    office = _BEHIND_OFFICE.match(bare)
    if office and _is_office(office["office"]):
        yield office.span()
    for match in _EXAMPLES.finditer(bare):
        if not grammar.has_verb(match["subject"].replace(" comme ", " , ")):
            yield match.span("subject")


def _compares(before: str) -> bool:
    """Whether "que" compares or bounds, by the tokens before it."""
    run = grammar.tokens(before)
    return any(token.text in _COMPARED - {","} for token in run[-_NEAR:]) or (
        bool(run) and run[-1].text in _COMPARED
    )


def _is_office(opening: str) -> bool:
    """Whether an opening tells who somebody is: "Ancien maire de Brévans"."""
    first = grammar.tokens(opening)[0].text.removeprefix("ex-")
    return (person_noun(first) or first in _FITTING) and not grammar.has_verb(opening)
