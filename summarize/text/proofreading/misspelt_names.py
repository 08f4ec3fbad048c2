"""Finds names that an event else spells otherwise: "Axek Varlin" beside "Axel Varlin", "CDVT" beside "CVDT".

None is in a dictionary: only the texts about one thing tell which of two is the slip.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from summarize.text.dictionary import in_dictionary
from summarize.text.normalize import fold

# Each opens on its capital, and looks back from there: tried at no small letter.
NAME = re.compile(r"[A-ZÀ-Ý](?<![\w-].)[a-zà-ÿ]{5,24}(?![\w-])")
# Times that an event writes a name before its one other spelling is a slip: "Norddahl" beside four "Nordahl".
_OFTEN = 3
_PERSON = re.compile(r"([A-ZÀ-Ý](?<![\w-].)[a-zà-ÿ]{2,14}) ([A-ZÀ-Ý][\w-]{2,24})(?![\w-])")
_FULL_NAME = re.compile(r"([A-ZÀ-Ý](?<![\w-].)[a-zà-ÿ]{2,14}) ([A-ZÀ-Ý]\w+(?:-[A-ZÀ-Ý]\w+)*)(?![\w-])")
# Letters of a last name: shorter ones, "Dumas" and "Dumat", are two people\'s.
_SHORTEST_LAST = 6
_INITIALS = re.compile(r"[A-Z](?<![\w-].)[A-Z]{2,5}(?![\w-])")
_SHORTEST = 4  # letters of a first name: among shorter ones every name is one turn from another


def misspelt_names(texts: Sequence[str]) -> frozenset[str]:
    """The names that some texts about one thing write once, and else often with a turn less or more inside.

    A letter doubled, lost or exchanged with its neighbour, never the first or the last: these tell
    "Laurent" from "Laurence" and make plurals.
    """
    counts = Counter(name for text in texts for name in NAME.findall(text))
    often = {name for name, count in counts.items() if count >= _OFTEN}
    return frozenset(
        name
        for name, count in counts.items()
        if count == 1
        and any(
            form in often and form[-1] == name[-1] and _same_letters(form, name) for form in _turned(name)
        )
    )


def misspelt_first_names(texts: Sequence[str]) -> frozenset[str]:
    """The people ("Axek Varlin") whose first name no dictionary has, and whom the texts else call by one a turn away."""
    people = sorted({person for text in texts for person in _PERSON.findall(text)})
    by_surname: dict[str, list[str]] = {}
    for first, last in people:
        by_surname.setdefault(last, []).append(first)
    return frozenset(
        f"{first} {last}"
        for last, firsts in by_surname.items()
        for first in firsts
        if len(firsts) > 1
        and not in_dictionary(first)
        # "Edouard" is "Édouard": capitals often come without their accent.
        and not any(
            other != first and other[1:] == first[1:] and fold(other) == fold(first) for other in firsts
        )
        and any(in_dictionary(other) and a_turn_apart(first, other) for other in firsts if other != first)
    )


def misspelt_people(texts: Sequence[str]) -> frozenset[str]:
    """The people that some texts about one thing name once, and else often with one turn in the first or the last name.

    "Gérard Varlin" beside three "Gérald Varlin", "Odile Dubrai-Morett" beside "Odile Dubrai-Moretti". What only
    an ending parts ("François", "Françoise") is two people's.
    """
    counts = Counter(match.groups() for text in texts for match in _FULL_NAME.finditer(text))
    by_first: dict[str, list[str]] = {}
    by_last: dict[str, list[str]] = {}
    for first, last in sorted(counts):
        by_first.setdefault(first, []).append(last)
        by_last.setdefault(last, []).append(first)
    wrong = set[str]()
    for (first, last), count in counts.items():
        if count > 1:
            continue
        if any(
            counts[first, other] >= _OFTEN and _is_slip_of(last, other, _SHORTEST_LAST)
            for other in by_first[first]
        ) or any(
            counts[other, last] >= _OFTEN
            and (
                f"{other}s" == first
                or f"{first}s" == other
                or (len(other) == len(first) and _is_slip_of(first, other, _SHORTEST))
            )
            for other in by_last[last]
        ):
            wrong.add(f"{first} {last}")
    return frozenset(wrong)


def misspelt_letters(texts: Sequence[str]) -> frozenset[str]:
    """The initials that some texts write once, and else often with two neighbours exchanged: "CDFT" beside "CFDT"."""
    counts = Counter(initials for text in texts for initials in _INITIALS.findall(text))
    return frozenset(
        name
        for name, count in counts.items()
        if count == 1
        and any(
            counts.get(name[:i] + name[i + 1] + name[i] + name[i + 2 :], 0) >= _OFTEN
            for i in range(len(name) - 1)
            if name[i] != name[i + 1]
        )
    )


def a_turn_apart(one: str, other: str) -> bool:
    """Whether a letter less, more or other, or two exchanged, parts two words."""
    if one in _turned(other) or other in _turned(one):
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[same + (len(one) >= len(other)) :] == other[same + (len(other) >= len(one)) :]


def _same_letters(one: str, other: str) -> bool:
    return set(one.lower()) == set(other.lower())


def _turned(name: str) -> Iterator[str]:
    """A name less one letter, with one said twice, or with two neighbours exchanged; the first stays."""
    for i in range(1, len(name)):
        yield name[:i] + name[i + 1 :]
        yield name[:i] + name[i] + name[i:]
        if i + 1 < len(name):
            yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


def _is_slip_of(name: str, often: str, shortest: int) -> bool:
    """Whether a name is another with one letter less, more or other, or two neighbours exchanged; the first stays."""
    if min(len(name), len(often)) < shortest or name == often or name[0] != often[0]:
        return False
    if name.rstrip("es") == often.rstrip("es") or fold(name) == fold(often):
        return False
    return a_turn_apart(name, often)
