"""Who says what a sentence tells, and is told by a kind alone, leans on the sentence that named the one."""

import pytest

from summarize.plan.contexts.held import ANYTHING, NOTHING
from summarize.plan.contexts.leaning import leans_on

BEFORE = "La digue a cédé à Brévans."


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        ("« La crue durera », a encore dit lundi la syndicaliste.", "syndical"),
        ("« La crue durera », observent les magistrats.", "magistrat"),
        ("La crue durera, ont expliqué les chercheurs serriens.", "chercheur"),
        ("« La crue durera », s'insurge le biologiste dans un communiqué.", "biolog"),
        ("« La crue durera », confie le buraliste au journal.", "bural"),
        ("« La crue durera », écrit l'agence.", "agenc"),
        ("La crue durera, souligne l'agence sanitaire.", "agenc"),
        ("La crue durera, précise l'agence de presse.", "agenc"),
        ("La crue durera, selon la source policière.", "sourc"),
        ("La crue durera, a souligné jeudi la source judiciaire.", "sourc"),
        ("La crue durera, explique le média spécialisé.", "med"),
        ("La crue durera, rapporte mardi 4 mars le quotidien régional.", NOTHING),
        ("La crue durera, explique le magazine.", NOTHING),
        ("Joint par le quotidien local, un élu se tait.", NOTHING),
        ("L'hebdomadaire satirique affirme que la crue durera.", NOTHING),
        ("Vers minuit, l'individu a été arrêté.", NOTHING),
        ("Pour garder ses clients, le gérant a baissé ses prix.", NOTHING),
        ("La grand-tante avait gardé le silence.", NOTHING),
        ("L'homme confie ne plus sortir le soir.", NOTHING),
        ("L'étude conclut que la crue durera.", "etud"),
        ("La réunion devrait durer trois heures.", "reunion"),
        ("Si l'ordonnance était censurée, la crue reprendrait.", "ordon"),
    ],
)
def test_who_is_told_by_a_kind_alone_leans(sentence: str, lean: str):
    assert any(found.startswith(lean) for found in leans_on(sentence, BEFORE))


@pytest.mark.parametrize(
    "sentence",
    [
        "La crue durera, ont annoncé dimanche les autorités.",
        "La crue durera, selon la préfecture.",
        "La crue durera, note l'institut météorologique de Brévans.",
        "« La crue durera », a indiqué le parquet dans un communiqué.",
        "« La crue durera », a dit le fondateur et patron de l'Odon.",
        "La crue durera, écrit le quotidien Vernoise-Matin.",
        "La crue durera, écrit le magazine spécialisé Vernoise Nature.",
        "La crue durera, selon l'agence spatiale européenne.",
        "La digue nouvelle est encore à l'étude à Brévans.",
        "La crue durera, a dit Odile Brun à la radio.",
        "La crue durera selon la saison à Brévans.",
        "La crue durera, ont indiqué les pompiers de Brévans.",
        "Odile Brun, jadis élue à Vernoise, a lancé l'opération de la digue à Brévans.",
        "La réunion de la Ligue durera trois jours à Brévans.",
        "Le gérant de la halle, Paul Aubin, a baissé ses prix.",
    ],
)
def test_whom_all_know_or_whom_a_name_tells_stands(sentence: str):
    assert leans_on(sentence, BEFORE) <= {ANYTHING}


def test_a_newspaper_is_the_one_that_its_article_named():
    before = "Le magazine Odon accuse la mairie de Brévans."
    assert leans_on("La crue durera, explique le magazine.", before) <= {"odon", ANYTHING}
