"""The closed set of outputs for a sentence: itself, and itself less whole chunks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, zip_longest

from summarize.generate.cutting.chunk import CLAUSES, Chunk
from summarize.generate.cutting.chunks import MAX_LENGTH, chunks
from summarize.generate.cutting.inline import omissions, tails, without
from summarize.generate.cutting.kept import says_other
from summarize.generate.cutting.needed import is_age
from summarize.generate.cutting.torn import torn
from summarize.generate.typography import GLUED, tidy
from summarize.text import grammar
from summarize.text.entities.quotations import QUOTED
from summarize.text.french_verbs import finite_forms

MIN_WORDS = 4  # "Le maire est parti.": less is a fragment
HEADLINE_MAX_WORDS = 14  # a title's usual length: 87 in 100 of OrangeSum's have no more
_EXAMINED = 4000  # subsets looked at before giving up; ten free chunks have 1,024

_ASIDES = frozenset({"participle", "preposition", "relative"})
_END = re.compile(r"[.!?…]+$")
_BARE_QUOTE = re.compile(rf"(?:{QUOTED.pattern})[.!?…]*")
_BROKEN = re.compile(r"[,;:]\s*[,;:]|[,;:]\s*[.!?…]+$|^[\s,;:.!?)\]]|\s[–—]\s*[,.;:]")
_WORD = re.compile(r"[^\W_]+")
_OF = re.compile(r"(?:de|du|des) |d['’]")


def cuts(
    sentence: str,
    language: str | None,
    limit: int = 48,
    *,
    brief: bool = False,
) -> tuple[str, ...]:
    """A sentence and its sound cuts, at most `limit`: the full one first, always in one order.

    Nothing but whole chunks leave; commas are mended, the first letter is capitalised, the
    closing punctuation stays. What tells who says it stays too: a claim is no fact. A `brief` form, for a headline, also loses its days and circumstances, which the text
    below it tells. Many and few deletions alternate, so that a small `limit` still holds the shortest
    forms. Another language, or nothing to cut: the sentence alone.
    """
    full = tidy(sentence) if language in grammar.GRAMMARS else " ".join(sentence.split())
    if not full:
        return ()
    parts = [] if GLUED.search(full) else chunks(full, language, brief=brief)
    parts = [_kept(part) if _attributes(part) else part for part in parts]
    if not brief:
        parts = [
            _kept(part) if _dates(full, part) or _goes_on(full, part, parts[at + 1 :]) else part
            for at, part in enumerate(parts)
        ]
    found = {full: None}
    if language not in grammar.GRAMMARS or GLUED.search(full) or len(full) > MAX_LENGTH:
        return (full,)
    for dropped in (frozenset[int](), *_deletions(parts)):
        if len(found) >= limit:
            break
        text = _assemble(full, parts, dropped) if dropped else full
        if text is not None:
            for form in _inline(text, brief=brief):
                found.setdefault(form)
    return tuple(found)[: max(limit, 1)]


def _inline(text: str, *, brief: bool) -> list[str]:
    """A text's forms without its links to other texts, a brief one's without days and tails, then itself."""
    plain = without(text, [span for span in omissions(text) if span.kind == "link"])
    undated = plain
    if brief:
        undated = without(plain, [span for span in omissions(plain) if span.kind == "day"])
    forms = [plain, undated, *(tails(undated) if brief else ()), text]
    return [form for form in dict.fromkeys(forms) if len(_WORD.findall(form)) >= MIN_WORDS]


def _attributes(part: Chunk) -> bool:
    return part.kind == "reporting" or part.opening in {"attribution", "reporting"}


def _dates(sentence: str, part: Chunk) -> bool:
    """Whether a chunk tells when it was: "jeudi soir", not "72 ans"."""
    return part.opening == "temporal" and not is_age(grammar.tokens(sentence, part.start, part.end))


def _goes_on(sentence: str, part: Chunk, later: Sequence[Chunk]) -> bool:
    """Whether what a chunk tells goes on behind a day: "qui avait perdu, | le 4 mai, | …", "après la mort, | mardi, | du maire"."""
    if not later or not _dates(sentence, later[0]):
        return False
    return part.opening in CLAUSES or (len(later) > 1 and _OF.match(sentence, later[1].start) is not None)


def _kept(part: Chunk) -> Chunk:
    return replace(part, removable=False)


def headline_cuts(sentence: str, language: str | None, limit: int = 48) -> tuple[str, ...]:
    """The cuts of a sentence as headlines: no full stop, the ones of at most 14 words first."""
    forms = [re.sub(r"(?<![.…])\.$", "", text) for text in cuts(sentence, language, limit, brief=True)]
    short = [text for text in forms if len(text.split()) <= HEADLINE_MAX_WORDS]
    return tuple(dict.fromkeys(short + forms))


def opens_on_connective(sentence: str) -> bool:
    """Whether a French sentence opens by leaning on the one before: "Par ailleurs, …", "Mais …"."""
    run = grammar.tokens(sentence)[:2]
    return any(token.text in grammar.CONNECTORS for token in run)


def _deletions(parts: Sequence[Chunk]) -> list[frozenset[int]]:
    """Sets of chunks to drop, closed under `depends_on`: few and many in turn.

    A small limit then holds both the lightest cuts and the shortest forms.
    """
    removable = [i for i, part in enumerate(parts) if part.removable]
    needed = {i: _dependents(parts, i) for i in removable}
    free = [i for i in removable if needed[i] <= set(removable)]
    found: list[tuple[int, ...]] = []
    sizes = list(range(1, len(free) + 1))
    examined = 0
    for size in (sizes[k // 2] if k % 2 == 0 else sizes[-1 - k // 2] for k in range(len(sizes))):
        for chosen in combinations(free, size):
            examined += 1
            if examined > _EXAMINED:
                break
            if all(needed[i] <= set(chosen) for i in chosen):
                found.append(chosen)
    found.sort(key=lambda chosen: (len(chosen), chosen))
    half = (len(found) + 1) // 2
    few, many = found[:half], found[half:][::-1]
    turns = [chosen for pair in zip_longest(many, few) for chosen in pair if chosen is not None]
    return [frozenset(chosen) for chosen in turns]


def _dependents(parts: Sequence[Chunk], index: int) -> set[int]:
    """The chunks that fall when chunk `index` falls, itself not counted."""
    found: set[int] = set()
    for i in range(index + 1, len(parts)):
        if parts[i].depends_on is not None and (parts[i].depends_on == index or parts[i].depends_on in found):
            found.add(i)
    return found


def _assemble(sentence: str, parts: Sequence[Chunk], dropped: frozenset[int]) -> str | None:
    """The sentence without some chunks; None where what is left does not hold together."""
    pieces = [i for i, part in enumerate(parts) if part.kind not in {"insert", "tail"}]
    inserts = [part for i, part in enumerate(parts) if part.kind == "insert" and i in dropped]
    kept = [i for i in pieces if i not in dropped]
    if not any(parts[i].kind == "core" for i in kept) or torn(sentence, parts, pieces, dropped):
        return None
    if says_other(sentence, parts, dropped):
        return None
    text = _without(sentence, parts[kept[0]], inserts)
    for left, right in pairwise(kept):
        between = sentence[parts[left].end : parts[right].start] if right == left + 1 else None
        mark = between if between is not None else _mark(sentence, parts, left, right)
        if mark is None:
            return None
        text += mark + _without(sentence, parts[right], inserts)
    text += "".join(sentence[parts[pieces[-1]].end : part.end] for part in parts if part.kind == "tail")
    text = text.rstrip(" ,;:–—-")
    end = _END.search(sentence.rstrip('»”" '))
    if end is not None and not _END.search(text.rstrip('»”" ')):
        blank = sentence[end.start() - 1 : end.start()]
        text += (blank if blank.isspace() else "") + end[0]
    if not sentence.startswith(text[:1]) and _opens_on_verb(text):
        return None  # "Sur la place s'ouvre le marché": the inversion needs what it followed
    text = capitalised(text)
    if _BROKEN.search(text):
        return None
    if _BARE_QUOTE.fullmatch(text) and not _BARE_QUOTE.fullmatch(sentence):
        return None  # a quotation without the one who said it
    return text if len(_WORD.findall(text)) >= MIN_WORDS else None


def _opens_on_verb(text: str) -> bool:
    run = grammar.tokens(text)[:2]
    return bool(run) and (
        run[0].text in {"s'", "se", "n'", "ne"}
        or (not run[0].proper and (run[0].text in grammar.AUXILIARIES or run[0].text in finite_forms()))
    )


def _mark(sentence: str, parts: Sequence[Chunk], left: int, right: int) -> str | None:
    """What joins two kept chunks whose middle fell: a comma, a blank, or None when neither is sure."""
    if parts[left].kind == "lead" and parts[left].opening == "coordination":
        return " "  # "Mais, selon la mairie, le pont …" → "Mais le pont …"
    if parts[right].kind != "core" or parts[left].kind != "core":
        return ", "
    if any(part.kind not in {"aside", "reporting"} for part in parts[left + 1 : right]):
        return ", "
    run = grammar.tokens(sentence, parts[right].start, parts[right].end)
    before = grammar.tokens(sentence, parts[left].start, parts[left].end)
    comma = next((i for i, token in enumerate(before) if token.text == ","), len(before))
    aside = before[comma + 1 :]
    opens_aside = bool(aside) and (
        grammar.opening(aside).kind in _ASIDES or aside[0].text in {"tous", "toutes", "âgés", "âgées"}
    )
    if opens_aside and grammar.main_verb(before) is None:
        return None  # "Deux hommes, nés en Aurance et | …, | ont fui": the first aside wants its second comma
    # Verb after its subject, or object after its verb.
    return " " if run and before else None


def _without(sentence: str, part: Chunk, inserts: Sequence[Chunk]) -> str:
    """A chunk's text less the inserts that fall."""
    at, text = part.start, ""
    for insert in inserts:
        if part.start <= insert.start and insert.end <= part.end:
            text += sentence[at : insert.start]
            at = insert.end
    return text + sentence[at : part.end]


def capitalised(text: str) -> str:
    """The text with a capital first letter, past an opening quotation mark."""
    for i, sign in enumerate(text):
        if sign.isalpha():
            return text[:i] + sign.upper() + text[i + 1 :]
        if sign.isdigit():
            return text
    return text
