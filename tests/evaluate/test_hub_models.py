"""Models of the Hub without a network: from the cache, or refused at once and in one line."""

import os
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PROGRAM = """
import sys
from summarize.errors import SummarizeError
kind, name = sys.argv[1:]
try:
    if kind == "judge":
        from summarize.evaluate.citations.entailment import load_judge
        print(load_judge(name).signature)
    elif kind == "profile":
        from summarize.generate.profiles import load_profile
        print(load_profile(name).unit)
    else:
        from summarize.config import GenerateConfig
        from summarize.generate.profiles import load_profile
        from summarize.generate.transformers_backend import TransformersGenerator
        print(TransformersGenerator(load_profile(name), GenerateConfig(device="cpu")).count_tokens("abc"))
except SummarizeError as error:
    print(error)
"""


def said(home: Path, endpoint: str, kind: str, name: str, **more: str) -> tuple[str, float]:
    """What a fresh process says, and its seconds; anything on stderr is a failure."""
    environment = {
        **{key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
        "HF_HOME": str(home), "HF_ENDPOINT": endpoint, **more,
    }  # fmt: skip
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, kind, name],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.strip(), time.monotonic() - started


@pytest.fixture
def closed() -> str:
    """An address at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def silent():
    """An address that takes every question and never answers."""
    with socket.socket() as taking:
        taking.bind(("127.0.0.1", 0))
        taking.listen()
        yield f"http://127.0.0.1:{taking.getsockname()[1]}"


@pytest.mark.parametrize("kind", ["judge", "profile", "generator"])
def test_without_a_network_a_model_is_refused_at_once_in_one_line(tmp_path, closed, kind):
    words, seconds = said(tmp_path, closed, kind, "gazette/modele")
    what = "judge" if kind == "judge" else "model"
    assert words.startswith(
        f"{what} 'gazette/modele': the Hub cannot be reached (no network, or HF_HUB_OFFLINE=1)"
    )
    assert "download it first" in words
    assert "\n" not in words
    assert seconds < 6


def test_a_hub_that_never_answers_is_waited_for_no_longer_than_said(tmp_path, silent):
    words, seconds = said(tmp_path, silent, "judge", "gazette/modele")
    assert "the Hub cannot be reached" in words
    assert seconds < 10  # of which 4 for the Hub; the rest starts Python on a busy machine
    words, seconds = said(tmp_path, silent, "judge", "gazette/modele", HF_HUB_OFFLINE="1")
    assert "the Hub cannot be reached" in words
    assert seconds < 4


class Nobody(BaseHTTPRequestHandler):
    """A Hub that has nothing."""

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.send_response(404)
        self.send_header("X-Error-Code", "RepoNotFound")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()


def test_a_model_that_the_hub_does_not_have_is_told_in_one_line_too(tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Nobody)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for kind in ("judge", "profile"):
            words, _ = said(tmp_path, f"http://127.0.0.1:{server.server_port}", kind, "gazette/modele")
            assert "gazette/modele" in words
            assert "cannot be" in words
            assert "\n" not in words
    finally:
        server.shutdown()
        server.server_close()


def cached(home: Path, name: str) -> Path:
    """The folder of a model in the Hub's cache, made."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = home / "hub" / f"models--{name.replace('/', '--')}"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text(commit)
    folder = repository / "snapshots" / commit
    folder.mkdir(parents=True)
    return folder


def tokenizer():
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz"]
    words = Tokenizer(models.WordLevel({t: i for i, t in enumerate(known)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    return PreTrainedTokenizerFast(
        tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )


def test_models_in_the_cache_are_loaded_without_a_network(tmp_path, closed):
    from transformers import (
        BartConfig,
        BartForConditionalGeneration,
        BertConfig,
        BertForSequenceClassification,
    )

    small = {"vocab_size": 30, "max_position_embeddings": 64}
    judge = cached(tmp_path, "gazette/juge")
    labels = {0: "contradiction", 1: "neutral", 2: "entailment"}
    config = BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
                        id2label=labels, **small)  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(judge)
    tokenizer().save_pretrained(judge)
    words, _ = said(tmp_path, closed, "judge", "gazette/juge")
    assert words.startswith("judge:entailment(gazette/juge)|")

    writer = cached(tmp_path, "gazette/plume")
    sizes = dict.fromkeys(("encoder_layers", "decoder_layers"), 1) | dict.fromkeys(
        ("encoder_attention_heads", "decoder_attention_heads"), 2
    )
    layers = {"d_model": 16, "encoder_ffn_dim": 16, "decoder_ffn_dim": 16}
    BartForConditionalGeneration(BartConfig(**sizes, **layers, **small)).save_pretrained(writer)
    tokenizer().save_pretrained(writer)
    assert said(tmp_path, closed, "generator", "gazette/plume")[0] == "3"
