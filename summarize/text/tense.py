"""Which way in time a French clause looks: what "samedi" means beside its verb."""

from __future__ import annotations

import re
from typing import Literal

from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold

Direction = Literal["past", "present", "future"]
# What a verb tells, whether what it announces may lie ahead, and the place after it.
_Verb = tuple[Direction | None, bool, int]

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\d+|[,;:()–—]")
# Where a clause ends. "et" does not: what it joins shares the day.
_BREAKS = frozenset(
    [
        *",;:()–—",
        "que",
        "qu'",
        "qui",
        "dont",
        "où",
        "lorsque",
        "lorsqu'",
        "quand",
        "si",
        "puisque",
        "alors",
        "tandis",
    ]
)

_BRACKETED = re.compile(r"\([^()]{0,80}\)")

_HAVE = word_set("a ont ai as avons avez avait avaient eut eurent")
_BE = word_set("est sont suis es sommes etes")
_WAS = word_set("etait etaient fut furent")
_REFLEXIVE = word_set("s' se")
# Verbs that "être" puts into the past; with any other participle "est" tells a present state.
_MOVED = re.compile(
    r"(?:alle|arrive|decede|devenu|redevenu|entre|rentre|monte|remonte|mort|ne|parti|reparti|reste|retourne|sorti|"
    r"ressorti|tombe|retombe|venu|revenu|parvenu|intervenu|survenu|descendu|passe|apparu)(?:e|s|es)?$"
)
_PARTICIPLE = re.compile(
    r"[^\W\d_]+(?:[éi]e?s?|ue?s?|it|ite|ites|is|ise|ises|ert|erte|erts|ertes|nt|nte|nts|ntes|rt|rte|rts|rtes)$"
)
# What was planned, called or put off for a day lies on either side of it.
_PLANNED = re.compile(
    r"(?:prevu|attendu|fixe|programme|convoque|invite|reporte|repousse|avance|annonce|appele|cense|promis|planifie|"
    r"organise|ajourne|differe|decale|autorise|lance|decide|demande|propose|choisi|decrete|interdit|place|signale|"
    r"publie|diffuse|paru|edite|revele|devoile)(?:e|s|es)?$"
)
# A participle alone that tells what is over: "arrêté lundi"; "présenté lundi" may be next Monday.
_HAPPENED = re.compile(
    r"(?:arrete|interpelle|blesse|tue|decede|disparu|survenu|incarcere|ecroue|libere|relache|condamne|detecte|teste|decouvert|retrouve|"
    r"elu|nomme|inculpe|identifie|contacte|interroge|interviewe|abattu|agresse|assassine|frappe|hospitalise|opere|enleve|capture|"
    r"saisi|vole|derobe|detruit|incendie|evacue|touche|victime|revenu|arrive|parti|sorti|entre|ne|mort|apparu|tombe|demissionne|"
    r"depose|recu|annule|vaincu|battu|remporte|constate|observe|enregistre|recense|mene|commis|perpetre|declenche|adopte|rejete)(?:e|s|es)?$"
)
# What the day still hangs on the verb with: "a annoncé dès lundi", "publié ce mardi".
_ATTACHED = word_set("des ce depuis")
_GOING = word_set("va vont vais allons allez doit doivent devra devront devrait devraient")
# "devait se rendre lundi": to come for whoever said it, past or put off by now.
_WAS_GOING = word_set("devant devait devaient allait allaient pouvait pouvaient comptait comptaient")
# Future of any verb; not the conditional. The words below end as one does and are none.
_FUTURE = re.compile(
    r"[^\W\d_]*(?:[ei]|d|v|r|omp|au|(?:ett|att|ait|oit|clu|dui|ui|di|li|cri|fri))r(?:a|ont|ai|ons|ez|as)$"
)
# The nouns, and past tenses of verbs in -rer.
_NO_FUTURE = word_set(
    "opera camera cholera sierra guerra terra era tira retira attira inspira respira expira admira vira desira "
    "livra delivra encadra opera libera considera environs citrons"
)
_CONDITIONAL = re.compile(r"(?:[ei]r|[dvpr]r|aur|ser|fer|ettr|attr|oitr)ai(?:t|ent)$")
_IMPERFECT = re.compile(r"[^\W\d_]{2,}ai(?:t|ent)$")
_NO_IMPERFECT = word_set("fait trait portrait lait parfait retrait extrait souhait attrait")
_PRETERITE = re.compile(
    r"(?:[^\W\d_]{3,}èrent|fut|furent|eut|eurent|prit|prirent|mit|mirent|vint|vinrent|tint|tinrent)$"
)
# Before "liberté" or "employé", which end as a participle does.
_BEFORE_NOUN = word_set("en de d' la le l' sa son ses leur une un au du des les par pour sur")
_INVERTED = re.compile(r"([^\W\d_]+)(?:-t)?-(?:on|ils?|elles?)")
_INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:er|ir|oir|re)$")
_NO_INFINITIVE = word_set(
    "pouvoir devoir souvenir avenir loisir plaisir desir hier premier dernier janvier fevrier fevrier entre contre votre notre autre ministre etre centre mer fer hiver cher avoir "
    "soir lettre titre theatre maire affaire militaire nombre membre septembre octobre novembre decembre rencontre offre ordre "
    "quatre foire gloire histoire victoire territoire laboratoire guerre terre faire salaire sanitaire judiciaire"
) - word_set("faire etre avoir")
_PREPOSITION = word_set("pour a de d' afin sans avant")


def direction(text: str, start: int, end: int) -> Direction | None:
    """Where in time the clause around `text[start:end]` (a day) lies, by the verb nearest before it there.

    The verb before the day decides, else the first after it. None when no verb tells, when it may tell
    two things ("devait", the conditional, "prévu", an infinitive), or when past and future stand together.

    >>> direction("Le maire a ouvert lundi la digue.", 18, 23)
    'past'
    """
    text = _BRACKETED.sub(
        lambda aside: aside[0] if aside.start() < end and start < aside.end() else " " * len(aside[0]), text
    )
    tokens = [
        (m.start(), m[0]) for m in _TOKEN.finditer(text, max(0, start - 400), min(len(text), end + 400))
    ]
    left = [word for at, word in tokens if at < start]
    right = [word for at, word in tokens if at >= end]
    aside = left[-1:] == [","]  # "a lancé une alerte, jeudi, …": the day belongs to what stands before
    before = _clause(left[:-1][::-1] if aside else left[::-1])[::-1]
    found = _verbs(before, bare=True)
    if found:
        nearest, _, last = found[-1]
        unsure = not aside and nearest == "past" and _may_lie_ahead(before[last:], found[-1])
        told = [one for one, _, _ in found] + ([] if aside else [one for one, _, _ in _verbs(_clause(right))])
        return None if unsure or {"past", "future"} <= {*told} else nearest
    around = {fold(_plain(word)) for word in before}
    if {"avant", "pour"} & around:
        return None  # "pour le match samedi, il a convoqué trois gardiens"
    if {
        "apres",
        "depuis",
        "lors",
    } & around:  # "après sa visite mardi": of what is over, or of what will then be
        sides = [one for one, _, _ in [*_verbs(left), *_verbs(_main_clause(right))] if one is not None]
        return "past" if sides and set(sides) <= {"past"} else None
    # "Samedi soir, à Brévans, le maire a ouvert…": an opening day belongs to the main clause. Behind a verb in the
    # present, which is not seen, only what is over is sure ("rapporte lundi la radio", and something will be).
    found = (_verbs(_clause(right)) if before and not aside else []) or _verbs(_main_clause(right))
    told = [one for one, _, _ in found]
    if not told or {"past", "future"} <= {*told} or (before and told[0] != "past"):
        return None
    return told[0]


def _may_lie_ahead(between: list[str], verb: _Verb) -> bool:
    """Whether a past verb may tell of a later day: "a annoncé une marche samedi", "a appelé à la grève mardi".

    `between` are the words from the verb to the day.
    """
    words = [fold(_plain(word)) for word in between]
    if "avant" in words or words[-1:] == ["pour"] or words[-4:-2] == ["pour", "la"]:
        return True
    return verb[1] and bool(words) and words[0] not in _ATTACHED


def _main_clause(words: list[str]) -> list[str]:
    """The first clause after an opening day that may hold the main verb, past asides between commas."""
    clause: list[str] = []
    skipping = False
    for word in words:
        plain = _plain(word)
        if plain == ",":
            if _verbs(clause):
                break
            clause, skipping = [], False
        elif plain in _BREAKS:
            if _verbs(clause):
                break
            clause, skipping = [], True
        elif not skipping:
            clause.append(word)
    return clause


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _clause(words: list[str]) -> list[str]:
    """The words up to the clause's end."""
    for index, word in enumerate(words):
        if _plain(word) in _BREAKS:
            return words[:index]
    return words


def _verbs(words: list[str], *, bare: bool = False) -> list[_Verb]:
    """What each verb of a clause tells, whether it may speak of a later day, and the place after it.

    With `bare`, a participle at the end is one too: ", arrêté lundi,".
    """
    found: list[_Verb] = []
    folded = ["" if word in ("à", "À") else fold(_plain(word)) for word in words]
    index = 0
    while index < len(words):
        taken, told = _verb_at(words, folded, index, bare=bare)
        if taken:
            ahead = _PLANNED.match(folded[index + taken - 1]) is not None
            found.append((told, ahead, index + taken))
        index += max(1, taken)
    return found


def _verb_at(words: list[str], folded: list[str], at: int, *, bare: bool) -> tuple[int, Direction | None]:
    """How many words the verb at a place takes, 0 when there is none, and what it tells."""
    word = folded[at]
    if words[at][:1].isupper() and at:
        return 0, None
    participle = _participle_after(words, folded, at)
    if (inverted := _INVERTED.fullmatch(word)) is not None:  # "apprend-on", "a-t-il déclaré"
        return 1, "past" if inverted[1] in _HAVE or inverted[1] in _WAS else "present"
    if word in _GOING or word in _WAS_GOING:
        infinitive = next(
            (i for i in range(at + 1, min(at + 5, len(words))) if _is_infinitive(words[i], folded[i])), None
        )
        if infinitive is not None:
            passive = infinitive + 2 if folded[infinitive] == "etre" else infinitive + 1
            return min(passive, len(words)) - at, "future" if word in _GOING else None
        return 1, None
    if word in ("avoir", "etre") and participle:
        return participle - at, "past"
    if word in _WAS and participle and _PLANNED.match(folded[participle - 1]):
        return participle - at, None  # "était prévu lundi"
    if word in _HAVE or word in _WAS:
        return (participle or at + 1) - at, "past" if participle or word not in ("a", "ont") else "present"
    if word in _BE:
        if participle is None:
            return 1, "present"
        last = folded[participle - 1]
        reflexive = at > 0 and folded[at - 1] in _REFLEXIVE
        if _PLANNED.match(last) and not reflexive:
            return participle - at, None
        return participle - at, "past" if reflexive or _MOVED.match(last) else "present"
    if word.endswith("ront") or (_FUTURE.match(word) and word not in _NO_FUTURE and words[at].islower()):
        return 1, "future"
    if _CONDITIONAL.search(word) and words[at] == word:
        return 1, None
    if _IMPERFECT.match(word) and word not in _NO_IMPERFECT:
        return 1, "past"
    if _PRETERITE.match(words[at]):
        return 1, "past"
    if _is_infinitive(words[at], word) and at and folded[at - 1] in _PREPOSITION:
        return 1, None
    if _PLANNED.match(word) and _PARTICIPLE.match(words[at]) and at >= len(words) - 2:
        return 1, None  # "le procès prévu lundi", "attendue dès lundi"
    if (
        bare
        and at == len(words) - 1
        and _HAPPENED.match(word)
        and (at == 0 or folded[at - 1] not in _BEFORE_NOUN)
        and _PARTICIPLE.match(words[at])
    ):
        return 1, "past"  # ", arrêté lundi,"
    return 0, None


def _is_infinitive(word: str, folded: str) -> bool:
    return word.islower() and _INFINITIVE.match(folded) is not None and folded not in _NO_INFINITIVE


def _participle_after(words: list[str], folded: list[str], at: int) -> int | None:
    """The place after the participle that an auxiliary governs, within three words; None without one."""
    for index in range(at + 1, min(at + 5, len(words))):
        if folded[index] == "ete":
            return _participle_after(words, folded, index) or index + 1
        if folded[index] in (
            "pas",
            "plus",
            "jamais",
            "bien",
            "donc",
            "aussi",
            "deja",
            "tous",
            "y",
            "en",
        ) or folded[index].endswith("ment"):
            continue
        return index + 1 if _PARTICIPLE.match(words[index]) else None
    return None
