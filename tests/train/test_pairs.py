"""Pairs keep to their sources' words."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.train.corpora import Document
from summarize.train.pairs import document_pairs, lcs_length, natural_cuts


def test_lcs_is_that_of_the_paper():
    assert lcs_length("a b c d".split(), "a c e d".split()) == 3


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # on a busy machine
@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_lcs_is_symmetric_and_bounded(a, b):
    assert lcs_length(a, b) == lcs_length(b, a) <= min(len(a), len(b))
    assert lcs_length(a, a) == len(a)


def test_a_summary_sentence_that_shortens_a_source_sentence_is_a_cut():
    source = (
        "Le tunnel du Grand-Aulne, percé en 1931, sera fermé dès lundi pour dix mois, a annoncé le canton."
    )
    cut = "Le tunnel du Grand-Aulne sera fermé dès lundi pour dix mois."
    assert [(p.task, p.source, p.target) for p in natural_cuts(["Rien à voir ici.", source], [cut])] == [
        ("cut", source, cut)
    ]


def test_a_summary_with_a_number_of_its_own_teaches_nothing():
    source = (
        "Le tunnel du Grand-Aulne, percé en 1931, sera fermé dès lundi pour dix mois, a annoncé le canton."
    )
    assert not list(
        natural_cuts([source], ["Le tunnel du Grand-Aulne sera fermé dès lundi 12 pour dix mois."])
    )


def test_every_task_but_mending_keeps_to_the_words_of_its_source():
    document = Document(
        "Le tunnel du Grand-Aulne ferme dix mois",
        "Le tunnel du Grand-Aulne sera fermé dès lundi pour dix mois.",
        "Le tunnel du Grand-Aulne, percé en 1931, sera fermé dès lundi pour dix mois, a annoncé le canton.\n"
        "Les camions (plus de 3,5 tonnes) passeront par le col, qui reste ouvert, selon la police.\n"
        "Le chantier, dont le coût atteint 12 millions, occupera quarante ouvriers jour et nuit.",
        "fr",
    )
    pairs = list(document_pairs(document, random.Random(1)))
    assert {"copy", "mend", "shed", "cut", "cut_by_rule"} <= {pair.task for pair in pairs}
    for pair in pairs:
        if pair.task in ("copy", "keep", "cut", "cut_by_rule", "shed"):
            missing = set(pair.target.replace(",", "").split()) - set(pair.source.replace(",", "").split())
            assert all(word.endswith(".") for word in missing), (pair, missing)
