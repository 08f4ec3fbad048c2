# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French nouns and adjectives that differ, where no noun before can have the adjective: "les pouvoirs publiques", "12 personne".

Beside summarize/text/proofreading/agreeing.py, which looks at few words: here the phrase is followed to where it begins. Of 45,617 sentences
of news it finds 17 that all other rules pass; all were read, and are faults.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from summarize.text import grammar
from summarize.text.dictionary import Inflection, in_dictionary, inflections
from summarize.text.french_verbs import finite_forms
from summarize.text.persons import person_noun
from summarize.text.proofreading.determiners import lacks_plural
from summarize.text.small_words import gender
from summarize.text.words import is_function_word

# The number of what follows a determiner, and its gender where it tells; "de" tells nothing.
_NUMBER = {
    **dict.fromkeys(
        "le la l' un une du au ce cet cette son sa leur notre votre chaque aucun aucune".split(), "s"
    ),
    **dict.fromkeys(
        "les des aux ces ses leurs nos vos plusieurs quelques deux trois quatre cinq six sept huit neuf dix".split(),
        "p",
    ),
    "de": "",
    "d'": "",
}
_GENDER = {
    **dict.fromkeys("un le ce cet du au aucun".split(), "m"),
    **dict.fromkeys("une la cette sa aucune".split(), "f"),
}
# What joins the nouns of a phrase, or leads to it.
_LINKS = frozenset(
    "de d' du des à au aux en par pour sur dans sans contre avec entre sous chez vers selon après avant depuis dès lors malgré parmi face grâce suite "
    "près plus moins environ quelque".split()
)
# Nouns in "-s" and "-x" of one and of many, and what the dictionary has with another gender or meaning only.
_BOTH = frozenset(
    "fils cours sens taux mois bras dos poids héros temps corps recours parcours discours concours secours progrès succès procès accès décès abus avis prix "
    "choix voix fois pays palais bois refus tas cas pas repas propos souris fonds puits gaz nez croix noix gars as lis geste garde chasse sol baskets processus".split()
)
# Nouns of set phrases that tell how or when, whose adjective is another's: "a par la suite publié", "à 10 minutes réalisée".
_ADVERBIAL = frozenset(
    "peu part suite brin temps moment plupart époque heure avenir fois reprise reprises fait effet réalité revanche abord peine stade doute instant bout coup côté "
    "point suis place places points air tout toute tous toutes moins plus mieux euros euro mètres mm cm km kilomètres litres degrés ans an minutes heures secondes pages "
    "francs dollars minimum maximum passage retour tour passé année semaine nuit jour matinée soirée journée saison matin soir jours années semaines".split()
)
# Adjectives that the newsrooms leave as they are, or that stand before their noun.
_APART = re.compile(
    r"(?:tel(?:le)?s?|certaine?s?|prochaine?s?|bruts?|nets?|forte?s?|inclue?s?|compris(?:es?)?|maximum|minimum|(?:grand|haut|petit|bon|bel|beau|gros|nouve|premi|derni|client|tout|mi|demi|quel)[a-zà-ÿ]*|"
    r"noire?s?|bruns?|bleue?s?|rouges?|verte?s?|blanc(?:he)?s?|grise?s?|jaunes?|roses?|violette?s?|clairs?|foncés?|purs?|pleins?)"
)
_ADJECTIVE = re.compile(
    r"(?:ale?s?|aux|el(?:le)?s?|i(?:f|ve)s?|eu(?:x|ses?)|iques?|aine?s?|ien(?:ne)?s?|aise?s?|oise?s?|ole?s?|ée?s?|ante?s?|ente?s?|ine?s?)$"
)
_PARTICIPLE = re.compile(r"(?:[éiu]e?s?|ise?s?|ites?)$")
_AGENT = re.compile(r"eurs?$")
_BEHIND = frozenset("et ou ni / - – comme".split())
_BEFORE = frozenset("et ou ni que qu' comme / -".split())
_BOUNDS = frozenset(", ; : ( «".split())


_TEXT = operator.attrgetter("text")


def unlike_adjectives(text: str) -> list[str]:
    """The nouns of a French text with an adjective that differs from them and from all that it could belong to, in order.

    >>> unlike_adjectives("Le maire a reçu les pouvoirs publiques dans un tribunal correctionnelle.")
    ['les pouvoirs publiques', 'un tribunal correctionnelle']
    """
    run = grammar.tokens(text)
    words = [*map(_TEXT, run)]
    adjectives = _adjectives()
    found = [
        text[run[at - 2].start : run[at].end]
        for at in [at for at, word in enumerate(words) if word in adjectives]
        if at > 1 and words[at - 2] in _NUMBER and _is_unlike(run, at - 2, adjectives[words[at]])
    ]
    return found + [text[start:end] for start, end in _uncounted(text)]


@cache
def _adjectives() -> Mapping[str, Inflection]:
    """The forms that may be an adjective behind its noun and that tell a gender or a number."""
    return {
        word: form
        for word, form in inflections().items()
        if form.class_ != "noun"
        and _ADJECTIVE.search(word)
        and not _APART.fullmatch(word)
        and not _AGENT.search(word)
        and not person_noun(word)
        and not person_noun(word.removesuffix("s"))
    }


def _is_unlike(run: Sequence[grammar.Token], at: int, form: Inflection) -> bool:
    determiner, noun, adjective = run[at].text, run[at + 1], run[at + 2]
    own = _noun(noun.text)
    if own is None or own.class_ != "noun" or _agree(own, form) or noun.proper or adjective.proper:
        return False
    if noun.text in _ADVERBIAL:
        return False
    if (own.number and _NUMBER[determiner] not in ("", own.number)) or (
        own.gender and _GENDER.get(determiner, own.gender) != own.gender
    ):
        return False
    if noun.text in finite_forms() and determiner in {"les", "la", "le", "l'", "leur"}:
        return False
    behind = run[at + 3] if at + 3 < len(run) else None
    if behind is not None and (behind.text in _BEHIND or behind.proper):
        return False
    start = _beginning(run, at, form)
    if start is None:
        return False
    before = run[start].text if start >= 0 else ","
    # A participle may tell of the subject: "elle a quitté la salle entourée de gardes".
    return before not in _BEFORE and (
        before in _BOUNDS or not _PARTICIPLE.search(adjective.text) or form.class_ != "adjective"
    )


def _beginning(run: Sequence[grammar.Token], at: int, adjective: Inflection) -> int | None:
    """The index of the token before the phrase that ends with a noun's determiner; None where its adjective may belong to a noun of it."""
    place = at - 1
    while place >= 0:
        token = run[place]
        word = token.text
        if word in _NUMBER or word in _LINKS or word[0].isdigit():
            place -= 1
            continue
        linked = run[place + 1].text in _LINKS
        form = None if is_function_word(word, "fr") else _noun(word)
        if (token.proper and place) or word in _BOTH:
            return None
        if form is None:
            return None if linked and _may_be_noun(run, place) else place
        if not linked and form.class_ == "noun":
            return place  # another phrase: "donne à la ville"
        if _agree(form, adjective):
            return None
        place -= 1
    return place


def _may_be_noun(run: Sequence[grammar.Token], place: int) -> bool:
    """Whether what "de" follows may be a noun that no table tells: "le juge d'instruction français"; also what ends a quotation."""
    word = run[place].text
    if run[place + 1].text not in {"de", "d'", "du", "des"} or word in _BOUNDS:
        return False
    return word not in finite_forms() or (place > 0 and run[place - 1].text in _NUMBER)


@lru_cache(maxsize=1 << 13)
def _noun(word: str) -> Inflection | None:
    """What a noun agrees with, also of one that the dictionary does not tell from a verb's form; None where its number is not told."""
    if word in _BOTH:
        return None
    form = inflections().get(word)
    if form is not None:
        return form
    sex = gender(word)
    if not sex or not in_dictionary(word) or is_function_word(word, "fr"):
        return None
    if word[-1] not in "sxz":
        return Inflection("noun", sex, "s")
    return Inflection("noun", sex, "p") if in_dictionary(word[:-1]) or word.endswith("aux") else None


def _agree(one: Inflection, other: Inflection) -> bool:
    return not (one.gender and other.gender and one.gender != other.gender) and not (
        one.number and other.number and one.number != other.number
    )


# "12.000 personne", "893 test": no year, no clock, no article's number. "de 20 maximum" is none of many.
_COUNTED = re.compile(
    r"\d(?<![\w.,'’:/-].)(?P<rest>(?:[\d.,\u00a0\u202f]*\d)?) (?P<noun>[a-zà-ÿ]{4,})(?![\w'’-])(?! (?:bas|haut|diesel|\d))"
)
_NAMED = frozenset(
    "le du au numéro article ligue top chapitre tome saison phase étape niveau acte les des un alinéa page ".split()
)
_NOT_COUNTED = frozenset(
    "maximum minimum obligatoire celle celui diesel quai début milieu seuil heure environ chacun chacune pile sport essence crash inclus dimanche lundi mardi mercredi jeudi "
    "vendredi samedi janvier février mars avril juin juillet août septembre octobre novembre décembre".split()
)


def _uncounted(text: str) -> list[tuple[int, int]]:
    """Where a noun of one stands behind a figure of many."""
    found = []
    for match in _COUNTED.finditer(text):
        noun = match["noun"]
        if noun in _NOT_COUNTED or not lacks_plural(noun):
            continue
        form = inflections().get(noun)
        if (
            form.class_ != "noun"
            if form is not None
            else gender(noun) == "" or (noun in finite_forms() and noun != "personne")
        ):
            continue
        before = text[max(0, match.start() - 20) : match.start()].split()
        if before and (
            before[-1].lower() in _NAMED or (before[-1].istitle() and match.start() > len(before[-1]) + 1)
        ):
            continue
        if not _is_one(text[match.start()] + match["rest"]):
            found.append(match.span())
    return found


def _is_one(figure: str) -> bool:
    """Whether a figure is less than two, or a year: "1,5", "0,8", "2019"."""
    whole = re.split(r"[.,](?!\d{3}(?!\d))", figure)[0]
    return whole in {"0", "1", "00", "01"} or re.fullmatch(r"(?:19|20)\d\d", figure) is not None
