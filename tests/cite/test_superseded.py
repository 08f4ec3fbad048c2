"""An older toll that a newer article raises is left out, unless its sentence gives its day."""

from datetime import UTC, datetime

import pytest

from summarize.cite.superseded import superseded
from summarize.records import Article, Passage

NEW = "L'explosion du silo de Brévans a tué 100 personnes, selon le préfet."


def _left_out(old: str, new: str = NEW, *, days: tuple[int | None, int] = (3, 4)) -> bool:
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
    old = "À Brévans, l'explosion du silo a fait 73 morts."
    assert not _left_out(old, days=(3, 3))
    assert not _left_out(old, days=(5, 4))
    assert not _left_out(old, days=(None, 4))
