"""What a model held to a closed set of sentences makes of those that are to be told: a cut that it finds absurd is none.

It is asked last, of the few facts that the choice tells as a cut: to weigh every cut of every fact took a third of an event's time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summarize.generate.cutting.cuts import opens_on_connective
from summarize.generate.generate import Proposal
from summarize.generate.requests import Generator, Request
from summarize.verify.gate import Verified, plain

# Nats by which a cut may be less likely than the sentence left whole. The cuts are sound by themselves:
# on RPM2's development half 1, 4, 8 and no limit give ROUGE-2 13.99, 13.86, 14.01 and 14.16, so that this
# only stops what the model finds absurd.
LEAST_LIKELY_CUT = 8.0


def to_weigh(proposal: Proposal, found: Verified) -> Request | None:
    """The cuts of a fact that the gate let pass, behind the sentence left whole; None where there is none to weigh.

    A sentence that opens on a connective cannot stand alone anyway and is no measure: its cuts are weighed against one another.
    """
    if proposal.request is None:
        return None
    whole, *cuts = proposal.request.candidates
    passed = {sentence.text for sentence in found.candidates if sentence.origin == "generated"}
    left = tuple(text for cut in cuts if (text := plain(cut)) in passed)
    if not opens_on_connective(whole):
        return replace(proposal.request, candidates=(whole, *left)) if left else None
    return replace(proposal.request, candidates=left) if len(left) > 1 else None


def unlikely(requests: Mapping[int, Request], generator: Generator) -> frozenset[tuple[int, str]]:
    """Of the cuts of some facts those much less likely than the sentence left whole, or behind the model's n-best.

    Args:
        requests: from `to_weigh`, by what the answer is to name them with.
        generator: the model.
    """
    answers = generator.generate(list(requests.values())) if requests else []
    found: set[tuple[int, str]] = set()
    for (index, request), hypotheses in zip(requests.items(), answers, strict=True):
        scores = {hypothesis.text: hypothesis.score for hypothesis in hypotheses}
        whole = request.candidates[0]
        # Among the n-best without the whole every cut is likelier.
        measured = whole in scores and not opens_on_connective(whole)
        least = scores[whole] - LEAST_LIKELY_CUT if measured else float("-inf")
        found.update(
            (index, text) for text in request.candidates if text not in scores or scores[text] < least
        )
    return frozenset(found)
