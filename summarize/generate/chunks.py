"""Where a French sentence may lose a whole chunk and stay a sentence that its source vouches for.

A chunk that qualifies another falls with it: of "le texte, adopté mardi, qui crée un fonds" the
participle alone is never dropped, since the relative would then speak of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from summarize.generate import grammar
from summarize.generate.leads import may_go
from summarize.generate.pieces import Layout, Slice, lay_out

MAX_LENGTH = 1500  # code points; longer "sentences" are lists or scraping accidents

Kind = Literal["core", "lead", "aside", "reporting", "clause", "insert", "tail"]
OPPOSING = frozenset({"mais", "pourtant", "cependant", "toutefois", "néanmoins", "or", "reste"})
LIGHT = frozenset({"temporal", "connector", "attribution", "reporting"})  # they qualify the clause itself


# "d'abord", "de son côté": they complete nothing.
NO_COMPLEMENT = frozenset(
    "d'abord d'ici d'ailleurs d'autant d'après d'autres d'aucuns deson deleur denouveau demême deplus dequoi "  # noqa: SIM905
    "desorte defait demanière defaçon ducoup dumoins dureste".split()
)
# "… mais à une condition : …": nothing is said until the colon keeps its word.
_ANNOUNCING = frozenset(
    "condition conditions raison raisons chose choses exception question questions exigence exigences objectif "  # noqa: SIM905
    "objectifs bémol nuance règle constat message mot mots étapes piste pistes scénario scénarios réponse".split()
)
# Nouns that say little without what they are of: "a droit, comme prévu, | à une aide".
_WANTING = frozenset(
    "droit accès recours appel face lieu fin suite part référence contraire prêt prête prêts conforme".split()  # noqa: SIM905
)
_PRESENTS = frozenset("est sont était étaient fut furent sera seront serait".split())  # noqa: SIM905
# Prepositions that the members of one list share.
_FAMILIES = (
    frozenset({"à", "au", "aux", "en", "dans", "sur", "chez", "près"}),
    frozenset({"de", "d'", "du", "des"}),
    *(frozenset({word}) for word in ("par", "pour", "avec", "sans", "contre", "entre", "vers")),
)
CLAUSES = frozenset({"subordinate", "relative", "participle"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a sentence, without the comma around it.

    `removable` chunks may be left out, but only together with those that name them in
    `depends_on` (an index into the same list). "core" chunks carry the main clause.
    """

    start: int
    end: int
    kind: Kind
    removable: bool = False
    depends_on: int | None = None
    opening: str = "other"


def chunks(sentence: str, language: str | None) -> list[Chunk]:
    """The chunks of a sentence in order, brackets and dashed asides after the pieces they stand in.

    One core chunk, the whole, where nothing may be cut: another language, no finite verb found,
    quotes or brackets that do not close.
    """
    whole = [Chunk(0, len(sentence), "core")]
    if language not in grammar.GRAMMARS or not 0 < len(sentence) <= MAX_LENGTH:
        return whole
    layout = lay_out(sentence)
    if layout is None:
        return whole
    pieces = _classify(sentence, layout)
    if pieces is None and layout.tail is not None and layout.tail_mark == ":":
        # "Orvanne : le maire, élu en mars, démissionne": the colon only announces.
        flat = lay_out(sentence.replace(": ", "\u2236 ").replace(":\u00a0", "\u2236\u00a0"))
        layout = flat or layout
        pieces = _classify(sentence, layout)
    if pieces is None:
        return whole
    found = list(pieces)
    found += [
        Chunk(span.start, span.end, "insert", removable=True)
        for span in layout.inserts
        if any(p.start < span.start and span.end <= p.end for p in pieces)
    ]
    if layout.tail is not None and layout.tail.start < layout.tail.end:
        found.append(Chunk(*layout.tail, "tail", removable=_tail_removable(sentence, layout, pieces[-1])))
    return found


def _tail_removable(sentence: str, layout: Layout, last: Chunk) -> bool:
    """Not what a colon or a verb of saying before it promises, nor a quotation."""
    assert layout.tail is not None
    if any(quote.start < layout.tail.start + 1 <= quote.end for quote in layout.quotes):
        return False
    run = grammar.tokens(sentence, last.start, last.end)
    if not run or layout.tail_mark != ":":
        return True
    return (
        not any(t.text in grammar.REPORTING for t in run[-3:])
        and run[-1].text not in grammar.COLON_PROMISES | _ANNOUNCING
    )


def _classify(sentence: str, layout: Layout) -> list[Chunk] | None:
    """The comma-parted pieces with their kinds; None when no main clause is found."""
    runs = [_run(sentence, piece, layout) for piece in layout.pieces]
    if any(not run and not _quoted(piece, layout) for run, piece in zip(runs, layout.pieces, strict=True)):
        return None  # ", ," or a piece of signs alone: too odd to touch
    first = _first_core(runs, layout)
    if first is None:
        return None
    rest = [token for run in runs[first:] for token in run]
    built = [_lead(layout.pieces[i], runs[i], i, rest) for i in range(first)]
    state = _Main(sentence, layout, runs, built)
    if not state.read(first):
        return None
    return state.chunks


def _first_core(runs: Sequence[Sequence[grammar.Token]], layout: Layout) -> int | None:
    """Index of the first piece that is no leading adverbial."""
    for i, run in enumerate(runs):
        if i == len(runs) - 1 or _quoted(layout.pieces[i], layout):
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


class _Main:
    """Reads the pieces from the main clause on, left to right."""

    def __init__(
        self, sentence: str, layout: Layout, runs: list[list[grammar.Token]], leads: list[Chunk]
    ) -> None:
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
            if _quoted(self.layout.pieces[i], self.layout) or self._hangs():
                self._merge(i)
            elif self.chunks[-1].kind != "core" and self._completes(i):
                self._core(i) if self.chunks[-1].opening in LIGHT else self._bound(i)
            elif not self.verb:
                self._before_verb(i, opened)
            elif self.open:
                self._in_gap(i, opened)
            else:
                self._after(i, opened)
        return self.verb and not self.lost

    def _hangs(self) -> bool:
        """Whether the chunk so far opened a clause that has no verb yet."""
        last = self.chunks[-1]
        return grammar.hangs(_run(self.sentence, Slice(last.start, last.end), self.layout))

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

    def _opposes(self, i: int) -> bool:
        """Whether a piece takes back part of what precedes: "…, toutefois derrière ses rivaux"."""
        return any(token.text in OPPOSING for token in self.runs[i][:2])

    def _presented(self, i: int, opened: grammar.Opening) -> bool:
        """Whether a relative tells what becomes of the one that the sentence presents: "c'est Odile Brun, | qui …".

        "C'est", "il y a", "voici" say nothing by themselves: the relative is the predicate.
        """
        if opened.kind != "relative":
            return False
        said = [token.text for run in self.runs[:i] for token in run]
        return any(
            (left in {"c'", "ce"} and right in _PRESENTS)
            or (left, right) == ("y", "a")
            or left in {"voici", "voilà"}
            for left, right in pairwise(said)
        )

    def _ends_list(self, i: int) -> bool:
        """Whether a piece ends a list of phrases of one kind: "en Orvanne, | au Palt et en Serre"."""
        run, before = self.runs[i], self.runs[i - 1]
        family = next((family for family in _FAMILIES if run[0].text in family), frozenset[str]())
        joint = next((k for k, token in enumerate(run) if token.text in grammar.COORDINATORS and k > 0), None)
        if joint is None or joint + 1 >= len(run) or grammar.has_finite(run):
            return False
        goes_on = run[joint + 1].text in family or (run[joint + 1].proper and run[joint - 1].proper)
        return goes_on and any(token.text in family for token in before)

    def _merge_phrases(self, i: int) -> None:
        """Piece `i` ends a list of phrases: its members between commas are one with what they complete."""
        while len(self.chunks) > self.first + 1 and (
            self.chunks[-1].kind == "aside" and self.chunks[-1].opening == "preposition"
        ):
            self.chunks.pop()
        self._merge(i)

    def _corrects(self, i: int) -> bool:
        """Whether a further clause says what is so instead: "Il ne part pas, il revient"."""
        said = [token.text for run in self.runs[self.first : i] for token in run]
        return self.runs[i][0].text not in grammar.COORDINATORS and not {"ne", "n'"}.isdisjoint(said)

    def _completes(self, i: int) -> bool:
        """Whether a piece goes on past an aside: "le départ, mardi, | de la flotte", "droit, dit-il, | à partir"."""
        run = self.runs[i]
        if len(run) > 1 and run[0].text in {"à", "au", "aux"}:
            last = self.runs[i - 2][-2:] if i > 1 else []
            before = last[-1].text if last else ""
            if (
                len(last) > 1
                and before.endswith(("er", "ir", "re"))
                and last[0].text in {"de", "d'", "à", "pour"}
            ):
                return True  # "inutile d'accéder, dit-il, | à la demande"
            infinitive = run[0].text == "à" and run[1].text.endswith(("er", "ir", "re")) and not run[1].proper
            return before in _WANTING or (infinitive and not grammar.opening(run).kept)
        if len(run) < 2 or run[0].text not in {"de", "d'", "du", "des"}:
            return False
        return run[0].text + run[1].text not in NO_COMPLEMENT and not grammar.opening(run).kept

    def _in_gap(self, i: int, opened: grammar.Opening) -> None:
        """The verb may want its object: "a annoncé, jeudi, la fermeture du site"."""
        # Past a clause of its own nobody looks for the object any more.
        after_aside = (
            self.chunks[-1].kind in {"aside", "reporting"} and self.chunks[-1].opening not in CLAUSES
        )
        if opened.kind in {"temporal", "connector", "attribution"} and not after_aside:
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
        if opened.kind == "reporting" or (opened.kind == "verb" and grammar.is_inverted(run)):
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
        elif run and run[0].text in {"à", "au", "aux"} and self._completes(i):
            self._merge(i)  # "pour qu'il ait droit, comme prévu, | à une aide"
        elif opened.kind == "preposition" and self._ends_list(i):
            self._merge_phrases(i)
        elif opened.kind == "preposition" and previous.opening in LIGHT and self.chunks[-2].kind == "core":
            self._core(i)  # "en proie, selon les secours, à la panique": it may complete what precedes
        else:
            self._aside(i, opened)

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
        self.open = self.verb and bool(run) and _wants_object(run)

    def _speaks(self, i: int) -> bool:
        """Whether the piece is a quotation with its speaker or a verb of its own, not a quoted word."""
        piece = self.layout.pieces[i]
        if not _quoted(piece, self.layout):
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
                removable=not (opened.kept or quoted or self._opposes(i) or self._presented(i, opened)),
                depends_on=None if free else previous,
                opening=opened.kind,
            )
        )

    def _clause(self, i: int, run: Sequence[grammar.Token]) -> None:
        """A further clause: with its own subject it is free, else it leans on what precedes."""
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
        # What opposes the clause before takes part of it back.
        restricts = any(token.text in grammar.RESTRICTIONS | OPPOSING for token in run[:2])
        self.chunks.append(
            Chunk(
                piece.start,
                piece.end,
                "clause",
                removable=not restricts and not self._corrects(i),
                depends_on=previous if bound else None,
                opening="clause",
            )
        )

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
            run = _run(self.sentence, Slice(last.start, self.layout.pieces[i].end), self.layout)
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


def _wants_object(run: Sequence[grammar.Token]) -> bool:
    """The clause so far ends in its verb: "a annoncé", "s'est rendu", "affirme"."""
    last = len(run) - 1
    if grammar.is_finite(run, last):
        return True
    # "a aussi annoncé", not "les cas confirmés"
    return grammar.is_participle(run[last]) and any(
        token.text in grammar.AUXILIARIES or token.text in {"avoir", "ayant", "être"}
        for token in run[max(0, last - 4) : last]
    )


def _run(sentence: str, piece: Slice, layout: Layout) -> list[grammar.Token]:
    """The tokens of a piece, without those quoted or inserted."""
    masks = (*layout.quotes, *layout.inserts)
    return [
        token
        for token in grammar.tokens(sentence, piece.start, piece.end)
        if not any(mask.start <= token.start < mask.end for mask in masks)
        and (token.text[0].isalnum() or token.text[0].isalpha())
    ]


def _quoted(piece: Slice, layout: Layout) -> bool:
    """The piece opens with a quotation that fills most of it."""
    return any(
        quote.start == piece.start and (quote.end - quote.start) * 2 > piece.end - piece.start
        for quote in layout.quotes
    )
