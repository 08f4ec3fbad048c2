"""A declared language in any spelling gives its ISO 639-1 code."""

import pytest

from summarize.ingest.languages import language_code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("fr", "fr"), ("FR", "fr"), (" fr ", "fr"), ("fr-FR", "fr"), ("fr_CH.UTF-8", "fr"), ("fra", "fr"), ("fre", "fr"),
        ("French", "fr"), ("français", "fr"), ("Französisch", "fr"), ("francese", "fr"),
        ("de", "de"), ("ger", "de"), ("deu", "de"), ("Deutsch", "de"), ("allemand", "de"), ("de-AT", "de"),
        ("en_GB", "en"), ("eng", "en"), ("English", "en"), ("anglais", "en"), ("en-US", "en"),
        ("es", "es"), ("español", "es"), ("it", "it"), ("ita", "it"), ("italiano", "it"), ("português", "pt"),
        ("pt-BR", "pt"), ("nl", "nl"), ("dut", "nl"), ("Nederlands", "nl"), ("zh-Hans-CN", "zh"), ("ru", "ru"), ("iw", "he"),
    ],
)  # fmt: skip
def test_spellings(value, code):
    assert language_code(value) == code


@pytest.mark.parametrize(
    "value", [None, "", "zz", "xx-FR", "und", "unknown", "klingonien", 3, ["fr"], "fr" * 500, "\ud800"]
)
def test_what_is_no_language_is_absent(value):
    assert language_code(value) is None
