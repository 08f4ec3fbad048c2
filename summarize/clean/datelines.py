"""What stands in front of a first sentence or behind a last one without being part of it."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.clean.phrases import phrases

_PLACE_WORD = r"(?:[^\W\d_a-zß-ÿ][\w’'.-]*|sur|de|du|des|la|le|les|an|der|am|im|del|do|da|di|en|of|upon|aux?)"
_DASH = r"\s*[-–—:]{1,2}\s+"
# A sentence starts after a dateline; after "Jean Delmas (PA) -" an apposition goes on in lower case.
_START = r"(?=[«“\"„(¿¡]?\s?[^\W_a-zß-ÿ]|$)"
# Twitter's leftovers, wherever they stand.
_EMBED = re.compile(r"\s*(?:(?<!\w)pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    agency = phrases().agency
    agencies = rf"{agency}(?:\s?[/,&+-]\s?[\w-]{{2,15}}){{0,3}}"
    place = rf"[^\W\d_a-zß-ÿ][\w’'.-]*(?:[ /,]{{1,2}}{_PLACE_WORD}){{0,5}}"
    day = r"(?:,?\s+(?:le\s+)?(?:\w{2,9}\.?,?\s)?\d{1,2}(?:\.|er)?(?:[./]\d{1,2}[./]\d{2,4}|\s[^\W\d_]{3,10}\.?(?:\s\d{4})?)?)?"
    english_day = r"(?:,?\s+[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?)?"
    return (
        # "PARIS (AFP) - ", "Berlin, 3. Mai (dpa/abc) –", "(Reuters) -", "MADRID, 22 May. (EUROPA PRESS) -"
        re.compile(
            rf"(?:{place}(?:{day}|{english_day})\s+)?[(\[]{agencies}[)\]]\s*[-–—:.]{{1,2}}\s+{_START}"
        ),
        # "(ANSA) - ROMA, 22 MAG - "
        re.compile(
            rf"[(\[]{agencies}[)\]]\s*[-–—]?\s*[A-ZÀ-Þ' ]{{3,30}},\s\d{{1,2}}\s[A-Z]{{3,9}}\.?{_DASH}{_START}"
        ),
        # "Bern, 22.05.2025 - ", "Paris, le 22 mai 2025 – "
        re.compile(
            rf"{place},?\s+(?:le\s|den\s|am\s|il\s|el\s)?(?:\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?\d{{4}}|\d{{1,2}}(?:\.|er)?\s(?:de\s)?[^\W\d_]{{3,10}}\.?\s(?:de\s)?\d{{4}})(?:\s\(\w{{2,12}}\))?{_DASH}{_START}"
        ),
        # "… fin. (AFP)", "… Ende. (dpa/abc)"
        re.compile(rf"(?<=[.!?…\"»”])\s*[(\[](?:avec |with |mit |con |com |met )?{agencies}[)\]]\.?$"),
    )


# "CARACAS, Venezuela — " : capitals and an em dash, as American outlets set it.
_CAPITAL_PLACE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'.-]{3,}(?: [A-ZÀ-Þ]{2,}){0,2}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)? — (?=[\"“A-ZÀ-Þ])"
)
_LONGEST_PREFIX = 120  # characters


def without_dateline(text: str, *, first: bool) -> str:
    """The paragraph without the place, date and agency that precede its first sentence.

    A place without an agency leaves from the article's `first` paragraph only.
    """
    agency, ansa, dated, _ = _patterns()
    head = text[: _LONGEST_PREFIX + 1]
    found = ansa.match(head) or agency.match(head)
    if found is None and first:
        found = dated.match(head) or _CAPITAL_PLACE.match(head)
    if found is None or found.end() > _LONGEST_PREFIX:
        return text
    rest = text[found.end() :]
    return rest if any(map(str.isalnum, rest)) else text


def is_dateline(text: str) -> bool:
    """Whether a text is a dateline and nothing else: "PARIS (AFP) -" alone on its line."""
    if len(text) > _LONGEST_PREFIX:
        return False
    return any(pattern.fullmatch(text + end) for pattern in _patterns()[:2] for end in (" ", " - "))


def without_agency(text: str) -> str:
    """The last paragraph without the agency in brackets after its full stop."""
    found = _patterns()[3].search(text, max(0, len(text) - _LONGEST_PREFIX))
    return text[: found.start()].rstrip() if found else text


def without_embeds(text: str) -> str:
    """The text without what stands inside a paragraph and is none of it.

    That is the short addresses that an embedded post leaves, and pointers in brackets ("(Lire aussi : …)").
    """
    if "t.co/" in text or "pic." in text:
        text = _EMBED.sub("", text)
    if "[" in text or "(" in text:
        text = phrases().bracketed_pointer.sub("", text)
    return text
