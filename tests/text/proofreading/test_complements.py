"""Verbs and nouns without the preposition that they want, each with right French that looks like it."""

import pytest

from summarize.text.proofreading.complements import miscomplemented


@pytest.mark.parametrize(
    "text",
    [
        "La préfète enjoint les riverains à partir.",
        "Elle veut convaincre la ville voisine à payer la digue.",
        "Il la qualifie comme une amie du port.",
        "Les mouettes s'accommodent à la pluie.",
        "Les marins contaminés du virus sont à quai.",
        "Le port se tient prêt face une crue.",
        "Les élus vont participer une réunion au port.",
        "La ville peut bénéficier une aide de l'État.",
        "Le port accueille des mousses âgés des 16 ans et plus.",
        "Le bac repart à raison 200 passagers par jour.",
        "Elle a remis un rapport 300 pages au conseil.",
        "La ville cherche une date réouverture pour le quai.",
        "Les élus sont venus accompagner de leurs fils.",
        "Elle ne cache pas son ambition prendre la mairie.",
        "Le maire doit se contenter faire le tour du port.",
        "La crue peut être suivie inondations.",
        "On compte 62% femmes parmi les marins.",
        "La ville a connu une série accords.",
        "La vente est considérée illégale par le juge.",
    ],
)
def test_a_lost_or_wrong_preposition_is_found(text: str):
    assert len(miscomplemented(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "La préfète enjoint aux riverains de partir, et lui enjoint d'attendre.",
        "Elle veut convaincre la ville de payer, et tient à convaincre à nouveau.",
        "Il la traite comme une amie et la qualifie d'amie.",
        "Les mouettes s'accommodent de la pluie.",
        "La commune la plus touchée du pays, contaminée de la même manière, est au port.",
        "Il se tient en face des quais, face à une crue, et fait face.",
        "Elle va faire participer les élèves, et participer le 3 mai à la fête.",
        "Les aides dont ont bénéficié les ports restent.",
        "Des mousses âgés de 16 ans et plus, âgés d'une vingtaine d'années, sont là.",
        "Il repart à raison de 200 passagers, et a raison trois fois.",
        "Un rapport de 300 pages, une date butoir, un projet pilote et la date limite.",
        "Elle va accompagner des couples au port.",
        "Son ambition est de prendre la mairie, son objectif : gagner.",
        "Les composés organiques et les fonds privés restent, suivis quelques jours.",
        "Des ours 100% carnivores, et 23% supplémentaires.",
        "Une série télévisée, une dizaine depuis mai et une centaine blessées.",
        "Elle est considérée comme illégale, puis considérée par tous.",
    ],
)
def test_right_complements_pass(text: str):
    assert miscomplemented(text) == []
