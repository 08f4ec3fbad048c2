"""What the rest of a French sentence would lack if some of its chunks fell: an object, a name, a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.generate.cutting.chunk import LIGHT, Chunk
from summarize.text import grammar

INTERRUPTER = 3  # tokens at most of an aside that breaks into a phrase: "en théorie", "de ce fait"
_OFFICE_OPENINGS = frozenset(
    [
        "le",
        "la",
        "l'",
        "un",
        "une",
        "son",
        "sa",
        "leur",
        "ancien",
        "ancienne",
        "président",
        "présidente",
        "directeur",
        "directrice",
        "maire",
        "ministre",
        "porte-parole",
        "procureur",
        "procureure",
        "chef",
        "cheffe",
        "patron",
        "patronne",
        "député",
        "députée",
        "avocat",
        "avocate",
        "secrétaire",
        "numéro",
    ]
)
# Participles that say who somebody is, not what they were doing when they spoke.
_INTRODUCING = frozenset(
    f"{stem}{end}"
    for stem in (
        *(
            "chargé",
            "élu",
            "nommé",
            "mandaté",
            "spécialisé",
            "diplômé",
            "réputé",
            "poursuivi",
            "accusé",
            "soupçonné",
        ),
        *(
            "condamné",
            "mis",
            "surnommé",
            "désigné",
            "promu",
            "considéré",
            "suspecté",
            "engagé",
            "recruté",
            "connu",
        ),
    )
    for end in ("", "e")
) | {"mise", "originaire", "suspect", "suspecte"}
_NO_NOUN = frozenset(
    {"tous", "toutes", "visiblement", "seul", "seule", "lui-même", "elle-même", "très", "comme"}
)
# "… un vote ou, "autre voie", | une loi": what follows the quoted words is what "ou" joins.
_JOINS_QUOTED = re.compile(r"(?<!\w)(?:et|ou|ni|mais|que), [«\"“][^«»\"“”]*[»\"”]$")
_AND = frozenset({"et", "ou", "ni"})
# Before an infinitive: "de présenter", "va présenter", "compte présenter".
INFINITIVE_AFTER = frozenset(
    {
        "de",
        "d'",
        "à",
        "pour",
        "va",
        "vont",
        "doit",
        "doivent",
        "peut",
        "compte",
        "veut",
        "devrait",
        "pourrait",
    }
)
_MODALS = frozenset(
    {
        "pouvoir",
        "devoir",
        "vouloir",
        "savoir",
        "faire",
        "laisser",
        "peuvent",
        "veulent",
        "souhaite",
        "pouvait",
    }
)
_WAITING = frozenset({"avoir", "être", "ayant", "étant"})
PERFECT = frozenset({"a", "ont", "avait", "avaient", "aurait", "auraient", "ayant", "avoir"})


def torn(sentence: str, parts: Sequence[Chunk], pieces: Sequence[int], dropped: frozenset[int]) -> bool:
    """Whether what is left does not hold together, or no longer says who is who.

    Args:
        sentence: the whole sentence.
        parts: its chunks.
        pieces: the indices of those between commas, in order: no brackets, no tail.
        dropped: the indices of those that fall.
    """
    if _tears_a_clause(sentence, parts, pieces, dropped) or _opens_a_list(sentence, parts, pieces, dropped):
        return True
    if any(_tells_who(sentence, parts[i]) for i in dropped):
        return True
    if any(
        left in dropped and right not in dropped and _says(sentence, parts[left], parts[right])
        for left, right in pairwise(pieces)
    ):
        return True
    # What a colon explains is what stands before it.
    return pieces[-1] in dropped and any(
        part.kind == "tail" and i not in dropped for i, part in enumerate(parts)
    )


def _tears_a_clause(
    sentence: str, parts: Sequence[Chunk], pieces: Sequence[int], dropped: frozenset[int]
) -> bool:
    """Whether a verb loses its participle or its object, or a complement its verb.

    "Il avait, en revanche, confirmé sa présence" needs the participle; "a confirmé jeudi, dans un
    message, qu'il partait" needs what was confirmed; of "où l'accueil a été, selon X, froid" the
    end cannot stay without its verb.
    """
    verb_open = False  # the main clause stopped at an auxiliary and waits for the rest of its verb
    for place, index in enumerate(pieces):
        run = grammar.tokens(sentence, parts[index].start, parts[index].end)
        if not run:
            continue
        ends_open = run[-1].text in grammar.AUXILIARIES or run[-1].text == "été"
        rest = pieces[place + 1 :]
        if index not in dropped and _joins(sentence, parts[index]) and not dropped.isdisjoint(rest):
            return True  # "… les quais et, | en été, | les ponts": all that follows belongs to it
        if index in dropped:
            goes_on = any(later not in dropped for later in rest)
            if verb_open or run[0].text in {"que", "qu'"} or (ends_open and goes_on):
                return True
            if [token.text for token in run[:3]] in (["à", "ce", "que"], ["à", "ce", "qu'"]):
                return True
            if place > 1 and _interrupted(parts, pieces, place, dropped):
                return True
            before = pieces[place - 1] if place else None
            if before is not None and before not in dropped and _lacks_object(sentence, parts, before, index):
                return True
            core = next((i for i in reversed(pieces[:place]) if parts[i].kind == "core"), None)
            if (
                before is not None
                and before not in dropped
                and _shares_object(sentence, parts[before], parts[index])
            ):
                return True
            if core is not None and parts[index].opening == "noun" and _ends_in_verb(sentence, parts[core]):
                return True  # "pensait pouvoir éviter, en passant par Corvalle, | les barrages"
            continue
        # "n'est, pour l'instant, | connu": the first piece that is no light aside is what it waits for.
        wanted = next((later for later in rest if parts[later].opening not in LIGHT), None)
        if ends_open and rest and (wanted is None or wanted in dropped):
            return True
        # "accusé d'avoir, avec son fils, | versé une somme": its participle, however far.
        if (ends_open or run[-1].text in _WAITING) and any(
            _opens_on_participle(sentence, parts[later]) for later in rest if later in dropped
        ):
            return True
        if not parts[index].removable:
            verb_open = ends_open
    return False


def _opens_on_participle(sentence: str, part: Chunk) -> bool:
    """Whether a chunk goes on with the participle of a verb: "versé une somme", not "visant le maire"."""
    run = grammar.tokens(sentence, part.start, part.end)
    return bool(run) and grammar.is_participle(run[0]) and not run[0].text.endswith("ant")


def _says(sentence: str, said: Chunk, saying: Chunk) -> bool:
    """Whether a verb of saying follows a quotation: without it, it says nothing."""
    if not any(mark in sentence[said.start : said.end] for mark in '«"“'):
        return False
    run = grammar.tokens(sentence, saying.start, saying.end)
    return grammar.is_reporting(run) or grammar.is_inverted(run)


def _joins(sentence: str, part: Chunk) -> bool:
    """Whether a chunk ends in the word that joins what follows: "deux étages avec la cave et, | …"."""
    run = grammar.tokens(sentence, part.start, part.end)
    return (bool(run) and run[-1].text in grammar.TRUNCATING) or bool(
        _JOINS_QUOTED.search(sentence[part.start : part.end])
    )


def _interrupted(parts: Sequence[Chunk], pieces: Sequence[int], place: int, dropped: frozenset[int]) -> bool:
    """Whether a light aside stays and the phrase that it interrupted falls: "C'est, selon elle, | …"."""
    aside = parts[pieces[place - 1]]
    return (
        pieces[place - 1] not in dropped
        and pieces[place - 2] not in dropped
        and aside.kind == "aside"
        and aside.opening in LIGHT
        and parts[pieces[place - 2]].kind == "core"
        and parts[pieces[place]].opening in {"noun", "other", "clause"}
    )


def _lacks_object(sentence: str, parts: Sequence[Chunk], before: int, gap: int) -> bool:
    """Whether what stands before a gap is a verb that waits for what fell.

    "Le club fêtait samedi soir, | sa montée", "Elle est venue à Corvalle pour présenter, | …",
    "les deux tours, celle du port et celle, | plus haute, de l'église".
    """
    run = grammar.tokens(sentence, parts[before].start, parts[before].end)
    words = [token for token in run if token.text[0].isalnum()]
    if not words:
        return False
    last = words[-1].text
    if last.endswith(("er", "ir", "re")) and len(words) > 1 and words[-2].text in {"pour", "à", "de", "d'"}:
        return True
    opened = grammar.opening(grammar.tokens(sentence, parts[gap].start, parts[gap].end))
    if opened.kind in {"preposition", "relative"} and grammar.is_finite(words, len(words) - 1):
        return True  # "Il ajoute qu'il renonce, | ainsi qu'elle, | à son salaire"
    if opened.kind == "preposition":
        # "et proposé, | en théorie, | à un prix bas": an interrupted complement.
        after = grammar.tokens(sentence, parts[gap].start, parts[gap].end)
        return len(after) <= INTERRUPTER and grammar.is_participle(words[-1]) and not words[-1].proper
    if opened.kind not in {"noun", "other", "subordinate"}:
        return False
    if opened.kind == "noun" and _verb_before_phrase(words):
        return True
    while words and (
        words[-1].text in grammar.TEMPORALS | grammar.TEMPORAL_FILLERS or words[-1].text[0].isdigit()
    ):
        words.pop()
    return len(words) > 1 and (grammar.is_finite(words, len(words) - 1) or _has_done(words))


def _has_done(words: Sequence[grammar.Token]) -> bool:
    """Whether a clause ends in a verb of the perfect: "La ligue a dénoncé mercredi 2 juillet, | le fichier"."""
    before = [token.text for token in words[-4:-1]]
    return grammar.is_participle(words[-1]) and not PERFECT.isdisjoint(before) and "été" not in before


def _shares_object(sentence: str, core: Chunk, gone: Chunk) -> bool:
    """Whether participles in a row share what follows the last: "d'avoir heurté, | percé et coulé la barque"."""
    run = grammar.tokens(sentence, core.start, core.end)
    after = grammar.tokens(sentence, gone.start, gone.end)
    return (
        len(run) > 1
        and run[-2].text in PERFECT
        and grammar.is_participle(run[-1])
        and len(after) > 1
        and grammar.is_participle(after[0])
        and after[1].text in _AND
    )


def _ends_in_verb(sentence: str, part: Chunk) -> bool:
    """Whether a chunk ends in a verb that may want its object: "pouvoir éviter", "sème sciemment"."""
    run = grammar.tokens(sentence, part.start, part.end)
    while len(run) > 2 and run[-1].text.endswith("ment"):
        run.pop()
    if len(run) < 2 or run[-1].proper:
        return False
    if grammar.is_finite(run, len(run) - 1):
        return True
    infinitive = run[-1].text.endswith(("er", "ir", "re"))
    return infinitive and (run[-2].text in INFINITIVE_AFTER or run[-2].text in _MODALS)


def _opens_a_list(
    sentence: str, parts: Sequence[Chunk], pieces: Sequence[int], dropped: frozenset[int]
) -> bool:
    """Whether the last member of a list falls alone: "les quais, les ponts, | et la gare"."""
    for left, right in pairwise(pieces):
        if right in dropped and left not in dropped and parts[left].kind == "aside":
            run = grammar.tokens(sentence, parts[right].start, parts[right].end)
            same = parts[right].opening in {"noun", "other"} and parts[right].kind == "aside"
            words = {token.text for token in run}
            if parts[left].opening in {"noun", "other"} and run and (same or run[0].text in _AND):
                return True
            # "en Orvanne, en Aurance, | à Corvalle ou dans l'île"
            if parts[left].opening == parts[right].opening == "preposition" and not _AND.isdisjoint(words):
                return True
    return False


def _verb_before_phrase(words: Sequence[grammar.Token]) -> bool:
    """Whether the last verb goes straight on with a circumstance: "compte présenter en juin | son plan"."""
    for i in range(len(words) - 1, 0, -1):
        word, before = words[i], words[i - 1].text
        infinitive = word.text.endswith(("er", "ir", "re")) and before in INFINITIVE_AFTER
        passive = before in {"été", "est", "sont", "était", "étaient"}
        if not (
            infinitive or grammar.is_finite(words, i) or (before in PERFECT and grammar.is_participle(word))
        ):
            continue
        if passive or word.proper or word.text in grammar.AUXILIARIES:
            return False
        after = words[i + 1].text if i + 1 < len(words) else ""
        return after in grammar.PREPOSITIONS - {"plus", "moins", "environ"}
    return False


def _introduces(run: Sequence[grammar.Token]) -> bool:
    """Whether an apposition to a name tells what the person is: "chargée de l'enquête", "membre du conseil"."""
    first = run[0]
    if first.text in _INTRODUCING or [token.text for token in run[:3]] == ["à", "la", "tête"]:
        return True
    if first.proper or not first.text[0].isalpha() or first.text in grammar.TEMPORALS:
        return False
    # A bare noun: "candidat malheureux en mars". What opens on a verb or a small word tells a circumstance.
    return grammar.opening(run).kind == "other" and len(first.text) > 3 and first.text not in _NO_NOUN


def _is_of(run: Sequence[grammar.Token]) -> bool:
    """Whether an apposition to a name tells whose the person is: "du Parti du port", "PLC"."""
    return run[0].proper or (
        run[0].text in {"de", "du", "des", "d'"} and any(token.proper for token in run[1:4])
    )


def _tells_who(sentence: str, part: Chunk) -> bool:
    """Whether an apposition gives a person's office after the name, or the name after the office.

    "Odile Maurin, la présidente du département, …", "Le maire, Yann Corvec, …": at a first mention a
    reader needs both.
    """
    run = grammar.tokens(sentence, part.start, part.end)
    before = grammar.tokens(sentence, max(0, part.start - 60), part.start)
    words_before = [token for token in before if token.text[0].isalpha()]
    if not run or not words_before or not run[0].text[0].isalpha():
        return False
    named = words_before[-1].proper
    office = not run[0].proper and (run[0].text in _OFFICE_OPENINGS or run[0].text.startswith("ex-"))
    name = all(token.proper for token in run if token.text[0].isalpha()) and len(run) > 1
    person = (
        named
        and len(words_before) > 1
        and words_before[-2].proper
        and words_before[-2].text not in grammar.DETERMINERS  # "Le Palt, deuxième pays de la région, …"
    )
    if person and (run[0].text in {"qui", "dont"} or (part.kind == "aside" and _introduces(run))):
        return True  # "Me Odile Maurin, qui défend l'accusé, …", "Odile Maurin, chargée de l'enquête, …"
    if person and part.kind == "aside" and _is_of(run):
        return True
    if part.kind == "aside" and name and run[0].proper:
        return True  # "La présidente de l'Aurance, Odile Maurin, …"
    return part.kind == "aside" and ((named and office) or (not named and name))
