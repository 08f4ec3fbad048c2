"""Two ways to run without any model, to compare the models with and to need none."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.generate.profiles import Profile, model_identity
from summarize.generate.requests import Request
from summarize.records import Fact, Hypothesis


class NoModel:
    """`verbatim` and `lead`: no hypotheses, so that the gate takes the source's own sentence."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    @property
    def identity(self) -> str:
        """Digest of the profile."""
        return model_identity(self.profile)

    def count_tokens(self, text: str) -> int:
        """Whitespace-separated words: without a model there is no other unit."""
        return len(text.split())

    def generate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """Nothing, for each request."""
        return [() for _ in requests]


def lead(fact: Fact) -> tuple[Hypothesis, ...]:
    """The fact's French passage nearest to its article's head, as its only hypothesis.

    Equals `verbatim` where that passage carries the fact's wording already. The score is 0.0,
    the log-probability of what is certain to be said.
    """
    french = [passage for passage in fact.passages if passage.language == "fr"]
    if not french:
        return ()
    first = min(french, key=lambda passage: passage.position)  # ties: the order of the fact
    return (Hypothesis(text=first.text, score=0.0),)
