"""Whether a French "sentence" is a piece of the one before it, without a main verb of its own: "Un rappel de la crue qui a noyé le port."."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    r"moment|dizaine de (?:minutes|jours)|quart|quinzaine de jours)(?!\w))[a-zà-ÿ«]|"
    r"Autant (?:d|que )|Soit (?:une? |près |plus |environ |quelque |\d)|Comme pour |Tout (?:en |comme |cela )|Pas de quoi|De quoi |Histoire d|"
    r"Manière d|Façon d|Signe |Preuve |Que |Qu'|Avec[ ,]|L'occasion (?:d|pour )|De l'[a-z]|Quelques |"
    r"Sans doute |Ni |Même (?!les |des |une |aux |sur |dans |sous |avec |chez |pour |sans |pas )[a-zà-ÿ]{3,} |Y compris |Exit |(?:Avant|Après) (?:de |d')|Alors même qu)"
)
# "Notamment en ce qui concerne le port.", "A moins qu'il ne pleuve.": what such a clause is part of stands before.
_PART = re.compile(
    r"^(?:Notamment(?!\w)|(?:[AÀ] moins (?:qu|d)|Alors même qu|Quand bien même |Parce qu)[^,]*$)"
)
_PARTICIPLE = re.compile(
    r"^(?P<word>[A-ZÀ-Ý][a-zà-ÿ]{2,}ant) [^,:]*(?: ?:|$)"
)  # "Ajoutant sur Radio Serre : …"
_BECAUSE = re.compile(r", car ")  # what stands before it holds the main verb
_DETERMINERS = frozenset(
    (
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d'",
        "au",
        "aux",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
    )
)
_NO_VERBS = (
    (grammar.AMONG_THEM, ", "),
    (
        re.compile(
            r"(?<!\w)il y a (?=[\w' ]{2,30}(?:ans?|mois|jours?|semaines?|heures?|temps|siècles?)(?!\w))"
        ),
        "depuis ",
    ),
    (
        re.compile(r"(?<!\w)[^\W\d_]+(?:-d'[^\W\d_]+|-(?!(?:t|il|elle|on|ils|elles|ce)(?!\w))[^\W\d_]+)"),
        "port",
    ),  # "porte-parole"
    (re.compile(r"(?<!\w)((?:a|ont|avait|avaient) [a-zà-ÿ]+) (?:fait|dit)(?!\w)"), r"\1 donné"),
    (re.compile(r"^Même (?=[a-zà-ÿ])"), "Une "),
)
# "Une mauvaise heure, estime le port", "…, a rapporté le Serre"
_SPEAKER_AFTER = re.compile(
    r"(?:(?:a|ont|avait|avaient) (?:[a-zà-ÿ]+(?:é|it|u))|[a-zà-ÿ]+)(?: encore)? (?:l[ea]s? |l'|une? |[A-ZÀ-Ý])"
)
_QUOTES_AFTER = re.compile(r" ?: ?«")


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
    if _PART.match(unquoted):
        return True
    participle = _PARTICIPLE.match(unquoted)
    if participle and participle["word"].lower() not in grammar.NOT_PARTICIPLES:
        return _without_verb(participle[0])
    if not _PIECE.match(unquoted):
        return False
    because = _BECAUSE.search(unquoted)
    if because:
        return _without_verb(unquoted[: because.start()])
    quotes = _QUOTES_AFTER.search(unquoted)
    end = quotes.start() if quotes else len(unquoted)
    return _without_verb(unquoted[:end]) and _without_verb(sentence[:end])


def _without_verb(text: str) -> bool:
    """Whether no clause of a text is its main one, but for one that tells who says it: "Une mauvaise heure, estime le port"."""
    for pattern, nouns in _NO_VERBS:
        text = pattern.sub(nouns, text)
    run = grammar.tokens(text)
    verb = grammar.main_verb(run, embedded=True)
    if verb is not None:
        # "Un pêcheur, précise la mairie, a disparu.", "Un pêcheur, Paul Aubin, a dénoncé la crue."
        before = text[: run[verb].start]
        says = before.endswith(", ") and before.count(",") == 1 and before.startswith(("Un", "Des"))
        after = next((at for at in range(verb, len(run)) if run[at].text == ","), len(run))
        if (
            not says
            or not grammar.is_reporting(run[verb:])
            or not _SPEAKER_AFTER.match(text, run[verb].start)
            or grammar.main_verb(run[after + 1 :], embedded=True) is not None
        ):
            return False
        run = run[:verb]
    return not any(_is_plural_verb(run, at) for at in range(len(run)))


def _is_plural_verb(run: Sequence[grammar.Token], at: int) -> bool:
    """Whether a word is a rare verb's plural, "arborent", and the main one: the dictionary has its infinitive; "le président", "qui semblent"."""
    word, before = run[at].text, run[at - 1].text if at else ""
    return (
        word.endswith("ent")
        and not word.endswith("ment")
        and before not in _DETERMINERS
        and grammar.RELATIVES.isdisjoint(token.text for token in run[max(0, at - 5) : at])
        and in_dictionary(word[:-3] + "er")
    )
