"""What a summary says that its passages do not: numbers, dates, names, quotations, stance, relations.

Written apart from the pipeline's own gate so that the gate can fail it: nothing here comes from
`summarize.verify` or from the extractors it relies on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from summarize.errors import SummarizeError
from summarize.evaluate.fact_dates import Date, dates
from summarize.evaluate.fact_numbers import Number, number_language, numbers, tables
from summarize.evaluate.facts import blank, folded_words, holds_name, names, quotations, quoted_parts
from summarize.evaluate.relations import misjoined
from summarize.evaluate.segments import Example, Prediction, SegmentScores
from summarize.evaluate.stances import changed_stances
from summarize.records import Citation
from summarize.text.normalize import fold
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_stems, words

Kind = Literal["number", "date", "name", "quotation", "negation", "hedge", "relation"]
KINDS: tuple[Kind, ...] = ("number", "date", "name", "quotation", "negation", "hedge", "relation")
# Without citations a sentence is compared with the source sentences that hold half of its content
# words: below that they may be about something else.
ALIGNED = 0.5
# Fewer quoted words told without marks are a term, not a statement.
_QUOTED_RUN = 5
# About six hundred words: longer texts are no sentences, and markers in them say nothing of each other.
_LONGEST = 4000
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


class Witness(NamedTuple):
    """A passage that a sentence may rest on, with what its article tells: language and day."""

    text: str
    language: str | None
    published_at: datetime | None


class Problem(NamedTuple):
    """What a sentence says without support: `text` is `sentence[start:end]`.

    What was lost has no place in the sentence: start = end = 0, and `text` is the passage's.
    """

    kind: Kind
    start: int
    end: int
    text: str
    reason: str


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
    problems = [*_facts(sentence, witnesses)]
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
    if examples and len(examples) != len(predictions):
        raise SummarizeError(f"{len(predictions)} predictions for {len(examples)} examples; give one each")
    paired: Sequence[Example | None] = examples or [None] * len(predictions)
    outputs = [_check(p, e) for p, e in zip(predictions, paired, strict=True)]
    cited = {p.summary is not None for p in predictions}
    against = (
        "mixed" if len(cited) > 1 else "cited-passages" if True in cited else f"sources,aligned:{ALIGNED}"
    )
    signature = f"grounding|against:{against}|foreign:number,date,name|facts:1"
    scores = []
    for label, of, better in (("unsupported", _share, "lower"), ("outputs", _any_output, "lower")):
        for kind in (*KINDS, "any"):
            values = np.array([of(output, kind) for output in outputs], dtype=np.float64)
            scores.append(SegmentScores(f"{label}.{kind}", values, f"{label}.{kind}|{signature}", better))  # type: ignore[arg-type]
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
    problems = _facts(sentence, witnesses)
    applies: set[Kind] = {"number", "date", "name", "quotation"}
    french = [w.text for w in witnesses if w.language == "fr"] if aligned is None else aligned
    if french and (aligned is not None or len(french) == len(witnesses)):
        applies |= {"negation", "hedge", "relation"}
        problems += _stance(sentence, french, cited=aligned is None)
    holds: set[Kind] = {problem.kind for problem in problems}
    holds |= {kind for kind, found in _held(sentence) if found}
    if "negation" in applies:
        holds |= {"negation", "hedge", "relation"}
    return _Checked(frozenset(holds), frozenset(applies), tuple(problems))


def _held(sentence: str) -> Iterator[tuple[Kind, bool]]:
    yield "number", bool(numbers(sentence, "fr"))
    yield "date", bool(dates(sentence, "fr"))
    yield "name", bool(names(sentence, "fr"))
    yield "quotation", bool(quotations(sentence))


def _facts(sentence: str, witnesses: Sequence[Witness]) -> list[Problem]:
    if not witnesses:
        return [
            Problem(kind, 0, len(sentence), sentence, "nothing is cited")
            for kind, found in _held(sentence)
            if found
        ]
    dated: list[tuple[int, int]] = []
    return [
        *_dates(sentence, witnesses, dated),
        *_numbers(sentence, witnesses, dated),
        *_names(sentence, witnesses, dated),
        *_quotations(sentence, witnesses),
    ]


def _dates(sentence: str, witnesses: Sequence[Witness], dated: list[tuple[int, int]]) -> list[Problem]:
    """Dates that no passage gives; the spans of all are added to `dated`."""
    missing: dict[tuple[int, int], str] = {}
    held: set[tuple[int, int]] = set()
    for witness in witnesses:
        said = dates(witness.text, witness.language, witness.published_at)
        for mention in dates(sentence, "fr", witness.published_at):
            place = (mention.start, mention.end)
            years = {n.values[0] for n in numbers(witness.text, witness.language)}
            only_year = (
                mention.year is not None
                and mention.day is None
                and mention.month is None
                and mention.resolved is None
            )
            if any(_same_date(mention, other) for other in said) or (
                only_year and Decimal(mention.year or 0) in years
            ):
                held.add(place)
            missing[place] = mention.text
    dated.extend(sorted(missing))
    return [
        Problem("date", *place, text, "no passage gives this date")
        for place, text in sorted(missing.items())
        if place not in held
    ]


def _same_date(mention: Date, said: Date) -> bool:
    """Whether a passage's date holds all that the sentence's date says."""
    there = said.resolved
    given = (mention.weekday, mention.day, mention.month, mention.year)
    theirs = (
        (said.weekday, said.day, said.month, said.year)
        if there is None
        else (there.weekday(), there.day, there.month, there.year)
    )
    bare = mention.weekday is not None and mention.day is None
    if None not in (mention.weekday, said.weekday) and mention.weekday != said.weekday:
        return False
    if there is not None and mention.resolved is not None and not bare:
        return there == mention.resolved
    if all(value is None for value in given):
        if mention.resolved is not None:
            return mention.resolved == there
        return fold(mention.text) == fold(said.text)
    if bare and there is not None and mention.resolved is not None:
        # A weekday may look ahead: "mardi" told on Friday may be next Tuesday.
        return abs((there - mention.resolved).days) in (0, 7)
    if said.weekday is not None and said.day is None and mention.day is None:
        return mention.weekday == said.weekday and mention.month is None
    return all(a is None or a == b for a, b in zip(given, theirs, strict=True))


def _numbers(sentence: str, witnesses: Sequence[Witness], dated: Sequence[tuple[int, int]]) -> list[Problem]:
    said = {
        (n.values, n.kind, n.unit, w.language): (n, w.language)
        for w in witnesses
        for n in numbers(w.text, w.language)
    }
    days = {
        Decimal(value)
        for w in witnesses
        for d in dates(w.text, w.language)
        for value in (d.day, d.year)
        if value
    }
    problems = []
    for number in numbers(sentence, "fr"):
        if any(start <= number.start and number.end <= end for start, end in dated):
            continue
        if any(_same_number(number, other, language) for other, language in said.values()):
            continue
        if number.values[0] in days and number.unit is None and number.kind != "rounded":
            continue
        if number.values[0] == 1 and number.kind == "cardinal" and any(map(_has_article, witnesses)):
            continue
        if not all(map(number_language, {w.language for w in witnesses})) and not number.text[0].isdigit():
            continue  # the passage may spell it in a language without a table
        problems.append(
            Problem("number", number.start, number.end, number.text, "no passage gives this number")
        )
    return problems


def _same_number(number: Number, said: Number, language: str | None) -> bool:
    """Equal values of one kind, in the same unit; a passage in another language may name no unit."""
    if number.values[0] not in said.values[: 1 if language == "fr" else 2]:
        hour = _minutes(number), _minutes(said)
        return hour[0] is not None and hour[0] == hour[1]
    if (number.kind == "ordinal") != (said.kind == "ordinal"):
        return False
    return number.unit == said.unit or number.unit is None or (said.unit is None and language != "fr")


def _minutes(number: Number) -> Decimal | None:
    return number.values[0] if number.kind == "time" else None


def _has_article(witness: Witness) -> bool:
    table = tables().get(witness.language or "", {}).get("numbers", {}).get("articles", "").split()
    return any(fold(word.text) in table for word in words(witness.text))


def _names(sentence: str, witnesses: Sequence[Witness], dated: Sequence[tuple[int, int]]) -> list[Problem]:
    readable = [
        w for w in witnesses if len(_LATIN.findall(w.text)) * 2 > len(re.findall(r"[^\W\d_]", w.text))
    ]
    if not readable:
        return []  # names cannot be compared across scripts
    problems = []
    for name in names(sentence, "fr"):
        if any(start < name.end and name.start < end for start, end in dated):
            continue
        if any(holds_name(w.text, name.text, w.language) for w in readable):
            continue
        opens = not sentence[: name.start].strip(' «“"—–\u00a0')
        if any(_held_in_two(name.text, cut, readable, opens) for cut in range(name.text.count(" "))):
            continue
        if _is_people(sentence, name.start, name.text) and any(w.language != "fr" for w in readable):
            continue
        problems.append(Problem("name", name.start, name.end, name.text, "no passage holds this name"))
    return problems


def _held_in_two(name: str, cut: int, witnesses: Sequence[Witness], opens: bool) -> bool:
    """Whether two names stand side by side here: "le ministre de la Santé Paul Vasselin".

    Two lone words make no such pair, or "Paul Rossi" could be made of two people; but the first word
    of a sentence may be none of the name ("Interrogé Paul").
    """
    parts = name.split(" ")
    both = (" ".join(parts[: cut + 1]), " ".join(parts[cut + 1 :]))
    if not (" " in both[0] or " " in both[1] or opens):
        return False
    return all(any(holds_name(w.text, part, w.language) for w in witnesses) for part in both)


def _is_people(sentence: str, start: int, name: str) -> bool:
    """Whether it names a people ("les Autrichiens"), which no table holds in other languages."""
    before = re.search(
        r"\b(?:les|des|aux|un|une|le|la|deux|trois|d')\s?$",
        sentence[max(0, start - 6) : start],
        re.IGNORECASE,
    )
    return (
        before is not None
        and re.search(r"(?:ais|aise|ois|oise|ien|ienne|ain|aine|ands?|ol|ole|ques?)s?$", name) is not None
    )


def _quotations(sentence: str, witnesses: Sequence[Witness]) -> list[Problem]:
    """Quoted words that no French passage quotes, and quoted words told without their marks."""
    french = [w.text for w in witnesses if w.language == "fr"]
    own = quotations(sentence)
    translated = any(quotations(w.text) for w in witnesses if w.language != "fr")  # for a reader to compare
    parts = [part for text in french for part in quoted_parts(text)]
    problems = [
        Problem("quotation", q.start, q.end, q.text, "no passage quotes these words")
        for q in own
        if not translated and not any(folded_words(q.text) in part for part in parts)
    ]
    rest = blank(sentence, own)
    if any(mark in rest for mark in '«»“”„"'):
        return problems  # a quotation opens before the sentence or closes after it
    outside = _runs(folded_words(rest))
    told = [_told_runs(text) for text in french]
    for part in parts:
        stolen = next((r for r in _runs(part) if r in outside and not any(r in runs for runs in told)), None)
        if stolen is not None:
            reason = "the passage quotes these words, the sentence tells them"
            problems.append(Problem("quotation", 0, 0, " ".join(stolen), reason))
    return problems


@lru_cache(maxsize=4096)
def _runs(folded: str) -> dict[tuple[str, ...], None]:
    """The runs of five of the folded words, in order."""
    run = folded.split()
    return dict.fromkeys(tuple(run[i : i + _QUOTED_RUN]) for i in range(len(run) - _QUOTED_RUN + 1))


def _told_runs(text: str) -> dict[tuple[str, ...], None]:
    return _runs(folded_words(blank(text, quotations(text))))


def _stance(sentence: str, passages: Sequence[str], *, cited: bool) -> Iterator[Problem]:
    """What French passages say otherwise: stance and relations; a text of many sentences is no passage."""
    if len(sentence) > _LONGEST:
        return
    short = [text for text in passages if len(text) <= _LONGEST]
    for change in changed_stances(sentence, short, cited=cited):
        kind: Kind = "negation" if change.kind == "negation" else "hedge"
        yield Problem(kind, change.start, change.end, change.text, change.reason)
    for found in misjoined(sentence, short):
        yield Problem("relation", *found)
