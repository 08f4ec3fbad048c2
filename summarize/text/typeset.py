"""French quotation marks, apostrophes and signs of two parts as print has them: newsrooms mix "…", “…” and «…», and a page has one kind.

Imprimerie nationale, Lexique des règles typographiques, « Guillemets »: « » outside, “ ” inside them.
"""

from __future__ import annotations

import re
from typing import Final

_NBSP: Final = "\u00a0"
_BLANKS: Final = " \u00a0\u202f"
_OPENING: Final = {"«": "»", "“": "”"}
_CLOSING: Final = frozenset(_OPENING.values())
# Signs of two parts have their blank: "dragage: le" and "pourquoi?"; not "10:30", nor "Yahoo! a", nor "&amp; b".
_HIGH = re.compile(r"&#?\w+;|(?<=[\w»”)\]%€])(?P<sign>:(?=\s)|;(?=\s)|[?!]+(?=[\u00a0 ]?[»”]|$))")
# "le +monde d'avant+": an agency's inner quotation marks. "Canal+", "+10 %" and "LGBT+" are none.
_PLUSES = re.compile(r"(?<![\w+])\+(?=[^\s+\d])(?P<inside>[^+«»“”\"\n]{1,300}?)(?<=[^\s+])\+(?![\w+])")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|[«“])")


def typeset(text: str) -> str:
    r"""A French text with « » around what it quotes, “ ” inside them, curved apostrophes, and a blank before ":" and its like.

    Marks that are not all in pairs stay as they are; an agency's "+" around words is one of them.

    >>> typeset('Le maire dit: "L\'eau monte".')
    'Le maire dit\xa0: «\xa0L’eau monte\xa0».'
    """
    if "+" in text:
        text = _PLUSES.sub(r"“\g<inside>”", text)
    text = _APOSTROPHE.sub("’", _with_marks(text) or text)
    return _HIGH.sub(lambda found: f"{_NBSP}{found[0]}" if found["sign"] else found[0], text)


def _with_marks(text: str) -> str:
    """The text with its quotation marks in French; "" where one is alone."""
    found: list[str] = []
    expected: list[str] = []  # what closes each quotation that is open
    skips = False  # blanks after an opening mark
    for sign in text:
        if skips and sign in _BLANKS:
            continue
        skips = False
        if sign == '"':
            closes = bool(expected) and expected[-1] == sign
        elif sign in _CLOSING:
            if not expected or expected[-1] != sign:
                return ""
            closes = True
        elif sign in _OPENING:
            closes = False
        else:
            found.append(sign)
            continue
        outer = len(expected) == (1 if closes else 0)
        if closes:
            expected.pop()
            while found and found[-1] in _BLANKS:
                found.pop()
            found.append(f"{_NBSP}»" if outer else "”")
        else:
            expected.append(_OPENING.get(sign, sign))
            found.append(f"«{_NBSP}" if outer else "“")
            skips = True
    return "" if expected else "".join(found)
