"""Which articles of an event without any date are clearly the earlier ones, by what others tell as come or as past.

One article announces and another tells the outcome, one tells a custody and another its end, one tells what another
looks back on in the pluperfect: each is a vote for an order of the two. What the earlier of two says, the later one
knows better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from typing import Final

from summarize.config import PlanConfig
from summarize.plan.unfit.overtaken import Outlook, ends, outlook
from summarize.plan.unfit.retold import Telling, announces, looks_back, telling
from summarize.plan.unfit.states import told_in_passing
from summarize.records import Passage, Span
from summarize.text.words import count_words

# Votes by which one order of two articles must lead the other, and what a look back counts.
LEAD: Final = 2
LOOK_BACK: Final = 2
OTHERS: Final = 2  # articles that each follow by fewer votes, where none precedes
SHARED: Final = (
    3  # content stems, beside the verb, of an announcement and its outcome: with 2 one in three is chance
)
SHARED_WITH_END: Final = (
    2  # of a state and its end: a custody's one is enough for the sentence, not for the article
)


def earlier_articles(passages: Sequence[Passage], published: Mapping[str, datetime | None]) -> frozenset[str]:
    """The ids of the articles that another of the event clearly follows; none where any article has a date.

    One follows with a lead of `LEAD` votes, or `OTHERS` with any where none precedes. Between RPM2's earlier sets and the
    later ones of the same topics (development half; 990 pairs, of which one article each is the earlier) two votes order
    17 pairs, all rightly; between articles of two days of 219 found events (413 pairs) 14, 13 of them rightly. Precision
    is what it is for: most pairs tell nothing of their order.

    Args:
        passages: all sentences of the event's articles.
        published: when each article appeared.
    """
    if any(published.values()):
        return frozenset()
    read: defaultdict[str, list[tuple[Outlook, Telling]]] = defaultdict(list)
    for passage in passages:
        if passage.language == "fr":
            read[passage.article_id].append((outlook(passage), telling(passage)))
    leads: defaultdict[str, list[int]] = defaultdict(list)
    for one, other in combinations(sorted(read), 2):
        lead = _votes(read[one], read[other]) - _votes(read[other], read[one])
        leads[one].append(lead)
        leads[other].append(-lead)
    return frozenset(article_id for article_id, found in leads.items() if _is_clear(found))


def _is_clear(leads: Sequence[int]) -> bool:
    """Whether the votes against each of the others make an article an earlier one."""
    several = sum(lead > 0 for lead in leads) >= OTHERS and min(leads) >= 0
    return several or max(leads) >= LEAD


def of_earlier_articles(
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
    max_words: int = PlanConfig().max_words,
) -> frozenset[Span]:
    """The spans (article id, start, end) of what the earlier articles say; of what they announce where the others are too few.

    They vouch for what a later one repeats; what they alone say may have changed, and told beside the news it would seem to
    follow on it: in every reading of four rounds "Pékin a reporté le sommet", done to prevent a meeting, seemed its reprisal.

    Args:
        passages: all sentences of the event's articles.
        published: when each article appeared.
        max_words: of the summary; so many words at least must the others have.
    """
    earlier = earlier_articles(passages, published)
    french = [passage for passage in passages if passage.language == "fr"]
    enough = sum(count_words(p.text) for p in french if p.article_id not in earlier) >= max_words
    return frozenset(p.span for p in french if p.article_id in earlier and (enough or announces(p)))


def _votes(earlier: Sequence[tuple[Outlook, Telling]], later: Sequence[tuple[Outlook, Telling]]) -> int:
    """How much speaks for that order of two articles."""
    looks = looks_back([told for _, told in later], [told for _, told in earlier])
    states = sum(any(_ends(other, one) for other, _ in later) for one, _ in earlier if one.states)
    outcomes = sum(
        any(clear_outcome(other, one) for other, _ in later if other.done)
        for one, _ in earlier
        if one.announced
    )
    return LOOK_BACK * looks + states + outcomes


def _ends(other: Outlook, one: Outlook) -> bool:
    told = frozenset(state for state in one.states if not told_in_passing(state))
    return len(one.stems & other.stems) >= SHARED_WITH_END and ends(other, replace(one, states=told))


def clear_outcome(other: Outlook, one: Outlook) -> bool:
    """Whether a sentence tells as done what another announces, and more of the same."""
    verbs = one.announced & other.done
    return bool(verbs) and len((one.stems & other.stems) - verbs) >= SHARED
