import json
import warnings

import numpy as np
import pytest

from summarize.errors import ModelError
from summarize.evaluate.citations.entailment import (
    EntailmentJudge,
    EntailmentProfile,
    entailment_index,
    load_judge,
    shipped_judges,
)
from summarize.evaluate.citations.judges import AlignerJudge, Question
from summarize.plan.passages import article_passages
from summarize.records import Article, Passage

FIRE = Article(
    "a",
    "Un incendie a ravagé mardi la scierie de Brunvelle. Douze ouvriers ont été évacués par les pompiers. "
    "Le marché aux chevaux de Tarmont aura lieu dimanche.",
    language="fr",
)
TEST_PROFILE = EntailmentProfile(name="tiny", model="nowhere")


def passages(*indices: int) -> tuple[Passage, ...]:
    found = article_passages(FIRE)
    return tuple(found[index] for index in indices)


def ask(sentence: str, *indices: int) -> float:
    question = Question(sentence, "fr", passages(*indices))
    return float(AlignerJudge().support([question], {"a": FIRE})[0])


def test_the_aligner_judges_the_share_that_is_said():
    both = "Un incendie a ravagé mardi la scierie de Brunvelle et douze ouvriers ont été évacués."
    assert ask(both, 0, 1) == 1.0
    assert 0.3 < ask(both, 0) < 0.8
    assert ask(both, 2) < 0.2
    assert ask(both) == 0.0


@pytest.mark.parametrize(
    "false",
    [
        "Vingt ouvriers ont été évacués par les pompiers.",
        "Douze ouvriers n'ont pas été évacués par les pompiers.",
    ],
)
def test_what_contradicts_supports_nothing(false):
    assert ask(false, 1) == 0.0
    assert ask("Douze ouvriers ont été évacués par les pompiers.", 1) == 1.0


def test_an_added_passage_never_takes_support_away():
    for sentence in ("Douze ouvriers ont été évacués.", "La scierie de Brunvelle a brûlé mardi."):
        assert ask(sentence, 0, 1, 2) >= max(ask(sentence, 0), ask(sentence, 1), ask(sentence, 2))


@pytest.mark.parametrize("text", ["", ".", "\ud800", "x" * 5000, "« » 3 %"])
def test_any_sentence_survives(text):
    assert 0.0 <= ask(text, 0) <= 1.0


def test_the_signature_says_the_circle_and_the_threshold():
    assert AlignerJudge(0.7).signature == "judge:aligner(circular on its own citations)|threshold:0.7"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A classifier of two words' worth of weights, built on the spot, with its tokenizer."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz"]
    tokenizer = Tokenizer(models.WordLevel({t: i for i, t in enumerate(known)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(known),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=96,
        initializer_range=1.0,
        num_labels=3,
        id2label={0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"},
        label2id={"CONTRADICTION": 0, "NEUTRAL": 1, "ENTAILMENT": 2},
    )
    folder = tmp_path_factory.mktemp("nli")
    BertForSequenceClassification(config).save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder


SHORT = [
    Question("un feu", "fr", (Passage("a", 0, 9, "le feu a pris", "fr", 0),)),
    Question("douze", "fr", (Passage("a", 0, 9, "dix", "fr", 0), Passage("a", 9, 18, "ou douze", "fr", 1))),
    Question("rien", "fr", (Passage("a", 0, 9, "tout", "fr", 0),)),
]


def test_a_models_answer_is_its_probability_of_entailment(tiny):
    import torch

    judge = load_judge(str(tiny))
    answers = judge.support(SHORT, {})
    assert isinstance(judge, EntailmentJudge)
    for question, answer in zip(SHORT, answers, strict=True):
        premise = " ".join(passage.text for passage in question.passages)
        encoded = judge._tokenizer(premise, question.sentence, return_tensors="pt")
        with torch.inference_mode():
            expected = torch.softmax(judge._model(**encoded).logits, dim=-1)[0, 2]
        assert answer == pytest.approx(float(expected), abs=1e-5)
    assert len(set(answers.round(4))) == len(SHORT)  # the model does tell them apart


def test_the_batch_does_not_matter(tiny):
    alone = EntailmentJudge(EntailmentProfile(name="t", model=str(tiny), batch_size=1)).support(SHORT, {})
    together = EntailmentJudge(EntailmentProfile(name="t", model=str(tiny), batch_size=8)).support(SHORT, {})
    np.testing.assert_allclose(alone, together, atol=1e-5)
    assert judge_of_none(tiny).shape == (0,)


def judge_of_none(tiny):
    return load_judge(str(tiny)).support([], {})


def test_what_is_too_long_is_cut_and_said(tiny):
    judge = load_judge(str(tiny))
    assert "tokens:96" in judge.signature  # the model has no more positions, whatever the profile hopes
    long = Question("feu", "fr", (Passage("a", 0, 9, "le feu " * 50, "fr", 0),))
    with pytest.warns(UserWarning, match="1 of 2 texts are longer than its 96 tokens"):
        judge.support([long, SHORT[0]], {})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        judge.support(SHORT, {})


def test_any_text_can_be_asked(tiny):
    odd = [Question(text, "fr", (Passage("a", 0, 1, text, "fr", 0),)) for text in ("\ud800", "\0", "漢字 🎈")]
    assert np.isfinite(load_judge(str(tiny)).support(odd, {})).all()


@pytest.mark.parametrize(
    ("labels", "index"),
    [
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, 0),
        ({0: "not_entailment", 1: "entailment"}, 1),
        ({0: "CONTRADICTION", 1: "ENTAILMENT"}, 1),
        ({0: "non-entailment", 1: "Entailed"}, 1),
    ],
)
def test_the_label_of_entailment_is_found(labels, index):
    assert entailment_index(labels, TEST_PROFILE) == index


def test_a_profile_can_name_the_label():
    profile = EntailmentProfile(name="p", model="m", entailment="LABEL_2")
    assert entailment_index({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, profile) == 2


@pytest.mark.parametrize(
    "labels", [{0: "LABEL_0", 1: "LABEL_1"}, {0: "entailment"}, {0: "positive", 1: "negative"}]
)
def test_a_model_that_judges_something_else_is_refused(labels):
    with pytest.raises(
        ModelError, match="means entailment; give a model of natural language inference, or set"
    ):
        entailment_index(labels, TEST_PROFILE)


def test_a_model_without_a_classifier_is_refused(tmp_path, tiny):
    from transformers import AutoTokenizer, BertModel

    BertModel.from_pretrained(tiny).save_pretrained(tmp_path)
    AutoTokenizer.from_pretrained(tiny).save_pretrained(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    assert config["architectures"] == ["BertModel"]
    with pytest.raises(ModelError, match=r"lacks weights of a classifier: classifier"):
        load_judge(str(tmp_path))


def test_weights_that_could_run_code_are_refused(tmp_path, tiny):
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    model = BertForSequenceClassification.from_pretrained(tiny)
    model.config.save_pretrained(tmp_path)
    AutoTokenizer.from_pretrained(tiny).save_pretrained(tmp_path)
    torch.save(model.state_dict(), tmp_path / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        load_judge(str(tmp_path))


def test_shipped_profiles_can_be_read_and_typos_are_answered(tmp_path):
    from summarize.evaluate.citations.entailment import SHIPPED, _read

    assert shipped_judges()[0] == "aligner"
    assert len(shipped_judges()) > 1
    for name in shipped_judges()[1:]:
        profile = _read(SHIPPED / f"{name}.toml")
        assert profile.name == name
        assert profile.licence != "unknown"
        assert "fr" in profile.languages
    with pytest.raises(ModelError, match="did you mean 'mdeberta-xnli'"):
        load_judge("mdeberta-xnl")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('name = "x"\nmodel = "y"\ntreshold = 0.5\n', encoding="utf-8")
    with pytest.raises(ModelError, match="did you mean 'threshold'"):
        load_judge(str(wrong))
    with pytest.raises(ModelError, match=r"absent\.toml: cannot be read"):
        load_judge(str(tmp_path / "absent.toml"))


def test_a_profile_finds_the_model_beside_it(tmp_path, tiny):
    (tmp_path / "weights").symlink_to(tiny)
    profile = tmp_path / "mine.toml"
    profile.write_text('name = "mine"\nmodel = "weights"\nthreshold = 0.25\n', encoding="utf-8")
    judge = load_judge(str(profile))
    assert judge.threshold == 0.25
    assert judge.signature == "judge:entailment(mine)|premise:passages|tokens:96|threshold:0.25"
