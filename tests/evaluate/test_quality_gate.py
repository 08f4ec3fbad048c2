"""The quality gate: quality holds, and the gate itself can fail, refuses, and tells of tampering."""

import dataclasses
import importlib
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))  # they are programs that import one another, and no package
quality_floors = importlib.import_module("quality_floors")
quality_gate = importlib.import_module("quality_gate")

Figure, Floors = quality_floors.Figure, quality_floors.Floors
HASHES = {"set.jsonl": "a" * 64, "other.jsonl": "b" * 64}
F1 = Figure("clusters/set: F1", 0.92, "floor", 0.01, "b3|articles:9", ("set.jsonl",))
UNSUPPORTED = Figure("line/unsupported", 0.03, "ceiling", 0.01, "grounding|n:9", ("set.jsonl",))
ROUGE = Figure("scorer/ROUGE-1", 40.86, "exact", 0.005, "rouge1|f1", ("other.jsonl",))
FIGURES = (F1, UNSUPPORTED, ROUGE)


def changed(figure, **values):
    return dataclasses.replace(figure, **values)


@pytest.fixture
def floors():
    return quality_floors.updated(FIGURES, Floors({}), HASHES)


# What the project holds to.


@pytest.mark.data
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(name, marks=pytest.mark.slow if part.slow else ())
        for name, part in quality_gate.PARTS.items()
    ],
)
def test_quality_holds(shared_data: Path, part: str):
    floors = quality_floors.read_floors(quality_gate.FLOORS)
    hashes = quality_floors.file_hashes(shared_data, quality_gate.PARTS[part].files)
    figures = quality_gate.measure(shared_data, part)
    assert quality_floors.broken(figures, floors, hashes) == []
    assert {figure.name for figure in figures} == {n for n in floors.floors if n.startswith(f"{part}/")}


def test_the_floors_were_not_edited_by_hand_and_every_part_has_some():
    floors = quality_floors.read_floors(quality_gate.FLOORS)
    assert {name.split("/")[0] for name in floors.floors} == quality_gate.PARTS.keys()
    for floor in floors.floors.values():
        assert floor.holds(floor.measured)
        assert floor.signature
        assert floor.data
        assert all(len(digest) == 64 for digest in floor.data.values())


# The gate itself.


def test_figures_that_hold_say_nothing(floors):
    assert quality_floors.broken(FIGURES, floors, HASHES) == []
    # Within the margin, and better.
    near = (changed(F1, value=0.911), changed(UNSUPPORTED, value=0.0), changed(ROUGE, value=40.864))
    assert quality_floors.broken(near, floors, HASHES) == []


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (changed(F1, value=0.909), "clusters/set: F1: 0.9090, and must be at least 0.91 (was 0.9200)"),
        (changed(UNSUPPORTED, value=0.05), "line/unsupported: 0.0500, and must be at most 0.04 (was 0.0300)"),
        (
            changed(ROUGE, value=41.0),
            "scorer/ROUGE-1: 41.0000, and must be 40.86 ± 0.005 (was 40.8600)",
        ),
        (changed(F1, value=math.nan), "clusters/set: F1: nan, and must be at least 0.91 (was 0.9200)"),
        (changed(F1, name="clusters/new"), "clusters/new: has no floor; set it with --update"),
        (
            changed(F1, signature="b3|articles:8", value=1.0),
            "clusters/set: F1: cannot be compared with its floor: the signature was b3|articles:9 and is b3|articles:8",
        ),
        (
            changed(F1, side="ceiling"),
            "clusters/set: F1: cannot be compared with its floor: it was a floor and is a ceiling",
        ),
    ],
)
def test_what_does_not_pass_is_told_in_one_line(floors, figure, told):
    assert quality_floors.broken([figure], floors, HASHES) == [told]


def test_a_floor_does_not_hold_for_other_data(floors):
    other = HASHES | {"set.jsonl": "c" * 64}
    (line,) = quality_floors.broken([F1], floors, other)
    assert "set.jsonl is other data than it was set on (sha256 aaaaaaaaaaaa, now cccccccccccc)" in line
    with pytest.raises(SummarizeError, match="other data"):
        quality_floors.updated([changed(F1, value=1.0)], floors, other)


def test_a_better_figure_raises_its_floor_and_a_worse_one_that_holds_leaves_it(floors):
    better = quality_floors.updated(
        [changed(F1, value=0.95), changed(UNSUPPORTED, value=0.01)], floors, HASHES
    )
    assert better.floors[F1.name].bound == pytest.approx(0.94)
    assert better.floors[UNSUPPORTED.name].bound == pytest.approx(0.02)
    worse = quality_floors.updated([changed(F1, value=0.915), changed(ROUGE, value=40.863)], floors, HASHES)
    assert worse == floors


@pytest.mark.parametrize(
    "figure",
    [
        changed(F1, value=0.8),
        changed(UNSUPPORTED, value=0.2),
        changed(ROUGE, value=41.0),
        changed(ROUGE, margin=0.5),
        changed(F1, signature="b3|articles:8", value=1.0),
        changed(F1, side="exact"),
    ],
)
def test_lowering_is_refused_without_a_reason_and_recorded_with_one(floors, figure):
    with pytest.raises(SummarizeError, match=r"(?s)no floor was changed; lowering takes --lower"):
        quality_floors.updated([figure], floors, HASHES)
    new = quality_floors.updated([figure], floors, HASHES, reason="the set lost an article")
    (record,) = new.lowered
    assert (record.figure, record.reason) == (figure.name, "the set lost an article")
    assert record.old == str(floors.floors[figure.name])
    assert record.new.startswith(str(new.floors[figure.name]))
    assert quality_floors.broken([figure], new, HASHES) == []
    # With the reason given, what still held was not touched.
    assert {n: f for n, f in new.floors.items() if n != figure.name} == {
        n: f for n, f in floors.floors.items() if n != figure.name
    }


def test_a_figure_does_not_go_unnoticed(floors):
    with pytest.raises(SummarizeError, match="line/unsupported: is not measured any more"):
        quality_floors.updated([F1, ROUGE], floors, HASHES, gone=[UNSUPPORTED.name])
    new = quality_floors.updated([F1, ROUGE], floors, HASHES, gone=[UNSUPPORTED.name], reason="moved")
    assert UNSUPPORTED.name not in new.floors
    assert new.lowered[0].new is None
    with pytest.raises(SummarizeError, match=r"was not measured \(NaN\)"):
        quality_floors.updated([changed(F1, value=math.nan)], floors, HASHES, reason="why not")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.sampled_from(["floor", "ceiling"]))
def test_without_a_reason_a_bound_only_ever_tightens(values, side):
    figure = changed(F1, value=values[0], side=side)
    floors = quality_floors.updated([figure], Floors({}), HASHES)
    for value in values[1:]:
        before = floors.floors[F1.name]
        measured = changed(figure, value=value)
        try:
            floors = quality_floors.updated([measured], floors, HASHES)
        except SummarizeError:
            assert not before.holds(value)
            continue
        after = floors.floors[F1.name]
        assert after.holds(value)
        assert after.bound >= before.bound if side == "floor" else after.bound <= before.bound
    assert floors.lowered == ()


def test_the_file_gives_back_what_was_written_in_the_same_bytes(floors, tmp_path: Path):
    reason = 'a "quoted" reason\nof two lines, with é and \\'
    new = quality_floors.updated([changed(F1, value=0.5)], floors, HASHES, gone=[ROUGE.name], reason=reason)
    quality_floors.write_floors(tmp_path / "one.toml", new)
    assert quality_floors.read_floors(tmp_path / "one.toml") == new
    quality_floors.write_floors(tmp_path / "two.toml", quality_floors.read_floors(tmp_path / "one.toml"))
    assert (tmp_path / "one.toml").read_bytes() == (tmp_path / "two.toml").read_bytes()
    assert quality_floors.read_floors(tmp_path / "none.toml") == Floors({})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("bound = 0.91", "bound = 0.5", "was edited by hand: its seal does not fit"),
        ("margin = 0.01", "margin = 0.4", "was edited by hand: its seal does not fit"),
        ("a" * 64, "d" * 64, "was edited by hand: its seal does not fit"),
        ("too few articles", "good reasons", "was edited by hand: its seal does not fit"),
        ('seal = "', 'seal = "0', "was edited by hand: its seal does not fit"),
        ('side = "floor"', 'side = "rug"', "cannot be read"),
        ("[floors", "[[floors", "cannot be read"),
    ],
)
def test_an_edit_by_hand_is_noticed(floors, tmp_path: Path, old: str, new: str, told: str):
    path = tmp_path / "floors.toml"
    lowered = quality_floors.updated([changed(ROUGE, value=1.0)], floors, HASHES, reason="too few articles")
    quality_floors.write_floors(path, lowered)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SummarizeError, match=told):
        quality_floors.read_floors(path)


# The command, on a part of the tests' own.


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Runs the gate on one figure, read from a file of the data folder."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "set.jsonl").write_text("{}", encoding="utf-8")
    figure = tmp_path / "value.json"

    def measure(_data: Path):
        return [Figure("F1", json.loads(figure.read_text()), "floor", 0.01, "b3", ("set.jsonl",))]

    monkeypatch.setattr(quality_gate, "PARTS", {"toy": quality_gate.Part(measure, ("set.jsonl",))})

    def call(value: float, *options: str) -> int:
        figure.write_text(json.dumps(value))
        return quality_gate.main([str(data), "--floors", str(tmp_path / "floors.toml"), *options])

    return call


def test_the_command_fails_when_a_floor_is_broken(command, capsys: pytest.CaptureFixture, tmp_path: Path):
    assert command(0.9) == 1
    assert "BROKEN toy/F1: has no floor" in capsys.readouterr().out
    assert command(0.9, "--update") == 0
    assert command(0.9) == 0
    assert "BROKEN" not in capsys.readouterr().out
    assert command(0.8) == 1
    assert "BROKEN toy/F1: 0.8000, and must be at least 0.89 (was 0.9000)\n" in capsys.readouterr().out
    before = (tmp_path / "floors.toml").read_bytes()
    assert command(0.8, "--update") == 2
    assert "--lower" in capsys.readouterr().err
    assert (tmp_path / "floors.toml").read_bytes() == before
    assert command(0.8, "--update", "--lower", "another tokenizer") == 0
    assert command(0.8) == 0
    assert 'reason = "another tokenizer"' in (tmp_path / "floors.toml").read_text(encoding="utf-8")
    (tmp_path / "data" / "set.jsonl").write_text("{ }", encoding="utf-8")
    assert command(0.8) == 1
    assert "is other data than it was set on" in capsys.readouterr().out
    (tmp_path / "data" / "set.jsonl").unlink()
    assert command(0.8) == 2
    assert "give the folder of the corpora" in capsys.readouterr().err


def test_a_floor_whose_part_or_figure_went_is_told(
    command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    command(0.9, "--update")
    monkeypatch.setattr(quality_gate, "PARTS", {"other": quality_gate.PARTS["toy"]})
    assert command(0.9) == 1
    assert "BROKEN toy/F1: has a floor and is not measured any more" in capsys.readouterr().out


@pytest.mark.parametrize("options", [("--lower", "why"), ("--update", "--lower", " ")])
def test_lowering_wants_a_reason_and_an_update(command, options, capsys: pytest.CaptureFixture):
    with pytest.raises(SystemExit) as stopped:
        command(0.9, *options)
    assert stopped.value.code == 2
    assert "needs a reason" in capsys.readouterr().err
