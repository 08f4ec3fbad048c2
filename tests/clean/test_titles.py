"""Titles without what a page adds to all of its titles."""

import pytest

from summarize.clean.cleaner import clean_articles
from summarize.clean.titles import page_tails, without_tail
from summarize.records import Article

TEXT = (
    "Le maire de Trévigny a fermé lundi le pont de la Serre, que la crue de mars avait fendu en deux endroits. "
    * 4
)


def test_a_tail_of_several_titles_leaves_them():
    titles = [
        "Le pont de la Serre fermé pour un an : actualité locale, infos",
        "Un nouveau maire élu à Corvalle : actualité locale, infos",
        "Crue : ce que l'on sait",
    ]
    articles = [Article(str(n), TEXT + str(n), title) for n, title in enumerate(titles)]
    assert [article.title for article in clean_articles(articles).articles] == [
        "Le pont de la Serre fermé pour un an",
        "Un nouveau maire élu à Corvalle",
        "Crue : ce que l'on sait",
    ]


@pytest.mark.parametrize(
    "titles",
    [
        # One event's news after the name of a place or a rubric.
        ["Trévigny : le pont de la Serre est fermé", "Crue de mars : le pont de la Serre est fermé"],
        # One title twice.
        ["Le pont de la Serre fermé : un an de travaux"] * 2,
        [None, "", " : ", "Le pont de la Serre fermé : "],
    ],
)
def test_what_is_said_is_no_tail(titles):
    tails = page_tails(titles)
    assert [without_tail(title, tails) for title in titles] == titles
