"""Language identification on own sentences, on odd input, and on documents whose language is known."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.language import identify

SENTENCES = {
    "fr": "La maire de Valbrune a annoncé jeudi que le pont resterait fermé jusqu'au printemps prochain.",
    "en": "The mayor of Oakmere said on Thursday that the bridge would stay closed until next spring.",
    "de": "Die Bürgermeisterin von Ahrenfeld kündigte am Donnerstag an, dass die Brücke gesperrt bleibt.",
    "es": "La alcaldesa de Villarreo anunció el jueves que el puente seguirá cerrado hasta la primavera.",
    "it": "La sindaca di Montelieve ha annunciato giovedì che il ponte resterà chiuso fino alla primavera.",
    "pt": "A prefeita de Vale Sereno anunciou na quinta-feira que a ponte ficará fechada até à primavera.",
    "nl": "De burgemeester van Waterhoven zei donderdag dat de brug tot het voorjaar gesloten blijft.",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_seven_languages(language):
    assert identify(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text", ["", "   \n", "12 500 – 14:30", "Toyota", "!!! ??? …", "OK 3-1", "\ud800" * 40]
)
def test_nothing_to_go_by(text):
    assert identify(text) is None


def test_the_head_decides():
    assert identify(" \n\t" * 50 + SENTENCES["fr"] * 4 + SENTENCES["de"] * 100) == "fr"


def test_what_was_asked_before_changes_nothing():
    forwards = {language: identify(text) for language, text in sorted(SENTENCES.items())}
    backwards = {language: identify(text) for language, text in sorted(SENTENCES.items(), reverse=True)}
    assert forwards == backwards == {language: language for language in SENTENCES}


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_string_gets_a_code_or_none(text):
    answer = identify(text)
    assert answer is None or (len(answer) == 2 and answer.isalpha() and answer.islower())


@pytest.mark.data
def test_news_articles_in_eight_languages(shared_data):
    codes = {
        "ara": "ar",
        "arb": "ar",
        "deu": "de",
        "eng": "en",
        "fra": "fr",
        "ita": "it",
        "nld": "nl",
        "por": "pt",
        "spa": "es",
    }
    with gzip.open(shared_data / "clustering" / "ntrex_documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::5]
    wrong = [row["id"] for row in rows if identify(row["text"]) != codes[row["language"]]]
    assert len(rows) > 90
    assert wrong == []
