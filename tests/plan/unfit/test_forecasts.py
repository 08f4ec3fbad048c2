"""What one voice says will be gives way where another article may know what came of it."""

from datetime import UTC, datetime

import pytest

from summarize.plan.unfit.forecasts import forecast, looks_ahead
from summarize.records import Article, Passage

DAY = datetime(2031, 3, 4, tzinfo=UTC)  # a Tuesday
AHEAD = "Un hommage sera rendu aux marins du chalutier Mouette devant la capitainerie."
OTHER = "La houle a retardé de deux heures les recherches au large du phare."


def told(
    *texts: str, days: tuple[datetime | None, ...] = (DAY, DAY), sources: str = "ab", position: int = 3
) -> list[str]:
    articles = {
        f"a{n}": Article(f"a{n}", text, "fr", source=sources[n], published_at=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    }
    passages = [Passage(f"a{n}", 0, len(text), text, "fr", position) for n, text in enumerate(texts)]
    spans = forecast(passages, articles)
    return [p.text for p in passages if p.span not in spans]


@pytest.mark.parametrize("days", [(DAY, DAY), (None, None), (DAY, DAY.replace(day=6))])
def test_the_forecast_of_one_voice_leaves_where_another_may_be_newer(days: tuple[datetime | None, ...]):
    assert told(AHEAD, OTHER, days=days) == [OTHER]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        ((AHEAD, OTHER), (DAY, DAY.replace(day=3))),  # the newest article looks ahead
        ((AHEAD, "Devant la capitainerie, un hommage sera rendu aux marins."), (DAY, DAY)),
        (("Un hommage sera rendu aux marins le 9 mars.", OTHER), (DAY, DAY)),
        (("Un hommage sera rendu aux marins, a annoncé le port.", OTHER), (DAY, DAY)),
    ],
)
def test_what_is_of_the_newest_of_two_voices_of_a_later_day_or_somebody_s_word_stays(
    texts: tuple[str, ...], days: tuple[datetime | None, ...]
):
    assert told(*texts, days=days) == list(texts)


def test_what_is_planned_for_the_articles_own_day_is_a_preview():
    planned = "Un hommage est prévu mardi 4 mars devant la capitainerie."
    assert told(planned, OTHER) == [OTHER]
    assert told(planned, OTHER, days=(DAY.replace(day=2), DAY.replace(day=2))) == [planned, OTHER]


def test_an_articles_first_sentence_tells_its_news_and_may_not_guess():
    assert told(AHEAD, OTHER, position=0) == [AHEAD, OTHER]
    assert told("Le bilan pourrait encore monter.", OTHER, position=0) == [OTHER]


def test_one_source_alone_overtakes_nothing():
    assert told(AHEAD, days=(DAY,)) == [AHEAD]
    assert told(AHEAD, OTHER, sources="aa") == [AHEAD, OTHER]


@pytest.mark.parametrize(
    ("sentence", "ahead"),
    [
        ("La halle va rouvrir.", True),
        ("Le bilan pourrait s'alourdir.", True),
        ("Il n'y aura pas de défilé.", True),
        ("C'est une fanfare qui ouvrira le bal.", True),
        ("Une marche est attendue sur le quai.", True),
        ("Le port aura tenu dix ans.", False),
        ("Le port aura bien tenu dix ans.", False),
        ("La halle, qui va rouvrir, a brûlé.", False),
        ("Il a dit que la halle va rouvrir.", False),
        ("« La halle va rouvrir », a dit le maire.", False),
        ("La halle est fermée.", False),
        ("", False),
    ],
)
def test_the_main_verb_alone_looks_ahead(sentence: str, ahead: bool):
    assert looks_ahead(sentence) is ahead
