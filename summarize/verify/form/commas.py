# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Commas that French demands and a newsroom forgot, or that part what belongs together: an apposition, an incise, a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.text import grammar
from summarize.text.entities.quotations import filled
from summarize.verify.problems import Problem

_NAME = (
    r"(?!(?:Comme|A|À|Au|Aux|En|Dans|Depuis|Selon|Pour|Après|Avant|Lors|Dès|Face|Sur|Malgré|Chez|Avec|Sans|Par|De|D['’]|Contre|Vers|Le|La|Les|"
    r"Un|Une|Des)(?![\w-]))[A-ZÀ-Ý][\w'’-]+(?: (?:van |von |ben |al-|el-)?[A-ZÀ-Ý][\w'’-]+){1,3}"
)
_AUXILIARY = r"(?:n['’]|ne |s['’]|se )?(?:a|ont|est|sont|avait|avaient|était|étaient|aura|sera|doit|va|peut)"
# "reconnaissant que Varenne, était": a subject right after "que", and a comma before its verb.
_AFTER_QUE = re.compile(rf"(?<!\w)qu(?:e |['’])(?:{_NAME}|[A-ZÀ-Ý][\w-]+), {_AUXILIARY} (?!-)[a-zà-ÿ«\"]")
_PERSON = (
    r"(?:ex-|ancien |ancienne |actuel |actuelle |nouveau |nouvelle |premier |première |vice-|numéro )?(?:maire|ministre|président|présidente|"
    r"directeur|directrice|patron|patronne|chef|cheffe|porte-parole|secrétaire|député|députée|sénateur|sénatrice|procureur|procureure|"
    r"avocat|avocate|professeur|professeure|responsable|adjoint|adjointe|chercheur|chercheuse|conseiller|conseillère|préfet|préfète|"
    r"garde des Sceaux|leader|dirigeant|dirigeante|candidat|candidate|chancelier|chancelière|roi|reine|pape|acteur|actrice|chanteur|"
    r"chanteuse|joueur|joueuse|entraîneur|sélectionneur|capitaine|épouse|mère|père|fils|fille|frère|sœur|soeur|auteur|autrice|fondateur|"
    r"fondatrice|juge|commissaire|gouverneur|médecin|épidémiologiste|infectiologue|virologue|coureur|pilote|numéro un|numéro deux)"
)
# "L'adjointe au maire de Brévans, Odile Lanoix a exprimé": the apposition is never closed.
_UNCLOSED_NAME = re.compile(
    rf"^(?P<office>(?:L['’]|(?:Le|La|Son|Sa|Un|Une) ){_PERSON}(?: [^,()«»\"“”–—:;]{{2,140}})?), (?P<name>{_NAME}) {_AUXILIARY} [a-zà-ÿ]"
)
# "Odile Lanoix, maire de Brévans a exprimé"
_UNCLOSED_OFFICE = re.compile(
    rf"^(?:M\. |Mme )?{_NAME}, (?P<office>(?:l['’]|(?:le|la|un|une) )?(?:{_PERSON}|âgée? de|née? en)"
    rf"(?: [^,()«»\"“”–—:;]{{2,100}})?) {_AUXILIARY} [a-zà-ÿ]"
)
# "La chambre qui était saisie du dossier, a ordonné": only the second comma of two.
_UNOPENED = re.compile(
    r"^(?:L['’]|(?:Le|La|Les|Un|Une|Des|Cette|Ces) )(?:[^,«»\"“”–—:;]{3,120}) (?P<subject>(?:qui|que|qu['’]|dont|où) ?[^,«»\"“”–—:;]{8,200}), "
    rf"(?:{_AUXILIARY}|devra(?:it|ient)?|devaient|devait|peuvent|pourr(?:a|ont|ait|aient)|vont|ser(?:ait|aient|ont)|doivent|reste(?:nt)?) "
    r"(?!-)[a-zà-ÿ]"
)
# "Un cargo, transportant du blé est arrivé": a participle's aside that is never closed.
_UNCLOSED_ASIDE = re.compile(
    r"^(?P<head>(?:L['’]|(?:Le|La|Les|Un|Une|Des|Cette|Ces|Plusieurs|Deux|Trois) )[^,()«»\"“”–—:;]{3,100}), (?P<office>[a-zà-ÿ]{3,12}ant"
    rf"(?: [^,()«»\"“”–—:;]{{3,120}})) {_AUXILIARY} [a-zà-ÿ]+[éeistu]s? "
)
# "A Brévans, les plages du port, sont fermées": the opening is closed, and the subject is parted from its verb.
_PARTED = re.compile(
    r"^(?:A|À|Au|Aux|En|Dans|Depuis|Selon|Pour|Après|Avant|Lors|Dès|Face|Sur|Malgré|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)"
    rf"(?: [^,()«»\"“”–—:;]{{2,80}})?, (?P<subject>(?:l['’]|(?:le|la|les|un|une|des|cette|ces) )[^,()«»\"“”–—:;]{{4,100}}), {_AUXILIARY} [a-zà-ÿ]"
)
# "Il a dévoilé jeudi, la liste": between a verb and its object.
_BEFORE_OBJECT = re.compile(
    r"^[^,()«»\"“”–—:;]{4,120} (?:a|ont) (?P<verb>officialisé|dévoilé|annoncé|présenté|publié|lancé|confirmé|dénoncé|signé|demandé|"
    r"inauguré|obtenu|ordonné|décidé|proposé|rejeté|approuvé)(?P<between> [^,()«»\"“”–—:;]{2,80}), (?:la|le|l['’]|un|une|les) ?[a-zà-ÿ]+[^,]*[.!]$"
)
# "elle va effectuer à 37 ans, un retour": one comma between an infinitive or a participle and its object. The object has no
# verb, and ends the sentence or is followed by what is no object: "…, un retour, avec l'espoir de gagner".
_ONE_COMMA = re.compile(
    r"(?<![\w'’-])(?:(?:va|vont|allait|doit|doivent|devra|devront|peut|peuvent|pourra|pourront|pour|à|de|afin de) |d['’]|(?:a|ont|avait|avaient|aura) )"
    r"(?P<verb>effectu|obten|re[cç]|cré|ouv|ferm|constru|perd|remport|sub|lanc|présent|publi|sign|annonc|dévoil|organis|donn|propos|adopt|vot|"
    r"rencontr|visit|attein|supprim|instaur|install|impos|réclam|dénonc|inaugur|célébr|découv|produi|disput|constitu|apport|vers|envoy|"
    r"utilis|développ|réalis|accueill)(?:er|ir|rir|oir|evoir|vrir|re|ire|dre|é|i|u|ert|it|t)"
    r" (?:à|dans|en|depuis|sur|avec|par|pour|lors|aux?|chez|devant|après|avant) (?P<between>[^,;:()«»\"“”–—]{2,60})$"
)
_OBJECT = re.compile(
    r"(?:(?:une?|les?|la|des|son|sa|ses) |l['’])[a-zà-ÿ-]+[^,;:()]*(?:$|(?=, (?:avec|pour|dans|en|lors|après|avant|afin|grâce|malgré|qui|dont|où|selon|soit|a-t|ont-)(?![\w])))"
)
_ONE_COMMA_REACH = 120  # code points that what `_ONE_COMMA` finds takes at most
_TIME = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d|an|année|mois|semaine|jour|journée|matin|soir|lendemain|veille|nuit|"
    r"week-end|printemps|été|hiver|automne|fois|moment|suite|heure|époque|siècle|occasion|lors)\b"
)


def commas(sentence: str) -> list[Problem]:
    """Where a comma is missing or one too many: problems of kind "marks"; quotations are not looked into."""
    bare = filled(sentence)
    return [Problem("marks", sentence[start:end], start, end) for start, end in sorted(set(_faults(bare)))]


def _faults(bare: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _AFTER_QUE.finditer(bare))
    for pattern in (_UNCLOSED_NAME, _UNCLOSED_OFFICE, _UNCLOSED_ASIDE, _PARTED):
        match = pattern.match(bare)
        if match is None:
            continue
        group = "subject" if pattern is _PARTED else "office"
        run = grammar.tokens(match[group])
        if pattern is _UNCLOSED_ASIDE and grammar.has_finite(grammar.tokens(match["head"])):
            continue
        timed = pattern is not _UNCLOSED_ASIDE and _TIME.search(match[group])
        if not timed and not grammar.has_finite(run) and not _links(run):
            yield match.span()
    unopened = _UNOPENED.match(bare)
    head = grammar.tokens(bare[: unopened.start("subject")]) if unopened else ()
    if unopened and not grammar.has_finite(head) and _is_one_clause(unopened["subject"]):
        yield unopened.span("subject")
    found = _BEFORE_OBJECT.match(bare)
    if found and not _says_what(found["between"]):
        yield found.span("between")
    if found is None:
        yield from _before_objects(bare)
    yield from _incises(bare)


def _before_objects(bare: str) -> Iterator[tuple[int, int]]:
    """What stands between a verb and the one comma before its object."""
    comma = bare.find(", ")
    while comma > 0:
        behind = _OBJECT.match(bare, comma + 2)
        parted = _ONE_COMMA.search(bare, max(0, comma - _ONE_COMMA_REACH), comma) if behind else None
        if behind and parted and _parts_from_object(parted["between"], behind[0]):
            yield parted.span("between")
        comma = bare.find(", ", comma + 1)


def _parts_from_object(between: str, behind: str) -> bool:
    """Whether no object stands before the comma, and behind it a noun phrase without its own verb."""
    run, rest = grammar.tokens(between), grammar.tokens(behind)
    if run[-1].proper or grammar.has_finite(run) or _says_what(" ".join(token.text for token in run[1:])):
        return False
    return grammar.main_verb(rest) is None and not any(token.text in ("ayant", "étant") for token in rest)


def _is_one_clause(relative: str) -> bool:
    """Whether a relative holds its own verb and no other, so that what follows is the main one."""
    run = grammar.tokens(relative)
    verbs = [i for i in range(1, len(run)) if grammar.is_finite(run, i)]
    return len(verbs) == 1 and not any(token.text in grammar.CLAUSE_OPENERS for token in run[1:])


def _says_what(between: str) -> bool:
    """Whether an object or a clause follows the verb at once, so that what the comma sets off is another."""
    run = grammar.tokens(between)
    return any(token.text in grammar.CLAUSE_OPENERS for token in run) or any(
        token.text in _OBJECTS and (i == 0 or run[i - 1].text not in grammar.PREPOSITIONS)
        for i, token in enumerate(run)
    )


_OBJECTS = frozenset(
    "le la les l' un une des du de d' que qu' son sa ses leur leurs ce cette ces plusieurs deux trois".split()
)
_SAYING = "précisé|indiqué|annoncé|déclaré|expliqué|ajouté|affirmé|rapporté|assuré|souligné|estimé|rappelé|confirmé|noté|constaté"
# "la digue a été ouverte a précisé le maire.", "après la fuite précise Val TV.": who says it ends the sentence.
_INCISE = re.compile(
    rf" (?P<verb>(?:a|ont|avait) (?:{_SAYING})|précise|indique|annonce|affirme|rapporte|souligne|rappelle|estime|explique|assure) "
    r"(?P<who>(?:l['’]|(?:le|la|les|M\.|Mme|un|une) )?[^,;:()«»\"“”–—]{2,80})[.!]$"
)


def _incises(bare: str) -> Iterator[tuple[int, int]]:
    """A verb of saying that closes the sentence behind a clause that has its verb, with no comma between."""
    match = _INCISE.search(bare)
    if match is None:
        return
    start = max(bare.rfind(mark, 0, match.start()) for mark in ",;:«»()–—") + 1
    run = grammar.tokens(bare[start : match.start()])
    if any(token.text in _LINKS for token in run[-2:]):
        return
    main = grammar.main_verb(run, embedded=True)
    if main is None or main >= len(run) - 1:
        return
    if _links(run[main + 1 :]) or grammar.has_finite(grammar.tokens(match["who"])) or " que " in match["who"]:
        return
    yield match.span("verb")


_LINKS = (
    grammar.CLAUSE_OPENERS | grammar.COORDINATORS | {"que", "qu'", "comme", "ne", "n'", "y", "l'", "s'", "se"}
)


def _links(run: Sequence[grammar.Token]) -> bool:
    """Whether a subordinate clause or a second one begins among the tokens: its verb may be the one that says."""
    return any(token.text in _LINKS - {"ne", "n'", "y", "l'", "s'", "se"} for token in run)
