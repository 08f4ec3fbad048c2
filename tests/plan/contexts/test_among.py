"""What tells of some or of others among what was told, and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts.among import one_of_them
from summarize.plan.contexts.links import links_back


@pytest.mark.parametrize(
    "sentence",
    [
        "1.931 étaient amarrés au port.",
        "Quinze ont été repêchés au port.",
        "Environ 30% étaient neufs.",
        "Près de 60 % (12 bacs) devaient être vendus.",
        "21% ne souhaitent pas que la digue cède.",
        "Neuf millions seront versés au port.",
        "Moins de trois sur dix (29%) craignent une crue.",
        "Moins d'un sur deux (45%) votera pour la digue.",
        "Beaucoup sont partis avant la crue.",
        "Au moment de la crue, beaucoup dormaient.",
        "Aucun n'a signé l'accord.",
        "Une partie demande une digue neuve.",
        "Une autre a été levée à Varlin.",
        "Six autres bacs ont coulé au port.",
        "Mardi, deux autres pêcheurs ont signé.",
        "D'autres bacs viendront de Varlin.",
        "« La digue cèdera », rapporte un autre pêcheur.",
        "Un dixième bac, le « Serre », a coulé.",
        "Dans une deuxième lettre, la maire réclame une digue.",
        "Au sud, dans la vallée, la démarche est la même.",
        "Les chiffres du port montrent la même tendance.",
        "En mai, le maire de Varlin a pris un arrêté similaire.",
        "Concernant les bacs, les résultats sont similaires.",
    ],
)
def test_of_which(sentence: str):
    assert links_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "1.931 bacs étaient amarrés au port.",
        "2031 a été marquée par une crue.",
        "21% des pêcheurs ne souhaitent pas de digue.",
        "Neuf millions d'euros seront versés au port.",
        "Moins d'un pêcheur sur deux votera pour la digue.",
        "Beaucoup de pêcheurs sont partis.",
        "Plusieurs présidents ont signé l'accord.",
        "Aucun pêcheur n'a signé l'accord.",
        "Une partie des pêcheurs demande une digue.",
        "Parmi les pêcheurs, beaucoup dormaient.",
        "Certains ports ferment, d'autres bacs circulent.",
        "La ligue et deux autres ports ont signé.",
        "Une deuxième vague a noyé le port.",
        "La loi est la même pour tous.",
        "Le port a suivi la même logique que Varlin.",
        "Le maire a pris un arrêté similaire à celui de Varlin.",
        "Le port et la mairie ont des digues similaires.",
    ],
)
def test_stands(sentence: str):
    assert not links_back(sentence)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    assert one_of_them(text, text) in (True, False)
