"""The set that people read: what is drawn, what a reader is shown, what is counted."""

import importlib
import json
import math
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.records import Article, Citation, CitedSummary, Claim, Disagreement, Sentence, SummarySource
from summarize.report.jsonl import article_to_dict
from summarize.runs import json_lines

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))  # they are programs that import one another, and no package
reading_set = importlib.import_module("reading_set")

DAY = datetime(2031, 3, 4, tzinfo=UTC)
FERRY = (
    (
        "Le ferry Aldebert a heurté la digue de Port-Quirin mardi matin, a annoncé la capitainerie. "
        "Douze passagers du ferry ont été légèrement blessés et soignés sur le quai. "
        "La capitainerie de Port-Quirin a ouvert une enquête sur la vitesse du navire."
    ),
    (
        "Douze passagers ont été blessés mardi lorsque le ferry Aldebert a heurté la digue de Port-Quirin. "
        "Le navire entrait au port par vent fort, selon la capitainerie. "
        "Une enquête sur la vitesse du ferry est ouverte à Port-Quirin."
    ),
)
VOTE = (
    (
        "Le conseil municipal de Brévannes-sur-Ayse a voté lundi la gratuité des tramways pour les écoliers. "
        "La mesure coûtera 3 millions d'euros par an, a précisé la maire, Odile Trancart. "
        "Les écoliers de Brévannes-sur-Ayse prendront le tramway sans billet dès la rentrée."
    ),
    (
        "Les tramways seront gratuits pour les écoliers de Brévannes-sur-Ayse, a décidé lundi le conseil municipal. "
        "La maire, Odile Trancart, chiffre la gratuité des tramways à 3 millions d'euros par an. "
        "L'opposition du conseil municipal a voté contre la mesure."
    ),
)
ALONE = "Un vigneron de Coutelle a découvert sous son pressoir une mosaïque romaine longue de quatre mètres."


def article(name: str, text: str, event_id: str | None = None) -> Article:
    return Article(name, text, published_at=DAY, language="fr", event_id=event_id)


ARTICLES = [
    *(article(f"ferry{number}", text) for number, text in enumerate(FERRY)),
    *(article(f"vote{number}", text) for number, text in enumerate(VOTE)),
    article("alone", ALONE),
]


def test_events_of_several_articles_are_drawn_whole_and_by_the_seed() -> None:
    found = reading_set.drawn(ARTICLES, seed=1, count=9)
    assert {a.article_id for a in found} == {"ferry0", "ferry1", "vote0", "vote1"}  # "alone" is no such event
    assert len({a.event_id for a in found}) == 2
    assert [replace(a, event_id=None) for a in sorted(found, key=lambda a: a.article_id)] == ARTICLES[:4]
    one = [reading_set.drawn(ARTICLES, seed, count=1) for seed in range(12)]
    assert {len(drawn) for drawn in one} == {2}
    assert len({drawn[0].article_id[:-1] for drawn in one}) == 2  # another seed, another event
    assert one[3] == reading_set.drawn(ARTICLES, seed=3, count=1)


def test_a_part_is_run_shown_and_counted(tmp_path: Path, verbatim) -> None:
    given = tmp_path / "given.jsonl"
    articles = [replace(a, event_id=a.article_id[:-1]) for a in ARTICLES[:4]]
    given.write_text(
        json_lines([article_to_dict(a) | {"event_id": a.event_id} for a in articles]), encoding="utf-8"
    )
    part = reading_set.Part("two", (given,), max_words=30)
    counts = reading_set.read_part(part, tmp_path / "out", verbatim)
    assert (counts.summaries, counts.silent, counts.rewritten) == (2, 0, 0.0)
    assert counts.sentences >= 2
    assert 0.3 < counts.words_used <= 1
    assert counts.citations >= 1
    names = sorted(path.name for path in (tmp_path / "out" / "two").iterdir())
    assert names == ["two-01.articles.txt", "two-01.txt", "two-02.articles.txt", "two-02.txt"]
    shown = (tmp_path / "out" / "two" / "two-01.txt").read_text(encoding="utf-8")
    assert "event ferry" in shown
    assert "\n1. (verbatim) " in shown
    assert "Aldebert" in (tmp_path / "out" / "two" / "two-01.articles.txt").read_text(encoding="utf-8")


def summary(text: str) -> CitedSummary:
    """A sentence about the second of two articles, and a disagreement."""
    first, second = (Citation(n, f"ferry{n - 1}", 0, 60, 1 / n) for n in (1, 2))
    return CitedSummary(
        "ferry",
        "Un ferry heurte une digue",
        (Sentence(text, "generated", (first, second)),),
        tuple(SummarySource(n + 1, f"ferry{n}", None, None, None, DAY, "fr", ()) for n in range(2)),
        2,
        (
            Disagreement(
                "number", "blessés", update=True, claims=(Claim("12", (first,)), Claim("2", (second,)))
            ),
        ),
    )


BY_ID = {a.article_id: a for a in ARTICLES}


def test_what_a_model_changed_is_shown_against_the_wording_passage() -> None:
    shown = reading_set.shown("ferry-01", summary("Douze passagers ont été blessés lorsque le ferry"), BY_ID)
    assert "changed: Douze passagers ont été blessés [-mardi-] lorsque le ferry" in shown
    assert "[1] 1.00 Le ferry Aldebert" in shown
    assert "DISAGREEMENT (number, later one supersedes) blessés\n   12\n" in shown


def test_counts_tell_rewritten_from_copied_and_missing_from_nothing() -> None:
    copied = summary(FERRY[1].split(". ")[0].replace(" ferry", "\u00a0ferry"))  # blanks are no rewriting
    assert reading_set.counted("x", [copied], BY_ID, 120).rewritten == 0.0
    changed = reading_set.counted("x", [summary("Un ferry a heurté une digue.")], BY_ID, 12)
    assert (changed.rewritten, changed.words_used, changed.citations) == (1.0, 0.5, 2.0)
    silent = reading_set.counted("x", [replace(copied, sentences=())], BY_ID, 120)
    assert (silent.silent, silent.sentences) == (1, 0)
    assert math.isnan(silent.rewritten)
    assert reading_set.as_record(silent)["rewritten"] is None
    assert json.loads(json.dumps(reading_set.as_record(changed)))["words_used"] == 0.5


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_a_difference_holds_both_texts(before: list[str], after: list[str]) -> None:
    told = reading_set.difference(" ".join(before), " ".join(after))
    old, new, side = [], [], "both"
    for word in told.split():
        side = {"[-": "old", "{+": "new"}.get(word[:2], side)
        if side in {"both", "old"}:
            old.append(word.strip("[-]{+}"))
        if side in {"both", "new"}:
            new.append(word.strip("[-]{+}"))
        side = "both" if word[-2:] in {"-]", "+}"} else side
    assert (old, new) == (before, after)


def test_a_folder_that_holds_something_is_refused(tmp_path: Path, verbatim) -> None:
    (tmp_path / "note.txt").write_text("old", encoding="utf-8")
    with pytest.raises(SummarizeError, match="is not empty; give each reading a new folder"):
        reading_set.make(tmp_path, tmp_path, verbatim, parts=["rpm2"], seed=1, events=1)


@pytest.mark.data
def test_the_sets_of_rpm2_are_events_already_clustered(tmp_path: Path, shared_data: Path) -> None:
    part = reading_set.rpm2(shared_data, tmp_path)
    records = [json.loads(line) for line in part.inputs[0].read_text(encoding="utf-8").splitlines()]
    assert len({record["event_id"] for record in records}) == 20
    assert len(records) == 200
    assert part.max_words == 100
