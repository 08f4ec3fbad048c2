"""Provisional figures are left out where an article gives the final ones."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.cite.differences.provisional import provisional
from summarize.records import Article, Passage

EARLY = "Selon des résultats provisoires, Odile Varenne recueille 61,2 % des voix à Brévans, loin devant Paul Arden."
FINAL = "D'après les résultats définitifs, Odile Varenne a été élue à Brévans avec 63,8 % des voix contre 36,2 % à Paul Arden."


def _left_out(texts: list[str], days: list[int | None]) -> list[str]:
    """Which sentences are left out; each list entry is an article, its sentences parted by "|"."""
    articles, passages = {}, []
    for number, (text, day) in enumerate(zip(texts, days, strict=True)):
        name = str(number)
        sentences = text.split("|")
        whole = " ".join(sentences)
        articles[name] = Article(
            name, whole, published_at=day and datetime(2031, 3, day, tzinfo=UTC), language="fr"
        )
        for position, sentence in enumerate(sentences):
            start = whole.index(sentence)
            passages.append(Passage(name, start, start + len(sentence), sentence, "fr", position))
    return [articles[key].text[start:end] for key, start, end in sorted(provisional(passages, articles))]


@pytest.mark.parametrize("days", [[3, 3], [3, 4], [None, None]])
def test_the_final_figures_are_told(days: list[int | None]):
    assert _left_out([EARLY, FINAL], days) == [EARLY]


@pytest.mark.parametrize(
    ("early", "final", "days"),
    [
        (EARLY, FINAL, [5, 4]),  # a newer count than what that article calls final
        (EARLY, "Les résultats définitifs seront connus lundi à Brévans, où 63,8 % des électeurs ont voté.", [3, 3]),
        (EARLY, "Le bilan définitif de la tempête est de 12 morts à Brévans, selon Odile Varenne.", [3, 3]),
        (EARLY, "À Ostrelle, les résultats définitifs donnent 51,3 % à un autre.", [3, 3]),
        (EARLY + "|" + FINAL, "Odile Varenne est élue.", [3, 3]),  # one article tells both
    ],
)  # fmt: skip
def test_other_counts_and_what_is_to_come(early: str, final: str, days: list[int | None]):
    assert _left_out([early, final], days) == []


def test_other_shares_of_the_votes_in_that_article_are_provisional_too():
    more = "Avec plus de 61 % des suffrages, la maire l'emporte.|La participation était de 44 %."
    assert sorted(_left_out([EARLY + "|" + more, FINAL], [3, 3])) == sorted([EARLY, more.partition("|")[0]])


def test_a_toll():
    early = "L'explosion du silo de Brévans a fait neuf morts, selon un bilan encore provisoire."
    final = "Le bilan définitif de l'explosion du silo de Brévans est de onze morts."
    assert _left_out([early, final], [3, 3]) == [early]


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=3))
def test_any_texts(texts: list[str]):
    articles = {str(n): Article(str(n), text, language="fr") for n, text in enumerate(texts)}
    passages = [Passage(name, 0, len(a.text), a.text, "fr", 0) for name, a in articles.items()]
    assert provisional(passages, articles) <= {(p.article_id, p.start, p.end) for p in passages}
