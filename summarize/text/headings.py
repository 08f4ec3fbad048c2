# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French headings that a scraper glued with a blank only to the sentence behind them, as in "Un lourd bilan Le maire est parti".

Over 36,641 sentences of OrangeSum's articles it found 58 without a verb; all were read, and each is a heading and the sentence
behind it. Those with a verb before an article and a noun, or with a point in a figure, are 36 in 350,000: headings, and sentences that lost their stop.
"""

from __future__ import annotations

import re

from summarize.text import grammar
from summarize.text.words import is_function_word

# A capital behind a word of small letters that opens a sentence: what follows is no name's second half.
_JOINT = re.compile(
    r"[A-ZÀ](?<=[a-zà-ÿ]{3} .)(?:(?<=I)ls?|(?<=E)(?:lles?|n(?! [Mm]arche))|(?<=S)(?:elon|i|ur|on|a|es)|(?<=C)(?:e|ette|es|['’]est)|(?<=M)ais|"
    r"(?<=D)(?:epuis|ans|eux|es|e|u)|(?<=U)ne?|(?<=A)(?:ux?|près|lors|vec|insi)|(?<=P)(?:our|lusieurs|ar|ourtant)|(?<=L)(?:es?|a|ors)|"
    r"(?<=À)|(?<=T)(?:rois|outefois)|(?<=O)(?:n|utre)|(?<=F)ace|(?<=Q)uant|(?<=N)ous|(?<=C)(?:omme|ependant)) (?=[a-zà-ÿ]{2,}[ '’])|L(?<=[a-zà-ÿ]{3} .)[ea] (?=[A-Z]{2,6}[ ,])|"
    r"L(?<=[a-zà-ÿ]{3} .)['’](?=[a-zà-ÿ]{3})"
)
_HEADING = re.compile(r"[A-ZÀ-Ý\"«\d•](?:[^,.;:()!?\n]|(?<=\d)[.,](?=\d)){3,100}$")
# Names and titles stand behind these: "le film Le retour du marin", "la rue Des alizés".
_TITLED = frozenset(
    "film livre série roman album émission pièce magazine revue journal quotidien hebdomadaire mensuel chanson titre single ouvrage essai "
    "groupe site collectif association parti mouvement liste ligne spectacle documentaire téléfilm jeu projet plan opération marque chaîne "
    "restaurant hôtel bar application programme cabinet société rue place navire bateau ferry intitulé intitulée baptisé baptisée nommé "
    "nommée dit dite appelé appelée tube hit podcast blog compte page campagne slogan festival exposition comédie tableau prix concours "
    "théâtre interprète star actrice acteur auteur réalisateur saga franchise saison épisode rubrique tribune".split()
)
_LEADS = frozenset(
    "à a au aux dans entre selon pour avec après depuis lors sur chez en d'après malgré sans contre par dès avant comme si quand".split()
)
_ONE = frozenset({"Un", "Une"})
# What begins no name, so that a heading before it may have its verb: "La pluie domine Une enquête …" is two. So does no
# article before a noun: "Le port peut sauver 200 postes Le secrétaire d'État …".
_NO_NAME = _ONE | frozenset(
    "Il Ils Elles Selon Cette Ces Depuis Mais Alors Plusieurs Après Lors Toutefois Cependant Pourtant".split()
)
_ARTICLES = frozenset({"Le", "La", "Les", "L'", "L’"})
_SPEAKERS = frozenset({"j'", "je", "nous", "vous", "tu", "on"})
_FEWEST = 5  # words of the sentence behind a heading


def after_heading(text: str, start: int, end: int) -> int | None:
    """Where the sentence begins behind a heading that `text[start:end]` begins with; None where it has none.

    A heading has no mark, and mostly no verb; what follows has its verb.

    >>> after_heading("Un lourd bilan Le maire de Brévans est parti lundi.", 0, 51)
    15
    """
    for joint in _JOINT.finditer(text, start, end):
        place = joint.start()
        if not _HEADING.match(text[start : place - 1]):
            return None
        heading = grammar.tokens(text[start : place - 1])
        if any(not (token.text[0].isalnum() or token.text in _SIGNS) for token in heading):
            return None
        last = heading[-1].text
        if any(token.text in _SPEAKERS for token in heading):
            return None  # "J'ai enlevé L'air de la bêtise": somebody speaks, of a title
        if last in _TITLED or heading[0].text in _LEADS or is_function_word(last, "fr"):
            continue
        if text.count(" ", place, end) < _FEWEST:
            continue
        opener = joint[0].rstrip()
        if opener in _ONE and heading[-1].proper:
            continue  # "Kim Jong Un"
        plain = opener in _NO_NAME or (opener in _ARTICLES and text[joint.end()].islower())
        if not plain and grammar.has_finite(heading):
            continue
        if grammar.has_finite(grammar.tokens(text[place:end])):
            return place
    return None


_SIGNS = frozenset({'"', "«", "»", "%", "-", "•", "'", "’", "/", "€"})
