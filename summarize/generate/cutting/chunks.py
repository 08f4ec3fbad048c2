"""Where a French sentence may lose a whole chunk and stay a sentence that its source vouches for.

A chunk that qualifies another falls with it: of "le texte, adopté mardi, qui crée un fonds" the
participle alone is never dropped, since the relative would then speak of something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.generate.cutting.bonds import is_quoted, run_of
from summarize.generate.cutting.chunk import LIGHT, Chunk
from summarize.generate.cutting.leads import may_go
from summarize.generate.cutting.main_clause import MainClause
from summarize.generate.cutting.needed import bracket_needed
from summarize.generate.cutting.pieces import Layout, Slice, lay_out
from summarize.text import grammar

MAX_LENGTH = 1500  # code points; longer "sentences" are lists or scraping accidents


def chunks(sentence: str, language: str | None, *, brief: bool = False) -> list[Chunk]:
    """The chunks of a sentence in order, brackets and dashed asides after the pieces they stand in.

    One core chunk, the whole, where nothing may be cut: another language, no finite verb found,
    quotes or brackets that do not close. In a `brief` form circumstances may go too (see `needed`).
    """
    whole = [Chunk(0, len(sentence), "core")]
    if language not in grammar.GRAMMARS or not 0 < len(sentence) <= MAX_LENGTH:
        return whole
    layout = lay_out(sentence)
    if layout is None:
        return whole
    pieces = _classify(sentence, layout, brief=brief)
    if pieces is None and layout.tail is not None and layout.tail_mark == ":":
        # "Orvanne : le maire, élu en mars, démissionne": the colon only announces.
        flat = lay_out(sentence.replace(": ", "\u2236 ").replace(":\u00a0", "\u2236\u00a0"))
        layout = flat or layout
        pieces = _classify(sentence, layout, brief=brief)
    if pieces is None:
        return whole
    found = list(pieces)
    found += [
        Chunk(span.start, span.end, "insert", removable=not _bracket_needed(sentence, span, pieces))
        for span in layout.inserts
        if any(p.start < span.start and span.end <= p.end for p in pieces)
    ]
    if layout.tail is not None and layout.tail.start < layout.tail.end:
        # A colon or a dash promises what follows it: "avaient deux cibles : …" says nothing alone.
        found.append(Chunk(*layout.tail, "tail"))
    return found


def _bracket_needed(sentence: str, span: Slice, pieces: Sequence[Chunk]) -> bool:
    """Whether an insert stays (generate/cutting/needed.py), by what it holds and what it stands behind in its piece."""
    inside = [token for token in grammar.tokens(sentence, *span) if token.text[0].isalnum()]
    start = max((p.start for p in pieces if p.start < span.start), default=0)
    return bracket_needed(inside, grammar.tokens(sentence, start, span.start))


def _classify(sentence: str, layout: Layout, *, brief: bool) -> list[Chunk] | None:
    """The comma-parted pieces with their kinds; None when no main clause is found."""
    runs = [run_of(sentence, piece, layout) for piece in layout.pieces]
    if any(not run and not is_quoted(piece, layout) for run, piece in zip(runs, layout.pieces, strict=True)):
        return None  # ", ," or a piece of signs alone: too odd to touch
    first = _first_core(runs, layout)
    if first is None:
        return None
    rest = [token for run in runs[first:] for token in run]
    built = [_lead(layout.pieces[i], runs[i], i, rest) for i in range(first)]
    state = MainClause(sentence, layout, runs, built, brief=brief)
    if not state.read(first):
        return None
    return state.chunks


def _first_core(runs: Sequence[Sequence[grammar.Token]], layout: Layout) -> int | None:
    """Index of the first piece that is no leading adverbial."""
    for i, run in enumerate(runs):
        if i == len(runs) - 1 or is_quoted(layout.pieces[i], layout):
            return i
        opened = grammar.opening(run)
        if grammar.hangs(run):  # "Alors qu'en mars, le maire partait, …": its verb is further on
            return i
        if opened.kind in {"subordinate", "temporal", "connector", "attribution"}:
            continue
        if opened.kind in {"preposition", "participle"} and grammar.main_verb(run) is None:
            continue
        alone = run and run[0].end - run[0].start == layout.pieces[i].end - layout.pieces[i].start
        if opened.kind == "coordination" and alone:  # "Mais, …"
            continue
        if opened.kind == "relative" and run[0].text in grammar.PREPOSITIONS and i > 0:
            continue
        if i > 0 and opened.kind == "relative":
            continue
        return i
    return None


def _lead(piece: Slice, run: Sequence[grammar.Token], index: int, rest: Sequence[grammar.Token]) -> Chunk:
    """A leading adverbial; from the second on it may qualify the one before it."""
    opened = grammar.opening(run)
    free = index == 0 or opened.kind in LIGHT or opened.kind == "subordinate"
    if opened.kind == "temporal" and run[0].text in {"au", "à", "vers", "peu", "dans"}:
        free = index == 0  # "Ce dimanche, | au soir, …"
    if opened.kind == "temporal" and run[0].text == "le":
        free = index == 0  # "Dans un entretien au journal, | le 3 mai, …": the date is the interview's
    return Chunk(
        piece.start,
        piece.end,
        "lead",
        removable=may_go(run, opened, rest),
        depends_on=None if free else index - 1,
        opening=opened.kind,
    )
