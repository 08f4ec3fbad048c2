"""Profiles: what ships, what is inferred, and what a mistake says."""

import json
import subprocess
import sys
import tomllib

import msgspec
import pytest

from summarize.config import GenerateConfig
from summarize.errors import ModelError
from summarize.generate.convert import profile_to_toml
from summarize.generate.opening import open_generator
from summarize.generate.profiles import (
    Profile,
    infer_profile,
    load_profile,
    model_folder,
    model_identity,
    shipped_profiles,
)


def test_shipped_profiles():
    assert shipped_profiles() == (
        "barthez-orangesum-abstract",
        "compact",
        "fast",
        "lead",
        "m2m100",
        "mbart50",
        "mbarthez",
        "mt5-crosssum",
        "mt5-wikinewssum-fr",
        "mt5-xlsum",
        "rewriter",
        "verbatim",
    )
    for name in shipped_profiles():
        profile = load_profile(name)
        assert profile.name == name
        assert (profile.model == "") == (profile.backend == "none")
        if profile.source_language_tokens:
            assert set(profile.source_language_tokens) == set(profile.source_languages)
        if profile.decoding == "chunks":
            assert profile.trust == "order"


def test_a_shipped_model_is_found_by_its_hub_id():
    assert load_profile("csebuetnlp/mT5_multilingual_XLSum").name == "mt5-xlsum"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("compct", ["'compct'", "did you mean 'compact'", "verbatim"]),
        ("no such model", ["'no such model'", "hub id"]),
        ("", ["''", "profiles:"]),
        ("a\0b", ["no profile"]),
        ("x" * 5000, ["no profile"]),
        ("./nowhere/at/all", ["no profile, folder"]),
    ],
)
def test_an_unknown_model_is_one_helpful_line(name, words):
    with pytest.raises(ModelError) as error:
        load_profile(name)
    message = str(error.value)
    assert "\n" not in message
    assert len(message) < 500
    for word in words:
        assert word in message


def test_offline_hub_id_is_one_line(tmp_path):
    # In a process of its own: the hub's client reads its switches when it is first imported.
    code = (
        "from summarize.generate.profiles import load_profile\n"
        "from summarize.errors import ModelError\n"
        "try:\n    load_profile('nobody/no-such-model')\n"
        "except ModelError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path), "PATH": ""},
    )
    assert done.stdout.count("\n") == 1
    assert "nobody/no-such-model" in done.stdout
    assert "verbatim" in done.stdout


def test_a_typo_in_a_profile_names_the_option(tmp_path):
    (tmp_path / "profile.toml").write_text('name = "x"\nnum_beam = 3\n')
    with pytest.raises(ModelError, match="num_beams"):
        load_profile(str(tmp_path))


def test_a_folder_profile_points_at_its_own_folder(tmp_path):
    (tmp_path / "profile.toml").write_text('name = "mine"\nnum_beams = 2\nunit = "event"\n')
    profile = load_profile(str(tmp_path))
    assert (profile.name, profile.num_beams, profile.unit) == ("mine", 2, "event")
    assert model_folder(profile) == str(tmp_path)
    assert load_profile(str(tmp_path / "profile.toml")) == profile


def test_a_folder_with_only_a_config_gets_a_cautious_profile(tmp_path):
    config = {
        "model_type": "bart",
        "is_encoder_decoder": True,
        "max_position_embeddings": 1024,
        "num_beams": 6,
    }
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "generation_config.json").write_text(json.dumps({"no_repeat_ngram_size": 3}))
    profile = load_profile(str(tmp_path))
    assert profile.trust == "order"
    assert profile.unit == "event"
    assert (profile.max_input_tokens, profile.num_beams, profile.no_repeat_ngram_size) == (1024, 6, 3)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"model_type": "gpt2"}', '{"model_type": "t5", "num_beams": -1}']
)
def test_a_folder_that_holds_no_encoder_decoder(tmp_path, text):
    (tmp_path / "config.json").write_text(text)
    with pytest.raises(ModelError):
        load_profile(str(tmp_path))


def test_an_empty_folder(tmp_path):
    with pytest.raises(ModelError, match=r"neither profile.toml nor config.json"):
        load_profile(str(tmp_path))


def test_translators_take_one_fact():
    assert (
        infer_profile({"model_type": "m2m_100", "is_encoder_decoder": True}, name="x", model="x").unit
        == "fact"
    )


def test_profile_survives_toml():
    profile = load_profile("mbart50")
    assert msgspec.convert(tomllib.loads(profile_to_toml(profile)), Profile) == profile


def test_missing_embedded_weights_name_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr("summarize.generate.profiles.PACKAGE_MODELS", tmp_path)
    with pytest.raises(ModelError, match="--model verbatim"):
        open_generator(GenerateConfig(model="compact"))


def test_identity_follows_profile_and_weights(tmp_path):
    (tmp_path / "weights").write_bytes(b"one")
    profile = Profile(name="x", model=str(tmp_path))
    first = model_identity(profile)
    assert first == model_identity(profile)
    assert first != model_identity(msgspec.structs.replace(profile, num_beams=9))
    (tmp_path / "weights").write_bytes(b"two")
    assert first != model_identity(profile)
