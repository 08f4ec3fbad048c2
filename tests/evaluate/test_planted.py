"""Planted errors: what is planted is what it says, and both checkers find it."""

from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from summarize.evaluate.grounding.edits import Pool
from summarize.evaluate.grounding.planted import (
    KINDS,
    PlantedError,
    TrueSentence,
    by_gate,
    by_metric,
    detection,
    plant,
)
from summarize.evaluate.grounding.plants import PLANTS
from summarize.evaluate.grounding.rearrangements import cut, splice, swapped_names, swapped_numbers
from summarize.ingest.reader import read_articles

ROOT = Path(__file__).resolve().parents[2]
NOTHING = Pool((), ())


class First:
    """The first of every choice, in place of a random one."""

    @staticmethod
    def choice(options):
        return options[0]


def planted(kind, sentence, pool=NOTHING):
    return [
        sentence[: edit.start] + edit.new + sentence[edit.end :]
        for edit in PLANTS[kind](sentence, pool, First())
    ]


@pytest.mark.parametrize(
    ("kind", "sentence", "wrong"),
    [
        ("number", "Le feu a tué 12 vaches.", "Le feu a tué 11 vaches."),
        ("number", "Le feu a tué trois vaches.", "Le feu a tué deux vaches."),
        ("date", "Le feu a pris mardi.", "Le feu a pris lundi."),
        ("date", "Le feu a pris le 12 mai.", "Le feu a pris le 12 janvier."),
        ("date", "Le pont est fermé en 2019.", "Le pont est fermé en 2016."),
        ("negation lost", "Le maire n'a pas cédé.", "Le maire a cédé."),
        ("negation lost", "Le maire ne se plaint jamais.", "Le maire se plaint."),
        ("negation lost", "Le maire ne cède plus.", "Le maire cède."),
        ("negation lost", "Il promet de ne pas céder.", "Il promet de céder."),
        ("negation lost", "Le maire n'a aucun regret.", "Le maire a un regret."),
        ("negation lost", "Aucune vache n'a fui.", "Une vache a fui."),
        ("negation lost", "Personne ne cède.", "Quelqu'un cède."),
        ("negation lost", "Le pont n'a ni toit ni porte.", "Le pont a toit et porte."),
        ("negation gained", "Le maire a cédé.", "Le maire n'a pas cédé."),
        ("hedge lost", "Le maire aurait cédé.", "Le maire a cédé."),
        ("hedge lost", "Le maire pourrait céder.", "Le maire va céder."),
        ("hedge lost", "Un voleur présumé a fui.", "Un voleur a fui."),
        ("hedge lost", "Il a perdu près de 30 vaches.", "Il a perdu 30 vaches."),
        ("attribution lost", "Selon la mairie, le pont tient.", "Le pont tient."),
        ("attribution lost", "Le pont tient, selon la mairie.", "Le pont tient."),
        ("attribution lost", "Le pont tient, a indiqué la mairie.", "Le pont tient."),
        (
            "quotation unmarked",
            "Il dit « le pont tiendra un hiver ou deux ».",
            "Il dit le pont tiendra un hiver ou deux.",
        ),
        ("head dropped", "On a pris le chef du réseau.", "On a pris le réseau."),
    ],
)
def test_hand_cases(kind, sentence, wrong):
    assert wrong in planted(kind, sentence)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("number", "Il est 12h30."),
        ("number", "Le Covid-19 recule."),
        ("negation lost", "Je n'ai pas cédé."),
        ("negation lost", "Il n'a pas de vache."),
        ("hedge lost", "Ce départ est probable."),
        ("attribution lost", "Selon que le pont tient ou non, il passera."),
    ],
)
def test_what_would_not_read_or_not_be_false_is_not_planted(kind, sentence):
    assert planted(kind, sentence) == []


def test_names_are_exchanged_where_order_matters_only():
    swapped = swapped_names("Le soir, Anna Rossi a remplacé Paul Morel.", NOTHING)
    assert swapped is not None
    assert swapped.new == "Paul Morel a remplacé Anna Rossi"
    assert swapped_names("Le soir, Anna Rossi a rencontré Paul Morel.", NOTHING) is None
    assert swapped_names("Le soir, Anna Rossi et Paul Morel ont ri.", NOTHING) is None


def test_numbers_cuts_and_splices():
    numbers = swapped_numbers("Le feu a fait 12 morts et 30 blessés.", NOTHING)
    assert numbers is not None
    assert numbers.new == "30 morts et 12"
    left_out = cut("Le maire (sans étiquette) cède.", NOTHING)
    assert left_out is not None
    assert left_out.start == 8
    assert cut("Le maire (qui ne parle pas) cède.", NOTHING) is None
    joined = splice(
        "Le maire d'Orvanne a inauguré hier une école dans le quartier du port.",
        "La foudre a brûlé trente hectares de pins dans une vallée voisine de Tresmes.",
    )
    assert joined is not None
    assert joined.new == " dans une vallée voisine de Tresmes."


@pytest.fixture(scope="module")
def samples():
    """The French sentences of the committed samples."""
    from summarize.text.normalize import normalize
    from summarize.text.sentences import sentence_spans

    articles = [a for a in read_articles([ROOT / "samples"]).articles if a.language == "fr"]
    found = []
    for item in articles:
        text = normalize(item.text)
        found += [
            TrueSentence(text[s.start : s.end], item.published_at)
            for s in sentence_spans(text, "fr")
            if 40 <= s.end - s.start <= 400 and text[s.end - 1] in ".!»"
        ]
    return found


def test_every_error_records_what_was_changed(samples):
    errors = plant(samples, 1)
    assert plant(samples, 1) == errors
    assert plant(samples, 2) != errors
    assert {error.kind for error in errors} >= {
        "number",
        "date",
        "name",
        "negation lost",
        "hedge lost",
        "splice",
    }
    for error in errors:
        assert error.text[error.start : error.end] == error.after
        assert (error.text == error.passages[0]) == (error.kind == "true: untouched")
        original = error.text[: error.start] + error.before + error.text[error.end :]
        assert original == error.passages[0] or error.start == 0


def test_the_metric_finds_them_in_the_samples(samples):
    table = {row.kind: row for row in detection(by_metric, plant(samples, 1))}
    facts = (
        "number",
        "date",
        "name",
        "quotation altered",
        "quotation unmarked",
        "negation lost",
        "negation gained",
    )
    tried = sum(table[kind].tried for kind in facts if kind in table)
    assert tried >= 100
    assert sum(table[kind].flagged for kind in facts if kind in table) >= 0.95 * tried
    assert table["true: untouched"].rate <= 1


def test_rates_and_their_intervals():
    errors = [PlantedError("number", str(i), ("x",), 0, 0, "", "") for i in range(10)]
    (row,) = detection(lambda error: error.text != "3", errors)
    assert (row.kind, row.tried, row.flagged, row.rate) == ("number", 10, 9, 90.0)
    assert (round(row.low, 1), round(row.high, 1)) == (59.6, 98.2)  # Wilson's interval of 9 in 10


@pytest.mark.data
@pytest.mark.slow
def test_on_five_hundred_true_sentences(shared_data):
    """The figures of the issue: 95 % of the factual kinds, 5 % of false alarms, for metric and gate."""
    import runpy

    program = runpy.run_path(str(ROOT / "benchmarks" / "planted_errors.py"))
    sentences = program["true_sentences"](shared_data, 40)
    assert len(sentences) >= 500
    errors = plant(sentences, 12345)
    counts = Counter(error.kind for error in errors)
    assert set(counts) == set(KINDS)
    for checker in (by_metric, partial(by_gate, trust="order")):
        for row in detection(checker, errors):
            if row.kind.startswith("true"):
                assert row.rate <= 5, row
            elif row.kind in KINDS[:8]:
                assert row.rate >= 95, row
