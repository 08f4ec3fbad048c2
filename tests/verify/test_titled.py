"""Which title of an event's only article its text vouches for."""

from datetime import UTC, datetime

import pytest

from summarize.plan.passages import article_passages
from summarize.records import Article
from summarize.verify.titled import titled

DAY = datetime(2031, 3, 3, tzinfo=UTC)
TEXT = (
    "La commune de Trévigny a fait barrer le pont des Aulnes lundi matin. Odile Brun, la maire, a signé l'arrêté. "
    "Deux piles du pont ont bougé de 12 centimètres, selon les experts."
)


def _told(title: str, text: str = TEXT, *others: Article):
    articles = [Article("a", text, title=title, language="fr", published_at=DAY), *others]
    passages = [passage for article in articles for passage in article_passages(article)]
    found = titled(articles, passages, {article.article_id: article.published_at for article in articles})
    return [(sentence.text, context) for sentence, context in found]


def test_a_title_that_its_text_vouches_for_is_told_whole_and_may_open():
    ((text, context),) = _told("Trévigny : la commune barre le pont des Aulnes")
    assert text == "Trévigny : la commune barre le pont des Aulnes."
    assert context.titles
    assert not context.leans


@pytest.mark.parametrize(
    "title",
    [
        "Trévigny : la commune barre le pont pour 15 mois",  # a figure that the text has not
        "Paul Norlin barre le pont des Aulnes",  # a name
        'La maire de Trévigny promet un pont "plus beau"',  # a quotation
        "La crue de l'Odon inquiète les pêcheurs",  # another story
        "La maire démissionne",
    ],
)
def test_a_title_that_says_what_its_text_does_not_is_not_told(title: str):
    assert _told(title) == []


def test_whom_the_title_calls_by_the_last_name_gets_the_first():
    assert _told("Brun a signé l'arrêté qui barre le pont")[0][0] == (
        "Odile Brun a signé l'arrêté qui barre le pont."
    )
    assert _told("L'arrêté de Brun barre le pont des Aulnes") == []  # "d'Odile": elisions are not made


def test_among_others_no_title_is_told():
    other = Article("b", "Les bacs ne suffisent plus, ont dit mardi des riverains.", language="fr")
    assert _told("Trévigny : la commune barre le pont des Aulnes", TEXT, other) == []


def test_a_foreign_title_or_none_is_not_told():
    article = Article("a", "The bridge is closed.", title="Bridge closed by the town", language="en")
    assert not list(titled([article], article_passages(article), {"a": None}))
    assert not list(titled([Article("a", TEXT, language="fr")], [], {"a": None}))
