"""A run for those who read an earlier one: what is new, figures that changed first, nothing twice."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import CitedSummary, SummarizeError, run
from summarize.cli import main
from summarize.config import Config
from summarize.errors import ConfigError
from summarize.evaluate.baselines.line import line_since
from summarize.evaluate.segments import Example
from summarize.evaluate.settings import EvaluateSettings, check_settings
from summarize.plan.known import KEPT, Sentence, known
from summarize.records import Article, Passage
from summarize.report.jsonl import schema
from summarize.runs import MANIFEST

FIRE = "Un incendie a ravagé dans la nuit de lundi à mardi l'entrepôt de la société Clairval, à Sorbiers."
TOLL = "L'incendie de l'entrepôt Clairval, à Sorbiers, a fait 12 blessés, selon la préfecture."
CAUSE = "Les pompiers ignorent encore pourquoi le feu a pris dans le hangar où dormaient les gardiens."
ROAD = "La route départementale qui longe la zone industrielle de Sorbiers reste fermée jusqu'à jeudi."
NEW_TOLL = "L'incendie de l'entrepôt Clairval, à Sorbiers, a fait 17 blessés, selon un nouveau bilan de la préfecture."
ARREST = "La gendarmerie a arrêté mercredi un ancien cariste, soupçonné d'avoir allumé les palettes."
SCHOOL = (
    "Le collège Jeanne-Barret de Miravel accueillera à la rentrée une classe de voile, la première du pays.\n"
    "Vingt-quatre élèves navigueront chaque mercredi sur le lac, avec deux moniteurs du club nautique.\n"
)


def row(name: str, day: int, *sentences: str, source: str | None = None, event: str | None = None) -> dict:
    found = {
        "id": name,
        "text": "\n".join(sentences),
        "date": f"2031-03-{day:02}T08:00:00Z",
        "source": source or f"Journal {name}",
        "title": "Sorbiers : l'entrepôt Clairval en feu",
        "language": "fr",
    }
    return found if event is None else {**found, "event_id": event}


FIRST = [row("a", 4, FIRE, TOLL, ROAD), row("b", 4, TOLL, CAUSE, FIRE)]


def write(path: Path, rows: Iterable[dict]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows))
    return path


@pytest.fixture
def first(tmp_path: Path, verbatim: Config) -> Path:
    """The folder of a run whose reader knows of the fire."""
    run([write(tmp_path / "first.jsonl", FIRST)], tmp_path / "first", verbatim)
    return tmp_path / "first"


def told(rows: Iterable[dict], since: Path, config: Config) -> tuple[CitedSummary, ...]:
    folder = since.parent
    return run([write(folder / "second.jsonl", rows)], folder / "second", config, since=since).summaries


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(summary: CitedSummary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def test_a_figure_that_changed_comes_first_and_what_was_told_is_left_out(first: Path, verbatim: Config):
    (summary,) = told([row("c", 6, FIRE, NEW_TOLL, ARREST), row("d", 6, ARREST, CAUSE)], first, verbatim)
    assert texts(summary) == [NEW_TOLL, ARREST]
    assert summary.since is not None
    (update,) = summary.since.updates
    assert (update.before, update.after) == ("12", "17")
    assert {citation.article_id for citation in update.citations} == {"c"}
    assert summary.since.events == tuple(event["event_id"] for event in lines(first / "events.jsonl"))
    second = first.parent / "second"
    (line,) = lines(second / "summaries.jsonl")
    jsonschema.validate(line, schema())
    for name in ("report.html", "summaries.md"):
        page = (second / name).read_text(encoding="utf-8").replace("\u00a0", " ").replace("\u202f", " ")
        assert "Nouveau depuis le 4 mars 2031, 8 h 00 UTC" in page
        assert "17 (12 auparavant)" in page or "17 \\(12 auparavant\\)" in page


def test_an_event_without_anything_new_is_listed_and_not_summarised(first: Path, verbatim: Config):
    assert told([row("c", 5, TOLL, ROAD, FIRE), row("d", 5, FIRE, CAUSE)], first, verbatim) == ()
    second = first.parent / "second"
    (event,) = lines(second / "unchanged.jsonl")
    (earlier,) = lines(first / "summaries.jsonl")
    assert event["article_ids"] == ["c", "d"]
    assert (event["since"], event["headline"]) == ([earlier["event_id"]], earlier["headline"])
    assert json.loads((second / MANIFEST).read_text())["stages"]["cite"]["counts"]["unchanged"] == 1
    assert "Sans changement" in (second / "report.html").read_text(encoding="utf-8")
    assert [event["event_id"] for event in lines(second / "events.jsonl")] == [event["event_id"]]


def test_the_same_articles_again_are_nothing_new(first: Path, verbatim: Config):
    assert told(FIRST, first, verbatim) == ()


def test_a_denial_of_what_was_told_is_new(first: Path, verbatim: Config):
    denied = "La route départementale qui longe la zone industrielle de Sorbiers ne reste pas fermée jusqu'à jeudi."
    (summary,) = told([row("c", 5, FIRE, denied)], first, verbatim)
    assert texts(summary) == [denied]


def test_another_event_is_told_as_if_nothing_had_been_read(first: Path, verbatim: Config):
    (summary,) = told([{"id": "s", "text": SCHOOL, "date": "2031-06-01"}], first, verbatim)
    (alone,) = run([first.parent / "second.jsonl"], first.parent / "alone", verbatim).summaries
    assert texts(summary) == texts(alone)
    assert summary.since is not None
    assert (summary.since.events, summary.since.updates) == ((), ())
    assert "Événement nouveau" in (first.parent / "second" / "summaries.md").read_text(encoding="utf-8")


def test_what_a_foreign_article_repeats_is_known(first: Path, verbatim: Config):
    english = {
        **row(
            "c", 5, "A fire destroyed the warehouse of the company Clairval, in Sorbiers, on Monday night."
        ),
        "language": "en",
        "event_id": "e",
    }
    write(first.parent / "e.jsonl", [{**one, "event_id": "e"} for one in FIRST])
    run([first.parent / "e.jsonl"], first, verbatim)
    (summary,) = told([english, row("d", 6, NEW_TOLL, event="e")], first, verbatim)
    assert texts(summary) == [NEW_TOLL]


def test_readers_of_two_runs_know_both(first: Path, verbatim: Config):
    root = first.parent
    second = [row("c", 6, FIRE, NEW_TOLL, ARREST)]
    run([write(root / "2.jsonl", second)], root / "two", verbatim, since=first)
    last = write(root / "3.jsonl", [row("d", 7, ROAD, NEW_TOLL, ARREST)])
    assert run([last], root / "three", verbatim, since=[first, root / "two"]).summaries == ()
    assert run([last], root / "four", verbatim, since=str(first)).summaries != ()


def test_another_earlier_run_means_another_run_and_the_same_one_resumes(first: Path, verbatim: Config):
    root = first.parent
    second = write(root / "second.jsonl", [row("c", 6, FIRE, NEW_TOLL, ARREST)])
    run([second], root / "out", verbatim, since=first)
    done = {path.name: path.stat().st_mtime_ns for path in root.joinpath("out").glob("*.jsonl")}
    run([second], root / "out", verbatim, since=first)
    assert done == {path.name: path.stat().st_mtime_ns for path in root.joinpath("out").glob("*.jsonl")}
    run([write(root / "other.jsonl", [row("x", 4, ARREST, FIRE)])], root / "other", verbatim)
    (summary,) = run([second], root / "out", verbatim, since=root / "other").summaries
    assert texts(summary) == [NEW_TOLL]
    (summary,) = run([second], root / "out", verbatim).summaries
    assert summary.since is None
    assert {FIRE, ARREST} <= set(texts(summary))  # what the others knew is told again


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda run: run / "nowhere", "no such folder; give the --output folder of a finished summarize run"),
        (lambda run: run / "summaries.jsonl", "is a file; give the --output folder"),
        (lambda run: run.parent, f"holds no {MANIFEST}"),
        (lambda run: (run / MANIFEST).write_text("{"), "cannot be read"),
        (
            lambda run: (run / MANIFEST).write_text('{"format": "other"}'),
            "is not the manifest of a summarize run",
        ),
        (
            lambda run: (run / MANIFEST).write_text('{"format": "summarize run", "stages": []}'),
            "has not ended",
        ),
        (lambda run: (run / "articles.jsonl").unlink(), r"articles\.jsonl: is not as its run left it"),
        (
            lambda run: (run / "summaries.jsonl").write_text("x"),
            r"summaries\.jsonl: is not as its run left it",
        ),
    ],
)
def test_a_folder_that_is_no_finished_run_is_refused_in_one_line(
    first: Path, verbatim: Config, spoil, message
):
    found = spoil(first)
    folder = found if isinstance(found, Path) else first
    with pytest.raises(SummarizeError, match=message) as error:
        told(FIRST, folder, verbatim) if folder == first else run(
            [first], first.parent / "o", verbatim, since=folder
        )
    assert "\n" not in str(error.value)


def test_a_run_does_not_write_where_it_reads(first: Path, verbatim: Config):
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    with pytest.raises(SummarizeError, match="is the --output too; give what is new another folder"):
        run([first.parent / "first.jsonl"], first, verbatim, since=first)
    told([row("c", 6, ARREST, FIRE)], first, verbatim)
    assert before == {path.name: path.read_bytes() for path in first.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="sends SIGKILL")
def test_a_killed_run_ends_with_the_same_bytes(first: Path, verbatim: Config):
    root = first.parent
    second = write(root / "second.jsonl", [row("c", 6, FIRE, NEW_TOLL, ARREST), {"id": "s", "text": SCHOOL}])
    run([second], root / "whole", verbatim, since=first)
    command = [sys.executable, "-m", "summarize", "run", str(second), "--since", str(first)]
    command += ["--model", "verbatim", "--quiet", "--output", str(root / "killed")]
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while not (root / "killed" / ".progress.jsonl").exists() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert subprocess.run(command, check=False).returncode == 0
    for name in ("summaries.jsonl", "unchanged.jsonl", "report.html"):
        assert (root / "killed" / name).read_bytes() == (root / "whole" / name).read_bytes(), name


def test_the_command_line_says_so_too(first: Path):
    from click.testing import CliRunner

    second = write(first.parent / "second.jsonl", [row("c", 6, FIRE, NEW_TOLL, ARREST)])
    common = ["run", str(second), "--output", str(first.parent / "out"), "--model", "verbatim"]
    said = CliRunner().invoke(main, [*common, "--since", str(first)])
    assert said.exit_code == 0
    assert "Nouveau depuis le" in said.output
    refused = CliRunner().invoke(main, [*common, "--since", str(first.parent)])
    assert refused.exit_code == 2
    assert refused.output.startswith("summarize: --since")


@pytest.mark.parametrize(
    ("text", "language", "is_told"),
    [
        (TOLL, "fr", True),
        ("Un incendie a ravagé lundi l'entrepôt de la société Clairval, à Sorbiers.", "fr", True),
        (NEW_TOLL, "fr", False),  # another figure
        (
            "L'incendie de l'entrepôt Clairval, à Sorbiers, n'a pas fait 12 blessés, selon la préfecture.",
            "fr",
            False,
        ),
        (
            "L'incendie de l'entrepôt Clairval, à Sorbiers, aurait fait 12 blessés, selon la préfecture.",
            "fr",
            False,
        ),
        ("A fire ravaged the warehouse of the company Clairval, in Sorbiers, on Monday night.", "en", True),
        ("La société a brûlé.", "fr", False),  # three words prove nothing
        (ARREST, "fr", False),
        ("", "fr", False),
        ("\ud800\x00 12 12 12 12 12", None, False),
    ],
)
def test_what_readers_know(text: str, language: str | None, is_told: bool):
    readers = known([Sentence(one, "fr", "a") for one in (FIRE, TOLL, CAUSE, ROAD)])
    assert readers.says(text, language) is is_told


@settings(deadline=None)  # the first reads the lexicon
@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["fr", "de", None]))
def test_any_text_can_be_asked_about_and_nothing_is_known_of_nothing(
    text: str, other: str, language: str | None
):
    readers = known([Sentence(other, language, "a")])
    assert readers.says(text, language) in {True, False}
    assert not known([]).says(text, language)
    worth = readers.kept([Passage("a", 0, len(text), text, language, 0)])
    assert all(0 < share < 1 for share in worth.values())


def test_more_earlier_voices_leave_less_and_an_event_keeps_its_name():
    passage = Passage("x", 0, len(TOLL), TOLL, "fr", 0)
    once, twice = (
        known([Sentence(TOLL, "fr", voice) for voice in voices]).kept([passage]) for voices in ("a", "ab")
    )
    bigram = ("fr", "entrepot", "clairval")
    assert (once[bigram], twice[bigram]) == pytest.approx((KEPT, KEPT**2))
    assert all(second for _, _, second in once), "single words keep their weight"


def test_an_evaluation_tells_one_group_to_readers_of_another(tmp_path: Path, verbatim: Config):
    def example(name: str, group: str, *sentences: str) -> Example:
        return Example(
            name, (FIRE,), (Article(name, "\n".join(sentences), language="fr", source=name),), group
        )

    examples = [
        example("later", "B", FIRE, NEW_TOLL, ROAD),
        example("earlier", "A", FIRE, TOLL, CAUSE, ROAD),
        example("elsewhere", "B", *SCHOOL.splitlines()),
    ]
    later, earlier, elsewhere = line_since(examples, "A", verbatim, tmp_path)
    assert [p.example_id for p in (later, earlier, elsewhere)] == ["later", "earlier", "elsewhere"]
    assert later.text == NEW_TOLL
    assert earlier.text
    assert "Miravel" in elsewhere.text
    with pytest.raises(ConfigError, match=r"systems\.x: since = 'A' needs a line"):
        check_settings(
            msgspec.convert(
                {"corpora": {}, "systems": {"x": {"baseline": "lead", "since": "A"}}}, EvaluateSettings
            ),
            "here",
        )
