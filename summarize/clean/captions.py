"""Titles of videos that a scraper glued between two sentences: "…, dit-il. Qui est Jean Brun ?par ValtvLundi, …".

The title leaves with its "par CHANNEL". The sign is the missing blank on both sides of it, which prose has not.
"""

from __future__ import annotations

import re

# From the end of a sentence, or the start of the line, to a channel glued to a capital with a small letter after it.
_CAPTION = re.compile(
    r"(?P<before>^|[.!?…]\s?[»”\"]?\s*|[»”\"]\s+)(?![\s»”])"
    r"(?P<title>[^.!?…\n]{3,160}[!?.)…»”\"]{0,2}(?<=\S))"
    r"par (?P<channel>[A-ZÀ-Ý0-9][^\n.,;:!?«»“”\"()]{0,24}?)(?<=\S)(?=[\"«“]?[A-ZÀ-Ý][a-zà-ÿ'’])"
)
# The label of an agency's video before what it shows, "IMAGES Des avions survolent …", or of a
# newspaper's column, "INSOLITE - Une vache …".
_LABEL = re.compile(
    r"^(?:INSOLITE|R[EÉ]ACTIONS?|POL[EÉ]MIQUE|POLITIQUE|PEOPLE|FAITS? DIVERS|SOCI[EÉ]T[EÉ]|[EÉ]CONOMIE|SPORTS?|M[EÉ]T[EÉ]O|SANT[EÉ]|"
    r"INTERVIEW|ENTRETIEN|T[EÉ]MOIGNAGES?|PORTRAIT|ANALYSE|D[EÉ]CRYPTAGE|EXCLUSIF|INFO|DIRECT|ENQU[EÊ]TE|[EÉ]DITO|TRIBUNE|SONDAGE|DOCUMENT|"
    r"JUSTICE|CULTURE|VID[EÉ]OS?|REPORTAGE) [-–—] (?=[A-ZÀ-Ý](?:[a-zà-ÿ]|['’]| [a-z]))|"
    r"^(?:IMAGES|VID[EÉ]OS?|SONORES?|ANIMATION|ARCHIVES|DUPLEX|PLATEAU|REPORTAGE)\s+(?=[A-ZÀ-Ý](?:[a-zà-ÿ]|['’]))"
)
_LIKELY = re.compile(r"p(?<=\S.)ar [A-ZÀ-Ý0-9]")


def without_captions(text: str) -> str:
    """The line with a line break where such a title stood, less its label; itself when it holds neither."""
    text = _LABEL.sub("", text)
    if not _LIKELY.search(text):
        return text
    return _CAPTION.sub(lambda match: match["before"].rstrip() + "\n", text).strip("\n")
