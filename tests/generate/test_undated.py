"""Relative days leave, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.generate.undated import without_relative_day, without_weekday


@pytest.mark.parametrize(
    ("sentence", "undated"),
    [
        ("Le maire a ouvert hier soir la digue.", "Le maire a ouvert la digue."),
        ("Hier, la préfète a visité Brévans.", "La préfète a visité Brévans."),
        ("La doyenne est morte aujourd'hui à Brévans.", "La doyenne est morte à Brévans."),
        ("Encore aujourd'hui, la doyenne chante.", "La doyenne chante."),
        ("La doyenne a chanté ce soir de juin.", "La doyenne a chanté ce soir de juin."),
        ("La route rouvrira demain.", "La route rouvrira."),
        ("La préfète, ce matin, a visité Brévans.", "La préfète a visité Brévans."),
        ("Le pont est fermé depuis hier.", "Le pont est fermé depuis hier."),
        ("La journée d'hier a été longue.", "La journée d'hier a été longue."),
        ("« Je pars demain », a dit le maire.", "« Je pars demain », a dit le maire."),
        ("Le maire partira lundi.", "Le maire partira lundi."),
    ],
)
def test_golden(sentence: str, undated: str):
    assert without_relative_day(sentence) == undated


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
    assert others(without_relative_day(sentence)) == others(sentence)


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
        ('"Elle est partie lundi en mer", dit-il.', '"Elle est partie lundi en mer", dit-il.'),
    ],
)
def test_a_bare_weekday_of_the_past_leaves(sentence: str, bare: str):
    assert without_weekday(sentence) == bare


def test_what_is_no_sentence_is_left_at_once():
    heap = "paru lundi au " * 50_000
    assert without_weekday(heap) == heap
