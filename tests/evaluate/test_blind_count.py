"""Counting the marks: hand cases, a peer's agreement, files that are not what they should be."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.blind.count import count_marks
from summarize.evaluate.significance.agreement import krippendorff_alpha

PAGE = "0123456789abcdef0123456789abcdef"


def write_key(folder: Path, lefts, sentences=(2, 2), identical=()):
    pairs = {
        f"p{n}": {"example_id": f"e{n}", "left": left, "right": 1 - left, "sentences": list(sentences)}
        for n, left in enumerate(lefts, 1)
    }
    key = {
        "format": "summarize blind key", "page": PAGE, "systems": ["mésange", "verdier"], "seed": 5,
        "pairs": pairs, "identical": list(identical), "only": [[], []],
    }  # fmt: skip
    path = folder / "key.json"
    path.write_text(json.dumps(key), encoding="utf-8")
    return path


def answer(overall=None, left=(["fine"], ["fine"]), right=(["fine"], ["fine"]), comment="", **rest):
    sides = {"left": list(left), "right": list(right)}
    return {
        "overall": overall,
        "faithful": None,
        "french": None,
        "sentences": sides,
        "comment": comment,
    } | rest


def write_marks(folder: Path, rater, answers, **rest):
    marks = {"format": "summarize blind marks", "page": PAGE, "rater": rater, "answers": answers} | rest
    path = folder / f"marks-{len(list(folder.iterdir()))}.json"
    path.write_text(json.dumps(marks), encoding="utf-8")
    return path


def contrast(result, name):
    return next(c for c in result.contrasts if c.name == name)


def test_sides_are_turned_into_systems_by_the_key(tmp_path):
    key = write_key(tmp_path, [0, 1, 0, 1])
    marks = write_marks(tmp_path, "Zoé", {
        "p1": answer("left"), "p2": answer("right"), "p3": answer("right"), "p4": answer("equal"),
    })  # fmt: skip
    result = count_marks(key, [marks])
    overall = contrast(result, "overall")
    assert overall.pairs == (2, 1, 1)
    assert overall.votes == (2, 1, 1)
    assert result.sides == (1, 2, 1)
    assert overall.share == pytest.approx(2 / 3)
    assert overall.p_value == pytest.approx(1.0)
    assert math.isnan(contrast(result, "faithful").p_value)
    assert math.isnan(contrast(result, "faithful").corrected)


def test_the_sign_test_and_its_interval_are_the_exact_ones(tmp_path):
    key = write_key(tmp_path, [0] * 10)
    marks = write_marks(tmp_path, "Zoé", {
        f"p{n}": answer("left" if n < 10 else "right", french="left") for n in range(1, 11)
    })  # fmt: skip
    result = count_marks(key, [marks])
    overall = contrast(result, "overall")
    assert overall.p_value == pytest.approx(22 / 1024)  # 9 or more of 10, either way: 2 (10 + 1) / 2^10
    # Clopper and Pearson's bounds solve P(X ≥ 9 | low) = 0.025 and P(X ≤ 9 | high) = 0.025.
    low, high = overall.low, overall.high
    assert 10 * low**9 * (1 - low) + low**10 == pytest.approx(0.025)
    assert 1 - high**10 == pytest.approx(0.025)
    # Two tests have a decided pair; this is the larger p of the two, the other (2 / 2^10) is doubled.
    assert overall.corrected == pytest.approx(22 / 1024)
    assert contrast(result, "french").corrected == pytest.approx(4 / 1024)


def test_a_difference_that_correction_undoes_is_not_claimed(tmp_path):
    key = write_key(tmp_path, [0] * 6)
    one = {f"p{n}": answer("left", faithful="left", french="left") for n in range(1, 7)}
    result = count_marks(key, [write_marks(tmp_path, "Zoé", one)])
    assert contrast(result, "overall").p_value == pytest.approx(2 / 64)
    assert contrast(result, "overall").corrected == pytest.approx(6 / 64)
    assert result.conclusion[0].endswith("p = 0.031, corrected 0.094: no difference is shown.")


def test_a_clear_preference_is_concluded_for_whoever_leads(tmp_path):
    for left, ahead in ((0, "mésange"), (1, "verdier")):
        folder = tmp_path / ahead
        folder.mkdir()
        key = write_key(folder, [left] * 12)
        marks = write_marks(folder, "Zoé", {f"p{n}": answer("left") for n in range(1, 13)})
        line = count_marks(key, [marks]).conclusion[0]
        assert line.startswith(f"better overall: '{ahead}' in 12 of the 12 pairs decided")
        assert "100% (95% interval 74% to 100%)" in line
        assert line.endswith(f"'{ahead}' is ahead.")


def test_a_pair_counts_once_however_many_read_it(tmp_path):
    key = write_key(tmp_path, [0, 0, 0])
    files = [
        write_marks(tmp_path, "Zoé", {"p1": answer("left"), "p2": answer("left"), "p3": answer("left")}),
        write_marks(tmp_path, "Ugo", {"p1": answer("left"), "p2": answer("right")}),
        write_marks(tmp_path, "Léa", {"p1": answer("equal"), "p2": answer("equal")}),
    ]
    result = count_marks(key, files)
    overall = contrast(result, "overall")
    assert overall.pairs == (2, 0, 1)
    assert overall.votes == (4, 1, 2)
    assert result.raters == ("Zoé", "Ugo", "Léa")
    assert "3 readers" in result.conclusion[-1]


def test_faults_are_counted_by_system_and_contrasted_by_pair(tmp_path):
    key = write_key(tmp_path, [0, 1])
    marks = write_marks(tmp_path, "Zoé", {
        "p1": answer(left=[["unsupported", "french"], ["fine"]], right=[["fine"], []]),
        "p2": answer(left=[["fine"], ["french"]], right=[["unsupported"], ["unsupported"]], comment=" Bizarre. "),
    })  # fmt: skip
    result = count_marks(key, [marks])
    first, second = result.faults
    assert (first.marked, first.fine, first.unsupported, first.french, first.unmarked) == (4, 1, 3, 1, 0)
    assert (second.marked, second.fine, second.unsupported, second.french, second.unmarked) == (3, 2, 0, 1, 1)
    assert contrast(result, "fault.unsupported").pairs == (0, 2, 0)
    assert contrast(result, "fault.french").pairs == (1, 1, 0)
    assert result.comments == (("Zoé", "e2", "Bizarre."),)
    assert "There was one reader" in result.conclusion[-1]
    assert math.isnan(contrast(result, "overall").alpha)


def test_unread_pairs_are_unmarked_and_identical_ones_are_said(tmp_path):
    key = write_key(tmp_path, [0, 1], sentences=(2, 3), identical=["e8", "e9"])
    result = count_marks(
        key, [write_marks(tmp_path, "Zoé", {"p2": answer("left", right=[["fine"], [], ["fine"]])})]
    )
    assert [f.unmarked for f in result.faults] == [3, 3]
    assert result.identical == 2
    assert "2 more events" in result.conclusion[-1]
    assert "pairs:2|raters:1|seed:5|page:01234567" in result.signature


def test_nothing_decided_concludes_nothing(tmp_path):
    key = write_key(tmp_path, [0])
    result = count_marks(key, [write_marks(tmp_path, "Zoé", {"p1": answer("equal")})])
    assert "nothing may be concluded" in result.conclusion[0]


# Krippendorff (2011), "Computing Krippendorff's alpha-reliability", the data of section C:
# four observers, twelve units, some values missing; nominal alpha 0.743.
TABLE = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_alpha_of_the_paper():
    assert {len(row) for row in TABLE} == {12}
    units = [[row[n] for row in TABLE if row[n] != "."] for n in range(12)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)


def test_alpha_that_cannot_be_told_is_missing():
    assert math.isnan(krippendorff_alpha([]))
    assert math.isnan(krippendorff_alpha([["a"], ["b"]]))
    assert math.isnan(krippendorff_alpha([["a", "a"], ["a", "a"]]))
    assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == pytest.approx(1.0)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), min_size=1, max_size=8))
def test_alpha_is_the_peers(units):
    agreement = pytest.importorskip("nltk.metrics.agreement")
    data = [(coder, n, value) for n, unit in enumerate(units) for coder, value in enumerate(unit)]
    mine = krippendorff_alpha(units)
    if math.isnan(mine):
        return
    assert mine == pytest.approx(agreement.AnnotationTask(data).alpha())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"page": "f" * 32}, r"marks page 'f+', but .*key\.json is the key of '0123.*give the key\.json"),
        ({"format": "x"}, "format 'x' is not 'summarize blind marks'"),
        ({"rater": " \n"}, "has no reader's name"),
        ({"answers": {"p7": answer()}}, r"pair 'p7' is not on the page, which has 2"),
        ({"answers": {"p1": answer(left=[["fine"]])}}, "marks 1 sentences on the left, where 2 stand"),
        ({"answers": {"p1": answer(left=[["fine", "french"], []])}}, "both fine and at fault"),
        ({"answers": {"p1": answer("middle")}}, r"Invalid enum value 'middle' - at `\$\.answers\[\.\.\.\]\.overall`"),
        ({"answers": []}, r"Expected `object`, got `array` - at `\$\.answers`"),
        ({"system": "verdier"}, "unknown field `system`"),
    ],
)  # fmt: skip
def test_files_that_are_not_the_pages_marks_teach(tmp_path, change, message):
    key = write_key(tmp_path, [0, 1])
    marks = write_marks(tmp_path, **{"rater": "Zoé", "answers": {}} | change)
    with pytest.raises(SummarizeError, match=message) as error:
        count_marks(key, [marks])
    assert str(error.value).startswith(str(marks))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'"\xed\xa0\x80"', b"null"])
def test_bytes_that_are_no_marks_teach(tmp_path, content):
    key = write_key(tmp_path, [0])
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    for arguments in ((key, [path]), (path, [path])):
        with pytest.raises(SummarizeError, match="is not"):
            count_marks(*arguments)


def test_missing_files_and_doubled_readers_teach(tmp_path):
    key = write_key(tmp_path, [0])
    one, two = (write_marks(tmp_path, name, {}) for name in ("Zoé", "Zoé "))
    with pytest.raises(SummarizeError, match="no marks to count"):
        count_marks(key, [])
    with pytest.raises(SummarizeError, match=r"bears the name 'Zoé', as .*keep one file a reader"):
        count_marks(key, [one, two])
    with pytest.raises(SummarizeError, match="cannot be read: No such file"):
        count_marks(key, [tmp_path / "none.json"])
    with pytest.raises(SummarizeError, match=r"give the key\.json"):
        count_marks(tmp_path / "none.json", [one])


def test_a_byte_order_mark_and_strange_words_are_read(tmp_path):
    key = write_key(tmp_path, [0])
    path = write_marks(tmp_path, "Z\ud800o", {"p1": answer("left", comment="a\ud800")})
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert contrast(count_marks(key, [path]), "overall").votes == (1, 0, 0)


def test_names_and_comments_stay_on_their_lines_and_nothing_unknown_is_said_as_a_number(tmp_path):
    key = write_key(tmp_path, [0, 1])
    told = json.loads(key.read_text(encoding="utf-8"))
    told["systems"] = ["mésange\n# Titre", "verdier\u202e"]
    told["pairs"]["p1"]["example_id"] = "e\n1"
    key.write_text(json.dumps(told), encoding="utf-8")
    odd = answer("equal", comment="  Ligne un.\n\n- ligne deux\x1b[31m\ud800 ")
    result = count_marks(
        str(key), [str(write_marks(tmp_path, "Zoé\n| x", {"p1": odd, "p2": answer("equal")}))]
    )
    assert result.systems == ("mésange # Titre", "verdier\ufffd")
    assert result.raters == ("Zoé | x",)
    assert result.comments == (("Zoé | x", "e 1", "Ligne un. - ligne deux\ufffd[31m\ufffd"),)
    assert [f.system for f in result.faults] == list(result.systems)
    for line in result.conclusion:
        assert "\n" not in line
        assert "nan" not in line
