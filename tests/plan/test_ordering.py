"""After the opening, time does not run backwards without saying so."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.ordering import Told, in_order, misdated, news_days
from summarize.records import Fact, Passage

DAYS = {"a": datetime(2031, 3, 3, 9, tzinfo=UTC), "b": datetime(2031, 3, 6, 9, tzinfo=UTC), "c": None}
LAST = {"a": 10, "b": 10, "c": 10}


def told(index: int, article_id: str, position: int, text: str, worth: float = 1.0) -> Told:
    return Told(Fact((Passage(article_id, 0, 1, text, "fr", position),), 1, 1.0), index, text, worth)


def order(*sentences: Told) -> list[int]:
    return [one.index for one in in_order(sentences, LAST, DAYS)]


OPENING = told(0, "b", 0, "Le maire de Brévans a démissionné jeudi.", 9.0)


def test_the_lead_that_was_chosen_opens():
    heavier = told(1, "a", 1, "Le maire de Brévans avait promis une digue.", 20.0)
    lead = told(2, "b", 0, "Le maire de Brévans a démissionné jeudi.", 1.0)
    assert [one.index for one in in_order([heavier, lead], LAST, DAYS)] == [1, 2]
    assert [one.index for one in in_order([heavier, lead], LAST, DAYS, lead)] == [2, 1]


def test_what_an_older_article_tells_comes_before_what_a_newer_one_tells():
    newer, older = told(1, "b", 2, "Le conseil le remplace."), told(2, "a", 5, "Une enquête vise le maire.")
    assert order(OPENING, newer, older) == [0, 2, 1]


def test_a_sentence_with_its_day_or_that_goes_back_stays_in_its_place():
    newer = told(1, "b", 2, "Le conseil le remplace.")
    dated = told(2, "a", 5, "Une enquête a été ouverte le 2 mars.")
    back = told(3, "a", 7, "Le maire avait promis une digue.")
    assert order(OPENING, newer, dated, back) == [0, 1, 2, 3]


def test_an_article_without_a_date_stays_in_its_place():
    newer, undated = told(1, "b", 2, "Le conseil le remplace."), told(2, "c", 5, "Une enquête vise le maire.")
    assert order(OPENING, newer, undated) == [0, 1, 2]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=7))
def test_every_sentence_is_told_once(places: list[tuple[str, int]]):
    sentences = [
        told(index, article, position, f"Le maire parle {index}.")
        for index, (article, position) in enumerate(places)
    ]
    assert sorted(order(*sentences)) == list(range(len(places)))


def test_a_weekday_of_an_undated_article_is_not_dated_by_another_s_calendar():
    dated = told(0, "d", 0, "Le maire a reçu jeudi 18 septembre les riverains.")
    loose = told(1, "c", 2, "Le décret sera jugé en hiver, a-t-on appris jeudi.")
    assert misdated([dated, loose], DAYS) is loose
    assert misdated([loose, dated], DAYS) is None
    assert misdated([dated, told(1, "d", 2, loose.text)], DAYS) is None  # of the same article
    assert misdated([dated, told(1, "a", 2, loose.text)], DAYS) is None  # of an article with a date
    assert misdated([dated, told(1, "c", 2, "Le marché se tient le jeudi.")], DAYS) is None


def test_the_news_of_another_weekday_is_not_told_after_a_calendar_day():
    dated = told(0, "d", 0, "Le maire a reçu jeudi 18 septembre les riverains.")
    opening = told(1, "c", 0, "La préfète a rappelé à l'ordre le maire.")
    texts = [*(opening.text, "Les riverains se taisent."), "La préfète a parlé lundi."]
    passages = [Passage("c", at, at + 1, text, "fr", at) for at, text in enumerate(texts)]
    assert news_days(passages) == {"c": 0}
    assert misdated([dated, opening], DAYS, {"c": 0}) is opening
    assert misdated([opening, dated], DAYS, {"c": 0}) is None
    assert misdated([dated, opening], DAYS, {"c": 3}) is None  # a Thursday too
    assert misdated([dated, opening], DAYS) is None  # nobody knows
    assert misdated([dated, told(1, "c", 4, opening.text)], DAYS, {"c": 0}) is None  # from within
    later = told(1, "c", 0, "La préfète a rappelé à l'ordre le maire le 9 mars.")
    assert misdated([dated, later], DAYS, {"c": 0}) is None
    assert (
        misdated([told(0, "d", 0, "Le maire a reçu jeudi les riverains."), opening], DAYS, {"c": 0}) is None
    )
    assert news_days([*passages, Passage("c", 9, 10, "Il a répondu mardi.", "fr", 3)]) == {}
