"""Counts the marks that people gave on a blind page, and says what may be concluded from them.

The pair is the unit: where several people marked a pair, it counts once, for the system that more
of them preferred. Every test is the sign test over pairs, and the tests are corrected together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose, isnan, nan
from pathlib import Path

import msgspec

from summarize.errors import SummarizeError
from summarize.evaluate.blind.key import Key, read_key
from summarize.evaluate.blind.marks import SIDES, Choice, Mark, Marks, marks_on, read_marks
from summarize.evaluate.significance.agreement import krippendorff_alpha
from summarize.evaluate.significance.resampling import holm
from summarize.report.wording import printable

FIRST, SECOND, EQUAL = 0, 1, 2  # what a choice or a pair may be for, in the key's order of systems
LEVEL = 0.05  # of all the tests together

QUESTIONS = {
    "overall": "better overall",
    "faithful": "more faithful to the sources",
    "french": "easier to read in French",
}
FAULTS: dict[Mark, str] = {
    "unsupported": "fewer sentences that say what no source says",
    "french": "fewer sentences in faulty French",
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """How the two systems stand in one respect, counted in pairs.

    `pairs` are those for the first system, for the second, and undecided; `votes` the same for
    single answers (for faults, a reader's count of one pair is an answer). `share` is of the decided
    pairs that are for the first system, in 0..1, with its exact 95 % interval; `p_value` is the
    two-sided sign test's, `corrected` by Holm (1979) over all contrasts. `alpha` is Krippendorff's,
    nominal, between readers. What cannot be computed is NaN.
    """

    name: str
    says: str
    pairs: tuple[int, int, int]
    votes: tuple[int, int, int]
    share: float
    low: float
    high: float
    p_value: float
    corrected: float
    alpha: float


@dataclass(frozen=True, slots=True)
class FaultCount:
    """A system's sentences as marked, all readers together; one sentence may have both faults."""

    system: str
    marked: int
    fine: int
    unsupported: int
    french: int
    unmarked: int


@dataclass(frozen=True, slots=True)
class BlindResult:
    """What the marks say. `sides` are the overall answers for the left, the right and neither.

    `contrasts`: the three questions, then the two faults; `comments`: reader, event, words.
    """

    systems: tuple[str, str]
    raters: tuple[str, ...]
    pairs: int
    identical: int
    sides: tuple[int, int, int]
    contrasts: tuple[Contrast, ...]
    faults: tuple[FaultCount, FaultCount]
    comments: tuple[tuple[str, str, str], ...]
    conclusion: tuple[str, ...]
    signature: str


def count_marks(key: str | Path, marks: Sequence[str | Path]) -> BlindResult:
    """Counts the files that readers sent back, by the key that was written with their page.

    Names and comments come on one line each, without characters that act instead of being shown.

    Raises:
        SummarizeError: there is no file, one cannot be read, is of another page or names what is
            not on it, or two bear one reader's name.
    """
    key = Path(key)
    known = read_key(key)
    known = msgspec.structs.replace(known, systems=(printable(known.systems[0]), printable(known.systems[1])))
    if not marks:
        raise SummarizeError("no marks to count; give the files that the page's readers downloaded")
    read: dict[str, Marks] = {}
    places: dict[str, Path] = {}
    for path in map(Path, marks):
        found = read_marks(path, known, key)
        name = printable(found.rater)
        if name in read:
            raise SummarizeError(
                f"{path}: bears the name '{name}', as {places[name]} does; keep one file a reader, "
                "or change one of the names"
            )
        read[name], places[name] = found, path
    alone = [*(_preference(known, read, q) for q in QUESTIONS), *(_fewer(known, read, f) for f in FAULTS)]
    contrasts = tuple(
        replace(contrast, corrected=p)
        for contrast, p in zip(alone, holm([contrast.p_value for contrast in alone]), strict=True)
    )
    overall = [a.overall for one in read.values() for a in one.answers.values()]
    faults = (_count_faults(known, read, FIRST), _count_faults(known, read, SECOND))
    signature = (
        f"blind|test:sign|ci:clopper-pearson95|corr:holm|alpha:krippendorff-nominal"
        f"|pairs:{len(known.pairs)}|raters:{len(read)}|seed:{known.seed}|page:{known.page[:8]}"
    )
    return BlindResult(
        systems=known.systems,
        raters=tuple(read),
        pairs=len(known.pairs),
        identical=len(known.identical),
        sides=(overall.count("left"), overall.count("right"), overall.count("equal")),
        contrasts=contrasts,
        faults=faults,
        comments=tuple(
            (name, printable(known.pairs[pair].example_id), comment)
            for name, one in read.items()
            for pair, answer in one.answers.items()
            if (comment := printable(answer.comment))
        ),
        conclusion=tuple(_sentences(known, len(read), contrasts, faults)),
        signature=signature,
    )


def _preference(key: Key, read: Mapping[str, Marks], question: str) -> Contrast:
    """For each pair, the system that more readers chose."""
    votes: list[list[int]] = []
    for name, pair in key.pairs.items():
        answers = [one.answers[name] for one in read.values() if name in one.answers]
        choices: list[Choice | None] = [getattr(answer, question) for answer in answers]
        systems = {"left": pair.left, "right": pair.right, "equal": EQUAL}
        votes.append([systems[choice] for choice in choices if choice is not None])
    return _contrast(question, QUESTIONS[question], votes, krippendorff_alpha(votes))


def _fewer(key: Key, read: Mapping[str, Marks], fault: Mark) -> Contrast:
    """For each pair and reader, the system with the smaller share of its marked sentences at fault."""
    votes: list[list[int]] = []
    units: list[list[bool]] = []
    for name, pair in key.pairs.items():
        answers = [one.answers[name] for one in read.values() if name in one.answers]
        chosen: list[int] = []
        for answer in answers:
            left, right = (_share([fault in s for s in marks_on(answer, side) if s]) for side in SIDES)
            if left is None or right is None:
                continue
            better = pair.left if left < right else pair.right
            chosen.append(EQUAL if isclose(left, right) else better)
        votes.append(chosen)
        for side, count in zip(SIDES, pair.sentences, strict=True):
            marks = [[marks_on(answer, side)[n] for answer in answers] for n in range(count)]
            units.extend([fault in mark for mark in sentence if mark] for sentence in marks)
    return _contrast(f"fault.{fault}", FAULTS[fault], votes, krippendorff_alpha(units))


def _share(found: Sequence[bool]) -> float | None:
    return sum(found) / len(found) if found else None


def _contrast(name: str, says: str, votes: Sequence[Sequence[int]], alpha: float) -> Contrast:
    from scipy.stats import binomtest

    nets = [pair.count(FIRST) - pair.count(SECOND) for pair in votes if pair]
    first, second, equal = (
        sum(net > 0 for net in nets),
        sum(net < 0 for net in nets),
        sum(net == 0 for net in nets),
    )
    cast = [vote for pair in votes for vote in pair]
    share = low = high = p_value = nan
    if first + second:
        test = binomtest(first, first + second)
        interval = test.proportion_ci(0.95, method="exact")
        share, low, high, p_value = (
            first / (first + second),
            float(interval.low),
            float(interval.high),
            float(test.pvalue),
        )
    counts = (cast.count(FIRST), cast.count(SECOND), cast.count(EQUAL))
    return Contrast(name, says, (first, second, equal), counts, share, low, high, p_value, nan, alpha)


def _count_faults(key: Key, read: Mapping[str, Marks], system: int) -> FaultCount:
    given: list[list[Mark]] = []
    for name, pair in key.pairs.items():
        side = SIDES[0] if pair.left == system else SIDES[1]
        unread: list[list[Mark]] = [[]] * pair.sentences[SIDES.index(side)]
        for one in read.values():
            given.extend(marks_on(one.answers[name], side) if name in one.answers else unread)
    return FaultCount(
        key.systems[system],
        marked=sum(bool(sentence) for sentence in given),
        fine=sum("fine" in sentence for sentence in given),
        unsupported=sum("unsupported" in sentence for sentence in given),
        french=sum("french" in sentence for sentence in given),
        unmarked=sum(not sentence for sentence in given),
    )


def _sentences(
    key: Key, raters: int, contrasts: Sequence[Contrast], faults: tuple[FaultCount, FaultCount]
) -> Iterable[str]:
    """What may be concluded, in plain words, a line each."""
    yield from (_conclusion(key.systems, contrast) for contrast in contrasts)
    for count in faults:
        yield (
            f"'{count.system}': of {count.marked} sentences marked, {count.unsupported} say what no source says, "
            f"{count.french} are in faulty French, {count.fine} have no fault; {count.unmarked} were left unmarked."
        )
    if raters == 1:
        yield "There was one reader: how far readers agree cannot be told, and another may see it otherwise."
    else:
        alphas = ", ".join(
            f"{c.name} {'not defined' if isnan(c.alpha) else format(c.alpha, '.2f')}" for c in contrasts
        )
        yield f"Agreement between the {raters} readers (Krippendorff's alpha; 1 is perfect, 0 is chance): {alphas}."
    if key.identical:
        yield f"For {len(key.identical)} more events both wrote the same; these were not shown and are not counted."


def _conclusion(systems: tuple[str, str], contrast: Contrast) -> str:
    first, second, equal = contrast.pairs
    if not first + second:
        return f"{contrast.says}: no pair was decided ({equal} equal), so nothing may be concluded."
    # Told from the side of the one that leads.
    ahead, behind, won = (
        (systems[0], systems[1], first) if first >= second else (systems[1], systems[0], second)
    )
    low, high = (contrast.low, contrast.high) if first >= second else (1 - contrast.high, 1 - contrast.low)
    verdict = f"'{ahead}' is ahead" if contrast.corrected < LEVEL else "no difference is shown"
    return (
        f"{contrast.says}: '{ahead}' in {won} of the {first + second} pairs decided, '{behind}' in {first + second - won}, "
        f"{equal} equal; {won / (first + second):.0%} (95% interval {low:.0%} to {high:.0%}), "
        f"sign test p = {contrast.p_value:.2g}, corrected {contrast.corrected:.2g}: {verdict}."
    )
