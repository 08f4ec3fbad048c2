"""Small words and the word behind them: gender, elision, a preposition lost behind "et"; and where right French looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.dictionary import inflections
from summarize.text.small_words import gender, misjoined


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La crue a touché certaines pays du Vernois.", "certaines pays"),
        ("Eu égard à son dangerosité, le marin reste enfermé.", "son dangerosité"),
        ("Il a refusé un entreprise de Brévans.", "un entreprise"),
        ("Cette héritage pèse sur le port.", "Cette héritage"),
        ("Le bateau est pris dans la bassin.", "dans la bassin"),
        ("La mairie aide les petits chapelles du port.", "les petits chapelles"),
        ("Elle a vu diverses troubles au port.", "diverses troubles"),
        ("La courbe de admissions baisse à Corvalle.", "de admissions"),
        ("La maire dit que il viendra.", "que il"),
        ("La maire sait si il viendra.", "si il"),
        ("La loi ferme le port lorsque un navire coule.", "lorsque un"),
        ("Elle écrit aux marins et leurs familles.", "aux marins et leurs familles"),
        ("Le port nuit à l'environnement et la santé publique.", "à l'environnement et la santé publique"),
    ],
)
def test_small_words_that_do_not_go_with_the_next(text: str, found: str):
    assert misjoined(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Son admission, mon histoire et son école ont compté.",
        "La plupart des pays et nombre d'élus démocrates ont signé.",
        "Quelque dix mille marins, une vingtaine d'admissions, le onze mai.",
        "Une membre du conseil, la ministre et une secrétaire sont venues.",
        "Une peintre, une guide et une malade, fidèles à leurs premières amours.",
        "La complexe affaire du port et sa cinquantième édition.",
        "Le ou les marins, le oui et le non, le off du bal.",
        "Les élus, il faut les aider ; la toucher lui fait peur.",
        "Tous les politiques ont lu le mémoire et la mémoire du port.",
        "À nouveau accusée, elle a beau être là, la semaine dernière devant nous.",
        "Il n'a pas grand chose, et quelles que soient les crues, il reste.",
        "Le drame revient à la charge et la situation dégénère.",
        "Elle pense aux marins et à leurs familles.",
        "Une tout autre crue, telle que le port la craint, un moins grand mal.",
        "Les premières seront les dernières, et certaines sont absentes.",
        "« Le Monde » et « La Haye » ; la Une du journal ; un Yves de Iéna.",
    ],
)
def test_right_french_is_left(text: str):
    assert misjoined(text) == []


def test_the_gender_of_words():
    assert [gender(word) for word in ("courbe", "courbes", "pays", "journaux", "dangerosité")] == list(
        "ffmmf"
    )
    assert gender("ministre") == gender("importante") == gender("xyz") == ""


def test_genders_do_not_contradict_the_dictionary():
    known = [
        (word, form.gender) for word, form in inflections().items() if form.class_ == "noun" and form.gender
    ]
    unlike = [word for word, own in known if gender(word) not in ("", own)]
    assert len(known) > 5000
    assert len(unlike) < len(known) / 200


@given(st.text())
def test_any_text_is_read(text: str):
    assert all(found in text for found in misjoined(text))
