"""Verbs in a form that cannot stand where it stands, and determiners that do not go with their noun."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.proofreading.agreeing import disagreements
from summarize.text.proofreading.clause_agreement import verb_disagreements
from summarize.text.proofreading.determiners import misdetermined
from summarize.text.proofreading.participles import misagreed
from summarize.text.proofreading.proofread import marked
from summarize.text.proofreading.wrong_forms import (
    is_infinitive,
    is_of_many,
    is_participle,
    is_past,
    wrong_forms,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dans la cour, il découvrent un marin.", "il découvrent"),
        ("On attend qu'elle pourraient rouvrir le port.", "elle pourraient"),
        ("Elles voulait partir avant la crue.", "Elles voulait"),
        ("Le plan était prêt, mais il été enterré.", "il été"),
        ("Lorsqu'on tenter de passer, le bac recule.", "on tenter"),
        ("Il pu reprendre la mer mardi.", "Il pu"),
        ("Le bac coulera puisqu'il frôlé la digue.", "il frôlé"),
        ("La ville avait un phare il y un an.", "il y un"),
        ("Selon le maire, il n'y pas de remède.", "il n'y pas"),
        ("La crue qui frappé Brévans est finie.", "qui frappé"),
        ("Il salue ceux qui se lève tôt.", "qui se lève"),
        ("Il parle à ceux qui a vu la digue.", "qui a"),
        ("Il a subit un choc au port.", "a subit"),
        ("Le port a ainsi choisit un nouveau nom.", "a ainsi choisit"),
        ("L'évêque s'est réjouit de la nouvelle.", "est réjouit"),
        ("Une caisse avait été crée en mars.", "été crée"),
        ("Le détail qu'il aura oublier de dire.", "aura oublier"),
        ("Il appelle les marins a retirer leurs filets.", "a retirer"),
        ("Les lots a venir seront vendus.", "a venir"),
        ("Ne pouvant présenté de billet, il descend.", "pouvant présenté"),
        ("Ils ont lutté pour maîtrisé le feu.", "pour maîtrisé"),
        ("Il a ri avant de déploré la perte.", "de déploré"),
        ("Les recherches ont du être suspendues.", "ont du être"),
        ("La ville, qui a en a gardé dix, suit.", "a en a"),
        ("Deux marins sont là, l'une se trouvaient à Corvalle.", "une se trouvaient"),
        ("Chacun des élus, chacun ont voté.", "chacun ont"),
        ("Il suit les deux routes qui sépare le port du bac.", "qui sépare"),
        ("Il salue tous les marins qui assure la garde.", "qui assure"),
        ("Les élus ont du se justifier.", "ont du se justifier"),
    ],
)
def test_verbs_in_a_form_that_cannot_stand_there(text: str, found: str):
    assert found in wrong_forms(text)
    assert marked(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La ville rend leurs chambre aux élèves.", "leurs chambre"),
        ("Le port craint ces poussée de la crue.", "ces poussée"),
        ("Le maire veut ouvrir tous les établissement du port.", "les établissement"),
        ("La ville impose des restriction, dit le maire.", "des restriction"),
        ("La crue a causé de nombreux dégât.", "de nombreux dégât"),
        ("Le bac a connu plusieurs panne en mai.", "plusieurs panne"),
        ("Le sort des ces marins inquiète.", "des ces"),
        ("Il lit le rapport des l'enquête.", "des l'"),
        ("Il est sorti une une heure plus tard.", "une une"),
        ("Il a vécu à une dizaine de mètre de la digue.", "dizaine de mètre"),
        ("Il y a des centaines d'opération ce mois-ci.", "centaines d'opération"),
        ("Le bac a reçu un nouvelle coque.", "un nouvelle"),
        ("Avant même cette annoncé, le port fermait.", "cette annoncé"),
        ("La retour du bac est prévu lundi.", "La retour"),
        ("Il parle aux membres de la convention citoyennes du port.", "la convention citoyennes"),
        ("La Direction de la Sante a parlé.", "la Sante"),
        ("Il prévoit le la coque du bac.", "le la"),
        ("Les bacs vont perdre leur titres mardi.", "leur titres"),
        ("Il continue à sa consacrer à la mer.", "sa consacrer"),
    ],
)
def test_determiners_and_what_they_do_not_go_with(text: str, found: str):
    assert found in misdetermined(text)
    assert marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il convient de partir, il se sent las et on vient de loin.",
        "Pour elle passer la digue est exclu ; parmi elles se trouvait Odile.",
        "Qu'il ait été élu ne dit pas qui inviter, ni à qui parler.",
        "Ceux qui ont vu et celles qui disent le savent, malgré tout.",
        "Le pont a été soit détruit, soit fermé ; le pain est bénit.",
        "Il a hier soir écrit, et il a cher payé ce premier retard.",
        "Ils ont du plaisir, du pouvoir et du souci à se faire.",
        "Il part sans gravité pour retraités aisés, sans employé ni blessé.",
        "Elle crée un port qui crée des emplois, et il les y aide.",
        "On peut être à la fois bon et juste, il l'y autorise.",
        "Le bac, lui, est petit ; elle, elle est déçue.",
        "Des très jeunes et des moins jeunes, des demi-frères, ces quatre marins, aux plus offrants.",
        "Aux père et mère de l'élève, aux première et troisième personnes.",
        "Les nuits des vendredi et samedi, des divers droite, des quelque cent marins.",
        "Ces derniers opposant un refus, un des leurs est parti au son du cor.",
        "Cette une du journal fait la une ces temps-ci, l'une le matin, l'autre le soir.",
        "Une dizaine de jours, une centaine de mille, une quinzaine de septembre.",
        "La chef du port et cette professeur la voient, on la retourne, elle le chante.",
        "Un grand bac et cette belle digue, ce certain jour du bel été.",
        "Les élèves de la section bilingues et ceux qui ont l'air décidés viennent.",
        "Les ports de la côte normands et les pêcheries de la baie voisines rouvrent.",
        "Les marins de la Cote et de la Fante, la Rotonde, un bal masqué au port.",
        "Ils crient à la LIBERTE de la mer et la ville rit.",
        "L'un des marins a parlé, l'une et l'autre ont ri ; un sur deux la donne.",
        "Il est de ceux qui a vu la digue, l'un des marins qui assure la garde, et le groupe des élus qui demande.",
        "Un bac de tous les records qui sera vu, avec les marins qui est prêt.",
        "Il leur reste leur cours, leur fils, leur pays et leur temps.",
        "Un moteur qui associé à une boîte neuve plaît, les cités pour expatriés aisés.",
        "Le pouvoir donné au maire ; c'est de voir ces digues qui est rare.",
        "Des minima sociaux, des macaroni, la prix Nobel ; le port le dispute à la ville.",
        "Le journal a mis à sa une un bal sans défilé ni marée.",
        "Des gens, des taliban, des super marins et leurs jeux.",
    ],
)
def test_right_french_is_left(text: str):
    assert wrong_forms(text) == []
    assert misdetermined(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ces résultats devraient être confirmées ce soir.", "Ces résultats devraient être confirmées"),
        ("La déclaration doit être fait en mairie.", "La déclaration doit être fait"),
        (
            "Alors que le pic de la crue peut encore être atteinte, il reste.",
            "le pic de la crue peut encore être atteinte",
        ),
        ("Les passagers sont arrivées à Brévans.", "Les passagers sont arrivées"),
        ("Ces deux digues ont été réparés en mai.", "Ces deux digues ont été réparés"),
        (
            "Les promesses de la ville et sa réponse au maire ont été analysés.",
            "Les promesses de la ville et sa réponse au maire ont été analysés",
        ),
    ],
)
def test_subjects_and_participles_behind_more_than_one_verb(text: str, found: str):
    assert found in verb_disagreements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Les lois doivent être votées et la digue peut être rouverte.",
        "Les digues et les ponts ont été fermés.",
        "La mairie et ses élus ont été surpris.",
        "Les candidats doivent être présents, les candidates peuvent être élues.",
        "Ces deux ponts ont été fermés, ces deux digues sont ouvertes.",
        "La moitié des maisons doit être refaite.",
        "L'alternance entre l'heure d'été et l'heure d'hiver est critiquée.",
    ],
)
def test_right_subjects_are_left(text: str):
    assert verb_disagreements(text) == []


def test_an_object_before_its_participle():
    assert (
        misagreed("Une crue qu'elle a qualifié de drame, les marins qu'ils avaient secouru en mer.")
        == [
            "Une crue qu'elle a qualifié",
            "les marins qu'ils avaient secouru",
        ][1:]
    )
    assert (
        misagreed(
            "La question qu'ils ont mise, les quais qu'il a pris en mai, la loi qu'il a promis de voter."
        )
        == []
    )


def test_a_noun_of_one_before_a_comma():
    assert disagreements("Ils paient leur activités, les marins aussi.") == ["leur activités"]
    assert disagreements("Ils viennent par groupes de dix maximum, chez eux.") == []


def test_the_forms_of_verbs():
    assert [w for w in ("oublier", "hier", "leader") if is_infinitive(w)] == ["oublier"]
    assert [w for w in ("frôlées", "malgré", "été") if is_participle(w)] == ["frôlées"]
    assert [w for w in ("réussit", "écrit", "soit") if is_past(w)] == ["réussit"]
    assert [w for w in ("découvrent", "convient", "souvent") if is_of_many(w)] == ["découvrent"]


@given(st.text(alphabet="ilaqudeonsr't éà.", max_size=60))
def test_any_text_is_read(text: str):
    for found in (*wrong_forms(text), *misdetermined(text)):
        assert found in text
