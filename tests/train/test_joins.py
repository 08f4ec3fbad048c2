"""Joins: a writer's sentence from passages that say no less, and filters that can be switched off."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.text.words import content_stems
from summarize.train.corpora import Document
from summarize.train.filters import fault, names, same_figures, share_of_stems, without
from summarize.train.joins import join_pairs, natural_joins
from summarize.train.pairs import SEPARATOR, document_pairs
from summarize.train.settings import FilterSettings

FILTERS = FilterSettings()
OFF = FilterSettings(numbers=False, names=False, stems=0, title_stems=0, join_stems=0, order=0)


def _joins(text: str, summary: str = "") -> list[tuple[list[str], str]]:
    pairs = join_pairs(Document("", summary, text, "fr"), random.Random(1), FILTERS)
    return [(pair.source.split(SEPARATOR), pair.target) for pair in pairs]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Le tunnel du Grand-Aulne, qui relie les deux vallées, sera fermé dès lundi pour dix mois.",
            {"Le tunnel du Grand-Aulne sera fermé dès lundi pour dix mois."},
        ),
        (
            "Odile Marchais, maire de Valbrune depuis six ans, a démissionné dimanche soir.",
            {
                "Odile Marchais a démissionné dimanche soir.",
                "Odile Marchais est maire de Valbrune depuis six ans.",
            },
        ),
        (
            "Valbrune a perdu le match de dimanche et a quitté la première division.",
            {"Valbrune a perdu le match de dimanche.", "Valbrune a quitté la première division."},
        ),
        (
            "Le pont de pierre sera fermé jusqu'au printemps, a annoncé lundi la commune.",
            {"Le pont de pierre sera fermé jusqu'au printemps.", "C'est ce qu'a annoncé lundi la commune."},
        ),
        (
            "Le pont de pierre sera fermé tout l'hiver, mais le bac naviguera chaque jour.",
            {"Le pont de pierre sera fermé tout l'hiver.", "Mais le bac naviguera chaque jour."},
        ),
    ],
    ids=["relative", "apposition", "two verbs", "report", "opposition"],
)
def test_a_sentence_is_taken_apart_into_sentences(sentence: str, parts: set[str]):
    found = [passages for passages, target in _joins(sentence) if target == sentence]
    assert found
    assert parts <= {passage for passages in found for passage in passages}


@pytest.mark.parametrize(
    "sentence",
    [
        "Les élus se sont défendus mardi de tout laxisme et ont promis des renforts pour le canton.",
        "Le maire a fermé non seulement le pont de pierre, mais aussi la halle aux grains de Valbrune.",
        "Les habitants de Valbrune attendent le retour du bac sur la rivière depuis deux ans.",
    ],
    ids=["reflexive", "mais aussi", "nothing to take apart"],
)
def test_what_no_rule_is_sure_of_is_left_whole(sentence: str):
    assert _joins(sentence) == []


def test_tellings_keep_a_detail_each():
    sentence = "Le tunnel (long de huit kilomètres) sera fermé dès lundi, selon la police cantonale, pour dix mois de travaux."
    told = [passages for passages, target in _joins(sentence) if target == sentence]
    assert [sorted(passages) for passages in told] == [
        [
            "Le tunnel (long de huit kilomètres) sera fermé dès lundi pour dix mois de travaux.",
            "Le tunnel sera fermé dès lundi, selon la police cantonale, pour dix mois de travaux.",
        ]
    ]


WORDS = ["Le maire", ", âgé de 52 ans,", ", qui a voté non,", " (selon la police locale)", " a fermé", " et", ", mais", " le pont de Valbrune", " ;", "."]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12))
def test_the_content_of_a_join_is_all_in_its_passages(parts: list[str]):
    sentence = "".join(parts).strip()
    for passages, target in _joins(sentence):
        assert 2 <= len(passages) <= 4
        assert set(content_stems(target, "fr")) <= set(content_stems(" ".join(passages), "fr"))


def test_a_writers_own_join_says_what_its_two_sentences_say():
    first = "Odile Marchais dirige la banque cantonale de Valbrune depuis l'automne dernier."
    second = "Odile Marchais a démissionné dimanche soir après la publication du rapport."
    joined = "Odile Marchais, qui dirige la banque cantonale, a démissionné dimanche soir."
    other = "Le musée des Aulnes rouvrira ses portes au printemps."
    assert list(natural_joins([other, first, second], [joined], FILTERS)) == [(first, second, joined)]
    # A figure, a name, or a content word of its own, and it teaches invention.
    for invented in (
        joined.replace("dimanche soir", "dimanche 12 soir"),
        joined.replace("la banque", "la banque Ferrand"),
        joined.replace("démissionné", "capitulé"),
    ):
        assert list(natural_joins([first, second], [invented], FILTERS)) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("Le pont a coûté trois millions de francs.", None),
        ("Le pont a coûté quatre millions de francs.", "number"),
        ("Le pont de Lindau a coûté trois millions.", "name"),
        ("Lindau a payé trois millions de francs.", "name"),
        ("Le pont inachevé scandalise les riverains ruinés.", "stems"),
    ],
)
def test_a_filter_names_what_the_target_invents(target: str, found: str | None):
    source = "Le pont de Valbrune a coûté 3 millions de francs, selon Odile Marchais."
    assert fault(source, target, FILTERS) == found
    assert fault(source, target, OFF) is None


def test_each_filter_is_switched_off_alone():
    source, target = (
        "Le pont de Valbrune a coûté trois millions.",
        "Le pont de Lindau a coûté quatre millions.",
    )
    assert fault(source, target, FilterSettings(numbers=False)) == "name"
    assert fault(source, target, FilterSettings(numbers=False, names=False, stems=0.5)) is None


def test_names_are_capitalised_words_that_open_no_sentence():
    assert names("La maire de Valbrune part. Le « Petit Aulne » ferme.") == ["Valbrune", "Petit", "Aulne"]
    assert share_of_stems("Le pont est fermé.", "") == 1.0
    assert same_figures("12 May 2020", "le 12 mai 2020")
    assert not same_figures("12 May", "le 13 mai")
    assert without("Le pont (vieux) , ferme.", [(7, 15)]) == "Le pont, ferme."


def test_without_filters_a_summary_goes_with_the_sentence_nearest_to_it():
    text = "Le tunnel du Grand-Aulne, percé en 1931, sera fermé dès lundi pour dix mois.\nLe col restera ouvert aux camions tout l'hiver."
    summary = "Le tunnel du Grand-Aulne fermera pendant 11 longs mois dès lundi."
    document = Document("", summary, text, "fr")
    assert not [p for p in document_pairs(document, random.Random(1), FILTERS) if p.task == "cut"]
    (cut,) = [p for p in document_pairs(document, random.Random(1), OFF) if p.task == "cut"]
    assert cut.source.startswith("Le tunnel")
    assert cut.target == summary


def test_a_headline_may_be_made_of_several_sentences():
    text = "Le tunnel du Grand-Aulne ferme lundi pour dix mois.\nLes camions passeront par le col de la Serre, a dit la police.\nIl neige."
    title = "Tunnel du Grand-Aulne fermé : les camions par le col de la Serre"
    found = [
        p for p in document_pairs(Document(title, "", text, "fr"), random.Random(1)) if p.task == "headline"
    ]
    assert len(found) == 1
    assert found[0].source.count(SEPARATOR) == 1
    assert found[0].target == title
