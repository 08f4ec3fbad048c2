"""Of two articles that tell one sentence, the one that prints it worse does not word it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.plan.unfit.twins import worse_twins
from summarize.records import Passage


def passage(article_id: str, text: str, language: str = "fr") -> Passage:
    return Passage(article_id, 0, len(text), text, language, 0)


def worse(*texts: str) -> list[int]:
    """The places of the texts that a twin tells better; each stands in an article of its own."""
    passages = [passage(str(at), text) for at, text in enumerate(texts)]
    spans = worse_twins(passages)
    return [at for at, one in enumerate(passages) if one.span in spans]


@pytest.mark.parametrize(
    ("better", "printed"),
    [
        ("Dans certains pays du Vernois, la crue a emporté les digues.", "Dans certaines pays du Vernois, la crue a emporté les digues."),
        ("La crue a emporté une digue autonome du vieux port de Brévans.", "La crue a emporté une digue autononome du vieux port de Brévans."),
        ("La crue a emporté dix digues, selon la mairie de Brévans.", "La crue a emporté dix digues selon la mairie de Brévans."),
        ("Dix marins ont été accusés, dont trois du port de Corvalle.", "Dix marins ont été accusés dont trois du port de Corvalle."),
        ("La ligue d'escrime du Vernois ouvrira lundi ses salles.", "La ligue de escrime du Vernois ouvrira lundi ses salles."),
        ("« La digue tient », a-t-elle dit lundi à l'AFP, qui était là.", "« La digue tient », a-t-elle dit lundi à AFP, qui était là."),
        ("Les marins du port ont salué les services vétérinaires du conseil.", "Les marins du port ont salué les services vétérinaire du conseil."),
    ],
)  # fmt: skip
def test_the_worse_twin(better: str, printed: str):
    assert worse(better, printed) == [1]
    assert worse(printed, better) == [0]
    assert worse(printed) == []


def test_two_slips_of_which_one_tells():
    one = "Alors que certaines pays du Nord ont peur, le Vernois a divisé par deux le rythme de perte de ses forêts."
    other = "Alors que certains pays du Nord ont peur, le Vernois a divisé par deux le rythme de disparition de ses forêts."
    assert worse(one, other) == [0]


def test_a_name_that_more_articles_write_otherwise():
    texts = ["Le procès de Norddahl Varlin a commencé lundi matin à Brévans.", "Le procès de Nordahl Varlin a commencé lundi matin à Brévans.", "M. Nordahl Varlin se tait."]  # fmt: skip
    assert worse(*texts) == [0]
    assert worse(*texts[:2]) == []  # one against one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La crue a emporté dix digues du port de Brévans.", "La crue a emporté onze digues du port de Brévans."),
        ("M. Varlin a salué les marins du port de Brévans.", "Luc Varlin a salué les marins du port de Brévans."),
        ("La mairie ferme les trois quais du port de Brévans.", "La mairie rouvre les trois quais du port de Brévans."),
        ("La mairie a fermé les quais du port ce lundi.", "La mairie avait fermé les quais du port ce lundi."),
        ("Le conseil étudie la demande du port de Brévans.", "Le conseil étudie sa demande du port de Brévans."),
    ],
)  # fmt: skip
def test_what_tells_otherwise_is_no_slip(one: str, other: str):
    assert worse(one, other) == []


def test_a_marred_twin_counts_for_nothing():
    one = passage("a", "Dans certaines pays du Vernois, la crue a emporté les digues.")
    other = passage("b", "Dans certains pays du Vernois, la crue a emporté les digues.")
    assert worse_twins([one, other], {other.span}) == frozenset()


def test_other_languages_and_one_article_are_left():
    one, other = (
        "Dans certaines pays du Vernois, la crue monte.",
        "Dans certains pays du Vernois, la crue monte.",
    )
    assert worse_twins([passage("a", one, "de"), passage("b", other, "de")]) == frozenset()
    assert (
        worse_twins([passage("a", one), Passage("a", 100, 100 + len(other), other, "fr", 1)]) == frozenset()
    )


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="ab ,'é.", min_size=10, max_size=40), max_size=6))
def test_never_both_twins(texts: list[str]):
    passages = [passage(str(at), text) for at, text in enumerate(texts)]
    spans = worse_twins(passages)
    assert len(spans) < max(1, len(passages))
    assert spans == worse_twins(passages)
