"""The gate: hypotheses in, sentences that their passages vouch for out, and a count of what was stopped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from summarize.config import VerifyConfig
from summarize.generate.dated import Days, event_days, with_days
from summarize.records import Fact, GroundedSentence, Hypothesis, OmissionReason, Origin, Passage
from summarize.text import grammar
from summarize.verify.form.halves import without_lone_comma
from summarize.verify.form.orphans import may_follow
from summarize.verify.french import MAX_LENGTH, lost_main_verb, unprintable
from summarize.verify.grounding import ungrounded
from summarize.verify.order import out_of_order
from summarize.verify.otherwise import distorted
from summarize.verify.problems import Problem
from summarize.verify.torn import torn
from summarize.verify.translated import mistranslated


@dataclass(frozen=True, slots=True)
class Verified:
    """What is left of a fact's hypotheses.

    `candidates` are ordered best first, generated before verbatim; `stopped` counts the problems
    that stopped the others, by kind, in alphabetical order; `omission` tells why none is left.
    `following` are passages' own sentences that may be told right after the one before them in their
    article, and nowhere else: "Il a aussi promis une digue."
    """

    fact: Fact
    candidates: tuple[GroundedSentence, ...]
    stopped: tuple[tuple[str, int], ...]
    omission: OmissionReason | None
    following: tuple[GroundedSentence, ...] = ()


def verify_facts(
    facts_with_hypotheses: Sequence[tuple[Fact, Sequence[Hypothesis]]],
    published: Mapping[str, datetime | None],
    trust: str,
    config: VerifyConfig,
) -> tuple[Verified, ...]:
    """For each fact, in order, every sentence that passes: hypotheses as ranked, then the source's own.

    `trust` is the profile's: "order", "fusion" or "free" (see `out_of_order`). A hypothesis that is
    a passage's own text is `verbatim`, whoever proposed it. Where a passage's relative day would mislead
    beside the event's other articles, the passage's words are those that tell the day by the calendar.
    """
    days = event_days(published)
    return tuple(
        _verify(fact, hypotheses, published, trust, config, days=days)
        for fact, hypotheses in facts_with_hypotheses
    )


def problems_of(
    sentence: str,
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
    trust: str,
) -> tuple[Problem, ...]:
    """Everything that keeps a proposed sentence from standing for its passages."""
    form = unprintable(sentence)
    if form:
        return form  # the cheapest check, and the others presume a sentence
    # Alignment takes the product of both lengths: a passage beyond a sentence's length vouches for nothing.
    passages = [passage for passage in passages if len(passage.text) <= 2 * MAX_LENGTH]
    if not passages:
        return (Problem("order", sentence, 0, len(sentence)),)
    grounds = ungrounded(sentence, passages, published, reworded=trust == "free")
    if grounds:
        return grounds
    french = [passage.text for passage in passages if passage.language == "fr"]
    if not french and trust != "free":
        return mistranslated(sentence, passages)
    if trust == "free":
        return distorted(sentence, passages)
    order = out_of_order(sentence, passages, trust)
    if order:
        return order
    if french and all(lost_main_verb(sentence, text) for text in french):
        return (Problem("verb", sentence, 0, len(sentence)),)
    return torn(sentence, passages)


def _verify(
    fact: Fact,
    hypotheses: Sequence[Hypothesis],
    published: Mapping[str, datetime | None],
    trust: str,
    config: VerifyConfig,
    *,
    days: Days,
) -> Verified:
    own = {plain(passage.text) for passage in fact.passages if passage.language == "fr"}
    dated = with_days(fact.passages, days)
    stopped: Counter[str] = Counter()
    passed: dict[str, Origin] = {}
    following: list[GroundedSentence] = []
    for sentence, origin in _proposals(hypotheses, own, dated, config):
        if sentence in passed:
            continue
        problems = (
            unprintable(sentence)
            if origin == "verbatim"
            else problems_of(sentence, fact.passages, published, trust)
        )
        if problems and origin == "generated" and dated != fact.passages:
            # The very words of the passages but for their days; what is wrong with both is wrong.
            problems = problems_of(sentence, dated, published, trust) and problems
        if problems:
            stopped.update({problem.kind for problem in problems})
            if origin == "verbatim" and may_follow(problems):
                following.append(GroundedSentence(sentence, origin, fact))
        else:
            passed[sentence] = origin
    candidates = tuple(
        GroundedSentence(text, origin, _worded_by(text, fact, dated)) for text, origin in passed.items()
    )
    omission: OmissionReason | None = None
    if not candidates:
        omission = "not_grounded" if own else "not_in_french"
    return Verified(fact, candidates, tuple(sorted(stopped.items())), omission, tuple(following))


def _proposals(
    hypotheses: Sequence[Hypothesis],
    own: set[str],
    dated: Sequence[Passage],
    config: VerifyConfig,
) -> Iterator[tuple[str, Origin]]:
    """The sentences to try, best first; a passage's own words are always tried after the model's.

    A model that only made plain blanks of a passage's no-break ones proposed the passage.
    """
    spoken = {" ".join(sentence.split()) for sentence in own}
    for hypothesis in hypotheses:
        sentence = plain(hypothesis.text)
        if " ".join(sentence.split()) not in spoken:
            yield sentence, "generated"
    if not config.verbatim_fallback:
        proposed = {" ".join(hypothesis.text.split()) for hypothesis in hypotheses}
        yield from (
            (sentence, "verbatim") for sentence in sorted(own) if " ".join(sentence.split()) in proposed
        )
        return
    french = [passage for passage in dated if passage.language == "fr"]
    for passage in french:
        yield plain(passage.text), "verbatim" if plain(passage.text) in own else "generated"
    for passage in french:
        for repair in (_without_connective, without_lone_comma):
            if (repaired := repair(plain(passage.text))) is not None:
                yield repaired, "generated"


def _worded_by(text: str, fact: Fact, dated: Sequence[Passage]) -> Fact:
    """The fact with the passage first whose own words, but for its days, a sentence is."""
    told = next(
        (
            passage
            for passage, other in zip(fact.passages, dated, strict=True)
            if passage.text != other.text and plain(other.text) == text
        ),
        None,
    )
    if told is None or told == fact.passages[0]:
        return fact
    return replace(fact, passages=(told, *(p for p in fact.passages if p != told)))


# Not "Puis" and "Ensuite", which date what follows, and "Ainsi" only with its comma: "Ainsi s'ouvre le rapport".
_LEADING = re.compile(
    r"^(?:(?:Mais|Or|Et|Car|Donc|Cependant|Toutefois|Pourtant|Néanmoins|Par ailleurs|En outre|De plus|En effet|En revanche|"
    r"D['’]ailleurs|Du coup|Par conséquent|De même),?|(?:Ainsi|Enfin),)\s+(?=[^\W\d_])"
)


def _without_connective(sentence: str) -> str | None:
    """The sentence without the connective that joins it to the one before; None when it has none, or no verb without it."""
    match = _LEADING.match(sentence)
    if match is None:
        return None
    rest = sentence[match.end() :]
    run = grammar.tokens(rest)
    # "De même pour les ports, lorsqu'ils sont gardés.": the verb is that of the sentence before.
    if run and run[0].text in grammar.PREPOSITIONS and grammar.main_verb(run, embedded=True) is None:
        return None
    return rest[:1].upper() + rest[1:]


def plain(text: str) -> str:
    """A sentence on one line, with single blanks; no-break blanks are kept."""
    return re.sub(r"[ \n\t]+", " ", text).strip(" ")
