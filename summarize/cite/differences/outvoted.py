"""Which side of a disagreement the running text may tell; the report shows the others beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summarize.records import Claim, Disagreement, Passage, Span
from summarize.text.entities.hedges import markers


def outvoted(
    disagreements: Sequence[Disagreement],
    passages: Sequence[Passage] = (),
    older: Collection[Span] = (),
) -> frozenset[Span]:
    """The spans (article id, start, end) that the text must not take its wording from.

    Told flatly, two sides of a disagreement would contradict each other. Of an update the last
    claim is told; of the others one of the newest articles, then one that a French passage gives to somebody ("selon le
    musée"), which is true whoever is right, then the one with the most sources, the earliest among equals.

    Args:
        disagreements: the event's.
        passages: the event's sentences, for who says what; without them the most sources decide.
        older: spans of what older articles say, which the text leaves to newer ones.
    """
    said = {p.span: p.text for p in passages if p.language == "fr"}
    spans: set[Span] = set()
    for disagreement in disagreements:
        claims = disagreement.claims
        told = (
            claims[-1]
            if disagreement.update
            else max(
                claims,
                key=lambda claim: (
                    any(citation.span not in older for citation in claim.citations),
                    _is_attributed(claim, said),
                    len({citation.article_id for citation in claim.citations}),
                ),
            )
        )
        spans |= {citation.span for claim in claims if claim != told for citation in claim.citations}
        spans -= {citation.span for citation in told.citations}
    return frozenset(spans)


def _is_attributed(claim: Claim, said: dict[Span, str]) -> bool:
    """Whether a French sentence that gives a claim says who says so."""
    texts = [said.get(citation.span, "") for citation in claim.citations]
    return any(marker.kind == "attribution" for text in texts for marker in markers(text, "fr"))
