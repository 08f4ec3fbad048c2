"""How a stage has one thing done to each of many: here, or in the processes that a run hands it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Each(Protocol):
    """Has a function called on every item, here or elsewhere."""

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        """What `function(item)` gives for every item, in their order.

        The items may be done in other processes: the function is an importable one, or a `functools.partial` of
        it, and it, the items and the results can be pickled.
        """


def here(function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
    """In this process, one after the other."""
    return map(function, items)
