# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finds French subjects whose verb or participle does not agree, however far apart: "les détails du plan sera connus".

Only clauses that begin with their subject, and only verbs and participles that can be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.text import grammar
from summarize.text.deixis import WEEKDAYS
from summarize.text.dictionary import inflections
from summarize.text.entities.quotations import QUOTED
from summarize.text.proofreading.participles import FEMININE_NAMES, Marks, marks
from summarize.text.small_words import gender

_OF_ONE = frozenset(
    "est a était avait sera aura serait aurait va doit peut devra pourra devrait pourrait fut".split()
)
_OF_MANY = frozenset(
    "sont ont étaient avaient seront auront seraient auraient vont doivent peuvent devront pourront devraient pourraient furent".split()
)
_BE = frozenset(
    "est était sera serait fut sont étaient seront seraient furent devient deviennent reste restent".split()
)
_MODALS = frozenset(
    "doit peut devra pourra devrait pourrait doivent peuvent devront pourront devraient pourraient".split()
)
_HAVE = frozenset("a avait aura aurait ont avaient auront auraient".split())
_VERBS = _OF_ONE | _OF_MANY | _BE | _MODALS | _HAVE
_DETERMINERS = {
    "le": Marks("m", "s"), "un": Marks("m", "s"), "ce": Marks("m", "s"), "cet": Marks("m", "s"),
    "la": Marks("f", "s"), "une": Marks("f", "s"), "cette": Marks("f", "s"), "sa": Marks("", "s"), "son": Marks("", "s"),
    "l'": Marks("", "s"), "chaque": Marks("", "s"), "leur": Marks("", "s"), "notre": Marks("", "s"),
    "les": Marks("", "p"), "ces": Marks("", "p"), "ses": Marks("", "p"), "leurs": Marks("", "p"), "nos": Marks("", "p"),
    "des": Marks("", "p"), "plusieurs": Marks("", "p"), "quelques": Marks("", "p"), "certains": Marks("m", "p"),
    "certaines": Marks("f", "p"), "deux": Marks("", "p"), "trois": Marks("", "p"), "quatre": Marks("", "p"),
    "cinq": Marks("", "p"), "six": Marks("", "p"), "dix": Marks("", "p"),
}  # fmt: skip
_PRONOUNS = {
    "il": Marks("m", "s"),
    "elle": Marks("f", "s"),
    "ils": Marks("m", "p"),
    "elles": Marks("f", "p"),
}
# What may be one and many: the verb agrees with the crowd or with what it is made of.
_CROWDS = frozenset(
    "moitié tiers quart majorité minorité partie plupart reste nombre série groupe couple total foule ensemble multitude poignée trentaine "
    "million milliard millier dizaine douzaine vingtaine quarantaine cinquantaine soixantaine neuvaine centaine quinzaine totalité quantité kyrielle "
    "infinité flot flopée lot grappe collection équipe duo trio quatuor paire tas quasi-totalité ribambelle demi-douzaine huitaine peu sorte "
    "type espèce genre pourcentage proportion fraction cortège cascade avalanche pluie volée tranche palette panel éventail succession gamme part essentiel moyenne demi-million équivalent".split()
)
# Nouns that tell when, not who: "Les trois derniers jours a soufflé un vent du nord."
_WHEN = frozenset(
    "jour jours mois an ans année années semaine semaines heure heures minute minutes soir matin nuit lundi mardi mercredi jeudi "
    "vendredi samedi dimanche week week-end fois lendemain veille siècle décennies siècles moment été hiver printemps automne première dernier".split()
)
_OF = grammar.PREPOSITIONS | {"de", "d'", "du", "des"}
# Where the phrase of a subject ends or another may begin: nothing is said of what comes behind.
_ENDS = (
    grammar.CLAUSE_OPENERS
    | grammar.SUBJECT_PRONOUNS - {"ne", "n'", "se", "s'"}
    | frozenset(
        "ou ni mais or car donc comme sauf hormis excepté outre avec ainsi voire je j' tu tout tous toutes plus moins soit "
        "est-ce même et/ou puis quand chacun chacune dit dite".split()
    )
)
_STOPS = (_ENDS | _CROWDS) - {"du", "de"}
_LEADS = grammar.PREPOSITIONS | grammar.TEMPORALS
_OPENERS = frozenset(". ; que qu' car puisque puisqu' lorsque lorsqu' où si dont".split())
_DAYS = frozenset((*WEEKDAYS, "matin", "soir", "midi", "après-midi"))
_LONGEST_DAY = 2  # words: "Vendredi soir deux barques ont …"
_CLITICS = frozenset("ne n' se s' y en l' lui leur me m'".split())
_ADVERBS = frozenset(
    "pas plus bien déjà ainsi également aussi encore toujours désormais vite jamais très trop si donc alors depuis ensuite enfin "
    "plutôt même guère là aujourd'hui hier jusqu' ici".split()
)
_MANY_DO = re.compile(r"(?<!m)ent$")
_FARTHEST = 16  # tokens of a subject: behind so many, more often than not, another one has begun


def verb_disagreements(text: str) -> list[str]:
    """The stretches of a French text from a subject to the verb or participle that does not agree with it.

    What is quoted is looked at by itself.

    >>> verb_disagreements("Les détails du plan sera connus mardi. La digue de Brévans a été fermé.")
    ['Les détails du plan sera', 'La digue de Brévans a été fermé']
    """
    if not _may_disagree(text.lower().replace("’", "'")):
        return []
    bare = QUOTED.sub(lambda quoted: "«" + " " * (len(quoted[0]) - 1), text)
    found = _disagreements(bare, text)
    for quoted in QUOTED.finditer(text):
        inside = quoted[0].strip('«»“”" \u00a0\u202f')
        if len(inside) > _SHORTEST_QUOTED:
            found += _disagreements(inside, inside)
    return found


_SHORTEST_QUOTED = 40  # code points: shorter ones are seldom clauses


# Where a clause may begin with its subject, in lower case behind a full stop, and what follows to the next mark. Each way to
# open one begins with its letters and looks back behind them: so it takes half the time.
_CLAUSE = re.compile(
    r"(?:[.;,«»\"“”]|qu'|"
    + "|".join(
        rf"{word}(?<![\w'-]{word})(?![\w'-])"
        for word in ("que car puisque lorsque où si dont et mais " + " ".join(sorted(_DAYS))).split()
    )
    + r")[\s\u200b]*(?:(?:tous|toutes) )?"
    r"(?P<owner>l'|(?:il|elle|ils|elles|"
    + "|".join(sorted(_DETERMINERS.keys() - {"l'"}))
    + r"|\d[\d. ]*(?<![. ]))(?![\w'-]))"
    r"(?=(?P<rest>(?:[\w\s'%-]|(?<=\d)[.,](?=\d)){0,400}))"
)


def _may_disagree(lower: str) -> bool:
    """Whether a subject and a verb stand near each other that could disagree: a tenth of the time that tokens take.

    It lets through all that `_disagreements` finds; `lower` has straight apostrophes.
    """
    for clause in _CLAUSE.finditer("." + lower):
        owner = clause["owner"]
        number = _PRONOUNS[owner].number if owner in _PRONOUNS else _determined(owner).number
        words = clause["rest"].replace("'", " ").split(None, _FARTHEST + _BEHIND)
        if owner[0].isdigit() and not (words and words[0][-1] in "sx"):
            continue
        for at, word in enumerate(words[: _FARTHEST + 1]):
            if word in _STOPS and (word not in _CROWDS or at):
                break
            if word not in _VERBS:
                if number == "s" and word.endswith("aient"):
                    return True
                continue
            if word in _BE or (word in _HAVE and "été" in words[at + 1 : at + _BEHIND]):
                return True
            if word in _MODALS and "être" in words[at + 1 : at + _BEHIND]:
                return True
            if (word in _OF_ONE and number == "p") or (word in _OF_MANY and number == "s"):
                return True
    return False


_BEHIND = 8  # words from "avoir" to "été", adverbs between them


def _disagreements(bare: str, text: str) -> list[str]:
    run = grammar.tokens(bare)
    ends = ((start, _wrong_end(run, start)) for start in _subjects(run))
    return [
        text[run[start].start : run[end].end]
        for start, end in ends
        if end is not None and not (start and run[start - 1].text == "dont" and grammar.is_finite(run, end))
    ]


def _subjects(run: Sequence[grammar.Token]) -> Iterator[int]:
    """Where a clause begins with its subject: the first word, what follows a first phrase of time or place, "que", "car"."""
    led = len(run) > 1 and (run[0].text in _LEADS or run[1].text in _LEADS or _is_date(run))
    verb: int | None = None  # the first of the sentence, looked for once
    for i, token in enumerate(run):
        if token.text not in _DETERMINERS and token.text not in _PRONOUNS and not token.text[0].isdigit():
            continue
        place = i - 1 if i and run[i - 1].text in {"tous", "toutes"} else i
        before = run[place - 1].text if place else "."
        behind = run[place - 2].text if place > 1 else ""
        if before in _OPENERS:
            if behind not in _COMPARED and not (
                before in {"que", "qu'"} and any(t.text in _MORE for t in run[max(0, place - 5) : place])
            ):
                yield i
        elif (before == "," and token.text in _PRONOUNS) or before in {"et", "mais"}:
            if before == "mais" or token.text in _PRONOUNS:
                yield i
        elif place <= _LONGEST_DAY and all(word.text in _DAYS for word in run[:place]):
            yield i
        elif before == ",":
            if not led and verb is None:
                verb = next((j for j in range(len(run)) if grammar.is_finite(run, j)), len(run))
            if led or (verb is not None and verb < place - 1):
                yield i


def _is_date(run: Sequence[grammar.Token]) -> bool:
    """Whether a sentence opens on a day: "Le 20 juin dernier, …"."""
    return run[0].text == "le" and run[1].text[0].isdigit()


# "ainsi que la ville", "plus que les autres": no clause begins.
_MORE = frozenset("plus moins aussi autant mieux pire meilleur meilleure même mêmes autre autres".split())
_COMPARED = frozenset("ainsi plus moins autant plutôt même tel tels telle telles".split())


def _wrong_end(run: Sequence[grammar.Token], start: int) -> int | None:
    """The index of the verb or participle that disagrees with the subject at `start`; None where all agrees."""
    first = run[start].text
    if first in _PRONOUNS:
        verb = start + 1
        while verb < len(run) and run[verb].text in _CLITICS - {"se", "s'"}:
            verb += 1
        if verb >= len(run) or run[verb].text not in _OF_ONE | _OF_MANY:
            return None
        return _wrong_participle(run, verb, _PRONOUNS[first])
    owner = _determined(first)
    if first == "ce" and run[start + 1 : start + 2] and run[start + 1].text in {"ne", "n'"}:
        return None
    if run[start + 1 : start + 2] and run[start + 1].text.removesuffix("s") in _COUNTED:
        return _wrong_of_crowd(run, start)
    if first[0].isdigit() and not _are_counted(run[start + 1 : start + 2]):
        return None
    several = False
    for at in range(start + 1, min(len(run), start + _FARTHEST)):
        word = run[at].text
        if word == "a" and run[at + 1 : at + 2] and run[at + 1].text in {"priori", "posteriori", "fortiori"}:
            return None
        if word == "%" and at > start + 1:
            continue
        if (
            not word[0].isalnum()
            or word in _ENDS
            or word in _CROWDS
            or word.removesuffix("s") in _CROWDS
            or (word in _WHEN and not any(t.text in _OF for t in run[start + 1 : at]))
            or word.endswith(",")  # a figure's token takes its comma
        ):
            return None
        if word == "et" and not _goes_on(run, start, at):
            several = True
        if word in _OF_ONE | _OF_MANY and not (word == "est" and run[at - 1].text in {"l'", "d'"}):
            if at - start < 2 or run[at - 1].text in {"se", "s'"}:
                return None
            return _judged(run, start, at, owner, several)
        if word.endswith("aient") and at > start + 2 and len(word) > len("avaient"):
            return at if owner.number == "s" and not several and _is_plain(run[start + 1]) else None
        if at > start + 1 and (grammar.is_finite(run, at) or _MANY_DO.search(word)):
            return None
    return None


_COUNTED = frozenset(
    "partie majorité moitié foule dizaine vingtaine trentaine centaine quinzaine millier".split()
)
_FARTHEST_COUNTED = 8  # tokens from a crowd to its verb


def _determined(word: str) -> Marks:
    """What a determiner tells of its noun; a figure tells that there are many."""
    return _DETERMINERS[word] if word in _DETERMINERS else Marks("", "" if word in {"0", "1"} else "p")


def _goes_on(run: Sequence[grammar.Token], start: int, at: int) -> bool:
    """Whether "et" joins two complements of one subject and no second subject: "les quais du port et du canal"."""
    return (
        at + 1 < len(run)
        and run[at + 1].text in {"du", "des"}
        and any(t.text in {"du", "des"} for t in run[start + 2 : at])
    )


def _are_counted(behind: Sequence[grammar.Token]) -> bool:
    """Whether a noun of many stands behind a figure: no date, no unit."""
    form = inflections().get(behind[0].text) if behind else None
    return form is not None and form.class_ == "noun" and form.number == "p"


def _is_plain(head: grammar.Token) -> bool:
    return not head.proper and not head.text[0].isdigit()


def _wrong_of_crowd(run: Sequence[grammar.Token], start: int) -> int | None:
    """The participle that agrees with neither a crowd nor what it is made of: "une partie des quais est fermé".

    A verb of one tells of the crowd, one of many of what it is made of.
    """
    of = start + 2
    if of + 2 >= len(run) or run[of].text not in {"de", "d'", "des"}:
        return None
    for at in range(of + 2, min(len(run), of + _FARTHEST_COUNTED)):
        word = run[at].text
        if word in _BE or word in _HAVE:
            break
        if (
            word in _ENDS
            or word == "et"
            or not word[0].isalnum()
            or run[at].proper
            or grammar.is_finite(run, at)
        ):
            return None
    else:
        return None
    if run[at].text in _OF_ONE:
        feminine = run[start].text in {"une", "la", "cette"}
        return (
            _wrong_participle(run, at, Marks("f" if feminine else "m", "s"))
            if run[start].text not in {"l'", "des", "les"}
            else None
        )
    made_of = run[of + 1].text
    form = inflections().get(made_of)
    if form is None or form.class_ != "noun" or form.gender != "f" or form.number != "p":
        return None
    return _wrong_participle(run, at, Marks("f", "p"))


def _judged(run: Sequence[grammar.Token], start: int, verb: int, owner: Marks, several: bool) -> int | None:
    head = run[start + 1]
    if head.proper and run[start].text in {"la", "l'"} and head.text in FEMININE_NAMES:
        return None if several else _wrong_participle(run, verb, Marks("f", "s"))
    if head.text[0].isdigit() and owner.number == "p" and _are_counted(run[start + 2 : verb]):
        return _judged(run, start + 1, verb, owner, several)  # "les 70 barques"
    if head.proper or head.text[0].isdigit():
        return None
    if owner.number == "p" and run[verb].text in _OF_ONE:
        return verb
    if several:
        return _wrong_participle(run, verb, Marks("f", "")) if _are_feminine(run, start, verb) else None
    if owner.number == "s" and run[verb].text in _OF_MANY:
        return verb
    if not owner.gender:
        at = start + 1
        while at < verb and run[at].text in _BEFORE_NOUN:
            at += 1
        form = inflections().get(run[at].text)
        if form is not None and (form.class_ == "noun" or (form.class_ == "either" and form.number == "p")):
            owner = Marks(form.gender, owner.number)
        elif form is None and at < verb:
            owner = Marks(gender(run[at].text), owner.number)
    return _wrong_participle(run, verb, owner)


# Between "ces" and its noun.
_BEFORE_NOUN = frozenset(
    "deux trois quatre cinq six sept huit neuf dix nombreux nombreuses premiers premières derniers dernières nouveaux nouvelles grands grandes "
    "petits petites principaux principales autres".split()
)


def _are_feminine(run: Sequence[grammar.Token], start: int, verb: int) -> bool:
    """Whether all that "et" joins before a verb begins with a determiner and a feminine noun: "les excuses et sa promesse"."""
    heads = [start, *(at + 1 for at in range(start, verb) if run[at].text == "et")]
    for at in heads:
        if run[at].text not in _DETERMINERS or run[at + 1].proper or gender(run[at + 1].text) != "f":
            return False
    return True


def _wrong_participle(run: Sequence[grammar.Token], verb: int, owner: Marks) -> int | None:
    """The participle behind "être" where its gender or number is another than the subject's."""
    at = verb + 1
    if run[verb].text in _HAVE or run[verb].text in _MODALS:
        while at < len(run) and _is_adverb(run[at].text):
            at += 1
        if at >= len(run) or run[at].text != ("être" if run[verb].text in _MODALS else "été"):
            return None
        at += 1
    elif run[verb].text not in _BE:
        return None
    while at < len(run) and _is_adverb(run[at].text):
        at += 1
    if at >= len(run) or run[at].proper:
        return None
    own = marks(run[at].text)
    if own is None:
        return None
    wrong = any(
        one and other and one != other
        for one, other in ((own.gender, owner.gender), (own.number, owner.number))
    )
    return at if wrong else None


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ment") and len(word) > 6)
