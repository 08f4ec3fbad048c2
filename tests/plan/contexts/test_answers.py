"""An accusation is told with the answer of the accused, where a source has one that can be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.config import PlanConfig
from summarize.plan.choice import choose
from summarize.plan.contexts.answers import accuses, answered, answers, unanswered
from summarize.plan.contexts.held import LOST, Context
from summarize.plan.planner import EventPlan, event_passages, plan_event
from summarize.records import Article

CHARGE = (
    "Le maire de Brévans, Paul Norlin, a été mis en examen mardi pour favoritisme dans des marchés de voirie."
)
DETAIL = "Neuf marchés de voirie passés entre 2029 et 2031 intéressent le parquet de Brévans et la chambre régionale des comptes de la Serre."
DENIAL = "Paul Norlin conteste les faits, a dit son avocate, Me Odile Brun."


@pytest.mark.parametrize(
    "sentence",
    [
        "Paul Norlin nie avoir favorisé une entreprise.",
        "Le maire a rejeté en bloc ces accusations.",
        "Il clame son innocence depuis mardi.",
        "Le maire assure n'avoir rien touché.",
        "Les deux élus sont présumés innocents.",
        "L'avocat de Paul Norlin a dénoncé un dossier vide.",
    ],
)
def test_a_denial_is_an_answer(sentence: str):
    assert answers(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le conseil rejette le projet de digue.",
        "Le ministre dément toute pénurie de sel.",
        "Les riverains contestent la fermeture du pont.",
        "L'avocat de Paul Norlin est né à Brévans.",
        "Le club a nié l'évidence.",
    ],
)
def test_what_denies_no_charge_is_none(sentence: str):
    assert not answers(sentence)


def _plan() -> tuple[EventPlan, list[tuple[int, str]]]:
    article = Article("a", f"{CHARGE}\n{DETAIL}\n{DENIAL}", language="fr")
    plan = plan_event([article], event_passages([article]), PlanConfig(max_words=48))
    return plan, [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]


def _told(contexts: dict[str, Context], max_words: int = 48) -> list[str]:
    plan, sayings = _plan()
    by_saying = {said: contexts.get(said[1], Context()) for said in sayings}
    return [text for _, text in choose(plan, plan.facts, sayings, max_words, by_saying)]


def test_the_answer_takes_the_room_of_what_covers_more():
    assert DETAIL in _told({DENIAL: Context(leans=frozenset({LOST}))})  # it cannot be told
    assert _told({}) == [CHARGE, DENIAL]


def test_an_answer_that_leans_comes_with_the_sentence_before_it():
    follows = {
        DETAIL: Context(place="a#1"),
        DENIAL: Context(leans=frozenset({LOST}), after="a#1", place="a#2"),
    }
    assert _told(follows, 60)[-2:] == [DETAIL, DENIAL]
    assert DENIAL not in _told(follows)  # no room for both


def test_nobody_answers_where_nobody_is_accused():
    assert not unanswered([DETAIL])
    assert unanswered([CHARGE, DETAIL])
    assert answered([CHARGE, DENIAL])
    assert not answered([DENIAL])


@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    assert isinstance(accuses(text) or answers(text), bool)
