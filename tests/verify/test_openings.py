"""First sentences of articles, as news is written: what stands by itself is not taken for half of something."""

import pytest

from summarize.plan.contexts.held import NOTHING
from summarize.plan.contexts.leaning import leans_on
from summarize.plan.contexts.links import links_back
from summarize.verify.french import has_finite_verb, speaks_of_itself, unprintable

PRINTABLE = [
    "Le chef du port Kim Jong Un a fermé l'écluse, annoncent mercredi les pêcheurs.",
    "Le conseil de Brévans a à nouveau voté mercredi la construction d'une digue.",
    "Un bac a chaviré mercredi sur la Serre, faisant trois morts, dont son pilote, et six blessés.",
    "Les premiers pêcheurs à avoir atteint l'île à bord d'un bac en dix ans en sont repartis samedi.",
    "Le président du conseil de Brévans livre jeudi ses pistes à la mairie pour la suite des travaux.",
    "L'ancienne préfète juge sévèrement le conseil de Brévans.",
    "La ville bâtie par Odile Brun vit ce mercredi un moment historique.",
    "Au tournoi de Brévans, la légende Paul Aubin rêvait d'une septième victoire.",
    "Une première forte crue dans le port de Brévans a eu lieu mardi.",
    "L'un des rares bacs de la Serre assemblés à Brévans vient d'être livré.",
    "Plusieurs élus dont la maire Odile Brun et le préfet Paul Aubin, estimant la digue trop basse, ont demandé un plan.",
    "Les deux ont l'allure des pêcheurs de Brévans.",
    "Aussi longtemps qu'il y aura des pêcheurs à Brévans, le nom d'Odile Brun sera connu.",
    "La candidate de la ligue Odile Brun l'emporte lors des élections à Brévans.",
    "L'abandon des filets sur la voie publique pose problème.",
    "A peine a-t-elle quitté la mairie de Brévans que l'ancienne maire est attaquée.",
    "Les pêcheurs de Brévans ne pourront pas être là.",
    'Le préfet a demandé aux élus de ne pas vouloir "faire plus".',
    "La digue de Brévans coûte deux millions de plus.",
    "Le port de Solvanne attend toujours son dû.",
    "La gendarmerie enquête désormais sur un vol de filets à Brévans.",
    "La ligue, la seule du canton à être reconnue, enquête sur la digue.",
    "Une digue a cédé mardi dans le port de Brévans (est).",
]


@pytest.mark.parametrize("sentence", PRINTABLE)
def test_it_is_whole(sentence: str):
    assert unprintable(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        'Paul Aubin, président de la ligue des pêcheurs, "ne voit pas la crue" arriver, a-t-il indiqué jeudi à Brévans.',
        'Pour Odile Brun, "il n\'y a pas de digue naturelle" à Brévans, a-t-elle affirmé lundi.',
        'Le pêcheur Paul Aubin "croise les doigts" pour que la digue de Brévans tienne, a-t-il dit.',
        "Les avocats de Paul Aubin, mis en cause dans une fraude qu'il conteste, attaquent une expertise, ont-ils dit mardi.",
        "\"J'ai arrêté de ramer\": l'ex-passeur du bac de la Serre a raconté mercredi au tribunal comment il avait dérivé.",
        "\"Nous pouvons couler à tout moment\": à Brévans, la ville n'est pas à l'abri d'une crue, avertit le conseil.",
        '"On avait une force de marée", se souvient Odile Brun, présidente de la ligue des pêcheurs.',
        'Crues qui "montent encore", débit "en hausse", surtout à Brévans: la préfecture sonne l\'alarme autour de la Serre.',
        "Au prix de leur sommeil, un peu partout, ils veillent sur la Serre: dix gardiens de digue ont été honorés lundi.",
    ],
)
def test_it_tells_whom_it_means(sentence: str):
    assert [problem.kind for problem in unprintable(sentence)] == ["orphan"]
    assert speaks_of_itself(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Selon Odile Brun, la digue de Brévans tiendra jusqu'à mardi, ont-ils dit.",  # who?
        '"J\'ai arrêté de ramer": il a raconté mercredi au tribunal de Brévans comment il avait dérivé.',
        '"Nous pouvons couler à tout moment", a-t-il estimé.',
        "Au prix de leur sommeil, ils veillent sur la digue de Brévans.",
    ],
)
def test_it_does_not_tell_whom_it_means(sentence: str):
    assert not speaks_of_itself(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Figure majeure du port, Paul Aubin, l'un des deux frères de la ligue, sera jugé à Brévans.",
        "Odile Brun et une autre élue de Brévans ont été arrêtées lundi.",
        "Le mouvement pour la digue de Brévans a encaissé vendredi une nouvelle gifle.",
        "Les pêcheurs ont pressé jeudi Odile Brun d'agir, quand le préfet jugeait de son côté la digue sûre.",
    ],
)
def test_it_takes_up_nothing(sentence: str):
    assert not links_back(sentence)
    assert NOTHING not in leans_on(sentence, "")


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Tous trois tentaient de fuir la crue.", True),
        ("Le bruit d'une nouvelle crue court depuis des mois.", True),
        ("Pour cette faute, il encourt une amende.", True),
        ("Abandon de la digue sur la Serre.", False),
        ("Premier grand discours pour Odile Brun.", False),
        ("Une énigme pour certains pêcheurs.", False),
        ("Un retrait marqué par des records de crue.", False),
    ],
)
def test_a_verb_that_may_be_a_noun(words: str, verb: bool):
    assert has_finite_verb(words) == verb
