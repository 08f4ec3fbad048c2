"""The ablations: each variant changes the line where it says, and what it tells is judged by the whole line."""

import ast
import importlib
import inspect
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import barred, sayings
from summarize.config import GenerateConfig
from summarize.errors import SummarizeError
from summarize.evaluate.segments import Example, SegmentScores
from summarize.evaluate.significance.compare import compare_all
from summarize.generate.opening import open_generator
from summarize.generate.requests import Request
from summarize.records import Article, Fact, GroundedSentence, Hypothesis, Passage

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))  # they are programs that import one another, and no package
ablations = importlib.import_module("ablations")
differences = importlib.import_module("differences")
variants = importlib.import_module("line_variants")

DAY = datetime(2031, 3, 4, tzinfo=UTC)
TEXTS = (
    (
        "Le ferry Aldebert, construit en 1998, a heurté la digue de Port-Quirin mardi matin, selon la capitainerie. "
        "Douze passagers du ferry ont été légèrement blessés et soignés sur le quai. "
        "Il devait rejoindre l'île de Corvasque avant midi. "
        "La capitainerie de Port-Quirin, qui surveille le chenal, a ouvert une enquête sur la vitesse du navire."
    ),
    (
        "Douze passagers ont été blessés mardi lorsque le ferry Aldebert a heurté la digue de Port-Quirin. "
        "Le navire entrait au port par vent fort, d'après le pilote Anselme Rivoire. "
        "Une enquête sur la vitesse du ferry est ouverte à Port-Quirin."
    ),
)
EVENT = [
    Article(f"ferry{n}", text, published_at=DAY, language="fr", event_id="ferry")
    for n, text in enumerate(TEXTS)
]
EXAMPLE = Example("ferry", ("Un ferry a heurté une digue à Port-Quirin: douze blessés.",), tuple(EVENT))


@pytest.fixture(scope="module")
def model():
    return ablations.Remembering(open_generator(GenerateConfig()))


def told(name, model, words=60):
    variant = variants.VARIANTS[name]
    found = ablations.prepare(EVENT, model, words, variant)
    return ablations.tell(EVENT, found, words, variant, model)


def test_every_variant_tells_the_event_and_says_what_the_whole_line_thinks_of_it(model):
    for name in variants.VARIANTS:
        found = told(name, model)
        assert found.text, name
        assert 0 <= found.stopped <= len(found.sentences), name
        assert 0 <= found.refused <= len(found.sentences), name


def test_the_whole_line_tells_nothing_that_it_would_not(model):
    assert (told(variants.WHOLE, model).stopped, told(variants.WHOLE, model).refused) == (0, 0)


def test_the_rules_left_out_are_all_that_the_line_has():
    trees = [ast.parse(inspect.getsource(part)) for part in (sayings.sayable, barred.barred)]
    unions: list[ast.AST] = [
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign)
        and {"unfit", "older"} & {getattr(target, "id", "") for target in getattr(node, "targets", [getattr(node, "target", None)])}
    ]  # fmt: skip
    found = ast.walk(ast.parse(inspect.getsource(barred._unfit)))
    unions += [node for node in found if isinstance(node, ast.Return)]
    called = {call.func.id for union in unions for call in ast.walk(union) if isinstance(call, ast.Call)}
    called.remove("_unfit")
    assert called | {"older"} == set(variants.RULES)


def test_what_is_exchanged_is_put_back(model):
    before = {(module, name): getattr(module, name) for v in variants.VARIANTS.values() for module, name, _ in v.patches}  # fmt: skip
    assert len(before) > 8
    for name in ("no rules for readers", "no gate", "no names for pronouns"):
        told(name, model)
    assert all(getattr(module, name) is own for (module, name), own in before.items())


def test_without_cuts_all_sentences_are_whole_and_with_all_of_them_some_are_not(model):
    assert all(sentence in " ".join(TEXTS) for sentence in told("no cuts", model).sentences)
    every = variants.VARIANTS["every cut, unscored"]
    asked = list(ablations.prepare(EVENT, model, 60, every).cuts.values())
    assert any(len(request.candidates) > 1 for request in asked)
    for request, found in zip(asked, variants.every_cut(model, asked), strict=True):
        assert tuple(hypothesis.text for hypothesis in found) == request.candidates


def test_closed_requests_are_answered_in_their_places():
    class Echo:
        profile = None
        identity = ""

        def generate(self, requests):
            return [(Hypothesis(request.passages[0], -1.0),) for request in requests]

        def count_tokens(self, text):
            return len(text)

    requests = [
        Request(("a",), "de"),
        Request(("b",), "fr", "cut", ("b b", "b")),
        Request(("c",), "it"),
    ]
    texts = [[h.text for h in found] for found in variants.whole_sentences(Echo(), requests)]
    assert texts == [["a"], ["b b"], ["c"]]
    assert [[h.text for h in found] for found in variants.every_cut(Echo(), requests)] == [["a"], ["b b", "b"], ["c"]]  # fmt: skip
    freely = variants.freely(Echo(), [Request(("un", "deux"), "fr")])
    assert [[h.text for h in found] for found in freely] == [["un"]]


def test_a_model_that_remembers_is_asked_once():
    class Counting:
        profile = None
        identity = ""
        calls = 0

        def generate(self, requests):
            self.calls += len(requests)
            return [(Hypothesis(request.passages[0], -1.0),) for request in requests]

    inner = Counting()
    remembering = ablations.Remembering(inner)
    one, two = Request(("a",), "fr"), Request(("b",), "fr")
    assert [f[0].text for f in remembering.generate([one, two, one])] == ["a", "b", "a"]
    assert [f[0].text for f in remembering.generate([two])] == ["b"]
    assert inner.calls == 2


def grounded(text, article, start, origin="verbatim"):
    passage = Passage(article.article_id, start, start + len(text), text, "fr", 2)
    return GroundedSentence(text, origin, Fact((passage,), 1, 1.0))


def test_a_sentence_that_leans_on_one_untold_is_refused():
    text = "Il devait rejoindre l'île de Corvasque avant midi."
    leaning = grounded(text, EVENT[0], TEXTS[0].index(text))
    passages = ablations.event_passages(EVENT)
    assert ablations.refused([leaning], EVENT, passages) == 1
    whole = TEXTS[1].split(". ")[0] + "."
    assert ablations.refused([grounded(whole, EVENT[1], 0)], EVENT, passages) == 0
    assert ablations.refused([], EVENT, passages) == 0


def test_what_the_gate_would_stop_is_seen():
    own = TEXTS[0].split(". ")[1] + "."
    wrong = grounded(own, EVENT[0], TEXTS[0].index(own), "generated")
    published = {article.article_id: DAY for article in EVENT}
    assert not ablations.problems(wrong, published, "order")
    invented = GroundedSentence(own.replace("Douze", "Treize"), "generated", wrong.fact)
    assert {p.kind for p in ablations.problems(invented, published, "order")} == {"number"}


def scores(*values):
    import numpy as np

    return SegmentScores("rouge1.f1", np.array(values, dtype=float), "rouge1")


def test_a_difference_is_that_of_the_variant_to_the_whole():
    whole = scores(*range(20, 40))
    found = compare_all({"whole": whole, "worse": scores(*range(18, 38)), "same": whole}, focus="whole")
    assert differences.difference(found, "worse") == "-2.00 [-2.00, -2.00]*"
    assert differences.difference(found, "same") == "+0.00 [+0.00, +0.00] "
    assert differences.difference(found, "whole") == ""


@given(st.lists(st.floats(0, 100), min_size=2, max_size=12))
def test_a_difference_never_shows_a_negative_nothing(values):
    own = scores(*values)
    assert "-0.00" not in differences.difference(compare_all({"a": own, "b": own}, focus="a"), "b")


def test_the_table_has_a_line_for_each_variant_that_is_asked_for(model, capsys):
    ablations.measure("ferry", [EXAMPLE], 60, "fr", model, ["greedy choice"])
    lines = capsys.readouterr().out.splitlines()
    assert [line[:22].rstrip() for line in lines[-2:]] == ["whole line", "greedy choice"]
    assert "R1 less the whole" in lines[-3]
    assert "rouge1|f1|" in lines[-4]


def test_a_variant_that_there_is_not_is_told():
    with pytest.raises(SummarizeError, match="no such variant; choose from whole line, no model"):
        ablations.check_names(["no such"], variants.VARIANTS)
