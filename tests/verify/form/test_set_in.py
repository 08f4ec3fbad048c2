"""What is set into a sentence with one comma of two, subjects parted from their verb, stressed pronouns without commas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.verify.form.asides import asides
from summarize.verify.form.parted import parted
from summarize.verify.form.pauses import pauses
from summarize.verify.french import unprintable


@pytest.mark.parametrize(
    "sentence",
    [
        "Odile Lanoix, maire de Brévans depuis dix ans quitte la ville.",
        "Luc Ternet, journaliste pour Val TV relate la crue.",
        "Jeanne Varlin, 45 ans et mère de deux enfants a su nager.",
        "Le seuil, fixé à 92 cas pour 1.000 marins a été passé.",
        "En mai, Odile Lanoix, la présidente du port conteste le plan.",
        "Odile Lanoix qui a signé le plan quitte la ville.",
        "La Vernoise Express dont les essais commencent en mai prendra la mer.",
        "Le chantier vernois qui vient de signer un accord, entend vendre le bac.",
        "Cette tour dont le toit a brûlé en mai, domine le port.",
    ],
)
def test_one_comma_of_two(sentence: str):
    assert [problem.kind for problem in asides(sentence)] == ["marks"]
    assert unprintable(sentence) != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Odile Lanoix, maire de Brévans depuis dix ans, quitte la ville.",
        "Pourtant, la maire de Brévans quitte la ville.",
        "Originaire de Corvalle, le jeune homme vivait au port.",
        "Invité de Val TV, l'élu répète son refus.",
        "Odile Lanoix, le maire et la préfète signent un accord.",
        "Le lendemain, réunis au port les marins ont chanté.",
        "La France qui travaille ne dort pas.",
        "Celui qui a signé le plan quitte la ville.",
        "L'homme qui a signé le plan quitte la ville.",
        "Ce sont des élus qui ont été alertés, a rapporté le maire.",
        "Le marin qui dort, dit le maire, rêve.",
        "Place Vendôme, un homme âgé de 30 ans a chanté.",
    ],
)
def test_sound_asides(sentence: str):
    assert asides(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Il dit que les plages de Brévans, sont fermées.",
        "Tandis que le maire de Corvalle, a accusé la préfète.",
        "La réussite du bac construit à Brévans, dépendra du vent.",
        "Cette digue bâtie en mai, se dresse au nord.",
        "Odile Lanoix et le maire de Corvalle, ont signé.",
        "Odile Lanoix, Luc Ternet et Jeanne Varlin, sont entendus au port.",
        "Membre du conseil de Brévans, Luc Ternet, a qualifié le plan de fou.",
        "Plusieurs ports comme le Vernois, la Baie et le Corvallois, ont rouvert.",
    ],
)
def test_subjects_that_a_comma_parts(sentence: str):
    assert parted(sentence) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Il est plus fort que les autres marins, a dit le maire.",
        "Il dit que le lendemain, est né un port.",
        "Odile Lanoix, ainsi que les élus du port, ont signé.",
        "Le club, équipe de la ligue vernoise, a gagné.",
        "L'élu, figure de la droite, est mort.",
        "Le bac, date de mai oblige, dort.",
        "Le port, explique le maire, tient bon.",
        "Le feu, éteint vers midi, a pris au port.",
        "Odile Lanoix, maire du port, et Luc Ternet ont signé.",
        "Plusieurs ports, comme le Vernois et la Baie, ont rouvert.",
        "La semaine dernière, se tenait un bal.",
        "Après Brévans, Odile Lanoix et Luc Ternet, sont venus les élus.",
    ],
)
def test_subjects_that_none_parts(sentence: str):
    assert parted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Les élus dénoncent eux le projet du port.", True),
        ("La mairie ouvrira elle ses portes à midi.", True),
        ("La Baie elle a vu monter la mer.", True),
        ("Les élus, eux, dénoncent le projet.", False),
        ("Elle compte sur elle à midi, et c'est elle la maire.", False),
        ("En mai elle a vu la mer, et pour la ville elle-même.", False),
        ("Le médecin lui a parlé, et le maire lui donne raison.", False),
    ],
)
def test_stressed_pronouns(sentence: str, found: bool):
    assert bool(pauses(sentence)) is found


@given(st.text(alphabet="abél ,«»\"'()OLqu.é", max_size=80))
def test_any_text_is_read(sentence: str):
    for problem in (*asides(sentence), *parted(sentence)):
        assert sentence[problem.start : problem.end] == problem.text
