"""Both libraries on tiny models of five families: equal scores, held outputs, no effect of the batch."""

import subprocess
import sys

import msgspec
import pytest

from summarize.config import GenerateConfig
from summarize.errors import ModelError
from summarize.generate.convert import convert_to_ctranslate2
from summarize.generate.ctranslate2_backend import CTranslate2Generator
from summarize.generate.cutting.cuts import cuts
from summarize.generate.held_decoding import allowed_next, build_trie
from summarize.generate.profiles import Profile, load_profile
from summarize.generate.requests import Request, by_length, model_input, ranked
from summarize.generate.transformers_backend import TransformersGenerator

LONG = (
    "Le maire de Trévigny, élu en mars, a fermé jeudi le pont de la Serre, qui menace ruine, "
    "alors que la crue monte."
)
SHORT = "Le budget de la ville de Corvalle, adopté lundi, prévoit 12,5 millions d'euros de travaux."
ENGLISH = "The harbour of Saint-Orven was closed on Tuesday."
FAMILIES = ["t5", "t5-untied", "mt5", "bart", "mbart", "m2m100"]
LANGUAGES = {
    "mbart": {"source_language_tokens": {"en": "en_XX", "fr": "fr_XX"}, "forced_bos_token": "fr_XX"},
    "m2m100": {"source_language_tokens": {"en": "en", "fr": "fr"}, "forced_bos_token": "__fr__"},
}


def held(sentence):
    return Request((sentence,), "fr", None, cuts(sentence, "fr", 6))


def profile_of(folder, name, **changes):
    settings = {"max_new_tokens": 12, "length_penalty": 0.0} | LANGUAGES.get(name, {}) | changes
    return msgspec.structs.replace(load_profile(str(folder)), **settings)


@pytest.fixture(scope="session")
def converted(built, tmp_path_factory):
    done = {}

    def convert(name, quantization="float32"):
        key = (name, quantization)
        if key not in done:
            done[key] = convert_to_ctranslate2(
                built(name), tmp_path_factory.mktemp(f"ct2-{name}"), quantization=quantization
            )
        return done[key]

    return convert


def both(name, built, converted, **changes):
    config = GenerateConfig(threads=1, num_hypotheses=64)
    profile = profile_of(built(name), name, **changes)
    other = converted(name)
    twin = msgspec.structs.replace(
        profile,
        model=other.model,
        backend="ctranslate2",
        forced_bos_token=other.forced_bos_token or profile.forced_bos_token,
    )
    return TransformersGenerator(profile, config), CTranslate2Generator(twin, config)


@pytest.mark.parametrize("name", FAMILIES)
def test_held_rankings_agree(name, built, converted):
    """Beam search on the trie and exact scoring: the same candidates, scores within 1e-3 nats."""
    ours, theirs = both(name, built, converted)
    requests = [held(LONG), held(SHORT)]
    for request, left, right in zip(
        requests, ours.generate(requests), theirs.generate(requests), strict=True
    ):
        assert {h.text for h in left} == set(request.candidates)
        assert [h.text for h in left] == [h.text for h in right]
        assert [h.score for h in left] == pytest.approx([h.score for h in right], abs=2e-3, rel=1e-5)
        assert len({h.score for h in left}) == len(left)


@pytest.mark.parametrize("name", FAMILIES)
def test_greedy_outputs_agree(name, built, converted):
    ours, theirs = both(name, built, converted, num_beams=1)
    ours.num_hypotheses = theirs.num_hypotheses = 1
    requests = [Request((text,), "fr") for text in (LONG, SHORT, ENGLISH, "Pont.", "La digue a cédé.")]
    left, right = ours.generate(requests), theirs.generate(requests)
    assert [[h.text for h in found] for found in left] == [[h.text for h in found] for found in right]
    scores = [h.score for found in left for h in found]
    assert scores
    assert scores == pytest.approx([h.score for found in right for h in found], abs=2e-3, rel=1e-5)


def test_held_score_is_the_models_own(built):
    """Against teacher forcing, which shares no code with beam search."""
    import torch

    folder = built("t5")
    generator = TransformersGenerator(profile_of(folder, "t5"), GenerateConfig(threads=1, num_hypotheses=64))
    tokenizer, model = generator.tokenizer, generator.model
    for hypothesis in generator.generate([held(LONG)])[0]:
        inputs = tokenizer(LONG, return_tensors="pt")["input_ids"]
        labels = tokenizer(hypothesis.text, return_tensors="pt")["input_ids"]
        with torch.inference_mode():
            logits = model(input_ids=inputs, labels=labels).logits.log_softmax(-1)
        assert float(logits[0].gather(1, labels[0][:, None]).sum()) == pytest.approx(
            hypothesis.score, abs=2e-3
        )


@pytest.mark.parametrize("exponent", [0.5, 1.0])
def test_length_exponent_is_the_same_on_both_sides(exponent, built, converted):
    ours, theirs = both("t5", built, converted, length_penalty=exponent)
    left, right = ours.generate([held(LONG)])[0], theirs.generate([held(LONG)])[0]
    assert len(left) > 1
    assert [h.text for h in left] == [h.text for h in right]
    assert [h.score for h in left] == pytest.approx([h.score for h in right], abs=2e-3, rel=1e-5)


def test_a_single_candidate_keeps_its_own_score(built, converted):
    """Beam search fills its beams up with rows that left the set; their score is nobody's."""
    ours, theirs = both("t5", built, converted, length_penalty=1.0)
    alone = Request((SHORT,), "fr", "cut", (SHORT,))
    (left,), (right,) = ours.generate([alone])[0], theirs.generate([alone])[0]
    assert left.score == pytest.approx(right.score, abs=2e-3)


@pytest.mark.parametrize("backend", ["transformers", "ctranslate2", "int8"])
def test_batch_changes_nothing(backend, built, converted):
    """Each request alone, all in one batch, and in reverse give the same hypotheses and scores."""
    if backend == "transformers":
        generator = TransformersGenerator(
            profile_of(built("t5"), "t5"), GenerateConfig(threads=1, num_hypotheses=3)
        )
    else:
        model = converted("t5", "int8" if backend == "int8" else "float32").model
        profile = msgspec.structs.replace(profile_of(built("t5"), "t5"), model=model, backend="ctranslate2")
        generator = CTranslate2Generator(profile, GenerateConfig(threads=1, num_hypotheses=3))
    requests = [
        held(LONG),
        Request((ENGLISH,), "en"),
        held(SHORT),
        Request((SHORT, LONG), "fr"),
        Request(("Pont.",), "fr"),
        held("Le pont est fermé, a indiqué la préfecture."),
    ]
    together = generator.generate(requests)
    assert together == [generator.generate([request])[0] for request in requests]
    assert together == generator.generate(requests[::-1])[::-1]
    assert all(together)
    assert len(set(together)) == len(requests)


def test_unknown_source_language_gives_nothing(built):
    generator = TransformersGenerator(profile_of(built("mbart"), "mbart"), GenerateConfig(threads=1))
    assert generator.generate([Request((ENGLISH,), "xx"), Request((ENGLISH,), None)]) == [(), ()]


def test_source_language_token_stands_first(built):
    generator = TransformersGenerator(profile_of(built("mbart"), "mbart"), GenerateConfig(threads=1))
    for language, token in (("en", "en_XX"), ("fr", "fr_XX")):
        ids = generator._encode(Request((ENGLISH,), language))
        assert generator.tokenizer.convert_ids_to_tokens(ids[0]) == token
        assert generator.tokenizer.convert_ids_to_tokens(ids[-1]) == "</s>"


def test_input_is_truncated_to_the_positions(built):
    generator = TransformersGenerator(
        profile_of(built("bart"), "bart", max_input_tokens=5000), GenerateConfig(threads=1)
    )
    assert generator.max_input == 128
    assert generator.generate([Request((LONG * 40,), "fr")])[0]


def test_crosssum_start_token_comes_from_the_map(built, tmp_path):
    import json
    import shutil

    folder = shutil.copytree(built("mt5"), tmp_path / "crosssum")
    config = json.loads((folder / "config.json").read_text())
    config["task_specific_params"] = {"langid_map": {"french": [10, "<join>"], "english": [30, "<copy>"]}}
    (folder / "config.json").write_text(json.dumps(config))
    french = TransformersGenerator(
        profile_of(folder, "mt5", decoder_start="langid_map:french"), GenerateConfig(threads=1)
    )
    assert french.decoder_start == french.tokenizer.convert_tokens_to_ids("<join>")
    plain = TransformersGenerator(profile_of(folder, "mt5"), GenerateConfig(threads=1))
    assert plain.decoder_start == 0
    assert french.generate([held(LONG)]) != plain.generate([held(LONG)])
    with pytest.raises(ModelError, match="klingon"):
        TransformersGenerator(
            profile_of(folder, "mt5", decoder_start="langid_map:klingon"), GenerateConfig(threads=1)
        )


def test_an_unknown_token_in_a_profile_is_an_error(built):
    with pytest.raises(ModelError, match="fr_YY"):
        TransformersGenerator(
            profile_of(built("t5"), "t5", forced_bos_token="fr_YY"), GenerateConfig(threads=1)
        )


def test_pickled_weights_are_refused(built, tmp_path):
    import shutil

    import torch

    folder = shutil.copytree(built("t5"), tmp_path / "pickled")
    (folder / "model.safetensors").unlink()
    torch.save({}, folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors") as error:
        TransformersGenerator(profile_of(folder, "t5"), GenerateConfig(threads=1))
    assert "\n" not in str(error.value)


def test_a_folder_without_weights_or_tokenizer(built, tmp_path):
    import shutil

    shutil.copy(built("t5") / "config.json", tmp_path / "config.json")
    with pytest.raises(ModelError):
        TransformersGenerator(load_profile(str(tmp_path)), GenerateConfig(threads=1))
    with pytest.raises(ModelError, match=r"model\.bin"):
        CTranslate2Generator(
            Profile(name="x", model=str(tmp_path), backend="ctranslate2"), GenerateConfig(threads=1)
        )


@pytest.fixture
def embedded(built, spiece, tmp_path):
    """The shape of the embedded model's folder: int8 weights and sentencepiece, no more."""
    import shutil

    convert_to_ctranslate2(built("t5"), tmp_path, quantization="int8", tokenizer=False)
    (tmp_path / "profile.toml").unlink()
    shutil.copy(spiece, tmp_path / "spiece.model")
    return tmp_path


def test_the_embedded_model_needs_no_torch(embedded):
    code = f"""
import sys
from summarize.config import GenerateConfig
from summarize.generate.profiles import Profile
from summarize.generate.ctranslate2_backend import CTranslate2Generator
from summarize.generate.cutting.cuts import cuts
from summarize.generate.requests import Request
profile = Profile(name="t", model={str(embedded)!r}, backend="ctranslate2", decoding="chunks", tasks={{"cut": "<cut>"}})
generator = CTranslate2Generator(profile, GenerateConfig(threads=1))
text = {SHORT!r}
found = generator.generate([Request((text,), "fr", "cut", cuts(text, "fr"))])
assert {{h.text for h in found[0]}} == set(cuts(text, "fr")), found
print(sorted(name for name in ("torch", "transformers", "sklearn") if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_task_token_reaches_the_model_as_one_piece(embedded):
    profile = Profile(
        name="t", model=str(embedded), backend="ctranslate2", tasks={"cut": "<cut>"}, max_input_tokens=9
    )
    generator = CTranslate2Generator(profile, GenerateConfig(threads=1))
    tokens = generator.tokens.source(model_input(Request((LONG,), "fr", "cut"), profile), None, 9)
    assert "<cut>" in tokens
    assert len(tokens) == 9
    assert tokens[-1] == "</s>"
    spoken = generator.tokens.source(model_input(Request(("Il dit <cut> ici.",), "fr"), profile), None, 99)
    assert "<cut>" not in spoken


def test_trie():
    trie = build_trie([[1, 2, 9], [1, 3, 9], [4, 9]])
    assert allowed_next(trie, []) == [1, 4]
    assert allowed_next(trie, [1]) == [2, 3]
    assert allowed_next(trie, [1, 3]) == [9]
    assert allowed_next(trie, [1, 3, 9]) == []
    assert allowed_next(trie, [7]) == []
    assert allowed_next(trie, [7, 8]) == []


def test_ranked_breaks_ties_by_order_and_keeps_each_text_once():
    found = ranked([("b", -1.00001), ("a", -1.00002), ("c", -0.5), ("b", -0.2), ("", 0.0)], 9)
    assert [(h.text, h.score) for h in found] == [("b", -0.2), ("c", -0.5), ("a", -1.0)]
    assert [h.text for h in ranked([("b", -1.00001), ("a", -1.0)], 9)] == ["b", "a"]


def test_by_length():
    assert by_length([3, 9, 3, 5], 2) == [[1, 3], [0, 2]]


def test_the_embedded_model_reads_its_task_token_as_in_training():
    from summarize.generate.ctranslate2_backend import _SentencePieceTokens
    from summarize.generate.profiles import PACKAGE_MODELS

    tokens = _SentencePieceTokens(PACKAGE_MODELS / "compact" / "spiece.model", frozenset({"<cut>"}))
    assert tokens.source("<cut> Le maire", None, 20)[:2] == ["<cut>", "▁Le"]
    assert tokens.source("▁ Le", None, 20)[-1] == "</s>"
