"""The files of marks that readers of a blind page send back, checked against the page's key."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec

from summarize.errors import SummarizeError
from summarize.evaluate.blind.key import Key, read_json
from summarize.report.wording import printable

MARKS_FORMAT = "summarize blind marks"
Choice = Literal["left", "right", "equal"]
Mark = Literal["fine", "unsupported", "french"]
Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = get_args(Side)


class Sides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The marks of each sentence, in order; a sentence without marks was not judged."""

    left: list[list[Mark]]
    right: list[list[Mark]]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader said of a pair; a question left open is None."""

    sentences: Sides
    overall: Choice | None = None
    faithful: Choice | None = None
    french: Choice | None = None
    comment: str = ""


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reader's file."""

    format: str
    page: str
    rater: str
    answers: dict[str, Answer]


def marks_on(answer: Answer, side: Side) -> list[list[Mark]]:
    """The marks of one side's sentences."""
    return answer.sentences.left if side == "left" else answer.sentences.right


def read_marks(path: Path, key: Key, key_path: Path) -> Marks:
    """A reader's file, when all that it says is about the page of this key.

    Raises:
        SummarizeError: it cannot be read, is of another page, bears no name, or marks what is not
            on the page or both ways.
    """
    remedy = "give the file as the page's reader downloaded it"
    marks = read_json(path, Marks, "a file of marks", remedy)
    if marks.format != MARKS_FORMAT:
        raise SummarizeError(f"{path}: format '{printable(marks.format)}' is not '{MARKS_FORMAT}'; {remedy}")
    if marks.page != key.page:
        raise SummarizeError(
            f"{path}: marks page '{printable(marks.page)}', but {key_path} is the key of '{key.page}'; "
            "give the key.json that was written with that page"
        )
    if not printable(marks.rater):
        raise SummarizeError(f'{path}: has no reader\'s name; write one in its "rater"')
    for name, answer in marks.answers.items():
        where = f"{path}: pair '{printable(name)}'"
        if name not in key.pairs:
            raise SummarizeError(
                f"{where} is not on the page, which has {len(key.pairs)}, p1 onwards; {remedy}"
            )
        for side, count in zip(SIDES, key.pairs[name].sentences, strict=True):
            given = marks_on(answer, side)
            if len(given) != count:
                raise SummarizeError(
                    f"{where}: marks {len(given)} sentences on the {side}, where {count} stand; {remedy}"
                )
            if any("fine" in sentence and len(sentence) > 1 for sentence in given):
                raise SummarizeError(
                    f"{where}: a sentence on the {side} is marked both fine and at fault; mark it one way"
                )
    return marks
