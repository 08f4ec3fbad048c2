# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French verbs and nouns without the preposition that they want, or with another one: "enjoint les élus", "son ambition prendre", "une série attaques"."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence

from summarize.text import grammar
from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.proofreading.wrong_forms import is_infinitive
from summarize.text.small_words import gender
from summarize.text.words import is_function_word

_START = r"(?<![\w'’-])"
_INFINITIVE = (
    r"(?:ne pas |se |s['’]|l['’]|les |le |la |y |en )?(?P<behind>[a-zà-ÿ]{3,}(?:er|ir|re|oir))(?![\w-])"
)
_OBJECT = (
    r"(?:l[ea]s?|une?|cette|ces?|son|sa|ses|leurs?) (?!\d|an(?!\w)|jour|semaine|mois|année|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|soir|matin|veille|lendemain|"
    r"week|fois|plus|moins|mieux|même|temps|moment)[a-zà-ÿ]{3,}(?!\w)"
)
_FIGURE = r"\d[\d.,\u00a0\u202f]*"
# Infinitives that do not end in "-er", behind a noun or "se contenter".
_INFINITIVES = frozenset(
    "être avoir faire dire prendre mettre venir devenir perdre attendre rendre répondre tenir obtenir voir réduire construire vendre ouvrir offrir partir "
    "sortir courir finir agir garantir établir remplir recevoir suivre vivre détruire produire réussir choisir".split()
)
_NO_NOUN = frozenset(
    "alors ailleurs toujours jamais moins depuis près après très hors dans sans sous vers lors plusieurs parfois puis mais".split()
)


def _is_infinitive(word: str) -> bool:
    return word in _INFINITIVES or is_infinitive(word)


def _is_noun_of_many(word: str) -> bool:
    form = inflections().get(word)
    if form is None:
        return gender(word) != "" and in_dictionary(word[:-1]) and not is_function_word(word, "fr")
    return form.class_ == "noun" and form.number == "p" and form.gender != ""


def _is_of_many(word: str) -> bool:
    """Whether a word is of many and no adjective: "une centaine blessées" leaves its noun out, as it was said before."""
    form = inflections().get(word)
    return (
        (form is None or form.class_ == "noun")
        and word not in _NO_NOUN
        and in_dictionary(word)
        and in_dictionary(word[:-1])
        and not is_function_word(word, "fr")
    )


def _is_adjective(word: str) -> bool:
    form = inflections().get(word)
    return form is not None and form.class_ != "noun"


def _is_any(_word: str) -> bool:
    return True


# The words of which one stands in all that a pattern finds, the pattern, and what the word behind must be.
_RULES: Sequence[tuple[str, str, Callable[[str], bool]]] = (
    # "enjoint les élus à partir": one enjoins to somebody.
    ("enjoint enjoignent enjoignant enjoindre enjoignait enjoignaient enjoindra", r"enjoi(?:nt|gnent|gnant|ndre|gnait|gnaient|ndra) (?:l[ea]s? |l['’]|ses |son |sa |leurs? |[A-ZÀ-Ý])", _is_any),
    # "convaincre la ville à payer"
    (
        "convaincre convaincu convaincue convaincus convaincues convainquant convainc persuader persuadé persuadée persuadés persuade dissuader dissuadé dissuadée dissuadés",
        r"(?:convain(?:cre|cu|cue|cus|cues|quant|c|cra)|(?:per|dis)suad(?:er|é|ée|és|ant|e)) (?!de |d['’]|du |par )(?:[\w'’-]+ ){1,4}?à (?:ne pas |se |s['’])?[a-zà-ÿ]{3,}(?:er|ir)(?!\w)",
        _is_any,
    ),
    # "la qualifie comme une amie"
    ("qualifier qualifié qualifiée qualifiés qualifiées qualifiant qualifie qualifient qualifiait qualifiaient", r"qualifi(?:er|é|ée|és|ées|ant|e|ent|ait|aient) (?:[\w'’-]+ ){0,2}?comme (?:une?|la|le|l['’]|«|\"|étant)", _is_any),
    ("accommoder accommode accommodent accommodait accommodaient accommodant accommodé accommodés", r"s['’]accommod(?:er|e|ent|ait|aient|ant|é|és) (?:à|aux?)(?!\w)", _is_any),
    # "contaminé du virus"
    ("contaminé contaminés contaminée contaminées infecté infectés infectée infectées", r"(?:contaminé|infecté)e?s? (?:du|de la) (?!même|part|sorte|manière|fait|nord|sud|ville|région)", _is_any),
    # "face une crise"
    (
        "face",
        r"(?<![Ee]n )(?<![Ll]a )(?<!une )(?<!de )(?<!même )face (?:une?|les|cette|ces|des|son|sa|ses|leurs?) (?!fois|seule fois)[a-zà-ÿ]",
        _is_any,
    ),
    # "participer une réunion": it takes "à". "faire participer les élèves" is right.
    ("participer renoncer procéder remédier", r"(?<!faire )(?<!faisant )(?<!fait )(?<!y )(?:participer|renoncer|procéder|remédier) " + _OBJECT, _is_any),
    # "bénéficier une aide", "s'emparer la ville": they take "de".
    ("bénéficier emparer inspirer occuper", r"(?:bénéficier|s['’](?:emparer|inspirer|occuper)) " + _OBJECT, _is_any),
    # "âgés des 16 ans", "à raison 200 places"
    ("âgé âgée âgés âgées", r"âgée?s? (?:des |d['’] ?|à |(?=\d))\d", _is_any),
    ("raison", r"à raison (?=\d|deux |trois |quatre |une )", _is_any),
    # "un rapport 300 pages", "une amende 3 millions"
    ("pages", rf"(?:[Uu]n|[Ll]e|[Cc]e|[Ss]on) (?:dossier|rapport|document|livre|ouvrage|mémoire|texte) {_FIGURE} pages(?!\w)", _is_any),
    ("millions", rf"(?:[Uu]ne|[Ll]a|[Ss]a) (?:enveloppe|amende|aide|prime) {_FIGURE} millions(?!\w)", _is_any),
    # "une date réouverture": what is done is a noun's complement.
    (
        "date demande projet tentative proposition procédure volonté",
        r"(?:[Uu]ne|[Ll]a|[Uu]n|[Ll]e|[Cc]ette|[Ss]a|[Ss]on) (?:date|demande|projet|tentative|proposition|procédure|volonté) [a-zà-ÿ]{4,}(?:[st]ion|ture)(?![\w'’-])",
        _is_any,
    ),
    # "venus accompagner de leurs fils": one goes with somebody, and is accompanied by him.
    ("accompagner", r"(?:sont|est|était|étaient|venue?s?|arrivée?s?) (?:[a-zà-ÿ]+ )?accompagner d(?:e |['’])", _is_any),
    # "son ambition prendre la mairie", "se contenter faire"
    (
        "ambition intention volonté possibilité capacité besoin refus promesse objectif désir mission",
        r"(?:[Ss]on|[Ll]eurs?|[Ss]a|[Ll]a|[Ll]['’]|[Ll]e|[Uu]ne?|[Cc]ette|[Dd]['’]|[Aa]voir|[Aa]|ont) ?(?:ambition|intention|volonté|possibilité|capacité|besoin|refus|promesse|"
        r"objectif|désir|mission) " + _INFINITIVE,
        _is_infinitive,
    ),
    (
        "contenter contente contentent contentait contenté contentés contentée efforcer efforce efforcent efforçait efforcé abstenir abstient abstiennent",
        r"(?:se |s['’])(?:est |sont |était )?(?:content(?:er|e|ent|ait|é|és|ée)|effor(?:c(?:er|e|ent|é)|çait)|abst(?:enir|ient|iennent)) " + _INFINITIVE,
        _is_infinitive,
    ),
    # "suivies complications", "41% hommes", "une série attaques": nouns of many with nothing before them.
    ("suivi suivie suivis suivies accompagné accompagnée accompagnés accompagnées", r"(?:suivi|accompagné)e?s? (?P<behind>[a-zà-ÿ]{5,}s)(?![\w'’-])", _is_noun_of_many),
    ("%", r"\d+[ \u00a0\u202f]?% (?P<behind>[a-zà-ÿ]{4,}s)(?![\w'’-])", _is_noun_of_many),
    (
        "série dizaine vingtaine trentaine centaine douzaine quinzaine cinquantaine quarantaine multitude poignée",
        r"(?:[Uu]ne|[Ll]a|[Cc]ette) (?:série|dizaine|vingtaine|trentaine|centaine|douzaine|quinzaine|cinquantaine|quarantaine|multitude|poignée) (?P<behind>[a-zà-ÿ]{4,}s)(?![\w'’-])",
        _is_of_many,
    ),
    # "est considérée illégale": what one is held for stands behind "comme".
    (
        "considéré considérés considérée considérées",
        r"(?:est|sont|était|étaient|été|être|sera|seront) (?:aujourd['’]hui |désormais |largement |toujours |souvent )?considérée?s? (?P<behind>[a-zà-ÿ]{4,})(?![\w'’-])",
        _is_adjective,
    ),
)  # fmt: skip
_PATTERNS = tuple(re.compile((_START if pattern[0] != "\\" else "") + pattern) for _, pattern, _ in _RULES)
_BY_WORD: Mapping[str, tuple[int, ...]] = {
    word: tuple(at for at, (words, _, _) in enumerate(_RULES) if word in words.split())
    for words, _, _ in _RULES
    for word in words.split()
}

_WORDS = frozenset(_BY_WORD)
_TEXT = operator.attrgetter("text")


def miscomplemented(text: str) -> list[str]:
    """The verbs and nouns of a French text whose complement lacks its preposition or has another one.

    >>> miscomplemented("Le préfet a enjoint les élus à signer une série accords.")
    ['enjoint les ', 'une série accords']
    """
    words = [*map(_TEXT, grammar.tokens(text))]
    if _WORDS.isdisjoint(words):
        return []
    told = _WORDS.intersection(words)
    return [
        match[0]
        for at in sorted({at for word in told for at in _BY_WORD[word]})
        for match in _PATTERNS[at].finditer(text)
        if _RULES[at][2](match[match.lastgroup] if match.lastgroup else "")
    ]
