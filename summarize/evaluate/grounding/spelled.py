"""Spelled-out numbers as the grounding metric reads them: "deux cent mille", "dreihundertzwölf", "vingt-deuxième".

The functions take the tokens of a text (`numbers` cuts them) and the index of one, and give back the
index after the last token they read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from summarize.evaluate.grounding.tables import number_language, tables, valued
from summarize.text.normalize import fold

BLANK = "[ \u00a0\u202f\u2009]"
JOINED = re.compile(rf"(?:{BLANK}|[-‑‐])")
_HALF = re.compile(rf"{BLANK}et{BLANK}demie?\b")


def cardinal(text: str, tokens: list[re.Match[str]], index: int, language: str) -> tuple[Decimal | None, int]:
    """Value of the spelled number that starts at a token: groups below 1,000, each with its scale."""
    total, cursor, last = Decimal(0), index, 10**15
    while cursor < len(tokens) and (cursor == index or follows(text, tokens, cursor)):
        value, following = _group(text, tokens, cursor, language)
        if value is None and cursor > index and fold(tokens[cursor][0]) in _joiners(language):
            if not follows(text, tokens, cursor + 1):
                break
            value, following = _group(text, tokens, cursor + 1, language)
            if value is None or (last <= 1000 and language != "en") or value >= 100:
                break
        scale, beyond, _ = scales(text, tokens, following, tokens[following - 1].end(), language)
        if value is None:
            if scale == 1 or following != cursor:
                break
            value = 1
        if value * scale >= last or (scale >= last):
            break
        total, cursor, last = total + value * scale, beyond, min(last, scale)
        if scale == 1:
            break
    if cursor == index:
        return None, index + 1
    if half(text, tokens[cursor - 1].end(), last):
        return total + Decimal(last) / 2, cursor + 2
    return total, cursor


def ordinal(tokens: list[re.Match[str]], index: int, language: str) -> tuple[int | None, int]:
    """Rank of the ordinal that a token is ("troisième", "vingtième"), None when it is none."""
    word = fold(tokens[index][0]) if index < len(tokens) else ""
    for rank, forms in enumerate(tables()[language]["numbers"]["ordinals"].split(), start=1):
        if word in forms.split("/"):
            following = fold(tokens[index + 1][0]) if index + 1 < len(tokens) else ""
            is_time = (
                language == "fr" and word in ("seconde", "secondes") and following in ("", "de", "et", "d")
            )
            return (None, index + 1) if following.startswith("ministre") or is_time else (rank, index + 1)
    if language == "fr" and (stem := re.fullmatch(r"(\w{2,12}?)iemes?", word)):
        table = below_thousand("fr")
        for form in (stem[1], stem[1] + "e", stem[1].removesuffix("u"), stem[1].removesuffix("v") + "f"):
            if form in table:
                return table[form], index + 1
    return None, index + 1


def scales(
    text: str, tokens: list[re.Match[str]], index: int, end: int, language: str | None
) -> tuple[int, int, int]:
    """The product of the scale words from a token on, the index and the offset after them."""
    scale = 1
    table = valued(language, "scales") if number_language(language) else {}
    while (
        index < len(tokens)
        and tokens[index]["word"]
        and re.fullmatch(rf"(?:{BLANK}|[-‑])?", text[end : tokens[index].start()])
    ):
        word = tokens[index][0]
        exponent = table.get(fold(word))
        if (
            exponent is None
            and word in ("M", "k", "Md", "Mds", "Mrd")
            and text[end - 1 : end].isdigit()  # "12 M€", and no Monsieur
            and text[tokens[index].end() : tokens[index].end() + 1] in ("€", "$", " ")
        ):
            exponent = {"M": 6, "k": 3}.get(word, 9)
        if (
            exponent is None
            or (word == "m" and language != "en")
            or (word == "m" and text[end - 1 : end] != "$" and tokens[index].start() != end)
        ):
            break
        scale *= 10**exponent
        end, index = tokens[index].end(), index + 1
        if text[end : end + 1] == "." and word.lower() in ("mio", "mrd", "mln", "mld"):
            end += 1
    return scale, index, end


def half(text: str, end: int, scale: int) -> re.Match[str] | None:
    """The half of a scale that follows it: "deux millions et demi"; of thousands nobody says so."""
    return _HALF.match(text, end) if scale >= 10**6 else None


def is_count(text: str, tokens: list[re.Match[str]], index: int, language: str) -> bool:
    """Whether one word counts: "neuf" is also "new", and a bare "cent" stands in "pour cent"."""
    word = fold(tokens[index][0])
    before = fold(tokens[index - 1][0]) if index else ""
    if before in ("pour", "por", "per", "pro"):
        return False  # per cent
    if (language, word) not in (("fr", "neuf"), ("it", "sei"), ("de", "acht")):
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    near = after is not None and JOINED.fullmatch(text[tokens[index].end() : after.start()])
    return bool(near) and after is not None and after[0][0].isalpha() and fold(after[0]) not in (
        "et", "de", "du", "a", "au", "en", "dans", "sur", "pour", "qui", "est", "un", "il", "una", "mais", "ou", "stato", "gegeben"
    ) and before not in ("tout", "flambant", "tu", "non", "in")  # fmt: skip


def follows(text: str, tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a word stands one blank or hyphen after the token before it."""
    return (
        0 < index < len(tokens)
        and bool(tokens[index]["word"])
        and JOINED.fullmatch(text[tokens[index - 1].end() : tokens[index].start()]) is not None
    )


@cache
def below_thousand(language: str) -> dict[str, int]:
    """Every way to spell 1 to 999, folded, its words parted by one blank; German and Italian in one word."""
    own = tables()[language]["numbers"]
    units: dict[str, int] = dict.fromkeys(own["one"].split(), 1)
    for value, forms in enumerate(own["units"].split(), start=2):
        units |= dict.fromkeys(forms.split("/"), value)
    tens = valued(language, "tens")
    below = dict(units)
    glued, joiner = "thousand" in own, own.get("joiner", "")
    for ten, value in tens.items():
        below[ten] = value
        for unit, small in units.items():
            if language == "fr" and small < (20 if value == 60 else 10):
                below[f"{ten} {unit}"] = value + small
                if small == 1 or (value, small) == (60, 11):
                    below[f"{ten} et {unit}"] = value + small
            elif small > 9 or language == "fr":
                continue
            elif language in ("de", "nl"):
                below[unit + joiner + ten] = value + small
            elif language == "it":
                below[(ten[:-1] if small in (1, 8) else ten) + unit] = value + small
            else:
                below[f"{ten} {joiner} {unit}".replace("  ", " ")] = value + small
    if language == "fr":
        below |= {f"dix {unit}": 10 + small for unit, small in units.items() if 7 <= small <= 9}
        below |= {f"soixante {teen}": 60 + value for teen, value in below.items() if teen.startswith("dix ")}
        teens = {word: value for word, value in below.items() if value < 20}
        below |= {"quatre vingt": 80} | {f"quatre vingt {word}": 80 + value for word, value in teens.items()}
    table = dict(below)
    gap = "" if glued else " "
    for word, fixed in valued(language, "hundred", default=100).items():
        heads = {word: fixed}
        least = 1 if language in ("en", "de", "nl") else 2  # "one hundred", but "cent"
        if fixed == 100 and language in ("fr", "en", "de", "it", "nl"):
            heads |= {
                f"{unit}{gap}{word}": small * 100 for unit, small in units.items() if least <= small < 10
            }
        for head, high in heads.items():
            table[head] = high
            for rest, low in below.items():
                table[f"{head}{gap}{rest}"] = high + low
                if language in ("en", "pt", "de"):
                    link = {"en": " and ", "pt": " e ", "de": "und"}[language]
                    table[f"{head}{link}{rest}"] = high + low
    for thousand in own.get("thousand", "").split():
        highs = {"": 1} | below
        table |= {f"{head}{thousand}": high * 1000 for head, high in highs.items()}
    return table


def _group(text: str, tokens: list[re.Match[str]], index: int, language: str) -> tuple[int | None, int]:
    """Value of the longest run of words below 1,000 from a token on."""
    table = below_thousand(language)
    best: tuple[int | None, int] = (None, index)
    phrase = ""
    for cursor in range(index, min(index + 8, len(tokens))):
        if not tokens[cursor]["word"] or (cursor > index and not follows(text, tokens, cursor)):
            break
        phrase = f"{phrase} {_plain(fold(tokens[cursor][0]), language)}".strip()
        if phrase in table:
            best = (table[phrase], cursor + 1)
    if best[0] == 1 and best[1] == index + 1:
        return (
            (1, index + 1)
            if scales(text, tokens, index + 1, tokens[index].end(), language)[0] > 1
            else (None, index)
        )
    return best


@cache
def _joiners(language: str) -> frozenset[str]:
    """What may stand between two groups of a spelled number: "mille et un"; nothing where it is one word."""
    own = tables()[language]["numbers"]
    return frozenset() if "thousand" in own else frozenset({own["and"]})


def _plain(word: str, language: str) -> str:
    """A number's word without the mark of plural or gender."""
    if language == "fr":
        return {"cents": "cent", "vingts": "vingt", "une": "un"}.get(word, word)
    return word
