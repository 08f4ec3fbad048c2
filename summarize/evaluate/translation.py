"""chrF and BLEU of translations into French, by sacrebleu and under its own signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from summarize.errors import SummarizeError
from summarize.evaluate.segments import SegmentScores, check_one_each


@dataclass(frozen=True, slots=True)
class CorpusTranslation:
    """chrF (Popović 2015) and BLEU (Papineni et al. 2002) of a whole corpus, 0..100, with sacrebleu's signatures."""

    chrf: float
    bleu: float
    chrf_signature: str
    bleu_signature: str


def translation_scores(texts: Sequence[str], references: Sequence[Sequence[str]]) -> list[SegmentScores]:
    """Character n-gram F-score (chrF) of each text against its references (the best of them), 0..100.

    Sentence BLEU is not among them: most sentences share no run of four words with their reference.

    Raises:
        SummarizeError: there are not as many texts as segments, there is none, or one has no reference or an empty one.
    """
    _check(texts, references)
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    values = [
        metric.sentence_score(text, list(golds)).score for text, golds in zip(texts, references, strict=True)
    ]
    # sacrebleu counts the references of the last segment; here they may differ in number.
    signature = f"chrF|{_signature(metric.get_signature(), references)}"
    return [SegmentScores("chrf", np.asarray(values, dtype=np.float64), signature)]


def corpus_translation_scores(texts: Sequence[str], references: Sequence[Sequence[str]]) -> CorpusTranslation:
    """Corpus chrF and BLEU, from the counts of all segments together: no mean of segments' scores.

    Raises:
        SummarizeError: as `translation_scores`.
    """
    _check(texts, references)
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    most = max(map(len, references))
    # sacrebleu wants the first reference of every segment, then the second; None where there is none.
    # Its types do not say so.
    streams: Any = [
        [golds[rank] if rank < len(golds) else None for golds in references] for rank in range(most)
    ]
    chrf, bleu = CHRF(), BLEU()
    return CorpusTranslation(
        chrf=chrf.corpus_score(list(texts), streams).score,
        bleu=bleu.corpus_score(list(texts), streams).score,
        chrf_signature=f"chrF|{_signature(chrf.get_signature(), references)}",
        bleu_signature=f"BLEU|{_signature(bleu.get_signature(), references)}",
    )


def _signature(signature: object, references: Sequence[Sequence[str]]) -> str:
    """Sacrebleu's signature with the number of references as it is: "1", or "1-3" where they vary."""
    counts = sorted({len(golds) for golds in references})
    nrefs = str(counts[0]) if len(counts) == 1 else f"{counts[0]}-{counts[-1]}"
    parts = str(signature).split("|")
    return "|".join(f"nrefs:{nrefs}" if part.startswith("nrefs:") else part for part in parts)


def _check(texts: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    check_one_each(texts, references, "translations", "segments")
    if not texts:
        raise SummarizeError("no translation to score; give one at least")
    for number, golds in enumerate(references):
        if not golds or not all(gold.strip() for gold in golds):
            raise SummarizeError(f"segment {number} has no reference, or an empty one; give a text")
