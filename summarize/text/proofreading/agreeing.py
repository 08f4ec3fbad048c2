# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French words side by side that do not agree: "des leader", "personnels hospitalier", "sont obligatoire".

Only forms whose every reading in the dictionary is a noun or an adjective count (text/dictionary.py).
"""

from __future__ import annotations

import re

from summarize.text.dictionary import Inflection, in_dictionary, inflections
from summarize.text.signed import signed
from summarize.text.small_words import gender

_SIGNS = re.compile(r"[^\W\d_]++(?:['’](?!\w{0,3}['’])|-[^\W\d_]++)*+|\d[\d.,]*|[^\w\s]")
_PLURAL = frozenset(
    "les des ces aux mes tes ses nos vos leurs plusieurs quelques deux trois quatre cinq six sept huit neuf dix onze douze "
    "quinze vingt trente quarante cinquante soixante cent".split()
)
_SINGULAR = {
    "un": "m",
    "le": "m",
    "ce": "m",
    "cet": "m",
    "du": "m",
    "au": "m",
    "une": "f",
    "la": "f",
    "cette": "f",
}
# Before a noun they say that it is one: "leur congés", "chaque soirs".
_OF_ONE = frozenset("leur notre votre mon ton son ma ta sa chaque quel quelle".split())
# Between "être" and what agrees with its subject: "reste encore marginales".
_DEGREES = frozenset("encore très plus moins aussi toujours également désormais ainsi déjà trop si".split())
_ARE = frozenset(
    "sont étaient seront seraient deviennent devenaient deviendront redeviennent redeviendront restent restaient resteront "
    "demeurent furent soient".split()
)
_IS = frozenset("est sera serait devient deviendra redevient reste restera demeure fut".split())
_MANY_OF = frozenset(
    "million millions milliard milliards centaine centaines dizaine dizaines millier milliers".split()
)
_HAVE = {
    "ont": True,
    "avaient": True,
    "auront": True,
    "auraient": True,
    "a": False,
    "avait": False,
    "aura": False,
}
_UNITS = frozenset(
    "euro dollar franc livre yen rouble personne habitant mètre kilomètre kilo tonne litre hectare victime client voyageur "
    "salarié électeur emploi passager spectateur".split()
)
_JOINS = frozenset({"et", "ou", "ni", ",", "/", "-", "comme"})
_JOINS_TWO = _JOINS - {","}
# A noun after one of these belongs to a noun before it, and the participle behind may be that one's.
_PREPOSITIONS = frozenset(
    "de d' d’ à en devant derrière pendant durant avant après malgré outre dès dans par pour sur sous avec sans chez vers entre contre depuis parmi selon des du au aux et ou".split()
)
_PLURAL_ONLY = _PLURAL - _PREPOSITIONS
# Figures that are names, "les 15 et 20", "neuf" that is new, "quelle que soit".
_NUMBERS_BEFORE = frozenset(
    "les des ces à sur % le la numéro n° chiffre article page nombre tout tous toutes".split()
)
_SEVERAL = frozenset("on nous vous qui n' ne n’".split())
# What stands behind a noun and agrees with another one or with none: "jeux dernier cri", "eaux bleu lagon", "les taliban".
_NO_ADJECTIVE = frozenset(
    "maximum minimum quelle quel tout pur plein demi mi nouvelle dernier grand premier haut bas bel bon long petit maintes client candidat brun noir "
    "bleu rouge vert blanc gris jaune rose violet clair foncé taliban soap ego essence".split()
)
# Nouns that tell when and are no subject: "il est cette année remplacé".
_WHEN = frozenset("année semaine nuit fois jour mois matinée soirée journée saison matin soir".split())
# Adjectives that stand before their noun.
_BEFORE_NOUN = frozenset(
    "grands grandes petits petites principaux principales nouveaux nouvelles premiers premières derniers dernières jeunes anciens "
    "anciennes autres différents différentes nombreux nombreuses mêmes bons bonnes meilleurs meilleures futurs futures gros grosses "
    "seuls seules certains certaines divers diverses multiples vrais vraies hauts hautes mauvais mauvaises beaux belles".split()
)
# Adjectives that the dictionary does not tell from nouns: no noun of French news ends so and follows "sont".
_EPICENE = re.compile(r"(?:able|ible|ique|toire|lière)$")

# Only behind one of these, or behind what the dictionary has, may a word disagree with the one before.
_TELLING = _PLURAL | frozenset(_SINGULAR) | _OF_ONE | _ARE | _IS | frozenset({"d'", "d’", "de", "été"})
_NAMES = ("Front", "Parti", "Rassemblement", "Mouvement", "Banque", "Ligue", "Fédération", "Commission")


def disagreements(text: str) -> list[str]:
    """The words of a French text that stand side by side and differ in number or gender, in order.

    >>> disagreements("L'un des principaux leader a remercié les personnels hospitalier.")
    ['principaux leader', 'personnels hospitalier']
    """
    known = inflections()  # all in lower case
    bare = [match[0] for match in _PLURAL_NOUN.finditer(text) if _lacks_its_s(match)]
    bare += [match[0] for match in _SINGULAR_NOUN.finditer(text) if _has_one_s_too_many(match["noun"])]
    if "s atteint d" in text:
        bare += [match[0] for match in _STRUCK.finditer(text) if _is_plural(match["who"])]
    if any(name in text for name in _NAMES):
        bare += [match[0] for match in _NAMED.finditer(text) if _is_of_another_gender(match)]
    bare += [match[0] for match in _OF_BOTH.finditer(text) if _lacks_plural(match)]
    bare += [match[0] for match in _MANY_ARE.finditer(text) if _is_of_one(match)]
    bare += [match[0] for match in _LISTED.finditer(text) if _differ_in_list(match)]
    run = ["", "", *_SIGNS.findall(text), "", ""]
    return bare + [
        f"{run[at - 1]} {run[at]}"
        for at in [at for at, word in enumerate(run) if word in known]
        if ((left := run[at - 1]) in known or left in _TELLING or run[at - 2] in _IS or left[:1].isupper())
        and _is_no_name(run[at - 2], left)
        and _disagree(run[at - 3].lower(), run[at - 2].lower(), run[at - 1].lower(), run[at], run[at + 1])
    ]


# "les caricature du maire", "des récolte": a noun that is a verb's form too, where no verb can stand. "Les" may be a
# pronoun, and is none behind a participle and before "de".
_PLURAL_NOUN = re.compile(
    r"[dacpqlsn](?<![\w'’-].)(?:(?:(?<=d)es|(?<=a)ux|(?<=c)es|(?<=p)lusieurs|(?<=q)uelques)|(?:(?<=[a-zà-ÿ]é .)|(?<=er .)|(?<=par .)|(?<=dans .)|(?<=sur .)|(?<=avec .))"
    r"(?:(?<=[ls])es|(?<=l)eurs|(?<=n)os)) "
    r"(?P<noun>[a-zà-ÿ]{3,}e)(?P<after> d(?:e |[eu]s? |['’]))"
)
# "au lendemain de la morts du marin": what the dictionary also has as another word, and no noun of one that ends so.
_SINGULAR_NOUN = re.compile(
    r"[dspacu](?<![\w'’-].)(?:(?<=d)(?:e|ans) la|(?<=s)ur la|(?<=p)(?:ar|our) la|(?<=a)vec la|(?<=u)(?<!et .)ne|(?<=c)ette) (?!plus |fois|souris|brebis|vis|oasis|toutes )(?P<noun>[a-zà-ÿ]{4,}s)(?![\w'’-])"
)
# "des patients atteint du virus"
_STRUCK = re.compile(
    r"(?<![\w'’-])(?:d['’]|de |des |les |aux |ces |plusieurs |\d+ )(?P<who>[a-zà-ÿ]+s) atteint (?:d[eu] |des |d['’])"
)
# "l'ancien député du Front nationale": a name that begins with its noun has its adjective beside it.
_NAMED = re.compile(
    r"(?<![\w'’-])(?:(?:[Ll]e|[Dd]u|[Aa]u|[Uu]n) (?P<he>Front|Parti|Rassemblement|Mouvement)|(?<!de )(?:[Ll]a|[Uu]ne) (?P<she>Banque|Ligue|Fédération|Commission)) (?P<adjective>[a-zà-ÿ]{4,})(?![\w'’-])"
)
# "plusieurs élus démocrate": adjectives of one form for both genders, which the dictionary does not tell from nouns.
_OF_BOTH = signed(
    "ique|aire|crate|iste|able|ible",
    r"[LlCcPpDdTtQqSsNn](?<![\w'’-].)(?<!seul des .)(?<!seule des .)(?<!['’]un des .)(?<!de .)(?:(?<=[LlCcSs])es|(?<=[Pp])lusieurs|(?<=[Dd])(?:eux|['’]autres|e nombreu(?:x|ses))|"
    r"(?<=[Tt])rois|(?<=[Qq])uelques|(?<=[Ll])eurs|(?<=[Nn])os|(?<=[Cc])ertaine?s) (?P<noun>[a-zà-ÿœ]{3,}s) (?P<adjective>(?!anniversaire|millénaire)[a-zà-ÿœ]{3,}(?:able|ible|[lntc]ique|aire|crate|iste))(?![\w'’-])"
    r"(?! (?:et|ou|ni|puis|mais|comme)(?!\w)| ?[,/(-]| [A-ZÀ-Ý])",
)
# "semblent difficilement compatible", "seront aussi fermé": between a verb of many and what agrees with its subject.
_MANY_ARE = re.compile(
    r"nt(?:(?<= sont)|(?<= étaient)|(?<= seront)|(?<= seraient)|(?<= semblent)|(?<= semblaient)|(?<= paraissent)|(?<= restent)|(?<= deviennent)|(?<= demeurent)) "
    r"(?:(?:[a-zà-ÿ]{3,}ment|également|aussi|désormais|toujours|encore|déjà|ainsi|très|plus|moins|trop|si|un peu|tout à fait|de plus en plus|de moins en moins|bien|assez|"
    r"tous deux|toutes deux|tout deux) ){1,2}(?P<adjective>[a-zà-ÿ]{4,})(?![\w'’-])(?! (?:et|ou)(?!\w))"
)
_WHOLE = frozenset("plein partie maximum minimum beaucoup".split())
# "malades refusés, soins dégradées, …"
_LISTED = re.compile(r"(?<=, )(?P<noun>[a-zà-ÿ]{4,}) (?P<adjective>[a-zà-ÿ]{4,}ée?s?)(?=,|\.\.\.|…)")


def _lacks_its_s(match: re.Match[str]) -> bool:
    """Whether a word behind a plural determiner is a noun without its ending."""
    noun = match["noun"]
    return noun not in inflections() and in_dictionary(noun) and in_dictionary(noun + "s")


def _has_one_s_too_many(noun: str) -> bool:
    """Whether a word behind an article of one is a plural that the dictionary does not tell from another word."""
    return noun not in inflections() and in_dictionary(noun) and in_dictionary(noun[:-1])


def _is_plural(word: str) -> bool:
    form = inflections().get(word)
    return form is not None and form.number == "p"


def _is_of_another_gender(match: re.Match[str]) -> bool:
    """Whether the adjective behind a name that begins with a common noun has another gender."""
    own = "m" if match["he"] else "f"
    noun = inflections().get((match["he"] or match["she"]).lower())
    adjective = inflections().get(match["adjective"])
    return (
        noun is not None
        and adjective is not None
        and adjective.class_ != "noun"
        and noun.class_ == "noun"
        and noun.gender == own
        and adjective.number == "s"
        and _differ(adjective.gender, own)
        and not _is_participle(match["adjective"])
    )


def _lacks_plural(match: re.Match[str]) -> bool:
    """Whether an adjective is of one behind a noun of many."""
    noun, adjective = inflections().get(match["noun"]), inflections().get(match["adjective"])
    if adjective is None or adjective.class_ != "noun" or adjective.number != "s":
        return False
    return noun.number == "p" if noun is not None else gender(match["noun"]) != ""


def _is_of_one(match: re.Match[str]) -> bool:
    """Whether what agrees with a subject of many is of one; "on" and "vous" may be one, and "se sont plus" has its object behind."""
    adjective = match["adjective"]
    form = inflections().get(adjective)
    before = match.string[max(0, match.start() - 20) : match.start()].lower().split()[:-1]
    return (
        form is not None
        and form.number == "s"
        and (form.class_ != "noun" or _EPICENE.search(adjective) is not None)
        and adjective not in _WHOLE
        and not (before and before[-1] in {"se", "on", "nous", "vous", "ne"})
    )


def _differ_in_list(match: re.Match[str]) -> bool:
    """Whether a bare noun between commas and its participle differ."""
    noun, adjective = inflections().get(match["noun"]), inflections().get(match["adjective"])
    if noun is None or adjective is None or noun.class_ != "noun" or adjective.class_ != "adjective":
        return False
    if _EITHER.search(match["noun"]) or _AGENT.search(match["noun"]):
        return False
    return _differ(noun.gender, adjective.gender) or _differ(noun.number, adjective.number)


def _is_no_name(before: str, word: str) -> bool:
    """Whether a word has no capital, or one that only the head of its sentence gives it."""
    return word[:1].islower() or not before[-1:].isalnum()


def _disagree(first: str, before: str, left: str, right: str, after: str) -> bool:
    form = inflections().get(right)
    if form is None or right in _NO_ADJECTIVE or after in _JOINS_TWO:
        return False
    if left in _OF_ONE and after == ",":
        return form.number == "p"
    if left in _PLURAL and after == ",":
        return form.number == "s" and form.class_ == "noun" and before not in _NUMBERS_BEFORE
    if after in {",", "("} or after[:1].isupper():
        return False
    if left in _PLURAL:
        return form.number == "s" and (
            before not in _NUMBERS_BEFORE or (left == "les" and before[:3] == "tou")
        )
    if left in _OF_ONE:
        return form.number == "p"
    if before in _IS and (left in _DEGREES or left.endswith("ment")):
        return form.number == "p" and form.class_ != "noun" and first not in _SEVERAL
    if left in _SINGULAR:
        return _article_disagrees(_SINGULAR[left], right, form) and before != "et"
    if left in _ARE:
        return (
            before != "se"
            and form.number == "s"
            and (form.class_ != "noun" or _EPICENE.search(right) is not None)
        )
    if left in _IS:
        return form.number == "p" and form.class_ == "adjective" and before not in _SEVERAL
    if left == "été" and before in _HAVE:
        return (
            form.class_ != "noun" and form.number == ("s" if _HAVE[before] else "p") and first not in _SEVERAL
        )
    if left in _OF and before in _MANY_OF:
        return right in _UNITS
    other = inflections().get(left)
    if other is None or left in _WHEN or (_AGENT.search(right) and form.class_ == "either"):
        return False
    if other.class_ != "noun" and form.class_ == "noun" and left not in _BEFORE_NOUN:
        return False  # "les policiers brigade de nuit"
    owner = inflections().get(first) if before in ("des", "aux") else None
    if owner is not None and owner.class_ != "adjective" and not _differ(owner.gender, form.gender):
        return False  # "la réouverture des négociations imminente": whose adjective, nobody can tell
    return _group_disagrees(first, before, other, form, _is_participle(right))


def _article_disagrees(gender: str, noun: str, form: Inflection) -> bool:
    """Whether a noun is plural behind an article of one, or of the other gender: "du secteurs", "un interview".

    A woman may be what a masculine noun says ("une membre"): there only things count, told by their ending.
    """
    if form.number == "p":
        return True
    if form.class_ != "noun" or form.gender in ("", gender):
        return False
    return _THING.search(noun) is not None if gender == "f" else _EITHER.search(noun) is None


_THING = re.compile(r"(?:isme|[^a]ment|age|eau|oir|stère|statut|ège)$")
_EITHER = re.compile(r"(?:aire|ique|iste|able|ible|oche|ême)$")
_AGENT = re.compile(r"(?<!péri)(?<!féri)(?<!téri)(?<!maj)(?<!meill)eurs?$")


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _group_disagrees(first: str, before: str, left: Inflection, right: Inflection, participle: bool) -> bool:
    """Whether a noun and the adjective after it, or an adjective and its noun, differ behind their determiner."""
    if participle and (first in _PREPOSITIONS or before in _PREPOSITIONS):
        return False
    if before in _PLURAL_ONLY and left == _FEMININES and right == _MASCULINES:
        return True
    if before in _PLURAL:
        return left.number == "p" and right.number == "s" and not left.class_ == right.class_ == "noun"
    gender = _SINGULAR.get(before)
    if gender is None or left.class_ != "noun" or left.number != "s" or right.class_ == "noun":
        return False
    if first in _PREPOSITIONS or before in _PREPOSITIONS:
        return False
    return right.number == "p" or (left.gender == gender and right.gender not in ("", gender))


_FEMININES = Inflection("noun", "f", "p")
_MASCULINES = Inflection("adjective", "m", "p")
_OF = frozenset({"d'", "d’", "de"})


def _is_participle(word: str) -> bool:
    return word.endswith(("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues"))
