"""A configuration's mistakes are told with place, rule and remedy."""

from pathlib import Path

import pytest

from summarize.config import Config, load_config
from summarize.errors import ConfigError

ROOT = Path(__file__).resolve().parents[1]


def _error(tmp_path: Path, text: str) -> str:
    path = tmp_path / "summarize.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    return str(caught.value)


def test_a_typo_names_the_nearest_option(tmp_path: Path):
    assert _error(tmp_path, "[plan]\nmax_word = 100").endswith("did you mean 'max_words'?")
    assert _error(tmp_path, "[plann]\nmax_words = 100").endswith("did you mean 'plan'?")


def test_an_option_like_no_other_gets_the_list(tmp_path: Path):
    assert "options here: max_words, min_sources" in _error(tmp_path, "[plan]\nzzz = 1")


def test_a_value_out_of_range_names_the_rule_and_the_place(tmp_path: Path):
    message = _error(tmp_path, "[plan]\nmax_words = 0")
    assert "summarize.toml" in message
    assert ">= 1" in message
    assert "$.plan.max_words" in message


def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path):
    assert "line 1" in _error(tmp_path, "plan: {max_words: 3}")


def test_a_missing_file_is_told(tmp_path: Path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.toml")


def test_the_default_file_lists_every_option_with_its_default():
    import msgspec

    assert load_config(ROOT / "configs" / "default.toml") == Config()
    text = (ROOT / "configs" / "default.toml").read_text(encoding="utf-8")
    for section in msgspec.structs.fields(Config):
        for option in msgspec.structs.fields(section.type):
            assert f"\n{option.name} =" in text or f"\n# {option.name} =" in text, (
                f"{section.name}.{option.name}"
            )
