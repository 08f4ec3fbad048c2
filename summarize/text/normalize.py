"""The one form that all text takes before anything else looks at it, and the form for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = "\v\f\u2028\u2029"
_INVISIBLE_MARKS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2065\u3164\uffa0\ufffc\ufffe\uffff"
)
# Arabic and Syriac number and end-of-verse signs: category Cf, but printed.
_VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)

_SURROGATE = re.compile("[\ud800-\udfff]")

# A tag that HTML knows is left for *clean* to judge; every other word in angle brackets may be a
# control token of some tokenizer (<pad>, <extra_id_7>, <copy>, <0x0A>, <|endoftext|>, <2fr>).
# `s` and `title` are HTML too, but first of all a sentence mark and a task token.
_HTML_ELEMENTS = (
    "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas "
    "caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed "
    "fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr "
    "html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object "
    "ol optgroup option output p param path picture pre progress q rp rt ruby samp script search section "
    "select slot small source span strike strong style sub summary sup svg table tbody td template textarea "
    "tfoot th thead time tr track tt u ul var video wbr"
)
_ANGLE_TOKEN = re.compile(
    r"[<＜](?!/?(?:" + _HTML_ELEMENTS.replace(" ", "|") + r")/?[>＞])(/?[A-Za-z0-9_|▁-]{1,40}/?)[>＞]",
    re.IGNORECASE,
)
# BERT's names are upper case; [fr_XX] and [fra_Latn] are the language codes of mBART and NLLB.
_SQUARE_TOKEN = re.compile(
    r"\[(/?(?:PAD|UNK|CLS|SEP|MASK|BOS|EOS|INST|unused\d{1,4}|[a-z]{2}_[A-Z]{2}|[a-z]{3}_[A-Z][a-z]{3}))\]"
)
_M2M_LANGUAGE = re.compile(r"(?<=__)([a-z]{2,3})(?=__)")

# What Unicode does not decompose although readers take it for the plain letter.
_PLAIN_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "‛": "'", "´": "'", "`": "'", "‐": "-", "‑": "-",
}  # fmt: skip
# Diacritics of alphabets; the vowel signs of Indic scripts and the kana's voicing marks are letters.
_STRIPPED_MARKS = [
    *range(0x300, 0x370),
    *range(0x591, 0x5C8),
    *range(0x64B, 0x660),
    0x670,
    *range(0x1AB0, 0x1B00),
]
_STRIPPED_MARKS += [*range(0x1DC0, 0x1E00), *range(0xFE00, 0xFE10), *range(0xFE20, 0xFE30)]
_LONGEST_WORD = 32  # characters; longer texts are folded once and not remembered
# Few characters of a text are folded away: finding them takes a third of the time of `str.translate`.
_STRIPPED = re.compile(f"[{''.join(map(chr, _STRIPPED_MARKS))}]")
_FOLDABLE = re.compile(f"[{''.join(_PLAIN_LETTERS)}]")


def normalize(text: str) -> str:
    r"""Text with one spelling per character, one kind of line end and nothing invisible in it.

    Unicode NFC; every line end is ``\n``, a tab is a blank, no-break blanks stay (French typography
    is cited as it stands); C1 controls are read as the cp1252 characters they were meant for, as
    browsers do; other controls, lone surrogates, zero-width, bidirectional and soft-hyphen
    characters leave. Literal control tokens of models (``</s>``, ``[PAD]``, ``__fr__``) get angle
    quotes, ``‹/s›``, so that no tokenizer takes them for its own. Idempotent; linear in time.
    """
    if _SURROGATE.search(text):  # halves of a pair that were decoded apart are joined, others dropped
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if not text.isascii():
        if _unclean().search(
            text
        ):  # looking takes a tenth of the time of translating, and most texts are clean
            text = text.translate(_clean_table())
    elif not text.isprintable():
        text = text.translate(_ascii_table())
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    if "<" in text or "＜" in text:
        text = _ANGLE_TOKEN.sub(r"‹\1›", text)
    if "[" in text:
        text = _SQUARE_TOKEN.sub(r"‹\1›", text)
    if "__" in text:
        text = _M2M_LANGUAGE.sub(r"‹\1›", text)
    return text


def fold(text: str) -> str:
    """Text for comparison only: no case, no diacritics, plain apostrophes and hyphens.

    Ligatures and compatibility forms open up (``œ`` → ``oe``, ``ß`` → ``ss``, ``ﬁ`` → ``fi``), so the
    length may change. Idempotent.
    """
    return _folded_word(text) if len(text) <= _LONGEST_WORD else _folded(text)


@lru_cache(
    maxsize=1 << 15
)  # an event has some thousand different words, and each is folded by several stages
def _folded_word(word: str) -> str:
    return _folded(word)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = unicodedata.normalize("NFC", _FOLDABLE.sub(_plain_letter, _STRIPPED.sub("", decomposed)))
    # A letter laid bare (dotted ł) or a composition undone may fold once more; this ends after one turn.
    return plain if plain == text else _folded(plain)


def _plain_letter(match: re.Match[str]) -> str:
    return _PLAIN_LETTERS[match[0]]


@lru_cache(maxsize=1)
def _unclean() -> re.Pattern[str]:
    """What finds any character that `_clean_table` changes, and every one beyond U+FFFF: one by one these take long."""
    changed = "".join(re.escape(chr(code)) for code in sorted(_clean_table()) if code < 0x10000)
    return re.compile(f"[{changed}\U00010000-\U0010ffff]")


@lru_cache(maxsize=1)
def _clean_table() -> dict[int, int | str | None]:
    """What `str.translate` does to each character that does not stay as it is."""
    table: dict[int, int | str | None] = {ord(c): "\n" for c in _LINE_ENDS}
    table[ord("\t")] = " "
    for byte in range(0x80, 0xA0):
        table[byte] = bytes([byte]).decode("cp1252", "ignore")
    for code in [*range(0x20), 0x7F, *range(0xA0, 0x3000), *range(0xFE00, 0x10000), *range(0x11000, 0x13500)]:
        if _is_invisible(chr(code)):
            table.setdefault(code, None)
    for code in [*range(0x1BC00, 0x1D200), *range(0xE0000, 0xE0080)]:
        if _is_invisible(chr(code)):
            table[code] = None
    table.update(dict.fromkeys(map(ord, _INVISIBLE_MARKS)))
    return table


@lru_cache(maxsize=1)
def _ascii_table() -> dict[int, int | str | None]:
    return {code: to for code, to in _clean_table().items() if code < 0x80}


def _is_invisible(character: str) -> bool:
    """A control or format character other than a line end."""
    category = unicodedata.category(character)
    return (category == "Cc" and character not in "\n\r") or (
        category == "Cf" and character not in _VISIBLE_FORMAT
    )
