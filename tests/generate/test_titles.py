"""Which titles are sentences, and which need their page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.generate.titles import title_sentence

SENTENCES = [
    "Trévigny : la mairie ferme le pont des Aulnes",
    "L'Odon déborde pour la troisième fois de l'hiver",
    "Corvalle: deux pêcheurs ont été sauvés par un ferry",
    "Coronavirus : 74% des habitants craignent une deuxième vague, selon un sondage",
    "La digue n'a pas tenu, assure le préfet",
    "Odile Brun présente un plan pour la digue",
    '"Le pont tiendra", promet Odile Brun',
    'Port : "le chantier est fini", estime le maire',
    'Certains élus n\'ont donné "aucune nouvelle", dénonce Odile Brun',
    "Odon : il faudra attendre le printemps",
    "La Cour d'Aurance valide le budget, un revers pour le maire",
]

NONE = {
    # no main verb of its own
    "Trévigny : un pont fermé, un blessé": "no verb",
    "Un pêcheur sauvé par un ferry au large de Corvalle": "a participle alone",
    "L'incroyable demande d'Odile Brun au préfet": "'demande' is a noun",
    "La mairie cible de critiques": "'cible' is a noun",
    "Odile Brun présente sur tous les fronts": "'présente' is an adjective",
    "Une digue qui ne sert plus à rien": "a relative clause alone",
    "France : fortes chaleurs et risque d'orage": "no article",
    'Odile Brun : "Le pont tiendra"': "nobody says it",
    "Le mur du port, une menace pour les phoques, dénoncent des élus": "the clause has no verb",
    # what stands on the page
    "Pourquoi la mairie ferme le pont": "asks",
    "Comment l'Odon a débordé": "asks",
    "La digue a-t-elle cédé ?": "asks",
    "Ces travaux qui vont changer la ville": "points",
    "La mairie ferme ce pont": "points",
    "Découvrez ce que la mairie prépare": "speaks to readers",
    "Corvalle : ce que l'on sait de la noyade": "promises",
    "Votre pont va fermer": "speaks to readers",
    "Nous avons visité le pont des Aulnes": "speaks",
    "La mairie ferme le pont aujourd'hui": "any day",
    "Un ferry coule, trois morts": "a heap of nouns",
    "Un ferry coule, au moins quatre morts": "a heap of nouns",
    "Un élève trouve un obus, le collège évacué": "no verb in the second clause",
    "Le maire démissionne, appel au calme": "a heap of nouns",
    "Odon : crue : la digue cède": "two colons",
    "La mairie ferme le pont | Le Courrier de l'Odon": "a page",
    "La mairie ferme le pont... et le rouvre": "teases",
}


@pytest.mark.parametrize("title", SENTENCES)
def test_a_title_that_is_a_sentence_gets_its_full_stop(title: str):
    found = title_sentence(title)
    assert found is not None
    assert found.text == f"{title}."


@pytest.mark.parametrize("title", NONE)
def test_a_title_that_is_none_or_needs_its_page(title: str):
    assert title_sentence(title) is None, NONE[title]


def test_the_clause_stands_without_its_matter():
    found = title_sentence("EN DIRECT - Trévigny : la mairie ferme le pont", "Le Courrier")
    assert found is not None
    assert (found.text, found.clause, found.matter) == (
        "Trévigny : la mairie ferme le pont.",
        "La mairie ferme le pont.",
        "Trévigny",
    )


@given(st.text(max_size=200))
def test_any_text_is_a_title(text: str):
    found = title_sentence(text)
    assert found is None or found.text.endswith(found.clause[1:])
