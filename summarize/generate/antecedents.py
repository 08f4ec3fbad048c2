"""Whom a French pronoun at the head of a sentence stands for, where only one can be meant.

The subject of the sentence before, in the same article, named there once and rivalled by nobody:
"Le maire de Trévigny, Paul Aubin, ferme le pont. Il promet une enquête." Anything less is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.generate.cutting.chunk import Chunk
from summarize.generate.cutting.chunks import chunks
from summarize.generate.cutting.pieces import lay_out
from summarize.text import grammar
from summarize.text.entities.names import names

LONGEST_MENTION = 16  # tokens; a longer subject is a sentence of its own
FARTHEST = 3  # sentences back: "Le maire … Il … Il …" is one story, more may be another's

OPENING = re.compile(r"^(?P<pronoun>Il|Elle|Ce dernier|Cette dernière)\s+(?=[a-zà-ÿ])")
AFTER_LEAD = re.compile(r"^(?P<lead>[A-ZÀ-Ý][^,«»\"“”:;]{2,60}),\s+(?P<pronoun>il|elle)\s+(?=[a-zà-ÿ])")
SPEAKING = re.compile(
    r",\s(?P<verb>(?:a|avait)(?=-t-)|[a-zà-ÿ]{2,15})(?:-t)?-(?P<pronoun>il|elle)\b"
    r"(?:\s(?:aussi|encore|également|ensuite|toutefois|notamment|alors|ainsi)(?=\s))?(?P<participle>\s[a-zà-ÿ]{3,14})?"
)
IMPERSONAL = re.compile(
    r"^(?:.{0,130}, )?il (?:n['’]|ne |s['’]|se |lui |leur |nous |en |me ){0,2}(?:y a|y avait|faut|fallait|faudra|faudrait|agit|agissait|agira|agirait|"
    r"pleut|neige|reste|restait|semble|semblait|convient|conviendra|suffit|suffirait|manque|existe|importe|vaut|paraît|arrive|"
    r"(?:est|était|sera|serait|a été|n['’]est|devient) (?:à |pas |plus |très |trop |tout |encore |aussi |donc |déjà |d['’]ores et déjà |[\"«] ?)*(?:possible|impossible|probable|"
    r"important|nécessaire|indispensable|difficile|facile|interdit|prévu|temps|question|rare|urgent|essentiel|clair|certain|vrai|tôt|tard|"
    r"recommandé|conseillé|demandé|vraisemblable|regrettable|logique|fréquent|évident|question|envisagé|décidé|établi|permis|"
    r"hors de question|reproché|préférable|utile|inutile|bon|normal|rappelé|précisé|\d))",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"[»”\"],? (?:(?:a|ont|avait|avaient) (?:[a-zà-ÿ]+ )?[a-zà-ÿ]+(?:é|i|u|it)|[a-zà-ÿ]+(?:e|ent|t)) (?:l[ea] |l['’]|les |une? |son |sa |M\.|Mme |[A-ZÀ-Ý])"
)
_TOLD_TO = re.compile(
    r" (?:à l['’]AFP|à la presse|à Reuters|à [A-Z]|au [A-Z]|auprès d|au micro|à la radio|à la télévision|aux journalistes|sur |devant )"
)
_OF_NAME = re.compile(r"\b(?:de |d['’])[A-ZÀ-Ý]")
# Only people do these: a bridge cannot be meant.
_HUMAN = frozenset(
    "démissionné arrêté arrêtée condamné condamnée interpellé interpellée mort morte décédé décédée né née hospitalisé "  # noqa: SIM905
    "hospitalisée accusé accusée soupçonné soupçonnée salué remercié appelé promis souhaité refusé accepté plaidé inculpé "
    "inculpée examen libéré libérée élu élue nommé nommée réélu réélue invité félicité écroué écrouée avoué nié tweeté "
    "espère souhaite promet veut entend craint redoute refuse réclame dort vit travaille ironise plaisante".split()
)
# "Il l'a annoncé", "Elle en a parlé": they lean on something else too.
_OBJECTS = re.compile(r"(?:ne |n['’])?(?:l['’]|le |la |les |lui |leur |en |y )")
_OWN = {"il": ("m", "le"), "elle": ("f", "la")}
_DETERMINERS = {
    "m": frozenset("le un ce cet du au l' son".split()),  # noqa: SIM905
    "f": frozenset("la une cette l' sa".split()),  # noqa: SIM905
}
_NO_MENTION = frozenset(
    [
        "celui",
        "celle",
        "ceux",
        "celles",
        "lui",
        "eux",
        "pour",
        "lors",
        "dans",
        "avec",
        "après",
        "avant",
        "par",
        "devant",
        "pendant",
        "contre",
        "chez",
        "depuis",
        "dès",
        "vers",
        "sur",
        "sous",
        "alors",
        "tandis",
        "plus",
        "et",
        "ou",
        "ni",
        "qui",
        "que",
        "qu'",
        "dont",
        "où",
        "un",
        "une",
        "des",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "on",
        "il",
        "elle",
        "ils",
        "elles",
        "nous",
        "je",
    ]
)
_TITLES = {"m": "m", "mme": "f", "mlle": "f", "me": None, "dr": None, "pr": None}
_LINKED = re.compile(r"(?:Mais|Or|Et|Ainsi|Enfin|Puis|Pourtant|Toutefois|Car|Donc),? ")


@dataclass(frozen=True, slots=True)
class Mention:
    """How a text names somebody, office and name as it has them, without the comma around an apposition.

    `apposed` when the mention ends in one and wants a comma before its verb; `gender` is "m", "f"
    or None where the words do not tell.
    """

    text: str
    start: int
    end: int
    gender: str | None
    person: bool
    apposed: bool


def subject(sentence: str) -> Mention | None:
    """Who or what a French sentence is about: its subject, or the speaker named after a quotation."""
    if lay_out(sentence) is None:
        return None
    parts = [part for part in chunks(sentence, "fr") if part.kind not in {"insert", "tail"}]
    for i, part in enumerate(parts):
        if part.kind == "core":
            speaker = _speaker(sentence, parts)
            # "Odile Brun « part », a continué le préfet": who speaks next is he, by whatever verb.
            if speaker is None and _SAID_BY.search(sentence):
                return None
            return speaker or _head(sentence, parts, i)
    return None


def antecedent(before: Sequence[str], sentence: str, pronoun: str) -> Mention | None:
    """The one that a pronoun of a sentence stands for; None unless it is certain.

    Args:
        before: the sentences before it, the nearest last; those that open on the same pronoun pass it on.
        sentence: the sentence.
        pronoun: "il", "elle", "ce dernier" or "cette dernière".
    """
    own = {"ce dernier": "il", "cette dernière": "elle"}.get(pronoun.lower(), pronoun.lower())
    opened = OPENING.match(sentence) or AFTER_LEAD.match(sentence)
    if IMPERSONAL.match(sentence) or (opened and _OBJECTS.match(sentence, opened.end())):
        return None
    gender = _OWN[own][0]
    if opened is not None and _leans_elsewhere(opened["lead"] if opened.re is AFTER_LEAD else "", sentence):
        return None
    human, acts = _is_human(sentence), _acts(sentence)
    for text in reversed(before[-FARTHEST:]):
        opens = OPENING.match(text)
        if opens is not None and opens["pronoun"].lower() == own:
            if _persons(text, 0, opens.end()) or IMPERSONAL.match(text) or not human:
                return None
            continue
        found = subject(text)
        if found is None or found.gender not in {gender, None}:
            return None
        if found.gender is None and not found.person:
            return None
        if _persons(text, found.start, found.end):
            return None
        if not found.person and (acts or _OF_NAME.search(found.text)):
            return None  # a newspaper is not arrested; "le profil d'Odile" may be the person's doing
        if not (found.person and human) and _rivals(text, found, gender):
            return None
        return found
    return None


def _head(sentence: str, parts: Sequence[Chunk], i: int) -> Mention | None:
    """The words before the main verb, with the apposition that tells who."""
    part = parts[i]
    run = grammar.tokens(sentence, part.start, part.end)
    verb = grammar.main_verb(run)
    if verb is not None:
        while verb > 0 and run[verb - 1].text in {"ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'"}:
            verb -= 1
        return _mention(sentence, part.start, run[verb].start, apposed=False) if verb else None
    if any(token.text in grammar.CLAUSE_OPENERS for token in run) or i + 1 >= len(parts):
        return None
    aside = parts[i + 1]
    if aside.kind != "aside" or aside.opening not in {"noun", "other"}:
        return _mention(sentence, part.start, part.end, apposed=False)
    after = parts[i + 2] if i + 2 < len(parts) else None
    if after is None or after.kind != "core":
        return None
    return _mention(sentence, part.start, aside.end, apposed=True)


def _speaker(sentence: str, parts: Sequence[Chunk]) -> Mention | None:
    """Who is named after the verb of saying that closes a quotation: "…, a déclaré le maire Paul Aubin"."""
    if not any(mark in sentence for mark in '«"“'):
        return None
    for i, part in enumerate(parts):
        if part.kind != "reporting" or i == 0:
            continue
        run = grammar.tokens(sentence, part.start, part.end)
        said = next((k for k, token in enumerate(run[:6]) if token.text in grammar.REPORTING), None)
        if said is None or said + 1 >= len(run):
            return None
        apposed = (
            i + 1 < len(parts) and parts[i + 1].kind == "aside" and parts[i + 1].opening in {"noun", "other"}
        )
        end = parts[i + 1].end if apposed else part.end
        told = _TOLD_TO.search(sentence, run[said + 1].start, end)
        if told is not None and apposed:
            return None
        end = told.start() if told else end
        return _mention(sentence, run[said + 1].start, end, apposed=apposed)
    return None


def _mention(sentence: str, start: int, end: int, *, apposed: bool) -> Mention | None:
    linked = _LINKED.match(sentence, start, end)
    start = linked.end() if linked else start
    text = sentence[start:end].strip(" ,.")
    apposed = apposed or "," in text
    run = grammar.tokens(text)
    if any(token.text in grammar.TEMPORALS | grammar.SPANS or token.text[0].isdigit() for token in run[:4]):
        return None  # "Neuf jours plus tard": no subject
    words = [token for token in run if token.text[0].isalpha()]
    if not words or len(run) > LONGEST_MENTION or any(token.text in _NO_MENTION for token in words):
        return None
    if any(not (token.text[0].isalnum() or token.text in {",", ".", "-"}) for token in run):
        return None  # quotations, brackets, dashes
    first = words[0]
    if first.text not in {"le", "la", "l'"} and not (
        first.text in _TITLES or (first.proper and len(words) > 1 and words[1].proper)
    ):
        return None
    if first.text in grammar.PREPOSITIONS | grammar.SUBORDINATORS | grammar.DETERMINERS - {"le", "la", "l'"}:
        return None
    if text.count(",") > 1:
        return None
    pairs = any(a.proper and b.proper for a, b in pairwise(words[1:]))
    bare = first.text not in {"le", "la", "l'"}
    person = pairs or (bare and len(words) > 1 and words[1].proper) or first.text in _TITLES
    gender = {"le": "m", "la": "f"}.get(first.text) or _TITLES.get(first.text)
    return Mention(text, start, end, gender, person, apposed)


def _leans_elsewhere(lead: str, sentence: str) -> bool:
    """Whether another is brought in before the pronoun ("Quant à Odile Maurin, elle …"), or the writer speaks."""
    if re.match(r"(?:Quant|Quand|Concernant|Pour|Comme|Selon|D['’]après|Si)\b", lead) or _persons(lead, 0, 0):
        return True
    own_words = re.split(r"[«\"“]", sentence)[0]
    return re.search(r"\b(?:(?:je|me|nous)\b|[jm]['’])", own_words, re.IGNORECASE) is not None


def _acts(sentence: str) -> bool:
    return any(token.text in _HUMAN for token in grammar.tokens(sentence)[:14])


def _is_human(sentence: str) -> bool:
    run = [token.text for token in grammar.tokens(sentence)[:14]]
    return bool(SPEAKING.search(sentence)) or any(word in grammar.REPORTING or word in _HUMAN for word in run)


def _persons(text: str, start: int, end: int) -> bool:
    """Whether anybody else is named, outside the mention: two capitalised words, or a title."""
    for name in names(text, "fr"):
        if name.start < end and start < name.end:
            continue
        titled = re.search(
            r"(?:\bM\.|\bMM\.|\bMmes?|\bMlle|\bMe|\bDr)\s$", text[max(0, name.start - 6) : name.start]
        )
        if titled or len(name.text.split()) > 1:
            return True
    return False


def _rivals(text: str, mention: Mention, gender: str) -> bool:
    """Whether another noun of that gender stands outside the mention."""
    return any(
        token.text in _DETERMINERS[gender]
        for token in grammar.tokens(text)
        if not mention.start <= token.start < mention.end
    )
