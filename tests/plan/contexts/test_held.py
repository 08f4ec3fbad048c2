"""What a sentence points at is what its article meant: another of the kind gives nothing, and takes its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts.context import context
from summarize.plan.contexts.held import LOST, Context, Lean, gives, stands
from summarize.plan.ordering import Told, astray, in_order
from summarize.plan.passages import article_passages
from summarize.records import Article, Fact, GroundedSentence, Passage

ODON = (
    "La banque Odon perd 30 millions à Brévans. Un courtier de Vernoise a été arrêté lundi. "
    "Le conseil de surveillance se réunit à Brévans. Ce courtier a tout avoué mardi à Brévans. La banque a porté plainte à Brévans."
)
PALT = "La banque Palt gagne 12 millions à Trévigny. Un courtier de Serre a été promu jeudi. Des clients attendent encore une réponse."
ARTICLES = {"a": Article("a", ODON, language="fr"), "b": Article("b", PALT, language="fr")}


def told(article_id: str, position: int) -> tuple[str, Context]:
    passage = article_passages(ARTICLES[article_id])[position]
    sentence = GroundedSentence(passage.text, "verbatim", Fact((passage,), 1, 1.0))
    return passage.text, context(sentence, ARTICLES)


def test_the_thing_that_the_article_brought_in_is_the_one_that_is_meant():
    _, arrested = told("a", 3)
    assert stands(arrested, [told("a", 1)])
    assert not stands(arrested, [told("b", 1)])  # another courtier


def test_another_of_the_kind_told_since_takes_its_place():
    _, confessed = told("a", 3)
    assert not stands(confessed, [told("a", 1), told("b", 1)])
    assert stands(confessed, [told("b", 1), told("a", 1)])


def test_a_house_is_the_one_that_its_article_named():
    _, sued = told("a", 4)
    assert stands(sued, [told("a", 0)])
    assert not stands(sued, [told("b", 0)])
    assert not stands(sued, [told("a", 0), told("b", 0)])
    split = "La banque de gros du groupe Odon perd 30 millions."
    assert not stands(sued, [(split, Context())])  # which of the two?


def test_a_sentence_after_its_neighbour_still_wants_what_lies_further_back():
    far = Lean(frozenset({"courti"}), frozenset({"a#1"}), noun="courti")
    follower = Context(frozenset({LOST, far}), "a#2", "a#3", frozenset({far}))
    assert not stands(follower, [told("a", 2)])
    assert stands(follower, [told("a", 1), told("a", 2)])


def test_ce_without_its_noun_before_means_the_sentence_right_before():
    decision = Lean(frozenset({"decis"}), frozenset({"a#0"}), noun="decis", near=True)
    assert not gives(decision, *told("b", 0))
    text, at = told("a", 0)
    telling = Context(place=at.place, tells=frozenset({"a#0"}))
    assert stands(Context(frozenset({decision})), [(text, telling)])
    assert not stands(Context(frozenset({decision})), [(text, telling), told("b", 2)])


def test_ce_means_what_the_sentence_before_calls_otherwise_and_not_what_was_called_so_further_back():
    article = Article(
        "c",
        "Brévans s'oppose au projet de digue. Le préfet de Trévigny défend le plan du port. Annoncé en mai, ce projet prévoit deux quais.",
        language="fr",
    )
    opposed, defended, planned = article_passages(article)

    def of(passage: Passage) -> tuple[str, Context]:
        sentence = GroundedSentence(passage.text, "verbatim", Fact((passage,), 1, 1.0))
        return passage.text, context(sentence, {"c": article})

    assert not stands(of(planned)[1], [of(opposed)])
    assert stands(of(planned)[1], [of(opposed), of(defended)])


def test_what_is_taken_over_by_another_is_found_in_the_order():
    sentences = []
    for index, (article_id, position) in enumerate([("a", 1), ("b", 1), ("a", 3)]):
        passage = article_passages(ARTICLES[article_id])[position]
        text, one = told(article_id, position)
        sentences.append(Told(Fact((passage,), 1, 1.0), index, text, 1.0, one))
    assert astray(sentences) is sentences[2]
    assert astray(in_order(sentences, {"a": 5, "b": 3}, {})) is None


def test_two_sentences_of_an_article_keep_its_order():
    sentences = [
        Told(
            Fact((article_passages(ARTICLES["a"])[position],), 1, 1.0),
            position,
            told("a", position)[0],
            worth,
        )
        for position, worth in ((2, 4.0), (0, 3.0), (1, 1.0))
    ]
    assert [one.index for one in in_order(sentences, {"a": 5}, {})] == [0, 1, 2]


@pytest.mark.parametrize("told_before", [[], ["La banque Odon perd."], ["", "Un courtier."]])
def test_what_is_lost_stands_nowhere_but_after_its_neighbour(told_before: list[str]):
    follower = Context(frozenset({LOST}), "a#0", "a#1")
    assert not stands(follower, [(text, Context()) for text in told_before])
    assert stands(
        follower, [*((text, Context()) for text in told_before), ("Le feu a pris.", Context(place="a#0"))]
    )


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=10))
def test_any_text_is_held_or_not(before: list[str], noun: str):
    lean = Lean(frozenset({noun}), noun=noun)
    assert stands(Context(frozenset({lean})), [(text, Context()) for text in before]) in {True, False}
