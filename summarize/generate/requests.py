"""What is asked of a model and what comes back, whichever library runs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.generate.profiles import Profile
from summarize.records import Hypothesis

SCORE_DIGITS = 3  # int8 and padding move the later digits from one batch to another


@dataclass(frozen=True, slots=True)
class Request:
    """Passages of one language to put into French.

    `task` names one of the profile's task tokens, or none. `candidates` is the closed set of
    outputs allowed, the preferred one on a tie first; empty means that the model writes freely.
    """

    passages: tuple[str, ...]
    language: str | None
    task: str | None = None
    candidates: tuple[str, ...] = ()


class Generator(Protocol):
    """A loaded model: what it does depends on nothing but its profile and the requests."""

    @property
    def profile(self) -> Profile:
        """The profile it was opened with."""

    @property
    def identity(self) -> str:
        """What a resumed run compares: changes with the profile and with the weights."""

    def generate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """For each request the hypotheses, best first; none where the model cannot help."""

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens a text takes."""


def model_input(request: Request, profile: Profile) -> str:
    """The text that the model reads: prefix, task token, passages.

    A task token that stands in a passage is broken up, so that an article gives no orders.
    """
    text = " ".join(" ".join(passage.split()) for passage in request.passages)
    for token in profile.tasks.values():
        text = text.replace(token, f"{token[:1]} {token[1:]}")
    task = profile.tasks.get(request.task or "", "")
    return f"{profile.prefix}{task + ' ' if task else ''}{text}"


def ranked(scored: Iterable[tuple[str, float]], limit: int) -> tuple[Hypothesis, ...]:
    """The best `limit` hypotheses, each text once; equal scores keep the order given."""
    best: dict[str, float] = {}
    for text, score in scored:
        rounded = round(score, SCORE_DIGITS)
        if text and (text not in best or rounded > best[text]):
            best[text] = rounded
    order = sorted(best.items(), key=lambda item: -item[1])  # stable: ties keep their order
    return tuple(Hypothesis(text=text, score=score) for text, score in order[:limit])


def by_length(lengths: Sequence[int], batch_size: int) -> list[list[int]]:
    """Indices in batches of like length, longest first: little padding, and always the same."""
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    return [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
