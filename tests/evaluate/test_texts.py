"""Text statistics: hand cases, the definition word by word, and figures that must hold of any text."""

import gzip
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.fragments import copied_lengths, fragments
from summarize.evaluate.segments import Example, Prediction
from summarize.evaluate.texts import text_scores, used_positions
from summarize.records import Article

few = st.lists(st.sampled_from("abc"), max_size=14)
anything = st.text(alphabet=st.characters(codec=None), max_size=60)


def score(text: str, *sources: str) -> dict[str, float]:
    articles = tuple(Article(str(n), source, language="fr") for n, source in enumerate(sources))
    scores = text_scores([Prediction("e", text)], [Example("e", ("r",), articles)])
    return {one.name: float(one.values[0]) for one in scores}


def positions(text: str, *sources: str) -> list[float]:
    articles = tuple(Article(str(n), source, language="fr") for n, source in enumerate(sources))
    return used_positions([Prediction("e", text)], [Example("e", ("r",), articles)]).tolist()


def brute_force(summary, sources) -> list[int]:
    def longest(place: int) -> int:
        length = 0
        for source in sources:
            for start in range(len(source)):
                run = 0
                while (
                    place + run < len(summary)
                    and start + run < len(source)
                    and summary[place + run] == source[start + run]
                ):
                    run += 1
                length = max(length, run)
        return length

    return [longest(place) for place in range(len(summary))]


def test_copied_stretches_by_hand():
    assert copied_lengths("a b c x".split(), ["b c d".split(), "c x".split()]) == [0, 2, 2, 1]
    assert copied_lengths([], [["a"]]) == []
    assert copied_lengths(["a"], []) == [0]
    # No stretch goes from one source over into the next.
    assert copied_lengths(["a", "b"], [["a"], ["b"]]) == [1, 1]


@given(few, st.lists(few, max_size=3))
@settings(max_examples=400)
def test_the_automaton_finds_what_looking_everywhere_finds(summary, sources):
    assert copied_lengths(summary, sources) == brute_force(summary, sources)


def test_the_longest_stretch_is_taken_though_an_earlier_one_overlaps_it():
    # "a b a b" of the source matches first; the stretch of five begins inside it.
    summary, source = "a b a b c".split(), "a b a b a b c".split()
    assert fragments(copied_lengths(summary, [source])) == [5]


def test_coverage_and_density_by_hand():
    # Grusky et al. (2018), §4: C = Σ|f| / |S| and D = Σ|f|² / |S|. Fragments: "le maire de castelrive"
    # (4), "a" (1), "la digue" (2); "inauguré" stands nowhere.
    source = "Jeudi, le maire de Castelrive visitait la digue. Il a plu."
    scores = score("Le maire de Castelrive a inauguré la digue.", source)
    assert scores["coverage"] == pytest.approx(7 / 8)
    assert scores["density"] == pytest.approx((16 + 1 + 4) / 8)
    assert scores["compression"] == pytest.approx(11 / 8)


def test_coverage_and_density_of_copies_and_of_strangers():
    text = "La crue a coupé la route de Valbrune mardi."
    copy = score(text, "Autre chose.", text)
    assert (copy["coverage"], copy["density"]) == (1, 9)
    assert copy["novel.sentence"] == copy["novel.1gram"] == copy["novel.4gram"] == 0
    stranger = score(text, "Rien ici n'y ressemble.")
    assert (stranger["coverage"], stranger["density"]) == (0, 0)
    assert stranger["novel.sentence"] == stranger["novel.1gram"] == stranger["novel.2gram"] == 100


def test_novel_n_grams_by_hand():
    # Distinct words: la, digue, cède; pairs: la digue, digue cède, cède la (new).
    scores = score("La digue cède. La digue cède.", "La digue cède")
    assert scores["novel.1gram"] == 0
    assert scores["novel.2gram"] == pytest.approx(100 * 1 / 3)
    assert scores["novel.3gram"] == pytest.approx(100 * 2 / 3)
    assert scores["repeated.3gram"] == pytest.approx(100 * 1 / 4)
    assert scores["repeated.1gram"] == pytest.approx(100 * 1 / 2)
    assert (scores["words"], scores["sentences"]) == (6, 2)


def test_elided_words_are_words():
    assert score("L'été d'Orvette", "Été à Orvette")["novel.1gram"] == pytest.approx(100 * 2 / 4)


def test_blanks_and_apostrophes_do_not_make_a_sentence_new():
    source = "Selon l’élu,\u00a0la route\nreste fermée. Elle rouvrira jeudi."
    scores = score("Selon l'élu, la route reste fermée. Elle rouvrira vendredi.", source)
    assert scores["novel.sentence"] == pytest.approx(100 * 1 / 2)


def test_what_does_not_apply_is_not_a_number():
    empty = score("", "Une source.")
    assert (empty["words"], empty["sentences"]) == (0, 0)
    assert all(math.isnan(value) for name, value in empty.items() if name not in {"words", "sentences"})
    alone = score("Deux mots.")
    assert alone["repeated.2gram"] == 0
    undefined = [name for name, value in alone.items() if math.isnan(value)]
    assert {
        "compression",
        "coverage",
        "density",
        "novel.1gram",
        "novel.sentence",
    } <= set(undefined)
    assert math.isnan(score("Deux mots.", "Deux mots.")["novel.3gram"])


@given(anything, st.lists(anything, max_size=3))
def test_any_text_is_survived_and_shares_are_shares(text, sources):
    scores = score(text, *sources)
    for name, value in scores.items():
        if name.startswith(("novel", "repeated", "coverage")):
            assert math.isnan(value) or 0 <= value <= (1 if name == "coverage" else 100)
    assert math.isnan(scores["density"]) or scores["density"] >= scores["coverage"]
    if scores["coverage"] == 1:
        assert scores["novel.1gram"] == 0
    assert all(math.isnan(value) or 0 <= value <= 1 for value in positions(text, *sources))


def test_adversarial_repetition_takes_linear_time():
    source, text = "a a b " * 40_000, "a a c " * 40_000  # 40,000 × 40,000 partial matches
    assert copied_lengths(text.split(), [source.split()])[:3] == [2, 1, 0]


def test_every_statistic_has_its_signature():
    scores = text_scores([Prediction("e", "Un mot.")], [Example("e", ("r",))])
    by_name = {one.name: one for one in scores}
    assert len({one.signature for one in scores}) == len(scores) == 14
    assert by_name["novel.2gram"].signature == "novel|2gram|percent|distinct|source:text|tok:fr|stem:none"
    assert by_name["repeated.3gram"].better == "lower"


def test_positions_by_hand():
    first = "Le feu a pris mardi. Le vent l'a attisé. Dix maisons ont brûlé à Orvette."
    second = "Le préfet est venu. Il a promis une aide aux sinistrés."
    # Verbatim though only a part of it; nearly the same words; the last of the second; nothing alike.
    text = "Dix maisons ont brûlé. Le vent a attisé le feu. Le préfet a promis une aide. Voilà quelque chose."
    found = positions(text, first, second)
    assert found[:3] == [1, 0.5, 1]
    assert math.isnan(found[3])
    assert positions("Le feu a pris mardi.", first, first) == [0]
    assert positions("Une phrase. Deux phrases.", "Une phrase.") == [0, pytest.approx(math.nan, nan_ok=True)]


def test_a_sentence_to_the_letter_goes_before_one_more_alike():
    long = "La digue a cédé, et plus de deux cents maisons de la vallée de Valbrune ont été inondées en une nuit."
    near = "La digue aurait cédé."
    assert positions("La digue a cédé,", near + " Un mot. " + long) == [1]


@pytest.mark.data
def test_least_alike_keeps_what_was_used_and_not_what_was_not(shared_data: Path):
    """Sentences that people wrote, against the articles they read and against those of another topic."""
    with gzip.open(shared_data / "rpm2" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    sources = [tuple(Article(d["id"], d["text"], language="fr") for d in r["documents"]) for r in records]
    found = {}
    for name, shift in (("own", 0), ("another's", 4)):  # four sets on, the topic is another
        examples = [
            Example(record["id"], ("r",), sources[(number + shift) % len(records)])
            for number, record in enumerate(records)
            for _ in record["references"]
        ]
        texts = [Prediction(record["id"], text) for record in records for text in record["references"]]
        positions = used_positions(texts, examples)
        found[name] = 1 - np.isnan(positions).mean()
    assert found == pytest.approx({"own": 0.579, "another's": 0.016}, abs=0.005)


@pytest.mark.parametrize("function", [text_scores, used_positions])
def test_predictions_of_other_examples_are_refused(function):
    with pytest.raises(SummarizeError, match="1 predictions for 0 examples"):
        function([Prediction("e", "x")], [])
    with pytest.raises(SummarizeError, match="prediction 0 is for 'e' and its example is 'f'"):
        function([Prediction("e", "x")], [Example("f", ("r",))])
