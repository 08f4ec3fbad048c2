"""Relative days leave, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.generate.undated import without_relative_day, without_weekday
from summarize.verify.french import unprintable

LONE = [
    ("Le maire a ouvert hier soir la digue.", "Le maire a ouvert la digue."),
    ("Hier, la préfète a visité Brévans.", "La préfète a visité Brévans."),
    ("Hier la préfète a visité Brévans.", "La préfète a visité Brévans."),
    ("La doyenne est morte aujourd'hui à Brévans.", "La doyenne est morte à Brévans."),
    ("La préfète, ce matin, a visité Brévans.", "La préfète a visité Brévans."),
    ("Un marin a été placé en garde à vue hier soir.", "Un marin a été placé en garde à vue."),
    ("Grève très suivie hier au port de Brévans", "Grève très suivie au port de Brévans"),
]
NEEDED = [  # the clause does not stand without it
    "La route rouvrira demain.",
    "Alors que le parcours sera dévoilé aujourd'hui, la maire se tait.",
    "Le conseil se réunit ce matin à Brévans.",
    "Le tour de la Serre débute aujourd'hui.",
    "La flotte est arrivée hier à 16 heures à Brévans.",
    "Le pont n'a pas résisté hier et se trouvait fermé.",
    "Hier, la préfète avait promis une digue.",
    "Le vote s'est tenu hier.",
    "La doyenne a chanté ce soir de juin.",
    "Le pont est fermé depuis hier.",
    "La journée d'hier a été longue.",
    "« Je pars demain », a dit le maire.",
    "Le maire partira lundi.",
]
NOWADAYS = [
    ("La digue est aujourd'hui ouverte.", "La digue est ouverte."),
    ("Aujourd'hui, la digue est ouverte.", "La digue est ouverte."),
    ("La ville compte aujourd'hui deux ponts.", "La ville compte deux ponts."),
]


@pytest.mark.parametrize(("sentence", "undated"), LONE)
def test_a_past_day_leaves_a_lone_article_only(sentence: str, undated: str):
    assert without_relative_day(sentence, lone=True) == undated
    assert without_relative_day(sentence) == sentence


@pytest.mark.parametrize("sentence", NEEDED)
def test_a_day_that_the_clause_needs_stays(sentence: str):
    assert without_relative_day(sentence, lone=True) == sentence


@pytest.mark.parametrize(("sentence", "undated"), NOWADAYS)
def test_nowadays_leaves_a_state(sentence: str, undated: str):
    assert without_relative_day(sentence) == undated


@pytest.mark.parametrize("sentence", [text for text, _ in LONE[:4]] + NEEDED[:7])
def test_the_gate_tells_no_sentence_with_such_a_day(sentence: str):
    assert any(problem.kind == "orphan" for problem in unprintable(sentence))


@given(
    st.lists(
        st.sampled_from(["hier", "demain", "le", "pont", "rouvre,", "lundi.", "«", "»", "ce matin"]),
        max_size=12,
    )
)
def test_only_relative_days_leave(words: list[str]):
    def others(text: str) -> list[str]:
        return [
            w.casefold()
            for w in re.findall(r"\w+", text)
            if w.casefold() not in {"hier", "demain", "ce", "matin"}
        ]

    sentence = " ".join(words)
    assert others(without_relative_day(sentence, lone=True)) == others(sentence)


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("Le maire a ouvert lundi la digue.", "Le maire a ouvert la digue."),
        ("Ce lundi, le maire a ouvert la digue.", "Le maire a ouvert la digue."),
        ("Lundi, le maire ouvrira la digue.", "Lundi, le maire ouvrira la digue."),
        ("Le maire n'a pas parlé lundi de la digue.", "Le maire n'a pas parlé lundi de la digue."),
        ("Le maire a ouvert lundi 3 mars la digue.", "Le maire a ouvert lundi 3 mars la digue."),
        ("Le port est né d'un décret paru mardi au Journal.", "Le port est né d'un décret paru au Journal."),
        ("Les fouilles ont eu lieu lundi soir à Brévans.", "Les fouilles ont eu lieu à Brévans."),
        ("Mis en examen jeudi pour faux, il se tait.", "Mis en examen pour faux, il se tait."),
        ("Le conseil est prévu lundi à Brévans.", "Le conseil est prévu lundi à Brévans."),
        ("La fête, réunie lundi à 8 heures, dure.", "La fête, réunie lundi à 8 heures, dure."),
        ("Il a été élu lundi dans la soirée.", "Il a été élu lundi dans la soirée."),
        ("Le marché sera ouvert lundi à Brévans.", "Le marché sera ouvert lundi à Brévans."),
        ("Le maire n'est pas venu lundi à Brévans.", "Le maire n'est pas venu lundi à Brévans."),
        ("La flotte est arrivée lundi à 16h à Brévans.", "La flotte est arrivée lundi à 16h à Brévans."),
        ("La maire a confirmé lundi le vote.", "La maire a confirmé le vote."),
        (
            "On sait que 34 cas ont été détectés lundi au port.",
            "On sait que 34 cas ont été détectés lundi au port.",
        ),
        (
            "Au conseil, qui s'est tenu lundi, la maire a cédé.",
            "Au conseil, qui s'est tenu lundi, la maire a cédé.",
        ),
        (
            "Des marins sont allés lundi en fin de journée au port.",
            "Des marins sont allés lundi en fin de journée au port.",
        ),
        ("La maire a démissionné lundi, a dit le préfet.", "La maire a démissionné, a dit le préfet."),
        ("La doyenne de Brévans est morte lundi.", "La doyenne de Brévans est morte lundi."),
        ("Le rapport fait peur, a dit lundi la maire.", "Le rapport fait peur, a dit la maire."),
        ("Mercredi, la préfète avait promis une digue.", "Mercredi, la préfète avait promis une digue."),
        ("Le site a cédé mardi et se trouvait bloqué.", "Le site a cédé mardi et se trouvait bloqué."),
        ('"Elle est partie lundi en mer", dit-il.', '"Elle est partie lundi en mer", dit-il.'),
    ],
)
def test_a_bare_weekday_of_the_past_leaves(sentence: str, bare: str):
    assert without_weekday(sentence) == bare


def test_what_is_no_sentence_is_left_at_once():
    heap = "paru lundi au " * 50_000
    assert without_weekday(heap) == heap
