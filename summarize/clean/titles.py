"""A title without the emoji, the blanks and the outlet's name that pages add to it."""

from __future__ import annotations

import re

from summarize.clean.lines import comparison_key

# Pictographs and what modifies them; signs that text uses (©, ®, ™, °, №) are not among them.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u25a0-\u25ff\u2190-\u21ff\u3030\u303d\u3297\u3299"
    "\U000e0020-\U000e007f\u200d\ufe0e\ufe0f\u20e3]+"
)
_BLANKS = re.compile(r"\s{2,}|[^\S\u00a0\u202f]")
_SUFFIX = re.compile(r"\s+[-–—|•·]\s+(?=[^-–—|•·]*$)")


def clean_title(title: str | None, source: str | None) -> str | None:
    """The title as the article's own; None when nothing but furniture was in it.

    Emoji leave wherever they stand. A last part after a dash or a bar leaves when it is `source`.
    """
    if title is None:
        return None
    title = _BLANKS.sub(" ", _EMOJI.sub(" ", title)).strip(" -–—|•·\u00a0\u202f")
    if source:
        parts = _SUFFIX.split(title)
        if len(parts) == 2 and _same_outlet(parts[1], source):
            title = parts[0].rstrip()
    return title if any(map(str.isalnum, title)) else None


def _same_outlet(name: str, source: str) -> bool:
    """Whether a page names its outlet: "Le Courrier" for "Le Courrier", "le-courrier.fr" or "www.lecourrier.fr"."""

    def bare(text: str) -> str:
        host = re.sub(r"^(?:https?://)?(?:www\.)?|(?:\.[a-z]{2,6}){1,2}/?$", "", comparison_key(text))
        return "".join(filter(str.isalnum, host))

    return bool(bare(name)) and bare(name) == bare(source)


def title_key(title: str | None) -> str | None:
    """What to compare a line with to tell whether it repeats the title."""
    return (comparison_key(title) or None) if title else None
