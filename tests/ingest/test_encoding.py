"""Bytes become the text that was meant, or are refused."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.encoding import declared_charset, decode, decode_line, to_utf8

FRENCH = (
    "Le maire de Valmire a été élu à l’unanimité : « c’est une fête », dit-il. Coût : 12 €, œuvre complète.\n"
    * 3
)
GERMAN = (
    "Der Bürgermeister von Valmire wurde gewählt; die Straße über den Fluß bleibt für Fußgänger geöffnet.\n"
    * 3
)
RUSSIAN = (
    "Мэр города Вальмира открыл новый мост после двух лет ремонта, сообщили местные власти в четверг.\n" * 5
)
CZECH = "Starosta města Valmíry otevřel nový most, příští týden začne další oprava silnic v okolí řeky.\n" * 5


@pytest.mark.parametrize("text", [FRENCH, GERMAN])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_western_text_in_every_encoding(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_latin_1_is_read_as_the_windows_charset():
    text = "Une forêt brûlée près de l'église, à côté du château."
    assert decode(text.encode("latin-1"), "iso8859-1") == text
    assert decode(b"\x93Oui\x94, dit-elle \x85 5 \x80", "iso8859-1") == "“Oui”, dit-elle … 5 €"


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (CZECH, "cp1250")])
def test_a_declared_charset_is_taken(text, encoding):
    assert decode(text.encode(encoding), encoding) == text


def test_cyrillic_without_a_declaration_is_not_taken_for_accents():
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_utf_8_wins_over_a_wrong_declaration():
    assert decode(FRENCH.encode(), "cp1252") == FRENCH


def test_a_file_put_together_from_two_encodings_is_read_line_by_line():
    mixed = "L'été à Brénac\n".encode() + "La forêt brûlée\n".encode("cp1252") + b"plain\n"
    assert decode(mixed) == "L'été à Brénac\nLa forêt brûlée\nplain\n"


def test_a_character_cut_in_two_at_the_end_is_left_out():
    assert decode("Un café".encode()[:-1]) == "Un caf"


def test_mojibake_stays_as_it_was_saved():
    assert decode("Ã©tÃ©".encode()) == "Ã©tÃ©"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, random.Random(5).randbytes(4000)]
)
def test_what_is_not_text_is_refused(data):
    assert decode(data) is None


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<html><head><meta charset="ISO-8859-1">', "iso8859-1"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        (b'<?xml version="1.0" encoding="koi8-r"?><rss>', "koi8-r"),
        (b'<meta charset="klingon">', None),
        (b'<meta charset="rot13">', None),
        (b'<meta charset="utf-16">', None),
        (b"no declaration", None),
    ],
)
def test_declarations(data, charset):
    assert declared_charset(data) == charset


def test_utf_16_becomes_utf_8_for_readers_of_lines():
    assert to_utf8("a\nbé".encode("utf-16")) == "a\nbé".encode()
    assert to_utf8(b"\xef\xbb\xbfa") == b"a"
    assert to_utf8(b"\xe9t\xe9") == b"\xe9t\xe9"


@given(st.binary(max_size=400))
def test_any_bytes_have_one_answer(data):
    assert decode(data) == decode(data)
    decode_line(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_utf_8_comes_back(text):
    assert decode(text.encode()) in {text, text.removeprefix("\ufeff")}
