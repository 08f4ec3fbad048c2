# ruff: noqa: SIM905 - tables of words are read and edited as words
"""A newsroom's own title as the sentence that it is, where it is one.

"Trévigny : la mairie ferme le pont" is, "Trévigny : un pont fermé, un blessé" is not. Many articles tell their news in the title and a standfirst alone, and go on from there: of 300 of OrangeSum's, whose
standfirsts are the references, the summaries of 55 told less than a third of what the title says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.generate.cutting.cuts import capitalised
from summarize.generate.headline import MAX_WORDS, clean_title
from summarize.text import grammar
from summarize.text.deixis import deictics
from summarize.text.entities.numerals import NUMERALS
from summarize.text.entities.quotations import without_quotations
from summarize.text.french_verbs import NOUN_TOO
from summarize.text.teasers import tells_nothing
from summarize.text.words import count_words
from summarize.verify.french import unprintable

# "X : l'Odon déborde": what stands before the colon is a place or a matter, in few words.
_LONGEST_MATTER = 6
_COLON = re.compile(r"\s?: ")
# Questions, exclamations, teasers' dots, a second headline after a bar or a dash, brackets of the page.
_NO_SENTENCE = re.compile(r"[?!…|\[\]•;]|\.\.|\. |\s[–—-]\s|\([^)]*\)$")
# Who speaks or is spoken to there is on the page, and no newsroom.
_ADDRESSES = frozenset(
    "je j' me m' moi mon ma mes tu te t' toi ton ta tes nous notre nos vous votre vos".split()
)
_ASKS = frozenset(
    "comment pourquoi combien quand quel quelle quels quelles qui que quoi où voici voilà et mais si".split()
)
_POINTS = frozenset("ce cet cette ces celui celle ceux celles".split())
_COUNTED = 3  # tokens in which a heap counts: ", au moins quatre morts"
_ADJECTIVE_TOO = frozenset(
    "présente ferme complète sèche vide prête calme double triple inquiète secrète".split()
)
_OPENS = grammar.DETERMINERS | {"certains", "certaines"}
_IMPERSONAL = ("faut", "faudra", "faudrait", "y")  # "il faudra attendre", "il y a urgence"
_ARTICLES = frozenset("le la les l' un une des".split())


@dataclass(frozen=True, slots=True)
class TitleSentence:
    """A title with its full stop: `text` whole, `clause` without the place or matter before its colon, `matter`, "" without one."""

    text: str
    clause: str
    matter: str


def title_sentence(title: str, source: str | None = None) -> TitleSentence | None:
    """A French title as a sentence; None where it is none, or needs its page.

    It has a main verb outside quotations, or quotes and names who says it. A title that asks, teases, speaks to its
    readers, tells of "aujourd'hui" or ends on a heap of nouns is none.
    """
    text = clean_title(title, source).rstrip(".")
    if count_words(text) > MAX_WORDS or _NO_SENTENCE.search(text) or tells_nothing(text):
        return None
    plain = without_quotations(text)
    colons = [*_COLON.finditer(plain)]
    if len(colons) > 1:
        return None
    start = colons[0].end() if colons else 0
    matter = text[: colons[0].start()] if colons else ""
    if matter and (count_words(matter) > _LONGEST_MATTER or grammar.has_finite(grammar.tokens(matter))):
        return None
    if not _tells(text, plain, start) or deictics(text, None):
        return None
    found = TitleSentence(f"{text}.", f"{capitalised(text[start:])}.", matter)
    return None if unprintable(found.text) or unprintable(found.clause) else found


def _tells(text: str, plain: str, start: int) -> bool:
    """Whether a title's clause, from `start` on, has its subject, its main verb and whole pieces alone after them."""
    run = grammar.tokens(plain, start)
    if not run or run[0].text in _ASKS or any(token.text in _ADDRESSES | _POINTS for token in run):
        return False
    pieces = _pieces(run)
    said = [piece for piece in pieces if grammar.is_inverted(piece) or grammar.is_reporting(piece)]
    if text[start : start + 1] in {'"', "«", "“"}:
        return len(said) == 1 and (grammar.names_speaker(said[0]) or grammar.is_inverted(said[0]))
    if not (run[0].proper or run[0].text in _OPENS or run[0].text[0].isdigit() or _is_impersonal(run)):
        return False  # "fortes chaleurs et risque d'orage"
    main = grammar.main_verb(pieces[0])
    if not main or pieces[0] in said or _is_rather_a_noun(pieces[0], main):
        return False
    return all(piece in said or _is_whole(piece) for piece in pieces[1:])


def _is_impersonal(run: Sequence[grammar.Token]) -> bool:
    return len(run) > 1 and run[0].text == "il" and run[1].text in _IMPERSONAL


def _is_rather_a_noun(run: Sequence[grammar.Token], at: int) -> bool:
    """Whether what may be a verb or a noun, or an adjective, has no article after it: "la mairie cible de critiques"."""
    after = run[at + 1].text if at + 1 < len(run) else ""
    return run[at].text in NOUN_TOO | _ADJECTIVE_TOO and after not in _ARTICLES


def _is_whole(piece: Sequence[grammar.Token]) -> bool:
    """Whether a piece after a comma is a clause, or a phrase with its first word: not ", trois morts", ", appel au maire"."""
    if grammar.main_verb(piece) is not None:
        return True
    counts = NUMERALS["fr"].cardinals.keys() - _ARTICLES
    if any(token.text[0].isdigit() or token.text in counts for token in piece[:_COUNTED]):
        return False
    if piece[0].text in _ARTICLES:  # ", un revers pour le maire", not ", le collège évacué"
        return not any(grammar.is_participle(token) for token in piece)
    return grammar.opening(piece).kind not in {"noun", "other", "verb"}


def _pieces(run: Sequence[grammar.Token]) -> list[list[grammar.Token]]:
    found: list[list[grammar.Token]] = [[]]
    for token in run:
        if token.text == ",":
            found.append([])
        else:
            found[-1].append(token)
    return [piece for piece in found if piece] or [[]]
