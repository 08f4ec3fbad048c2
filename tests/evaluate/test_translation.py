"""Translation scores: chrF by hand, BLEU by hand, and the same figures as sacrebleu's own command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.translation import corpus_translation_scores, translation_scores

TEXTS = ["Le maire de Valbrune a démissionné.", "La digue a cédé dans la nuit de mardi.", "Il neige."]
GOLDS = [
    "Le maire de Valbrune a annoncé sa démission.",
    "La digue a cédé dans la nuit de mardi.",
    "La pluie.",
]


def test_chrf_by_hand():
    # "ab" against "ac": of characters one in two, of pairs none: F 0.5 and 0, their mean 0.25 (Popović 2015).
    (scores,) = translation_scores(["ab"], [["ac"]])
    assert scores.mean == pytest.approx(25)
    assert scores.signature.startswith("chrF|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:")


def test_bleu_by_hand():
    # Papineni et al. (2002), no brevity penalty. One word of six is wrong; right are 3 of the 5 pairs, 1 of the
    # 4 runs of three and none of the 3 of four, which exponential smoothing counts as half a one.
    scores = corpus_translation_scores(["un deux trois X cinq six"], [["un deux trois quatre cinq six"]])
    assert scores.bleu == pytest.approx(100 * (5 / 6 * 3 / 5 * 1 / 4 * (1 / 2) / 3) ** (1 / 4))
    assert scores.bleu_signature.startswith("BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")


def test_the_figures_are_those_of_sacrebleus_command(tmp_path: Path):
    texts, golds = tmp_path / "texts", tmp_path / "golds"
    texts.write_text("\n".join(TEXTS) + "\n", encoding="utf-8")
    golds.write_text("\n".join(GOLDS) + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "sacrebleu",
        str(golds),
        "-i",
        str(texts),
        "-m",
        "bleu",
        "chrf",
        "-w",
        "6",
    ]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    scores = corpus_translation_scores(TEXTS, [[gold] for gold in GOLDS])
    assert [scores.bleu, scores.chrf] == pytest.approx([one["score"] for one in told], abs=1e-5)
    assert [one["signature"] for one in told] == [
        scores.bleu_signature.removeprefix("BLEU|"),
        scores.chrf_signature.removeprefix("chrF|"),
    ]


@given(st.text(alphabet="aé l'", min_size=1, max_size=30).filter(str.strip))
def test_a_text_against_itself_is_perfect(text: str):
    (scores,) = translation_scores([text], [[text]])
    assert scores.mean == pytest.approx(100)


def test_the_best_of_several_references_counts_and_they_may_differ_in_number():
    (scores,) = translation_scores(TEXTS[:2], [["Autre chose.", TEXTS[0]], [GOLDS[0]]])
    assert scores.values[0] == pytest.approx(100)
    assert "|nrefs:1-2|" in scores.signature
    corpus = corpus_translation_scores(TEXTS[:2], [["Autre chose.", TEXTS[0]], [TEXTS[1]]])
    assert (corpus.chrf, corpus.bleu) == pytest.approx((100, 100))
    assert "|nrefs:1-2|" in corpus.bleu_signature


def test_an_empty_translation_is_worth_nothing():
    (scores,) = translation_scores(["", "Il neige."], [["Il pleut."], ["Il neige."]])
    assert scores.values.tolist() == pytest.approx([0, 100])


@pytest.mark.parametrize("function", [translation_scores, corpus_translation_scores])
@pytest.mark.parametrize(
    ("texts", "golds", "told"),
    [
        (["a"], [], "1 translations for 0 segments"),
        ([], [], "no translation to score"),
        (["a", "b"], [["a"], []], "segment 1 has no reference"),
        (["a"], [["a", " "]], "segment 0 has no reference, or an empty one"),
    ],
)
def test_what_cannot_be_scored_is_refused(function, texts, golds, told):
    with pytest.raises(SummarizeError, match=told):
        function(texts, golds)
