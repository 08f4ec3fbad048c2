"""An older toll that a newer article raises is left out, unless its sentence gives its day."""

from datetime import UTC, datetime

import pytest

from summarize.cite.differences.superseded import of_an_older_day, superseded
from summarize.records import Article, Passage

NEW = "L'explosion du silo de Brévans a tué 100 personnes, selon le préfet."


def _left_out(old: str, new: str = NEW, *, days: tuple[int | None, int | None] = (3, 4)) -> bool:
    articles = {
        name: Article(name, text, published_at=day and datetime(2031, 3, day, 12, tzinfo=UTC), language="fr")
        for name, text, day in (("a", old, days[0]), ("b", new, days[1]))
    }
    passages = [Passage(name, 0, len(a.text), a.text, "fr", 0) for name, a in articles.items()]
    found = superseded(passages, articles)
    assert ("b", 0, len(new)) not in found
    return bool(found)


@pytest.mark.parametrize(
    ("old", "raised"),
    [
        ("À Brévans, l'explosion du silo a fait 73 morts.", True),
        ("Le silo de Brévans a fait 73 morts, a dit lundi 3 mars le maire.", False),  # it gives its day
        ("À Brévans, l'explosion du silo a fait 100 morts.", False),
        ("À Brévans, l'explosion du silo a fait plus de 70 morts.", True),  # true, and no longer news
        ("À Brévans, l'explosion du silo a fait des dizaines de morts.", False),
        ("À Brévans, l'explosion du silo a fait 12 morts dans la cour.", False),  # a part of them
        ("À Brévans, l'explosion du silo a fait 73 blessés.", False),
        ("Un séisme a fait 73 morts en Ostrelle.", False),
    ],
)
def test_an_older_toll(old: str, raised: bool):
    assert _left_out(old) == raised


def test_only_a_later_article_raises_it():
    old = "À Brévans, l'explosion du silo a fait 73 morts, selon des témoins venus du port."
    assert _left_out(old)
    assert not _left_out(old, days=(3, 3))
    assert not _left_out(old, days=(5, 4))
    assert not _left_out(old, days=(None, 4))


SOME = "Plus d'une vingtaine de nouveaux cas ont été liés à un marin qui avait dîné dans deux tavernes de Brévans."


@pytest.mark.parametrize(
    ("old", "new", "outgrown"),
    [
        (SOME, SOME.replace("vingtaine", "cinquantaine").replace("deux tavernes", "trois tavernes"), True),
        (SOME, SOME.replace("Plus d'une vingtaine", "Au moins 24"), False),  # the same figure
        (SOME, SOME.replace("vingtaine de nouveaux cas", "cinquantaine de bateaux"), False),
        (SOME, "Une cinquantaine de nouveaux cas ont été recensés au port de Brévans.", False),
        ("À Brévans, l'explosion du silo a fait 73 morts.", NEW, True),
        (
            "Sur 181 patients de Brévans, 84 patients ont reçu le sérum et 97 autres patients un placebo.",
            "Sur 181 patients de Brévans, 97 patients ont reçu le placebo et 84 autres patients un sérum.",
            False,
        ),
        (
            "À Brévans, le port compte 12 malades hospitalisés en 24 heures.",
            "À Brévans, le port compte 17 malades hospitalisés en 24 heures.",
            False,
        ),
    ],
)
@pytest.mark.parametrize("days", [(3, 3), (None, None)])
def test_two_states_of_one_report_of_a_day(
    old: str, new: str, outgrown: bool, days: tuple[int | None, int | None]
):
    assert _left_out(old, new, days=days) == outgrown


@pytest.mark.parametrize(
    ("old", "outgrown"),
    [
        ("La fièvre des marais, qui a tué 28.289 personnes en Ostrelle depuis le 1er mars, recule.", True),
        ("La fièvre des marais, qui a tué 28.289 personnes en Valdorie depuis le 1er mars, recule.", False),
        ("La fièvre des marais a tué 28.289 personnes en Ostrelle, disait-on le 1er mars.", False),  # its day
        ("La fièvre des marais, qui a tué 21.289 personnes en Ostrelle depuis le 1er mars, recule.", False),
        ("La fièvre des marais, qui a tué 28.000 personnes en Ostrelle depuis le 1er mars, recule.", False),
        ("La fièvre des marais a touché 28.289 foyers d'Ostrelle depuis le 1er mars.", False),
    ],
)
def test_two_totals_to_the_last_unit_of_one_day(old: str, outgrown: bool):
    new = "Avec 43 décès dimanche, le bilan total est porté à 28.367 morts en Ostrelle."
    assert _left_out(old, new, days=(3, 3)) == outgrown


def test_a_figure_that_more_articles_give_is_not_outgrown():
    texts = {"a": "L'explosion du silo de Brévans a tué 73 personnes, selon le préfet.", "b": NEW}
    texts["c"] = "Selon les pompiers, l'explosion du silo de Brévans a tué 73 personnes."
    articles = {name: Article(name, text, language="fr") for name, text in texts.items()}
    passages = [Passage(name, 0, len(text), text, "fr", 0) for name, text in texts.items()]
    assert not superseded(passages, articles)


NEXT = "Le port de Brévans a recensé 331 nouveaux cas en 24 heures, selon le préfet."


def _of_an_older_day(
    old: str, new: str = NEXT, *, days: tuple[int, int] = (3, 4), title: str | None = None
) -> bool:
    articles = {
        name: Article(
            name, text, title=head, published_at=datetime(2031, 3, day, 12, tzinfo=UTC), language="fr"
        )
        for name, text, day, head in (("a", old, days[0], None), ("b", new, days[1], title))
    }
    passages = [Passage(name, 0, len(a.text), a.text, "fr", 0) for name, a in articles.items()]
    return ("a", 0, len(old)) in of_an_older_day(passages, articles)


@pytest.mark.parametrize(
    ("old", "next_told"),
    [
        ("Le nombre de cas remonte: 284 en 24 heures comptabilisés vendredi, un record à Brévans.", True),
        ("Brévans compte 284 cas de plus sur les dernières 24 heures.", True),
        ("Brévans compte 331 cas de plus en 24 heures.", False),  # the same figure
        ("Le port de Vernoise compte 284 cas de plus en 24 heures.", False),  # another place
        ("Brévans compte 284 cas depuis le 1er mars.", False),
        ("Brévans a reçu 284 bateaux en 24 heures.", False),
    ],
)
def test_the_figure_of_a_day_yields_to_the_next_days(old: str, next_told: bool):
    assert _of_an_older_day(old) == next_told
    assert not _of_an_older_day(old, days=(4, 4))


def test_the_next_days_figure_may_stand_in_the_title():
    old = "Le nombre de cas remonte: 284 en 24 heures comptabilisés vendredi."
    new = "Les habitants de Brévans portent le masque au marché."
    assert not _of_an_older_day(old, new)
    assert _of_an_older_day(old, new, title="Brévans: 331 nouveaux cas en 24 heures")


@pytest.mark.parametrize(
    ("old", "new", "raised"),
    [
        (
            "Avec 312 cas recensés, Brévans est la ville la plus touchée.",
            "Le préfet de Brévans compte 21 cas de plus, portant le total de malades à 333.",
            True,
        ),
        (
            "Avec 312 cas recensés, Brévans est la ville la plus touchée.",
            "La ville de Brévans porte le nombre de bateaux à 333.",
            False,
        ),
        (
            "Brévans, la ville la plus touchée, déplore 312 décès.",
            "Le préfet de Brévans déplore 333 morts dans la ville.",
            True,
        ),
        (
            "Brévans, la ville la plus touchée, déplore 312 décès.",
            "Le préfet de Brévans porte le total de malades à 333.",
            False,
        ),
    ],
)
def test_one_series_has_several_names(old: str, new: str, raised: bool):
    assert _left_out(old, new) == raised
