"""A model that is free in its words: what it may say otherwise, and what says something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records import Passage
from summarize.verify.clauses import clauses, exchanged
from summarize.verify.gate import problems_of
from summarize.verify.otherwise import distorted

MAYOR = "Le maire de Brandel, Yann Corvec, a critiqué mardi la préfète Odile Maurin, et le conseil a fermé deux écoles et trois piscines."
FIRE = "Un incendie a détruit dans la nuit de lundi à mardi une scierie de Valombre, sur la route de la gare, sans faire de victime."


def passages(*texts):
    return [Passage(str(i), 0, len(text), text, "fr", i) for i, text in enumerate(texts)]


def kinds(sentence, *texts):
    return {problem.kind for problem in distorted(sentence, passages(*texts))}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("La préfète Odile Maurin a critiqué mardi le maire de Brandel, Yann Corvec.", "role"),
        ("Le maire a été critiqué mardi par la préfète Odile Maurin.", "role"),
        ("Le conseil a fermé trois écoles et deux piscines.", "number"),
        ("Le conseil a ouvert deux écoles et trois piscines.", "negation"),
        ("Le conseil a fermé toutes les écoles.", "word"),
    ],
)
def test_what_says_something_else_is_stopped(sentence, kind):
    assert kind in kinds(sentence, MAYOR)


@pytest.mark.parametrize(
    "sentence",
    [
        MAYOR,
        "Le maire de Brandel a critiqué mardi la préfète.",
        "La préfète Odile Maurin a été critiquée mardi par le maire de Brandel.",
        "Deux écoles et trois piscines ont été fermées par le conseil.",
    ],
)
def test_what_says_the_same_passes(sentence):
    assert kinds(sentence, MAYOR) == set()


def test_a_lost_head_is_a_lost_role():
    source = "Les enquêteurs accusent le chef du réseau de Brandel d'avoir vendu des faux."
    assert "role" in kinds("Les enquêteurs accusent le réseau de Brandel d'avoir vendu des faux.", source)


def test_a_splice_of_two_passages_is_stopped_and_a_fusion_at_a_comma_is_not():
    spliced = "Un incendie a détruit dans la nuit de lundi à mardi la préfète Odile Maurin, et le conseil a fermé deux écoles."
    assert "splice" in kinds(spliced, FIRE, MAYOR)
    fused = (
        "Un incendie a détruit une scierie de Valombre, et le conseil a fermé deux écoles et trois piscines."
    )
    assert kinds(fused, FIRE, MAYOR) == set()


def test_exchanged_markers_of_one_kind_pass_in_free_mode_alone():
    source = "Deux hommes soupçonnés d'avoir volé une barque ont été arrêtés à Valombre."
    sentence = "Deux suspects du vol d'une barque ont été arrêtés à Valombre."
    assert not {p.kind for p in problems_of(sentence, passages(source), {"0": None}, "free")} & {"hedge"}
    assert problems_of(sentence, passages(source), {"0": None}, "order")


def test_voices_are_read():
    (active,) = clauses("Le maire a critiqué la préfète.")
    (passive,) = clauses("La préfète a été critiquée par le maire.")
    assert active.before == passive.agent == {"mair"}
    assert active.after == passive.before == {"prefet"}
    assert not exchanged([active], [passive])
    assert exchanged([active], clauses("Le maire a été critiqué par la préfète."))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_judged(sentence, texts):
    assert isinstance(distorted(sentence, passages(*texts)), tuple)


@given(st.sampled_from([MAYOR, FIRE]))
def test_a_passage_says_itself(text):
    assert distorted(text, passages(MAYOR, FIRE)) == ()
