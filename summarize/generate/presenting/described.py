"""How a French sentence describes those it names: the office before a name, the apposition or the bracket after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.generate.cutting.pieces import Layout, lay_out
from summarize.generate.presenting.appositions import apposition
from summarize.generate.presenting.description import LONGEST, Description, Edit
from summarize.generate.presenting.named import named
from summarize.generate.presenting.offices import before_comma, before_name
from summarize.generate.typography import GLUED
from summarize.text import grammar
from summarize.text.entities.quotations import masked
from summarize.text.normalize import fold
from summarize.text.words import stem


def descriptions(sentence: str, attested: Sequence[str] = ()) -> list[Description]:
    """The descriptions in a French sentence outside its quotations, in no order that matters.

    Args:
        sentence: as a summary tells it.
        attested: texts in which a name that follows another ("la maire de Trévigny Odile Brun") may stand alone.
    """
    layout = lay_out(sentence)
    if layout is None or GLUED.search(sentence):
        return []
    plain = masked(sentence)
    run = grammar.tokens(plain)
    found = []
    for name in named(plain, attested):
        at = next((i for i, token in enumerate(run) if token.start == name.start), None)
        if at is None:
            continue
        if name.whole:
            found += [before_name(sentence, run, at, name), before_comma(sentence, layout, run, at, name)]
        found.append(apposition(sentence, layout, name))
    every = [*(one for one in found if one is not None), *_brackets(sentence, layout)]
    return [one._replace(edits=()) if _in_quotation(one, layout) else one for one in every]


def _in_quotation(one: Description, layout: Layout) -> bool:
    return any(
        quote.start < edit.end and edit.start < quote.end for edit in one.edits for quote in layout.quotes
    )


def _brackets(sentence: str, layout: Layout) -> Iterator[Description]:
    """The brackets of a sentence that hold no figure, each under the two words before it."""
    for span in layout.inserts:
        text = sentence[span.start : span.end].strip()
        if not text.startswith("(") or any(sign.isdigit() or sign in '«»"“”' for sign in text):
            continue
        before = [fold(token.text) for token in grammar.tokens(sentence, 0, span.start)[-2:]]
        said = tuple(stem(token.text, "fr") for token in grammar.tokens(text) if token.text[0].isalnum())
        if len(before) == 2 and 0 < len(said) <= LONGEST:
            yield Description(
                " ".join(before),
                "bracket",
                "",
                -1,
                said,
                frozenset(),
                (Edit(*span, ""),),
                (span.start, span.end),
            )
