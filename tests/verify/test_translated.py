"""Translations: what the gate lets through, what it stops, and that it never breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records import Passage
from summarize.verify.agreement import faults
from summarize.verify.bilingual import is_cognate
from summarize.verify.gate import problems_of
from summarize.verify.tables import languages, table
from summarize.verify.translated import mistranslated

ENGLISH = "The mayor of Brandel rejected the new plan to close two schools on Monday, because parents had protested."
FRENCH = "Le maire de Brandel a rejeté lundi le nouveau plan de fermeture de deux écoles, parce que les parents avaient protesté."


def passage(text, language="en"):
    return Passage("a", 0, len(text), text, language, 0)


def kinds(sentence, text, language="en", trust="order"):
    return {p.kind for p in problems_of(sentence, [passage(text, language)], {"a": None}, trust)}


@pytest.mark.parametrize(
    ("sentence", "text", "language"),
    [
        (FRENCH, ENGLISH, "en"),
        (
            "La ministre a présenté le nouveau budget au parlement.",
            "Die Ministerin hat dem Parlament das neue Budget vorgestellt.",
            "de",
        ),
        ("Le gouvernement a approuvé une nouvelle loi.", "El gobierno ha aprobado una nueva ley.", "es"),
        ("Le gouvernement a approuvé une nouvelle loi.", "Il governo ha approvato una nuova legge.", "it"),
        ("Le gouvernement a approuvé une nouvelle loi.", "O governo aprovou uma nova lei.", "pt"),
        (
            "Le gouvernement a approuvé une nouvelle loi.",
            "De regering heeft een nieuwe wet goedgekeurd.",
            "nl",
        ),
    ],
)
def test_a_true_translation_passes(sentence, text, language):
    assert kinds(sentence, text, language) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (FRENCH.replace("deux", "trois"), "number"),
        (FRENCH.replace("lundi", "mardi"), "date"),
        (FRENCH.replace("Brandel", "Corvenne"), "name"),
        (FRENCH.replace("a rejeté", "n'a pas rejeté"), "negation"),
        (FRENCH.replace("rejeté", "financé"), "word"),
        (FRENCH.replace("écoles", "piscines"), "word"),
        (FRENCH.replace("a rejeté", "aurait rejeté"), "hedge"),
        (FRENCH.replace("a rejeté", "« a rejeté »"), "quotation"),
        (FRENCH.replace("le nouveau plan", "la nouveau plan"), "grammar"),
        (FRENCH.replace("de fermeture", "de fermeturage"), "grammar"),
        ("Les parents de deux écoles ont protesté contre le froid.", "word"),
    ],
)
def test_what_the_foreign_passage_does_not_say_is_stopped(sentence, kind):
    assert kind in kinds(sentence, ENGLISH)


def test_a_lost_negation_is_stopped():
    assert "negation" in kinds("Le maire a signé la lettre.", "The mayor has not signed the letter.")


@pytest.mark.parametrize(
    ("sentence", "text", "language", "turned"),
    [
        ("Le maire a critiqué le ministre.", "The mayor criticised the minister.", "en", False),
        ("Le ministre a critiqué le maire.", "The mayor criticised the minister.", "en", True),
        ("Le maire a été critiqué par le ministre.", "The minister criticised the mayor.", "en", False),
        (
            "Le maire a été critiqué par le ministre.",
            "The mayor was criticised by the minister.",
            "en",
            False,
        ),
        ("Le maire a critiqué le ministre.", "The mayor was criticised by the minister.", "en", True),
        ("Le ministre a critiqué le maire.", "Der Bürgermeister hat den Minister kritisiert.", "de", True),
        ("Le maire a critiqué le ministre.", "El alcalde criticó al ministro.", "es", False),
        ("Le ministre a critiqué le maire.", "El alcalde criticó al ministro.", "es", True),
    ],
)
def test_roles(sentence, text, language, turned):
    assert ("role" in kinds(sentence, text, language)) is turned


@pytest.mark.parametrize(
    "sentence",
    [
        "Le école est fermée depuis lundi.",
        "Le prix de le pain augmente.",
        "La gouvernement a parlé.",
        "Les ministres a parlé hier au parlement.",
        "La maison est fermés depuis lundi.",
        "Le maire de la ville a dit que le maire de la ville a dit oui.",
        "Le gouverlement a parlé au parlement.",
    ],
)
def test_faults_of_french(sentence):
    assert {problem.kind for problem in faults(sentence, ())} == {"grammar"}


@pytest.mark.parametrize(
    "sentence",
    [
        "L'école de la ville est fermée depuis le onze mars.",
        "Le maire a demandé de le faire avant la fin de l'année.",
        "La Mourvelle, qui traverse la ville, a débordé.",
        "Les ministres ont parlé au parlement, et la présidente est arrivée.",
        "Le héros de la guerre a été reçu par la reine.",
    ],
)
def test_good_french_has_no_fault(sentence):
    assert faults(sentence, (passage("Mourvelle"),)) == ()


def test_a_language_without_a_table_is_never_printed():
    assert mistranslated("Le maire a parlé au parlement.", [passage("Мэр выступил в парламенте.", "ru")])


def test_tables_are_of_the_six_languages_and_hold_strengths():
    assert languages() == {"en", "de", "es", "it", "pt", "nl"}
    for language in sorted(languages()):
        known = table(language)
        assert len(known.links) > 3000
        assert all(0 < strength <= 1 for row in known.links.values() for strength in row.values())


def test_cognates():
    assert is_cognate("inflation", "inflacion")
    assert not is_cognate("contrat", "contact")
    assert not is_cognate("maison", "raison")


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=120),
    st.text(max_size=120),
    st.sampled_from(["en", "de", "es", "it", "pt", "nl", "ru", None]),
)
def test_any_text_is_judged(sentence, text, language):
    for trust in ("order", "fusion", "free"):
        assert isinstance(problems_of(sentence, [passage(text, language)], {"a": None}, trust), tuple)
    assert isinstance(mistranslated(sentence, [passage(text, language)]), tuple)
    assert isinstance(faults(sentence, ()), tuple)
