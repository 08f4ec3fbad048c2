"""Weekdays and relative days become the calendar day that article and tense determine, or none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.deixis import WEEKDAYS, day_words, deictics
from summarize.text.tense import direction

THURSDAY = date(2031, 3, 6)


def told(sentence: str, published: date | None = THURSDAY) -> str:
    for one in reversed(deictics(sentence, published)):
        if one.told is not None:
            sentence = sentence[: one.start] + one.told(year=False) + sentence[one.end :]
    return sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le maire a ouvert lundi la digue.", "Le maire a ouvert lundi 3 mars la digue."),
        ("Le ministre se rendra mardi à Brévans.", "Le ministre se rendra mardi 11 mars à Brévans."),
        ("Samedi soir, le maire a cédé.", "Samedi 1er mars au soir, le maire a cédé."),
        ("Il doit être entendu lundi.", "Il doit être entendu lundi 10 mars."),
        ("Il a été jugé ce jeudi.", "Il a été jugé jeudi 6 mars."),
        ("Le journal publie jeudi une lettre.", "Le journal publie jeudi 6 mars une lettre."),
        ("La ligne restera coupée jusqu'à vendredi.", "La ligne restera coupée jusqu'au vendredi 7 mars."),
        ("Il est mort lundi dernier.", "Il est mort lundi 3 mars."),
        ("D'ici samedi, tout sera fini.", "D'ici au samedi 8 mars, tout sera fini."),
        (
            "Le train a déraillé dans la nuit de vendredi à samedi.",
            "Le train a déraillé dans la nuit du vendredi 28 février au samedi 1er mars.",
        ),
        ("Deux digues ont cédé lundi et mardi.", "Deux digues ont cédé lundi 3 mars et mardi 4 mars."),
        ("Hier, la préfète a visité Brévans.", "Le 5 mars, la préfète a visité Brévans."),
        ("Le maire a cédé hier soir.", "Le maire a cédé le 5 mars au soir."),
        ("Le pont rouvrira demain matin.", "Le pont rouvrira le 7 mars au matin."),
        ("Le pont a été fermé jusqu'à hier.", "Le pont a été fermé jusqu'au 5 mars."),
        ("La journée d'hier a été longue.", "La journée du 5 mars a été longue."),
        ("Il a été élu aujourd'hui.", "Il a été élu le 6 mars."),
        (
            "Après sa victoire samedi à Brévans, il a dormi.",
            "Après sa victoire samedi 1er mars à Brévans, il a dormi.",
        ),
        (
            "Après sa victoire (3-0) samedi à Brévans, il a dormi.",
            "Après sa victoire (3-0) samedi 1er mars à Brévans, il a dormi.",
        ),
        (
            "Lors de sa prise de pouvoir lundi, il s'est tu.",
            "Lors de sa prise de pouvoir lundi 3 mars, il s'est tu.",
        ),
        ("Le masque est obligatoire depuis lundi.", "Le masque est obligatoire depuis lundi 3 mars."),
        ("Ce matin, il a été arrêté.", "Le 6 mars au matin, il a été arrêté."),
        ("Cet après-midi, il a parlé.", "Le 6 mars dans l'après-midi, il a parlé."),
        ("Un feu a pris cette nuit.", "Un feu a pris dans la nuit du 5 au 6 mars."),
        ("Il a démissionné il y a deux jours.", "Il a démissionné le 4 mars."),
        ("Il a annoncé la semaine dernière un plan.", "Il a annoncé la semaine du 24 février un plan."),
        ("Il a joué ce week-end.", "Il a joué le week-end du 1er mars."),
        ("Le chômage a baissé le mois dernier.", "Le chômage a baissé en février."),
        ("Il est parti l'an dernier.", "Il est parti en 2030."),
    ],
)
def test_told_by_the_calendar(sentence: str, expected: str):
    assert told(sentence) == expected
    assert told(sentence, None) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Le procès prévu lundi a été annulé.",  # before or after
        "Le procès s'ouvre lundi.",  # a present state may lie on both sides
        "Il devait se rendre lundi à Brévans.",
        "Le syndicat a appelé à la grève mardi.",
        "Le maire a annoncé une marche samedi.",
        "Le livre sera publié, selon un extrait diffusé lundi.",
        "L'attaque de lundi a fait deux morts.",
        "Il est mort lundi 3 mars.",
        "Il viendra lundi et mardi 11 mars.",
        "Le lundi, il joue.",
        "Le marché se tient chaque lundi.",
        "Les fidèles ont célébré le vendredi saint.",
        "Le Journal du dimanche l'a écrit.",
        "Il est aujourd'hui le premier.",
        "L'homme, aujourd'hui âgé de 80 ans, a fui.",
        "La ville payait aujourd'hui ses dettes.",
        "Le cinéma doit aujourd'hui changer.",
        "Elle s'est couchée ce soir de juin.",
        "La fête était prévue lundi matin.",
        "Le projet, présenté lundi en conseil, divise la ville.",
        "Le bilan devant être publié lundi divise la ville.",
        "Il a joué vendredi ou samedi.",
        "Les cheminots ont prolongé la grève jusqu'à lundi.",
        "Pour le match samedi, il a retenu trois gardiens.",
        "Après la réunion lundi, le conseil votera.",
        "Le monde d'hier a disparu.",
        "Il a répondu : « Je pars demain. »",
        "Le réseau Mardi Libre a parlé.",
    ],
)
def test_left_alone(sentence: str):
    assert told(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "day", "expected"),
    [
        ("Le maire a ouvert lundi la digue.", "lundi", "past"),
        ("La fête aura lieu lundi.", "lundi", "future"),
        ("Il va partir lundi.", "lundi", "future"),
        ("Il part lundi.", "lundi", None),
        ("Il a dit lundi qu'il partira.", "lundi", "past"),
        ("Il a dit qu'il partira lundi.", "lundi", "future"),
        ("Le juge, arrêté lundi, est libre.", "lundi", "past"),
        ("Le maire a lancé une alerte, lundi, sur la digue.", "lundi", "past"),
        ("Lundi, à Brévans, près du port, une digue a cédé.", "Lundi", "past"),
        ("Elle est attendue lundi.", "lundi", None),
        ("Il aurait fui lundi.", "lundi", None),
    ],
)
def test_direction(sentence: str, day: str, expected: str | None):
    at = sentence.index(day)
    assert direction(sentence, at, at + len(day)) == expected


@given(st.sampled_from(WEEKDAYS), st.dates(date(2000, 1, 10), date(2090, 1, 1)), st.booleans())
def test_the_nearest_such_day_on_the_side_of_the_tense(name: str, published: date, past: bool):
    sentence = f"Le maire {'a ouvert' if past else 'ouvrira'} {name} la digue."
    [one] = deictics(sentence, published)
    assert one.day is not None
    assert one.told is not None
    assert WEEKDAYS[one.day.weekday()] == name
    assert timedelta(0) <= (published - one.day if past else one.day - published) < timedelta(7)
    assert one.told(year=True) == f"{name} {day_words(one.day, year=True)}"


@given(st.text(max_size=200))
def test_any_text(text: str):
    for one in deictics(text, THURSDAY):
        assert 0 <= one.start < one.end <= len(text)


_WORDS = st.sampled_from(
    "il le la doit va être a été est s' sera lundi hier demain ce matin soir , qui que arrêté prévu partir a-t-il pour de en « » . "
    "nuit à mardi jusqu'à il y a deux jours la semaine dernière le mois prochain".split()
)


@given(st.lists(_WORDS, max_size=14), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_order_of_the_words_that_count(words: list[str], published: date):
    text = " ".join(words)
    for one in deictics(text, published):
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.day is None or abs((one.day - published).days) < 800
        assert (one.day is None) == (one.told is None)


def test_a_long_line_is_read_in_a_moment():
    assert len(deictics("Le maire a ouvert lundi la digue, " * 3000, THURSDAY)) == 3000
