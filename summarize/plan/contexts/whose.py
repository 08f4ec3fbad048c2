"""Whose, whom, who says so: pronouns of a French sentence that nobody whom it tells before them can be meant by."""

from __future__ import annotations

import re

from summarize.text.entities.tables import word_set
from summarize.text.persons import body_noun, person_noun
from summarize.text.signed import signed

# "Au premier rang d'entre eux", "deux d'entre elles": of whom?
_OF_THEM = signed("d'entre eux|d'entre elles", r"^[^,;:«»]{0,40}?d'entre (?:eux|elles)(?![\w-])")
# "Des noms circulent pour le remplacer": whom? A person or one thing named before it may be meant.
_DONE_TO_ONE = (
    "remplacer|succéder|rencontrer|soutenir|entendre|juger|interpeller|arrêter|défendre|libérer|extrader|nommer|interroger|"
    "recevoir|accueillir|convaincre|réélire|élire|battre|affronter|limoger|démettre|destituer|conserver|reprendre|racheter|vendre"
)
_WHOM = signed(
    _DONE_TO_ONE,
    r"^(?P<before>[^;:«»]{0,90}?)(?<![\w'-])(?:pour|de|d'|à|peut|doit|veut|va|devra|pourrait|voudrait|souhaite) (?:le |la |l'|lui )"
    rf"(?:{_DONE_TO_ONE})(?![\w-])",
)
_SINGULAR = re.compile(
    r"(?<![\w-])(?:[Ll][ea] |[Ll]'|[Uu]ne? |[Ss]on |[Ss]a |[Cc]et? |[Cc]ette |[Dd]u |[Aa]u )|(?<=\w )[A-ZÀ-Ý]|^[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]"
)

# "Les pêcheurs ont reconnu son élection": whose? Of 37,000 sentences from within articles 13, none alone.
_OF_ONE = re.compile(
    r"^(?:(?:Les|Des|Plusieurs|Quelque|Certaine?s|De nombreu(?:x|ses)|Deux|Trois|Quatre|Cinq|Six|Dix|Tous les|Toutes les|\d[\d.]*)|"
    r"L'[^,;:«»]{2,30} (?:comme|et) les)(?P<before> [^,;:«»]{2,80}? (?:n'|ne s'|s'|ne |se )?(?:ont|sont|avaient|étaient|auront|seront|vont|[a-zà-ÿ]+ent) "
    r"[^,;:«»]{0,60}?)(?<![\w'-])(?:son|sa|ses) (?!tour(?!\w)|côté(?!\w)|part(?!\w))"
)
# "La ligue a voté leur exclusion": whose? 11 as well.
_OF_SEVERAL = re.compile(
    r"^(?P<before>(?:Le |La |L'|Une? (?!de ))[^,;:«»]{3,110}?)(?<![\w'-])leurs? (?![a-zà-ÿ]+(?:er|ir|re|é|i|u)(?!\w))[a-zà-ÿ]{4,}"
)
_MANY = re.compile(
    r"(?<![\w-])(?:[a-zà-ÿ]*[sx]|\d[\w.]*|leur|[a-zà-ÿ]+aine [a-zà-ÿ]+|[a-zà-ÿ]{2,}ent|ont|vont|quatre|cinq|sept|huit|neuf|beaucoup|plupart|nombre|"
    r"millier|million|milliard|et|ou|ni|comme|avec|"
    r"couple|trio|duo|groupe|famille|fratrie|foule|monde|majorité|moitié|tiers|équipe|public|police|peuple|population|jeunesse|[^\W\d_]+age)(?![\w-])",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?<![\w-])(?:chacune?|chaque|on|personne|aucune?|toute?)(?![\w-])", re.IGNORECASE)

# "Il faut dix jours, selon elle": who? No name, person or body before it can be meant: 44, one of them alone.
_ACCORDING = re.compile(
    r"^(?P<before>[^;]{5,200}?),? (?:selon|d'après) (?:(?P<one>lui|elle)|eux|elles)(?=[,.;:]| [a-zà-ÿ])"
)
_WHO_SAYS = word_set(
    "il elle ils elles on tous toutes certains certaines beaucoup quelqu gouvernement exécutif pouvoir parquet police préfecture "
    "gendarmerie presse défense accusation opposition majorité droite gauche justice"
)
_NAME = re.compile(r"(?<=[\s'(])[A-ZÀ-Ý]")


def of_nobody_told(unquoted: str) -> bool:
    """Whether a possessive or a pronoun, as in "selon elle", means somebody outside of the sentence.

    Args:
        unquoted: a French sentence with straight apostrophes, its quotations masked.
    """
    if _OF_THEM.match(unquoted):
        return True
    whom = _WHOM.match(unquoted)
    if whom and not _SINGULAR.search(whom["before"]):
        return True
    of_one = _OF_ONE.match(unquoted)
    if of_one and not _SINGULAR.search(of_one["before"]) and not _EACH.search(of_one["before"]):
        return True
    of_several = _OF_SEVERAL.match(unquoted)
    if of_several and not _MANY.search(of_several["before"]):
        return True
    according = _ACCORDING.match(unquoted)
    return according is not None and _names_no_one(according["before"], one=according["one"] is not None)


def _names_no_one(before: str, *, one: bool) -> bool:
    """Whether nothing in the beginning of a sentence can be whom "selon lui" means; of several any plural may be."""
    words = re.findall(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*", before.casefold())
    if _NAME.search(before) or _WHO_SAYS.intersection(words):
        return False
    if not one and {"les", "des", "aux", "ces", "leurs", "plusieurs"}.intersection(words):
        return False
    singular = {form for word in words for form in (word, word.rstrip("s"))}
    return not any(person_noun(word) or body_noun(word) for word in singular)
