"""Reads the pieces of a French sentence from its main clause on: which are its core, which only stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.generate.cutting.bonds import (
    completes,
    ends_list,
    is_partitive,
    is_quoted,
    opposes,
    presented,
    run_of,
    wants_object,
)
from summarize.generate.cutting.chunk import CLAUSES, LIGHT, Chunk, Kind
from summarize.generate.cutting.needed import needed
from summarize.generate.cutting.pieces import Layout, Slice
from summarize.text import grammar


class MainClause:
    """Reads the pieces from the main clause on, left to right."""

    def __init__(
        self,
        sentence: str,
        layout: Layout,
        runs: list[list[grammar.Token]],
        leads: list[Chunk],
        *,
        brief: bool = False,
    ) -> None:
        self.brief = brief
        self.sentence = sentence
        self.layout = layout
        self.runs = runs
        self.chunks = leads
        self.verb = False  # the main clause has its finite verb
        self.open = False  # it ends in a verb that may still want its object
        self.first = len(leads)
        self.lost = False  # what was read as the main verb is none

    def read(self, first: int) -> bool:
        """Whether a main clause with a finite verb was found from piece `first` on."""
        self._core(first)
        if grammar.starts_with_verb(self.runs[first]):
            self._keep_leads()  # its subject was taken for an adverbial
        for i in range(first + 1, len(self.runs)):
            opened = grammar.opening(self.runs[i])
            if is_quoted(self.layout.pieces[i], self.layout):
                self._merge(i)
                if self.chunks[-1].kind != "core":  # what is quoted may complete what stands before
                    self.chunks[-1] = replace(self.chunks[-1], removable=False)
            elif self._hangs():
                self._merge(i)
            elif self.chunks[-1].kind != "core" and completes(self.runs, i):
                self._core(i) if self.chunks[-1].opening in LIGHT else self._bound(i)
            elif not self.verb:
                self._before_verb(i, opened)
            elif self.open:
                self._in_gap(i, opened)
            else:
                self._after(i, opened)
        return self.verb and not self.lost

    def _hangs(self) -> bool:
        """Whether the chunk so far opened a clause that has no verb yet; "dont deux policiers" has none."""
        last = self.chunks[-1]
        run = run_of(self.sentence, Slice(last.start, last.end), self.layout)
        return grammar.hangs(run) and not is_partitive(run)

    def _before_verb(self, i: int, opened: grammar.Opening) -> None:
        """A subject stands alone so far: its asides, or the verb, or a list."""
        run = self.runs[i]
        if grammar.starts_with_verb(run) and not self._reports(i):
            if grammar.is_reporting(run) and grammar.names_speaker(run):
                self.lost = True  # the main verb stood before, in a form that the tables lack
            self._core(i)
        elif opened.kind not in {"other", "noun", "verb", "coordination"}:
            self._aside(i, opened)
        elif grammar.main_verb(run) is not None:
            self._merge_from(self.first, i)
            coordinated = any(token.text in {"et", "ou", "ni"} for token in run)
            if not coordinated:
                self._keep_leads()
        elif any(token.text in {"et", "ou", "ni"} for token in run):
            self._merge_list(i)
        elif i == self.first + 1 and not self._names_subject():
            # "Connus depuis 2012, | les jumeaux, | …, sont": the subject itself.
            self.chunks[-1] = replace(self.chunks[-1], kind="lead", removable=False)
            self.first = i
            self._core(i)
        else:
            self._aside(i, opened)

    def _names_subject(self) -> bool:
        """Whether the first piece opens as a subject does: an article, a name, a pronoun."""
        run = self.runs[self.first]
        if len(run) <= 1 or run[0].text in grammar.SUBJECT_HEADS or run[0].text[0].isdigit():
            return True
        return run[0].proper and run[1].proper

    def _merge_phrases(self, i: int) -> None:
        """Piece `i` ends a list of phrases: its members between commas are one with what they complete."""
        while len(self.chunks) > self.first + 1 and (
            self.chunks[-1].kind == "aside" and self.chunks[-1].opening == "preposition"
        ):
            self.chunks.pop()
        self._merge(i)

    def _in_gap(self, i: int, opened: grammar.Opening) -> None:
        """The verb may want its object: "a annoncé, jeudi, la fermeture du site"."""
        # Past a clause of its own nobody looks for the object any more.
        after_aside = (
            self.chunks[-1].kind in {"aside", "reporting"} and self.chunks[-1].opening not in CLAUSES
        )
        if opened.kind == "participle" and self._wanted(i):
            self._core(i)
        elif opened.kind in {"temporal", "connector", "attribution"} and not after_aside:
            self._aside(i, opened)
        elif opened.kind == "relative" and self.runs[i][0].text in {"que", "qu'"}:
            self._core(i)
        elif after_aside and self.chunks[-1].opening in LIGHT:
            self._core(i) if opened.kind in {"noun", "other", "preposition"} else self._after(i, opened)
        elif (
            opened.kind in {"noun", "other"} or (opened.kind == "preposition" and not opened.kept)
        ) and after_aside:
            self._core(i)
        else:
            self._after(i, opened)

    def _after(self, i: int, opened: grammar.Opening) -> None:
        """The main clause is complete: asides, further clauses, the end of a list."""
        run = self.runs[i]
        previous = self.chunks[-1]
        if opened.kind == "participle" and self._wanted(i):
            self._core(i)
        elif opened.kind == "reporting" or (opened.kind == "verb" and grammar.is_inverted(run)):
            self._aside(i, opened, kind="reporting")
        elif opened.kind == "verb":
            # Goes on with the main clause, or with an aside that must then stay.
            if previous.kind == "aside" and previous.opening == "relative":
                self._merge(i)
                self.chunks[-1] = replace(self.chunks[-1], removable=False)
            else:
                self._core(i)
        elif opened.kind == "coordination":
            if not grammar.has_finite(run) and not grammar.starts_with_verb(run[1:]):
                self._merge(i)
            else:
                self._clause(i, run)
        elif opened.kind in {"noun", "other"}:
            if grammar.main_verb(run) is not None:
                self._clause(i, run)
            elif any(token.text in {"et", "ou", "ni"} for token in run):
                self._merge_list(i)
            elif opened.kind == "noun":
                self._aside(i, opened)
            else:
                self._merge(i)
        elif run and run[0].text in {"à", "au", "aux"} and completes(self.runs, i):
            self._merge(i)  # "pour qu'il ait droit, comme prévu, | à une aide"
        elif opened.kind == "preposition" and ends_list(self.runs, i):
            self._merge_phrases(i)
        elif opened.kind == "preposition" and previous.opening in LIGHT and self.chunks[-2].kind == "core":
            self._core(i)  # "en proie, selon les secours, à la panique": it may complete what precedes
        else:
            self._aside(i, opened)

    def _wanted(self, i: int) -> bool:
        """Whether a verb waits for the participle that opens piece `i`: "a, | lui, | promis", "reste, | selon elle, | fermé"."""
        for run in reversed(self.runs[self.first : i]):
            words = [token for token in run if token.text[0].isalnum()]
            if words and grammar.is_finite(words, len(words) - 1):
                return True
            if words and words[-1].text == "été":
                return True
            if grammar.has_finite(words):
                return False
        return False

    def _reports(self, i: int) -> bool:
        """`Le train, a indiqué la gare, est annulé`: a later piece brings the main verb."""
        run = self.runs[i]
        if not grammar.is_reporting(run) or any(t.text in {"que", "qu'"} for t in run):
            return False
        rest = self.runs[i + 1 :]
        return any(grammar.starts_with_verb(later) and not grammar.is_reporting(later) for later in rest)

    def _core(self, i: int) -> None:
        piece = self.layout.pieces[i]
        run = self.runs[i]
        self.chunks.append(Chunk(piece.start, piece.end, "core"))
        found = grammar.main_verb(run, embedded=True)
        if found is not None or grammar.starts_with_verb(run) or self._speaks(i):
            self.verb = True
        self.open = self.verb and bool(run) and wants_object(run)

    def _speaks(self, i: int) -> bool:
        """Whether the piece is a quotation with its speaker or a verb of its own, not a quoted word."""
        piece = self.layout.pieces[i]
        if not is_quoted(piece, self.layout):
            return False
        if i + 1 < len(self.runs) and grammar.opening(self.runs[i + 1]).kind == "reporting":
            return True
        return grammar.has_finite(grammar.tokens(self.sentence, piece.start, piece.end))

    def _aside(self, i: int, opened: grammar.Opening, kind: Kind = "aside") -> None:
        piece = self.layout.pieces[i]
        if opened.kind == "reporting":
            kind = "reporting"
        previous = len(self.chunks) - 1
        bound = self.chunks[previous].kind != "core" and self.chunks[previous].kind != "lead"
        free = kind == "reporting" or opened.kind in LIGHT or opened.kind == "subordinate" or not bound
        quoted = kind == "reporting" and bool(self.layout.quotes)
        self.chunks.append(
            Chunk(
                piece.start,
                piece.end,
                kind,
                # A quotation without the one who said it is no use to anybody.
                removable=not (
                    opened.kept
                    or quoted
                    or opposes(self.runs, i)
                    or presented(self.runs, i, opened)
                    or needed(self.runs[i], opened, behind=self.verb, core=self._said(i), brief=self.brief)
                ),
                depends_on=None if free else previous,
                opening=opened.kind,
            )
        )

    def _clause(self, i: int, run: Sequence[grammar.Token]) -> None:
        """A further clause: it stays, and with it what it leans on."""
        if grammar.opening(self.runs[self.first]).kind in {"preposition", "participle"}:
            # What was taken for the main clause may be an adverbial, and this the main clause.
            self._merge_from(self.first, i)
            return
        piece = self.layout.pieces[i]
        previous = len(self.chunks) - 1
        bare = grammar.starts_with_verb(run[1:])
        bound = self.chunks[previous].kind not in {"core", "lead"} and (
            bare or run[0].text in {"et", "ou", "ni", "puis"}
        )
        self.chunks.append(
            # What a second clause adds explains the first as often as not: "La maire a cédé, | le port rouvrira".
            Chunk(
                piece.start,
                piece.end,
                "clause",
                depends_on=previous if bound else None,
                opening="clause",
            )
        )

    def _said(self, i: int) -> list[grammar.Token]:
        """The tokens of the pieces before piece `i`, from the main clause on."""
        return [token for run in self.runs[self.first : i] for token in run]

    def _bound(self, i: int) -> None:
        """Piece `i` leans on the aside before it or on what stands before that: both stay."""
        self._merge(i)
        self.chunks[-1] = replace(self.chunks[-1], removable=False)

    def _merge(self, i: int) -> None:
        """Piece `i` belongs to the chunk before it."""
        last = self.chunks[-1]
        self.chunks[-1] = replace(last, end=self.layout.pieces[i].end)
        joined = self.runs[i][0].text in grammar.COORDINATORS if self.runs[i] else False
        if last.kind != "core" and joined:
            # It may as well go on with what stands before the aside: both stay.
            self.chunks[-1] = replace(self.chunks[-1], removable=False)
        if last.kind == "core":
            run = run_of(self.sentence, Slice(last.start, self.layout.pieces[i].end), self.layout)
            self.verb = self.verb or grammar.main_verb(run, embedded=True) is not None
            self.open = False

    def _merge_list(self, i: int) -> None:
        """Piece `i` ends a list: "le port, le marché et la gare" is one chunk."""
        verb = self.verb
        while (
            len(self.chunks) > self.first + 1
            and self.chunks[-1].opening in {"noun", "other"}
            and (self.chunks[-1].kind == "aside")
        ):
            self.chunks.pop()
        self._merge(i)
        self.verb = verb or self.verb

    def _merge_from(self, chunk: int, i: int) -> None:
        """Everything from a chunk on to piece `i` is one core: "Paris, Lyon et Nantes ont voté"."""
        start = self.chunks[chunk].start
        del self.chunks[chunk:]
        self.chunks.append(Chunk(start, self.layout.pieces[i].end, "core"))
        self.verb, self.open = True, False

    def _keep_leads(self) -> None:
        self.chunks[: self.first] = [replace(c, removable=False) for c in self.chunks[: self.first]]
