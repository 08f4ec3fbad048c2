"""Whether a French "sentence" is a piece of the one before it, without a main verb of its own: "Un rappel de la crue qui a noyé le port."."""

from __future__ import annotations

import re

from summarize.text import grammar
from summarize.text.dictionary import in_dictionary

# "Information qui n'a pas été confirmée.", "En précisant que la digue tient.": part of a sentence, without its verb.
_WITHOUT_VERB = re.compile(
    r"^(?:(?!(?:Alors|Tandis|Bien|Afin|Pour|Dès|Parce|Depuis|Avant|Après|Tant|Ainsi|Sans|Pendant|Maintenant|Lors|Puis|Ce) )"
    r"(?:Une? |Des )?[^\W\d_]+(?: [^\W\d_]+)? (?:qui|que|qu'|dont) |En [^\W\d_]{3,}ant |Jusqu'(?:à|aux?) )"
)
# "Une position bien éloignée de ce que le maire avait promis.", "Avec, sur la pochette, la digue.", "De quoi rassurer le port.": of
# 37,000 sentences from within articles 140, and of 22 that editors read beside what a reader knows 19 lean.
_PIECE = re.compile(
    r"^(?:(?:Une?|Des) (?!(?:heures?|minutes?|secondes?|jours?|jour|nuits?|soirs?|matins?|semaines?|mois|ans?|années?|siècles?|peu|fois|"
    r"moment|dizaine de (?:minutes|jours)|quart|quinzaine de jours)(?!\w))[a-zà-ÿ]|"
    r"Autant (?:d|que )|Soit (?:une? |près |plus |environ |quelque |\d)|Comme pour |Tout (?:en |comme |cela )|Pas de quoi|De quoi |Histoire d|"
    r"Manière d|Façon d|Signe |Preuve |Que |Qu'|Avec[ ,])"
)


def fragment(sentence: str, unquoted: str) -> bool:
    """Whether a sentence goes on with the one before it in its article.

    Args:
        sentence: French, with straight apostrophes.
        unquoted: the same with its quotations masked.
    """
    if _WITHOUT_VERB.match(unquoted):
        run = grammar.tokens(unquoted)
        verb = grammar.main_verb(run, embedded=True)
        # "Un recul qui n'est pas une fin, précise le port."
        if verb is None or (unquoted[: run[verb].start].endswith(", ") and grammar.is_reporting(run[verb:])):
            return True
    if not _PIECE.match(unquoted):
        return False
    run = grammar.tokens(unquoted)
    return (
        grammar.main_verb(run, embedded=True) is None
        and grammar.main_verb(grammar.tokens(sentence), embedded=True) is None
        and not any(_is_plural_verb(token.text) for token in run)
    )


def _is_plural_verb(word: str) -> bool:
    """Whether a word is a rare verb's plural, "arborent": the dictionary has its infinitive."""
    return word.endswith("ent") and not word.endswith("ment") and in_dictionary(word[:-3] + "er")
