"""The French words of every report: dates, language names, notices, and how a source is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from summarize.records import Citation, Claim, Since, SummarySource, Update
from summarize.text.typeset import typeset

NBSP: Final = "\u00a0"  # no-break space, before a colon and inside guillemets
NNBSP: Final = "\u202f"  # narrow no-break space, before ; ! ? and in thousands

MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

LANGUAGES: Final = {
    "ar": "arabe", "bg": "bulgare", "ca": "catalan", "cs": "tchèque", "da": "danois", "de": "allemand",
    "el": "grec", "en": "anglais", "es": "espagnol", "et": "estonien", "eu": "basque", "fa": "persan",
    "fi": "finnois", "fr": "français", "he": "hébreu", "hi": "hindi", "hr": "croate", "hu": "hongrois",
    "it": "italien", "ja": "japonais", "ko": "coréen", "lt": "lituanien", "lv": "letton",
    "nb": "norvégien", "nl": "néerlandais", "no": "norvégien", "pl": "polonais", "pt": "portugais",
    "ro": "roumain", "ru": "russe", "sk": "slovaque", "sl": "slovène", "sq": "albanais", "sr": "serbe",
    "sv": "suédois", "tr": "turc", "uk": "ukrainien", "vi": "vietnamien", "zh": "chinois",
}  # fmt: skip

DISAGREE: Final = "Les sources ne s’accordent pas"
UPDATED: Final = "Bilan mis à jour"
SOURCES: Final = "Sources"
ONE_VOICE: Final = "Une seule source indépendante"
NOTHING: Final = "Aucune phrase n’a pu être établie à partir des sources."
NOT_CITED: Final = "non citée"
UNTITLED: Final = "Sans titre"
RELATED: Final = "Épisodes liés"
SINCE: Final = "Nouveau depuis"
NEW_EVENT: Final = "Événement nouveau"
UNCHANGED: Final = "Sans changement"
CHANGED: Final = "Chiffres qui ont changé"

# Control characters, bidirectional overrides and lone surrogates: they would let an article's text
# write on the reader's terminal, or read otherwise than it is stored.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every character that acts instead of being shown replaced by one mark."""
    return _UNSAFE.sub("\ufffd", text)


def printable(text: str) -> str:
    """The text on one line with no character that acts instead of being shown."""
    return " ".join(visible(text).split())


def prose(text: str) -> str:
    """A text of the summary on one line, with the quotation marks and apostrophes of print, whichever its sources have."""
    return typeset(printable(text))


def french_date(moment: datetime | None) -> str | None:
    """A moment in French words, in UTC: "1er mai 2025, 9 h 10 UTC"; midnight sharp is a mere day."""
    if moment is None:
        return None
    moment = moment.astimezone(UTC)
    day = "1er" if moment.day == 1 else str(moment.day)
    words = f"{day}{NBSP}{MONTHS[moment.month - 1]} {moment.year}"
    if (moment.hour, moment.minute) == (0, 0):
        return words
    return f"{words}, {moment.hour}{NBSP}h{NBSP}{moment.minute:02d}{NBSP}UTC"


def language_name(code: str | None) -> str | None:
    """The French name of an ISO 639-1 code; the code itself when the table does not know it."""
    return None if code is None else LANGUAGES.get(code, code)


def safe_url(url: str | None) -> str | None:
    """The address when it is one of the web's (http or https); None for anything else."""
    url = (url or "").strip()
    if _UNSAFE.search(url) or any(map(str.isspace, url)):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else None


def source_name(source: SummarySource) -> str:
    """How a source is called: its outlet, else its site, else its number; never made up."""
    if source.source and source.source.strip():
        return printable(source.source)
    url = safe_url(source.url)
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else f"la source {source.number}"


def numbers_of(citations: Sequence[Citation]) -> list[int]:
    """The source numbers that some citations bear, each once, in order."""
    return sorted({citation.source for citation in citations})


def markers(citations: Sequence[Citation]) -> str:
    """The citations' markers: "[1][3]"."""
    return "".join(f"[{number}]" for number in numbers_of(citations))


def claim_sources(
    claim: Claim, sources: Sequence[SummarySource], escape: Callable[[str], str] = printable
) -> str:
    """Who makes a claim: "Le Progrès [1] et La Gazette [3]"; the names pass through `escape`."""
    by_number = {source.number: source for source in sources}
    names = [
        f"{escape(source_name(by_number[number]))} [{number}]" if number in by_number else f"[{number}]"
        for number in numbers_of(claim.citations)
    ]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " et " + names[-1]


def source_details(source: SummarySource) -> str:
    """A source's outlet, date and language when they are known: "Le Progrès, 2 mai 2025, allemand"."""
    language = None if source.language == "fr" else language_name(source.language)
    known = (
        source_name(source) if source.source or safe_url(source.url) else None,
        french_date(source.published_at),
    )
    return ", ".join(part for part in (*known, language and f"en {language}") if part)


def copies_note(source: SummarySource) -> str | None:
    """How many other articles carry the same text, and which."""
    if not source.copies:
        return None
    names = ", ".join(printable(copy) for copy in source.copies)
    count = len(source.copies)
    return f"{count} copie{'s' if count > 1 else ''} du même texte{NBSP}: {names}"


def voices_note(independent_sources: int) -> str:
    """How many independent sources speak: the notice that a reader must not miss when it is one."""
    return ONE_VOICE if independent_sources == 1 else f"{independent_sources} sources indépendantes"


def since_note(since: Since) -> str:
    """What the text under it is: "Nouveau depuis le 1er mai 2025", or an event that no reader knows."""
    if not since.events:
        return NEW_EVENT
    date = french_date(since.date)
    return f"{SINCE} le {date}" if date else f"{SINCE} le résumé précédent"


def update_values(update: Update) -> str:
    """How a figure changed: "17 (12 auparavant)"."""
    return f"{printable(update.after)} ({printable(update.before)} auparavant)"


def news_notices(newest: datetime | None, unchanged: Sequence[str]) -> tuple[str, ...]:
    """What a page of news opens with: since when, and the headlines of the events without any."""
    headlines = [printable(headline) or UNTITLED for headline in unchanged]
    silent = f"{UNCHANGED}{NBSP}: {f'{NBSP}; '.join(headlines)}"
    return (since_note(Since(newest, ("",))), *([silent] if headlines else []))


def typography(text: str) -> str:
    """French spacing for display: blanks before ; : ! ? % » and after « do not break.

    Only the kind of a blank changes, none is added or removed.
    """
    text = re.sub(r" (?=[;!?%])", NNBSP, text)
    return re.sub(r" (?=[:»])|(?<=«) ", NBSP, text)
