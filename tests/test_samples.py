"""A whole run on samples/ against tests/golden/samples.json: events, copies, disagreements, clean texts, spans."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
GOLDEN: dict[str, Any] = json.loads((ROOT / "tests/golden/samples.json").read_text(encoding="utf-8"))
ARTICLES: dict[str, dict[str, Any]] = GOLDEN["articles"]
EVENTS: list[dict[str, Any]] = GOLDEN["events"]
COPIES: dict[str, str] = {
    copy: original for event in EVENTS for original, copies in event["copies"].items() for copy in copies
}
ORIGINALS = sorted(set(ARTICLES) - set(COPIES))


def by_name(event: dict[str, Any]) -> str:
    return str(event["name"])


def squeezed(text: str) -> str:
    """The text with every run of blanks, no-break ones too, as one blank: layout is not what is tested."""
    return " ".join(text.split())


class Output:
    """What a run left in its folder."""

    def __init__(self, folder: Path) -> None:
        self.articles = {line["article_id"]: line for line in read_lines(folder / "articles.jsonl")}
        self.rejections = list(read_lines(folder / "rejections.jsonl"))
        self.events = list(read_lines(folder / "events.jsonl"))
        self.summaries = {line["event_id"]: line for line in read_lines(folder / "summaries.jsonl")}

    def summary(self, expected: dict[str, Any]) -> dict[str, Any]:
        """The summary of the event that has exactly the expected articles."""
        found = [e for e in self.events if sorted(e["article_ids"]) == sorted(expected["article_ids"])]
        assert len(found) == 1, f"no event is exactly: {expected['name']}"
        summary: dict[str, Any] = self.summaries[found[0]["event_id"]]
        return summary


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    # Not splitlines: U+2028 and its like may stand unescaped inside a JSON string.
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    from summarize.config import Config
    from summarize.pipeline import run

    folder = tmp_path_factory.mktemp("samples") / "run"
    run([str(SAMPLES)], folder, Config())
    return Output(folder)


def test_packed_samples_are_what_their_script_writes(tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "tests/golden/make_samples.py"))["write_samples"](tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == [
        "alpenbote-nachtzug.txt.zst",
        "desk.parquet",
        "foreign-desk.jsonl.gz",
        "le-phare-affaire-du-port.txt",
    ]
    for name in written:
        assert unpacked(tmp_path / name) == unpacked(SAMPLES / name), name


def unpacked(path: Path) -> object:
    """The content without the wrapping, whose bytes change with the libraries' versions."""
    import gzip

    import pyarrow.parquet
    import zstandard

    match path.suffix:
        case ".parquet":
            return pyarrow.parquet.read_table(path).to_pylist()
        case ".gz":
            return gzip.decompress(path.read_bytes())
        case ".zst":
            return zstandard.ZstdDecompressor().decompress(path.read_bytes())
    return path.read_bytes()


def test_every_file_is_in_the_golden_and_in_the_readme() -> None:
    files = {path.name for path in SAMPLES.iterdir() if path.is_file()}
    assert files == {article["file"] for article in ARTICLES.values()} | set(GOLDEN["not_articles"])
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(files - {"README.md"}) if f"`{name}`" not in readme] == []


def test_every_article_is_used_or_a_copy_or_rejected(output: Output) -> None:
    copies = list(chain.from_iterable(article["copies"] for article in output.articles.values()))
    assert sorted([*output.articles, *copies]) == sorted(ARTICLES)
    # The run is given the whole folder: what is no article in it may be passed over, or rejected and counted.
    lost = [
        rejection
        for rejection in output.rejections
        if not any(name in rejection["article_id"] + rejection["detail"] for name in GOLDEN["not_articles"])
    ]
    assert lost == []


def test_events_are_exactly_the_expected_ones(output: Output) -> None:
    found = sorted(sorted(event["article_ids"]) for event in output.events)
    assert found == sorted(sorted(event["article_ids"]) for event in EVENTS)
    assert len(output.summaries) == len(output.events)


def test_copies_stand_under_their_original(output: Output) -> None:
    found = {
        copy: article_id for article_id, article in output.articles.items() for copy in article["copies"]
    }
    assert found == COPIES


@pytest.mark.parametrize("expected", EVENTS, ids=by_name)
def test_copies_are_no_second_voice(output: Output, expected: dict[str, Any]) -> None:
    summary = output.summary(expected)
    assert summary["independent_sources"] == len(expected["article_ids"])
    assert sorted(source["article_id"] for source in summary["sources"]) == sorted(expected["article_ids"])
    listed = {source["article_id"]: source["copies"] for source in summary["sources"] if source["copies"]}
    assert listed == expected["copies"]


def test_the_earlier_episode_is_related_and_nothing_else_is(output: Output) -> None:
    articles_to_name = {tuple(sorted(event["article_ids"])): event["name"] for event in EVENTS}
    names = {
        event["event_id"]: articles_to_name.get(tuple(sorted(event["article_ids"])), "an unexpected event")
        for event in output.events
    }
    for lines in (output.events, list(output.summaries.values())):
        pairs = {
            tuple(sorted((names[line["event_id"]], names[other])))
            for line in lines
            for other in line["related"]
        }
        assert sorted(map(list, pairs)) == sorted(sorted(pair) for pair in GOLDEN["related"])


@pytest.mark.parametrize("expected", EVENTS, ids=by_name)
def test_disagreements_are_the_planted_ones_and_no_other(output: Output, expected: dict[str, Any]) -> None:
    found = [
        (disagreement["kind"], disagreement["update"], claimed_values(disagreement, expected))
        for disagreement in output.summary(expected)["disagreements"]
    ]
    planted = [
        (disagreement["kind"], disagreement["update"], sorted(forms[0] for forms in disagreement["values"]))
        for disagreement in expected["disagreements"]
    ]
    assert sorted(found) == sorted(planted)


def claimed_values(disagreement: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """The claims' values, each under the name that the golden gives it where it is a planted one."""
    names = []
    for claim in disagreement["claims"]:
        same_kind = [d for d in expected["disagreements"] if d["kind"] == disagreement["kind"]]
        known = (
            forms for d in same_kind for forms in d["values"] if any(says(claim["value"], f) for f in forms)
        )
        names.append(next(known, [f"not planted: {claim['value']}"])[0])
    return sorted(names)


def says(text: str, form: str) -> bool:
    """Whether a form stands in a text as whole words: "4" in "4 millions", not in "400" nor in "2,4"."""
    return re.search(rf"(?<![\w.,]){re.escape(form)}(?!\w|[.,]\d)", squeezed(text), re.IGNORECASE) is not None


def test_claims_cite_passages_that_hold_their_value(output: Output) -> None:
    checked = 0
    for expected in EVENTS:
        for disagreement in output.summary(expected)["disagreements"]:
            for claim in disagreement["claims"]:
                values = chain.from_iterable(planted["values"] for planted in expected["disagreements"])
                forms = next((v for v in values if any(says(claim["value"], form) for form in v)), None)
                if forms is None:
                    continue  # one that was not planted: the test above tells it
                checked += 1
                assert claim["citations"]
                for citation in claim["citations"]:
                    passage = cited_text(output, citation)
                    assert any(says(passage, form) for form in forms), (claim["value"], passage)
    assert checked


@pytest.mark.parametrize("article_id", ORIGINALS)
def test_no_furniture_is_left(output: Output, article_id: str) -> None:
    article = output.articles[article_id]
    text = squeezed(article["text"]).casefold()
    assert [piece for piece in ARTICLES[article_id]["furniture"] if squeezed(piece).casefold() in text] == []
    title = squeezed(article["title"] or "")
    assert title == "" or text.count(title.casefold()) <= 1


@pytest.mark.parametrize("article_id", ORIGINALS)
def test_the_article_stays_whole(output: Output, article_id: str) -> None:
    text = squeezed(output.articles[article_id]["text"])
    assert [sentence for sentence in ARTICLES[article_id]["kept"] if squeezed(sentence) not in text] == []


@pytest.mark.parametrize("article_id", ORIGINALS)
def test_what_is_known_of_an_article_is_found_and_what_is_not_stays_absent(
    output: Output, article_id: str
) -> None:
    found, expected = output.articles[article_id], ARTICLES[article_id]
    for field in ("language", "source", "published_at"):
        assert found[field] == expected[field], field
    if expected["title"] is None:
        assert found["title"] is None
    else:
        # An emoji in front of it may stay or go.
        assert squeezed(found["title"]).endswith(squeezed(expected["title"]))


def test_every_sentence_cites_spans_inside_its_sources(output: Output) -> None:
    assert output.summaries
    for summary in output.summaries.values():
        assert summary["sentences"], summary["event_id"]
        numbers = {source["number"]: source["article_id"] for source in summary["sources"]}
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        for sentence in summary["sentences"]:
            assert sentence["citations"], sentence["text"]
            for citation in sentence["citations"]:
                assert numbers[citation["source"]] == citation["article_id"]
                assert cited_text(output, citation).strip()
        for claim in (claim for disagreement in summary["disagreements"] for claim in disagreement["claims"]):
            assert all(cited_text(output, citation).strip() for citation in claim["citations"])


def cited_text(output: Output, citation: dict[str, Any]) -> str:
    text: str = output.articles[citation["article_id"]]["text"]
    assert 0 <= citation["start"] < citation["end"] <= len(text), citation
    return text[citation["start"] : citation["end"]]


@pytest.mark.parametrize("expected", EVENTS, ids=by_name)
def test_the_summary_tells_what_happened(output: Output, expected: dict[str, Any]) -> None:
    summary = output.summary(expected)
    assert summary["language"] == "fr"
    told = squeezed(f"{summary['headline']} {summary['text']}")
    missing = [forms for forms in expected["facts"] if not any(says(told, form) for form in forms)]
    # One key fact may give way to others within the word budget.
    assert len(missing) <= 1, missing
