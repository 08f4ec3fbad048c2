# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Sets the hyphens of French words where a newsroom left them out or put too many: "co-fondateur", "le soir-même", "cette nuit là", "un brigadier chef".

Imprimerie nationale, Lexique des règles typographiques, « Trait d'union »; a word that the dictionary has as it stands is left.
"""

from __future__ import annotations

import re

from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.french_verbs import finite_forms
from summarize.text.signed import signed
from summarize.text.small_words import gender

# "pré-existant": two parts of small letters, and no more.
_TWO_PARTS = re.compile(
    r"-(?<=[^\W\d_][a-zà-ÿ]-)(?=(?P<last>[a-zà-ÿ]{3,})(?![\w-]|['’]\w))(?!(?:elles?|ils|nous|vous|les|lui|leur|moi|toi)(?!\w))"
)
_FIRST_PART = re.compile(r"(?<![\w-])(?<!- ou )(?<!- et )[A-Za-zÀ-ÿ][a-zà-ÿ]{1,20}$")
_LONGEST_FIRST = 22  # code points in which the first part begins
# First parts that are words of their own, with another sense ("outre-mers", "ex-porte", "par-terre"), and one that the press ties.
_NO_PREFIX = frozenset("outre ex par pour sans sous non dit fait soit tout pro".split())
# "agents non-formés": before an adjective "non" stands alone; "les non-voyants" is a noun.
_NOT = re.compile(
    r"non-(?<=[^\W\d_][ \"“«]non-)(?<!les non-)(?<!des non-)(?<!aux non-)(?<! un non-)(?<!une non-)(?<! le non-)(?<! la non-)(?<! de non-)(?<! du non-)"
    r"(?<!ces non-)(?<!ses non-)(?<!eurs non-)(?<! au non-)(?P<word>[a-zà-ÿ]{4,})(?![\w-])"
)
# "la non impression": before a noun it has its hyphen.
_NOT_A = signed(
    " non ",
    r" (?:(?<=[LlDd]a )|(?<=[Pp]our )|(?<=[Uu]ne )|(?<=cette )|(?<=[Ss]a )|(?<=[Ll]eur )|(?<= de ))non (?=(?P<noun>[a-zà-ÿ]{4,}(?:[st]ion|ance|ence|ment|ise|age|té))(?![\w-]))",
)
# What French writes in words: "en-dessous", "ex-æquo", "licencié ès-lettres", "parmi-eux", "l'extrême-gauche", "New-York", "garde-à-vue".
# Each pattern opens on its hyphen and looks back from there.
_IN_WORDS = re.compile(
    r"-(?:(?<=\b[Ee]n-)de(?:ssous|ssus|hors|dans|çà)|(?<=\b[Ee]x-)(?:æquo|aequo)|(?<=\bès-)(?:lettres|sciences|qualités|arts)|(?<=bâtons-)rompus|"
    r"(?:(?<=armi-)|(?<=ntre-)|(?<=\b[Aa]vec-)|(?<=\b[Pp]our-)|(?<=\b[Ss]ans-))(?:eux|elles)|(?<=\b[Gg]arde-)à-vue|(?<=\bgardes-)à-vue|(?<=\b[Bb]ande-)dessinée|(?<=\b[Bb]andes-)dessinées|"
    r"(?<=\b[Tt]out-)(?:à-coup|de-suite)|(?<=xtrême-)(?:droite|gauche)|(?<=\bNew-)(?:York|Delhi|Jersey)|(?<=Hong-)Kong|(?<=\bLos-)Angeles|(?<=\bSan-)Francisco|(?<=Buenos-)Aires|"
    r"(?<=Costa-)Rica|(?<=Sri-)Lanka|(?<=Burkina-)Faso|(?<=Jeux-)Olympiques|(?<=\bpar-)contre|(?<=\bquand-)même)(?![\w-])"
)
# "le soir-même": only a pronoun is tied to "même".
_SAME = re.compile(
    r"-(?<!moi-)(?<!toi-)(?<!soi-)(?<!lui-)(?<!lle-)(?<!lles-)(?<!ux-)(?<!nous-)(?<!vous-)(?<!Moi-)(?<!Toi-)(?<!Soi-)(?<!Lui-)(?<!Nous-)(?<!Vous-)(?<=[a-zà-ÿ]-)mêmes?(?![\w-])",
)
# "cette année là": the noun of a time is tied to the "là" that points at it.
_THAT = signed(
    " là",
    r"(?<![\w'’-])[Cc](?:ette (?:année|nuit|époque|semaine|fois|journée|période|heure|matinée|soirée|date|saison|façon|manière)|e (?:matin|mois|point|cas|week-end)|et (?:été|instant|hiver)|"
    r"es (?:jours|gens|années|nuits|moments)) là(?! (?:où|même)(?!\w))(?![\w-])",
)
# "un passe droit", "les sans papiers", "toute puissante", "qu'est ce que", "dans les Champs Elysées", "un brigadier chef"
_TIED = signed(
    "dier chef|diers chef|gent chef|gents chef|dant chef|dants chef|oral chef|oraux chef|logis chef|asse droit|ans papiers|ut puissant|ute puissante|utes puissante|hamps Elys|hamps Élys|Ouest France|le-de F|Hauts-de S|Hauts-de F",
    r"(?<![\w-])(?:(?:(?<=[Uu]n )|(?<=de )|(?<=des )|(?<=les )|(?<=cun )|(?<=ce ))passe droits?|(?:(?<=[Ll]es )|(?<=[Dd]es )|(?<=aux ))sans papiers|"
    r"(?:tout puissants?|toutes? puissantes?)(?! qu)|"
    r"Champs [EÉ]lysées|Ouest France(?! \d)|[IÎ]le-de France|Hauts-de (?:Seine|France)|(?:brigadiers?|sergents?|adjudants?|capora(?:l|ux)|logis) chefs?(?! d))(?!(?<!['’])[\w'’-])",
)
# "Paris-Saint Germain", "Port-Sainte Marie": a saint is tied to his name where another word is tied to him.
_SAINT = signed("-Saint", r"(?<=[^\W\d_])-Sainte? (?=[A-ZÀ-Ý][a-zà-ÿ])")
# "qu'est ce que", "comment est ce qu'il vit"
_IS_THAT = signed(
    "st ce qu",
    r"(?:(?<=[QqMm]u['’])|(?<=^)|(?<=\")|(?<=[Oo]ù )|(?<=omment )|(?<=uand )|(?<=ourquoi ))[Ee]st ce qu(?=[ei'’])",
)
# "un demi million", "une demie compagnie", "sa quasi absence", "au quasi retour", "l'ex député": nouns behind their prefix.
_BEFORE_NOUN = signed(
    "demi |demie |quasi |ex |Ex ",
    r"(?:(?<=\bun )|(?<=\bUn )|(?<=\bune )|(?<=\bUne )|(?<=\b[LlDdSs]a )|(?<=\b[DdLlCc]e )|(?<=\b[Dd]u )|(?<=\b[Dd]es )|(?<=\b[Ll]es )|(?<=\baux )|(?<=\bau )|(?<=\bà )|(?<=\b[Ss]on )|(?<=\b[Ss]es )|(?<=ette )|(?<=['’(]))"
    r"(?P<first>demie?|quasi|[Ee]x) (?:(?P<noun>[a-zà-ÿ]{4,})|(?<=\(ex )[A-ZÀ-Ý]\w*|(?<=['’]ex )[A-ZÀ-Ý][\w-]+)(?![\w'’])",
)
_NO_HALF = frozenset("pression mesure totale".split())  # "un demi pression"
# "Aix-Les-Bains": the small words of a place are small.
_SMALL_PART = re.compile(
    r"-(?<=[a-zà-ÿ]-)(?:(?:De|Du|Des|Les?|La|En|Sur|Sous|Lès|Et|Aux?)-(?=[A-ZÀ-Ý])|(?:D|L)['’](?=[A-ZÀ-Ý]))"
)


def hyphenated(text: str) -> str:
    """A French text whose words have the hyphens of the dictionary, and no others.

    >>> hyphenated("Le co-fondateur non-déclaré est venu le soir-même, cette nuit là.")
    'Le cofondateur non déclaré est venu le soir même, cette nuit-là.'
    """
    if "-" in text:
        text = _TWO_PARTS.sub(_in_one, text)
        if "non-" in text:
            text = _NOT.sub(_parted, text)
        text = _IN_WORDS.sub(lambda found: found[0].replace("-", " "), text)
        text = _SAME.sub(lambda found: " " + found[0][1:], text)
        text = _SMALL_PART.sub(lambda found: found[0].lower(), text)
    text = _SAINT.sub(lambda found: f"{found[0][:-1]}-", text)
    text = _IS_THAT.sub(lambda found: found[0].replace(" ", "-", 1), text)
    text = _TIED.sub(_with_hyphens, _NOT_A.sub(" non-", text))
    text = _THAT.sub(lambda found: f"{found[0][:-3]}-là", text)
    return _BEFORE_NOUN.sub(_before_noun, text)


def _in_one(match: re.Match[str]) -> str:
    """Nothing in place of the hyphen where the dictionary has the word in one piece only."""
    end = match.start()
    first = _FIRST_PART.search(match.string, max(0, end - _LONGEST_FIRST), end)
    if first is None or first[0].lower() in _NO_PREFIX:
        return "-"
    start = first[0].lower()
    return (
        "" if in_dictionary(start + match["last"]) and not in_dictionary(f"{start}-{match['last']}") else "-"
    )


def _parted(match: re.Match[str]) -> str:
    form = inflections().get(match["word"])
    if form is None or form.class_ != "adjective" or in_dictionary(match[0]):
        return match[0]
    return f"non {match['word']}"


def _with_hyphens(match: re.Match[str]) -> str:
    return match[0].replace(" ", "-")


def _before_noun(match: re.Match[str]) -> str:
    noun, first = match["noun"], match["first"]
    if noun is not None and not (
        _is_person(noun) if first in {"ex", "Ex"} else gender(noun) and noun not in _NO_HALF
    ):
        return match[0]
    return f"{first.removesuffix('e') if first == 'demie' else first}-{match[0][len(first) + 1 :]}"


def _is_person(noun: str) -> bool:
    """Whether a word is a noun, and no verb: "l'ex avait ri"."""
    form = inflections().get(noun)
    return noun not in finite_forms() and (
        bool(gender(noun)) or (form is not None and form.class_ == "either")
    )
