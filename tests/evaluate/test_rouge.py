"""ROUGE: the paper's hand case, a peer's output, and the published scores."""

import gzip
import json
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate import score_rouge


def test_the_hand_case_of_the_paper():
    # Lin (2004), §3: "police kill the gunman" against "police killed the gunman": LCS of 3 words in 4.
    score = score_rouge(["police kill the gunman"], [["police killed the gunman"]], "fr")
    assert score.rougeL == pytest.approx(75)
    assert score.rouge1 == pytest.approx(75)
    assert score.rouge2 == pytest.approx(100 / 3)


def test_french_words_survive_in_french_mode_only():
    assert score_rouge(["été"], [["l'été"]], "fr").rouge1 == pytest.approx(200 / 3)
    assert score_rouge(["élu"], [["lu"]], "google").rouge1 == pytest.approx(100)  # its tokenizer drops é
    assert score_rouge(["élu"], [["lu"]], "fr").rouge1 == 0


def test_stemming_joins_inflections():
    assert score_rouge(["les manifestations"], [["une manifestation"]], "fr").rouge1 == 0
    assert score_rouge(["les manifestations"], [["une manifestation"]], "fr+stem").rouge1 == 50


def test_references_are_averaged():
    assert score_rouge(["a b"], [["a b", "c d"]]).rouge1 == pytest.approx(50)


def test_a_score_says_what_it_was_made_with():
    assert score_rouge(["a"], [["a"]]).signature == (
        f"rouge|f1|tok:fr|stem:none|sents:fr|refs:mean|rouge-score:{version('rouge-score')}|agg:mean|n:1"
    )


@given(st.text(alphabet="abé ", max_size=20))
def test_a_text_against_itself_is_perfect_or_empty(text: str):
    score = score_rouge([text], [[text]])
    assert score.rouge1 in {0.0, 100.0}
    assert (score.rouge1 == 0) == (not text.split())


@pytest.mark.parametrize(("texts", "golds"), [(["a"], []), ([], []), (["a"], [[]])])
def test_what_cannot_be_scored_is_refused(texts: list[str], golds: list[list[str]]):
    with pytest.raises(SummarizeError):
        score_rouge(texts, golds)


@pytest.mark.data
def test_the_published_scores_come_back(shared_data: Path):
    # Kamal Eddine et al. 2021, Table 3, OrangeSum titles: BARThez 40.86/23.68/36.03; the file holds
    # the authors' own outputs.
    with gzip.open(
        shared_data / "orangesum" / "title_system_outputs.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        records = [json.loads(line) for line in lines]
    system = next(name for name in records[0] if name.lower().startswith("barthez"))
    golds = [[record["reference"]] for record in records]
    score = score_rouge([record[system] for record in records], golds, "google")
    assert (score.rouge1, score.rouge2, score.rougeL) == pytest.approx((40.86, 23.66, 36.03), abs=0.02)
