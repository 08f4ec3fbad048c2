"""The mining of the gate's tables, on sentences small enough to know the answer, and errors planted in translations."""

from summarize.evaluate.grounding.translated_plants import KINDS, UNTOUCHED, plant_translations
from summarize.train.dictionary import Link, Mined, level, lines, mine, noun_lines, paraphrases

PAIRS = [
    (["haus", "rot"], ["maison", "roug"]),
    (["haus", "blau"], ["maison", "bleu"]),
    (["boot", "rot"], ["bateau", "roug"]),
    (["boot", "blau"], ["bateau", "bleu"]),
    (["boot"], ["bateau"]),
]


def test_words_that_choose_each_other_are_linked():
    mined = mine(PAIRS)
    best = {
        a: max((link, b) for (one, b), link in mined.links.items() if one == a)[1] for a, _ in mined.links
    }
    assert best == {"haus": "maison", "boot": "bateau", "rot": "roug", "blau": "bleu"}
    assert all(0 <= share <= 1 for link in mined.links.values() for share in link)
    assert mine(PAIRS) == mined


def test_lines_hold_what_they_say():
    assert [level(p) for p in (0.0, 0.25, 1.0)] == [0, 4, 9]
    mined = Mined({("haus", "maison"): Link(1.0, 0.25)}, {"haus": 0.0}, {"maison": 1.0})
    assert list(lines(mined)) == ["haus\t0\tmaison 94", "+\tmaison\t9"]


def test_a_paraphrase_needs_two_languages():
    one = Mined({("hike", "hauss"): Link(0.5, 0.5), ("hike", "augment"): Link(0.5, 0.5)}, {}, {})
    assert paraphrases([one]) == {}
    assert paraphrases([one, one])["hauss", "augment"] == 0.25


def test_articles_tell_the_gender():
    texts = [
        "la barque, une barque et cette barque",
        "le quai du quai au quai",
        "les quais des quais ces quais",
        "le mémoire la mémoire",
    ]
    assert dict(line.split("\t") for line in noun_lines(texts)) == {"barque": "f", "quai": "m", "quais": "p"}


def test_errors_planted_in_translations():
    pairs = [
        (f"The mayor of Brandel has opened {n} new schools, which the council had promised.", french)
        for n, french in enumerate(
            (
                "Le maire de Brandel a ouvert deux nouvelles écoles, que le conseil de la ville avait promises.",
                "La préfète de Corvenne n'a pas fermé les trois piscines, et les habitants ont protesté lundi dans la rue.",
                "Le port de Valombre aurait perdu 40 bateaux, selon la capitainerie, avec une hausse des départs.",
            ),
            start=1,
        )
    ]
    planted = plant_translations(pairs, "en", 1)
    assert planted == plant_translations(pairs, "en", 1)
    assert {case.kind for case in planted} <= set(KINDS)
    assert [case.text for case in planted if case.is_true] == [french for _, french in pairs]
    assert all(
        case.text != french for case in planted if not case.is_true for s, french in pairs if s == case.source
    )
    assert {"number", "negation lost", "attribution lost", "opposite", UNTOUCHED} <= {
        case.kind for case in planted
    }
