"""Words that only sound as the right ones are found, and the right ones pass."""

import pytest

from summarize.text.proofreading.homophones import homophones
from summarize.text.proofreading.proofread import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La digue va dores et déjà céder à Brévans.", "dores et déjà"),
        ("Elle est hores et déjà fermée.", "hores et déjà"),
        ("La crue couvre à peu prêt le quai.", "à peu prêt"),
        ("Le quai cède au fur et mesure.", "au fur et mesure"),
        ("Il vend le bac pour palier la perte.", " palier la "),
        ("À Corvalle, ça c'est très bien passé.", "ça c'est très bien passé"),
        ("Cela c'est arrêté en mai.", "Cela c'est arrêté"),
        ('"Et bien non", a dit la maire.', "Et bien non"),
        ("Un marin était entrain de ramer.", "était entrain de "),
        ("La crue a peut être emporté le quai.", " peut être"),
        ("Les deux élus seront tout deux absents.", "seront tout deux"),
        ("La panne est due a la crue.", " a "),
        ("Elle compte sur le soutien et son soutient compte.", "son soutient"),
        ("Les marins répondent en chœur et crient en cœur.", "crient en cœur"),
        ("Il pleut au moment ou la digue cède.", " ou "),
        ("Le port d'ou vient le bac dort.", "'ou "),
        ("Le maire défend les reformes du port.", "les reformes"),
        ("Un match ente la ville et le port.", " ente la "),
    ],
)
def test_homophones(text: str, found: str):
    assert homophones(text) == [found]
    assert marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "La digue va d'ores et déjà céder, le bac est prêt à partir.",
        "Le palier le plus haut, et sur le palier la porte, pour pallier la panne.",
        "Ça, c'est passé ; ça c'est sûr, et cela s'est arrêté.",
        "Et bien sûr la crue monte. Et bien que le port dorme, il vit.",
        "L'entrain de la foule, son entrain d'antan.",
        "Ce peut être la crue, et la digue peut être refaite, peut-être.",
        "Tout deux ans après la crue, tous deux votent.",
        "La dame due a été payée, et Luc a la clef.",
        "La maire soutient la liste, elle le soutient depuis mai.",
        "Il a le cœur en fête, la bouche en cœur.",
        "À un moment ou à un autre, selon le jour ou la nuit, le port ou la ville.",
        "La ville se reforme, les digues se reforment et le conseil reforme un groupe.",
        "Un deuxième dan, une ente de pommier, un ver de terre.",
    ],
)
def test_what_sounds_and_is_right(text: str):
    assert homophones(text) == []
