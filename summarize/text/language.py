"""Which language a text is written in: lingua over the languages that news reaches this project in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from summarize.text.entities.tables import word_list

if TYPE_CHECKING:
    from lingua import LanguageDetector

# The languages this project writes and reads first, and those that newsrooms around them use: a
# language left out is taken for its nearest kin, one too many costs memory and accuracy on kin.
LANGUAGES = "fr en de es it pt nl ca ro pl cs tr sv da nb hu fi el ru uk bg ar fa he zh ja ko"

HEAD_CHARACTERS = 300  # of blanks-squeezed text; more does not change the answer, and costs 1.4 ms an article
MIN_LETTERS = 12  # below this even a native reader guesses
MIN_CONFIDENCE = 0.5  # lingua's share of probability for its first choice

# French told at a glance, as most of what is read here: lingua takes a millisecond. Of 17,700 heads in eleven languages and
# 6,000 made of two of them these rules tell 7,700 of the 11,200 that lingua calls French, and of those that it calls otherwise
# two, which are half French.
_WORD = re.compile(r"[^\W\d_]+")
# Small words of French, and those among them (and others) that no neighbour of it has.
_SMALL = frozenset(
    word_list(
        "le les l un une des du d et est à au aux dans par pour sur avec qui qu ce cette ces son sa ses leur leurs il "
        "elle ils elles n pas plus ont été sont mais ou où je nous vous c de la"
    )
)
_FRENCH = frozenset(
    word_list(
        "dans pour une avec cette aux leur leurs sont été qui ces ont mais selon sous lors après depuis entre cet alors "
        "ainsi dont être fait deux plusieurs au par sur pas il elle est son sa ses comme même aussi avait étaient était "
        "ans très encore tout tous toutes notamment nous vous nos toujours peut jusqu puis chez avant contre sans moins"
    )
)
# The least different words of `_FRENCH`, and the share of `_SMALL` in each third of the head (two languages may share it) that
# makes up for fewer of them.
_ENOUGH = ((5, 0.2), (4, 0.25), (2, 0.3))
_FEWEST_WORDS = 20


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, by its first 300 characters (lingua, where it is not plainly French).

    None when there are fewer than 12 letters or no language is likelier than all others together.
    The detector is built once, at the first call, from a fixed list of languages; what was asked
    before does not change an answer.
    """
    head = " ".join(text[: 4 * HEAD_CHARACTERS].split())[:HEAD_CHARACTERS]
    if sum(map(str.isalpha, head)) < MIN_LETTERS:
        return None
    if _is_surely_french(head):
        return "fr"
    best = _detector().compute_language_confidence_values(head)[0]
    return best.language.iso_code_639_1.name.lower() if best.value >= MIN_CONFIDENCE else None


def _is_surely_french(head: str) -> bool:
    words = _WORD.findall(head.lower())
    different = len(_FRENCH.intersection(words))
    share = next((share for least, share in _ENOUGH if different >= least), None)
    if len(words) < _FEWEST_WORDS or share is None:
        return False
    third = len(words) / 3
    return all(
        sum(map(_SMALL.__contains__, words[int(part * third) : int((part + 1) * third)])) >= share * third
        for part in range(3)
    )


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code.upper()) for code in LANGUAGES.split()]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()
