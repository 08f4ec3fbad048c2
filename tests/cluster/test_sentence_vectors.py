"""Between two languages the similarity of articles is that of their words mixed with that of their heads' vectors."""

from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from summarize.cluster import cluster_articles
from summarize.cluster.similarity import MEANT, MEANT_SCALE, similarities
from summarize.config import ClusterConfig
from summarize.records import Article
from summarize.text.vectors import sentence_vectors

FRENCH = Article(
    "fr", "Le pont de Trévigny a été fermé lundi par la mairie. Douze familles attendent.", language="fr"
)
ENGLISH = Article(
    "en", "The Trévigny bridge was closed on Monday by the town hall. Twelve families wait.", language="en"
)
CZECH = Article("cs", "Most v Trévigny byl v pondělí uzavřen radnicí. Dvanáct rodin čeká.", language="cs")
OTHER = Article(
    "fr2", "Le pont de Trévigny rouvre lundi, selon la mairie. Douze familles rentrent.", language="fr"
)
ARTICLES = [FRENCH, ENGLISH, CZECH, OTHER]


def alike(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.ones((len(texts), 1), np.float32)


def opposed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([[1.0 if text[:2] == "Le" else -1.0] for text in texts], np.float32)


@pytest.mark.parametrize(("encode", "cosine"), [(alike, 1.0), (opposed, 0.0)])
def test_only_two_languages_that_the_vectors_know_are_mixed(encode, cosine):
    words, both = similarities(ARTICLES, 4.0), similarities(ARTICLES, 4.0, encode)
    assert both.keys() == words.keys()
    assert (0, 2) in words  # French and Czech share a name, and the vectors know no Czech
    for pair, value in words.items():
        expected = (1 - MEANT) * value + MEANT * MEANT_SCALE * cosine if pair in {(0, 1), (1, 3)} else value
        assert both[pair] == pytest.approx(expected)


def test_an_encoder_is_not_asked_about_one_language():
    def fail(texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)

    assert similarities([FRENCH, OTHER], 4.0, fail) == similarities([FRENCH, OTHER], 4.0)


def test_the_configuration_names_the_encoder():
    pair = ARTICLES[:2]
    words, both = similarities(pair, 4.0)[0, 1], similarities(pair, 4.0, sentence_vectors)[0, 1]
    assert abs(words - both) > 0.01
    between = ClusterConfig(threshold=(words + both) / 2)
    found = {
        name: len(cluster_articles(pair, msgspec.structs.replace(between, vectors=name)))
        for name in ("none", "package:vectors")
    }
    assert found == {"none": 1 if words > both else 2, "package:vectors": 1 if both > words else 2}
