"""Passages of two languages meet by what they mean where the lexicon has no words for it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.plan.passages import article_passages, group_passages
from summarize.records import Article, Passage

FRENCH = "La capitaine Odile Marchais a quitté Trévigny lundi matin. Le budget prévoit douze ponts neufs."
# Of no real language: no lexicon knows a word of it.
FOREIGN = "Zorvak plimtu quasse brenol dervit. Hulgar mintos vrekka solumo patrin."


def passages() -> list[Passage]:
    return [
        passage
        for article in (Article("a", FRENCH, language="fr"), Article("b", FOREIGN, language="nl"))
        for passage in article_passages(article)
    ]


def translator(texts: Sequence[str]) -> NDArray[np.float32]:
    """The first foreign sentence means the second French one; the other means something else."""
    means = {"La ca": 0, "Le bu": 1, "Zorva": 1, "Hulga": 2}
    return np.eye(3, dtype=np.float32)[[means[text[:5]] for text in texts]]


def groups(found: list[tuple[Passage, ...]]) -> list[list[str]]:
    return [[passage.text[:5] for passage in group] for group in found if len(group) > 1]


def test_what_means_the_same_is_one_fact():
    assert groups(group_passages(passages(), translator)) == [["Le bu", "Zorva"]]


def test_without_an_encoder_words_alone_count():
    assert groups(group_passages(passages())) == []


def test_within_a_language_the_encoder_has_no_say():
    first, second = FRENCH.split(". ")
    both = [
        passage
        for article_id, text in (("a", first + "."), ("b", second))
        for passage in article_passages(Article(article_id, text, language="fr"))
    ]
    foreign = article_passages(Article("c", FOREIGN, language="nl"))

    def all_alike(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), np.float32)

    for group in group_passages([*both, *foreign], all_alike):
        assert sum(passage.language == "fr" for passage in group) <= 1
