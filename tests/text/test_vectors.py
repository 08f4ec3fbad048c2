import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import ModelError
from summarize.text.encoders import open_encoder
from summarize.text.vectors import is_static, load_static, sentence_vectors

SHIPPED = Path(sys.modules["summarize"].__file__ or "").parent / "models" / "vectors"

# One invented fact a row, told in seven languages; rows are about different things.
TOLD = [
    (
        "Le pont de la Serre restera fermé jusqu'en juillet.",
        "The bridge over the Serre will stay closed until July.",
        "Die Brücke über die Serre bleibt bis Juli geschlossen.",
        "El puente sobre el Serre seguirá cerrado hasta julio.",
        "Il ponte sulla Serre resterà chiuso fino a luglio.",
        "A ponte sobre o Serre permanecerá fechada até julho.",
        "De brug over de Serre blijft gesloten tot juli.",
    ),
    (
        "Le gouvernement a augmenté le prix de l'eau.",
        "The government has raised the price of water.",
        "Die Regierung hat den Preis des Wassers erhöht.",
        "El gobierno ha subido el precio del agua.",
        "Il governo ha aumentato il prezzo dell'acqua.",
        "O governo aumentou o preço da água.",
        "De regering heeft de prijs van het water verhoogd.",
    ),
    (
        "Trois enfants ont été blessés dans un accident à l'école.",
        "Three children were injured in an accident at school.",
        "Drei Kinder wurden bei einem Unfall in der Schule verletzt.",
        "Tres niños resultaron heridos en un accidente en la escuela.",
        "Tre bambini sono rimasti feriti in un incidente a scuola.",
        "Três crianças ficaram feridas em um acidente na escola.",
        "Drie kinderen raakten gewond bij een ongeluk op school.",
    ),
]


def tiny(folder: Path, table: np.ndarray, words: list[str]) -> Path:
    """Static vectors of whole words, as train/vectors.py writes them."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    from summarize.train.vectors import save_vectors

    pieces = [("<unk>", 0.0), *(("▁" + word, -1.0) for word in words)]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    save_vectors(table.astype(np.int8), tokenizer, folder)
    return folder


def test_a_sentence_is_the_unit_mean_of_its_tokens(tmp_path: Path) -> None:
    encode = load_static(tiny(tmp_path, np.array([[0, 0], [3, 0], [0, 4], [-3, 0]]), ["un", "pont", "rien"]))
    found = encode(["un pont", "pont", "pont pont un", "zz", "", "un rien"])
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[0], [0.6, 0.8], rtol=1e-6)
    np.testing.assert_allclose(found[1], [0, 1])
    np.testing.assert_allclose(found[2], np.array([3, 8]) / 73**0.5, rtol=1e-6)
    assert not found[3:].any()  # unknown, empty, and two that cancel out


def test_the_mean_is_that_of_torchs_embedding_bag() -> None:
    # What sentence-transformers' StaticEmbedding and model2vec compute, from the shipped files.
    import torch
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    texts = [text for row in TOLD for text in row]
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    ids = [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
    table = load_file(SHIPPED / "model.safetensors")["embeddings"]
    assert table.dtype == np.int8
    bag = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(table).float(), mode="mean")
    offsets = torch.tensor([0, *np.cumsum([len(row) for row in ids])[:-1].tolist()])
    expected = torch.nn.functional.normalize(bag(torch.tensor([i for row in ids for i in row]), offsets))
    np.testing.assert_allclose(sentence_vectors(texts), expected.numpy(), atol=1e-5)


def test_a_translation_is_nearer_than_another_fact() -> None:
    vectors = np.stack([sentence_vectors(row) for row in TOLD])  # (facts, languages, d)
    for one, row in enumerate(vectors):
        for other, rival in enumerate(vectors):
            if one != other:
                assert (row @ row.T).min() > (row @ rival.T).max()


def test_case_accents_and_typography_make_no_difference() -> None:
    one, other = sentence_vectors(
        ["L'État a « gelé » 12,5 % des crédits.", 'l’etat a "gele" 12,5 % des credits']
    )
    np.testing.assert_array_equal(one, other)


def test_a_text_has_the_same_vector_whatever_stands_beside_it() -> None:
    texts = [text for row in TOLD for text in row] + [""]
    together = sentence_vectors(texts * 150)  # more than one chunk
    alone = np.concatenate([sentence_vectors([text]) for text in texts])
    np.testing.assert_array_equal(together, np.tile(alone, (150, 1)))


@given(st.lists(st.text(st.characters(codec=None)), max_size=5))
@settings(deadline=None)
def test_any_text_has_a_unit_vector_or_none(texts: list[str]) -> None:
    lengths = np.linalg.norm(sentence_vectors(texts), axis=1)
    assert lengths.shape == (len(texts),)
    assert all(length == 0 or abs(length - 1) < 1e-5 for length in lengths)


def test_hostile_texts_take_no_time() -> None:
    started = time.perf_counter()
    found = sentence_vectors(
        ["a" * 1_000_000, "\ud800\udfff", "é" * 1_000_000, " " * 1_000_000, "\0", "1" * 1_000_000]
    )
    assert time.perf_counter() - started < 20  # what grows with the square of a text would take hours
    assert np.isfinite(found).all()


def test_neither_torch_nor_scipy_is_loaded() -> None:
    program = (
        "import sys; from summarize.text.encoders import open_encoder; open_encoder('package:vectors')(['un pont']);"
        "print([name for name in ('torch', 'scipy', 'transformers', 'sklearn') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_shipped_files_are_complete_and_small() -> None:
    names = {path.name for path in SHIPPED.iterdir()}
    assert {
        "model.safetensors",
        "tokenizer.json",
        "config.json",
        "modules.json",
        "README.md",
        "LICENSE",
    } <= names
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 12 * 2**20
    assert is_static(SHIPPED)
    config = json.loads((SHIPPED / "config.json").read_text())
    assert sentence_vectors(["pont"]).shape == (1, config["hidden_dim"])


def test_a_folder_whose_parts_do_not_belong_together_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"shape \(3, 2\) for 2 tokens; each token has one row"):
        load_static(tiny(tmp_path, np.ones((3, 2)), ["un"]))
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(ModelError, match=r"tokenizer\.json: cannot be read"):
        load_static(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"junk")
    with pytest.raises(ModelError, match="no static vectors"):
        load_static(tmp_path)


def test_encoders_by_name(tmp_path: Path) -> None:
    assert open_encoder("none") is None
    package = open_encoder("package:vectors")
    assert package is not None
    np.testing.assert_array_equal(package(["un pont"]), sentence_vectors(["un pont"]))
    static = open_encoder(str(tiny(tmp_path, np.array([[0, 0], [3, 0]]), ["un"])))
    assert static is not None
    np.testing.assert_array_equal(static(["un"]), [[1, 0]])
    with pytest.raises(
        ModelError, match=r"neither a folder nor the id of a model \(owner/name\); use 'package:vectors'"
    ):
        open_encoder("package:vector")


def bert(folder: Path, **pooling: bool) -> Path:
    """A BERT with random weights, in sentence-transformers' form."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(vocab=str(folder / "vocab.txt"), model_max_length=32).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=32,
    )  # fmt: skip
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    if pooling:
        (folder / "1_Pooling").mkdir()
        told = {f"pooling_mode_{kind}": on for kind, on in pooling.items()}
        (folder / "1_Pooling" / "config.json").write_text(
            json.dumps({"word_embedding_dimension": 16, **told})
        )
    return folder


def test_an_encoder_of_transformers_pools_the_mean(tmp_path: Path) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = bert(tmp_path / "bert")
    encode = open_encoder(str(folder))
    assert encode is not None
    texts = ["un pont", "le pont de la serre", "a", "x" * 500, "\ud800"]
    found = encode(texts)
    assert found.shape == (5, 16)
    assert found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, rtol=1e-5)
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    with torch.inference_mode():
        states = model(**tokenizer(texts[1], return_tensors="pt"))[0][0]
    expected = torch.nn.functional.normalize(states.mean(0), dim=0).numpy()
    np.testing.assert_allclose(found[1], expected, atol=1e-5)  # whatever padding stood beside it


def test_an_encoder_of_transformers_pools_as_it_says(tmp_path: Path) -> None:
    mean = open_encoder(str(bert(tmp_path / "mean", mean_tokens=True, cls_token=False)))
    first = open_encoder(str(bert(tmp_path / "cls", mean_tokens=False, cls_token=True)))
    assert mean is not None
    assert first is not None
    assert not np.allclose(mean(["un pont"]), first(["un pont"]))
    with pytest.raises(ModelError, match=r"pools by pooling_mode_max_tokens; only mean_tokens or cls_token"):
        open_encoder(str(bert(tmp_path / "max", max_tokens=True)))


@pytest.mark.data
def test_translated_news_is_found_again(shared_data: Path) -> None:
    # The floor stands well under what benchmarks/vectors.py measures on all 500 of each language.
    from summarize.train.translations import held_out_news

    news = [(foreign, french) for code, foreign, french in held_out_news(shared_data) if code == "deu"]
    foreign, french = (sentence_vectors(side) for side in zip(*news, strict=True))
    nearest = (foreign @ french.T).argmax(axis=1)
    assert (nearest == np.arange(len(news))).mean() > 0.7
    # And by more than a hair: what words alone would give is the same row shifted by one.
    assert np.diag(foreign @ french.T).mean() > 2 * np.mean([a @ b for a, b in pairwise(french)])
