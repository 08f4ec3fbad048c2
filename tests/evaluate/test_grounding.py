"""The grounding metric: what it flags and what it lets pass, and what its scores mean."""

import ast
import math
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summarize.evaluate
from summarize.errors import SummarizeError
from summarize.evaluate.grounding.check import (
    KINDS,
    Witness,
    check_sentence,
    check_witnesses,
    grounding_scores,
    unsupported,
)
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, Citation, CitedSummary, Sentence

FRIDAY = datetime(2025, 5, 23, 9, tzinfo=UTC)
PASSAGE = "Selon la préfecture, l'incendie aurait fait 12 blessés mardi à Orvanne, et Renaud Vasselin n'a pas été arrêté."


def kinds(sentence, *passages, language="fr", published_at=None):
    return sorted({p.kind for p in check_sentence(sentence, passages, language, published_at)})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (PASSAGE, []),
        ("Selon la préfecture, l'incendie aurait fait douze blessés mardi à Orvanne.", []),
        ("Selon la préfecture, l'incendie aurait fait 13 blessés mardi à Orvanne.", ["number"]),
        ("Selon la préfecture, l'incendie aurait fait 12 blessés jeudi à Orvanne.", ["date"]),
        ("Selon la préfecture, l'incendie aurait fait 12 blessés mardi à Tresmes.", ["name"]),
        ("Selon la préfecture, l'incendie a fait 12 blessés mardi à Orvanne.", ["hedge"]),
        ("L'incendie aurait fait 12 blessés mardi à Orvanne.", ["hedge"]),
        ("Selon la préfecture, Renaud Vasselin a été arrêté.", ["negation"]),
        ("Selon la préfecture, l'incendie n'aurait pas fait 12 blessés.", ["negation"]),
        ("Selon la préfecture, l'incendie « terrible » aurait fait 12 blessés.", ["quotation"]),
    ],
)
def test_each_kind_against_a_french_passage(sentence, expected):
    assert kinds(sentence, PASSAGE) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("Marchal a battu Dupont à Lyon.", "Dupont a battu Marchal à Lyon.", ["relation"]),
        ("Le feu a fait 30 morts et 12 blessés.", "Le feu a fait 12 morts et 30 blessés.", ["relation"]),
        ("La police a arrêté le réseau.", "La police a arrêté le chef du réseau.", ["relation"]),
        ("Tresmes, Orvanne et Lyon votent.", "Orvanne, Lyon et Tresmes votent.", []),
        ("Le pont tiendra, dit-il au conseil.", "« Le pont tiendra », dit-il au conseil.", []),
        (
            "Il juge que le pont neuf tiendra bien encore un hiver.",
            "Il juge que « le pont neuf tiendra bien encore un hiver ».",
            ["quotation"],
        ),
        ("Le voleur a fui vers Lyon.", "Le voleur présumé a fui vers Lyon.", ["hedge"]),
        ("Les 30 vaches ont fui.", "Environ 30 vaches ont fui.", ["hedge"]),
        ("Le deuxième pont a cédé.", "Les deux ponts ont cédé.", ["number"]),
        ("Il a perdu 12 dollars.", "Il a perdu 12 euros.", ["number"]),
        (
            "Aubin Morel a vu le ministre de la Santé Paul Vasselin.",
            "Le ministre de la Santé. Aubin Morel a vu Paul Vasselin.",
            [],
        ),
        ("Le maire a vu Paul Rossi.", "Le maire a vu Paul Vasselin et Anna Rossi.", ["name"]),
    ],
)
def test_relations_marks_and_units(sentence, passage, expected):
    assert kinds(sentence, passage) == expected


def test_a_splice_of_two_passages_is_seen_and_a_coordination_is_not():
    first = "Le maire d'Orvanne a inauguré une école de musique devant ses habitants ravis."
    second = "La foudre a brûlé trente hectares de forêt dans la vallée voisine cette nuit."
    joined = "Le maire d'Orvanne a inauguré une école de musique dans la vallée voisine cette nuit."
    both = first[:-1] + ", et la foudre a brûlé trente hectares de forêt dans la vallée voisine cette nuit."
    assert kinds(joined, first, second) == ["relation"]
    assert kinds(both, first, second) == []


@pytest.mark.parametrize(
    ("sentence", "passage", "language", "expected"),
    [
        (
            "Le feu a fait 12 blessés jeudi à Genève.",
            "Am Donnerstag wurden in Genf zwölf Menschen verletzt.",
            "de",
            [],
        ),
        (
            "Le feu a fait 13 blessés jeudi à Genève.",
            "Am Donnerstag wurden in Genf zwölf Menschen verletzt.",
            "de",
            ["number"],
        ),
        (
            "Le feu a fait 12 blessés lundi à Genève.",
            "Am Donnerstag wurden in Genf zwölf Menschen verletzt.",
            "de",
            ["date"],
        ),
        (
            "Le feu a fait 12 blessés à Vienne.",
            "Am Donnerstag wurden in Genf zwölf Menschen verletzt.",
            "de",
            ["name"],
        ),
        ("Le pont a coûté 1,5 million d'euros.", "The bridge cost €1.5 million.", "en", []),
        ("Le pont a coûté 12 500 euros.", "The bridge cost 12,500 euros.", "en", []),
        ("Le pont ouvrira le 22 mai.", "El puente abrirá el 22 de mayo.", "es", []),
        ("Le pont n'ouvrira pas.", "Il ponte aprirà.", "it", []),
        ("Les Autrichiens ont refusé.", "Austrians refused.", "en", []),
        ("Anna Rossi a refusé.", "Анна Росси отказалась.", "ru", []),
    ],
)
def test_foreign_passages_are_compared_by_what_crosses_languages(sentence, passage, language, expected):
    assert kinds(sentence, passage, language=language) == expected


def test_days_are_read_by_publication():
    assert kinds("Le pont a cédé jeudi.", "Le pont a cédé hier.", published_at=FRIDAY) == []
    assert kinds("Le pont a cédé lundi.", "Le pont a cédé hier.", published_at=FRIDAY) == ["date"]
    assert kinds("Le pont a cédé le 22 mai.", "Le pont a cédé jeudi.", published_at=FRIDAY) == []


def test_what_one_passage_says_plainly_needs_no_hedge():
    hedged = Witness("L'incendie aurait détruit la grange.", "fr", None)
    plain = Witness("L'incendie a détruit la grange.", "fr", None)
    assert check_witnesses("L'incendie a détruit la grange.", [hedged, plain]) == []
    assert [p.kind for p in check_witnesses("L'incendie a détruit la grange.", [hedged])] == ["hedge"]


def test_a_problem_says_where_and_why():
    (problem,) = check_sentence("Il a perdu 13 brebis.", ["Il a perdu 12 brebis."])
    assert ("Il a perdu 13 brebis."[problem.start : problem.end], problem.reason) == (
        "13",
        "no passage gives this number",
    )


def article(text, identifier="a"):
    return Article(identifier, text, language="fr", published_at=FRIDAY)


def cited(*sentences):
    """A prediction of (sentence, text of the passage it cites or None)."""
    articles, found = {}, []
    for number, (text, passage) in enumerate(sentences):
        spans = ()
        if passage is not None:
            articles[str(number)] = article(f"Avant. {passage} Après.", str(number))
            spans = (Citation(1, str(number), 7, 7 + len(passage), 1.0),)
        found.append(Sentence(text, "generated", spans))
    summary = CitedSummary("e", "Titre", tuple(found), (), 1)
    return Prediction("e", " ".join(text for text, _ in sentences), summary, articles)


def values(scores):
    return {score.name: float(score.values[0]) for score in scores}


def test_shares_of_sentences_and_of_outputs():
    prediction = cited(("Il a 13 brebis.", "Il a 12 brebis."), ("Il a 12 vaches.", "Il a 12 vaches."))
    scores = values(grounding_scores([prediction], []))
    assert (scores["unsupported.number"], scores["outputs.number"]) == (50.0, 100.0)
    assert (scores["unsupported.name"], scores["unsupported.any"]) == (0.0, 50.0)
    assert math.isnan(scores["outputs.name"])  # it holds no name
    assert [(u.sentence, u.kind, u.text) for u in unsupported(prediction)] == [(0, "number", "13")]


def test_a_sentence_that_cites_nothing_supports_nothing():
    assert [u.kind for u in unsupported(cited(("Renaud Vasselin a 12 brebis.", None)))] == ["number", "name"]


def test_without_citations_the_sources_are_the_passages():
    example = Example(
        "e", ("x",), (article("Le feu a pris mardi. La mairie n'a pas fermé le pont d'Orvanne."),)
    )
    fine = Prediction("e", "La mairie n'a pas fermé le pont d'Orvanne. Le feu a pris mardi.")
    wrong = Prediction("e", "La mairie a fermé le pont d'Orvanne.")
    apart = Prediction("e", "Une chorale répète dimanche.")
    scores = grounding_scores([fine, wrong, apart], [example] * 3)
    by_name = {score.name: score.values for score in scores}
    np.testing.assert_array_equal(by_name["unsupported.negation"], [0.0, 100.0, np.nan])
    np.testing.assert_array_equal(by_name["unsupported.date"], [0.0, 0.0, 100.0])
    assert all("sources,aligned" in score.signature and score.better == "lower" for score in scores)


def test_every_kind_has_its_two_scores():
    names = [score.name for score in grounding_scores([cited(("Le pont tient.", "Le pont tient."))], [])]
    assert names == [f"{label}.{kind}" for label in ("unsupported", "outputs") for kind in (*KINDS, "any")]


def test_an_empty_output_has_no_share():
    example = Example("e", ("x",), (article("Le feu a pris."),))
    assert all(math.isnan(score.values[0]) for score in grounding_scores([Prediction("e", "")], [example]))


@pytest.mark.parametrize("example", [None, Example("e", ("x",))])
def test_nothing_to_hold_it_against_is_an_error(example):
    with pytest.raises(SummarizeError, match=r"'p'.*run's folder or the source articles"):
        unsupported(Prediction("p", "Le pont tient."), example)


def test_as_many_examples_as_predictions():
    with pytest.raises(SummarizeError, match="1 predictions for 2 examples"):
        grounding_scores([Prediction("p", "x")], [Example("p", ("x",))] * 2)


def test_a_citation_of_an_unknown_article_is_an_error():
    prediction = cited(("Le pont tient.", "Le pont tient."))
    lost = Prediction("e", prediction.text, prediction.summary, {})
    with pytest.raises(SummarizeError, match="'e' cites an article that it does not carry: '0'"):
        unsupported(lost)


@pytest.mark.parametrize(
    "sentence",
    [
        "M. Vasselin et Mme Leroy partent.",
        "« M. Vasselin part », dit-on.",
        "K. Vasselin a payé 12 M€ pour 3 Md$ .",
    ],
)
def test_a_sentence_that_its_passage_holds_raises_no_alarm(sentence):
    assert check_sentence(sentence, [f"La ville change. {sentence}"]) == []


def test_it_shares_no_code_with_the_gate():
    """Neither the metric's modules nor what they import take anything from the gate or its extractors."""
    folder = Path(summarize.evaluate.__file__).parent
    todo, done = ["grounding.check"], set()
    while todo:
        name = todo.pop()
        done.add(name)
        for node in ast.walk(
            ast.parse(folder.joinpath(*name.split(".")).with_suffix(".py").read_text(encoding="utf-8"))
        ):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                assert not module.startswith(
                    ("summarize.verify", "summarize.text.entities", "summarize.generate")
                )
                own = module.removeprefix("summarize.evaluate.")
                if own != module and own not in done:
                    todo.append(own)
    parts = {"names", "quotations", "numbers", "spelled", "dates", "stances", "relations"}
    assert {f"grounding.{part}" for part in parts} <= done


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(["fr", "en", "de", None, "zh"]))
def test_any_text_is_checked_without_a_crash(sentence, passage, language):
    for problem in check_sentence(sentence, [passage], language, FRIDAY):
        assert 0 <= problem.start <= problem.end <= len(sentence)


WORDS = st.sampled_from(
    [
        "le",
        "maire",
        "Vasselin",
        "n'a",
        "pas",
        "aurait",
        "12",
        "mardi",
        "selon",
        "la",
        "police",
        "«",
        "»",
        "Orvanne",
        ",",
        "et",
        "vu",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_a_passage_supports_its_own_words(text):
    assert check_sentence(text, [text]) == []
