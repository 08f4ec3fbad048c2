"""What users' files hold that was read wrongly or told badly: columns, ids, markers, JSON, articles left behind."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.citations.alce import citation_scores
from summarize.evaluate.corpora.files import read_json_lines
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.corpora.markers import without_markers
from summarize.evaluate.corpora.predictions import (
    Predictions,
    agree,
    pair,
    read_predictions,
    read_references,
    with_sources,
)
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, Citation, CitedSummary, Sentence, SummarySource
from summarize.report.jsonl import summary_to_dict
from summarize.runs import json_lines


def lines_file(path: Path, records: list[dict]) -> Path:
    path.write_text(json_lines(records), encoding="utf-8")
    return path


# Columns


def test_one_column_is_never_scored_against_itself(tmp_path, monkeypatch):
    path = lines_file(tmp_path / "hf.jsonl", [{"id": 1, "document": "Long.", "summary": "Court."}])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SummarizeError, match=r"column 'summary' is read as the predictions and as the refer"):
        pair(read_predictions(path), read_references("hf.jsonl"))  # the same file, otherwise named
    text = tmp_path / "r.txt"
    text.write_text("Court.\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Court.\n", encoding="utf-8")
    with pytest.raises(SummarizeError, match=r"r\.txt: the file is read as the predictions and as the refer"):
        pair(read_predictions(text), read_references([tmp_path / "other.txt", text]))
    assert pair(read_predictions(text), read_references(tmp_path / "other.txt")).warnings == ()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            ["id", "document", "summary", "pred"],
            "several columns may hold the texts: pred, summary; say which",
        ),
        (["title", "text", "output", "summary"], r"several .*: output, summary; say which one \(--column\)"),
        (["id", "Generated", "PRED"], "several columns may hold the texts: PRED, Generated"),
    ],
)
def test_a_guess_between_several_columns_is_not_made(tmp_path, columns, said):
    path = lines_file(tmp_path / "p.jsonl", [{name: f"{name}." for name in columns}])
    with pytest.raises(SummarizeError, match=said):
        read_predictions(path)
    assert read_predictions(path, columns[-1]).rows[0].text == f"{columns[-1]}."


def test_references_are_not_guessed_between_several_either(tmp_path):
    path = lines_file(tmp_path / "r.jsonl", [{"id": "a", "title": "T.", "summary": "S.", "gold": "G."}])
    with pytest.raises(SummarizeError, match=r"gold, summary; say which one \(--reference-column\)"):
        read_references(path)
    assert read_references(path, "summary").rows[0].references == ("S.",)
    lines_file(path, [{"id": "a", "title": "T.", "summary": "S."}])
    assert read_references(path).column == "summary"  # a title stands beside most summaries


@pytest.mark.parametrize("name", ["pred", "Prediction", "generated", "GENERATED_SUMMARY", "Output"])
def test_usual_names_are_known_in_any_case_and_the_column_read_is_told(tmp_path, name):
    records = [{"ID": "a", "text": "Article.", name: "Écrit.", "Gold": "Référence."}]
    path = lines_file(tmp_path / "hf.jsonl", records)
    predictions, references = read_predictions(path), read_references(path)
    assert (predictions.column, references.column) == (name, "Gold")
    assert (predictions.rows[0].example_id, predictions.rows[0].text) == ("a", "Écrit.")
    assert pair(predictions, references).examples[0].references == ("Référence.",)
    corpus = load_corpus(path)
    assert corpus.examples[0].references == ("Référence.",)
    assert corpus.examples[0].sources[0].text == "Article."


def test_several_reference_columns_and_files_are_all_told(tmp_path):
    path = lines_file(tmp_path / "r.jsonl", [{"reference_1": "Un.", "reference_2": "Deux.", "pred": "P."}])
    (tmp_path / "r.txt").write_text("Trois.\n", encoding="utf-8")
    found = read_references([path, tmp_path / "r.txt"])
    assert found.column == "reference_1, reference_2, line"
    assert found.rows[0].references == ("Un.", "Deux.", "Trois.")
    with pytest.raises(SummarizeError, match="column 'reference_2' is read as the predictions and as"):
        pair(read_predictions(path, "reference_2"), found)


def test_a_column_that_comes_late_is_found(tmp_path):
    rows = [{"id": "a"}, {"id": "b", "gold": "Deux.", "text": "Article."}]
    path = lines_file(tmp_path / "r.jsonl", rows)
    assert [row.references for row in read_references(path).rows] == [(), ("Deux.",)]
    assert [row.references for row in read_references(path, "gold").rows] == [(), ("Deux.",)]
    corpus = load_corpus(path)
    assert [(e.example_id, e.references) for e in corpus.examples] == [("b", ("Deux.",))]
    assert corpus.warnings == ("corpus 'r.jsonl': no reference, left out: r.jsonl:1",)
    with pytest.raises(SummarizeError, match=r"r\.jsonl:1: column 'gold' holds nothing; a prediction is a"):
        read_predictions(path, "gold")
    declared = tmp_path / "d.toml"
    declared.write_text(
        'name = "d"\npath = "r.jsonl"\n[columns]\nid = "id"\nreferences = "gold"\n', encoding="utf-8"
    )
    assert len(load_corpus(declared, tmp_path).examples) == 1


def test_paths_may_be_plain_strings(tmp_path):
    (tmp_path / "p.txt").write_text("Un.\n", encoding="utf-8")
    path = str(tmp_path / "p.txt")
    assert read_predictions(path).rows[0].text == "Un."
    assert read_references(path).rows[0].references == ("Un.",)
    assert read_references([path, Path(path)]).rows[0].references == ("Un.", "Un.")
    lines_file(tmp_path / "c.jsonl", [{"summary": "R.", "text": "T."}])
    assert len(load_corpus("c.jsonl", str(tmp_path)).examples) == 1


# Ids


def test_ids_of_another_kind_are_shown_from_both_sides(tmp_path):
    predictions = lines_file(tmp_path / "p.jsonl", [{"id": n, "text": "P."} for n in range(5)])
    references = lines_file(tmp_path / "r.jsonl", [{"id": f"a{n}", "gold": "R."} for n in range(2)])
    with pytest.raises(
        SummarizeError, match=r"p\.jsonl has no id of .*r\.jsonl: '0', '1', '2', … against 'a0', 'a1'; give"
    ):
        pair(read_predictions(predictions), read_references(references))


def test_systems_whose_ids_stand_in_another_order_are_put_in_one(tmp_path):
    rows = [{"id": f"a{n}", "text": f"T{n}."} for n in range(5)]
    first = read_predictions(lines_file(tmp_path / "p.jsonl", rows))
    turned = read_predictions(lines_file(tmp_path / "p_rev.jsonl", rows[::-1]))
    (tmp_path / "bare.txt").write_text("T.\n" * 5, encoding="utf-8")
    bare = read_predictions(tmp_path / "bare.txt")
    one, two, three = agree([bare, first, turned])
    assert (one, two) == (bare, first)
    assert (three.rows, three.places[0]) == (first.rows, "p_rev.jsonl:5")
    assert three.warnings == (
        f"{tmp_path / 'p_rev.jsonl'}: rows are put in the order of {tmp_path / 'p.jsonl'}, by their ids",
    )
    assert agree([bare]) == (bare,)
    with pytest.raises(SummarizeError, match=r"has not the ids of .*'a4', 'b4' in one of them only"):
        agree([first, replace(first, rows=(*first.rows[:4], Prediction("b4", "T.")))])


@given(st.permutations(range(6)))
def test_agreement_matches_every_row_to_its_id(order):
    rows = tuple(Prediction(str(n), f"T{n}") for n in range(6))
    places = tuple(f"p:{n}" for n in range(6))
    first = Predictions(Path("a"), rows, places, has_ids=True)
    other = replace(
        first, path=Path("b"), rows=tuple(rows[n] for n in order), places=tuple(places[n] for n in order)
    )
    _, agreed = agree([first, other])
    assert (agreed.rows, agreed.places) == (rows, places)


def test_a_blank_last_line_is_said_to_be_a_row(tmp_path):
    path, references = tmp_path / "p.txt", tmp_path / "r.txt"
    path.write_text("Un.\nDeux.\n\n", encoding="utf-8")
    references.write_text("Un.\nDeux.\n", encoding="utf-8")
    read = read_predictions(path)
    assert (
        read.warnings[0]
        == f"{path}: ends with a blank line, which is a row (p.txt:3); take out what is no row"
    )
    with pytest.raises(SummarizeError, match=r"p\.txt:3 is the first left over \(it is blank\)"):
        pair(read, read_references(references))
    references.write_text("Un.\nDeux.\n\n \n", encoding="utf-8")
    assert "ends with 2 blank lines, each of which is a row" in read_references(references).warnings[0]


# Markers


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Le pont rouvre [1, 3]. La mairie attend. [1-3] Fin. [2][3]", "Le pont rouvre. La mairie attend. Fin."),
        ("Le pont rouvre [1–3] ; rien [1,2,4].", "Le pont rouvre ; rien."),
        ("Le maire [^2] a rouvert le pont[^1].", "Le maire a rouvert le pont."),
        ("Le maire¹ rouvre le pont¹². « Enfin »³, dit-il.⁴", "Le maire rouvre le pont. « Enfin », dit-il."),
        ("Le pont¹,² rouvre ³.", "Le pont rouvre."),
        ("Le pont rouvre【4】 et ferme【12:0†source】.", "Le pont rouvre et ferme."),
        ("Fin.\n[1][2]\nSuite.", "Fin.\n\nSuite."),
        # What is the text's own.
        ("Il dit (1) oui, (2) non.", "Il dit (1) oui, (2) non."),
        ("Le 1er mai, 12 m², 30 km², 5 km ², 7 cm³.", "Le 1er mai, 12 m², 30 km², 5 km ², 7 cm³."),
        ("10² font cent, E = mc², du CO², H²O, s⁻¹, x², 3 ¹⁄₂.", "10² font cent, E = mc², du CO², H²O, s⁻¹, x², 3 ¹⁄₂."),
        ("« Oui¹ [1, 2], dit-on【3】. »", "« Oui¹ [1, 2], dit-on【3】. »"),
        ("L'intervalle [1, 3] est fermé.", "L'intervalle [1, 3] est fermé."),
        ("Fin.\n[1] Première note\n[^2]: seconde", "Fin.\n[1] Première note\n[^2]: seconde"),
        ("¹ Note.", "¹ Note."),
    ],
)  # fmt: skip
def test_markers_in_every_form_leave_and_what_is_the_texts_own_stays(text, plain):
    assert without_markers(text) == plain


@given(st.text(alphabet='amk. [1]2,-–^¹²【】†«»"\n\ud800', max_size=60))
def test_only_markers_and_the_blanks_before_them_leave(text):
    plain = without_markers(text)
    rest = iter(text)
    assert all(character in rest for character in plain)
    assert [c for c in plain if c in "amk.«»"] == [c for c in text if c in "amk.«»"]


def test_rows_with_markers_of_any_form_are_named(tmp_path):
    (tmp_path / "p.txt").write_text("Un pont¹.\nDix m².\nFin [1, 3].\n", encoding="utf-8")
    read = read_predictions(tmp_path / "p.txt")
    assert [p.text for p in read.rows] == ["Un pont.", "Dix m².", "Fin."]
    assert read.warnings == (f"{tmp_path / 'p.txt'}: citation markers taken out of: p.txt:1, p.txt:3",)


# Encodings and JSON


def test_lone_surrogates_leave_and_numbers_that_are_none_are_named(tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text('{"id": 1, "pred": "Un\\ud800 pont \\ud83d\\ude80."}\n', encoding="utf-8")
    assert read_predictions(path).rows[0].text == "Un pont 🚀."
    for value in ("NaN", "-Infinity"):
        path.write_text(f'{{"id": 1, "pred": "Un."}}\n{{"id": 2, "pred": {value}}}\n', encoding="utf-8")
        with pytest.raises(
            SummarizeError, match=rf"p\.jsonl:2: holds {value}, a number that JSON does not have; write null"
        ):
            read_predictions(path)
    path.write_text('{"id": 1, "pred": "Un \\ud800}\n', encoding="utf-8")
    with pytest.raises(SummarizeError, match=r"p\.jsonl:1: not JSON: .*; write one object a line"):
        read_predictions(path)
    (tmp_path / "p.json").write_text("[{]", encoding="utf-8")
    with pytest.raises(SummarizeError, match=r"p\.json: not JSON: .*; write a list of objects"):
        read_predictions(tmp_path / "p.json")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_called_so_whatever_its_letters(tmp_path, encoding):
    path = tmp_path / "p.txt"
    for text in ("Sans marque.\n", "L'été commence à Brévane.\n"):
        path.write_bytes(text.encode(encoding))
        with pytest.raises(SummarizeError, match=f"iconv -f utf-16{encoding[-2:]} -t utf-8"):
            read_predictions(path)
    path.write_bytes(b"Un\x00 texte ordinaire, avec un seul NUL.\n")
    with pytest.raises(SummarizeError, match=r"p\.txt:1: holds NUL characters, which no text has"):
        read_predictions(path)


# Articles


FOUND = "Le bac de Morvent a repris lundi. Il avait été arrêté neuf jours."


def cited(event: str, *spans: tuple[int, int], article: str = "a1") -> CitedSummary:
    sentences = tuple(
        Sentence("Le bac a repris.", "generated", (Citation(1, article, *span, 1.0),)) for span in spans
    )
    source = SummarySource(1, article, None, None, None, datetime(2031, 4, 1, tzinfo=UTC), "fr", ())
    return CitedSummary(event, "Morvent", sentences, (source,), 1)


def test_summaries_alone_find_the_articles_that_they_cite_among_the_examples_sources(tmp_path):
    summaries = [cited("e1", (0, 33), (34, 65)), cited("e2", (5, 38)), cited("e3", (0, 33), article="b")]
    path = lines_file(tmp_path / "summaries.jsonl", [summary_to_dict(one) for one in summaries])
    examples = [Example(f"e{n}", ("R.",), (Article("a1", FOUND),)) for n in (1, 2, 3)]
    found, warnings = with_sources(read_predictions(path).rows, examples)
    assert {name: (a.text, a.language) for name, a in found[0].articles.items()} == {"a1": (FOUND, "fr")}
    assert not found[1].articles  # its spans point into another text
    assert not found[2].articles
    (warning,) = warnings
    assert "'e2', 'e3'; score the run's folder, which holds the articles" in warning
    plain = [
        Prediction("e1", "Le bac a repris."),
        replace(found[0], articles={"a1": Article("a1", "Autre.")}),
    ]
    assert with_sources(plain, examples) == (tuple(plain), ())


def test_found_articles_let_the_citations_be_judged(tmp_path):
    path = lines_file(tmp_path / "summaries.jsonl", [summary_to_dict(cited("e1", (0, 33)))])
    found, warnings = with_sources(
        read_predictions(path).rows, [Example("e1", ("R.",), (Article("a1", FOUND, language="fr"),))]
    )
    assert warnings == ()
    recall = next(score for score in citation_scores(found) if "recall" in score.name)
    assert recall.mean == 100.0


def test_what_a_line_of_json_holds_is_the_same_with_and_without_a_surrogate(tmp_path):
    record = {"id": "é", "pred": ["liste", {"clé": "valeur"}], "n": 1.5}
    plain, odd = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    plain.write_text(json.dumps(record | {"x": ""}), encoding="utf-8")
    odd.write_text(json.dumps(record | {"x": "\udc00"}), encoding="utf-8")
    assert read_json_lines(plain)[0].values == read_json_lines(odd)[0].values
