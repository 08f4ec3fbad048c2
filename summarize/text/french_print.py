"""French typography that a newsroom left untidy and that only one way mends: "60mm", "l’ eau", "midi ,", "20h 30€"."""

from __future__ import annotations

import re

NBSP = "\u00a0"

# Symbols of units that stand after a figure with a blank in French, none of which a figure makes a name ("5G", "2D",
# "A320", "100m haies"): the metre alone is left, as "200m" is also a race, and the litre, as "1l" is misread.
_UNIT = re.compile(
    r"(?<![\w.,/:-])(\d{1,3}(?:[.,\u00a0\u202f]\d{1,3})*)(km/h|km²|km2|m²|m³|km|cm|mm|kg|mg|hl|ha|kW|MW|GW|kWh|MWh|GWh|TWh|°C)(?![\w/])"
)
_ELIDED = re.compile(
    r"(?<![^\W\d_])([cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)(['’])[ \u00a0\u202f](?=[^\W\d_])", re.IGNORECASE
)
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \u00a0\u202f]+(?=,(?:\s|$)|\.(?:\s|$)|[)\]](?:[\s.,;]|$))")
_AFTER_BRACKET = re.compile(r"(?<=[(\[])[ \u00a0\u202f]+(?=[^\W_])")
_AFTER_COMMA = re.compile(r"(?<=[a-zà-ÿ]{2}),(?=[a-zà-ÿ]{2})")
_TWICE = re.compile(r"(?<=\w)(?:(?<!\.)\.\.(?!\.)|,,|;;)(?=\s|$)")
_APOSTROPHES = re.compile(r"(?<=[^\W\d_])(?:''|’’|´|`)(?=[^\W\d_])")
_DASHES = re.compile(r"(?<=\s)--(?=\s)")


def printed(text: str) -> str:
    r"""A French text with the blanks and marks that print demands; no word and no figure changes.

    Line ends stay. Only what can be read in one way is mended: what may be a name, a race or a quotation is left.

    >>> printed("Il est tombé 60mm sur l’ île , dit-on..")
    'Il est tombé 60\xa0mm sur l’île, dit-on.'
    """
    text = _UNIT.sub(rf"\1{NBSP}\2", text)
    text = _ELIDED.sub(r"\1\2", text)
    text = _BEFORE_MARK.sub("", text)
    text = _AFTER_BRACKET.sub("", text)
    text = _AFTER_COMMA.sub(", ", text)
    text = _TWICE.sub(lambda twice: twice[0][0], text)
    text = (
        "\n".join(_one_apostrophe(line) for line in text.split("\n")) if _APOSTROPHES.search(text) else text
    )
    return _DASHES.sub("–", text)


def _one_apostrophe(line: str) -> str:
    """The line with its one doubled apostrophe single; two of them are somebody's quotation marks."""
    return _APOSTROPHES.sub("'", line) if line.count("''") + line.count("’’") <= 1 else line
