"""Sentences as spans of the text."""
from __future__ import annotations
import re
from typing import NamedTuple
class Span(NamedTuple):
    """A half-open range of code-point offsets."""
    start: int
    end: int
_PLAIN = re.compile(r"\S[^\n]*?(?:[.!?…]+[\"”»’)]*(?=\s+[^\W\da-zà-ÿ])|(?=\s*(?:\n|\Z)))")
def sentence_spans(text: str, language: str | None) -> list[Span]:
    """The sentences of a text, in order, without surrounding blanks."""
    return [Span(*m.span()) for m in _PLAIN.finditer(text)]
