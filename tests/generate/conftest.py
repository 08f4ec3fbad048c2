"""Tiny models built on the spot: nothing is downloaded, and random weights are weights enough."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TASKS = ["<cut>", "<copy>", "<join>", "<title>"]
SENTENCES = [
    "Le maire de Trévigny, élu en mars, a annoncé jeudi la fermeture du pont de la Serre.",
    "La préfecture de l'Aurance a confirmé que douze habitants avaient été évacués dans la nuit.",
    "Selon les pompiers, l'incendie s'est déclaré vers 22 heures dans un entrepôt de bois.",
    "« Nous partirons demain », a déclaré la capitaine Odile Marchais, visiblement émue.",
    "Le budget de la ville de Corvalle, adopté lundi, prévoit 12,5 millions d'euros de travaux.",
    "The harbour of Saint-Orven was closed on Tuesday after the storm, officials said.",
    "Der Bürgermeister von Lindau kündigte am Montag neue Maßnahmen gegen den Lärm an.",
    "El puente, cerrado desde el lunes, no volverá a abrir antes de julio.",
    "Il sindaco ha detto che la scuola resterà chiusa fino a giovedì.",
]


@pytest.fixture(scope="session")
def spiece(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentencepiece model as the embedded one's is trained."""
    import sentencepiece

    folder = tmp_path_factory.mktemp("spiece")
    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(SENTENCES * 20), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(folder / "spiece"),
        model_type="unigram",
        vocab_size=560,
        hard_vocab_limit=False,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        byte_fallback=True,
        user_defined_symbols=TASKS,
        minloglevel=2,
    )
    return folder / "spiece.model"


def _unigram(spiece: Path, extra: tuple[str, ...] = (), head: str = "") -> Any:
    """A Transformers tokenizer over the same pieces; `extra` tokens come after them."""
    import sentencepiece
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spiece))
    vocabulary = [(pieces.id_to_piece(i), pieces.get_score(i)) for i in range(len(pieces))]
    vocabulary += [(token, -100.0) for token in extra]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=2, byte_fallback=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    specials = [(token, len(pieces) + i) for i, token in enumerate(extra)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{head} $A </s>".strip(), special_tokens=[("</s>", 1), *specials]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        bos_token="<s>" if "<s>" in extra else None,
        additional_special_tokens=list(extra) + TASKS,
    )


def _save(model: Any, tokenizer: Any, folder: Path) -> Path:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def t5_config(kind: str, vocabulary: int, *, tied: bool) -> Any:
    from transformers import MT5Config, T5Config

    made = {"t5": T5Config, "mt5": MT5Config}[kind](
        vocab_size=vocabulary,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=4,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=tied,
        decoder_start_token_id=0,
        dropout_rate=0.0,
    )
    made.initializer_factor = 1.5  # far enough from uniform for rankings to be clear
    return made


Built = Callable[[str], Path]


@pytest.fixture(scope="session")
def built(spiece: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Builds once, by name, a tiny model folder: t5, t5-untied, mt5, bart, mbart, m2m100."""
    done: dict[str, Path] = {}

    def build(name: str) -> Path:
        if name not in done:
            done[name] = _build(name, spiece, tmp_path_factory.mktemp(name))
        return done[name]

    return build


def _build(name: str, spiece: Path, folder: Path) -> Path:
    import torch
    import transformers as t

    torch.manual_seed(7)
    if name in {"t5", "t5-untied", "mt5"}:
        kind = "mt5" if name == "mt5" else "t5"
        tokenizer = _unigram(spiece)
        config = t5_config(kind, len(tokenizer), tied=name == "t5")
        model = (t.MT5ForConditionalGeneration if kind == "mt5" else t.T5ForConditionalGeneration)(config)
        _save(model, tokenizer, folder)
        if name != "t5":
            # As published checkpoints say it; Transformers 5 itself always writes true.
            path = folder / "config.json"
            path.write_text(json.dumps(json.loads(path.read_text()) | {"tie_word_embeddings": False}))
        return folder
    shape: dict[str, Any] = {
        "d_model": 32,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 4,
        "encoder_ffn_dim": 64,
        "decoder_ffn_dim": 64,
        "max_position_embeddings": 128,
        "dropout": 0.0,
        "init_std": 0.2,
        "pad_token_id": 0,
        "eos_token_id": 1,
        "decoder_start_token_id": 1,
    }
    if name == "bart":
        tokenizer = _unigram(spiece, ("<s>",), head="<s>")
        start = tokenizer.convert_tokens_to_ids("<s>")
        model = t.BartForConditionalGeneration(
            t.BartConfig(vocab_size=len(tokenizer), bos_token_id=start, **shape)
        )
        model.generation_config.forced_bos_token_id = start
        return _save(model, tokenizer, folder)
    if name == "mbart":
        return _mbart(spiece, folder, shape)
    return _m2m100(spiece, folder, shape)


def _mbart(spiece: Path, folder: Path, shape: dict[str, Any]) -> Path:
    import sentencepiece
    import transformers as t

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spiece))
    own = {"<pad>", "<s>", "</s>", "<unk>"}
    plain = [pieces.id_to_piece(i) for i in range(len(pieces)) if pieces.id_to_piece(i) not in own]
    # In sentencepiece's order: the tokenizer itself moves them to fairseq's.
    scored = [(token, 0.0) for token in ("<unk>", "<s>", "</s>")]
    scored += [(piece, pieces.get_score(pieces.piece_to_id(piece))) for piece in plain]
    tokenizer = t.MBart50Tokenizer(vocab=scored, src_lang="en_XX", tgt_lang="fr_XX")
    shape |= {"pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2, "bos_token_id": 0}
    config = t.MBartConfig(
        vocab_size=len(tokenizer), scale_embedding=True, tokenizer_class="MBart50Tokenizer", **shape
    )
    return _save(t.MBartForConditionalGeneration(config), tokenizer, folder)


def _m2m100(spiece: Path, folder: Path, shape: dict[str, Any]) -> Path:
    import sentencepiece
    import transformers as t

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spiece))
    tokens = ["<s>", "<pad>", "</s>", "<unk>"]
    tokens += [p for p in (pieces.id_to_piece(i) for i in range(len(pieces))) if p not in tokens]
    vocabulary = folder / "source-vocab.json"
    vocabulary.write_text(json.dumps({token: i for i, token in enumerate(tokens)}), encoding="utf-8")
    tokenizer = t.M2M100Tokenizer(str(vocabulary), str(spiece), src_lang="en", tgt_lang="fr")
    shape |= {"pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2, "bos_token_id": 0}
    size = max(len(tokenizer), max(tokenizer.id_to_lang_token) + 9)
    config = t.M2M100Config(vocab_size=size, **shape)
    return _save(t.M2M100ForConditionalGeneration(config), tokenizer, folder)
