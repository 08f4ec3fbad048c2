"""Which side of a disagreement the running text may tell; the report shows the others beside it."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.records import Disagreement


def outvoted(disagreements: Sequence[Disagreement]) -> frozenset[tuple[str, int, int]]:
    """The spans (article id, start, end) that the text must not take its wording from.

    Told flatly, two sides of a disagreement would contradict each other. Of an update the last
    claim is told; of the others the one with the most sources, the earliest among equals.
    """
    spans: set[tuple[str, int, int]] = set()
    for disagreement in disagreements:
        claims = disagreement.claims
        told = (
            claims[-1]
            if disagreement.update
            else max(claims, key=lambda claim: len({citation.article_id for citation in claim.citations}))
        )
        spans |= {
            (c.article_id, c.start, c.end) for claim in claims if claim != told for c in claim.citations
        }
        spans -= {(c.article_id, c.start, c.end) for c in told.citations}
    return frozenset(spans)
