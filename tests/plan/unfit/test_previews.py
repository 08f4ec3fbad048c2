"""What an article announces for its own day gives way to what another of the day tells of it."""

from datetime import UTC, datetime

import pytest

from summarize.plan.unfit.previews import previewed
from summarize.records import Passage

DAY = datetime(2031, 3, 4, tzinfo=UTC)  # a Tuesday
AHEAD = "Le conseil de Port-Elvain doit voter mardi la digue de la Serre, après la crue qui a noyé le port."
DONE = "Le conseil de Port-Elvain a voté la digue de la Serre, deux mois après la crue qui a noyé le port."


def told(*texts: str, days: tuple[datetime | None, ...] = (DAY, DAY)) -> list[str]:
    passages = [Passage(f"a{n}", 0, len(text), text, "fr", 0) for n, text in enumerate(texts)]
    spans = previewed(passages, {f"a{n}": day for n, day in enumerate(days)})
    return [p.text for p in passages if p.span not in spans]


def test_the_preview_of_the_day_leaves_where_another_article_tells_the_news():
    assert told(AHEAD, DONE) == [DONE]
    assert told(AHEAD, DONE, days=(DAY, DAY.replace(day=5))) == [DONE]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        ((AHEAD, DONE), (DAY, DAY.replace(day=3))),  # of another vote, the day before
        ((AHEAD, DONE), (DAY.replace(hour=18), DAY.replace(hour=6))),
        ((AHEAD, DONE), (None, None)),
        ((AHEAD, AHEAD), (DAY, DAY)),
        ((AHEAD, "La mairie de Brévans a fermé ses écoles mardi."), (DAY, DAY)),
        ((AHEAD.replace("mardi", "jeudi"), DONE), (DAY, DAY)),
        ((DONE, DONE), (DAY, DAY)),
    ],
)
def test_what_is_still_to_come_or_was_told_before_stays(texts: tuple[str, ...], days: tuple[datetime, ...]):
    assert told(*texts, days=days) == list(texts)


def test_all_that_the_preview_announces_for_its_day_leaves_with_it():
    later = "Les habitants pourront suivre le vote mardi soir sur la place."
    other = "La crue de janvier avait détruit douze maisons."
    passages = [
        Passage("a", 0, len(AHEAD), AHEAD, "fr", 0),
        Passage("a", 200, 200 + len(later), later, "fr", 3),
        Passage("a", 300, 300 + len(other), other, "fr", 4),
        Passage("b", 0, len(DONE), DONE, "fr", 0),
    ]
    spans = previewed(passages, {"a": DAY, "b": DAY})
    assert [p.text for p in passages if p.span in spans] == [AHEAD, later]
