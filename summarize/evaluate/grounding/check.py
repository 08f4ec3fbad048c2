"""What a summary says that its passages do not: numbers, dates, names, quotations, stance, relations.

Written apart from the pipeline's own gate so that the gate can fail it: nothing here comes from
`summarize.verify` or from the extractors it relies on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from summarize.errors import SummarizeError
from summarize.evaluate.grounding.families import opposed
from summarize.evaluate.grounding.measures import mismeasured
from summarize.evaluate.grounding.overstated import overstated
from summarize.evaluate.grounding.relations import misjoined
from summarize.evaluate.grounding.roles import exchanged_roles
from summarize.evaluate.grounding.stances import changed_stances
from summarize.evaluate.grounding.support import KINDS, Kind, Problem, Witness, fact_problems, held_kinds
from summarize.evaluate.grounding.undone import undone
from summarize.evaluate.segments import Better, Example, Prediction, SegmentScores, check_one_each
from summarize.records import Citation
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems

__all__ = [
    "KINDS",
    "Kind",
    "Problem",
    "Unsupported",
    "Witness",
    "check_sentence",
    "check_witnesses",
    "grounding_scores",
    "unsupported",
]

# Without citations a sentence is compared with the source sentences that hold half of its content
# words: below that they may be about something else.
ALIGNED = 0.5
# About six hundred words: longer texts are no sentences, and markers in them say nothing of each other.
_LONGEST = 4000
# Stands in the signature as "facts:2": a change of what the metric counts as unsupported is another number, and
# figures made before it are not compared with those made after.
RULES = 2


@dataclass(frozen=True, slots=True)
class Unsupported:
    """An unsupported item of a summary, in its sentence number `sentence` (from 0); else as `Problem`."""

    sentence: int
    kind: Kind
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Checked:
    """A sentence of a summary: the kinds it holds at all, those that apply, and what is unsupported."""

    holds: frozenset[Kind]
    applies: frozenset[Kind]
    problems: tuple[Problem, ...]


def check_sentence(
    sentence: str,
    passages: Sequence[str],
    language: str | None = "fr",
    published_at: datetime | None = None,
) -> list[Problem]:
    """What a French sentence says that its passages do not say, by kind and place.

    `language` and `published_at` are those of the passages. Numbers, dates and names are compared
    across languages; negation, hedges, relations and the words of a quotation only with French ones.
    """
    return check_witnesses(sentence, [Witness(text, language, published_at) for text in passages])


def check_witnesses(sentence: str, witnesses: Sequence[Witness]) -> list[Problem]:
    """The same for passages of several languages and days."""
    french = [w.text for w in witnesses if w.language == "fr"]
    problems = [*fact_problems(sentence, witnesses), *_opposed(sentence, witnesses)]
    if french and len(french) == len(witnesses):
        problems += _stance(sentence, french, cited=True)
    return sorted(problems, key=lambda p: (p.start, p.end, KINDS.index(p.kind)))


def unsupported(prediction: Prediction, example: Example | None = None) -> list[Unsupported]:
    """Every unsupported item of a prediction, in reading order.

    A prediction with citations is held against the passages it cites, another against the whole
    sources of its example: there, negation, hedges and relations against the source sentences that
    share most of its content words.

    Raises:
        SummarizeError: neither citations nor sources to hold it against.
    """
    return [
        Unsupported(index, *problem)
        for index, checked in enumerate(_check(prediction, example))
        for problem in checked.problems
    ]


def grounding_scores(predictions: Sequence[Prediction], examples: Sequence[Example]) -> list[SegmentScores]:
    """Per segment, the share of its sentences with an unsupported item, by kind; then the same by output.

    "unsupported.K": 0..100, of the sentences where kind K can be judged; NaN where there is none.
    "outputs.K": 100 for an output with an unsupported K, 0 for one whose Ks are all supported, NaN
    for one without any. `examples` may be empty when every prediction cites.

    Raises:
        SummarizeError: not as many examples as predictions, or nothing to hold a prediction against.
    """
    if examples:
        check_one_each(predictions, examples, "predictions", "examples")
    paired: Sequence[Example | None] = examples or [None] * len(predictions)
    outputs = [_check(p, e) for p, e in zip(predictions, paired, strict=True)]
    cited = {p.summary is not None for p in predictions}
    against = (
        "mixed" if len(cited) > 1 else "cited-passages" if True in cited else f"sources,aligned:{ALIGNED}"
    )
    signature = f"grounding|against:{against}|foreign:number,date,name|facts:{RULES}"
    scores = []
    better: Better = "lower"
    for label, of in (("unsupported", _share), ("outputs", _any_output)):
        for kind in (*KINDS, "any"):
            values = np.array([of(output, kind) for output in outputs], dtype=np.float64)
            scores.append(SegmentScores(f"{label}.{kind}", values, f"{label}.{kind}|{signature}", better))
    return scores


def _share(output: Sequence[_Checked], kind: str) -> float:
    judged = [c for c in output if kind == "any" or kind in c.applies]
    if not judged:
        return float("nan")
    return 100 * sum(any(kind in ("any", p.kind) for p in c.problems) for c in judged) / len(judged)


def _any_output(output: Sequence[_Checked], kind: str) -> float:
    if not any(c.applies and (kind == "any" or kind in c.holds) for c in output):
        return float("nan")
    return 100.0 * any(kind in ("any", p.kind) for c in output for p in c.problems)


def _check(prediction: Prediction, example: Example | None) -> list[_Checked]:
    if prediction.summary is not None:
        return [
            _checked(sentence.text, _cited(prediction, sentence.citations), None)
            for sentence in prediction.summary.sentences
        ]
    if example is None or not example.sources:
        raise SummarizeError(
            f"prediction {prediction.example_id!r} has no citations and its example no sources; "
            "grounding needs a run's folder or the source articles"
        )
    sources = [Witness(a.text, a.language, a.published_at) for a in example.sources]
    headed = [
        w._replace(text=f"{a.title}\n{a.text}") if a.title else w
        for w, a in zip(sources, example.sources, strict=True)
    ]
    split = [
        (text, frozenset(content_stems(text, "fr")))
        for source in sources
        if source.language in ("fr", None)
        for span in sentence_spans(source.text, "fr")
        if (text := source.text[span.start : span.end])
    ]
    output = prediction.text
    return [
        _checked(output[s.start : s.end], headed, _nearest(output[s.start : s.end], split))
        for s in sentence_spans(output, "fr")
    ]


def _cited(prediction: Prediction, citations: Sequence[Citation]) -> list[Witness]:
    found = []
    for citation in citations:
        article = prediction.articles.get(citation.article_id)
        if article is None:
            raise SummarizeError(
                f"prediction {prediction.example_id!r} cites an article that it does not carry: {citation.article_id!r}"
            )
        text = article.text[citation.start : citation.end]
        found.append(Witness(text, article.language, article.published_at))
    return found


def _nearest(sentence: str, split: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """The source sentences that share most content words with a sentence, half of them at least; at most two."""
    own = frozenset(content_stems(sentence, "fr"))
    if not own:
        return []
    shares = [(len(own & theirs) / len(own), -place) for place, (_, theirs) in enumerate(split)]
    best = sorted((share for share in shares if share[0] >= ALIGNED), reverse=True)[:2]
    return [split[-place][0] for _, place in best]


def _checked(sentence: str, witnesses: Sequence[Witness], aligned: list[str] | None) -> _Checked:
    """One sentence: `aligned` is None when the witnesses are the passages that it cites."""
    problems = fact_problems(sentence, witnesses)
    applies: set[Kind] = {"number", "date", "name", "quotation"}
    if aligned is None:
        problems += _opposed(sentence, witnesses)
    french = [w.text for w in witnesses if w.language == "fr"] if aligned is None else aligned
    if french and (aligned is not None or len(french) == len(witnesses)):
        applies |= {"negation", "hedge", "relation"}
        problems += _stance(sentence, french, cited=aligned is None)
    holds: set[Kind] = {problem.kind for problem in problems}
    holds |= {kind for kind, found in held_kinds(sentence) if found}
    if "negation" in applies:
        holds |= {"negation", "hedge", "relation"}
    return _Checked(frozenset(holds), frozenset(applies), tuple(problems))


def _opposed(sentence: str, witnesses: Sequence[Witness]) -> Iterator[Problem]:
    """What words of a closed family say otherwise than the cited passages, whatever their language."""
    texts = [w.text for w in witnesses if len(w.text) <= _LONGEST]
    if texts and len(sentence) <= _LONGEST:
        for found in opposed(sentence, texts):
            yield Problem(*found)


def _stance(sentence: str, passages: Sequence[str], *, cited: bool) -> Iterator[Problem]:
    """What French passages say otherwise: stance and relations; a text of many sentences is no passage."""
    if len(sentence) > _LONGEST:
        return
    short = [text for text in passages if len(text) <= _LONGEST]
    for change in changed_stances(sentence, short, cited=cited):
        kind: Kind = "negation" if change.kind == "negation" else "hedge"
        yield Problem(kind, change.start, change.end, change.text, change.reason)
    exchanged = misjoined(sentence, short)
    for found in exchanged:
        yield Problem("relation", *found)
    if cited and short:
        for claim in (*overstated(sentence, short), *undone(sentence, short)):
            yield Problem(*claim)
        for turned in exchanged_roles(sentence, short):
            yield Problem("relation", *turned)
        for measured in mismeasured(sentence, short):
            if all(measured[:2] != found[:2] for found in exchanged):
                yield Problem("number", *measured)
