"""What counts as a word and as a sentence in each scoring mode, and the signature that says so.

rouge-score's own tokenizer keeps only `[a-z0-9]`: "L'été dernier" becomes `l t dernier`. It is the
published convention all the same, so it has its mode beside those that read French.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from importlib.metadata import version
from typing import Literal, get_args

from summarize.errors import SummarizeError
from summarize.text.sentences import sentence_spans

Mode = Literal["google", "fr", "fr+stem"]
MODES: tuple[Mode, ...] = get_args(Mode)

# What stands for an apostrophe in scraped text (´ and ＇ included: NFKC would tear the first apart),
# and what nobody sees inside a word: soft hyphens, zero-width characters.
_SPELLING = {ord(sign): "'" for sign in "’‘‛ʼʻꞌ′´`＇\x92"} | dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
# An apostrophe parts words in French ("l'", "été"), but not inside these, which are one word each.
_WHOLE = (
    r"aujourd'hui",
    r"prud'hom\w+",  # prud'hommes, prud'homal, prud'homie
    r"presqu'îles?",
    r"quelqu'une?",
    r"entr'(?:a|o|é|e)\w+",  # entr'acte, entr'ouvert, entr'aide
    r"grand'(?:mère|tante|rue|place|chose|peine|messe|voile)s?",
    r"o'\w+",  # O'Connor
    r"rock'n'roll",
)
# A letter's accents belong to it where Unicode has no composed form for the two.
_WORD = re.compile(rf"(?:{'|'.join(_WHOLE)})(?!\w)|\w[\w\u0300-\u036f]*")


def tokenizer(mode: Mode) -> Callable[[str], list[str]]:
    """A function from a text to its tokens, in order, as the mode wants them.

    `mode`: "google" is rouge-score's own tokenizer without stemming; "fr" is Unicode words after
    NFKC, in lower case, elided forms on their own without their apostrophe ("l'été" → "l", "été");
    "fr+stem" is the French Snowball stems of these. Stems are cached by the function returned.

    Raises:
        SummarizeError: there is no such mode.
    """
    if mode == "google":
        from rouge_score.tokenize import tokenize

        return lambda text: list(tokenize(text, None))
    if mode == "fr":
        return _french_words
    if mode == "fr+stem":
        from Stemmer import Stemmer

        stem_words = Stemmer("french", 1 << 16).stemWords  # distinct words of a large test set
        return lambda text: list(stem_words(_french_words(text)))
    raise SummarizeError(f"mode '{mode}' is unknown; choose one of {', '.join(MODES)}")


def sentences(text: str, mode: Mode) -> list[str]:
    """The sentences that summary-level ROUGE compares.

    In mode "google" the lines of the text, as rouge-score takes them; else its French sentences.
    """
    if mode == "google":
        return [line for line in text.split("\n") if line]
    return [text[start:end] for start, end in sentence_spans(text, "fr")]


def token_signature(mode: Mode) -> str:
    """The parts of a signature that say how texts became tokens: `tok:fr|stem:none`."""
    if mode == "fr+stem":
        return f"tok:fr|stem:snowball-{version('PyStemmer')}"
    return f"tok:{mode}|stem:none"


def sentence_signature(mode: Mode) -> str:
    """The part of a signature that says what summary-level ROUGE takes for a sentence."""
    return "sents:newline" if mode == "google" else "sents:fr"


def _french_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.translate(_SPELLING))
    return _WORD.findall(plain.lower())
