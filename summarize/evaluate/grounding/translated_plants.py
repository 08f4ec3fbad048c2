# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Errors planted in true translations: what a French sentence says that its foreign passage does not.

The kinds of `planted`, on the French side, and those that translators make: another word, another
verb, a word turned into its opposite, a clause left out, and a sentence that translates another one.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarize.evaluate.grounding.edits import Edit
from summarize.evaluate.grounding.planted import KINDS as FRENCH_KINDS
from summarize.evaluate.grounding.planted import TrueSentence, plant
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import is_function_word, is_operator, words

UNTOUCHED = "true: untouched"
# "true: cut" is none here: a translation that leaves a clause out is a "clause dropped".
OWN_KINDS = ("word", "neighbour's word", "verb", "opposite", "clause dropped", "tail of another", "another")
KINDS = (
    *(kind for kind in FRENCH_KINDS if not kind.startswith("true") and kind != "head dropped"),
    *OWN_KINDS,
    UNTOUCHED,
)

# Pairs that a small model confuses: near in meaning, contrary in what they say.
_OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in (
        "hausse/baisse augmentation/diminution augmenté/diminué augmente/diminue augmenter/diminuer progressé/reculé "
        "gagné/perdu gagner/perdre victoire/défaite accepté/refusé accepter/refuser autorisé/interdit autoriser/interdire "
        "ouvert/fermé ouverture/fermeture ouvrir/fermer début/fin commencé/terminé commencer/terminer avant/après plus/moins "
        "majorité/minorité acheté/vendu acheter/vendre achat/vente entrée/sortie premier/dernier première/dernière "
        "nord/sud est/ouest homme/femme hommes/femmes père/mère fils/fille offre/demande importations/exportations "
        "guerre/paix mort/né meilleur/pire haut/bas haute/basse grand/petit grande/petite nouveau/ancien nouvelle/ancienne "
        "public/privé publique/privée favorable/opposé soutenir/combattre condamné/acquitté coupable/innocent rapide/lent "
        "riche/pauvre riches/pauvres jeune/vieux forte/faible fort/faible toujours/jamais tous/certains succès/échec "
        "créé/supprimé créer/supprimer arrivé/parti arriver/partir construit/détruit construire/détruire"
    ).split()
    if pair.partition("/")[0] != "est"  # the verb
)
_OPPOSITE = {a: b for pair in _OPPOSITES for a, b in (pair, pair[::-1])}
_VERB_ENDINGS = re.compile(r"(?:er|ir|é|ée|és|ées|ait|aient|ent|era|eront|ant)$")
_NOT_VERBS = word_set(
    "mouvement argent moment parlement client enfant restaurant million été marché président important"
)
_CLAUSE = re.compile(
    r", (?:qui|que|dont|où|mais|et|alors|tandis|après|avec|selon|pour|ce|dans|en) [^,;«»\"()]{25,160}(?=[,.])"
)
_FREQUENCY_BANDS = 3  # of a factor of four each: a word is exchanged for one about as common


@dataclass(frozen=True, slots=True)
class Translated:
    """A foreign sentence and a French one that is to say the same; `kind` of error, or "true: untouched"."""

    kind: str
    source: str
    language: str
    text: str
    before: str
    after: str

    @property
    def is_true(self) -> bool:
        """Whether it is a person's translation, which should raise no alarm."""
        return self.kind == UNTOUCHED


def plant_translations(pairs: Sequence[tuple[str, str]], language: str, seed: int) -> list[Translated]:
    """At most one error of each kind for every (foreign, French) pair, and the pair itself.

    The pairs are in the order of their documents: what is put in comes from the sentences around,
    or from anywhere, about as common in these sentences. The same seed gives the same errors.
    """
    foreign = {french: source for source, french in pairs}
    found = [
        Translated(e.kind, foreign[e.passages[0]], language, e.text, e.before, e.after)
        for e in plant([TrueSentence(french) for _, french in pairs], seed)
        if e.kind in KINDS
    ]
    rng = random.Random(seed)  # noqa: S311 - no secret
    counts = Counter(word for _, french in pairs for word in _plain(french))
    by_shape: dict[tuple[str, int], list[str]] = {}
    for word in sorted(counts):
        by_shape.setdefault((word[-2:], _band(counts[word])), []).append(word)
    for place, (source, french) in enumerate(pairs):
        around = [
            word
            for _, other in pairs[max(0, place - 3) : place + 4]
            if other != french
            for word in _plain(other)
        ]
        other = pairs[(place + len(pairs) // 2) % len(pairs)][1]
        near = pairs[place + 1 if place + 1 < len(pairs) else 0][1]
        makers: dict[str, Callable[[], Iterator[Edit]]] = {
            "word": lambda f=french: _swapped(f, lambda w: by_shape.get((w[-2:], _band(counts[w])), ()), rng),  # type: ignore[misc]
            "neighbour's word": lambda f=french, a=around: _swapped(
                f, lambda w: [o for o in a if o[-1] == w[-1]], rng
            ),  # type: ignore[misc]
            "verb": lambda f=french: _swapped(  # type: ignore[misc]
                f,
                lambda w: by_shape.get((w[-2:], _band(counts[w])), ()) if _is_verb(w) else (),
                rng,
                _is_verb,
            ),
            "opposite": lambda f=french: _opposed(f),  # type: ignore[misc]
            "clause dropped": lambda f=french: (Edit(m.start(), m.end(), "") for m in _CLAUSE.finditer(f)),  # type: ignore[misc]
            "tail of another": lambda f=french, n=near: _tail(f, n),  # type: ignore[misc]
            "another": lambda f=french, o=other: iter([Edit(0, len(f), o)]),  # type: ignore[misc]
        }
        for kind in OWN_KINDS:
            edits = list(makers[kind]())
            if not edits:
                continue
            edit = rng.choice(edits)
            text = french[: edit.start] + edit.new + french[edit.end :]
            if text != french:
                found.append(
                    Translated(kind, source, language, text, french[edit.start : edit.end], edit.new)
                )
    return found


def _plain(sentence: str) -> list[str]:
    return [
        w.text
        for w in words(sentence)
        if len(w.text) > 4
        and w.text.islower()
        and not is_function_word(w.text, "fr")
        and not is_operator(w.text, "fr")
    ]


def _band(count: int) -> int:
    return min(_FREQUENCY_BANDS, count.bit_length() // 2)


def _is_verb(word: str) -> bool:
    return bool(_VERB_ENDINGS.search(word)) and fold(word) not in _NOT_VERBS


def _swapped(
    sentence: str,
    spare: Callable[[str], Sequence[str]],
    rng: random.Random,
    wanted: Callable[[str], bool] = lambda _: True,
) -> Iterator[Edit]:
    """A word becomes another that keeps its elision and shares no root with it."""
    here = {w[:4] for w in _plain(sentence)}
    eligible = frozenset(_plain(sentence))
    for word in words(sentence):
        if word.text not in eligible or not wanted(word.text):
            continue
        vowel = word.text[0] in "aeiouyhéèêàâîôû"
        options = [
            o
            for o in spare(word.text)
            if o[:4] not in here and (o[0] in "aeiouyhéèêàâîôû") == vowel and wanted(o)
        ]
        if options:
            yield Edit(word.start, word.end, rng.choice(options))


def _opposed(sentence: str) -> Iterator[Edit]:
    for word in words(sentence):
        other = _OPPOSITE.get(word.text)
        if other and (other[0] in "aeiouyhé") == (word.text[0] in "aeiouyhé"):
            yield Edit(word.start, word.end, other)


def _tail(sentence: str, other: str) -> Iterator[Edit]:
    """What follows a comma or a preposition past the middle, replaced by the end of another sentence."""
    starts = [m.start() for m in re.finditer(r",? (?:pour|dans|avec|par|qui|et|à|de) ", sentence)]
    ends = [m.start() for m in re.finditer(r",? (?:pour|dans|avec|par|qui|et|à|de) ", other)]
    for start in starts:
        if start < len(sentence) * 0.4 or len(sentence) - start < 25:
            continue
        for end in ends:
            if 25 <= len(other) - end <= 120:
                yield Edit(start, len(sentence), other[end:])
