"""A time counted from another sentence leans on it; one that names what it counts from does not."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts.anchors import in_year_told_before, leans_in_time


@pytest.mark.parametrize(
    "sentence",
    [
        "Dix jours plus tard, il a quitté Brévans.",
        "Quelques heures auparavant, la préfète avait fermé le port.",
        "Moins d'un an plus tard, il était maire.",
        "Une semaine après, la digue a cédé.",
        "Deux ans après elle a repris la ferme.",
        "Au même moment, le maire appelait au calme.",
        "Le lendemain, la digue a cédé.",
        "Le lendemain matin, la digue a cédé.",
        "La veille, il avait visité le port.",
        "Plus tôt dans la journée, il avait visité le port.",
        "En début de soirée, le feu couvait encore.",
        "Depuis, elle est introuvable.",
        "Entre-temps, le port a rouvert.",
        "Il avait visité le port la veille.",
        "Le conseil compte douze malades, contre dix la veille.",
        "Un peu plus tard, la préfète a fermé le port.",
        "Un quart d'heure plus tard, la digue cédait.",
        "Environ deux heures plus tard, la digue cédait.",
        "L'année suivante, il était maire.",
        "Au cours de la même nuit, deux bacs ont coulé.",
        "La préfète a dans la foulée fermé le port.",
        "La crue avait fait à l'époque deux morts.",
        "Le maire a par la suite promis une digue.",
        "La digue sera refaite par la suite.",
        "La ligue tenait au même moment son congrès.",
        "« La digue tiendra », avait promis un peu plus tôt la préfète.",
        "Le maire avait parlé plus tôt dans la matinée.",
        "La digue a cédé deux heures après.",
        "Paul Aubin est passé depuis dans un autre camp.",
        "Le pêcheur est introuvable depuis.",
        "Un bac était attendu le soir-même.",
        "Deux digues ont cédé dans les jours suivants.",
    ],
)
def test_leans(sentence: str):
    assert leans_in_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dix jours après la crue, il a quitté Brévans.",
        "Deux ans avant d'être élu, il était pêcheur.",
        "Le lendemain de la crue, la digue a cédé.",
        "La veille du scrutin, le maire s'est tu.",
        "Dans la nuit de samedi à dimanche, la digue a cédé.",
        "En début de soirée samedi, le feu couvait encore.",
        "Le maire a parlé vendredi du port, fermé la veille.",
        "Depuis lundi, elle est introuvable.",
        "Depuis la crue, elle est introuvable.",
        "« Dix jours plus tard, tout ira bien », a promis le maire.",
        "Plusieurs jours de pluie ont noyé Brévans.",
        "Un peu plus tôt vendredi, la préfète avait fermé le port.",
        "La préfète avait parlé plus tôt lundi.",
        "Le port a rouvert plus tôt que prévu.",
        "La digue avait cédé vingt ans plus tôt, en 2011.",
        "En 2011, la crue avait fait à l'époque deux morts.",
        "La préfète a fermé le port et annoncé dans la foulée une digue.",
        "Dans la foulée de la crue, la préfète a fermé le port.",
        "Le port compte plus de bacs qu'à l'époque des comtes.",
        "Lors de la crue, deux bacs ont coulé au même moment.",
        "Le port est fermé depuis deux jours.",
        "Le pêcheur vit au port depuis la crue.",
        "Le conseil votera le budget le lendemain des fêtes.",
    ],
)
def test_stands(sentence: str):
    assert not leans_in_time(sentence)


@given(st.text(max_size=300))
def test_any_text(text: str):
    assert leans_in_time(text) in (True, False)


def test_a_long_line_is_read_in_a_moment():
    assert not leans_in_time("le " * 100_000)


def test_a_chronology_s_day_wants_the_year_told_before_it():
    told = ["En 2029, le parquet ouvre une enquête.", "Le maire est entendu."]
    published = datetime(2031, 9, 1, tzinfo=UTC)
    assert in_year_told_before("Le 29 mai, le maire est mis en examen.", told, published)
    assert not in_year_told_before("Le 29 mai, le maire est mis en examen.", told, None)
    assert not in_year_told_before("Le 29 mai 2029, le maire est mis en examen.", told, published)
    assert not in_year_told_before("Le maire est mis en examen.", told, published)
    assert not in_year_told_before("Le 29 mai, le maire vote.", ["En 2031, tout change."], published)
