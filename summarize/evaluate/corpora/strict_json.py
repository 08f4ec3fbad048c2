"""JSON as users' files hold it, read strictly: what is wrong is told, and a lone surrogate is not wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.naming import kind_of

_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def json_object(line: str, place: str) -> Mapping[str, Any]:
    """The object that a line of JSON holds.

    Raises:
        SummarizeError: it is no JSON, or no object.
    """
    return as_object(json_value(line, place), place)


def json_value(text: str, place: str, remedy: str = "write one object a line") -> Any:
    """The value that a text holds as JSON; halves of surrogate pairs, which no text has, leave its texts.

    Raises:
        SummarizeError: it is no JSON; says what to do, `remedy` where nothing is known to be wrong but that.
    """
    try:
        return msgspec.json.decode(text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        refused = error
    try:
        # The standard library's reader takes what other writers let pass: NaN, and halves of surrogate pairs.
        value = json.loads(text, parse_constant=_no_number)
    except _NoNumberError as error:
        raise SummarizeError(
            f"{place}: holds {error}, a number that JSON does not have; write null, or a text, in its place"
        ) from None
    except (ValueError, RecursionError):
        value = None
    if value is None or not _ESCAPED_SURROGATE.search(text):
        raise SummarizeError(f"{place}: not JSON: {refused}; {remedy}")
    return _whole(value)


def as_object(value: Any, place: str) -> Mapping[str, Any]:
    """The value itself, when it is an object.

    Raises:
        SummarizeError: it is something else.
    """
    if not isinstance(value, dict):
        raise SummarizeError(f"{place}: holds {kind_of(value)}; write one object a line")
    return value


class _NoNumberError(Exception):
    """NaN or an infinity in what should be JSON; the message is its name."""


def _no_number(name: str) -> Any:
    raise _NoNumberError(name)


def _whole(value: Any) -> Any:
    """A JSON value whose texts hold no lone surrogate: they leave, as `summarize.text.normalize` has them leave."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if isinstance(value, list):
        return [_whole(member) for member in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(member) for name, member in value.items()}
    return value
