"""Numbers of a text with value and unit, written in digits or words, by language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from summarize.text.entities.calendar_words import month_of
from summarize.text.entities.numerals import NEEDS_NOUN, NUMERALS, Numerals, cardinal, combine, may_follow
from summarize.text.entities.tables import word_set
from summarize.text.entities.units import CONNECTIVES, CURRENCIES, PREFIXES, unit_phrases
from summarize.text.lookup import starts_of
from summarize.text.normalize import fold


class Number(NamedTuple):
    """A number of a text: `text` is `source[start:end]`, unit and scale included.

    `unit` is canonical ("%", "EUR", "year", "km", …) or None when the number stands bare. `kind`:
    cardinal, ordinal, percent, money, measure, year, day (of a month), time (value in minutes since
    midnight), score, fraction, approximate ("des dizaines"), code (telephone, "Covid-19").
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None
    kind: str


_BLANK = " \u00a0\u202f\u2009"
# One digit group, or groups of three after one kind of separator, then a decimal part.
_DIGITS = (
    rf"\d{{1,3}}(?:[{_BLANK}]\d{{3}})+(?![\d])(?:[.,]\d{{1,9}})?"
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d{1,9})?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,9})?"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)(?:[.,]\d{1,9})?"
    r"|\d{1,30}(?:[.,]\d{1,9})?"
)
_NUMBER = re.compile(
    # The first three start with a digit, and most places in a text have none: one look spares all three.
    rf"(?=[+\d])(?:(?P<phone>\+\d{{2}}(?:[{_BLANK}.]?\d{{1,3}}){{3,6}}|\b0\d(?:[{_BLANK}.]\d\d){{4}})"
    r"|(?P<time>(?<![\d.,:])(?:[01]?\d|2[0-4])(?:\s?[hH]\s?[0-5]\d(?!\d)|:[0-5]\d(?![\d:])|[.:][0-5]\d(?=\s(?:Uhr|uur)\b|\s?[apAP]\.?m\b)))"
    rf"|(?P<digits>{_DIGITS}))"
    r"|(?P<roman>\b[IVXL]{1,6}(?=(?:er|e|è?me)?\s(?:siècle|siècles)\b))"
    r"|(?P<word>[^\W\d_]+)"
)
# The same finds, and no groups.
_TOKEN = re.compile(re.sub(r"\(\?P<\w+>", "(?:", _NUMBER.pattern))
_ROMAN = re.compile(r"[IVXL]{1,6}")
_ORDINAL = {
    "fr": re.compile(r"(?:er|re|ère|e|è|ème|eme|nd|nde)s?\b"),
    "en": re.compile(r"(?:st|nd|rd|th)\b"),
    "es": re.compile(r"\.?[ºª]"),
    "it": re.compile(r"[º°ª]"),
    "pt": re.compile(r"\.?[ºª]"),
    "nl": re.compile(r"(?:e|de|ste)\b"),
}
_HALF = re.compile(r"\set\sdemie?\b")
_HOUR = re.compile(r"\s?(?:h\b|Uhr\b|uur\b)(?!/)")
_CLOCK_12 = re.compile(r"\s?([ap])\.?m\b\.?", re.IGNORECASE)
_UNIT_TOKEN = re.compile(rf"[{_BLANK}\-]?([^\s\d,;:!?()\[\]«»\"“”]{{1,24}})")
_PREFIX = re.compile(r"(?:(?<![^\W\d_])(?:CHF|EUR|USD|GBP|Fr\.)\s?|(?:US\$|R\$|[$€£¥])\s?)$", re.IGNORECASE)
# Decimal sign per language; where it is a comma, a point groups thousands, and the other way round.
_DECIMAL = {"en": ".", "fr": ",", "de": ",", "es": ",", "it": ",", "pt": ",", "nl": ","}
_THOUSANDS = re.compile(rf"[{_BLANK}'’]")
# Scales glued to digits: "5M€", "3k", "150mila".
_GLUED = {
    "k": 10**3,
    "m": 10**6,
    "md": 10**9,
    "mds": 10**9,
    "bn": 10**9,
    "mio": 10**6,
    "mrd": 10**9,
    "mila": 10**3,
}
_GLUED_SCALE = re.compile(r"[ \u00a0\u202f]?(k|Mds?|M)(?=[€$])|(k|Mds?|M|bn|Mio|Mrd|mila|m)\b")
_YEAR_BEFORE = word_set(
    "en depuis in since by im seit jahr annee annees desde hacia nel dal dall' del anno ano año sinds jaar de avant apres until "
    "before after vor nach fin debut mi ete hiver printemps automne jusqu'en des do em até ate entre between et and und e y"
)
_SCALE_WORD = re.compile(rf"[{_BLANK}\-]([^\W\d_]+)(?:\.(?=\s?[^\W_]))?")
_GLUED_TO_WORD = re.compile(r"[^\W\d_][\-‑]?$")  # Covid-19, A380
_SCORE_BEFORE, _SCORE_AFTER = re.compile(r"\d[\-–]$"), re.compile(r"[\-–]\d")
_YEAR_WORD = re.compile(r"([^\W\d_]+['’]?)\s*$")
_MONTH_AFTER = re.compile(r"\s?\.?\s?(?:de\s)?([^\W\d_]+)")
_WORD_AFTER = re.compile(rf"[{_BLANK}\-]([^\W\d_]+)")
# "un mort et deux blessés": an article counts when it is coordinated with a number this near (words).
_CONTRAST = 4


def numbers(text: str, language: str | None) -> list[Number]:
    """All numbers of `text`, in order, not overlapping.

    `language` decides how separators and words are read (an unknown one: digits and symbols only).
    """
    found: list[Number] = []
    tables = NUMERALS.get(language or "")
    opens = _opening_words(language) if language and tables else None
    end = 0
    for start in starts_of(_TOKEN, text, _opening(language)):
        match = _NUMBER.match(text, start)
        assert match is not None  # it found as much there
        if match.lastgroup == "word" and (  # as most are
            opens is None or tables is None or not opens(match[0]) or _is_article_alone(match, opens, tables)
        ):
            continue
        if match.start() < end:
            continue
        number = _read(text, match, language, tables)
        if number is not None:
            if number.start < end:  # "5 € 3": the sign was the unit of the number before
                number = number._replace(
                    start=match.start(), text=text[match.start() : number.end], unit=None
                )
            found.append(number)
            end = number.end
    if tables is not None and language is not None:
        found = sorted([*found, *_coordinated_articles(text, found, language, tables)])
    return found


def same_number(a: Number, b: Number) -> bool:
    """Whether two mentions say the same: equal values whose units do not contradict each other.

    An hour on the clock equals the same time written otherwise: "14h", "14 heures", "2 pm".
    """
    value_a, unit_a = _canonical(a)
    value_b, unit_b = _canonical(b)
    if value_a != value_b:
        return False
    return unit_a == unit_b or unit_a is None or unit_b is None


def _canonical(number: Number) -> tuple[Decimal, str | None]:
    if number.kind == "time":
        return number.value, "min"
    if number.unit == "hour":
        return number.value * 60, "min"
    return number.value, number.unit


def _read(text: str, match: re.Match[str], language: str | None, tables: Numerals | None) -> Number | None:
    start, end = match.span()
    if match["phone"]:
        digits = "".join(c for c in match[0] if c.isdigit())
        return Number(start, end, match[0], Decimal(digits), None, "code")
    if match["time"]:
        return _clock(text, match, language)
    if match["digits"]:
        return _digits(text, match, language, tables)
    if match["roman"]:
        return Number(start, end, match[0], Decimal(_roman(match[0])), "century", "ordinal")
    if tables is not None and language is not None:
        return _spelled(text, start, language, tables)
    return None


def _clock(text: str, match: re.Match[str], language: str | None) -> Number:
    hours, minutes = (int(part) for part in re.findall(r"\d+", match[0]))
    end = match.end()
    if language == "en" and (half := _CLOCK_12.match(text, end)):
        hours = hours % 12 + (12 if half[1].lower() == "p" else 0)
        end = half.end()
    return Number(match.start(), end, text[match.start() : end], Decimal(hours * 60 + minutes), None, "time")


def _digits(text: str, match: re.Match[str], language: str | None, tables: Numerals | None) -> Number:
    start, end = match.span()
    value = parse_digits(match[0], language)
    before = text[max(0, start - 24) : start]
    if _GLUED_TO_WORD.search(before) and not _PREFIX.search(before):
        return Number(start, end, match[0], value, None, "code")  # Covid-19, A380, G7
    if (half := _CLOCK_12.match(text, end)) and language == "en" and value <= 12:
        hours = int(value) % 12 + (12 if half[1].lower() == "p" else 0)
        return Number(start, half.end(), text[start : half.end()], Decimal(hours * 60), None, "time")
    if (hour := _HOUR.match(text, end)) and value == int(value) and value <= 24:
        return Number(start, hour.end(), text[start : hour.end()], value * 60, None, "time")
    if (pattern := _ORDINAL.get(language or "")) and (suffix := pattern.match(text, end)):
        return _with_unit(text, start, suffix.end(), value, language, kind="ordinal")
    if (glued := _GLUED_SCALE.match(text, end)) and (
        (scale := glued[1] or glued[2]) != "m" or language == "en"
    ):
        value *= _GLUED[scale.lower()]
        return _with_unit(text, start, glued.end(), value, language, kind="cardinal", scaled=True)
    scaled_end, value = _scale(text, end, value, language, tables)
    kind = "cardinal"
    if scaled_end == end:
        kind = _bare_kind(text, start, end, value, language)
    return _with_unit(text, start, scaled_end, value, language, kind=kind, scaled=scaled_end > end)


def _scale(
    text: str, end: int, value: Decimal, language: str | None, tables: Numerals | None
) -> tuple[int, Decimal]:
    """Multiply by the scale words after a number: "5,5 millions", "3 Mrd."."""
    if tables is None:
        return end, value
    while word := _SCALE_WORD.match(text, end):
        scale = tables.scales.get(fold(word[1]))
        if scale is None and language == "en" and fold(word[1]) == "hundred":
            scale = 100
        if scale is None or (fold(word[1]) in ("m", "mia") and word[1] == "m"):
            break
        value, end = value * scale, word.end()
        end, half = _and_half(text, end, scale, language)
        value += half
    return end, value


def _bare_kind(text: str, start: int, end: int, value: Decimal, language: str | None) -> str:
    digits = text[start:end]
    after = _MONTH_AFTER.match(text, end)
    if after and 1 <= value <= 31 and month_of(after[1], language) is not None:
        return "day"
    if _SCORE_BEFORE.search(text[max(0, start - 3) : start]) or _SCORE_AFTER.match(text, end):
        return "score" if value < 100 and not _range_unit(text, end, language) else "cardinal"
    if digits.isdigit() and len(digits) == 4 and 1000 <= value <= 2100:
        before = _YEAR_WORD.search(text[max(0, start - 24) : start])
        word = fold(before[1]) if before else ""
        closes = re.match(r"\s*(?:$|[.,;:!?)\]»\"])", text[end : end + 4])
        if word in _YEAR_BEFORE or closes or (before and month_of(before[1], language) is not None):
            return "year"
    return "cardinal"


def _range_unit(text: str, end: int, language: str | None) -> str | None:
    """The unit that closes a range: "10-12 ans" is no score."""
    rest = re.compile(r"[\-–]\d{1,9}").match(text, end)
    return _unit_at(text, rest.end() if rest else end, language)[0]


def _with_unit(
    text: str, start: int, end: int, value: Decimal, language: str | None, *, kind: str, scaled: bool = False
) -> Number:
    """The number with the unit that follows or precedes it."""
    if kind in ("year", "day"):
        return Number(start, end, text[start:end], value, None, kind)
    unit: str | None = None
    if prefix := _PREFIX.search(text[max(0, start - 6) : start]):
        unit = PREFIXES.get(fold(prefix[0]).strip())
        start -= len(prefix[0])
    else:
        begin = end
        if scaled or kind == "approximate":
            for connective in CONNECTIVES.get(language or "", ()):
                follows = text[end : end + len(connective) + 1].replace("’", "'").lower()
                if follows == " " + connective:
                    begin = end + len(connective) + (0 if connective.endswith(" ") else 1)
        unit, unit_end = _unit_at(text, begin, language)
        if unit is None and begin == end and kind == "cardinal" and text[end : end + 1] in ("-", "–"):
            unit, unit_end = _range_unit(text, end, language), end
        if unit is None and begin != end:
            unit_end = end
        end = unit_end if unit is not None else end
    if unit is not None and kind in ("cardinal", "score"):
        kind = "percent" if unit == "%" else "money" if unit in CURRENCIES else "measure"
    return Number(start, end, text[start:end], value, unit, kind)


def _unit_at(text: str, position: int, language: str | None) -> tuple[str | None, int]:
    """The longest unit phrase (up to three words) that starts at or one blank after `position`."""
    phrases = unit_phrases(language)
    unit, end, phrase, cursor = None, position, "", position
    for _ in range(3):
        token = _UNIT_TOKEN.match(text, cursor)
        if token is None:
            break
        phrase = f"{phrase} {fold(token[1])}".strip()
        for candidate, cut in ((phrase, 0), (phrase.rstrip("."), len(phrase) - len(phrase.rstrip(".")))):
            # One-letter units are lower case or stand for themselves: "5 m", not "5 M. Dupont".
            if candidate in phrases and not (len(candidate) == 1 and token[1][:1].isupper()):
                unit, end = phrases[candidate], token.end() - cut
                break
        cursor = token.end()
    return unit, end


def parse_digits(digits: str, language: str | None) -> Decimal:
    """Value of a digit string: "12.500" is 12,500 in French and German, 12.5 in English."""
    if digits.isascii() and digits.isdecimal():
        return Decimal(digits)
    plain = _THOUSANDS.sub("", digits)
    decimal = _DECIMAL.get(language or "")
    separators = [c for c in plain if c in ".,"]
    if not separators:
        return Decimal(plain)
    last = separators[-1]
    tail = plain.rpartition(last)[2]
    groups = len(set(separators)) == 1 and len(tail) == 3 and plain == digits and not plain.startswith("0")
    if len(separators) > 1 and len(set(separators)) == 1:
        return Decimal(plain.replace(last, ""))
    if groups and last != decimal:
        return Decimal(plain.replace(last, ""))
    head, _, tail = plain.rpartition(last)
    return Decimal(re.sub(r"[.,]", "", head) + "." + tail)


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in numeral]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


class _Token(NamedTuple):
    start: int
    end: int
    folded: str


_JOIN = re.compile(rf"[{_BLANK}]|[\-‑]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(rf"(?:{_JOIN.pattern})({_LETTERS.pattern})")


def _tokens_from(text: str, start: int) -> Iterator[_Token]:
    """Words from `start` on, as long as one blank or hyphen parts them."""
    while token := _LETTERS.match(text, start):
        yield _Token(token.start(), token.end(), fold(token[0]))
        join = _JOIN.match(text, token.end())
        if join is None:
            return
        start = join.end()


def _spelled(text: str, start: int, language: str, tables: Numerals) -> Number | None:
    """The spelled number that starts with the word at `start`, if any."""
    values: list[int] = []
    end = start
    pending = False
    first = ""
    for token in _tokens_from(text, start):
        value = tables.scales.get(token.folded)
        if value is None:
            value = cardinal(token.folded, language)
        if value is None:
            if values and not pending and token.folded in tables.joiners and len(token.folded) < 4:
                pending = True
                continue
            break
        if values and (
            not may_follow(values[-1], value, joined=pending, language=language)
            or (pending and not _may_join(values, value, language))
        ):
            break
        if not values:
            first = token.folded
        values.append(value)
        pending = False
        end = token.end
    if not values:
        return _special_word(text, start, language, tables)
    if len(values) == 1:
        if first in tables.articles or not _counts(text, start, end, first, language):
            return _special_word(text, start, language, tables)
        if first in tables.scales and first != "mille" and values[0] >= 1000:
            if values[0] > 1000 or language != "en":
                return _with_unit(text, start, end, Decimal(values[0]), language, kind="approximate")
            return None
    total = Decimal(combine(values, language))
    if (rank := _ordinal_after(text, end, values[-1], tables)) is not None:
        return Number(start, rank[1], text[start : rank[1]], total + rank[0], None, "ordinal")
    if _fraction(text, end + 1, language, tables) is not None and text[end : end + 1] in _BLANK:
        return None  # "deux tiers": read with the share that it counts
    end, half = _and_half(text, end, values[-1], language)
    scaled = values[-1] > 1000
    return _with_unit(text, start, end, total + half, language, kind="cardinal", scaled=scaled)


def _ordinal_after(text: str, end: int, last: int, tables: Numerals) -> tuple[int, int] | None:
    """The rank, and the offset after it, that ends a number after a hyphen: "vingt-deuxième"."""
    token = _LETTERS.match(text, end + 1) if text[end : end + 1] in ("-", "‑") else None
    rank = tables.ordinals.get(fold(token[0])) if token else None
    if token is None or rank is None or last % 10 or last < 20:
        return None
    return rank, token.end()


@cache
def _opening(language: str | None) -> Callable[[str], bool]:
    """Whether `_read` can find a number at what `_TOKEN` found: few words open one."""
    opens = _opening_words(language) if language in NUMERALS else None

    @lru_cache(maxsize=1 << 15)  # as below
    def may_open(token: str) -> bool:
        if not token.isalpha() or _ROMAN.fullmatch(token):
            return True
        return opens is not None and opens(token)

    return may_open


@cache
def _opening_words(language: str) -> Callable[[str], bool]:
    """Whether `_spelled` can find a number that starts with a word of the language; few words do."""
    tables = NUMERALS[language]

    @lru_cache(maxsize=1 << 15)  # of one argument: to look it up takes half the time of two
    def opens(word: str) -> bool:
        plain = fold(word)
        return (
            plain in tables.scales
            or plain in tables.approximate
            or plain in tables.fractions
            or plain in tables.ordinals
            or cardinal(plain, language) is not None
        )

    return opens


def _is_article_alone(word: re.Match[str], opens: Callable[[str], bool], tables: Numerals) -> bool:
    """Whether a word is an article, and none follows that a number goes on with: "un homme", not "un million"."""
    if fold(word[0]) not in tables.articles:
        return False
    after = _NEXT_WORD.match(word.string, word.end())
    return after is None or not (opens(after[1]) or fold(after[1]) in tables.joiners)


def _and_half(text: str, end: int, scale: Decimal | int, language: str | None) -> tuple[int, Decimal]:
    """The offset after "et demi" and what it adds to a number of millions: "un million et demi"."""
    match = _HALF.match(text, end)
    if language != "fr" or match is None or scale < 10**6:
        return end, Decimal(0)
    return match.end(), Decimal(scale) / 2


def _may_join(values: list[int], value: int, language: str) -> bool:
    """Whether a joiner may stand between the last value and this one: vingt et un, one hundred and two."""
    last = values[-1]
    if language == "en":
        return last >= 100
    if language == "fr":
        return last in (20, 30, 40, 50, 60, 70, 80, 90) and value in (1, 11) and (value == 1 or last == 60)
    if language == "es":
        return 30 <= last < 100
    return last >= 20  # Portuguese joins everywhere: duzentos e trinta e dois


_NOT_A_NOUN = word_set("et de du des a au aux en dans sur pour par mais ou qui que est sont")


def _counts(text: str, start: int, end: int, word: str, language: str) -> bool:
    """Whether a single number word counts something, where the word has another meaning too."""
    if language == "fr" and word in ("cent", "cents"):
        return not re.search(r"pour[\s\-]$", text[max(0, start - 5) : start])
    if language == "en" and word == "second":
        return False
    if language == "it" and re.search(r"\b(?:tu|non|ci)\s$", text[max(0, start - 5) : start]):
        return False
    if word not in NEEDS_NOUN.get(language, ()):
        return True
    after = re.compile(r"\s([^\W\d_]+)").match(text, end)
    return (
        after is not None
        and fold(after[1]) not in _NOT_A_NOUN
        and not re.search(r"\b(?:tout|quoi de|flambant)\s$", text[max(0, start - 10) : start])
    )


def _special_word(text: str, start: int, language: str, tables: Numerals) -> Number | None:
    """Ordinals, fractions and rounded counts: "deuxième", "un tiers", "une dizaine"."""
    token = _LETTERS.match(text, start)
    if token is None:
        return None
    word, end = fold(token[0]), token.end()
    following = _WORD_AFTER.match(text, end)
    after = fold(following[1]) if following else ""
    if word in tables.approximate:
        # "quarantaine" and "quinzaine" also name things: they count when something is counted.
        counted = re.match(r"\s(?:de\s|d['’]|di\s|of\s)", text[end : end + 4]) or language in (
            "en",
            "de",
            "nl",
        )
        if not counted:
            return None
        value, kind = Decimal(tables.approximate[word]), "approximate"
        return _with_unit(text, start, end, value, language, kind=kind, scaled=True)
    if (share := _fraction(text, start, language, tables)) is not None:
        return share
    if language == "fr" and word in ("dix", "dix-") and following:
        word, end = f"dix-{after}", following.end()
    if word in tables.ordinals:
        rank = tables.ordinals[word]
        is_minister = after.startswith("ministre") and rank == 1
        is_time = word.startswith("second") and (not after or word.endswith("s"))
        if language == "fr" and (is_minister or is_time):
            return None
        return Number(start, end, text[start:end], Decimal(rank), None, "ordinal")
    return None


def _fraction(text: str, start: int, language: str, tables: Numerals) -> Number | None:
    """The share that starts at `start`, its count before it: "deux tiers", "un quart des"."""
    token = _LETTERS.match(text, start)
    if token is None or fold(token[0]) not in tables.fractions:
        return None
    word, end = fold(token[0]), token.end()
    shared = re.match(r"\sd(?:es?\s|['’]|u\s)", text[end : end + 5])
    if word in ("third", "quarter", "metade", "meta") or (word in ("quart", "quarts") and not shared):
        return None  # a rank, a watch
    numerator, denominator = tables.fractions[word]
    before = re.search(r"([^\W\d_]+|\d+)\s$", text[max(0, start - 12) : start])
    count = None
    if before:
        count = int(before[1]) if before[1].isdigit() else cardinal(fold(before[1]), language)
    return Number(start, end, token[0], Decimal((count or numerator) * 100) / denominator, "part", "fraction")


def _coordinated_articles(
    text: str, found: list[Number], language: str, tables: Numerals
) -> Iterator[Number]:
    """Articles that count because a number is coordinated with them: "un mort et deux blessés"."""
    conjunction = {"fr": "et", "en": "and", "de": "und", "es": "y", "it": "e", "pt": "e", "nl": "en"}[
        language
    ]
    for number in found:
        if number.kind not in ("cardinal", "approximate"):
            continue
        window = text[max(0, number.start - 60) : number.start]
        offset = number.start - len(window)
        words = list(_LETTERS.finditer(window))
        if not words or fold(words[-1][0]) != conjunction:
            continue
        for word in words[-2 : -2 - _CONTRAST : -1]:
            if re.search(r"[.;:!?]", window[word.end() :]):
                break
            if fold(word[0]) in tables.articles:
                start = offset + word.start()
                if not any(n.start <= start < n.end for n in found):
                    yield Number(start, offset + word.end(), word[0], Decimal(1), None, "cardinal")
                break
