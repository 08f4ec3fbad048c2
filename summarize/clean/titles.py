"""Where a text has its title, and a title without the emoji and the outlet's name that pages add to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from summarize.clean.lines import Line, comparison_key, without_trailing_signs
from summarize.clean.tickers import is_timed
from summarize.text.words import count_words

# A headline has at most this many words; AFP's longest have 22.
LONGEST_TITLE = 25
SHORT_SENTENCE = 6  # words from which a stopped line is prose wherever it stands

# Pictographs and what modifies them; signs that text uses (©, ®, ™, °, №) are not among them.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u25a0-\u25ff\u2190-\u21ff\u3030\u303d\u3297\u3299"
    "\U000e0020-\U000e007f\u200d\ufe0e\ufe0f\u20e3]+"
)
_BLANKS = re.compile(r"\s{2,}|[^\S\u00a0\u202f]")
_SUFFIX = re.compile(r"\s+[-–—|•·]\s+(?=[^-–—|•·]*$)")
_TAIL = re.compile(r"\s+[-–—|•·:]\s+(?=[^-–—|•·:]*$)")
# Two titles of one story may end alike after "Trévigny :" or "Crue -"; what stands before a page's words is a title.
_HEAD_WORDS = 4


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


def page_tails(titles: Iterable[str | None]) -> frozenset[str]:
    """The last parts, after a dash, a bar or a colon, that titles of several articles share: the page's words.

    "Le pont fermé pour un an : actualité locale, infos" and "Un maire réélu sans rival : actualité locale,
    infos" are two titles and one tail. Titles that are the same count once.
    """
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for title in titles:
        parts = _TAIL.split(title or "")
        if len(parts) > 1 and count_words(title or "") - count_words(parts[-1]) >= _HEAD_WORDS:
            heads[parts[-1].strip()].add(comparison_key((title or "")[: -len(parts[-1])]))
    return frozenset(tail for tail, before in heads.items() if tail and len(before) > 1)


def without_tail(title: str | None, tails: Collection[str]) -> str | None:
    """The title less its last part where that is one of the `tails`."""
    parts = list(_TAIL.finditer(title or ""))
    if title and parts and title[parts[-1].end() :].strip() in tails:
        return title[: parts[-1].start()].rstrip()
    return title


def _same_outlet(name: str, source: str) -> bool:
    """Whether a page names its outlet: "Le Courrier" for "Le Courrier", "le-courrier.fr" or "www.lecourrier.fr"."""

    def bare(text: str) -> str:
        host = re.sub(r"^(?:https?://)?(?:www\.)?|(?:\.[a-z]{2,6}){1,2}/?$", "", comparison_key(text))
        return "".join(filter(str.isalnum, host))

    return bool(bare(name)) and bare(name) == bare(source)


def title_key(title: str | None) -> str | None:
    """What to compare a line with to tell whether it repeats the title."""
    return (without_trailing_signs(comparison_key(title)) or None) if title else None


def title_above(lines: Sequence[Line], labels: Sequence[str | None], first: int) -> int | None:
    """The line above the first paragraph that can be its title, past furniture but no ticker.

    Of two such lines the nearer is the title and the other a page's, unless they stand together,
    with nothing else above: then the upper is the title and the lower its subtitle.
    """
    candidates: list[int] = []
    others = 0
    for i in range(first - 1, -1, -1):
        line, label = lines[i], labels[i]
        if label == "ticker" or is_timed(line):
            break
        if label not in (None, "list") or line.bullet:
            continue  # furniture and key points stand between a title and its article
        if line.ending == "stop":
            if line.words >= SHORT_SENTENCE:
                break
        elif can_be_title(line):
            candidates.append(i)
            if label == "list":
                break  # the last of a run of headlines; above it is the run
        else:
            others += 1
            if others > 1:
                break  # one short label ("Justice") may stand between; a menu's words are no title
    if not candidates:
        return None
    nearest = candidates[0]
    if len(candidates) == 2 and others == 0 and all(labels[i] is None for i in candidates):
        upper = candidates[1]
        together = lines[nearest].gap <= lines[first].gap and upper + 1 == nearest
        if together and lines[upper].words >= 4:
            return upper
    return nearest


def can_be_title(line: Line) -> bool:
    """Whether a line has a title's length and letters, and no colon at its end."""
    letters = sum(map(str.isalpha, line.text[:300]))
    return 3 <= line.words <= LONGEST_TITLE and line.ending != "colon" and letters >= 10
