"""The plots: the same bytes on every run, the right words and places in them, whatever the systems are called."""

import logging
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.plots.by_system import _binned, plot_rouge_against_length, plot_source_positions
from summarize.evaluate.plots.citation_curve import plot_citation_curve
from summarize.evaluate.plots.drawing import looks, shown
from summarize.evaluate.plots.forest import plot_differences, plot_intervals
from summarize.evaluate.results import EVERYTHING, ComparisonRow, ScoreRow

NAN = float("nan")
SIGNATURE = "rouge2|f1|tok:fr|stem:none|refs:mean|agg:mean|bs:1000|ci:95|seed:12345"
HOSTILE = (
    "a$b^{",
    "</svg><script>x</script>",
    "--> ]]>",
    "\ud800\x00\u202e",
    "",
    "語 \U0001f600",
    "long " * 400,
)


def score(system, mean, low, high):
    return ScoreRow(
        "corpus", EVERYTHING, system, "rouge", "rouge2.f1", mean, low, high, 40, "higher", SIGNATURE
    )


def comparison(names, difference, low, high, p_value=0.04):
    counts = (1, 1, 1, 3)
    return ComparisonRow(
        "corpus", EVERYTHING, "rouge2.f1", *names, difference, low, high, 0.9, p_value, p_value, *counts, "",
        SIGNATURE,
    )  # fmt: skip


def curve(shift=0.0):
    thresholds = np.linspace(0, 1, 11)
    recall, precision = 1 - thresholds, (1 + thresholds) / 2 - shift
    return thresholds, precision, recall, 2 * precision * recall / (precision + recall)


def draw_all(folder, names):
    rng = np.random.default_rng(2)
    plot_intervals(
        [score(n, 20 + k, 19 + k, 21 + k) for k, n in enumerate(names)],
        folder / "intervals.svg",
        "T",
        SIGNATURE,
    )
    plot_differences(
        [comparison((n, "other"), k, k - 1, k + 2) for k, n in enumerate(names)],
        folder / "differences.svg",
        "T",
        SIGNATURE,
    )
    plot_rouge_against_length(
        {n: (rng.gamma(9, 9, 50), rng.uniform(size=50)) for n in names}, folder / "lengths.svg"
    )
    plot_citation_curve({n: curve(k / 50) for k, n in enumerate(names)}, folder / "curve.svg")
    plot_source_positions({n: rng.uniform(size=30) for n in names}, folder / "positions.svg")
    return sorted(folder.glob("*.svg"))


def words(path):
    """The texts of an SVG file, in order: Matplotlib writes each as a comment before its outlines."""
    return [text.strip() for text in re.findall(r"<!--(.*?)-->", path.read_text(encoding="utf-8"), re.DOTALL)]


@pytest.mark.parametrize("count", [1, 12])  # one panel and one look; several rows of them
def test_two_runs_give_the_same_bytes(tmp_path, count):
    names = [f"système {n}" for n in range(count)]
    folders = [tmp_path / "1", tmp_path / "2"]
    for folder in folders:
        folder.mkdir()
        assert len(draw_all(folder, names)) == 5
    for path in folders[0].iterdir():
        content = path.read_bytes()
        assert content == (folders[1] / path.name).read_bytes()
        assert b"<dc:date>" not in content
        ET.fromstring(content)
    assert sorted(p.name for p in folders[0].iterdir()) == [
        "curve.svg", "differences.svg", "intervals.svg", "lengths.svg", "positions.svg",
    ]  # fmt: skip


def test_names_are_never_markup_nor_mathematics(tmp_path):
    for path in draw_all(tmp_path, HOSTILE):
        root = ET.parse(path).getroot()
        assert not [e for e in root.iter() if e.tag.endswith("script")]
        assert any("a$b^{" in text for text in words(path))


def test_a_forest_is_sorted_and_says_its_figures(tmp_path):
    path = tmp_path / "forest.svg"
    rows = [
        score("bas", 0.125, 0.1, 0.15),
        score("absent", None, None, None),
        score("seul", 0.3, None, None),
        score("haut", 0.5, 0.45, 0.5625),
    ]
    plot_intervals(rows, path, "Means of four systems", SIGNATURE, "score (0 to 1)")
    found = words(path)
    assert [w for w in found if w in {"bas", "absent", "seul", "haut"}] == ["haut", "seul", "bas", "absent"]
    figures = ["0.500 [0.450, 0.562]", "0.300 [no interval]", "0.125 [0.100, 0.150]", "no value"]
    assert [w for w in found if w in figures] == figures
    assert "score (0 to 1)" in found
    assert "Means of four systems" in found
    assert SIGNATURE in found


def test_differences_are_signed_sorted_and_marked(tmp_path):
    path = tmp_path / "differences.svg"
    plot_differences(
        [comparison(("a", "b"), -1.25, -2.0, 0.5, None), comparison(("c", "d"), 2.5, 1.0, 4.0)],
        path, "T", SIGNATURE,
    )  # fmt: skip
    found = words(path)
    assert [w for w in found if " − " in w and "first" not in w] == ["c − d", "a − b"]
    assert "+2.50 [+1.00, +4.00]  p 0.04" in found
    assert "−1.25 [−2.00, +0.50]" in found
    content = path.read_text(encoding="utf-8")
    marks = re.findall(r'<use [^>]*style="fill: (#\w+); stroke: #0072b2"', content)
    assert [fill for fill in marks if fill in {"#0072b2", "#ffffff"}].count("#ffffff") == 1


def test_bars_are_the_shares_of_the_tenths(tmp_path):
    path = tmp_path / "positions.svg"
    plot_source_positions({"x": [0.0, 0.05, 0.09, 0.55, NAN, 1.0]}, path)
    bars = re.findall(r'<path d="([^"]*)"[^>]*style="fill: #0072b2', path.read_text(encoding="utf-8"))
    heights = []
    for bar in bars:
        ys = [float(y) for _, y in re.findall(r"[ML] ([\d.]+) ([\d.]+)", bar)]
        heights.append(max(ys) - min(ys))
    assert len(heights) == 10
    total = sum(heights)
    assert [round(5 * h / total) for h in heights] == [3, 0, 0, 0, 0, 1, 0, 0, 0, 1]
    assert heights[0] == pytest.approx(3 * heights[5], rel=1e-3)
    assert "n = 5" in " ".join(words(path))


def test_the_chosen_threshold_is_marked_else_the_best(tmp_path):
    path = tmp_path / "curve.svg"
    gap = tuple(np.where(np.arange(11) == 10, NAN, row) for row in curve())
    plot_citation_curve(
        {"a": curve(), "b": gap, "c": ([NAN],) * 4}, path, signature=SIGNATURE, chosen={"a": 0.52}
    )
    found = " ".join(words(path))
    assert "F1 0.600 at 0.5" in found  # recall 0.5, precision 0.75
    assert "best F1 0.686 at 0.2" in found  # recall 0.8, precision 0.6
    assert "no value" in found


def test_nothing_and_misfits_are_errors(tmp_path):
    path = tmp_path / "x.svg"
    for call in (
        lambda: plot_intervals([], path, "T", ""),
        lambda: plot_differences([], path, "T", ""),
        lambda: plot_rouge_against_length({}, path),
        lambda: plot_citation_curve({}, path),
        lambda: plot_source_positions({}, path),
    ):
        with pytest.raises(SummarizeError, match=r"x\.svg: nothing to draw; give one system or more"):
            call()
    with pytest.raises(SummarizeError, match=r"'a': 2 lengths for 1 scores"):
        plot_rouge_against_length({"a": ([1, 2], [1])}, path)
    with pytest.raises(SummarizeError, match="'a': thresholds, precision, recall and F1 have 1, 1, 2, 1"):
        plot_citation_curve({"a": ([1], [1], [1, 2], [1])}, path)
    with pytest.raises(SummarizeError, match=r"'a': position 1\.5 is not in 0\.\.1; divide"):
        plot_source_positions({"a": [0.5, 1.5]}, path)
    assert not list(tmp_path.iterdir())


def test_systems_without_any_value_are_drawn_as_such(tmp_path):
    plot_intervals([score("a", None, None, None)], tmp_path / "1.svg", "T", "")
    plot_rouge_against_length({"a": ([NAN], [1.0])}, tmp_path / "2.svg")
    plot_citation_curve({"a": ([], [], [], [])}, tmp_path / "3.svg")
    plot_source_positions({"a": []}, tmp_path / "4.svg")
    for path in tmp_path.iterdir():
        assert "no value" in " ".join(words(path))


def test_what_is_out_of_sight_is_said(tmp_path):
    path = tmp_path / "lengths.svg"
    plot_rouge_against_length({"a": ([*range(1, 301), 5000], [1.0] * 301)}, path)
    assert "n = 301, 1 longer out of sight" in " ".join(words(path))


def test_the_users_settings_neither_change_nor_are_changed(tmp_path):
    import matplotlib as mpl

    logger = logging.getLogger("matplotlib")
    with mpl.rc_context({"font.size": 31.0, "axes.facecolor": "red"}):
        plot_source_positions({"a": [0.5]}, tmp_path / "1.svg")
        assert mpl.rcParams["font.size"] == 31.0
    level = logger.level
    plot_source_positions({"a": [0.5]}, tmp_path / "2.svg")
    assert logger.level == level
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()


@given(st.lists(st.tuples(st.integers(0, 20), st.floats(0, 1)), max_size=120))
def test_bins_keep_equal_lengths_together_and_the_mean_whole(points):
    x, y = (
        (np.array(side, dtype=float) for side in zip(*points, strict=True)) if points else (np.array([]),) * 2
    )
    lengths, means = _binned(x, y)
    assert len(lengths) == len(means) <= max(1, min(10, len(x) // 10))
    assert list(lengths) == sorted(set(lengths))
    if len(x):
        assert y.min() - 1e-9 <= means.min() <= means.max() <= y.max() + 1e-9
    if 0 < len(x) < 20:
        assert means == pytest.approx([y.mean()])


def test_bins_by_hand():
    x = np.arange(1.0, 41.0)
    lengths, means = _binned(x, 2 * x)
    assert list(lengths) == [5.5, 15.5, 25.5, 35.5]
    assert list(means) == [11.0, 31.0, 51.0, 71.0]


def test_names_are_cut_in_the_middle_and_looks_differ():
    assert shown("court") == "court"
    assert shown("abcdefghij", 7) == "abc…hij"
    assert len(shown("x" * 1_000_000)) == 40
    assert shown("a\ud800\n b") == "a\ufffd b"
    assert len(set(looks(28))) == 28
