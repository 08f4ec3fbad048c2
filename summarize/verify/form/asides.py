# ruff: noqa: SIM905 - tables of words are read and edited as words
"""What is set into a French sentence with one comma of two, or with none: "Odile Lanoix, maire de Vern a dit", "La digue qui tient, protège".

Beside summarize/verify/form/commas.py and summarize/verify/form/pauses.py, which know only "avoir", "être" and their like as verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.text import grammar
from summarize.text.dictionary import in_dictionary
from summarize.text.entities.quotations import filled
from summarize.text.french_verbs import NOUN_TOO, finite_forms
from summarize.text.persons import person_noun
from summarize.verify.problems import Problem

_PARTICLE = r"(?:de |du |d['’]|van |von |ben |al-|el-|le |la )?"
_NAME = rf"(?:M\. |Mme )?(?!\w['’])[A-ZÀ-Ý][\w’'-]+(?: {_PARTICLE}[A-ZÀ-Ý][\w’'-]+){{0,3}}"
_DETERMINED = r"(?:[Ll]['’]|(?:[Ll]e|[Ll]a|[Ll]es|[Uu]ne?|[Cc]ette|[Cc]et?|[Ss]on|[Ss]a|[Ss]es|[Cc]es|[Dd]es|[Dd]eux|[Tt]rois|[Pp]lusieurs) )"
# What may open a sentence before its subject, up to its comma.
_LEAD = re.compile(
    r"(?:À|A|Au|Aux|En|Dans|Depuis|Pendant|Lors|Dès|Sur|Malgré|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|Ce|Cette|Le \d+|Mais|Pourtant|Ainsi|"
    r"Alors|Enfin)(?: [^,«»\"“”–—:;()]{2,80})?(?: \([^()]{2,40}\))?, "
)
_NAMED = re.compile(rf"{_NAME}(?: \([^()]{{1,40}}\))?(?=, )")
_PHRASE = re.compile(rf"{_DETERMINED}[^,()«»\"“”–—:;]{{3,110}}?(?: \([^()]{{1,40}}\))?(?=, )")
_ASIDE = re.compile(r"[^,;:()–—]*(?:\([^()]*\)[^,;:()–—]*)*")
# They begin no name, or one of a place where something is told to be.
NO_NAMES = frozenset(
    "place porte rue avenue côté direction résultat gare boulevard hier lundi mardi mercredi jeudi vendredi samedi dimanche depuis selon pour après avant lors dès "
    "face sur malgré chez avec sans par de contre vers à a au aux en dans comme le la les un une des et mais or donc si quand alors ainsi enfin ce cette ces cet "
    "celui celle ceux celles son sa ses c'est voilà voici tous toutes plus".split()
)
_BEFORE_OFFICE = frozenset("le la l' un une son sa ancien ancienne".split())
_SUCH = frozenset("ex ancien ancienne nouveau nouvelle jeune premier première célèbre".split())
_AGED = frozenset("âgé âgée âgés âgées".split())
_PARTICIPLES = frozenset(
    "né née nés nées paru parue venu venue parti partie élu élue élus élues mort morte mis mise pris prise issu issue connu connue prévu prévue sorti sortie".split()
)
# They open what the verb belongs to.
_OPENERS = grammar.CLAUSE_OPENERS | {"comme", "et", "ou", "ni"}
_MANY = re.compile(r"(?:[^m]ent|ont|aient)$")
# A head that tells when: "Le lendemain, réunis en urgence les élus …".
_WHEN = re.compile(
    r"(?:\d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|an|ans|années?|mois|semaines?|jours?|journée|matin|soir|lendemain|veille|nuit|heures?|week-end|printemps|été|"
    r"hiver|automne|fois|moment|suite|époque|siècle|occasion)(?!\w))"
)
# "La France qui gagne", "le Paris qui change": which one of several is told, and no comma is wanted.
_RELATIVE_TO_NAME = re.compile(
    rf"(?P<article>L['’]|(?:Le|La) |)(?P<name>{_NAME}) (?P<relative>(?:(?:qui|dont|où) |qu(?:e |['’]))[^,;:()–—]{{6,160}})"
)
# "La digue qui protège le port, tient": a relative is closed that was never opened.
_UNOPENED = re.compile(
    r"(?P<head>(?:L['’]|(?:Le|La|Un|Une|Son|Sa|Cette|Ce (?!n['’]|(?:sont|est|qui|que|dont|fut|serait|sera)(?!\w))|Cet) ?)[^,;:()«»\"“”–—]{3,90}?) "
    r"(?P<relative>(?:qui|dont|que|qu['’]|où) ?[^,;:()«»\"“”–—]{6,160}), (?=(?P<rest>[^,;:]{4,300}))"
)
_CLITICS = frozenset("ne n' se s' y".split())


def asides(sentence: str) -> list[Problem]:
    """What one comma sets off where two should: problems of kind "marks"; quotations are not looked into.

    >>> [problem.text for problem in asides("Odile Lanoix, maire de Brévans depuis dix ans quitte la ville.")]
    ['maire de Brévans depuis dix ans']
    """
    bare = filled(sentence)
    return [Problem("marks", sentence[start:end], start, end) for start, end in _faults(bare)]


def _faults(bare: str) -> Iterator[tuple[int, int]]:
    starts = [0]
    lead = _LEAD.match(bare)
    if lead and not any(person_noun(token.text) for token in grammar.tokens(lead[0])):
        starts.append(lead.end())
    for start in starts:
        if (unclosed := _unclosed(bare, start)) is not None:
            yield unclosed
    relative = _RELATIVE_TO_NAME.match(bare)
    if relative and _is_one_of_a_kind(relative):
        yield relative.span("relative")
    unopened = _UNOPENED.match(bare)
    if unopened and not _WHEN.match(bare) and _runs_into_verb(unopened):
        yield unopened.span("relative")


def _unclosed(bare: str, start: int) -> tuple[int, int] | None:
    """Where an aside stands behind the subject at `start` and runs into the verb; None where none does."""
    named = _NAMED.match(bare, start)
    if named and not _is_name(named[0]):
        named = None
    head = named or _PHRASE.match(bare, start)
    if head is None or (named is None and (_WHEN.search(head[0]) or grammar.has_verb(head[0]))):
        return None
    aside = _ASIDE.match(bare, head.end() + 2)
    run = grammar.tokens(aside[0]) if aside else []
    if aside is None or len(run) < _FEWEST:
        return None
    verb = _verb_behind(run, named is not None)
    if verb is None or (_MANY.search(run[verb].text) and any(token.text == "et" for token in run[:verb])):
        return None
    behind = grammar.tokens(bare[aside.end() + 1 : aside.end() + 60])
    if bare[aside.end() : aside.end() + 1] == "," and grammar.starts_with_verb(behind):
        return None
    return aside.start(), aside.start() + run[verb - 1].end


_FEWEST = 4  # tokens of an aside and its verb


def _verb_behind(run: Sequence[grammar.Token], named: bool) -> int | None:
    """The index of the main verb that an aside runs into; None where no aside begins or no verb follows it."""
    at = 1 if run[0].text in _BEFORE_OFFICE else 0
    if run[at].text in _SUCH:
        at += 1
    word = run[at].text
    office = named and (person_noun(word) or (at > 0 and run[0].text in {"un", "une"}))
    aged = word in _AGED or (word[0].isdigit() and run[at + 1].text == "ans")
    while at < len(run) - 1 and run[at].text.endswith("ment") and not run[at].proper:
        at += 1
    word = run[at].text
    done = (
        not run[at].proper
        and (word.endswith(("é", "ée", "és", "ées")) or word in _PARTICIPLES)
        and run[0].text not in _BEFORE_OFFICE
    )
    if not (office or aged or done):
        return None
    for i in range(at + 1, len(run) - 1):
        if run[i].text in _OPENERS - {"et"}:
            return None
        if grammar.is_finite(run, i):
            return None if i < 2 or "-" in run[i].text or run[i - 1].text in _OPENERS else i
    return None


def _is_name(words: str) -> bool:
    """Whether words with capitals name somebody or something: no "Originaire de Brévans", no "Pourtant"."""
    parts = words.removeprefix("M. ").removeprefix("Mme ").split()
    first = parts[0].lower().replace("’", "'")
    if first in NO_NAMES or (parts[0].isupper() and len(parts[0]) > len("SNCF")):
        return False
    return not in_dictionary(first) or (len(parts) > 1 and parts[1][0].isupper() and not person_noun(first))


def _is_one_of_a_kind(match: re.Match[str]) -> bool:
    """Whether a relative follows a name that needs no telling which one, and holds a verb of its own."""
    parts = match["name"].removeprefix("M. ").removeprefix("Mme ").split()
    first = parts[0].lower()
    if first in NO_NAMES or any(not part[0].isupper() for part in parts):
        return False
    if in_dictionary(first) and (len(parts) == 1 or not match["article"]):
        return False
    if len(parts) == 1 and match["article"] and in_dictionary(parts[0]):
        return False  # "la France qui gagne"
    return grammar.has_finite(grammar.tokens(match["relative"]))


def _runs_into_verb(match: re.Match[str]) -> bool:
    """Whether a relative with its one verb is followed by a comma and the main verb."""
    if grammar.has_verb(match["head"]):
        return False
    run = grammar.tokens(match["relative"])
    verbs = [i for i in range(1, len(run)) if grammar.is_finite(run, i)]
    if len(verbs) != 1 or verbs[0] == len(run) - 1 or any(token.text in _OPENERS for token in run[1:]):
        return False
    return begins_with_verb(grammar.tokens(match["rest"]))


def begins_with_verb(run: Sequence[grammar.Token]) -> bool:
    """Whether tokens begin with a finite verb that is no noun and none of saying, and go on with a word."""
    at = 0
    while at < len(run) and run[at].text in _CLITICS:
        at += 1
    if at >= len(run) - 1 or run[at].proper:
        return False
    verb, behind = run[at].text, run[at + 1].text
    if "-" in verb or verb in grammar.REPORTING or verb not in finite_forms() or not behind[0].isalpha():
        return False
    if verb.endswith(
        "e"
    ):  # "figure de la droite", "équipe du port": a noun or an adjective, but before an object or a place
        return not person_noun(verb) and (at > 0 or (verb not in NOUN_TOO and behind in _BEHIND_VERB))
    return _VERB.search(verb) is not None


_VERB = re.compile(r"(?:r(?:a|ont|ait|aient)|[^m]ent|(?:ti|vi)en(?:t|nent)|met|[eo]nd)$")
_BEHIND_VERB = frozenset(
    "le la les l' un une des son sa ses leur leurs en à au aux dans sur ainsi également aussi donc désormais".split()
)
