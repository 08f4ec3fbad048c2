"""A page has one kind of quotation mark and apostrophe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.typeset import typeset


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('La maire a dit: "l\'eau monte".', "La maire a dit\u00a0: «\u00a0l’eau monte\u00a0»."),
        ("l'\"Odon\" et l'«Odon»", "l’«\u00a0Odon\u00a0» et l’«\u00a0Odon\u00a0»"),
        ("La maire a dit “non” mardi.", "La maire a dit «\u00a0non\u00a0» mardi."),
        ("«Le pont a cédé», dit-elle.", "«\u00a0Le pont a cédé\u00a0», dit-elle."),
        ("« Le “pont” a cédé »", "«\u00a0Le “pont” a cédé\u00a0»"),
        ('« Le "pont" a cédé »', "«\u00a0Le “pont” a cédé\u00a0»"),
        ('"un" et "deux"', "«\u00a0un\u00a0» et «\u00a0deux\u00a0»"),
        ('Un écran de 5" de large', 'Un écran de 5" de large'),
        ("Elle a dit « non.", "Elle a dit « non."),
        ("Elle a dit non ».", "Elle a dit non »."),
        ("en 8'46 au port de l'île", "en 8'46 au port de l’île"),
        ("Brévans: un pont fermé; à 10:30", "Brévans\u00a0: un pont fermé\u00a0; à 10:30"),
        ('"Qui paiera?", dit-elle.', "«\u00a0Qui paiera\u00a0?\u00a0», dit-elle."),
        ("Le pont tient-il?!", "Le pont tient-il\u00a0?!"),
        ("Yahoo! a fermé, http://a.example: vide", "Yahoo! a fermé, http://a.example\u00a0: vide"),
        ("", ""),
    ],
)
def test_marks_and_apostrophes_are_those_of_print(text: str, printed: str):
    assert typeset(text) == printed


@given(st.text(alphabet="ab '\"«»“” \u00a0.", max_size=40))
def test_it_is_done_once_and_changes_no_word(text: str):
    once = typeset(text)
    assert typeset(once) == once
    letters = [sign for sign in text if sign.isalpha()]
    assert [sign for sign in once if sign.isalpha()] == letters
