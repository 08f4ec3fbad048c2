"""What a single line gives away by its words or its shape: which kind of furniture it is, if any."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from summarize.clean.datelines import is_dateline
from summarize.clean.lines import LONGEST_KEYED, Line
from summarize.clean.phrases import phrases
from summarize.text.normalize import fold

Furniture = Literal[
    "sign",  # no letter and no digit: "-", "***"
    "related",
    "comments",
    "slogan",
    "publication",
    "byline",
    "signature",
    "credit",
    "tags",
    "share",
    "menu",
    "link",
    "tweet",
    "heading",
]

# "A.Ruegg--VB", "J. Doe--XY": an author and a desk joined by two hyphens.
_SIGNATURE = re.compile(r"[\w.,’' \u00a0-]{1,40}--[A-Z]{1,6}\.?")
# "rba/abc/de", "JD/kl": initials of author and editors.
_INITIALS = re.compile(r"\(?(?:[A-Za-z]{1,4}/){1,5}[A-Za-z]{1,4}\)?\.?|[A-Z]\.(?:[ -]?[A-Z]\.){1,3}")
_LINK = re.compile(
    r"\(?(?:https?://|www\.)\S+|\S+@[\w-]+\.[\w.-]+|@\w+|pic\.(?:twitter|x)\.com/\S+", re.IGNORECASE
)
_TWEET = re.compile(r"(?:[—–-]{1,2}|&mdash;) ?[^()]{1,60} ?\(@\w{1,30}\).{0,40}")
_HASHTAGS = re.compile(r"(?:#\w+[ ,;]*){2,}")
_COPYRIGHT = re.compile(r"©|\(c\) ", re.IGNORECASE)
_AFP_HEADING = re.compile(r"[-–—] ?\S.{0,118}\S ?[-–—]")
_CRUMBS = re.compile(r" ?[|›»>•·→] ?| / ")
_WORD = re.compile(r"[\w'’-]+")
_SEPARATORS = (":", "|", ">", "»", "-", "–", "—", "•", "→", "(", "[", "/")
_LABEL_ENDS = (",", "|", "-", "–", "—", "•", "·", ":", ";", ".", "(", "/")
_DATE_WORDS = 10


def furniture_kind(line: Line) -> Furniture | None:
    """The kind of furniture that a line is, whatever stands around it; None when it may be text.

    Sentences that ask for something ("slogans") are left to `slogans.py`: they may share a line
    with the article.
    """
    if line.words == 0:
        return "sign"
    if line.words > LONGEST_KEYED:
        return None
    return _marked_kind(line) or _worded_kind(line)


def _marked_kind(line: Line) -> Furniture | None:
    """Furniture that its signs betray."""
    text = line.text
    if _AFP_HEADING.fullmatch(text) and line.words <= 14 and line.single:
        return "heading"
    if line.words <= 6 and (_SIGNATURE.fullmatch(text) or _INITIALS.fullmatch(text)):
        return "signature"
    if _LINK.fullmatch(text):
        return "link"
    if "(@" in text and _TWEET.fullmatch(text):
        return "tweet"
    if "#" in text and _HASHTAGS.fullmatch(text):
        return "tags"
    if _COPYRIGHT.search(text) and line.words <= 45 and (line.ending == "none" or _COPYRIGHT.match(text)):
        return "credit"
    if line.ending == "none" and not line.bullet and _is_breadcrumb(text):
        return "menu"
    return None


def _is_breadcrumb(text: str) -> bool:
    """Whether signs part the line into three or more pieces of few words ("Accueil > France > Justice")."""
    pieces = [piece for piece in _CRUMBS.split(text) if piece]
    return len(pieces) >= 3 and all(piece.count(" ") < 4 for piece in pieces) and len(text) <= 300


def _worded_kind(line: Line) -> Furniture | None:
    """Furniture that its words betray."""
    table, key = phrases(), line.key
    if is_pointer(line):
        return "related"
    if line.words <= 6 and table.comments.fullmatch(key):
        return "comments"
    if _is_publication(line):
        return "publication"
    if table.tags.match(key):
        return "tags"
    if line.words <= 10 and line.ending == "none" and table.byline.fullmatch(line.text):
        return "byline"
    if line.words <= 8 and table.desk.fullmatch(key):
        return "signature"
    if line.words <= 12 and line.ending == "none" and is_dateline(line.text):
        return "signature"
    if _is_credit(line):
        return "credit"
    words = _WORD.findall(key) if line.words <= 15 else []
    if any(word in table.share for word in words) and all(
        word in table.share or word.isdigit() for word in words
    ):
        return "share"
    if line.words <= 40 and line.ending == "none" and table.menu.fullmatch(key):
        return "menu"
    return None


def is_pointer(line: Line) -> bool:
    """Whether the line points to another article: "Lire aussi : …", "Read more"."""
    if line.words > 45:
        return False
    found = phrases().related.match(line.key)
    if found is None:
        return False
    rest = line.key[found.end() :].lstrip()
    if not rest or rest.startswith(_SEPARATORS):
        return line.single or line.words <= 20 or line.ending == "none"  # the article may follow on the line
    # "Read more" may open a real sentence; a pointer to a headline has no full stop. One word alone
    # ("Related", "Watch") may open a headline of the article's own.
    return " " in found[0] and line.ending in ("none", "mark") and line.single


def heads_a_box(line: Line) -> bool:
    """Whether a pointer has no headline of its own, so that the next line is what it points to."""
    found = phrases().related.match(line.key)
    return found is not None and not any(c.isalnum() for c in line.key[found.end() :])


def _is_publication(line: Line) -> bool:
    """Whether the line tells when the article appeared or changed, its age or its reading time."""
    table, key = phrases(), line.key
    if line.words > 25 or (line.ending == "stop" and line.words > _DATE_WORDS):
        return False
    if not any(character.isdigit() for character in key):
        return False
    label = table.published.search(key) or table.updated.search(key)
    if label is not None:
        # The date follows its label at once: "Publié le 22/05/2025", "Veröffentlicht: Montag, 3. Mai".
        before = key[: label.start()].rstrip()
        after = key[label.end() :]
        digit = re.search(r"\d", after)
        opens = (
            not before
            or (before.endswith(_LABEL_ENDS) and before.count(" ") <= 6)
            or table.byline.match(line.text) is not None
        )
        return opens and digit is not None and digit.start() <= 25 and after.count(" ") <= 14
    if line.words <= 8 and line.ending != "stop" and table.stamp.match(key):
        return True
    # The field a scraper left, alone on its line.
    return table.date_field.fullmatch(line.text) is not None


def _is_credit(line: Line) -> bool:
    """Whether the line is a picture's caption or credit."""
    text, key = line.text, line.key
    if line.words > 45:
        return False
    if text.endswith(")") and line.words <= 25:  # ")." ends a sentence, ")" a caption
        opened = text.rfind("(")
        inner = fold(text[opened + 1 : -1]) if opened >= 0 else ""
        found = phrases().credit.match(inner)
        if found is not None and inner[found.end() :].lstrip().startswith((":", "©", "/", "by ")):
            return True
    if line.words <= 30 and line.ending == "none" and _credit_tail().search(key):
        return True  # a caption: "Le pont après la crue. Photo : R. Vidal"
    found = phrases().credit.match(key)
    if found is None:
        return False
    rest = key[found.end() :].lstrip()
    if not rest.strip(" .)"):
        return True
    if rest.startswith((":", "©", "|", "/", "(")):
        return line.words <= 30 and (line.ending != "stop" or line.words <= 12)
    return line.ending == "none" and line.words <= 12 and _names_an_agency(text)


def _names_an_agency(text: str) -> bool:
    return _agency_word().search(text) is not None


@lru_cache(maxsize=1)
def _credit_tail() -> re.Pattern[str]:
    return re.compile(rf"[.!?)] ?{phrases().credit.pattern} ?[:/©|] ?[^:!?]{{2,40}}$")


@lru_cache(maxsize=1)
def _agency_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{phrases().agency}|Getty|Shutterstock|Sipa|iStock|Imago|Archives?)(?!\w)")
