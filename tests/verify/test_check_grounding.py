"""The outside checker itself: a clean run passes, each planted offence is printed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKER = Path(__file__).resolve().parents[2] / "benchmarks" / "check_grounding.py"
TEXT = "À Orvanne, vingt et un pompiers ont sauvé Renaud Vasselin. Le feu a pris mardi."


def check(folder, sentence, start=0, end=58, cite=True):
    citations = [{"source": 1, "article_id": "a", "start": start, "end": end, "score": 1.0}] if cite else []
    summary = {
        "event_id": "e",
        "sentences": [{"text": sentence, "origin": "generated", "citations": citations}],
        "sources": [{"number": 1, "article_id": "a"}],
    }
    (folder / "articles.jsonl").write_text(
        json.dumps({"article_id": "a", "text": TEXT}) + "\n", encoding="utf-8"
    )
    (folder / "summaries.jsonl").write_text(json.dumps(summary) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(CHECKER), str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout


def test_a_clean_run_passes(tmp_path):
    status, printed = check(tmp_path, "Les 21 pompiers ont sauvé Renaud Vasselin.")
    assert (status, "sentences 1" in printed) == (0, True)


@pytest.mark.parametrize(
    ("sentence", "options", "offence"),
    [
        ("Les 22 pompiers ont sauvé Renaud Vasselin.", {}, "number '22'"),
        ("Les vingt-deux pompiers ont sauvé Renaud Vasselin.", {}, "number word 22"),
        ("Les pompiers ont sauvé Renaud Kessler.", {}, "'Kessler'"),
        ("Les pompiers ont sauvé Renaud Vasselin.", {"end": 900}, "bad citation"),
        ("Les pompiers ont sauvé Renaud Vasselin.", {"cite": False}, "nothing cited"),
        ("Les pompiers ont sauvé Renaud Vasselin.", {"start": 59, "end": 79}, "'Vasselin'"),
    ],
)
def test_each_offence_is_told(tmp_path, sentence, options, offence):
    status, printed = check(tmp_path, sentence, **options)
    assert status == 1
    assert offence in printed
